//! The line between a device and its call: a WebSocket.
//!
//! What must stay true: a line opens only for someone who may join the session, from a page of this
//! site; what they may do is asked anew every minute; whatever comes over it is bounded in size and
//! number, and nothing of it is logged.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use tokio::time::{Instant, interval, timeout};

use super::attendance::{self, Change};
use super::call::{Act, Refused, Who};
use super::calls::{Calls, Line};
use super::party::Party;
use super::relay::IceServer;
use super::wire::{FromBrowser, Knew, LONGEST, ToBrowser, Token};
use crate::accounts::Visitor;
use crate::appointments::Appointment;
use crate::db::Id;
use crate::service::Service;
use crate::web::{Stop, guard};

type Shared = State<Arc<Service>>;

/// A line lives this long; the browser then comes back by itself, and who it is gets checked anew.
const LIFE: Duration = Duration::from_secs(15 * 60);
/// How often what they may do is asked anew.
const ASK: Duration = Duration::from_secs(60);
/// A browser says something at least this often, or its line is taken as lost.
const SILENCE: Duration = Duration::from_secs(40);
/// The first word must come within this time.
const FIRST: Duration = Duration::from_secs(10);
/// The most messages taken from one device in ten seconds: connecting to four others takes about 150.
const MOST: u32 = 600;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/appointments/{id}/live", get(open))
        .route("/guest/{token}/live", get(open_to_guest))
}

async fn open(
    State(service): Shared,
    Extension(calls): Extension<Arc<Calls>>,
    me: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Stop> {
    if guard::is_foreign(&headers) {
        return Err(Stop::Foreign);
    }
    let id: Id<Appointment> = id.parse().map_err(|_| Stop::NotFound)?;
    let (party, who) = Party::member(&service, me.0, id).await?;
    let line = Connection {
        service,
        calls,
        id,
        party,
    };
    Ok(line.over(upgrade, who))
}

async fn open_to_guest(
    State(service): Shared,
    Extension(calls): Extension<Arc<Calls>>,
    Path(token): Path<String>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Stop> {
    if guard::is_foreign(&headers) {
        return Err(Stop::Foreign);
    }
    let (party, who, id) = Party::guest(&service, &token).await?;
    let line = Connection {
        service,
        calls,
        id,
        party,
    };
    Ok(line.over(upgrade, who))
}

struct Connection {
    service: Arc<Service>,
    calls: Arc<Calls>,
    id: Id<Appointment>,
    party: Party,
}

/// Why a line is at its end.
enum End {
    /// The browser is gone, or is to come back with a new line.
    Lost,
    /// The device left, or may not be here any more.
    Over,
}

impl Connection {
    fn over(self, upgrade: WebSocketUpgrade, who: Who) -> Response {
        upgrade
            .max_message_size(LONGEST)
            .max_frame_size(LONGEST)
            .on_upgrade(move |socket| self.run(socket, who))
    }

    async fn run(self, mut socket: WebSocket, who: Who) {
        let Some((device, page, knew)) = hello(&mut socket).await else {
            return;
        };
        let (service, party) = (&self.service, &self.party);
        if !party.came_by_the_door(service, &who, self.id).await {
            return;
        }
        let let_in = party.was_let_in(service, self.id, &device).await;
        let now = self.service.clock.now();
        let arrived = self.calls.arrive(self.id, &device, &page, who, let_in, now);
        let mut line = match arrived {
            Ok((line, changes)) => {
                self.write(&changes).await;
                line
            }
            Err(_) => {
                let _ = send(&mut socket, &ToBrowser::Full).await;
                return;
            }
        };
        self.calls.remember(self.id, &device, knew, now);
        let end = self.talk(&mut socket, &mut line, &device).await;
        drop(line);
        let now = self.service.clock.now();
        match end {
            End::Over => {
                let left = self.calls.act(self.id, &device, Act::Leave, now);
                self.write(&left.unwrap_or_default()).await;
            }
            End::Lost => {
                self.calls.lose(self.id, &device, &page, now);
                tokio::spawn(async move {
                    tokio::time::sleep(Duration::from_secs(61)).await;
                    let left = self.calls.sweep(self.id, self.service.clock.now());
                    self.write(&left).await;
                });
            }
        }
    }

    async fn talk(&self, socket: &mut WebSocket, line: &mut Line, device: &Token) -> End {
        let relays = self.relays(device);
        let began = Instant::now();
        let mut heard = began;
        let mut ask = interval(ASK);
        ask.tick().await;
        let mut tick = interval(Duration::from_secs(10));
        let mut taken = 0;
        loop {
            tokio::select! {
                told = line.recv() => {
                    let Some(mut what) = told else { return End::Lost };
                    let last = matches!(what, ToBrowser::Replaced | ToBrowser::Ended);
                    if let ToBrowser::Room(room) = &mut what && room.inside {
                        room.relays.clone_from(&relays);
                    }
                    if send(socket, &what).await.is_err() {
                        return End::Lost;
                    }
                    if last {
                        // Another page of this device goes on, or nobody does.
                        return End::Lost;
                    }
                }
                came = socket.recv() => {
                    let Some(Ok(message)) = came else { return End::Lost };
                    heard = Instant::now();
                    taken += 1;
                    if taken > MOST {
                        return End::Lost;
                    }
                    match self.take(socket, device, message).await {
                        Ok(()) => {}
                        Err(end) => return end,
                    }
                }
                _ = tick.tick() => {
                    taken = 0;
                    if heard.elapsed() > SILENCE || began.elapsed() > LIFE {
                        return End::Lost;
                    }
                    let left = self.calls.sweep(self.id, self.service.clock.now());
                    self.write(&left).await;
                }
                _ = ask.tick() => {
                    if !self.party.may_still(&self.service, self.id).await {
                        return End::Over;
                    }
                }
            }
        }
    }

    /// Takes one message; the end of the line where it says so.
    async fn take(&self, socket: &mut WebSocket, by: &Token, message: Message) -> Result<(), End> {
        let Message::Text(text) = message else {
            return match message {
                Message::Close(_) => Err(End::Lost),
                _ => Ok(()),
            };
        };
        match FromBrowser::read(&text).map_err(|_| End::Lost)? {
            FromBrowser::Ping => send(socket, &ToBrowser::Pong).await.map_err(|_| End::Lost),
            // Once is enough.
            FromBrowser::Hello { .. } => Ok(()),
            FromBrowser::Signal { to, page, data } => {
                let now = self.service.clock.now();
                self.calls.pass_on(self.id, by, &to, &page, data, now);
                Ok(())
            }
            FromBrowser::Leave => Err(End::Over),
            other => {
                let Some(act) = other.act() else {
                    return Ok(());
                };
                let now = self.service.clock.now();
                match self.calls.act(self.id, by, act, now) {
                    Ok(changes) => {
                        self.write(&changes).await;
                        Ok(())
                    }
                    Err(Refused::Full) => {
                        send(socket, &ToBrowser::Full).await.map_err(|_| End::Lost)
                    }
                    // A page that is a moment behind: the next view of the room puts it right.
                    Err(Refused::NotAllowed) => Ok(()),
                }
            }
        }
    }

    async fn write(&self, changes: &[Change]) {
        if let Err(fault) = attendance::write(&self.service, self.id, changes).await {
            tracing::error!(?fault, "who is in a session was not written down");
        }
    }

    fn relays(&self, device: &Token) -> Vec<IceServer> {
        let (relay, now) = (&self.service.relay, self.service.clock.now());
        relay.ice_servers(self.id.bytes(), device.to_string().as_bytes(), now)
    }
}

/// The first word.
async fn hello(socket: &mut WebSocket) -> Option<(Token, Token, Knew)> {
    let first = timeout(FIRST, socket.recv()).await.ok()??.ok()?;
    let Message::Text(text) = first else {
        return None;
    };
    match FromBrowser::read(&text).ok()? {
        FromBrowser::Hello {
            device,
            page,
            call,
            turn,
            left,
        } => Some((device, page, Knew { call, turn, left })),
        _ => None,
    }
}

async fn send(socket: &mut WebSocket, what: &ToBrowser) -> Result<(), axum::Error> {
    // Only our own types, which all have a form in JSON.
    let text = serde_json::to_string(what).unwrap_or_default();
    let sent = socket.send(Message::Text(text.into()));
    match timeout(Duration::from_secs(10), sent).await {
        Ok(sent) => sent,
        Err(late) => Err(axum::Error::new(late)),
    }
}
