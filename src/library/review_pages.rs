//! The pages where therapists sign articles as reviewed, and administrators see how all of them stand.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::check::{Finding, findings};
use super::pages::{Articles, Shared, find};
use super::reading::Reading;
use crate::accounts::{Administrator, Fresh, Therapist};
use crate::languages::say;
use crate::practice;
use crate::reviews::{self, Row};
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/library/{article}/review", get(form).post(sign))
        .route("/practice/library", get(overview).post(set_limit))
}

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

async fn form(
    State(service): Shared,
    _: Therapist,
    me: Fresh,
    Extension(library): Articles,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let article = find(&library, &name)?;
    reviews::form(&service, &me, &article.as_text(), asked.said.as_deref()).await
}

async fn sign(
    State(service): Shared,
    _: Therapist,
    me: Fresh,
    Extension(library): Articles,
    Path(name): Path<String>,
    form: Fields,
) -> Outcome {
    let article = find(&library, &name)?;
    reviews::sign(&service, &me, &article.as_text(), form).await
}

#[derive(Template)]
#[template(path = "library/overview.html")]
struct OverviewPage {
    shell: Shell,
    rows: Vec<Row>,
    /// What is to be put right in the files. How they are reviewed is told with each.
    faults: Vec<Finding>,
    form: Fields,
    problems: Problems,
}

const KEPT: &[(&str, &str)] = &[("kept", "articles-limit-kept")];

async fn overview_page(
    service: &Service,
    me: &Administrator,
    library: &super::Library,
) -> Result<OverviewPage, Stop> {
    let mut conn = service.db.read().await?;
    let months = reviews::months(&mut conn).await?;
    let texts = library.texts();
    let texts = texts.map(|(_, article)| {
        let grade = article.reading.and_then(Reading::grade);
        (article.as_text(), grade)
    });
    let rows = reviews::rows(&mut conn, service, texts).await?;
    let today = reviews::day(service.clock.now());
    // What cannot be read is told in the words of the command, which are English.
    let mut faults = findings(library, today, months);
    faults.retain(|finding| finding.kind.is_of_the_text());
    Ok(OverviewPage {
        shell: Shell::new(service, Some(me.person()), &say("articles")).at("/practice"),
        rows,
        faults,
        form: Fields::default().with("months", months.to_string()),
        problems: Problems::new(),
    })
}

async fn overview(
    State(service): Shared,
    me: Administrator,
    Extension(library): Articles,
    Query(asked): Query<Asked>,
) -> Outcome {
    let mut shown = overview_page(&service, &me, &library).await?;
    shown.shell = shown.shell.said(asked.said.as_deref(), KEPT);
    page(&shown)
}

async fn set_limit(
    State(service): Shared,
    me: Administrator,
    Extension(library): Articles,
    form: Fields,
) -> Outcome {
    let months = form.get("months").parse::<i64>().ok();
    let Some(months) = months.filter(|months| (1..=120).contains(months)) else {
        let mut shown = overview_page(&service, &me, &library).await?;
        let wrong = say("form-number").with("from", 1_i64).with("to", 120_i64);
        shown.problems.add("months", wrong);
        shown.form = form;
        return page_with_problems(&shown);
    };
    practice::set_review_months(&service, &me, months).await?;
    go("/practice/library?said=kept")
}
