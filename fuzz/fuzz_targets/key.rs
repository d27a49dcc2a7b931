//! Any text is a scoring key, or is refused with at least one problem; a key scores without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use measures::Key;

fuzz_target!(|text: &str| {
    match Key::parse(text) {
        Ok(key) => {
            for at in [0.0, 1.0, 7.0] {
                let answers = vec![Some(at); key.items.len()];
                let _ = key.scores(&answers);
                let _ = key.raised(&answers);
            }
            for subscale in &key.subscales {
                let (least, most) = key.extent(subscale);
                assert!(least <= most, "{}", subscale.name);
            }
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
});
