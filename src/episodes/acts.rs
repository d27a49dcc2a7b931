//! What happens to couples and individuals: they begin, a partner comes in, a therapist comes and goes.
//!
//! What must stay true: these are moves of membership. No content is copied, ever.

use jiff::Timestamp;
use sealing::SystemEntropy;

use super::{Episode, Form, SeatRole, Space, SpaceKind, apart, spaces, store};
use crate::accounts::{Account, SignedIn};
use crate::db::{Conn, Id};
use crate::service::Service;
use crate::web::Stop;

/// A client begins: an episode of their own and their private space.
pub async fn begin(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    form: Form,
    now: Timestamp,
) -> Result<Id<Space>, Stop> {
    let private = private_space(conn, service, client, now).await?;
    let episode = Id::new(now, &mut SystemEntropy);
    store::insert_episode(conn, episode, form, now).await?;
    store::insert_episode_client(conn, episode, client, private, now).await?;
    Ok(private)
}

async fn private_space(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    now: Timestamp,
) -> Result<Id<Space>, Stop> {
    let people = [(client, SeatRole::Client)];
    spaces::create(conn, service, SpaceKind::Private, &people, now).await
}

/// A partner comes into an episode that had one client, with a private space of their own.
pub(super) async fn join(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    partner: Id<Account>,
    now: Timestamp,
) -> Result<Id<Space>, Stop> {
    let private = private_space(conn, service, partner, now).await?;
    store::set_episode(conn, episode.id, Form::Couple, episode.joint).await?;
    store::insert_episode_client(conn, episode.id, partner, private, now).await?;
    Ok(private)
}

/// Two who each have an account become a couple, in an episode that begins now: each with the private
/// space and the therapist they have, and nothing agreed yet.
pub(super) async fn come_together(
    conn: &mut Conn,
    one: &Episode,
    other: &Episode,
    now: Timestamp,
) -> Result<Episode, Stop> {
    let id = Id::new(now, &mut SystemEntropy);
    store::insert_episode(conn, id, Form::Couple, now).await?;
    let mut first = None;
    for old in [one, other] {
        for client in &old.clients {
            store::end_episode_client(conn, old.id, client.account, now).await?;
            store::insert_episode_client(conn, id, client.account, client.private, now).await?;
            first = first.or(Some(client.account));
        }
    }
    let made = store::episode_of(conn, first.ok_or(Stop::NotFound)?).await?;
    made.ok_or(Stop::NotFound)
}

/// A client agrees to a joint space, or takes that back while it is not open.
pub async fn consent(
    conn: &mut Conn,
    client: &SignedIn,
    yes: bool,
    now: Timestamp,
) -> Result<(), Stop> {
    Ok(store::set_consent(conn, client.account(), yes.then_some(now)).await?)
}

/// The therapist opens the couple's joint space, or comes into it where an earlier therapist had
/// opened it. Whether they may is the caller's to know: see `pairing`.
///
/// # Errors
/// [`Stop::NotFound`] unless two clients are in the episode and both agreed.
pub async fn open_joint_space(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    therapist: Id<Account>,
    now: Timestamp,
) -> Result<Id<Space>, Stop> {
    let agreed = episode
        .clients
        .iter()
        .all(|client| client.consented_at.is_some());
    if episode.clients.len() != 2 || !agreed {
        return Err(Stop::NotFound);
    }
    if let Some(joint) = episode.joint {
        store::close_space(conn, joint, None).await?;
        spaces::join(conn, service, joint, therapist, SeatRole::Therapist, now).await?;
        return Ok(joint);
    }
    let people: Vec<_> = episode
        .clients
        .iter()
        .map(|client| (client.account, SeatRole::Client))
        .chain([(therapist, SeatRole::Therapist)])
        .collect();
    let joint = spaces::create(conn, service, SpaceKind::Joint, &people, now).await?;
    store::set_episode(conn, episode.id, episode.form, Some(joint)).await?;
    Ok(joint)
}

/// The therapist of this client goes, from the private space and from the joint one; the last key of the
/// private space that they hold is set apart. The joint space then waits, closed for writing, until a
/// therapist both partners have opens it again.
pub async fn therapist_leaves(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    therapist: Id<Account>,
    now: Timestamp,
) -> Result<(), Stop> {
    let episode = store::hold_episode_of(conn, client)
        .await?
        .ok_or(Stop::NotFound)?;
    let me = episode.client(client).ok_or(Stop::NotFound)?;
    apart::leave(conn, service, me.private, therapist, now).await?;
    if let Some(joint) = episode.joint {
        leave(conn, service, joint, therapist, now).await?;
        store::close_space(conn, joint, Some(now)).await?;
    }
    Ok(())
}

/// Somebody goes from a space, if they are in it.
pub(super) async fn leave(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    account: Id<Account>,
    now: Timestamp,
) -> Result<(), Stop> {
    if sits(conn, space, account).await? {
        spaces::leave(conn, service, space, account, now).await?;
    }
    Ok(())
}

/// Whether somebody is in a space now.
pub(super) async fn sits(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
) -> Result<bool, Stop> {
    let seats = store::seats(conn, space).await?;
    let sits = |seat: &super::Seat| seat.account == account && seat.last.is_none();
    Ok(seats.iter().any(sits))
}
