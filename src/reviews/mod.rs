//! Who stands for a text that clients read: a therapist signs an article or an exercise as reviewed.
//!
//! What must stay true: a review is of one exact text, and of another it says nothing; none is claimed that
//! nobody gave. The rooms of the texts have the addresses, and hand their text in; signing is one for all.

mod acts;
mod pages;
mod store;

use jiff::civil::Date;
use serde::Deserialize;

use crate::audit::Deed;

pub use pages::{Row, form, rows, sign};
pub use store::{Standing, day, is_stale, months, standing};

/// How old a review may be, in months, unless the practice says otherwise. Two years is a choice of this
/// project, not a finding: long enough to be kept, short enough that a text does not outlive its field.
pub const USUAL_MONTHS: i64 = 24;

/// What is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An article of the library.
    Article,
    /// An exercise.
    Exercise,
}

impl Kind {
    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Exercise => "exercise",
        }
    }

    /// Under which address such texts are read.
    fn at(self) -> &'static str {
        match self {
            Self::Article => "/library",
            Self::Exercise => "/skills",
        }
    }

    fn deed(self) -> Deed {
        match self {
            Self::Article => Deed::ArticleReviewed,
            Self::Exercise => Deed::ExerciseReviewed,
        }
    }
}

/// A text as it is now.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its name in addresses.
    pub name: &'a str,
    /// Whether it is a translation of the text of that name: it is signed by itself.
    pub is_translation: bool,
    /// Its title.
    pub title: &'a str,
    /// Its language (BCP 47).
    pub language: &'a str,
    /// What its file holds, exactly (SHA-256): a review is of this.
    pub hash: &'a [u8; 32],
    /// Who reviewed it, as its file says, and the day.
    pub review: Option<&'a (Reviewer, Date)>,
    /// When it was changed last, as its file says.
    pub updated: Date,
}

impl Text<'_> {
    /// Where it is read.
    fn path(&self) -> String {
        format!("{}/{}", self.kind.at(), self.name)
    }

    /// By what its reviews are kept.
    fn kept_as(&self) -> String {
        match self.is_translation {
            true => format!("{}/{}", self.language, self.name),
            false => self.name.to_owned(),
        }
    }

    /// Who reviewed it, as its file says, and the day: only where it was not changed after that.
    pub fn reviewed(&self) -> Option<(Reviewer, Date)> {
        let review = self.review.filter(|(_, on)| *on >= self.updated);
        review.cloned()
    }
}

/// Who reviewed a text.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Reviewer {
    /// Their name.
    pub name: String,
    /// Their profession, as their licence calls it.
    pub credential: String,
    /// The licence: its number and where it holds.
    pub licence: String,
}
