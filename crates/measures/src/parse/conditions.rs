//! Reading `enableWhen` and `enableBehavior`.
//!
//! What must stay true: a condition that cannot be read is a problem, never "always" or "never".

use super::nth;
use super::reader::{Object, Reader};
use crate::{Answer, Comparison, Condition, Test, When};
use serde_json::Value;

const TEST: [&str; 8] = [
    "question",
    "operator",
    "answerBoolean",
    "answerInteger",
    "answerDate",
    "answerString",
    "answerCoding",
    "extension",
];

impl Reader {
    pub(super) fn condition(&mut self, at: &str, object: &Object) -> Condition {
        let list = self.list(at, object, "enableWhen");
        let tests: Vec<_> = list
            .iter()
            .enumerate()
            .filter_map(|(position, value)| self.test(at, position, value))
            .collect();
        let any = match object
            .get("enableBehavior")
            .map(|value| value.as_str().unwrap_or_default())
        {
            Some("any") => true,
            Some("all") => false,
            // FHIR's rule que-12.
            None if list.len() > 1 => {
                self.problem(
                    at,
                    "with more than one \"enableWhen\", \"enableBehavior\" must say all or any",
                );
                false
            }
            None => false,
            Some(_) => {
                self.problem(at, "\"enableBehavior\" must be all or any");
                false
            }
        };
        if list.is_empty()
            && (object.contains_key("enableWhen") || object.contains_key("enableBehavior"))
        {
            self.problem(
                at,
                "\"enableWhen\" must be a list with at least one condition, or be left out",
            );
        }
        Condition { tests, any }
    }

    fn test(&mut self, at: &str, position: usize, value: &Value) -> Option<Test> {
        let place = format!("{at}, the {} enableWhen", nth(position));
        let object = self.object(&place, value, "a condition")?;
        self.only(&place, object, &TEST);
        let question = self.token(&place, object, "question");
        let operator = object
            .get("operator")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let answer = self.answer(&place, object)?;
        let when = match (operator, answer) {
            ("exists", Answer::Bool(wanted)) => When::Exists(wanted),
            ("exists", _) => {
                self.problem(&place, "\"exists\" goes with \"answerBoolean\"");
                return None;
            }
            ("=", answer) => When::Is(answer),
            ("!=", answer) => When::IsNot(answer),
            (operator, answer) => {
                let Some(comparison) = comparison(operator) else {
                    self.problem(
                        &place,
                        "\"operator\" must be one of exists, =, !=, >, <, >=, <=",
                    );
                    return None;
                };
                if !matches!(answer, Answer::Integer(_) | Answer::Date(_)) {
                    self.problem(
                        &place,
                        format!("\"{operator}\" compares whole numbers and dates alone"),
                    );
                    return None;
                }
                When::Compares(comparison, answer)
            }
        };
        Some(Test {
            question: question?,
            when,
        })
    }

    fn answer(&mut self, at: &str, object: &Object) -> Option<Answer> {
        let mut answers = object.keys().filter(|key| key.starts_with("answer"));
        let (Some(key), None) = (answers.next(), answers.next()) else {
            self.problem(
                at,
                "it needs one answer to compare with, such as \"answerCoding\"",
            );
            return None;
        };
        match key.as_str() {
            "answerBoolean" => {
                let answer = self.flag(at, object, key);
                object
                    .get(key)
                    .and_then(Value::as_bool)
                    .map(|_| Answer::Bool(answer))
            }
            "answerInteger" => self.integer(at, object, key).map(Answer::Integer),
            "answerString" => self.text(at, object, key).map(Answer::Text),
            "answerDate" => {
                let date = object
                    .get(key)
                    .and_then(Value::as_str)
                    .and_then(|text| text.parse().ok());
                if date.is_none() {
                    self.problem(
                        at,
                        "\"answerDate\" must be a whole date, such as \"2027-03-09\"",
                    );
                }
                date.map(Answer::Date)
            }
            "answerCoding" => {
                let coding = self.object(at, object.get(key)?, "\"answerCoding\"")?;
                self.token(at, coding, "code").map(Answer::Code)
            }
            // Another kind of answer: noted as not understood already.
            _ => None,
        }
    }
}

pub(crate) fn comparison(operator: &str) -> Option<Comparison> {
    match operator {
        ">" => Some(Comparison::Above),
        "<" => Some(Comparison::Below),
        ">=" => Some(Comparison::AtLeast),
        "<=" => Some(Comparison::AtMost),
        _ => None,
    }
}
