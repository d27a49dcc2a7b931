//! Appointments as an iCalendar file (RFC 5545) that a calendar program can
//! subscribe to. Times are in UTC, so no zone's rules need to travel along.
//!
//! What the icalendar crate (0.17) leaves open is closed here: a carriage
//! return or another control character in a text, a `NAME` it does not
//! escape, and lines of 76 octets where the standard has 75.

use icalendar::{Calendar, Class, Component, EventStatus, Property};
use jiff::Timestamp;

/// The longest line the standard allows, in octets, without its line break.
const LINE: usize = 75;

/// An appointment as others' calendars are to show it.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// A name no other event has, and the same each time it is published.
    pub uid: &'a str,
    /// 0, and one more at each change of the time or of `cancelled`.
    pub sequence: u32,
    /// When it starts.
    pub start: Timestamp,
    /// When it ends; after `start`.
    pub end: Timestamp,
    /// When this state of it was made.
    pub stamp: Timestamp,
    /// What to call it. It is seen by whoever sees the calendar.
    pub summary: &'a str,
    /// Called off: calendars strike it out or drop it.
    pub cancelled: bool,
    /// Where to read more. One that holds a space or control character is no
    /// address and is left out.
    pub url: Option<&'a str>,
}

/// The whole file, in the order given. Seconds are whole; parts of one are
/// dropped.
pub fn ics(calendar_name: &str, events: &[Event<'_>]) -> String {
    let name = clean(calendar_name);
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//securebase//calendar//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", &name),
    ] {
        calendar.append_property((key, value));
    }
    // Said to be text, or it would not be escaped.
    let name = Property::new("NAME", name)
        .append_parameter(("VALUE", "TEXT"))
        .done();
    calendar.append_property(name);
    calendar.extend(events.iter().map(component));
    fold(&calendar.to_string())
}

/// One event in a message of that METHOD, with further lines, each with its
/// line break, that hold nothing to be escaped.
pub(super) fn calendar_with(method: &str, event: &Event<'_>, lines: &str) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//securebase//calendar//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", method),
    ] {
        calendar.append_property((key, value));
    }
    calendar.push(component(event));
    let text = calendar.to_string();
    fold(&text.replacen("END:VEVENT", &format!("{lines}END:VEVENT"), 1))
}

fn component(event: &Event<'_>) -> icalendar::Event {
    let mut out = icalendar::Event::new();
    out.uid(&clean(event.uid))
        .sequence(event.sequence)
        .summary(&clean(event.summary))
        .class(Class::Private)
        .add_property("DTSTAMP", utc(event.stamp))
        .add_property("DTSTART", utc(event.start))
        .add_property("DTEND", utc(event.end));
    out.status(if event.cancelled {
        EventStatus::Cancelled
    } else {
        EventStatus::Confirmed
    });
    if let Some(url) = event.url.filter(|url| is_one_word(url)) {
        out.url(url);
    }
    out.done()
}

/// "20261201T173000Z".
fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// An address with a line break in it could add properties of its own.
fn is_one_word(url: &str) -> bool {
    !url.is_empty() && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// A text with line breaks as `\n` alone and no other control characters
/// but tabs: the standard allows none.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

/// The same file with each line folded to at most 75 octets, never inside a
/// character.
fn fold(file: &str) -> String {
    let mut out = String::with_capacity(file.len());
    // No value holds a line break, so each break with a space is a fold.
    for line in file.replace("\r\n ", "").split_terminator("\r\n") {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > LINE {
                out.push_str("\r\n ");
                width = 1;
            }
            out.push(c);
            width += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}
