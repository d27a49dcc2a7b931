//! A therapist gives something to do at home, to one or both, and takes it off the plan again.
//!
//! What must stay true: whom it is for is said before it is given, since that decides who reads it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::post;
use axum::{Extension, Router};
use jiff::ToSpan;
use jiff::civil::Date;

use super::assignments::{Kind, Task};
use super::pages::{Shared, Shelf};
use super::plan;
use super::therapist_pages::{self, Case, case_of, client};
use crate::accounts::{Account, SignedIn, Therapist};
use crate::db::Id;
use crate::episodes::Membership;
use crate::languages::say;
use crate::library::Library;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Stop, go, page_with_problems};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/caseload/{client}/skills/give", post(give))
        .route("/caseload/{client}/skills/end", post(end))
}

/// The longest why, in characters.
pub(super) const LONGEST: usize = 600;

/// How far ahead something may be meant for, in days.
const FURTHEST: i32 = 180;

/// Everything that can be given: exercises, then articles.
pub(super) fn choices(exercises: &super::Exercises, library: &Library) -> Vec<Choice> {
    let choice = |value: String, label: String| Choice {
        value,
        label,
        hint: String::new(),
        chosen: false,
    };
    let exercises = exercises.here().iter();
    let exercises = exercises.map(|one| {
        let label = say("give-exercise").with("skill", one.skill.title());
        let label = label.with("title", &one.title);
        choice(format!("exercise:{}", one.name), label.into())
    });
    let articles = library.here().articles.iter();
    let articles = articles.map(|one| {
        let label = say("give-article").with("title", &one.title);
        choice(format!("article:{}", one.name), label.into())
    });
    exercises.chain(articles).collect()
}

fn task(exercises: &super::Exercises, library: &Library, what: &str, why: String) -> Option<Task> {
    let (kind, name) = what.split_once(':')?;
    let (kind, title) = match kind {
        "exercise" => (Kind::Exercise, exercises.find(name)?.title.clone()),
        "article" => (Kind::Article, library.article(name)?.title.clone()),
        _ => return None,
    };
    Some(Task {
        kind,
        name: name.to_owned(),
        title,
        why,
    })
}

/// Today, on the clock of whoever looks.
pub(super) fn today(service: &Service, me: &SignedIn) -> Date {
    let zone = me.zone().time_zone().clone();
    service.clock.now().to_zoned_datetime(zone).date()
}

/// The first and last day something can be meant for.
pub(super) fn days(today: Date) -> (Date, Date) {
    (today, today.saturating_add(FURTHEST.days()))
}

/// In which spaces it is given, and to whom there.
fn places(case: Case, whom: &str) -> Option<Vec<(Membership, Option<Id<Account>>)>> {
    let own = (case.member, Some(case.client));
    match whom {
        "one" => Some(vec![own]),
        "each" => {
            let (partner, member) = case.partner?;
            Some(vec![own, (member, Some(partner))])
        }
        "together" => Some(vec![(case.joint?, None)]),
        _ => None,
    }
}

async fn give(
    State(service): Shared,
    me: Therapist,
    Extension(exercises): Shelf,
    Extension(library): Extension<Arc<Library>>,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let case = case_of(&mut conn, &me, &path).await?;
    drop(conn);
    let why = form.get("why").replace("\r\n", "\n");
    let mut problems = Problems::new();
    problems.unless(why.chars().count() <= LONGEST, "why", &say("give-why-long"));
    let (first, last) = days(today(&service, &me));
    let due: Option<Date> = form.get("due").parse().ok();
    let due = due.filter(|due| (first..=last).contains(due));
    problems.unless(due.is_some(), "due", &say("give-day-wrong"));
    let task = task(&exercises, &library, form.get("what"), why);
    problems.unless(task.is_some(), "what", &say("give-what-missing"));
    let places = places(case, form.get("whom"));
    problems.unless(places.is_some(), "whom", &say("give-whom-missing"));
    let (Some(task), Some(due), Some(places), true) = (task, due, places, problems.is_empty())
    else {
        let (exercises, library) = (&exercises, &library);
        let mut shown =
            therapist_pages::case_page(&service, &me, (exercises, library), &path).await?;
        shown.fill(&form);
        shown.problems = problems;
        return page_with_problems(&shown);
    };
    for (member, client) in places {
        plan::assign(&service, &member, client, task.clone(), due).await?;
    }
    go(&format!("/caseload/{path}/skills?said=given"))
}

async fn end(
    State(service): Shared,
    me: Therapist,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    // Of this client's page only: the address is theirs.
    client(&mut *service.db.read().await?, &me, &path).await?;
    let id = form.get("task").parse().map_err(|_| Stop::NotFound)?;
    plan::end(&service, &me, id).await?;
    go(&format!("/caseload/{path}/skills?said=ended"))
}
