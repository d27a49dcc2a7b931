//! What a therapist is to see at once. The table of measure_alerts.
//!
//! What must stay true: an alert is written in the transaction that saves the answer it is about, with a
//! mail that says nothing of it; it stays at the top of the caseload until the therapist says that they
//! saw it.

use jiff::Timestamp;
use measures::Concern;
use sealing::{Context, SealedInSpace, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{Held, Membership, SeatRole, Space, seat_of_therapist};
use crate::jobs::{self, Letter, To};
use crate::languages::{self, say};
use crate::padding::padded;
use crate::service::Service;
use crate::web::Stop;

/// An alert, opened.
#[derive(Clone)]
pub struct Alert {
    /// Which.
    pub id: Id<Alert>,
    /// When it happened.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// What an alert is about.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// An answer that a person must be told of.
    Critical {
        /// The measure's title.
        measure: String,
        /// The concern's code.
        concern: String,
        /// What was asked.
        question: String,
        /// What was answered.
        answer: String,
    },
    /// A session that felt much less good to a client than those before, or not good.
    Feedback {
        /// The mean of the four ratings, 1 to 5.
        now: f64,
        /// The mean of the three sessions before it; `None` where there were none.
        before: Option<f64>,
    },
}

impl What {
    /// In words for the therapist, in the language of their page; what was asked and answered in that it was
    /// read in.
    pub fn words(&self) -> String {
        let rating = |mean: &f64| languages::number(&format!("{mean:.1}"));
        let said = match self {
            Self::Critical {
                measure,
                question,
                answer,
                concern,
            } => {
                let about = match Concern::from_code(concern) {
                    Some(Concern::SelfHarm) => say("alert-self-harm"),
                    Some(Concern::Violence) => say("alert-violence"),
                    _ => say("alert-danger"),
                };
                about
                    .with("measure", measure)
                    .with("question", question)
                    .with("answer", answer)
            }
            Self::Feedback {
                now,
                before: Some(before),
            } => say("alert-worse")
                .with("now", rating(now))
                .with("before", rating(before)),
            Self::Feedback { now, before: None } => say("alert-low").with("now", rating(now)),
        };
        said.into()
    }
}

const PADDED_TO: usize = 2_048;

fn context(space: Id<Space>, id: Id<Alert>) -> Context {
    Context::new("measure alert")
        .and(space.bytes())
        .and(id.bytes())
}

/// Writes an alert about whoever writes, for their therapist, who gets a mail at once.
pub(super) async fn raise(
    conn: &mut Conn,
    service: &Service,
    held: &Held<'_>,
    what: &What,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let id: Id<Alert> = Id::new(now, &mut SystemEntropy);
    let (generation, sealed) = held.seal(&context(held.space(), id), &padded(what, PADDED_TO))?;
    sqlx::query(
        "insert into measure_alerts (id, space, client, generation, sealed, created_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id.bytes())
    .bind(held.space().bytes())
    .bind(held.account().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(now.as_millisecond())
    .execute(&mut *conn)
    .await?;
    if let Some(therapist) = seat_of_therapist(conn, held.space()).await? {
        let to = To::Account(therapist);
        jobs::mail(conn, service, Letter::LookToday, to, "/caseload", now).await?;
    }
    Ok(())
}

/// The alerts of a client that their therapist has not said they saw, the newest first.
///
/// # Errors
/// If the store does not answer.
pub async fn of_client(conn: &mut Conn, member: &Membership) -> Result<Vec<Alert>, Stop> {
    if member.role() != SeatRole::Therapist {
        return Ok(Vec::new());
    }
    let rows = sqlx::query(
        "select id, generation, sealed, created_at from measure_alerts
         where space = $1 and seen_at is null order by created_at desc, id desc limit 20",
    )
    .bind(member.space().bytes())
    .fetch_all(conn)
    .await?;
    let mut found = Vec::new();
    for row in &rows {
        let generation: i64 = row.try_get(1)?;
        if !member.reads(generation) {
            continue;
        }
        let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let sealed = SealedInSpace::from_stored(row.try_get(2)?);
        let plain = member.open(generation, &context(member.space(), id), &sealed)?;
        found.push(Alert {
            id,
            at: Timestamp::from_millisecond(row.try_get(3)?).unwrap_or(Timestamp::MIN),
            what: serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?,
        });
    }
    Ok(found)
}

/// What is noted before a therapist is shown these.
pub fn opened(member: &Membership, alerts: &[Alert]) -> Vec<Note> {
    let note = |alert: &Alert| {
        // One about an answer stays off the client's pages: the measure may be one that leaves no trace.
        let (deed, quiet) = match alert.what {
            What::Critical { .. } => (audit::Deed::AlertOpened, true),
            What::Feedback { .. } => (audit::Deed::FeedbackOpened, false),
        };
        let note = Note::by(member.account(), deed).within(member.space());
        note.object(alert.id).quiet(quiet)
    };
    alerts.iter().map(note).collect()
}

/// The therapist says that they saw all of a client's alerts up to this one.
pub(super) async fn seen(
    service: &Service,
    member: &Membership,
    upto: Id<Alert>,
) -> Result<(), Stop> {
    if member.role() != SeatRole::Therapist || !member.writes() {
        return Err(Stop::NotFound);
    }
    let mut tx = service.db.begin().await?;
    let done = sqlx::query(
        "update measure_alerts set seen_at = $3 where space = $1 and id <= $2 and seen_at is null",
    )
    .bind(member.space().bytes())
    .bind(upto.bytes())
    .bind(service.clock.now().as_millisecond())
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() > 0 {
        let seen = Note::by(member.account(), audit::Deed::AlertSeen).object(upto);
        audit::note(&mut tx, service, seen.within(member.space()).quiet(true)).await?;
    }
    Ok(tx.commit().await?)
}
