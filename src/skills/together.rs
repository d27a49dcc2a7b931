//! What two people do in an exercise together, each on their own device.
//!
//! What must stay true: it needs an open joint space, and ends for both where that is closed; everyone whose
//! page is open is told of each change, without a word of it.

use sealing::SystemEntropy;

use super::exercise::{Exercise, Way};
use super::reflections::Word;
use super::rounds::{self, Round};
use super::turns::{Move, Standing};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::bells::Ring;
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, SeatRole, SpaceKind, enter, enter_still};
use crate::service::Service;
use crate::web::Stop;

/// What one may do in a round.
#[derive(Clone, Debug)]
pub(super) enum Act {
    /// Leave the step of this number, counted from 0.
    Go(usize, Move),
    /// Start the clock of this step.
    Start(usize),
    /// Keep what one wrote.
    Write(Vec<Word>),
    /// End it for both.
    End,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// It is so.
    Yes,
    /// It is the other one's turn.
    NotYourTurn,
    /// The joint space is closed, or the exercise over.
    Closed,
}

/// This client's joint space, where it is open.
pub(super) async fn open_joint(conn: &mut Conn, me: &SignedIn) -> Result<Option<Membership>, Stop> {
    let episode = episodes::episode_of(conn, me.account()).await?;
    let Some(joint) = episode.and_then(|episode| episode.joint) else {
        return Ok(None);
    };
    let member = enter(conn, me, joint).await?;
    Ok(Some(member).filter(|member| member.writes() && member.role() == SeatRole::Client))
}

/// The round that goes on in a joint space, if one does.
pub(super) async fn going_on(conn: &mut Conn, member: &Membership) -> Result<Option<Round>, Stop> {
    let all = rounds::rounds_in(conn, member).await?;
    Ok(all.into_iter().find(|round| round.ended_at.is_none()))
}

/// Begins an exercise together, or goes on with the one that goes on.
///
/// # Errors
/// [`Stop::NotFound`] if there is no open joint space, or it is not an exercise for two devices.
pub(super) async fn begin(
    service: &Service,
    me: &SignedIn,
    exercise: &Exercise,
) -> Result<Id<Round>, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let joint = open_joint(&mut tx, me).await?.ok_or(Stop::NotFound)?;
    let member = enter_still(&mut tx, me, joint.space()).await?;
    if !exercise.can_be(Way::TwoDevices) {
        return Err(Stop::NotFound);
    }
    if let Some(round) = going_on(&mut tx, &member).await? {
        return Ok(round.id);
    }
    let round = Round {
        id: Id::new(now, &mut SystemEntropy),
        space: member.space(),
        version: 1,
        began_at: now,
        ended_at: None,
        standing: Standing {
            exercise: exercise.name.clone(),
            title: exercise.title.clone(),
            first: me.account(),
            step: 0,
            since: now.as_millisecond(),
            clock: None,
            said: Vec::new(),
        },
    };
    let held = member.hold(&mut tx).await?;
    rounds::insert(&mut tx, &held, &round).await?;
    let note = Note::by(me.account(), Deed::TogetherBegun).within(member.space());
    audit::note(&mut tx, service, note.object(round.id)).await?;
    tx.commit().await?;
    service.bells.ring(round.space, Ring::Turned);
    Ok(round.id)
}

/// A round, and whoever looks at it as a member of its joint space.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs to see.
pub(super) async fn enter_round(
    conn: &mut Conn,
    me: &SignedIn,
    id: Id<Round>,
) -> Result<(Membership, Round), Stop> {
    let space = rounds::space_of(conn, id).await?;
    let member = enter(conn, me, space).await?;
    if member.kind() != SpaceKind::Joint {
        return Err(Stop::NotFound);
    }
    let round = rounds::find(conn, &member, id).await?;
    Ok((member, round))
}

/// The two clients of a joint space.
///
/// # Errors
/// [`Stop::NotFound`] if there are not two.
pub(super) async fn couple(conn: &mut Conn, member: &Membership) -> Result<[Id<Account>; 2], Stop> {
    let clients = episodes::clients_of(conn, member.space()).await?;
    clients.try_into().map_err(|_| Stop::NotFound)
}

/// Does something in a round.
///
/// # Errors
/// [`Stop::NotFound`] if it is not a client's of its joint space.
pub(super) async fn act(
    service: &Service,
    me: &SignedIn,
    (id, exercise): (Id<Round>, &Exercise),
    act: Act,
) -> Result<Done, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let (member, _) = enter_round(&mut tx, me, id).await?;
    if member.role() != SeatRole::Client {
        return Err(Stop::NotFound);
    }
    // Two who do something at once take turns here.
    let member = enter_still(&mut tx, me, member.space()).await?;
    let mut round = rounds::find(&mut tx, &member, id).await?;
    if !member.writes() || round.ended_at.is_some() {
        return Ok(Done::Closed);
    }
    let couple = couple(&mut tx, &member).await?;
    let step = exercise
        .steps
        .get(round.standing.step)
        .ok_or(Stop::NotFound)?;
    let deed = match act {
        Act::Go(from, to) => {
            if !round.standing.may_go(step, couple, me.account(), now) {
                return Ok(Done::NotYourTurn);
            }
            if !round.standing.go(exercise, from, to, now) {
                return Ok(Done::Yes);
            }
            None
        }
        Act::Start(at) => {
            if at != round.standing.step || round.standing.clock.is_some() {
                return Ok(Done::Yes);
            }
            round.standing.clock = Some(now.as_millisecond());
            None
        }
        Act::Write(words) => {
            let put = |word| round.standing.put(me.account(), word);
            words.into_iter().for_each(put);
            Some(Deed::TogetherWritten)
        }
        Act::End => {
            round.ended_at = Some(now);
            Some(Deed::TogetherEnded)
        }
    };
    let held = member.hold(&mut tx).await?;
    rounds::update(&mut tx, &held, &round).await?;
    if let Some(deed) = deed {
        let note = Note::by(me.account(), deed).within(round.space);
        audit::note_once(&mut tx, service, note.object(id)).await?;
    }
    tx.commit().await?;
    service.bells.ring(round.space, Ring::Turned);
    Ok(Done::Yes)
}
