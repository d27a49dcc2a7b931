//! The pages on which a measure is answered, one question each.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Extension, Router};
use measures::Item;

use super::answering::{self, Taken};
use super::question::{Question, question, sent};
use super::steps::steps;
use super::{Response, catalogue, critical_page, feedback};
use crate::accounts::{Client, SignedIn};
use crate::db::Id;
use crate::help::Lines;
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

/// A measure with more questions than this is looked over before it is finished.
const LOOKED_OVER_FROM: usize = 6;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/measures/begin/{address}", post(begin))
        .route("/measures/answer/{response}", get(look_over).post(finish))
        .route("/measures/answer/{response}/{at}", get(ask).post(answer))
        .route("/measures/discard/{response}", post(discard))
}

#[derive(Template)]
#[template(path = "measures/question.html")]
pub(super) struct QuestionPage {
    shell: Shell,
    /// The language of the measure's own texts.
    lang: &'static str,
    action: String,
    at: usize,
    of: usize,
    before: Vec<(String, String)>,
    question: Question,
    problem: String,
    answered: bool,
    back: Option<String>,
    onward: String,
}

impl QuestionPage {
    /// The same, sent elsewhere: while there is nothing yet to save the answer in.
    pub(super) fn sent_to(mut self, action: String) -> Self {
        self.action = action;
        self.onward = "/measures".to_owned();
        self
    }
}

/// Where the answering goes on: at the first question that is open, else at the end.
pub(super) fn going_on(response: &Response) -> String {
    let questionnaire = &response.measure.questionnaire;
    match super::steps::first_open(questionnaire, &response.answers) {
        Some(at) => format!("/measures/answer/{}/{}", response.id, at + 1),
        None => format!("/measures/answer/{}", response.id),
    }
}

async fn begin(State(service): Shared, me: Client, Path(address): Path<String>) -> Outcome {
    let mut conn = service.db.read().await?;
    let measure = catalogue::at(&mut conn, &address).await?;
    drop(conn);
    let response = answering::begin(&service, &me, &measure.name).await?;
    go(&going_on(&response))
}

fn id(text: &str) -> Result<Id<Response>, Stop> {
    text.parse().map_err(|_| Stop::NotFound)
}

pub(super) fn show(
    service: &Service,
    me: &SignedIn,
    response: &Response,
    at: usize,
    form: Option<&Fields>,
    problem: String,
) -> Result<QuestionPage, Stop> {
    let measure = &response.measure;
    let steps = steps(&measure.questionnaire, &response.answers);
    let step = at.checked_sub(1).and_then(|at| steps.get(at));
    let step = step.ok_or(Stop::NotFound)?;
    let here = |at: usize| format!("/measures/answer/{}/{at}", response.id);
    let words = |item: &&Item| (item.text.clone(), item.hint.clone().unwrap_or_default());
    Ok(QuestionPage {
        shell: Shell::new(service, Some(me.person()), &measure.shown_title())
            .titled_in(measure.title_language())
            .at("/measures"),
        lang: measure.language(),
        action: here(at),
        at,
        of: steps.len(),
        before: step.before.iter().map(words).collect(),
        question: question(step.item, &response.answers, form),
        problem,
        answered: !response.answers.get(&step.item.link_id).is_empty(),
        back: (at > 1).then(|| here(at - 1)),
        onward: if at < steps.len() {
            here(at + 1)
        } else {
            format!("/measures/answer/{}", response.id)
        },
    })
}

async fn ask(
    State(service): Shared,
    me: Client,
    Path((response, at)): Path<(String, usize)>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let (_, response) = answering::unfinished(&mut conn, &me, id(&response)?).await?;
    page(&show(&service, &me, &response, at, None, String::new())?)
}

async fn answer(
    State(service): Shared,
    Extension(lines): Extension<Arc<Lines>>,
    me: Client,
    Path((path, at)): Path<(String, usize)>,
    form: Fields,
) -> Outcome {
    let id = id(&path)?;
    let mut conn = service.db.read().await?;
    let (_, response) = answering::unfinished(&mut conn, &me, id).await?;
    drop(conn);
    let measure = Arc::clone(&response.measure);
    let asked = steps(&measure.questionnaire, &response.answers);
    let named = |step: &&super::steps::Step<'_>| step.item.link_id == form.get("question");
    let item = asked.iter().find(named).ok_or(Stop::NotFound)?.item;
    let given = sent(&form, &item.link_id);
    // Judged first: help is shown even where the store then fails.
    let raised = answering::raised_by(&response, item, &given);
    let taken = answering::answer(&service, &me, id, &item.link_id, &given).await;
    let next = |response: &Response| {
        let of = steps(&measure.questionnaire, &response.answers);
        let here = of.iter().position(|step| step.item.link_id == item.link_id);
        let next = here.map_or(at, |here| here + 1) + 1;
        (next <= of.len()).then(|| format!("/measures/answer/{id}/{next}"))
    };
    if !raised.is_empty() {
        let (kept, onward) = match &taken {
            Ok(Taken::Saved(response)) => (true, next(response)),
            _ => (false, Some(format!("/measures/answer/{id}/{at}"))),
        };
        if let Err(fault) = &taken {
            tracing::error!(?fault, "an answer that must be told was not saved");
        }
        let onward = onward.unwrap_or_else(|| format!("/measures/answer/{id}"));
        return critical_page::show(&service, &lines, &me, &raised, kept, onward).await;
    }
    match taken? {
        Taken::Refused(problem) => {
            page_with_problems(&show(&service, &me, &response, at, Some(&form), problem)?)
        }
        Taken::Saved(response) => match next(&response) {
            Some(next) => go(&next),
            None => ending(&service, &me, &response).await,
        },
    }
}

/// After the last question: a short measure is finished with it, a longer one is looked over first.
async fn ending(service: &Service, me: &Client, response: &Response) -> Outcome {
    let asked = steps(&response.measure.questionnaire, &response.answers).len();
    if asked >= LOOKED_OVER_FROM || answering::missing(response).is_some() {
        return go(&format!("/measures/answer/{}", response.id));
    }
    done(&answering::finish(service, me, response.id).await?)
}

fn done(response: &Response) -> Outcome {
    match response.measure.name.as_str() {
        feedback::SESSION_FEEDBACK => go("/measures?said=thanks"),
        _ if response.measure.leaves_no_trace() => go("/measures?said=thanks"),
        _ => go(&format!(
            "/measures/of/{}?said=finished",
            response.measure.address()
        )),
    }
}

struct Line {
    question: String,
    answer: String,
    path: String,
}

#[derive(Template)]
#[template(path = "measures/look_over.html")]
struct LookOverPage {
    shell: Shell,
    /// The language of the measure's own texts.
    lang: &'static str,
    response: String,
    lines: Vec<Line>,
    back: String,
    /// Where the first answer that is needed is missing.
    missing: Option<String>,
}

async fn look_over(State(service): Shared, me: Client, Path(path): Path<String>) -> Outcome {
    let mut conn = service.db.read().await?;
    let (_, response) = answering::unfinished(&mut conn, &me, id(&path)?).await?;
    let steps = steps(&response.measure.questionnaire, &response.answers);
    let here = |at: usize| format!("/measures/answer/{}/{}", response.id, at + 1);
    let line = |(at, step): (usize, &super::steps::Step<'_>)| Line {
        question: step.item.text.clone(),
        answer: response.answer_words(step.item),
        path: here(at),
    };
    page(&LookOverPage {
        shell: Shell::new(&service, Some(me.person()), &response.measure.shown_title())
            .titled_in(response.measure.title_language())
            .at("/measures"),
        lang: response.measure.language(),
        response: response.id.to_string(),
        lines: steps.iter().enumerate().map(line).collect(),
        back: here(steps.len().saturating_sub(1)),
        missing: answering::missing(&response).map(here),
    })
}

async fn finish(State(service): Shared, me: Client, Path(path): Path<String>) -> Outcome {
    done(&answering::finish(&service, &me, id(&path)?).await?)
}

async fn discard(State(service): Shared, me: Client, Path(path): Path<String>) -> Outcome {
    answering::discard(&service, &me, id(&path)?).await?;
    go("/measures?said=discarded")
}
