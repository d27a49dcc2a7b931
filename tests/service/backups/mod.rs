//! Backups: taken beside people at work, looked over, put back.
//!
//! What must stay true: what was acknowledged before a backup is in it, what is wrong with one is
//! noticed, and nothing is restored over anything or past the shred list.

mod attached;
mod looked_over;
mod put_back;
mod taken;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use securebase::backup::{Restore, Take, Taken, take};
use securebase::sealed_files::Keeping;

use crate::support::House;

/// How this house's backups are taken, into a folder beside its data.
fn asked(house: &House) -> Take {
    Take {
        data: house.place.folder().to_owned(),
        to: house.place.folder().join("backups"),
        with_server_key: false,
        keep: None,
        shred_list: None,
        without_files: false,
        keeping: house.place.keeping(),
    }
}

/// Takes one at this second.
async fn taken_at(asked: &Take, second: i64) -> Result<Taken, String> {
    let now = Timestamp::from_second(1_800_000_000 + second).expect("a time");
    take(asked, now, &|_| {}).await
}

/// Takes one that must be taken: its folder.
async fn backup(house: &House) -> PathBuf {
    let taken = taken_at(&asked(house), 0).await;
    taken.expect("a backup").folder
}

/// Restores this backup into a new folder, with this server key.
fn into(data: &Path, from: &Path, server_key: &Path) -> Restore {
    Restore {
        from: from.to_owned(),
        data: data.to_owned(),
        server_key: Some(server_key.to_owned()),
        shred_list: None,
        without_shred_list: false,
        keeping: Keeping::default(),
    }
}
