//! The mails about appointments: that something changed, a reminder, the question how it was.
//!
//! What must stay true: a mail is planned in the transaction of what it tells of, and says no more than that
//! something waits; to whoever asked for appointments by mail, when it is.

use jiff::SignedDuration;
use sealing::SystemEntropy;

use super::{Appointment, by_mail};
use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::episodes::{Membership, SeatRole};
use crate::jobs::{self, Letter, To};
use crate::service::Service;
use crate::web::Stop;

/// How long after its planned end clients are asked how a session was, in minutes. Most say it at once;
/// then nothing is sent.
const ASK_AFTER: i64 = 45;

/// When the reminder goes out before an appointment, in hours.
const REMIND_BEFORE: i64 = 24;

/// Plans the mails about an appointment as it is now: everyone but whoever did it is told, and reminded of it
/// in time.
pub(super) async fn plan_mails(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    appointment: &Appointment,
) -> Result<(), Stop> {
    plan_reminders(conn, service, member, appointment).await?;
    tell_others(conn, service, member, appointment.id).await
}

/// Tells everyone in the space but whoever did it that there is something to look at.
pub(super) async fn tell_others(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    appointment: Id<Appointment>,
) -> Result<(), Stop> {
    let path = format!("/appointments/{appointment}");
    for (account, role) in member.others() {
        // Whoever has appointments by mail gets that in its place.
        if role != SeatRole::Cover && !by_mail::asked_for(conn, account).await? {
            jobs::tell(conn, service, account, &path).await?;
        }
    }
    Ok(())
}

/// Plans the reminders of an appointment, and the question after it, instead of those there were; and brings
/// it to the calendars of those who have appointments by mail.
pub(super) async fn plan_reminders(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    appointment: &Appointment,
) -> Result<(), Stop> {
    let now = service.clock.now();
    jobs::take_back(conn, appointment.id.bytes()).await?;
    let path = format!("/appointments/{}", appointment.id);
    for (account, role) in member.all().filter(|(_, role)| *role != SeatRole::Cover) {
        plan_question(conn, service, appointment, account, role).await?;
        by_mail::plan(conn, service, appointment.id, account).await?;
        let due = appointment.span.start - SignedDuration::from_hours(REMIND_BEFORE);
        // When mail goes out would tell the disk's reader when people meet, so it is blurred by up to
        // two hours, earlier.
        let blur = i64::from(sealing::random::<1>(&mut SystemEntropy)[0]) * 28;
        let due = due - SignedDuration::from_secs(blur);
        if !appointment.cancelled && due > now {
            let to = To::Account(account);
            let about = appointment.id.bytes();
            jobs::mail_about(conn, service, Letter::Reminder, to, &path, due, about).await?;
        }
    }
    Ok(())
}

/// What the mail that asks a client how a session was is filed under.
fn question_subject(appointment: Id<Appointment>, account: Id<Account>) -> Vec<u8> {
    [appointment.bytes(), account.bytes()].concat()
}

/// Plans to ask a client, after the session, how it was.
async fn plan_question(
    conn: &mut Conn,
    service: &Service,
    appointment: &Appointment,
    account: Id<Account>,
    role: SeatRole,
) -> Result<(), Stop> {
    let about = question_subject(appointment.id, account);
    jobs::take_back(conn, &about).await?;
    let due = appointment.span.end + SignedDuration::from_mins(ASK_AFTER);
    if role == SeatRole::Therapist || appointment.cancelled || due <= service.clock.now() {
        return Ok(());
    }
    let path = format!("/appointments/{}/after", appointment.id);
    let to = To::Account(account);
    jobs::mail_about(conn, service, Letter::SomethingNew, to, &path, due, &about).await
}

/// A client is not asked (any more) how a session was: they said it, or it does not take place.
///
/// # Errors
/// If the store does not answer.
pub async fn ask_no_more(
    conn: &mut Conn,
    appointment: Id<Appointment>,
    client: Id<Account>,
) -> Result<(), Stop> {
    jobs::take_back(conn, &question_subject(appointment, client)).await
}
