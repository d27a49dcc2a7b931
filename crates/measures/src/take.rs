//! What a form sent, held against what was asked.
//!
//! What must stay true: nothing becomes an answer here that [`Item::fits`] would not take, and a
//! refusal says what the person can do about it, without repeating what they typed.

use crate::item::is_address;
use crate::{
    Answer, Answers, Bounds, Choice, Decimal, Item, Kind, LONGEST_TEXT, Moment, Number, Offered,
    Quantity, Questionnaire, Unit,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Why what was sent is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It must be answered and was not.
    Required,
    /// More than one answer to a question that takes one.
    OneOnly,
    /// An option that was not offered.
    NotOffered,
    /// Not a whole number.
    NotANumber,
    /// A number below this one.
    TooSmall(i32),
    /// A number above this one.
    TooLarge(i32),
    /// Not a day of the calendar, as year-month-day.
    NotADate,
    /// Not a number, with decimals or without.
    NotADecimal,
    /// A number below this one.
    TooLittle(Decimal),
    /// A number above this one.
    TooMuch(Decimal),
    /// Not a time of day, as hours:minutes.
    NotATime,
    /// Neither a day nor a time on it with its offset.
    NotAMoment,
    /// Not an address of the web.
    NotAnAddress,
    /// More than this many characters.
    TooLong(u32),
    /// It holds characters that cannot be shown.
    Unreadable,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("Please answer this question to go on."),
            Self::OneOnly => f.write_str("Please choose one answer."),
            Self::NotOffered => f.write_str("Please choose from the answers shown."),
            Self::NotANumber => f.write_str("Please enter a whole number, such as 34."),
            Self::TooSmall(least) => write!(f, "Please enter {least} or more."),
            Self::TooLarge(most) => write!(f, "Please enter {most} or less."),
            Self::NotADate => f.write_str("Please enter a date, such as 2027-03-09."),
            Self::NotADecimal => f.write_str("Please enter a number, such as 72.5."),
            Self::TooLittle(least) => write!(f, "Please enter {least} or more."),
            Self::TooMuch(most) => write!(f, "Please enter {most} or less."),
            Self::NotATime => f.write_str("Please enter a time, such as 18:30."),
            Self::NotAMoment => f.write_str("Please enter a date and time."),
            Self::NotAnAddress => {
                f.write_str("Please enter an address, such as https://example.org.")
            }
            Self::TooLong(longest) => write!(f, "Please keep this to {longest} characters."),
            Self::Unreadable => {
                f.write_str("Please use letters, numbers and signs that can be read.")
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// What came of one screen's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// All answers with this screen's in place and those that no longer count gone. A refused question
    /// keeps the answer it had.
    pub answers: Answers,
    /// Why a question's input was refused, by linkId. Empty when all was taken.
    pub refused: BTreeMap<String, Refusal>,
}

impl Item {
    /// Reads this item's answers out of a form's name and value pairs; others' pairs are passed over.
    /// Empty values are no answer. `is_in_list` says whether the service's list of this name holds this
    /// code. Answers to a choice come back in the order offered, each once;
    /// those of a service's list in that of their codes.
    ///
    /// # Errors
    /// What was sent is no answer, or none was sent and one is required.
    pub fn take(
        &self,
        raw: &[(String, String)],
        is_in_list: impl Fn(&str, &str) -> bool,
    ) -> Result<Vec<Answer>, Refusal> {
        if !self.is_question() {
            return Ok(Vec::new());
        }
        let mine = raw.iter().filter(|(name, _)| *name == self.link_id);
        let mut values = Vec::new();
        for (_, value) in mine {
            let value = value.trim();
            if !value.is_empty() && !values.contains(&value) {
                values.push(value);
            }
        }
        if values.is_empty() && self.required {
            return Err(Refusal::Required);
        }
        if values.len() > 1 && !self.several() {
            return Err(Refusal::OneOnly);
        }
        if let Kind::Choice(choice) = &self.kind {
            return choose(choice, &values, is_in_list);
        }
        if let Kind::Quantity(units) = &self.kind {
            let named = |(name, _): &&(String, String)| {
                name.strip_suffix("#unit") == Some(self.link_id.as_str())
            };
            let unit = raw.iter().find(named).map(|(_, unit)| unit.as_str());
            let amounts = values.into_iter().map(|value| amount(value, unit, units));
            return amounts.collect();
        }
        values.into_iter().map(|value| self.read(value)).collect()
    }

    fn read(&self, value: &str) -> Result<Answer, Refusal> {
        match &self.kind {
            Kind::Boolean => match value {
                "true" => Ok(Answer::Bool(true)),
                "false" => Ok(Answer::Bool(false)),
                _ => Err(Refusal::NotOffered),
            },
            Kind::Integer(bounds) => number(value, bounds),
            Kind::Date => value
                .parse()
                .map(Answer::Date)
                .map_err(|_| Refusal::NotADate),
            Kind::Decimal(bounds) => decimal(value, bounds),
            Kind::DateTime => Moment::read(value)
                .map(Answer::DateTime)
                .ok_or(Refusal::NotAMoment),
            Kind::Time => value
                .parse()
                .map(Answer::Time)
                .map_err(|_| Refusal::NotATime),
            Kind::Url if is_address(value) => Ok(Answer::Url(value.to_owned())),
            Kind::Url => Err(Refusal::NotAnAddress),
            Kind::Line(longest) => words(value, *longest, |c| c.is_control()),
            Kind::Text(longest) => words(value, *longest, |c| {
                c.is_control() && !matches!(c, '\n' | '\t')
            }),
            Kind::Choice(_) | Kind::Quantity(_) | Kind::Group(_) | Kind::Display => {
                Err(Refusal::NotOffered)
            }
        }
    }
}

fn choose(
    choice: &Choice,
    values: &[&str],
    is_in_list: impl Fn(&str, &str) -> bool,
) -> Result<Vec<Answer>, Refusal> {
    let offered = |code: &str| match &choice.offered {
        Offered::These(options) => options.iter().any(|option| option.code == code),
        Offered::List(name) => is_in_list(name, code),
    };
    let (codes, others): (Vec<&str>, Vec<&str>) = values.iter().partition(|code| offered(code));
    if !others.is_empty() && !choice.open {
        return Err(Refusal::NotOffered);
    }
    let others = others
        .into_iter()
        .map(|own| words(own, LONGEST_TEXT, |c| c.is_control()));
    let others: Vec<Answer> = others.collect::<Result<_, _>>()?;
    let chosen = match &choice.offered {
        Offered::These(options) => options
            .iter()
            .map(|option| option.code.as_str())
            .filter(|code| codes.contains(code))
            .collect(),
        Offered::List(_) => {
            // The service's own order may hang on the language of its names.
            let mut codes = codes;
            codes.sort_unstable();
            codes
        }
    };
    let chosen = chosen.into_iter().map(|code| Answer::Code(code.to_owned()));
    Ok(chosen.chain(others).collect())
}

fn number(value: &str, bounds: &Number) -> Result<Answer, Refusal> {
    let given: i32 = value.parse().map_err(|_| Refusal::NotANumber)?;
    match (bounds.least, bounds.most) {
        (Some(least), _) if given < least => Err(Refusal::TooSmall(least)),
        (_, Some(most)) if given > most => Err(Refusal::TooLarge(most)),
        _ => Ok(Answer::Integer(given)),
    }
}

fn decimal(value: &str, bounds: &Bounds) -> Result<Answer, Refusal> {
    let given: Decimal = value.parse().map_err(|_| Refusal::NotADecimal)?;
    match (bounds.least, bounds.most) {
        (Some(least), _) if given < least => Err(Refusal::TooLittle(least)),
        (_, Some(most)) if given > most => Err(Refusal::TooMuch(most)),
        _ => Ok(Answer::Decimal(given)),
    }
}

/// An amount; where several units are offered, the form's field `<linkId>#unit` says which.
fn amount(value: &str, unit: Option<&str>, units: &[Unit]) -> Result<Answer, Refusal> {
    let value = value.parse().map_err(|_| Refusal::NotADecimal)?;
    let unit = match (units, unit) {
        ([], _) => None,
        ([only], None) => Some(only),
        (_, name) => {
            let named = units.iter().find(|unit| Some(unit.name()) == name);
            Some(named.ok_or(Refusal::NotOffered)?)
        }
    };
    Ok(Answer::Quantity(Quantity {
        value,
        unit: unit.cloned(),
    }))
}

fn words(value: &str, longest: u32, unreadable: impl Fn(char) -> bool) -> Result<Answer, Refusal> {
    // Browsers send line ends as CR LF and count them as one character.
    let text = value.replace("\r\n", "\n").replace('\r', "\n");
    if text.chars().any(unreadable) {
        return Err(Refusal::Unreadable);
    }
    if text.chars().count() > longest as usize {
        return Err(Refusal::TooLong(longest));
    }
    Ok(Answer::Text(text))
}

impl Questionnaire {
    /// Reads one screen's form: every question that is asked on it, as [`Item::take`] does.
    pub fn take(
        &self,
        screen: &Item,
        answers: &Answers,
        raw: &[(String, String)],
        is_in_list: impl Fn(&str, &str) -> bool,
    ) -> Taken {
        let mut taken = answers.clone();
        let mut refused = BTreeMap::new();
        for item in self.shown(screen, answers) {
            match item.take(raw, &is_in_list) {
                Ok(given) => taken.set(&item.link_id, given),
                Err(refusal) => {
                    refused.insert(item.link_id.clone(), refusal);
                }
            }
        }
        Taken {
            answers: self.prune(&taken),
            refused,
        }
    }

    /// The linkIds of answered choices whose code the service's list does not hold (any more).
    pub fn unlisted(
        &self,
        answers: &Answers,
        is_in_list: impl Fn(&str, &str) -> bool,
    ) -> BTreeSet<&str> {
        let live = self.live(answers);
        let stray = |item: &&Item| {
            item.list().is_some_and(|list| {
                let codes = live
                    .answers(item)
                    .iter()
                    .filter_map(|answer| answer.as_code());
                codes.into_iter().any(|code| !is_in_list(list, code))
            })
        };
        let all = self.items.iter().flat_map(Item::with_parts);
        all.filter(stray)
            .map(|item| item.link_id.as_str())
            .collect()
    }
}
