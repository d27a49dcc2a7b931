//! The pages of couples: inviting a partner, agreeing to a joint space.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use super::{acts, invitations, invited_pages, pauses, store};
use crate::accounts::{self, Client, Deed, Network};
use crate::jobs::{self, Letter, To};
use crate::languages::{say, spoken};
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/partner", get(partner).post(invite))
        .route("/partner/revoke", post(revoke))
        .route("/partner/consent", post(consent))
        .merge(invited_pages::routes())
}

#[derive(Template)]
#[template(path = "episodes/partner.html")]
struct PartnerPage {
    shell: Shell,
    partner: Option<String>,
    consented: bool,
    /// Whether the joint space is open, where they have one.
    joint: Option<bool>,
    /// Whether this client has paused it.
    paused: bool,
    /// Whether they had one before.
    had_joint: bool,
    waiting: Option<String>,
    sent_to: Option<String>,
    link: Option<String>,
    form: Fields,
    problems: Problems,
}

const SAID: &[(&str, &str)] = &[
    ("revoked", "partner-said-revoked"),
    ("consent", "partner-said-saved"),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

async fn partner_page(
    service: &Service,
    me: &Client,
    said: Option<&str>,
) -> Result<PartnerPage, Stop> {
    let mut conn = service.db.read().await?;
    let episode = store::episode_of(&mut conn, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    let open = invitations::open_of(&mut conn, service, episode.id, service.clock.now()).await?;
    let partner = match episode.seeming_partner(me.account()) {
        Some(partner) => Some(accounts::person(&mut conn, service, partner).await?.name),
        None => None,
    };
    let (mut joint, mut paused) = (None, false);
    if let Some(space) = episode.joint {
        joint = Some(pauses::is_open(&mut conn, space).await?);
        paused = pauses::has_paused(&mut conn, space, me.account()).await?;
    }
    Ok(PartnerPage {
        shell: Shell::new(service, Some(me.person()), &say("partner-title"))
            .at("/home")
            .said(said, SAID),
        partner,
        consented: episode
            .client(me.account())
            .is_some_and(|mine| mine.consented_at.is_some()),
        joint,
        paused,
        had_joint: !store::joint_spaces_of(&mut conn, me.account())
            .await?
            .is_empty(),
        waiting: open.as_ref().map(|open| when::day(open.expires, me.zone())),
        sent_to: open.and_then(|open| open.email),
        link: None,
        form: Fields::default(),
        problems: Problems::new(),
    })
}

async fn partner(State(service): Shared, me: Client, Query(said): Query<Said>) -> Outcome {
    page(&partner_page(&service, &me, said.said.as_deref()).await?)
}

async fn invite(State(service): Shared, me: Client, from: Network, form: Fields) -> Outcome {
    let email = Some(form.get("email")).filter(|email| !email.is_empty());
    if let Some(problem) = email.and_then(accounts::email_problem) {
        let mut shown = partner_page(&service, &me, None).await?;
        shown.problems.add("email", problem);
        shown.form = form;
        return page_with_problems(&shown);
    }
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let token = invitations::invite(&mut tx, &service, &me, email, now).await?;
    let path = format!("/invited/{token}");
    if let Some(email) = email {
        from.may(&mut tx, &service, Deed::MailInvitation, now)
            .await?;
        let to = To::Address(email.to_owned(), spoken().chosen);
        jobs::mail(&mut tx, &service, Letter::PartnerInvitation, to, &path, now).await?;
    }
    tx.commit().await?;
    let mut shown = partner_page(&service, &me, None).await?;
    shown.link = Some(service.link(&path));
    page(&shown)
}

async fn revoke(State(service): Shared, me: Client) -> Outcome {
    let mut tx = service.db.begin().await?;
    let episode = store::episode_of(&mut tx, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    invitations::revoke(&mut tx, episode.id, service.clock.now()).await?;
    tx.commit().await?;
    go("/partner?said=revoked")
}

async fn consent(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let mut tx = service.db.begin().await?;
    acts::consent(
        &mut tx,
        &me,
        form.get("consent") == "yes",
        service.clock.now(),
    )
    .await?;
    tx.commit().await?;
    go("/home")
}
