//! Killed at any moment, with people at work: what was acknowledged is there after the next start, a
//! change of a couple's life is made whole or not at all, and the log of who saw what is unbroken.
//!
//! `SECUREBASE_TEST_KILLS` says how many times; `bin/test --long` asks for 200.

mod checks;
mod process;
mod work;

use std::io::Write;
use std::time::Duration;

use sealing::SystemEntropy;
use tokio::task::JoinSet;

use crate::support::walks;
use crate::support::{House, Place};
use checks::{all_is_there, last_is_there, log_is_whole};
use process::Process;
use work::{Couple, Said, at_work};

const KILLS: usize = 5;
const COUPLES: usize = 2;
/// The longest that people work before the next kill, in milliseconds: long enough for some requests of
/// each, short enough that most kills meet one in flight.
const LONGEST: u64 = 500;

on_each_store!(what_was_acknowledged_outlives_any_kill);

fn kills() -> usize {
    #[expect(clippy::disallowed_methods, reason = "tests have no command line")]
    let asked = std::env::var("SECUREBASE_TEST_KILLS").ok();
    asked.map_or(KILLS, |kills| kills.parse().expect("a number"))
}

fn a_while() -> Duration {
    let random = u64::from_be_bytes(sealing::random::<8>(&mut SystemEntropy));
    Duration::from_millis(random % LONGEST)
}

async fn couples(house: &House) -> Vec<Couple> {
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
    couples
}

async fn what_was_acknowledged_outlives_any_kill(place: Place) {
    let house = House::open(place).await;
    let couples = couples(&house).await;
    let place = house.close().await;
    let mut said: Vec<Said> = Vec::new();
    let (mut acknowledged, kills) = (0, kills());
    for kill in 0..kills {
        let process = Process::start(&place, &[]);
        last_is_there(&couples, &process.origin, &said[acknowledged..]).await;
        acknowledged = said.len();
        let mut tasks = JoinSet::new();
        for (number, couple) in couples.iter().enumerate() {
            at_work(&mut tasks, couple, number, &process.origin, kill);
        }
        tokio::time::sleep(a_while()).await;
        process.kill();
        said.extend(tasks.join_all().await.into_iter().flatten());
        if kill % 20 == 0 {
            log_is_whole(&place);
        }
    }
    let process = Process::start(&place, &[]);
    all_is_there(&couples, &process.origin, &said).await;
    process.kill();
    log_is_whole(&place);
    assert!(said.len() > kills, "they got to write: {}", said.len());
    let mut out = std::io::stdout();
    writeln!(out, "{kills} kills, {} writes acknowledged", said.len()).expect("said");
}
