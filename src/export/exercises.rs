//! Exercises, as copies hold them: what somebody wrote alone, what was given to do at home, what two did together.
//!
//! What must stay true: what one wrote alone is in their own copy and in no release; of the joint space a release
//! holds what had come to its end when it was asked for.

use jiff::Timestamp;

use super::entries::{Fact, Item, fact};
use crate::accounts::{self, SignedIn};
use crate::db::Conn;
use crate::episodes::{Membership, SpaceKind};
use crate::languages::{self, say};
use crate::service::Service;
use crate::skills;
use crate::web::{Stop, when};

/// For whom an entry is put into words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// Whoever takes it for themselves.
    Own,
    /// Somebody else.
    Other,
}

/// All of a client's, in the spaces they are or were in.
///
/// # Errors
/// If the store does not answer or something does not open.
pub(super) async fn own(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    members: &[Membership],
) -> Result<Vec<Item>, Stop> {
    let mut items = Vec::new();
    for one in skills::reflections_of(conn, me).await? {
        let words = one.written.words.into_iter();
        let mut said: Vec<Fact> = words.map(|word| fact(word.label, word.text)).collect();
        let shown = one.shared_at.map(|at| when::day(at, me.zone()));
        said.extend(shown.map(|day| fact(say("copied-shown"), day)));
        items.push(Item::new(me, Some(one.began_at), one.written.title, said));
    }
    for member in members {
        for one in skills::given_to(conn, service, member).await? {
            items.push(given(me, one));
        }
        if member.kind() == SpaceKind::Joint {
            for round in skills::rounds_in(conn, member).await? {
                items.push(together(conn, service, me, round, Reader::Own).await?);
            }
        }
    }
    Ok(items)
}

/// What the two of a joint space did together, and were given to do, in this time.
///
/// What is written in an exercise has no time of its own, so one that had not ended by then is not in it: nobody
/// could tell what was written later.
///
/// # Errors
/// If the store does not answer or something does not open.
pub(super) async fn released(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    joint: &Membership,
    (since, until): (Timestamp, Timestamp),
) -> Result<Vec<Item>, Stop> {
    let mut items = Vec::new();
    for mut one in skills::given_to(conn, service, joint).await? {
        if (since..=until).contains(&one.since) {
            one.answer = one.answer.filter(|(_, at)| *at <= until);
            items.push(given(me, one));
        }
    }
    for round in skills::rounds_in(conn, joint).await? {
        if round.began_at >= since && round.ended_at.is_some_and(|at| at <= until) {
            items.push(together(conn, service, me, round, Reader::Other).await?);
        }
    }
    Ok(items)
}

fn given(me: &SignedIn, one: skills::Assignment) -> Item {
    let due = languages::day(one.planned.due);
    let mut said = vec![fact(say("copied-meant-for"), due)];
    said.extend((!one.task.why.is_empty()).then(|| fact(say("copied-why"), one.task.why)));
    let answer = one.answer.map(|(answer, _)| answer.words());
    said.extend(answer.map(|words| fact(say("copied-how-it-went"), words)));
    let title = say("copied-given").with("title", one.task.title);
    Item::new(me, Some(one.since), title, said)
}

async fn together(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    round: skills::Round,
    reader: Reader,
) -> Result<Item, Stop> {
    let mut facts = Vec::new();
    for said in round.standing.said {
        let who = match reader == Reader::Own && said.by == me.account() {
            true => say("copied-you").into(),
            false => accounts::person(conn, service, said.by).await?.name,
        };
        let label = say("copied-by").with("label", said.word.label);
        facts.push(fact(label.with("name", who), said.word.text));
    }
    let title = say("copied-together").with("title", &round.standing.title);
    Ok(Item::new(me, Some(round.began_at), title, facts))
}
