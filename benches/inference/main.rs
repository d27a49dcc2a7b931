//! How long each page takes of somebody whose partner did one thing or another of which they must not learn:
//! measured from outside, on the service as it really runs. Run it with `bin/bench inference`, which compares
//! what this writes; `docs/benchmarks.md` says what it found.
//!
//! What must stay true: the two worlds of a comparison differ by that one thing alone; their couples were made
//! in turns, drawn by lot, live in one service and are asked in an order drawn by lot; one request is on its
//! way at a time.

#![expect(
    clippy::print_stdout,
    reason = "how far it is is printed for people to read"
)]

#[path = "../messages/server.rs"]
#[expect(dead_code, reason = "shared with the bench of messages")]
mod server;
#[path = "../../tests/service/support/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    missing_docs,
    reason = "shared with the tests of the service"
)]
mod support;
#[path = "../messages/wire.rs"]
#[expect(dead_code, reason = "shared with the bench of messages")]
mod wire;
mod worlds;

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Parser;
use sealing::SystemEntropy;
use tokio::time::Instant;

use server::Server;
use wire::{Wire, get};
use worlds::{Comparison, Watcher};

/// Something done, or why it could not be.
pub type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Requests for each page before any is timed: the first notes that its room is read.
const FIRST: usize = 3;

/// Times pages.
#[derive(Parser)]
struct Args {
    /// Couples in each world of each comparison
    #[arg(long, default_value_t = 10)]
    couples: usize,
    /// Requests for each page in each world
    #[arg(long, default_value_t = 2_000)]
    requests: usize,
    /// Where the times are written to
    #[arg(long)]
    out: PathBuf,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

/// A number below this one, by lot.
pub fn lot(below: usize) -> usize {
    let drawn = u64::from_be_bytes(sealing::random::<8>(&mut SystemEntropy));
    // So few of 2^64 that none is preferred in a way that counts.
    usize::try_from(drawn % below.max(1) as u64).unwrap_or(0)
}

fn shuffle<T>(list: &mut [T]) {
    for last in (1..list.len()).rev() {
        list.swap(last, lot(last + 1));
    }
}

fn main() -> Done<()> {
    let args = Args::parse();
    let began = Instant::now();
    // Threads of its own, gone when they are made.
    let runtime = tokio::runtime::Runtime::new()?;
    let (place, watchers) = runtime.block_on(worlds::make(args.couples));
    drop(runtime);
    let seconds = began.elapsed().as_secs_f64();
    println!("{} couples, made in {seconds:.0} s", watchers.len());
    // One thread asks, so that the server has the other core to itself.
    let asking = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let times = asking.block_on(measure(&args, place.folder(), &watchers))?;
    std::fs::write(&args.out, times)?;
    Ok(())
}

/// One page of one watcher.
struct Asked<'a> {
    watcher: &'a Watcher,
    page: &'a str,
    request: Vec<u8>,
}

/// Asks for every page again and again: comparison, world, couple, page and microseconds, a line each.
async fn measure(args: &Args, data: &Path, watchers: &[Watcher]) -> Done<String> {
    let server = Server::start(data)?;
    let mut wire = Wire::open(server.address).await?;
    let mut all: Vec<Asked<'_>> = Vec::new();
    for watcher in watchers {
        all.extend(watcher.pages.iter().map(|(page, path)| Asked {
            watcher,
            page,
            request: get(path, &watcher.cookie),
        }));
    }
    for _ in 0..FIRST {
        for asked in &all {
            time(&mut wire, asked).await?;
        }
    }
    let rounds = args.requests.div_ceil(args.couples);
    let began = Instant::now();
    let mut out = String::from("comparison;world;couple;page;us\n");
    for round in 0..rounds {
        shuffle(&mut all);
        for asked in &all {
            let took = time(&mut wire, asked).await?;
            let (watcher, page) = (asked.watcher, asked.page);
            let Comparison { name, worlds } = watcher.comparison;
            let (world, couple) = (worlds[watcher.world], watcher.couple);
            // What is done in a world has commas in it.
            writeln!(out, "{name};{world};{couple};{page};{took:.1}")?;
        }
        if round % 50 == 0 {
            let seconds = began.elapsed().as_secs_f64();
            println!("round {round} of {rounds}, after {seconds:.0} s");
        }
    }
    server.stop()?;
    Ok(out)
}

/// From the first byte sent to the last received, in microseconds.
async fn time(wire: &mut Wire, asked: &Asked<'_>) -> Done<f64> {
    let began = Instant::now();
    let answer = wire.ask(&asked.request).await?;
    let took = began.elapsed().as_secs_f64() * 1e6;
    // Who has a therapist is led on from the list of them.
    if ![200, 303].contains(&answer.status) {
        let (page, name) = (asked.page, asked.watcher.comparison.name);
        return Err(format!("{page} of {name} was answered with {}", answer.status).into());
    }
    Ok(took)
}
