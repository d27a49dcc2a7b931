//! What people do with pairings: choose, accept or decline, change, and open the joint space.

use sealing::SystemEntropy;

use super::suggestions::{clients, judge};
use super::{Pairing, leaving, partings, store, winding, windings};
use crate::accounts::{Account, SignedIn};
use crate::appointments;
use crate::audit::{self, By, Note};
use crate::consents::{self, Text};
use crate::db::{Conn, DbError, Id};
use crate::episodes::{self, Episode, EpisodeClient, Joined, Offer, Past, enter, enter_still};
use crate::intake::{self, ScreenState};
use crate::jobs;
use crate::leaves;
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

pub(super) fn offer(pairing: &Pairing) -> Offer {
    Offer {
        pairing: pairing.id.bytes().to_vec(),
        therapist: pairing.therapist,
    }
}

/// Notes what was done with a pairing: in the client's private space, which it is about.
async fn note(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    pairing: &Pairing,
    deed: audit::Deed,
) -> Result<(), Stop> {
    let private = episodes::private_space_of(conn, pairing.client).await?;
    let note = Note::by(me.account(), deed).object(pairing.id);
    let note = note.within(private.ok_or(Stop::NotFound)?);
    Ok(audit::note(conn, service, note).await?)
}

/// Notes that a couple's joint space is about to be closed, where they have one that is open.
pub(super) async fn note_closing(
    conn: &mut Conn,
    service: &Service,
    by: By,
    episode: &Episode,
) -> Result<(), Stop> {
    let Some(joint) = episode.joint else {
        return Ok(());
    };
    if episodes::is_open(conn, joint).await? {
        let closed = Note::of(by, audit::Deed::JointSpaceClosed).within(joint);
        audit::note(conn, service, closed).await?;
    }
    Ok(())
}

/// Whether a therapist may be paired with this client now.
async fn fits(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    therapist: Id<Account>,
) -> Result<bool, Stop> {
    if windings::is_barred(conn, client, therapist).await? {
        return Ok(false);
    }
    let clients = clients(conn, service, client).await?;
    let Some(therapist) = practice::therapist(conn, service, therapist).await? else {
        return Ok(false);
    };
    Ok(judge(conn, service, &clients, &therapist).await?.is_some())
}

/// A client chooses a therapist: their private space's keys are offered, those of the past too where they
/// want it so; the therapist is told.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such therapist for them, or one is chosen already.
pub async fn choose(
    service: &Service,
    me: &SignedIn,
    therapist: Id<Account>,
    past: Past,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let pairing = Pairing {
        id: Id::new(now, &mut SystemEntropy),
        client: me.account(),
        therapist,
        accepted: false,
        chosen_at: now,
    };
    let mut tx = service.db.begin().await?;
    if !fits(&mut tx, service, me.account(), therapist).await? {
        return Err(Stop::NotFound);
    }
    match store::insert(&mut tx, &pairing).await {
        Ok(()) => {}
        Err(DbError::Taken(_)) => return Err(Stop::Elsewhere("/home".to_owned())),
        Err(fault) => return Err(fault.into()),
    }
    let private = episodes::private_space_of(&mut tx, me.account()).await?;
    let member = enter_still(&mut tx, me, private.ok_or(Stop::NotFound)?).await?;
    episodes::offer_keys(&mut tx, &member, &offer(&pairing), past).await?;
    let chosen = Note::by(me.account(), audit::Deed::TherapistChosen);
    let chosen = chosen.within(member.space()).object(pairing.id);
    audit::note(&mut tx, service, chosen).await?;
    jobs::tell(&mut tx, service, therapist, "/caseload").await?;
    Ok(tx.commit().await?)
}

/// A client takes a choice back that was not answered yet.
pub async fn withdraw(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let pairing = store::of_client(&mut tx, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    let now = service.clock.now();
    if !store::set_state(&mut tx, pairing.id, "chosen", "withdrawn", now).await? {
        return Err(Stop::NotFound);
    }
    episodes::withdraw_offer(&mut tx, &offer(&pairing)).await?;
    note(&mut tx, service, me, &pairing, audit::Deed::ChoiceWithdrawn).await?;
    Ok(tx.commit().await?)
}

/// The open pairing of this id, if the therapist is the one who was chosen.
async fn asked(conn: &mut Conn, me: &SignedIn, id: Id<Pairing>) -> Result<Pairing, Stop> {
    let open = store::of_therapist(conn, me.account()).await?;
    open.into_iter()
        .find(|pairing| pairing.id == id)
        .ok_or(Stop::NotFound)
}

/// A therapist accepts: from now on they read the client's private space. Their licence must still
/// hold where the client is.
pub async fn accept(service: &Service, me: &SignedIn, id: Id<Pairing>) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let pairing = asked(&mut tx, me, id).await?;
    if !fits(&mut tx, service, pairing.client, me.account()).await? {
        return Err(Stop::Elsewhere("/caseload?said=unfit".to_owned()));
    }
    if !store::set_state(&mut tx, id, "chosen", "accepted", now).await? {
        return Err(Stop::NotFound);
    }
    episodes::accept_offer(&mut tx, &offer(&pairing), now).await?;
    note(
        &mut tx,
        service,
        me,
        &pairing,
        audit::Deed::TherapistAccepted,
    )
    .await?;
    jobs::tell(&mut tx, service, pairing.client, "/home").await?;
    Ok(tx.commit().await?)
}

/// A therapist declines: the offered keys are destroyed.
pub async fn decline(service: &Service, me: &SignedIn, id: Id<Pairing>) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let pairing = asked(&mut tx, me, id).await?;
    if !store::set_state(&mut tx, id, "chosen", "declined", now).await? {
        return Err(Stop::NotFound);
    }
    episodes::withdraw_offer(&mut tx, &offer(&pairing)).await?;
    note(
        &mut tx,
        service,
        me,
        &pairing,
        audit::Deed::TherapistDeclined,
    )
    .await?;
    jobs::tell(&mut tx, service, pairing.client, "/home").await?;
    Ok(tx.commit().await?)
}

/// The work of a client and their therapist ends, by one of them: coming appointments are cancelled, and
/// the therapist leaves the private space and, of a couple, the joint one. The episode is held.
pub(super) async fn part(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    pairing: &Pairing,
    by: &SignedIn,
) -> Result<(), Stop> {
    note(conn, service, by, pairing, audit::Deed::TherapistLeft).await?;
    note_closing(conn, service, By::Account(by.account()), episode).await?;
    take_leave(conn, service, episode, pairing, by.account()).await
}

/// The same, where the days are over after which it ends by itself. To the client it is no act of the
/// therapist's.
pub(super) async fn part_for(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    pairing: &Pairing,
) -> Result<(), Stop> {
    let private = episode.client(pairing.client).map(|mine| mine.private);
    let left = Note::by(pairing.therapist, audit::Deed::WorkRanOut);
    let left = left.within(private.ok_or(Stop::NotFound)?);
    audit::note(conn, service, left.object(pairing.id)).await?;
    note_closing(conn, service, By::Account(pairing.therapist), episode).await?;
    take_leave(conn, service, episode, pairing, pairing.client).await
}

async fn take_leave(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    pairing: &Pairing,
    by: Id<Account>,
) -> Result<(), Stop> {
    let now = service.clock.now();
    drop_agreements(conn, episode).await?;
    winding::ended(conn, service, pairing).await?;
    if !store::end(conn, pairing.id, by, now).await? {
        return Err(Stop::NotFound);
    }
    let private = episode.client(pairing.client).map(|mine| mine.private);
    for space in private.into_iter().chain(episode.joint) {
        appointments::cancel_upcoming(conn, service, space).await?;
        leaves::end_in(conn, service, space).await?;
    }
    let (client, therapist) = (pairing.client, pairing.therapist);
    episodes::therapist_leaves(conn, service, client, therapist, now).await
}

/// What clients of an episode agreed to of the joint space is off: it is not what it was. A choice that
/// waits for its answer stays.
pub(super) async fn drop_agreements(conn: &mut Conn, episode: &Episode) -> Result<(), Stop> {
    for client in &episode.clients {
        let pairing = store::of_client(conn, client.account).await?;
        if let Some(pairing) = pairing.filter(|pairing| pairing.accepted) {
            episodes::withdraw_offer(conn, &offer(&pairing)).await?;
        }
    }
    Ok(())
}

/// A client ends the work with their therapist.
pub async fn change(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let episode = episodes::hold_episode_of(&mut tx, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    let pairing = store::of_client(&mut tx, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    part(&mut tx, service, &episode, &pairing, me).await?;
    tell(&mut tx, service, &episode, me, Some(pairing.therapist)).await?;
    Ok(tx.commit().await?)
}

/// A therapist ends the work with a client, or with both of a couple if both are theirs. Whoever is no
/// longer with them, or loses the joint space by it, is told that there is something to look at.
///
/// # Errors
/// [`Stop::NotFound`] unless the client is theirs.
pub async fn end(
    service: &Service,
    me: &SignedIn,
    client: Id<Account>,
    both: bool,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let episode = episodes::hold_episode_of(&mut tx, client)
        .await?
        .ok_or(Stop::NotFound)?;
    for one in &episode.clients {
        let pairing = store::of_client(&mut tx, one.account).await?;
        let mine = pairing.filter(|found| found.accepted && found.therapist == me.account());
        let asked = one.account == client || both;
        match mine.filter(|_| asked) {
            Some(pairing) => part(&mut tx, service, &episode, &pairing, me).await?,
            None if one.account == client => return Err(Stop::NotFound),
            None if episode.joint.is_none() => continue,
            None => {}
        }
        jobs::tell(&mut tx, service, one.account, "/home").await?;
    }
    Ok(tx.commit().await?)
}

/// A client with an account takes a partner's invitation: the inviter and the therapists of both are told
/// that there is something to look at.
pub async fn join_partner(service: &Service, me: &SignedIn, token: &str) -> Result<Joined, Stop> {
    let mut tx = service.db.begin().await?;
    let before = episodes::episode_of(&mut tx, me.account()).await?;
    let joined = episodes::join(&mut tx, service, me, token, service.clock.now()).await?;
    let Joined::Yes(episode) = &joined else {
        return Ok(joined);
    };
    // They are asked back by whoever left them: there is nothing to be told any more.
    if let Some(before) = before.filter(|before| before.absent.is_some()) {
        partings::forget(&mut tx, before.id).await?;
        leaving::limit_reading(&mut tx, service, before.joint, me.account()).await?;
    }
    if let Some(partner) = episode.partner(me.account()) {
        winding::stop_between(&mut tx, service, me.account(), partner.account).await?;
    }
    tell(&mut tx, service, episode, me, None).await?;
    for client in &episode.clients {
        if let Some(pairing) = store::of_client(&mut tx, client.account).await? {
            jobs::tell(&mut tx, service, pairing.therapist, "/caseload").await?;
        }
    }
    tx.commit().await?;
    Ok(joined)
}

/// Tells the partner and the therapist that there is something to look at; not what.
async fn tell(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    me: &SignedIn,
    therapist: Option<Id<Account>>,
) -> Result<(), Stop> {
    if let Some(partner) = episode.partner(me.account()) {
        jobs::tell(conn, service, partner.account, "/home").await?;
    }
    if let Some(therapist) = therapist {
        jobs::tell(conn, service, therapist, "/caseload").await?;
    }
    Ok(())
}

/// What a couple's joint space waits for, as their therapist sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JointState {
    /// Whether both partners have accepted this therapist and been accepted.
    pub both_paired: bool,
    /// Whether both have agreed to a joint space.
    pub both_agreed: bool,
    /// Whether both have signed the couple's agreement.
    pub both_signed: bool,
    /// Whether the therapist has read both safety screens.
    pub both_read: bool,
    /// Whether it is open, with this therapist in it.
    pub open: bool,
}

impl JointState {
    /// Whether the therapist may open it now. Whether they should is theirs to judge.
    pub fn may_open(&self) -> bool {
        let agreed = self.both_agreed && self.both_signed;
        self.both_paired && agreed && self.both_read && !self.open
    }
}

/// How far a client's safety screen is: since their last therapist left, and since the couple came
/// together. Says nothing of what was answered.
pub async fn screen_of(
    conn: &mut Conn,
    episode: &Episode,
    client: &EpisodeClient,
) -> Result<ScreenState, Stop> {
    let first = episodes::first_current_generation(conn, client.private).await?;
    let since = episode.screens_since();
    Ok(intake::screen_state(conn, client.private, client.account, first, since).await?)
}

/// Whether a client has signed the couple's agreement, as their therapist sees it.
async fn has_signed(
    conn: &mut Conn,
    therapist: &SignedIn,
    client: &EpisodeClient,
) -> Result<bool, Stop> {
    let member = enter(conn, therapist, client.private).await?;
    consents::in_force(conn, &member, client.account, Text::Couple).await
}

/// What the joint space of an episode waits for.
pub async fn joint_state(
    conn: &mut Conn,
    therapist: &SignedIn,
    episode: &Episode,
) -> Result<JointState, Stop> {
    let mut state = JointState {
        both_paired: episode.clients.len() == 2,
        both_agreed: episode
            .clients
            .iter()
            .all(|client| client.consented_at.is_some()),
        both_signed: true,
        both_read: true,
        open: false,
    };
    for client in &episode.clients {
        let pairing = store::of_client(conn, client.account).await?;
        let mine = pairing.is_some_and(|p| p.accepted && p.therapist == therapist.account());
        state.both_paired &= mine;
        state.both_read &= mine && screen_of(conn, episode, client).await? == ScreenState::Read;
        state.both_signed &= mine && has_signed(conn, therapist, client).await?;
    }
    if let Some(joint) = episode.joint {
        state.open = episodes::seat_of_therapist(conn, joint).await? == Some(therapist.account());
    }
    Ok(state)
}

/// The therapist opens the couple's joint space.
///
/// # Errors
/// [`Stop::NotFound`] if it may not be opened (yet).
pub async fn open_joint(service: &Service, me: &SignedIn, client: Id<Account>) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let episode = episodes::hold_episode_of(&mut tx, client)
        .await?
        .ok_or(Stop::NotFound)?;
    if !joint_state(&mut tx, me, &episode).await?.may_open() {
        return Err(Stop::NotFound);
    }
    let joint = episodes::open_joint_space(&mut tx, service, &episode, me.account(), now).await?;
    let made = Note::by(me.account(), audit::Deed::JointSpaceMade).within(joint);
    audit::note(&mut tx, service, made).await?;
    for client in &episode.clients {
        jobs::tell(&mut tx, service, client.account, "/home").await?;
    }
    Ok(tx.commit().await?)
}
