//! `securebase mail take`: one mail to the address for answers, as the practice's mail server hands it over.
//!
//! What must stay true: nothing of a mail is printed or logged; whoever sent one learns nothing, for what is
//! not understood is taken like what is; only where the store does not answer is the mail given back.

use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::acts;
use crate::app;
use crate::clock::Clock;
use crate::settings::Settings;

/// What can be done with mail.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Take one mail from standard input, with its headers: an answer to an invitation, or nothing
    Take(Place),
}

/// Which practice.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The data folder of the practice
    #[arg(long, env = "SECUREBASE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Its PostgreSQL, if it is not on SQLite
    #[arg(long, env = "SECUREBASE_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

/// What a mail server understands as "try again later" (`EX_TEMPFAIL` of sysexits.h).
const LATER: u8 = 75;

/// More than this is not read: longer mails are not understood anyway.
const MOST: u64 = 1024 * 1024 + 1;

/// Takes a mail.
pub async fn run(command: &Command, clock: Clock, tell: impl Fn(&str)) -> ExitCode {
    let Command::Take(place) = command;
    match take(place, clock).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            tell(&format!("the mail waits: {problem}"));
            ExitCode::from(LATER)
        }
    }
}

async fn take(place: &Place, clock: Clock) -> Result<(), String> {
    let mut mail = Vec::new();
    let read = std::io::stdin().take(MOST).read_to_end(&mut mail);
    read.map_err(|fault| fault.kind().to_string())?;
    let settings = Settings::at_hand(&place.data, place.database.as_deref(), "")?;
    let service = app::at_hand(settings, clock).await?;
    let done = acts::take(&service, &mail).await;
    service.db.leave().await;
    done.map(drop).map_err(|stop| format!("{stop:?}"))
}
