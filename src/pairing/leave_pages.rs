//! The page on which one of a couple goes on alone: what happens, what the other is told, one button.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;

use super::leaving::{self, Left, Onward};
use super::partings::{Telling, Wording};
use crate::accounts::{self, Client};
use crate::episodes;
use crate::languages::say;
use crate::practice;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/partner/alone", get(form).post(leave))
}

/// The longest that telling can wait, in days.
pub(super) const LONGEST_WAIT: i64 = 3;

#[derive(Template)]
#[template(path = "pairing/alone.html")]
struct AlonePage {
    shell: Shell,
    partner: String,
    has_joint: bool,
    told: Vec<Choice>,
    when: Vec<Choice>,
    /// The therapist both have, for how many days their work goes on, and with whom one can go on.
    shared: Option<(String, i64)>,
    onward: Vec<Choice>,
    /// For how many days the joint space can be read, if there is a limit.
    reading: Option<i64>,
    problems: Problems,
}

pub(super) fn choice(
    value: &str,
    label: impl Into<String>,
    hint: impl Into<String>,
    chosen: bool,
) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.into(),
        hint: hint.into(),
        chosen,
    }
}

/// What can be told. Without a joint space none is closed.
pub(super) fn told(me: &str, has_joint: bool) -> Vec<Choice> {
    let nothing_hint = match has_joint {
        true => say("alone-nothing-hint-joint"),
        false => say("alone-nothing-hint"),
    };
    let quoted = |wording: Wording| {
        let words = wording.words(me).unwrap_or_default();
        say("alone-quoted").with("words", words)
    };
    let goes_on = quoted(Wording::GoesOn);
    let mut list = vec![
        choice("nothing", say("alone-nothing"), nothing_hint, true),
        choice("goes-on", goes_on, say("alone-goes-on-hint"), false),
    ];
    if has_joint {
        let (words, hint) = (
            quoted(Wording::AskTherapist),
            say("alone-ask-therapist-hint"),
        );
        list.push(choice("ask-therapist", words, hint, false));
    }
    list
}

pub(super) fn when() -> Vec<Choice> {
    let days = [
        ("0", "alone-now"),
        ("1", "alone-tomorrow"),
        ("3", "alone-in-three-days"),
    ];
    let days = days.map(|(value, key)| choice(value, say(key), "", value == "0"));
    days.to_vec()
}

/// With whom one can go on, where both have this therapist.
fn onward(therapist: &str, partner: &str) -> Vec<Choice> {
    let with_therapist = |key| say(key).with("therapist", therapist);
    let with_both = |key| with_therapist(key).with("partner", partner);
    vec![
        choice("later", with_therapist("alone-later"), "", true),
        choice(
            "ask",
            with_therapist("alone-ask"),
            with_both("alone-ask-hint"),
            false,
        ),
        choice("new", say("alone-new"), with_both("alone-new-hint"), false),
        choice(
            "nobody",
            say("alone-nobody"),
            with_therapist("alone-nobody-hint"),
            false,
        ),
    ]
}

pub(super) fn marked(mut choices: Vec<Choice>, sent: &str) -> Vec<Choice> {
    if choices.iter().any(|choice| choice.value == sent) {
        for choice in &mut choices {
            choice.chosen = choice.value == sent;
        }
    }
    choices
}

async fn alone_page(
    service: &Service,
    me: &Client,
    sent: &Fields,
) -> Result<Option<AlonePage>, Stop> {
    let mut conn = service.db.read().await?;
    let episode = episodes::episode_of(&mut conn, me.account()).await?;
    let episode = episode.ok_or(Stop::NotFound)?;
    let Some(partner) = episode.seeming_partner(me.account()) else {
        return Ok(None);
    };
    let partner = accounts::person(&mut conn, service, partner).await?.name;
    let shared = leaving::shared_therapist(&mut conn, service, me, &episode).await?;
    let shared = match shared {
        Some(therapist) => Some((
            accounts::person(&mut conn, service, therapist).await?.name,
            practice::winding_days(&mut conn).await?,
        )),
        None => None,
    };
    let choices = shared.as_ref();
    Ok(Some(AlonePage {
        shell: Shell::new(service, Some(me.person()), &say("alone-title")).at("/home"),
        has_joint: episode.joint.is_some(),
        told: marked(told(me.name(), episode.joint.is_some()), sent.get("told")),
        when: marked(when(), sent.get("when")),
        onward: choices.map_or_else(Vec::new, |(therapist, _)| {
            marked(onward(therapist, &partner), sent.get("onward"))
        }),
        shared,
        reading: practice::joint_reading_days(&mut conn).await?,
        partner,
        problems: Problems::new(),
    }))
}

async fn form(State(service): Shared, me: Client) -> Outcome {
    match alone_page(&service, &me, &Fields::default()).await? {
        Some(shown) => page(&shown),
        None => go("/partner"),
    }
}

async fn leave(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let days = form.get("when").parse().unwrap_or(0);
    let telling = Telling {
        wording: Wording::of(form.get("told")),
        days: i64::clamp(days, 0, LONGEST_WAIT),
    };
    let onward = match form.get("onward") {
        "ask" => Onward::Ask,
        "new" | "nobody" => Onward::Leave,
        _ => Onward::ForNow,
    };
    if onward == Onward::Ask && telling.wording != Wording::GoesOn {
        let shown = alone_page(&service, &me, &form).await?;
        let mut shown = shown.ok_or(Stop::NotFound)?;
        // Whoever asks to go on with the therapist both had lets the other know.
        shown.problems.add("told", say("alone-must-be-told"));
        return page_with_problems(&shown);
    }
    match leaving::go_alone(&service, &me, telling, onward).await? {
        Left::Alone => {}
        // Where the other was a moment faster, their page says what happened.
        Left::NobodyToLeave => return go("/home"),
    }
    match form.get("onward") {
        "new" => go("/match?said=alone"),
        _ => go("/home?said=alone"),
    }
}
