//! The parts of a week as bits: in which a therapist is open, which somebody named.

/// The days and the parts of a day, as in "tuesday-evening".
const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const PARTS: [&str; 3] = ["morning", "afternoon", "evening"];

/// Some of the 21 parts of a week, on one clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Week(u32);

impl Week {
    /// The parts with these codes ("tuesday-evening"); what is no code is none.
    pub fn of<S: AsRef<str>>(codes: &[S]) -> Week {
        let bits = codes.iter().filter_map(|code| bit(code.as_ref()));
        Week(bits.fold(0, |all, one| all | one))
    }

    /// Whether the part with this code is among them.
    pub fn has(self, code: &str) -> bool {
        bit(code).is_some_and(|bit| self.0 & bit != 0)
    }

    /// Whether there is none.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those that are in both.
    pub(crate) fn and(self, other: Week) -> Week {
        Week(self.0 & other.0)
    }
}

fn bit(code: &str) -> Option<u32> {
    let (day, part) = code.split_once('-')?;
    let day = DAYS.iter().position(|known| *known == day)?;
    let part = PARTS.iter().position(|known| *known == part)?;
    Some(1 << (day * PARTS.len() + part))
}
