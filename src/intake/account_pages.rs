//! The last screen of the questionnaire: the account.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{AppendHeaders, IntoResponse};
use axum::routing::get;
use calendar::Zone;
use measures::{Questionnaire, Step};

use super::drafts::{self, Draft};
use super::pages::{Known, must_draft, next_page, questionnaire};
use super::{Joining, MatchingProfile, NewClient, acts};
use crate::accounts::{self, Deed, Network, NewAccount, Role};
use crate::db::DbError;
use crate::episodes::Form;
use crate::languages::say;
use crate::service::Service;
use crate::web::cookie::{self, Kind};
use crate::web::{Fields, Outcome, Problems, Shell, Stop, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/start/account", get(account_form).post(account))
}

#[derive(Template)]
#[template(path = "intake/account.html")]
struct AccountPage {
    shell: Shell,
    back: Option<String>,
    form: Fields,
    problems: Problems,
}

fn account_page(
    service: &Service,
    questionnaire: &Questionnaire,
    draft: &Draft,
    form: Fields,
    problems: Problems,
) -> Result<AccountPage, Stop> {
    if !matches!(questionnaire.next(&draft.answers, None), Step::Ask(_)) {
        return Err(Stop::Elsewhere("/start".to_owned()));
    }
    let last = questionnaire
        .enabled(&draft.answers)
        .last()
        .map(|screen| screen.link_id.clone());
    if next_page(questionnaire, draft, last.as_deref()) != "/start/account" {
        return Err(Stop::Elsewhere(next_page(
            questionnaire,
            draft,
            last.as_deref(),
        )));
    }
    Ok(AccountPage {
        shell: Shell::new(service, None, &say("nav-account")),
        back: last.map(|link_id| format!("/start/q/{link_id}")),
        form,
        problems,
    })
}

async fn account_form(State(service): Shared, content: Known, headers: HeaderMap) -> Outcome {
    let (_, draft) = must_draft(&service, &headers).await?;
    let questionnaire = questionnaire(&content, &draft);
    page(&account_page(
        &service,
        questionnaire,
        &draft,
        Fields::default(),
        Problems::new(),
    )?)
}

async fn account(
    State(service): Shared,
    content: Known,
    from: Network,
    headers: HeaderMap,
    form: Fields,
) -> Outcome {
    let (secret, draft) = must_draft(&service, &headers).await?;
    let questionnaire = questionnaire(&content, &draft);
    let mut problems = accounts::credential_problems(&form);
    problems.unless(
        form.get("consent") == "yes",
        "consent",
        &say("sign-up-consent-missing"),
    );
    let profile = MatchingProfile::of(questionnaire, &draft.answers);
    let zone = profile.map_or_else(Zone::utc, |profile| profile.zone);
    let mut shown = account_page(&service, questionnaire, &draft, form, problems)?;
    if !shown.problems.is_empty() {
        return page_with_problems(&shown);
    }
    let mut tx = service.db.begin().await?;
    from.may(&mut tx, &service, Deed::MakeAccount, service.clock.now())
        .await?;
    tx.commit().await?;
    let new = NewAccount {
        role: Role::Client,
        email: shown.form.get("email"),
        name: shown.form.get("name"),
        zone,
        password: shown.form.raw("password"),
    };
    let prepared = accounts::prepare(&service, new).await?;
    let code = prepared.code();
    let form_of = questionnaire
        .codes(&draft.answers, "form")
        .first()
        .copied()
        .unwrap_or("");
    let client = NewClient {
        questionnaire,
        answers: &draft.answers,
        joining: match &draft.invitation {
            Some(token) => Joining::Partner(token),
            None => Joining::First(Form::of(form_of)),
        },
    };
    match acts::finish(&service, client, prepared).await? {
        Ok(device) => {
            let mut tx = service.db.begin().await?;
            drafts::delete(&mut tx, &service, &secret).await?;
            tx.commit().await?;
            let shown = accounts::show_code(&service, &device, code, "/safety")?;
            let cookie = cookie::end(&service, Kind::Draft);
            Ok((AppendHeaders([("set-cookie", cookie.to_string())]), shown).into_response())
        }
        Err(DbError::Taken(_)) => {
            shown.problems.add(
                "email",
                match draft.invitation {
                    Some(_) => say("sign-up-taken-invited"),
                    None => say("sign-up-taken"),
                },
            );
            page_with_problems(&shown)
        }
        Err(fault) => Err(fault.into()),
    }
}
