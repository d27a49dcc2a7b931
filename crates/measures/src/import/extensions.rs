//! The extensions of a questionnaire and its items: what is understood, and the naming of the rest.

use super::Importer;
use crate::parse::reader::Object;
use serde_json::Value;

const HL7: &str = "http://hl7.org/fhir/StructureDefinition/";
const SDC: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";

/// Extensions that are passed over, each with what that means for whoever brings the file in.
const PASSED: [(&str, &str); 12] = [
    (
        "questionnaire-itemControl",
        "how a question is shown is up to the page",
    ),
    ("questionnaire-displayCategory", "shown as any text"),
    (
        "questionnaire-optionPrefix",
        "options are shown without numbers before them",
    ),
    (
        "questionnaire-minOccurs",
        "a question takes one answer, or any number where it repeats",
    ),
    (
        "questionnaire-maxOccurs",
        "a question takes one answer, or any number where it repeats",
    ),
    (
        "sdc-questionnaire-observationLinkPeriod",
        "nothing is filled in from a record",
    ),
    (
        "sdc-questionnaire-initialExpression",
        "nothing is filled in by a formula",
    ),
    (
        "sdc-questionnaire-launchContext",
        "nothing is filled in from a record",
    ),
    (
        "variable",
        "formulas are not calculated: scores come from a scoring key",
    ),
    (
        "questionnaire-choiceOrientation",
        "how a question is shown is up to the page",
    ),
    ("preferredTerminologyServer", "no server is asked for codes"),
    ("rendering-style", "shown as any text"),
];

/// The extensions of one item that mean something here.
#[derive(Default)]
pub(super) struct Known<'v> {
    pub(super) hidden: bool,
    /// Whether a formula fills it in.
    pub(super) calculated: bool,
    pub(super) entry_format: Option<&'v str>,
    pub(super) least: Option<&'v Object>,
    pub(super) most: Option<&'v Object>,
    pub(super) units: Vec<&'v Value>,
}

impl Importer {
    /// Each extension of an object, with the last part of its address.
    fn each<'v>(&mut self, at: &str, object: &'v Object) -> Vec<(&'v str, &'v Object)> {
        let mut found = Vec::new();
        for extension in self.reader.list(at, object, "extension") {
            let url = extension.get("url").and_then(Value::as_str);
            match (url, extension.as_object()) {
                (Some(url), Some(extension)) => found.push((url, extension)),
                _ => self.problem(at, "an extension has no \"url\""),
            }
        }
        found
    }

    /// Names an extension that is passed over.
    pub(super) fn pass_extension(&mut self, at: &str, url: &str) {
        let name = short(url);
        let told = PASSED.iter().find(|(known, _)| *known == name);
        self.pass(
            at,
            match told {
                Some((_, instead)) => format!("{name}: {instead}"),
                None => format!("the extension {url}"),
            },
        );
    }

    /// Names every extension of an object of which none is understood.
    pub(super) fn pass_extensions(&mut self, at: &str, object: &Object) {
        for (url, _) in self.each(at, object) {
            self.pass_extension(at, url);
        }
    }

    pub(super) fn known<'v>(&mut self, at: &str, object: &'v Object) -> Known<'v> {
        let mut known = Known::default();
        for (url, extension) in self.each(at, object) {
            match short(url) {
                "questionnaire-hidden" => {
                    known.hidden |= self.reader.flag(at, extension, "valueBoolean");
                }
                name @ ("sdc-questionnaire-calculatedExpression" | "cqf-calculatedValue") => {
                    known.calculated = true;
                    self.pass(
                        at,
                        format!(
                            "{name}: the item is left out, and what it would say is not calculated"
                        ),
                    );
                }
                "entryFormat" => {
                    known.entry_format = extension.get("valueString").and_then(Value::as_str);
                }
                "minValue" => known.least = Some(extension),
                "maxValue" => known.most = Some(extension),
                "questionnaire-unit" | "questionnaire-unitOption" => {
                    known.units.extend(extension.get("valueCoding"));
                }
                _ => self.pass_extension(at, url),
            }
        }
        known
    }

    /// The weight of an option, which may stand on the option or on its coding.
    pub(super) fn weight(&mut self, at: &str, object: &Object) -> Option<crate::Decimal> {
        let mut weight = None;
        for (url, extension) in self.each(at, object) {
            match short(url) {
                "ordinalValue"
                | "itemWeight"
                | "questionnaire-ordinalValue"
                | "extension-score" => {
                    let number = extension.get("valueDecimal").and_then(Value::as_number);
                    weight = number.and_then(crate::Decimal::of);
                    if weight.is_none() {
                        self.problem(at, "the weight of an option must be a \"valueDecimal\"");
                    }
                }
                _ => self.pass_extension(at, url),
            }
        }
        weight
    }
}

/// The last part of an extension's address where it is FHIR's own or a guide's; else all of it.
fn short(url: &str) -> &str {
    let own = url.strip_prefix(HL7).or_else(|| url.strip_prefix(SDC));
    own.unwrap_or_else(|| match url.rsplit_once('/') {
        Some((before, name)) if before.starts_with("http://fhir.org/guides/") => name,
        _ => url,
    })
}
