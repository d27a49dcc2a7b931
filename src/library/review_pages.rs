//! The pages where therapists sign articles as reviewed, and administrators see how all of them stand.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::acts::{self, Signed};
use super::article::Article;
use super::check::{Finding, findings};
use super::pages::{Articles, Shared, find};
use super::reviews::{self, Standing};
use crate::accounts::{Administrator, Fresh, SignedIn, Therapist};
use crate::practice::{self, Licence};
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

/// A licence one may sign by.
struct Choice {
    id: String,
    words: String,
}

impl Choice {
    fn of(licence: &Licence) -> Self {
        let details = &licence.details;
        Self {
            id: licence.id.to_string(),
            words: format!(
                "{}, {}, {}",
                details.kind,
                details.number,
                details.jurisdiction.name()
            ),
        }
    }
}

#[derive(Template)]
#[template(path = "library/review.html")]
struct ReviewPage<'a> {
    shell: Shell,
    article: &'a Article,
    hash: String,
    standing: String,
    licences: Vec<Choice>,
    form: Fields,
    problems: Problems,
}

const SAID: &[(&str, &str)] = &[
    (
        "signed",
        "Signed. Your name, profession and licence stand under the article now.",
    ),
    (
        "changed",
        "The text was changed while you read it. Nothing was signed. Please read it again.",
    ),
];

async fn review_page<'a>(
    service: &Service,
    me: &SignedIn,
    article: &'a Article,
) -> Result<ReviewPage<'a>, Stop> {
    let mut conn = service.db.read().await?;
    let licences = acts::good_licences(&mut conn, service, me).await?;
    let standing = reviews::standing(&mut conn, service, article).await?;
    Ok(ReviewPage {
        shell: Shell::new(service, Some(me.person()), "Review an article").at("/library"),
        article,
        hash: acts::hash_of(article),
        standing: standing.words(),
        licences: licences.iter().map(Choice::of).collect(),
        form: Fields::default(),
        problems: Problems::new(),
    })
}

// Somebody's licence stands for it: whoever signs has just proved that it is they.
async fn form(
    State(service): Shared,
    _: Therapist,
    me: Fresh,
    Extension(library): Articles,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let mut shown = review_page(&service, &me, find(&library, &name)?).await?;
    shown.shell = shown.shell.said(asked.said.as_deref(), SAID);
    page(&shown)
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
    let licence = form.get("licence").parse().ok();
    let mut problems = Problems::new();
    problems.unless(
        licence.is_some(),
        "licence",
        "Please choose the licence you sign by.",
    );
    problems.unless(
        form.get("stand") == "yes",
        "stand",
        "Please tick this box if you stand for the text. If you do not, leave this page: nothing is signed.",
    );
    let (Some(licence), true) = (licence, problems.is_empty()) else {
        let mut shown = review_page(&service, &me, article).await?;
        (shown.form, shown.problems) = (form, problems);
        return page_with_problems(&shown);
    };
    let said = match acts::sign(&service, &me, article, form.get("text"), licence).await? {
        Signed::Done => "signed",
        Signed::Changed => "changed",
    };
    go(&format!("/library/{}/review?said={said}", article.name))
}

/// An article as administrators see it.
struct Row<'a> {
    article: &'a Article,
    standing: &'static str,
    kind: &'static str,
    words: String,
    grade: String,
}

fn row<'a>(article: &'a Article, standing: &Standing) -> Row<'a> {
    let (word, kind) = match standing {
        Standing::Unreviewed => ("Not reviewed", "neutral"),
        Standing::Changed => ("Changed since its review", "wait"),
        Standing::Reviewed { stale: true, .. } => ("Review too old", "wait"),
        Standing::Reviewed { .. } => ("Reviewed", "good"),
    };
    Row {
        article,
        standing: word,
        kind,
        words: standing.words(),
        grade: article
            .grade
            .map_or(String::new(), |grade| format!("{grade:.1}")),
    }
}

#[derive(Template)]
#[template(path = "library/overview.html")]
struct OverviewPage<'a> {
    shell: Shell,
    rows: Vec<Row<'a>>,
    /// What is to be put right in the files. How they are reviewed is told with each.
    faults: Vec<Finding>,
    form: Fields,
    problems: Problems,
}

const KEPT: &[(&str, &str)] = &[("kept", "Saved. It counts for every review from now on.")];

async fn overview_page<'a>(
    service: &Service,
    me: &Administrator,
    library: &'a super::Library,
) -> Result<OverviewPage<'a>, Stop> {
    let mut conn = service.db.read().await?;
    let months = reviews::months(&mut conn).await?;
    let mut rows = Vec::new();
    for article in &library.articles {
        rows.push(row(
            article,
            &reviews::standing(&mut conn, service, article).await?,
        ));
    }
    let today = reviews::day(service.clock.now());
    let mut faults = findings(library, today, months);
    faults.retain(|finding| finding.kind.is_of_the_text());
    Ok(OverviewPage {
        shell: Shell::new(service, Some(me.person()), "Articles").at("/practice"),
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
        shown
            .problems
            .add("months", "Please give a whole number from 1 to 120.");
        shown.form = form;
        return page_with_problems(&shown);
    };
    practice::set_review_months(&service, &me, months).await?;
    go("/practice/library?said=kept")
}
