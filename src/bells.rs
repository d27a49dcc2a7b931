//! Who listens to which room, on this node. Ringing a room's bell wakes its open pages.
//!
//! What must stay true: a bell carries sealed content only, and losing a ring loses no message: a
//! listener that missed one reads the store.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::broadcast;

use crate::db::Id;
use crate::episodes::Space;

/// What a ring says.
#[derive(Clone, Debug)]
pub enum Ring {
    /// A message, as it was stored.
    Message(Arc<crate::messages::Stored>),
    /// Something else there changed, such as whose turn it is in an exercise: who shows it looks again.
    Turned,
}

/// Rings a listener may lag behind before it reads the store instead.
const KEPT: usize = 32;

/// The bells of all rooms somebody listens to.
#[derive(Default)]
pub struct Bells(Mutex<HashMap<Id<Space>, broadcast::Sender<Ring>>>);

impl Bells {
    /// Listens to a room from now on.
    pub fn listen(&self, space: Id<Space>) -> broadcast::Receiver<Ring> {
        let mut bells = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Rooms nobody listens to any more are forgotten when the table would grow.
        if bells.len() == bells.capacity() {
            bells.retain(|_, bell| bell.receiver_count() > 0);
        }
        bells
            .entry(space)
            .or_insert_with(|| broadcast::Sender::new(KEPT))
            .subscribe()
    }

    /// Tells everyone who listens to this room.
    pub fn ring(&self, space: Id<Space>, ring: Ring) {
        let bells = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bell) = bells.get(&space) {
            // Nobody listening is fine.
            let _ = bell.send(ring);
        }
    }
}
