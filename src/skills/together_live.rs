//! The open page of an exercise for two, told of each change as it comes (server-sent events).
//!
//! What must stay true: who may read is asked anew before each event; a change that no ring told of is seen
//! within seconds: another node's, or that the joint space was closed.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::Event;
use futures_util::Stream;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::time::Instant;

use super::rounds::Round;
use super::shelf::Exercises;
use super::together;
use super::together_view::View;
use crate::accounts::SignedIn;
use crate::bells::Ring;
use crate::db::Id;
use crate::languages::{Spoken, spoken, while_speaking};
use crate::service::Service;
use crate::web::Stop;

/// A stream lives this long; the browser then comes back by itself, and who it is gets checked anew.
const LIFE: Duration = Duration::from_secs(15 * 60);
/// Look at the store this often, whatever rings.
const LOOK: Duration = Duration::from_secs(5);

/// Someone whose page of a round is open.
pub(super) struct Listener {
    service: Arc<Service>,
    me: SignedIn,
    exercises: Arc<Exercises>,
    /// What the page speaks: the stream goes on outside of its request.
    spoken: Spoken,
    id: Id<Round>,
    bell: Receiver<Ring>,
    /// The version told last, and whether the round was open then.
    told: (i64, bool),
    ends: Instant,
}

impl Listener {
    /// Listens to changes after this version.
    ///
    /// # Errors
    /// [`Stop::NotFound`] if the round is not theirs to see.
    pub(super) async fn new(
        service: Arc<Service>,
        me: SignedIn,
        exercises: Arc<Exercises>,
        id: Id<Round>,
        told: i64,
    ) -> Result<Self, Stop> {
        let mut conn = service.db.read().await?;
        let (member, round) = together::enter_round(&mut conn, &me, id).await?;
        drop(conn);
        // First the bell, then the store: what comes in between is heard twice rather than never.
        let bell = service.bells.listen(member.space());
        Ok(Self {
            told: (told, round.ended_at.is_none() && member.writes()),
            service,
            me,
            exercises,
            spoken: spoken(),
            id,
            bell,
            ends: Instant::now() + LIFE,
        })
    }

    /// What changed since it was told last, if anything did.
    async fn look(&mut self) -> Result<Option<Event>, Stop> {
        let mut conn = self.service.db.read().await?;
        let (member, round) = together::enter_round(&mut conn, &self.me, self.id).await?;
        let now = (round.version, round.ended_at.is_none() && member.writes());
        if now == self.told || now.0 < self.told.0 {
            return Ok(None);
        }
        let view = View::new(&mut conn, &self.service, &self.me, &member).await?;
        drop(conn);
        view.note(&self.service, &member, &round).await?;
        let exercise = self.exercises.find(&round.standing.exercise);
        let part = view.part(self.service.clock.now(), &member, &round, exercise)?;
        self.told = now;
        Ok(Some(Event::default().id(now.0.to_string()).data(part)))
    }

    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.look().await.ok()? {
                return Some(event);
            }
            if Instant::now() >= self.ends {
                return None;
            }
            let until = self.ends.min(Instant::now() + LOOK);
            match tokio::time::timeout_at(until, self.bell.recv()).await {
                Ok(Err(RecvError::Closed)) => return None,
                Ok(Ok(Ring::Turned) | Err(RecvError::Lagged(_))) | Err(_) => {}
                // A message: nothing that this page shows.
                Ok(Ok(Ring::Message(_))) => {}
            }
        }
    }

    /// As events, until the stream ends.
    pub(super) fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        futures_util::stream::unfold(self, |mut listener| async move {
            let event = while_speaking(listener.spoken, listener.next()).await?;
            Some((Ok(event), listener))
        })
    }
}
