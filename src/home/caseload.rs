//! A therapist's caseload: who asks, who wrote, whose answers wait.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use axum::{Extension, Router};
use measures::{Answers, Questionnaire};
use serde::Deserialize;

use super::alerts::{self, AlertsPart};
use super::client::{Room, room};
use crate::accounts::{self, Account, Therapist};
use crate::db::{Conn, Id};
use crate::episodes::{self, enter};
use crate::intake::{self, Content, ScreenState};
use crate::lists;
use crate::pairing::{self, JointState, Pairing};
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page, when};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/caseload", get(caseload))
        .route("/caseload/{client}", get(client))
}

struct Asking {
    pairing: String,
    name: String,
    form: &'static str,
    place: String,
    goals: String,
    since: String,
}

struct Seen {
    client: String,
    name: String,
    with: Option<String>,
    screen: &'static str,
    waits: bool,
    room: Room,
    joint: Option<Room>,
}

#[derive(Template)]
#[template(path = "home/caseload.html")]
struct CaseloadPage {
    shell: Shell,
    alerts: AlertsPart,
    asking: Vec<Asking>,
    clients: Vec<Seen>,
}

const SAID: &[(&str, &str)] = &[
    (
        "accepted",
        "You accepted. You can read this client’s private space now.",
    ),
    (
        "declined",
        "You declined. The client was told that they can choose someone else.",
    ),
    (
        "opened",
        "The joint space is open. Both partners were told.",
    ),
    (
        "ended",
        "The work is ended. They were told that there is news.",
    ),
    (
        "unfit",
        "This cannot be accepted now: look at your licences, languages and free places.",
    ),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

async fn asking(
    conn: &mut Conn,
    service: &Service,
    me: &Therapist,
    pairing: &Pairing,
) -> Result<Asking, Stop> {
    let profile = intake::profile_of(conn, service, pairing.client).await?;
    let episode = episodes::episode_of(conn, pairing.client)
        .await?
        .ok_or(Stop::NotFound)?;
    let goals = profile
        .goals
        .iter()
        .map(|goal| lists::name_of(matching::GOALS, goal));
    Ok(Asking {
        pairing: pairing.id.to_string(),
        name: accounts::person(conn, service, pairing.client).await?.name,
        form: episode.form.as_str(),
        place: profile.jurisdiction.name(),
        goals: goals.collect::<Vec<_>>().join(", "),
        since: when::short(pairing.chosen_at, me.zone(), service.clock.now()),
    })
}

fn screen_words(state: ScreenState) -> &'static str {
    match state {
        ScreenState::Due => "Safety questions not answered yet",
        ScreenState::Waiting => "Safety answers to read",
        ScreenState::Read => "Safety answers read",
    }
}

async fn seen(
    conn: &mut Conn,
    service: &Service,
    me: &Therapist,
    client: Id<Account>,
) -> Result<Seen, Stop> {
    let episode = episodes::episode_of(conn, client)
        .await?
        .ok_or(Stop::NotFound)?;
    let mine = episode.client(client).ok_or(Stop::NotFound)?;
    let screen = pairing::screen_of(conn, &episode, mine).await?;
    let with = match episode.partner(client) {
        Some(partner) => Some(accounts::person(conn, service, partner.account).await?.name),
        None => None,
    };
    let joint = match episode.joint {
        Some(joint) => room(conn, service, me, joint).await.ok(),
        None => None,
    };
    Ok(Seen {
        client: client.to_string(),
        name: accounts::person(conn, service, client).await?.name,
        with,
        screen: screen_words(screen),
        waits: screen == ScreenState::Waiting,
        room: room(conn, service, me, mine.private).await?,
        joint,
    })
}

async fn caseload(State(service): Shared, me: Therapist, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let (mut asks, mut clients) = (Vec::new(), Vec::new());
    for pairing in pairing::of_therapist(&mut conn, me.account()).await? {
        if pairing.accepted {
            clients.push(seen(&mut conn, &service, &me, pairing.client).await?);
        } else {
            asks.push(asking(&mut conn, &service, &me, &pairing).await?);
        }
    }
    clients.sort_by_key(|client| (!client.waits, client.room.unread == 0));
    page(&CaseloadPage {
        shell: Shell::new(&service, Some(me.person()), "Caseload")
            .at("/caseload")
            .said(said.said.as_deref(), SAID),
        alerts: alerts::part(&mut conn, &service, &me).await?,
        asking: asks,
        clients,
    })
}

struct Given {
    question: String,
    answer: String,
}

/// One time the safety screen was answered. All are shown: a later answer, perhaps not a free one, must
/// not hide an earlier one.
struct Screened {
    at: String,
    new: bool,
    concerns: Vec<&'static str>,
    given: Vec<Given>,
}

#[derive(Template)]
#[template(path = "home/case.html")]
struct CasePage {
    shell: Shell,
    client: String,
    name: String,
    place: String,
    unlicensed: bool,
    room: Room,
    safety: Vec<Screened>,
    start: Vec<Given>,
    joint: Option<JointState>,
    partner: Option<String>,
    may_open: bool,
}

/// Answers in the words they were given in.
fn given(questionnaire: &Questionnaire, answers: &Answers) -> Vec<Given> {
    let mut list = Vec::new();
    for item in questionnaire.items() {
        let answers = answers.get(&item.link_id);
        if answers.is_empty() {
            continue;
        }
        // Some codes are of a list of the service's own.
        let listed = |code: &str| {
            let list = lists::list(item.list()?)?;
            let known = list.into_iter().find(|(known, _)| known == code);
            known.map(|(_, name)| name)
        };
        let named = |answer: &measures::Answer| {
            let listed = answer.as_code().and_then(listed);
            listed.unwrap_or_else(|| item.words(answer))
        };
        list.push(Given {
            question: item.text.clone(),
            answer: answers.iter().map(named).collect::<Vec<_>>().join(", "),
        });
    }
    list
}

async fn client(
    State(service): Shared,
    Extension(content): Extension<Arc<Content>>,
    me: Therapist,
    Path(client): Path<String>,
) -> Outcome {
    let client: Id<Account> = client.parse().map_err(|_| Stop::NotFound)?;
    let mut conn = service.db.read().await?;
    let pairing = pairing::of_client(&mut conn, client).await?;
    pairing
        .filter(|p| p.accepted && p.therapist == me.account())
        .ok_or(Stop::NotFound)?;
    let episode = episodes::episode_of(&mut conn, client)
        .await?
        .ok_or(Stop::NotFound)?;
    let private = episode.client(client).ok_or(Stop::NotFound)?.private;
    let member = enter(&mut conn, &me, private).await?;
    let safety = intake::answered(&mut conn, &member, "safety").await?;
    let unread: Vec<_> = safety
        .iter()
        .filter(|opened| opened.read_at.is_none())
        .collect();
    if !unread.is_empty() {
        let mut tx = service.db.begin().await?;
        for opened in unread {
            intake::mark_read(&mut tx, opened.id, service.clock.now()).await?;
        }
        tx.commit().await?;
    }
    let mut start = Vec::new();
    for (name, questionnaire) in [("start", &content.start), ("partner", &content.partner)] {
        if let Some(opened) = intake::answered(&mut conn, &member, name).await?.first() {
            start = given(questionnaire, &opened.answers);
        }
    }
    let partner = match episode.partner(client) {
        Some(partner) => Some(
            accounts::person(&mut conn, &service, partner.account)
                .await?
                .name,
        ),
        None => None,
    };
    let joint = match partner {
        Some(_) => Some(pairing::joint_state(&mut conn, &me, &episode).await?),
        None => None,
    };
    let screened = |opened: &intake::Opened| Screened {
        at: when::short(opened.at, me.zone(), service.clock.now()),
        new: opened.read_at.is_none(),
        concerns: content
            .safety
            .raised(&opened.answers)
            .into_iter()
            .map(intake::concern_words)
            .collect(),
        given: given(&content.safety, &opened.answers),
    };
    let safety = safety.iter().map(screened).collect();
    let name = accounts::person(&mut conn, &service, client).await?.name;
    page(&CasePage {
        shell: Shell::new(&service, Some(me.person()), &name).at("/caseload"),
        client: client.to_string(),
        unlicensed: !pairing::is_licensed(&mut conn, &service, client, me.account()).await?,
        place: intake::profile_of(&mut conn, &service, client)
            .await?
            .jurisdiction
            .name(),
        room: room(&mut conn, &service, &me, private).await?,
        safety,
        start,
        may_open: joint.as_ref().is_some_and(JointState::may_open),
        joint,
        partner,
        name,
    })
}
