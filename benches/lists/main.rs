//! Where the time of a short list goes: the store and its seals, or judging. Run it with `bin/bench lists`;
//! `docs/matching.md` says what follows from it.
//!
//! What must stay true: the list that is timed is the one a client is shown, and judging is timed with the same
//! engine on as many therapists.

#![expect(
    clippy::print_stdout,
    reason = "what was found is printed for people to read"
)]

use std::error::Error;
use std::net::SocketAddr;
use std::time::Duration;

use clap::Parser;
use matching::{
    Between, Case, Client, Day, Directory, Form, Medium, Search, Therapist, Week, eligible, rank,
    suggest,
};
use securebase::accounts::{self, Came, Network, NewAccount, Role, SignedIn};
use securebase::app::App;
use securebase::clock::Clock;
use securebase::practice::{self, Vetted};
use securebase::settings::Demo;
use securebase::{demo, pairing};
use tokio::time::Instant;

type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Times the list of therapists of a client in a made-up practice.
#[derive(Parser)]
struct Args {
    /// Therapists beside those of the demo, all licensed where the client is
    #[arg(long, default_value_t = 300)]
    therapists: usize,
    /// How often each is timed
    #[arg(long, default_value_t = 30)]
    times: usize,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

/// Words for what went wrong.
fn told(fault: impl std::fmt::Debug) -> String {
    format!("{fault:?}")
}

#[tokio::main]
async fn main() -> Done<()> {
    let args = Args::parse();
    let folder = tempfile::tempdir()?;
    let here = SocketAddr::from(([127, 0, 0, 1], 0));
    let demo = Demo {
        data: folder.path().join("demo"),
        listen: here,
        relay_listen: here,
        calendar_allow: Vec::new(),
    };
    let (settings, _) = demo::ready(&demo, here, |_| {}).await?;
    let app = App::open(settings, Clock::default()).await?;
    let admin = signed_in(&app, "robin@example.org").await?;
    let client = signed_in(&app, "hannah@example.org").await?;
    more(&app, &admin, args.therapists).await?;

    let service = &app.service;
    let (mut read, mut list, mut shown) = (Vec::new(), Vec::new(), 0);
    for _ in 0..args.times {
        let mut conn = service.db.read().await.map_err(told)?;
        let began = Instant::now();
        practice::all_therapists(&mut conn, service)
            .await
            .map_err(told)?;
        read.push(began.elapsed());
        let began = Instant::now();
        let found = pairing::suggestions(&mut conn, service, &client).await;
        list.push(began.elapsed());
        shown = found.map_err(told)?.len();
    }
    println!("the whole list: {}, with {shown} shown", words(&mut list));
    println!(
        "of it, profiles and licences read and opened: {}",
        words(&mut read)
    );
    judged(&args);
    app.service.db.close().await;
    Ok(())
}

/// The middle of some times, and the longest.
fn words(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let micros = |at: usize| times.get(at).map_or(0, Duration::as_micros);
    let (middle, last) = (micros(times.len() / 2), micros(times.len() - 1));
    format!("{middle} µs (at most {last} µs)")
}

async fn signed_in(app: &App, email: &str) -> Done<SignedIn> {
    let tried = accounts::sign_in(&app.service, email, demo::PASSWORD, Network(None)).await;
    match tried.map_err(told)?.map_err(told)? {
        Came::In(device) => Ok(device.signed_in),
        Came::ToSecondStep(_) => Err("a second step is asked for".into()),
    }
}

/// More therapists like the one who is there.
async fn more(app: &App, admin: &SignedIn, many: usize) -> Done<()> {
    let service = &app.service;
    let like = signed_in(app, "tomasz@example.org").await?;
    let mut conn = service.db.read().await.map_err(told)?;
    let known = practice::therapist(&mut conn, service, like.account()).await;
    drop(conn);
    let known = known.map_err(told)?.ok_or("nobody to be like")?;
    let licence = known.licences.first().ok_or("no licence")?;
    for n in 0..many {
        let email = format!("therapist-{n}@example.org");
        let new = NewAccount {
            role: Role::Therapist,
            email: &email,
            name: "A Therapist",
            zone: known.profile.zone.clone(),
            password: demo::PASSWORD,
        };
        let prepared = accounts::prepare(service, new).await.map_err(told)?;
        let account = prepared.known().account;
        let mut tx = service.db.begin().await.map_err(told)?;
        accounts::insert(&mut tx, service, &prepared, service.clock.now())
            .await
            .map_err(told)?;
        practice::save(&mut tx, service, account, &known.profile)
            .await
            .map_err(told)?;
        tx.commit().await.map_err(told)?;
        let id = practice::add_licence(service, account, &licence.details)
            .await
            .map_err(told)?;
        let vetted: &Vetted = licence.vetted.as_ref().ok_or("nobody checked it")?;
        practice::vet(service, admin, id, vetted)
            .await
            .map_err(told)?;
    }
    Ok(())
}

/// As many therapists judged one by one, and looked up in a directory.
fn judged(args: &Args) {
    let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let place = matching::Jurisdiction::parse("GB");
    let Some(place) = place else { return };
    let therapist = Therapist {
        licences: vec![matching::Licence {
            jurisdiction: place.clone(),
            expires: Day(30_000),
            vetting: matching::Vetting::Verified { on: Day(20_000) },
        }],
        languages: texts(&["en", "pl"]),
        focus: texts(&["trust", "intimacy", "closeness", "conflict"]),
        approaches: texts(&["eft", "psychodynamic"]),
        media: vec![Medium::Video, Medium::Messages],
        room_couples: 1,
        room_individuals: 1,
        times: vec![vec![true, false]],
        ..Therapist::default()
    };
    let therapists = vec![therapist; args.therapists];
    let clients = [Client {
        jurisdiction: place,
        languages: texts(&["en"]),
        goals: texts(&["intimacy", "parenting"]),
        approaches: vec![],
        gender: None,
        affirms: vec![],
        times: texts(&["thursday-morning", "friday-morning"]),
        media: vec![Medium::Video],
        age: Some(33),
        most: vec![],
    }];
    let practice = matching::Practice::default();
    let case = Case {
        clients: &clients,
        form: Form::Couple,
        reader: Some(0),
        practice: &practice,
        today: Day(25_000),
    };
    let weeks = vec![Week::of(&["thursday-morning"]); therapists.len()];
    let weeks = [&*weeks];
    let between: [(usize, Vec<Between>); 0] = [];
    let (mut plain, mut ready, mut quick) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..args.times {
        let began = Instant::now();
        let found = therapists.iter().enumerate().filter_map(|(at, therapist)| {
            let eligible = eligible(therapist, &case).ok()?;
            Some((at, suggest(&eligible, &case)))
        });
        let mut one_by_one = rank(found.collect());
        one_by_one.truncate(6);
        plain.push(began.elapsed());
        let began = Instant::now();
        let directory = Directory::new(&therapists);
        ready.push(began.elapsed());
        let search = Search {
            case,
            weeks: &weeks,
            between: &between,
            most: 6,
        };
        let began = Instant::now();
        let best = directory.best(&search, |at| at);
        quick.push(began.elapsed());
        if best != one_by_one {
            println!("the directory gives another list");
        }
    }
    println!(
        "{} judged one by one: {}",
        therapists.len(),
        words(&mut plain)
    );
    println!(
        "the same from a directory: {}, and {} to make it ready",
        words(&mut quick),
        words(&mut ready)
    );
}
