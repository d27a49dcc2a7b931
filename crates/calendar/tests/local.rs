//! How a moment reads on someone's own clock.

mod common;

use calendar::{ClocksChange, Weekday, Zone, cells, local};
use common::{at, span, zone};
use jiff::civil::date;

#[test]
fn a_moment_on_a_clock() {
    let there = local(at("2026-12-01T17:30Z"), &zone("Europe/Berlin"));
    assert_eq!(there.date, date(2026, 12, 1));
    assert_eq!(there.weekday, Weekday::Tuesday);
    assert_eq!(there.time, "18:30");
    assert_eq!(there.abbreviation, "CET");
    assert_eq!(there.offset, "UTC+1");
    assert_eq!(there.clocks_change, None);
}

#[test]
fn the_date_is_the_one_over_there() {
    let there = local(at("2026-12-31T20:05Z"), &zone("Asia/Kolkata"));
    assert_eq!(there.date, date(2027, 1, 1));
    assert_eq!(there.time, "01:35");
}

#[test]
fn offsets_in_words() {
    let offset = |name| local(at("2026-12-01T17:30Z"), &zone(name)).offset;
    assert_eq!(offset("UTC"), "UTC");
    assert_eq!(offset("Europe/London"), "UTC");
    assert_eq!(offset("America/New_York"), "UTC-5");
    assert_eq!(offset("America/St_Johns"), "UTC-3:30");
    assert_eq!(offset("Asia/Kolkata"), "UTC+5:30");
    assert_eq!(offset("Asia/Kathmandu"), "UTC+5:45");
}

#[test]
fn the_two_halves_of_a_repeated_hour_read_apart() {
    let berlin = zone("Europe/Berlin");
    let first = local(at("2026-10-25T00:30Z"), &berlin);
    let second = local(at("2026-10-25T01:30Z"), &berlin);
    assert_eq!(
        (first.time.as_str(), first.abbreviation.as_str()),
        ("02:30", "CEST")
    );
    assert_eq!(
        (second.time.as_str(), second.abbreviation.as_str()),
        ("02:30", "CET")
    );
}

#[test]
fn a_change_of_clocks_is_told_from_its_moment_on_for_a_week() {
    let berlin = zone("Europe/Berlin");
    let note = |moment| local(at(moment), &berlin).clocks_change;
    let change = |day, minutes| Some(ClocksChange { day, minutes });
    let forward = change(date(2026, 3, 29), 60);
    assert_eq!(note("2026-03-29T00:59:59Z"), None);
    assert_eq!(note("2026-03-29T01:00:00Z"), forward);
    assert_eq!(note("2026-04-05T00:59:59Z"), forward);
    assert_eq!(note("2026-04-05T01:00:00Z"), None);
    let back = change(date(2026, 10, 25), -60);
    assert_eq!(note("2026-10-26T12:00Z"), back);
}

#[test]
fn changes_that_are_not_an_hour_say_how_much() {
    let note = |moment, name| local(at(moment), &zone(name)).clocks_change;
    let change = |day, minutes| Some(ClocksChange { day, minutes });
    assert_eq!(
        note("2026-04-05T00:00Z", "Australia/Lord_Howe"),
        change(date(2026, 4, 5), -30)
    );
    assert_eq!(
        note("2011-12-31T00:00Z", "Pacific/Apia"),
        change(date(2011, 12, 31), 24 * 60)
    );
    assert_eq!(note("2026-04-05T00:00Z", "Asia/Kolkata"), None);
}

#[test]
fn a_new_name_for_the_same_time_moves_no_clock() {
    // Portugal went from summer time to Central European Time: UTC+1 both.
    let lisbon = zone("Europe/Lisbon");
    let before = local(at("1992-09-26T12:00Z"), &lisbon);
    let after = local(at("1992-09-28T12:00Z"), &lisbon);
    assert_ne!(before.abbreviation, after.abbreviation);
    assert_eq!(after.clocks_change, None);
}

#[test]
fn a_zone_is_one_that_every_machine_knows() {
    assert_eq!(zone("europe/berlin").name(), "Europe/Berlin");
    assert_eq!(zone("europe/berlin"), zone("Europe/Berlin"));
    for wrong in [
        "",
        "Berlin",
        "Mars/Olympus",
        "localtime",
        "posix/Europe/Berlin",
        "../passwd",
    ] {
        assert_eq!(Zone::parse(wrong), None, "{wrong:?}");
    }
    for wrong in [
        "CET-1CEST",
        "+01:00",
        "Etc/Unknown",
        "Factory",
        "posixrules",
    ] {
        assert_eq!(Zone::parse(wrong), None, "{wrong:?}");
    }
    let json = serde_json::to_string(&zone("Asia/Kolkata")).unwrap();
    assert_eq!(json, "\"Asia/Kolkata\"");
    assert_eq!(
        serde_json::from_str::<Zone>(&json).unwrap(),
        zone("Asia/Kolkata")
    );
    assert!(serde_json::from_str::<Zone>("\"Mars/Olympus\"").is_err());
}

#[test]
fn cells_are_the_quarter_hours_touched() {
    let touched = |start, end| cells(span(start, end));
    assert_eq!(touched("1970-01-01T00:00Z", "1970-01-01T00:30Z"), [0, 1]);
    assert_eq!(
        touched("1970-01-01T00:14:59Z", "1970-01-01T00:15:01Z"),
        [0, 1]
    );
    assert_eq!(
        touched("1970-01-01T00:15Z", "1970-01-01T01:05Z"),
        [1, 2, 3, 4]
    );
    assert_eq!(
        touched("1970-01-01T00:00Z", "1970-01-01T00:15:00.1Z"),
        [0, 1]
    );
    assert_eq!(
        touched("1969-12-31T23:59:59.9Z", "1970-01-01T00:00:00.1Z"),
        [-1, 0]
    );
    assert!(touched("1970-01-01T00:30Z", "1970-01-01T00:30Z").is_empty());
    assert!(touched("1970-01-01T00:30Z", "1970-01-01T00:00Z").is_empty());
}
