//! A client's safety plan, for their therapist: to read, and to write along.
//!
//! What must stay true: that it is read is noted before it is shown.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::pages::{Part, parts, read_form, seen, typed};
use super::{Found, Plan, Wrote, acts};
use crate::accounts::{self, Account, Therapist};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, enter};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/caseload/{client}/safety-plan", get(show).post(write))
}

const SAID: &[(&str, &str)] = &[("written", "safety-plan-case-said")];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

#[derive(Template)]
#[template(path = "safety_plan/case.html")]
struct CasePage {
    shell: Shell,
    client: String,
    name: String,
    /// There is a plan of before they came, which is the client's to share.
    of_before: bool,
    writes: bool,
    parts: Vec<Part>,
    version: i64,
    changed: bool,
    problems: Problems,
}

/// The client of this address, and this therapist's membership of their private space.
async fn client(
    conn: &mut Conn,
    me: &Therapist,
    path: &str,
) -> Result<(Id<Account>, Membership), Stop> {
    let client: Id<Account> = path.parse().map_err(|_| Stop::NotFound)?;
    let space = episodes::private_space_of(conn, client).await?;
    let member = enter(conn, me, space.ok_or(Stop::NotFound)?).await?;
    Ok((client, member))
}

async fn note_opened(service: &Service, member: &Membership) -> Result<(), Stop> {
    let opened = Note::by(member.account(), audit::Deed::SafetyPlanOpened).within(member.space());
    Ok(audit::visit(service, vec![opened]).await?)
}

async fn case_page(
    service: &Service,
    me: &Therapist,
    client: Id<Account>,
    (member, plan): (&Membership, Option<&Plan>),
) -> Result<CasePage, Stop> {
    let mut conn = service.db.read().await?;
    let name = accounts::person(&mut conn, service, client).await?.name;
    Ok(CasePage {
        shell: Shell::new(service, Some(me.person()), &say("safety-plan-case-title"))
            .at("/caseload"),
        client: client.to_string(),
        name,
        of_before: false,
        writes: member.writes(),
        parts: parts(&mut conn, service, me, plan).await?,
        version: plan.map_or(0, |plan| plan.version),
        changed: false,
        problems: Problems::new(),
    })
}

async fn show(
    State(service): Shared,
    me: Therapist,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let (client, member) = client(&mut conn, &me, &path).await?;
    let found = acts::read(&mut conn, &member).await?;
    drop(conn);
    let plan = match &found {
        Found::Plan(plan) => Some(plan),
        Found::Nothing | Found::OfBefore => None,
    };
    if plan.is_some() {
        note_opened(&service, &member).await?;
    }
    let mut shown = case_page(&service, &me, client, (&member, plan)).await?;
    shown.shell = shown.shell.said(asked.said.as_deref(), SAID);
    shown.of_before = matches!(found, Found::OfBefore);
    page(&shown)
}

async fn write(
    State(service): Shared,
    me: Therapist,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let (client, member) = client(&mut conn, &me, &path).await?;
    drop(conn);
    let mut problems = Problems::new();
    let words = read_form(&form, &mut problems);
    let seen = seen(&form)?;
    if !problems.is_empty() {
        let shown = case_page(&service, &me, client, (&member, None)).await?;
        return page_with_problems(&CasePage {
            parts: typed(shown.parts, &words),
            version: seen,
            problems,
            ..shown
        });
    }
    match acts::write(&service, &me, member.space(), seen, &words).await? {
        Wrote::Done => go(&format!("/caseload/{path}/safety-plan?said=written")),
        Wrote::OfBefore => go(&format!("/caseload/{path}/safety-plan")),
        Wrote::Changed(plan) => {
            note_opened(&service, &member).await?;
            let shown = case_page(&service, &me, client, (&member, Some(&plan))).await?;
            page_with_problems(&CasePage {
                parts: typed(shown.parts, &words),
                changed: true,
                ..shown
            })
        }
    }
}
