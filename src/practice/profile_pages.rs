//! The pages where a therapist fills in their profile, hours and licences.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::profile_form::{self, MEDIA, fields_of};
use super::{Profile, acts, hours_pages, licence_pages, profile, store, vetting_pages};
use crate::accounts::Therapist;
use crate::languages::{self, say};
use crate::lists;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/profile", get(show).post(save))
        .merge(licence_pages::routes())
        .merge(hours_pages::routes())
}

struct Day {
    field: String,
    name: String,
    hours: String,
    problem: String,
}

#[derive(Template)]
#[template(path = "practice/profile.html")]
pub(super) struct ProfilePage {
    shell: Shell,
    pub(super) form: Fields,
    problems: Problems,
    approaches: Vec<Choice>,
    focus: Vec<Choice>,
    languages: Vec<Choice>,
    affirms: Vec<Choice>,
    genders: Vec<Choice>,
    media: Vec<Choice>,
    declines: Vec<Choice>,
    zones: Vec<Choice>,
    days: Vec<Day>,
    licences: Vec<vetting_pages::Row>,
    pub(super) places: Vec<Choice>,
    filled: bool,
}

const SAID: &[(&str, &str)] = &[
    ("saved", "profile-saved"),
    ("licence", "profile-licence-in"),
    ("removed", "profile-licence-removed"),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

pub(super) async fn profile_page(
    service: &Service,
    me: &Therapist,
    form: Option<Fields>,
    problems: Problems,
) -> Result<ProfilePage, Stop> {
    let mut conn = service.db.read().await?;
    let saved = profile::profile_of(&mut conn, service, me.account()).await?;
    let licences = store::licences_of(&mut conn, service, me.account()).await?;
    let form = form
        .or_else(|| saved.as_ref().map(fields_of))
        .unwrap_or_else(|| {
            Fields::default()
                .with("couples", "5")
                .with("individuals", "5")
        });
    let days = languages::week().map(|weekday| {
        let field = format!("hours-{}", weekday.code());
        Day {
            hours: form.get(&field).to_owned(),
            problem: problems.of(&field).to_owned(),
            name: hours_pages::name_of(weekday),
            field,
        }
    });
    Ok(ProfilePage {
        shell: Shell::new(service, Some(me.person()), &say("profile-title")).at("/profile"),
        approaches: form.choices("approaches", &lists::approaches()),
        focus: form.choices("focus", &lists::goals()),
        languages: form.choices("languages", &lists::languages()),
        affirms: form.choices("affirms", &lists::all_affirms()),
        genders: form.choices("gender", &lists::genders()),
        media: form.choices_said("media", &MEDIA),
        declines: form.choices("declines", &lists::goals()),
        zones: form.choices("zone", &lists::zones()),
        days: days.into(),
        licences: licences
            .iter()
            .map(|licence| vetting_pages::row(service, me.account(), me.name(), licence))
            .collect(),
        places: form.choices("jurisdiction", &lists::places()),
        filled: saved.is_some(),
        form,
        problems,
    })
}

async fn show(State(service): Shared, me: Therapist, Query(said): Query<Said>) -> Outcome {
    let mut shown = profile_page(&service, &me, None, Problems::new()).await?;
    shown.shell = shown.shell.said(said.said.as_deref(), SAID);
    page(&shown)
}

pub(super) async fn saved_profile(
    service: &Service,
    me: &Therapist,
) -> Result<Option<Profile>, Stop> {
    profile::profile_of(&mut *service.db.read().await?, service, me.account()).await
}

async fn save(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let was = saved_profile(&service, &me).await?;
    let mut problems = Problems::new();
    match profile_form::read(&form, was, &mut problems) {
        Some(filled) => {
            acts::save_profile(&service, &me, &filled).await?;
            go("/profile?said=saved")
        }
        None => page_with_problems(&profile_page(&service, &me, Some(form), problems).await?),
    }
}
