//! A client changes what matching knows of them: place, language, times, wishes.
//!
//! What must stay true: these are the questions of the questionnaire, answered again; all of them are
//! saved, or none, and nobody's work ends by it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::routing::get;
use axum::{Extension, Router};
use measures::{Answers, Item, Questionnaire};

use super::screen::{self, Question};
use super::{Content, WISHES, acts};
use crate::accounts::Client;
use crate::episodes::{self, enter};
use crate::languages::{Language, say};
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;
type Known = Extension<Arc<Content>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/wishes", get(form).post(save))
}

#[derive(Template)]
#[template(path = "intake/wishes.html")]
struct WishesPage {
    shell: Shell,
    questions: Vec<Question>,
    problems: Problems,
    /// The page has a heading of its own; questions are none.
    heading: Option<&'static str>,
    /// The language of the questions, where it is not the page's.
    language: Option<Language>,
}

/// The screens that ask what matching goes by.
fn screens(questionnaire: &Questionnaire) -> impl Iterator<Item = &Item> {
    let asks = |item: &&Item| {
        let field = item.field.as_deref();
        field.is_some_and(|field| WISHES.contains(&field))
    };
    let screens = questionnaire.screens().iter();
    screens.filter(move |screen| screen.with_parts().iter().any(asks))
}

fn shown(
    service: &Service,
    me: &Client,
    questionnaire: &Questionnaire,
    answers: &Answers,
    typed: Option<&Fields>,
    problems: Problems,
) -> WishesPage {
    WishesPage {
        shell: Shell::new(service, Some(me.person()), &say("wishes-title")).at("/home"),
        questions: screens(questionnaire)
            .flat_map(|screen| screen::questions(questionnaire, screen, answers, typed))
            .map(Question::chosen_first)
            .collect(),
        problems,
        heading: Some(""),
        language: screen::other_language(questionnaire),
    }
}

/// The questionnaire this client answered, under its name, and their newest answers.
async fn answered<'a>(
    service: &Service,
    content: &'a Content,
    me: &Client,
) -> Result<(&'static str, &'a Questionnaire, Answers), Stop> {
    let mut conn = service.db.read().await?;
    let private = episodes::private_space_of(&mut conn, me.account()).await?;
    let member = enter(&mut conn, me, private.ok_or(Stop::NotFound)?).await?;
    for (name, questionnaire) in [
        ("partner", content.partner.here()),
        ("start", content.start.here()),
    ] {
        let given = super::answered(&mut conn, &member, name).await?;
        if let Some(newest) = given.into_iter().next() {
            return Ok((name, questionnaire, newest.answers));
        }
    }
    Err(Stop::NotFound)
}

async fn form(State(service): Shared, Extension(content): Known, me: Client) -> Outcome {
    let (_, questionnaire, answers) = answered(&service, &content, &me).await?;
    let problems = Problems::new();
    page(&shown(
        &service,
        &me,
        questionnaire,
        &answers,
        None,
        problems,
    ))
}

async fn save(
    State(service): Shared,
    Extension(content): Known,
    me: Client,
    form: Fields,
) -> Outcome {
    let (name, questionnaire, mut answers) = answered(&service, &content, &me).await?;
    let mut problems = Problems::new();
    // In order: whether a question is asked may hang on the answers before it.
    for screen in screens(questionnaire) {
        let (taken, refused) = screen::read(questionnaire, screen, &answers, &form);
        answers = taken;
        for problem in refused.list() {
            problems.add(&problem.field, problem.text.clone());
        }
    }
    if !problems.is_empty() {
        let shown = shown(
            &service,
            &me,
            questionnaire,
            &answers,
            Some(&form),
            problems,
        );
        return page_with_problems(&shown);
    }
    acts::change_answers(&service, &me, (name, questionnaire), &answers).await?;
    go("/home?said=wishes")
}
