//! Backups of a practice on SQLite: taken while the service runs, looked over, put back.
//!
//! What must stay true: a folder that has a backup's name is a whole backup, on disk; the server's key
//! is in it only where that was asked for; nothing is restored over a database, or past the shred list.

mod attached;
mod folder;
mod manifest;
mod progress;
mod restore;
mod take;
mod verify;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::Timestamp;

use crate::sealed_files::Keeping;
use crate::settings::DATABASE_FILE;

pub use manifest::{Erased, FileOf, Manifest};
pub use restore::restore;
pub use take::{Taken, take};
pub use verify::{KeyCheck, Verified, verify};

/// What is asked of `securebase backup`.
#[derive(Args, Clone, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Backup {
    /// What else to do with backups
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to take one
    #[command(flatten)]
    pub take: Take,
}

/// What else can be done with backups.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Look a backup over: whole, readable, of known tables, opened by the server's key
    Verify(Verify),
}

/// How a backup is taken.
#[derive(Args, Clone, Debug)]
pub struct Take {
    /// The data folder of the practice
    #[arg(long, env = "SECUREBASE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Where backups go, each into a new folder; made if missing
    #[arg(long, default_value = "backups")]
    pub to: PathBuf,
    /// Put server.key in as well: then whoever has the backup reads names, addresses, wishes and times
    #[arg(long)]
    pub with_server_key: bool,
    /// Afterwards, delete whole backups in that folder beyond so many, the oldest first
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    pub keep: Option<u32>,
    /// The list of ids whose keys were destroyed; by default shredded.list in the data folder
    #[arg(long, env = "SECUREBASE_SHRED_LIST")]
    pub shred_list: Option<PathBuf>,
    /// Leave out the files people sent: for a bucket that keeps versions of its own
    #[arg(long)]
    pub without_files: bool,
    /// Where sealed files are kept
    #[command(flatten)]
    pub keeping: Keeping,
}

/// Which backup is looked over.
#[derive(Args, Clone, Debug)]
pub struct Verify {
    /// The backup's folder
    pub folder: PathBuf,
    /// Also try whether this server.key is the one it belongs to
    #[arg(long)]
    pub server_key: Option<PathBuf>,
}

/// Which backup is restored, and where to.
#[derive(Args, Clone, Debug)]
pub struct Restore {
    /// The backup's folder
    #[arg(long)]
    pub from: PathBuf,
    /// The new data folder; made if missing. Only server.key and shredded.list may be in it
    #[arg(long, env = "SECUREBASE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// The server.key the backup belongs to, to be put into the data folder
    #[arg(long)]
    pub server_key: Option<PathBuf>,
    /// The newest list of ids whose keys were destroyed; by default shredded.list in the data folder
    #[arg(long, env = "SECUREBASE_SHRED_LIST")]
    pub shred_list: Option<PathBuf>,
    /// Go on though the list of erased people is lost: those erased since the backup come back
    #[arg(long)]
    pub without_shred_list: bool,
    /// Where sealed files are to be kept
    #[command(flatten)]
    pub keeping: Keeping,
}

/// Does what was asked of `securebase backup`.
///
/// # Errors
/// Words for whoever asked.
pub async fn run(backup: &Backup, now: Timestamp, tell: impl Fn(&str)) -> Result<(), String> {
    match &backup.command {
        Some(Command::Verify(asked)) => {
            let verified = verify(asked).await?;
            verified.words().iter().for_each(|line| tell(line));
            Ok(())
        }
        None => {
            let taken = take(&backup.take, now, &tell).await?;
            taken.words().iter().for_each(|line| tell(line));
            Ok(())
        }
    }
}

/// A size for people.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_048_576 => format!("{} KiB", bytes.div_ceil(1024)),
        _ => format!("{:.1} MiB", bytes as f64 / 1_048_576.0),
    }
}
