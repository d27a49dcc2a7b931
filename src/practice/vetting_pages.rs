//! The pages where an administrator vets licences.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use jiff::civil::Date;

use super::{Licence, Vetted, acts, store};
use crate::accounts::{self, Account, Administrator};
use crate::db::{Conn, Id};
use crate::jobs;
use crate::languages::{self, say};
use crate::lists;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/licences/{id}", get(form).post(send))
}

/// A licence as administrators see it.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) therapist: Id<Account>,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) number: String,
    pub(super) place: String,
    pub(super) expires: String,
    pub(super) npi: String,
    /// `waiting`, `verified`, `refused` or `expired`.
    pub(super) state: &'static str,
    /// What its state is in words.
    pub(super) words: String,
    /// Whether it waits, or holds for less than 60 days more.
    pub(super) needs_care: bool,
}

/// Warn of an expiry this many days before.
const SOON: i32 = 60;

pub(super) fn today(service: &Service) -> Date {
    // The day at the practice is not known; the day in UTC is at most one off, and a licence that
    // ends today is good today.
    jiff::tz::TimeZone::UTC
        .to_datetime(service.clock.now())
        .date()
}

pub(super) fn row(service: &Service, therapist: Id<Account>, name: &str, licence: &Licence) -> Row {
    let details = &licence.details;
    let left = super::day(details.expires).0 - super::day(today(service)).0;
    let expires = languages::day(details.expires);
    let (state, words) = match &licence.vetted {
        _ if left < 0 => ("expired", say("licence-expired").with("day", &expires)),
        None => ("waiting", say("licence-waiting").with("day", &expires)),
        Some(vetted) if vetted.verified => {
            let words = say("licence-checked")
                .with("on", languages::day(vetted.on))
                .with("name", &vetted.by)
                .with("day", &expires);
            ("verified", words)
        }
        Some(vetted) => (
            "refused",
            say("licence-refused").with("reason", &vetted.reason),
        ),
    };
    Row {
        id: licence.id.to_string(),
        therapist,
        name: name.to_owned(),
        kind: details.kind.clone(),
        number: details.number.clone(),
        place: lists::place(&details.jurisdiction),
        expires,
        npi: details.npi.clone().unwrap_or_default(),
        state,
        words: words.into(),
        needs_care: state == "waiting" || (state != "refused" && left < SOON),
    }
}

pub(super) async fn rows(conn: &mut Conn, service: &Service) -> Result<Vec<Row>, Stop> {
    let mut rows = Vec::new();
    for account in store::everyone(conn).await? {
        let name = accounts::person(conn, service, account).await?.name;
        for licence in store::licences_of(conn, service, account).await? {
            rows.push(row(service, account, &name, &licence));
        }
    }
    Ok(rows)
}

#[derive(Template)]
#[template(path = "practice/vet.html")]
struct VetPage {
    shell: Shell,
    licence: Row,
    form: Fields,
    problems: Problems,
}

async fn find(service: &Service, id: &str) -> Result<Row, Stop> {
    let mut conn = service.db.read().await?;
    let rows = rows(&mut conn, service).await?;
    rows.into_iter()
        .find(|row| row.id == id)
        .ok_or(Stop::NotFound)
}

async fn form(State(service): Shared, me: Administrator, Path(id): Path<String>) -> Outcome {
    page(&VetPage {
        shell: Shell::new(&service, Some(me.person()), &say("vet-title")).at("/practice"),
        licence: find(&service, &id).await?,
        form: Fields::default().with("on", today(&service).to_string()),
        problems: Problems::new(),
    })
}

async fn send(
    State(service): Shared,
    me: Administrator,
    Path(id): Path<String>,
    form: Fields,
) -> Outcome {
    let licence = find(&service, &id).await?;
    let mut problems = Problems::new();
    let verified = form.get("verdict") == "verified";
    problems.unless(
        verified || form.get("verdict") == "refused",
        "verdict",
        &say("vet-found-missing"),
    );
    problems.unless(form.has("place"), "place", &say("vet-place-missing"));
    problems.unless(
        verified || form.has("reason"),
        "reason",
        &say("vet-reason-missing"),
    );
    let on = form
        .get("on")
        .parse::<Date>()
        .ok()
        .filter(|on| *on <= today(&service));
    problems.unless(on.is_some(), "on", &say("vet-on-missing"));
    let (Some(on), true) = (on, problems.is_empty()) else {
        return page_with_problems(&VetPage {
            shell: Shell::new(&service, Some(me.person()), &say("vet-title")).at("/practice"),
            licence,
            form,
            problems,
        });
    };
    let vetted = Vetted {
        verified,
        on,
        by: me.name().to_owned(),
        place: form.get("place").to_owned(),
        reason: form.get("reason").to_owned(),
    };
    let id = id.parse().map_err(|_| Stop::NotFound)?;
    acts::vet(&service, &me, id, &vetted).await?;
    let mut tx = service.db.begin().await?;
    jobs::tell(&mut tx, &service, licence.therapist, "/profile").await?;
    tx.commit().await?;
    go("/practice/therapists?said=vetted")
}
