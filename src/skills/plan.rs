//! This week's plan: what a therapist gives to do at home, and what the couple says of it.
//!
//! What must stay true: what is given in a private space, and how it went, is that client's and their
//! therapist's alone; what is given to the two together is there for both, while their joint space is open.

use jiff::SignedDuration;
use jiff::civil::Date;
use sealing::SystemEntropy;

use super::assignments::{self, Answer, Assignment, Planned, Task};
use super::shelf::Exercises;
use super::{acts, reminders, together};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, SeatRole, SpaceKind, enter, enter_still};
use crate::jobs;
use crate::library::Library;
use crate::service::Service;
use crate::web::Stop;

/// For how long something that was answered stays on the plan.
const STAYS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Whether something is on the plan of whoever is in its space.
async fn is_current(conn: &mut Conn, one: &Assignment) -> Result<bool, Stop> {
    let therapist = episodes::seat_of_therapist(conn, one.space).await?;
    Ok(therapist == Some(one.therapist))
}

/// What is on a client's plan now, by the day it is meant for: their own, and what is for the two together.
pub(super) async fn of_client(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<Assignment>, Stop> {
    let private = episodes::private_space_of(conn, me.account()).await?;
    let mut members = vec![enter(conn, me, private.ok_or(Stop::NotFound)?).await?];
    members.extend(together::open_joint(conn, me).await?);
    let now = service.clock.now();
    let mut found = Vec::new();
    for member in &members {
        for one in assignments::in_space(conn, service, member).await? {
            let lately = |at| now.duration_since(at) < STAYS;
            let shows = one.answer.is_none_or(|(_, at)| lately(at));
            if shows && is_current(conn, &one).await? {
                found.push(one);
            }
        }
    }
    found.sort_by_key(|one| (one.planned.due, one.id));
    Ok(found)
}

/// All that is on the plan in a space, as this member may read it, whenever it was answered.
///
/// # Errors
/// If the store does not answer or one does not open.
pub async fn given_to(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<Vec<Assignment>, Stop> {
    assignments::in_space(conn, service, member).await
}

/// The titles of what waits on a client's plan, as the page being answered has them.
///
/// # Errors
/// If the store does not answer.
pub async fn waiting_titles(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    (exercises, library): (&Exercises, &Library),
) -> Result<Vec<String>, Stop> {
    let all = of_client(conn, service, me).await?.into_iter();
    let open = all.filter(|one| one.answer.is_none());
    let title = |mut one: Assignment| {
        one.task.retitle(exercises, library);
        one.task.title
    };
    Ok(open.map(title).collect())
}

/// A therapist gives something to do: to a client, in their private space, or to the two of a joint one.
///
/// # Errors
/// [`Stop::NotFound`] if this is not the therapist of the space now.
pub async fn assign(
    service: &Service,
    member: &Membership,
    client: Option<Id<Account>>,
    task: Task,
    due: Date,
) -> Result<(), Stop> {
    let fits = match member.kind() {
        SpaceKind::Private => client.is_some(),
        SpaceKind::Joint => client.is_none(),
        SpaceKind::Notes => false,
    };
    if member.role() != SeatRole::Therapist || !member.writes() || !fits {
        return Err(Stop::NotFound);
    }
    let now = service.clock.now();
    let new = Assignment {
        id: Id::new(now, &mut SystemEntropy),
        space: member.space(),
        client,
        therapist: member.account(),
        since: now,
        task,
        planned: Planned {
            due,
            reminded: Vec::new(),
        },
        answer: None,
    };
    let mut tx = service.db.begin().await?;
    let held = member.hold(&mut tx).await?;
    assignments::insert(&mut tx, service, &held, &new).await?;
    let note = Note::by(member.account(), Deed::TaskGiven).within(member.space());
    audit::note(&mut tx, service, note.object(new.id)).await?;
    for client in episodes::clients_now(&mut tx, member.space()).await? {
        reminders::tell_by_day(&mut tx, service, client, new.id).await?;
    }
    Ok(tx.commit().await?)
}

/// The therapist takes something off the plan.
///
/// # Errors
/// [`Stop::NotFound`] if it is not on the plan of the space this therapist is in.
pub(super) async fn end(service: &Service, me: &SignedIn, id: Id<Assignment>) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let space = assignments::space_of(&mut tx, id).await?;
    let member = enter_still(&mut tx, me, space).await?;
    if member.role() != SeatRole::Therapist {
        return Err(Stop::NotFound);
    }
    let held = member.hold(&mut tx).await?;
    if !assignments::end(&mut tx, &held, id, service.clock.now()).await? {
        return Err(Stop::NotFound);
    }
    for client in episodes::clients_now(&mut tx, space).await? {
        jobs::take_back(&mut tx, &reminders::subject(id, client)).await?;
    }
    let note = Note::by(me.account(), Deed::TaskTakenOff).within(space);
    audit::note(&mut tx, service, note.object(id)).await?;
    Ok(tx.commit().await?)
}

/// A line on how it was, if one was written: for oneself, or for the therapist too.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) shown: bool,
}

/// A client says how it went, over what was said before.
///
/// # Errors
/// [`Stop::NotFound`] if it is not on their plan.
pub(super) async fn answer(
    service: &Service,
    me: &SignedIn,
    id: Id<Assignment>,
    answer: Answer,
    line: Line<'_>,
) -> Result<(), Stop> {
    let mut conn = service.db.read().await?;
    let plan = of_client(&mut conn, service, me).await?;
    drop(conn);
    let one = plan
        .into_iter()
        .find(|one| one.id == id)
        .ok_or(Stop::NotFound)?;
    // What is said of something for two is for both: a line of one's own does not belong there.
    if one.client.is_some() && !line.text.is_empty() {
        acts::jot(service, me, &one.task, (line.text, line.shown)).await?;
    }
    let mut tx = service.db.begin().await?;
    let member = enter_still(&mut tx, me, one.space).await?;
    let held = member.hold(&mut tx).await?;
    if !assignments::put_answer(&mut tx, &held, id, answer, service.clock.now()).await? {
        return Err(Stop::NotFound);
    }
    for client in episodes::clients_now(&mut tx, one.space).await? {
        jobs::take_back(&mut tx, &reminders::subject(id, client)).await?;
    }
    let note = Note::by(me.account(), Deed::TaskAnswered).within(one.space);
    audit::note(&mut tx, service, note.object(id)).await?;
    Ok(tx.commit().await?)
}
