//! What a therapist sees of a client's exercises: what they gave and how it went, and what the client showed
//! them. Nothing else, not even that there is something else.
//!
//! What must stay true: that something is read is noted before it is shown.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use axum::{Extension, Router};
use serde::Deserialize;

use super::assignments::{self, Assignment};
use super::give_pages::{LONGEST, choices, days, today};
use super::pages::{Shared, Shelf};
use super::plan_pages::day_words;
use super::reflections::{self, Reflection};
use super::rounds::{self, Round};
use crate::accounts::{self, Account, SignedIn, Therapist};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, SeatRole, enter, private_space_of};
use crate::languages::{self, say};
use crate::library::Library;
use crate::pairing;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, page, when};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/caseload/{client}/skills", get(case))
}

/// The client of this address, and the therapist's membership of their private space now.
pub(super) async fn client(
    conn: &mut Conn,
    me: &SignedIn,
    path: &str,
) -> Result<(Id<Account>, Membership), Stop> {
    let client: Id<Account> = path.parse().map_err(|_| Stop::NotFound)?;
    let space = private_space_of(conn, client).await?;
    let member = enter(conn, me, space.ok_or(Stop::NotFound)?).await?;
    match member.role() {
        SeatRole::Therapist if member.writes() => Ok((client, member)),
        _ => Err(Stop::NotFound),
    }
}

/// Where a therapist may give something, and to whom.
pub(super) struct Case {
    pub(super) client: Id<Account>,
    pub(super) member: Membership,
    /// The partner, where this therapist is theirs too.
    pub(super) partner: Option<(Id<Account>, Membership)>,
    /// Their joint space, where it is open.
    pub(super) joint: Option<Membership>,
}

/// What is not theirs is not there.
fn if_theirs<T>(found: Result<T, Stop>) -> Result<Option<T>, Stop> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Stop::NotFound) => Ok(None),
        Err(stop) => Err(stop),
    }
}

/// The case of this client's address.
///
/// # Errors
/// [`Stop::NotFound`] if this is not their therapist now.
pub(super) async fn case_of(conn: &mut Conn, me: &SignedIn, path: &str) -> Result<Case, Stop> {
    let (client, member) = client(conn, me, path).await?;
    let episode = episodes::episode_of(conn, client).await?;
    let other = match &episode {
        Some(episode) => pairing::partner_of_both(conn, me, (episode, client)).await?,
        None => None,
    };
    let partner = match other {
        Some(other) => if_theirs(self::client(conn, me, &other.to_string()).await)?,
        None => None,
    };
    let joint = match episode.and_then(|episode| episode.joint) {
        Some(joint) => if_theirs(enter(conn, me, joint).await)?,
        None => None,
    };
    Ok(Case {
        client,
        member,
        partner,
        joint: joint.filter(|joint| joint.writes() && joint.role() == SeatRole::Therapist),
    })
}

struct Shown {
    at: String,
    reflection: Reflection,
}

/// Something on the plan, as its therapist sees it.
struct Given {
    id: String,
    title: String,
    why: String,
    due: String,
    both: bool,
    /// How it went; empty where nobody said.
    answer: String,
}

#[derive(Template)]
#[template(path = "skills/case.html")]
pub(super) struct CasePage {
    shell: Shell,
    client: String,
    name: String,
    given: Vec<Given>,
    shown: Vec<Shown>,
    /// Exercises the two did together: address, title, day.
    together: Vec<(String, String, String)>,
    what: Vec<Choice>,
    whom: Vec<Choice>,
    first: String,
    last: String,
    longest: u32,
    form: Fields,
    pub(super) problems: Problems,
}

impl CasePage {
    /// Puts what was typed back in.
    pub(super) fn fill(&mut self, form: &Fields) {
        for (name, choices) in [("what", &mut self.what), ("whom", &mut self.whom)] {
            for choice in choices {
                choice.chosen = choice.value == form.get(name);
            }
        }
        self.form = form.clone();
    }
}

fn given(one: &Assignment) -> Given {
    Given {
        id: one.id.to_string(),
        title: one.task.title.clone(),
        why: one.task.why.clone(),
        due: day_words(one.planned.due),
        both: one.client.is_none(),
        answer: one
            .answer
            .map_or_else(String::new, |(answer, _)| answer.words()),
    }
}

fn whom(name: &str, case: &Case, partner: Option<&str>) -> Vec<Choice> {
    let choice = |value: &str, label: languages::Said, hint: languages::Said| Choice {
        value: value.to_owned(),
        label: label.into(),
        hint: hint.into(),
        chosen: value == "one",
    };
    let alone = say("give-for-one-hint").with("name", name);
    let mut list = vec![choice("one", say("give-for-one").with("name", name), alone)];
    if let Some(partner) = partner {
        let label = say("give-for-each").with("name", name);
        let label = label.with("partner", partner);
        list.push(choice("each", label, say("give-for-each-hint")));
    }
    if case.joint.is_some() {
        let hint = say("give-for-both-hint");
        list.push(choice("together", say("give-for-both"), hint));
    }
    list
}

/// The page of a client's exercises.
///
/// # Errors
/// [`Stop::NotFound`] if this is not their therapist now.
pub(super) async fn case_page(
    service: &Service,
    me: &SignedIn,
    (exercises, library): (&super::Exercises, &Library),
    path: &str,
) -> Result<CasePage, Stop> {
    let mut conn = service.db.read().await?;
    let case = case_of(&mut conn, me, path).await?;
    let name = accounts::person(&mut conn, service, case.client)
        .await?
        .name;
    let partner = match &case.partner {
        Some((partner, _)) => Some(accounts::person(&mut conn, service, *partner).await?.name),
        None => None,
    };
    let found = reflections::reflections_in(&mut conn, &case.member).await?;
    let mut plan = assignments::in_space(&mut conn, service, &case.member).await?;
    let mut together: Vec<Round> = Vec::new();
    if let Some(joint) = &case.joint {
        plan.extend(assignments::in_space(&mut conn, service, joint).await?);
        together = rounds::rounds_in(&mut conn, joint).await?;
    }
    plan.retain(|one| one.therapist == me.account());
    plan.iter_mut()
        .for_each(|one| one.task.retitle(exercises, library));
    drop(conn);
    let opened = |deed| Note::by(me.account(), deed).within(case.member.space());
    let answered = plan.iter().any(|one| one.answer.is_some());
    let notes = (!found.is_empty()).then(|| opened(Deed::ReflectionOpened));
    let notes = notes
        .into_iter()
        .chain(answered.then(|| opened(Deed::PlanOpened)));
    audit::visit(service, notes.collect()).await?;
    let shown = found.into_iter().map(|mut reflection| {
        let at = reflection.shared_at.unwrap_or(reflection.began_at);
        reflection.written.retitle(exercises);
        Shown {
            at: when::day(at, me.zone()),
            reflection,
        }
    });
    let (first, last) = days(today(service, me));
    Ok(CasePage {
        shell: Shell::new(
            service,
            Some(me.person()),
            &say("give-title").with("name", &name),
        )
        .at("/caseload"),
        client: case.client.to_string(),
        given: plan.iter().map(given).collect(),
        shown: shown.collect(),
        together: together
            .into_iter()
            .map(|round| {
                let day = when::day(round.began_at, me.zone());
                let standing = round.standing;
                let title = exercises.title_of(&standing.exercise, standing.title);
                (round.id.to_string(), title, day)
            })
            .collect(),
        what: choices(exercises, library),
        whom: whom(&name, &case, partner.as_deref()),
        first: first.to_string(),
        last: last.to_string(),
        longest: LONGEST as u32,
        form: Fields::default(),
        problems: Problems::new(),
        name,
    })
}

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("given", "give-said-given"), ("ended", "give-said-ended")];

async fn case(
    State(service): Shared,
    me: Therapist,
    Extension(exercises): Shelf,
    Extension(library): Extension<Arc<Library>>,
    Path(path): Path<String>,
    Query(said): Query<Said>,
) -> Outcome {
    let mut shown = case_page(&service, &me, (&exercises, &library), &path).await?;
    shown.shell = shown.shell.said(said.said.as_deref(), SAID);
    page(&shown)
}
