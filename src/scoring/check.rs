//! `securebase measure check`: what is wrong with a measure's files.

use std::io::Write;
use std::path::Path;

use measures::key::LONGEST_KEY;
use measures::{Key, Problem, Questionnaire};

use super::{Check, text};

/// The longest questionnaire looked at, in bytes.
const LONGEST_QUESTIONNAIRE: usize = 4 << 20;

pub(super) fn run(check: &Check) -> Result<(), String> {
    let mut wrong = Vec::new();
    for path in &check.files {
        match look(path) {
            Ok(said) => {
                // Nobody to tell is no reason to stop.
                let _ = writeln!(std::io::stdout(), "{}: {said}", path.display());
            }
            Err(problems) => wrong.extend(problems),
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// What the file is, or what is wrong with it.
fn look(path: &Path) -> Result<String, Vec<String>> {
    let name = path.display();
    let told = |problems: Vec<Problem>| -> Vec<String> {
        problems.iter().map(|p| format!("{name}: {p}")).collect()
    };
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("toml") => {
            let text = text(path, LONGEST_KEY).map_err(|told| vec![told])?;
            Key::parse(&text).map(|key| of_key(&key)).map_err(told)
        }
        Some("json") => {
            let text = text(path, LONGEST_QUESTIONNAIRE).map_err(|told| vec![told])?;
            let read = Questionnaire::parse(&text).map_err(told)?;
            Ok(format!("a questionnaire of {} items", read.items().count()))
        }
        _ => Err(vec![format!(
            "{name}: a questionnaire ends in .json, a scoring key in .toml"
        )]),
    }
}

fn of_key(key: &Key) -> String {
    let (title, version, items) = (&key.title, &key.version, key.items.len());
    let names: Vec<&str> = key
        .subscales
        .iter()
        .map(|scale| scale.name.as_str())
        .collect();
    let names = names.join(", ");
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
    let unchecked = scoring + unchecked.sum::<usize>();
    let warning = match unchecked {
        0 => String::new(),
        1 => "; 1 part is not checked against its source".to_owned(),
        more => format!("; {more} parts are not checked against their source"),
    };
    format!("a scoring key, {title}, version {version}, {items} items: {names}{warning}")
}
