//! Any text is a calendar, or is refused; its busy times are in order and within what was asked for, and
//! none of it costs more than the work allowed.
#![no_main]

use calendar::{Message, Rule, Span, Work, Zone, busy_times};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let year = |text: &str| text.parse::<jiff::Timestamp>().expect("a time");
    let within = Span { start: year("2026-01-01T00:00Z"), end: year("2027-01-01T00:00Z") };
    let owner = Zone::parse("Australia/Lord_Howe").expect("a zone");
    if let Ok(busy) = busy_times(text, &owner, within, &mut Work::steps(50_000)) {
        assert!(busy.spans.iter().all(|s| within.start <= s.start && s.start < s.end && s.end <= within.end));
        assert!(busy.spans.windows(2).all(|w| w[0].end < w[1].start));
    }
    let _ = Message::parse(text);
    if let Ok(rule) = Rule::parse(text) {
        assert_eq!(Rule::parse(&rule.to_string()), Ok(rule));
    }
});
