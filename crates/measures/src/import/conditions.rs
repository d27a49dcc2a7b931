//! Reading `enableWhen` and `enableBehavior`.

use super::Importer;
use crate::parse::conditions::comparison;
use crate::parse::nth;
use crate::parse::reader::Object;
use crate::{Answer, Condition, Test, When};
use serde_json::Value;

impl Importer {
    pub(super) fn condition(&mut self, at: &str, object: &Object) -> Condition {
        let list = self.reader.list(at, object, "enableWhen");
        let tests = list.iter().enumerate();
        let tests: Vec<Test> = tests
            .filter_map(|(position, value)| {
                self.test(&format!("{at}, the {} enableWhen", nth(position)), value)
            })
            .collect();
        let behaviour = object
            .get("enableBehavior")
            .map(|value| value.as_str().unwrap_or_default());
        let any = match behaviour {
            Some("any") => true,
            Some("all") => false,
            None => {
                if list.len() > 1 {
                    // FHIR's rule que-12.
                    self.problem(
                        at,
                        "with more than one \"enableWhen\", \"enableBehavior\" must say all or any",
                    );
                }
                false
            }
            Some(_) => {
                self.problem(at, "\"enableBehavior\" must be all or any");
                false
            }
        };
        Condition { tests, any }
    }

    fn test(&mut self, at: &str, value: &Value) -> Option<Test> {
        let Some(object) = value.as_object() else {
            self.problem(at, "a condition must be an object in curly brackets");
            return None;
        };
        let part = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or_default();
        let (question, operator) = (part("question"), part("operator"));
        if question.is_empty() {
            self.problem(at, "\"question\" is missing");
        }
        let (kind, value) = self.typed(at, object, "answer")?;
        let answer = self.answer(at, kind, value)?;
        let when = match (operator, answer) {
            ("exists", Answer::Bool(wanted)) => When::Exists(wanted),
            ("exists", _) => {
                self.problem(at, "\"exists\" goes with \"answerBoolean\"");
                return None;
            }
            ("=", answer) => When::Is(answer),
            ("!=", answer) => When::IsNot(answer),
            (operator, answer) => {
                let Some(comparison) = comparison(operator) else {
                    self.problem(
                        at,
                        "\"operator\" must be one of exists, =, !=, >, <, >=, <=",
                    );
                    return None;
                };
                let ordered = matches!(
                    answer,
                    Answer::Integer(_)
                        | Answer::Decimal(_)
                        | Answer::Date(_)
                        | Answer::DateTime(_)
                        | Answer::Time(_)
                        | Answer::Quantity(_)
                );
                if !ordered {
                    self.problem(
                        at,
                        format!("\"{operator}\" compares numbers, amounts, dates and times alone"),
                    );
                    return None;
                }
                When::Compares(comparison, answer)
            }
        };
        Some(Test {
            question: question.to_owned(),
            when,
        })
    }
}
