//! A key and a questionnaire brought together: which question is which item, and what an answer counts.
//!
//! What must stay true: where a key fits a questionnaire, every answer the questionnaire takes is one
//! the key can score.

use crate::key::{Key, KeyItem};
use crate::{Answer, AnswerOption, Answers, Decimal, Item, Kind, Problem, Questionnaire};

/// The questions of a questionnaire that a key scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined<'q> {
    /// One for each of the key's items, in its order.
    questions: Vec<&'q Item>,
}

impl Key {
    /// Finds each item's question: the one of that linkId; or, where the key knows its items by number
    /// and they are not linkIds there, the first, second, third … question that is shown.
    ///
    /// # Errors
    /// Every item without a question, and every question that can be answered with what the key does
    /// not take.
    pub fn join<'q>(&self, questionnaire: &'q Questionnaire) -> Result<Joined<'q>, Vec<Problem>> {
        let asked = |item: &&Item| item.is_question() && !item.hidden;
        let shown: Vec<&Item> = questionnaire.items().filter(asked).collect();
        let named = |item: &KeyItem| shown.iter().find(|asked| asked.link_id == item.name);
        let mut numbers = self.items.iter().zip(1_usize..);
        let by_number = numbers.all(|(item, number)| item.name == number.to_string())
            && !self.items.iter().all(|item| named(item).is_some());
        let (mut questions, mut problems) = (Vec::new(), Vec::new());
        for (place, item) in self.items.iter().enumerate() {
            let found = if by_number {
                shown.get(place)
            } else {
                named(item)
            };
            match found {
                None => problems.push(problem(
                    &item.name,
                    "the questionnaire has no such question",
                )),
                Some(question) => {
                    problems.extend(misfits(item, question));
                    questions.push(*question);
                }
            }
        }
        if problems.is_empty() {
            Ok(Joined { questions })
        } else {
            Err(problems)
        }
    }
}

impl Joined<'_> {
    /// What was answered, in the order of the key's items. Only answers that count are looked at
    /// ([`Questionnaire::prune`]).
    pub fn answers(&self, questionnaire: &Questionnaire, answers: &Answers) -> Vec<Option<f64>> {
        let counted = questionnaire.prune(answers);
        let given = |question: &&Item| match counted.get(&question.link_id) {
            [only] => value(question, only),
            _ => None,
        };
        self.questions.iter().map(given).collect()
    }
}

/// What an answer counts.
fn value(question: &Item, answer: &Answer) -> Option<f64> {
    match answer {
        Answer::Integer(number) => Some(f64::from(*number)),
        Answer::Decimal(number) => Some(number.as_f64()),
        Answer::Bool(yes) => Some(if *yes { 1.0 } else { 0.0 }),
        Answer::Code(code) => question.option(code)?.weight.map(Decimal::as_f64),
        _ => None,
    }
}

fn problem(at: &str, what: impl Into<String>) -> Problem {
    let (at, what) = (format!("item {at}"), what.into());
    Problem { at, what }
}

/// Why the answers to a question cannot all be scored.
fn misfits(item: &KeyItem, question: &Item) -> Vec<Problem> {
    let (least, most) = (item.range.least, item.range.most);
    let link_id = &question.link_id;
    let inside = |from: Option<f64>, to: Option<f64>| match (from, to) {
        (Some(from), Some(to)) => least <= from && to <= most,
        _ => false,
    };
    let unbounded = || {
        let what = format!(
            "\"{link_id}\" can be answered beyond {least} to {most}: give it minValue and maxValue"
        );
        vec![problem(&item.name, what)]
    };
    match &question.kind {
        Kind::Integer(bounds) => {
            if inside(bounds.least.map(f64::from), bounds.most.map(f64::from)) {
                Vec::new()
            } else {
                unbounded()
            }
        }
        Kind::Decimal(bounds) if !item.range.whole => {
            if inside(
                bounds.least.map(Decimal::as_f64),
                bounds.most.map(Decimal::as_f64),
            ) {
                Vec::new()
            } else {
                unbounded()
            }
        }
        Kind::Boolean if inside(Some(0.0), Some(1.0)) => Vec::new(),
        Kind::Choice(choice) if !choice.several && !question.options().is_empty() => {
            let strange = |option: &&AnswerOption| {
                let weight = option.weight.map(Decimal::as_f64);
                !weight.is_some_and(|weight| item.range.holds(weight))
            };
            let told = question.options().iter().filter(strange).map(|option| {
                let what = match option.weight {
                    Some(weight) => format!("counts {weight}, which is not {least} to {most}"),
                    None => "has no ordinalValue: what it counts is not known".to_owned(),
                };
                problem(
                    &item.name,
                    format!("the option \"{}\" of \"{link_id}\" {what}", option.code),
                )
            });
            told.collect()
        }
        _ => vec![problem(
            &item.name,
            format!(
                "\"{link_id}\" is of a type whose answers are no numbers from {least} to {most}"
            ),
        )],
    }
}
