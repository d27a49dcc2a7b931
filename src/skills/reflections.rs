//! What a client writes in an exercise. The table of reflections.
//!
//! What must stay true: it is sealed for its author alone until they show it to their therapist; then it is
//! sealed in their private space, and nowhere else. What is taken back is theirs alone again.

use jiff::Timestamp;
use sealing::{Context, SealedInSpace};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::shelf::Exercises;
use crate::accounts::{Account, SignedIn};
use crate::db::{Conn, Id, moment};
use crate::episodes::{Held, Membership, Space, enter};
use crate::languages::say;
use crate::padding::padded;
use crate::web::Stop;

/// Sealed reflections are padded to a multiple of this many bytes, so that their length tells little.
const PADDED_TO: usize = 2_048;

/// What was written in one exercise, opened.
#[derive(Clone, Debug)]
pub struct Reflection {
    /// Which.
    pub id: Id<Reflection>,
    /// Where it is sealed.
    pub space: Id<Space>,
    /// When it was begun.
    pub began_at: Timestamp,
    /// Since when their therapist can read it; `None`: nobody but its author.
    pub shared_at: Option<Timestamp>,
    /// The words.
    pub written: Written,
}

/// What is sealed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Written {
    /// The exercise's name.
    pub exercise: String,
    /// Its title when it was begun.
    pub title: String,
    /// Whether its author came to the end of it.
    pub done: bool,
    /// What was written, in the order it was asked; nothing empty.
    pub words: Vec<Word>,
}

/// What was written in one field.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Word {
    /// The field.
    pub key: String,
    /// What it asked, as it was read then.
    pub label: String,
    /// What was written.
    pub text: String,
}

/// A line on how something was, which no exercise asks for: its field, and what stands in its store as asked.
pub(super) const LINE: (&str, &str) = ("line", "How it was");

impl Word {
    /// What it asked, as it is shown.
    pub fn shown_label(&self) -> String {
        match (&*self.key, &*self.label) == LINE {
            true => say("reflection-line").into(),
            false => self.label.clone(),
        }
    }
}

impl Written {
    /// What was written in a field; empty for nothing.
    pub fn get(&self, key: &str) -> &str {
        let word = self.words.iter().find(|word| word.key == key);
        word.map_or("", |word| word.text.as_str())
    }

    /// With the exercise's title as the page being answered has it, where it is still there.
    pub(super) fn retitle(&mut self, exercises: &Exercises) {
        let then = std::mem::take(&mut self.title);
        self.title = exercises.title_of(&self.exercise, then);
    }

    /// Puts what was written in a field in the place of what was there.
    pub(super) fn put(&mut self, word: Word) {
        let known = self.words.iter().position(|other| other.key == word.key);
        match (known, word.text.is_empty()) {
            (Some(at), true) => drop(self.words.remove(at)),
            (Some(at), false) => self.words[at] = word,
            (None, true) => {}
            (None, false) => self.words.push(word),
        }
    }
}

fn context(space: Id<Space>, author: Id<Account>, id: Id<Reflection>) -> Context {
    Context::new("reflection")
        .and(space.bytes())
        .and(author.bytes())
        .and(id.bytes())
}

fn seal(held: &Held<'_>, reflection: &Reflection) -> Result<(i64, SealedInSpace), Stop> {
    let context = context(held.space(), held.account(), reflection.id);
    held.seal(&context, &padded(&reflection.written, PADDED_TO))
}

/// Keeps a new one in the space that is held.
pub(super) async fn insert(
    conn: &mut Conn,
    held: &Held<'_>,
    reflection: &Reflection,
) -> Result<(), Stop> {
    let (generation, sealed) = seal(held, reflection)?;
    sqlx::query(
        "insert into reflections (id, space, author, generation, sealed, began_at, shared_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(reflection.id.bytes())
    .bind(held.space().bytes())
    .bind(held.account().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(reflection.began_at.as_millisecond())
    .bind(reflection.shared_at.map(Timestamp::as_millisecond))
    .execute(conn)
    .await?;
    Ok(())
}

/// Seals one anew in the space that is held, which may be another than it was in.
///
/// # Errors
/// [`Stop::NotFound`] if it was moved or deleted meanwhile.
pub(super) async fn update(
    conn: &mut Conn,
    held: &Held<'_>,
    reflection: &Reflection,
) -> Result<(), Stop> {
    let (generation, sealed) = seal(held, reflection)?;
    let done = sqlx::query(
        "update reflections set space = $4, generation = $5, sealed = $6, shared_at = $7
         where id = $1 and author = $2 and space = $3",
    )
    .bind(reflection.id.bytes())
    .bind(held.account().bytes())
    .bind(reflection.space.bytes())
    .bind(held.space().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(reflection.shared_at.map(Timestamp::as_millisecond))
    .execute(conn)
    .await?;
    match done.rows_affected() {
        1 => Ok(()),
        _ => Err(Stop::NotFound),
    }
}

/// Deletes one that nobody else reads.
pub(super) async fn delete(
    conn: &mut Conn,
    author: Id<Account>,
    id: Id<Reflection>,
) -> Result<bool, Stop> {
    let done =
        sqlx::query("delete from reflections where id = $1 and author = $2 and shared_at is null")
            .bind(id.bytes())
            .bind(author.bytes())
            .execute(conn)
            .await?;
    Ok(done.rows_affected() == 1)
}

const COLUMNS: &str =
    "select id, space, author, generation, sealed, began_at, shared_at from reflections";

fn open(member: &Membership, row: &AnyRow) -> Result<Option<Reflection>, Stop> {
    let generation: i64 = row.try_get(3)?;
    if !member.reads(generation) {
        return Ok(None);
    }
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let author = Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?;
    let sealed = SealedInSpace::from_stored(row.try_get(4)?);
    let plain = member.open(generation, &context(member.space(), author, id), &sealed)?;
    let shared: Option<i64> = row.try_get(6)?;
    Ok(Some(Reflection {
        id,
        space: member.space(),
        began_at: moment(row.try_get(5)?),
        shared_at: shared.map(moment),
        written: serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?,
    }))
}

/// Those in a space that this member may read, the newest first.
///
/// # Errors
/// If the store does not answer or one does not open.
pub async fn reflections_in(conn: &mut Conn, member: &Membership) -> Result<Vec<Reflection>, Stop> {
    let sql = format!("{COLUMNS} where space = $1 order by began_at desc, id desc limit 500");
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(member.space().bytes())
        .fetch_all(conn)
        .await?;
    let mut found = Vec::new();
    for row in &rows {
        found.extend(open(member, row)?);
    }
    Ok(found)
}

/// One of this person's own, wherever it is sealed.
///
/// # Errors
/// [`Stop::NotFound`] if there is none of this id that is theirs.
pub(super) async fn own(
    conn: &mut Conn,
    me: &SignedIn,
    id: Id<Reflection>,
) -> Result<Reflection, Stop> {
    let sql = format!("{COLUMNS} where id = $1 and author = $2");
    let row = sqlx::query(AssertSqlSafe(sql))
        .bind(id.bytes())
        .bind(me.account().bytes())
        .fetch_optional(&mut *conn)
        .await?;
    let row = row.ok_or(Stop::NotFound)?;
    let space = Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?;
    let member = enter(conn, me, space).await?;
    open(&member, &row)?.ok_or(Stop::NotFound)
}
