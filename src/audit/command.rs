//! `securebase audit`: verify and checkpoint, for whoever runs the server.
//!
//! What must stay true: verifying changes nothing in the store; its exit code says what came of it: 0 for
//! a chain that is whole and checkpoints that hold, 1 for anything else, 2 where it could not be told.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use sealing::ServerKey;

use super::progress::Progress;
use super::{Checkpoint, Held, Verdict, chain_all, store, verify};
use crate::db::Db;
use crate::settings::{DATABASE_FILE, store_url};
use crate::{files, key_file};

/// What can be asked of the log of who saw what.
#[derive(Clone, Debug, Subcommand)]
pub enum Audit {
    /// Walk the whole log and name the first entry that was changed, taken out or moved
    Verify(Verify),
    /// Print how far the log is, sealed, to be kept somewhere else: verify compares it later
    Checkpoint(Place),
}

/// Whose log.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The practice's data folder, with its server.key
    #[arg(long, env = "SECUREBASE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Its PostgreSQL, where it has one
    #[arg(long, env = "SECUREBASE_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

/// How it is verified.
#[derive(Args, Clone, Debug)]
pub struct Verify {
    /// Whose log
    #[command(flatten)]
    pub place: Place,
    /// A checkpoint that was kept elsewhere; may be given more than once
    #[arg(long = "checkpoint")]
    pub checkpoints: Vec<PathBuf>,
}

/// Does what was asked, and says what came of it.
pub async fn run(asked: &Audit, now: Timestamp, tell: impl Fn(&str)) -> ExitCode {
    let done = match asked {
        Audit::Verify(asked) => verified(asked, &tell).await,
        Audit::Checkpoint(place) => checkpoint(place, now, &tell).await.map(|()| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            tell(&format!("this could not be told: {problem}"));
            ExitCode::from(2)
        }
    }
}

async fn open(place: &Place) -> Result<(Db, ServerKey), String> {
    let key = key_file::read(&place.data.join(key_file::NAME))?;
    let embedded = place.data.join(DATABASE_FILE);
    if place.database.is_none() && !embedded.exists() {
        return Err(format!(
            "{}: there is no practice here",
            place.data.display()
        ));
    }
    let url = store_url(&place.data, place.database.as_deref());
    let db = Db::connect(&url).await.map_err(|e| e.to_string())?;
    Ok((db, key))
}

async fn checkpoint(place: &Place, now: Timestamp, tell: &impl Fn(&str)) -> Result<(), String> {
    let (db, key) = open(place).await?;
    chain_all(&db, &key).await.map_err(|e| e.to_string())?;
    let mut conn = db.read().await.map_err(|e| e.to_string())?;
    let head = store::head(&mut conn).await.map_err(|e| e.to_string())?;
    drop(conn);
    db.close().await;
    let head = head.ok_or("the log has no end: verify it")?;
    tell(Checkpoint::new(&key, head, now).print().trim_end());
    Ok(())
}

/// A checkpoint is a few lines; more is none.
const LONGEST: u64 = 4_096;

fn read(path: &Path) -> Result<Checkpoint, String> {
    let told = |e: std::io::Error| files::told(path, &e);
    let none = || format!("{}: this is no checkpoint", path.display());
    if std::fs::metadata(path).map_err(told)?.len() > LONGEST {
        return Err(none());
    }
    let text = std::fs::read_to_string(path).map_err(told)?;
    Checkpoint::parse(&text).ok_or_else(none)
}

async fn verified(asked: &Verify, tell: &impl Fn(&str)) -> Result<bool, String> {
    let checkpoints: Result<Vec<Checkpoint>, String> =
        asked.checkpoints.iter().map(|path| read(path)).collect();
    let checkpoints = checkpoints?;
    let (db, key) = open(&asked.place).await?;
    let mut conn = db.read().await.map_err(|e| e.to_string())?;
    let mut progress = Progress::new();
    let walked = verify(&mut conn, &key, &checkpoints, |walked| {
        progress.show(walked)
    })
    .await;
    progress.clear();
    drop(conn);
    db.close().await;
    let verdict = walked.map_err(|e| e.to_string())?;
    for line in words(&verdict) {
        tell(&line);
    }
    for ((path, checkpoint), held) in asked
        .checkpoints
        .iter()
        .zip(&checkpoints)
        .zip(&verdict.held)
    {
        let named = format!("checkpoint {} ({})", checkpoint.number, path.display());
        tell(&format!("{named}: {}", held_words(*held)));
    }
    Ok(verdict.is_good())
}

fn words(verdict: &Verdict) -> Vec<String> {
    let mut lines = vec![match (verdict.problem, verdict.good) {
        (None, 0) => "The log is empty.".to_owned(),
        (None, good) => format!("Entries 1 to {good} are as they were written."),
        (Some(problem), 0) => format!("BROKEN: {problem}."),
        (Some(problem), good) => {
            format!("BROKEN: {problem}. Entries 1 to {good} are as they were written.")
        }
    }];
    if verdict.waiting > 0 {
        lines.push(format!(
            "{} more wait to be chained; a running service does it within a second or two.",
            verdict.waiting
        ));
    }
    lines
}

fn held_words(held: Held) -> &'static str {
    match held {
        Held::Yes => "holds: all up to it is as it was then",
        Held::Differs => "DOES NOT HOLD: the log was rewritten since",
        Held::CutOff => "DOES NOT HOLD: entries up to it were cut off since",
        Held::Broken => "cannot hold: the log is broken before it",
        Held::NotOurs => {
            "is none of this server’s: it was changed, or made with another server.key"
        }
    }
}
