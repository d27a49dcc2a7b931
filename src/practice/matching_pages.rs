//! The page where an administrator sets by which rules and weights therapists are suggested.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use matching::{Partners, Practice, Safety, Weights};
use serde::Deserialize;

use super::matching_rules;
use crate::accounts::Administrator;
use crate::languages::{Said, say};
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/matching", get(form).post(send))
}

/// A weight as the form asks for it.
struct Weight {
    field: &'static str,
    label: Said,
    hint: String,
    value: String,
    problem: String,
}

#[derive(Template)]
#[template(path = "practice/matching.html")]
struct MatchingPage {
    shell: Shell,
    form: Fields,
    problems: Problems,
    partners: Vec<Choice>,
    safety: Vec<Choice>,
    weights: Vec<Weight>,
}

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("kept", "practice-matching-saved")];

const PARTNERS: [(&str, &str); 2] = [
    ("allowed", "practice-matching-partners-allowed"),
    ("refused", "practice-matching-partners-refused"),
];

const SAFETY: [(&str, &str); 4] = [
    ("judged", "practice-matching-judged"),
    ("trained-after", "practice-matching-trained-after"),
    ("never-after", "practice-matching-never-after"),
    ("trained-always", "practice-matching-trained-always"),
];

type Read = fn(&Weights) -> u32;

/// The fields of the weights, and what each says.
const WEIGHTS: [(&str, &str, Read); 8] = [
    ("times", "practice-matching-times", |w| w.times),
    ("goals", "practice-matching-goals", |w| w.goals),
    ("affirms", "practice-matching-affirms", |w| w.affirms),
    ("gender", "practice-matching-gender", |w| w.gender),
    ("approaches", "practice-matching-approaches", |w| {
        w.approaches
    }),
    ("continuity", "practice-matching-continuity", |w| {
        w.continuity
    }),
    ("load", "practice-matching-load", |w| w.load),
    (RECORD, "practice-matching-record", |w| w.record),
];

/// The field of the weight that has a most of its own.
const RECORD: &str = "record";

fn fields_of(rules: &Practice) -> Fields {
    let age = rules.minimum_age.map(|age| age.to_string());
    let partners = match rules.partners {
        Partners::Allowed => "allowed",
        Partners::Refused => "refused",
    };
    let form = Fields::default()
        .with("age", age.unwrap_or_default())
        .with("partners", partners)
        .with("safety", rules.safety.code());
    WEIGHTS.iter().fold(form, |form, (field, _, read)| {
        form.with(field, read(&rules.weights).to_string())
    })
}

fn shown(service: &Service, me: &Administrator, form: Fields, problems: Problems) -> MatchingPage {
    let usual = Weights::default();
    let weight = |(field, label, read): &(&'static str, &'static str, Read)| Weight {
        field,
        label: say(label),
        hint: match *field {
            RECORD => say("practice-matching-record-hint").into(),
            _ => say("practice-matching-usual")
                .with("number", read(&usual))
                .into(),
        },
        value: form.raw(field).to_owned(),
        problem: problems.of(field).to_owned(),
    };
    MatchingPage {
        shell: Shell::new(service, Some(me.person()), &say("practice-matching")).at("/practice"),
        partners: form.choices_said("partners", &PARTNERS),
        safety: form.choices_said("safety", &SAFETY),
        weights: WEIGHTS.iter().map(weight).collect(),
        form,
        problems,
    }
}

fn read(form: &Fields, problems: &mut Problems) -> Option<Practice> {
    let age = form.get("age").parse().ok();
    let age = age.filter(|age| (18..=99).contains(age));
    problems.unless(
        age.is_some() || !form.has("age"),
        "age",
        &say("form-number-or-none")
            .with("from", "18")
            .with("to", "99"),
    );
    let mut number = |field: &str| {
        let most = match field {
            RECORD => Weights::MOST_RECORD,
            _ => Weights::MOST,
        };
        let number = form.get(field).parse().ok();
        let number = number.filter(|number| (0..=most).contains(number));
        let words = say("form-number")
            .with("from", "0")
            .with("to", most.to_string());
        problems.unless(number.is_some(), field, &words);
        number
    };
    let weights = Weights {
        times: number("times")?,
        goals: number("goals")?,
        affirms: number("affirms")?,
        gender: number("gender")?,
        approaches: number("approaches")?,
        continuity: number("continuity")?,
        load: number("load")?,
        record: number(RECORD)?,
    };
    let safety = Safety::parse(form.get("safety"));
    problems.unless(safety.is_some(), "safety", &say("practice-choose-one"));
    let partners = match form.get("partners") {
        "allowed" => Some(Partners::Allowed),
        "refused" => Some(Partners::Refused),
        _ => None,
    };
    problems.unless(partners.is_some(), "partners", &say("practice-choose-one"));
    if !problems.is_empty() {
        return None;
    }
    Some(Practice {
        minimum_age: age,
        partners: partners?,
        safety: safety?,
        weights,
    })
}

async fn form(State(service): Shared, me: Administrator, Query(asked): Query<Asked>) -> Outcome {
    let rules = matching_rules::matching_rules(&mut *service.db.read().await?, &service).await?;
    let mut shown = shown(&service, &me, fields_of(&rules), Problems::new());
    shown.shell = shown.shell.said(asked.said.as_deref(), SAID);
    page(&shown)
}

async fn send(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let Some(rules) = read(&form, &mut problems) else {
        return page_with_problems(&shown(&service, &me, form, problems));
    };
    matching_rules::set(&service, &me, &rules).await?;
    go("/practice/matching?said=kept")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_reads_back_as_what_it_was_filled_with() {
        let rules = Practice {
            minimum_age: Some(21),
            partners: Partners::Refused,
            safety: Safety::TrainedAfter,
            weights: Weights {
                times: 1,
                goals: 2,
                affirms: 3,
                gender: 4,
                approaches: 5,
                continuity: 6,
                load: 7,
                record: 8,
            },
        };
        let mut problems = Problems::new();
        for rules in [rules, Practice::default()] {
            let read = read(&fields_of(&rules), &mut problems);
            assert_eq!(read, Some(rules));
        }
        assert!(problems.is_empty());
    }

    #[test]
    fn every_policy_has_its_words() {
        let codes = SAFETY.map(|(code, _)| Safety::parse(code));
        assert_eq!(codes, Safety::ALL.map(Some));
    }

    #[test]
    fn what_is_no_number_is_said_beside_its_field() {
        let mut problems = Problems::new();
        let form = fields_of(&Practice::default());
        let pairs = form.pairs().iter().filter(|(name, _)| name != "goals");
        let form = pairs.fold(
            Fields::default().with("goals", "101"),
            |form, (name, value)| form.with(name, value),
        );
        assert_eq!(read(&form, &mut problems), None);
        assert!(problems.of("goals").contains("0 to 100"));
    }
}
