//! A call: which devices wait, which are in, and what the therapist and the others may do about it.
//! Pure: time is an argument, and what is to be told or written is the caller's.
//!
//! What must stay true: only the therapist lets anyone in; two devices may be connected only while both
//! are in; a private moment has one client in it and no guest; a guest never leads; a device waits until
//! it is let in, whatever it sends.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::MOST_IN;
use super::guests::{Guest, GuestKind};
use super::wire::Token;
use crate::accounts::Account;
use crate::db::Id;

/// The most devices of one person. A therapist's way in is never barred by others' devices.
const MOST_OF_ONE: usize = 3;

/// How long a device that lost its line is kept in its place, in seconds.
const KEPT: i64 = 60;

/// The longest timer, in seconds.
const LONGEST_TIMER: u32 = 60 * 60;

/// As what somebody is in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The therapist, who lets the others in.
    Therapist,
    /// A client.
    Client,
    /// Someone the therapist brought in.
    Guest(GuestKind),
}

/// Who somebody is, with an account here or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Someone {
    /// A member of the space.
    Account(Id<Account>),
    /// A guest of this one session.
    Guest(Id<Guest>),
}

/// Who is at a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// Who they are.
    pub someone: Someone,
    /// Their name.
    pub name: String,
    /// As what they are here.
    pub role: Role,
}

/// What a device sends and shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Me {
    /// Whether it can be heard.
    pub mic: bool,
    /// Whether it can be seen.
    pub camera: bool,
    /// Whether it shows its screen.
    pub screen: bool,
    /// Whether its hand is raised.
    pub hand: bool,
}

/// Where a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the waiting room.
    Waiting,
    /// In the call.
    In,
}

/// Whose turn it is to speak.
pub type Turn = Option<Token>;

/// What somebody does in a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Says what they send and show.
    Show(Me),
    /// Lets a device in. Ends a private moment, unless it is of the client who is in.
    Admit(Token),
    /// Sends a device back to the waiting room.
    SendBack(Token),
    /// Talks with one client alone, at this one device: everyone else waits, guests too, and so do this
    /// client's other devices: somebody else may sit at one.
    Alone(Token),
    /// Gives somebody the turn, or nobody.
    Turn(Turn),
    /// Starts the timer, or stops it with 0.
    Timer(u32),
    /// Leaves.
    Leave,
    /// Ends the session.
    End,
}

/// Why something was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not theirs to do, or there is no such device.
    NotAllowed,
    /// There is no room for one more.
    Full,
}

#[derive(Clone, Debug)]
pub(super) struct Device {
    pub(super) page: Token,
    pub(super) who: Who,
    pub(super) place: Place,
    pub(super) me: Me,
    /// When its line was lost; `None` while it stands.
    pub(super) lost: Option<Timestamp>,
}

/// A call.
#[derive(Clone, Debug, Default)]
pub struct Call {
    pub(super) devices: BTreeMap<Token, Device>,
    pub(super) alone: bool,
    pub(super) turn: Turn,
    pub(super) timer_ends: Option<Timestamp>,
    ended: bool,
}

impl Call {
    /// A device comes, or comes back. The therapist is in at once; others wait, unless they were
    /// let in before (`let_in`, as the record says after the server was started again) or their
    /// place was kept. A device that comes back with a newly loaded page takes its old place.
    ///
    /// # Errors
    /// [`Refused::Full`] if there are too many, [`Refused::NotAllowed`] if it is somebody else's device.
    pub fn arrive(
        &mut self,
        device: Token,
        page: Token,
        who: Who,
        let_in: bool,
    ) -> Result<(), Refused> {
        self.ended = false;
        if let Some(known) = self.devices.get_mut(&device) {
            if known.who.someone != who.someone {
                return Err(Refused::NotAllowed);
            }
            known.page = page;
            known.lost = None;
            return Ok(());
        }
        let inside = who.role == Role::Therapist || (let_in && !self.alone);
        let full = inside && self.inside().count() >= MOST_IN;
        self.make_room_for(who.someone);
        let theirs = self.devices.values();
        let theirs = theirs.filter(|device| device.who.someone == who.someone);
        if theirs.count() >= MOST_OF_ONE || (full && who.role == Role::Therapist) {
            return Err(Refused::Full);
        }
        let place = if inside && !full {
            Place::In
        } else {
            Place::Waiting
        };
        let device_there = Device {
            page,
            who,
            place,
            me: Me::default(),
            lost: None,
        };
        self.devices.insert(device, device_there);
        Ok(())
    }

    /// A device's line is lost. It keeps its place for a while: pictures and sound may go on.
    pub fn lose(&mut self, device: &Token, page: &Token, now: Timestamp) {
        if let Some(known) = self.devices.get_mut(device).filter(|d| d.page == *page) {
            known.lost = Some(now);
        }
    }

    /// Takes out the devices whose line has been lost for too long; whether there were any.
    pub fn sweep(&mut self, now: Timestamp) -> bool {
        let kept = |device: &Device| {
            device
                .lost
                .is_none_or(|lost| now - SignedDuration::from_secs(KEPT) < lost)
        };
        let before = self.devices.len();
        self.devices.retain(|_, device| kept(device));
        self.settle();
        self.devices.len() != before
    }

    /// Does something.
    ///
    /// # Errors
    /// [`Refused`], with nothing changed.
    pub fn act(&mut self, by: &Token, act: Act, now: Timestamp) -> Result<(), Refused> {
        let actor = self.devices.get(by).ok_or(Refused::NotAllowed)?;
        let leads = actor.who.role == Role::Therapist;
        let inside = actor.place == Place::In;
        match act {
            Act::Show(me) => {
                if let Some(device) = self.devices.get_mut(by) {
                    device.me = me;
                }
                Ok(())
            }
            Act::Leave => {
                self.devices.remove(by);
                self.settle();
                Ok(())
            }
            Act::Admit(device) if leads => self.admit(&device),
            Act::SendBack(device) if leads => self.send_back(&device),
            Act::Alone(device) if leads => self.be_alone_with(&device),
            Act::End if leads => {
                self.devices.clear();
                self.settle();
                self.ended = true;
                Ok(())
            }
            // Who is in may mark whose turn it is and start the timer: an exercise is the couple's own.
            Act::Turn(turn) if inside => {
                let known = |device: &Token| self.place(device) == Some(Place::In);
                if turn.as_ref().is_some_and(|device| !known(device)) {
                    return Err(Refused::NotAllowed);
                }
                self.turn = turn;
                Ok(())
            }
            Act::Timer(seconds) if inside => {
                let length = i64::from(seconds.min(LONGEST_TIMER));
                let runs = length > 0;
                self.timer_ends = runs.then(|| now + SignedDuration::from_secs(length));
                Ok(())
            }
            _ => Err(Refused::NotAllowed),
        }
    }

    /// What a page showed before the server forgot: taken only where nothing is known yet.
    pub fn remember(&mut self, by: &Token, turn: Turn, left: Option<u32>, now: Timestamp) {
        if self.turn.is_none() && self.timer_ends.is_none() && self.place(by) == Some(Place::In) {
            if let Some(left) = left {
                // Too much is cut, and nobody else can be refused for it.
                let _ = self.act(by, Act::Timer(left), now);
            }
            let _ = self.act(by, Act::Turn(turn), now);
        }
    }

    /// Whether one device may be told something by the other: while both are in.
    pub fn may_connect(&self, one: &Token, other: &Token) -> bool {
        one != other && self.place(one) == Some(Place::In) && self.place(other) == Some(Place::In)
    }

    /// Where a device is.
    pub fn place(&self, device: &Token) -> Option<Place> {
        self.devices.get(device).map(|device| device.place)
    }

    /// Which load of its page a device shows.
    pub fn page(&self, device: &Token) -> Option<&Token> {
        self.devices.get(device).map(|device| &device.page)
    }

    /// The devices that are in, and whose they are.
    pub fn inside(&self) -> impl Iterator<Item = (&Token, Someone)> {
        self.devices
            .iter()
            .filter(|(_, device)| device.place == Place::In)
            .map(|(token, device)| (token, device.who.someone))
    }

    /// Takes out every device of someone who may not be here any more; which they were.
    pub fn turn_away(&mut self, someone: Someone) -> Vec<Token> {
        let theirs = self.devices.iter();
        let theirs = theirs.filter(|(_, device)| device.who.someone == someone);
        let theirs: Vec<Token> = theirs.map(|(token, _)| token.clone()).collect();
        for device in &theirs {
            self.devices.remove(device);
        }
        self.settle();
        theirs
    }

    /// Whether the therapist ended it, and nobody came since.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// Whether nobody is left.
    pub fn is_empty(&self) -> bool {
        self.devices.is_empty()
    }

    /// Takes out those of someone's devices that wait with no line, where they have as many as they may: a
    /// page that crashed and came back as another is not held against them.
    fn make_room_for(&mut self, someone: Someone) {
        let theirs = |device: &Device| device.who.someone == someone;
        if self
            .devices
            .values()
            .filter(|device| theirs(device))
            .count()
            >= MOST_OF_ONE
        {
            self.devices.retain(|_, device| {
                !theirs(device) || device.place == Place::In || device.lost.is_none()
            });
        }
    }

    fn admit(&mut self, device: &Token) -> Result<(), Refused> {
        let known = self.devices.get(device).ok_or(Refused::NotAllowed)?;
        let someone = known.who.someone;
        if known.place == Place::In {
            return Ok(());
        }
        if self.inside().count() >= MOST_IN {
            return Err(Refused::Full);
        }
        // Another client ends it, and so does a guest: with an interpreter in, it is a session with fewer
        // people, and is not called private.
        if !self.clients_inside().all(|other| other == someone) {
            self.alone = false;
        }
        self.put(device, Place::In);
        Ok(())
    }

    fn send_back(&mut self, device: &Token) -> Result<(), Refused> {
        let known = self.devices.get(device).ok_or(Refused::NotAllowed)?;
        if known.who.role == Role::Therapist {
            return Err(Refused::NotAllowed);
        }
        self.put(device, Place::Waiting);
        self.settle();
        Ok(())
    }

    fn be_alone_with(&mut self, device: &Token) -> Result<(), Refused> {
        let known = self.devices.get(device).ok_or(Refused::NotAllowed)?;
        if known.who.role != Role::Client {
            return Err(Refused::NotAllowed);
        }
        let staying = self.devices.values();
        let staying =
            staying.filter(|other| other.place == Place::In && other.who.role == Role::Therapist);
        if staying.count() >= MOST_IN {
            return Err(Refused::Full);
        }
        for other in self.devices.values_mut() {
            if other.who.role != Role::Therapist {
                other.place = Place::Waiting;
            }
        }
        self.put(device, Place::In);
        self.alone = true;
        self.settle();
        Ok(())
    }

    fn put(&mut self, device: &Token, place: Place) {
        if let Some(device) = self.devices.get_mut(device) {
            device.place = place;
        }
    }

    fn clients_inside(&self) -> impl Iterator<Item = Someone> {
        self.devices
            .values()
            .filter(|device| device.place == Place::In && device.who.role == Role::Client)
            .map(|device| device.who.someone)
    }

    /// What follows when somebody went: no turn of someone who is not in, no private moment with nobody.
    fn settle(&mut self) {
        let gone = |device: &Token| self.place(device) != Some(Place::In);
        if self.turn.as_ref().is_some_and(gone) {
            self.turn = None;
        }
        if self.clients_inside().next().is_none() {
            self.alone = false;
        }
        if self.devices.is_empty() {
            self.timer_ends = None;
        }
    }
}
