//! Consents: what clients read and sign before the work, and may withdraw as easily.
//!
//! What must stay true: what was signed can always be read in the very words it was signed in; a signature
//! is sealed in the client's private space, so their therapist sees it and their partner does not; a text
//! that was changed, and the couple's agreement in a new couple, are signed anew.

mod acts;
mod pages;
mod store;
mod texts;

use jiff::Timestamp;

use crate::db::Id;

pub use acts::{Standing, as_signed, in_force, is_withdrawn, record, sign, standing, withdraw};
pub use pages::routes;
pub use texts::{bring_in, newest, title};

/// A text that clients sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Text {
    /// What is kept, and who can read it: agreed to with the account.
    Privacy,
    /// Informed consent to therapy at a distance: before the first session.
    Telehealth,
    /// What both partners agree to: each alone, before a joint space opens.
    Couple,
}

impl Text {
    /// Every text, in the order people meet them.
    pub const ALL: [Self; 3] = [Self::Privacy, Self::Telehealth, Self::Couple];

    /// As stored, in addresses, and the name of its file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Privacy => "privacy",
            Self::Telehealth => "telehealth",
            Self::Couple => "couple",
        }
    }

    /// The text of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|text| text.name() == name)
    }
}

/// That somebody signed, opened by someone who may read it.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Which.
    pub id: Id<Signed>,
    /// What they signed.
    pub text: Text,
    /// In which version.
    pub version: i64,
    /// The name they typed.
    pub name: String,
    /// Under which generation of their private space's key.
    pub generation: i64,
    /// When.
    pub at: Timestamp,
    /// When they withdrew it.
    pub withdrawn_at: Option<Timestamp>,
}

/// A signature with what was signed.
#[derive(Clone, Debug)]
pub struct AsSigned {
    /// The signature.
    pub signed: Signed,
    /// What the text was called.
    pub title: String,
    /// Its headings, each with what is beneath it.
    pub words: Vec<(String, String)>,
}
