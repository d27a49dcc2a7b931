//! Questionnaires as data: FHIR R4 Questionnaire JSON read, walked one screen at a time, answered and
//! handed on as a FHIR QuestionnaireResponse.
//!
//! What must stay true: nothing here does I/O or asks the time; no input makes it panic; and an answer
//! to a question that is not asked (any more) counts nowhere: not in a condition, a concern, a field
//! or a response.
//!
//! A **screen** is a top-level item: one question, one text, or a group shown together. A condition
//! (`enableWhen`) may only look at a question on an *earlier* screen. FHIR allows more, but so a page
//! works without scripts, conditions cannot go round in circles, and going back never surprises.
//!
//! What a FHIR Questionnaire cannot say by itself is said by extensions under [`EXTENSIONS`]:
//!
//! | name | on | value | meaning |
//! |---|---|---|---|
//! | `field` | a question | `valueCode` | what the answer means to the service: `goals`, `country` … |
//! | `asks` | any item | `valueString` | a hint shown beneath the text |
//! | `options` | a choice | `valueCode` | the codes come from a list of the service: `countries` … |
//! | `raises` | an answerOption | `valueCode` | choosing it raises a [`Concern`] |
//! | `ends` | an answerOption | `valueCode` | choosing it ends the questionnaire, with this code |
//! | `ends` | an integer | `below` (`valueInteger`) and `code` (`valueCode`) | a smaller answer ends it |
//!
//! The standard extensions `minValue` and `maxValue` bound an integer.

mod answers;
mod condition;
pub mod import;
mod item;
mod join;
pub mod key;
mod parse;
mod problem;
mod response;
pub mod score;
pub mod sheet;
pub mod stats;
mod take;
mod translated;
mod values;
mod walk;

pub use answers::{Answer, Answers};
pub use condition::{Comparison, Condition, Test, When};
pub use item::{
    AnswerOption, Below, Bounds, Choice, Concern, Item, Kind, Number, Offered, OptionForm,
};
pub use join::Joined;
pub use key::Key;
pub use problem::Problem;
pub use take::{Refusal, Taken};
pub use values::{Decimal, Moment, NoDecimal, Quantity, Unit};
pub use walk::Step;

/// Where the names of our own extensions live.
pub const EXTENSIONS: &str = "https://securebase.example/fhir/";

/// The longest text taken where the questionnaire sets no `maxLength`, in characters.
pub const LONGEST_TEXT: u32 = 4_000;

/// A questionnaire that has been read and found to make sense.
///
/// Made only by [`Questionnaire::parse`], so every condition in it names an earlier question and
/// compares it with something that question can be answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questionnaire {
    url: Option<String>,
    version: Option<String>,
    title: Option<String>,
    language: Option<String>,
    items: Vec<Item>,
}

impl Questionnaire {
    /// Its canonical address, a name rather than a page.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// Its version, as its authors number it.
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// Its title for people.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The language its words are in (a BCP 47 tag), where it says so.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// Every screen in order, whether or not it would be asked.
    pub fn screens(&self) -> &[Item] {
        &self.items
    }

    /// Every item in order, those inside groups after their group.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().flat_map(Item::with_parts)
    }

    /// The item of this linkId.
    pub fn find(&self, link_id: &str) -> Option<&Item> {
        self.items().find(|item| item.link_id == link_id)
    }

    /// The names of the service's lists that its choices draw on, so that the service can say at start
    /// if it has no such list.
    pub fn lists(&self) -> std::collections::BTreeSet<&str> {
        self.items
            .iter()
            .flat_map(Item::with_parts)
            .filter_map(Item::list)
            .collect()
    }

    /// The fields its questions fill in, so that the service can say at start if one it needs is absent.
    pub fn fields(&self) -> std::collections::BTreeSet<&str> {
        self.items()
            .filter_map(|item| item.field.as_deref())
            .collect()
    }
}
