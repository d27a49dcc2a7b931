//! What people do with a release: ask for one, answer, take it back.

use sealing::SystemEntropy;

use super::{Answer, Asked, PADDED_TO, Release, Said, Standing, What, context, store};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{
    Membership, Owners, SeatRole, Space, SpaceKind, enter, enter_still, owners_of,
};
use crate::jobs;
use crate::padding::padded;
use crate::service::Service;
use crate::web::Stop;

/// How asking went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It waits for answers.
    Waits(Id<Release>),
    /// One of theirs waits already, or both agreed to it and it is not made yet.
    OneWaits,
    /// One of the two was erased or cannot read any more: there is nobody to agree.
    NobodyToAgree,
}

/// Enters a joint space and says whose it is.
///
/// # Errors
/// [`Stop::NotFound`] if it is none of theirs, or no joint space.
pub(super) async fn enter_joint(
    conn: &mut Conn,
    me: &SignedIn,
    space: Id<Space>,
) -> Result<(Membership, Owners), Stop> {
    let member = enter(conn, me, space).await?;
    if member.kind() != SpaceKind::Joint {
        return Err(Stop::NotFound);
    }
    Ok((member, owners_of(conn, space).await?))
}

/// Whether somebody may ask here: one of the two, or the therapist who is in it now.
pub(super) fn may_ask(member: &Membership, owners: &Owners) -> bool {
    match member.role() {
        SeatRole::Client => owners.clients.contains(&member.account()),
        SeatRole::Therapist => owners.therapist == Some(member.account()),
        // Who stands in for a time releases nothing.
        SeatRole::Cover => false,
    }
}

/// Asks for a release. A partner who asks has agreed by it.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs to ask.
pub(super) async fn ask(
    service: &Service,
    me: &SignedIn,
    space: Id<Space>,
    asked: &Asked,
) -> Result<Outcome, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let member = enter_still(&mut tx, me, space).await?;
    let (_, owners) = enter_joint(&mut tx, me, space).await?;
    let is_report = matches!(asked.what, What::Report(_));
    if !may_ask(&member, &owners) || is_report && member.role() != SeatRole::Therapist {
        return Err(Stop::NotFound);
    }
    let Some(generation) = owners.shared else {
        return Ok(Outcome::NobodyToAgree);
    };
    let before = store::of_space(&mut tx, service, space).await?;
    let open = |release: &Release| {
        let standing = release.standing(&owners, now);
        matches!(standing, Standing::Waiting | Standing::Agreed)
    };
    let mine = |release: &&Release| release.asker == me.account();
    if before.iter().filter(mine).any(open) {
        return Ok(Outcome::OneWaits);
    }
    let id = Id::new(now, &mut SystemEntropy);
    let plain = padded(asked, PADDED_TO);
    let context = context(space, me.account(), id);
    let answer = |client: &Id<Account>| Answer {
        client: *client,
        said: if *client == me.account() {
            Said::Yes
        } else {
            Said::Nothing
        },
        at: now,
    };
    let release = Release {
        id,
        space,
        asker: me.account(),
        asked_at: now,
        taken_back_at: None,
        made_at: None,
        answers: owners.clients.iter().map(answer).collect(),
        at_generation: owners.generation,
        generation,
        sealed: member.seal_under(generation, &context, &plain)?,
    };
    store::insert(&mut tx, service, &release).await?;
    let note = Note::by(me.account(), Deed::ReleaseAsked).within(space);
    audit::note(&mut tx, service, note.object(id)).await?;
    tell_others(&mut tx, service, &owners, me.account()).await?;
    tx.commit().await?;
    Ok(Outcome::Waits(id))
}

/// Tells all others whose it is, and the therapist, that there is something to look at.
pub(super) async fn tell_others(
    conn: &mut Conn,
    service: &Service,
    owners: &Owners,
    but: Id<Account>,
) -> Result<(), Stop> {
    let all = owners.clients.iter().copied().chain(owners.therapist);
    for account in all.filter(|account| *account != but) {
        jobs::tell(conn, service, account, "/").await?;
    }
    Ok(())
}

/// A release that stays as it is until this transaction ends, for somebody who can read it.
async fn hold(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    (space, id): (Id<Space>, Id<Release>),
) -> Result<(Release, Owners), Stop> {
    let member = enter_still(conn, me, space).await?;
    let owners = owners_of(conn, space).await?;
    let found = store::find(conn, service, space, id).await?;
    let release = found.ok_or(Stop::NotFound)?;
    if release.open(&member)?.is_none() {
        return Err(Stop::NotFound);
    }
    Ok((release, owners))
}

/// A partner answers, as often as they like until it is made or the days are over. Whoever asked takes it
/// back instead.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs to answer, or not any more.
pub(super) async fn answer(
    service: &Service,
    me: &SignedIn,
    which: (Id<Space>, Id<Release>),
    yes: bool,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let (mut release, owners) = hold(&mut tx, service, me, which).await?;
    let client = me.account();
    if client == release.asker || !owners.clients.contains(&client) {
        return Err(Stop::NotFound);
    }
    match release.standing(&owners, now) {
        Standing::Waiting => {}
        Standing::Agreed if !yes || now < release.answers_until() => {}
        _ => return Err(Stop::NotFound),
    }
    let said = if yes { Said::Yes } else { Said::No };
    let answer = Answer {
        client,
        said,
        at: now,
    };
    let changed = release.said(client) != said;
    store::put_answer(&mut tx, service, release.id, &answer).await?;
    // About themselves alone: in the space the other would read that they answered.
    let note = Note::by(client, Deed::ReleaseAnswered).about(client);
    audit::note(&mut tx, service, note.object(release.id)).await?;
    release.answers.retain(|other| other.client != client);
    release.answers.push(answer);
    if changed && release.standing(&owners, now) == Standing::Agreed {
        jobs::tell(&mut tx, service, release.asker, "/").await?;
    }
    Ok(tx.commit().await?)
}

/// Whoever asked takes it back.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs, or not to be taken back any more.
pub(super) async fn take_back(
    service: &Service,
    me: &SignedIn,
    which: (Id<Space>, Id<Release>),
) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let (release, owners) = hold(&mut tx, service, me, which).await?;
    let standing = release.standing(&owners, now);
    if release.asker != me.account() || !matches!(standing, Standing::Waiting | Standing::Agreed) {
        return Err(Stop::NotFound);
    }
    store::take_back(&mut tx, release.id, now).await?;
    let note = Note::by(me.account(), Deed::ReleaseTakenBack).within(release.space);
    audit::note(&mut tx, service, note.object(release.id)).await?;
    Ok(tx.commit().await?)
}
