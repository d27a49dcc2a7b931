//! What the tests share: the practice's keys, and made-up answers.

use jiff::Timestamp;
use measures::Key;

use super::Taken;

/// A key that comes with the service.
pub fn included(name: &str) -> Key {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content/measures/keys");
    let text = std::fs::read_to_string(format!("{folder}/{name}.toml")).expect("a key");
    Key::parse(&text).expect("a good key")
}

/// Answers given so many days after the first of March 2026.
pub fn taken(key: &Key, day: i64, answers: Vec<Option<f64>>) -> Taken {
    let first: Timestamp = "2026-03-01T12:00:00Z".parse().expect("a time");
    let at = first + jiff::SignedDuration::from_hours(24 * day);
    Taken::of(key, at, &answers)
}

/// Answers that count as these two to every item of anxiety and avoidance, but for `spread` up and down
/// in turn.
pub fn leaning(key: &Key, anxiety: f64, avoidance: f64, spread: f64) -> Vec<Option<f64>> {
    let mut answers = vec![None; key.items.len()];
    for (name, score) in [("anxiety", anxiety), ("avoidance", avoidance)] {
        let subscale = key.subscale(name).expect("the subscale");
        for (place, at) in subscale.items.iter().enumerate() {
            let counted = score + if place % 2 == 0 { spread } else { -spread };
            answers[*at] = Some(key.items[*at].counted(counted));
        }
    }
    answers
}
