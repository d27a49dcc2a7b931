//! `securebase kept`: the steps at the command line, for the administrator and the custodian.
//!
//! What must stay true: each says in plain words what happened and what comes next; none at the server says a
//! name of a client.

use jiff::Timestamp;

use super::args::{Because, Kept, Open, Place, Take, TakeNames, Who};
use super::entries::in_utc;
use super::names::Names;
use super::open::{self, Opened};
use super::take::{self, Taken};
use crate::app;
use crate::clock::Clock;
use crate::erasure::{self, Why};
use crate::intake::Content;
use crate::recovery::typed_key;
use crate::service::Service;
use crate::settings::Settings;
use crate::web::Stop;

/// Does a step.
///
/// # Errors
/// Words for whoever asked.
pub async fn run(step: &Kept, clock: Clock, tell: impl Fn(&str)) -> Result<(), String> {
    match step {
        Kept::List(place) => list(place, clock, &tell).await,
        Kept::Take(asked) => take(asked, clock, &tell).await,
        Kept::Names(asked) => names(asked, clock, &tell).await,
        Kept::Open(asked) => open(asked, clock.now(), &tell).await,
        Kept::Who(asked) => who(asked, clock.now(), &tell),
    }
}

async fn at_hand(place: &Place, clock: Clock) -> Result<Service, String> {
    let settings = Settings::at_hand(&place.data, place.database.as_deref(), "")?;
    app::at_hand(settings, clock).await
}

/// A fault of an act, in words.
fn fault(stop: Stop) -> String {
    match stop {
        Stop::Fault(words) => words,
        other => format!("{other:?}"),
    }
}

fn why(because: &Because) -> Result<Why, String> {
    let why = Why {
        by: because.by.trim().to_owned(),
        reason: because.reason.trim().to_owned(),
    };
    let fits = |text: &str| (1..=300).contains(&text.chars().count());
    if !fits(&why.by) || !fits(&why.reason) {
        return Err("give your name and the reason, in up to 300 letters each".to_owned());
    }
    Ok(why)
}

async fn list(place: &Place, clock: Clock, tell: &impl Fn(&str)) -> Result<(), String> {
    let service = at_hand(place, clock).await?;
    let reading = async || -> Result<_, Stop> {
        let mut conn = service.db.read().await?;
        let kept = erasure::kept(&mut conn, &service).await?;
        Ok((kept, erasure::openings(&mut conn, &service).await?))
    };
    let read = reading().await;
    service.db.leave().await;
    let (kept, openings) = read.map_err(fault)?;
    if kept.is_empty() {
        tell("No record is kept.");
    }
    for record in kept {
        let taken = openings.iter();
        let taken = taken.filter(|one| one.number == Some(record.number));
        let taken: Vec<String> = taken
            .map(|one| format!("{} by {}", in_utc(one.at), one.why.by))
            .collect();
        let taken = match taken.is_empty() {
            true => "never taken out".to_owned(),
            false => format!("taken out {}", taken.join("; ")),
        };
        tell(&format!(
            "{}  kept until {}  {taken}",
            record.number,
            in_utc(record.until)
        ));
    }
    Ok(())
}

const NOT_KEPT: &str = "no record of this number is kept: there was none, or its day has come. \
     Look with: securebase kept list";

const NEXT: &str = "The administrators get a mail that something is to be looked at; who took it and why stands \
     under Practice, Erasing accounts.";

async fn take(asked: &Take, clock: Clock, tell: &impl Fn(&str)) -> Result<(), String> {
    let why = why(&asked.because)?;
    let service = at_hand(&asked.place, clock).await?;
    let done = take::take(&service, &asked.number, &why, &asked.to).await;
    service.db.leave().await;
    match done.map_err(fault)? {
        Taken::NotKept => Err(NOT_KEPT.to_owned()),
        Taken::Written => {
            tell(&format!("Written: {}", asked.to.display()));
            tell(
                "It opens with the recovery key alone. Bring it to its holder, who runs: securebase kept open",
            );
            tell(NEXT);
            Ok(())
        }
    }
}

async fn names(asked: &TakeNames, clock: Clock, tell: &impl Fn(&str)) -> Result<(), String> {
    let why = why(&asked.because)?;
    let service = at_hand(&asked.place, clock).await?;
    let done = take::take_names(&service, &why, &asked.to).await;
    service.db.leave().await;
    match done.map_err(fault)? {
        Taken::NotKept => Err("no record is kept".to_owned()),
        Taken::Written => {
            tell(&format!("Written: {}", asked.to.display()));
            tell(
                "It opens with the recovery key alone. Bring it to its holder, who runs: securebase kept who",
            );
            tell(NEXT);
            Ok(())
        }
    }
}

async fn open(asked: &Open, now: Timestamp, tell: &impl Fn(&str)) -> Result<(), String> {
    let content = Content::load(asked.content.as_deref())?;
    let key = typed_key(asked.key_file.as_deref())?;
    match open::open(&asked.file, &key, &content, &asked.to, now).await? {
        Opened::Over(day) => Err(format!(
            "this record was to be kept until {} and no longer: it is not opened any more. Delete the file",
            in_utc(day)
        )),
        Opened::Written { missing } => {
            tell(&format!(
                "Opened: {}",
                asked.to.join("index.html").display()
            ));
            if missing > 0 {
                tell(&format!(
                    "Files that were not whole on the server: {missing}."
                ));
            }
            tell("It is not locked any more. Delete the folder and the file when it is done.");
            Ok(())
        }
    }
}

fn who(asked: &Who, now: Timestamp, tell: &impl Fn(&str)) -> Result<(), String> {
    let names = Names::read(&asked.file)?;
    let key = typed_key(asked.key_file.as_deref())?;
    for whose in names.open(&key, now)? {
        tell(&format!(
            "{}  {}  {}  kept until {}",
            whose.number,
            whose.name,
            whose.email,
            in_utc(whose.until)
        ));
    }
    tell("Tell the administrator the number, and no name. Delete the list when it is done.");
    Ok(())
}
