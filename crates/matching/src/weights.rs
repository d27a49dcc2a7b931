//! How much each kind of wish weighs, and the sum. The table with its sources is in the crate's
//! documentation.
//!
//! What must stay true: a client's score never falls when one more of their wishes is met, so
//! nobody loses by saying what they want and getting it.

/// Open at a time the client chose.
pub const TIMES: u32 = 30;
/// Works with what the client comes for.
pub const GOALS: u32 = 30;
/// Knows and welcomes who the client is.
pub const AFFIRMS: u32 = 20;
/// Of the gender the client would like.
pub const GENDER: u32 = 10;
/// Trained in a way of working the client would like.
pub const APPROACHES: u32 = 10;

/// The sum over one client's wishes, in whole numbers so that it never wavers.
#[derive(Default)]
pub(crate) struct Wishes {
    weight: u64,
    /// Hundredths of the weight.
    met: u64,
}

impl Wishes {
    /// A wish that is met or not.
    pub(crate) fn one(&mut self, weight: u32, met: bool) {
        self.share(weight, usize::from(met), 1);
    }

    /// Wishes of a kind, each of which counts by itself.
    pub(crate) fn each(&mut self, weight: u32, wanted: &[String], offered: &[String]) {
        let met = wanted.iter().filter(|one| offered.contains(one)).count();
        self.share(weight, met, wanted.len());
    }

    fn share(&mut self, weight: u32, met: usize, wanted: usize) {
        if wanted > 0 {
            let hundredths = u64::from(weight) * 100;
            self.weight += u64::from(weight);
            self.met += hundredths * met as u64 / wanted as u64;
        }
    }

    /// 0 to 100; 100 where nothing is wished.
    pub(crate) fn score(&self) -> u32 {
        let share = self.met.checked_div(self.weight).unwrap_or(100);
        u32::try_from(share).unwrap_or(100)
    }
}
