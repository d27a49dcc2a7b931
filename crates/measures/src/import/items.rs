//! Reading the questionnaire and its items.

use super::extensions::Known;
use super::options::Listed;
use super::values::in_offered_unit;
use super::{Importer, MOST_ITEMS};
use crate::parse::nth;
use crate::parse::reader::Object;
use crate::{
    Answer, Bounds, Choice, Decimal, Item, Kind, LONGEST_TEXT, Number, Offered, Questionnaire,
};
use serde_json::Value;

/// What an item may hold, that is understood or changes nothing for the person who answers.
const ITEM: [&str; 21] = [
    "linkId",
    "definition",
    "code",
    "prefix",
    "text",
    "type",
    "enableWhen",
    "enableBehavior",
    "required",
    "repeats",
    "readOnly",
    "maxLength",
    "answerValueSet",
    "answerOption",
    "option",
    "initial",
    "item",
    "extension",
    "id",
    "designNote",
    "fhir_comments",
];

impl Importer {
    pub(super) fn questionnaire(&mut self, value: &Value) -> Questionnaire {
        const AT: &str = "the questionnaire";
        let mut read = Questionnaire {
            url: None,
            version: None,
            title: None,
            language: None,
            items: Vec::new(),
        };
        let Some(object) = value.as_object() else {
            self.problem(AT, "it must be an object in curly brackets");
            return read;
        };
        if object.get("resourceType").and_then(Value::as_str) != Some("Questionnaire") {
            self.problem(AT, "\"resourceType\" must be \"Questionnaire\"");
            return read;
        }
        for key in ["modifierExtension", "implicitRules"] {
            if object.contains_key(key) {
                self.problem(
                    AT,
                    format!("\"{key}\" is not supported, and may change what the rest means"),
                );
            }
        }
        self.pass_extensions("", object);
        self.contained(AT, object);
        let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
        (read.url, read.version) = (text("url"), text("version"));
        read.title = text("title").or_else(|| text("name"));
        read.language = text("language");
        read.items = self.items(AT, object, false);
        if read.items.is_empty() && self.reader.problems.is_empty() {
            self.problem(AT, "it asks nothing: \"item\" must list at least one item");
        }
        read
    }

    fn items(&mut self, within: &str, object: &Object, hidden: bool) -> Vec<Item> {
        let list = self.reader.list(within, object, "item");
        let items = list.iter().enumerate();
        items
            .filter_map(|(position, value)| self.item(within, position, value, hidden))
            .collect()
    }

    fn item(&mut self, within: &str, position: usize, value: &Value, hidden: bool) -> Option<Item> {
        let place = format!("the {} item in {within}", nth(position));
        self.items += 1;
        if self.items > MOST_ITEMS {
            if self.items == MOST_ITEMS + 1 {
                self.problem(&place, format!("there are more than {MOST_ITEMS} items"));
            }
            return None;
        }
        let Some(object) = value.as_object() else {
            self.problem(&place, "an item must be an object in curly brackets");
            return None;
        };
        let link_id = object
            .get("linkId")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if link_id.trim().is_empty() || link_id.len() > 255 || link_id.chars().any(char::is_control)
        {
            self.problem(
                &place,
                "\"linkId\" must be a text of 1 to 255 signs that can be seen",
            );
            return None;
        }
        let at = link_id;
        if object.contains_key("modifierExtension") {
            self.problem(
                at,
                "\"modifierExtension\" is not supported, and may change what the item means",
            );
        }
        for key in object.keys() {
            if !ITEM.contains(&key.as_str()) && !key.starts_with('_') && key != "modifierExtension"
            {
                self.pass(at, format!("\"{key}\" of an item"));
            }
        }
        let known = self.known(at, object);
        // What a formula should fill in, or nobody may change, is not asked of a person.
        let read_only = self.reader.flag(at, object, "readOnly");
        let hidden = hidden || known.hidden || known.calculated || read_only;
        let code = object
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let (kind, selected) = self.kind(at, code, object, &known, hidden)?;
        let mut item = Item {
            link_id: link_id.to_owned(),
            text: self.reader.text(at, object, "text").unwrap_or_default(),
            hint: known.entry_format.map(str::to_owned),
            field: None,
            required: self.required(at, object, &kind),
            condition: self.condition(at, object),
            kind,
            hidden,
            initial: Vec::new(),
        };
        item.initial = self.initial(at, object, &item, selected);
        Some(item)
    }

    fn required(&mut self, at: &str, object: &Object, kind: &Kind) -> bool {
        let required = self.reader.flag(at, object, "required");
        let question = !matches!(kind, Kind::Group(_) | Kind::Display);
        if required && !question {
            self.pass(
                at,
                "\"required\" of a group or text: what is required is each question",
            );
        }
        required && question
    }

    fn kind(
        &mut self,
        at: &str,
        code: &str,
        object: &Object,
        known: &Known<'_>,
        hidden: bool,
    ) -> Option<(Kind, Vec<Answer>)> {
        let choice = matches!(code, "choice" | "open-choice");
        if code != "group" && object.contains_key("item") {
            self.problem(
                at,
                "items inside a question are not supported: put them after it, or in a group",
            );
        }
        let repeats = self.reader.flag(at, object, "repeats");
        if repeats && !choice {
            self.pass(
                at,
                "\"repeats\" of anything but a choice: one answer is taken",
            );
        }
        let (least, most) = (known.least, known.most);
        if (least.is_some() || most.is_some()) && !matches!(code, "integer" | "decimal") {
            self.pass(at, "minValue and maxValue of anything but a number");
        }
        let mut selected = Vec::new();
        let kind = match code {
            "group" => Kind::Group(self.items(at, object, hidden)),
            "display" => Kind::Display,
            "boolean" => Kind::Boolean,
            "date" => Kind::Date,
            "dateTime" => Kind::DateTime,
            "time" => Kind::Time,
            "url" => Kind::Url,
            "string" => Kind::Line(self.longest(at, object)),
            "text" => Kind::Text(self.longest(at, object)),
            "integer" => Kind::Integer(Number {
                least: least.and_then(|bound| self.reader.integer(at, bound, "valueInteger")),
                most: most.and_then(|bound| self.reader.integer(at, bound, "valueInteger")),
                ends: None,
            }),
            "decimal" => Kind::Decimal(Bounds {
                least: least.and_then(|bound| self.bound(at, bound)),
                most: most.and_then(|bound| self.bound(at, bound)),
            }),
            "quantity" => {
                let units = known.units.iter();
                Kind::Quantity(units.filter_map(|unit| self.unit(at, unit)).collect())
            }
            "choice" | "open-choice" => {
                let open = code == "open-choice";
                let options = self.options(at, object, open);
                let chosen = options.iter().filter(|(_, selected)| *selected);
                selected.extend(chosen.map(|(option, _)| Answer::Code(option.code.clone())));
                let options = options.into_iter().map(|(option, _): Listed| option);
                Kind::Choice(Choice {
                    offered: Offered::These(options.collect()),
                    several: repeats,
                    open,
                })
            }
            "attachment" | "reference" => {
                self.problem(at, format!("items of the type {code} are not supported"));
                return None;
            }
            _ => {
                self.problem(at, format!("\"{code}\" is no type of FHIR R4 items"));
                return None;
            }
        };
        Some((kind, selected))
    }

    fn longest(&mut self, at: &str, object: &Object) -> u32 {
        match self.reader.integer(at, object, "maxLength") {
            None => LONGEST_TEXT,
            Some(longest) if longest > 0 => longest.unsigned_abs().min(LONGEST_TEXT),
            Some(_) => {
                self.problem(at, "\"maxLength\" must be 1 or more");
                LONGEST_TEXT
            }
        }
    }

    fn bound(&mut self, at: &str, object: &Object) -> Option<Decimal> {
        let number = object
            .get("valueDecimal")
            .or_else(|| object.get("valueInteger"));
        let bound = number.and_then(Value::as_number).and_then(Decimal::of);
        if bound.is_none() {
            self.problem(at, "minValue and maxValue need a \"valueDecimal\"");
        }
        bound
    }

    /// What is filled in before: `initial`, else the options marked `initialSelected`.
    fn initial(
        &mut self,
        at: &str,
        object: &Object,
        item: &Item,
        selected: Vec<Answer>,
    ) -> Vec<Answer> {
        let mut initial = Vec::new();
        // STU3 wrote a single value beside the item instead of a list.
        for value in self.reader.list(at, object, "initial") {
            let Some((kind, value)) = value.as_object().and_then(|o| self.typed(at, o, "value"))
            else {
                continue;
            };
            if let Some(answer) = self.answer(at, kind, value) {
                initial.push(in_offered_unit(answer, item));
            }
        }
        if initial.is_empty() {
            initial = selected;
        } else if !selected.is_empty() {
            self.pass(
                at,
                "\"initialSelected\" beside \"initial\": \"initial\" counts",
            );
        }
        let strange = initial.iter().any(|answer| !item.fits(answer));
        if strange || (initial.len() > 1 && !item.several()) {
            self.pass(
                at,
                "an \"initial\" that is no answer to its question: nothing is filled in",
            );
            return Vec::new();
        }
        initial
    }
}
