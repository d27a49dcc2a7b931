//! The pages of pairings: the short list for a client, answers of a therapist.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use axum::{Extension, Router};
use serde::Deserialize;

use super::summaries::{self, Wanted};
use super::{
    CHANGES, Card, acts, end_pages, exclusion_pages, exclusions, kept_apart_pages, leave_pages,
    past_pages, pause_pages, retelling_pages, store, suggestions, winding_pages,
};
use crate::accounts::{self, Client, Therapist};
use crate::episodes::{self, Joined, Past};
use crate::intake::Content;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

/// The pages of this room. The safety screen in `content` says which answers hold a joint space back.
pub fn routes(content: Arc<Content>) -> Router<Arc<Service>> {
    Router::new()
        .route("/match", get(list).post(choose))
        .route("/match/withdraw", post(withdraw))
        .route("/invited/{token}/join", post(join))
        .route("/match/change", get(change_form).post(change))
        .route("/caseload/answer", post(answer))
        .route("/caseload/joint", post(open_joint))
        .merge(end_pages::routes())
        .merge(exclusion_pages::routes())
        .merge(kept_apart_pages::routes())
        .merge(past_pages::routes())
        .merge(leave_pages::routes())
        .merge(retelling_pages::routes())
        .merge(winding_pages::routes())
        .merge(pause_pages::routes())
        .merge(summaries::routes())
        .layer(Extension(content))
}

#[derive(Template)]
#[template(path = "pairing/list.html")]
struct ListPage {
    shell: Shell,
    cards: Vec<Card>,
    /// Whether something was written before that a new therapist need not read.
    has_past: bool,
    /// The summaries that go along, by who writes or wrote them.
    along: Vec<String>,
    /// Where a client decides that.
    summaries: String,
}

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("alone", "match-said-alone")];

async fn list(State(service): Shared, me: Client, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    if store::of_client(&mut conn, me.account()).await?.is_some() {
        return go("/home");
    }
    let found = suggestions(&mut conn, &service, &me).await?;
    let private = episodes::private_space_of(&mut conn, me.account()).await?;
    let first = match private {
        Some(private) => episodes::first_current_generation(&mut conn, private).await?,
        None => 1,
    };
    let along = match private {
        Some(private) => summaries::along(&mut conn, &service, private).await?,
        None => Vec::new(),
    };
    page(&ListPage {
        along,
        summaries: private.map_or_else(String::new, |space| format!("/rooms/{space}/summaries")),
        shell: Shell::new(&service, Some(me.person()), &say("match-title"))
            .at("/home")
            .said(said.said.as_deref(), SAID),
        cards: found.into_iter().map(Card::of).collect(),
        has_past: first > 1,
    })
}

async fn choose(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let therapist = form.get("therapist").parse().map_err(|_| Stop::NotFound)?;
    let past = match form.get("past") {
        "all" => Past::All,
        _ => Past::SinceTheLast,
    };
    acts::choose(&service, &me, therapist, past).await?;
    go("/home?said=chosen")
}

async fn withdraw(State(service): Shared, me: Client) -> Outcome {
    acts::withdraw(&service, &me).await?;
    go("/match")
}

#[derive(Template)]
#[template(path = "pairing/change.html")]
struct ChangePage {
    shell: Shell,
    /// Whether the therapist they have, who is named, is to write a summary.
    summary: Option<(String, Vec<Choice>)>,
    days: i64,
    reasons: Vec<Choice>,
}

async fn change_form(State(service): Shared, me: Client) -> Outcome {
    let mut conn = service.db.read().await?;
    let pairing = store::of_client(&mut conn, me.account()).await?;
    let summary = match pairing.filter(|pairing| pairing.accepted) {
        Some(pairing) => {
            let therapist = accounts::person(&mut conn, &service, pairing.therapist).await?;
            Some((therapist.name.clone(), wanted(&therapist.name)))
        }
        None => None,
    };
    page(&ChangePage {
        shell: Shell::new(&service, Some(me.person()), &say("change-title")).at("/home"),
        summary,
        reasons: Fields::default().choices_said("reason", CHANGES),
        days: summaries::DAYS,
    })
}

/// What can be asked of the therapist one leaves; nothing, unless it is chosen.
fn wanted(therapist: &str) -> Vec<Choice> {
    let mut choices = vec![Choice {
        value: "no".to_owned(),
        label: say("change-no-summary").into(),
        hint: say("change-no-summary-hint").into(),
        chosen: true,
    }];
    choices.extend(summaries::wanted(therapist));
    choices
}

async fn change(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let wanted = Wanted::of(form.get("summary"));
    let left = store::of_client(&mut *service.db.read().await?, me.account()).await?;
    acts::change(&service, &me, wanted, form.get("reason")).await?;
    if let Some(left) = left.filter(|_| form.get("again") == "no") {
        exclusions::exclude(&service, &me, left.therapist, true).await?;
    }
    go(match wanted {
        Wanted::Nothing => "/home?said=changed",
        Wanted::ReadFirst | Wanted::PassedOn => "/home?said=changed-asked",
    })
}

async fn join(State(service): Shared, me: Client, Path(token): Path<String>) -> Outcome {
    match acts::join_partner(&service, &me, &token).await? {
        Joined::Yes(_) => go("/home?said=joined"),
        // Its page says why not.
        Joined::InCouple | Joined::Own => go(&format!("/invited/{token}")),
    }
}

async fn answer(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let id = form.get("pairing").parse().map_err(|_| Stop::NotFound)?;
    if form.get("answer") == "accept" {
        acts::accept(&service, &me, id).await?;
        return go("/caseload?said=accepted");
    }
    let never_again = form.get("answer") == "never";
    acts::decline(&service, &me, id, never_again, form.get("reason")).await?;
    go("/caseload?said=declined")
}

async fn open_joint(
    State(service): Shared,
    Extension(content): Extension<Arc<Content>>,
    me: Therapist,
    form: Fields,
) -> Outcome {
    let client = form.get("client").parse().map_err(|_| Stop::NotFound)?;
    acts::open_joint(&service, content.safety.here(), &me, client).await?;
    go("/caseload?said=opened")
}
