//! Who signed what. The table of consents.

use jiff::Timestamp;
use sealing::{Context, SealedInSpace, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Signed, Text};
use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::episodes::{Held, Membership, Space};
use crate::padding::padded;
use crate::web::Stop;

/// Sealed signatures are padded to this many bytes: their length does not tell which text it was.
const PADDED_TO: usize = 512;

#[derive(Serialize, Deserialize)]
struct Sealed {
    text: String,
    version: i64,
    name: String,
}

fn context(space: Id<Space>, author: Id<Account>, id: Id<Signed>) -> Context {
    Context::new("consent")
        .and(space.bytes())
        .and(author.bytes())
        .and(id.bytes())
}

/// Seals a signature in the private space that is held.
pub(super) async fn insert(
    conn: &mut Conn,
    held: &Held<'_>,
    text: Text,
    version: i64,
    name: &str,
    now: Timestamp,
) -> Result<Id<Signed>, Stop> {
    let id: Id<Signed> = Id::new(now, &mut SystemEntropy);
    let sealed = Sealed {
        text: text.name().to_owned(),
        version,
        name: name.to_owned(),
    };
    let plain = padded(&sealed, PADDED_TO);
    let context = context(held.space(), held.account(), id);
    let (generation, sealed) = held.seal(&context, &plain)?;
    sqlx::query(
        "insert into consents (id, space, account, generation, sealed, signed_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id.bytes())
    .bind(held.space().bytes())
    .bind(held.account().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(id)
}

/// Marks a signature as withdrawn; the first time counts.
pub(super) async fn withdraw(
    conn: &mut Conn,
    account: Id<Account>,
    id: Id<Signed>,
    now: Timestamp,
) -> Result<bool, Stop> {
    let done = sqlx::query(
        "update consents set withdrawn_at = $3
         where id = $1 and account = $2 and withdrawn_at is null",
    )
    .bind(id.bytes())
    .bind(account.bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What a client signed that this member of their private space may read, the newest first: as many as a
/// person signs in a lifetime.
pub(super) async fn signed(
    conn: &mut Conn,
    member: &Membership,
    client: Id<Account>,
) -> Result<Vec<Signed>, Stop> {
    let rows = sqlx::query(
        "select id, generation, sealed, signed_at, withdrawn_at from consents
         where account = $1 and space = $2 order by signed_at desc, id desc limit 200",
    )
    .bind(client.bytes())
    .bind(member.space().bytes())
    .fetch_all(conn)
    .await?;
    let mut found = Vec::new();
    for row in rows {
        let generation: i64 = row.try_get(1)?;
        if !member.reads(generation) {
            continue;
        }
        let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let context = context(member.space(), client, id);
        let sealed = SealedInSpace::from_stored(row.try_get(2)?);
        let plain = member.open(generation, &context, &sealed)?;
        let read: Sealed = serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?;
        let Some(text) = Text::of(&read.text) else {
            continue;
        };
        let withdrawn: Option<i64> = row.try_get(4)?;
        found.push(Signed {
            id,
            text,
            version: read.version,
            name: read.name,
            generation,
            at: Timestamp::from_millisecond(row.try_get(3)?).unwrap_or(Timestamp::MIN),
            withdrawn_at: withdrawn.and_then(|at| Timestamp::from_millisecond(at).ok()),
        });
    }
    Ok(found)
}
