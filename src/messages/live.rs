//! A room's open page, told of new messages as they come (server-sent events).
//!
//! What must stay true: every message that can be read is told once, in order, whatever rings were
//! missed; the stream ends when the membership it began with no longer says who may read.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::response::sse::Event;
use futures_util::Stream;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::time::Instant;

use super::pages::{MessageView, View};
use super::{Stored, acts, store};
use crate::accounts::Account;
use crate::audit;
use crate::bells::Ring;
use crate::db::{Engine, Id};
use crate::episodes::Membership;
use crate::languages::{Language, spoken};
use crate::service::Service;
use crate::web::Stop;

/// A stream lives this long; the browser then comes back by itself, and who it is gets checked anew.
const LIFE: Duration = Duration::from_secs(15 * 60);
/// For how long a stream does not ask again whether its reading is noted.
const NOTED_FOR: Duration = Duration::from_secs(60);
/// Where other nodes may have rung, look at the store this often.
const LOOK: Duration = Duration::from_secs(5);

/// Someone listening to a room.
pub(super) struct Listener {
    service: Arc<Service>,
    member: Membership,
    view: View,
    /// What the page speaks that listens: this goes on after its request.
    language: Language,
    bell: Receiver<Ring>,
    told: i64,
    /// Since when it need not be asked whether this reading is noted.
    noted: Option<Instant>,
    ready: std::collections::VecDeque<Stored>,
    ends: Instant,
}

impl Listener {
    /// Listens from after this number on.
    pub(super) fn new(service: Arc<Service>, member: Membership, view: View, told: i64) -> Self {
        // First the bell, then the store: what comes in between is heard twice rather than never.
        let bell = service.bells.listen(member.space());
        Self {
            service,
            member,
            view,
            language: spoken().page,
            bell,
            told,
            noted: None,
            ready: std::collections::VecDeque::new(),
            ends: Instant::now() + LIFE,
        }
    }

    async fn catch_up(&mut self) -> Result<(), Stop> {
        let mut conn = self.service.db.read().await?;
        let space = self.member.space();
        let missed = store::after(&mut conn, space, self.told).await?;
        let missed = acts::with_files(&mut conn, space, missed).await?;
        self.ready.extend(missed);
        Ok(())
    }

    /// The next message to tell; `None` when the stream is to end.
    async fn next(&mut self) -> Result<Option<Stored>, Stop> {
        loop {
            if let Some(message) = self.ready.pop_front() {
                if message.number > self.told {
                    self.told = message.number;
                    return Ok(Some(message));
                }
                if self.ready.is_empty() {
                    self.catch_up().await?;
                }
                continue;
            }
            let until = match self.service.db.engine() {
                Engine::Sqlite => self.ends,
                Engine::Postgres => self.ends.min(Instant::now() + LOOK),
            };
            match tokio::time::timeout_at(until, self.bell.recv()).await {
                Ok(Ok(Ring::Message(message))) if message.number == self.told + 1 => {
                    self.ready.push_back((*message).clone());
                }
                // A ring heard before, or one that came before another: the store knows.
                Ok(Ok(Ring::Message(message))) if message.number <= self.told => {}
                // No message.
                Ok(Ok(Ring::Turned)) => {}
                Ok(Ok(_)) | Ok(Err(RecvError::Lagged(_))) => self.catch_up().await?,
                Ok(Err(RecvError::Closed)) => return Ok(None),
                Err(_) if Instant::now() >= self.ends => return Ok(None),
                Err(_) => self.catch_up().await?,
            }
        }
    }

    fn event(&self, message: &Stored) -> Result<Event, Stop> {
        let html = self.language.speaks(|| {
            let view = self.view.message(&self.member, message)?;
            MessageView { message: &view }
                .render()
                .map_err(|e| Stop::Fault(e.to_string()))
        })?;
        Ok(Event::default().id(message.number.to_string()).data(html))
    }

    /// Notes that what others wrote is read, before it is told: an open page that nothing comes to is no
    /// reading.
    async fn note(&mut self, message: &Stored) -> Result<(), Stop> {
        let lately = |at: Instant| at.elapsed() < NOTED_FOR;
        if message.author == self.member.account() || self.noted.is_some_and(lately) {
            return Ok(());
        }
        let opened = acts::opened(&self.member).into_iter().collect();
        audit::visit(&self.service, opened).await?;
        self.noted = Some(Instant::now());
        Ok(())
    }

    async fn next_event(&mut self) -> Option<Event> {
        loop {
            let message = self.next().await.ok()??;
            // A key this membership has not: someone came or went, so who may read is asked anew.
            if !self.member.reads(message.generation) {
                let older = message.generation < self.member.generation();
                if older { continue } else { return None }
            }
            self.note(&message).await.ok()?;
            return self.event(&message).ok();
        }
    }

    /// As events, until the stream ends.
    pub(super) async fn events(
        mut self,
    ) -> Result<impl Stream<Item = Result<Event, Infallible>>, Stop> {
        self.catch_up().await?;
        Ok(futures_util::stream::unfold(
            self,
            |mut listener| async move {
                let event = listener.next_event().await?;
                Some((Ok(event), listener))
            },
        ))
    }
}

/// Names by account.
pub(super) type Names = HashMap<Id<Account>, String>;
