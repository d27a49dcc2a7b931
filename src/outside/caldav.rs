//! What is asked of a CalDAV calendar (RFC 4791), and its answers. What must stay true: the server is asked
//! for when somebody is busy, and only where it cannot say that for the events themselves, of which only the
//! times are read.

use jiff::Timestamp;
use quick_xml::NsReader;
use quick_xml::events::Event;
use quick_xml::name::{Namespace, ResolveResult};

use calendar::Span;

use super::trouble::Trouble;

const CALDAV: &str = "urn:ietf:params:xml:ns:caldav";

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// When is this calendar's owner busy? (7.10)
pub(super) fn free_busy_query(within: Span) -> String {
    let (start, end) = (utc(within.start), utc(within.end));
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?><c:free-busy-query xmlns:c="{CALDAV}"><c:time-range start="{start}" end="{end}"/></c:free-busy-query>"#
    )
}

/// Which events are there, each time of a series by itself? (7.8, 9.6.5) Of each, what its time hangs on.
pub(super) fn calendar_query(within: Span) -> String {
    let (start, end) = (utc(within.start), utc(within.end));
    let names = [
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
    ];
    let wanted: String = names
        .iter()
        .map(|name| format!(r#"<c:prop name="{name}"/>"#))
        .collect();
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?><c:calendar-query xmlns:c="{CALDAV}" xmlns:d="DAV:"><d:prop><c:calendar-data><c:comp name="VCALENDAR"><c:prop name="VERSION"/><c:comp name="VEVENT">{wanted}</c:comp><c:comp name="VTIMEZONE"/></c:comp><c:expand start="{start}" end="{end}"/></c:calendar-data></d:prop><c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range start="{start}" end="{end}"/></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>"#
    )
}

/// Whether this element is the standard's `calendar-data`.
fn is_data(space: &ResolveResult<'_>, name: &[u8]) -> bool {
    matches!(space, ResolveResult::Bound(Namespace(bound)) if *bound == CALDAV.as_bytes())
        && name == b"calendar-data"
}

/// The calendars in a `multistatus` answer. Nothing in it is expanded but the five entities of XML and
/// numbered characters, so what comes out is never longer than what came in.
///
/// # Errors
/// [`Trouble::NoCalendar`] if it is no XML to its end.
pub(super) fn calendars(answer: &str) -> Result<Vec<String>, Trouble> {
    let mut reader = NsReader::from_str(answer);
    let (mut found, mut depth, mut seen) = (Vec::new(), 0_usize, false);
    let mut open: Option<String> = None;
    loop {
        let (space, event) = reader
            .read_resolved_event()
            .map_err(|_| Trouble::NoCalendar)?;
        match (event, &mut open) {
            (Event::Eof, _) if depth > 0 || !seen => return Err(Trouble::NoCalendar),
            (Event::Eof, _) => return Ok(found),
            (Event::Start(start), _) => {
                (depth, seen) = (depth + 1, true);
                if is_data(&space, start.local_name().as_ref()) {
                    open = Some(String::new());
                }
            }
            (Event::End(end), _) => {
                depth = depth.saturating_sub(1);
                if is_data(&space, end.local_name().as_ref()) {
                    found.extend(open.take());
                }
            }
            (Event::Empty(_), _) => seen = true,
            (Event::Text(text), Some(open)) => {
                open.push_str(&text.decode().map_err(|_| Trouble::NoCalendar)?);
            }
            (Event::CData(text), Some(open)) => {
                open.push_str(&text.decode().map_err(|_| Trouble::NoCalendar)?);
            }
            (Event::GeneralRef(name), Some(open)) => {
                let character = name.resolve_char_ref().map_err(|_| Trouble::NoCalendar)?;
                let named = name.decode().map_err(|_| Trouble::NoCalendar)?;
                match (character, quick_xml::escape::resolve_xml_entity(&named)) {
                    (Some(character), _) => open.push(character),
                    (None, Some(text)) => open.push_str(text),
                    (None, None) => return Err(Trouble::NoCalendar),
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendars_are_found_by_the_standards_name_whatever_it_is_called_there() {
        let answer = r#"<?xml version="1.0"?>
<D:multistatus xmlns:D="DAV:" xmlns="urn:ietf:params:xml:ns:caldav">
<D:response><D:propstat><D:prop><calendar-data>BEGIN:VCALENDAR
X:a &amp; b &#169;
END:VCALENDAR</calendar-data></D:prop></D:propstat></D:response>
<D:response><D:prop><x:calendar-data xmlns:x="urn:other">no</x:calendar-data></D:prop></D:response>
<D:response><D:prop><c:calendar-data xmlns:c="urn:ietf:params:xml:ns:caldav"><![CDATA[BEGIN:VCALENDAR]]></c:calendar-data></D:prop></D:response>
</D:multistatus>"#;
        let found = calendars(answer).expect("calendars");
        assert_eq!(
            found,
            [
                "BEGIN:VCALENDAR\nX:a & b ©\nEND:VCALENDAR",
                "BEGIN:VCALENDAR"
            ]
        );
        assert_eq!(
            calendars(r#"<d:multistatus xmlns:d="DAV:"/>"#),
            Ok(Vec::new())
        );
    }

    #[test]
    fn what_is_no_answer_is_none_and_nothing_is_blown_up() {
        let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<calendar-data xmlns="urn:ietf:params:xml:ns:caldav">&b;</calendar-data>"#;
        let file = r#"<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<calendar-data xmlns="urn:ietf:params:xml:ns:caldav">&f;</calendar-data>"#;
        for wrong in [
            "",
            "<html>",
            "BEGIN:VCALENDAR",
            "<d:multistatus xmlns:d=\"DAV:\"><d:response>",
            bomb,
            file,
        ] {
            assert_eq!(calendars(wrong), Err(Trouble::NoCalendar), "{wrong}");
        }
    }
}
