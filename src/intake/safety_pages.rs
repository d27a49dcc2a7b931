//! The safety screen, after the account exists, alone.
//!
//! What must stay true: the answers travel in the page's own form until the last screen and are then
//! sealed; none is in the clear on disk, ever. Whatever was answered, the therapist is told in the
//! same way at the same time, and the partner sees the same words.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use measures::{Answers, Step};

use super::pages::ScreenPage;
use super::screen;
use super::{Content, acts, profile_of};
use crate::accounts::Client;
use crate::episodes;
use crate::help::Lines;
use crate::jobs;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;
type Known = Extension<Arc<Content>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/safety", get(intro).post(answer))
}

#[derive(Template)]
#[template(path = "intake/safety.html")]
struct IntroPage {
    shell: Shell,
}

async fn intro(State(service): Shared, me: Client) -> Outcome {
    page(&IntroPage {
        shell: Shell::new(&service, Some(me.person()), &say("safety-heading")).at("/home"),
    })
}

/// All answers so far, as they travel in the form: only this browser and this server's memory hold them.
fn travelling(content: &Content, form: &Fields) -> Answers {
    let mut answers = Answers::new();
    let questionnaire = content.safety.here();
    for screen in questionnaire.screens() {
        let (taken, _) = screen::read(questionnaire, screen, &answers, form);
        answers = taken;
    }
    answers
}

fn show(
    service: &Service,
    content: &Content,
    me: &Client,
    link_id: &str,
    form: &Fields,
    problems: Problems,
) -> Result<SafetyScreen, Stop> {
    let questionnaire = content.safety.here();
    let screen = questionnaire
        .screens()
        .iter()
        .find(|screen| screen.link_id == link_id);
    let screen = screen.ok_or(Stop::NotFound)?;
    let answers = travelling(content, form);
    let (before, of) = questionnaire.progress(&answers, link_id);
    let questions = screen::questions(questionnaire, screen, &answers, Some(form));
    let here = |name: &str| questions.iter().any(|question| question.name == name);
    let carried = form
        .pairs()
        .iter()
        .filter(|(name, _)| name != "go" && name != "screen" && !here(name))
        .cloned()
        .collect();
    Ok(SafetyScreen {
        screen: ScreenPage {
            shell: Shell::new(service, Some(me.person()), &say("safety-title")).at("/home"),
            // One address for every screen: a browser's history tells nothing of the answers.
            action: "/safety".to_owned(),
            at: before + 1,
            of: of.max(before + 1),
            questions,
            problems,
            readers: say("safety-readers"),
            heading: (!screen.parts().is_empty()).then(|| screen.text.clone()),
            language: screen::other_language(questionnaire),
        },
        carried,
        here: link_id.to_owned(),
    })
}

#[derive(Template)]
#[template(path = "intake/safety_screen.html")]
struct SafetyScreen {
    screen: ScreenPage,
    carried: Vec<(String, String)>,
    here: String,
}

impl std::ops::Deref for SafetyScreen {
    type Target = ScreenPage;

    fn deref(&self) -> &ScreenPage {
        &self.screen
    }
}

fn begin(service: &Service, content: &Content, me: &Client) -> Outcome {
    let Step::Ask(first) = content.safety.here().next(&Answers::new(), None) else {
        return go("/home");
    };
    let (link_id, nothing) = (&first.link_id, Fields::default());
    page(&show(
        service,
        content,
        me,
        link_id,
        &nothing,
        Problems::new(),
    )?)
}

async fn answer(
    State(service): Shared,
    Extension(content): Known,
    Extension(lines): Extension<Arc<Lines>>,
    me: Client,
    form: Fields,
) -> Outcome {
    let link_id = form.get("screen");
    if link_id.is_empty() {
        return begin(&service, &content, &me);
    }
    let questionnaire = content.safety.here();
    let answers = travelling(&content, &form);
    if form.get("go") == "back" {
        return match questionnaire.previous(&answers, link_id) {
            Some(back) => page(&show(
                &service,
                &content,
                &me,
                &back.link_id,
                &form,
                Problems::new(),
            )?),
            None => go("/safety"),
        };
    }
    let screen = questionnaire
        .screens()
        .iter()
        .find(|screen| screen.link_id == link_id);
    let screen = screen.ok_or(Stop::NotFound)?;
    let (answers, problems) = screen::read(questionnaire, screen, &answers, &form);
    if !problems.is_empty() {
        return page_with_problems(&show(&service, &content, &me, link_id, &form, problems)?);
    }
    match questionnaire.next(&answers, Some(link_id)) {
        Step::Ask(next) => page(&show(
            &service,
            &content,
            &me,
            &next.link_id,
            &form,
            Problems::new(),
        )?),
        Step::Ends(_) | Step::Done => finish(&service, &content, &lines, &me, &answers).await,
    }
}

async fn finish(
    service: &Service,
    content: &Content,
    lines: &Lines,
    me: &Client,
    answers: &Answers,
) -> Result<Response, Stop> {
    let answers = content.safety.here().prune(answers);
    let mut tx = service.db.begin().await?;
    let member = acts::screen_answered(&mut tx, service, me, &answers).await?;
    if let Some(therapist) = episodes::seat_of_therapist(&mut tx, member.space()).await? {
        jobs::tell(&mut tx, service, therapist, "/caseload").await?;
    }
    tx.commit().await?;
    // Shown at once, at an address that is the same whatever was answered.
    let raised = !content.safety.here().raised(&answers).is_empty();
    let place = profile_of(&mut *service.db.read().await?, service, me.account()).await?;
    let near = lines.of_country(place.jurisdiction.country().code());
    let near = raised.then(|| near.html()).transpose();
    page(&DonePage {
        shell: Shell::new(service, Some(me.person()), &say("safety-done-title")).at("/home"),
        help: raised,
        near: near
            .map_err(|fault| Stop::Fault(fault.to_string()))?
            .unwrap_or_default(),
    })
}

#[derive(Template)]
#[template(path = "intake/safety_done.html")]
struct DonePage {
    shell: Shell,
    help: bool,
    /// Lines where they are, shown at once.
    near: String,
}
