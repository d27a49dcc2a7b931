//! Licences to practise, and whether one holds in a place on a day.
//!
//! What must stay true: a licence holds only if someone verified it, and never past its expiry
//! day. Nothing stores "holds": it is worked out when asked, so expiry takes effect by itself.

use serde::{Deserialize, Serialize};

use crate::jurisdiction::Jurisdiction;

/// A civil day, as days since 1970-01-01. Expiry is compared with the day at the therapist's.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(pub i32);

/// What the practice found when it checked a licence with its issuer.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Vetting {
    /// Nobody has checked it yet.
    Waiting,
    /// Found good.
    Verified {
        /// The day it was checked.
        on: Day,
    },
    /// Not found, or not good.
    Refused,
}

/// A licence to practise.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Licence {
    /// Where it lets the therapist practise.
    pub jurisdiction: Jurisdiction,
    /// The last day it is good for.
    pub expires: Day,
    /// How its vetting stands.
    pub vetting: Vetting,
}

impl Licence {
    /// Whether it lets its owner treat someone in that place today: verified, for that very
    /// place, and unexpired (the expiry day still counts).
    pub fn holds(&self, in_: &Jurisdiction, today: Day) -> bool {
        matches!(self.vetting, Vetting::Verified { .. })
            && self.jurisdiction == *in_
            && today <= self.expires
    }
}
