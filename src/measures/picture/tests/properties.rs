//! No answers and no key make a picture panic, hold what is no number, or draw outside its frame.

use calendar::Zone;
use measures::Key;
use measures::key::How;
use proptest::prelude::*;

use super::person;
use crate::measures::picture::samples::{included, taken};
use crate::measures::picture::{Taken, couple, course, profile};

/// Every number written into a drawing.
fn numbers(html: &str) -> Vec<(&str, f64)> {
    let attributes = [" x=\"", " y=\"", " cx=\"", " cy=\"", " d=\"M"];
    let mut found = Vec::new();
    for name in attributes {
        for rest in html.split(name).skip(1) {
            let value = rest.split('"').next().unwrap_or_default();
            let parts = value.split(['M', 'L', 'Z', ' ', 'H', 'V', 'h', 'v']);
            let parts = parts.filter_map(|part| part.parse().ok());
            found.extend(parts.map(|part| (name, part)));
        }
    }
    found
}

fn sound(html: &str, name: &str) -> Result<(), TestCaseError> {
    let hidden = html.contains("NaN") || html.contains("inf\"") || html.contains("unknown\"");
    prop_assert!(!hidden, "{name}: no number");
    for (attribute, number) in numbers(html) {
        let inside = (-12.0..=360.0).contains(&number);
        prop_assert!(inside, "{name}: {attribute} {number}");
    }
    Ok(())
}

const KEYS: [&str; 9] = [
    "attachment-reflection",
    "ecr-r",
    "ecr",
    "ecr-s",
    "ecr-rs",
    "csi-16",
    "phq-9",
    "rdas",
    "rq",
];

/// Answers to nine times of any key: mostly such as it takes, some missing, some that are none.
fn any_times() -> impl Strategy<Value = Vec<(i64, Vec<Option<f64>>)>> {
    let answer = prop_oneof![
        20 => (0..=7_u8).prop_map(|answer| Some(f64::from(answer))),
        1 => Just(None),
        1 => prop_oneof![Just(f64::NAN), Just(1e300), Just(-3.0), Just(0.5)].prop_map(Some),
    ];
    let answers = proptest::collection::vec(answer, 0..40);
    proptest::collection::vec((0..4_000_i64, answers), 0..9)
}

/// As the key takes them, but for what is none.
fn fitted(key: &Key, times: &[(i64, Vec<Option<f64>>)]) -> Vec<Taken> {
    let mut times: Vec<Taken> = times
        .iter()
        .map(|(day, answers)| {
            let cut = |(at, answer): (usize, &Option<f64>)| {
                let range = key.items.get(at)?.range;
                answer.map(|answer| match answer.fract() == 0.0 && answer < 100.0 {
                    true => answer.clamp(range.least, range.most),
                    false => answer,
                })
            };
            taken(key, *day, answers.iter().enumerate().map(cut).collect())
        })
        .collect();
    times.sort_by_key(|taken| taken.at);
    times
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_answers_break_a_picture(mine in any_times(), theirs in any_times()) {
        let utc = Zone::utc();
        for name in KEYS {
            let key = included(name);
            let (mine, theirs) = (fitted(&key, &mine), fitted(&key, &theirs));
            let (me, other) = (person("You", &mine), person("Sam", &theirs));
            if let Some(picture) = profile(&key, &me, &utc) {
                sound(&picture.html().expect("a page"), name)?;
            }
            if let Some(picture) = couple(&key, &me, &other, &utc) {
                sound(&picture.html().expect("a page"), name)?;
            }
            for subscale in &key.subscales {
                if let Some(picture) = course(&key, subscale, &mine, &utc) {
                    sound(&picture.html().expect("a page"), name)?;
                }
            }
        }
    }

    /// Norms, weights and reliabilities no real key has.
    #[test]
    fn no_key_breaks_a_picture(
        mean in -1e6..1e6_f64,
        sd in 1e-9..1e6_f64,
        r in 0.000_1..=1.0_f64,
        weight in -1e6..1e6_f64,
        answers in proptest::collection::vec(1..=7_u8, 12),
    ) {
        let mut key = included("attachment-reflection");
        for subscale in &mut key.subscales {
            let mut norm = included("ecr-r").subscales[0].norms[0].clone();
            (norm.mean, norm.sd, norm.alpha) = (mean, sd, Some(r));
            subscale.norms.push(norm);
        }
        key.subscales[1].how = How::Weighted(vec![weight, 1.0, 0.0, -weight, 2.0, weight]);
        let answers = answers.into_iter().map(|answer| Some(f64::from(answer)));
        let mine = [taken(&key, 0, answers.collect())];
        let me = person("You", &mine);
        let picture = couple(&key, &me, &me, &Zone::utc()).expect("both scores");
        sound(&picture.html().expect("a page"), "made up")?;
        for subscale in &key.subscales {
            let picture = course(&key, subscale, &mine, &Zone::utc()).expect("a score");
            sound(&picture.html().expect("a page"), "made up")?;
        }
    }
}
