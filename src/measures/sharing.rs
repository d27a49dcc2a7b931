//! Scores that one partner shows the other. The table of measure_shares.
//!
//! What must stay true: scores are shared, never answers; a partner sees something only while both
//! share, and learns of the other's choice by nothing else; whoever comes into the joint space or
//! leaves it ends every share: who may read has changed, so each is asked anew.

use jiff::Timestamp;
use sealing::{Context, SealedInSpace};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::picture::Taken;
use super::responses::tag;
use super::{Measure, answering, catalogue, responses};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, SeatRole, Space, enter, enter_still};
use crate::padding::padded;
use crate::service::Service;
use crate::web::Stop;

/// How much somebody shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowMuch {
    /// The newest scores.
    Newest,
    /// Every time, as a path.
    Path,
}

/// What somebody shares, opened.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Shared {
    /// The version whose scores these are.
    measure: String,
    /// The oldest first.
    pub(super) taken: Vec<Taken>,
}

/// How it stands between two partners.
pub(super) enum Standing {
    /// There is no joint space that is open: nothing can be shared.
    NoSpace,
    /// This person does not share. Whether the other does is not told.
    NotShared,
    /// This person shares, and the other does not (yet, or any more).
    Waiting(Timestamp),
    /// Both do.
    Both(Timestamp),
}

const PADDED_TO: usize = 4_096;

fn context(space: Id<Space>, author: Id<Account>) -> Context {
    Context::new("measure share")
        .and(space.bytes())
        .and(author.bytes())
}

/// The joint space of somebody's couple, where it is open.
async fn joint_of(
    conn: &mut Conn,
    me: &SignedIn,
    client: Id<Account>,
) -> Result<Option<Membership>, Stop> {
    let Some(episode) = episodes::episode_of(conn, client).await? else {
        return Ok(None);
    };
    let Some(joint) = episode.joint else {
        return Ok(None);
    };
    Ok(enter(conn, me, joint).await.ok().filter(Membership::writes))
}

/// A client shows their partner the scores of a measure, as they are now.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such measure, no open joint space or nothing to share.
pub async fn share(
    service: &Service,
    me: &SignedIn,
    name: &str,
    how_much: HowMuch,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let private = answering::private(&mut tx, me).await?;
    let measure = catalogue::newest(&mut tx, name).await?;
    let measure = measure.filter(|measure| measure.has_plane());
    let measure = measure.ok_or(Stop::NotFound)?;
    let course = responses::course(&mut tx, service, &private, name).await?;
    let mut taken = super::taken(&course);
    if how_much == HowMuch::Newest {
        taken.drain(..taken.len().saturating_sub(1));
    }
    let joint = joint_of(&mut tx, me, me.account()).await?;
    let joint = joint.ok_or(Stop::NotFound)?.space();
    if taken.is_empty() {
        return Err(Stop::NotFound);
    }
    let member = enter_still(&mut tx, me, joint).await?;
    let held = member.hold(&mut tx).await?;
    let shared = Shared {
        measure: measure.id.to_string(),
        taken,
    };
    let context = context(joint, me.account());
    let (generation, sealed) = held.seal(&context, &padded(&shared, PADDED_TO))?;
    sqlx::query(
        "insert into measure_shares (space, author, measure, generation, sealed, shared_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (space, author, measure) do update set generation = excluded.generation,
             sealed = excluded.sealed, shared_at = excluded.shared_at",
    )
    .bind(joint.bytes())
    .bind(me.account().bytes())
    .bind(tag(service, joint, name))
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(service.clock.now().as_millisecond())
    .execute(&mut *tx)
    .await?;
    // About themselves, not the joint space: the partner learns of it by nothing but their own sharing.
    let shared = Note::by(me.account(), audit::Deed::ScoresShared).about(me.account());
    audit::note(&mut tx, service, shared).await?;
    Ok(tx.commit().await?)
}

/// A client takes back what they share of a measure, wherever they shared it: it is gone at once.
pub(super) async fn take_back(service: &Service, me: &SignedIn, name: &str) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let mut gone = 0;
    for space in episodes::joint_spaces_of(&mut tx, me.account()).await? {
        let done = sqlx::query(
            "delete from measure_shares where space = $1 and author = $2 and measure = $3",
        )
        .bind(space.bytes())
        .bind(me.account().bytes())
        .bind(tag(service, space, name))
        .execute(&mut *tx)
        .await?;
        gone += done.rows_affected();
    }
    if gone > 0 {
        let back = Note::by(me.account(), audit::Deed::ShareTakenBack).about(me.account());
        audit::note(&mut tx, service, back).await?;
    }
    Ok(tx.commit().await?)
}

/// What is shared of a measure in a joint space, by whom and since when, as a member of it may read it.
async fn shares(
    conn: &mut Conn,
    service: &Service,
    joint: &Membership,
    name: &str,
) -> Result<Vec<(Id<Account>, Shared, Timestamp)>, Stop> {
    let rows = sqlx::query(
        "select author, generation, sealed, shared_at from measure_shares
         where space = $1 and measure = $2 and generation = $3",
    )
    .bind(joint.space().bytes())
    .bind(tag(service, joint.space(), name))
    .bind(joint.generation())
    .fetch_all(conn)
    .await?;
    let mut found = Vec::new();
    for row in &rows {
        let author = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let sealed = SealedInSpace::from_stored(row.try_get(2)?);
        let plain = joint.open(row.try_get(1)?, &context(joint.space(), author), &sealed)?;
        let shared = serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?;
        let at = Timestamp::from_millisecond(row.try_get(3)?).unwrap_or(Timestamp::MIN);
        found.push((author, shared, at));
    }
    Ok(found)
}

/// How sharing a measure stands, for a client.
pub(super) async fn standing(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    name: &str,
) -> Result<Standing, Stop> {
    let Some(joint) = joint_of(conn, me, me.account()).await? else {
        return Ok(Standing::NoSpace);
    };
    let shares = shares(conn, service, &joint, name).await?;
    let mine = shares.iter().find(|(author, ..)| *author == me.account());
    Ok(match mine {
        None => Standing::NotShared,
        Some((_, _, at)) if shares.len() == 2 => Standing::Both(*at),
        Some((_, _, at)) => Standing::Waiting(*at),
    })
}

/// Both partners' scores in one version of a measure, where both share it: for each of them and for
/// their therapist. `client` is one of the two, and comes first.
pub(super) async fn both(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    client: Id<Account>,
    name: &str,
) -> Result<Option<(std::sync::Arc<Measure>, [(Id<Account>, Shared); 2])>, Stop> {
    let Some(joint) = joint_of(conn, me, client).await? else {
        return Ok(None);
    };
    if joint.role() != SeatRole::Therapist && me.account() != client {
        return Ok(None);
    }
    let mut shares = shares(conn, service, &joint, name).await?;
    shares.sort_by_key(|(author, ..)| *author != client);
    let [(one, first, _), (other, second, _)] = shares.as_slice() else {
        return Ok(None);
    };
    if *one != client || first.measure != second.measure {
        return Ok(None);
    }
    let version = first.measure.parse().map_err(|_| sealing::CannotOpen)?;
    let measure = catalogue::version(conn, version).await?;
    Ok(Some((
        measure,
        [(*one, first.clone()), (*other, second.clone())],
    )))
}
