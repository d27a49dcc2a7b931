//! On the profile page: licences, and days that differ from the weekly hours.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::post;
use calendar::Exception;
use jiff::civil::Date;
use matching::{Jurisdiction, Npi};

use super::profile_pages::{fields_of, pairs, profile_page, saved_profile};
use super::{LicenceDetails, acts, hours};
use crate::accounts::Therapist;
use crate::lists;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Stop, go, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/profile/licences", post(add_licence))
        .route("/profile/licences/remove", post(remove_licence))
        .route("/profile/days", post(add_day))
        .route("/profile/days/remove", post(remove_day))
}

async fn add_day(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let day = form.get("day").parse::<Date>().ok();
    problems.unless(day.is_some(), "day", "Please choose a day.");
    let open = hours::parse(form.get("day-hours"));
    if let Err(problem) = &open {
        problems.add("day-hours", *problem);
    }
    let mut saved = saved_profile(&service, &me).await?.ok_or(Stop::NotFound)?;
    let (Some(day), Ok(open)) = (day, open) else {
        let mut shown = profile_page(&service, &me, None, problems).await?;
        shown.form = fields_of(&saved)
            .with("day", form.get("day"))
            .with("day-hours", form.get("day-hours"));
        return page_with_problems(&shown);
    };
    saved.exceptions.retain(|other| other.day != day);
    saved.exceptions.push(Exception { day, open });
    saved.exceptions.sort_by_key(|exception| exception.day);
    acts::save_profile(&service, &me, &saved).await?;
    go("/profile?said=day")
}

async fn remove_day(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let mut saved = saved_profile(&service, &me).await?.ok_or(Stop::NotFound)?;
    saved
        .exceptions
        .retain(|other| other.day.to_string() != form.get("day"));
    acts::save_profile(&service, &me, &saved).await?;
    go("/profile?said=day")
}

async fn add_licence(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let fits = |name: &str| form.has(name) && form.get(name).chars().count() <= 120;
    problems.unless(
        fits("kind"),
        "kind",
        "Please say what kind of licence it is.",
    );
    problems.unless(
        fits("number"),
        "number",
        "Please give the licence’s number.",
    );
    let jurisdiction = Jurisdiction::parse(form.get("jurisdiction"));
    problems.unless(
        jurisdiction.is_some(),
        "jurisdiction",
        "Please choose where it lets you practise.",
    );
    let expires = form.get("expires").parse::<Date>().ok();
    problems.unless(
        expires.is_some(),
        "expires",
        "Please give the last day it is good for.",
    );
    let npi = Some(form.get("npi")).filter(|npi| !npi.is_empty());
    if npi.is_some_and(|npi| Npi::parse(npi).is_err()) {
        problems.add("npi", "This is not an NPI: it has 10 digits, and the last one checks the others. Please look for a typing mistake.");
    }
    let (Some(jurisdiction), Some(expires), true) = (jurisdiction, expires, problems.is_empty())
    else {
        let mut shown = profile_page(&service, &me, None, problems).await?;
        let places = lists::places();
        shown.places = form.choices("jurisdiction", &pairs(&places));
        for name in ["kind", "number", "expires", "npi"] {
            shown.form = shown.form.with(name, form.get(name));
        }
        return page_with_problems(&shown);
    };
    let details = LicenceDetails {
        kind: form.get("kind").to_owned(),
        number: form.get("number").to_owned(),
        jurisdiction,
        expires,
        npi: npi.map(str::to_owned),
    };
    acts::add_licence(&service, me.account(), &details).await?;
    go("/profile?said=licence")
}

async fn remove_licence(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let id = form.get("id").parse().map_err(|_| Stop::NotFound)?;
    acts::remove_licence(&service, &me, id).await?;
    go("/profile?said=removed")
}
