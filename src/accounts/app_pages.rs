//! Setting up an app that shows codes, and taking it away.
//!
//! What must stay true: nothing is stored before a code of the app was given: until then the secret
//! travels in the form, sealed for the person it was made for.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use data_encoding::BASE64URL_NOPAD;
use sealing::{Context, SystemEntropy};

use super::code_app::AppSecret;
use super::fresh::SettingUp;
use super::pages::{Shared, Then, confirm_words};
use super::second_step::{self, RemovalProblem};
use super::second_step_pages::code_words;
use super::{SignedIn, Visitor, store};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/account/app", get(form).post(set_up))
        .route("/account/app/remove", post(remove))
}

#[derive(Template)]
#[template(path = "accounts/app_new.html")]
struct NewAppPage {
    shell: Shell,
    then: String,
    practice: String,
    groups: String,
    link: String,
    /// The picture's dark squares, and its width with a margin of four on each side.
    path: String,
    size: i32,
    made: String,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "accounts/app.html")]
struct AppPage {
    shell: Shell,
    since: String,
    email: String,
    problems: Problems,
}

/// What a secret that is not set up yet is sealed for.
fn made_for(me: &SignedIn) -> Context {
    Context::new("code app to be set up").and(me.account().bytes())
}

fn opened(service: &Service, me: &SignedIn, made: &str) -> Result<AppSecret, Stop> {
    let sealed = BASE64URL_NOPAD.decode(made.as_bytes());
    let sealed = sealed.map_err(|_| Stop::Unreadable)?;
    let text: Result<String, _> = service.open(&made_for(me), sealed);
    let text = zeroize::Zeroizing::new(text.map_err(|_| Stop::Unreadable)?);
    AppSecret::parse(&text).ok_or(Stop::Unreadable)
}

async fn new_page(
    service: &Service,
    me: &SignedIn,
    secret: &AppSecret,
    then: Then,
) -> Result<NewAppPage, Stop> {
    let mut conn = service.db.read().await?;
    let email = store::email_of(&mut conn, service, me.account()).await?;
    let picture = secret.picture(service.name(), &email);
    let (path, size) = picture.map_or_else(Default::default, |of| (of.path, of.size + 8));
    let made = service.seal(&made_for(me), &*secret.base32());
    Ok(NewAppPage {
        shell: Shell::new(service, Some(me.person()), &say("app-new-title")),
        then: then.text(),
        practice: service.name().to_owned(),
        groups: secret.groups(),
        link: secret.link(service.name(), &email).to_string(),
        path,
        size,
        made: BASE64URL_NOPAD.encode(made.as_bytes()),
        problems: Problems::new(),
    })
}

/// The page of an app that is set up; none if there is none.
async fn app_page(service: &Service, me: &SignedIn) -> Result<Option<AppPage>, Stop> {
    let mut conn = service.db.read().await?;
    let app = store::code_app(&mut conn, service, me.account()).await?;
    let Some((_, since)) = app else {
        return Ok(None);
    };
    Ok(Some(AppPage {
        shell: Shell::new(service, Some(me.person()), &say("app-title")).at("/account"),
        since: when::day(since, me.zone()),
        email: store::email_of(&mut conn, service, me.account()).await?,
        problems: Problems::new(),
    }))
}

async fn form(
    State(service): Shared,
    SettingUp(me): SettingUp,
    Query(then): Query<Then>,
) -> Outcome {
    if let Some(shown) = app_page(&service, &me).await? {
        return page(&shown);
    }
    let secret = AppSecret::generate(&mut SystemEntropy);
    page(&new_page(&service, &me, &secret, then).await?)
}

async fn set_up(
    State(service): Shared,
    SettingUp(me): SettingUp,
    Query(then): Query<Then>,
    form: Fields,
) -> Outcome {
    let secret = opened(&service, &me, form.get("made"))?;
    if second_step::set_up_app(&service, &me, &secret, form.get("code")).await? {
        return go(&then
            .path()
            .unwrap_or_else(|| "/account?said=app".to_owned()));
    }
    let mut shown = new_page(&service, &me, &secret, then).await?;
    shown.problems.add("code", say("app-new-wrong"));
    page_with_problems(&shown)
}

async fn remove(State(service): Shared, me: Visitor, form: Fields) -> Result<Response, Stop> {
    let mut shown = app_page(&service, &me).await?.ok_or(Stop::NotFound)?;
    let (password, code) = (form.raw("password"), form.get("code"));
    match second_step::remove_app(&service, &me, password, code).await? {
        Ok(()) => return go("/account?said=app-gone"),
        Err(RemovalProblem::Password(problem)) => {
            shown.problems.add("password", confirm_words(problem));
        }
        Err(RemovalProblem::Code(problem)) => shown.problems.add("code", code_words(problem)),
    }
    page_with_problems(&shown)
}
