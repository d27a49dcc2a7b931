//! A therapist's page of their calendars elsewhere.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::{get, post};
use jiff::SignedDuration;
use reqwest::Url;
use serde::Deserialize;

use super::{Added, COUNTS_FOR, Calendar, MOST, Source, acts, store};
use crate::accounts::{self, Network, Therapist};
use crate::db::Id;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/calendars", get(show).post(add))
        .route("/calendars/read", post(read))
        .route("/calendars/switch", post(switch))
        .route("/calendars/remove", post(remove))
}

/// A calendar, as its owner reads of it.
struct Line {
    id: String,
    /// The host it is at: the rest of its address may be a secret.
    host: String,
    caldav: bool,
    on: bool,
    /// When it was last read well; empty for never.
    read_at: String,
    left_out: usize,
    trouble: String,
    /// Until when what was read counts; empty where it does not (any more).
    counts_until: String,
}

#[derive(Template)]
#[template(path = "outside/calendars.html")]
struct CalendarsPage {
    shell: Shell,
    lines: Vec<Line>,
    full: bool,
    most: usize,
    days: i64,
    minutes: u32,
    form: Fields,
    problems: Problems,
}

const SAID: &[(&str, &str)] = &[
    ("read", "calendars-said-read"),
    ("not-read", "calendars-said-not-read"),
    ("off", "calendars-said-off"),
    ("removed", "calendars-said-removed"),
];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

fn host(source: &Source) -> String {
    let url = Url::parse(source.address()).ok();
    let host = url.and_then(|url| url.host_str().map(str::to_owned));
    host.unwrap_or_default()
}

fn line(service: &Service, me: &Therapist, calendar: &Calendar) -> Line {
    let now = service.clock.now();
    let words = |at| when::short(at, me.zone(), now);
    let until = |at| words(at + SignedDuration::from_hours(24 * COUNTS_FOR));
    let kept = &calendar.kept;
    let counts = kept.read_at.filter(|_| calendar.counts(now));
    Line {
        id: calendar.id.to_string(),
        host: host(&kept.source),
        caldav: kept.source.is_caldav(),
        on: calendar.due.is_some(),
        read_at: kept.read_at.map(words).unwrap_or_default(),
        left_out: kept.left_out,
        trouble: kept
            .trouble
            .map_or_else(String::new, |trouble| trouble.words().into()),
        counts_until: counts.map(until).unwrap_or_default(),
    }
}

async fn calendars_page(
    service: &Service,
    me: &Therapist,
    form: Fields,
    problems: Problems,
) -> Result<CalendarsPage, Stop> {
    let mut conn = service.db.read().await?;
    let all = store::of_therapist(&mut conn, service, me.account()).await?;
    Ok(CalendarsPage {
        shell: Shell::new(
            service,
            Some(me.person()),
            &say("appointments-elsewhere-link"),
        )
        .at("/appointments"),
        lines: all.iter().map(|one| line(service, me, one)).collect(),
        full: all.len() >= MOST,
        most: MOST,
        days: COUNTS_FOR,
        minutes: service.settings.calendar_every.max(1),
        form,
        problems,
    })
}

async fn show(State(service): Shared, me: Therapist, Query(asked): Query<Asked>) -> Outcome {
    let mut shown = calendars_page(&service, &me, Fields::default(), Problems::new()).await?;
    shown.shell = shown.shell.said(asked.said.as_deref(), SAID);
    page(&shown)
}

/// Counts a reading that somebody asked for: each makes this server speak to another.
async fn may_read(service: &Service, from: Network) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let now = service.clock.now();
    let counted = from
        .may(&mut tx, service, accounts::Deed::ReadCalendar, now)
        .await;
    tx.commit().await?;
    counted
}

/// What the form says, and the field of its address.
fn source(form: &Fields, problems: &mut Problems) -> (Source, &'static str) {
    let caldav = form.get("kind") == "caldav";
    let field = if caldav { "place" } else { "address" };
    let address = form.get(field).to_owned();
    problems.unless(
        !address.is_empty(),
        field,
        &say("calendars-address-missing"),
    );
    if !caldav {
        return (Source::File { address }, field);
    }
    let (user, password) = (form.get("user").to_owned(), form.raw("password").to_owned());
    let short = |text: &str| (1..=300).contains(&text.len());
    problems.unless(short(&user), "user", &say("calendars-user-missing"));
    problems.unless(
        short(&password),
        "password",
        &say("calendars-password-missing"),
    );
    (
        Source::CalDav {
            address,
            user,
            password,
        },
        field,
    )
}

async fn add(State(service): Shared, me: Therapist, from: Network, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let (source, field) = source(&form, &mut problems);
    if problems.is_empty() {
        may_read(&service, from).await?;
        match acts::add(&service, &me, source).await? {
            Added::Yes(id) => return read_it(&service, &me, id).await,
            Added::Wrong(trouble) => problems.add(field, trouble.words()),
            Added::Full => {
                problems.add(field, say("calendars-full-problem").with("most", MOST));
            }
        }
    }
    page_with_problems(&calendars_page(&service, &me, form, problems).await?)
}

async fn read_it(service: &Service, me: &Therapist, id: Id<Calendar>) -> Outcome {
    match acts::read_now(service, me, id).await? {
        None => go("/calendars?said=read"),
        Some(_) => go("/calendars?said=not-read"),
    }
}

fn which(form: &Fields) -> Result<Id<Calendar>, Stop> {
    form.get("calendar").parse().map_err(|_| Stop::NotFound)
}

async fn read(State(service): Shared, me: Therapist, from: Network, form: Fields) -> Outcome {
    let id = which(&form)?;
    may_read(&service, from).await?;
    read_it(&service, &me, id).await
}

async fn switch(State(service): Shared, me: Therapist, from: Network, form: Fields) -> Outcome {
    let (id, on) = (which(&form)?, form.get("on") == "yes");
    acts::switch(&service, &me, id, on).await?;
    if !on {
        return go("/calendars?said=off");
    }
    may_read(&service, from).await?;
    read_it(&service, &me, id).await
}

async fn remove(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    acts::remove(&service, &me, which(&form)?).await?;
    go("/calendars?said=removed")
}
