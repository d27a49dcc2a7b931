//! The page on which a therapist writes the summary they were asked for, or says that they write none.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};

use super::pages::{self, Said, enter_private, parse};
use super::{Answered, LONGEST, Standing, news, write};
use crate::accounts::Therapist;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

#[derive(Template)]
#[template(path = "pairing/summary_write.html")]
struct WritePage {
    shell: Shell,
    space: String,
    id: String,
    client: String,
    until: String,
    form: Fields,
    problems: Problems,
}

const SAID: &[(&str, &str)] = &[("draft", "summary-said-draft")];

/// The page, while the summary can be written; `None` after.
async fn write_page(
    service: &Service,
    me: &Therapist,
    (space, id): (&str, &str),
    form: Option<Fields>,
) -> Result<Option<WritePage>, Stop> {
    let mut conn = service.db.read().await?;
    let which = (parse(space)?, parse(id)?);
    enter_private(&mut conn, me, which.0).await?;
    let summary = write::asked(&mut conn, service, me, which).await?;
    if summary.standing(service.clock.now()) != Standing::Waiting {
        return Ok(None);
    }
    let form = match form {
        Some(form) => form,
        None => {
            let draft = write::draft(&mut conn, me, &summary).await?;
            Fields::default().with("text", draft.as_str())
        }
    };
    let client = news::client(&mut conn, service, which.0).await?;
    Ok(Some(WritePage {
        shell: pages::shell(
            service,
            me,
            &say("summary-write-title").with("client", &client),
        ),
        space: space.to_owned(),
        id: id.to_owned(),
        client,
        until: when::day(summary.until(), me.zone()),
        form,
        problems: Problems::new(),
    }))
}

pub(super) async fn form(
    State(service): Shared,
    me: Therapist,
    Path((space, id)): Path<(String, String)>,
    Query(said): Query<Said>,
) -> Outcome {
    match write_page(&service, &me, (&space, &id), None).await? {
        Some(mut shown) => {
            shown.shell = shown.shell.said(said.said.as_deref(), SAID);
            page(&shown)
        }
        None => go(&format!("/rooms/{space}/summaries")),
    }
}

/// The key of what is to be said of the words before they are kept or given.
fn problem(words: &str, gives: bool) -> Option<&'static str> {
    match words.chars().count() {
        0 if gives => Some("summary-write-empty"),
        count if count > LONGEST => Some("summary-too-long"),
        _ => None,
    }
}

pub(super) async fn write(
    State(service): Shared,
    me: Therapist,
    Path((space, id)): Path<(String, String)>,
    form: Fields,
) -> Outcome {
    let which = (parse(&space)?, parse(&id)?);
    let words = form.get("text").replace("\r\n", "\n");
    let gives = form.get("do") == "give";
    let found = problem(&words, gives).filter(|_| form.get("do") != "decline");
    if let Some(problem) = found {
        let shown = write_page(&service, &me, (&space, &id), Some(form)).await?;
        let Some(mut shown) = shown else {
            return go(&format!("/rooms/{space}/summaries?said=over"));
        };
        shown.problems.add("text", say(problem));
        return page_with_problems(&shown);
    }
    let (done, said) = match form.get("do") {
        "give" => (write::give(&service, &me, which, &words).await?, "given"),
        "draft" => (
            write::keep_draft(&service, &me, which, &words).await?,
            "draft",
        ),
        "decline" => (write::decline(&service, &me, which).await?, "declined"),
        _ => return Err(Stop::Unreadable),
    };
    match (done, said) {
        (Answered::Over, _) => go(&format!("/rooms/{space}/summaries?said=over")),
        (Answered::Yes, "draft") => go(&format!("/rooms/{space}/summaries/{id}?said=draft")),
        (Answered::Yes, said) => go(&format!("/rooms/{space}/summaries?said={said}")),
    }
}
