//! The couple's joint space: what it waits for, and the therapist who opens it.
//!
//! What must stay true: what was answered about safety shows to the therapist alone. Whatever holds the joint
//! space back, the two see that it waits.

use measures::{Concern, Questionnaire};

use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Note};
use crate::consents::{self, Text};
use crate::db::{Conn, Id};
use crate::episodes::{self, Episode, EpisodeClient, enter};
use crate::intake::{self, ScreenState};
use crate::jobs;
use crate::pairing::is_theirs;
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// What a couple's joint space waits for, as their therapist sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JointState {
    /// Whether both partners have accepted this therapist and been accepted.
    pub both_paired: bool,
    /// Whether both have agreed to a joint space. This and the next two are of both only where the therapist is.
    pub both_agreed: bool,
    /// Whether both have signed the couple's agreement.
    pub both_signed: bool,
    /// Whether the therapist has read both safety screens.
    pub both_read: bool,
    /// Whether it is open, with this therapist in it.
    pub open: bool,
    /// Whether the practice's policy on couples where there may be violence holds it back.
    pub held_back: bool,
}

impl JointState {
    /// Whether the therapist may open it now. Whether they should is theirs to judge.
    pub fn may_open(&self) -> bool {
        let agreed = self.both_agreed && self.both_signed;
        self.both_paired && agreed && self.both_read && !self.open && !self.held_back
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

/// Whether a safety answer of either speaks of violence, or of danger right now, since the two came together.
async fn names_violence(
    conn: &mut Conn,
    safety: &Questionnaire,
    therapist: &SignedIn,
    episode: &Episode,
) -> Result<bool, Stop> {
    for client in &episode.clients {
        let member = enter(conn, therapist, client.private).await?;
        let answered = intake::answered(conn, &member, "safety").await?;
        let named = answered
            .iter()
            .filter(|opened| opened.at >= episode.screens_since())
            .any(|opened| {
                let raised = safety.raised(&opened.answers);
                raised.contains(&Concern::Violence) || raised.contains(&Concern::Danger)
            });
        if named {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the practice's policy lets this therapist work with both.
async fn may_meet(
    conn: &mut Conn,
    service: &Service,
    therapist: &SignedIn,
    violence_named: bool,
) -> Result<bool, Stop> {
    let rules = practice::matching_rules(conn, service).await?;
    let profile = practice::profile_of(conn, service, therapist.account()).await?;
    let trained = profile.is_some_and(|profile| profile.trained);
    Ok(rules.safety.may_meet_jointly(violence_named, trained))
}

/// Whether this therapist is theirs, of each who is in the episode and of one who left unknown to the other:
/// that somebody did is not told by how much is looked up.
async fn has_both(conn: &mut Conn, therapist: &SignedIn, episode: &Episode) -> Result<bool, Stop> {
    let mut both = episode.clients.len() == 2;
    let here = episode.clients.iter().map(|client| client.account);
    for client in here.chain(episode.absent) {
        both &= is_theirs(conn, therapist, client).await?;
    }
    Ok(both)
}

/// What the joint space of an episode waits for. A therapist who is not of both sees that, and nothing of
/// what the other has done for it.
pub async fn joint_state(
    conn: &mut Conn,
    service: &Service,
    safety: &Questionnaire,
    therapist: &SignedIn,
    episode: &Episode,
) -> Result<JointState, Stop> {
    let mut state = JointState {
        both_paired: has_both(conn, therapist, episode).await?,
        ..JointState::default()
    };
    if state.both_paired {
        let clients = &episode.clients;
        state.both_agreed = clients.iter().all(|client| client.consented_at.is_some());
        (state.both_read, state.both_signed) = (true, true);
        for client in clients {
            state.both_read &= screen_of(conn, episode, client).await? == ScreenState::Read;
            state.both_signed &= has_signed(conn, therapist, client).await?;
        }
    }
    if let Some(joint) = episode.joint {
        state.open = episodes::seat_of_therapist(conn, joint).await? == Some(therapist.account());
    }
    if state.both_paired && state.both_read && !state.open {
        let named = names_violence(conn, safety, therapist, episode).await?;
        state.held_back = !may_meet(conn, service, therapist, named).await?;
    }
    Ok(state)
}

/// The therapist opens the couple's joint space.
///
/// # Errors
/// [`Stop::NotFound`] if it may not be opened (yet).
pub async fn open_joint(
    service: &Service,
    safety: &Questionnaire,
    me: &SignedIn,
    client: Id<Account>,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let episode = episodes::hold_episode_of(&mut tx, client)
        .await?
        .ok_or(Stop::NotFound)?;
    let state = joint_state(&mut tx, service, safety, me, &episode).await?;
    if !state.may_open() {
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
