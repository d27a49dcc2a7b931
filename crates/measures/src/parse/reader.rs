//! Reading one JSON object, noting what is wrong with it instead of stopping.
//!
//! What must stay true: a reader that returns nothing where something was written has noted a problem.

use super::{is_token, nth};
use crate::{EXTENSIONS, Problem};
use serde_json::{Map, Value};

/// A JSON object.
pub(crate) type Object = Map<String, Value>;

/// Notes the problems met while reading.
#[derive(Default)]
pub(crate) struct Reader {
    pub(crate) problems: Vec<Problem>,
}

/// One of the extensions that mean something here.
pub(crate) struct Extension<'v> {
    /// Our name for it, or the standard one's last part.
    pub(crate) name: &'v str,
    pub(crate) object: &'v Object,
}

const STANDARD: &str = "http://hl7.org/fhir/StructureDefinition/";
const STANDARD_KNOWN: [&str; 2] = ["minValue", "maxValue"];

impl Reader {
    pub(crate) fn problem(&mut self, at: &str, what: impl Into<String>) {
        self.problems.push(Problem {
            at: at.to_owned(),
            what: what.into(),
        });
    }

    pub(crate) fn object<'v>(
        &mut self,
        at: &str,
        value: &'v Value,
        what: &str,
    ) -> Option<&'v Object> {
        let object = value.as_object();
        if object.is_none() {
            self.problem(at, format!("{what} must be an object in curly brackets"));
        }
        object
    }

    /// The entries of a list; none where it is absent.
    pub(crate) fn list<'v>(&mut self, at: &str, object: &'v Object, key: &str) -> &'v [Value] {
        match object.get(key) {
            None => &[],
            Some(Value::Array(list)) => list,
            Some(_) => {
                self.problem(at, format!("\"{key}\" must be a list in square brackets"));
                &[]
            }
        }
    }

    /// A text that is there and not blank.
    pub(crate) fn text(&mut self, at: &str, object: &Object, key: &str) -> Option<String> {
        let text = object
            .get(key)?
            .as_str()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        if text.is_none() {
            self.problem(
                at,
                format!("\"{key}\" must be a text in quotes, and not empty"),
            );
        }
        text.map(str::to_owned)
    }

    /// A text that must be there and keep to what codes are made of.
    pub(crate) fn token(&mut self, at: &str, object: &Object, key: &str) -> Option<String> {
        let Some(value) = object.get(key) else {
            self.problem(at, format!("\"{key}\" is missing"));
            return None;
        };
        let token = value.as_str().filter(|text| is_token(text));
        if token.is_none() {
            self.problem(
                at,
                format!(
                    "\"{key}\" must be a short name in quotes: at most 64 letters (a-z), digits, dots, \
                     hyphens and underscores, starting with a letter or digit"
                ),
            );
        }
        token.map(str::to_owned)
    }

    /// True or false; false where it is absent.
    pub(crate) fn flag(&mut self, at: &str, object: &Object, key: &str) -> bool {
        match object.get(key) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.problem(
                    at,
                    format!("\"{key}\" must be true or false, without quotes"),
                );
                false
            }
        }
    }

    /// A FHIR integer (32 bits).
    pub(crate) fn integer(&mut self, at: &str, object: &Object, key: &str) -> Option<i32> {
        let integer = object
            .get(key)?
            .as_i64()
            .and_then(|number| i32::try_from(number).ok());
        if integer.is_none() {
            self.problem(
                at,
                format!("\"{key}\" must be a whole number, without quotes"),
            );
        }
        integer
    }

    /// Notes every property that is neither among these nor harmless.
    pub(crate) fn only(&mut self, at: &str, object: &Object, known: &[&str]) {
        // What every FHIR element may carry and what changes nothing for the person who answers.
        const HARMLESS: [&str; 5] = ["id", "definition", "code", "prefix", "fhir_comments"];
        for key in object.keys() {
            if !known.contains(&key.as_str())
                && !HARMLESS.contains(&key.as_str())
                && !key.starts_with('_')
            {
                self.problem(
                    at,
                    format!(
                        "\"{key}\" is not understood here. Look for a typing mistake; what can stand here \
                         is {}",
                        known.join(", ")
                    ),
                );
            }
        }
    }

    /// The extensions that mean something here. Those of other makers are theirs to understand and
    /// are passed over; one of ours in the wrong place is a problem.
    pub(crate) fn extensions<'v>(
        &mut self,
        at: &str,
        object: &'v Object,
        known: &[&str],
    ) -> Vec<Extension<'v>> {
        let mut found: Vec<Extension<'v>> = Vec::new();
        for (position, value) in self.list(at, object, "extension").iter().enumerate() {
            let Some(object) = self.object(at, value, &format!("the {} extension", nth(position)))
            else {
                continue;
            };
            let Some(url) = object.get("url").and_then(Value::as_str) else {
                self.problem(
                    at,
                    format!("the {} extension has no \"url\"", nth(position)),
                );
                continue;
            };
            let standard = url
                .strip_prefix(STANDARD)
                .filter(|name| STANDARD_KNOWN.contains(name));
            let Some(name) = url.strip_prefix(EXTENSIONS).or(standard) else {
                continue;
            };
            if !known.contains(&name) {
                self.problem(
                    at,
                    format!(
                        "the extension \"{name}\" does not belong here: {}",
                        can(known)
                    ),
                );
            } else if name != "raises" && found.iter().any(|extension| extension.name == name) {
                self.problem(at, format!("the extension \"{name}\" stands here twice"));
            } else {
                found.push(Extension { name, object });
            }
        }
        found
    }

    pub(crate) fn extension_code(
        &mut self,
        at: &str,
        extensions: &[Extension<'_>],
        name: &str,
    ) -> Option<String> {
        let extension = extensions.iter().find(|extension| extension.name == name)?;
        self.token(
            &format!("{at}, extension \"{name}\""),
            extension.object,
            "valueCode",
        )
    }

    pub(crate) fn extension_text(
        &mut self,
        at: &str,
        extensions: &[Extension<'_>],
        name: &str,
    ) -> Option<String> {
        let extension = extensions.iter().find(|extension| extension.name == name)?;
        if !extension.object.contains_key("valueString") {
            self.problem(
                at,
                format!("the extension \"{name}\" needs a \"valueString\""),
            );
        }
        self.text(at, extension.object, "valueString")
    }

    pub(crate) fn extension_integer(
        &mut self,
        at: &str,
        extensions: &[Extension<'_>],
        name: &str,
    ) -> Option<i32> {
        let extension = extensions.iter().find(|extension| extension.name == name)?;
        if !extension.object.contains_key("valueInteger") {
            self.problem(
                at,
                format!("the extension \"{name}\" needs a \"valueInteger\""),
            );
        }
        self.integer(at, extension.object, "valueInteger")
    }
}

fn can(known: &[&str]) -> String {
    if known.is_empty() {
        "none does".to_owned()
    } else {
        format!("here can be {}", known.join(", "))
    }
}
