//! The pages of the owner: set a new password, say "this is me" or stop it, see what was asked.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use calendar::Zone;
use jiff::Timestamp;

use super::{Recovery, Stage, Stopper, acts, store};
use crate::accounts::{SignedIn, Visitor, email_of, password_problem, person};
use crate::languages::{Said, say};
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

pub(in crate::accounts) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/new-password/{secret}", get(password_form).post(password))
        .route("/recovery/{secret}", get(asked))
        .route("/recovery/{secret}/known", post(known_by_mail))
        .route("/recovery/{secret}/stop", post(stop_by_mail))
        .route("/account/recovery/known", post(known))
        .route("/account/recovery/stop", post(stop))
}

#[derive(Template)]
#[template(path = "accounts/new_password.html")]
struct PasswordPage {
    shell: Shell,
    secret: String,
    opens: String,
    problems: Problems,
}

impl PasswordPage {
    fn new(service: &Service, secret: String, recovery: &Recovery, problems: Problems) -> Self {
        Self {
            shell: Shell::new(service, None, &say("password-title")),
            secret,
            opens: when::in_utc(recovery.opens_at),
            problems,
        }
    }
}

async fn password_form(State(service): Shared, Path(secret): Path<String>) -> Outcome {
    let recovery = acts::by_link(&service, &secret).await?;
    let problems = Problems::new();
    page(&PasswordPage::new(&service, secret, &recovery, problems))
}

#[derive(Template)]
#[template(path = "accounts/password_waits.html")]
struct WaitsPage {
    shell: Shell,
    code: String,
    letters: String,
    opens: String,
}

async fn password(State(service): Shared, Path(secret): Path<String>, form: Fields) -> Outcome {
    let recovery = acts::by_link(&service, &secret).await?;
    let mut conn = service.db.read().await?;
    let email = email_of(&mut conn, &service, recovery.account).await?;
    let name = person(&mut conn, &service, recovery.account).await?.name;
    drop(conn);
    if let Some(problem) = password_problem(form.raw("password"), &email, &name) {
        let mut problems = Problems::new();
        problems.add("password", problem);
        return page_with_problems(&PasswordPage::new(&service, secret, &recovery, problems));
    }
    let kept = acts::set_password(&service, &recovery, form.raw("password")).await?;
    page(&WaitsPage {
        shell: Shell::new(&service, None, &say("way-waits-title")),
        code: kept.code,
        letters: kept.letters,
        opens: when::in_utc(recovery.opens_at),
    })
}

#[derive(Template)]
#[template(path = "accounts/recovery_asked.html")]
struct AskedPage {
    shell: Shell,
    secret: String,
    asked: String,
    opens: String,
    stage: Stage,
    known: bool,
}

async fn asked(State(service): Shared, Path(secret): Path<String>) -> Outcome {
    let recovery = acts::by_mail(&service, &secret).await?;
    page(&AskedPage {
        shell: Shell::new(&service, None, &say("way-title")),
        secret,
        asked: when::in_utc(recovery.asked_at),
        opens: when::in_utc(recovery.opens_at),
        stage: recovery.stage(service.clock.now()),
        known: recovery.known_at.is_some(),
    })
}

async fn known_by_mail(State(service): Shared, Path(secret): Path<String>) -> Outcome {
    let recovery = acts::by_mail(&service, &secret).await?;
    acts::know(&service, recovery.id).await?;
    go(&format!("/recovery/{secret}"))
}

async fn stop_by_mail(State(service): Shared, Path(secret): Path<String>) -> Outcome {
    let recovery = acts::by_mail(&service, &secret).await?;
    acts::stop(&service, recovery.id, Stopper::Owner).await?;
    go(&format!("/recovery/{secret}"))
}

async fn known(State(service): Shared, me: Visitor) -> Outcome {
    if let Some(recovery) = acts::mine(&service, &me).await? {
        acts::know(&service, recovery).await?;
    }
    go("/account?said=known")
}

async fn stop(State(service): Shared, me: Visitor) -> Outcome {
    let mut stopped = false;
    if let Some(recovery) = acts::mine(&service, &me).await? {
        stopped = acts::stop(&service, recovery, Stopper::Owner).await?;
    }
    go(if stopped {
        "/account?said=stopped"
    } else {
        "/account"
    })
}

/// One recovery, as its owner reads of it.
pub(in crate::accounts) struct Line {
    pub(in crate::accounts) asked: String,
    pub(in crate::accounts) by: String,
    pub(in crate::accounts) reason: String,
    pub(in crate::accounts) became: Said,
    /// Whether it can still be stopped.
    pub(in crate::accounts) open: bool,
}

/// Every recovery of somebody's account, the newest first.
pub(in crate::accounts) async fn lines(
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<Line>, Stop> {
    let mut conn = service.db.read().await?;
    let all = store::of(&mut conn, service, me.account()).await?;
    let now = service.clock.now();
    Ok(all
        .into_iter()
        .map(|recovery| line(recovery, me.zone(), now))
        .collect())
}

fn line(recovery: Recovery, zone: &Zone, now: Timestamp) -> Line {
    let at = |at: Timestamp| when::short(at, zone, now);
    let stage = recovery.stage(now);
    let stopped = recovery
        .stopped
        .map(|(when, _)| at(when))
        .unwrap_or_default();
    let became = match stage {
        Stage::Asked => say("ways-waits"),
        Stage::KeySet => say("ways-password-set").with("at", at(recovery.opens_at)),
        Stage::Stopped(Stopper::Owner) => say("ways-you-stopped").with("at", stopped),
        Stage::Stopped(Stopper::Practice) => say("ways-practice-stopped").with("at", stopped),
        Stage::Stopped(Stopper::Time) => say("ways-over"),
        Stage::Finished => {
            let finished = recovery.finished_at.map(at).unwrap_or_default();
            say("ways-finished").with("at", finished)
        }
    };
    Line {
        asked: at(recovery.asked_at),
        by: recovery.details.by,
        reason: recovery.details.reason,
        became,
        open: matches!(stage, Stage::Asked | Stage::KeySet),
    }
}
