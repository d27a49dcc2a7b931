//! The table of journal pages.
//!
//! What must stay true: words enter and leave it sealed; a page is found by its writer's account, or in the
//! space it was shown in.

use jiff::Timestamp;
use sealing::{Context, SealedInSpace};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::JournalPage;
use crate::accounts::{Account, SignedIn};
use crate::db::{Conn, Id, moment};
use crate::episodes::{Held, Membership, Space, enter};
use crate::padding::padded;
use crate::web::Stop;

/// Sealed pages are padded to a multiple of this many bytes.
const PADDED_TO: usize = 4_096;

/// So many bytes come after every id.
const AFTER_ALL: [u8; 16] = [0xff; 16];

fn context(space: Id<Space>, author: Id<Account>, id: Id<JournalPage>) -> Context {
    Context::new("journal page")
        .and(space.bytes())
        .and(author.bytes())
        .and(id.bytes())
}

fn seal(held: &Held<'_>, page: &JournalPage) -> Result<(i64, SealedInSpace), Stop> {
    let context = context(held.space(), held.account(), page.id);
    held.seal(&context, &padded(&page.words, PADDED_TO))
}

/// Keeps a new one in the space that is held.
pub(super) async fn insert(
    conn: &mut Conn,
    held: &Held<'_>,
    page: &JournalPage,
) -> Result<(), Stop> {
    let (generation, sealed) = seal(held, page)?;
    sqlx::query(
        "insert into journal_pages (id, space, author, generation, sealed, written_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(page.id.bytes())
    .bind(held.space().bytes())
    .bind(held.account().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(page.written_at.as_millisecond())
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
    page: &JournalPage,
) -> Result<(), Stop> {
    let (generation, sealed) = seal(held, page)?;
    let done = sqlx::query(
        "update journal_pages
         set space = $4, generation = $5, sealed = $6, changed_at = $7, shared_at = $8
         where id = $1 and author = $2 and space = $3",
    )
    .bind(page.id.bytes())
    .bind(held.account().bytes())
    .bind(page.space.bytes())
    .bind(held.space().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(page.changed_at.map(Timestamp::as_millisecond))
    .bind(page.shared_at.map(Timestamp::as_millisecond))
    .execute(conn)
    .await?;
    match done.rows_affected() {
        1 => Ok(()),
        _ => Err(Stop::NotFound),
    }
}

/// Deletes one of this writer's.
pub(super) async fn delete(
    conn: &mut Conn,
    author: Id<Account>,
    id: Id<JournalPage>,
) -> Result<bool, Stop> {
    let done = sqlx::query("delete from journal_pages where id = $1 and author = $2")
        .bind(id.bytes())
        .bind(author.bytes())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}

const COLUMNS: &str = "select id, space, author, generation, sealed, written_at, changed_at, shared_at from journal_pages";

fn space_of(row: &AnyRow) -> Result<Id<Space>, Stop> {
    Ok(Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?)
}

/// Opens one; `None` if this member may not read it.
fn open(member: &Membership, row: &AnyRow) -> Result<Option<JournalPage>, Stop> {
    let generation: i64 = row.try_get(3)?;
    if !member.reads(generation) {
        return Ok(None);
    }
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let author = Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?;
    let sealed = SealedInSpace::from_stored(row.try_get(4)?);
    let plain = member.open(generation, &context(member.space(), author, id), &sealed)?;
    let (changed, shared): (Option<i64>, Option<i64>) = (row.try_get(6)?, row.try_get(7)?);
    Ok(Some(JournalPage {
        id,
        space: member.space(),
        generation,
        written_at: moment(row.try_get(5)?),
        changed_at: changed.map(moment),
        shared_at: shared.map(moment),
        words: serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?,
    }))
}

/// Some of one writer's pages before this one, the newest first, opened with their memberships of the spaces
/// they are sealed in.
pub(super) async fn before(
    conn: &mut Conn,
    members: &[Membership],
    author: Id<Account>,
    before: Option<Id<JournalPage>>,
    limit: i64,
) -> Result<Vec<JournalPage>, Stop> {
    let sql = format!("{COLUMNS} where author = $1 and id < $2 order by id desc limit $3");
    let before = before.map_or(AFTER_ALL.to_vec(), |id| id.bytes().to_vec());
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(author.bytes())
        .bind(before)
        .bind(limit)
        .fetch_all(conn)
        .await?;
    let mut found = Vec::new();
    for row in &rows {
        let space = space_of(row)?;
        if let Some(member) = members.iter().find(|member| member.space() == space) {
            found.extend(open(member, row)?);
        }
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
    id: Id<JournalPage>,
) -> Result<JournalPage, Stop> {
    let sql = format!("{COLUMNS} where id = $1 and author = $2");
    let row = sqlx::query(AssertSqlSafe(sql))
        .bind(id.bytes())
        .bind(me.account().bytes())
        .fetch_optional(&mut *conn)
        .await?;
    let row = row.ok_or(Stop::NotFound)?;
    let member = enter(conn, me, space_of(&row)?).await?;
    open(&member, &row)?.ok_or(Stop::NotFound)
}

/// Those shown in a private space that this member may read, the newest first, from so many on.
///
/// # Errors
/// If the store does not answer or one does not open.
pub async fn shown_in(
    conn: &mut Conn,
    member: &Membership,
    (after, limit): (i64, i64),
) -> Result<Vec<JournalPage>, Stop> {
    let sql = format!(
        "{COLUMNS} where space = $1 and shared_at is not null
         order by shared_at desc, id desc limit $2 offset $3"
    );
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(member.space().bytes())
        .bind(limit)
        .bind(after)
        .fetch_all(conn)
        .await?;
    let mut found = Vec::new();
    for row in &rows {
        found.extend(open(member, row)?);
    }
    Ok(found)
}
