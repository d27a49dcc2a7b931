//! What people do with a copy of everything: ask for it, take it away, delete it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use sealing::{AccountKey, SealedInSpace, SpaceKey, SystemEntropy};
use zeroize::Zeroizing;

use super::subject::{Step, Subject};
use super::{DAYS, Export, Ready, Standing, key_context, making, pieces, store};
use crate::accounts::{self, Fresh, SignedIn};
use crate::audit;
use crate::db::{Conn, DbError, Id};
use crate::effort::{Work, spent};
use crate::languages::{Spoken, spoken, while_speaking};
use crate::sealed_files::Reading;
use crate::service::Service;
use crate::web::Stop;

async fn note(
    conn: &mut Conn,
    service: &Service,
    (me, subject): (&SignedIn, &Subject),
    step: Step,
) -> Result<(), DbError> {
    match subject.note(me, step) {
        Some(note) => audit::note(conn, service, note).await,
        None => Ok(()),
    }
}

/// Begins a copy, in the place of one that is there. It is made in the background while this program
/// runs: the owner's key is at hand only now, so it is lent to that work and wiped at its end. While one
/// is being made, asking again changes nothing.
///
/// # Errors
/// [`Stop::NotFound`] if it is a release that both have not agreed to.
pub(super) async fn ask(service: &Arc<Service>, subject: Subject, me: &Fresh) -> Result<(), Stop> {
    let now = service.clock.now();
    let file = service.files.copies().begin().await?;
    let mut tx = service.db.begin().await?;
    // Whoever asks at the same moment waits here, so that there is one.
    accounts::hold(&mut tx, me.account()).await?;
    let owner = me.account();
    let before = store::of(&mut tx, subject.key(&owner)).await?;
    if before.is_some_and(|before| before.standing(now) == Standing::Making) {
        return Ok(());
    }
    subject.may_begin(&mut tx, service).await?;
    let old = store::delete(&mut tx, subject.key(&owner)).await?;
    let key = SpaceKey::generate(&mut SystemEntropy);
    let id: Id<Export> = Id::new(now, &mut SystemEntropy);
    let context = key_context(id, me.account());
    spent(Work::Wrap);
    let export = Export {
        id,
        wrapped: me.key().public().wrap(&key, &context, &mut SystemEntropy),
        asked_at: now,
        beat_at: now,
        done: 0,
        total: 1,
        file: file.name().to_owned(),
        ready: None,
    };
    store::insert(&mut tx, subject.key(&owner), &export).await?;
    note(&mut tx, service, (me, &subject), Step::Asked).await?;
    tx.commit().await?;
    service.files.copies().discard(old).await;
    let owner = SignedIn::clone(me);
    let service = Arc::clone(service);
    // It is in the language of the page it was asked for on.
    let language = Spoken::all(spoken().page);
    tokio::spawn(while_speaking(language, async move {
        if let Err(stop) = making::make(&service, &subject, &owner, &export, (key, file)).await {
            tracing::error!(?stop, "a copy was not finished");
        }
    }));
    Ok(())
}

/// Deletes one's copy, or stops it being made.
///
/// # Errors
/// If the store does not answer.
pub(super) async fn delete(
    service: &Service,
    subject: &Subject,
    me: &SignedIn,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    accounts::hold(&mut tx, me.account()).await?;
    let owner = me.account();
    let old = store::delete(&mut tx, subject.key(&owner)).await?;
    if old.is_some() {
        note(&mut tx, service, (me, subject), Step::Deleted).await?;
    }
    tx.commit().await?;
    service.files.copies().discard(old).await;
    Ok(())
}

/// A finished copy being taken away, piece by piece.
pub(super) struct Taking {
    file: Reading,
    export: Id<Export>,
    key: SpaceKey,
    next: i64,
    pub(super) ready: Ready,
}

/// Opens one's finished copy; that it is taken away is noted first.
///
/// # Errors
/// [`Stop::NotFound`] if there is none, or not yet, or not any more.
pub(super) async fn take(
    service: &Arc<Service>,
    subject: &Subject,
    me: &Fresh,
) -> Result<Taking, Stop> {
    let owner = me.account();
    let found = store::of(&mut *service.db.read().await?, subject.key(&owner)).await?;
    let export = found.ok_or(Stop::NotFound)?;
    let ready = export.ready.ok_or(Stop::NotFound)?;
    if export.standing(service.clock.now()) != Standing::Ready {
        return Err(Stop::NotFound);
    }
    let key: &AccountKey = me.key();
    spent(Work::Unwrap);
    let key = key.unwrap(&export.wrapped, &key_context(export.id, me.account()))?;
    let file = service.files.copies().open(&export.file).await?;
    let mut tx = service.db.begin().await?;
    note(&mut tx, service, (me, subject), Step::Taken).await?;
    tx.commit().await?;
    Ok(Taking {
        file,
        export: export.id,
        key,
        next: 0,
        ready,
    })
}

impl Taking {
    /// The next piece, opened; `None` after the last.
    ///
    /// # Errors
    /// If it is gone or is not what was put there.
    pub(super) async fn next(&mut self) -> Result<Option<Zeroizing<Vec<u8>>>, Stop> {
        if self.next == self.ready.pieces {
            return Ok(None);
        }
        let (from, length) = pieces::place(self.next, self.ready);
        let sealed = SealedInSpace::from_stored(self.file.at(from, length).await?);
        let place = (self.next, self.next + 1 == self.ready.pieces);
        let plain = pieces::open(&self.key, self.export, place, &sealed)?;
        self.next += 1;
        Ok(Some(plain))
    }
}

/// Deletes the copies whose time is over.
///
/// # Errors
/// If the store does not answer.
pub async fn forget_over(conn: &mut Conn, now: Timestamp) -> Result<(), DbError> {
    store::delete_before(conn, now - SignedDuration::from_hours(24 * DAYS)).await
}

/// Deletes the files of copies that are over, deleted or not wanted any more.
///
/// # Errors
/// If the store does not answer, or a file may be there still.
pub async fn sweep(service: &Service) -> Result<(), Stop> {
    let folder = service.files.copies();
    let settled = folder.settled(service.clock.now()).await?;
    if settled.is_empty() {
        return Ok(());
    }
    let named = store::named(&mut *service.db.read().await?).await?;
    Ok(folder.delete_but(&settled, &named).await?)
}
