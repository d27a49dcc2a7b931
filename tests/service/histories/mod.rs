//! Histories nobody thought of: people come, choose, part and come back in any order, and write all
//! the while. After each, everyone reads what an oracle says was meant for them, and nothing else.
//!
//! `PROPTEST_CASES` says how many histories to try.

mod moves;
mod oracle;
pub mod people;
mod races;
mod summaries;

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::test_runner::{Config, TestRunner};
use sealing::{Context, SealedInSpace, Wrapped};
use securebase::db::Id;
use securebase::episodes::Space;
use securebase::intake::Content;
use securebase::web::Stop;
use sqlx::Row;

use crate::support::{Browser, House, Place};
use moves::any_history;
pub use moves::{Move, Then, Who};
use oracle::Oracle;
use people::People;

/// How many clients a history has at most: each costs a password hash.
const MOST_CLIENTS: usize = 4;
const THERAPISTS: usize = 2;
const HISTORIES: u32 = 12;
/// How many days the work of two who parted goes on: as few as a practice can set.
const WINDING_DAYS: i64 = 7;
/// For how many days the two can read their joint room once it is closed for good.
const READING_DAYS: i64 = 5;
/// No history takes so long that people would have to sign in again to be asked what they see.
const MOST_DAYS: i64 = 12;

/// Whether the people and rooms of a move are there yet.
fn is_possible(made: Move, oracle: &Oracle) -> bool {
    let is_here = |who: usize| who < oracle.clients.len() && !oracle.clients[who].gone;
    match made {
        Move::SignUp | Move::Days(_) => true,
        Move::Write(Who::Client(client), room) => is_here(client) && room < oracle.rooms.len(),
        Move::Write(Who::Therapist(_), room) => room < oracle.rooms.len(),
        Move::InvitePartner(client)
        | Move::Choose(client, _)
        | Move::ChooseWithPast(client, _)
        | Move::LetReadPast(client)
        | Move::AgreeToPast(client, _)
        | Move::Withdraw(client)
        | Move::Accept(client, _)
        | Move::Decline(client, _)
        | Move::ReadAnswers(client)
        | Move::ChangeTherapist(client)
        | Move::ChangeAsking(client, _)
        | Move::GiveSummary(client, _)
        | Move::CorrectSummary(client, _)
        | Move::PassSummaryOn(client, _)
        | Move::EndWork(client, _, _)
        | Move::Consent(client, _)
        | Move::OpenJoint(client, _)
        | Move::Erase(client)
        | Move::Pause(client)
        | Move::GoOn(client)
        | Move::GoAlone(client, _)
        | Move::AskToGoOn(client)
        | Move::GoAloneUnsaid(client, _) => is_here(client),
        Move::Answer(Who::Client(other), client, _) => is_here(other) && is_here(client),
        Move::Answer(Who::Therapist(_), client, _) => is_here(client),
        Move::Join(one, other) => is_here(one) && is_here(other),
    }
}

fn words(room: usize, message: usize) -> String {
    format!("(message {message} of room {room})")
}

async fn play(house: &House, content: &Arc<Content>, moves: &[Move]) {
    let mut people = People::new(Arc::clone(&house.service), Arc::clone(content)).await;
    let mut oracle = Oracle::default();
    let mut passed = 0;
    for made in moves {
        if let Move::Days(days) = made {
            if passed + days > MOST_DAYS {
                continue;
            }
            passed += days;
        }
        let full = oracle.clients.len() == MOST_CLIENTS;
        let new = matches!(made, Move::SignUp | Move::InvitePartner(_));
        if !is_possible(*made, &oracle) || (full && new) {
            continue;
        }
        let text = match made {
            Move::Write(_, room) => words(*room, oracle.rooms[*room].messages.len()),
            Move::GiveSummary(client, _) => oracle
                .newest(*client)
                .map_or_else(String::new, summaries::words),
            Move::CorrectSummary(client, _) => oracle
                .newest(*client)
                .map_or_else(String::new, |at| summaries::next_correction(&oracle, at)),
            _ => String::new(),
        };
        let before = oracle.clone();
        let may = oracle.make(*made);
        let done = people.make(*made, &text).await;
        assert!(
            !matches!(done, Err(Stop::Fault(_))),
            "{made:?}: {done:?}, after {before:#?}"
        );
        assert_eq!(done.is_ok(), may, "{made:?}: {done:?}, after {before:#?}");
    }
    for who in people.everyone() {
        for room in 0..oracle.rooms.len() {
            let meant = meant(&oracle, who, room);
            // Whoever was erased sees no page at all.
            let seen = match oracle.is_gone(who) {
                true => None,
                false => seen(house, &people, who, room).await,
            };
            assert_eq!(seen, meant, "{who:?} sees in room {room} of {oracle:#?}");
            let opens = opens(house, &people, who, room).await;
            let meant = meant.unwrap_or_default();
            assert_eq!(
                opens, meant,
                "{who:?} has keys in room {room} of {oracle:#?}"
            );
        }
    }
    summaries::are_read_as_meant(house, &people, &oracle).await;
}

/// The messages meant for someone in a room; none if the room is not for them at all.
fn meant(oracle: &Oracle, who: Who, room: usize) -> Option<BTreeSet<String>> {
    let room_of = &oracle.rooms[room];
    room_of.known.contains(&who).then(|| {
        let messages = room_of.messages.iter().enumerate();
        let theirs = messages.filter(|(_, readers)| readers.contains(&who));
        theirs.map(|(at, _)| words(room, at)).collect()
    })
}

/// What the pages of the room show them.
async fn seen(house: &House, people: &People, who: Who, room: usize) -> Option<BTreeSet<String>> {
    let browser = Browser::signed_in(house, people.device(who));
    let path = format!("/rooms/{}", people.room(room));
    let mut page = browser.get(&path).await;
    if page.status == 404 {
        return None;
    }
    let mut seen = BTreeSet::new();
    loop {
        page.must_be(200);
        seen.extend(page.all_between("message__text\">", "<"));
        let older = page.all_between(&format!("{path}?before="), "\"");
        let Some(older) = older.first() else {
            return Some(seen);
        };
        page = browser.get(&format!("{path}?before={older}")).await;
    }
}

/// What someone can open who has the whole store and their own key, past every rule on the way.
async fn opens(house: &House, people: &People, who: Who, room: usize) -> BTreeSet<String> {
    let me = &people.device(who).signed_in;
    let space: Id<Space> = people.room(room);
    let mut conn = house.service.db.read().await.expect("reads");
    let keys =
        sqlx::query("select generation, wrapped from space_keys where space = $1 and account = $2")
            .bind(space.bytes())
            .bind(me.account().bytes())
            .fetch_all(&mut *conn)
            .await
            .expect("keys");
    let messages =
        sqlx::query("select generation, author, id, sealed from messages where space = $1")
            .bind(space.bytes())
            .fetch_all(&mut *conn)
            .await
            .expect("messages");
    let mut opened = BTreeSet::new();
    for key in &keys {
        let generation: i64 = key.get(0);
        let context = Context::new("space key")
            .and(space.bytes())
            .and(&generation.to_be_bytes())
            .and(me.account().bytes());
        let key = me.key().unwrap(&Wrapped::from_stored(key.get(1)), &context);
        let key = key.expect("a key wrapped for them");
        for message in messages
            .iter()
            .filter(|row| row.get::<i64, _>(0) == generation)
        {
            let context = Context::new("message")
                .and(space.bytes())
                .and(&message.get::<Vec<u8>, _>(1))
                .and(&message.get::<Vec<u8>, _>(2));
            let plain = key.open(&context, &SealedInSpace::from_stored(message.get(3)));
            let plain = plain.expect("sealed with this key").to_vec();
            opened.insert(String::from_utf8(plain).expect("text"));
        }
    }
    opened
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Runtime::new().expect("a runtime")
}

fn try_histories(runtime: &tokio::runtime::Runtime, place: Place) {
    let house = runtime.block_on(House::open(place));
    let content = Arc::new(Content::load(None).expect("built in"));
    let path = house.set_up.clone().expect("a link");
    runtime.block_on(people::set_up(&house.service, &path));
    #[expect(clippy::disallowed_methods, reason = "tests have no command line")]
    let asked = std::env::var("PROPTEST_CASES").ok();
    let config = Config {
        cases: asked
            .and_then(|cases| cases.parse().ok())
            .unwrap_or(HISTORIES),
        max_shrink_iters: 200,
        failure_persistence: None,
        ..Config::default()
    };
    let tried = TestRunner::new(config).run(&any_history(), |moves| {
        runtime.block_on(play(&house, &content, &moves));
        Ok(())
    });
    if let Err(failed) = tried {
        panic!("{failed}");
    }
}

#[test]
fn everyone_reads_what_was_meant_for_them_on_sqlite() {
    try_histories(&runtime(), Place::sqlite());
}

#[test]
fn everyone_reads_what_was_meant_for_them_on_postgres() {
    let runtime = runtime();
    if let Some(place) = runtime.block_on(Place::postgres()) {
        try_histories(&runtime, place);
    }
}
