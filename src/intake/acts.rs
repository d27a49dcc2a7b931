//! What people do at intake: finish the questionnaire with an account, answer the safety screen.

use measures::{Answers, Questionnaire};

use super::{MatchingProfile, responses, save_profile};
use crate::accounts::{self, Device, Prepared, SignedIn};
use crate::consents::{self, Text};
use crate::db::{Conn, DbError};
use crate::episodes::{self, Form, Membership, enter_still};
use crate::jobs;
use crate::service::Service;
use crate::web::Stop;

/// How a client comes in.
pub enum Joining<'a> {
    /// On their own, for themselves or as the first of a couple.
    First(Form),
    /// As the partner someone invited, with the link's secret.
    Partner(&'a str),
}

/// A client whose answers are complete.
pub struct NewClient<'a> {
    /// What they answered.
    pub questionnaire: &'a Questionnaire,
    /// Their answers.
    pub answers: &'a Answers,
    /// How they come in.
    pub joining: Joining<'a>,
}

/// Makes the account, the private space, the matching profile and the sealed response, all or none.
///
/// # Errors
/// Inside: the address is taken. Outside: the invitation cannot be used any more, or a fault.
pub async fn finish(
    service: &Service,
    new: NewClient<'_>,
    prepared: Prepared,
) -> Result<Result<Device, DbError>, Stop> {
    let now = service.clock.now();
    let profile = MatchingProfile::of(new.questionnaire, new.answers).ok_or(Stop::Unreadable)?;
    let account = prepared.known().account;
    let mut tx = service.db.begin().await?;
    if let Err(fault) = accounts::insert(&mut tx, service, &prepared, now).await {
        return Ok(Err(fault));
    }
    save_profile(&mut tx, service, account, &profile).await?;
    let (private, name) = match new.joining {
        Joining::First(form) => (
            episodes::begin(&mut tx, service, account, form, now).await?,
            "start",
        ),
        Joining::Partner(token) => (
            episodes::accept_invitation(&mut tx, service, token, account, now).await?,
            "partner",
        ),
    };
    let device = accounts::sign_in_device(&mut tx, service, prepared, now).await?;
    let member = enter_still(&mut tx, &device.signed_in, private).await?;
    let held = member.hold(&mut tx).await?;
    let answers = new.questionnaire.prune(new.answers);
    responses::insert(&mut tx, service, &held, name, &answers, now).await?;
    let (version, _) = consents::newest(&mut tx, Text::Privacy).await?;
    let name = device.signed_in.name();
    consents::record(&mut tx, service, &held, (Text::Privacy, version), name).await?;
    tx.commit().await?;
    Ok(Ok(device))
}

/// A client answers the questionnaire of this name again: the answers, the matching profile and their time
/// zone change together, and their therapist is told that there is something to look at. Nothing ends.
///
/// # Errors
/// [`Stop::Unreadable`] if something that is needed is not answered.
pub async fn change_answers(
    service: &Service,
    client: &SignedIn,
    (name, questionnaire): (&'static str, &Questionnaire),
    answers: &Answers,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let profile = MatchingProfile::of(questionnaire, answers).ok_or(Stop::Unreadable)?;
    let mut tx = service.db.begin().await?;
    let private = episodes::private_space_of(&mut tx, client.account()).await?;
    let member = enter_still(&mut tx, client, private.ok_or(Stop::NotFound)?).await?;
    let held = member.hold(&mut tx).await?;
    let answers = questionnaire.prune(answers);
    responses::insert(&mut tx, service, &held, name, &answers, now).await?;
    save_profile(&mut tx, service, client.account(), &profile).await?;
    accounts::set_zone(&mut tx, service, client.account(), &profile.zone).await?;
    if let Some(therapist) = episodes::seat_of_therapist(&mut tx, member.space()).await? {
        jobs::tell(&mut tx, service, therapist, "/caseload").await?;
    }
    Ok(tx.commit().await?)
}

/// A client answered the safety screen: sealed in their private space, for whoever is their therapist when
/// it is written. One who leaves at the same moment is waited for, and does not get to read it.
pub async fn screen_answered(
    conn: &mut Conn,
    service: &Service,
    client: &SignedIn,
    answers: &Answers,
) -> Result<Membership, Stop> {
    let private = episodes::private_space_of(conn, client.account()).await?;
    let member = enter_still(conn, client, private.ok_or(Stop::NotFound)?).await?;
    let held = member.hold(conn).await?;
    responses::insert(conn, service, &held, "safety", answers, service.clock.now()).await?;
    Ok(member)
}
