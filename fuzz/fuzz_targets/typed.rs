//! What people type or hand in that is read by more than its length: read or refused, and what is read says the
//! same when it is written again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use matching::{Jurisdiction, Npi};
use sealing::Code;
use securebase::accounts::AppSecret;
use securebase::audit::Checkpoint;
use securebase::practice::parse_hours;

fuzz_target!(|text: &str| {
    if let Ok(code) = Code::parse(text) {
        let again = Code::parse(&code.print()).expect("what was printed");
        assert_eq!(again.as_bytes(), code.as_bytes());
    }
    if let Ok(spans) = parse_hours(text) {
        assert!(spans.iter().all(|(from, to)| from < to && *to <= 24 * 60));
        assert!(spans.windows(2).all(|two| two[0].1 <= two[1].0), "{spans:?}");
    }
    if let Some(zone) = calendar::Zone::parse(text) {
        assert_eq!(calendar::Zone::parse(zone.name()).as_ref(), Some(&zone));
    }
    let _ = calendar::Suits::parse(text);
    let _ = Jurisdiction::parse(text);
    let _ = Npi::parse(text);
    let _ = AppSecret::parse(text);
    let _ = Checkpoint::parse(text);
});
