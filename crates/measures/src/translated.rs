//! A questionnaire in another language, held against the original.
//!
//! What must stay true: whoever answers a translation is asked the same, in the same order, and what is
//! stored of it is the same to the letter.

use crate::item::{Choice, Offered};
use crate::{Item, Kind, Problem, Questionnaire};

impl Questionnaire {
    /// Where this translation is other than the original in anything but its words: its items and their
    /// order, their types, options, codes, conditions and bounds, and whether they have a hint.
    pub fn strays_from(&self, original: &Self) -> Vec<Problem> {
        let mut problems = Vec::new();
        compare(self.screens(), original.screens(), &mut problems);
        problems
    }
}

fn problem(at: &str, what: String) -> Problem {
    Problem {
        at: at.to_owned(),
        what,
    }
}

fn compare(own: &[Item], original: &[Item], problems: &mut Vec<Problem>) {
    for (one, other) in own.iter().zip(original) {
        if one.link_id != other.link_id {
            let what = format!("the original has \"{}\" in this place", other.link_id);
            // What follows is out of step with the original, too.
            problems.push(problem(&one.link_id, what));
            return;
        }
        compare(one.parts(), other.parts(), problems);
        if without_words(one) != without_words(other) {
            let what = "only words may be other than in the original: type, options and their codes and \
                        order, \"enableWhen\", extensions and whether there is a hint must be the same";
            problems.push(problem(&one.link_id, what.to_owned()));
        }
    }
    for missing in original.iter().skip(own.len()) {
        let what = "the original asks this, the translation does not".to_owned();
        problems.push(problem(&missing.link_id, what));
    }
    for more in own.iter().skip(original.len()) {
        let what = "the original does not ask this".to_owned();
        problems.push(problem(&more.link_id, what));
    }
}

/// An item as programs see it: its parts are compared on their own.
fn without_words(item: &Item) -> Item {
    let mut bare = item.clone();
    bare.text = String::new();
    bare.hint = item.hint.as_ref().map(|_| String::new());
    match &mut bare.kind {
        Kind::Group(parts) => parts.clear(),
        Kind::Choice(Choice {
            offered: Offered::These(options),
            ..
        }) => {
            for option in options {
                option.display = String::new();
            }
        }
        _ => {}
    }
    bare
}
