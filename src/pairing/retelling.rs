//! Whoever left changes what the one who stayed will be told, or when, or takes it back.
//!
//! What must stay true: only as long as it was not said; and until it is, the one who stayed sees nothing of
//! it.

use jiff::SignedDuration;

use super::leaving::tell_if_due;
use super::partings::{self, Parting, Wording};
use super::{store, windings};
use crate::accounts::SignedIn;
use crate::audit::{self, Note};
use crate::db::Conn;
use crate::episodes;
use crate::jobs;
use crate::service::Service;
use crate::web::Stop;

/// The last time a client went on alone, if the other does not know of it yet.
///
/// # Errors
/// If the store does not answer.
pub async fn unsaid_of(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Option<Parting>, Stop> {
    let parting = partings::of_leaver(conn, service, me.account()).await?;
    let Some(parting) = parting.filter(Parting::is_unsaid) else {
        return Ok(None);
    };
    let theirs = episodes::episode_of(conn, parting.stayer).await?;
    let waits = theirs.is_some_and(|theirs| {
        theirs.id == parting.episode && theirs.absent == Some(parting.leaver)
    });
    Ok(waits.then_some(parting))
}

/// Whether a client has asked to go on with the therapist both had: the other is asked that, too, and so
/// must be told.
pub(super) async fn must_be_told(
    conn: &mut Conn,
    service: &Service,
    parting: &Parting,
) -> Result<bool, Stop> {
    let winding = windings::of_client(conn, service, parting.leaver).await?;
    Ok(winding.is_some_and(|it| it.other == parting.stayer && it.asking.asked))
}

/// The one who left says anew what the other is told, and after how many days from now; `None`: when it was
/// to be told until now.
///
/// # Errors
/// [`Stop::NotFound`] if they left nobody, or it was said.
/// [`Stop::Unreadable`] if the other must be told that they go on alone.
pub async fn tell_otherwise(
    service: &Service,
    me: &SignedIn,
    wording: Wording,
    days: Option<i64>,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let before = partings::of_leaver(&mut tx, service, me.account()).await?;
    let before = before.ok_or(Stop::NotFound)?;
    // From here on nobody tells them.
    episodes::hold_episode_of(&mut tx, before.stayer).await?;
    let parting = unsaid_of(&mut tx, service, me).await?;
    let mut parting = parting.ok_or(Stop::NotFound)?;
    if wording != Wording::GoesOn && must_be_told(&mut tx, service, &parting).await? {
        return Err(Stop::Unreadable);
    }
    parting.wording = wording;
    if let Some(days) = days {
        parting.tell_at = now + SignedDuration::from_hours(24 * days);
    }
    parting.told_at = (wording == Wording::Nothing).then_some(now);
    partings::set_telling(&mut tx, service, &parting).await?;
    let note = Note::by(me.account(), audit::Deed::TellingChanged).about(me.account());
    audit::note(&mut tx, service, note).await?;
    tell_if_due(&mut tx, service, &parting).await?;
    // Their therapist of then reads what the other knows, so as to say no more.
    let pairing = store::of_client(&mut tx, me.account()).await?;
    if let Some(pairing) = pairing.filter(|mine| Some(mine.therapist) == parting.therapist) {
        jobs::tell(&mut tx, service, pairing.therapist, "/caseload").await?;
    }
    Ok(tx.commit().await?)
}
