//! Which client and therapist the practice keeps from being brought together, and why, in one word. The table
//! of kept_apart.
//!
//! What must stay true: neither of the two is told, by a page, a mail or the log of who saw what; it ends
//! nothing that goes on; an administrator learns nothing of a client by it but that the address they typed is
//! a client's.

use jiff::Timestamp;
use sealing::{Context, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::accounts::{self, Account, Role, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::padding::padded;
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// Why two are kept apart: a code, and the key of its words.
pub const WHY: &[(&str, &str)] = &[
    ("close", "apart-why-close"),
    ("work", "apart-why-work"),
    ("conflict", "apart-why-conflict"),
    ("harm", "apart-why-harm"),
    ("asked", "apart-why-asked"),
    ("other", "why-other"),
];

/// What is sealed has a multiple of this many bytes inside: a dozen therapists and a little more.
const PADDED_TO: usize = 2_048;

/// Somebody a client is kept apart from.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Sealed {
    therapist: String,
    /// A code of [`WHY`].
    why: String,
    /// When it was decided, in milliseconds since 1970.
    at: i64,
}

/// A client and a therapist who are kept apart.
#[derive(Clone, Debug)]
pub struct Apart {
    /// Who comes for therapy.
    pub client: Id<Account>,
    /// Who gives it.
    pub therapist: Id<Account>,
    /// A code of [`WHY`].
    pub why: String,
    /// When it was decided.
    pub at: Timestamp,
}

/// How keeping two apart ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It holds.
    Yes,
    /// No client has this address.
    NoClient,
}

fn context(client: Id<Account>) -> Context {
    Context::new("kept apart").and(client.bytes())
}

fn sealed(service: &Service, client: Id<Account>, list: &[Sealed]) -> Vec<u8> {
    let plain = padded(list, PADDED_TO);
    let context = context(client);
    let sealed = service.key.seal(&context, &plain, &mut SystemEntropy);
    sealed.as_bytes().to_vec()
}

fn opened(service: &Service, client: Id<Account>, stored: Vec<u8>) -> Result<Vec<Apart>, Stop> {
    let list: Vec<Sealed> = service.open(&context(client), stored)?;
    let one = |one: Sealed| {
        Some(Apart {
            client,
            therapist: one.therapist.parse().ok()?,
            why: one.why,
            at: Timestamp::from_millisecond(one.at).ok()?,
        })
    };
    Ok(list.into_iter().filter_map(one).collect())
}

/// Whom a client is kept apart from.
pub(super) async fn from(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
) -> Result<Vec<Id<Account>>, Stop> {
    let row = sqlx::query("select sealed from kept_apart where client = $1")
        .bind(client.bytes())
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else {
        return Ok(Vec::new());
    };
    let list = opened(service, client, row.try_get(0)?)?;
    Ok(list.into_iter().map(|apart| apart.therapist).collect())
}

/// All who are kept apart, in no order.
pub(super) async fn all(conn: &mut Conn, service: &Service) -> Result<Vec<Apart>, Stop> {
    let rows = sqlx::query("select client, sealed from kept_apart order by client")
        .fetch_all(conn)
        .await?;
    let mut all = Vec::new();
    for row in rows {
        let client = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        all.extend(opened(service, client, row.try_get(1)?)?);
    }
    Ok(all)
}

/// Changes a client's list; whether it is another than before.
async fn change(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    turn: impl FnOnce(&mut Vec<Apart>) -> bool,
) -> Result<bool, Stop> {
    // What is there is held: of two who write it at once, the second sees what the first wrote.
    let row = sqlx::query(
        "insert into kept_apart (client, sealed) values ($1, $2)
         on conflict (client) do update set sealed = kept_apart.sealed returning sealed",
    )
    .bind(client.bytes())
    .bind(sealed(service, client, &[]))
    .fetch_one(&mut *conn)
    .await?;
    let mut list = opened(service, client, row.try_get(0)?)?;
    if !turn(&mut list) {
        return Ok(false);
    }
    let each = list.iter().map(|apart| Sealed {
        therapist: apart.therapist.to_string(),
        why: apart.why.clone(),
        at: apart.at.as_millisecond(),
    });
    let list: Vec<Sealed> = each.collect();
    sqlx::query("update kept_apart set sealed = $2 where client = $1")
        .bind(client.bytes())
        .bind(sealed(service, client, &list))
        .execute(conn)
        .await?;
    Ok(true)
}

/// An administrator decides that the client of this address and this therapist are not to be brought together.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such therapist, or no such reason.
pub async fn keep_apart(
    service: &Service,
    me: &SignedIn,
    (email, therapist): (&str, Id<Account>),
    why: &str,
) -> Result<Kept, Stop> {
    let known = WHY.iter().any(|(code, _)| *code == why);
    let at = service.clock.now();
    let mut tx = service.db.begin().await?;
    let there = practice::therapist(&mut tx, service, therapist).await?;
    if !known || there.is_none() {
        return Err(Stop::NotFound);
    }
    let Some(client) = client_of(&mut tx, service, email).await? else {
        return Ok(Kept::NoClient);
    };
    let put = |list: &mut Vec<Apart>| {
        if list.iter().any(|apart| apart.therapist == therapist) {
            return false;
        }
        list.push(Apart {
            client,
            therapist,
            why: why.to_owned(),
            at,
        });
        true
    };
    if change(&mut tx, service, client, put).await? {
        let kept = Note::by(me.account(), Deed::PairKeptApart);
        audit::note(&mut tx, service, kept).await?;
    }
    tx.commit().await?;
    Ok(Kept::Yes)
}

async fn client_of(
    conn: &mut Conn,
    service: &Service,
    email: &str,
) -> Result<Option<Id<Account>>, Stop> {
    let Some(account) = accounts::by_email(conn, service, email).await? else {
        return Ok(None);
    };
    let person = accounts::person(conn, service, account).await?;
    Ok((person.role == Role::Client).then_some(account))
}

/// An administrator takes that back.
///
/// # Errors
/// [`Stop::NotFound`] if these two are not kept apart.
pub async fn keep_apart_no_more(
    service: &Service,
    me: &SignedIn,
    client: Id<Account>,
    therapist: Id<Account>,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    if from(&mut tx, service, client).await?.is_empty() {
        return Err(Stop::NotFound);
    }
    let take = |list: &mut Vec<Apart>| {
        let before = list.len();
        list.retain(|apart| apart.therapist != therapist);
        list.len() < before
    };
    if !change(&mut tx, service, client, take).await? {
        return Err(Stop::NotFound);
    }
    let back = Note::by(me.account(), Deed::PairNoLongerApart);
    audit::note(&mut tx, service, back).await?;
    Ok(tx.commit().await?)
}
