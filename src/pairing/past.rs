//! What a new therapist may read of what was written before they came: the client's choice.
//!
//! What must stay true: of the private space the client decides alone; of the joint space both agree,
//! and neither learns whether the other has, before both have.

use super::acts::offer;
use super::{Pairing, store};
use crate::accounts::SignedIn;
use crate::audit::{self, Note};
use crate::db::Conn;
use crate::episodes::{self, Membership, enter, enter_still, private_space_of};
use crate::jobs;
use crate::service::Service;
use crate::web::Stop;

/// How it stands with a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// There is nothing the therapist cannot read.
    Nothing,
    /// The therapist reads only what is new.
    Unread,
    /// This client agreed, and waits for the other.
    Agreed,
}

/// The client's pairing with a therapist who accepted.
pub(super) async fn accepted(conn: &mut Conn, me: &SignedIn) -> Result<Pairing, Stop> {
    let pairing = store::of_client(conn, me.account()).await?;
    pairing
        .filter(|pairing| pairing.accepted)
        .ok_or(Stop::NotFound)
}

/// The couple's joint space, where it is open and this client is in it.
async fn joint(conn: &mut Conn, me: &SignedIn) -> Result<Option<Membership>, Stop> {
    let episode = episodes::episode_of(conn, me.account()).await?;
    let Some(joint) = episode.and_then(|episode| episode.joint) else {
        return Ok(None);
    };
    Ok(enter(conn, me, joint).await.ok().filter(Membership::writes))
}

/// How it stands with the private space and with the joint one.
pub(super) async fn standing(
    conn: &mut Conn,
    me: &SignedIn,
    pairing: &Pairing,
) -> Result<(Standing, Standing), Stop> {
    let space = private_space_of(conn, me.account()).await?;
    let private = enter(conn, me, space.ok_or(Stop::NotFound)?).await?;
    let of = |unread: bool| match unread {
        true => Standing::Unread,
        false => Standing::Nothing,
    };
    let past = episodes::past_of(conn, &private, pairing.therapist).await?;
    let private = of(!past.is_empty());
    let joint = match joint(conn, me).await? {
        None => Standing::Nothing,
        Some(member) => {
            let past = episodes::past_of(conn, &member, pairing.therapist).await?;
            let agreed = episodes::has_agreed_to_past(conn, &offer(pairing)).await?;
            match (past.is_empty(), agreed) {
                (false, true) => Standing::Agreed,
                (empty, _) => of(!empty),
            }
        }
    };
    Ok((private, joint))
}

/// A client lets their therapist read all of their private space.
///
/// # Errors
/// [`Stop::NotFound`] if they have none who accepted, or who does not read it all already.
pub async fn let_read_private(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let pairing = accepted(&mut tx, me).await?;
    let space = private_space_of(&mut tx, me.account()).await?;
    let member = enter_still(&mut tx, me, space.ok_or(Stop::NotFound)?).await?;
    let now = service.clock.now();
    episodes::let_read_past(&mut tx, &member, pairing.therapist, now).await?;
    let shared = Note::by(me.account(), audit::Deed::PastShared).within(member.space());
    audit::note(&mut tx, service, shared).await?;
    jobs::tell(&mut tx, service, pairing.therapist, "/caseload").await?;
    Ok(tx.commit().await?)
}

/// A client agrees that their therapist reads the past of the joint space; with the second agreement they
/// do.
///
/// # Errors
/// [`Stop::NotFound`] if there is no open joint space, or nothing in it that the therapist cannot read.
pub async fn agree_to_joint(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    // Both who agree at once take turns here.
    let episode = episodes::hold_episode_of(&mut tx, me.account()).await?;
    let episode = episode.ok_or(Stop::NotFound)?;
    let mine = accepted(&mut tx, me).await?;
    let joint = joint(&mut tx, me).await?.ok_or(Stop::NotFound)?;
    let member = enter_still(&mut tx, me, joint.space()).await?;
    let partner = episode.partner(me.account()).ok_or(Stop::NotFound)?;
    let theirs = store::of_client(&mut tx, partner.account).await?;
    let theirs = theirs.filter(|theirs| theirs.accepted && theirs.therapist == mine.therapist);
    let theirs = theirs.ok_or(Stop::NotFound)?;
    if episodes::has_agreed_to_past(&mut tx, &offer(&theirs)).await? {
        let now = service.clock.now();
        episodes::let_read_past(&mut tx, &member, mine.therapist, now).await?;
        let shared = Note::by(me.account(), audit::Deed::PastShared).within(member.space());
        audit::note(&mut tx, service, shared).await?;
        for pairing in [&mine, &theirs] {
            episodes::withdraw_offer(&mut tx, &offer(pairing)).await?;
        }
        jobs::tell(&mut tx, service, mine.therapist, "/caseload").await?;
    } else {
        episodes::agree_to_past(&mut tx, &member, &offer(&mine)).await?;
    }
    Ok(tx.commit().await?)
}

/// A client takes back that they agreed, while the other has not.
///
/// # Errors
/// [`Stop::NotFound`] if they have no therapist who accepted.
pub async fn take_back_joint(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let mine = accepted(&mut tx, me).await?;
    episodes::withdraw_offer(&mut tx, &offer(&mine)).await?;
    Ok(tx.commit().await?)
}
