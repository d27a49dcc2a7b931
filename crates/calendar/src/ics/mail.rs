//! A message of a calendar in the mail that brings it (iMIP, RFC 6047). What must stay true: of a mail
//! nothing comes out but that message; one that is too long, or has none, is refused.

use std::fmt;

use mail_parser::{Message as Mail, MessageParser, MessagePart, MimeHeaders, PartType};

use super::itip::{Message, NotAMessage};

/// The longest mail read, in octets.
const LONGEST: usize = 1024 * 1024;

/// Why there is nothing to be understood in a mail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NothingInIt {
    /// It is longer than 1 MiB.
    TooLong,
    /// It has no part that is a calendar: somebody wrote, or a machine answered.
    NoCalendar,
    /// It has one that is no message.
    NotAMessage(NotAMessage),
}

impl fmt::Display for NothingInIt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NothingInIt::TooLong => "this mail is larger than 1 MB",
            NothingInIt::NoCalendar => "this mail has no calendar in it",
            NothingInIt::NotAMessage(_) => "the calendar in this mail is no message",
        })
    }
}

impl std::error::Error for NothingInIt {}

/// The message in a mail as it came, headers and all: that of its first part that is a calendar. Mails
/// within it (forwarded, or sent back) are not looked into.
///
/// ```
/// use calendar::{Answer, message_in_mail};
///
/// let mail = b"Subject: yes\r\nContent-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\n\
///     METHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261201T080000Z\r\n\
///     ATTENDEE;PARTSTAT=ACCEPTED:mailto:jo@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
/// let message = message_in_mail(mail).unwrap();
/// assert_eq!(message.attendees[0].1, Answer::Accepted);
/// ```
pub fn message_in_mail(mail: &[u8]) -> Result<Message, NothingInIt> {
    if mail.len() > LONGEST {
        return Err(NothingInIt::TooLong);
    }
    let mail = MessageParser::new()
        .with_mime_headers()
        .parse(mail)
        .ok_or(NothingInIt::NoCalendar)?;
    let text = calendar_of(&mail).ok_or(NothingInIt::NoCalendar)?;
    Message::parse(&text).map_err(NothingInIt::NotAMessage)
}

fn calendar_of(mail: &Mail<'_>) -> Option<String> {
    let part = mail.parts.iter().find(|part| is_calendar(part))?;
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => Some(text.to_string()),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
        PartType::Message(_) | PartType::Multipart(_) => None,
    }
}

/// Whether a part says of itself that it is a calendar; some programs send it as an attached file alone.
fn is_calendar(part: &MessagePart<'_>) -> bool {
    let Some(kind) = part.content_type() else {
        return false;
    };
    let whole = |wanted: &str| {
        let sub = kind.subtype().unwrap_or_default();
        format!("{}/{sub}", kind.ctype()).eq_ignore_ascii_case(wanted)
    };
    whole("text/calendar") || whole("application/ics")
}
