//! The table of choices: what somebody shows to whom, and how often they want to come here.
//!
//! What must stay true: the server knows the rhythm, which it must remind by, and not what is shown to whom.

use jiff::Timestamp;
use jiff::civil::Date;
use sealing::{Context, SealedByServer, SealedInSpace, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Item, Rhythm};
use crate::accounts::{Account, SignedIn};
use crate::db::{Conn, Id, moment};
use crate::effort::{Work, spent};
use crate::episodes::{self, Held, Membership, enter};
use crate::padding::padded;
use crate::service::Service;
use crate::web::Stop;

/// What is sealed here has one of few lengths.
const PADDED_TO: usize = 256;

/// What somebody shows their therapist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForTherapist {
    /// Nothing.
    #[default]
    Nothing,
    /// The steps of each day.
    Steps,
    /// Those, and the lines.
    Lines,
}

/// What somebody shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// To their partner: a step a week of these. Empty for nothing (new).
    pub partner: Vec<Item>,
    /// Since when.
    pub since: Option<Date>,
    /// To their therapist.
    pub therapist: ForTherapist,
}

fn choice_context(notes: &Membership) -> Context {
    Context::new("how i am choice")
        .and(notes.space().bytes())
        .and(notes.account().bytes())
}

fn rhythm_context(account: Id<Account>) -> Context {
    Context::new("how i am rhythm").and(account.bytes())
}

fn sealed_rhythm(service: &Service, account: Id<Account>, rhythm: &Rhythm) -> SealedByServer {
    spent(Work::ServerSeal);
    let plain = padded(rhythm, PADDED_TO);
    let context = rhythm_context(account);
    service.key.seal(&context, &plain, &mut SystemEntropy)
}

/// What somebody chose, by their membership of their own notes; if they never did, nothing.
pub(super) async fn of(
    conn: &mut Conn,
    service: &Service,
    notes: &Membership,
) -> Result<(Offered, Rhythm), Stop> {
    let row = sqlx::query(
        "select generation, choice, rhythm from how_i_am_choices where account = $1 and space = $2",
    )
    .bind(notes.account().bytes())
    .bind(notes.space().bytes())
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else {
        return Ok(Default::default());
    };
    let sealed = SealedInSpace::from_stored(row.try_get(1)?);
    let plain = notes.open(row.try_get(0)?, &choice_context(notes), &sealed)?;
    let offered = serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?;
    let context = rhythm_context(notes.account());
    Ok((offered, service.open(&context, row.try_get(2)?)?))
}

/// What a client chose, for their own pages and the tests that read along.
///
/// # Errors
/// If the store does not answer or it does not open.
pub async fn standing(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<(Offered, Rhythm), Stop> {
    match episodes::notes_space_of(conn, me.account()).await? {
        Some(space) => {
            let notes = enter(conn, me, space).await?;
            of(conn, service, &notes).await
        }
        None => Ok(Default::default()),
    }
}

/// Keeps what somebody chose, and when to look next whether to remind them.
pub(super) async fn put(
    conn: &mut Conn,
    service: &Service,
    (notes, held): (&Membership, &Held<'_>),
    (offered, rhythm): (&Offered, &Rhythm),
    remind_at: Option<Timestamp>,
) -> Result<(), Stop> {
    let (generation, choice) = held.seal(&choice_context(notes), &padded(offered, PADDED_TO))?;
    sqlx::query(
        "insert into how_i_am_choices (account, space, generation, choice, rhythm, remind_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (account) do update set space = excluded.space,
             generation = excluded.generation, choice = excluded.choice,
             rhythm = excluded.rhythm, remind_at = excluded.remind_at",
    )
    .bind(notes.account().bytes())
    .bind(notes.space().bytes())
    .bind(generation)
    .bind(choice.as_bytes())
    .bind(sealed_rhythm(service, notes.account(), rhythm).as_bytes())
    .bind(remind_at.map(Timestamp::as_millisecond))
    .execute(conn)
    .await?;
    Ok(())
}

/// How often somebody wants to come here; as it comes, if they never said.
pub(super) async fn rhythm_of(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Rhythm, Stop> {
    let row = sqlx::query("select rhythm from how_i_am_choices where account = $1")
        .bind(account.bytes())
        .fetch_optional(conn)
        .await?;
    match row {
        Some(row) => Ok(service.open(&rhythm_context(account), row.try_get(0)?)?),
        None => Ok(Rhythm::default()),
    }
}

/// Somebody whom it is time to look at.
pub(super) struct Due {
    pub(super) account: Id<Account>,
    at: Timestamp,
    pub(super) rhythm: Rhythm,
}

/// Some of those whom it is time to look at.
pub(super) async fn due(
    conn: &mut Conn,
    service: &Service,
    now: Timestamp,
) -> Result<Vec<Due>, Stop> {
    let rows = sqlx::query(
        "select account, remind_at, rhythm from how_i_am_choices
         where remind_at <= $1 order by remind_at limit 200",
    )
    .bind(now.as_millisecond())
    .fetch_all(conn)
    .await?;
    let mut found = Vec::new();
    for row in &rows {
        let account = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        found.push(Due {
            account,
            at: moment(row.try_get(1)?),
            rhythm: service.open(&rhythm_context(account), row.try_get(2)?)?,
        });
    }
    Ok(found)
}

/// Looks at somebody next at this time; whether nobody else did so meanwhile.
pub(super) async fn look_next(
    conn: &mut Conn,
    service: &Service,
    due: &Due,
    (rhythm, next): (&Rhythm, Option<Timestamp>),
) -> Result<bool, Stop> {
    let done = sqlx::query(
        "update how_i_am_choices set rhythm = $3, remind_at = $4
         where account = $1 and remind_at = $2",
    )
    .bind(due.account.bytes())
    .bind(due.at.as_millisecond())
    .bind(sealed_rhythm(service, due.account, rhythm).as_bytes())
    .bind(next.map(Timestamp::as_millisecond))
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
