//! The page where an administrator says which client and therapist are not to be brought together.
//!
//! What must stay true: of a client it shows nothing but part of the address, by which whoever typed it knows
//! it again.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use super::kept_apart::{self, Kept, WHY};
use crate::accounts::{self, Administrator};
use crate::db::Conn;
use crate::languages::say;
use crate::lists;
use crate::practice;
use crate::service::Service;
use crate::web::{
    Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when,
};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/practice/apart", get(show).post(keep))
        .route("/practice/apart/end", post(end))
}

/// Two who are kept apart.
struct Line {
    /// Both ids, as the form sends them back.
    pair: String,
    client: String,
    therapist: String,
    why: String,
    since: String,
}

#[derive(Template)]
#[template(path = "pairing/apart.html")]
struct ApartPage {
    shell: Shell,
    form: Fields,
    problems: Problems,
    therapists: Vec<Choice>,
    reasons: Vec<Choice>,
    lines: Vec<Line>,
}

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("kept", "apart-said-kept"), ("end", "apart-said-end")];

/// "ma…@mail.example": enough to know an address again that one typed.
fn hidden(email: &str) -> String {
    let (name, host) = email.split_once('@').unwrap_or((email, ""));
    let first: String = name.chars().take(2).collect();
    format!("{first}…@{host}")
}

async fn lines(conn: &mut Conn, service: &Service, me: &Administrator) -> Result<Vec<Line>, Stop> {
    let mut lines = Vec::new();
    for apart in kept_apart::all(conn, service).await? {
        let therapist = match accounts::person(conn, service, apart.therapist).await {
            Ok(person) => person.name,
            Err(Stop::NotFound) => continue,
            Err(stop) => return Err(stop),
        };
        let email = accounts::email_of(conn, service, apart.client).await?;
        let why = WHY.iter().find(|(code, _)| *code == apart.why);
        lines.push(Line {
            pair: format!("{}:{}", apart.client, apart.therapist),
            client: hidden(&email),
            therapist,
            why: why.map_or_else(String::new, |(_, key)| say(key).into()),
            since: when::day(apart.at, me.zone()),
        });
    }
    Ok(lines)
}

async fn shown(
    service: &Service,
    me: &Administrator,
    form: Fields,
    problems: Problems,
) -> Result<ApartPage, Stop> {
    let mut conn = service.db.read().await?;
    let therapists = practice::all_therapists(&mut conn, service).await?;
    let named: lists::List = therapists
        .into_iter()
        .map(|therapist| (therapist.account.to_string(), therapist.name))
        .collect();
    let options: Vec<(&str, &str)> = named.iter().map(|(v, l)| (&**v, &**l)).collect();
    Ok(ApartPage {
        shell: Shell::new(service, Some(me.person()), &say("apart-title")).at("/practice"),
        therapists: form.choices("therapist", &options),
        reasons: form.choices_said("why", WHY),
        lines: lines(&mut conn, service, me).await?,
        form,
        problems,
    })
}

async fn show(State(service): Shared, me: Administrator, Query(said): Query<Said>) -> Outcome {
    let mut shown = shown(&service, &me, Fields::default(), Problems::new()).await?;
    shown.shell = shown.shell.said(said.said.as_deref(), SAID);
    page(&shown)
}

async fn keep(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let therapist = form.get("therapist").parse().ok();
    problems.unless(
        therapist.is_some(),
        "therapist",
        &say("apart-therapist-missing"),
    );
    let known = WHY.iter().any(|(code, _)| *code == form.get("why"));
    problems.unless(known, "why", &say("apart-why-missing"));
    if let Some(therapist) = therapist.filter(|_| problems.is_empty()) {
        let pair = (form.get("email"), therapist);
        match kept_apart::keep_apart(&service, &me, pair, form.get("why")).await? {
            Kept::Yes => return go("/practice/apart?said=kept"),
            Kept::NoClient => problems.add("email", say("apart-no-client")),
        }
    }
    page_with_problems(&shown(&service, &me, form, problems).await?)
}

async fn end(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let (client, therapist) = form.get("pair").split_once(':').ok_or(Stop::NotFound)?;
    let client = client.parse().map_err(|_| Stop::NotFound)?;
    let therapist = therapist.parse().map_err(|_| Stop::NotFound)?;
    kept_apart::keep_apart_no_more(&service, &me, client, therapist).await?;
    go("/practice/apart?said=end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_again_and_not_read() {
        assert_eq!(hidden("maria.lopez@mail.example"), "ma…@mail.example");
        assert_eq!(hidden("é@x"), "é…@x");
    }
}
