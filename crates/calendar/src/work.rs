//! Work that is counted, so that what strangers write can never keep the
//! program busy for long. What must stay true: every loop whose length a
//! stranger's text decides takes from a [`Work`], and stops when it is spent.

use std::fmt;

/// How many steps may still be made. A step is a day looked at or an
/// occurrence found: some ten to a hundred nanoseconds.
#[derive(Clone, Debug)]
pub struct Work(u64);

/// The steps were not enough: a rule that (nearly) never matches, or one that
/// repeats too often to be an appointment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooMuch;

impl Work {
    /// At most this many steps.
    pub fn steps(steps: u64) -> Work {
        Work(steps)
    }

    /// A part of these steps, for one of many who share them; what it leaves is given back.
    pub(crate) fn part(&mut self, most: u64) -> Work {
        let part = self.0.min(most);
        self.0 -= part;
        Work(part)
    }

    /// Takes back what a part left.
    pub(crate) fn give_back(&mut self, part: Work) {
        self.0 += part.0;
    }

    /// Takes one step, if one is left.
    pub(crate) fn step(&mut self) -> Result<(), TooMuch> {
        self.0 = self.0.checked_sub(1).ok_or(TooMuch)?;
        Ok(())
    }
}

impl Default for Work {
    /// A million steps: every second of eleven days, or every day of 2,700
    /// years.
    fn default() -> Work {
        Work(1_000_000)
    }
}

impl fmt::Display for TooMuch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it repeats too often, or never comes to an end")
    }
}

impl std::error::Error for TooMuch {}
