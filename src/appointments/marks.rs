//! What is marked of an appointment beside its times: that it was changed late, and who did not come.
//!
//! What must stay true: a mark says what was, by the rule of its moment; no reason is asked or kept. Sealed,
//! all marks have one length.

use sealing::{CannotOpen, Context, SealedByServer, SystemEntropy};
use serde::{Deserialize, Serialize};

use super::{Appointment, acts, mails, store};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::Id;
use crate::effort::{Work, spent};
use crate::episodes::SeatRole;
use crate::jobs;
use crate::service::Service;
use crate::web::Stop;

/// Sealed marks have this many bytes inside: three clients, and more than a space has.
const LENGTH: usize = 256;

/// The marks of an appointment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// A client moved it when that was late.
    pub moved_late: bool,
    /// A client cancelled it when that was late.
    pub cancelled_late: bool,
    /// The clients who did not come, as the therapist noted it.
    pub absent: Vec<Id<Account>>,
    /// The therapist asked to move it; nothing is late then.
    #[serde(default)]
    pub asked_to_move: bool,
}

fn context(id: Id<Appointment>) -> Context {
    Context::new("appointment marks").and(id.bytes())
}

impl Marks {
    pub(super) fn seal(&self, service: &Service, id: Id<Appointment>) -> SealedByServer {
        // Ids and two words: it always has a form in JSON.
        let mut plain = serde_json::to_vec(self).unwrap_or_default();
        plain.resize(plain.len().max(LENGTH), b' ');
        spent(Work::ServerSeal);
        service.key.seal(&context(id), &plain, &mut SystemEntropy)
    }

    pub(super) fn open(
        service: &Service,
        id: Id<Appointment>,
        sealed: Option<Vec<u8>>,
    ) -> Result<Self, CannotOpen> {
        let opened = sealed.map(|sealed| service.open(&context(id), sealed));
        Ok(opened.transpose()?.unwrap_or_default())
    }
}

/// The therapist of a session that is over notes that a client of it did not come, or takes that back. The
/// client is told that there is something to look at, and is not asked how it was.
///
/// # Errors
/// [`Stop::NotFound`] unless it is theirs, over and not cancelled, and the client is in its space.
pub async fn note_absence(
    service: &Service,
    me: &SignedIn,
    id: Id<Appointment>,
    client: Id<Account>,
    absent: bool,
) -> Result<(), Stop> {
    let (_, member) = acts::find(service, me, id).await?;
    let is_in = |(account, role)| account == client && role == SeatRole::Client;
    if member.role() != SeatRole::Therapist || !member.others().any(is_in) {
        return Err(Stop::NotFound);
    }
    let mut tx = service.db.begin().await?;
    store::hold(&mut tx, id).await?;
    let found = store::find(&mut tx, service, id).await?;
    let mut appointment = found.ok_or(Stop::NotFound)?;
    if appointment.cancelled || appointment.span.end > service.clock.now() {
        return Err(Stop::NotFound);
    }
    let marked = &mut appointment.marks.absent;
    if marked.contains(&client) == absent {
        return Ok(());
    }
    marked.retain(|other| *other != client);
    let deed = if absent {
        marked.push(client);
        audit::Deed::AbsenceNoted
    } else {
        audit::Deed::AbsenceTakenBack
    };
    store::set_marks(&mut tx, service, &appointment).await?;
    let note = Note::by(me.account(), deed).within(member.space());
    audit::note(&mut tx, service, note.object(id)).await?;
    if absent {
        mails::ask_no_more(&mut tx, id, client).await?;
        jobs::tell(&mut tx, service, client, &format!("/appointments/{id}")).await?;
    }
    Ok(tx.commit().await?)
}

/// The therapist of an appointment to come asks to move it: its clients are told, and find another time.
///
/// # Errors
/// [`Stop::NotFound`] unless it is theirs, still to come and not cancelled.
pub async fn ask_to_move(
    service: &Service,
    me: &SignedIn,
    id: Id<Appointment>,
) -> Result<(), Stop> {
    let (_, member) = acts::find(service, me, id).await?;
    if member.role() != SeatRole::Therapist || !member.writes() {
        return Err(Stop::NotFound);
    }
    let mut tx = service.db.begin().await?;
    store::hold(&mut tx, id).await?;
    let found = store::find(&mut tx, service, id).await?;
    let mut appointment = found.ok_or(Stop::NotFound)?;
    if appointment.cancelled || appointment.span.start <= service.clock.now() {
        return Err(Stop::NotFound);
    }
    if appointment.marks.asked_to_move {
        return Ok(());
    }
    appointment.marks.asked_to_move = true;
    store::set_marks(&mut tx, service, &appointment).await?;
    let note = Note::by(me.account(), audit::Deed::MoveAsked).within(member.space());
    audit::note(&mut tx, service, note.object(id)).await?;
    let page = format!("/appointments/{id}");
    for (client, role) in member.others() {
        if role == SeatRole::Client {
            jobs::tell(&mut tx, service, client, &page).await?;
        }
    }
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn two_who_did_not_come_are_as_long_as_nobody() {
        let id = || Id::<Account>::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy);
        let marks = Marks {
            moved_late: true,
            cancelled_late: false,
            absent: vec![id(), id(), id()],
            asked_to_move: true,
        };
        let json = serde_json::to_vec(&marks).expect("JSON");
        assert!(json.len() <= LENGTH, "{}", json.len());
    }
}
