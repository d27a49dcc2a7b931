//! How many messages the service takes in, and how soon they are seen: measured from outside, on the
//! service as it really runs. Run it with `bin/bench messages`; `docs/benchmarks.md` says what it found.
//!
//! What must stay true: a message counts when the server acknowledged it, and only if every open page
//! of its room saw it; the load is made in this process, on the same machine.

#![expect(
    clippy::print_stdout,
    reason = "what it finds is printed for people to read"
)]

mod load;
mod practice;
mod server;
mod wire;

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use clap::Parser;
use securebase::web::Stop;
use tokio::time::{Instant, sleep};

use load::{Board, Pace, listen, percentile, settle, write};
use practice::{Room, Size};
use server::Server;
use wire::{Wire, get};

/// Something done, or why it could not be.
pub type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// What people write here: 300 letters.
pub const WORDS: &str = "I thought about what we said on Tuesday. When you came home late I felt alone \
     with all of it and I went quiet instead of saying so. I would like to try the thing we practised \
     and tell you sooner. Could we take half an hour on Sunday after the children are asleep and talk \
     it over with tea and no phones?";

/// Measures messages.
#[derive(Parser)]
struct Args {
    /// Couples, each with a joint space for both and their therapist
    #[arg(long, default_value_t = 200)]
    couples: usize,
    /// Messages in the practice before anything is measured
    #[arg(long, default_value_t = 100_000)]
    messages: usize,
    /// How many of them are in one room
    #[arg(long, default_value_t = 20_000)]
    longest: usize,
    /// How long to write at each pace, in seconds
    #[arg(long, default_value_t = 15)]
    seconds: u64,
    /// How many messages are on their way at once at full load
    #[arg(long, default_value_t = 64)]
    writers: usize,
    /// Open streams to hold for the memory they take
    #[arg(long, default_value_t = 5_000)]
    streams: usize,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

/// An act's stop as an error.
pub fn told(stop: Stop) -> Box<dyn Error + Send + Sync> {
    format!("{stop:?}").into()
}

fn main() -> Done<()> {
    let args = Args::parse();
    // On the disk that is measured: elsewhere a temporary folder may be memory.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let data = folder.path();
    let size = Size {
        couples: args.couples,
        messages: args.messages,
        longest: args.longest,
    };
    println!("disk: {:.0} syncs of 4 KiB a second", syncs(data)?);
    let began = Instant::now();
    // Threads of its own, gone when it is made.
    let rooms = tokio::runtime::Runtime::new()?.block_on(practice::make(data, &size))?;
    println!(
        "practice: {} couples, {} messages, made in {:.0} s",
        args.couples,
        args.messages,
        began.elapsed().as_secs_f64()
    );
    // One thread makes the load, so that the server has the other core to itself.
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(measure(&args, data, &rooms))
}

async fn measure(args: &Args, data: &Path, rooms: &[Arc<Room>]) -> Done<()> {
    starts(data, rooms).await?;
    let server = Server::start(data)?;
    sleep(Duration::from_secs(2)).await;
    println!("idle: {:.1} MB", server.memory()?);
    open_longest(&server, rooms).await?;

    let board = Board::new();
    let pages = listen(server.address, rooms, 3 * rooms.len(), &board).await?;
    println!("{} pages open: {:.1} MB", pages.len(), server.memory()?);
    let rate = paced(args, &server, rooms, &board, Pace::Full).await?;
    // Half of what is asked for, and half of what was found.
    for pace in [1_000.0, rate / 2.0] {
        paced(args, &server, rooms, &board, Pace::Even(pace)).await?;
    }
    for page in pages {
        page.abort();
    }
    server.stop()?;
    streams(args, data, rooms).await
}

/// From starting the process to the whole of a first page: a room, for someone signed in.
async fn starts(data: &Path, rooms: &[Arc<Room>]) -> Done<()> {
    let room = rooms.get(1).or(rooms.first()).ok_or("no room")?;
    let request = get(&format!("/rooms/{}", room.space), &room.cookies[0]);
    let mut took = Vec::new();
    for _ in 0..5 {
        let began = Instant::now();
        let server = Server::start(data)?;
        let answer = Wire::open(server.address).await?.ask(&request).await?;
        took.push(began.elapsed());
        if answer.status != 200 {
            return Err(format!("the first page was answered with {}", answer.status).into());
        }
        server.stop()?;
    }
    took.sort_unstable();
    println!(
        "start to first page: {} at the middle of 5, {} at the longest",
        ms(percentile(&took, 50)),
        ms(percentile(&took, 100))
    );
    Ok(())
}

/// Opens the longest room's page again and again.
async fn open_longest(server: &Server, rooms: &[Arc<Room>]) -> Done<()> {
    let room = rooms.first().ok_or("no room")?;
    let request = get(&format!("/rooms/{}", room.space), &room.cookies[1]);
    let mut wire = Wire::open(server.address).await?;
    let mut took = Vec::new();
    for _ in 0..100 {
        let began = Instant::now();
        let answer = wire.ask(&request).await?;
        if answer.status != 200 {
            return Err(format!("the room was answered with {}", answer.status).into());
        }
        took.push(began.elapsed());
    }
    took.sort_unstable();
    println!(
        "opening the room with {} messages: p50 {}, p99 {}",
        room.last.load(Ordering::Relaxed),
        ms(percentile(&took, 50)),
        ms(percentile(&took, 99))
    );
    Ok(())
}

/// Writes at a pace for a time and says what came of it; gives the rate of acknowledged messages.
async fn paced(
    args: &Args,
    server: &Server,
    rooms: &[Arc<Room>],
    board: &Arc<Board>,
    pace: Pace,
) -> Done<f64> {
    let (name, writers) = match pace {
        Pace::Full => ("full load".to_owned(), args.writers),
        Pace::Even(rate) => (format!("{rate:.0} messages/s"), 4 * args.writers),
    };
    let warm = Duration::from_secs(3);
    let until = Instant::now() + warm;
    write(server.address, rooms, writers, pace, until, board).await?;
    settle(board, 3).await?;
    board.take_waits();

    let (acknowledged, began) = (board.acknowledged.load(Ordering::Relaxed), Instant::now());
    let (theirs, ours) = (server.computed()?, server::computed("self")?);
    let until = began + Duration::from_secs(args.seconds);
    write(server.address, rooms, writers, pace, until, board).await?;
    let seconds = began.elapsed().as_secs_f64();
    let acknowledged = board.acknowledged.load(Ordering::Relaxed) - acknowledged;
    let (theirs, ours) = (
        server.computed()? - theirs,
        server::computed("self")? - ours,
    );
    settle(board, 3).await?;
    let waits = board.take_waits();
    let rate = acknowledged as f64 / seconds;
    println!("{name}: {rate:.0} acknowledged/s, each seen on 3 pages");
    println!(
        "  from send to seen: p50 {}, p99 {}, longest {}",
        ms(percentile(&waits, 50)),
        ms(percentile(&waits, 99)),
        ms(percentile(&waits, 100))
    );
    println!(
        "  server: {:.2} cores, {:.1} MB; load maker: {:.2} cores",
        theirs / seconds,
        server.memory()?,
        ours / seconds
    );
    Ok(rate)
}

/// The memory of many open streams, each of which then hears a message.
async fn streams(args: &Args, data: &Path, rooms: &[Arc<Room>]) -> Done<()> {
    let server = Server::start(data)?;
    let board = Board::new();
    let began = Instant::now();
    // As many pages on every room, so that how often each message must be seen is known.
    let readers = args.streams.next_multiple_of(rooms.len());
    let pages = listen(server.address, rooms, readers, &board).await?;
    println!(
        "{} streams: {:.1} MB, opened in {:.1} s",
        pages.len(),
        server.memory()?,
        began.elapsed().as_secs_f64()
    );
    let until = Instant::now() + Duration::from_secs(5);
    write(server.address, rooms, 1, Pace::Even(20.0), until, &board).await?;
    settle(&board, readers / rooms.len()).await?;
    let sent = board.acknowledged.load(Ordering::Relaxed);
    println!(
        "  {:.1} MB after each heard its room's share of {sent} messages; p99 {}",
        server.memory()?,
        ms(percentile(&board.take_waits(), 99))
    );
    for page in pages {
        page.abort();
    }
    server.stop()
}

/// How often a second this disk takes in 4 KiB for good: what bounds commits.
fn syncs(data: &Path) -> Done<f64> {
    use std::io::Write;
    let path = data.join("sync-test");
    let mut file = std::fs::File::create(&path)?;
    let began = Instant::now();
    for _ in 0..300 {
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
    }
    let rate = 300.0 / began.elapsed().as_secs_f64();
    std::fs::remove_file(path)?;
    Ok(rate)
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}
