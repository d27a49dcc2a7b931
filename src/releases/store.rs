//! The tables of releases: releases, release_answers.

use jiff::Timestamp;
use sealing::{Context, SealedInSpace};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Answer, Release, Said};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id, moment};
use crate::episodes::Space;
use crate::service::Service;
use crate::web::Stop;

/// The newest releases of a space that are shown.
const MOST: i64 = 50;

fn answer_context(release: Id<Release>, client: Id<Account>) -> Context {
    Context::new("release answer")
        .and(release.bytes())
        .and(client.bytes())
}

/// An answer as it is sealed: of one length, whatever it is.
type Sealed = (u8, i64);

fn code(said: Said) -> u8 {
    match said {
        Said::Nothing => 0,
        Said::Yes => 1,
        Said::No => 2,
    }
}

fn said(code: u8) -> Said {
    match code {
        1 => Said::Yes,
        2 => Said::No,
        _ => Said::Nothing,
    }
}

/// Keeps a release, and what each of the two says to it so far.
pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    release: &Release,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into releases (id, space, asker, at_generation, generation, sealed, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(release.id.bytes())
    .bind(release.space.bytes())
    .bind(release.asker.bytes())
    .bind(release.at_generation)
    .bind(release.generation)
    .bind(release.sealed.as_bytes())
    .bind(release.asked_at.as_millisecond())
    .execute(&mut *conn)
    .await?;
    for answer in &release.answers {
        put_answer(conn, service, release.id, answer).await?;
    }
    Ok(())
}

/// Keeps an answer, over what the same client said before.
pub(super) async fn put_answer(
    conn: &mut Conn,
    service: &Service,
    release: Id<Release>,
    answer: &Answer,
) -> Result<(), DbError> {
    let value: Sealed = (code(answer.said), answer.at.as_millisecond());
    let sealed = service.seal(&answer_context(release, answer.client), &value);
    sqlx::query(
        "insert into release_answers (release, client, sealed) values ($1, $2, $3)
         on conflict (release, client) do update set sealed = excluded.sealed",
    )
    .bind(release.bytes())
    .bind(answer.client.bytes())
    .bind(sealed.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

const COLUMNS: &str = "select id, space, asker, at_generation, generation, sealed, asked_at, \
     taken_back_at, made_at from releases";

fn id<T>(row: &AnyRow, column: usize) -> Result<Id<T>, sqlx::Error> {
    Id::from_stored(&row.try_get::<Vec<u8>, _>(column)?)
}

fn read(row: &AnyRow) -> Result<Release, sqlx::Error> {
    let at = |column| -> Result<Option<Timestamp>, sqlx::Error> {
        Ok(row.try_get::<Option<i64>, _>(column)?.map(moment))
    };
    Ok(Release {
        id: id(row, 0)?,
        space: id(row, 1)?,
        asker: id(row, 2)?,
        at_generation: row.try_get(3)?,
        generation: row.try_get(4)?,
        sealed: SealedInSpace::from_stored(row.try_get(5)?),
        asked_at: moment(row.try_get(6)?),
        taken_back_at: at(7)?,
        made_at: at(8)?,
        answers: Vec::new(),
    })
}

async fn with_answers(
    conn: &mut Conn,
    service: &Service,
    mut release: Release,
) -> Result<Release, Stop> {
    let rows = sqlx::query(
        "select client, sealed from release_answers where release = $1 order by client",
    )
    .bind(release.id.bytes())
    .fetch_all(conn)
    .await?;
    for row in rows {
        let client = id(&row, 0)?;
        let context = answer_context(release.id, client);
        let (code, at): Sealed = service.open(&context, row.try_get(1)?)?;
        release.answers.push(Answer {
            client,
            said: said(code),
            at: moment(at),
        });
    }
    Ok(release)
}

/// The newest releases of a space, the newest first.
pub(super) async fn of_space(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<Vec<Release>, Stop> {
    let sql = format!("{COLUMNS} where space = $1 order by asked_at desc, id desc limit $2");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(space.bytes())
        .bind(MOST)
        .fetch_all(&mut *conn)
        .await?;
    let mut found = Vec::new();
    for row in &rows {
        found.push(with_answers(conn, service, read(row)?).await?);
    }
    Ok(found)
}

/// A release of this space.
pub(super) async fn find(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    release: Id<Release>,
) -> Result<Option<Release>, Stop> {
    let sql = format!("{COLUMNS} where id = $1 and space = $2");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(release.bytes())
        .bind(space.bytes())
        .fetch_optional(&mut *conn)
        .await?;
    match row {
        Some(row) => Ok(Some(with_answers(conn, service, read(&row)?).await?)),
        None => Ok(None),
    }
}

/// The spaces something was asked for in since then.
pub(super) async fn spaces_since(
    conn: &mut Conn,
    since: Timestamp,
) -> Result<Vec<Id<Space>>, DbError> {
    let rows = sqlx::query("select distinct space from releases where asked_at > $1")
        .bind(since.as_millisecond())
        .fetch_all(conn)
        .await?;
    Ok(rows
        .iter()
        .map(|row| id(row, 0))
        .collect::<Result<_, _>>()?)
}

/// Marks a release as taken back.
pub(super) async fn take_back(
    conn: &mut Conn,
    release: Id<Release>,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query("update releases set taken_back_at = $2 where id = $1")
        .bind(release.bytes())
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

/// Marks a release as made.
pub(super) async fn set_made(
    conn: &mut Conn,
    release: Id<Release>,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query("update releases set made_at = $2 where id = $1")
        .bind(release.bytes())
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}
