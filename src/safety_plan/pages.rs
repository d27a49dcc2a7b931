//! A client's own pages: the plan at hand, writing it, and the copy a device may keep.
//!
//! What must stay true: the page is there for every client, whether or not there is a plan, so that nobody
//! can tell from a menu; the copy for a device has no name in it.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::routing::{get, post};
use axum::{Extension, Router};
use serde::Deserialize;

use super::{Found, LONGEST, Plan, Section, Wrote, acts};
use crate::accounts::{self, Account, Client, SignedIn};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, enter};
use crate::help::Lines;
use crate::intake;
use crate::languages::{Said, say};
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

pub(super) fn routes(lines: Arc<Lines>) -> Router<Arc<Service>> {
    Router::new()
        .route("/safety-plan", get(at_hand))
        .route("/safety-plan/write", get(form).post(write))
        .route("/safety-plan/share", post(share))
        .route("/safety-plan/kept", get(kept))
        .layer(Extension(lines))
}

/// A part as a page shows it.
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) title: Said,
    pub(super) hint: Said,
    pub(super) words: String,
    /// Who wrote it and when, in words; empty where nobody did.
    pub(super) by: String,
    /// What somebody else wrote there meanwhile, if it is another text.
    pub(super) theirs: Option<String>,
}

/// All parts of a plan for this reader, with who wrote them.
pub(super) async fn parts(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    plan: Option<&Plan>,
) -> Result<Vec<Part>, Stop> {
    let mut names: HashMap<Id<Account>, String> = HashMap::new();
    let mut shown = Vec::new();
    for section in Section::ALL {
        let written = plan.and_then(|plan| plan.part(section));
        let by = match written {
            None => String::new(),
            Some(written) => {
                let name = match names.get(&written.author) {
                    Some(name) => name.clone(),
                    None => name_of(conn, service, me, written.author).await?,
                };
                names.insert(written.author, name.clone());
                say("safety-plan-by")
                    .with("name", name)
                    .with("day", when::day(written.at, me.zone()))
                    .into()
            }
        };
        shown.push(Part {
            name: section.name(),
            title: section.title(),
            hint: section.hint(),
            words: written
                .map(|written| written.words.clone())
                .unwrap_or_default(),
            by,
            theirs: None,
        });
    }
    Ok(shown)
}

async fn name_of(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    author: Id<Account>,
) -> Result<String, Stop> {
    if author == me.account() {
        return Ok(say("safety-plan-by-you").into());
    }
    match accounts::person(conn, service, author).await {
        Ok(person) => Ok(person.name),
        Err(Stop::NotFound) => Ok(say("safety-plan-by-gone").into()),
        Err(stop) => Err(stop),
    }
}

/// What a form says of each part, and what is too long.
pub(super) fn read_form(form: &Fields, problems: &mut Problems) -> Vec<(Section, String)> {
    let part = |section: Section| {
        let words = form.get(section.name()).replace("\r\n", "\n");
        let fits = words.chars().count() <= LONGEST;
        problems.unless(fits, section.name(), &say("safety-plan-long"));
        (section, words)
    };
    Section::ALL.map(part).into()
}

/// The parts with what was typed in them, and beside it what another wrote meanwhile.
pub(super) fn typed(mut parts: Vec<Part>, words: &[(Section, String)]) -> Vec<Part> {
    for part in &mut parts {
        let typed = words
            .iter()
            .find(|(section, _)| section.name() == part.name);
        if let Some((_, typed)) = typed.filter(|(_, typed)| *typed != part.words) {
            let theirs = std::mem::replace(&mut part.words, typed.clone());
            part.theirs = Some(theirs).filter(|theirs| !theirs.is_empty());
        }
    }
    parts
}

/// The version a form was filled in upon.
pub(super) fn seen(form: &Fields) -> Result<i64, Stop> {
    form.get("version").parse().map_err(|_| Stop::Unreadable)
}

async fn private(conn: &mut Conn, me: &Client) -> Result<Membership, Stop> {
    let space = episodes::private_space_of(conn, me.account()).await?;
    enter(conn, me, space.ok_or(Stop::NotFound)?).await
}

/// The numbers of where a client is, as a piece of a page; of anywhere, if that cannot be found out.
async fn near(conn: &mut Conn, service: &Service, lines: &Lines, me: &Client) -> String {
    let profile = intake::profile_of(conn, service, me.account()).await;
    let country = profile.map(|profile| profile.jurisdiction.country().code().to_owned());
    let near = lines.of_country(&country.unwrap_or_default()).html();
    near.unwrap_or_default()
}

const SAID: &[(&str, &str)] = &[
    ("written", "safety-plan-said-written"),
    ("shared", "safety-plan-said-shared"),
];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

#[derive(Template)]
#[template(path = "safety_plan/plan.html")]
struct PlanPage {
    shell: Shell,
    written: bool,
    parts: Vec<Part>,
    /// A therapist who came after it was written and cannot read it.
    unread_by: Option<String>,
    near: String,
}

/// A therapist who is here now and came after this plan was sealed.
async fn unread_by(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    plan: &Plan,
) -> Result<Option<String>, Stop> {
    let first = episodes::first_current_generation(conn, member.space()).await?;
    let therapist = episodes::seat_of_therapist(conn, member.space()).await?;
    match therapist.filter(|_| plan.generation < first) {
        Some(therapist) => Ok(Some(accounts::person(conn, service, therapist).await?.name)),
        None => Ok(None),
    }
}

async fn at_hand(
    State(service): Shared,
    Extension(lines): Extension<Arc<Lines>>,
    me: Client,
    Query(asked): Query<Asked>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let member = private(&mut conn, &me).await?;
    let found = acts::read(&mut conn, &member).await?;
    let (plan, unread_by) = match &found {
        Found::Plan(plan) => (
            Some(plan),
            unread_by(&mut conn, &service, &member, plan).await?,
        ),
        Found::Nothing | Found::OfBefore => (None, None),
    };
    let parts = parts(&mut conn, &service, &me, plan).await?;
    page(&PlanPage {
        shell: Shell::new(&service, Some(me.person()), &say("safety-plan-title"))
            .said(asked.said.as_deref(), SAID),
        written: parts.iter().any(|part| !part.words.is_empty()),
        parts,
        unread_by,
        near: near(&mut conn, &service, &lines, &me).await,
    })
}

#[derive(Template)]
#[template(path = "safety_plan/write.html")]
struct WritePage {
    shell: Shell,
    parts: Vec<Part>,
    version: i64,
    /// Whether somebody else wrote since this page was opened.
    changed: bool,
    therapist: Option<String>,
    problems: Problems,
}

async fn write_page(
    service: &Service,
    me: &Client,
    plan: Option<&Plan>,
) -> Result<WritePage, Stop> {
    let mut conn = service.db.read().await?;
    let member = private(&mut conn, me).await?;
    let therapist = episodes::seat_of_therapist(&mut conn, member.space()).await?;
    Ok(WritePage {
        shell: Shell::new(service, Some(me.person()), &say("safety-plan-write")),
        parts: parts(&mut conn, service, me, plan).await?,
        version: plan.map_or(0, |plan| plan.version),
        changed: false,
        therapist: match therapist {
            Some(therapist) => Some(accounts::person(&mut conn, service, therapist).await?.name),
            None => None,
        },
        problems: Problems::new(),
    })
}

async fn form(State(service): Shared, me: Client) -> Outcome {
    let mut conn = service.db.read().await?;
    let member = private(&mut conn, &me).await?;
    let found = acts::read(&mut conn, &member).await?;
    drop(conn);
    let plan = match &found {
        Found::Plan(plan) => Some(plan),
        Found::Nothing | Found::OfBefore => None,
    };
    page(&write_page(&service, &me, plan).await?)
}

async fn write(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let words = read_form(&form, &mut problems);
    let seen = seen(&form)?;
    if !problems.is_empty() {
        let shown = write_page(&service, &me, None).await?;
        return page_with_problems(&WritePage {
            parts: typed(shown.parts, &words),
            version: seen,
            problems,
            ..shown
        });
    }
    let space = private(&mut *service.db.read().await?, &me).await?.space();
    match acts::write(&service, &me, space, seen, &words).await? {
        Wrote::Done => go("/safety-plan?said=written"),
        Wrote::OfBefore => Err(Stop::NotFound),
        Wrote::Changed(plan) => {
            let shown = write_page(&service, &me, Some(&plan)).await?;
            page_with_problems(&WritePage {
                parts: typed(shown.parts, &words),
                changed: true,
                ..shown
            })
        }
    }
}

async fn share(State(service): Shared, me: Client) -> Outcome {
    let space = private(&mut *service.db.read().await?, &me).await?.space();
    acts::share(&service, &me, space).await?;
    go("/safety-plan?said=shared")
}

#[derive(Template)]
#[template(path = "safety_plan/kept.html")]
struct KeptPage {
    exit_url: String,
    parts: Vec<Part>,
    near: String,
}

/// The plan as a device keeps it: by itself, with no name.
async fn kept(
    State(service): Shared,
    Extension(lines): Extension<Arc<Lines>>,
    me: Client,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let member = private(&mut conn, &me).await?;
    let Found::Plan(plan) = acts::read(&mut conn, &member).await? else {
        return Err(Stop::NotFound);
    };
    page(&KeptPage {
        exit_url: service.settings.exit_url.clone(),
        parts: parts(&mut conn, &service, &me, Some(&plan)).await?,
        near: near(&mut conn, &service, &lines, &me).await,
    })
}
