//! The page on which the author of a summary corrects it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};

use super::pages::{self, enter_private, parse};
use super::{Corrected, LONGEST, MOST_CORRECTIONS, correct, corrections, news, store, write};
use crate::accounts::Therapist;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

/// A correction that is there already.
struct Earlier {
    day: String,
    words: String,
}

#[derive(Template)]
#[template(path = "pairing/summary_correct.html")]
struct CorrectPage {
    shell: Shell,
    space: String,
    id: String,
    client: String,
    given: String,
    /// What was given.
    text: String,
    earlier: Vec<Earlier>,
    /// How many there were when the page was made.
    seen: String,
    /// How many can still be added.
    left: usize,
    form: Fields,
    problems: Problems,
}

/// The page, where a correction can be added; `None` where it cannot.
async fn correct_page(
    service: &Service,
    me: &Therapist,
    (space, id): (&str, &str),
    form: Fields,
) -> Result<Option<CorrectPage>, Stop> {
    let mut conn = service.db.read().await?;
    let which = (parse(space)?, parse(id)?);
    let member = enter_private(&mut conn, me, which.0).await?;
    let summary = write::asked(&mut conn, service, me, which).await?;
    if correct::room_for_more(&mut conn, &summary).await?.is_none() {
        return Ok(None);
    }
    let text = summary.open(&member)?.ok_or(Stop::NotFound)?;
    let kept = store::corrections(&mut conn, which.0).await?;
    let its = (summary.id, summary.author, summary.generation);
    let earlier = corrections::open(&member, its, &kept)?;
    let there = earlier.len();
    let client = news::client(&mut conn, service, which.0).await?;
    let day = |at| when::day(at, me.zone());
    Ok(Some(CorrectPage {
        shell: pages::shell(service, me, &say("summary-correct-title")),
        space: space.to_owned(),
        id: id.to_owned(),
        client,
        given: summary.written_at.map(day).unwrap_or_default(),
        text,
        earlier: earlier
            .into_iter()
            .map(|one| Earlier {
                day: day(one.at),
                words: one.words,
            })
            .collect(),
        seen: there.to_string(),
        left: MOST_CORRECTIONS.saturating_sub(there),
        form,
        problems: Problems::new(),
    }))
}

pub(super) async fn form(
    State(service): Shared,
    me: Therapist,
    Path((space, id)): Path<(String, String)>,
) -> Outcome {
    match correct_page(&service, &me, (&space, &id), Fields::default()).await? {
        Some(shown) => page(&shown),
        None => go(&format!("/rooms/{space}/summaries?said=over")),
    }
}

/// The key of what is to be said of the words before they are added.
fn problem(words: &str) -> Option<&'static str> {
    match words.chars().count() {
        0 => Some("summary-correct-empty"),
        count if count > LONGEST => Some("summary-too-long"),
        _ => None,
    }
}

pub(super) async fn add(
    State(service): Shared,
    me: Therapist,
    Path((space, id)): Path<(String, String)>,
    form: Fields,
) -> Outcome {
    let which = (parse(&space)?, parse(&id)?);
    let words = form.get("text").replace("\r\n", "\n");
    let seen = form.get("seen").parse().map_err(|_| Stop::Unreadable)?;
    let problem = match problem(&words) {
        Some(problem) => problem,
        None => match correct::correct(&service, &me, which, seen, &words).await? {
            Corrected::Yes => return go(&format!("/rooms/{space}/summaries?said=corrected")),
            Corrected::Over => return go(&format!("/rooms/{space}/summaries?said=over")),
            Corrected::Meanwhile => "summary-correct-meanwhile",
        },
    };
    match correct_page(&service, &me, (&space, &id), form).await? {
        Some(mut shown) => {
            shown.problems.add("text", say(problem));
            page_with_problems(&shown)
        }
        None => go(&format!("/rooms/{space}/summaries?said=over")),
    }
}
