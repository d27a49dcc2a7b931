//! The pages of the questionnaire, from the first screen to the account.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{AppendHeaders, IntoResponse};
use axum::routing::get;
use measures::{Questionnaire, Step};
use sealing::SystemEntropy;

use super::drafts::{self, Draft};
use super::screen::{self, Question};
use super::{Content, account_pages, safety_pages, wishes_pages};
use crate::accounts::{Deed, Network};
use crate::episodes::find_invitation;
use crate::help::Lines;
use crate::languages::{Language, Said, say};
use crate::service::Service;
use crate::web::cookie::{self, Kind, Secret};
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes(content: Arc<Content>, lines: Arc<Lines>) -> Router<Arc<Service>> {
    Router::new()
        .route("/start", get(welcome).post(start))
        .route("/start/q/{screen}", get(ask).post(answer))
        .route("/start/not-yet", get(not_yet))
        .merge(account_pages::routes())
        .merge(safety_pages::routes())
        .merge(wishes_pages::routes())
        .layer(axum::Extension(content))
        .layer(axum::Extension(lines))
}

pub(super) type Known = axum::Extension<Arc<Content>>;

#[derive(Template)]
#[template(path = "intake/welcome.html")]
struct WelcomePage {
    shell: Shell,
    going_on: Option<String>,
}

/// The visitor's draft and the secret that opens it.
async fn draft(service: &Service, headers: &HeaderMap) -> Result<Option<(Secret, Draft)>, Stop> {
    let Some(secret) = cookie::read(service, headers, Kind::Draft) else {
        return Ok(None);
    };
    let mut conn = service.db.read().await?;
    let draft = drafts::load(&mut conn, service, &secret, service.clock.now()).await?;
    Ok(draft.map(|draft| (secret, draft)))
}

pub(super) async fn must_draft(
    service: &Service,
    headers: &HeaderMap,
) -> Result<(Secret, Draft), Stop> {
    let found = draft(service, headers).await?;
    found.ok_or_else(|| Stop::Elsewhere("/start".to_owned()))
}

pub(super) fn questionnaire<'a>(content: &'a Content, draft: &Draft) -> &'a Questionnaire {
    match draft.invitation {
        Some(_) => content.partner.here(),
        None => content.start.here(),
    }
}

pub(super) fn next_page(
    questionnaire: &Questionnaire,
    draft: &Draft,
    after: Option<&str>,
) -> String {
    match questionnaire.next(&draft.answers, after) {
        Step::Ask(screen) => format!("/start/q/{}", screen.link_id),
        Step::Ends(_) => "/start/not-yet".to_owned(),
        Step::Done => "/start/account".to_owned(),
    }
}

async fn welcome(State(service): Shared, content: Known, headers: HeaderMap) -> Outcome {
    let found = draft(&service, &headers).await?;
    let going_on = found
        .filter(|(_, draft)| !draft.answers.is_empty())
        .map(|(_, draft)| {
            let questionnaire = questionnaire(&content, &draft);
            let last = questionnaire
                .enabled(&draft.answers)
                .into_iter()
                .rfind(|screen| {
                    let shown = questionnaire.shown(screen, &draft.answers);
                    shown
                        .iter()
                        .any(|item| !draft.answers.get(&item.link_id).is_empty())
                })
                .map(|screen| screen.link_id.clone());
            next_page(questionnaire, &draft, last.as_deref())
        });
    page(&WelcomePage {
        shell: Shell::new(&service, None, &say("start-title")),
        going_on,
    })
}

async fn start(State(service): Shared, content: Known, from: Network, form: Fields) -> Outcome {
    let now = service.clock.now();
    let invitation = Some(form.get("invitation").to_owned()).filter(|token| !token.is_empty());
    let mut tx = service.db.begin().await?;
    from.may(&mut tx, &service, Deed::Begin, now).await?;
    if let Some(token) = &invitation {
        find_invitation(&mut tx, &service, token, now)
            .await?
            .ok_or(Stop::NotFound)?;
    }
    let secret = Secret::new(sealing::random(&mut SystemEntropy));
    let draft = Draft {
        invitation,
        ..Draft::default()
    };
    drafts::save(&mut tx, &service, &secret, &draft, now).await?;
    tx.commit().await?;
    let cookie = cookie::make(&service, Kind::Draft, &secret, drafts::DAYS);
    let next = go(&next_page(questionnaire(&content, &draft), &draft, None))?;
    Ok((AppendHeaders([("set-cookie", cookie.to_string())]), next).into_response())
}

/// A screen of a questionnaire; the safety screen shows it too.
#[derive(Template)]
#[template(path = "intake/screen.html")]
pub(super) struct ScreenPage {
    pub(super) shell: Shell,
    pub(super) action: String,
    pub(super) at: usize,
    pub(super) of: usize,
    pub(super) questions: Vec<Question>,
    pub(super) problems: Problems,
    /// What is said above every screen: who reads the answers.
    pub(super) readers: Said,
    /// The one question's legend is the page's heading; a group gets one of its own.
    pub(super) heading: Option<String>,
    /// The language of the questions, where it is not the page's.
    pub(super) language: Option<Language>,
}

fn screen_page(
    service: &Service,
    questionnaire: &Questionnaire,
    draft: &Draft,
    link_id: &str,
    typed: Option<&Fields>,
    problems: Problems,
) -> Result<ScreenPage, Stop> {
    let screen = questionnaire
        .screens()
        .iter()
        .find(|screen| screen.link_id == link_id);
    let screen = screen.ok_or(Stop::NotFound)?;
    let (before, of) = questionnaire.progress(&draft.answers, link_id);
    Ok(ScreenPage {
        shell: Shell::new(service, None, &say("questions-title")),
        action: format!("/start/q/{link_id}"),
        at: before + 1,
        of: of.max(before + 1),
        questions: screen::questions(questionnaire, screen, &draft.answers, typed),
        problems,
        readers: say("questions-readers"),
        heading: (!screen.parts().is_empty()).then(|| screen.text.clone()),
        language: screen::other_language(questionnaire),
    })
}

async fn ask(
    State(service): Shared,
    content: Known,
    Path(link_id): Path<String>,
    headers: HeaderMap,
) -> Outcome {
    let (_, draft) = must_draft(&service, &headers).await?;
    let questionnaire = questionnaire(&content, &draft);
    page(&screen_page(
        &service,
        questionnaire,
        &draft,
        &link_id,
        None,
        Problems::new(),
    )?)
}

async fn answer(
    State(service): Shared,
    content: Known,
    Path(link_id): Path<String>,
    headers: HeaderMap,
    form: Fields,
) -> Outcome {
    let (secret, mut draft) = must_draft(&service, &headers).await?;
    let questionnaire = questionnaire(&content, &draft);
    let screen = questionnaire
        .screens()
        .iter()
        .find(|screen| screen.link_id == link_id);
    let screen = screen.ok_or(Stop::NotFound)?;
    let (answers, problems) = screen::read(questionnaire, screen, &draft.answers, &form);
    let back = form.get("go") == "back";
    if !problems.is_empty() && !back {
        let shown = screen_page(
            &service,
            questionnaire,
            &draft,
            &link_id,
            Some(&form),
            problems,
        )?;
        return page_with_problems(&shown);
    }
    draft.answers = answers;
    let mut tx = service.db.begin().await?;
    drafts::save(&mut tx, &service, &secret, &draft, service.clock.now()).await?;
    tx.commit().await?;
    let previous = questionnaire.previous(&draft.answers, &link_id);
    match (back, previous) {
        (true, Some(screen)) => go(&format!("/start/q/{}", screen.link_id)),
        (true, None) => go("/start"),
        _ => go(&next_page(questionnaire, &draft, Some(&link_id))),
    }
}

#[derive(Template)]
#[template(path = "intake/not_yet.html")]
struct NotYetPage {
    shell: Shell,
}

/// Under eighteen: kindly, and what was answered is forgotten.
async fn not_yet(State(service): Shared, headers: HeaderMap) -> Outcome {
    if let Some((secret, _)) = draft(&service, &headers).await? {
        let mut tx = service.db.begin().await?;
        drafts::delete(&mut tx, &service, &secret).await?;
        tx.commit().await?;
    }
    let cookie = cookie::end(&service, Kind::Draft);
    let shown = page(&NotYetPage {
        shell: Shell::new(&service, None, &say("not-yet-title")),
    })?;
    Ok((AppendHeaders([("set-cookie", cookie.to_string())]), shown).into_response())
}
