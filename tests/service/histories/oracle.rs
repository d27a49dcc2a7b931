//! Who may do what and read what, told plainly: sets of people, and for each message who was meant.
//!
//! What must stay true: nothing here is taken from the service. It knows no keys and no generations.

mod parting;
mod summaries;

use std::collections::{BTreeMap, BTreeSet};

use super::{MOST_CLIENTS, Move, Then, Who};
use parting::{Left, Winding};
pub use summaries::Summary;

/// A room, and what was written in it.
#[derive(Clone, Debug, Default)]
pub struct Room {
    /// Who is in it now.
    pub inside: BTreeSet<Who>,
    /// Who is or ever was in it.
    pub known: BTreeSet<Who>,
    /// For each message, who may read it.
    pub messages: Vec<BTreeSet<Who>>,
    /// How many messages a new therapist does not get to read.
    past: usize,
    closed: bool,
    /// The clients who have paused it, each by themselves.
    paused: BTreeSet<usize>,
    /// The clients for whom it is closed for good, and in how many days they cannot read it any more.
    reading: BTreeMap<usize, i64>,
    /// The stretches between changes of therapist, and the therapists who may read each.
    stretches: Vec<BTreeSet<Who>>,
}

impl Room {
    fn enter(&mut self, who: Who) {
        self.inside.insert(who);
        self.known.insert(who);
    }

    fn is_open(&self) -> bool {
        !self.closed && self.paused.is_empty()
    }

    /// Whether anything is kept from this one that the clients may let them read.
    fn has_past(&self, who: Who) -> bool {
        self.stretches.iter().any(|readers| !readers.contains(&who))
    }

    fn let_read_all(&mut self, who: Who) {
        for readers in self.stretches.iter_mut().chain(&mut self.messages) {
            readers.insert(who);
        }
    }
}

/// A client and their therapist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairing {
    None,
    Chosen(usize),
    Accepted(usize),
}

/// A client.
#[derive(Clone, Debug)]
pub struct Client {
    pub private: usize,
    pub partner: Option<usize>,
    /// Who left them without their knowing it yet.
    left_by: Option<Left>,
    /// How their work with the therapist winds down after they parted.
    winding: Option<Winding>,
    /// From whom they parted, and the therapist both had whom they cannot choose again.
    barred: BTreeSet<(usize, usize)>,
    pub joint: Option<usize>,
    pub pairing: Pairing,
    agreed: bool,
    /// Whether the chosen therapist is to read all of the private room.
    with_past: bool,
    /// Whether they agreed that their therapist reads all of the joint room.
    agreed_to_past: bool,
    /// Whether this therapist read the answers to the safety questions.
    read: bool,
    /// Whether they were erased.
    pub gone: bool,
}

/// Everyone and everything.
#[derive(Clone, Debug, Default)]
pub struct Oracle {
    pub clients: Vec<Client>,
    pub rooms: Vec<Room>,
    pub summaries: Vec<Summary>,
}

impl Oracle {
    /// Makes a move; whether it may be made. If not, nothing changed.
    pub fn make(&mut self, made: Move) -> bool {
        match made {
            Move::SignUp => self.sign_up(None),
            Move::InvitePartner(client) => self.sign_up(Some(client)),
            Move::Choose(client, therapist) => self.choose(client, therapist, false),
            Move::ChooseWithPast(client, therapist) => self.choose(client, therapist, true),
            Move::LetReadPast(client) => self.let_read_past(client),
            Move::AgreeToPast(client, yes) => self.agree_to_past(client, yes),
            Move::Withdraw(client) => self.unchoose(client, None),
            Move::Decline(client, therapist) => self.unchoose(client, Some(therapist)),
            Move::Accept(client, therapist) => self.accept(client, therapist),
            Move::ReadAnswers(client) => {
                let accepted = matches!(self.clients[client].pairing, Pairing::Accepted(_));
                self.clients[client].read |= accepted;
                accepted
            }
            Move::ChangeTherapist(client) => self.change(client),
            Move::ChangeAsking(client, passes) => self.change_asking(client, passes),
            Move::GiveSummary(client, therapist) => self.give(client, therapist),
            Move::CorrectSummary(client, therapist) => self.correct(client, therapist),
            Move::PassSummaryOn(client, yes) => self.pass_on(client, yes),
            Move::EndWork(client, therapist, both) => self.end(client, therapist, both),
            Move::Consent(client, yes) => {
                self.clients[client].agreed = yes;
                true
            }
            Move::OpenJoint(client, therapist) => self.open_joint(client, therapist),
            Move::GoAlone(client, then) => self.go_alone(client, Some(0), then),
            Move::GoAloneUnsaid(client, days) => self.go_alone(client, days, Then::ForNow),
            Move::AskToGoOn(client) => self.ask_to_go_on(client),
            Move::Answer(who, client, yes) => self.answer(who, client, yes),
            Move::Days(days) => {
                self.pass(days);
                true
            }
            Move::Pause(client) => self
                .joint_of(client)
                .is_some_and(|room| room.paused.insert(client)),
            Move::GoOn(client) => self
                .joint_of(client)
                .is_some_and(|room| room.paused.remove(&client)),
            Move::Erase(client) => self.erase(client),
            Move::Join(client, inviter) => self.join(client, inviter),
            Move::Write(who, room) => self.write(who, room),
        }
    }

    fn sign_up(&mut self, inviter: Option<usize>) -> bool {
        let me = self.clients.len();
        if me == MOST_CLIENTS || inviter.is_some_and(|who| !self.is_alone(who)) {
            return false;
        }
        let mut private = Room::default();
        private.enter(Who::Client(me));
        private.stretches.push(BTreeSet::new());
        self.rooms.push(private);
        self.clients.push(Client {
            private: self.rooms.len() - 1,
            partner: inviter,
            left_by: None,
            winding: None,
            barred: BTreeSet::new(),
            joint: None,
            pairing: Pairing::None,
            agreed: false,
            with_past: false,
            agreed_to_past: false,
            read: false,
            gone: false,
        });
        if let Some(inviter) = inviter {
            self.clients[inviter].partner = Some(me);
        }
        true
    }

    fn choose(&mut self, client: usize, therapist: usize, with_past: bool) -> bool {
        let me = &mut self.clients[client];
        let barred = me.barred.iter().any(|(_, barred)| *barred == therapist);
        let free = me.pairing == Pairing::None && !barred;
        if free {
            me.pairing = Pairing::Chosen(therapist);
            me.with_past = with_past;
            self.goes_along(client);
        }
        free
    }

    fn let_read_past(&mut self, client: usize) -> bool {
        let me = &self.clients[client];
        let Pairing::Accepted(therapist) = me.pairing else {
            return false;
        };
        let room = &mut self.rooms[me.private];
        let may = room.has_past(Who::Therapist(therapist));
        if may {
            room.let_read_all(Who::Therapist(therapist));
        }
        may
    }

    fn agree_to_past(&mut self, client: usize, yes: bool) -> bool {
        let me = &self.clients[client];
        let Pairing::Accepted(therapist) = me.pairing else {
            return false;
        };
        if !yes {
            self.clients[client].agreed_to_past = false;
            return true;
        }
        let (Some(partner), Some(joint)) = (me.partner, me.joint) else {
            return false;
        };
        let who = Who::Therapist(therapist);
        let theirs = &self.clients[partner];
        let room = &mut self.rooms[joint];
        let open = room.is_open() && room.inside.contains(&who);
        if !open || theirs.pairing != Pairing::Accepted(therapist) || !room.has_past(who) {
            return false;
        }
        if !theirs.agreed_to_past {
            self.clients[client].agreed_to_past = true;
            return true;
        }
        room.let_read_all(who);
        for who in [client, partner] {
            self.clients[who].agreed_to_past = false;
        }
        true
    }

    fn unchoose(&mut self, client: usize, by: Option<usize>) -> bool {
        let Pairing::Chosen(therapist) = self.clients[client].pairing else {
            return false;
        };
        let may = by.is_none_or(|by| by == therapist);
        if may {
            self.clients[client].pairing = Pairing::None;
        }
        may
    }

    fn accept(&mut self, client: usize, therapist: usize) -> bool {
        let me = &mut self.clients[client];
        if me.pairing != Pairing::Chosen(therapist) {
            return false;
        }
        me.pairing = Pairing::Accepted(therapist);
        let with_past = me.with_past;
        let room = &mut self.rooms[me.private];
        room.enter(Who::Therapist(therapist));
        if with_past {
            room.let_read_all(Who::Therapist(therapist));
        }
        if let Some(readers) = room.stretches.last_mut() {
            readers.insert(Who::Therapist(therapist));
        }
        // The client chose: what they wrote since another therapist left is for this one too.
        for readers in &mut room.messages[room.past..] {
            readers.insert(Who::Therapist(therapist));
        }
        self.came_along(client, therapist);
        true
    }

    fn change(&mut self, client: usize) -> bool {
        let me = &mut self.clients[client];
        let Pairing::Accepted(therapist) = me.pairing else {
            return false;
        };
        me.pairing = Pairing::None;
        if let Some(winding) = me.winding.take() {
            me.barred.insert((winding.other, therapist));
        }
        me.read = false;
        let private = &mut self.rooms[me.private];
        private.inside.remove(&Who::Therapist(therapist));
        private.past = private.messages.len();
        private.stretches.push(BTreeSet::new());
        let partner = me.partner;
        for who in partner.into_iter().chain([client]) {
            self.clients[who].agreed_to_past = false;
        }
        let me = &self.clients[client];
        if let Some(joint) = me.joint {
            self.rooms[joint].inside.remove(&Who::Therapist(therapist));
            self.rooms[joint].closed = true;
        }
        self.therapist_left(client, therapist);
        true
    }

    fn end(&mut self, client: usize, therapist: usize, both: bool) -> bool {
        let theirs = |one: &Client| one.pairing == Pairing::Accepted(therapist);
        if !theirs(&self.clients[client]) {
            return false;
        }
        let partner = self.clients[client].partner.filter(|_| both);
        if let Some(partner) = partner.filter(|who| theirs(&self.clients[*who])) {
            self.change(partner);
        }
        self.change(client)
    }

    fn open_joint(&mut self, client: usize, therapist: usize) -> bool {
        let Some(partner) = self.clients[client].partner else {
            return false;
        };
        let ready = [client, partner].into_iter().all(|who| {
            let one = &self.clients[who];
            one.pairing == Pairing::Accepted(therapist) && one.agreed && one.read
        });
        let joint = self.clients[client].joint;
        let inside = |room: usize| self.rooms[room].inside.contains(&Who::Therapist(therapist));
        if !ready || joint.is_some_and(inside) {
            return false;
        }
        let joint = joint.unwrap_or_else(|| {
            self.rooms.push(Room::default());
            self.rooms.len() - 1
        });
        let room = &mut self.rooms[joint];
        room.closed = false;
        room.stretches
            .push(BTreeSet::from([Who::Therapist(therapist)]));
        for who in [
            Who::Client(client),
            Who::Client(partner),
            Who::Therapist(therapist),
        ] {
            room.enter(who);
        }
        for who in [client, partner] {
            self.clients[who].joint = Some(joint);
        }
        true
    }

    fn joint_of(&mut self, client: usize) -> Option<&mut Room> {
        let joint = self.clients[client].joint?;
        Some(&mut self.rooms[joint])
    }

    fn is_alone(&self, who: usize) -> bool {
        let one = &self.clients[who];
        one.partner.is_none() && one.left_by.is_none()
    }

    /// Whether somebody was erased.
    pub fn is_gone(&self, who: Who) -> bool {
        matches!(who, Who::Client(client) if self.clients[client].gone)
    }

    /// Nobody reads their private room any more, nor a joint one once both clients are gone; in any other
    /// the rest keep what they could read.
    fn erase(&mut self, client: usize) -> bool {
        let partner = self.clients[client].partner;
        if let Some(partner) = partner {
            self.leave(client, partner, None);
        }
        // Whoever was left by them is on their own now, and knows it; whom they did not know to have left
        // them, too.
        for who in 0..self.clients.len() {
            if who == client || !self.knows(who, client) {
                self.settle(who);
            }
        }
        let me = &mut self.clients[client];
        me.pairing = Pairing::None;
        me.winding = None;
        me.gone = true;
        self.forget_summaries(client);
        let gone: Vec<bool> = self.clients.iter().map(|one| one.gone).collect();
        for room in &mut self.rooms {
            let who = Who::Client(client);
            let was_in = room.known.remove(&who) || room.reading.contains_key(&client);
            room.inside.remove(&who);
            for readers in &mut room.messages {
                readers.remove(&who);
            }
            let left = |who: &Who| matches!(who, Who::Client(one) if !gone[*one]);
            // Who may not read it any more was in it, all the same.
            let remains = room.known.iter().any(left) || room.reading.keys().any(|one| !gone[*one]);
            if was_in && !remains {
                *room = Room {
                    messages: vec![BTreeSet::new(); room.messages.len()],
                    closed: true,
                    ..Room::default()
                };
            }
        }
        true
    }

    /// Rooms and therapists stay as they are; what was agreed and read was with someone else.
    fn join(&mut self, client: usize, inviter: usize) -> bool {
        if client == inviter || !self.is_alone(inviter) {
            return false;
        }
        // Whoever left asks them back.
        if self.clients[client]
            .left_by
            .is_some_and(|left| left.by == inviter)
        {
            self.settle(client);
        }
        if !self.is_alone(client) {
            return false;
        }
        for (who, other) in [(client, inviter), (inviter, client)] {
            self.clients[who].partner = Some(other);
            self.clients[who].agreed = false;
            self.clients[who].read = false;
            // They are together again: what wound down between them goes on.
            let winding = self.clients[who].winding;
            self.clients[who].winding = winding.filter(|winding| winding.other != other);
            self.clients[who].barred.retain(|(from, _)| *from != other);
        }
        true
    }

    fn write(&mut self, who: Who, room: usize) -> bool {
        let room = &mut self.rooms[room];
        let may = room.inside.contains(&who) && room.is_open();
        if may {
            room.messages.push(room.inside.clone());
        }
        may
    }
}
