//! Reading FHIR's `value[x]`, `answer[x]`, and units.

use super::Importer;
use crate::parse::reader::Object;
use crate::{Answer, Decimal, Item, Kind, Moment, Quantity, Unit};
use serde_json::Value;

impl Importer {
    /// The one property of an object that begins so, with the rest of its name: its type.
    pub(super) fn typed<'v>(
        &mut self,
        at: &str,
        object: &'v Object,
        prefix: &str,
    ) -> Option<(&'v str, &'v Value)> {
        let mut typed = object.iter().filter_map(|(key, value)| {
            let kind = key.strip_prefix(prefix)?;
            kind.starts_with(char::is_uppercase)
                .then_some((kind, value))
        });
        let one = typed.next();
        if one.is_none() || typed.next().is_some() {
            self.problem(
                at,
                format!("it needs one {prefix}, such as \"{prefix}Coding\""),
            );
            return None;
        }
        one
    }

    /// A value as an answer to this item.
    pub(super) fn answer(&mut self, at: &str, kind: &str, value: &Value) -> Option<Answer> {
        let text = value.as_str();
        let answer = match kind {
            "Boolean" => value.as_bool().map(Answer::Bool),
            "Integer" => value
                .as_i64()
                .and_then(|number| i32::try_from(number).ok())
                .map(Answer::Integer),
            "Decimal" => value.as_number().and_then(Decimal::of).map(Answer::Decimal),
            "String" => text.map(|text| Answer::Text(text.to_owned())),
            "Uri" | "Url" => text.map(|text| Answer::Url(text.to_owned())),
            "Date" => text.and_then(|text| text.parse().ok()).map(Answer::Date),
            "DateTime" => text.and_then(Moment::read).map(Answer::DateTime),
            "Time" => text.and_then(|text| text.parse().ok()).map(Answer::Time),
            "Coding" => value.as_object().and_then(code).map(Answer::Code),
            "Quantity" => value.as_object().and_then(quantity).map(Answer::Quantity),
            _ => {
                self.problem(at, format!("a value of the type {kind} is not supported"));
                return None;
            }
        };
        if answer.is_none() {
            self.problem(
                at,
                format!("this is no {kind} as FHIR writes it, or not a whole one"),
            );
        }
        answer
    }

    /// The unit of a coding.
    pub(super) fn unit(&mut self, at: &str, value: &Value) -> Option<Unit> {
        let part = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let (code, system) = (part("code"), part("system"));
        let Some(display) = part("display").or_else(|| code.clone()) else {
            self.problem(at, "a unit needs a \"display\" or a \"code\"");
            return None;
        };
        Some(Unit {
            display,
            code,
            system,
        })
    }
}

/// What tells a coding from others of the same question: its code, else its display.
pub(super) fn code(coding: &Object) -> Option<String> {
    let part = |key: &str| coding.get(key).and_then(Value::as_str);
    let code = part("code").or_else(|| part("display"))?.trim();
    (!code.is_empty()).then(|| code.to_owned())
}

fn quantity(object: &Object) -> Option<Quantity> {
    let part = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
    let (code, system) = (part("code"), part("system"));
    let display = part("unit").or_else(|| code.clone());
    Some(Quantity {
        value: Decimal::of(object.get("value")?.as_number()?)?,
        unit: display.map(|display| Unit {
            display,
            code,
            system,
        }),
    })
}

/// A written amount as one of the units the item offers, which are known by code where they have one.
pub(super) fn in_offered_unit(answer: Answer, item: &Item) -> Answer {
    match (answer, &item.kind) {
        (Answer::Quantity(given), Kind::Quantity(units)) => {
            let same = |unit: &&Unit| {
                given
                    .unit
                    .as_ref()
                    .is_some_and(|given| given.name() == unit.name())
            };
            let unit = units.iter().find(same).cloned();
            Answer::Quantity(Quantity {
                unit: unit.or(given.unit),
                ..given
            })
        }
        (answer, _) => answer,
    }
}
