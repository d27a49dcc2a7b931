//! What must stay true of the texts themselves: each is there in every language, is used, and is given what
//! it has a place for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::FluentResource;

use super::{Language, texts};

/// What a translation must have as the English has it.
#[derive(Debug, PartialEq, Eq)]
struct Shape {
    given: BTreeSet<String>,
    links: usize,
}

fn is_of_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn shape(text: &str) -> Shape {
    let names = text.split('$').skip(1);
    let name = |rest: &str| rest.chars().take_while(|c| is_of_key(*c)).collect();
    Shape {
        given: names.map(name).collect(),
        links: text
            .lines()
            .map(words)
            .filter(|words| words.contains('['))
            .count()
            .min(1),
    }
}

/// A line without the case it is for, as `[one]` or `*[other]`: that is no link.
fn words(line: &str) -> &str {
    let case = line.trim_start().trim_start_matches('*');
    let is_case = line.starts_with(' ') && case.starts_with('[');
    case.split_once(']')
        .filter(|_| is_case)
        .map_or(line, |(_, words)| words)
}

/// Every text of a file: its key, and how it is written.
fn messages(file: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut key = String::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (begun, text) = line
                .split_once(" = ")
                .or(line.split_once(" ="))
                .expect("a text");
            key = begun.to_owned();
            let before = found.insert(key.clone(), text.to_owned());
            assert!(before.is_none(), "{key} is there twice");
        } else if let Some(text) = found.get_mut(&key) {
            text.push('\n');
            text.push_str(line);
        }
    }
    found
}

/// Every text of a language, by file.
fn written(language: Language) -> BTreeMap<&'static str, BTreeMap<String, String>> {
    let files = texts::files(language);
    files.map(|(room, text)| (room, messages(text))).collect()
}

fn collect(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, into);
        } else if !path.ends_with("languages/keys.rs") {
            into.push_str(&std::fs::read_to_string(&path).expect("a text"));
        }
    }
}

/// The code and the templates, as one text.
fn sources() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    collect(&root.join("src"), &mut all);
    collect(&root.join("templates"), &mut all);
    all
}

/// What stands in quotes right after this.
fn quoted_after<'a>(text: &'a str, before: &str) -> BTreeSet<&'a str> {
    let rest = text.split(before).skip(1);
    let quoted = rest.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
    quoted.collect()
}

#[test]
fn every_file_can_be_read_whole_and_says_each_key_once() {
    for language in Language::ALL {
        let mut seen = BTreeSet::new();
        for (room, text) in texts::files(language) {
            if let Err((_, faults)) = FluentResource::try_new(text.to_owned()) {
                panic!("{}/{room}: {faults:?}", language.tag());
            }
            for key in messages(text).into_keys() {
                assert!(
                    seen.insert(key.clone()),
                    "{} says {key} twice",
                    language.tag()
                );
            }
        }
    }
}

#[test]
fn every_key_that_is_said_is_in_english() {
    let english = written(Language::English);
    let there: BTreeSet<&str> = english.values().flatten().map(|(key, _)| &**key).collect();
    let sources = sources();
    let said = quoted_after(&sources, "say(");
    assert!(said.len() > 100, "{said:?}");
    // Others are told things too, on the command line, and docs have an example.
    let is_key = |key: &&&str| key.chars().all(is_of_key) && **key != "key";
    let missing = said.iter().filter(is_key);
    let missing: Vec<_> = missing.filter(|key| !there.contains(**key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_text_is_used() {
    let sources = sources();
    let families = quoted_after(&sources, "named(");
    let is_used = |key: &str| {
        let of_family = |family: &&str| {
            let rest = key.strip_prefix(*family);
            rest.is_some_and(|rest| rest.starts_with('-'))
        };
        sources.contains(&format!("\"{key}\"")) || families.iter().any(of_family)
    };
    let english = written(Language::English);
    let unused: Vec<_> = english
        .values()
        .flat_map(BTreeMap::keys)
        .filter(|key| !is_used(key))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn a_translation_has_every_text_with_what_it_is_given_and_its_link() {
    let english = written(Language::English);
    for language in [Language::Spanish, Language::Arabic] {
        let own = written(language);
        if language == Language::Spanish {
            assert!(own.keys().eq(english.keys()), "Spanish has every file");
        }
        for (room, texts) in &own {
            let model = english.get(room).expect("a file that English has");
            let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(texts), keys(model), "{}/{room}", language.tag());
            for (key, text) in texts {
                let (own, model) = (shape(text), shape(&model[key]));
                assert_eq!(own, model, "{} {key}", language.tag());
            }
        }
    }
}

#[test]
fn what_every_page_needs_is_in_every_language() {
    for language in Language::ALL {
        for room in ["shell", "parts", "dates", "countries", "tongues"] {
            assert!(language.has(room), "{} {room}", language.tag());
        }
    }
}
