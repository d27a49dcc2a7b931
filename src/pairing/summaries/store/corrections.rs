//! The table of summary_corrections.

use jiff::Timestamp;
use sealing::SealedInSpace;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::super::{Correction, Summary};
use super::id;
use crate::db::{Conn, DbError, Id, moment};
use crate::episodes::Space;

/// A correction as it is stored; it is sealed under the generation of its summary.
pub(in crate::pairing::summaries) struct Kept {
    pub(in crate::pairing::summaries) id: Id<Correction>,
    pub(in crate::pairing::summaries) summary: Id<Summary>,
    pub(in crate::pairing::summaries) at: Timestamp,
    pub(in crate::pairing::summaries) sealed: SealedInSpace,
}

/// Keeps a correction of a summary of this space.
pub(in crate::pairing::summaries) async fn put_correction(
    conn: &mut Conn,
    space: Id<Space>,
    correction: &Kept,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into summary_corrections (id, summary, space, added_at, sealed)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(correction.id.bytes())
    .bind(correction.summary.bytes())
    .bind(space.bytes())
    .bind(correction.at.as_millisecond())
    .bind(correction.sealed.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

/// Those of all summaries of a space, the oldest first.
pub(in crate::pairing::summaries) async fn corrections(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<Vec<Kept>, DbError> {
    let rows = sqlx::query(
        "select id, summary, added_at, sealed from summary_corrections
         where space = $1 order by added_at, id",
    )
    .bind(space.bytes())
    .fetch_all(conn)
    .await?;
    let one = |row: &AnyRow| -> Result<Kept, sqlx::Error> {
        Ok(Kept {
            id: id(row, 0)?,
            summary: id(row, 1)?,
            at: moment(row.try_get(2)?),
            sealed: SealedInSpace::from_stored(row.try_get(3)?),
        })
    };
    Ok(rows.iter().map(one).collect::<Result<_, _>>()?)
}
