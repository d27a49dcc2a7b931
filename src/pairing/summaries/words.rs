//! Summaries in words for their client: what they can ask for, who reads one, and what they can still decide.

use crate::languages::{Said, say};
use crate::web::Choice;

/// What a client can ask for, as forms send it. `author` is the therapist who would write it.
pub(in crate::pairing) fn wanted(author: &str) -> [Choice; 2] {
    let choice = |value: &str, label: Said, hint: Said| Choice {
        value: value.to_owned(),
        label: label.into(),
        hint: hint.into(),
        chosen: false,
    };
    [
        choice(
            "first",
            say("summary-wanted-first"),
            say("summary-wanted-first-hint").with("author", author),
        ),
        choice(
            "along",
            say("summary-wanted-along"),
            say("summary-wanted-along-hint"),
        ),
    ]
}

/// How it stands with a summary that is written or may be.
pub(super) struct Reading<'a> {
    /// Who writes it.
    pub(super) author: &'a str,
    /// The client's therapist, where they read it or will.
    pub(super) reader: Option<&'a str>,
    /// Whom the client would pass it on to now.
    pub(super) next: &'a str,
    /// Whether it is written.
    pub(super) written: bool,
    /// Whether the client passes it on.
    pub(super) passes: bool,
}

impl Reading<'_> {
    /// Who reads it.
    pub(super) fn words(&self) -> Said {
        match (self.reader, self.written, self.passes) {
            (Some(reader), true, _) => say("summary-reader-reads").with("reader", reader),
            (Some(reader), false, _) => say("summary-reader-will").with("reader", reader),
            (None, true, true) => say("summary-next-reads"),
            (None, false, true) => say("summary-next-will"),
            (None, true, false) => say("summary-only-you").with("author", self.author),
            (None, false, false) => say("summary-you-first"),
        }
    }

    /// What the client can do: the words of a button, and whether it is passed on by it.
    pub(super) fn choice(&self) -> (Said, bool) {
        match (self.reader, self.written, self.passes) {
            (Some(reader), true, true) => {
                (say("summary-nobody-after").with("reader", reader), false)
            }
            (Some(reader), true, false) => {
                (say("summary-whoever-after").with("reader", reader), true)
            }
            (Some(_), false, _) => (say("summary-read-first"), false),
            (None, _, true) => (say("summary-keep"), false),
            (None, _, false) => (say("summary-let").with("next", self.next), true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way it can stand.
    fn all() -> Vec<Reading<'static>> {
        let mut all = Vec::new();
        for reader in [None, Some("Uma")] {
            for written in [true, false] {
                for passes in [true, false] {
                    all.push(Reading {
                        author: "Tara",
                        reader,
                        next: "my next therapist",
                        written,
                        passes,
                    });
                }
            }
        }
        all
    }

    #[test]
    fn a_button_changes_what_is_so() {
        for one in all() {
            let (words, passes) = one.choice();
            let still_hers = one.reader.is_none() || one.written;
            assert_eq!(passes, !one.passes && still_hers, "{words}");
        }
    }

    #[test]
    fn what_can_be_read_is_never_said_to_be_ones_own() {
        for one in all() {
            let (words, reads) = (one.words(), one.reader.is_some());
            assert_eq!(words.starts_with("Uma can read it"), reads, "{words}");
            assert_eq!(words.contains("taken back"), reads && one.written);
        }
    }
}
