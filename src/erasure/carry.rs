//! Carrying an erasure out, by the sweep, when its time has come.
//!
//! What must stay true: the ids are on the shred list before anything is deleted; all that is deleted goes
//! in one transaction with the certificate, so that whatever stops in between is done whole by the next try.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use sealing::SystemEntropy;

use super::certificate::{AND_THERAPIST, Certificate, KEY_ALONE, KEY_BOTH, Kept};
use super::plan::{self, Plan};
use super::records::Head;
use super::rules::Keeper;
use super::{Details, Erasure, LINK_DAYS, acts, store, tables};
use crate::accounts;
use crate::audit::{self, By, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes;
use crate::jobs::{self, Letter, To};
use crate::languages::Language;
use crate::pairing;
use crate::practice;
use crate::service::{Service, link_secret};
use crate::shred::{self, Shredded};
use crate::web::Stop;

/// What was done, for the certificate.
pub(super) struct Done {
    plan: Plan,
    rows: Vec<(String, u64)>,
    address: String,
    /// What they are written to in.
    language: Language,
}

/// Carries out what is due by now. What cannot be done is told to the log and waits for the next sweep; the
/// others are done.
///
/// # Errors
/// If the store does not answer.
pub async fn carry_out_due(service: &Service) -> Result<(), Stop> {
    let now = service.clock.now();
    let due = store::due(&mut *service.db.read().await?, service, now).await?;
    for erasure in due {
        if let Err(stop) = carry_out(service, &erasure, now).await {
            tracing::error!(?stop, "an erasure waits for the next sweep");
        }
    }
    clean(service).await
}

async fn carry_out(service: &Service, erasure: &Erasure, now: Timestamp) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    // Somebody may have chosen a therapist meanwhile who wants to go: then it waits for that work to end.
    let refused = acts::refusal(&mut tx, service, erasure.account).await?;
    if !erasure.begun && refused.is_some() {
        return Ok(());
    }
    if !store::begin(&mut tx, erasure.id, now).await? {
        return Ok(());
    }
    tx.commit().await?;
    let mut tx = service.db.begin().await?;
    if !store::claim(&mut tx, erasure.id, now).await? {
        return Ok(());
    }
    let listed = listed(service)?;
    let done = erase(&mut tx, service, erasure, &listed, now).await?;
    let token = link_secret();
    let link = (
        token.as_str(),
        now + SignedDuration::from_hours(24 * LINK_DAYS),
    );
    certify(&mut tx, service, erasure, &done, now, Some(link)).await?;
    let (to, path) = (
        To::Address(done.address, done.language),
        format!("/certificate/{token}"),
    );
    jobs::mail(&mut tx, service, Letter::ErasureDone, to, &path, now).await?;
    Ok(tx.commit().await?)
}

fn listed(service: &Service) -> Result<HashSet<Shredded>, Stop> {
    let list = shred::read(&service.settings.shred_list()).map_err(Stop::Fault)?;
    Ok(list.entries.iter().map(|entry| entry.what).collect())
}

/// Erases somebody, in this transaction.
pub(super) async fn erase(
    conn: &mut Conn,
    service: &Service,
    erasure: &Erasure,
    listed: &HashSet<Shredded>,
    now: Timestamp,
) -> Result<Done, Stop> {
    let account = erasure.account;
    let known = accounts::person(conn, service, account).await?;
    let address = accounts::email_of(conn, service, account).await?;
    let language = known.language.unwrap_or(Language::English);
    pairing::leave_for_good(conn, service, account).await?;
    // Whoever writes in a space of theirs just now is waited for; then nobody does.
    for own in episodes::own_spaces(conn, account).await? {
        match own.goes {
            true => episodes::end_seats(conn, own.space, now).await?,
            false => episodes::keep_still(conn, own.space).await?,
        }
    }
    accounts::hold_alone(conn, service, account).await?;
    let plan = plan::plan(conn, service, account, &erasure.details.rules).await?;
    let plan = plan.with_listed(listed);
    let mut missing = plan.shredded(account);
    missing.retain(|what| !listed.contains(what));
    if !missing.is_empty() {
        let list = service.settings.shred_list();
        shred::append(&list, &missing, now).map_err(Stop::Fault)?;
    }
    if plan.keep_until.is_some() {
        let head = Head {
            name: known.name,
            email: address.clone(),
            spaces: plan.going.iter().map(ToString::to_string).collect(),
        };
        store::put_head(conn, service, account, &head).await?;
    }
    let rows = delete(conn, service, erasure, &plan, &address).await?;
    accounts::empty(conn, service, account, now).await?;
    note(conn, service, erasure, &plan).await?;
    let details = Details {
        kept: plan
            .keep_until
            .map_or_else(Vec::new, |_| plan.going.clone()),
        ..erasure.details.clone()
    };
    store::set_kept(conn, service, erasure.id, &details, plan.keep_until).await?;
    Ok(Done {
        plan,
        rows,
        address,
        language,
    })
}

/// Deletes keys and all that is not kept: how many rows of which table.
async fn delete(
    conn: &mut Conn,
    service: &Service,
    erasure: &Erasure,
    plan: &Plan,
    address: &str,
) -> Result<Vec<(String, u64)>, Stop> {
    let account = erasure.account;
    let mut rows = tables::erase_person(conn, account).await?;
    rows.push((
        "jobs".to_owned(),
        jobs::forget(conn, service, account, address).await?,
    ));
    rows.push((
        "therapist_invitations".to_owned(),
        practice::forget_invitations(conn, service, address).await?,
    ));
    // Nothing is left for it, unless a way in was added to the house and not to the list of tables.
    shred::destroy(conn, Shredded::Account(account)).await?;
    for space in &plan.alone {
        rows.extend(tables::destroy_space(conn, *space).await?);
    }
    for space in &plan.going {
        match (plan.keep_until, plan.keeper) {
            (None, _) => rows.extend(tables::destroy_space(conn, *space).await?),
            (Some(_), Keeper::Custodian) => {
                let keys = episodes::count_members_keys(conn, *space).await?;
                rows.push(("space_keys".to_owned(), keys));
                shred::destroy(conn, Shredded::Members(*space)).await?;
                episodes::forget_therapists(conn, *space, account).await?;
            }
            (Some(_), Keeper::TherapistToo) => {}
        }
    }
    if plan.keep_until.is_none() {
        rows.extend(tables::end_person(conn, account).await?);
    }
    Ok(rows)
}

async fn note(
    conn: &mut Conn,
    service: &Service,
    erasure: &Erasure,
    plan: &Plan,
) -> Result<(), Stop> {
    let done = Note::of(By::Server, Deed::ErasureDone).about(erasure.account);
    audit::note(conn, service, done.object(erasure.id)).await?;
    if plan.keep_until.is_some() {
        let kept = Note::of(By::Server, Deed::RecordKept).about(erasure.account);
        audit::note(conn, service, kept.object(erasure.id)).await?;
    }
    Ok(())
}

/// The rows of each table together, in the order of their names.
pub(super) fn summed(rows: &[(String, u64)]) -> Vec<(String, u64)> {
    let mut sums = std::collections::BTreeMap::new();
    for (name, count) in rows.iter().filter(|(_, count)| *count > 0) {
        *sums.entry(name.clone()).or_insert(0) += count;
    }
    sums.into_iter().collect()
}

/// Signs what was done, and keeps it.
pub(super) async fn certify(
    conn: &mut Conn,
    service: &Service,
    erasure: &Erasure,
    done: &Done,
    now: Timestamp,
    link: Option<(&str, Timestamp)>,
) -> Result<(), Stop> {
    let ids = |spaces: &[Id<episodes::Space>]| -> Vec<String> {
        spaces.iter().map(ToString::to_string).collect()
    };
    let rules = &erasure.details.rules;
    let kept = done.plan.keep_until.filter(|_| !done.plan.going.is_empty());
    let kept = kept.map(|until| Kept {
        spaces: ids(&done.plan.going),
        until,
        by: match done.plan.keeper {
            Keeper::Custodian => rules.custodian.clone(),
            Keeper::TherapistToo => format!("{}{AND_THERAPIST}", rules.custodian),
        },
        key: match done.plan.keeper {
            Keeper::Custodian => KEY_ALONE,
            Keeper::TherapistToo => KEY_BOTH,
        }
        .to_owned(),
        rule: rules.rule.clone(),
    });
    let number: Id<Certificate> = Id::new(now, &mut SystemEntropy);
    let certificate = Certificate {
        number: number.to_string(),
        practice: service.name().to_owned(),
        account: erasure.account.to_string(),
        role: done.plan.role.as_str().to_owned(),
        of: "account".to_owned(),
        asked: erasure.asked_at,
        done: now,
        again: link.is_none(),
        destroyed: match kept {
            None => ids(&[&*done.plan.alone, &done.plan.going].concat()),
            Some(_) => ids(&done.plan.alone),
        },
        rows: summed(&done.rows),
        kept,
        shared: ids(&done.plan.staying),
    };
    let text = certificate.sign(&service.key.signing());
    let signed = (number, text.as_str());
    Ok(store::insert_certificate(conn, service, erasure.id, signed, now, link).await?)
}

/// Has the database take the bytes of what was destroyed out of its files. Where somebody is reading just
/// now it may not be all of them: the next sweep tries again.
pub(super) async fn clean(service: &Service) -> Result<(), Stop> {
    let now = service.clock.now();
    if !store::is_uncleaned(&mut *service.db.read().await?).await? {
        return Ok(());
    }
    if service.db.scrub().await? {
        let mut tx = service.db.begin().await?;
        store::set_cleaned(&mut tx, now).await?;
        tx.commit().await?;
    }
    Ok(())
}
