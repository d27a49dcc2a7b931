//! The partner's invitation: a link that works once, for a while, until it is taken back.
//!
//! What must stay true: the link's secret is stored as a keyed hash only, and an invitation that is
//! used, late or taken back looks like one that never was.

use jiff::{SignedDuration, Timestamp};
use sealing::{Context, SystemEntropy};
use sqlx::Row;

use super::{Episode, Space, acts, parting, store};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, DbError, Id};
use crate::service::{Service, link_secret};
use crate::web::Stop;

/// How long an invitation is good for, in days.
pub const DAYS: i64 = 14;

/// An invitation that can still be used.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Which.
    pub id: Id<Invitation>,
    /// Who invites.
    pub inviter: Id<Account>,
    /// When it ends by itself.
    pub expires: Timestamp,
    /// Where it was sent, if by e-mail.
    pub email: Option<String>,
}

fn email_context(id: Id<Invitation>) -> Context {
    Context::new("partner invitation").and(id.bytes())
}

fn tag(service: &Service, token: &str) -> Vec<u8> {
    let context = Context::new("partner invitation link");
    service.tag(&context, token.as_bytes())
}

/// Invites a partner: gives the secret part of the link, known to nobody else.
///
/// # Errors
/// [`Stop::NotFound`] if there is a partner already.
pub async fn invite(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    email: Option<&str>,
    now: Timestamp,
) -> Result<String, Stop> {
    let episode = store::episode_of(conn, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    if episode.seems_couple() {
        return Err(Stop::NotFound);
    }
    revoke(conn, episode.id, now).await?;
    let id: Id<Invitation> = Id::new(now, &mut SystemEntropy);
    let token = link_secret();
    let email = email.map(|email| service.seal(&email_context(id), &email).as_bytes().to_vec());
    sqlx::query(
        "insert into partner_invitations (id, episode, inviter, tag, email, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.bytes())
    .bind(episode.id.bytes())
    .bind(me.account().bytes())
    .bind(tag(service, &token))
    .bind(email)
    .bind(now.as_millisecond())
    .bind((now + SignedDuration::from_hours(24 * DAYS)).as_millisecond())
    .execute(conn)
    .await?;
    Ok(token)
}

/// Takes back whatever invitation of an episode is open.
pub(super) async fn revoke(
    conn: &mut Conn,
    episode: Id<Episode>,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "update partner_invitations set revoked_at = $2
         where episode = $1 and used_at is null and revoked_at is null",
    )
    .bind(episode.bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

const OPEN: &str = "used_at is null and revoked_at is null and expires_at > $2";

/// The open invitation with this link.
pub async fn find(
    conn: &mut Conn,
    service: &Service,
    token: &str,
    now: Timestamp,
) -> Result<Option<Invitation>, Stop> {
    one(conn, service, "tag", tag(service, token), now).await
}

/// The open invitation of an episode.
pub(super) async fn open_of(
    conn: &mut Conn,
    service: &Service,
    episode: Id<Episode>,
    now: Timestamp,
) -> Result<Option<Invitation>, Stop> {
    one(conn, service, "episode", episode.bytes().to_vec(), now).await
}

async fn one(
    conn: &mut Conn,
    service: &Service,
    column: &'static str,
    value: Vec<u8>,
    now: Timestamp,
) -> Result<Option<Invitation>, Stop> {
    let sql = format!(
        "select id, inviter, expires_at, email from partner_invitations
         where {column} = $1 and {OPEN} order by created_at desc limit 1"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(value)
        .bind(now.as_millisecond())
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let email: Option<Vec<u8>> = row.try_get(3)?;
    Ok(Some(Invitation {
        id,
        inviter: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        expires: Timestamp::from_millisecond(row.try_get(2)?).unwrap_or(Timestamp::MIN),
        email: email
            .map(|email| service.open(&email_context(id), email))
            .transpose()?,
    }))
}

/// Uses an open invitation up, with the inviter's episode held: gives that episode.
async fn use_up(
    conn: &mut Conn,
    service: &Service,
    token: &str,
    episode: Episode,
    now: Timestamp,
) -> Result<Episode, Stop> {
    let sql = format!(
        "update partner_invitations set used_at = $2 where tag = $1 and episode = $3 and {OPEN}"
    );
    let used = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(tag(service, token))
        .bind(now.as_millisecond())
        .bind(episode.id.bytes())
        .execute(conn)
        .await?
        .rows_affected();
    if used != 1 || episode.seems_couple() {
        return Err(Stop::NotFound);
    }
    Ok(episode)
}

async fn note_joined(
    conn: &mut Conn,
    service: &Service,
    partner: Id<Account>,
    inviter: Id<Account>,
) -> Result<(), DbError> {
    let joined = Note::by(partner, audit::Deed::PartnerJoined).about(inviter);
    audit::note(conn, service, joined).await
}

/// The partner comes in with a new account: uses the invitation up and joins the episode, with a private
/// space.
///
/// # Errors
/// [`Stop::NotFound`] if it cannot be used (any more).
pub async fn accept(
    conn: &mut Conn,
    service: &Service,
    token: &str,
    partner: Id<Account>,
    now: Timestamp,
) -> Result<Id<Space>, Stop> {
    let found = find(conn, service, token, now).await?;
    let inviter = found.ok_or(Stop::NotFound)?.inviter;
    let episode = store::hold_episode_of(conn, inviter).await?;
    let episode = episode.ok_or(Stop::NotFound)?;
    let episode = use_up(conn, service, token, episode, now).await?;
    note_joined(conn, service, partner, inviter).await?;
    acts::join(conn, service, &episode, partner, now).await
}

/// How taking an invitation with an account one has already ended.
#[derive(Clone, Debug)]
pub enum Joined {
    /// They are a couple now, in this episode.
    Yes(Episode),
    /// They are here with a partner already: they would have to go on alone first.
    InCouple,
    /// It is an invitation of their own.
    Own,
}

/// A client who has an account comes in as the partner who was invited, with the private space they have.
///
/// # Errors
/// [`Stop::NotFound`] if the invitation cannot be used (any more).
pub async fn join(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    token: &str,
    now: Timestamp,
) -> Result<Joined, Stop> {
    let found = find(conn, service, token, now).await?;
    let inviter = found.ok_or(Stop::NotFound)?.inviter;
    if inviter == me.account() {
        return Ok(Joined::Own);
    }
    // Always in this order: two who take each other's invitation at once must not wait for each other.
    let mut both = [inviter, me.account()];
    both.sort();
    for who in both {
        store::hold_episode_of(conn, who).await?;
    }
    let theirs = store::episode_of(conn, inviter).await?;
    let theirs = theirs.ok_or(Stop::NotFound)?;
    let mine = store::episode_of(conn, me.account()).await?;
    let mut mine = mine.ok_or(Stop::NotFound)?;
    if mine.absent == Some(inviter) {
        // Whoever left asks them back.
        parting::settle(conn, service, me.account(), now).await?;
        let now_alone = store::episode_of(conn, me.account()).await?;
        mine = now_alone.ok_or(Stop::NotFound)?;
    }
    if mine.seems_couple() {
        return Ok(Joined::InCouple);
    }
    let theirs = use_up(conn, service, token, theirs, now).await?;
    // What they invited others to is no more.
    revoke(conn, mine.id, now).await?;
    note_joined(conn, service, me.account(), inviter).await?;
    let episode = acts::come_together(conn, &theirs, &mine, now).await?;
    Ok(Joined::Yes(episode))
}
