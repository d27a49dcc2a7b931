//! What a proposal means, in words.
//!
//! What must stay true: how well somebody fits is said in a few words, the same for all; which wishes are met
//! is not said, and of a couple it is one figure, so that nothing tells one partner's wishes.

use matching::waiting::{Need, SERVED};

use super::practice_pages::NEEDS;
use super::proposals::Line;
use super::weeks_words;

/// How well a therapist fits, in words. The bounds are a choice of this project: fit is a rough number, and
/// four words are as fine as it is worth.
pub(super) fn fit_words(fit: u32) -> &'static str {
    match fit {
        80.. => "fits very well",
        60..80 => "fits well",
        40..60 => "fits in part",
        _ => "fits a little",
    }
}

/// "Number 12", "Numbers 12 and 15".
pub(super) fn title(numbers: &[i64]) -> String {
    let words: Vec<String> = numbers.iter().map(i64::to_string).collect();
    match words.len() {
        1 => format!("Number {}", words[0]),
        _ => format!("Numbers {}", words.join(" and ")),
    }
}

pub(super) fn about(line: &Line) -> String {
    let who = if line.couple {
        "A couple"
    } else {
        "One person"
    };
    let waits = format!("{who}, waiting for {}", weeks_words(line.weeks));
    match (
        line.need,
        NEEDS.iter().find(|(code, _)| *code == line.need.code()),
    ) {
        (Need::Usual, _) | (_, None) => waits,
        (_, Some((_, words))) => format!("{waits}. {words}"),
    }
}

/// What a line of the proposal means, and what it asks for.
pub(super) fn meaning(line: &Line) -> String {
    let proposed = !line.offered.is_empty();
    match (proposed, line.gives_up, line.fits.len(), line.full) {
        (true, 0, ..) => "This is their best fit.".to_owned(),
        (true, points, ..) => format!(
            "Another therapist fits better by {points} of 100 points. That place goes to somebody else here, who would lose more, or none is free there."
        ),
        (false, _, 0, 0) => "Nobody here may treat them: there is no therapist with a licence, a language and a way to meet that fits, whom they were not offered before.".to_owned(),
        (false, _, 0, _) => "All who may treat them are full.".to_owned(),
        (false, ..) => "The free places go to others here, who come first by need, waiting and fit; or the fit is below what you set.".to_owned(),
    }
}

/// Why nothing can be offered to any of those who wait; empty where something can be, if only by hand.
pub(super) fn nothing(lines: &[Line]) -> &'static str {
    if lines.iter().any(|line| !line.fits.is_empty()) {
        return "";
    }
    let (full, barred): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.full > 0);
    match (full.is_empty(), barred.is_empty()) {
        (true, true) => "Nobody waits for an offer now.",
        (false, true) => "There is nothing to send: all who may treat them are full.",
        (true, false) => "There is nothing to send: nobody here may treat them.",
        (false, false) => {
            "There is nothing to send: all who may treat them are full, and some nobody here may treat."
        }
    }
}

/// What one more place with a therapist would do, in words.
pub(super) fn place_words(name: &str, couple: bool, saves: u64) -> String {
    let whom = if couple { "a couple" } else { "one person" };
    let gain = if saves >= u64::from(SERVED) {
        "one more could be offered somebody"
    } else {
        "people could be offered somebody who fits better"
    };
    format!("One more place for {whom} with {name}: {gain} ({saves} points).")
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
        assert_eq!(nothing(&[line(0, 2), line(1, 0)]), "");
        assert!(nothing(&[]).starts_with("Nobody waits"));
        assert!(nothing(&[line(0, 2)]).ends_with("are full."));
        assert!(nothing(&[line(0, 0)]).ends_with("nobody here may treat them."));
        assert!(nothing(&[line(0, 0), line(0, 1)]).ends_with("some nobody here may treat."));
    }

    #[test]
    fn two_who_wait_together_are_named_together() {
        assert_eq!(title(&[12]), "Number 12");
        assert_eq!(title(&[12, 15]), "Numbers 12 and 15");
    }
}
