//! The answers as a FHIR R4 QuestionnaireResponse.
//!
//! What must stay true: it holds the answers that count and no others, each under the linkId and the
//! group it was asked in.

use crate::walk::Live;
use crate::{Answer, AnswerOption, Answers, Item, OptionForm, Quantity, Questionnaire};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

impl Questionnaire {
    /// The answers as a FHIR R4 QuestionnaireResponse, written down at this time. Its status is
    /// `stopped` where an answer ended the questionnaire, `in-progress` where something required is
    /// missing, else `completed`. It names no person: the service knows whose it is.
    pub fn response(&self, answers: &Answers, authored: Timestamp) -> Value {
        let status = if self.ended(answers).is_some() {
            "stopped"
        } else if !self.missing(answers).is_empty() {
            "in-progress"
        } else {
            "completed"
        };
        let mut response = Map::new();
        response.insert("resourceType".into(), json!("QuestionnaireResponse"));
        if let Some(canonical) = self.canonical() {
            response.insert("questionnaire".into(), json!(canonical));
        }
        response.insert("status".into(), json!(status));
        response.insert("authored".into(), json!(authored.to_string()));
        let items = respond(&self.items, &self.live(answers));
        // FHIR has no empty arrays: what is empty is left out.
        if !items.is_empty() {
            response.insert("item".into(), Value::Array(items));
        }
        Value::Object(response)
    }

    fn canonical(&self) -> Option<String> {
        let url = self.url()?;
        Some(
            self.version()
                .map_or_else(|| url.to_owned(), |version| format!("{url}|{version}")),
        )
    }
}

fn respond(items: &[Item], live: &Live<'_, '_>) -> Vec<Value> {
    let mut responses = Vec::new();
    for item in items.iter().filter(|item| live.asks(item)) {
        let given: Vec<Value> = live
            .answers(item)
            .iter()
            .map(|answer| value(item, answer))
            .collect();
        let inside = respond(item.parts(), live);
        let part = if !given.is_empty() {
            ("answer", given)
        } else if !inside.is_empty() {
            ("item", inside)
        } else {
            continue;
        };
        let mut response = Map::new();
        response.insert("linkId".into(), json!(item.link_id));
        if !item.text.is_empty() {
            response.insert("text".into(), json!(item.text));
        }
        response.insert(part.0.into(), Value::Array(part.1));
        responses.push(Value::Object(response));
    }
    responses
}

fn value(item: &Item, answer: &Answer) -> Value {
    match answer {
        Answer::Code(code) => match item.option(code) {
            Some(option) => chosen(option),
            None => json!({ "valueCoding": { "code": code } }),
        },
        Answer::Text(text) => json!({ "valueString": text }),
        Answer::Integer(number) => json!({ "valueInteger": number }),
        Answer::Date(date) => json!({ "valueDate": date.to_string() }),
        Answer::Bool(yes) => json!({ "valueBoolean": yes }),
        Answer::Decimal(number) => json!({ "valueDecimal": number.as_f64() }),
        Answer::DateTime(moment) => json!({ "valueDateTime": moment.to_string() }),
        Answer::Time(time) => json!({ "valueTime": time.to_string() }),
        Answer::Url(address) => json!({ "valueUri": address }),
        Answer::Quantity(quantity) => json!({ "valueQuantity": amount(quantity) }),
    }
}

fn chosen(option: &AnswerOption) -> Value {
    match &option.form {
        OptionForm::Coding { system, coded } => {
            let mut coding = Map::new();
            if let Some(system) = system {
                coding.insert("system".into(), json!(system));
            }
            if *coded {
                coding.insert("code".into(), json!(option.code));
            }
            coding.insert("display".into(), json!(option.display));
            json!({ "valueCoding": coding })
        }
        OptionForm::Text => json!({ "valueString": option.code }),
        // Read as a whole number when the option was.
        OptionForm::Integer => json!({ "valueInteger": option.code.parse::<i32>().ok() }),
        OptionForm::Date => json!({ "valueDate": option.code }),
        OptionForm::Time => json!({ "valueTime": option.code }),
    }
}

fn amount(quantity: &Quantity) -> Value {
    let mut amount = Map::new();
    amount.insert("value".into(), json!(quantity.value.as_f64()));
    if let Some(unit) = &quantity.unit {
        amount.insert("unit".into(), json!(unit.display));
        // FHIR's rule qty-3: a code needs its system.
        if let (Some(system), Some(code)) = (&unit.system, &unit.code) {
            amount.insert("system".into(), json!(system));
            amount.insert("code".into(), json!(code));
        }
    }
    Value::Object(amount)
}
