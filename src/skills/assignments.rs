//! What a therapist gives people to do at home. The table of home_assignments.
//!
//! What must stay true: what it is, why, and how it went are sealed in the space it was given in; the server
//! knows the day alone, to remind of it.

use jiff::Timestamp;
use jiff::civil::Date;
use sealing::{Context, SealedInSpace};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::shelf::Exercises;
use crate::accounts::Account;
use crate::db::{Conn, Id, moment};
use crate::episodes::{Held, Membership, Space};
use crate::languages::say;
use crate::library::Library;
use crate::padding::padded;
use crate::service::Service;
use crate::web::Stop;

/// Sealed tasks are padded to a multiple of this many bytes, answers to the other.
const TASKS_PADDED_TO: usize = 1_024;
const ANSWERS_PADDED_TO: usize = 64;

/// Something to do at home, opened.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Which.
    pub id: Id<Assignment>,
    /// Where it was given: a private space, or a joint one.
    pub space: Id<Space>,
    /// To whom; `None`: to the two together.
    pub client: Option<Id<Account>>,
    /// By whom.
    pub therapist: Id<Account>,
    /// When.
    pub since: Timestamp,
    /// What, and why.
    pub task: Task,
    /// For which day.
    pub planned: Planned,
    /// How it went, and when that was said; `None`: nobody said.
    pub answer: Option<(Answer, Timestamp)>,
}

/// What is given, and why.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Task {
    /// An exercise or an article.
    pub kind: Kind,
    /// Its name in addresses.
    pub name: String,
    /// Its title when it was given.
    pub title: String,
    /// Why, in the therapist's words; empty for none.
    pub why: String,
}

/// What can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An exercise.
    Exercise,
    /// An article of the library.
    Article,
}

impl Task {
    /// Where it is done.
    pub fn path(&self) -> String {
        match self.kind {
            Kind::Exercise => format!("/skills/{}", self.name),
            Kind::Article => format!("/library/{}", self.name),
        }
    }

    /// With its title as the page being answered has it, where it is still there.
    pub(super) fn retitle(&mut self, exercises: &Exercises, library: &Library) {
        let title = match self.kind {
            Kind::Exercise => exercises.find(&self.name).map(|one| &one.title),
            Kind::Article => library.article(&self.name).map(|one| &one.title),
        };
        if let Some(title) = title {
            self.title.clone_from(title);
        }
    }
}

/// What the server must know of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Planned {
    /// The day it is meant for.
    pub due: Date,
    /// Who was reminded of it.
    pub reminded: Vec<Id<Account>>,
}

/// How it went. All of them are fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Done.
    Done,
    /// Left out.
    Skipped,
    /// Too hard right now.
    TooHard,
}

impl Answer {
    /// Each with its code and the key of its words.
    pub const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Done, "done", "answer-done"),
        (Self::Skipped, "skipped", "answer-skipped"),
        (Self::TooHard, "too-hard", "answer-too-hard"),
    ];

    /// The answer of this code.
    pub fn of(code: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, known, _)| *known == code);
        found.map(|(answer, _, _)| *answer)
    }

    /// In words.
    pub fn words(self) -> String {
        let found = Self::ALL.iter().find(|(answer, _, _)| *answer == self);
        found.map_or_else(String::new, |(_, _, key)| say(key).into())
    }
}

fn context(purpose: &'static str, space: Id<Space>, id: Id<Assignment>) -> Context {
    Context::new(purpose).and(space.bytes()).and(id.bytes())
}

fn planned_context(id: Id<Assignment>) -> Context {
    Context::new("home assignment planned").and(id.bytes())
}

/// Keeps a new one.
pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    held: &Held<'_>,
    new: &Assignment,
) -> Result<(), Stop> {
    let context = context("home assignment", held.space(), new.id);
    let (generation, sealed) = held.seal(&context, &padded(&new.task, TASKS_PADDED_TO))?;
    sqlx::query(
        "insert into home_assignments
             (id, space, client, therapist, generation, sealed, planned, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(new.id.bytes())
    .bind(held.space().bytes())
    .bind(new.client.map(|client| client.bytes().to_vec()))
    .bind(new.therapist.bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(
        service
            .seal(&planned_context(new.id), &new.planned)
            .as_bytes(),
    )
    .bind(new.since.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Keeps how it went, over what was said before; false if it was ended.
pub(super) async fn put_answer(
    conn: &mut Conn,
    held: &Held<'_>,
    id: Id<Assignment>,
    answer: Answer,
    now: Timestamp,
) -> Result<bool, Stop> {
    let context = context("home assignment answer", held.space(), id);
    let (generation, sealed) = held.seal(&context, &padded(&answer, ANSWERS_PADDED_TO))?;
    let done = sqlx::query(
        "update home_assignments set answer_generation = $3, answer = $4, answered_at = $5,
             answered_by = $6
         where id = $1 and space = $2 and ended_at is null",
    )
    .bind(id.bytes())
    .bind(held.space().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(now.as_millisecond())
    .bind(held.account().bytes())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes it off the plan; false if it is not there.
pub(super) async fn end(
    conn: &mut Conn,
    held: &Held<'_>,
    id: Id<Assignment>,
    now: Timestamp,
) -> Result<bool, Stop> {
    let done = sqlx::query(
        "update home_assignments set ended_at = $3
         where id = $1 and space = $2 and ended_at is null",
    )
    .bind(id.bytes())
    .bind(held.space().bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

const COLUMNS: &str = "select id, client, therapist, generation, sealed, planned, created_at,
    answer_generation, answer, answered_at, space from home_assignments";

fn open_answer(
    member: &Membership,
    id: Id<Assignment>,
    row: &AnyRow,
) -> Result<Option<(Answer, Timestamp)>, Stop> {
    let (generation, at): (Option<i64>, Option<i64>) = (row.try_get(7)?, row.try_get(9)?);
    let (Some(generation), Some(at)) = (generation, at) else {
        return Ok(None);
    };
    if !member.reads(generation) {
        return Ok(None);
    }
    let sealed = SealedInSpace::from_stored(row.try_get(8)?);
    let context = context("home assignment answer", member.space(), id);
    let plain = member.open(generation, &context, &sealed)?;
    let answer = serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?;
    Ok(Some((answer, moment(at))))
}

fn open(service: &Service, member: &Membership, row: &AnyRow) -> Result<Option<Assignment>, Stop> {
    let generation: i64 = row.try_get(3)?;
    if !member.reads(generation) {
        return Ok(None);
    }
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let client: Option<Vec<u8>> = row.try_get(1)?;
    let sealed = SealedInSpace::from_stored(row.try_get(4)?);
    let context = context("home assignment", member.space(), id);
    let plain = member.open(generation, &context, &sealed)?;
    Ok(Some(Assignment {
        id,
        space: member.space(),
        client: client.map(|id| Id::from_stored(&id)).transpose()?,
        therapist: Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
        since: moment(row.try_get(6)?),
        task: serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?,
        planned: service.open(&planned_context(id), row.try_get(5)?)?,
        answer: open_answer(member, id, row)?,
    }))
}

/// What is on the plan in a space, as this member may read it, by the day it is meant for.
pub(super) async fn in_space(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<Vec<Assignment>, Stop> {
    let sql = format!(
        "{COLUMNS} where space = $1 and ended_at is null order by created_at desc, id desc limit 200"
    );
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(member.space().bytes())
        .fetch_all(conn)
        .await?;
    let mut found = Vec::new();
    for row in &rows {
        found.extend(open(service, member, row)?);
    }
    found.sort_by_key(|one| (one.planned.due, one.id));
    Ok(found)
}

/// In which space one is that is on the plan, for whoever is to enter it.
pub(super) async fn space_of(conn: &mut Conn, id: Id<Assignment>) -> Result<Id<Space>, Stop> {
    let row = sqlx::query("select space from home_assignments where id = $1 and ended_at is null")
        .bind(id.bytes())
        .fetch_optional(conn)
        .await?;
    let row = row.ok_or(Stop::NotFound)?;
    Ok(Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?)
}

/// One that nobody answered yet, as the server knows it.
pub(super) struct Waiting {
    pub(super) id: Id<Assignment>,
    pub(super) space: Id<Space>,
    pub(super) client: Option<Id<Account>>,
    pub(super) therapist: Id<Account>,
    pub(super) since: Timestamp,
    pub(super) planned: Planned,
}

/// A page of those that nobody answered, after this one.
pub(super) async fn waiting_after(
    conn: &mut Conn,
    service: &Service,
    after: Option<Id<Assignment>>,
) -> Result<Vec<Waiting>, Stop> {
    let sql = format!(
        "{COLUMNS} where ended_at is null and answered_at is null and id > $1 order by id limit 200"
    );
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(after.map_or_else(|| vec![0; 16], |id| id.bytes().to_vec()))
        .fetch_all(conn)
        .await?;
    let mut found = Vec::new();
    for row in &rows {
        let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let client: Option<Vec<u8>> = row.try_get(1)?;
        found.push(Waiting {
            id,
            space: Id::from_stored(&row.try_get::<Vec<u8>, _>(10)?)?,
            client: client.map(|id| Id::from_stored(&id)).transpose()?,
            therapist: Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
            since: moment(row.try_get(6)?),
            planned: service.open(&planned_context(id), row.try_get(5)?)?,
        });
    }
    Ok(found)
}

/// Keeps who was reminded.
pub(super) async fn save_planned(
    conn: &mut Conn,
    service: &Service,
    id: Id<Assignment>,
    planned: &Planned,
) -> Result<(), Stop> {
    sqlx::query("update home_assignments set planned = $2 where id = $1 and ended_at is null")
        .bind(id.bytes())
        .bind(service.seal(&planned_context(id), planned).as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}
