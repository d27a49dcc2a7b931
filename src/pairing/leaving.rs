//! One of a couple goes on alone, and the one who stays is told what the leaver chose, when they chose.
//!
//! What must stay true: until then the one who stays sees what they would see of a pause, to the letter.

use jiff::SignedDuration;

use super::acts::{drop_agreements, note_closing, part};
use super::partings::{self, Parting, Telling, Wording};
use super::{Pairing, store, winding};
use crate::accounts::{Account, SignedIn};
use crate::appointments;
use crate::audit::{self, By, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Episode, Space, Went};
use crate::intake;
use crate::jobs;
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// With whom somebody goes on who had the same therapist as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    /// With this one for the days it takes to end well.
    ForNow,
    /// The same, and they ask to go on with this one.
    Ask,
    /// Not with this one: it ends now.
    Leave,
}

/// How it went when somebody wanted to go on alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// They are on their own now.
    Alone,
    /// There is nobody to part from: the other was first, or there never was one.
    NobodyToLeave,
}

/// A client goes on alone: out of the couple's episode and its joint space.
///
/// # Errors
/// [`Stop::Unreadable`] if they ask to go on with the therapist both have, and the other is not told.
pub async fn go_alone(
    service: &Service,
    me: &SignedIn,
    telling: Telling,
    onward: Onward,
) -> Result<Left, Stop> {
    if onward == Onward::Ask && telling.wording != Wording::GoesOn {
        return Err(Stop::Unreadable);
    }
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let episode = episodes::hold_episode_of(&mut tx, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    if episode.seeming_partner(me.account()).is_none() {
        return Ok(Left::NobodyToLeave);
    }
    let mut closes = false;
    if let Some(joint) = episode.joint {
        appointments::cancel_upcoming(&mut tx, service, joint).await?;
        closes = episodes::is_open(&mut tx, joint).await?;
    }
    let therapist = shared_therapist(&mut tx, service, me, &episode).await?;
    note_closing(&mut tx, service, By::Account(me.account()), &episode).await?;
    drop_agreements(&mut tx, &episode).await?;
    let went = episodes::go_alone(&mut tx, service, me, now).await?;
    let alone = Note::by(me.account(), audit::Deed::WentAlone).about(me.account());
    audit::note(&mut tx, service, alone).await?;
    match went {
        Went::AsTheOtherDid => partings::forget(&mut tx, episode.id).await?,
        Went::From(stayer) => {
            let parting = parting(&mut tx, service, &episode, (me, stayer), telling).await?;
            let told = tell_if_due(&mut tx, service, &parting).await?;
            if closes && !told {
                jobs::tell(&mut tx, service, stayer, "/home").await?;
            }
        }
    }
    limit_reading(&mut tx, service, episode.joint, me.account()).await?;
    let other = episode.seeming_partner(me.account());
    let with = other.zip(therapist);
    go_onward(&mut tx, service, me, with, onward).await?;
    if let Some(pairing) = store::of_client(&mut tx, me.account()).await? {
        jobs::tell(&mut tx, service, pairing.therapist, "/caseload").await?;
    }
    tx.commit().await?;
    Ok(Left::Alone)
}

/// The therapist both have; of one who left unknown to the other, as it was then. Everything is looked up
/// either way: whoever must not know of a leaving must not tell it from the time this takes.
pub(super) async fn shared_therapist(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    episode: &Episode,
) -> Result<Option<Id<Account>>, Stop> {
    let Some(other) = episode.seeming_partner(me.account()) else {
        return Ok(None);
    };
    let accepted = |pairing: Option<Pairing>| {
        let pairing = pairing.filter(|pairing| pairing.accepted);
        pairing.map(|pairing| pairing.therapist)
    };
    let parting = partings::of_episode(conn, service, episode.id).await?;
    let mine = accepted(store::of_client(conn, me.account()).await?);
    let now = accepted(store::of_client(conn, other).await?);
    let theirs = match episode.partner(me.account()) {
        Some(_) => now,
        None => parting.and_then(|parting| parting.therapist),
    };
    Ok(mine.filter(|mine| Some(*mine) == theirs))
}

/// What becomes of the leaver's work with the therapist both had. Where they had not the same, each keeps
/// theirs.
async fn go_onward(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    with: Option<(Id<Account>, Id<Account>)>,
    onward: Onward,
) -> Result<(), Stop> {
    let Some((other, therapist)) = with else {
        return Ok(());
    };
    let asks = onward == Onward::Ask;
    winding::begin(conn, service, me.account(), (other, therapist), asks).await?;
    if onward != Onward::Leave {
        return Ok(());
    }
    let episode = episodes::hold_episode_of(conn, me.account()).await?;
    let pairing = store::of_client(conn, me.account()).await?;
    let (episode, pairing) = episode.zip(pairing).ok_or(Stop::NotFound)?;
    part(conn, service, &episode, &pairing, me).await?;
    jobs::tell(conn, service, therapist, "/caseload").await
}

/// From now on, if the practice has set a limit, the days count for which a client can read a joint space
/// that is closed for good to them.
pub(super) async fn limit_reading(
    conn: &mut Conn,
    service: &Service,
    joint: Option<Id<Space>>,
    client: Id<Account>,
) -> Result<(), Stop> {
    let days = practice::joint_reading_days(conn).await?;
    let Some((joint, days)) = joint.zip(days) else {
        return Ok(());
    };
    let until = service.clock.now() + SignedDuration::from_hours(24 * days);
    Ok(episodes::limit_reading(conn, joint, client, until).await?)
}

/// Keeps that somebody left, and what is to be told of it.
async fn parting(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    (me, stayer): (&SignedIn, Id<Account>),
    telling: Telling,
) -> Result<Parting, Stop> {
    let now = service.clock.now();
    let pairing = store::of_client(conn, me.account()).await?;
    let pairing = pairing.filter(|pairing| pairing.accepted);
    let nothing = telling.wording == Wording::Nothing;
    let parting = Parting {
        id: partings::new_id(now),
        episode: episode.id,
        leaver: me.account(),
        stayer,
        at: now,
        wording: telling.wording,
        tell_at: now + SignedDuration::from_hours(24 * telling.days),
        told_at: nothing.then_some(now),
        profile: intake::profile_of(conn, service, me.account()).await?,
        therapist: pairing.map(|pairing| pairing.therapist),
    };
    partings::insert(conn, service, &parting).await?;
    Ok(parting)
}

/// Tells the one who stayed, if it is time. Whether they are told by this.
pub(super) async fn tell_if_due(
    conn: &mut Conn,
    service: &Service,
    parting: &Parting,
) -> Result<bool, Stop> {
    let now = service.clock.now();
    let episode = episodes::hold_episode_of(conn, parting.stayer).await?;
    // Whoever left may have changed their mind until this moment.
    let Some(parting) = partings::by_id(conn, service, parting.id).await? else {
        return Ok(false);
    };
    if parting.tell_at > now || parting.wording == Wording::Nothing {
        return Ok(false);
    }
    let still = episode
        .filter(|episode| episode.id == parting.episode && episode.absent == Some(parting.leaver));
    let told = partings::set_told(conn, parting.id, now).await?;
    let Some(episode) = still.filter(|_| told) else {
        return Ok(false);
    };
    // The other wording leaves all as it is: what more there is to say, their therapist says.
    if parting.wording == Wording::GoesOn {
        episodes::settle(conn, service, parting.stayer, now).await?;
        limit_reading(conn, service, episode.joint, parting.stayer).await?;
        if let Some(therapist) = parting.therapist {
            let with = (parting.leaver, therapist);
            winding::begin(conn, service, parting.stayer, with, false).await?;
        }
    }
    jobs::tell(conn, service, parting.stayer, "/home").await?;
    Ok(true)
}

/// Whoever is to be told by now that they were left is told.
///
/// # Errors
/// If the store does not answer.
pub async fn tell_due(service: &Service) -> Result<(), Stop> {
    let waiting = partings::untold(&mut *service.db.read().await?, service).await?;
    for parting in waiting {
        if parting.tell_at <= service.clock.now() {
            let mut tx = service.db.begin().await?;
            tell_if_due(&mut tx, service, &parting).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}
