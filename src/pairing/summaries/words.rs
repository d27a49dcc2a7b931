//! Summaries in words for their client: what they can ask for, who reads one, and what they can still decide.

use crate::web::Choice;

/// What a client can ask for, as forms send it. `author` is the therapist who would write it.
pub(in crate::pairing) fn wanted(author: &str) -> [Choice; 2] {
    let choice = |value: &str, label: String, hint: String| Choice {
        value: value.to_owned(),
        label,
        hint,
        chosen: false,
    };
    [
        choice(
            "first",
            "Yes. I read it first, and then decide who gets it".to_owned(),
            format!("Until then only you and {author} can read it."),
        ),
        choice(
            "along",
            "Yes, and my next therapist may read it as soon as I can".to_owned(),
            "You can still change that until it is written.".to_owned(),
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
    pub(super) fn words(&self) -> String {
        let author = self.author;
        match (self.reader, self.written, self.passes) {
            (Some(reader), true, _) => {
                format!("{reader} can read it, and that cannot be taken back.")
            }
            (Some(reader), false, _) => format!("{reader} can read it as soon as you can."),
            (None, true, true) => {
                "Your next therapist can read it once they say yes to you.".to_owned()
            }
            (None, false, true) => {
                "Your next therapist can read it once they say yes to you and it is written."
                    .to_owned()
            }
            (None, true, false) => format!("Only you and {author} can read it."),
            (None, false, false) => "You read it first, and then decide who gets it.".to_owned(),
        }
    }

    /// What the client can do: the words of a button, and whether it is passed on by it.
    pub(super) fn choice(&self) -> (String, bool) {
        match (self.reader, self.written, self.passes) {
            (Some(reader), true, true) => (format!("Nobody after {reader} gets it"), false),
            (Some(reader), true, false) => (
                format!("Whoever comes after {reader} may read it too"),
                true,
            ),
            (Some(_), false, _) => ("I want to read it first".to_owned(), false),
            (None, _, true) => ("Keep it to myself".to_owned(), false),
            (None, _, false) => (format!("Let {} read it", self.next), true),
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
