//! That somebody went on alone, and what the one who stayed is told of it: the table of partings.
//!
//! What must stay true: the words give no reason, blame nobody, and say nothing of what the leaver does
//! next; and whether there is a parting is not told by how long looking for one takes.

use jiff::Timestamp;
use sealing::{Context, SealedByServer, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::Episode;
use crate::intake::MatchingProfile;
use crate::languages::say;
use crate::service::Service;
use crate::web::Stop;

/// What the one who stays is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wording {
    /// That the other is going on alone for now.
    GoesOn,
    /// That the joint space is closed, and that their therapist can say more.
    AskTherapist,
    /// Nothing beyond what can be seen.
    Nothing,
}

impl Wording {
    /// As a form sends it; whatever is unknown tells nothing.
    pub(super) fn of(text: &str) -> Self {
        match text {
            "goes-on" => Self::GoesOn,
            "ask-therapist" => Self::AskTherapist,
            _ => Self::Nothing,
        }
    }

    /// The words, where there are any, in the language of whoever reads them. `name` is the one who left.
    pub fn words(self, name: &str) -> Option<String> {
        match self {
            Self::GoesOn => Some(say("parting-goes-on").with("name", name).into()),
            Self::AskTherapist => Some(say("parting-ask-therapist").into()),
            Self::Nothing => None,
        }
    }
}

impl Parting {
    /// Whether nothing was said yet.
    pub fn is_unsaid(&self) -> bool {
        self.told_at.is_none() || self.wording == Wording::Nothing
    }
}

/// What the one who stays is told, and when.
#[derive(Clone, Copy, Debug)]
pub struct Telling {
    /// What.
    pub wording: Wording,
    /// After how many days; 0 for at once.
    pub days: i64,
}

/// That somebody went on alone.
#[derive(Clone, Debug)]
pub struct Parting {
    /// Which.
    pub id: Id<Parting>,
    /// The couple's episode, in which the one who stayed still is.
    pub episode: Id<Episode>,
    /// Who left.
    pub leaver: Id<Account>,
    /// Who stayed.
    pub stayer: Id<Account>,
    /// When.
    pub at: Timestamp,
    /// What the one who stayed is told.
    pub wording: Wording,
    /// From when on.
    pub tell_at: Timestamp,
    /// When that was done, or it was settled that nothing is told.
    pub told_at: Option<Timestamp>,
    /// Where the leaver was and what they wished for, then.
    pub profile: MatchingProfile,
    /// The leaver's therapist then: who may know of it.
    pub therapist: Option<Id<Account>>,
}

/// As it is sealed. Times are milliseconds since 1970.
#[derive(Serialize, Deserialize)]
struct Sealed {
    at: i64,
    wording: Wording,
    tell_at: i64,
    profile: MatchingProfile,
    therapist: Option<String>,
}

fn context(id: Id<Parting>) -> Context {
    Context::new("parting").and(id.bytes())
}

pub(super) fn new_id(now: Timestamp) -> Id<Parting> {
    Id::new(now, &mut SystemEntropy)
}

fn sealed(service: &Service, parting: &Parting) -> SealedByServer {
    let sealed = Sealed {
        at: parting.at.as_millisecond(),
        wording: parting.wording,
        tell_at: parting.tell_at.as_millisecond(),
        profile: parting.profile.clone(),
        therapist: parting.therapist.map(|therapist| therapist.to_string()),
    };
    service.seal(&context(parting.id), &sealed)
}

pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    parting: &Parting,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into partings (id, episode, leaver, stayer, sealed, told_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(parting.id.bytes())
    .bind(parting.episode.bytes())
    .bind(parting.leaver.bytes())
    .bind(parting.stayer.bytes())
    .bind(sealed(service, parting).as_bytes())
    .bind(parting.told_at.map(Timestamp::as_millisecond))
    .execute(conn)
    .await?;
    Ok(())
}

const ALL: &str = "select id, episode, leaver, stayer, sealed, told_at from partings";

fn read(service: &Service, row: &AnyRow) -> Result<Parting, Stop> {
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let sealed: Sealed = service.open(&context(id), row.try_get(4)?)?;
    let time = |at: i64| Timestamp::from_millisecond(at).unwrap_or(Timestamp::MIN);
    Ok(Parting {
        id,
        episode: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        leaver: Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
        stayer: Id::from_stored(&row.try_get::<Vec<u8>, _>(3)?)?,
        at: time(sealed.at),
        wording: sealed.wording,
        tell_at: time(sealed.tell_at),
        told_at: row.try_get::<Option<i64>, _>(5)?.map(time),
        profile: sealed.profile,
        therapist: sealed
            .therapist
            .and_then(|therapist| therapist.parse().ok()),
    })
}

async fn newest(
    conn: &mut Conn,
    service: &Service,
    column: &'static str,
    value: &[u8],
) -> Result<Option<Parting>, Stop> {
    let sql = format!("{ALL} where {column} = $1 order by id desc limit 1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(value)
        .fetch_optional(conn)
        .await?;
    match row {
        Some(row) => read(service, &row).map(Some),
        None => {
            service.open_nothing();
            Ok(None)
        }
    }
}

/// How the couple of an episode parted, where one of them is still in it.
///
/// # Errors
/// If the store does not answer.
pub async fn of_episode(
    conn: &mut Conn,
    service: &Service,
    episode: Id<Episode>,
) -> Result<Option<Parting>, Stop> {
    newest(conn, service, "episode", episode.bytes()).await
}

/// The last time somebody went on alone.
///
/// # Errors
/// If the store does not answer.
pub async fn of_leaver(
    conn: &mut Conn,
    service: &Service,
    leaver: Id<Account>,
) -> Result<Option<Parting>, Stop> {
    newest(conn, service, "leaver", leaver.bytes()).await
}

/// Each time somebody went on alone.
pub(super) async fn all_of_leaver(
    conn: &mut Conn,
    service: &Service,
    leaver: Id<Account>,
) -> Result<Vec<Parting>, Stop> {
    let sql = format!("{ALL} where leaver = $1 order by id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(leaver.bytes())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// Those of which somebody is to be told yet.
pub(super) async fn untold(conn: &mut Conn, service: &Service) -> Result<Vec<Parting>, Stop> {
    let sql = format!("{ALL} where told_at is null");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// As it is now.
pub(super) async fn by_id(
    conn: &mut Conn,
    service: &Service,
    id: Id<Parting>,
) -> Result<Option<Parting>, Stop> {
    newest(conn, service, "id", id.bytes()).await
}

/// What is told, and when, is another thing now.
pub(super) async fn set_telling(
    conn: &mut Conn,
    service: &Service,
    parting: &Parting,
) -> Result<(), DbError> {
    sqlx::query("update partings set sealed = $2, told_at = $3 where id = $1")
        .bind(parting.id.bytes())
        .bind(sealed(service, parting).as_bytes())
        .bind(parting.told_at.map(Timestamp::as_millisecond))
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether it was still to be told.
pub(super) async fn set_told(
    conn: &mut Conn,
    id: Id<Parting>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let done = sqlx::query("update partings set told_at = $2 where id = $1 and told_at is null")
        .bind(id.bytes())
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// What was to be told of a couple's parting is of no use any more.
pub(super) async fn forget(conn: &mut Conn, episode: Id<Episode>) -> Result<(), DbError> {
    sqlx::query("delete from partings where episode = $1")
        .bind(episode.bytes())
        .execute(conn)
        .await?;
    Ok(())
}
