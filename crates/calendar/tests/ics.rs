//! The calendar file, read back by a parser and looked at as the octets it is.

mod common;

use calendar::{Event, ics};
use common::at;
use icalendar::{Calendar, Component, EventStatus};
use proptest::prelude::*;

fn event<'a>(summary: &'a str, url: Option<&'a str>) -> Event<'a> {
    Event {
        uid: "a1@practice.example",
        sequence: 2,
        start: at("2026-12-01T17:30Z"),
        end: at("2026-12-01T18:20Z"),
        stamp: at("2026-11-24T08:00:07.9Z"),
        summary,
        cancelled: false,
        url,
    }
}

fn read(file: &str) -> Calendar {
    file.parse().unwrap_or_else(|e| panic!("{e}\n{file}"))
}

#[test]
fn an_appointment_is_written_as_the_standard_has_it() {
    let file = ics(
        "Appointments",
        &[event("Session", Some("https://practice.example/a/1"))],
    );
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//securebase//calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Appointments",
        "NAME;VALUE=TEXT:Appointments",
        "BEGIN:VEVENT",
        "CLASS:PRIVATE",
        "DTEND:20261201T182000Z",
        "DTSTAMP:20261124T080007Z",
        "DTSTART:20261201T173000Z",
        "SEQUENCE:2",
        "STATUS:CONFIRMED",
        "SUMMARY:Session",
        "UID:a1@practice.example",
        "URL:https://practice.example/a/1",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(file.split("\r\n").collect::<Vec<_>>(), expected);
}

#[test]
fn a_calendar_without_appointments_is_still_a_calendar() {
    let read = read(&ics("Appointments", &[]));
    assert_eq!(read.property_value("METHOD"), Some("PUBLISH"));
    assert_eq!(read.events().count(), 0);
}

#[test]
fn one_called_off_says_so_and_keeps_its_name() {
    let off = Event {
        cancelled: true,
        sequence: 3,
        ..event("Session", None)
    };
    let read = read(&ics("Appointments", &[event("Session", None), off]));
    let events: Vec<_> = read.events().collect();
    assert_eq!(events[0].get_status(), Some(EventStatus::Confirmed));
    assert_eq!(events[1].get_status(), Some(EventStatus::Cancelled));
    assert_eq!(events[1].get_sequence(), Some(3));
    assert_eq!(events[0].get_uid(), events[1].get_uid());
}

#[test]
fn commas_semicolons_and_line_breaks_are_escaped() {
    let file = ics(
        "Ana, Ben; us",
        &[event("One, two; three\\four\r\nfive", None)],
    );
    assert!(
        file.contains("\r\nSUMMARY:One\\, two\\; three\\\\four\\nfive\r\n"),
        "{file}"
    );
    assert!(
        file.contains("\r\nX-WR-CALNAME:Ana\\, Ben\\; us\r\n"),
        "{file}"
    );
    assert!(
        file.contains("\r\nNAME;VALUE=TEXT:Ana\\, Ben\\; us\r\n"),
        "{file}"
    );
}

#[test]
fn no_text_can_smuggle_in_a_property() {
    for line_break in ["\r\n", "\n", "\r", "\u{85}", "\u{b}", "\u{c}"] {
        let text = format!("x{line_break}ATTACH:https://elsewhere.example");
        let file = ics(
            &text,
            &[Event {
                uid: &text,
                ..event(&text, Some(&text))
            }],
        );
        let starts = |line: &str| line.starts_with("ATTACH");
        assert!(
            !file.split(['\r', '\n']).any(starts),
            "{line_break:?}: {file}"
        );
        assert!(!file.contains("\r\nURL"), "{line_break:?}: {file}");
    }
}

#[test]
fn a_last_line_folded_is_not_one_octet_too_long() {
    // 75 octets, then 75 more: the second needs a line break of its own.
    for length in 60..240 {
        let long = "a".repeat(length);
        let file = ics("Appointments", &[event(&long, None)]);
        assert!(
            file.split("\r\n").all(|line| line.len() <= 75),
            "{length}: {file}"
        );
    }
}

/// Text as people and mishaps make it: any character, often a special one.
fn text() -> impl Strategy<Value = String> {
    let special = proptest::sample::select(
        "\\,;:\"\r\n\t nN=\u{85}\u{7f}ä老😀"
            .chars()
            .collect::<Vec<_>>(),
    );
    let c = prop_oneof![any::<char>(), special, proptest::char::range('a', 'z')];
    proptest::collection::vec(c, 0..200).prop_map(String::from_iter)
}

/// What the standard lets a text say: line breaks as one kind, no controls.
fn sayable(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
        .collect()
}

proptest! {
    #[test]
    fn whatever_the_text_it_comes_back_and_the_lines_are_right(
        name in text(),
        summary in text(),
        seconds in 0i64..4_000_000_000,
        length in 60i64..90_000,
    ) {
        let start = jiff::Timestamp::from_second(seconds).unwrap();
        let end = jiff::Timestamp::from_second(seconds + length).unwrap();
        let file = ics(&name, &[Event { start, end, ..event(&summary, None) }]);

        prop_assert!(file.split("\r\n").all(|l| l.len() <= 75 && !l.contains(['\r', '\n'])));
        let read = read(&file);
        let events: Vec<_> = read.events().collect();
        prop_assert_eq!(events.len(), 1);
        let (name, summary) = (sayable(&name), sayable(&summary));
        prop_assert_eq!(events[0].get_summary(), Some(summary.as_str()));
        prop_assert_eq!(read.property_value("X-WR-CALNAME"), Some(name.as_str()));
        prop_assert_eq!(read.property_value("NAME"), Some(name.as_str()));
        let time = |key| {
            let text = events[0].property_value(key).unwrap();
            jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", text).unwrap()
        };
        prop_assert_eq!(time("DTSTART"), jiff::tz::Offset::UTC.to_datetime(start));
        prop_assert_eq!(time("DTEND"), jiff::tz::Offset::UTC.to_datetime(end));
    }
}
