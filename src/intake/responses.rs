//! Answers to questionnaires, sealed in a space. The table of responses.

use jiff::Timestamp;
use measures::Answers;
use sealing::{Context, SealedInSpace, SystemEntropy};
use sqlx::Row;

use crate::accounts::Account;
use crate::audit::{self, Note};
use crate::db::{Conn, DbError, Id};
use crate::episodes::{Held, Membership, Space};
use crate::service::Service;
use crate::web::Stop;

/// A response.
#[derive(Clone, Copy, Debug)]
pub struct Answered;

/// A response, opened by someone who may read it.
pub struct Opened {
    /// Which.
    pub id: Id<Answered>,
    /// The answers, by linkId.
    pub answers: Answers,
    /// When they were given.
    pub at: Timestamp,
    /// When the therapist opened them.
    pub read_at: Option<Timestamp>,
}

fn context(space: Id<Space>, id: Id<Answered>) -> Context {
    Context::new("response").and(space.bytes()).and(id.bytes())
}

/// Sealed answers are padded to a multiple of this many bytes, so that their length tells nothing.
const PADDED_TO: usize = 4_096;

/// Seals answers in a space.
pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    held: &Held<'_>,
    name: &'static str,
    answers: &Answers,
    now: Timestamp,
) -> Result<(), Stop> {
    let id: Id<Answered> = Id::new(now, &mut SystemEntropy);
    let mut plain = zeroize::Zeroizing::new(serde_json::to_vec(answers).unwrap_or_default());
    let padded = plain.len().div_ceil(PADDED_TO) * PADDED_TO;
    plain.resize(padded, b' ');
    let (generation, sealed) = held.seal(&context(held.space(), id), &plain)?;
    sqlx::query(
        "insert into responses (id, space, generation, questionnaire, author, sealed, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.bytes())
    .bind(held.space().bytes())
    .bind(generation)
    .bind(name)
    .bind(held.account().bytes())
    .bind(sealed.as_bytes())
    .bind(now.as_millisecond())
    .execute(&mut *conn)
    .await?;
    let deed = match name {
        "safety" => audit::Deed::SafetyAnswered,
        _ => audit::Deed::QuestionnaireAnswered,
    };
    let note = Note::by(held.account(), deed).within(held.space());
    Ok(audit::note(conn, service, note.object(id)).await?)
}

/// The answers to a questionnaire this member may read, the newest first, a page of them.
pub async fn answered(
    conn: &mut Conn,
    member: &Membership,
    name: &str,
) -> Result<Vec<Opened>, Stop> {
    let rows = sqlx::query(
        "select id, generation, sealed, created_at, read_at from responses
         where space = $1 and questionnaire = $2 order by created_at desc, id desc limit 50",
    )
    .bind(member.space().bytes())
    .bind(name)
    .fetch_all(conn)
    .await?;
    let mut found = Vec::new();
    for row in rows {
        let generation: i64 = row.try_get(1)?;
        if !member.reads(generation) {
            continue;
        }
        let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let sealed = SealedInSpace::from_stored(row.try_get(2)?);
        let plain = member.open(generation, &context(member.space(), id), &sealed)?;
        let read: Option<i64> = row.try_get(4)?;
        found.push(Opened {
            id,
            answers: serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?,
            at: Timestamp::from_millisecond(row.try_get(3)?).unwrap_or(Timestamp::MIN),
            read_at: read.and_then(|at| Timestamp::from_millisecond(at).ok()),
        });
    }
    Ok(found)
}

/// The therapist opened a response; the first time counts.
pub async fn mark_read(conn: &mut Conn, id: Id<Answered>, now: Timestamp) -> Result<(), DbError> {
    sqlx::query("update responses set read_at = $2 where id = $1 and read_at is null")
        .bind(id.bytes())
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

/// How far a client's safety screen is. Says nothing of what was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenState {
    /// Not answered since the last therapist left.
    Due,
    /// Answered (perhaps more than once), and not all of it read by the therapist yet.
    Waiting,
    /// Read by the therapist.
    Read,
}

/// How far a client's safety screen is, counting what was sealed from this generation and this time on.
pub async fn screen_state(
    conn: &mut Conn,
    space: Id<Space>,
    author: Id<Account>,
    first_generation: i64,
    since: Timestamp,
) -> Result<ScreenState, DbError> {
    let row = sqlx::query(
        "select count(*), count(read_at) from responses
         where space = $1 and author = $2 and questionnaire = 'safety' and generation >= $3
             and created_at >= $4",
    )
    .bind(space.bytes())
    .bind(author.bytes())
    .bind(first_generation)
    .bind(since.as_millisecond())
    .fetch_one(conn)
    .await?;
    let (answered, read): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
    Ok(match answered {
        0 => ScreenState::Due,
        _ if read == answered => ScreenState::Read,
        _ => ScreenState::Waiting,
    })
}
