//! The pages of whoever wants to be erased, and of a certificate's link.
//!
//! What must stay true: what will happen is told before it is asked for; asking takes a proof of who it is,
//! keeping the account takes none; a certificate's page needs no account and names nobody.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use serde::Deserialize;

use super::told::{Told, told_now};
use super::{Asked, Certificate, Refusal, Verdict, acts, practice_pages, rules, store};
use crate::accounts::{Fresh, Visitor};
use crate::languages::{self, say};
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/account/erase", get(told))
        .route("/account/erase/ask", get(form).post(ask))
        .route("/account/erase/keep", post(keep))
        .route("/account/erase/what-will-happen.txt", get(what_will_happen))
        .route("/certificate/{token}", get(certificate))
        .route("/certificate/{token}/file", get(certificate_file))
        .merge(practice_pages::routes())
}

#[derive(Template)]
#[template(path = "erasure/told.html")]
struct ToldPage {
    shell: Shell,
    told: Told,
    days: i64,
    /// The day it will be done, if it was asked for.
    due: String,
    refusal: Option<Refusal>,
}

impl ToldPage {
    fn has_open_work(&self) -> bool {
        self.refusal == Some(Refusal::OpenWork)
    }

    fn is_only_administrator(&self) -> bool {
        self.refusal == Some(Refusal::OnlyAdministrator)
    }
}

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[
    ("asked", "erase-said-asked"),
    ("kept", "erase-said-kept"),
    ("late", "erase-said-late"),
];

async fn told(State(service): Shared, me: Visitor, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let open = store::open_of(&mut conn, &service, me.account()).await?;
    let rules = match &open {
        Some(open) => open.details.rules.clone(),
        None => rules::in_force(&mut conn, &service).await?,
    };
    page(&ToldPage {
        shell: Shell::new(&service, Some(me.person()), &say("account-erase"))
            .at("/account")
            .said(said.said.as_deref(), SAID),
        told: told_now(&mut conn, &service, &me, &rules).await?,
        days: rules.days,
        due: open.map_or_else(String::new, |open| when::day(open.due_at, me.zone())),
        refusal: acts::refusal(&mut conn, &service, me.account()).await?,
    })
}

/// The same to keep, as text: it is not signed, since nothing was done yet.
async fn what_will_happen(State(service): Shared, me: Visitor) -> Outcome {
    let mut conn = service.db.read().await?;
    let open = store::open_of(&mut conn, &service, me.account()).await?;
    let rules = match &open {
        Some(open) => open.details.rules.clone(),
        None => rules::in_force(&mut conn, &service).await?,
    };
    let told = told_now(&mut conn, &service, &me, &rules).await?;
    let due = match &open {
        Some(open) => when::day(open.due_at, me.zone()),
        None => say("erase-text-after").with("days", rules.days).into(),
    };
    let when = say("erase-text-when").with("when", due);
    let mut text = format!("{}\n\n{when}\n", say("erase-text-title"));
    for (title, lines) in [
        (say("erase-goes"), &told.goes),
        (say("erase-kept"), &told.kept),
        (say("erase-shared"), &told.shared),
    ] {
        if !lines.is_empty() {
            text.push_str(&format!("\n{title}\n- {}\n", said(lines).join("\n- ")));
        }
    }
    Ok(file("what-will-happen.txt", text))
}

fn said(lines: &[languages::Said]) -> Vec<&str> {
    lines.iter().map(|line| &**line).collect()
}

#[derive(Template)]
#[template(path = "erasure/ask.html")]
struct AskPage {
    shell: Shell,
    days: i64,
    problems: Problems,
}

async fn ask_page(service: &Service, me: &Fresh) -> Result<AskPage, Stop> {
    let rules = rules::in_force(&mut *service.db.read().await?, service).await?;
    Ok(AskPage {
        shell: Shell::new(service, Some(me.person()), &say("account-erase")).at("/account"),
        days: rules.days,
        problems: Problems::new(),
    })
}

async fn form(State(service): Shared, me: Fresh) -> Outcome {
    page(&ask_page(&service, &me).await?)
}

async fn ask(State(service): Shared, me: Fresh, form: Fields) -> Outcome {
    if form.get("sure") != "yes" {
        let mut shown = ask_page(&service, &me).await?;
        shown.problems.add("sure", say("erase-sure-missing"));
        return page_with_problems(&shown);
    }
    match acts::ask(&service, &me).await? {
        Asked::Due(_) => go("/account/erase?said=asked"),
        Asked::Already | Asked::Refused(_) => go("/account/erase"),
    }
}

async fn keep(State(service): Shared, me: Visitor) -> Outcome {
    let kept = acts::call_off(&service, &me).await?;
    let open = store::open_of(&mut *service.db.read().await?, &service, me.account()).await?;
    go(match (kept, open) {
        (true, _) => "/account/erase?said=kept",
        (false, Some(_)) => "/account/erase?said=late",
        (false, None) => "/account/erase",
    })
}

#[derive(Template)]
#[template(path = "erasure/certificate.html")]
struct CertificatePage {
    shell: Shell,
    words: Vec<String>,
    /// Where it is to be had as a file.
    file: String,
    key: String,
}

async fn by_link(service: &Service, token: &str) -> Result<String, Stop> {
    let now = service.clock.now();
    let found = store::by_link(&mut *service.db.read().await?, service, token, now).await?;
    found.ok_or(Stop::NotFound)
}

async fn certificate(State(service): Shared, Path(token): Path<String>) -> Outcome {
    let text = by_link(&service, &token).await?;
    let words = match Certificate::verify(&text, None) {
        Verdict::Holds(certificate) => certificate.words(),
        _ => return Err(Stop::Fault("a certificate that does not hold".to_owned())),
    };
    page(&CertificatePage {
        shell: Shell::new(&service, None, &say("certificate-title")),
        words,
        file: format!("/certificate/{token}/file"),
        key: practice_pages::shown_key(&service),
    })
}

async fn certificate_file(State(service): Shared, Path(token): Path<String>) -> Outcome {
    let text = by_link(&service, &token).await?;
    Ok(file("certificate-of-erasure.txt", text))
}

/// A text to keep.
pub(super) fn file(name: &str, text: String) -> axum::response::Response {
    let kept = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, kept),
    ];
    (headers, text).into_response()
}
