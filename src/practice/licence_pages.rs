//! On the profile page: licences.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::post;
use jiff::civil::Date;
use matching::{Jurisdiction, Npi};

use super::profile_pages::profile_page;
use super::{LicenceDetails, acts};
use crate::accounts::Therapist;
use crate::languages::say;
use crate::lists;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Stop, go, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/profile/licences", post(add_licence))
        .route("/profile/licences/remove", post(remove_licence))
}

async fn add_licence(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let fits = |name: &str| form.has(name) && form.get(name).chars().count() <= 120;
    problems.unless(fits("kind"), "kind", &say("licence-kind-missing"));
    problems.unless(fits("number"), "number", &say("licence-number-missing"));
    let jurisdiction = Jurisdiction::parse(form.get("jurisdiction"));
    problems.unless(
        jurisdiction.is_some(),
        "jurisdiction",
        &say("licence-where-missing"),
    );
    let expires = form.get("expires").parse::<Date>().ok();
    problems.unless(
        expires.is_some(),
        "expires",
        &say("licence-expires-missing"),
    );
    let npi = Some(form.get("npi")).filter(|npi| !npi.is_empty());
    if npi.is_some_and(|npi| Npi::parse(npi).is_err()) {
        problems.add("npi", say("licence-npi-wrong"));
    }
    let (Some(jurisdiction), Some(expires), true) = (jurisdiction, expires, problems.is_empty())
    else {
        let mut shown = profile_page(&service, &me, None, problems).await?;
        shown.places = form.choices("jurisdiction", &lists::places());
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
