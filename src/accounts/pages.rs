//! The pages of coming in and going out: sign in, sign out; and what the pages of this room share.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::sign_in::{self, SignInProblem};
use super::sign_ins::{self, Came, Device, SIGN_IN_DAYS};
use super::visitor::Holder;
use super::{
    Network, SignedIn, account_pages, app_pages, confirm_pages, email_problem, language_pages,
    passkey_pages, passkeys, password_pages, password_problem, recover_pages, recovery,
    second_step_pages, store,
};
use crate::languages::{Language, Said, say};
use crate::service::Service;
use crate::web::cookie::{self, Kind, Secret};
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, with_then};

pub(super) type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/sign-in", get(sign_in_form).post(sign_in))
        .route("/sign-out", post(sign_out))
        .merge(language_pages::routes())
        .merge(recover_pages::routes())
        .merge(recovery::routes())
        .merge(second_step_pages::routes())
        .merge(app_pages::routes())
        .merge(passkey_pages::routes())
        .merge(account_pages::routes())
        .merge(confirm_pages::routes())
        .merge(password_pages::routes())
}

/// What is wrong with the fields `email`, `name`, `password` of a sign-up form.
pub fn credential_problems(form: &Fields) -> Problems {
    let mut problems = Problems::new();
    let (email, name) = (form.get("email"), form.get("name"));
    let fits = !name.is_empty() && name.chars().count() <= 100;
    problems.unless(fits, "name", &say("sign-up-name-missing"));
    if let Some(problem) = email_problem(email) {
        problems.add("email", problem);
    }
    if let Some(problem) = password_problem(form.raw("password"), email, name) {
        problems.add("password", problem);
    }
    problems
}

/// Shows a recovery code, once, and where to go on.
#[derive(Template)]
#[template(path = "accounts/code.html")]
pub struct CodePage {
    /// The frame.
    pub shell: Shell,
    /// The code as printed.
    pub code: String,
    /// Where "I have kept it" leads.
    pub next: String,
}

/// Signs this browser in and shows the recovery code of a new account.
pub fn show_code(service: &Service, device: &Device, code: String, next: &str) -> Outcome {
    let person = Some(device.signed_in.person());
    let shown = page(&CodePage {
        shell: Shell::new(service, person, &say("code-title")),
        code,
        next: next.to_owned(),
    })?;
    Ok(with_cookie(service, device, shown))
}

/// This answer, with the cookie that signs the browser in.
pub fn with_cookie(service: &Service, device: &Device, response: Response) -> Response {
    let response = with_secret(service, &device.secret, response);
    // Their own choice goes before what was chosen in this browser, perhaps by somebody else.
    match device.signed_in.language {
        Some(language) => with_language(service, language, response),
        None => response,
    }
}

/// This answer, with the cookie that remembers this language.
pub(super) fn with_language(service: &Service, language: Language, response: Response) -> Response {
    let cookie = cookie::make_language(service, language);
    let cookie = AppendHeaders([("set-cookie", cookie.to_string())]);
    (cookie, response).into_response()
}

/// The same for a browser that may not be in yet. What somebody left there who never signed out goes.
fn with_secret(service: &Service, secret: &Secret, response: Response) -> Response {
    let cookie = cookie::make(service, Kind::SignIn, secret, SIGN_IN_DAYS);
    let headers = AppendHeaders([
        ("set-cookie", cookie.to_string()),
        ("clear-site-data", "\"storage\"".to_owned()),
    ]);
    (headers, response).into_response()
}

/// The page to go on to afterwards, as an address carries it.
#[derive(Deserialize)]
pub struct Then {
    then: Option<String>,
}

impl Then {
    /// As a form handed it on; empty for none.
    pub fn of(text: String) -> Self {
        let then = Some(text).filter(|text| !text.is_empty());
        Self { then }
    }

    /// A page of ours to go on to, never another site.
    pub fn path(&self) -> Option<String> {
        let bytes = data_encoding::BASE64URL_NOPAD
            .decode(self.then.as_ref()?.as_bytes())
            .ok()?;
        let path = String::from_utf8(bytes).ok()?;
        let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
        (ours && !path.chars().any(char::is_control)).then_some(path)
    }

    /// This page of ours, with the same page to go on to.
    pub(super) fn onto(&self, page: &str) -> String {
        match &self.path() {
            Some(path) => with_then(page, path),
            None => page.to_owned(),
        }
    }

    /// As it came, to be handed on; empty for none.
    pub(super) fn text(self) -> String {
        self.then.unwrap_or_default()
    }
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    shell: Shell,
    form: Fields,
    then: String,
    passkeys: bool,
    problems: Problems,
}

impl SignInPage {
    fn new(service: &Service, then: Then, form: Fields, problems: Problems) -> Self {
        Self {
            shell: Shell::new(service, None, &say("shell-sign-in")),
            form,
            then: then.text(),
            passkeys: passkeys::party(service).is_some(),
            problems,
        }
    }
}

async fn sign_in_form(
    State(service): Shared,
    holder: Option<Holder>,
    Query(then): Query<Then>,
) -> Outcome {
    match holder {
        // From there they are sent on, wherever they stand.
        Some(holder) => go(holder.me.role().first_page()),
        None => page(&SignInPage::new(
            &service,
            then,
            Fields::default(),
            Problems::new(),
        )),
    }
}

async fn sign_in(
    State(service): Shared,
    from: Network,
    Query(then): Query<Then>,
    form: Fields,
) -> Outcome {
    match sign_in::sign_in(&service, form.get("email"), form.raw("password"), from).await? {
        Ok(Came::In(device)) => {
            let next = after_sign_in(&service, &device.signed_in, then).await?;
            Ok(with_cookie(&service, &device, go(&next)?))
        }
        Ok(Came::ToSecondStep(secret)) => {
            let next = then.onto("/sign-in/second");
            Ok(with_secret(&service, &secret, go(&next)?))
        }
        Err(problem) => {
            let mut problems = Problems::new();
            problems.add("email", sign_in_words(problem));
            page_with_problems(&SignInPage::new(&service, then, form, problems))
        }
    }
}

/// Where somebody goes who just came in: where they wanted to, but first they read it if their recovery
/// code was used since they were last here.
pub(super) async fn after_sign_in(
    service: &Service,
    me: &SignedIn,
    then: Then,
) -> Result<String, Stop> {
    let mut conn = service.db.read().await?;
    if store::recovered_at(&mut conn, me.account())
        .await?
        .is_some()
    {
        return Ok(then.onto("/account/recovered"));
    }
    let first = me.role().first_page();
    Ok(then.path().unwrap_or_else(|| first.to_owned()))
}

pub(super) fn sign_in_words(problem: SignInProblem) -> Said {
    match problem {
        SignInProblem::Wrong => say("sign-in-wrong"),
        SignInProblem::TooMany => say("sign-in-many"),
    }
}

/// The same for somebody who is signed in: only their password can be wrong.
pub(super) fn confirm_words(problem: SignInProblem) -> Said {
    match problem {
        SignInProblem::Wrong => say("confirm-wrong"),
        SignInProblem::TooMany => sign_in_words(problem),
    }
}

async fn sign_out(State(service): Shared, holder: Option<Holder>) -> Outcome {
    if let Some(holder) = holder {
        sign_ins::sign_out(&service, &holder.me).await?;
    }
    let cookie = cookie::end(&service, Kind::SignIn);
    // What the browser may have kept of these pages goes too.
    let headers = AppendHeaders([
        ("set-cookie", cookie.to_string()),
        ("clear-site-data", "\"cache\", \"storage\"".to_owned()),
    ]);
    Ok((headers, go("/")?).into_response())
}
