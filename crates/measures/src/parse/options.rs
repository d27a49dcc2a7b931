//! Reading the options of a choice and what choosing them does.
//!
//! What must stay true: an option that raises a worry nobody knows is a problem, never passed over.

use super::nth;
use super::reader::{Extension, Object, Reader};
use crate::{AnswerOption, Concern, Decimal, Offered, OptionForm};
use serde_json::Value;
use std::collections::BTreeSet;

impl Reader {
    pub(super) fn offered(
        &mut self,
        at: &str,
        object: &Object,
        extensions: &[Extension<'_>],
    ) -> Option<Offered> {
        let listed = extensions
            .iter()
            .any(|extension| extension.name == "options");
        match (listed, object.contains_key("answerOption")) {
            (true, false) => self
                .extension_code(at, extensions, "options")
                .map(Offered::List),
            (false, true) => self.options(at, object).map(Offered::These),
            (true, true) => {
                self.problem(
                    at,
                    "it has both a list of the service and \"answerOption\": keep one of them",
                );
                None
            }
            (false, false) => {
                self.problem(
                    at,
                    "a choice needs its options: \"answerOption\", or the extension \"options\"",
                );
                None
            }
        }
    }

    fn options(&mut self, at: &str, object: &Object) -> Option<Vec<AnswerOption>> {
        let mut options: Vec<AnswerOption> = Vec::new();
        let list = self.list(at, object, "answerOption");
        for (position, value) in list.iter().enumerate() {
            let place = format!("{at}, the {} option", nth(position));
            let Some(option) = self.option(&place, value) else {
                continue;
            };
            if options.iter().any(|other| other.code == option.code) {
                self.problem(
                    &place,
                    format!(
                        "the code \"{}\" is already taken by another option",
                        option.code
                    ),
                );
            }
            options.push(option);
        }
        if list.is_empty() {
            self.problem(
                at,
                "\"answerOption\" must be a list with at least one option",
            );
        }
        (!options.is_empty()).then_some(options)
    }

    fn option(&mut self, at: &str, value: &Value) -> Option<AnswerOption> {
        let object = self.object(at, value, "an option")?;
        self.only(at, object, &["valueCoding", "extension"]);
        let Some(coding) = object.get("valueCoding") else {
            self.problem(
                at,
                "an option needs a \"valueCoding\" with a \"code\" and a \"display\"",
            );
            return None;
        };
        let coding = self.object(at, coding, "\"valueCoding\"")?;
        self.only(
            at,
            coding,
            &[
                "code",
                "display",
                "system",
                "version",
                "userSelected",
                "extension",
            ],
        );
        let code = self.token(at, coding, "code");
        let display = self.text(at, coding, "display");
        if !coding.contains_key("display") {
            self.problem(at, "\"display\" is missing: what the person reads");
        }
        let extensions = self.extensions(at, object, &["raises", "ends"]);
        let raises = self.raises(at, &extensions);
        let ends = self.extension_code(at, &extensions, "ends");
        Some(AnswerOption {
            code: code?,
            display: display?,
            raises,
            ends,
            weight: weight(object),
            form: OptionForm::Coding {
                system: None,
                coded: true,
            },
        })
    }

    fn raises(&mut self, at: &str, extensions: &[Extension<'_>]) -> BTreeSet<Concern> {
        let mut concerns = BTreeSet::new();
        for extension in extensions
            .iter()
            .filter(|extension| extension.name == "raises")
        {
            match extension
                .object
                .get("valueCode")
                .and_then(Value::as_str)
                .and_then(Concern::from_code)
            {
                Some(concern) => {
                    concerns.insert(concern);
                }
                None => {
                    let all = Concern::ALL.map(Concern::as_str).join(", ");
                    self.problem(
                        at,
                        format!("\"raises\" needs a \"valueCode\" that is one of {all}"),
                    );
                }
            }
        }
        concerns
    }
}

/// What the option counts in a score (the standard extension `ordinalValue`).
fn weight(option: &Object) -> Option<Decimal> {
    const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    let extensions = option.get("extension")?.as_array()?;
    let ordinal =
        |extension: &&Value| extension.get("url").and_then(Value::as_str) == Some(ORDINAL);
    let value = extensions.iter().find(ordinal)?.get("valueDecimal")?;
    Decimal::of(value.as_number()?)
}
