//! How often, reminders, and who sees it.
//!
//! What must stay true: nothing is chosen beforehand but nothing; the page says what each choice shows to whom;
//! what was shown can be taken back, even where the joint space is closed.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use calendar::Weekday;

use super::choices::{self, ForTherapist, Offered};
use super::pages::shell;
use super::rhythm::ENOUGH;
use super::{Item, Often, Rhythm, Time, ToShow, Wanted, acts, shares};
use crate::accounts::{Client, SignedIn};
use crate::episodes;
use crate::languages::{self, say};
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/how-i-am/choices", get(show).post(save))
}

// What is chosen, its name in the form, and the key of what is read.
const OFTEN: [(Often, &str, &str); 3] = [
    (Often::Never, "as-it-comes", "how-often-never"),
    (Often::Daily, "day", "how-often-day"),
    (Often::Weekly, "week", "how-often-week"),
];

const TIMES: [(Option<Time>, &str, &str); 4] = [
    (None, "no", "how-remind-no"),
    (Some(Time::Morning), "morning", "how-remind-morning"),
    (Some(Time::Midday), "midday", "how-remind-midday"),
    (Some(Time::Evening), "evening", "how-remind-evening"),
];

/// What is chosen, its name in the form, the key of what is read, and that of a word more.
const THERAPIST: [(ForTherapist, &str, &str, Option<&str>); 3] = [
    (ForTherapist::Nothing, "nothing", "how-show-nothing", None),
    (
        ForTherapist::Steps,
        "steps",
        "how-therapist-steps",
        Some("how-therapist-steps-hint"),
    ),
    (
        ForTherapist::Lines,
        "lines",
        "how-therapist-lines",
        Some("how-therapist-lines-hint"),
    ),
];

fn choice(value: &str, label: &str, hint: &str, chosen: bool) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        chosen,
    }
}

#[derive(Template)]
#[template(path = "how_i_am/choices.html")]
struct ChoicesPage {
    shell: Shell,
    often: Vec<Choice>,
    weekdays: Vec<Choice>,
    remind: Vec<Choice>,
    /// Whether reminders stopped by themselves.
    stopped: bool,
    /// What can be chosen for the partner; nothing where there is no joint space and nothing to take back.
    partner: Vec<Choice>,
    items: Vec<Choice>,
    therapist: Vec<Choice>,
    problems: Problems,
}

/// What there is to choose for a partner: whether the joint space is open, and whether something lies there.
fn for_partner(open: bool, lies: bool, offered: &Offered) -> Vec<Choice> {
    let mut list = Vec::new();
    if !open && !lies {
        return list;
    }
    let shows = !offered.partner.is_empty();
    let nothing = match lies {
        true => say("how-partner-nothing-hint").into(),
        false => String::new(),
    };
    let label = say("how-show-nothing");
    list.push(choice("nothing", &label, &nothing, !lies));
    if open {
        let label = say("how-partner-weeks");
        list.push(choice(
            "these",
            &label,
            &say("how-partner-weeks-hint"),
            shows,
        ));
    }
    if lies {
        let hint = say("how-partner-nothing-new-hint");
        let label = say("how-partner-nothing-new");
        list.push(choice("nothing-new", &label, &hint, !shows));
    }
    list
}

async fn choices_page(service: &Service, me: &SignedIn) -> Result<ChoicesPage, Stop> {
    let mut conn = service.db.read().await?;
    let (chosen, rhythm) = choices::standing(&mut conn, service, me).await?;
    let places = acts::places(&mut conn, me).await?;
    let offered = places.hold(chosen);
    let mut lies = false;
    for joint in episodes::joint_spaces_of(&mut conn, me.account()).await? {
        lies |= shares::of(&mut conn, joint, me.account()).await?.is_some();
    }
    let open = places.joint.is_some();
    let items = Item::ALL.map(|item| {
        let chosen = offered.partner.contains(&item);
        choice(item.name(), &item.title(), "", chosen)
    });
    let therapist = THERAPIST.iter().filter(|_| places.therapist.is_some());
    let therapist = therapist.map(|(one, name, label, hint)| {
        let hint = hint.map_or_else(String::new, |hint| say(hint).into());
        choice(name, &say(label), &hint, *one == offered.therapist)
    });
    let weekday = |weekday: Weekday| {
        let name = languages::weekday(weekday);
        let at = weekday as i8;
        choice(&at.to_string(), &name, "", at == rhythm.weekday)
    };
    Ok(ChoicesPage {
        shell: shell(service, me),
        often: OFTEN
            .map(|(often, name, label)| choice(name, &say(label), "", often == rhythm.often))
            .into(),
        weekdays: languages::week().map(weekday).into(),
        remind: TIMES
            .map(|(time, name, label)| choice(name, &say(label), "", time == rhythm.remind))
            .into(),
        stopped: rhythm.gone_by >= ENOUGH,
        partner: for_partner(open, lies, &offered),
        items: if open { items.into() } else { Vec::new() },
        therapist: therapist.collect(),
        problems: Problems::new(),
    })
}

async fn show(State(service): Shared, me: Client) -> Outcome {
    page(&choices_page(&service, &me).await?)
}

/// What a form asks for, and what is wrong with it.
fn wanted(form: &Fields) -> (Wanted, Problems) {
    let mut problems = Problems::new();
    let often = OFTEN.iter().find(|(_, name, _)| *name == form.get("often"));
    let often = often.map_or(Often::Never, |(often, _, _)| *often);
    let remind = TIMES
        .iter()
        .find(|(_, name, _)| *name == form.get("remind"));
    let remind = remind.and_then(|(time, _, _)| *time);
    problems.unless(
        remind.is_none() || often != Often::Never,
        "often",
        &say("how-often-missing"),
    );
    let weekday = form.get("weekday").parse().unwrap_or(0);
    let ticked = form.all("items");
    let mut items = Item::ALL.to_vec();
    items.retain(|item| ticked.iter().any(|name| name == item.name()));
    problems.unless(
        form.get("partner") != "these" || !items.is_empty(),
        "items",
        &say("how-items-missing"),
    );
    let partner = match form.get("partner") {
        "nothing" => Some(ToShow::Nothing),
        "nothing-new" => Some(ToShow::NothingNew),
        "these" => Some(ToShow::These(items)),
        _ => None,
    };
    let therapist = form.get("therapist");
    let therapist = THERAPIST.iter().find(|(_, name, ..)| *name == therapist);
    let wanted = Wanted {
        rhythm: Rhythm {
            often,
            remind,
            weekday: if (0..7).contains(&weekday) {
                weekday
            } else {
                0
            },
            gone_by: 0,
        },
        partner,
        therapist: therapist.map(|(one, ..)| *one),
    };
    (wanted, problems)
}

async fn save(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let (wanted, problems) = wanted(&form);
    if problems.is_empty() {
        acts::choose(&service, &me, &wanted).await?;
        return go("/how-i-am?said=chosen");
    }
    let mut shown = choices_page(&service, &me).await?;
    for (name, list) in [
        ("often", &mut shown.often),
        ("weekday", &mut shown.weekdays),
        ("remind", &mut shown.remind),
        ("partner", &mut shown.partner),
        ("items", &mut shown.items),
        ("therapist", &mut shown.therapist),
    ] {
        let typed = form.all(name);
        for one in list {
            one.chosen = typed.contains(&one.value);
        }
    }
    shown.problems = problems;
    page_with_problems(&shown)
}
