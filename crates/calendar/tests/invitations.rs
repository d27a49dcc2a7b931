//! Invitations, and the answers that count.

mod common;

use calendar::{
    Address, Answer, Counts, Event, Invitation, Message, Method, NotAMessage, invitation,
};
use common::at;

fn address(text: &str) -> Address {
    Address::parse(text).unwrap()
}

fn event(cancelled: bool) -> Event<'static> {
    Event {
        uid: "a1@practice.example",
        sequence: 2,
        start: at("2026-12-01T17:30Z"),
        end: at("2026-12-01T18:20Z"),
        stamp: at("2026-11-24T08:00Z"),
        summary: "Appointment",
        cancelled,
        url: None,
    }
}

#[test]
fn an_invitation_and_its_cancellation_are_read_back() {
    let (organizer, jo) = (address("door@practice.example"), address("jo@example.org"));
    let attendees = [jo.clone()];
    for (cancelled, method) in [(false, Method::Request), (true, Method::Cancel)] {
        let text = invitation(&Invitation {
            event: event(cancelled),
            organizer: &organizer,
            attendees: &attendees,
        });
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(
            text.contains("\r\nATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:jo@example.org\r\n"),
            !cancelled
        );
        let read = Message::parse(&text).unwrap();
        assert_eq!((read.method, read.sequence), (method, 2));
        assert_eq!(read.uid, "a1@practice.example");
        assert_eq!(read.stamp, at("2026-11-24T08:00Z"));
        assert_eq!(read.attendees, [(jo.clone(), Answer::None)]);
    }
}

fn reply(sequence: u32, who: &str, answer: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:a1@practice.example\r\nDTSTAMP:20261125T100000Z\r\n\
         SEQUENCE:{sequence}\r\nATTENDEE;CN=\"Jo: a; b\";PARTSTAT={answer}:MAILTO:{who}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

#[test]
fn an_answer_counts_for_what_it_answers_and_from_whom_was_asked() {
    let asked = [(address("jo@example.org"), None)];
    let counts = |text: &str, asked: &[_]| {
        Message::parse(text)
            .unwrap()
            .counts("a1@practice.example", 2, asked)
    };
    assert_eq!(
        counts(&reply(2, "Jo@Example.org", "ACCEPTED"), &asked),
        Counts::Now
    );
    assert_eq!(
        counts(&reply(1, "jo@example.org", "ACCEPTED"), &asked),
        Counts::Outdated
    );
    assert_eq!(
        counts(&reply(2, "eve@example.org", "ACCEPTED"), &asked),
        Counts::NotOurs
    );
    let newer = [(address("jo@example.org"), Some(at("2026-11-25T10:00Z")))];
    assert_eq!(
        counts(&reply(2, "jo@example.org", "DECLINED"), &newer),
        Counts::Outdated
    );
    let one = Message::parse(&reply(2, "jo@example.org", "DECLINED")).unwrap();
    assert_eq!(one.attendees[0].1, Answer::Declined);
    assert_eq!(one.counts("another", 2, &asked), Counts::NotOurs);
    let odd = Message::parse(&reply(2, "jo@example.org", "X-PERHAPS")).unwrap();
    assert_eq!(odd.attendees[0].1, Answer::None);
}

#[test]
fn what_is_no_message_is_refused() {
    let publish = reply(2, "jo@example.org", "ACCEPTED").replace("REPLY", "PUBLISH");
    assert_eq!(Message::parse(&publish), Err(NotAMessage::OtherMethod));
    let nobody = reply(2, "not an address", "ACCEPTED");
    assert_eq!(Message::parse(&nobody), Err(NotAMessage::Value("ATTENDEE")));
    for wrong in [
        "",
        "jo",
        "@b",
        "a@",
        "a@b@c",
        "a@b\r\nX:1",
        "a;b@c",
        "a b@c",
        "a:b@c",
    ] {
        assert_eq!(Address::parse(wrong), None, "{wrong:?}");
    }
}
