//! What a client does with their journal: write, change, show, take back, delete.
//!
//! What must stay true: nothing is shown to a therapist that its writer did not show, page by page; to change
//! a page shows it to nobody new.

use sealing::SystemEntropy;

use super::store;
use super::{JournalPage, Shown, Words};
use crate::accounts::SignedIn;
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, Space, enter, enter_still};
use crate::service::Service;
use crate::web::Stop;

/// What decides who reads the pages of a client.
pub(super) struct Standing {
    private: Option<Id<Space>>,
    has_therapist: bool,
    /// The first generation of the private space that no earlier therapist reads.
    first: i64,
}

impl Standing {
    /// How it stands for a client now.
    pub(super) async fn of(conn: &mut Conn, me: &SignedIn) -> Result<Self, Stop> {
        let private = episodes::private_space_of(conn, me.account()).await?;
        let Some(space) = private else {
            return Ok(Self {
                private,
                has_therapist: false,
                first: 1,
            });
        };
        Ok(Self {
            private,
            has_therapist: episodes::seat_of_therapist(conn, space).await?.is_some(),
            first: episodes::first_current_generation(conn, space).await?,
        })
    }

    /// Whether there is somebody to show a page to.
    pub(super) fn has_therapist(&self) -> bool {
        self.has_therapist
    }

    /// Who reads a page.
    pub(super) fn shown(&self, page: &JournalPage) -> Shown {
        match page.shared_at {
            None => Shown::Nobody,
            Some(_) if self.has_therapist && page.generation >= self.first => Shown::Therapist,
            Some(_) => Shown::Earlier,
        }
    }
}

/// A client's memberships of where their pages may be: their own notes and their private space.
async fn members(conn: &mut Conn, me: &SignedIn) -> Result<Vec<Membership>, Stop> {
    let notes = episodes::notes_space_of(conn, me.account()).await?;
    let private = episodes::private_space_of(conn, me.account()).await?;
    let mut members = Vec::new();
    for space in notes.into_iter().chain(private) {
        members.push(enter(conn, me, space).await?);
    }
    Ok(members)
}

/// Some of their pages before this one, the newest first.
pub(super) async fn before(
    conn: &mut Conn,
    me: &SignedIn,
    before: Option<Id<JournalPage>>,
    limit: i64,
) -> Result<Vec<JournalPage>, Stop> {
    let members = members(conn, me).await?;
    store::before(conn, &members, me.account(), before, limit).await
}

/// All pages of a client, the newest first.
///
/// # Errors
/// If the store does not answer or one does not open.
pub async fn all_of(conn: &mut Conn, me: &SignedIn) -> Result<Vec<JournalPage>, Stop> {
    before(conn, me, None, i64::MAX).await
}

/// Keeps a new page, for its writer alone.
///
/// # Errors
/// If the store does not take it.
pub async fn write(
    service: &Service,
    me: &SignedIn,
    words: Words,
) -> Result<Id<JournalPage>, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let space = episodes::notes_space(&mut tx, service, me, now).await?;
    let member = enter_still(&mut tx, me, space).await?;
    let page = JournalPage {
        id: Id::new(now, &mut SystemEntropy),
        space,
        generation: member.generation(),
        written_at: now,
        changed_at: None,
        shared_at: None,
        words,
    };
    let held = member.hold(&mut tx).await?;
    store::insert(&mut tx, &held, &page).await?;
    note(&mut tx, service, me, (Deed::JournalWritten, space, page.id)).await?;
    tx.commit().await?;
    Ok(page.id)
}

async fn note(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    (deed, space, id): (Deed, Id<Space>, Id<JournalPage>),
) -> Result<(), Stop> {
    let note = Note::by(me.account(), deed).within(space).object(id);
    Ok(audit::note(conn, service, note).await?)
}

/// Seals a page anew where it is to be read from now on.
async fn seal_in(
    conn: &mut Conn,
    me: &SignedIn,
    page: &JournalPage,
    to: Id<Space>,
) -> Result<(), Stop> {
    let member = enter_still(conn, me, to).await?;
    let held = member.hold(conn).await?;
    store::update(conn, &held, page).await
}

/// Changes what stands on a page. A page that their therapist reads stays shown, and is shown as changed; one
/// that was shown to a therapist they had before is theirs alone again: the one of now was not shown it.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs.
pub(super) async fn change(
    service: &Service,
    me: &SignedIn,
    id: Id<JournalPage>,
    words: Words,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let own = episodes::notes_space(&mut tx, service, me, now).await?;
    let mut page = store::own(&mut tx, me, id).await?;
    if page.words == words {
        return Ok(());
    }
    // Nobody comes or goes between asking who reads it and sealing it for them.
    episodes::keep_still(&mut tx, page.space).await?;
    let standing = Standing::of(&mut tx, me).await?;
    let to = match standing.shown(&page) {
        Shown::Therapist => page.space,
        Shown::Nobody | Shown::Earlier => {
            page.shared_at = None;
            own
        }
    };
    page.words = words;
    page.changed_at = Some(now);
    seal_in(&mut tx, me, &page, to).await?;
    note(&mut tx, service, me, (Deed::JournalWritten, to, id)).await?;
    Ok(tx.commit().await?)
}

/// Shows a page to their therapist: it is sealed in their private space from now on.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs, or they have no therapist.
pub async fn share(service: &Service, me: &SignedIn, id: Id<JournalPage>) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let mut page = store::own(&mut tx, me, id).await?;
    let standing = Standing::of(&mut tx, me).await?;
    let to = standing.private.filter(|_| standing.has_therapist);
    let to = to.ok_or(Stop::NotFound)?;
    if standing.shown(&page) == Shown::Therapist {
        return Ok(());
    }
    page.shared_at = Some(now);
    seal_in(&mut tx, me, &page, to).await?;
    note(&mut tx, service, me, (Deed::JournalShared, to, id)).await?;
    Ok(tx.commit().await?)
}

/// Takes a page back: it is theirs alone again. What was read by then was read.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs.
pub(super) async fn take_back(
    service: &Service,
    me: &SignedIn,
    id: Id<JournalPage>,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let to = episodes::notes_space(&mut tx, service, me, service.clock.now()).await?;
    let mut page = store::own(&mut tx, me, id).await?;
    let from = page.space;
    if page.shared_at.take().is_none() {
        return Ok(());
    }
    seal_in(&mut tx, me, &page, to).await?;
    note(&mut tx, service, me, (Deed::JournalTakenBack, from, id)).await?;
    Ok(tx.commit().await?)
}

/// Deletes a page, shown or not.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs.
pub(super) async fn delete(
    service: &Service,
    me: &SignedIn,
    id: Id<JournalPage>,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let space = store::own(&mut tx, me, id).await?.space;
    if !store::delete(&mut tx, me.account(), id).await? {
        return Err(Stop::NotFound);
    }
    note(&mut tx, service, me, (Deed::JournalDeleted, space, id)).await?;
    Ok(tx.commit().await?)
}
