//! A file as its components: events, busy lists and zones, with the lines
//! that matter here and no others. What must stay true: nothing of what an
//! event is about, or who comes, is kept for busy times; a file that is cut
//! short is refused, for what is missing could be an appointment.

use std::fmt;

use super::lines::{Line, lines};

/// The longest file read, in octets.
pub const LONGEST: usize = 10 * 1024 * 1024;
const DEEPEST: usize = 8;

/// Why a text is no calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotACalendar {
    /// It is longer than 10 MiB.
    TooLong,
    /// It does not begin as a calendar does.
    NoCalendar,
    /// A part does not end where it should: at that line, or at the end (0).
    CutShort(usize),
}

impl fmt::Display for NotACalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotACalendar::TooLong => f.write_str("This calendar is larger than 10 MB."),
            NotACalendar::NoCalendar => {
                f.write_str("This is not a calendar in the iCalendar format.")
            }
            NotACalendar::CutShort(0) => f.write_str("This calendar ends too early."),
            NotACalendar::CutShort(line) => {
                write!(f, "This calendar cannot be read from line {line} on.")
            }
        }
    }
}

impl std::error::Error for NotACalendar {}

/// A component's own lines.
#[derive(Clone, Default, Debug)]
pub(crate) struct Part {
    /// Where it begins.
    pub(crate) line: usize,
    lines: Vec<Line>,
}

impl Part {
    /// The first line of that name.
    pub(crate) fn one(&self, name: &'static str) -> Option<&Line> {
        self.all(name).next()
    }

    pub(crate) fn all(&self, name: &'static str) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |l| l.name == name)
    }

    pub(crate) fn says(&self, name: &'static str, value: &str) -> bool {
        self.one(name)
            .is_some_and(|l| l.value.trim().eq_ignore_ascii_case(value))
    }
}

/// A VTIMEZONE.
#[derive(Clone, Default, Debug)]
pub(crate) struct ZonePart {
    pub(crate) name: String,
    /// Its STANDARD and DAYLIGHT.
    pub(crate) observances: Vec<Part>,
}

/// A file's components.
#[derive(Clone, Default, Debug)]
pub(crate) struct Parts {
    pub(crate) method: String,
    pub(crate) events: Vec<Part>,
    pub(crate) busy_lists: Vec<Part>,
    pub(crate) zones: Vec<ZonePart>,
}

/// The lines kept.
const KEPT: [&str; 15] = [
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "STATUS",
    "TRANSP",
    "X-MICROSOFT-CDO-BUSYSTATUS",
    "FREEBUSY",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "SEQUENCE",
];

/// Reads a file. `also` names further lines to keep.
pub(crate) fn parts(text: &str, also: &[&str]) -> Result<Parts, NotACalendar> {
    if text.len() > LONGEST {
        return Err(NotACalendar::TooLong);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parts = Parts::default();
    let mut open: Vec<String> = Vec::new();
    let mut begun = false;
    for line in lines(text) {
        let value = line.value.trim().to_ascii_uppercase();
        match line.name.as_str() {
            "BEGIN" => {
                begun |= value == "VCALENDAR";
                if !begun {
                    return Err(NotACalendar::NoCalendar);
                }
                open.push(value);
                if open.len() > DEEPEST {
                    return Err(NotACalendar::CutShort(line.number));
                }
                parts.begin(&open, line.number);
            }
            "END" => {
                if open.pop().is_none_or(|name| name != value) {
                    return Err(NotACalendar::CutShort(line.number));
                }
            }
            _ => parts.line(&open, line, also),
        }
    }
    match begun {
        false => Err(NotACalendar::NoCalendar),
        true if !open.is_empty() => Err(NotACalendar::CutShort(0)),
        true => Ok(parts),
    }
}

impl Parts {
    fn begin(&mut self, open: &[String], line: usize) {
        let part = Part {
            line,
            lines: Vec::new(),
        };
        match path(open).as_slice() {
            ["VCALENDAR", "VEVENT"] => self.events.push(part),
            ["VCALENDAR", "VFREEBUSY"] => self.busy_lists.push(part),
            ["VCALENDAR", "VTIMEZONE"] => self.zones.push(ZonePart::default()),
            ["VCALENDAR", "VTIMEZONE", "STANDARD" | "DAYLIGHT"] => {
                if let Some(zone) = self.zones.last_mut() {
                    zone.observances.push(part);
                }
            }
            _ => {}
        }
    }

    fn line(&mut self, open: &[String], line: Line, also: &[&str]) {
        let kept = KEPT.iter().chain(also).any(|name| *name == line.name);
        let part = match path(open).as_slice() {
            ["VCALENDAR"] if line.name == "METHOD" => {
                self.method = line.value.trim().to_ascii_uppercase();
                None
            }
            ["VCALENDAR", "VTIMEZONE"] if line.name == "TZID" => {
                if let Some(zone) = self.zones.last_mut() {
                    zone.name = line.value.trim().to_owned();
                }
                None
            }
            ["VCALENDAR", "VEVENT"] if kept => self.events.last_mut(),
            ["VCALENDAR", "VFREEBUSY"] if kept => self.busy_lists.last_mut(),
            ["VCALENDAR", "VTIMEZONE", _] if kept => {
                self.zones.last_mut().and_then(|z| z.observances.last_mut())
            }
            _ => None,
        };
        if let Some(part) = part {
            part.lines.push(line);
        }
    }
}

fn path(open: &[String]) -> Vec<&str> {
    open.iter().map(String::as_str).collect()
}
