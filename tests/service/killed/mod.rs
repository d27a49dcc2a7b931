//! Killed at any moment, with people at work: what was acknowledged is there after the next start, a
//! change of a couple's life is made whole or not at all, and the log of who saw what is unbroken.
//!
//! `SECUREBASE_TEST_KILLS` says how many times; `bin/test --long` asks for 200.

mod checks;
pub mod process;
mod work;

use std::io::Write;
use std::time::Duration;

use sealing::SystemEntropy;
use tokio::task::JoinSet;

use crate::support::walks;
use crate::support::{House, Place};
use checks::{all_are_erased, all_is_there, last_is_there, log_is_whole, nothing_is_half_done};
use process::Process;
use work::{Couple, Done, EVERY, Said, Town, at_work};

const KILLS: usize = 5;
const COUPLES: usize = 2;
/// With the couples, no more accounts than one network address may make in an hour.
const MOST_LEAVERS: usize = 12;
/// The longest that people work before the next kill, in milliseconds: long enough for some requests of
/// each, short enough that most kills meet one in flight.
const LONGEST: u64 = 800;
const SHORTEST: u64 = 20;

on_each_storage!(what_was_acknowledged_outlives_any_kill);

fn kills() -> usize {
    #[expect(clippy::disallowed_methods, reason = "tests have no command line")]
    let asked = std::env::var("SECUREBASE_TEST_KILLS").ok();
    asked.map_or(KILLS, |kills| kills.parse().expect("a number"))
}

fn a_while() -> Duration {
    let random = u64::from_be_bytes(sealing::random::<8>(&mut SystemEntropy));
    Duration::from_millis(SHORTEST + random % (LONGEST - SHORTEST))
}

async fn town(house: &House, kills: usize) -> Town {
    let admin = walks::set_up(house, "Alex Admin").await;
    let mut couples = Vec::new();
    for number in 0..COUPLES {
        let tara = walks::therapist(house, &admin, &format!("Tara Therapist {number}")).await;
        let names = [format!("Maria {number}"), format!("Jo {number}")];
        let (partners, joint) =
            walks::couple(house, names.each_ref().map(String::as_str), &tara).await;
        let rooms = [
            partners[0].private().await,
            partners[1].private().await,
            joint,
        ];
        couples.push(Couple { partners, rooms });
    }
    let mut leavers = Vec::new();
    for number in 0..kills.div_ceil(EVERY).min(MOST_LEAVERS) {
        leavers.push(walks::client(house, &format!("Kim {number}")).await);
    }
    Town { couples, leavers }
}

/// What was acknowledged so far, and how much of it was looked for.
#[derive(Default)]
struct Acknowledged {
    said: Vec<Said>,
    leaving: usize,
    looked_for: usize,
}

impl Acknowledged {
    fn add(&mut self, done: Vec<Done>) {
        for one in done {
            match one {
                Done::Wrote(said) => self.said.push(said),
                Done::Leaves => self.leaving += 1,
            }
        }
    }
}

async fn what_was_acknowledged_outlives_any_kill(place: Place) {
    let kills = kills();
    let house = House::open(place).await;
    let town = town(&house, kills).await;
    let place = house.close().await;
    let mut known = Acknowledged::default();
    for kill in 0..kills {
        let process = Process::start(&place);
        last_is_there(
            &town.couples,
            &process.origin,
            &known.said[known.looked_for..],
        )
        .await;
        known.looked_for = known.said.len();
        nothing_is_half_done(&place, town.leavers.len(), 0).await;
        let mut tasks = JoinSet::new();
        at_work(&mut tasks, &town, &process.origin, kill);
        tokio::time::sleep(a_while()).await;
        process.kill();
        known.add(tasks.join_all().await.into_iter().flatten().collect());
        if kill % 20 == 0 {
            log_is_whole(&place);
        }
    }
    let process = Process::start(&place);
    all_is_there(&town.couples, &process.origin, &known.said).await;
    all_are_erased(&place, known.leaving).await;
    nothing_is_half_done(&place, town.leavers.len(), known.leaving).await;
    process.kill();
    log_is_whole(&place);
    let files = known.said.iter().filter(|one| one.is_file).count();
    let words = known.said.len() - files;
    assert!(words > 0, "nobody got to write");
    let leaving = known.leaving;
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{kills} kills; acknowledged: {words} messages, {files} files, {leaving} erasures"
    )
    .expect("said");
}
