//! The page of a proposal: who could be offered whom, what it asks of whom, and sending it, changed or not.
//!
//! What must stay true: nothing on it tells who somebody is, or what they wish.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};

use super::offering::{self, Sent};
use super::proposal_words::{self, about, fit_words, meaning, nothing, place_words};
use super::proposals::{self, Line, Proposal};
use super::{Making, making};
use crate::accounts::{self, Account, Administrator};
use crate::db::{Conn, Id};
use crate::languages::{Said, say};
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page, when};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/practice/waiting/propose", post(propose))
        .route("/practice/waiting/proposal", get(show))
        .route("/practice/waiting/send", post(send))
}

/// How many therapists are shown for somebody besides those proposed.
const SHOWN: usize = 5;

/// A therapist somebody could be offered.
struct Choosable {
    value: String,
    id: String,
    label: String,
    chosen: bool,
}

/// A couple or one person as the page shows them.
struct Shown {
    title: Said,
    /// What its offers are, to whom.
    offer_to: Said,
    about: String,
    options: Vec<Choosable>,
    /// What the proposal means for them.
    words: String,
    more: usize,
}

#[derive(Template)]
#[template(path = "waiting/proposal.html")]
struct ProposalPage {
    shell: Shell,
    id: String,
    made: String,
    making: Option<(usize, usize)>,
    stalled: bool,
    lines: Vec<Shown>,
    /// With whom one more place would help, and how.
    places: Vec<String>,
    offered: usize,
    /// Why nothing can be offered to anybody; empty where something can.
    nothing: String,
}

/// Names of therapists, each looked up once.
#[derive(Default)]
struct Names(BTreeMap<Id<Account>, String>);

impl Names {
    async fn of(
        &mut self,
        conn: &mut Conn,
        service: &Service,
        account: Id<Account>,
    ) -> Result<String, Stop> {
        if let Some(name) = self.0.get(&account) {
            return Ok(name.clone());
        }
        let name = match accounts::person(conn, service, account).await {
            Ok(person) => person.name,
            Err(Stop::NotFound) => say("proposal-gone").into(),
            Err(stop) => return Err(stop),
        };
        self.0.insert(account, name.clone());
        Ok(name)
    }
}

async fn shown(
    conn: &mut Conn,
    service: &Service,
    names: &mut Names,
    (at, line): (usize, &Line),
) -> Result<Shown, Stop> {
    let mut fits: Vec<(Id<Account>, u32)> = line.fits.clone();
    let more = fits.len().saturating_sub(SHOWN);
    let (mut first, rest): (Vec<_>, Vec<_>) = fits
        .drain(..)
        .partition(|(therapist, _)| line.offered.contains(therapist));
    first.extend(rest.into_iter().take(SHOWN));
    let mut options = Vec::new();
    for (which, (therapist, fit)) in first.into_iter().enumerate() {
        let name = names.of(conn, service, therapist).await?;
        options.push(Choosable {
            value: format!("{}:{therapist}", line.episode),
            id: format!("offer-{at}-{which}"),
            label: format!("{name}, {}", fit_words(fit)),
            chosen: line.offered.contains(&therapist),
        });
    }
    Ok(Shown {
        title: proposal_words::numbers("proposal-numbers", &line.numbers),
        offer_to: proposal_words::numbers("proposal-offer-to", &line.numbers),
        about: about(line),
        options,
        words: meaning(line).into(),
        more,
    })
}

async fn propose(State(service): Shared, me: Administrator) -> Outcome {
    match making::propose(&service, &me).await? {
        Making::Made | Making::Goes => go("/practice/waiting/proposal"),
    }
}

async fn show(State(service): Shared, me: Administrator) -> Outcome {
    let mut conn = service.db.read().await?;
    let Some(kept) = proposals::newest(&mut conn, &service).await? else {
        return go("/practice/waiting");
    };
    let now = service.clock.now();
    let count = |number: i64| usize::try_from(number).unwrap_or(0);
    let mut shown_page = ProposalPage {
        shell: Shell::new(&service, Some(me.person()), &say("proposal-title")).at("/practice"),
        id: kept.id.to_string(),
        made: when::short(kept.made_at, me.zone(), now),
        making: kept
            .is_making(now)
            .then_some((count(kept.done), count(kept.total))),
        stalled: kept.proposal.is_none() && !kept.is_making(now),
        lines: Vec::new(),
        places: Vec::new(),
        offered: 0,
        nothing: String::new(),
    };
    if let Some(proposal) = &kept.proposal {
        let mut names = Names::default();
        for line in proposal.lines.iter().enumerate() {
            let line = shown(&mut conn, &service, &mut names, line).await?;
            shown_page.lines.push(line);
        }
        for (therapist, couple, saves) in &proposal.more {
            let name = names.of(&mut conn, &service, *therapist).await?;
            shown_page.places.push(place_words(&name, *couple, *saves));
        }
        let offered = proposal
            .lines
            .iter()
            .filter(|line| !line.offered.is_empty());
        shown_page.offered = offered.count();
        shown_page.nothing = nothing(&proposal.lines).map_or_else(String::new, String::from);
    }
    page(&shown_page)
}

async fn send(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let id: Id<Proposal> = form.get("proposal").parse().map_err(|_| Stop::NotFound)?;
    let mut chosen = Vec::new();
    for value in form.all("offer") {
        let (episode, therapist) = value.split_once(':').ok_or(Stop::NotFound)?;
        chosen.push((
            episode.parse().map_err(|_| Stop::NotFound)?,
            therapist.parse().map_err(|_| Stop::NotFound)?,
        ));
    }
    let said = match offering::send(&service, &me, id, &chosen).await? {
        Sent::Over => "over",
        Sent::Yes(0, _) => "none",
        Sent::Yes(_, 0) => "sent",
        Sent::Yes(..) => "some",
    };
    go(&format!("/practice/waiting?said={said}"))
}
