//! What belongs in a copy that both of a couple released to somebody else.
//!
//! What must stay true: it holds what was asked for and no more: of the joint space, what whoever asked can
//! read there, from the day that was named until it was asked for; nothing from any other space.

use jiff::Timestamp;

use super::arranged::Arranged;
use super::entries::{Item, Part, Room, Source, fact};
use super::exercises;
use super::gather::part;
use super::writing::{Cover, Kind};
use crate::accounts::{self, SignedIn};
use crate::appointments;
use crate::db::{Conn, Id};
use crate::episodes::{SeatRole, Space, enter};
use crate::languages::{Said, say};
use crate::releases::{self, Asked, Extent, Release, What};
use crate::service::Service;
use crate::web::{Stop, when};

/// Its first page and its parts.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such release of theirs; or if something does not open.
pub(super) async fn gather(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    which: (Id<Space>, Id<Release>),
) -> Result<(Cover, Vec<Part>), Stop> {
    let (release, asked, _) = releases::found(conn, service, me, which).await?;
    let cover = cover(conn, service, me, &release, &asked).await?;
    let parts = match asked.what {
        What::Room(since) => {
            let since = since.unwrap_or(Timestamp::MIN);
            room(conn, service, me, &release, (since, asked.extent)).await?
        }
        What::Report(words) => vec![Part {
            name: "report".to_owned(),
            title: say("copied-report").into(),
            about: say("copied-report-about").into(),
            source: Source::Items(vec![report(me, &release, words)]),
        }],
    };
    Ok((cover, parts))
}

fn report(me: &SignedIn, release: &Release, words: String) -> Item {
    let mut item = Item::new(me, Some(release.asked_at), words, Vec::new());
    item.who = Some(me.name().to_owned());
    item
}

async fn cover(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    release: &Release,
    asked: &Asked,
) -> Result<Cover, Stop> {
    let day = |at| when::day(at, me.zone());
    let on = |name: &str, at| {
        let said = say("copied-name-and-day").with("name", name);
        said.with("day", day(at))
    };
    let mut facts = vec![
        fact(say("copied-for"), asked.whom.as_str()),
        fact(say("copied-what-for"), asked.purpose.as_str()),
        fact(say("copied-asked-by"), on(me.name(), release.asked_at)),
    ];
    for answer in &release.answers {
        let name = accounts::person(conn, service, answer.client).await?.name;
        facts.push(fact(say("copied-released-by"), on(&name, answer.at)));
    }
    let now = service.clock.now();
    facts.push(fact(say("copied-made-by"), on(me.name(), now)));
    let (what, not) = match &asked.what {
        What::Room(since) => (
            room_words(me, *since, release.asked_at),
            say("copied-not-release"),
        ),
        What::Report(_) => (say("copied-is-report"), say("copied-not-report")),
    };
    facts.push(fact(say("copied-what-it-is"), what));
    Ok(Cover {
        title: say("copy-release-for").with("whom", &asked.whom).into(),
        practice: service.name().to_owned(),
        about: say("copied-about-release").into(),
        careful: [
            say("copied-careful-release"),
            say("copied-careful-release-why"),
        ],
        facts,
        not: not.into(),
        made: day(now),
        zone: me.zone().name().to_owned(),
        kind: Kind::Release,
    })
}

fn room_words(me: &SignedIn, since: Option<Timestamp>, until: Timestamp) -> Said {
    let day = |at| when::day(at, me.zone());
    match since {
        Some(since) => say("copied-is-room-since").with("from", day(since)),
        None => say("copied-is-room"),
    }
    .with("to", day(until))
}

async fn room(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    release: &Release,
    (since, extent): (Timestamp, Extent),
) -> Result<Vec<Part>, Stop> {
    let member = enter(conn, me, release.space).await?;
    let time = (since, release.asked_at);
    let exercises = match extent {
        Extent::Messages => None,
        Extent::AndExercises => {
            let items = exercises::released(conn, service, me, &member, time).await?;
            let about = say("copied-exercises-about-two");
            Some(part("exercises", say("copied-exercises"), about, items))
        }
    };
    let mut arranged = Arranged::default();
    let mut sessions = Vec::new();
    for one in appointments::of_client_in(conn, service, &member).await? {
        // A therapist’s part is their own sessions: of those with another before they read nothing.
        let theirs = member.role() == SeatRole::Client || one.therapist == me.account();
        if !theirs || !(since..=release.asked_at).contains(&one.span.start) {
            continue;
        }
        let therapist = accounts::person(conn, service, one.therapist).await?;
        let mut said = vec![
            fact(say("copied-with"), therapist.name),
            fact(say("copied-until"), when::time(one.span.end, me.zone())),
        ];
        if extent == Extent::AndExercises {
            said.extend(arranged.of(conn, service, &one).await?);
        }
        let title = if one.cancelled {
            say("copied-session-together-cancelled")
        } else {
            say("copied-session-together")
        };
        sessions.push(Item::new(me, Some(one.span.start), title, said));
    }
    let title = say("copied-joint-room");
    let mut room = Room::new(conn, service, member, ("joint-room", &*title)).await?;
    (room.since, room.until) = (since, release.asked_at);
    let messages = Part {
        name: "joint-room".to_owned(),
        title: title.into(),
        about: say("copied-joint-room-about").into(),
        source: Source::Room(Box::new(room)),
    };
    let about = say("copied-sessions-about-two");
    let sessions = part("sessions", say("copied-sessions"), about, sessions);
    Ok([Some(messages), exercises, Some(sessions)]
        .into_iter()
        .flatten()
        .collect())
}
