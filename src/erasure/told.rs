//! What erasing somebody means, in sentences for them. What must stay true: it says what the plan says.

use super::plan::{Plan, plan};
use super::rules::{Keeper, Rules, shown_custodian};
use crate::accounts::{Role, SignedIn};
use crate::db::Conn;
use crate::languages::{Said, say};
use crate::service::Service;
use crate::web::{Stop, when};

/// What will happen, in sentences: the page and the file say the same.
pub(super) struct Told {
    pub(super) goes: Vec<Said>,
    pub(super) kept: Vec<Said>,
    pub(super) shared: Vec<Said>,
}

fn kept_words(plan: &Plan, rules: &Rules, me: &SignedIn) -> Vec<Said> {
    let Some(until) = plan.keep_until else {
        return vec![match rules.years {
            0 => say("erase-kept-nothing"),
            _ => say("erase-kept-no-record"),
        }];
    };
    let by = match plan.keeper {
        Keeper::Custodian => say("erase-kept-custodian"),
        Keeper::TherapistToo => say("erase-kept-therapist"),
    };
    vec![
        say("erase-kept-until")
            .with("day", when::day(until, me.zone()))
            .with("rule", &rules.rule),
        by.with("by", shown_custodian(&rules.custodian)),
        say("erase-kept-name"),
        say("erase-kept-then"),
    ]
}

fn goes_words(role: Role, keeps: bool) -> Vec<Said> {
    let more = match (role, keeps) {
        (Role::Client, true) => say("erase-goes-client-kept"),
        (Role::Client, false) => say("erase-goes-client"),
        (Role::Therapist, _) => say("erase-goes-therapist"),
        (Role::Administrator, _) => say("erase-goes-administrator"),
    };
    vec![say("erase-goes-account"), say("erase-goes-about"), more]
}

fn shared_words(plan: &Plan) -> Vec<Said> {
    if plan.staying.is_empty() {
        return Vec::new();
    }
    vec![
        say("erase-shared-words").with("left", say("person-left")),
        say("erase-shared-told"),
    ]
}

/// The sentences for somebody, as things are now.
pub(super) async fn told_now(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    rules: &Rules,
) -> Result<Told, Stop> {
    let plan = plan(conn, service, me.account(), rules).await?;
    Ok(Told {
        goes: goes_words(plan.role, plan.keep_until.is_some()),
        kept: match plan.role {
            Role::Administrator => Vec::new(),
            _ => kept_words(&plan, rules, me),
        },
        shared: shared_words(&plan),
    })
}
