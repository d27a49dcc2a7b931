//! The page where an administrator gives the telephone number for live sessions that fail.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::set_up;
use crate::accounts::Administrator;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/phone", get(form).post(send))
}

#[derive(Template)]
#[template(path = "practice/phone.html")]
struct PhonePage {
    shell: Shell,
    form: Fields,
    problems: Problems,
}

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("kept", "practice-phone-saved")];

fn shell(service: &Service, me: &Administrator) -> Shell {
    Shell::new(service, Some(me.person()), &say("practice-phone-title")).at("/practice")
}

async fn form(State(service): Shared, me: Administrator, Query(asked): Query<Asked>) -> Outcome {
    let phone = set_up::phone(&mut *service.db.read().await?, &service).await?;
    page(&PhonePage {
        shell: shell(&service, &me).said(asked.said.as_deref(), SAID),
        form: Fields::default().with("phone", phone.unwrap_or_default()),
        problems: Problems::new(),
    })
}

async fn send(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let phone = form.get("phone");
    let sign = |c: char| c.is_ascii_digit() || " +-()./".contains(c);
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let fits = phone.is_empty() || (phone.chars().all(sign) && (3..=20).contains(&digits));
    let mut problems = Problems::new();
    problems.unless(fits, "phone", &say("practice-phone-wrong"));
    if !problems.is_empty() {
        return page_with_problems(&PhonePage {
            shell: shell(&service, &me),
            form,
            problems,
        });
    }
    set_up::set_phone(&service, &me, phone).await?;
    go("/practice/phone?said=kept")
}
