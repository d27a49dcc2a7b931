//! What an administrator does with places to meet in person, on the page of the practice's calendar.
//!
//! What must stay true: a place keeps its number for ever; closing one cancels nothing.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::post;
use calendar::Zone;
use matching::Jurisdiction;

use super::calendar_pages::{MOST, calendar_page, name, next};
use super::{PracticeCalendar, Site, change_calendar};
use crate::accounts::Administrator;
use crate::languages::say;
use crate::lists;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Stop, go, page_with_problems};

type Shared = State<Arc<Service>>;

/// The longest address, in characters.
const LONGEST_ADDRESS: usize = 300;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/practice/calendar/places", post(add_place))
        .route("/practice/calendar/places/close", post(close_place))
        .route("/practice/calendar/places/where", post(say_where))
}

/// A place, in words.
pub(super) fn words(site: &Site) -> String {
    let zone = site.zone.name().replace('_', " ");
    let words = match &site.jurisdiction {
        Some(place) => say("practice-calendar-place-in").with("place", lists::place(place)),
        None => say("practice-calendar-place"),
    };
    words
        .with("name", &site.name)
        .with("address", &site.address)
        .with("zone", zone)
        .into()
}

async fn add_place(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let name = name(&form, "place-name", &mut problems);
    let address = form.get("address").to_owned();
    problems.unless(
        (1..=LONGEST_ADDRESS).contains(&address.chars().count()),
        "address",
        &say("practice-calendar-address-wrong"),
    );
    let zone = Zone::parse(form.get("zone"));
    problems.unless(
        zone.is_some(),
        "zone",
        &say("practice-calendar-zone-missing"),
    );
    let Some(zone) = zone.filter(|_| problems.is_empty()) else {
        return page_with_problems(&calendar_page(&service, &me, form, problems).await?);
    };
    let jurisdiction = Jurisdiction::parse(form.get("jurisdiction"));
    let put = |calendar: &mut PracticeCalendar| {
        let number = next(calendar.sites.iter().map(|site| site.number));
        if calendar.sites.len() < MOST {
            calendar.sites.push(Site {
                number,
                name,
                address,
                zone,
                jurisdiction,
                closed: false,
            });
        }
    };
    change_calendar(&service, &me, put).await?;
    go("/practice/calendar?said=place")
}

async fn close_place(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let number: u32 = form.get("number").parse().map_err(|_| Stop::NotFound)?;
    let turn = |calendar: &mut PracticeCalendar| {
        let site = calendar.sites.iter_mut().find(|site| site.number == number);
        if let Some(site) = site {
            site.closed = !site.closed;
        }
    };
    change_calendar(&service, &me, turn).await?;
    go("/practice/calendar?said=place")
}

async fn say_where(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let number: u32 = form.get("number").parse().map_err(|_| Stop::NotFound)?;
    let Some(place) = Jurisdiction::parse(form.get("jurisdiction")) else {
        let mut problems = Problems::new();
        problems.add("where", say("practice-calendar-where-missing"));
        return page_with_problems(&calendar_page(&service, &me, form, problems).await?);
    };
    let put = |calendar: &mut PracticeCalendar| {
        let site = calendar.sites.iter_mut().find(|site| site.number == number);
        if let Some(site) = site {
            site.jurisdiction = Some(place);
        }
    };
    change_calendar(&service, &me, put).await?;
    go("/practice/calendar?said=place")
}
