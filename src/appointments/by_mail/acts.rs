//! Invitations planned, answers taken.

use calendar::{Address, Counts, Event, Invitation, invitation, message_in_mail};

use super::{Answers, MOST, Said, store};
use crate::accounts::{self, Account, Role, SignedIn};
use crate::appointments::feed::entry_word;
use crate::appointments::{Appointment, store as appointments};
use crate::audit::{self, By, Note};
use crate::db::{Conn, Id};
use crate::episodes::{may_write, spaces_of};
use crate::jobs;
use crate::languages::{self, say};
use crate::service::Service;
use crate::web::Stop;

/// Where answers go, and whether they are read there.
fn organizer(service: &Service) -> Result<(Address, bool), Stop> {
    let answers = service.settings.mail_answers.as_deref();
    let from = jobs::address_of(&service.settings.mail_from);
    let address = answers.map(str::to_owned).or(from);
    let address = address.as_deref().and_then(Address::parse);
    let address =
        address.ok_or_else(|| Stop::Fault("no address answers could go to".to_owned()))?;
    Ok((address, answers.is_some()))
}

/// Whether this person wants appointments by mail.
pub(in crate::appointments) async fn asked_for(
    conn: &mut Conn,
    account: Id<Account>,
) -> Result<bool, Stop> {
    Ok(store::wants(conn, account).await?)
}

/// Plans the mail about an appointment as it is stored now, for whoever wants such. What they answered to
/// another state of it is forgotten.
pub(in crate::appointments) async fn plan(
    conn: &mut Conn,
    service: &Service,
    appointment: Id<Appointment>,
    account: Id<Account>,
) -> Result<(), Stop> {
    if !store::wants(conn, account).await? {
        return Ok(());
    }
    let found = appointments::find(conn, service, appointment).await?;
    let known = store::of(conn, service, appointment).await?;
    let was_asked = known.iter().any(|(other, _)| *other == account);
    let email = accounts::email_of(conn, service, account).await?;
    let (Some(found), Some(attendee)) = (found, Address::parse(&email)) else {
        return Ok(());
    };
    if found.cancelled && !was_asked {
        return Ok(());
    }
    store::put(conn, service, (appointment, account), &Answers::default()).await?;
    // Whoever plans it may speak another language than they do.
    let language = accounts::person(conn, service, account).await?.language;
    let summary = entry_word(language);
    let (organizer, answers) = organizer(service)?;
    let path = format!("/appointments/{appointment}");
    let text = invitation(&Invitation {
        event: Event {
            uid: &service.uid(&store::name(service, appointment, account)),
            sequence: u32::try_from(found.revision).unwrap_or(0),
            start: found.span.start,
            end: found.span.end,
            stamp: service.clock.now(),
            summary: &summary,
            cancelled: found.cancelled,
            url: Some(&service.link(&path)),
        },
        organizer: &organizer,
        attendees: &[attendee],
        answers,
    });
    let method = if found.cancelled { "CANCEL" } else { "REQUEST" };
    jobs::invite(conn, service, account, &path, (method, text)).await
}

/// Somebody wants appointments by mail, those that are to come first of all; or no more.
///
/// # Errors
/// If the store does not take it.
pub(in crate::appointments) async fn switch(
    service: &Service,
    me: &SignedIn,
    on: bool,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    // Two at once take turns: nobody is sent all of them twice.
    accounts::hold(&mut tx, me.account()).await?;
    if store::wants(&mut tx, me.account()).await? == on {
        return Ok(());
    }
    store::set_wants(&mut tx, me.account(), on).await?;
    let deed = match on {
        true => audit::Deed::MailInvitationsOn,
        false => audit::Deed::MailInvitationsOff,
    };
    let noted = Note::by(me.account(), deed).about(me.account());
    audit::note(&mut tx, service, noted).await?;
    if on {
        for one in to_come(&mut tx, service, me).await? {
            plan(&mut tx, service, one, me.account()).await?;
        }
    }
    Ok(tx.commit().await?)
}

async fn to_come(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<Id<Appointment>>, Stop> {
    let mut found = Vec::new();
    for space in spaces_of(conn, me.account()).await? {
        if !may_write(conn, space, me.account()).await? {
            continue;
        }
        let all = appointments::of_space(conn, service, space).await?;
        let mine = all.into_iter().filter(|one| {
            let theirs = me.role() == Role::Client || one.therapist == me.account();
            theirs && !one.cancelled && one.span.start > service.clock.now()
        });
        found.extend(mine.map(|one| one.id));
    }
    Ok(found)
}

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It holds an answer, which is kept.
    Kept,
    /// It answers a state that has changed since, or is older than the answer there is.
    Outdated,
    /// There is nothing in it for us: no answer, or to something we did not ask, or from somebody else.
    Nothing,
}

/// Takes a mail that came to the address for answers. Whoever said no is asked, by mail and on their page,
/// whether that is so: a mail can be forged, and nothing is cancelled by one.
///
/// # Errors
/// If the store does not answer: then the mail should be brought again.
pub async fn take(service: &Service, mail: &[u8]) -> Result<Taken, Stop> {
    let Ok(message) = message_in_mail(mail) else {
        return Ok(Taken::Nothing);
    };
    let said = message
        .attendees
        .first()
        .and_then(|(_, answer)| Said::of(*answer));
    let name = message.uid.split('@').next().unwrap_or_default();
    let tag = store::tag(service, name);
    let mut tx = service.db.begin().await?;
    let asked = store::tagged(&mut tx, &tag).await?;
    let (Some((id, account)), Some(said)) = (asked, said) else {
        return Ok(Taken::Nothing);
    };
    // Two answers at once take turns, and so does whoever moves it.
    appointments::hold(&mut tx, id).await?;
    let found = appointments::find(&mut tx, service, id).await?;
    let appointment = found.ok_or(Stop::NotFound)?;
    let all = store::of(&mut tx, service, id).await?;
    let answers = all.into_iter().find(|(other, _)| *other == account);
    let mut answers = answers.map(|(_, answers)| answers).unwrap_or_default();
    let email = accounts::email_of(&mut tx, service, account).await?;
    let address = Address::parse(&email).ok_or(Stop::NotFound)?;
    let sequence = u32::try_from(appointment.revision).unwrap_or(0);
    match message.counts(&message.uid, sequence, &[(address, answers.stamp)]) {
        Counts::Now => {}
        Counts::Outdated => return Ok(Taken::Outdated),
        Counts::NotOurs => return Ok(Taken::Nothing),
    }
    let over = appointment.cancelled || appointment.span.start <= service.clock.now();
    let there = may_write(&mut tx, appointment.space, account).await?;
    if over || !there || answers.count >= MOST {
        return Ok(Taken::Outdated);
    }
    let news = answers.said != Some(said);
    answers = Answers {
        said: Some(said),
        stamp: Some(message.stamp),
        count: answers.count + 1,
    };
    store::put(&mut tx, service, (id, account), &answers).await?;
    let noted = Note::of(By::Nobody, audit::Deed::AnsweredByMail).about(account);
    audit::note(&mut tx, service, noted.object(id)).await?;
    if news && said == Said::No {
        jobs::tell(&mut tx, service, account, &format!("/appointments/{id}")).await?;
    }
    tx.commit().await?;
    Ok(Taken::Kept)
}

/// Somebody whose calendar said no says here that they come.
///
/// # Errors
/// [`Stop::NotFound`] unless such an answer of theirs stands.
pub(in crate::appointments) async fn confirm(
    service: &Service,
    me: &SignedIn,
    id: Id<Appointment>,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    appointments::hold(&mut tx, id).await?;
    let all = store::of(&mut tx, service, id).await?;
    let mine = all
        .into_iter()
        .find(|(account, _)| *account == me.account());
    let mut answers = mine.map(|(_, answers)| answers).ok_or(Stop::NotFound)?;
    if answers.said != Some(Said::No) {
        return Err(Stop::NotFound);
    }
    answers.said = Some(Said::Comes);
    store::put(&mut tx, service, (id, me.account()), &answers).await?;
    let noted = Note::by(me.account(), audit::Deed::ComingConfirmed).about(me.account());
    audit::note(&mut tx, service, noted.object(id)).await?;
    Ok(tx.commit().await?)
}

/// What was answered by mail, for a reader of an appointment's page.
#[derive(Clone, Debug, Default)]
pub(in crate::appointments) struct Answered {
    /// Whether the reader's own calendar said no, and they did not say here what holds.
    pub own_no: bool,
    /// For the therapist: who answered what, a sentence each.
    pub others: Vec<String>,
}

fn words(said: Said) -> languages::Said {
    match said {
        Said::Yes => say("appointment-answer-yes"),
        Said::Maybe => say("appointment-answer-maybe"),
        Said::No => say("appointment-answer-no"),
        Said::Comes => say("appointment-answer-comes"),
    }
}

/// What was answered to an appointment that is still to come, for this reader: a client reads nothing of
/// anybody else's.
pub(in crate::appointments) async fn answered(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
) -> Result<Answered, Stop> {
    let mut answered = Answered::default();
    if appointment.cancelled || appointment.span.end <= service.clock.now() {
        return Ok(answered);
    }
    for (account, answers) in store::of(conn, service, appointment.id).await? {
        let Some(said) = answers.said else { continue };
        if account == me.account() {
            answered.own_no = said == Said::No;
        } else if me.account() == appointment.therapist {
            let person = accounts::person(conn, service, account).await?;
            let words = words(said).with("name", person.name);
            answered.others.push(words.into());
        }
    }
    Ok(answered)
}
