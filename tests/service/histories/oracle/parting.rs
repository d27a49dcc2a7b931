//! What holds when two part: what the other knows, and how the work with the therapist both had ends.

use super::super::{READING_DAYS, Then, WINDING_DAYS, Who};
use super::{Oracle, Pairing, Room};

/// That somebody left a client who does not know it yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Left {
    pub(super) by: usize,
    /// In how many days they are told, if ever.
    pub(super) told_in: Option<i64>,
    /// The leaver's therapist then.
    pub(super) therapist: Option<usize>,
}

/// That a client's work with the therapist both had ends, unless all three agree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Winding {
    pub(super) other: usize,
    pub(super) days: i64,
    pub(super) asked: bool,
    pub(super) other_said: Option<bool>,
    pub(super) therapist_said: Option<bool>,
}

impl Room {
    /// Whose days are over reads nothing here any more; the therapist does.
    fn end_reading(&mut self) {
        for (client, left) in &self.reading {
            if *left <= 0 {
                self.known.remove(&Who::Client(*client));
                for readers in &mut self.messages {
                    readers.remove(&Who::Client(*client));
                }
            }
        }
    }
}

impl Oracle {
    pub(super) fn accepted(&self, client: usize) -> Option<usize> {
        match self.clients[client].pairing {
            Pairing::Accepted(therapist) => Some(therapist),
            _ => None,
        }
    }

    /// Until the one who stays is told, they know nothing: to them it is a pause, which nobody ends.
    pub(super) fn go_alone(&mut self, client: usize, told_in: Option<i64>, then: Then) -> bool {
        let (other, theirs) = match (self.clients[client].left_by, self.clients[client].partner) {
            (Some(left), _) => (left.by, left.therapist),
            (None, Some(partner)) => (partner, self.accepted(partner)),
            (None, None) => return false,
        };
        let shared = self.accepted(client).filter(|mine| Some(*mine) == theirs);
        if self.clients[client].left_by.is_some() {
            self.settle(client);
        } else {
            self.leave(client, other, told_in);
        }
        match (shared, then) {
            (None, _) => {}
            (Some(therapist), Then::Leave) => {
                self.wind_down(client, other, therapist, false);
                self.change(client);
            }
            (Some(therapist), _) => self.wind_down(client, other, therapist, then == Then::Ask),
        }
        true
    }

    pub(super) fn leave(&mut self, client: usize, partner: usize, told_in: Option<i64>) {
        if let Some(joint) = self.clients[client].joint {
            self.rooms[joint].paused.insert(client);
            self.rooms[joint].reading.insert(client, READING_DAYS);
        }
        for who in [client, partner] {
            self.clients[who].partner = None;
            self.clients[who].agreed_to_past = false;
        }
        self.clients[client].joint = None;
        self.clients[client].agreed = false;
        self.clients[partner].left_by = Some(Left {
            by: client,
            told_in,
            therapist: self.accepted(client),
        });
        if told_in == Some(0) {
            self.tell(partner);
        }
    }

    /// Now the one who stayed is on their own too.
    pub(super) fn settle(&mut self, stayer: usize) -> Option<Left> {
        let left = self.clients[stayer].left_by.take()?;
        if let Some(joint) = self.clients[stayer].joint.take() {
            self.rooms[joint].inside.remove(&Who::Client(left.by));
            self.rooms[joint].closed = true;
            self.rooms[joint].reading.insert(stayer, READING_DAYS);
        }
        self.clients[stayer].agreed = false;
        Some(left)
    }

    pub(super) fn tell(&mut self, stayer: usize) {
        let left = self.settle(stayer);
        let with = left.and_then(|left| Some((left.by, left.therapist?)));
        if let Some((other, therapist)) = with {
            self.wind_down(stayer, other, therapist, false);
        }
    }

    pub(super) fn wind_down(&mut self, client: usize, other: usize, therapist: usize, asked: bool) {
        let theirs = self.accepted(client) == Some(therapist);
        if theirs && self.clients[client].winding.is_none() {
            self.clients[client].winding = Some(Winding {
                other,
                days: WINDING_DAYS,
                asked,
                other_said: None,
                therapist_said: None,
            });
        }
    }

    pub(super) fn knows(&self, who: usize, left: usize) -> bool {
        let by = self.clients[who].left_by.map(|known| known.by);
        by != Some(left)
    }

    pub(super) fn ask_to_go_on(&mut self, client: usize) -> bool {
        let Some(winding) = self.clients[client].winding else {
            return false;
        };
        let may = !winding.asked && self.knows(winding.other, client);
        if let Some(winding) = self.clients[client].winding.as_mut().filter(|_| may) {
            winding.asked = true;
        }
        may
    }

    pub(super) fn answer(&mut self, who: Who, client: usize, yes: bool) -> bool {
        let Some(mut winding) = self.clients[client].winding else {
            return false;
        };
        let no = Some(false);
        let off = winding.other_said == no || winding.therapist_said == no;
        let said = match who {
            Who::Therapist(therapist) if self.accepted(client) == Some(therapist) => {
                &mut winding.therapist_said
            }
            Who::Client(other) if other == winding.other && self.knows(other, client) => {
                &mut winding.other_said
            }
            _ => return false,
        };
        if !winding.asked || off || said.is_some() {
            return false;
        }
        *said = Some(yes);
        let all = [winding.other_said, winding.therapist_said] == [Some(true); 2];
        self.clients[client].winding = Some(winding).filter(|_| !all);
        true
    }

    pub(super) fn pass(&mut self, days: i64) {
        for left in self
            .rooms
            .iter_mut()
            .flat_map(|room| room.reading.values_mut())
        {
            *left -= days;
        }
        for client in &mut self.clients {
            if let Some(winding) = &mut client.winding {
                winding.days -= days;
            }
        }
        for who in 0..self.clients.len() {
            let left = self.clients[who].left_by.as_mut();
            let left = left.and_then(|left| left.told_in.as_mut());
            if left.is_some_and(|left| {
                *left -= days;
                *left <= 0
            }) {
                self.tell(who);
            }
        }
        for who in 0..self.clients.len() {
            if self.clients[who]
                .winding
                .is_some_and(|winding| winding.days <= 0)
            {
                self.change(who);
            }
        }
        self.rooms.iter_mut().for_each(Room::end_reading);
    }
}
