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
            title: "Report".to_owned(),
            about: "In the words of the therapist who wrote it; both read it in full before they agreed.",
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
    let mut facts = vec![
        fact("For", asked.whom.as_str()),
        fact("What for", asked.purpose.as_str()),
        fact(
            "Asked for by",
            format!("{}, {}", me.name(), day(release.asked_at)),
        ),
    ];
    for answer in &release.answers {
        let name = accounts::person(conn, service, answer.client).await?.name;
        facts.push(fact("Released by", format!("{name}, {}", day(answer.at))));
    }
    let now = service.clock.now();
    facts.push(fact("Made by", format!("{}, {}", me.name(), day(now))));
    let (what, not) = match &asked.what {
        What::Room(since) => (
            room_words(me, *since, release.asked_at),
            "what anyone wrote or answered in a private space, answers to safety questions, check-ins and \
             their scores, an exercise that had not ended when it was asked for, what was said at the door of a session, who came to it, the therapist’s own notes, \
             and who read what. What whoever made it could not read is not in it either.",
        ),
        What::Report(_) => (
            "A report of the therapist’s.".to_owned(),
            "any message, any answer, any file, the therapist’s own notes, and who read what.",
        ),
    };
    facts.push(fact("What it is", what));
    Ok(Cover {
        title: format!("A copy for {}", asked.whom),
        practice: service.name().to_owned(),
        about: "Both people of the couple released this.".to_owned(),
        careful: [
            "Please keep it locked, and pass nothing on without both of them.",
            "It holds what was said in confidence.",
        ],
        facts,
        not,
        made: day(now),
        zone: me.zone().name().to_owned(),
        kind: Kind::Release,
    })
}

fn room_words(me: &SignedIn, since: Option<Timestamp>, until: Timestamp) -> String {
    let day = |at| when::day(at, me.zone());
    match since {
        Some(since) => format!(
            "A copy of the couple’s joint room, from {} to {}.",
            day(since),
            day(until)
        ),
        None => format!("A copy of the couple’s joint room, until {}.", day(until)),
    }
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
            let about = "What the two did together at home, each in their own words, and were given to do together.";
            Some(part("exercises", "Exercises", about, items))
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
            fact("With", therapist.name),
            fact("Until", when::time(one.span.end, me.zone())),
        ];
        if extent == Extent::AndExercises {
            said.extend(arranged.of(conn, service, &one).await?);
        }
        let title = if one.cancelled {
            "A session together, cancelled"
        } else {
            "A session together"
        };
        sessions.push(Item::new(me, Some(one.span.start), title, said));
    }
    let title = "Joint room";
    let mut room = Room::new(conn, service, member, ("joint-room", title)).await?;
    (room.since, room.until) = (since, release.asked_at);
    let messages = Part {
        name: "joint-room".to_owned(),
        title: title.to_owned(),
        about: "The messages, with the files sent with them, the oldest first.",
        source: Source::Room(Box::new(room)),
    };
    let about = "When the couple and their therapist had arranged to meet.";
    let sessions = part("sessions", "Sessions", about, sessions);
    Ok([Some(messages), exercises, Some(sessions)]
        .into_iter()
        .flatten()
        .collect())
}
