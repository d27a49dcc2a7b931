//! Scoring keys: what is read from their files, and how each mistake in one is told.

use measures::key::{Better, Group, How, MOST_ITEMS, ReliabilityKind, Side};
use measures::{Concern, Key};
use proptest::prelude::*;

/// A key with one of everything.
pub const EVERYTHING: &str = r#"
name = "rope"
title = "The rope scale"
version = "2"
source = "Reyes, M. (2020). A rope between two. Journal of Ropes, 1, 1-9."
checked = true
rights = "free"
note = "for tests"

[items]
count = 6
range = [1, 7]
ranges = { "6" = [0, 10] }
reversed = [2, 4]

[[subscale]]
name = "hold"
title = "Holding on"
items = [1, 2, 3, 4]
score = "mean"
may_miss = 1
better = "higher"
bands = { list = [{ from = 1, is = "loose" }, { from = 4.5, is = "tight" }], source = "Reyes 2020", checked = true }

[[subscale.cut_off]]
below = 3.5
suggests = "slipping"
sensitivity = 0.8
specificity = 0.9
source = "Reyes 2020"
checked = true

[[subscale.norm]]
name = "sailors"
population = "Sailors"
group = "functional"
n = 100
mean = 5
sd = 1.5
alpha = 0.9
retest = 0.7
retest_days = 30
source = "Reyes 2021"
checked = false
why = "the paper could not be had"

[subscale.reliable_change]
at_least = 1.2
source = "Reyes 2021"
checked = true

[[subscale]]
name = "pull"
title = "Pulling"
items = [6, 5, 1]
score = "weighted"
weights = [0.5, 1, -1]
better = "neither"

[[critical]]
item = 6
at_least = 8
raises = "self-harm"
source = "Reyes 2020"
checked = true
"#;

/// The key of this text.
pub fn key(text: &str) -> Key {
    Key::parse(text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn told(text: &str) -> Vec<String> {
    let problems = Key::parse(text).expect_err("a mistake");
    problems.iter().map(ToString::to_string).collect()
}

/// What is told of the example with this part written otherwise.
fn changed(from: &str, to: &str) -> Vec<String> {
    assert!(EVERYTHING.contains(from), "{from}");
    told(&EVERYTHING.replacen(from, to, 1))
}

#[test]
fn a_key_is_read() {
    let key = key(EVERYTHING);
    assert_eq!((key.name.as_str(), key.version.as_str()), ("rope", "2"));
    let names: Vec<_> = key.items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["1", "2", "3", "4", "5", "6"]);
    let reversed: Vec<_> = key.items.iter().filter(|item| item.reversed).collect();
    assert_eq!(
        (reversed[0].name.as_str(), reversed[0].counted(7.0)),
        ("2", 1.0)
    );
    assert_eq!(key.items[5].range.most, 10.0);

    let hold = key.subscale("hold").expect("hold");
    assert_eq!((hold.how.clone(), hold.may_miss), (How::Mean, 1));
    assert_eq!(hold.better, Better::Higher);
    let bands = hold.bands.as_ref().expect("bands");
    let band = |score| bands.of(score).map(|band| band.is.as_str());
    assert_eq!(
        [band(0.5), band(1.0), band(4.4), band(4.5)],
        [None, Some("loose"), Some("loose"), Some("tight")]
    );
    let cut = hold.cut_offs[0].point;
    assert_eq!(
        (cut.side, cut.met(3.5), cut.met(3.4)),
        (Side::Below, false, true)
    );
    let norm = &hold.norms[0];
    assert_eq!(
        (norm.group, norm.n, norm.sd),
        (Group::Functional, Some(100), 1.5)
    );
    let best = norm.best_reliability().expect("known");
    assert_eq!((best.kind, best.r), (ReliabilityKind::Retest, 0.7));
    assert!(norm.evidence.unchecked.is_some());

    let pull = key.subscale("pull").expect("pull");
    assert_eq!(pull.items, [5, 4, 0]);
    assert_eq!(pull.how, How::Weighted(vec![0.5, 1.0, -1.0]));
    assert_eq!(key.extent(pull), (-6.0, 11.0));
    assert_eq!(key.extent(hold), (1.0, 7.0));
    assert_eq!(
        (key.critical[0].item, key.critical[0].raises),
        (5, Concern::SelfHarm)
    );
}

#[test]
fn items_may_be_known_by_their_link_ids() {
    let text = EVERYTHING
        .replace("count = 6", r#"names = ["/a-1", "b", "c", "d", "e", "f"]"#)
        .replace(r#"{ "6" = "#, r#"{ "f" = "#)
        .replace("reversed = [2, 4]", r#"reversed = ["/a-1"]"#)
        .replace("items = [1, 2, 3, 4]", r#"items = ["/a-1", "b"]"#)
        .replace("items = [6, 5, 1]", r#"items = ["f", "e", "/a-1"]"#)
        .replace("item = 6", r#"item = "f""#);
    let key = key(&text);
    assert!(key.items[0].reversed);
    assert_eq!(key.items[0].name, "/a-1");
}

#[test]
fn each_mistake_is_told_where_it_is() {
    let cases = [
        (
            "count = 6",
            "count = 0",
            "items: \"count\" must be 1 to 1000",
        ),
        (
            "range = [1, 7]",
            "range = [7, 1]",
            "items, \"range\": a range is two numbers",
        ),
        (
            "range = [1, 7]",
            "range = [1, 6.5]",
            "items, \"range\": a range is two numbers",
        ),
        (
            "\"6\" =",
            "\"7\" =",
            "items, \"ranges\", item 7: there is no such item",
        ),
        (
            "reversed = [2, 4]",
            "reversed = [2, 2]",
            "items, \"reversed\": item 2 is named twice",
        ),
        (
            "items = [1, 2, 3, 4]",
            "items = [1, 9]",
            "subscale hold, \"items\": there is no item \"9\"",
        ),
        (
            "items = [1, 2, 3, 4]",
            "items = [1, 6]",
            "subscale hold: a mean is of items with one range",
        ),
        (
            "score = \"mean\"",
            "score = \"median\"",
            "subscale hold: \"score\" must be mean, sum or weighted",
        ),
        (
            "may_miss = 1",
            "may_miss = 4",
            "subscale hold: \"may_miss\" must leave at least one answer",
        ),
        (
            "weights = [0.5, 1, -1]",
            "weights = [1]",
            "subscale pull: \"weights\" must be 3 numbers",
        ),
        (
            "name = \"pull\"",
            "name = \"hold\"",
            "the key, the 2nd subscale: another subscale is named \"hold\" too",
        ),
        (
            "from = 4.5",
            "from = 0",
            "subscale hold, bands, the 2nd list: each band must begin above",
        ),
        (
            "below = 3.5",
            "under = 3.5",
            "subscale hold, the 1st cut_off: \"under\" is not understood here",
        ),
        (
            "sd = 1.5",
            "sd = 0",
            "subscale hold, the 1st norm: \"sd\" must be above 0",
        ),
        (
            "alpha = 0.9",
            "alpha = 9",
            "subscale hold, the 1st norm: \"alpha\" must be above 0 and at most 1",
        ),
        (
            "why = \"the paper could not be had\"",
            "",
            "subscale hold, the 1st norm: with checked = false, \"why\"",
        ),
        (
            "raises = \"self-harm\"",
            "raises = \"x\"",
            "the key, the 1st critical: \"raises\" must be one of violence",
        ),
        (
            "at_least = 8",
            "at_least = 11",
            "the key, the 1st critical: \"at_least\" is no answer to item 6",
        ),
        (
            "better = \"neither\"",
            "",
            "subscale pull: \"better\" is missing",
        ),
        (
            "note = ",
            "notes = ",
            "the key: \"notes\" is not understood here",
        ),
        (
            "version = \"2\"",
            "version = 2",
            "the key: \"version\" must be a text in quotes",
        ),
        ("version = \"2\"", "version = ", "line 4: "),
    ];
    for (from, to, wanted) in cases {
        let told = changed(from, to);
        assert!(
            told.iter().any(|line| line.starts_with(wanted)),
            "{wanted}: {told:#?}"
        );
    }
}

#[test]
fn a_key_without_end_is_refused() {
    let long = format!("name = \"{}\"", "a".repeat(2 << 20));
    assert!(told(&long)[0].starts_with("the key: it is longer than"));
    let deep = format!("name = {}", "[".repeat(100_000));
    assert_eq!(told(&deep).len(), 1);
    let many: Vec<_> = (0..=MOST_ITEMS).map(|at| format!("\"i{at}\"")).collect();
    let many = EVERYTHING.replace("count = 6", &format!("names = [{}]", many.join(",")));
    assert!(
        told(&many)
            .iter()
            .any(|line| line.contains("more than 1000"))
    );
}

proptest! {
    /// Whatever becomes of a key's lines, reading it ends in a key or in problems.
    #[test]
    fn a_mangled_key_is_read_or_refused(
        cut in 0..EVERYTHING.len(), add in "[\\PC\n]{0,12}", drop in 0..40usize,
    ) {
        let end = (cut + drop).min(EVERYTHING.len());
        let text = format!("{}{add}{}", &EVERYTHING[..cut], &EVERYTHING[end..]);
        match Key::parse(&text) {
            Ok(key) => prop_assert!(!key.items.is_empty()),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}
