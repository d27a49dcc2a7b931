//! Any bytes are scored or refused, the same way however they are cut; a summary never panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use measures::Key;
use measures::sheet::{Layout, Sheet};
use measures::stats::Tally;

const KEY: &str = r#"
name = "k"
title = "k"
version = "1"
source = "k"
checked = true
rights = "k"
items = { count = 4, range = [0, 10], reversed = [2], decimals = true }
[[subscale]]
name = "a"
title = "a"
items = [1, 2, 3]
score = "mean"
may_miss = 1
better = "lower"
[[subscale]]
name = "b"
title = "b"
items = [4, 1]
score = "weighted"
weights = [1, -1]
better = "lower"
"#;

/// What is said of the sheet, handed in so many bytes at a time.
fn said(key: &Key, bytes: &[u8], step: usize) -> String {
    let mut tally = Tally::new(key);
    let mut sheet = Sheet::new(key, Layout::default());
    let mut bad = None;
    for part in bytes.chunks(step) {
        if let Err(told) = sheet.feed(part, |row| tally.add(row.answers, row.scores)) {
            bad = Some(told);
            break;
        }
    }
    let bad = match bad {
        Some(bad) => Some(bad),
        None => sheet.finish(|row| tally.add(row.answers, row.scores)).err(),
    };
    format!("{bad:?} {:?}", tally.summary())
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(key) = Key::parse(KEY) else { panic!("the key is right") };
    // Two runs in three begin with the right header, to come further.
    let bytes = match bytes.split_first() {
        Some((first, rest)) if first % 3 > 0 => [b"1,2,3,4\n", rest].concat(),
        _ => bytes.to_vec(),
    };
    assert_eq!(said(&key, &bytes, 5), said(&key, &bytes, 1 << 20));
});
