//! What a client does with measures: begin one, answer it question by question, finish it.
//!
//! What must stay true: each answer is on disk before the next is asked; a critical answer is told to
//! the therapist in the transaction that saves it, once for each concern; what was finished is not
//! changed.

use std::collections::BTreeSet;

use measures::{Answers, Concern, Item};
use sealing::SystemEntropy;

use super::alerts::{self, What};
use super::steps::{first_open, steps};
use super::{Measure, Response, assignments, catalogue, feedback, responses};
use crate::accounts::SignedIn;
use crate::appointments::{self, Appointment};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{Held, Membership, SeatRole, enter, enter_still, private_space_of};
use crate::intake;
use crate::jobs;
use crate::service::Service;
use crate::web::Stop;

/// The client's own private space.
///
/// # Errors
/// [`Stop::NotFound`] for anyone but a client.
pub(super) async fn private(conn: &mut Conn, me: &SignedIn) -> Result<Membership, Stop> {
    let space = private_space_of(conn, me.account()).await?;
    let member = enter(conn, me, space.ok_or(Stop::NotFound)?).await?;
    match member.role() {
        SeatRole::Client => Ok(member),
        SeatRole::Therapist | SeatRole::Cover => Err(Stop::NotFound),
    }
}

/// Whether a client may answer a measure now: one for anyone, or one they are asked.
pub(super) async fn may_answer(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    measure: &Measure,
) -> Result<bool, Stop> {
    if measure.is_for_anyone() {
        return Ok(true);
    }
    for assignment in assignments::of_client(conn, service, me.account()).await? {
        if assignment.plan.measure == measure.name {
            return Ok(assignments::open_round(conn, service, &assignment)
                .await?
                .is_some());
        }
    }
    Ok(false)
}

/// Begins a measure, or goes on with what was begun.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such measure or it is not theirs to answer now.
pub async fn begin(service: &Service, me: &SignedIn, name: &str) -> Result<Response, Stop> {
    let mut tx = service.db.begin().await?;
    let space = private_space_of(&mut tx, me.account()).await?;
    let member = enter_still(&mut tx, me, space.ok_or(Stop::NotFound)?).await?;
    if let Some(begun) = responses::begun(&mut tx, service, &member, name).await? {
        return Ok(begun);
    }
    let measure = catalogue::newest(&mut tx, name)
        .await?
        .ok_or(Stop::NotFound)?;
    if !may_answer(&mut tx, service, me, &measure).await? {
        return Err(Stop::NotFound);
    }
    let response = new(service, me, measure);
    let held = member.hold(&mut tx).await?;
    responses::insert(&mut tx, service, &held, &response).await?;
    tx.commit().await?;
    Ok(response)
}

/// Begins feedback on a session, or goes on with it, or gives what was said.
///
/// # Errors
/// [`Stop::NotFound`] for anyone but a client.
pub async fn begin_feedback(
    service: &Service,
    me: &SignedIn,
    session: &Appointment,
) -> Result<Response, Stop> {
    let mut tx = service.db.begin().await?;
    let space = private_space_of(&mut tx, me.account()).await?;
    let member = enter_still(&mut tx, me, space.ok_or(Stop::NotFound)?).await?;
    let said = responses::of_session(&mut tx, &member, session.id, me.account()).await?;
    if let Some(said) = said {
        return Ok(said);
    }
    let measure = catalogue::newest(&mut tx, feedback::SESSION_FEEDBACK).await?;
    let mut response = new(service, me, measure.ok_or(Stop::NotFound)?);
    response.session = Some(session.id);
    let held = member.hold(&mut tx).await?;
    responses::insert(&mut tx, service, &held, &response).await?;
    tx.commit().await?;
    Ok(response)
}

pub(super) fn new(service: &Service, me: &SignedIn, measure: std::sync::Arc<Measure>) -> Response {
    let now = service.clock.now();
    Response {
        id: Id::new(now, &mut SystemEntropy),
        author: me.account(),
        session: None,
        answers: measure.questionnaire.initial(),
        measure,
        began_at: now,
        finished_at: None,
    }
}

/// A response of one's own that is not finished.
///
/// # Errors
/// [`Stop::NotFound`] if there is none; [`Stop::Elsewhere`] to its results if it is finished.
pub(super) async fn unfinished(
    conn: &mut Conn,
    me: &SignedIn,
    id: Id<Response>,
) -> Result<(Membership, Response), Stop> {
    let member = private(conn, me).await?;
    let response = responses::find(conn, &member, id).await?;
    if response.author != me.account() {
        return Err(Stop::NotFound);
    }
    if response.finished_at.is_some() {
        return Err(Stop::Elsewhere(format!(
            "/measures/of/{}",
            response.measure.address()
        )));
    }
    Ok((member, response))
}

/// How an answer was taken.
pub enum Taken {
    /// It is on disk; this is the response now.
    Saved(Response),
    /// It is no answer to the question, for this reason. Nothing changed.
    Refused(String),
}

/// What one answer gives cause to worry about, judged before anything is written.
pub(super) fn raised_by(
    response: &Response,
    item: &Item,
    sent: &[(String, String)],
) -> BTreeSet<Concern> {
    let Ok(given) = item.take(sent, |_, _| false) else {
        return BTreeSet::new();
    };
    let mut without = response.answers.clone();
    without.set(item.link_id.clone(), Vec::new());
    let mut with = response.answers.clone();
    with.set(item.link_id.clone(), given);
    let before = raised(&response.measure, &without);
    raised(&response.measure, &with)
        .difference(&before)
        .copied()
        .collect()
}

fn raised(measure: &Measure, answers: &Answers) -> BTreeSet<Concern> {
    measure.key.raised(&measure.values(answers))
}

/// Saves the answer to one question, and tells the therapist at once if it must be told.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such response of theirs or the question is not asked (any more);
/// [`Stop::Elsewhere`] to its results if it is finished.
pub async fn answer(
    service: &Service,
    me: &SignedIn,
    id: Id<Response>,
    link_id: &str,
    sent: &[(String, String)],
) -> Result<Taken, Stop> {
    let mut tx = service.db.begin().await?;
    let space = private_space_of(&mut tx, me.account()).await?;
    // Two answers at once take turns here, so that neither loses the other.
    let member = enter_still(&mut tx, me, space.ok_or(Stop::NotFound)?).await?;
    let (_, mut response) = unfinished(&mut tx, me, id).await?;
    let measure = std::sync::Arc::clone(&response.measure);
    let steps = steps(&measure.questionnaire, &response.answers);
    let step = steps.iter().find(|step| step.item.link_id == link_id);
    let item = step.ok_or(Stop::NotFound)?.item;
    let given = match item.take(sent, |_, _| false) {
        Ok(given) => given,
        Err(refusal) => return Ok(Taken::Refused(intake::why(&refusal).into())),
    };
    let before = raised(&measure, &response.answers);
    response.answers.set(item.link_id.clone(), given);
    let now_raised = raised(&measure, &response.answers);
    let held = member.hold(&mut tx).await?;
    if !responses::update(&mut tx, &held, &response).await? {
        return Err(Stop::NotFound);
    }
    let answered = note(&held, &response, audit::Deed::MeasureAnswered);
    audit::note_once(&mut tx, service, answered).await?;
    for concern in now_raised.difference(&before) {
        let what = What::Critical {
            measure: measure.key.title.clone(),
            concern: concern.as_str().to_owned(),
            question: item.text.clone(),
            answer: response.answer_words(item),
        };
        alerts::raise(&mut tx, service, &held, &what).await?;
    }
    tx.commit().await?;
    Ok(Taken::Saved(response))
}

/// What a client did with a measure; off their own pages if it is to leave no trace there.
fn note(held: &Held<'_>, response: &Response, deed: audit::Deed) -> Note {
    let note = Note::by(held.account(), deed).within(held.space());
    let quiet = response.measure.leaves_no_trace();
    note.object(response.id).quiet(quiet)
}

/// Where a response stands: the first question without an answer that must have one.
pub(super) fn missing(response: &Response) -> Option<usize> {
    let measure = &response.measure;
    let steps = steps(&measure.questionnaire, &response.answers);
    let missing = measure.questionnaire.missing(&response.answers);
    let first = missing.first()?;
    steps
        .iter()
        .position(|step| step.item.link_id == first.link_id)
}

/// Finishes a response: it is not changed any more, and the therapist finds it.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such response of theirs; [`Stop::Elsewhere`] to its results if it is
/// finished, or to a question that must still be answered.
pub async fn finish(service: &Service, me: &SignedIn, id: Id<Response>) -> Result<Response, Stop> {
    let mut tx = service.db.begin().await?;
    let space = private_space_of(&mut tx, me.account()).await?;
    let member = enter_still(&mut tx, me, space.ok_or(Stop::NotFound)?).await?;
    let (_, mut response) = unfinished(&mut tx, me, id).await?;
    if let Some(at) = missing(&response) {
        return Err(Stop::Elsewhere(format!("/measures/answer/{id}/{}", at + 1)));
    }
    if response.answers.is_empty() {
        let at = first_open(&response.measure.questionnaire, &response.answers).unwrap_or(0);
        return Err(Stop::Elsewhere(format!("/measures/answer/{id}/{}", at + 1)));
    }
    response.answers = response.measure.questionnaire.prune(&response.answers);
    response.finished_at = Some(service.clock.now());
    let held = member.hold(&mut tx).await?;
    if !responses::update(&mut tx, &held, &response).await? {
        return Err(Stop::NotFound);
    }
    if response.measure.name == feedback::SESSION_FEEDBACK
        && let Some(what) = feedback::alert(&mut tx, service, &member, &response).await?
    {
        alerts::raise(&mut tx, service, &held, &what).await?;
    }
    let finished = note(&held, &response, audit::Deed::MeasureFinished);
    audit::note(&mut tx, service, finished).await?;
    let reminder = reminder_subject(me.account().bytes(), &response.measure.name);
    jobs::take_back(&mut tx, &reminder).await?;
    if let Some(session) = response.session {
        appointments::ask_no_more(&mut tx, session, me.account()).await?;
    }
    tx.commit().await?;
    Ok(response)
}

/// Throws away what was begun and not finished.
///
/// # Errors
/// As [`unfinished`].
pub(super) async fn discard(
    service: &Service,
    me: &SignedIn,
    id: Id<Response>,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    unfinished(&mut tx, me, id).await?;
    responses::discard(&mut tx, me.account(), id).await?;
    Ok(tx.commit().await?)
}

/// What a reminder of a measure is filed under, to be taken back.
pub(super) fn reminder_subject(client: &[u8], measure: &str) -> Vec<u8> {
    [client, measure.as_bytes()].concat()
}
