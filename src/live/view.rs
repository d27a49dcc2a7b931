//! The call as one device may know it.
//!
//! What must stay true: who waits knows only themselves and whether the therapist is here; who is in
//! knows who else is in; a client who is in knows which guest waits, before they come in; the therapist
//! knows everyone.

use jiff::Timestamp;

use super::call::{Call, Device, Place, Role};
use super::wire::{Coming, Person, Room, Token};

impl Call {
    /// What this device may know; `None` if it is not in the call at all.
    pub fn view(&self, of: &Token, now: Timestamp) -> Option<Room> {
        let me = self.devices.get(of)?;
        let inside = me.place == Place::In;
        let sees = |device: &Device| {
            me.who.role == Role::Therapist || (inside && device.place == Place::In)
        };
        let others = self
            .devices
            .iter()
            .filter(|(token, device)| *token != of && sees(device));
        let people = std::iter::once((of, me)).chain(others);
        let here = self.devices.values();
        let mut here = here.filter(|device| device.lost.is_none());
        Some(Room {
            call: String::new(),
            inside,
            alone: inside && self.alone,
            therapist_here: here.any(|device| device.who.role == Role::Therapist),
            people: people
                .map(|(token, device)| self.person(token, device, me.who.role))
                .collect(),
            coming: if inside && me.who.role == Role::Client {
                self.guests_waiting()
            } else {
                Vec::new()
            },
            turn: self.turn.clone().filter(|_| inside),
            left_ms: self
                .timer_ends
                .filter(|ends| inside && *ends > now)
                .map(|ends| ends.as_millisecond() - now.as_millisecond()),
            relays: Vec::new(),
        })
    }

    fn guests_waiting(&self) -> Vec<Coming> {
        let mut waiting = Vec::new();
        for device in self.devices.values() {
            if let (Role::Guest(kind), Place::Waiting) = (device.who.role, device.place) {
                let name = device.who.name.clone();
                let coming = Coming { name, kind };
                if !waiting.contains(&coming) {
                    waiting.push(coming);
                }
            }
        }
        waiting
    }

    fn person(&self, token: &Token, device: &Device, seen_by: Role) -> Person {
        // That somebody's other device waits is the therapist's to know.
        let counts = |other: &Device| seen_by == Role::Therapist || other.place == Place::In;
        let same = |other: &&Device| other.who.someone == device.who.someone && counts(other);
        Person {
            device: token.clone(),
            page: device.page.clone(),
            name: device.who.name.clone(),
            role: device.who.role,
            inside: device.place == Place::In,
            online: device.lost.is_none(),
            second: self.devices.values().filter(same).count() > 1,
            me: device.me,
        }
    }
}
