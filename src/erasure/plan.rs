//! What erasing somebody would mean, worked out from what is in the store now.
//!
//! What must stay true: what is told beforehand and what is done come from here both.

use std::collections::HashSet;

use jiff::Timestamp;
use sqlx::Row;

use super::rules::{Keeper, Rules};
use crate::accounts::{self, Account, Role};
use crate::appointments;
use crate::db::{Conn, DbError, Id};
use crate::episodes::{self, Own, Space, SpaceKind};
use crate::pairing;
use crate::service::Service;
use crate::shred::Shredded;
use crate::web::Stop;

/// What erasing somebody means.
#[derive(Clone, Debug)]
pub struct Plan {
    /// As what they are here.
    pub role: Role,
    /// The spaces that go with them: destroyed, or kept until then.
    pub going: Vec<Id<Space>>,
    /// A client's own notes, which nobody else ever read and no law asks to keep: destroyed, whatever is kept.
    pub alone: Vec<Id<Space>>,
    /// Joint spaces where somebody else remains, who keeps reading what they could read.
    pub staying: Vec<Id<Space>>,
    /// Until when the record is kept; `None` where none is.
    pub keep_until: Option<Timestamp>,
    /// Who keeps it.
    pub keeper: Keeper,
}

impl Plan {
    /// What of it is on the shred list before anything is deleted.
    pub(super) fn shredded(&self, account: Id<Account>) -> Vec<Shredded> {
        let space = |space: &Id<Space>| match (self.keep_until, self.keeper) {
            (None, _) => Some(Shredded::Space(*space)),
            (Some(_), Keeper::Custodian) => Some(Shredded::Members(*space)),
            (Some(_), Keeper::TherapistToo) => None,
        };
        let spaces = self.going.iter().filter_map(space);
        let alone = self.alone.iter().copied().map(Shredded::Space);
        [Shredded::Account(account)]
            .into_iter()
            .chain(alone)
            .chain(spaces)
            .collect()
    }

    /// The same, as the shred list has it already, where it does: what was destroyed stays destroyed.
    pub(super) fn with_listed(mut self, listed: &HashSet<Shredded>) -> Self {
        let has = |what: fn(Id<Space>) -> Shredded| {
            self.going
                .iter()
                .any(|space| listed.contains(&what(*space)))
        };
        let (destroyed, members) = (has(Shredded::Space), has(Shredded::Members));
        if destroyed {
            self.keep_until = None;
        } else if members {
            self.keeper = Keeper::Custodian;
        }
        self
    }
}

/// Works it out.
///
/// # Errors
/// If the store does not answer.
pub async fn plan(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    rules: &Rules,
) -> Result<Plan, Stop> {
    let role = accounts::person(conn, service, account).await?.role;
    let own = episodes::own_spaces(conn, account).await?;
    let is_alone = |one: &Own| role == Role::Client && one.kind == SpaceKind::Notes;
    let spaces = |of: &dyn Fn(&Own) -> bool| -> Vec<Id<Space>> {
        let found = own.iter().filter(|one| of(one));
        found.map(|one| one.space).collect()
    };
    // There is a record where there was treatment; a therapist's own notes are about some.
    let record = match role {
        Role::Client => pairing::was_treated(conn, account).await?,
        _ => own.iter().any(|one| one.kind == SpaceKind::Notes),
    };
    let now = service.clock.now();
    let keep_until = if record {
        let mut last = created(conn, account).await?;
        for one in own.iter().filter(|one| !is_alone(one)) {
            last = last.max(last_entry(conn, one.space).await?);
            let session = appointments::last_ended(conn, service, one.space).await?;
            last = last.max(session.unwrap_or(Timestamp::MIN));
        }
        rules.keep_until(last, now)
    } else {
        None
    };
    Ok(Plan {
        role,
        going: spaces(&|one| one.goes && !is_alone(one)),
        alone: spaces(&is_alone),
        staying: spaces(&|one| !one.goes),
        keep_until,
        keeper: rules.keeper,
    })
}

fn at(millis: Option<i64>) -> Timestamp {
    let at = millis.and_then(|millis| Timestamp::from_millisecond(millis).ok());
    at.unwrap_or(Timestamp::MIN)
}

async fn created(conn: &mut Conn, account: Id<Account>) -> Result<Timestamp, DbError> {
    let row = sqlx::query("select created_at from accounts where id = $1")
        .bind(account.bytes())
        .fetch_one(conn)
        .await?;
    Ok(at(row.try_get(0)?))
}

/// When the last entry of a space was made.
async fn last_entry(conn: &mut Conn, space: Id<Space>) -> Result<Timestamp, DbError> {
    let mut last = Timestamp::MIN;
    for sql in [
        "select max(created_at) from messages where space = $1",
        "select max(created_at) from responses where space = $1",
        "select max(began_at) from measure_responses where space = $1",
        "select max(finished_at) from measure_responses where space = $1",
        "select max(signed_at) from consents where space = $1",
        "select max(shared_at) from reflections where space = $1",
        "select max(shared_at) from journal_pages where space = $1",
        "select max(changed_at) from journal_pages where space = $1",
        "select max(began_at) from exercise_rounds where space = $1",
        "select max(created_at) from home_assignments where space = $1",
        "select max(answered_at) from home_assignments where space = $1",
    ] {
        let row = sqlx::query(sql).bind(space.bytes()).fetch_one(&mut *conn);
        last = last.max(at(row.await?.try_get(0)?));
    }
    Ok(last)
}
