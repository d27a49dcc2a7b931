//! `securebase recover`: the steps at the command line, for the administrator and the custodian.
//!
//! What must stay true: each says in plain words what happened and what comes next, and names nobody
//! but by the id of their account.

use jiff::Timestamp;

use super::args::{Ask, Finish, Open, Place, Recover, Whose, WriteTo};
use super::{Answer, Asked, Finished, Request, Written, acts, custodian, typed};
use crate::accounts;
use crate::accounts::recovery::{self, Details, Stage, Stopper};
use crate::app;
use crate::clock::Clock;
use crate::practice;
use crate::service::Service;
use crate::settings::Settings;
use crate::web::Stop;

/// Does a step.
///
/// # Errors
/// Words for whoever asked.
pub async fn run(step: &Recover, clock: Clock, tell: impl Fn(&str)) -> Result<(), String> {
    match step {
        Recover::Open(open) => answer(open, clock.now(), &tell),
        Recover::Request(asked) => request(asked, clock, &tell).await,
        Recover::Write(asked) => write(asked, clock, &tell).await,
        Recover::Finish(asked) => finish(asked, clock, &tell).await,
        Recover::Stop(whose) => stop(whose, clock, &tell).await,
        Recover::List(place) => list(place, clock, &tell).await,
    }
}

async fn at_hand(place: &Place, clock: Clock) -> Result<Service, String> {
    let database = place.database.as_deref();
    let settings = Settings::at_hand(&place.data, database, &place.public_url)?;
    app::at_hand(settings, clock).await
}

/// A fault of an act, in words.
fn fault(stop: Stop) -> String {
    format!("{stop:?}")
}

fn in_utc(at: Timestamp) -> String {
    at.strftime("%-d %B %Y, %H:%M UTC").to_string()
}

const NO_ACCOUNT: &str =
    "nobody has an account with this e-mail address, or nothing was asked for them";

async fn request(asked: &Ask, clock: Clock, tell: &impl Fn(&str)) -> Result<(), String> {
    let details = Details {
        by: asked.by.trim().to_owned(),
        reason: asked.reason.trim().to_owned(),
    };
    let fits = |text: &str| (1..=300).contains(&text.chars().count());
    if !fits(&details.by) || !fits(&details.reason) {
        return Err("give your name and the reason, in up to 300 letters each".to_owned());
    }
    let service = at_hand(&asked.whose.place, clock).await?;
    let wait = practice::recovery_wait(&service).await.map_err(fault)?;
    let done = acts::ask(&service, &asked.whose.email, &details, wait).await;
    service.db.leave().await;
    match done.map_err(fault)? {
        Asked::NoAccount => Err("nobody has an account with this e-mail address".to_owned()),
        Asked::Already => Err(
            "this was asked before and is not over. Look with: securebase recover list".to_owned(),
        ),
        Asked::Begun { path, opens_at } => {
            tell(
                "Asked. The owner of the account is told by mail and on every page, and can stop it.",
            );
            tell(
                "Hand them this link in person, once you know that it is them. By it they set a new password:",
            );
            tell(&service.link(&path));
            if service.settings.public_url.is_empty() {
                tell(
                    "(after the address of your practice; with SECUREBASE_PUBLIC_URL it is printed whole)",
                );
            }
            tell(&format!(
                "Then: securebase recover write. It can be finished from {} on.",
                in_utc(opens_at)
            ));
            Ok(())
        }
    }
}

async fn write(asked: &WriteTo, clock: Clock, tell: &impl Fn(&str)) -> Result<(), String> {
    let service = at_hand(&asked.whose.place, clock).await?;
    let done = acts::write(&service, &asked.whose.email).await;
    service.db.leave().await;
    match done.map_err(fault)? {
        Written::NotAsked => Err(NO_ACCOUNT.to_owned()),
        Written::NoKeyYet => {
            Err("the owner has not set a new password yet, by the link you handed over".to_owned())
        }
        Written::Over => Err("nobody finished it in time: ask again".to_owned()),
        Written::Request(request) => {
            request.write(&asked.to)?;
            tell(&format!("Written: {}", asked.to.display()));
            tell(&format!(
                "Bring it to the holder of the recovery key. They answer it from {} on, with the letters \
                 the owner reads out to them.",
                in_utc(request.not_before)
            ));
            Ok(())
        }
    }
}

fn answer(open: &Open, now: Timestamp, tell: &impl Fn(&str)) -> Result<(), String> {
    let request = Request::read(&open.request)?;
    let key = typed::key(open.key_file.as_deref())?;
    let answer = custodian::answer(&request, &key, &open.letters, now)?;
    answer.write(&open.to)?;
    tell(&format!(
        "Answered: {}. It opens nothing without the owner's new password. Bring it to the administrator.",
        open.to.display()
    ));
    Ok(())
}

async fn finish(asked: &Finish, clock: Clock, tell: &impl Fn(&str)) -> Result<(), String> {
    let answer = Answer::read(&asked.answer)?;
    let service = at_hand(&asked.place, clock).await?;
    let done = acts::finish(&service, &answer).await;
    service.db.leave().await;
    match done.map_err(fault)? {
        Finished::Done => {
            tell("Finished. They sign in with their new password and read what they could read before.");
            Ok(())
        }
        Finished::TooEarly(at) => Err(format!("it can be finished from {} on", in_utc(at))),
        Finished::Over => Err("it was stopped, finished before, or nobody finished it in time".to_owned()),
        Finished::NotTheAnswer => Err(
            "this is not the answer to the newest request, as the holder of the recovery key wrote it"
                .to_owned(),
        ),
        Finished::KeysSince => Err(
            "somebody came or left since the request was written, so there are new keys: run securebase \
             recover write again, and have that one answered"
                .to_owned(),
        ),
    }
}

async fn stop(whose: &Whose, clock: Clock, tell: &impl Fn(&str)) -> Result<(), String> {
    let service = at_hand(&whose.place, clock).await?;
    let stopping = async || -> Result<bool, Stop> {
        let mut conn = service.db.read().await?;
        let account = accounts::by_email(&mut conn, &service, &whose.email).await?;
        let Some(account) = account else {
            return Ok(false);
        };
        let open = recovery::open_of(&mut conn, &service, account).await?;
        drop(conn);
        match open {
            Some(open) => recovery::stop(&service, open.id, Stopper::Practice).await,
            None => Ok(false),
        }
    };
    let stopped = stopping().await;
    service.db.leave().await;
    if !stopped.map_err(fault)? {
        return Err(NO_ACCOUNT.to_owned());
    }
    tell("Stopped. It stays written down, where its owner sees it.");
    Ok(())
}

async fn list(place: &Place, clock: Clock, tell: &impl Fn(&str)) -> Result<(), String> {
    let service = at_hand(place, clock).await?;
    let reading = async || recovery::everything(&mut *service.db.read().await?, &service).await;
    let all = reading().await;
    service.db.leave().await;
    let now = service.clock.now();
    for one in all.map_err(fault)? {
        let became = match one.stage(now) {
            Stage::Asked => "waits for a new password".to_owned(),
            Stage::KeySet => format!("can be finished from {} on", in_utc(one.opens_at)),
            Stage::Stopped(Stopper::Owner) => "stopped by its owner".to_owned(),
            Stage::Stopped(Stopper::Practice) => "stopped by the practice".to_owned(),
            Stage::Stopped(Stopper::Time) => "not finished in time".to_owned(),
            Stage::Finished => "finished".to_owned(),
        };
        tell(&format!(
            "{}  account {}  asked by {}: {became}",
            in_utc(one.asked_at),
            one.account,
            one.details.by
        ));
    }
    Ok(())
}
