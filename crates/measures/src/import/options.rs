//! Reading the options of a choice: listed with it, or in a value set the file brings along.

use super::{Importer, values};
use crate::parse::nth;
use crate::parse::reader::Object;
use crate::{AnswerOption, OptionForm};
use serde_json::Value;
use std::collections::BTreeSet;

/// An option, and whether it is chosen before the person begins.
pub(super) type Listed = (AnswerOption, bool);

impl Importer {
    /// Reads the value sets in `contained`.
    pub(super) fn contained(&mut self, at: &str, object: &Object) {
        for resource in self.reader.list(at, object, "contained") {
            let part = |key: &str| {
                resource
                    .get(key)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
            };
            let id = part("id").to_owned();
            if part("resourceType") != "ValueSet" {
                self.pass("", format!("the contained {} {id}", part("resourceType")));
                continue;
            }
            let place = format!("the contained value set {id}");
            let options = self.value_set(&place, resource);
            self.value_sets.insert(id, options);
        }
    }

    fn value_set(&mut self, at: &str, resource: &Value) -> Vec<AnswerOption> {
        let mut options = Vec::new();
        let expanded = resource
            .pointer("/expansion/contains")
            .and_then(Value::as_array);
        if let Some(concepts) = expanded {
            for concept in concepts {
                let nested = concept.get("contains").is_some();
                if nested {
                    self.problem(at, "an expansion in several layers is not supported");
                }
                let system = concept.get("system").and_then(Value::as_str);
                options.extend(self.coding(at, concept, system));
            }
            return options;
        }
        let includes = resource
            .pointer("/compose/include")
            .and_then(Value::as_array);
        for include in includes.into_iter().flatten() {
            let system = include.get("system").and_then(Value::as_str);
            match include.get("concept").and_then(Value::as_array) {
                Some(concepts) => {
                    for concept in concepts {
                        options.extend(self.coding(at, concept, system));
                    }
                }
                None => self.problem(at, "it must list its concepts: no server is asked for them"),
            }
        }
        if resource.pointer("/compose/exclude").is_some() {
            self.problem(at, "\"exclude\" is not supported");
        }
        options
    }

    fn coding(&mut self, at: &str, value: &Value, system: Option<&str>) -> Option<AnswerOption> {
        let Some(coding) = value.as_object() else {
            self.problem(at, "a coding must be an object in curly brackets");
            return None;
        };
        let Some(code) = values::code(coding) else {
            self.problem(at, "an option needs a \"code\" or a \"display\"");
            return None;
        };
        let display = coding.get("display").and_then(Value::as_str);
        Some(AnswerOption {
            display: display.unwrap_or(&code).to_owned(),
            form: OptionForm::Coding {
                system: system.map(str::to_owned),
                coded: coding.contains_key("code"),
            },
            weight: self.weight(at, coding),
            raises: BTreeSet::new(),
            ends: None,
            code,
        })
    }

    /// The options of a choice; none has been noted as a problem.
    pub(super) fn options(&mut self, at: &str, object: &Object, open: bool) -> Vec<Listed> {
        // STU3, the release before R4, called it "option".
        let old = object.contains_key("option") && !object.contains_key("answerOption");
        if old {
            self.pass(at, "\"option\" is FHIR STU3: read as \"answerOption\"");
        }
        let key = if old { "option" } else { "answerOption" };
        let mut options: Vec<Listed> = Vec::new();
        for (position, value) in self.reader.list(at, object, key).iter().enumerate() {
            let place = format!("{at}, the {} option", nth(position));
            options.extend(self.option(at, &place, value));
        }
        match object
            .get("answerValueSet")
            .map(|value| value.as_str().unwrap_or_default())
        {
            None => {}
            Some(_) if !options.is_empty() => {
                self.problem(at, "it has both \"answerOption\" and \"answerValueSet\"");
            }
            Some(url) => match url.strip_prefix('#').and_then(|id| self.value_sets.get(id)) {
                Some(set) => options.extend(set.iter().cloned().map(|option| (option, false))),
                None => self.problem(
                    at,
                    format!(
                        "the value set \"{url}\" is not in the file: no server is asked for it"
                    ),
                ),
            },
        }
        let mut codes = BTreeSet::new();
        for (option, _) in &options {
            if !codes.insert(&option.code) {
                let what = format!("the code \"{}\" is that of two options", option.code);
                self.reader.problem(at, what);
            }
        }
        if options.is_empty() && !open && self.reader.problems.is_empty() {
            self.problem(at, "a choice needs its options");
        }
        options
    }

    fn option(&mut self, item: &str, at: &str, value: &Value) -> Option<Listed> {
        let Some(object) = value.as_object() else {
            self.problem(at, "an option must be an object in curly brackets");
            return None;
        };
        let selected = self.reader.flag(at, object, "initialSelected");
        for key in object.keys() {
            let known = ["initialSelected", "extension", "id"].contains(&key.as_str());
            if !known && !key.starts_with("value") && !key.starts_with('_') {
                self.pass(item, format!("\"{key}\" of an option"));
            }
        }
        let weight = self.weight(item, object);
        let (kind, value) = self.typed(at, object, "value")?;
        let text = value
            .as_str()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        let (code, form) = match kind {
            "Coding" => {
                let system = value.get("system").and_then(Value::as_str);
                let mut option = self.coding(item, value, system)?;
                option.weight = weight.or(option.weight);
                return Some((option, selected));
            }
            "String" => (text.map(str::to_owned), OptionForm::Text),
            "Integer" => {
                let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
                (number.map(|number| number.to_string()), OptionForm::Integer)
            }
            "Date" => {
                let day: Option<jiff::civil::Date> = text.and_then(|text| text.parse().ok());
                (day.map(|day| day.to_string()), OptionForm::Date)
            }
            "Time" => {
                let time: Option<jiff::civil::Time> = text.and_then(|text| text.parse().ok());
                (time.map(|time| time.to_string()), OptionForm::Time)
            }
            _ => (None, OptionForm::Text),
        };
        let Some(code) = code else {
            self.problem(
                at,
                format!("an option of the type {kind} is not supported, or it is not whole"),
            );
            return None;
        };
        let option = AnswerOption {
            display: code.clone(),
            code,
            raises: BTreeSet::new(),
            ends: None,
            weight,
            form,
        };
        Some((option, selected))
    }
}
