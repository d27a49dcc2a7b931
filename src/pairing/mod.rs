//! Pairings: a therapist suggested, chosen, accepted; ended by either at any time.
//!
//! What must stay true: nobody is paired with a therapist whose licence does not hold where they are,
//! when they choose and when the therapist accepts; the therapist reads nothing before accepting.

mod acts;
mod end_pages;
mod erased;
mod pages;
mod past;
mod past_pages;
mod store;
mod suggestions;

use jiff::Timestamp;

use crate::accounts::Account;
use crate::db::Id;

pub use acts::{
    JointState, accept, change, choose, decline, end, go_alone, join_partner, joint_state,
    open_joint, screen_of, withdraw,
};
pub use erased::{has_open_work, leave_for_good, was_treated};
pub use pages::routes;
pub use past::{agree_to_joint, let_read_private, take_back_joint};
pub use store::{ended_by_therapist, ended_of_therapist, of_client, of_therapist};
pub use suggestions::{Suggested, is_licensed, suggestions};

/// A client and the therapist they chose.
#[derive(Clone, Debug)]
pub struct Pairing {
    /// Which.
    pub id: Id<Pairing>,
    /// Who chose.
    pub client: Id<Account>,
    /// Who was chosen.
    pub therapist: Id<Account>,
    /// Whether the therapist has accepted; else they have not answered yet.
    pub accepted: bool,
    /// When the client chose.
    pub chosen_at: Timestamp,
}
