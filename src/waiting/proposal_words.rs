//! What a proposal means, in words.
//!
//! What must stay true: how well somebody fits is said in a few words, the same for all; which wishes are met
//! is not said, and of a couple it is one figure, so that nothing tells one partner's wishes.

use matching::waiting::{Need, SERVED};

use super::practice_pages::NEEDS;
use super::proposals::Line;
use super::weeks_words;
use crate::languages::{Said, in_a_row, say};

/// How well a therapist fits, in words. The bounds are a choice of this project: fit is a rough number, and
/// four words are as fine as it is worth.
pub(super) fn fit_words(fit: u32) -> Said {
    match fit {
        80.. => say("proposal-fits-very-well"),
        60..80 => say("proposal-fits-well"),
        40..60 => say("proposal-fits-in-part"),
        _ => say("proposal-fits-a-little"),
    }
}

/// A text of one number or of several who wait together: "Number 12", "Numbers 12 and 15".
pub(super) fn numbers(key: &'static str, numbers: &[i64]) -> Said {
    let words: Vec<String> = numbers.iter().map(i64::to_string).collect();
    say(key)
        .with("count", words.len())
        .with("numbers", in_a_row(&words))
}

/// What the words for a couple, or for one person, are chosen by.
fn form(couple: bool) -> &'static str {
    if couple { "couple" } else { "one" }
}

pub(super) fn about(line: &Line) -> String {
    let waits = say("proposal-line")
        .with("form", form(line.couple))
        .with("weeks", weeks_words(line.weeks));
    match (
        line.need,
        NEEDS.iter().find(|(code, _)| *code == line.need.code()),
    ) {
        (Need::Usual, _) | (_, None) => waits.into(),
        (_, Some((_, key))) => format!("{waits}. {}", say(key)),
    }
}

/// What a line of the proposal means, and what it asks for.
pub(super) fn meaning(line: &Line) -> Said {
    let proposed = !line.offered.is_empty();
    match (proposed, line.gives_up, line.fits.len(), line.full) {
        (true, 0, ..) => say("proposal-best-fit"),
        (true, points, ..) => say("proposal-gives-up").with("points", points),
        (false, _, 0, 0) => say("proposal-nobody-may"),
        (false, _, 0, _) => say("proposal-all-full"),
        (false, ..) => say("proposal-others-first"),
    }
}

/// Why nothing can be offered to any of those who wait; none where something can be, if only by hand.
pub(super) fn nothing(lines: &[Line]) -> Option<Said> {
    if lines.iter().any(|line| !line.fits.is_empty()) {
        return None;
    }
    let (full, barred): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.full > 0);
    Some(match (full.is_empty(), barred.is_empty()) {
        (true, true) => say("proposal-nothing-free"),
        (false, true) => say("proposal-nothing-full"),
        (true, false) => say("proposal-nothing-barred"),
        (false, false) => say("proposal-nothing-both"),
    })
}

/// What one more place with a therapist would do, in words.
pub(super) fn place_words(name: &str, couple: bool, saves: u64) -> String {
    let gain = if saves >= u64::from(SERVED) {
        "more"
    } else {
        "better"
    };
    say("proposal-place")
        .with("form", form(couple))
        .with("name", name)
        .with("gain", gain)
        .with("saves", saves.to_string())
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Id;

    #[test]
    fn one_more_place_is_said_by_what_it_would_do() {
        let served = place_words("Tara", true, u64::from(SERVED));
        assert!(served.contains("one more could be offered"), "{served}");
        let better = place_words("Tara", false, 40);
        assert!(
            better.contains("for one person") && better.contains("fits better"),
            "{better}"
        );
    }

    fn line(fits: usize, full: usize) -> Line {
        let id = || Id::new(jiff::Timestamp::UNIX_EPOCH, &mut sealing::SystemEntropy);
        let account = || Id::new(jiff::Timestamp::UNIX_EPOCH, &mut sealing::SystemEntropy);
        Line {
            episode: id(),
            numbers: vec![1],
            couple: true,
            need: Need::Usual,
            weeks: 1,
            fits: (0..fits).map(|_| (account(), 50)).collect(),
            full,
            offered: Vec::new(),
            gives_up: 0,
        }
    }

    #[test]
    fn why_nothing_can_be_offered_is_said_and_where_something_can_nothing_is() {
        let nothing = |lines: &[Line]| nothing(lines).map_or_else(String::new, String::from);
        assert_eq!(nothing(&[line(0, 2), line(1, 0)]), "");
        assert!(nothing(&[]).starts_with("Nobody waits"));
        assert!(nothing(&[line(0, 2)]).ends_with("are full."));
        assert!(nothing(&[line(0, 0)]).ends_with("nobody here may treat them."));
        assert!(nothing(&[line(0, 0), line(0, 1)]).ends_with("some nobody here may treat."));
    }

    #[test]
    fn two_who_wait_together_are_named_together() {
        let title = |waiting: &[i64]| numbers("proposal-numbers", waiting).to_string();
        assert_eq!(title(&[12]), "Number 12");
        assert_eq!(title(&[12, 15]), "Numbers 12 and 15");
    }
}
