//! The page on which whoever left changes what the other will be told, and when, as long as it was not said.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;

use super::leave_pages::{LONGEST_WAIT, choice, marked, told, when};
use super::partings::{Parting, Wording};
use super::retelling;
use crate::accounts::{self, Client};
use crate::db::Conn;
use crate::episodes;
use crate::languages::say;
use crate::service::Service;
use crate::web::when as days;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/partner/told", get(form).post(change))
}

#[derive(Template)]
#[template(path = "pairing/told.html")]
struct ToldPage {
    shell: Shell,
    partner: String,
    told: Vec<Choice>,
    when: Vec<Choice>,
    problems: Problems,
}

/// When it can be told: where something is to be told already, then, or at another time.
fn times(parting: &Parting, me: &Client) -> Vec<Choice> {
    let waits = parting.wording != Wording::Nothing;
    let day = days::day(parting.tell_at, me.zone());
    let kept = waits.then(|| choice("kept", say("told-as-it-is").with("day", day), "", true));
    let mut times: Vec<Choice> = kept.into_iter().chain(when()).collect();
    for (at, time) in times.iter_mut().enumerate() {
        time.chosen = at == 0;
    }
    times
}

async fn told_page(
    conn: &mut Conn,
    service: &Service,
    me: &Client,
    sent: &Fields,
) -> Result<ToldPage, Stop> {
    let parting = retelling::unsaid_of(conn, service, me).await?;
    let parting = parting.ok_or(Stop::NotFound)?;
    let theirs = episodes::episode_of(conn, parting.stayer).await?;
    let has_joint = theirs.is_some_and(|theirs| theirs.joint.is_some());
    let now = match parting.wording {
        Wording::GoesOn => "goes-on",
        Wording::AskTherapist => "ask-therapist",
        Wording::Nothing => "nothing",
    };
    Ok(ToldPage {
        shell: Shell::new(service, Some(me.person()), &say("told-title")).at("/home"),
        partner: accounts::person(conn, service, parting.stayer).await?.name,
        told: marked(marked(told(me.name(), has_joint), now), sent.get("told")),
        when: marked(times(&parting, me), sent.get("when")),
        problems: Problems::new(),
    })
}

async fn form(State(service): Shared, me: Client) -> Outcome {
    let mut conn = service.db.read().await?;
    page(&told_page(&mut conn, &service, &me, &Fields::default()).await?)
}

async fn change(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let days = form.get("when").parse().ok();
    let days = days.map(|days| i64::clamp(days, 0, LONGEST_WAIT));
    let wording = Wording::of(form.get("told"));
    match retelling::tell_otherwise(&service, &me, wording, days).await {
        Err(Stop::Unreadable) => {
            let mut conn = service.db.read().await?;
            let mut shown = told_page(&mut conn, &service, &me, &form).await?;
            shown.problems.add("told", say("told-must-be"));
            page_with_problems(&shown)
        }
        done => {
            done?;
            go("/home?said=told-otherwise")
        }
    }
}
