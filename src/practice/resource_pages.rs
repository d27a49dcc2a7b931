//! On the page of the practice's calendar: rooms and interpreters, each with a calendar of its own.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::post;

use super::calendar_pages::{MOST, calendar_page, name, next};
use super::{PracticeCalendar, Resource, change_calendar, practice_calendar};
use crate::accounts::Administrator;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Stop, go, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/practice/calendar/rooms", post(add))
        .route("/practice/calendar/rooms/close", post(close))
}

pub(super) fn words(one: &Resource, calendar: &PracticeCalendar) -> String {
    match one.site.and_then(|site| calendar.site(site)) {
        Some(site) => say("practice-calendar-room")
            .with("name", &one.name)
            .with("place", &site.name)
            .into(),
        None => say("practice-calendar-is-interpreter")
            .with("name", &one.name)
            .into(),
    }
}

/// What can have a calendar of its own: an interpreter, or a room at a place.
pub(super) fn kinds(form: &Fields, calendar: &PracticeCalendar) -> Vec<Choice> {
    let interpreter = say("practice-calendar-interpreter").into();
    let interpreter = ("interpreter".to_owned(), interpreter);
    let rooms = calendar.sites.iter().filter(|site| !site.closed);
    let rooms = rooms.map(|site| {
        let label = say("practice-calendar-room-at").with("place", &site.name);
        (site.number.to_string(), label.into())
    });
    let named: Vec<(String, String)> = [interpreter].into_iter().chain(rooms).collect();
    form.choices("what", &named)
}

async fn add(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let name = name(&form, "resource-name", &mut problems);
    let calendar = practice_calendar(&mut *service.db.read().await?, &service).await?;
    let site = form.get("what").parse::<u32>().ok();
    let known = site.is_some_and(|site| calendar.site(site).is_some());
    problems.unless(
        known || form.get("what") == "interpreter",
        "what",
        &say("practice-calendar-what-missing"),
    );
    if !problems.is_empty() {
        return page_with_problems(&calendar_page(&service, &me, form, problems).await?);
    }
    let put = |calendar: &mut PracticeCalendar| {
        let number = next(calendar.resources.iter().map(|one| one.number));
        if calendar.resources.len() < MOST {
            calendar.resources.push(Resource {
                number,
                name,
                site,
                closed: false,
            });
        }
    };
    change_calendar(&service, &me, put).await?;
    go("/practice/calendar?said=room")
}

async fn close(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let number: u32 = form.get("number").parse().map_err(|_| Stop::NotFound)?;
    let turn = |calendar: &mut PracticeCalendar| {
        let mut resources = calendar.resources.iter_mut();
        if let Some(one) = resources.find(|one| one.number == number) {
            one.closed = !one.closed;
        }
    };
    change_calendar(&service, &me, turn).await?;
    go("/practice/calendar?said=room")
}
