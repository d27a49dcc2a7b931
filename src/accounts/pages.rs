//! The pages of accounts: sign in, sign out, recover, your account.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::acts::{self, Device, SIGN_IN_DAYS};
use super::sign_in::{self, SignInProblem};
use super::{Network, Visitor, email_problem, password_problem};
use crate::service::Service;
use crate::web::cookie::{self, Kind};
use crate::web::{Fields, Outcome, Problems, Shell, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/sign-in", get(sign_in_form).post(sign_in))
        .route("/sign-out", post(sign_out))
        .route("/recover", get(recover_form).post(recover))
        .route("/account", get(account))
        .route("/account/password", post(change_password))
        .route("/account/recovery-code", post(new_code))
        .route("/account/sign-out-others", post(sign_out_others))
}

/// What is wrong with the fields `email`, `name`, `password` of a sign-up form.
pub fn credential_problems(form: &Fields) -> Problems {
    let mut problems = Problems::new();
    let (email, name) = (form.get("email"), form.get("name"));
    let fits = !name.is_empty() && name.chars().count() <= 100;
    problems.unless(
        fits,
        "name",
        "Please tell us what to call you, in up to 100 letters.",
    );
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
        shell: Shell::new(service, person, "Your recovery code"),
        code,
        next: next.to_owned(),
    })?;
    Ok(with_cookie(service, device, shown))
}

/// This answer, with the cookie that signs the browser in.
pub fn with_cookie(service: &Service, device: &Device, response: Response) -> Response {
    let cookie = cookie::make(service, Kind::SignIn, &device.secret, SIGN_IN_DAYS);
    (
        AppendHeaders([("set-cookie", cookie.to_string())]),
        response,
    )
        .into_response()
}

#[derive(Deserialize)]
struct Then {
    then: Option<String>,
}

impl Then {
    /// A page of ours to go on to, never another site.
    fn path(&self) -> Option<String> {
        let bytes = data_encoding::BASE64URL_NOPAD
            .decode(self.then.as_ref()?.as_bytes())
            .ok()?;
        let path = String::from_utf8(bytes).ok()?;
        let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
        (ours && !path.chars().any(char::is_control)).then_some(path)
    }
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    shell: Shell,
    form: Fields,
    then: String,
    problems: Problems,
}

impl SignInPage {
    fn new(service: &Service, then: Then, form: Fields, problems: Problems) -> Self {
        Self {
            shell: Shell::new(service, None, "Sign in"),
            form,
            then: then.then.unwrap_or_default(),
            problems,
        }
    }
}

async fn sign_in_form(
    State(service): Shared,
    me: Option<Visitor>,
    Query(then): Query<Then>,
) -> Outcome {
    match me {
        Some(me) => go(me.role().first_page()),
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
        Ok(device) => {
            let first = device.signed_in.role().first_page().to_owned();
            let next = go(&then.path().unwrap_or(first))?;
            Ok(with_cookie(&service, &device, next))
        }
        Err(problem) => {
            let mut problems = Problems::new();
            problems.add("email", sign_in_words(problem));
            page_with_problems(&SignInPage::new(&service, then, form, problems))
        }
    }
}

fn sign_in_words(problem: SignInProblem) -> &'static str {
    match problem {
        SignInProblem::Wrong => {
            "The e-mail address and what opens the account do not go together. Look for a typing \
             mistake in either, then try again."
        }
        SignInProblem::TooMany => {
            "There were many tries in a short time, so we paused sign-in for a while. Please wait \
             15 minutes. Your account is safe."
        }
    }
}

async fn sign_out(State(service): Shared, me: Option<Visitor>) -> Outcome {
    if let Some(me) = me {
        acts::sign_out(&service, &me).await?;
    }
    let cookie = cookie::end(&service, Kind::SignIn);
    // What the browser may have kept of these pages goes too.
    let headers = AppendHeaders([
        ("set-cookie", cookie.to_string()),
        ("clear-site-data", "\"cache\", \"storage\"".to_owned()),
    ]);
    Ok((headers, go("/")?).into_response())
}

#[derive(Template)]
#[template(path = "accounts/recover.html")]
struct RecoverPage {
    shell: Shell,
    form: Fields,
    problems: Problems,
}

async fn recover_form(State(service): Shared) -> Outcome {
    page(&RecoverPage {
        shell: Shell::new(&service, None, "Use your recovery code"),
        form: Fields::default(),
        problems: Problems::new(),
    })
}

async fn recover(State(service): Shared, from: Network, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let code = sealing::Code::parse(form.get("code"));
    if code.is_err() {
        problems.add("code", "There is a typing mistake in the code: its last letters check the others. Please compare it with your paper.");
    }
    if let Some(problem) = password_problem(form.raw("password"), form.get("email"), "") {
        problems.add("password", problem);
    }
    if let (Ok(code), true) = (code, problems.is_empty()) {
        let password = form.raw("password");
        match sign_in::recover(&service, form.get("email"), &code, password, from).await? {
            Ok(device) => {
                let next = go(device.signed_in.role().first_page())?;
                return Ok(with_cookie(&service, &device, next));
            }
            Err(problem) => problems.add("email", sign_in_words(problem)),
        }
    }
    page_with_problems(&RecoverPage {
        shell: Shell::new(&service, None, "Use your recovery code"),
        form,
        problems,
    })
}

struct Browser {
    since: String,
    this: bool,
}

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    shell: Shell,
    email: String,
    browsers: Vec<Browser>,
    problems: Problems,
}

const SAID: &[(&str, &str)] = &[
    (
        "password",
        "Your password is changed. Every other browser was signed out.",
    ),
    ("others", "Every other browser was signed out."),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

async fn account_page(
    service: &Service,
    me: &super::SignedIn,
    said: Option<&str>,
    problems: Problems,
) -> Result<AccountPage, crate::web::Stop> {
    let mut conn = service.db.read().await?;
    let sign_ins = super::store::sign_ins(&mut conn, me, service.clock.now()).await?;
    let browser = |(since, this): (jiff::Timestamp, bool)| Browser {
        since: since.strftime("%-d %B %Y, %H:%M UTC").to_string(),
        this,
    };
    Ok(AccountPage {
        shell: Shell::new(service, Some(me.person()), "Your account")
            .at("/account")
            .said(said, SAID),
        email: super::store::email_of(&mut conn, service, me.account()).await?,
        browsers: sign_ins.into_iter().map(browser).collect(),
        problems,
    })
}

async fn account(State(service): Shared, me: Visitor, Query(said): Query<Said>) -> Outcome {
    page(&account_page(&service, &me, said.said.as_deref(), Problems::new()).await?)
}

async fn change_password(State(service): Shared, me: Visitor, form: Fields) -> Outcome {
    let mut page = account_page(&service, &me, None, Problems::new()).await?;
    if let Some(problem) = password_problem(form.raw("password"), &page.email, me.name()) {
        page.problems.add("password", problem);
    } else if !sign_in::confirm(&service, &me, form.raw("current")).await? {
        page.problems.add("current", NOT_THIS_ONE);
    }
    if !page.problems.is_empty() {
        return page_with_problems(&page);
    }
    acts::change_password(&service, &me, form.raw("password")).await?;
    go("/account?said=password")
}

const NOT_THIS_ONE: &str = "This is not your password now. Please look for a typing mistake.";

async fn new_code(State(service): Shared, me: Visitor, form: Fields) -> Outcome {
    if !sign_in::confirm(&service, &me, form.raw("current-for-code")).await? {
        let mut page = account_page(&service, &me, None, Problems::new()).await?;
        page.problems.add("current-for-code", NOT_THIS_ONE);
        return page_with_problems(&page);
    }
    let code = acts::new_code(&service, &me).await?;
    page(&CodePage {
        shell: Shell::new(&service, Some(me.person()), "Your new recovery code"),
        code,
        next: "/account".to_owned(),
    })
}

async fn sign_out_others(State(service): Shared, me: Visitor) -> Outcome {
    acts::sign_out_others(&service, &me).await?;
    go("/account?said=others")
}
