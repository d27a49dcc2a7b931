//! The page where administrators decide what is kept when somebody is erased, and see the certificates and
//! each time a kept record was taken out.
//!
//! What must stay true: the list has numbers and times, no names.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::certificate::print_key;
use super::pages::file;
use super::rules::{self, Keeper, MOST_DAYS, MOST_YEARS, Rules};
use super::{Certificate, Opening, store};
use crate::accounts::Administrator;
use crate::audit::{self, Deed, Note};
use crate::db::Id;
use crate::languages::{Said, say};
use crate::practice;
use crate::service::Service;
use crate::web::{
    Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when,
};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/practice/erasure", get(form).post(send))
        .route("/practice/certificates/{number}", get(certificate))
}

struct Row {
    number: String,
    made: String,
    keep_until: String,
}

/// One time a kept record was taken out.
struct TakenRow {
    at: String,
    number: String,
    by: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "erasure/practice.html")]
struct PracticePage {
    shell: Shell,
    decided: bool,
    form: Fields,
    keepers: Vec<Choice>,
    problems: Problems,
    key: String,
    certificates: Vec<Row>,
    taken: Vec<TakenRow>,
}

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("kept", "erasing-said-kept")];

/// The key that certificates are checked with, in groups.
pub(super) fn shown_key(service: &Service) -> String {
    let key = print_key(service.key.signing().public());
    let letters: Vec<char> = key.chars().collect();
    let groups = letters.chunks(8).map(|group| group.iter().collect());
    groups.collect::<Vec<String>>().join(" ")
}

fn keepers(chosen: &str) -> Vec<Choice> {
    let choice = |keeper: Keeper, label: Said, hint: Said| Choice {
        value: keeper.as_str().to_owned(),
        label: label.into(),
        hint: hint.into(),
        chosen: keeper.as_str() == chosen,
    };
    vec![
        choice(
            Keeper::Custodian,
            say("erasing-keeper-custodian"),
            say("erasing-keeper-custodian-hint"),
        ),
        choice(
            Keeper::TherapistToo,
            say("erasing-keeper-therapist"),
            say("erasing-keeper-therapist-hint"),
        ),
    ]
}

fn as_form(rules: &Rules) -> Fields {
    Fields::default()
        .with("days", rules.days.to_string())
        .with("years", rules.years.to_string())
        .with("rule", rules.rule.clone())
        .with("custodian", rules::shown_custodian(&rules.custodian))
        .with("keeper", rules.keeper.as_str().to_owned())
}

async fn shown(
    service: &Service,
    me: &Administrator,
    form: Option<Fields>,
    problems: Problems,
) -> Result<PracticePage, Stop> {
    let mut conn = service.db.read().await?;
    let decided = rules::decided(&mut conn, service).await?;
    let form = form.unwrap_or_else(|| as_form(&decided.clone().unwrap_or_default()));
    let listed = store::certificates(&mut conn).await?;
    let day = |at| when::day(at, me.zone());
    let row = |one: store::Listed| Row {
        number: one.number.to_string(),
        made: day(one.made),
        keep_until: one.keep_until.map(day).unwrap_or_default(),
    };
    let taken = |one: Opening| TakenRow {
        at: when::short(one.at, me.zone(), service.clock.now()),
        number: one.number.map(|id| id.to_string()).unwrap_or_default(),
        by: one.why.by,
        reason: one.why.reason,
    };
    let openings = store::openings(&mut conn, service).await?;
    Ok(PracticePage {
        shell: Shell::new(service, Some(me.person()), &say("erasing-title")).at("/practice"),
        decided: decided.is_some(),
        keepers: keepers(form.get("keeper")),
        form,
        problems,
        key: shown_key(service),
        certificates: listed.into_iter().map(row).collect(),
        taken: openings.into_iter().map(taken).collect(),
    })
}

async fn form(State(service): Shared, me: Administrator, Query(asked): Query<Asked>) -> Outcome {
    let mut shown = shown(&service, &me, None, Problems::new()).await?;
    shown.shell = shown.shell.said(asked.said.as_deref(), SAID);
    page(&shown)
}

fn read(form: &Fields, problems: &mut Problems) -> Rules {
    let number = |name: &str| form.get(name).parse::<i64>().unwrap_or(-1);
    let (days, years) = (number("days"), number("years"));
    problems.unless(
        (1..=MOST_DAYS).contains(&days),
        "days",
        &say("form-number").with("from", 1_i64).with("to", MOST_DAYS),
    );
    problems.unless(
        (0..=MOST_YEARS).contains(&years),
        "years",
        &say("form-number")
            .with("from", 0_i64)
            .with("to", MOST_YEARS),
    );
    let fits = |name: &str, most: usize| {
        let text = form.get(name);
        !text.is_empty() && text.chars().count() <= most && !text.contains(char::is_control)
    };
    problems.unless(fits("rule", 300), "rule", &say("erasing-rule-wrong"));
    problems.unless(
        fits("custodian", 100),
        "custodian",
        &say("erasing-custodian-wrong"),
    );
    Rules {
        days,
        years,
        rule: form.get("rule").to_owned(),
        custodian: form.get("custodian").to_owned(),
        keeper: match form.get("keeper") {
            "therapist-too" => Keeper::TherapistToo,
            _ => Keeper::Custodian,
        },
    }
}

async fn send(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let rules = read(&form, &mut problems);
    if !problems.is_empty() {
        return page_with_problems(&shown(&service, &me, Some(form), problems).await?);
    }
    let mut tx = service.db.begin().await?;
    practice::set_erasure_rules(&mut tx, &service, &rules).await?;
    let set = Note::by(me.account(), Deed::ErasureRulesSet);
    audit::note(&mut tx, &service, set).await?;
    tx.commit().await?;
    go("/practice/erasure?said=kept")
}

async fn certificate(
    State(service): Shared,
    _: Administrator,
    Path(number): Path<String>,
) -> Outcome {
    let number: Id<Certificate> = number.parse().map_err(|_| Stop::NotFound)?;
    let found = store::by_number(&mut *service.db.read().await?, &service, number).await?;
    let text = found.ok_or(Stop::NotFound)?;
    Ok(file("certificate-of-erasure.txt", text))
}
