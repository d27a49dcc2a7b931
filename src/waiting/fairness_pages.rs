//! The page of the report on waits and fit, and of what the practice looks at.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use matching::bias::{Finding, Group};
use serde::Deserialize;

use super::fairness::{self, GROUPS};
use super::rules::{self, Rules};
use crate::accounts::Administrator;
use crate::languages::{self, say};
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Shell, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/waiting/fairness", get(show).post(choose))
}

struct Row {
    name: String,
    people: usize,
    matched: usize,
    median: String,
    fit: String,
}

struct Shown {
    name: String,
    rows: Vec<Row>,
    waits: String,
    fit: Option<String>,
}

#[derive(Template)]
#[template(path = "waiting/fairness.html")]
struct FairnessPage {
    shell: Shell,
    groups: Vec<Choice>,
    chosen: bool,
    findings: Vec<Shown>,
}

/// A number of days as weeks, with one digit after the point.
fn in_weeks(days: u32) -> String {
    languages::number(&format!("{}.{}", days / 7, days % 7 * 10 / 7))
}

/// A median wait with its interval, in words.
pub(super) fn median_words(group: &Group) -> String {
    let (median, low, high) = group.median;
    let end = |days: Option<u32>| days.map_or_else(|| say("fairness-unknown").into(), in_weeks);
    match median {
        Some(days) => say("fairness-weeks")
            .with("weeks", in_weeks(days))
            .with("low", end(low))
            .with("high", end(high))
            .into(),
        None => say("fairness-unknown").into(),
    }
}

/// A median fit with its interval, in words.
pub(super) fn fit_words(group: &Group) -> String {
    match group.fit {
        Some((median, low, high)) => say("fairness-fit-median")
            .with("fit", median)
            .with("low", low)
            .with("high", high)
            .into(),
        None => say("fairness-too-few").into(),
    }
}

/// What is compared between groups.
#[derive(Clone, Copy)]
pub(super) enum Compared {
    Waits,
    Fits,
}

/// What a p-value says.
pub(super) fn verdict(what: Compared, p: f64) -> String {
    let shown: String = if p < 0.001 {
        say("fairness-p-small").into()
    } else {
        languages::number(&format!("{p:.3}"))
    };
    let words = match (what, p < 0.05) {
        (Compared::Waits, true) => say("fairness-waits-differ"),
        (Compared::Waits, false) => say("fairness-waits-same"),
        (Compared::Fits, true) => say("fairness-fits-differ"),
        (Compared::Fits, false) => say("fairness-fits-same"),
    };
    words.with("p", shown).into()
}

fn shown(finding: Finding) -> Shown {
    let row = |group: &Group| Row {
        name: group.name.clone(),
        people: group.people,
        matched: group.matched,
        median: median_words(group),
        fit: fit_words(group),
    };
    Shown {
        rows: finding.groups.iter().map(row).collect(),
        waits: verdict(Compared::Waits, finding.waits),
        fit: finding.fit.map(|p| verdict(Compared::Fits, p)),
        name: finding.name,
    }
}

const SAID: &[(&str, &str)] = &[("kept", "fairness-saved")];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

async fn show(State(service): Shared, me: Administrator, Query(asked): Query<Asked>) -> Outcome {
    let mut conn = service.db.read().await?;
    let rules = rules::rules(&mut conn, &service).await?;
    let mut form = Fields::default();
    for code in &rules.groups {
        form = form.with("groups", code.clone());
    }
    let findings = fairness::findings(&mut conn, &service).await?;
    page(&FairnessPage {
        shell: Shell::new(&service, Some(me.person()), &say("fairness-title"))
            .at("/practice")
            .said(asked.said.as_deref(), SAID),
        groups: form.choices_said("groups", GROUPS),
        chosen: !rules.groups.is_empty(),
        findings: findings.into_iter().map(shown).collect(),
    })
}

async fn choose(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let before = rules::rules(&mut *service.db.read().await?, &service).await?;
    let set = Rules {
        groups: form.known("groups", GROUPS),
        ..before
    };
    rules::set_rules(&service, &me, &set).await?;
    go("/practice/waiting/fairness?said=kept")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::Language;

    #[test]
    fn days_are_said_as_weeks() {
        assert_eq!([0, 7, 10, 29].map(in_weeks), ["0.0", "1.0", "1.4", "4.1"]);
    }

    #[test]
    fn a_small_p_is_a_difference_and_no_cause() {
        assert!(verdict(Compared::Waits, 0.0002).contains("less than 0.001"));
        assert!(verdict(Compared::Waits, 0.2).starts_with("No difference in waits was found"));
        let spanish = Language::Spanish.speaks(|| verdict(Compared::Fits, 0.2));
        assert!(spanish.ends_with("(p ajustado: 0,200)."), "{spanish}");
    }
}
