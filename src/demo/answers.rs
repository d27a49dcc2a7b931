//! What people of the demo answer, question by question, and share.

use jiff::{SignedDuration, Timestamp};

use super::stage::Stage;
use super::told;
use crate::accounts::SignedIn;
use crate::appointments;
use crate::measures::{self, HowMuch, Often, Response, Taken};
use crate::service::Service;

/// A therapist asks a client to answer a measure.
pub(super) async fn ask(
    stage: &Stage,
    me: &SignedIn,
    client: &str,
    measure: &str,
    often: &str,
) -> Result<(), String> {
    let room = stage.enter(me, client, client).await?;
    let client = stage.person(client)?.account();
    let often = Often::of(often).ok_or("asked how often?")?;
    let asked = measures::assign(&stage.service, &room, client, measure, often).await;
    asked.map_err(told)
}

/// A client answers a measure whole.
pub(super) async fn answer(
    service: &Service,
    me: &SignedIn,
    measure: &str,
    answers: &[String],
) -> Result<(), String> {
    let begun = measures::begin(service, me, measure).await.map_err(told)?;
    whole(service, me, begun, answers).await
}

/// A client says how the session was that was held last.
pub(super) async fn feedback(
    service: &Service,
    me: &SignedIn,
    answers: &[String],
) -> Result<(), String> {
    let now = service.clock.now();
    let mut conn = service.db.read().await.map_err(told)?;
    let since = now.checked_sub(SignedDuration::from_hours(24 * 7));
    let since = since.unwrap_or(Timestamp::MIN);
    let held = appointments::held(&mut conn, service, me.account(), since, now).await;
    drop(conn);
    let held = held.map_err(told)?;
    let session = held.last().ok_or("no session was held lately")?;
    let begun = measures::begin_feedback(service, me, session).await;
    whole(service, me, begun.map_err(told)?, answers).await
}

async fn whole(
    service: &Service,
    me: &SignedIn,
    mut response: Response,
    answers: &[String],
) -> Result<(), String> {
    for answer in answers {
        let question = response
            .next_question()
            .ok_or("there is no such question")?;
        let sent = [(question.clone(), answer.clone())];
        let taken = measures::answer(service, me, response.id, &question, &sent).await;
        response = match taken.map_err(told)? {
            Taken::Saved(response) => response,
            Taken::Refused(problem) => return Err(format!("{question}: {problem}")),
        };
    }
    let finished = measures::finish(service, me, response.id).await;
    finished.map(drop).map_err(told)
}

/// A client shares the path of their scores with their partner.
pub(super) async fn share(service: &Service, me: &SignedIn, measure: &str) -> Result<(), String> {
    let shared = measures::share(service, me, measure, HowMuch::Path).await;
    shared.map_err(told)
}
