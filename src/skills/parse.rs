//! An exercise, read from its file (TOML).
//!
//! What must stay true: an exercise that was read is whole: every page of it can be shown, every field has a
//! name of its own, and it says when not to do it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::exercise::{Breath, Exercise, Field, Step, Turn, Way};
use super::skill::Skill;
use crate::library::Source;
use crate::reviews::Reviewer;
use crate::translations::Translation;

/// The longest file taken, in bytes.
pub const LONGEST: usize = 64 * 1024;

/// The most steps of an exercise.
const MOST_STEPS: usize = 20;

/// The most fields to write in, over all steps.
const MOST_FIELDS: usize = 20;

/// How long a step may be timed, in seconds.
const TIMED: std::ops::RangeInclusive<u32> = 10..=1_800;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    skill: Skill,
    purpose: String,
    minutes: u32,
    ways: Vec<Way>,
    unless: Vec<String>,
    author: String,
    language: String,
    updated: String,
    #[serde(default)]
    order: i64,
    #[serde(default)]
    related: Vec<String>,
    #[serde(rename = "source", default)]
    sources: Vec<Source>,
    #[serde(default)]
    reviewer: Option<Reviewer>,
    #[serde(default)]
    reviewed: String,
    #[serde(default)]
    translation: Option<Translation>,
    #[serde(rename = "step", default)]
    steps: Vec<FileStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileStep {
    title: String,
    text: String,
    #[serde(default)]
    seconds: Option<u32>,
    #[serde(default)]
    breathe: Option<Breath>,
    #[serde(default)]
    turn: Option<Turn>,
    #[serde(rename = "field", default)]
    fields: Vec<Field>,
}

/// Whether this may be a part of an address: small letters, digits and hyphens.
pub(super) fn is_name(text: &str) -> bool {
    let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.len() <= 80 && text.chars().all(known)
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

fn paragraphs(text: &str) -> Vec<String> {
    let one = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = text.replace("\r\n", "\n");
    plain
        .split("\n\n")
        .map(one)
        .filter(|part| !part.is_empty())
        .collect()
}

/// Reads an exercise of this name.
///
/// # Errors
/// All that is wrong with it, in words for whoever edits it.
pub fn parse(name: &str, text: &str) -> Result<Exercise, Vec<String>> {
    if text.len() > LONGEST {
        return Err(vec![format!("longer than {LONGEST} bytes")]);
    }
    let file: File = toml::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|e| vec![e.to_string().trim().to_owned()])?;
    let mut problems = file.problems();
    if !is_name(name) {
        problems.push("its name has other than small letters, digits and hyphens".to_owned());
    }
    match (day(&file.updated), problems.is_empty()) {
        (Some(updated), true) => Ok(file.exercise(name, updated, Sha256::digest(text).into())),
        _ => Err(problems),
    }
}

impl File {
    fn problems(&self) -> Vec<String> {
        let none = |list: &[String]| list.is_empty() || list.iter().any(|line| blank(line));
        let rules = [
            (blank(&self.title), "it has no title"),
            (blank(&self.purpose), "it does not say what it is for"),
            (
                !(1..=120).contains(&self.minutes),
                "minutes is not from 1 to 120",
            ),
            (self.ways.is_empty(), "it does not say how it can be done"),
            (
                none(&self.unless),
                "it does not say when not to do it (unless), or has an empty line there",
            ),
            (blank(&self.author), "it has no author"),
            (blank(&self.language), "it has no language"),
            (self.sources.is_empty(), "it has no sources"),
            (
                day(&self.updated).is_none(),
                "updated is not a day such as \"2026-11-26\"",
            ),
            (
                !self.reviewed.is_empty() && day(&self.reviewed).is_none(),
                "reviewed is not a day such as \"2026-11-26\"",
            ),
            (
                self.reviewer.is_some() == self.reviewed.is_empty(),
                "a reviewer and the day of the review belong together",
            ),
            (
                self.steps.is_empty() || self.steps.len() > MOST_STEPS,
                "it has no steps, or more than 20",
            ),
            (
                self.steps
                    .iter()
                    .map(|step| step.fields.len())
                    .sum::<usize>()
                    > MOST_FIELDS,
                "it has more than 20 fields",
            ),
        ];
        let told = rules.iter().filter(|(wrong, _)| *wrong);
        let mut problems: Vec<String> = told.map(|(_, words)| (*words).to_owned()).collect();
        let mut keys = BTreeSet::new();
        for (at, step) in self.steps.iter().enumerate() {
            let told = step.problems(&mut keys);
            problems.extend(told.map(|words| format!("step {}: {words}", at + 1)));
        }
        problems
    }

    fn exercise(self, name: &str, updated: Date, hash: [u8; 32]) -> Exercise {
        Exercise {
            name: name.to_owned(),
            review: self.reviewer.zip(day(&self.reviewed)),
            title: self.title,
            skill: self.skill,
            purpose: self.purpose,
            minutes: self.minutes,
            ways: self.ways,
            unless: self.unless,
            author: self.author,
            language: self.language,
            updated,
            translation: self.translation,
            hash,
            order: self.order,
            related: self.related,
            sources: self.sources,
            steps: self.steps.into_iter().map(FileStep::step).collect(),
        }
    }
}

impl FileStep {
    fn problems<'a>(&'a self, keys: &mut BTreeSet<&'a str>) -> impl Iterator<Item = String> {
        let breath = |breath: &Breath| {
            let parts = [breath.inward, breath.hold, breath.out, breath.rest];
            let fine = parts.iter().all(|part| *part <= 20) && breath.inward > 0 && breath.out > 0;
            !(fine && (1..=60).contains(&breath.rounds))
        };
        let rules = [
            (blank(&self.title), "it has no title"),
            (blank(&self.text), "it has no text"),
            (
                self.seconds
                    .is_some_and(|seconds| !TIMED.contains(&seconds)),
                "seconds is not from 10 to 1800",
            ),
            (
                self.breathe.as_ref().is_some_and(breath),
                "a breath takes 1 to 20 seconds in and out, and 1 to 60 rounds",
            ),
            (
                self.breathe.is_some() && self.seconds.is_some(),
                "it has a breath and seconds: the breath is its clock",
            ),
        ];
        let told = rules.into_iter().filter(|(wrong, _)| *wrong);
        let mut problems: Vec<String> = told.map(|(_, words)| words.to_owned()).collect();
        for field in &self.fields {
            if !is_name(&field.key) || blank(&field.label) {
                problems.push(format!(
                    "the field \"{}\" needs a key of small letters, digits and hyphens, and a label",
                    field.key
                ));
            }
            if !keys.insert(&field.key) {
                problems.push(format!("there are two fields \"{}\"", field.key));
            }
        }
        problems.into_iter()
    }

    fn step(self) -> Step {
        Step {
            title: self.title,
            text: paragraphs(&self.text),
            seconds: self.seconds,
            breathe: self.breathe,
            turn: self.turn.unwrap_or(Turn::Both),
            fields: self.fields,
        }
    }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
pub(super) mod tests;
