//! Couples and individuals, the spaces they write in, who is in them, and the partner's invitation.
//!
//! What must stay true: [`access()`] alone decides who may read or write a space, and content is
//! sealed and opened only through a [`Membership`], which in a service [`enter`] alone makes, and written
//! only while the space is [`Held`].

mod access;
mod acts;
mod apart;
mod cover;
mod erased;
mod invitations;
mod invited_pages;
mod membership;
mod owners;
mod pages;
mod parting;
mod past;
mod pauses;
mod spaces;
mod store;

use jiff::Timestamp;

use crate::accounts::Account;
use crate::db::Id;

pub use access::{Access, Seat, SeatRole, SpaceKind, access};
pub use acts::{begin, consent, open_joint_space, therapist_leaves};
pub use apart::{
    Apart, can_read, let_read_apart, of_space as apart_in, offer_apart, readers_of,
    take_back_apart, withdraw_apart,
};
pub use cover::{cover_goes, cover_of, let_cover_in};
pub use erased::{Own, end_seats, forget_therapists, leave_for_good, own_spaces};
pub use invitations::{
    Invitation, Joined, accept as accept_invitation, find as find_invitation, invite, join,
};
pub use membership::{Held, Membership, enter, enter_kept, enter_still, keep_still, may_write};
pub use owners::{Owners, owners_of};
pub use pages::routes;
pub use parting::{Went, go_alone, settle};
pub use past::{
    agree as agree_to_past, has_agreed as has_agreed_to_past, let_read as let_read_past, past_of,
};
pub use pauses::{Turned, go_on, has_paused, is_open, pause};
pub use spaces::{
    Offer, Past, accept_offer, clients_now, clients_of, first_current_generation, kind_of,
    notes_space, offer_keys, seat_of_therapist, withdraw_offer, withdraw_offers, wrapped_for,
    wrapped_for_recovery,
};
pub use store::{
    KeyOf, count_members_keys, covered, destroy_keys, destroy_keys_of, destroy_members_keys,
    end_reading, ends_at, episode_of, hold_episode_of, joint_spaces_of, keys_to_recover,
    limit_reading, notes_space_of, private_space_of, reads_until, replace_key, set_ends_at,
    spaces_of,
};

/// A place people write in.
#[derive(Clone, Copy, Debug)]
pub struct Space;

/// An episode of care: the work of a couple or of one person.
#[derive(Clone, Debug)]
pub struct Episode {
    /// Which.
    pub id: Id<Episode>,
    /// Of a couple, or of one person.
    pub form: Form,
    /// The couple's joint space, once a therapist opened it.
    pub joint: Option<Id<Space>>,
    /// Who is in it now.
    pub clients: Vec<EpisodeClient>,
    /// When it began.
    pub began: Timestamp,
    /// Who went on alone, where the one who stayed does not know it yet.
    pub absent: Option<Id<Account>>,
}

/// A client in an episode.
#[derive(Clone, Debug)]
pub struct EpisodeClient {
    /// Who.
    pub account: Id<Account>,
    /// Their private space, theirs through every episode.
    pub private: Id<Space>,
    /// When they agreed to the joint space.
    pub consented_at: Option<Timestamp>,
}

/// Whose work it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Two partners.
    Couple,
    /// One person.
    Individual,
}

impl Form {
    /// As stored and as the questionnaire says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Couple => "couple",
            Self::Individual => "individual",
        }
    }

    /// Anything but `couple` is one person.
    pub fn of(text: &str) -> Self {
        if text == "couple" {
            Self::Couple
        } else {
            Self::Individual
        }
    }
}

impl Episode {
    /// What this client has in it; `None` if they are not in it.
    pub fn client(&self, account: Id<Account>) -> Option<&EpisodeClient> {
        self.clients.iter().find(|client| client.account == account)
    }

    /// From when on an answered safety screen counts: of two who came together, what they answered before
    /// was not about each other.
    pub fn screens_since(&self) -> Timestamp {
        if self.seems_couple() {
            self.began
        } else {
            Timestamp::MIN
        }
    }

    /// Whether two are in it, as far as either knows.
    pub fn seems_couple(&self) -> bool {
        self.clients.len() == 2 || self.absent.is_some()
    }

    /// Whom this client is here with, as far as they know: for what is shown to them, never for what is
    /// done.
    pub fn seeming_partner(&self, account: Id<Account>) -> Option<Id<Account>> {
        let partner = self.partner(account).map(|partner| partner.account);
        partner.or(self.absent)
    }

    /// The other one, where there is one.
    pub fn partner(&self, account: Id<Account>) -> Option<&EpisodeClient> {
        self.clients.iter().find(|client| client.account != account)
    }
}
