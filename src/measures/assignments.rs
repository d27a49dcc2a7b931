//! What a therapist asks a client to answer, once or again and again. The table of measure_assignments.
//!
//! What must stay true: only the therapist who sits in a client's private space assigns; what and how
//! often is sealed by the server, which must remind of it while nobody is signed in.

use jiff::Timestamp;
use sealing::{Context, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::schedule::{Often, Round, round};
use super::{catalogue, responses};
use crate::accounts::Account;
use crate::appointments;
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, SeatRole, Space};
use crate::jobs;
use crate::service::Service;
use crate::web::Stop;

/// A measure that a client is asked to answer.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Which.
    pub id: Id<Assignment>,
    /// The client's private space.
    pub space: Id<Space>,
    /// Who is to answer.
    pub client: Id<Account>,
    /// Who asked.
    pub therapist: Id<Account>,
    /// Since when.
    pub since: Timestamp,
    /// What and how often.
    pub plan: Plan,
}

/// What is asked and how often, as it is sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// The measure's name; each time its newest version is asked.
    pub measure: String,
    /// How often.
    pub often: Often,
    /// The last round they were reminded of, and how often: `(number, times)`.
    pub reminded: Option<(i64, u8)>,
}

fn context(id: Id<Assignment>) -> Context {
    Context::new("measure assignment").and(id.bytes())
}

/// A therapist asks a client to answer a measure; the client is told that there is something new. What
/// they were asked of the same measure before ends.
///
/// # Errors
/// [`Stop::NotFound`] if this is not the therapist of the space now, or there is no such measure.
pub async fn assign(
    service: &Service,
    member: &Membership,
    client: Id<Account>,
    measure: &str,
    often: Often,
) -> Result<(), Stop> {
    if member.role() != SeatRole::Therapist || !member.writes() {
        return Err(Stop::NotFound);
    }
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    member.hold(&mut tx).await?;
    let known = catalogue::newest(&mut tx, measure).await?;
    let known = known.ok_or(Stop::NotFound)?;
    for before in of_client(&mut tx, service, client).await? {
        if before.plan.measure == measure {
            set_ended(&mut tx, before.id, now).await?;
        }
    }
    let id = Id::new(now, &mut SystemEntropy);
    let plan = Plan {
        measure: measure.to_owned(),
        often,
        // The mail sent now is the first round's reminder.
        reminded: Some((0, 1)),
    };
    sqlx::query(
        "insert into measure_assignments (id, space, client, therapist, sealed, created_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id.bytes())
    .bind(member.space().bytes())
    .bind(client.bytes())
    .bind(member.account().bytes())
    .bind(service.seal(&context(id), &plan).as_bytes())
    .bind(now.as_millisecond())
    .execute(&mut *tx)
    .await?;
    let asked = Note::by(member.account(), audit::Deed::MeasureAssigned).object(id);
    let asked = asked.within(member.space()).quiet(known.leaves_no_trace());
    audit::note(&mut tx, service, asked).await?;
    jobs::tell(&mut tx, service, client, "/measures").await?;
    Ok(tx.commit().await?)
}

/// The therapist asks no more.
///
/// # Errors
/// [`Stop::NotFound`] if it is not an assignment in the space this therapist is in.
pub(super) async fn end(
    service: &Service,
    member: &Membership,
    id: Id<Assignment>,
) -> Result<(), Stop> {
    if member.role() != SeatRole::Therapist || !member.writes() {
        return Err(Stop::NotFound);
    }
    let mut tx = service.db.begin().await?;
    let done = sqlx::query(
        "update measure_assignments set ended_at = $3
         where id = $1 and space = $2 and ended_at is null",
    )
    .bind(id.bytes())
    .bind(member.space().bytes())
    .bind(service.clock.now().as_millisecond())
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() != 1 {
        return Err(Stop::NotFound);
    }
    let quiet = leaves_no_trace(&mut tx, service, id).await?;
    let ended = Note::by(member.account(), audit::Deed::MeasureEnded).object(id);
    audit::note(&mut tx, service, ended.within(member.space()).quiet(quiet)).await?;
    Ok(tx.commit().await?)
}

/// Whether what is asked here should leave no trace on the client's pages.
async fn leaves_no_trace(
    conn: &mut Conn,
    service: &Service,
    id: Id<Assignment>,
) -> Result<bool, Stop> {
    let row = sqlx::query(AssertSqlSafe(format!("{COLUMNS} where id = $1")))
        .bind(id.bytes())
        .fetch_one(&mut *conn)
        .await?;
    let assignment = read(service, &row)?;
    let measure = catalogue::newest(conn, &assignment.plan.measure).await?;
    Ok(measure.is_none_or(|measure| measure.leaves_no_trace()))
}

async fn set_ended(conn: &mut Conn, id: Id<Assignment>, now: Timestamp) -> Result<(), Stop> {
    sqlx::query("update measure_assignments set ended_at = $2 where id = $1")
        .bind(id.bytes())
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

const COLUMNS: &str =
    "select id, space, client, therapist, sealed, created_at from measure_assignments";

fn read(service: &Service, row: &AnyRow) -> Result<Assignment, Stop> {
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    Ok(Assignment {
        id,
        space: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        client: Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
        therapist: Id::from_stored(&row.try_get::<Vec<u8>, _>(3)?)?,
        plan: service.open(&context(id), row.try_get(4)?)?,
        since: Timestamp::from_millisecond(row.try_get(5)?).unwrap_or(Timestamp::MIN),
    })
}

/// What a client is asked now by the therapist who sits in their private space, the oldest first. What a
/// therapist asked who has left counts no more.
pub(super) async fn of_client(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
) -> Result<Vec<Assignment>, Stop> {
    let sql = format!("{COLUMNS} where client = $1 and ended_at is null order by created_at, id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(client.bytes())
        .fetch_all(&mut *conn)
        .await?;
    let mut found = Vec::new();
    for row in &rows {
        let assignment = read(service, row)?;
        if is_current(conn, &assignment).await? {
            found.push(assignment);
        }
    }
    Ok(found)
}

/// Whether whoever asked is still the client's therapist.
pub(super) async fn is_current(conn: &mut Conn, assignment: &Assignment) -> Result<bool, Stop> {
    let therapist = episodes::seat_of_therapist(conn, assignment.space).await?;
    Ok(therapist == Some(assignment.therapist))
}

/// A page of all that is asked of anyone, after this one.
pub(super) async fn page_after(
    conn: &mut Conn,
    service: &Service,
    after: Option<Id<Assignment>>,
) -> Result<Vec<Assignment>, Stop> {
    let sql = format!("{COLUMNS} where ended_at is null and id > $1 order by id limit 200");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(after.map_or_else(|| vec![0; 16], |id| id.bytes().to_vec()))
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// Notes what they were reminded of.
pub(super) async fn save_plan(
    conn: &mut Conn,
    service: &Service,
    assignment: &Assignment,
) -> Result<(), Stop> {
    sqlx::query("update measure_assignments set sealed = $2 where id = $1 and ended_at is null")
        .bind(assignment.id.bytes())
        .bind(
            service
                .seal(&context(assignment.id), &assignment.plan)
                .as_bytes(),
        )
        .execute(conn)
        .await?;
    Ok(())
}

/// The round of an assignment now, if it is not answered yet.
pub(super) async fn open_round(
    conn: &mut Conn,
    service: &Service,
    assignment: &Assignment,
) -> Result<Option<Round>, Stop> {
    let now = service.clock.now();
    let held = match assignment.plan.often {
        Often::Sessions(_) => {
            let held = appointments::held(conn, service, assignment.client, assignment.since, now);
            let held = held.await?.into_iter();
            let theirs = held.filter(|one| one.therapist == assignment.therapist);
            theirs.map(|one| one.span.end).collect()
        }
        _ => Vec::new(),
    };
    let round = round(assignment.plan.often, assignment.since, &held, now);
    let (space, client) = (assignment.space, assignment.client);
    let last =
        responses::last_finished(conn, service, space, client, &assignment.plan.measure).await?;
    Ok(Some(round).filter(|round| last.is_none_or(|last| last < round.opened)))
}
