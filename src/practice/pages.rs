//! The pages of the practice: set-up, overview, therapists and their invitations.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use calendar::Zone;
use serde::Deserialize;

use super::{
    Therapist, calendar_pages, change_pages, invitations, matching_pages, parting_pages,
    phone_pages, profile_pages, recovery_pages, set_up, store, vetting_pages,
};
use crate::accounts::{self, Administrator, NewAccount, Role};
use crate::audit::{self, Note};
use crate::db::{DbError, Id};
use crate::jobs::{self, Letter, To};
use crate::languages::{say, spoken};
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/set-up/{token}", get(set_up_form).post(set_up_send))
        .route("/practice", get(overview))
        .route("/practice/therapists", get(therapists))
        .route("/practice/invitations", post(invite))
        .route("/practice/invitations/revoke", post(revoke))
        .route("/join/{token}", get(join_form).post(join))
        .merge(vetting_pages::routes())
        .merge(phone_pages::routes())
        .merge(change_pages::routes())
        .merge(calendar_pages::routes())
        .merge(matching_pages::routes())
        .merge(recovery_pages::routes())
        .merge(parting_pages::routes())
        .merge(profile_pages::routes())
}

#[derive(Template)]
#[template(path = "practice/set_up.html")]
struct SetUpPage {
    shell: Shell,
    form: Fields,
    problems: Problems,
}

impl SetUpPage {
    fn new(service: &Service, form: Fields, problems: Problems) -> Self {
        let shell = Shell::new(service, None, &say("set-up-title"));
        Self {
            shell,
            form,
            problems,
        }
    }
}

#[derive(Template)]
#[template(path = "practice/recovery_key.html")]
struct RecoveryKeyPage {
    shell: Shell,
    recovery_key: String,
    code: String,
}

async fn set_up_form(State(service): Shared, Path(token): Path<String>) -> Outcome {
    if !set_up::is_open(&service, &token).await? {
        return Err(Stop::NotFound);
    }
    page(&SetUpPage::new(
        &service,
        Fields::default(),
        Problems::new(),
    ))
}

async fn set_up_send(State(service): Shared, Path(token): Path<String>, form: Fields) -> Outcome {
    if !set_up::is_open(&service, &token).await? {
        return Err(Stop::NotFound);
    }
    let mut problems = accounts::credential_problems(&form);
    let practice = form.get("practice");
    let fits = !practice.is_empty() && practice.chars().count() <= 80;
    problems.unless(fits, "practice", &say("set-up-practice-missing"));
    if !problems.is_empty() {
        return page_with_problems(&SetUpPage::new(&service, form, problems));
    }
    let administrator =
        accounts::prepare(&service, new_account(&form, Role::Administrator)).await?;
    let code = administrator.code();
    let (recovery_key, device) = set_up::set_up(&service, &token, practice, administrator).await?;
    let shown = page(&RecoveryKeyPage {
        shell: Shell::new(
            &service,
            Some(device.signed_in.person()),
            &say("recovery-key-title"),
        ),
        recovery_key,
        code,
    })?;
    Ok(accounts::with_cookie(&service, &device, shown))
}

fn new_account(form: &Fields, role: Role) -> NewAccount<'_> {
    NewAccount {
        role,
        email: form.get("email"),
        name: form.get("name"),
        // Until their profile says where they are.
        zone: Zone::utc(),
        password: form.raw("password"),
    }
}

#[derive(Template)]
#[template(path = "practice/overview.html")]
struct OverviewPage {
    shell: Shell,
    therapists: usize,
    waiting: Vec<vetting_pages::Row>,
    ending: Vec<vetting_pages::Row>,
    erasing_decided: bool,
    mail_page: bool,
}

async fn overview(State(service): Shared, me: Administrator) -> Outcome {
    let mut conn = service.db.read().await?;
    let mut rows = vetting_pages::rows(&mut conn, &service).await?;
    rows.retain(|row| row.needs_care);
    let (waiting, ending) = rows.into_iter().partition(|row| row.state == "waiting");
    page(&OverviewPage {
        shell: Shell::new(&service, Some(me.person()), &say("nav-practice")).at("/practice"),
        therapists: store::everyone(&mut conn).await?.len(),
        waiting,
        ending,
        erasing_decided: set_up::has_erasure_rules(&mut conn).await?,
        mail_page: service.settings.mail_page,
    })
}

struct Invited {
    id: String,
    email: String,
    expires: String,
}

struct Row {
    name: String,
    about: String,
    licences: Vec<vetting_pages::Row>,
}

#[derive(Template)]
#[template(path = "practice/therapists.html")]
struct TherapistsPage {
    shell: Shell,
    invited: Vec<Invited>,
    therapists: Vec<Row>,
    form: Fields,
    problems: Problems,
    link: Option<String>,
}

const SAID: &[(&str, &str)] = &[("revoked", "staff-revoked"), ("vetted", "staff-vetted")];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

async fn therapists_page(
    service: &Service,
    me: &Administrator,
    said: Option<&str>,
) -> Result<TherapistsPage, Stop> {
    let mut conn = service.db.read().await?;
    let licences = vetting_pages::rows(&mut conn, service).await?;
    let mut therapists = Vec::new();
    for account in store::everyone(&mut conn).await? {
        let profile: Option<Therapist> = store::therapist(&mut conn, service, account).await?;
        therapists.push(Row {
            name: accounts::person(&mut conn, service, account).await?.name,
            about: match profile {
                Some(of) => say("staff-room")
                    .with("couples", of.profile.couples)
                    .with("individuals", of.profile.individuals)
                    .into(),
                None => say("staff-no-profile").into(),
            },
            licences: licences
                .iter()
                .filter(|row| row.therapist == account)
                .cloned()
                .collect(),
        });
    }
    let invited = invitations::waiting(&mut conn, service, service.clock.now()).await?;
    let shown = |one: invitations::Waiting| Invited {
        id: one.id.to_string(),
        email: one.email,
        expires: when::day(one.expires, me.zone()),
    };
    Ok(TherapistsPage {
        shell: Shell::new(service, Some(me.person()), &say("nav-therapists"))
            .at("/practice/therapists")
            .said(said, SAID),
        invited: invited.into_iter().map(shown).collect(),
        therapists,
        form: Fields::default(),
        problems: Problems::new(),
        link: None,
    })
}

async fn therapists(
    State(service): Shared,
    me: Administrator,
    Query(said): Query<Said>,
) -> Outcome {
    page(&therapists_page(&service, &me, said.said.as_deref()).await?)
}

async fn invite(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    if let Some(problem) = accounts::email_problem(form.get("email")) {
        let mut shown = therapists_page(&service, &me, None).await?;
        shown.problems.add("email", problem);
        shown.form = form;
        return page_with_problems(&shown);
    }
    let now = service.clock.now();
    let email = form.get("email");
    let mut tx = service.db.begin().await?;
    let token = invitations::invite(&mut tx, &service, email, now).await?;
    let invited = Note::by(me.account(), audit::Deed::TherapistInvited);
    audit::note(&mut tx, &service, invited).await?;
    let path = format!("/join/{token}");
    let to = To::Address(email.to_owned(), spoken().chosen);
    jobs::mail(
        &mut tx,
        &service,
        Letter::TherapistInvitation,
        to,
        &path,
        now,
    )
    .await?;
    tx.commit().await?;
    let mut shown = therapists_page(&service, &me, None).await?;
    shown.link = Some(service.link(&path));
    page(&shown)
}

async fn revoke(State(service): Shared, _: Administrator, form: Fields) -> Outcome {
    let id: Id<invitations::Invitation> = form.get("id").parse().map_err(|_| Stop::NotFound)?;
    let mut tx = service.db.begin().await?;
    invitations::revoke(&mut tx, id, service.clock.now()).await?;
    tx.commit().await?;
    go("/practice/therapists?said=revoked")
}

#[derive(Template)]
#[template(path = "practice/join.html")]
struct JoinPage {
    shell: Shell,
    token: String,
    form: Fields,
    problems: Problems,
}

impl JoinPage {
    fn new(service: &Service, token: String, form: Fields, problems: Problems) -> Self {
        let shell = Shell::new(service, None, &say("staff-join-title"));
        Self {
            shell,
            token,
            form,
            problems,
        }
    }
}

async fn invited_email(service: &Service, token: &str) -> Result<String, Stop> {
    let mut conn = service.db.read().await?;
    let found = invitations::find(&mut conn, service, token, service.clock.now()).await?;
    found.ok_or(Stop::NotFound)
}

async fn join_form(State(service): Shared, Path(token): Path<String>) -> Outcome {
    let email = invited_email(&service, &token).await?;
    let form = Fields::default().with("email", email);
    page(&JoinPage::new(&service, token, form, Problems::new()))
}

async fn join(State(service): Shared, Path(token): Path<String>, form: Fields) -> Outcome {
    invited_email(&service, &token).await?;
    let mut problems = accounts::credential_problems(&form);
    if problems.is_empty() {
        let prepared = accounts::prepare(&service, new_account(&form, Role::Therapist)).await?;
        let code = prepared.code();
        match invitations::accept(&service, &token, prepared).await? {
            Ok(device) => return accounts::show_code(&service, &device, code, "/profile"),
            Err(DbError::Taken(_)) => problems.add("email", say("sign-up-taken")),
            Err(fault) => return Err(fault.into()),
        }
    }
    page_with_problems(&JoinPage::new(&service, token, form, problems))
}
