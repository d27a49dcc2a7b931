//! When an item is asked: FHIR's `enableWhen` and `enableBehavior`.
//!
//! What must stay true: a condition looks only at answers that count, those to questions that are
//! themselves asked; it is a pure function of them.

use crate::Answer;

/// When an item is asked. Without tests: always.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// What is looked at.
    pub tests: Vec<Test>,
    /// Whether one test that holds is enough (`enableBehavior` "any"); else all must.
    pub any: bool,
}

/// One look at another question's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// The linkId of the question looked at.
    pub question: String,
    /// What must be so.
    pub when: When,
}

/// What must be so of a question's answers (FHIR R4 value set questionnaire-enable-operator).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// It has been answered, or has not.
    Exists(bool),
    /// One of its answers is this.
    Is(Answer),
    /// None of its answers is this; so also where there is none.
    IsNot(Answer),
    /// One of its answers compares so with this number, amount, date or time.
    Compares(Comparison, Answer),
}

/// How an answer compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `>`
    Above,
    /// `<`
    Below,
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
}

impl Comparison {
    fn holds(self, given: &Answer, than: &Answer) -> bool {
        use std::cmp::Ordering;
        let order = match (given, than) {
            (Answer::Integer(given), Answer::Integer(than)) => given.cmp(than),
            (Answer::Date(given), Answer::Date(than)) => given.cmp(than),
            (Answer::Decimal(given), Answer::Decimal(than)) => given.cmp(than),
            (Answer::Time(given), Answer::Time(than)) => given.cmp(than),
            (Answer::DateTime(given), Answer::DateTime(than)) => match given.order(than) {
                Some(order) => order,
                None => return false,
            },
            // Amounts in different units would have to be converted first.
            (Answer::Quantity(given), Answer::Quantity(than)) if given.unit == than.unit => {
                given.value.cmp(&than.value)
            }
            _ => return false,
        };
        match self {
            Self::Above => order == Ordering::Greater,
            Self::Below => order == Ordering::Less,
            Self::AtLeast => order != Ordering::Less,
            Self::AtMost => order != Ordering::Greater,
        }
    }
}

impl When {
    fn holds(&self, answers: &[&Answer]) -> bool {
        match self {
            Self::Exists(wanted) => answers.is_empty() != *wanted,
            Self::Is(wanted) => answers.contains(&wanted),
            Self::IsNot(unwanted) => !answers.contains(&unwanted),
            Self::Compares(how, than) => answers.iter().any(|given| how.holds(given, than)),
        }
    }

    /// What the question's answers are held against, where it is a value.
    pub(crate) fn value(&self) -> Option<&Answer> {
        match self {
            Self::Exists(_) => None,
            Self::Is(value) | Self::IsNot(value) | Self::Compares(_, value) => Some(value),
        }
    }
}

impl Condition {
    /// Whether the item is asked, given the answers that count of each question.
    pub(crate) fn holds<'a>(&self, answers_to: impl Fn(&str) -> &'a [&'a Answer]) -> bool {
        let mut holds = self
            .tests
            .iter()
            .map(|test| test.when.holds(answers_to(&test.question)));
        if self.tests.is_empty() {
            true
        } else if self.any {
            holds.any(|held| held)
        } else {
            holds.all(|held| held)
        }
    }
}
