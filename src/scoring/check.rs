//! `securebase measure check`: what is wrong with a measure's files.

use std::io::Write;
use std::path::Path;

use measures::import::{Imported, LONGEST_QUESTIONNAIRE};
use measures::key::LONGEST_KEY;
use measures::{EXTENSIONS, Key, Problem, Questionnaire};

use super::{Check, text};

/// What a file holds, once it was found to be right.
enum Found {
    Key(Box<Key>),
    Questionnaire(Box<Imported>),
}

pub(super) fn run(check: &Check) -> Result<(), String> {
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for path in &check.files {
        match look(path) {
            Ok(said) => {
                tell(&format!("{}: {}", path.display(), of(&said)));
                found.push(said);
            }
            Err(problems) => wrong.extend(problems),
        }
    }
    // A key and a questionnaire together are meant for each other.
    if let [Found::Key(key), Found::Questionnaire(asked)]
    | [Found::Questionnaire(asked), Found::Key(key)] = found.as_slice()
    {
        match key.join(&asked.questionnaire) {
            Ok(_) => tell("they fit each other"),
            Err(problems) => wrong.extend(problems.iter().map(ToString::to_string)),
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

fn tell(line: &str) {
    // Nobody to tell is no reason to stop.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// What the file is, or what is wrong with it.
fn look(path: &Path) -> Result<Found, Vec<String>> {
    let name = path.display();
    let told = |problems: Vec<Problem>| -> Vec<String> {
        problems.iter().map(|p| format!("{name}: {p}")).collect()
    };
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("toml") => {
            let text = text(path, LONGEST_KEY).map_err(|told| vec![told])?;
            let key = Key::parse(&text).map_err(told)?;
            Ok(Found::Key(Box::new(key)))
        }
        Some("json") => {
            let text = text(path, LONGEST_QUESTIONNAIRE).map_err(|told| vec![told])?;
            let read = questionnaire(&text).map_err(told)?;
            Ok(Found::Questionnaire(Box::new(read)))
        }
        _ => Err(vec![format!(
            "{name}: a questionnaire ends in .json, a scoring key in .toml"
        )]),
    }
}

/// Reads it by the strict rules of the service's own files, else by those for files of others.
fn questionnaire(text: &str) -> Result<Imported, Vec<Problem>> {
    match Questionnaire::parse(text) {
        Ok(questionnaire) => Ok(Imported {
            questionnaire,
            unsupported: Vec::new(),
        }),
        // Our own extensions are understood in our own files alone.
        Err(problems) if text.contains(EXTENSIONS) => Err(problems),
        Err(_) => Questionnaire::import(text),
    }
}

fn of(found: &Found) -> String {
    match found {
        Found::Key(key) => of_key(key),
        Found::Questionnaire(read) => {
            let asked = read.questionnaire.items().filter(|item| item.is_question());
            let mut said = format!("a questionnaire of {} questions", asked.count());
            for unsupported in &read.unsupported {
                said.push_str(&format!("\n  {unsupported}"));
            }
            said
        }
    }
}

fn of_key(key: &Key) -> String {
    let (title, version, items) = (&key.title, &key.version, key.items.len());
    let names = key.subscales.iter().map(|scale| scale.name.as_str());
    let names = names.collect::<Vec<_>>().join(", ");
    let scoring = usize::from(key.evidence.unchecked.is_some());
    let unchecked = key.subscales.iter().map(|scale| {
        let figures = scale.norms.iter().map(|norm| &norm.evidence);
        let figures = figures.chain(scale.cut_offs.iter().map(|cut| &cut.evidence));
        let figures = figures.chain(scale.bands.iter().map(|bands| &bands.evidence));
        let figures = figures.chain(scale.reliable_change.iter().map(|change| &change.evidence));
        figures
            .filter(|evidence| evidence.unchecked.is_some())
            .count()
    });
    let warning = match scoring + unchecked.sum::<usize>() {
        0 => String::new(),
        1 => "; 1 part is not checked against its source".to_owned(),
        more => format!("; {more} parts are not checked against their source"),
    };
    format!("a scoring key, {title}, version {version}, {items} items: {names}{warning}")
}
