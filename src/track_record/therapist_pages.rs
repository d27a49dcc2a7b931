//! The page where a therapist sees their own track record, and has work counted that ended.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use matching::record::{CASES, NotEnough, Record, Records, THERAPISTS};
use serde::Deserialize;

use super::practice_pages::title_of;
use super::{cases, counting};
use crate::accounts::{SignedIn, Therapist};
use crate::db::Conn;
use crate::languages::{self, say};
use crate::lists;
use crate::pairing;
use crate::practice;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/caseload/record", get(show).post(count))
}

/// A record in words.
struct Told {
    own: String,
    likely: String,
    low: String,
    high: String,
}

#[derive(Template)]
#[template(path = "track_record/therapist.html")]
struct RecordPage {
    shell: Shell,
    title: String,
    /// How many of their cases are counted.
    counted: usize,
    /// How many pieces of work ended and were not looked at.
    unseen: usize,
    least: usize,
    least_therapists: usize,
    /// Whether they have enough, and it is others who do not.
    others: bool,
    told: Option<Told>,
    strengths: Vec<String>,
    /// Whether it moves the order of lists.
    moves: bool,
}

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[
    ("counted", "record-all-counted"),
    ("none", "record-none-counted"),
];

/// "3.2 points above", "0.4 points below".
fn beside(points: f64) -> String {
    let words = if points < 0.0 {
        say("record-below")
    } else {
        say("record-above")
    };
    let shown = languages::number(&format!("{:.1}", points.abs()));
    words.with("points", shown).into()
}

fn told(record: &Record) -> Told {
    let (low, high) = record.interval;
    Told {
        own: beside(record.own),
        likely: beside(record.likely),
        low: beside(low),
        high: beside(high),
    }
}

async fn own(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Result<Option<Told>, NotEnough>, Stop> {
    let all = cases::all(conn, service).await?;
    let outcomes: Vec<_> = all.iter().map(|case| case.outcome).collect();
    Ok(Records::of(&outcomes).map(|records| records.for_one(me.account()).as_ref().map(told)))
}

async fn show(State(service): Shared, me: Therapist, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let score = practice::outcome_score(&mut conn, &service).await?;
    let score = score.ok_or(Stop::NotFound)?;
    let counted = cases::of(&mut conn, me.account()).await?;
    let record = own(&mut conn, &service, &me).await?;
    let strengths = practice::strengths(&mut conn, &service).await?;
    let named = strengths.get(&me.account()).into_iter().flatten();
    let rules = practice::matching_rules(&mut conn, &service).await?;
    page(&RecordPage {
        shell: Shell::new(&service, Some(me.person()), &say("record-title"))
            .at("/caseload")
            .said(said.said.as_deref(), SAID),
        title: title_of(&mut conn, &score).await?,
        counted,
        unseen: pairing::ended_unseen(&mut conn, me.account()).await?.len(),
        least: CASES,
        least_therapists: THERAPISTS,
        others: counted >= CASES && record.is_err(),
        told: record.ok().flatten(),
        strengths: named.map(|goal| lists::goal(goal)).collect(),
        moves: rules.weights.record > 0,
    })
}

async fn count(State(service): Shared, me: Therapist) -> Outcome {
    let said = match counting::count(&service, &me).await? {
        0 => "none",
        _ => "counted",
    };
    go(&format!("/caseload/record?said={said}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::Language;

    #[test]
    fn a_figure_is_said_by_its_side_and_never_as_a_minus() {
        let said = [3.24, -0.4, 0.0].map(beside);
        assert_eq!(
            said,
            ["3.2 points above", "0.4 points below", "0.0 points above"]
        );
        let spanish = Language::Spanish.speaks(|| beside(-0.4));
        assert_eq!(spanish, "0,4 puntos por debajo");
    }
}
