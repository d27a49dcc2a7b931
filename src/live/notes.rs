//! A therapist's own note on a session: a psychotherapy note (45 CFR 164.501), kept apart from the
//! record, for the therapist alone.
//!
//! What must stay true: it is sealed in a space where its author sits alone.

use zeroize::Zeroizing;

use super::sealed::Kept;
use crate::accounts::SignedIn;
use crate::appointments::Appointment;
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, enter, enter_still};
use crate::service::Service;
use crate::web::Stop;

/// The longest note, in characters.
pub(super) const LONGEST: usize = 20_000;

/// Writes the note on a session over the one there was.
pub(super) async fn write(
    service: &Service,
    me: &SignedIn,
    appointment: Id<Appointment>,
    text: &str,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let space = episodes::notes_space(&mut tx, service, me, service.clock.now()).await?;
    let member = enter_still(&mut tx, me, space).await?;
    let held = member.hold(&mut tx).await?;
    Kept::OwnNote
        .put(&mut tx, service, &held, appointment, &text)
        .await?;
    Ok(tx.commit().await?)
}

/// Every note of this member of a space of own notes, by the appointment it is on.
///
/// # Errors
/// If the store does not answer or one does not open.
pub async fn all_of(
    conn: &mut Conn,
    member: &Membership,
) -> Result<Vec<(Id<Appointment>, String)>, Stop> {
    let mut found = Vec::new();
    for appointment in Kept::OwnNote.all_of(conn, member).await? {
        let author = member.account();
        let note = Kept::OwnNote.get(conn, member, appointment, author).await?;
        found.extend(note.map(|note| (appointment, note)));
    }
    Ok(found)
}

/// The note of this author on a session; empty where there is none.
pub(super) async fn read(
    conn: &mut Conn,
    me: &SignedIn,
    appointment: Id<Appointment>,
) -> Result<Zeroizing<String>, Stop> {
    let Some(space) = episodes::notes_space_of(conn, me.account()).await? else {
        return Ok(Zeroizing::default());
    };
    let member = enter(conn, me, space).await?;
    let note: Option<String> = Kept::OwnNote
        .get(conn, &member, appointment, me.account())
        .await?;
    Ok(Zeroizing::new(note.unwrap_or_default()))
}
