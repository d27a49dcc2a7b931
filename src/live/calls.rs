//! The calls going on at this node, and the lines to their devices.
//!
//! What must stay true: whatever happens in a call, every device that may know of it is told in the same
//! moment, and a line that cannot keep up is cut rather than waited for; it comes back by itself.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use sealing::SystemEntropy;
use tokio::sync::mpsc;

use super::attendance::Change;
use super::call::{Act, Call, Refused, Someone, Who};
use super::wire::{Knew, Room, ToBrowser, Token};
use crate::appointments::Appointment;
use crate::db::Id;

/// What a line may lag behind before it is cut.
const LAG: usize = 128;

/// The end of a line that writes to a browser.
pub(super) type Line = mpsc::Receiver<ToBrowser>;

struct Going {
    name: String,
    began: Timestamp,
    call: Call,
    lines: HashMap<Token, Told>,
}

/// A line to a device, and what it was told last.
struct Told {
    page: Token,
    line: mpsc::Sender<ToBrowser>,
    room: Option<Room>,
}

/// For how long after this node began a call the record says who was let in, in seconds: a server that was
/// started again gets its people back, and nobody else comes past the waiting room.
const BACK_WITHIN: i64 = 120;

/// The calls of this node.
#[derive(Default)]
pub struct Calls(Mutex<HashMap<Id<Appointment>, Going>>);

impl Going {
    fn tell(&mut self, device: &Token, what: ToBrowser) {
        let sent = self
            .lines
            .get(device)
            .map(|told| told.line.try_send(what).is_ok());
        if sent == Some(false) {
            // Dropping our end ends the line; the browser comes back and is told anew.
            self.lines.remove(device);
        }
    }

    fn tell_all(&mut self, now: Timestamp) {
        let devices: Vec<Token> = self.lines.keys().cloned().collect();
        for device in devices {
            match self.call.view(&device, now) {
                Some(mut room) => {
                    room.call.clone_from(&self.name);
                    let Some(told) = self.lines.get_mut(&device) else {
                        continue;
                    };
                    // What is the same is not said again: who waits must not hear that something goes
                    // on inside.
                    if told.room.as_ref() != Some(&room) {
                        told.room = Some(room.clone());
                        self.tell(&device, ToBrowser::Room(Box::new(room)));
                    }
                }
                None => {
                    let last = if self.call.has_ended() {
                        ToBrowser::Ended
                    } else {
                        ToBrowser::Replaced
                    };
                    self.tell(&device, last);
                    self.lines.remove(&device);
                }
            }
        }
    }

    /// Who is in, to tell afterwards what changed.
    fn inside(&self) -> Vec<(Token, Someone)> {
        let inside = self.call.inside();
        inside.map(|(token, who)| (token.clone(), who)).collect()
    }

    /// Tells everyone how things stand; what is to be written down of who was in before.
    fn changed_since(&mut self, before: &[(Token, Someone)], now: Timestamp) -> Vec<Change> {
        let after = self.inside();
        let came = after.iter().filter(|one| !before.contains(one));
        let left = before.iter().filter(|one| !after.contains(one));
        let changes = came
            .map(|(token, who)| Change::CameIn(*who, token.clone()))
            .chain(left.map(|(token, who)| Change::Left(*who, token.clone())))
            .collect();
        self.tell_all(now);
        changes
    }
}

impl Calls {
    fn with<T>(&self, id: Id<Appointment>, now: Timestamp, run: impl FnOnce(&mut Going) -> T) -> T {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let going = calls.entry(id).or_insert_with(|| Going {
            name: data_encoding::HEXLOWER.encode(&sealing::random::<8>(&mut SystemEntropy)),
            began: now,
            call: Call::default(),
            lines: HashMap::new(),
        });
        let done = run(going);
        if going.call.is_empty() && going.lines.is_empty() {
            calls.remove(&id);
        }
        done
    }

    /// A device comes, with a new line to it. An older line of the same device is told and cut.
    pub(super) fn arrive(
        &self,
        id: Id<Appointment>,
        device: &Token,
        page: &Token,
        who: Who,
        let_in: bool,
        now: Timestamp,
    ) -> Result<(Line, Vec<Change>), Refused> {
        self.with(id, now, |going| {
            let before = going.inside();
            let soon = now <= going.began + SignedDuration::from_secs(BACK_WITHIN);
            going
                .call
                .arrive(device.clone(), page.clone(), who, let_in && soon)?;
            if going
                .lines
                .get(device)
                .is_some_and(|told| told.page != *page)
            {
                going.tell(device, ToBrowser::Replaced);
            }
            let (sender, line) = mpsc::channel(LAG);
            let told = Told {
                page: page.clone(),
                line: sender,
                room: None,
            };
            going.lines.insert(device.clone(), told);
            let changes = going.changed_since(&before, now);
            Ok((line, changes))
        })
    }

    /// Does something in a call; what is to be written down.
    pub(super) fn act(
        &self,
        id: Id<Appointment>,
        by: &Token,
        act: Act,
        now: Timestamp,
    ) -> Result<Vec<Change>, Refused> {
        self.with(id, now, |going| {
            let before = going.inside();
            going.call.act(by, act, now)?;
            Ok(going.changed_since(&before, now))
        })
    }

    /// Someone may not be here any more: their lines are cut, and do not open again. What is to be
    /// written down.
    pub(super) fn turn_away(
        &self,
        id: Id<Appointment>,
        someone: Someone,
        now: Timestamp,
    ) -> Vec<Change> {
        self.with(id, now, |going| {
            let before = going.inside();
            for device in going.call.turn_away(someone) {
                going.lines.remove(&device);
            }
            going.changed_since(&before, now)
        })
    }

    /// What a page still knew of a call from before the server was started again.
    pub(super) fn remember(&self, id: Id<Appointment>, by: &Token, knew: Knew, now: Timestamp) {
        self.with(id, now, |going| {
            if knew.call.is_some_and(|call| call != going.name) {
                going.call.remember(by, knew.turn, knew.left, now);
                going.tell_all(now);
            }
        });
    }

    /// Passes something on to another device, if both are in and the other still shows that page.
    pub(super) fn pass_on(
        &self,
        id: Id<Appointment>,
        from: &Token,
        to: &Token,
        page: &Token,
        data: serde_json::Value,
        now: Timestamp,
    ) {
        self.with(id, now, |going| {
            let known = going.call.page(to) == Some(page);
            let from_page = going.call.page(from).cloned();
            if let Some(from_page) = from_page.filter(|_| known && going.call.may_connect(from, to))
            {
                let signal = ToBrowser::Signal {
                    from: from.clone(),
                    page: from_page,
                    data,
                };
                going.tell(to, signal);
            }
        });
    }

    /// A line is lost.
    pub(super) fn lose(&self, id: Id<Appointment>, device: &Token, page: &Token, now: Timestamp) {
        self.with(id, now, |going| {
            // A newer line, of this page or another, is not this one: that one closes its own.
            let newer = |told: &Told| told.page != *page || !told.line.is_closed();
            if !going.lines.get(device).is_some_and(newer) {
                going.lines.remove(device);
                going.call.lose(device, page, now);
                going.tell_all(now);
            }
        });
    }

    /// Takes out whoever lost their line too long ago; what is to be written down.
    pub(super) fn sweep(&self, id: Id<Appointment>, now: Timestamp) -> Vec<Change> {
        self.with(id, now, |going| {
            let before = going.inside();
            if !going.call.sweep(now) {
                return Vec::new();
            }
            going.changed_since(&before, now)
        })
    }
}
