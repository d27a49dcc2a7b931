//! Feedback on a session, from its own page: the first of the four taps begins it.

use super::answer_pages::{going_on, show};
use super::answering::{self, Taken};
use super::question::sent;
use super::{Response, catalogue, feedback, responses, steps};
use crate::accounts::SignedIn;
use crate::appointments::Appointment;
use crate::intake;
use crate::service::Service;
use crate::web::{Fields, Outcome, Stop, go, page, page_with_problems};

fn after(session: &Appointment) -> String {
    format!("/appointments/{}/after", session.id)
}

/// Asks a client how a session was, or goes on where they stopped.
///
/// # Errors
/// [`Stop::NotFound`] for anyone but a client.
pub async fn ask(service: &Service, me: &SignedIn, session: &Appointment) -> Outcome {
    match begun(service, me, session).await? {
        Some(said) if said.finished_at.is_some() => go("/measures?said=thanks"),
        Some(begun) => go(&going_on(&begun)),
        None => {
            let response = blank(service, me).await?;
            let asked = show(service, me, &response, 1, None, String::new())?;
            page(&asked.sent_to(after(session)))
        }
    }
}

/// Takes the first tap.
///
/// # Errors
/// As [`ask`].
pub async fn take(
    service: &Service,
    me: &SignedIn,
    session: &Appointment,
    form: &Fields,
) -> Outcome {
    let blank = blank(service, me).await?;
    let steps = steps::steps(&blank.measure.questionnaire, &blank.answers);
    let first = steps.first().ok_or(Stop::NotFound)?.item;
    let given = sent(form, &first.link_id);
    if let Err(refusal) = first.take(&given, |_, _| false) {
        let asked = show(
            service,
            me,
            &blank,
            1,
            Some(form),
            intake::why(&refusal).into(),
        )?;
        return page_with_problems(&asked.sent_to(after(session)));
    }
    let response = answering::begin_feedback(service, me, session).await?;
    if response.finished_at.is_some() {
        return go("/measures?said=thanks");
    }
    match answering::answer(service, me, response.id, &first.link_id, &given).await? {
        Taken::Saved(response) => go(&going_on(&response)),
        Taken::Refused(_) => Err(Stop::Unreadable),
    }
}

async fn begun(
    service: &Service,
    me: &SignedIn,
    session: &Appointment,
) -> Result<Option<Response>, Stop> {
    let mut conn = service.db.read().await?;
    let member = answering::private(&mut conn, me).await?;
    responses::of_session(&mut conn, &member, session.id, me.account()).await
}

/// Feedback with nothing in it, not stored.
async fn blank(service: &Service, me: &SignedIn) -> Result<Response, Stop> {
    let mut conn = service.db.read().await?;
    let measure = catalogue::newest(&mut conn, feedback::SESSION_FEEDBACK).await?;
    Ok(answering::new(service, me, measure.ok_or(Stop::NotFound)?))
}
