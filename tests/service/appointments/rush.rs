//! Many ask for one free time of one therapist at once: one has it, all others are told so kindly, and
//! nothing is half done.
//!
//! `SECUREBASE_TEST_RUSH` says how many; `bin/test --long` asks for 1,000.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use calendar::{Hours, Weekday, WeeklyHours};
use securebase::accounts::{Device, Role};
use securebase::db::Id;
use securebase::episodes::{Form, Past, Space, private_space_of};
use securebase::intake::{self, Content, Joining, NewClient};
use securebase::service::Service;
use securebase::{pairing, practice};
use sqlx::Row;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::histories::people;
use crate::killed::process::Process;
use crate::support::{Browser, House, Page, Place};

const CLIENTS: usize = 40;
/// The most memory the service may hold meanwhile, in MiB: it was 37 with 40 clients and 71 with 1,000.
const MOST_MEMORY: u64 = 200;

on_each_store!(one_has_the_time_and_all_others_are_told_kindly);

fn how_many() -> usize {
    #[expect(clippy::disallowed_methods, reason = "tests have no command line")]
    let asked = std::env::var("SECUREBASE_TEST_RUSH").ok();
    asked.map_or(CLIENTS, |clients| clients.parse().expect("a number"))
}

/// A therapist who is there at every hour, with a place for everyone.
async fn therapist(service: &Service) -> Device {
    let device = people::therapist(service).await;
    let me = device.signed_in.account();
    let mut tx = service.db.begin().await.expect("begins");
    let profile = practice::profile_of(&mut tx, service, me).await;
    let mut profile = profile.expect("answers").expect("a profile");
    (profile.couples, profile.individuals) = (10_000, 10_000);
    let all_day = |weekday| Hours {
        weekday,
        from: 0,
        to: 1_440,
    };
    profile.hours = WeeklyHours::new(Weekday::ALL.map(all_day).to_vec()).expect("hours");
    practice::save(&mut tx, service, me, &profile)
        .await
        .expect("saved");
    tx.commit().await.expect("commits");
    device
}

/// A client whom the therapist has accepted: the cookies of their browser, and their private room.
async fn client(house: &House, content: &Content, therapist: &Device) -> (String, Id<Space>) {
    let service = &house.service;
    let questionnaire = content.start.here();
    let new = NewClient {
        questionnaire,
        answers: &people::answers(questionnaire),
        joining: Joining::First(Form::Individual),
    };
    let prepared = people::prepared(service, Role::Client).await;
    let device = intake::finish(service, new, prepared).await;
    let device = device.expect("made").expect("a new address");
    let (me, theirs) = (&device.signed_in, &therapist.signed_in);
    pairing::choose(service, me, theirs.account(), Past::SinceTheLast)
        .await
        .expect("chosen");
    let mut conn = service.db.read().await.expect("answers");
    let asked = pairing::of_client(&mut conn, me.account()).await;
    let asked = asked.expect("answers").expect("asked");
    let private = private_space_of(&mut conn, me.account()).await;
    drop(conn);
    pairing::accept(service, theirs, asked.id)
        .await
        .expect("accepted");
    let browser = Browser::signed_in(house, &device);
    let private = private.expect("answers").expect("a private room");
    (browser.cookies(), private)
}

/// How many rows a table has.
async fn count(service: &Service, table: &str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
    let mut conn = service.db.read().await.expect("answers");
    let row = sqlx::query(sql).fetch_one(&mut *conn).await;
    row.expect("counted").try_get(0).expect("a number")
}

/// What grows with a booking, but for mail that goes out at once: that is counted in the folder.
const WATCHED: [&str; 4] = [
    "appointments",
    "appointment_cells",
    "audit_entries",
    "jobs where subject is not null",
];

async fn counts(house: &House) -> Vec<i64> {
    let mut all = Vec::new();
    for table in WATCHED {
        all.push(count(&house.service, table).await);
    }
    // While one is being sent it is in both places.
    while count(&house.service, "jobs where subject is null").await > 0 {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let sent = std::fs::read_dir(house.place.folder().join("mail"));
    let sent = sent.expect("a folder").count();
    all.push(i64::try_from(sent).expect("a few"));
    all
}

/// What every one of them is answered, who all ask at once.
async fn rush(origin: &str, all: Vec<(Browser, Id<Space>)>, start: &str) -> Vec<Page> {
    let barrier = Arc::new(Barrier::new(all.len()));
    let mut tasks = JoinSet::new();
    for (browser, room) in all {
        let (barrier, start) = (Arc::clone(&barrier), start.to_owned());
        let browser = browser.reaching(origin);
        tasks.spawn(async move {
            barrier.wait().await;
            let fields = [("start", start.as_str())];
            let path = format!("/rooms/{room}/book?week=1");
            browser.post(&path, &fields).await
        });
    }
    tasks.join_all().await
}

async fn one_has_the_time_and_all_others_are_told_kindly(place: Place) {
    let many = how_many();
    let house = House::open(place).await;
    let path = house.set_up.clone().expect("a practice to set up");
    people::set_up(&house.service, &path).await;
    let content = Content::load(None).expect("its content");
    let tara = therapist(&house.service).await;
    let mut all = Vec::new();
    for _ in 0..many {
        let (cookies, room) = client(&house, &content, &tara).await;
        all.push((Browser::with_cookies(&house, &cookies), room));
    }
    let (first, room) = &all[0];
    let page = first.open(&format!("/rooms/{room}/book?week=1")).await;
    let times = page.values("start");
    let wanted = &times[times.len() / 2];
    // Of before: none of it is to be sent while mail is counted.
    let mut tx = house.service.db.begin().await.expect("begins");
    let deleted = sqlx::query("delete from jobs").execute(&mut *tx).await;
    deleted.expect("deleted");
    tx.commit().await.expect("commits");

    // A service of its own, whose memory is nobody else's.
    let process = Process::start(&house.place);
    let before = counts(&house).await;
    let pages = rush(&process.origin, all, wanted).await;
    let after = counts(&house).await;
    let memory = process.most_memory();
    process.kill();

    let booked: Vec<_> = pages.iter().filter(|page| page.status == 303).collect();
    assert_eq!(booked.len(), 1, "exactly one has it");
    for page in pages.iter().filter(|page| page.status != 303) {
        page.must_be(200);
        page.must_have("was taken a moment ago. Nothing was booked");
        page.must_have("Free close to it");
        assert!(!page.values("start").contains(wanted), "it is offered on");
    }
    // One appointment, its four quarters of an hour, one entry, a reminder for each of the two and the
    // question afterwards, and one mail at once, to the therapist: nothing of anybody who lost.
    let more: Vec<i64> = after
        .iter()
        .zip(before)
        .map(|(now, then)| now - then)
        .collect();
    assert_eq!(more, [1, 4, 1, 3, 1], "{WATCHED:?}, mail at once");
    assert!(memory < MOST_MEMORY, "{memory} MiB");
    let mut out = std::io::stdout();
    writeln!(out, "{many} asked at once; {memory} MiB at most").expect("said");
}
