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
use crate::practice;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/partner/alone", get(form).post(leave))
}

/// The longest that telling can wait, in days.
pub(super) const LONGEST_WAIT: i64 = 3;

/// Whoever asks to go on with the therapist both had lets the other know.
const MUST_BE_TOLD: &str = "To ask whether you may go on with the same therapist, choose the words that you \
     go on alone. Or choose someone new: then nobody is asked.";

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

pub(super) fn choice(value: &str, label: String, hint: &str, chosen: bool) -> Choice {
    Choice {
        value: value.to_owned(),
        label,
        hint: hint.to_owned(),
        chosen,
    }
}

/// What can be told. Without a joint space none is closed.
pub(super) fn told(me: &str, has_joint: bool) -> Vec<Choice> {
    let nothing = "Nothing beyond what can be seen".to_owned();
    let nothing_hint = match has_joint {
        true => "They see that the joint space is closed for now: the same as for a pause.",
        false => "They see no change.",
    };
    let said = |wording: Wording| wording.words(me).unwrap_or_default();
    let mut list = vec![
        choice("nothing", nothing, nothing_hint, true),
        choice(
            "goes-on",
            format!("“{}”", said(Wording::GoesOn)),
            "From then on they see that they are here on their own.",
            false,
        ),
    ];
    if has_joint {
        let hint = "Your therapist says more, as they find right.";
        let words = format!("“{}”", said(Wording::AskTherapist));
        list.push(choice("ask-therapist", words, hint, false));
    }
    list
}

pub(super) fn when() -> Vec<Choice> {
    let days = [("0", "Now"), ("1", "Tomorrow"), ("3", "In three days")];
    let days = days.map(|(value, label)| choice(value, label.to_owned(), "", value == "0"));
    days.to_vec()
}

/// With whom one can go on, where both have this therapist.
fn onward(therapist: &str, partner: &str) -> Vec<Choice> {
    vec![
        choice(
            "later",
            format!("I meet and write with {therapist} for now, and decide in these days"),
            "",
            true,
        ),
        choice(
            "ask",
            format!("I ask to go on with {therapist}"),
            &format!(
                "You both and {therapist} must agree. {partner} is asked, and reads that you ask. So \
                 this goes only with the words that you go on alone."
            ),
            false,
        ),
        choice(
            "new",
            "I choose someone new".to_owned(),
            &format!("{therapist} leaves your private space now. {partner} learns nothing of it."),
            false,
        ),
        choice(
            "nobody",
            "With nobody for now".to_owned(),
            &format!("{therapist} leaves your private space now. You can choose someone later."),
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
        shell: Shell::new(service, Some(me.person()), "Go on alone").at("/home"),
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
        shown.problems.add("told", MUST_BE_TOLD);
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
