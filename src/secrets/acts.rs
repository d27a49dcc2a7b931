//! A therapist says what they do with what one partner tells them alone; a client agrees to it.

use super::store::Agreement;
use super::{Policy, Terms, store};
use crate::accounts::{self, Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, SeatRole, SpaceKind};
use crate::service::Service;
use crate::web::Stop;

/// A therapist says what they do from now on. Whoever agreed to what they said before is asked anew, unless
/// it is the same.
///
/// # Errors
/// If the store does not take it.
pub async fn say(service: &Service, therapist: &SignedIn, policy: &Policy) -> Result<(), Stop> {
    let account = therapist.account();
    let mut tx = service.db.begin().await?;
    accounts::hold(&mut tx, account).await?;
    let before = store::newest(&mut tx, service, account).await?;
    if before.as_ref().is_some_and(|(_, said)| said == policy) {
        return Ok(());
    }
    let version = before.map_or(1, |(version, _)| version + 1);
    store::insert(&mut tx, service, account, (version, policy)).await?;
    let said = Note::by(account, audit::Deed::SecretsPolicySaid);
    audit::note(&mut tx, service, said).await?;
    Ok(tx.commit().await?)
}

/// What a therapist says of it now; `None` if they have said nothing.
///
/// # Errors
/// If the store does not answer.
pub async fn policy_of(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
) -> Result<Option<Policy>, Stop> {
    let newest = store::newest(conn, service, therapist).await?;
    Ok(newest.map(|(_, policy)| policy))
}

/// What this member is asked to agree to before they write, or has agreed to: of a couple's client, in
/// their private space, where their therapist has said anything.
async fn asked(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<Option<(Agreement, Policy)>, Stop> {
    if member.kind() != SpaceKind::Private || member.role() != SeatRole::Client {
        return Ok(None);
    }
    let mut others = member.others();
    let therapist = others.find(|(_, role)| *role == SeatRole::Therapist);
    let Some((therapist, _)) = therapist else {
        return Ok(None);
    };
    let Some((version, policy)) = store::newest(conn, service, therapist).await? else {
        return Ok(None);
    };
    let episode = episodes::episode_of(conn, member.account()).await?;
    let agreement = |episode: episodes::Episode| Agreement {
        episode: episode.id,
        client: member.account(),
        therapist,
        version,
    };
    // Somebody who was left without knowing it is asked as one of a couple is.
    let couple = episode.filter(episodes::Episode::seems_couple);
    Ok(couple.map(|episode| (agreement(episode), policy)))
}

/// What this member is asked to agree to, or has.
///
/// # Errors
/// If the store does not answer.
pub async fn terms(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<Option<Terms>, Stop> {
    let Some((agreement, policy)) = asked(conn, service, member).await? else {
        return Ok(None);
    };
    Ok(Some(Terms {
        therapist: agreement.therapist,
        version: agreement.version,
        policy,
        agreed_at: store::agreed_at(conn, service, &agreement).await?,
    }))
}

/// Whether this member has to agree to something before they write here.
///
/// # Errors
/// If the store does not answer.
pub async fn must_agree(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<bool, Stop> {
    let terms = terms(conn, service, member).await?;
    Ok(terms.is_some_and(|terms| terms.agreed_at.is_none()))
}

/// A client agrees to what their therapist says.
///
/// # Errors
/// [`Stop::NotFound`] if they are not asked, or it is another version now: what they saw is not what it is.
pub async fn agree(service: &Service, member: &Membership, version: i64) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let (agreement, _) = asked(&mut tx, service, member)
        .await?
        .ok_or(Stop::NotFound)?;
    if agreement.version != version {
        return Err(Stop::NotFound);
    }
    if store::insert_agreement(&mut tx, service, &agreement).await? {
        let agreed = Note::by(member.account(), audit::Deed::SecretsAgreed);
        audit::note(&mut tx, service, agreed.within(member.space())).await?;
    }
    Ok(tx.commit().await?)
}
