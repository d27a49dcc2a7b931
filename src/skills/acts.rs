//! What a client does with what they write in exercises: begin, write, show, take back, delete.
//!
//! What must stay true: nothing is shown to a therapist that its author did not show, one by one.

use sealing::SystemEntropy;

use super::assignments::Task;
use super::exercise::Exercise;
use super::reflections::{self, LINE, Reflection, Word, Written};
use crate::accounts::SignedIn;
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, Space, enter, enter_still};
use crate::service::Service;
use crate::web::Stop;

/// The longest text of one field, in characters.
pub(super) const LONGEST: usize = 4_000;

/// Begins to write in an exercise, or goes on with what was begun of it and not finished.
///
/// # Errors
/// If the store does not take it.
pub async fn begin(
    service: &Service,
    me: &SignedIn,
    exercise: &Exercise,
) -> Result<Id<Reflection>, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let space = episodes::notes_space(&mut tx, service, me, now).await?;
    let member = enter_still(&mut tx, me, space).await?;
    let known = reflections::reflections_in(&mut tx, &member).await?;
    let begun = known
        .iter()
        .find(|one| one.written.exercise == exercise.name && !one.written.done);
    if let Some(begun) = begun {
        let id = begun.id;
        // The space of their own may have been made just now.
        tx.commit().await?;
        return Ok(id);
    }
    let reflection = Reflection {
        id: Id::new(now, &mut SystemEntropy),
        space,
        began_at: now,
        shared_at: None,
        written: Written {
            exercise: exercise.name.clone(),
            title: exercise.title.clone(),
            ..Written::default()
        },
    };
    let held = member.hold(&mut tx).await?;
    reflections::insert(&mut tx, &held, &reflection).await?;
    tx.commit().await?;
    Ok(reflection.id)
}

/// Keeps what was written in some fields. The same again is the same.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs; [`Stop::Elsewhere`] to it if their therapist reads it: what was
/// shown is not changed.
pub(super) async fn write(
    service: &Service,
    me: &SignedIn,
    id: Id<Reflection>,
    words: Vec<Word>,
    done: bool,
) -> Result<Reflection, Stop> {
    let mut tx = service.db.begin().await?;
    let space = reflections::own(&mut tx, me, id).await?.space;
    // Two pages that write at once take turns here, so that neither loses the other's words.
    let member = enter_still(&mut tx, me, space).await?;
    let mut reflection = reflections::own(&mut tx, me, id).await?;
    if reflection.shared_at.is_some() {
        return Err(Stop::Elsewhere(format!("/reflections/{id}")));
    }
    words
        .into_iter()
        .for_each(|word| reflection.written.put(word));
    reflection.written.done |= done;
    let held = member.hold(&mut tx).await?;
    reflections::update(&mut tx, &held, &reflection).await?;
    if !reflection.written.words.is_empty() {
        let note = Note::by(me.account(), Deed::ReflectionWritten).within(space);
        audit::note_once(&mut tx, service, note.object(id)).await?;
    }
    tx.commit().await?;
    Ok(reflection)
}

/// The private space of a client who has a therapist there.
pub(super) async fn with_therapist(
    conn: &mut Conn,
    me: &SignedIn,
) -> Result<Option<Id<Space>>, Stop> {
    let Some(space) = episodes::private_space_of(conn, me.account()).await? else {
        return Ok(None);
    };
    let therapist = episodes::seat_of_therapist(conn, space).await?;
    Ok(therapist.map(|_| space))
}

/// Shows one to their therapist: it is sealed in their private space from now on.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs, or they have no therapist.
pub(super) async fn share(
    service: &Service,
    me: &SignedIn,
    id: Id<Reflection>,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let to = with_therapist(&mut tx, me).await?.ok_or(Stop::NotFound)?;
    let mut reflection = reflections::own(&mut tx, me, id).await?;
    if reflection.shared_at.is_some() {
        return Ok(());
    }
    reflection.shared_at = Some(service.clock.now());
    move_to(
        &mut tx,
        service,
        me,
        (&reflection, to, Deed::ReflectionShared),
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Takes one back: it is theirs alone again.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs.
pub(super) async fn take_back(
    service: &Service,
    me: &SignedIn,
    id: Id<Reflection>,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let to = episodes::notes_space(&mut tx, service, me, service.clock.now()).await?;
    let mut reflection = reflections::own(&mut tx, me, id).await?;
    if reflection.shared_at.take().is_none() {
        return Ok(());
    }
    move_to(
        &mut tx,
        service,
        me,
        (&reflection, to, Deed::ReflectionTakenBack),
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Seals one anew where it is to be read from now on. Noted where the therapist it is about can see it.
async fn move_to(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    (reflection, to, deed): (&Reflection, Id<Space>, Deed),
) -> Result<(), Stop> {
    let member: Membership = enter_still(conn, me, to).await?;
    let held = member.hold(conn).await?;
    reflections::update(conn, &held, reflection).await?;
    let private = episodes::private_space_of(conn, me.account()).await?;
    let note = Note::by(me.account(), deed).within(private.unwrap_or(to));
    Ok(audit::note(conn, service, note.object(reflection.id)).await?)
}

/// Keeps a line on how something was that a therapist gave: for oneself, or shown to the therapist at once.
pub(super) async fn jot(
    service: &Service,
    me: &SignedIn,
    task: &Task,
    (text, shown): (&str, bool),
) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let space = match shown {
        true => with_therapist(&mut tx, me).await?.ok_or(Stop::NotFound)?,
        false => episodes::notes_space(&mut tx, service, me, now).await?,
    };
    let member = enter_still(&mut tx, me, space).await?;
    let line = Word {
        key: LINE.0.to_owned(),
        label: LINE.1.to_owned(),
        text: text.to_owned(),
    };
    let reflection = Reflection {
        id: Id::new(now, &mut SystemEntropy),
        space,
        began_at: now,
        shared_at: shown.then_some(now),
        written: Written {
            exercise: task.name.clone(),
            title: task.title.clone(),
            done: true,
            words: vec![line],
        },
    };
    let held = member.hold(&mut tx).await?;
    reflections::insert(&mut tx, &held, &reflection).await?;
    let deed = match shown {
        true => Deed::ReflectionShared,
        false => Deed::ReflectionWritten,
    };
    let note = Note::by(me.account(), deed).within(space);
    audit::note(&mut tx, service, note.object(reflection.id)).await?;
    Ok(tx.commit().await?)
}

/// Deletes one that is theirs alone.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs, or their therapist reads it: take it back first.
pub(super) async fn delete(
    service: &Service,
    me: &SignedIn,
    id: Id<Reflection>,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let space = reflections::own(&mut tx, me, id).await?.space;
    if !reflections::delete(&mut tx, me.account(), id).await? {
        return Err(Stop::NotFound);
    }
    let note = Note::by(me.account(), Deed::ReflectionDeleted).within(space);
    audit::note(&mut tx, service, note.object(id)).await?;
    Ok(tx.commit().await?)
}

/// All that a client wrote in exercises, the newest first.
///
/// # Errors
/// If the store does not answer or one does not open.
pub async fn all_of(conn: &mut Conn, me: &SignedIn) -> Result<Vec<Reflection>, Stop> {
    let mut found = Vec::new();
    let own = episodes::notes_space_of(conn, me.account()).await?;
    let private = episodes::private_space_of(conn, me.account()).await?;
    for space in own.into_iter().chain(private) {
        let member = enter(conn, me, space).await?;
        found.extend(reflections::reflections_in(conn, &member).await?);
    }
    found.retain(|one| !one.written.words.is_empty());
    found.sort_by_key(|one| std::cmp::Reverse((one.began_at, one.id)));
    Ok(found)
}
