//! Cases that ended, as they are counted. The table of outcome_cases.
//!
//! What must stay true: nothing of a case says whose it is or when it ended; all have one length; scores are
//! kept in steps of [`STEP`].

use std::collections::BTreeMap;

use jiff::Timestamp;
use matching::record::{CASES, Case, Outcome};
use sealing::{Context, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::padding::padded;
use crate::service::Service;
use crate::web::Stop;

/// How coarse scores are kept, in points of 100. (Rounding adds about 2 points squared to the variance of a
/// score, a few hundredths of what people differ by; it makes a score less of a mark by which to know somebody.)
const STEP: f64 = 5.0;

/// What is sealed has this many bytes inside: all that people can come for, and a little more.
const LENGTH: usize = 512;

/// What is sealed of a case: slugs of what the client came for, and steps.
#[derive(Serialize, Deserialize)]
struct Sealed {
    goals: Vec<String>,
    began: i32,
    ended: i32,
}

fn context(id: Id<Sealed>) -> Context {
    Context::new("outcome case").and(id.bytes())
}

/// A score from 0 to 100 in steps.
#[allow(clippy::cast_possible_truncation)] // 21 steps, and what is no number is none of them
fn steps(score: f64) -> i32 {
    (score.clamp(0.0, 100.0) / STEP).round() as i32
}

/// Keeps a case of a therapist's: what the client came for, how it began and ended.
pub(super) async fn keep(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
    goals: Vec<String>,
    (began, ended): (f64, f64),
) -> Result<(), Stop> {
    // Ids tell when they were made: this one does not.
    let id: Id<Sealed> = Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy);
    let sealed = Sealed {
        goals,
        began: steps(began),
        ended: steps(ended),
    };
    let plain = padded(&sealed, LENGTH);
    let sealed = service.key.seal(&context(id), &plain, &mut SystemEntropy);
    sqlx::query("insert into outcome_cases (id, therapist, sealed) values ($1, $2, $3)")
        .bind(id.bytes())
        .bind(therapist.bytes())
        .bind(sealed.as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Every case of the practice.
pub(super) async fn all(
    conn: &mut Conn,
    service: &Service,
) -> Result<Vec<Case<Id<Account>>>, Stop> {
    let rows = sqlx::query("select id, therapist, sealed from outcome_cases order by id")
        .fetch_all(conn)
        .await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let sealed: Sealed = service.open(&context(id), row.try_get(2)?)?;
        all.push(Case {
            outcome: Outcome {
                therapist: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
                began: f64::from(sealed.began) * STEP,
                ended: f64::from(sealed.ended) * STEP,
            },
            goals: sealed.goals,
        });
    }
    Ok(all)
}

/// How many cases each therapist has.
async fn counts(conn: &mut Conn) -> Result<BTreeMap<Id<Account>, usize>, DbError> {
    let rows = sqlx::query("select therapist, count(*) from outcome_cases group by therapist")
        .fetch_all(conn)
        .await?;
    let mut counts = BTreeMap::new();
    for row in rows {
        let many = usize::try_from(row.try_get::<i64, _>(1)?).unwrap_or(0);
        counts.insert(Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?, many);
    }
    Ok(counts)
}

/// How many cases a therapist has.
pub(super) async fn of(conn: &mut Conn, therapist: Id<Account>) -> Result<usize, DbError> {
    Ok(counts(conn).await?.remove(&therapist).unwrap_or(0))
}

/// Who has enough cases for a record.
pub(super) async fn enough(conn: &mut Conn) -> Result<Vec<Id<Account>>, DbError> {
    let counts = counts(conn).await?.into_iter();
    let enough = counts.filter(|(_, many)| *many >= CASES);
    Ok(enough.map(|(therapist, _)| therapist).collect())
}

/// Throws all of them away.
pub(super) async fn forget(conn: &mut Conn) -> Result<(), DbError> {
    sqlx::query("delete from outcome_cases")
        .execute(conn)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_kept_in_steps_and_within_its_ends() {
        let kept = [0.0, 2.4, 2.6, 50.0, 97.6, 100.0, 120.0, -3.0].map(steps);
        assert_eq!(kept, [0, 0, 1, 10, 20, 20, 20, 0]);
    }

    #[test]
    fn a_case_has_one_length_whatever_somebody_came_for() {
        let goals = matching::GOALS.iter().map(|(slug, _)| (*slug).to_owned());
        let sealed = Sealed {
            goals: goals.collect(),
            began: 20,
            ended: 20,
        };
        assert!(serde_json::to_vec(&sealed).expect("JSON").len() <= LENGTH);
    }
}
