//! The measures a practice has, and bringing one in from a file.
//!
//! What must stay true: what is wrong with a file is said precisely and nothing is stored; what a file
//! asks for and is not done here is named.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Multipart, State};
use axum::response::IntoResponse;
use axum::routing::get;

use super::{Added, catalogue};
use crate::accounts::{Role, Visitor};
use crate::audit::{self, Note};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Choice, Outcome, Problems, Shell, Stop, page};

type Shared = State<Arc<Service>>;

/// What is chosen in place of a key that comes with the service.
const OWN_KEY: &str = "own";

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/measures", get(list).post(bring_in))
}

struct Line {
    title: String,
    lang: &'static str,
    version: i64,
    questions: usize,
    rights: String,
    ours: bool,
}

/// How bringing one in went.
#[derive(Default)]
struct Outcomes {
    /// What is there now, in words.
    done: Option<String>,
    unsupported: Vec<String>,
    problems: Problems,
    /// What is wrong with the files, and how much more than is shown.
    faults: Vec<String>,
    more: usize,
    chosen: String,
}

#[derive(Template)]
#[template(path = "measures/import.html")]
struct ImportPage {
    shell: Shell,
    lines: Vec<Line>,
    keys: Vec<Choice>,
    done: Option<String>,
    unsupported: Vec<String>,
    problems: Problems,
    faults: Vec<String>,
    more: usize,
}

/// Staff alone: for a client there is no such page.
fn staff(me: &Visitor) -> Result<&'static str, Stop> {
    match me.role() {
        Role::Client => Err(Stop::NotFound),
        Role::Therapist => Ok("/caseload"),
        Role::Administrator => Ok("/practice/measures"),
    }
}

async fn show(service: &Service, me: &Visitor, outcomes: Outcomes) -> Result<ImportPage, Stop> {
    let at = staff(me)?;
    let mut conn = service.db.read().await?;
    let line = |measure: &Arc<super::Measure>| Line {
        title: measure.key.title.clone(),
        lang: measure.words_language(),
        version: measure.version,
        questions: measure.key.items.len(),
        rights: measure.key.rights.clone(),
        ours: measure.is_ours(),
    };
    let mut keys: Vec<Choice> = catalogue::shipped_keys()
        .into_iter()
        .map(|(name, title, _)| Choice {
            chosen: name == outcomes.chosen,
            value: name,
            label: title,
            hint: String::new(),
        })
        .collect();
    keys.push(Choice {
        chosen: outcomes.chosen == OWN_KEY,
        value: OWN_KEY.to_owned(),
        label: say("measures-import-key-own").into(),
        hint: String::new(),
    });
    Ok(ImportPage {
        shell: Shell::new(service, Some(me.person()), &say("caseload-measures")).at(at),
        lines: catalogue::all(&mut conn).await?.iter().map(line).collect(),
        keys,
        done: outcomes.done,
        unsupported: outcomes.unsupported,
        problems: outcomes.problems,
        faults: outcomes.faults,
        more: outcomes.more,
    })
}

async fn list(State(service): Shared, me: Visitor) -> Outcome {
    page(&show(&service, &me, Outcomes::default()).await?)
}

/// What the form sent: two files and a choice.
#[derive(Default)]
struct Sent {
    questionnaire: String,
    own_key: String,
    chosen: String,
}

async fn read(mut form: Multipart, problems: &mut Problems) -> Result<Sent, Stop> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(|_| Stop::Unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| Stop::Unreadable)?;
        let Ok(text) = String::from_utf8(bytes.to_vec()) else {
            problems.add(&name, say("measures-import-utf8"));
            continue;
        };
        match name.as_str() {
            "questionnaire" => sent.questionnaire = text,
            "own-key" => sent.own_key = text,
            "key" => sent.chosen = text,
            _ => {}
        }
    }
    Ok(sent)
}

/// How many problems of a file are shown.
const MOST_SHOWN: usize = 20;

async fn bring_in(State(service): Shared, me: Visitor, form: Multipart) -> Outcome {
    staff(&me)?;
    let mut outcomes = Outcomes::default();
    let sent = read(form, &mut outcomes.problems).await?;
    let shipped = catalogue::shipped_keys();
    let known = shipped.iter().find(|(name, ..)| *name == sent.chosen);
    let key = known.map_or(sent.own_key.as_str(), |(_, _, text)| *text);
    let fine = outcomes.problems.is_empty();
    let problems = &mut outcomes.problems;
    problems.unless(
        !fine || !sent.questionnaire.trim().is_empty(),
        "questionnaire",
        &say("measures-import-no-file"),
    );
    problems.unless(
        !fine || !key.trim().is_empty(),
        "own-key",
        &say("measures-import-no-key"),
    );
    if outcomes.problems.is_empty() {
        let mut tx = service.db.begin().await?;
        let (by, now) = (Some(me.account()), service.clock.now());
        match catalogue::bring_in(&mut tx, &sent.questionnaire, key, by, now).await? {
            Added::Yes {
                version,
                unsupported,
            } => {
                let brought = Note::by(me.account(), audit::Deed::MeasureBroughtIn);
                audit::note(&mut tx, &service, brought).await?;
                tx.commit().await?;
                let done = say("measures-import-done").with("version", version.to_string());
                outcomes.done = Some(done.into());
                outcomes.unsupported = unsupported.iter().map(ToString::to_string).collect();
            }
            Added::Known(version) => {
                let done = say("measures-import-known").with("version", version.to_string());
                outcomes.done = Some(done.into());
            }
            Added::No(found) => {
                let shown = found.iter().take(MOST_SHOWN);
                outcomes.faults = shown.map(ToString::to_string).collect();
                outcomes.more = found.len().saturating_sub(MOST_SHOWN);
            }
        }
    }
    outcomes.chosen = sent.chosen;
    let wrong = !(outcomes.problems.is_empty() && outcomes.faults.is_empty());
    let shown = page(&show(&service, &me, outcomes).await?)?;
    if wrong {
        return Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
    }
    Ok(shown)
}
