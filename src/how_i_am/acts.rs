//! What a client does here: write a day, delete one, choose who sees what.
//!
//! What must stay true: nothing is shown that its writer did not choose to show; what is shown is made anew with
//! each day that is written, in the same transaction; whoever comes into the joint space or leaves it ends what
//! is shown there, until it is chosen anew.

use jiff::Timestamp;
use jiff::civil::Date;
use sealing::SystemEntropy;

use super::choices::{self, ForTherapist, Offered};
use super::days::{self, Day, Words};
use super::shares::{self, ShownDay, ToPartner};
use super::{Item, Rhythm, Steps, today, weeks};
use crate::accounts::SignedIn;
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, Space, enter, enter_still};
use crate::service::Service;
use crate::web::Stop;

/// A therapist is shown the newest so many days.
const MOST_DAYS: i64 = 182;

/// What somebody wants from now on. `None`: as it is.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// How often they want to come here.
    pub rhythm: Rhythm,
    /// What they show their partner.
    pub partner: Option<ToShow>,
    /// What they show their therapist.
    pub therapist: Option<ForTherapist>,
}

/// What somebody shows their partner from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToShow {
    /// Nothing, and nothing of what was shown.
    Nothing,
    /// Nothing new: to the partner it looks as if nothing was written.
    NothingNew,
    /// These.
    These(Vec<Item>),
}

/// Where somebody can show something now, and what they show there.
pub(super) struct Places {
    /// Their private space, where they have a therapist, and whether something is shown to that therapist.
    pub(super) therapist: Option<(Id<Space>, bool)>,
    /// Their joint space, where it is open, and whether something is shown in it to those who are there now.
    pub(super) joint: Option<(Membership, bool)>,
}

pub(super) async fn places(conn: &mut Conn, me: &SignedIn) -> Result<Places, Stop> {
    let none = Places {
        therapist: None,
        joint: None,
    };
    let Some(episode) = episodes::episode_of(conn, me.account()).await? else {
        return Ok(none);
    };
    let private = episode.client(me.account()).map(|client| client.private);
    let therapist = match private {
        Some(space) if episodes::seat_of_therapist(conn, space).await?.is_some() => {
            let since = episodes::first_current_generation(conn, space).await?;
            let shown = shares::of(conn, space, me.account()).await?;
            Some((space, shown.is_some_and(|shown| shown.generation >= since)))
        }
        _ => None,
    };
    let joint = match episode.joint {
        Some(joint) => enter(conn, me, joint).await.ok().filter(Membership::writes),
        None => None,
    };
    let joint = match joint {
        Some(member) => {
            let shown = shares::of(conn, member.space(), me.account()).await?;
            let shown = shown.is_some_and(|shown| shown.generation == member.generation());
            Some((member, shown))
        }
        None => None,
    };
    Ok(Places { therapist, joint })
}

/// The same, and nobody comes into those spaces or leaves them until the transaction ends: what is shown is shown
/// to whom it was chosen for.
async fn places_still(conn: &mut Conn, me: &SignedIn) -> Result<Places, Stop> {
    if let Some(episode) = episodes::episode_of(conn, me.account()).await? {
        let private = episode.client(me.account()).map(|client| client.private);
        for space in private.into_iter().chain(episode.joint) {
            episodes::keep_still(conn, space).await?;
        }
    }
    places(conn, me).await
}

impl Places {
    /// What of these choices holds now.
    pub(super) fn hold(&self, mut offered: Offered) -> Offered {
        if !self.joint.as_ref().is_some_and(|(_, shown)| *shown) {
            offered.partner.clear();
        }
        if !self.therapist.is_some_and(|(_, shown)| shown) {
            offered.therapist = ForTherapist::Nothing;
        }
        offered
    }
}

/// Makes what is shown anew, where these choices say that something is.
async fn show_anew(
    conn: &mut Conn,
    me: &SignedIn,
    notes: &Membership,
    (places, offered): (&Places, &Offered),
    (now, today): (Timestamp, Date),
) -> Result<(), Stop> {
    let days = days::before(conn, notes, None, MOST_DAYS).await?;
    let days: Vec<Words> = days.into_iter().map(|day| day.words).collect();
    if let (Some((space, _)), true) = (places.therapist, offered.therapist != ForTherapist::Nothing)
    {
        let shown = days.iter().rev().filter(|day| !day.kept);
        let shown = shown.map(|day| ShownDay {
            day: day.day,
            steps: day.steps,
            line: match offered.therapist {
                ForTherapist::Lines => day.line.clone(),
                ForTherapist::Steps | ForTherapist::Nothing => String::new(),
            },
        });
        let shown: Vec<ShownDay> = shown.collect();
        let member = enter_still(conn, me, space).await?;
        let held = member.hold(conn).await?;
        shares::put(conn, &held, &shown, now).await?;
    }
    if let (Some((joint, _)), false) = (&places.joint, offered.partner.is_empty()) {
        let since = offered.since.unwrap_or(today);
        let shown = ToPartner {
            items: offered.partner.clone(),
            weeks: weeks::weeks(&days, &offered.partner, since, today),
        };
        let member = enter_still(conn, me, joint.space()).await?;
        let held = member.hold(conn).await?;
        shares::put(conn, &held, &shown, now).await?;
    }
    Ok(())
}

/// Writes how they are today, in the place of what they wrote today before.
///
/// # Errors
/// If the store does not take it.
pub async fn write(
    service: &Service,
    me: &SignedIn,
    steps: Steps,
    (line, kept): (&str, bool),
) -> Result<(), Stop> {
    let (now, today) = (service.clock.now(), today(service, me));
    let mut tx = service.db.begin().await?;
    let space = episodes::notes_space(&mut tx, service, me, now).await?;
    let notes = enter_still(&mut tx, me, space).await?;
    let (chosen, mut rhythm) = choices::of(&mut tx, service, &notes).await?;
    let places = places_still(&mut tx, me).await?;
    let offered = places.hold(chosen.clone());
    let newest = days::before(&mut tx, &notes, None, 1).await?.pop();
    let (id, written_at) = match newest.filter(|newest| newest.words.day == today) {
        Some(newest) => (newest.id, newest.written_at),
        None => (Id::new(now, &mut SystemEntropy), now),
    };
    let words = Words {
        day: today,
        steps,
        line: line.to_owned(),
        kept,
        for_partner: match kept {
            true => Vec::new(),
            false => offered.partner.clone(),
        },
    };
    let day = Day {
        id,
        written_at,
        words,
    };
    let held = notes.hold(&mut tx).await?;
    days::put(&mut tx, (&notes, &held), &day).await?;
    if (&chosen, &rhythm) != (&Offered::default(), &Rhythm::default()) {
        rhythm.gone_by = 0;
        let next = rhythm.next(now, me.zone().time_zone());
        choices::put(&mut tx, service, (&notes, &held), (&chosen, &rhythm), next).await?;
    }
    show_anew(&mut tx, me, &notes, (&places, &offered), (now, today)).await?;
    let note = Note::by(me.account(), Deed::HowIAmWritten).within(space);
    audit::note_once(&mut tx, service, note.object(id)).await?;
    Ok(tx.commit().await?)
}

/// Deletes a day, from what is shown too.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs.
pub(super) async fn delete(service: &Service, me: &SignedIn, id: Id<Day>) -> Result<(), Stop> {
    let (now, today) = (service.clock.now(), today(service, me));
    let mut tx = service.db.begin().await?;
    let space = episodes::notes_space(&mut tx, service, me, now).await?;
    let notes = enter_still(&mut tx, me, space).await?;
    if !days::delete(&mut tx, me.account(), id).await? {
        return Err(Stop::NotFound);
    }
    let (chosen, _) = choices::of(&mut tx, service, &notes).await?;
    let places = places_still(&mut tx, me).await?;
    let offered = places.hold(chosen);
    show_anew(&mut tx, me, &notes, (&places, &offered), (now, today)).await?;
    let note = Note::by(me.account(), Deed::HowIAmDeleted).within(space);
    audit::note(&mut tx, service, note.object(id)).await?;
    Ok(tx.commit().await?)
}

/// Chooses how often they want to come here, and who sees what.
///
/// # Errors
/// If the store does not take it.
pub async fn choose(service: &Service, me: &SignedIn, wanted: &Wanted) -> Result<(), Stop> {
    let (now, today) = (service.clock.now(), today(service, me));
    let mut tx = service.db.begin().await?;
    let space = episodes::notes_space(&mut tx, service, me, now).await?;
    let notes = enter_still(&mut tx, me, space).await?;
    let (before, _) = choices::of(&mut tx, service, &notes).await?;
    let places = places_still(&mut tx, me).await?;
    let mut offered = places.hold(before.clone());
    let mut taken_back = false;
    match &wanted.partner {
        Some(ToShow::These(items)) if places.joint.is_some() => {
            // Stopped quietly and begun again is one course; taken back or begun in a new joint space is a new one.
            let goes_on = places.joint.as_ref().is_some_and(|(_, shown)| *shown);
            offered.since = before.since.filter(|_| goes_on).or(Some(today));
            offered.partner.clone_from(items);
        }
        Some(ToShow::NothingNew) => offered.partner.clear(),
        Some(ToShow::Nothing) => {
            offered.partner.clear();
            offered.since = None;
            for joint in episodes::joint_spaces_of(&mut tx, me.account()).await? {
                taken_back |= shares::take_back(&mut tx, joint, me.account()).await?;
            }
        }
        Some(ToShow::These(_)) | None => {}
    }
    if let Some(therapist) = wanted.therapist {
        offered.therapist = therapist;
        if therapist == ForTherapist::Nothing
            && let Some((private, _)) = places.therapist
        {
            taken_back |= shares::take_back(&mut tx, private, me.account()).await?;
        }
    }
    let held = notes.hold(&mut tx).await?;
    let rhythm = Rhythm {
        gone_by: 0,
        ..wanted.rhythm
    };
    let next = rhythm.next(now, me.zone().time_zone());
    choices::put(&mut tx, service, (&notes, &held), (&offered, &rhythm), next).await?;
    show_anew(&mut tx, me, &notes, (&places, &offered), (now, today)).await?;
    if offered != before || taken_back {
        // About themselves, in no space that anybody else is in.
        let chosen = Note::by(me.account(), Deed::HowIAmChosen).about(me.account());
        audit::note(&mut tx, service, chosen).await?;
    }
    Ok(tx.commit().await?)
}

/// All days of a client, the newest first.
///
/// # Errors
/// If the store does not answer or one does not open.
pub async fn all_of(conn: &mut Conn, me: &SignedIn) -> Result<Vec<Day>, Stop> {
    before(conn, me, None, i64::MAX).await
}

/// Some of their days before this one, the newest first.
pub(super) async fn before(
    conn: &mut Conn,
    me: &SignedIn,
    before: Option<Id<Day>>,
    limit: i64,
) -> Result<Vec<Day>, Stop> {
    match episodes::notes_space_of(conn, me.account()).await? {
        Some(space) => {
            let notes = enter(conn, me, space).await?;
            days::before(conn, &notes, before, limit).await
        }
        None => Ok(Vec::new()),
    }
}
