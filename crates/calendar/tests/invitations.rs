//! Invitations, and the answers that count.

mod common;

use calendar::{
    Address, Answer, Counts, Event, Invitation, Message, Method, NotAMessage, NothingInIt,
    invitation, message_in_mail,
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
            answers: true,
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

/// A mail as Gmail, Outlook and others send an answer: several parts, one of them in base64.
fn mailed(kind: &str, calendar: &str) -> Vec<u8> {
    format!(
        "From: Jo <jo@example.org>\r\nTo: answers@practice.example\r\nSubject: Accepted: Appointment\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"a\"\r\n\r\n--a\r\n\
         Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\n\
         Content-Type: text/plain; charset=UTF-8\r\n\r\nJo has accepted.\r\n\r\n--b\r\n\
         Content-Type: {kind}\r\nContent-Transfer-Encoding: 7bit\r\n\r\n{calendar}\r\n--b--\r\n\r\n--a--\r\n"
    )
    .into_bytes()
}

#[test]
fn an_answer_is_found_in_the_mail_that_brings_it() {
    let answer = reply(2, "jo@example.org", "DECLINED");
    for kind in [
        "text/calendar; charset=\"UTF-8\"; method=REPLY",
        "TEXT/Calendar; method=REPLY; name=\"invite.ics\"",
        "application/ics; name=\"invite.ics\"",
    ] {
        let read = message_in_mail(&mailed(kind, &answer)).expect(kind);
        assert_eq!(read.method, Method::Reply);
        assert_eq!(read.attendees[0].1, Answer::Declined);
    }
    let quoted = mailed("text/calendar", &answer.replace('=', "=3D"));
    let quoted = String::from_utf8(quoted)
        .unwrap()
        .replace("7bit", "quoted-printable");
    assert!(message_in_mail(quoted.as_bytes()).is_ok());
}

#[test]
fn what_is_no_answer_in_a_mail_is_none() {
    let answer = reply(2, "jo@example.org", "DECLINED");
    let inner = String::from_utf8(mailed("text/calendar", &answer)).unwrap();
    let forwarded = format!(
        "Subject: Fwd\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\n--z\r\n\
         Content-Type: message/rfc822\r\n\r\n{inner}\r\n--z--\r\n"
    );
    for (mail, why) in [
        (String::new(), NothingInIt::NoCalendar),
        (
            "Subject: I am ill\r\n\r\nSorry.".to_owned(),
            NothingInIt::NoCalendar,
        ),
        (forwarded, NothingInIt::NoCalendar),
        ("x".repeat(1024 * 1024 + 1), NothingInIt::TooLong),
        (
            "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned(),
            NothingInIt::NotAMessage(NotAMessage::OtherMethod),
        ),
    ] {
        assert_eq!(message_in_mail(mail.as_bytes()), Err(why), "{mail:.60}");
    }
    // A mail of parts within parts ends too.
    let deep: String = (0..5000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"))
        .collect();
    assert!(message_in_mail(deep.as_bytes()).is_err());
}
