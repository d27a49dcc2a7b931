//! A practice to measure: couples with their joint spaces and everyone signed in, made through the
//! service's own acts, so that every key and every message in it is real.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use clap::Parser;
use data_encoding::BASE64URL_NOPAD;
use sealing::SystemEntropy;
use securebase::accounts::{
    self, Account, AppSecret, Device, Fresh, NewAccount, Prepared, Role, SignedIn,
};
use securebase::app::App;
use securebase::clock::Clock;
use securebase::db::Id;
use securebase::episodes::{self, Form, Membership, Space};
use securebase::messages::{self, Stored};
use securebase::practice;
use securebase::service::Service;
use securebase::settings::{Cli, Command};
use tokio::sync::Semaphore;

use crate::{Done, WORDS, told};

/// A joint space, and the cookies of the three people in it.
pub struct Room {
    /// Which, as it stands in addresses.
    pub space: String,
    /// What each of them sends with every request.
    pub cookies: [String; 3],
    /// The number of its newest message.
    pub last: AtomicI64,
}

/// How large a practice to make.
pub struct Size {
    /// Couples, each with a joint space.
    pub couples: usize,
    /// Messages in all the joint spaces together.
    pub messages: usize,
    /// How many of them are in the first one.
    pub longest: usize,
}

/// Makes the practice in an empty folder.
pub async fn make(data: &Path, size: &Size) -> Done<Vec<Arc<Room>>> {
    let service = open(data).await?;
    let token = practice::first_start(&service).await.map_err(told)?;
    let administrator = account(&service, Role::Administrator, 0).await?;
    practice::set_up(
        &service,
        &token.ok_or("already set up")?,
        "Bench",
        administrator,
    )
    .await
    .map_err(told)?;
    let therapist = account(&service, Role::Therapist, 0).await?;
    let therapist = enrol(&service, therapist).await?;
    second_factor(&service, &therapist.signed_in).await?;
    let therapist = (cookie(&therapist), therapist.signed_in.account());

    let mut couples = Vec::new();
    for n in 0..size.couples {
        let (service, therapist) = (Arc::clone(&service), therapist.clone());
        couples.push(tokio::spawn(async move {
            couple(&service, n, &therapist).await
        }));
    }
    let mut rooms = Vec::new();
    for made in couples {
        rooms.push(made.await??);
    }
    fill(&service, &rooms, size).await?;
    service.db.close().await;
    Ok(rooms.into_iter().map(|(room, _)| Arc::new(room)).collect())
}

async fn open(data: &Path) -> Done<Arc<Service>> {
    let folder = data.to_str().ok_or("a folder whose name is text")?;
    let Command::Serve(settings) = Cli::try_parse_from([
        "securebase",
        "serve",
        "--data",
        folder,
        "--relay-listen",
        "127.0.0.1:0",
        "--relay-host",
        "127.0.0.1",
    ])?
    .command
    else {
        return Err("not a serving command".into());
    };
    Ok(App::open(*settings, Clock::default()).await?.service)
}

async fn account(service: &Service, role: Role, n: usize) -> Done<Prepared> {
    let new = NewAccount {
        role,
        email: &format!("{}-{n}@bench.example", role.as_str()),
        name: "Robin",
        zone: calendar::Zone::parse("Europe/Berlin").ok_or("no such zone")?,
        password: "lamp river stone coat",
    };
    accounts::prepare(service, new).await.map_err(told)
}

async fn enrol(service: &Service, prepared: Prepared) -> Done<Device> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    accounts::insert(&mut tx, service, &prepared, now).await?;
    let device = accounts::sign_in_device(&mut tx, service, prepared, now).await;
    tx.commit().await?;
    device.map_err(told)
}

/// Whoever works here has one.
async fn second_factor(service: &Service, me: &SignedIn) -> Done<()> {
    let (app, now) = (AppSecret::generate(&mut SystemEntropy), service.clock.now());
    let me = Fresh::of(me.clone(), now).ok_or("signed in just now")?;
    let done = accounts::set_up_app(service, &me, &app, &app.code(now)).await;
    done.map_err(told).map(drop)
}

fn cookie(device: &Device) -> String {
    BASE64URL_NOPAD.encode(device.secret.as_slice())
}

/// Two clients who invited each other and agreed, and the joint space the therapist opened for them.
async fn couple(
    service: &Service,
    n: usize,
    therapist: &(String, Id<Account>),
) -> Done<(Room, SignedIn)> {
    let first = enrol(service, account(service, Role::Client, 2 * n).await?).await?;
    let second = enrol(service, account(service, Role::Client, 2 * n + 1).await?).await?;
    let cookies = [cookie(&first), cookie(&second), therapist.0.clone()];
    let (first, second) = (first.signed_in, second.signed_in);
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let space = async {
        episodes::begin(&mut tx, service, first.account(), Form::Couple, now).await?;
        let link = episodes::invite(&mut tx, service, &first, None, now).await?;
        episodes::accept_invitation(&mut tx, service, &link, second.account(), now).await?;
        episodes::consent(&mut tx, &first, true, now).await?;
        episodes::consent(&mut tx, &second, true, now).await?;
        let episode = episodes::episode_of(&mut tx, first.account()).await?;
        let episode = episode.ok_or(securebase::web::Stop::NotFound)?;
        episodes::open_joint_space(&mut tx, service, &episode, therapist.1, now).await
    };
    let space = space.await.map_err(told)?;
    tx.commit().await?;
    let room = Room {
        space: space.to_string(),
        cookies,
        last: AtomicI64::new(0),
    };
    Ok((room, first))
}

/// Writes the messages, many at a time: each is sealed and on disk as any other.
async fn fill(service: &Arc<Service>, rooms: &[(Room, SignedIn)], size: &Size) -> Done<()> {
    let others = rooms.len().saturating_sub(1).max(1);
    let each = size.messages.saturating_sub(size.longest) / others;
    let at_once = Arc::new(Semaphore::new(64));
    let mut writing = Vec::new();
    for (n, (room, me)) in rooms.iter().enumerate() {
        let space: Id<Space> = room.space.parse()?;
        let member = episodes::enter(&mut *service.db.read().await?, me, space).await;
        let member = Arc::new(member.map_err(told)?);
        let count = if n == 0 { size.longest } else { each };
        room.last.store(i64::try_from(count)?, Ordering::Relaxed);
        for _ in 0..count {
            let turn = Arc::clone(&at_once).acquire_owned().await?;
            let (service, member) = (Arc::clone(service), Arc::clone(&member));
            writing.push(tokio::spawn(async move {
                let _turn = turn;
                write(&service, &member).await
            }));
        }
    }
    for written in writing {
        written.await??;
    }
    Ok(())
}

async fn write(service: &Service, member: &Membership) -> Done<()> {
    let id: Id<Stored> = Id::new(service.clock.now(), &mut SystemEntropy);
    let sent = messages::send(service, member, id, WORDS).await;
    sent.map(drop).map_err(told)
}
