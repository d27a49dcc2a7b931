//! How hard a text is to read, by the measure of its language; none where there is none for it here.

use std::fmt;

use super::ease::ease;
use super::grade::grade;
use crate::languages::Language;
use crate::translations::is_in;

/// The school grade (Flesch-Kincaid) an English text stays below: people in distress read worse than they can.
/// The US National Institutes of Health and the American Medical Association ask for the sixth to eighth.
const HARDEST: f64 = 9.0;

/// The ease that a Spanish text has at least: "rather easy" by the INFLESZ scale, as the grade above is.
const LEAST: f64 = 65.0;

/// How hard a text is to read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// In English: the school grade at which it is read with ease.
    Grade(f64),
    /// In Spanish: how easily it is read, from 0 to 100.
    Ease(f64),
}

impl Reading {
    /// Of these blocks of text in this language (BCP 47).
    pub fn of(language: &str, blocks: &[String]) -> Option<Self> {
        if is_in(language, Language::English) {
            grade(blocks).map(Self::Grade)
        } else if is_in(language, Language::Spanish) {
            ease(blocks).map(Self::Ease)
        } else {
            None
        }
    }

    /// The school grade, where there is one.
    pub fn grade(self) -> Option<f64> {
        match self {
            Self::Grade(grade) => Some(grade),
            Self::Ease(_) => None,
        }
    }

    /// Whether it is harder than a text for people in distress may be.
    pub fn is_hard(self) -> bool {
        match self {
            Self::Grade(grade) => grade >= HARDEST,
            Self::Ease(ease) => ease < LEAST,
        }
    }

    /// What a text of this measure aims for.
    pub fn aim(self) -> String {
        match self {
            Self::Grade(_) => format!("{HARDEST:.0}"),
            Self::Ease(_) => format!("{LEAST:.0}"),
        }
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Grade(grade) => write!(f, "grade {grade:.1}"),
            Self::Ease(ease) => write!(f, "ease {ease:.0}"),
        }
    }
}

/// As it is told of a text.
pub fn told(reading: Option<Reading>) -> String {
    reading.map_or_else(|| "no grade".to_owned(), |reading| reading.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_measure_or_none() {
        let text = |words: &str| vec![words.repeat(20)];
        let english = Reading::of("en-GB", &text("We sit on the bench and wait. "));
        assert!(
            matches!(english, Some(Reading::Grade(_))) && !english.is_some_and(Reading::is_hard)
        );
        let spanish = Reading::of("es", &text("Nos sentamos en el banco y esperamos. "));
        assert!(
            matches!(spanish, Some(Reading::Ease(_))) && !spanish.is_some_and(Reading::is_hard)
        );
        assert_eq!(Reading::of("eu", &text("Aulkian eserita gaude. ")), None);
        assert_eq!(told(None), "no grade");
    }
}
