//! Reading the questionnaire and its items.
//!
//! What must stay true: an item is read on its own here; what one item says about another is left to
//! [`super::check`].

use super::nth;
use super::reader::{Extension, Object, Reader};
use crate::{Below, Choice, Item, Kind, LONGEST_TEXT, Number, Questionnaire};
use serde_json::Value;

const ITEM: [&str; 12] = [
    "linkId",
    "text",
    "type",
    "extension",
    "required",
    "repeats",
    "maxLength",
    "answerOption",
    "enableWhen",
    "enableBehavior",
    "item",
    "designNote",
];

impl Reader {
    pub(super) fn questionnaire(&mut self, value: &Value) -> Questionnaire {
        const AT: &str = "the questionnaire";
        let empty = Questionnaire {
            url: None,
            version: None,
            title: None,
            language: None,
            items: Vec::new(),
        };
        let Some(object) = self.object(AT, value, "it") else {
            return empty;
        };
        if object.get("resourceType").and_then(Value::as_str) != Some("Questionnaire") {
            self.problem(AT, "\"resourceType\" must be \"Questionnaire\"");
        }
        if object.contains_key("modifierExtension") {
            self.problem(AT, "\"modifierExtension\" is not understood here");
        }
        let items = self.items(AT, object);
        if items.is_empty() && self.problems.is_empty() {
            self.problem(
                AT,
                "it asks nothing: \"item\" must be a list with at least one item",
            );
        }
        Questionnaire {
            url: self.text(AT, object, "url"),
            version: self.text(AT, object, "version"),
            title: self.text(AT, object, "title"),
            language: self.text(AT, object, "language"),
            items,
        }
    }

    fn items(&mut self, within: &str, object: &Object) -> Vec<Item> {
        let list = self.list(within, object, "item");
        list.iter()
            .enumerate()
            .filter_map(|(position, value)| self.item(within, position, value))
            .collect()
    }

    fn item(&mut self, within: &str, position: usize, value: &Value) -> Option<Item> {
        let place = format!("the {} item in {within}", nth(position));
        let object = self.object(&place, value, "an item")?;
        let link_id = self.token(&place, object, "linkId")?;
        let at = link_id.as_str();
        self.only(at, object, &ITEM);
        let kind = object
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let known: &[&str] = match kind {
            "group" | "display" => &["asks"],
            "choice" => &["asks", "field", "options"],
            "integer" => &["asks", "field", "ends", "minValue", "maxValue"],
            _ => &["asks", "field"],
        };
        let extensions = self.extensions(at, object, known);
        let kind = self.kind(at, kind, object, &extensions)?;
        self.fitting(at, &kind, object);
        let text = self.text(at, object, "text");
        if text.is_none() && !object.contains_key("text") && !matches!(kind, Kind::Group(_)) {
            self.problem(at, "\"text\" is missing: what the person reads");
        }
        Some(Item {
            text: text.unwrap_or_default(),
            hint: self.extension_text(at, &extensions, "asks"),
            field: self.extension_code(at, &extensions, "field"),
            required: self.flag(at, object, "required"),
            condition: self.condition(at, object),
            kind,
            link_id,
            hidden: false,
            initial: Vec::new(),
        })
    }

    fn kind(
        &mut self,
        at: &str,
        kind: &str,
        object: &Object,
        extensions: &[Extension<'_>],
    ) -> Option<Kind> {
        Some(match kind {
            "group" => Kind::Group(self.items(at, object)),
            "display" => Kind::Display,
            "boolean" => Kind::Boolean,
            "date" => Kind::Date,
            "string" => Kind::Line(self.longest(at, object)),
            "text" => Kind::Text(self.longest(at, object)),
            "integer" => Kind::Integer(self.number(at, extensions)),
            "choice" => Kind::Choice(Choice {
                offered: self.offered(at, object, extensions)?,
                several: self.flag(at, object, "repeats"),
                open: false,
            }),
            _ => {
                self.problem(
                    at,
                    "\"type\" must be one of group, display, boolean, choice, string, text, integer, date",
                );
                return None;
            }
        })
    }

    /// Notes what is written on an item of a kind that can do nothing with it.
    fn fitting(&mut self, at: &str, kind: &Kind, object: &Object) {
        let (group, choice) = (
            matches!(kind, Kind::Group(_)),
            matches!(kind, Kind::Choice(_)),
        );
        let question = !group && !matches!(kind, Kind::Display);
        let rules = [
            (
                "item",
                group,
                "only a group holds items: make this a group, or put them after it",
            ),
            ("answerOption", choice, "only a choice has options"),
            ("repeats", choice, "only a choice can take several answers"),
            ("required", question, "only a question can be required"),
            (
                "maxLength",
                matches!(kind, Kind::Line(_) | Kind::Text(_)),
                "only a string or text has a length",
            ),
        ];
        for (key, fits, why) in rules {
            let written = object
                .get(key)
                .is_some_and(|value| *value != Value::Bool(false));
            if written && !fits {
                self.problem(at, format!("\"{key}\" cannot stand here: {why}"));
            }
        }
        if kind == &Kind::Group(Vec::new()) {
            self.problem(
                at,
                "this group is empty: \"item\" must be a list with at least one item",
            );
        }
    }

    fn longest(&mut self, at: &str, object: &Object) -> u32 {
        let Some(longest) = self.integer(at, object, "maxLength") else {
            return LONGEST_TEXT;
        };
        if longest < 1 {
            self.problem(at, "\"maxLength\" must be 1 or more");
        }
        longest.unsigned_abs()
    }

    fn number(&mut self, at: &str, extensions: &[Extension<'_>]) -> Number {
        let least = self.extension_integer(at, extensions, "minValue");
        let most = self.extension_integer(at, extensions, "maxValue");
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            self.problem(
                at,
                "\"minValue\" is above \"maxValue\", so no number would be taken",
            );
        }
        let ends = extensions.iter().find(|extension| extension.name == "ends");
        Number {
            least,
            most,
            ends: ends.and_then(|extension| self.below(at, extension.object)),
        }
    }

    fn below(&mut self, at: &str, object: &Object) -> Option<Below> {
        let part = |name: &str| {
            let parts = object.get("extension").and_then(Value::as_array)?;
            let named = |part: &&Value| part.get("url").and_then(Value::as_str) == Some(name);
            parts.iter().find(named).and_then(Value::as_object)
        };
        let (Some(below), Some(code)) = (part("below"), part("code")) else {
            self.problem(
                at,
                "the extension \"ends\" of an integer needs two extensions of its own: \"below\" with a \
                 \"valueInteger\", and \"code\" with a \"valueCode\"",
            );
            return None;
        };
        if !below.contains_key("valueInteger") {
            self.problem(at, "\"below\" needs a \"valueInteger\"");
        }
        let below = self.integer(at, below, "valueInteger");
        let code = self.token(at, code, "valueCode");
        Some(Below {
            below: below?,
            code: code?,
        })
    }
}
