//! What the documents say of themselves and of the tests is true: rules are counted, the tests they name are
//! there, links lead somewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// What stands between `open` and `close`, each time.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    let pieces = text.split(open).skip(1);
    pieces
        .filter_map(|piece| Some(piece.split_once(close)?.0))
        .collect()
}

/// The rules of who may read what, in their order: numbers, and what they say.
fn rules(document: &str) -> Vec<(usize, &str)> {
    let lines = document.lines();
    lines
        .filter_map(|line| {
            let (number, rule) = line.split_once(". ")?;
            Some((number.parse().ok()?, rule))
        })
        .collect()
}

/// The tests that a line names: a file below `tests/service`, and a function in it.
fn named(line: &str) -> Vec<(&str, &str)> {
    let quoted = line.split('`').skip(1).step_by(2);
    quoted.filter_map(|name| name.split_once(".rs::")).collect()
}

#[test]
fn rules_are_counted_from_one_without_a_gap() {
    let document = text(&root().join("docs/confidentiality.md"));
    let numbers: Vec<usize> = rules(&document).iter().map(|(number, _)| *number).collect();
    let expected: Vec<usize> = (1..=numbers.len()).collect();
    assert!(numbers.len() > 40, "the rules are found");
    assert_eq!(numbers, expected);
}

#[test]
fn each_rule_names_a_test_that_is_there() {
    let document = text(&root().join("docs/confidentiality.md"));
    for (number, rule) in rules(&document) {
        assert!(!named(rule).is_empty(), "rule {number} names no test");
    }
    for (file, name) in document.lines().flat_map(named) {
        // Two words that stand for any file and any test of it.
        if (file, name) == ("file", "name") {
            continue;
        }
        let tests = text(&root().join(format!("tests/service/{file}.rs")));
        // Where a test is written out for each store, its name ends with the store's.
        let (one, each) = (format!("fn {name}("), format!("fn {name}_on_"));
        let there = tests.contains(&one) || tests.contains(&each);
        assert!(there, "{file}.rs has no test {name}");
    }
}

/// Every document of the project.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["", "docs", "docs/decisions"] {
        let listed = fs::read_dir(root().join(folder)).expect("a folder");
        let paths = listed.map(|entry| entry.expect("an entry").path());
        found.extend(paths.filter(|path| path.extension().is_some_and(|kind| kind == "md")));
    }
    found
}

/// A heading as a link names it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept.chars().filter_map(|letter| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        letter => letter.is_alphanumeric().then_some(letter),
    });
    kept.collect()
}

fn anchors(document: &str) -> BTreeSet<String> {
    let headings = document.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| anchor(line.trim_start_matches('#')))
        .collect()
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut looked_at = 0;
    for path in documents() {
        let document = text(&path);
        let folder = path.parent().expect("a folder");
        // An example in code is no link.
        let prose: String = document.split('`').step_by(2).collect();
        for link in between(&prose, "](", ")") {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            looked_at += 1;
            let (file, part) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => path.clone(),
                file => folder.join(file),
            };
            assert!(target.exists(), "{}: {link}", path.display());
            let there = part.is_empty() || anchors(&text(&target)).contains(part);
            assert!(there, "{}: {link}", path.display());
        }
    }
    assert!(looked_at > 100, "links are found: {looked_at}");
}
