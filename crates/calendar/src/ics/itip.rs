//! Invitations by mail and the answers to them (iTIP, RFC 5546). What must
//! stay true: an invitation says when, and nothing of why; an answer counts
//! only for the appointment and the state of it that it answers.

use std::fmt::Write;

use jiff::Timestamp;

use super::lines::Line;
use super::parts::{NotACalendar, Part, parts};
use super::value::{Moment, moment};
use super::write::{Event, calendar_with};

/// A mail address as it may stand in a calendar: one `@`, nothing that could
/// begin a line, a parameter or a value of its own.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Address(String);

impl Address {
    /// The address, if it is one; its case is kept.
    pub fn parse(text: &str) -> Option<Address> {
        let (name, host) = text.split_once('@')?;
        let bad = |c: char| c.is_whitespace() || c.is_control() || "\"(),:;<>@[\\]".contains(c);
        let fine = |part: &str| !part.is_empty() && !part.contains(bad);
        (text.len() <= 254 && fine(name) && fine(host)).then(|| Address(text.to_owned()))
    }

    /// The address: "jo@example.org".
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of(line: &Line) -> Option<Address> {
        let value = line.value.trim();
        let scheme = value.get(..7)?;
        scheme
            .eq_ignore_ascii_case("mailto:")
            .then(|| Address::parse(&value[7..]))?
    }
}

/// An appointment that people are asked to, or told is off.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    /// The appointment. When it is cancelled, the message is a CANCEL.
    pub event: Event<'a>,
    /// Who answers go to.
    pub organizer: &'a Address,
    /// Who is asked. Each reads the others' addresses: ask one by one where
    /// they should not.
    pub attendees: &'a [Address],
    /// Whether answers are read. Where not, calendars are told that none is wanted.
    pub answers: bool,
}

/// The message to send: a REQUEST (3.2.2), or a CANCEL (3.2.5).
pub fn invitation(invitation: &Invitation<'_>) -> String {
    let cancelled = invitation.event.cancelled;
    let method = if cancelled { "CANCEL" } else { "REQUEST" };
    let mut lines = format!("ORGANIZER:mailto:{}\r\n", invitation.organizer.as_str());
    for attendee in invitation.attendees {
        let asked = match (cancelled, invitation.answers) {
            (true, _) => "",
            (false, true) => ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE",
            (false, false) => ";PARTSTAT=NEEDS-ACTION;RSVP=FALSE",
        };
        // Writing to a text cannot fail.
        let _ = write!(lines, "ATTENDEE{asked}:mailto:{}\r\n", attendee.as_str());
    }
    calendar_with(method, &invitation.event, &lines)
}

/// What a message asks or says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Come.
    Request,
    /// I come, or do not.
    Reply,
    /// It is off.
    Cancel,
}

/// An attendee's answer (PARTSTAT).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// They come.
    Accepted,
    /// They do not.
    Declined,
    /// They may.
    Tentative,
    /// None yet, or one that is unknown, which counts as none (3.2.12).
    None,
}

/// A message about one appointment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// What it does.
    pub method: Method,
    /// The appointment's name.
    pub uid: String,
    /// The state of it that the message is about.
    pub sequence: u32,
    /// When the message was made.
    pub stamp: Timestamp,
    /// Who answers what. In a reply there is one.
    pub attendees: Vec<(Address, Answer)>,
    /// True when it is about one time of a series.
    pub one_of_series: bool,
}

/// Why a text is no message that is understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAMessage {
    /// It is no calendar.
    NotACalendar(NotACalendar),
    /// It has another METHOD, or none.
    OtherMethod,
    /// It is about no appointment, or about several.
    NotOne,
    /// A property it needs is missing or cannot be read.
    Value(&'static str),
}

/// What to do with a reply.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counts {
    /// It is the attendee's answer now.
    Now,
    /// It answers a state that has changed since, or is older than the answer
    /// there is (2.1.5).
    Outdated,
    /// It is about something else, or from somebody who was not asked.
    NotOurs,
}

impl Message {
    /// Reads a message.
    pub fn parse(text: &str) -> Result<Message, NotAMessage> {
        let parts = parts(text, &["DTSTAMP", "ATTENDEE"]).map_err(NotAMessage::NotACalendar)?;
        let method = match parts.method.as_str() {
            "REQUEST" => Method::Request,
            "REPLY" => Method::Reply,
            "CANCEL" => Method::Cancel,
            _ => return Err(NotAMessage::OtherMethod),
        };
        let [event] = parts.events.as_slice() else {
            return Err(NotAMessage::NotOne);
        };
        let attendees: Vec<_> = event.all("ATTENDEE").filter_map(attendee).collect();
        if method == Method::Reply && attendees.len() != 1 {
            return Err(NotAMessage::Value("ATTENDEE"));
        }
        Ok(Message {
            method,
            uid: event
                .one("UID")
                .ok_or(NotAMessage::Value("UID"))?
                .value
                .clone(),
            sequence: sequence(event)?,
            stamp: stamp(event)?,
            attendees,
            one_of_series: event.one("RECURRENCE-ID").is_some(),
        })
    }

    /// Whether a reply counts for the appointment of that name and sequence.
    /// `asked` are those who were, each with when their last answer was made.
    pub fn counts(
        &self,
        uid: &str,
        sequence: u32,
        asked: &[(Address, Option<Timestamp>)],
    ) -> Counts {
        let [(who, _)] = self.attendees.as_slice() else {
            return Counts::NotOurs;
        };
        let same = |a: &Address| a.as_str().eq_ignore_ascii_case(who.as_str());
        let Some((_, last)) = asked.iter().find(|(a, _)| same(a)) else {
            return Counts::NotOurs;
        };
        if self.method != Method::Reply || self.uid != uid || self.one_of_series {
            Counts::NotOurs
        } else if self.sequence != sequence || last.is_some_and(|l| self.stamp <= l) {
            Counts::Outdated
        } else {
            Counts::Now
        }
    }
}

fn sequence(event: &Part) -> Result<u32, NotAMessage> {
    let line = event.one("SEQUENCE");
    let number = line.map_or(Ok(0), |l| l.value.trim().parse());
    number.map_err(|_| NotAMessage::Value("SEQUENCE"))
}

fn stamp(event: &Part) -> Result<Timestamp, NotAMessage> {
    match event.one("DTSTAMP").and_then(|l| moment(l.value.trim())) {
        Some(Moment::Utc(at)) => Ok(at),
        _ => Err(NotAMessage::Value("DTSTAMP")),
    }
}

fn attendee(line: &Line) -> Option<(Address, Answer)> {
    let answer = match line
        .parameter("PARTSTAT")
        .map(str::to_ascii_uppercase)
        .as_deref()
    {
        Some("ACCEPTED") => Answer::Accepted,
        Some("DECLINED") => Answer::Declined,
        Some("TENTATIVE") => Answer::Tentative,
        _ => Answer::None,
    };
    Some((Address::of(line)?, answer))
}
