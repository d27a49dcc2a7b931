//! What is done to bring somebody back: begun by the practice, answered by the owner, finished.

use jiff::{SignedDuration, Timestamp};
use sealing::{AccountKey, Code, Context, SystemEntropy};

use super::{Details, Recovery, Stage, Stopper, store, waiting};
use crate::accounts::acts::{code_lock, password_lock};
use crate::accounts::destroy::destroy_ways_in;
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, By, Note};
use crate::db::{Conn, DbError, Id};
use crate::service::{Service, link_secret};
use crate::web::Stop;

/// One that was just begun.
pub struct Begun {
    /// Which.
    pub id: Id<Recovery>,
    /// The secret of the link by which the owner sets a new password, once.
    pub link: String,
    /// The secret of the link for their mail, which can only answer.
    pub mail: String,
    /// From when on it may be finished.
    pub opens_at: Timestamp,
}

fn link_tag(service: &Service, secret: &str) -> Vec<u8> {
    service.tag(&Context::new("new password link"), secret.as_bytes())
}

fn mail_tag(service: &Service, secret: &str) -> Vec<u8> {
    service.tag(&Context::new("recovery mail link"), secret.as_bytes())
}

/// Begins to bring the owner of an account back; `None` if that was begun before and is not over.
///
/// # Errors
/// If the store does not take it.
pub async fn begin(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    details: &Details,
    wait: SignedDuration,
) -> Result<Option<Begun>, Stop> {
    let now = service.clock.now();
    crate::accounts::hold(conn, account).await?;
    if let Some(open) = store::open_of(conn, service, account).await? {
        if open.stage(now) != Stage::Stopped(Stopper::Time) {
            return Ok(None);
        }
        store::set_stopped(conn, open.id, Stopper::Time, open.lapses_at()).await?;
    }
    let begun = Begun {
        id: Id::new(now, &mut SystemEntropy),
        link: link_secret(),
        mail: link_secret(),
        opens_at: now + wait,
    };
    let new = store::New {
        id: begun.id,
        account,
        details,
        link_tag: link_tag(service, &begun.link),
        mail_tag: mail_tag(service, &begun.mail),
        asked_at: now,
        opens_at: begun.opens_at,
    };
    store::insert(conn, service, new).await?;
    let asked = Note::of(By::Server, audit::Deed::RecoveryAsked).about(account);
    audit::note(conn, service, asked.object(begun.id)).await?;
    Ok(Some(begun))
}

/// The recovery whose owner may set a new password by this link.
pub(super) async fn by_link(service: &Service, secret: &str) -> Result<Recovery, Stop> {
    let mut conn = service.db.read().await?;
    let found = store::by_link(&mut conn, service, &link_tag(service, secret)).await?;
    let asked = found.filter(|found| found.stage(service.clock.now()) == Stage::Asked);
    asked.ok_or(Stop::NotFound)
}

/// The recovery that this link of a mail is about, whatever became of it.
pub(super) async fn by_mail(service: &Service, secret: &str) -> Result<Recovery, Stop> {
    let mut conn = service.db.read().await?;
    let found = store::by_mail(&mut conn, service, &mail_tag(service, secret)).await?;
    found.ok_or(Stop::NotFound)
}

/// What the owner keeps once they set a new password.
pub(super) struct Kept {
    /// The new recovery code.
    pub(super) code: String,
    /// The letters of the new public key, to be read out to the holder of the recovery key.
    pub(super) letters: String,
}

/// The owner sets a new password: a new key pair is made and locked, and waits. Works once.
pub(super) async fn set_password(
    service: &Service,
    recovery: &Recovery,
    password: &str,
) -> Result<Kept, Stop> {
    let rng = &mut SystemEntropy;
    let (key, code) = (AccountKey::generate(rng), Code::generate(rng));
    let locks = [
        password_lock(service, recovery.account, password, &key).await?,
        code_lock(recovery.account, &code, &key),
    ];
    let public = key.public();
    let mut tx = service.db.begin().await?;
    let now = service.clock.now();
    if !waiting::set_key(&mut tx, recovery.id, &public, &locks, now).await? {
        return Err(Stop::NotFound);
    }
    // Whoever has the link is not known by it.
    let set = Note::of(By::Nobody, audit::Deed::RecoveryPasswordSet).about(recovery.account);
    audit::note(&mut tx, service, set.object(recovery.id)).await?;
    tx.commit().await?;
    Ok(Kept {
        code: code.print(),
        letters: public.letters(),
    })
}

/// The owner says that it is them.
pub(super) async fn know(service: &Service, recovery: Id<Recovery>) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    store::set_known(&mut tx, recovery, service.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Stops one; whether it was not over yet.
///
/// # Errors
/// If the store does not take it.
pub async fn stop(service: &Service, recovery: Id<Recovery>, by: Stopper) -> Result<bool, Stop> {
    let mut tx = service.db.begin().await?;
    let stopped = store::set_stopped(&mut tx, recovery, by, service.clock.now()).await?;
    let found = store::by_id(&mut tx, service, recovery).await?;
    if let Some(found) = found.filter(|_| stopped) {
        let by = match by {
            Stopper::Owner => By::Account(found.account),
            Stopper::Practice | Stopper::Time => By::Server,
        };
        let note = Note::of(by, audit::Deed::RecoveryStopped).about(found.account);
        audit::note(&mut tx, service, note.object(recovery)).await?;
    }
    tx.commit().await?;
    Ok(stopped)
}

/// The one that somebody signed in is asked about.
pub(super) async fn mine(service: &Service, me: &SignedIn) -> Result<Option<Id<Recovery>>, Stop> {
    let mut conn = service.db.read().await?;
    let open = store::open_of(&mut conn, service, me.account()).await?;
    Ok(open.map(|open| open.id))
}

/// Puts the new key pair in force: the old locks, second factors and all sign-ins end. Whether it may be, which is asked
/// in the same step; what was done in this transaction is to be given up if not.
///
/// # Errors
/// If the store does not take it.
pub async fn finish(conn: &mut Conn, recovery: &Recovery, now: Timestamp) -> Result<bool, DbError> {
    if now >= recovery.lapses_at() || !store::set_finished(conn, recovery, now).await? {
        return Ok(false);
    }
    destroy_ways_in(conn, recovery.account).await?;
    waiting::put_in_force(conn, recovery).await?;
    Ok(true)
}
