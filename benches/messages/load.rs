//! The load: pages that listen to rooms, people who write in them, and when each message was seen.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sealing::SystemEntropy;
use securebase::clock::Clock;
use securebase::db::Id;
use securebase::messages::Stored;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, sleep_until};

use crate::practice::Room;
use crate::wire::{Wire, find, get, post};
use crate::{Done, WORDS};

/// Marks the number of a message in its text.
const MARK: &[u8] = b"zq";
const DIGITS: usize = 8;
/// Messages one run may send.
const MOST: usize = 4_000_000;

/// What was sent when, and how long it took to be seen.
pub struct Board {
    began: Instant,
    next: AtomicUsize,
    /// When each was to be sent, in microseconds since the board began.
    due: Vec<AtomicU64>,
    /// Acknowledged by the server.
    pub acknowledged: AtomicUsize,
    /// Seen on a page; each message is seen by every page of its room.
    pub seen: AtomicUsize,
    waits: Mutex<Vec<u64>>,
}

impl Board {
    /// An empty one.
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            began: Instant::now(),
            next: AtomicUsize::new(0),
            due: std::iter::repeat_with(AtomicU64::default)
                .take(MOST)
                .collect(),
            acknowledged: AtomicUsize::new(0),
            seen: AtomicUsize::new(0),
            waits: Mutex::default(),
        })
    }

    fn micros(&self, at: Instant) -> u64 {
        u64::try_from((at - self.began).as_micros()).unwrap_or(u64::MAX)
    }

    fn saw(&self, number: usize) {
        let now = self.micros(Instant::now());
        if let Some(due) = self.due.get(number) {
            let wait = now.saturating_sub(due.load(Ordering::Relaxed));
            self.seen.fetch_add(1, Ordering::Relaxed);
            let mut waits = self.waits.lock().unwrap_or_else(PoisonError::into_inner);
            waits.push(wait);
        }
    }

    /// Takes the times from due to seen since this was last asked, the shortest first.
    pub fn take_waits(&self) -> Vec<Duration> {
        let mut waits = self.waits.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = std::mem::take(&mut *waits);
        taken.sort_unstable();
        taken.into_iter().map(Duration::from_micros).collect()
    }
}

/// So much of them took at most this long; they are sorted.
pub fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or_default()
}

/// Opens a page's live stream for each of so many readers, room by room and person by person, and
/// listens until stopped.
pub async fn listen(
    server: SocketAddr,
    rooms: &[Arc<Room>],
    readers: usize,
    board: &Arc<Board>,
) -> Done<Vec<JoinHandle<Done<()>>>> {
    let mut streams = Vec::new();
    for n in 0..readers {
        let room = rooms.get(n % rooms.len()).ok_or("no room")?;
        let person = n / rooms.len() % room.cookies.len();
        let after = room.last.load(Ordering::Relaxed);
        let path = format!("/rooms/{}/live?after={after}", room.space);
        let mut wire = Wire::open(server).await?;
        let (status, _) = wire.begin(&get(&path, &room.cookies[person])).await?;
        if status != 200 {
            return Err(format!("a stream was answered with {status}").into());
        }
        streams.push(tokio::spawn(hear(wire, Arc::clone(board))));
    }
    Ok(streams)
}

async fn hear(mut wire: Wire, board: Arc<Board>) -> Done<()> {
    loop {
        let bytes = wire.waiting();
        let mut done = 0;
        while let Some(at) = find(&bytes[done..], MARK) {
            let from = done + at + MARK.len();
            let Some(digits) = bytes.get(from..from + DIGITS) else {
                break;
            };
            if let Ok(number) = std::str::from_utf8(digits).unwrap_or_default().parse() {
                board.saw(number);
            }
            done = from;
        }
        // A mark may have come in half: its beginning stays.
        let kept = bytes
            .len()
            .saturating_sub(MARK.len() + DIGITS - 1)
            .max(done);
        bytes.drain(..kept);
        wire.more().await?;
    }
}

/// How fast to write.
#[derive(Clone, Copy)]
pub enum Pace {
    /// Each writer sends the next message when the last was acknowledged.
    Full,
    /// So many messages a second, whether or not earlier ones were acknowledged in time.
    Even(f64),
}

/// Writes with so many writers for a time, each in room after room; in half of the rooms' turns as one
/// partner, in half as the other.
pub async fn write(
    server: SocketAddr,
    rooms: &[Arc<Room>],
    writers: usize,
    pace: Pace,
    until: Instant,
    board: &Arc<Board>,
) -> Done<()> {
    let mut writing = Vec::new();
    let began = Instant::now();
    let turn = Arc::new(AtomicUsize::new(0));
    for n in 0..writers {
        let wire = Wire::open(server).await?;
        let (step, first) = match pace {
            Pace::Full => (Duration::ZERO, Duration::ZERO),
            Pace::Even(rate) => {
                let step = Duration::from_secs_f64(writers as f64 / rate);
                (step, step.mul_f64(n as f64 / writers as f64))
            }
        };
        let writer = Writer {
            wire,
            rooms: rooms.to_vec(),
            turn: Arc::clone(&turn),
            board: Arc::clone(board),
        };
        writing.push(tokio::spawn(writer.run(began + first, step, until)));
    }
    for written in writing {
        written.await??;
    }
    Ok(())
}

struct Writer {
    wire: Wire,
    rooms: Vec<Arc<Room>>,
    turn: Arc<AtomicUsize>,
    board: Arc<Board>,
}

impl Writer {
    async fn run(mut self, first: Instant, step: Duration, until: Instant) -> Done<()> {
        let mut due = first;
        loop {
            if step.is_zero() {
                due = Instant::now();
            } else {
                sleep_until(due).await;
            }
            if due >= until {
                return Ok(());
            }
            self.send(due).await?;
            due += step;
        }
    }

    async fn send(&mut self, due: Instant) -> Done<()> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let room = &self.rooms[turn % self.rooms.len()];
        let cookie = &room.cookies[turn / self.rooms.len() % 2];
        let number = self.board.next.fetch_add(1, Ordering::Relaxed);
        let id: Id<Stored> = Id::new(Clock::default().now(), &mut SystemEntropy);
        let text = WORDS.replace(' ', "+");
        let form = format!("id={id}&text=zq{number:08}+{text}");
        let slot = self.board.due.get(number).ok_or("too many messages")?;
        slot.store(self.board.micros(due), Ordering::Relaxed);
        let request = post(&format!("/rooms/{}", room.space), cookie, &form);
        let answer = self.wire.ask(&request).await?;
        if answer.status != 200 {
            return Err(format!("a message was answered with {}", answer.status).into());
        }
        let place: i64 = std::str::from_utf8(&answer.body)?.parse()?;
        note(&room.last, place);
        self.board.acknowledged.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

fn note(last: &AtomicI64, place: i64) {
    last.fetch_max(place, Ordering::Relaxed);
}

/// Waits until every page has seen every acknowledged message.
pub async fn settle(board: &Board, pages_a_room: usize) -> Done<()> {
    for _ in 0..100 {
        let sent = board.acknowledged.load(Ordering::Relaxed);
        if board.seen.load(Ordering::Relaxed) == sent * pages_a_room {
            return Ok(());
        }
        sleep(Duration::from_millis(100)).await;
    }
    let sent = board.acknowledged.load(Ordering::Relaxed);
    let seen = board.seen.load(Ordering::Relaxed);
    Err(format!("{sent} messages sent, seen {seen} times on {pages_a_room} pages each").into())
}
