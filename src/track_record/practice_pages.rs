//! The page where an administrator says whether track records are kept and by which score, and sees who has
//! enough cases.
//!
//! What must stay true: no figure of anybody's is on it.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use matching::record::{CASES, THERAPISTS};
use serde::Deserialize;

use super::{cases, counting};
use crate::accounts::Administrator;
use crate::db::Conn;
use crate::languages::say;
use crate::measures::{self, Countable};
use crate::practice::{self, OutcomeScore};
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/record", get(show).post(set))
}

/// What stands for no track records.
const OFF: &str = "off";

fn code(measure: &str, scale: &str) -> String {
    format!("{measure}:{scale}")
}

/// What a score is called; its names where the measure is not there any more.
pub(super) async fn title_of(conn: &mut Conn, score: &OutcomeScore) -> Result<String, Stop> {
    let all = measures::countable(conn).await?;
    let found = all
        .into_iter()
        .find(|one| one.measure == score.measure && one.scale == score.scale);
    Ok(found.map_or_else(|| code(&score.measure, &score.scale), |one| one.title))
}

/// A therapist, and whether they have enough cases.
struct One {
    name: String,
    enough: bool,
}

#[derive(Template)]
#[template(path = "track_record/practice.html")]
struct SettingPage {
    shell: Shell,
    scores: Vec<Choice>,
    on: bool,
    therapists: Vec<One>,
    least: usize,
    least_therapists: usize,
    /// Whether so many have enough that records can be worked out.
    can_tell: bool,
}

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("kept", "record-saved")];

fn choices(countable: &[Countable], now: Option<&OutcomeScore>) -> Vec<Choice> {
    let mut named = vec![(OFF.to_owned(), say("record-off").into())];
    let each = countable.iter();
    named.extend(each.map(|one| (code(&one.measure, &one.scale), one.title.clone())));
    let chosen = now.map_or_else(
        || OFF.to_owned(),
        |score| code(&score.measure, &score.scale),
    );
    Fields::default()
        .with("score", chosen)
        .choices("score", &named)
}

async fn therapists(conn: &mut Conn, service: &Service) -> Result<Vec<One>, Stop> {
    let enough = cases::enough(conn).await?;
    let all = practice::all_therapists(conn, service).await?.into_iter();
    Ok(all
        .map(|therapist| One {
            enough: enough.contains(&therapist.account),
            name: therapist.name,
        })
        .collect())
}

async fn show(State(service): Shared, me: Administrator, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let score = practice::outcome_score(&mut conn, &service).await?;
    let countable = measures::countable(&mut conn).await?;
    let mut shown = SettingPage {
        shell: Shell::new(&service, Some(me.person()), &say("practice-records"))
            .at("/practice")
            .said(said.said.as_deref(), SAID),
        scores: choices(&countable, score.as_ref()),
        on: score.is_some(),
        therapists: Vec::new(),
        least: CASES,
        least_therapists: THERAPISTS,
        can_tell: false,
    };
    if shown.on {
        shown.therapists = therapists(&mut conn, &service).await?;
        let enough = shown.therapists.iter().filter(|one| one.enough).count();
        shown.can_tell = enough >= THERAPISTS;
    }
    page(&shown)
}

async fn set(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let score = match form.get("score") {
        OFF => None,
        other => {
            let (measure, scale) = other.split_once(':').ok_or(Stop::NotFound)?;
            Some(OutcomeScore {
                measure: measure.to_owned(),
                scale: scale.to_owned(),
            })
        }
    };
    counting::set_score(&service, &me, score).await?;
    go("/practice/record?said=kept")
}
