//! The items of a questionnaire: what is asked, and what may be answered.
//!
//! What must stay true: [`Item::fits`] is the one rule of what is an answer to a question; a form's
//! input, a stored answer and a condition are all held to it.

use crate::{Answer, Condition, Decimal, Unit};
use std::collections::BTreeSet;
use std::fmt;

/// One item: a question, a text to read, or a group of items shown together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name in the questionnaire: letters, digits, `.`, `_` and `-`. Also its name in a form.
    pub link_id: String,
    /// The question or text.
    pub text: String,
    /// A hint to show beneath it.
    pub hint: Option<String>,
    /// What its answer means to the service.
    pub field: Option<String>,
    /// Whether it must be answered wherever it is asked.
    pub required: bool,
    /// What kind of item it is.
    pub kind: Kind,
    /// When it is asked.
    pub condition: Condition,
    /// Whether it is never shown: what it holds is for programs.
    pub hidden: bool,
    /// What is filled in before the person begins.
    pub initial: Vec<Answer>,
}

/// The kinds of item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Items shown together.
    Group(Vec<Item>),
    /// A text to read.
    Display,
    /// Yes or no.
    Boolean,
    /// One or several of the offered options.
    Choice(Choice),
    /// One line of a person's own words, at most so many characters long (FHIR `string`).
    Line(u32),
    /// A person's own words, at most so many characters long (FHIR `text`).
    Text(u32),
    /// A whole number.
    Integer(Number),
    /// A calendar day.
    Date,
    /// A number with decimals.
    Decimal(Bounds),
    /// A day, or an instant on it.
    DateTime,
    /// A time of day.
    Time,
    /// An address of the web.
    Url,
    /// An amount in one of these units; without any, a bare number.
    Quantity(Vec<Unit>),
}

/// The bounds of a number with decimals; both are themselves allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The least number taken.
    pub least: Option<Decimal>,
    /// The greatest number taken.
    pub most: Option<Decimal>,
}

impl Bounds {
    pub(crate) fn hold(&self, given: Decimal) -> bool {
        self.least.is_none_or(|least| least <= given) && self.most.is_none_or(|most| given <= most)
    }
}

/// What a choice offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Where the options come from.
    pub offered: Offered,
    /// Whether more than one may be chosen (FHIR `repeats`).
    pub several: bool,
    /// Whether the person may answer in their own words instead (FHIR `open-choice`).
    pub open: bool,
}

/// Where a choice's options come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offered {
    /// The questionnaire itself, in this order.
    These(Vec<AnswerOption>),
    /// A list of this name that the service keeps.
    List(String),
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption {
    /// What is stored.
    pub code: String,
    /// What is shown.
    pub display: String,
    /// What choosing it tells the service to worry about.
    pub raises: BTreeSet<Concern>,
    /// With what code choosing it ends the questionnaire.
    pub ends: Option<String>,
    /// What it counts in a score (FHIR `ordinalValue`, `itemWeight`).
    pub weight: Option<Decimal>,
    /// How it is written in a response.
    pub form: OptionForm,
}

/// How an option is written in a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionForm {
    /// As a coding of this system, with or without a code.
    Coding {
        /// Whose code it is.
        system: Option<String>,
        /// Whether the option has a code; else what is stored is its display.
        coded: bool,
    },
    /// As a text.
    Text,
    /// As a whole number.
    Integer,
    /// As a calendar day.
    Date,
    /// As a time of day.
    Time,
}

/// The bounds of a whole number; both are themselves allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// The least number taken.
    pub least: Option<i32>,
    /// The greatest number taken.
    pub most: Option<i32>,
    /// From where down the questionnaire ends.
    pub ends: Option<Below>,
}

/// A number below which the questionnaire ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Below {
    /// The least number that goes on.
    pub below: i32,
    /// With what code it ends.
    pub code: String,
}

/// A worry about a person's safety that an answer raises. A closed list: a mistyped concern in a
/// questionnaire's file must be found when it is read, not by the alert that never comes.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Concern {
    /// Fear of, harm by, or control by a partner.
    Violence,
    /// Thoughts of suicide or self-harm.
    SelfHarm,
    /// Danger at this moment.
    Danger,
}

impl Concern {
    /// Every concern.
    pub const ALL: [Self; 3] = [Self::Violence, Self::SelfHarm, Self::Danger];

    /// The concern's code in questionnaires and storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Violence => "violence",
            Self::SelfHarm => "self-harm",
            Self::Danger => "danger",
        }
    }

    /// The concern of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|concern| concern.as_str() == code)
    }
}

impl fmt::Display for Concern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Item {
    /// Whether it can be answered: neither a group nor a text to read.
    pub fn is_question(&self) -> bool {
        !matches!(self.kind, Kind::Group(_) | Kind::Display)
    }

    /// The items inside a group; of anything else, none.
    pub fn parts(&self) -> &[Item] {
        if let Kind::Group(parts) = &self.kind {
            parts
        } else {
            &[]
        }
    }

    /// This item and, after it, every item inside it.
    pub fn with_parts(&self) -> Vec<&Item> {
        let inside = self.parts().iter().flat_map(Item::with_parts);
        std::iter::once(self).chain(inside).collect()
    }

    /// Its options; none where it is no choice or the service's list provides them.
    pub fn options(&self) -> &[AnswerOption] {
        match &self.kind {
            Kind::Choice(Choice {
                offered: Offered::These(options),
                ..
            }) => options,
            _ => &[],
        }
    }

    /// The name of the service's list that provides its options.
    pub fn list(&self) -> Option<&str> {
        match &self.kind {
            Kind::Choice(Choice {
                offered: Offered::List(name),
                ..
            }) => Some(name),
            _ => None,
        }
    }

    /// Whether several answers may be given.
    pub fn several(&self) -> bool {
        matches!(self.kind, Kind::Choice(Choice { several: true, .. }))
    }

    /// An answer in the words it was offered in, for people to read.
    pub fn words(&self, answer: &Answer) -> String {
        match answer {
            Answer::Code(code) => self
                .option(code)
                .map_or_else(|| code.clone(), |option| option.display.clone()),
            Answer::Bool(yes) => if *yes { "Yes" } else { "No" }.to_owned(),
            Answer::Quantity(quantity) => match &quantity.unit {
                Some(unit) => format!("{} {}", quantity.value, unit.display),
                None => quantity.value.to_string(),
            },
            other => other.as_form_value(),
        }
    }

    /// The option of this code.
    pub fn option(&self, code: &str) -> Option<&AnswerOption> {
        self.options().iter().find(|option| option.code == code)
    }

    /// Whether this could be an answer to it. A code of a service's list is taken on trust here: only
    /// the service knows the list, and [`Item::take`] asks it.
    pub fn fits(&self, answer: &Answer) -> bool {
        match (&self.kind, answer) {
            (Kind::Boolean, Answer::Bool(_))
            | (Kind::Date, Answer::Date(_))
            | (Kind::DateTime, Answer::DateTime(_))
            | (Kind::Time, Answer::Time(_)) => true,
            (Kind::Decimal(bounds), Answer::Decimal(given)) => bounds.hold(*given),
            (Kind::Url, Answer::Url(address)) => is_address(address),
            (Kind::Quantity(units), Answer::Quantity(given)) => match &given.unit {
                Some(unit) => units.contains(unit),
                None => units.is_empty(),
            },
            (Kind::Choice(choice), Answer::Text(words)) => {
                choice.open && words.chars().count() <= crate::LONGEST_TEXT as usize
            }
            (Kind::Choice(choice), Answer::Code(code)) => match &choice.offered {
                Offered::These(options) => options.iter().any(|option| option.code == *code),
                Offered::List(_) => true,
            },
            (Kind::Line(longest) | Kind::Text(longest), Answer::Text(text)) => {
                text.chars().count() <= *longest as usize
            }
            (Kind::Integer(number), Answer::Integer(given)) => {
                number.least.is_none_or(|least| least <= *given)
                    && number.most.is_none_or(|most| *given <= most)
            }
            _ => false,
        }
    }

    /// With what code this answer ends the questionnaire.
    pub(crate) fn ends_at(&self, answer: &Answer) -> Option<&str> {
        match (&self.kind, answer) {
            (
                Kind::Integer(Number {
                    ends: Some(end), ..
                }),
                Answer::Integer(given),
            ) => (*given < end.below).then_some(end.code.as_str()),
            (_, Answer::Code(code)) => self.option(code)?.ends.as_deref(),
            _ => None,
        }
    }
}

/// Whether it can stand for a page of the web: no blanks, no signs that cannot be seen.
pub(crate) fn is_address(text: &str) -> bool {
    (1..=2_000).contains(&text.len()) && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}
