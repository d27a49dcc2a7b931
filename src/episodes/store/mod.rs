//! The tables of episodes. (partner_invitations is in `../invitations.rs`.)

mod apart;
mod destroy;
mod episodes;
mod pauses;
mod reading;
mod recover;
mod spaces;

use sqlx::Row;
use sqlx::any::AnyRow;

use crate::db::Id;

pub(super) use apart::{apart, delete_offer_of, set_apart, unseat_apart};
pub use destroy::{count_members_keys, destroy_keys, destroy_keys_of, destroy_members_keys};
pub(super) use episodes::{
    end_episode_client, insert_episode, insert_episode_client, set_absent, set_consent, set_episode,
};
pub use episodes::{episode_of, hold_episode_of, private_space_of};
pub(super) use pauses::{delete_pause, has_paused, insert_pause};
pub use reading::{end_reading, limit_reading, reads_until};
pub use recover::{KeyOf, keys_to_recover, replace_key};
pub(super) use spaces::{
    close_space, delete_offer, delete_offers, end_seat, has_offer, hold_space, insert_past_seat,
    insert_seat, insert_space, keep_still, keys, next_generation, put_key, put_offer,
    put_recovery_key, recovery_keys, seats, space, take_offer,
};
pub use spaces::{covered, ends_at, joint_spaces_of, notes_space_of, set_ends_at, spaces_of};

fn id<T>(row: &AnyRow, column: usize) -> Result<Id<T>, sqlx::Error> {
    Id::from_stored(&row.try_get::<Vec<u8>, _>(column)?)
}
