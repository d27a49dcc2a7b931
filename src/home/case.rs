//! One client, for their therapist: what they answered before, what the joint space waits for.
//!
//! What must stay true: that answers are read is noted before they are shown.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Extension, Router};

use super::client::{Room, room};
use super::parting;
use super::winding::{self, Question};
use crate::accounts::{self, Account, Therapist};
use crate::audit::{self, Note};
use crate::consents;
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, enter};
use crate::intake::{self, Content, Given, given};
use crate::languages::say;
use crate::lists;
use crate::pairing::{self, JointState};
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page, when};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/caseload/{client}", get(client))
}

/// One time the safety screen was answered. All are shown: a later answer, perhaps not a free one, must
/// not hide an earlier one.
struct Screened {
    at: String,
    new: bool,
    concerns: Vec<String>,
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
    /// What they signed, and when.
    agreed: Vec<Given>,
    joint: Option<JointState>,
    partner: Option<String>,
    may_open: bool,
    /// That the couple parted, and what the other knows of it.
    parted: Option<String>,
    /// Whether summaries of earlier work were passed on to this therapist.
    has_summaries: bool,
    /// That the work with them ends by itself, and whether they ask to go on.
    winding: Option<(Question, bool)>,
}

/// Notes that a therapist reads a client's answers, and marks the safety screens as read.
async fn note_opened(
    service: &Service,
    member: &Membership,
    safety: &[intake::Opened],
    has_start: bool,
) -> Result<(), Stop> {
    let opened = |deed| Note::by(member.account(), deed).within(member.space());
    let safety_opened = (!safety.is_empty()).then(|| opened(audit::Deed::SafetyOpened));
    let start_opened = has_start.then(|| opened(audit::Deed::QuestionnaireOpened));
    let notes = safety_opened.into_iter().chain(start_opened);
    audit::visit(service, notes.collect()).await?;
    let unread = safety.iter().filter(|opened| opened.read_at.is_none());
    let unread: Vec<_> = unread.collect();
    if unread.is_empty() {
        return Ok(());
    }
    let mut tx = service.db.begin().await?;
    for opened in unread {
        intake::mark_read(&mut tx, opened.id, service.clock.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// How a client stands with the texts that are theirs to sign.
async fn agreed(
    conn: &mut Conn,
    me: &Therapist,
    member: &Membership,
    client: Id<Account>,
) -> Result<Vec<Given>, Stop> {
    let mut list = Vec::new();
    for one in consents::standing(conn, member, client).await? {
        let answer = match (&one.held, &one.last) {
            (Some(held), _) => {
                let day = when::day(held.at, me.zone());
                say("case-signed").with("day", day).with("name", &held.name)
            }
            (None, Some(last)) => match last.withdrawn_at {
                Some(at) => say("case-withdrawn").with("day", when::day(at, me.zone())),
                None => say("case-signed-before"),
            },
            (None, None) => say("case-signed-not"),
        };
        if one.asked {
            let question = consents::title(conn, one.text).await?;
            let answer = answer.into();
            list.push(Given { question, answer });
        }
    }
    Ok(list)
}

async fn client(
    State(service): Shared,
    Extension(content): Extension<Arc<Content>>,
    me: Therapist,
    Path(client): Path<String>,
) -> Outcome {
    let client: Id<Account> = client.parse().map_err(|_| Stop::NotFound)?;
    let mut conn = service.db.read().await?;
    if !pairing::is_theirs(&mut conn, &me, client).await? {
        return Err(Stop::NotFound);
    }
    let episode = episodes::episode_of(&mut conn, client)
        .await?
        .ok_or(Stop::NotFound)?;
    let private = episode.client(client).ok_or(Stop::NotFound)?.private;
    let member = enter(&mut conn, &me, private).await?;
    let safety = intake::answered(&mut conn, &member, "safety").await?;
    let mut start = Vec::new();
    for (name, questionnaire) in [
        ("start", content.start.here()),
        ("partner", content.partner.here()),
    ] {
        if let Some(opened) = intake::answered(&mut conn, &member, name).await?.first() {
            start = given(questionnaire, &opened.answers);
        }
    }
    drop(conn);
    note_opened(&service, &member, &safety, !start.is_empty()).await?;
    let mut conn = service.db.read().await?;
    let partner = pairing::partner_seen(&mut conn, &service, &me, (&episode, client)).await?;
    let joint = match partner {
        Some(_) => {
            let safety = content.safety.here();
            Some(pairing::joint_state(&mut conn, &service, safety, &me, &episode).await?)
        }
        None => None,
    };
    let screened = |opened: &intake::Opened| Screened {
        at: when::short(opened.at, me.zone(), service.clock.now()),
        new: opened.read_at.is_none(),
        concerns: content
            .safety
            .here()
            .raised(&opened.answers)
            .into_iter()
            .map(intake::concern_words)
            .collect(),
        given: given(content.safety.here(), &opened.answers),
    };
    let safety = safety.iter().map(screened).collect();
    let name = accounts::person(&mut conn, &service, client).await?.name;
    let agreed = agreed(&mut conn, &me, &member, client).await?;
    let summaries = pairing::summaries_of(&mut conn, &service, &member).await?;
    page(&CasePage {
        shell: Shell::new(&service, Some(me.person()), &name).at("/caseload"),
        client: client.to_string(),
        unlicensed: !pairing::is_licensed(&mut conn, &service, client, me.account()).await?,
        place: lists::place(
            &intake::profile_of(&mut conn, &service, client)
                .await?
                .jurisdiction,
        ),
        room: room(&mut conn, &service, &me, private).await?,
        safety,
        start,
        agreed,
        has_summaries: !summaries.is_empty(),
        may_open: joint.as_ref().is_some_and(JointState::may_open),
        joint,
        partner,
        name,
        winding: winding::for_therapist(&mut conn, &service, &me, client).await?,
        parted: parting::for_therapist(&mut conn, &service, &me, (&episode, client)).await?,
    })
}
