//! What `securebase kept` is asked. What must stay true: the recovery key is never an argument, for a list
//! of processes would show it; nor is anybody's name.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// The steps of opening a record that is kept after an erasure.
#[derive(Clone, Debug, Subcommand)]
pub enum Kept {
    /// Administrator: which records are kept, until when, and how often each was taken out
    List(Place),
    /// Administrator: take a record out into a file, for the holder of the recovery key
    Take(Take),
    /// Administrator, where the number is not known: take out the list of whose records are kept
    Names(TakeNames),
    /// Holder of the recovery key, on a machine of their own: open a record into a folder of pages
    Open(Open),
    /// Holder of the recovery key: read the list of whose records are kept
    Who(Who),
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

/// Who takes something out, and why. Both are kept, sealed, for the administrators to read.
#[derive(Args, Clone, Debug)]
pub struct Because {
    /// Your name
    #[arg(long)]
    pub by: String,
    /// Why: who asked, on which ground, under which file number. Name nobody whose record it may be
    #[arg(long)]
    pub reason: String,
}

/// Which record, and where to.
#[derive(Args, Clone, Debug)]
pub struct Take {
    /// The number of its certificate, or of the account
    pub number: String,
    /// Which practice
    #[command(flatten)]
    pub place: Place,
    /// Who, and why
    #[command(flatten)]
    pub because: Because,
    /// The new file to write
    #[arg(long)]
    pub to: PathBuf,
}

/// Where the list goes.
#[derive(Args, Clone, Debug)]
pub struct TakeNames {
    /// Which practice
    #[command(flatten)]
    pub place: Place,
    /// Who, and why
    #[command(flatten)]
    pub because: Because,
    /// The new file to write
    #[arg(long)]
    pub to: PathBuf,
}

/// Which file to open.
#[derive(Args, Clone, Debug)]
pub struct Open {
    /// The file
    pub file: PathBuf,
    /// A file with the recovery key as printed; without it you are asked to type it
    #[arg(long)]
    pub key_file: Option<PathBuf>,
    /// The practice's own questionnaires, where it has some: its content folder
    #[arg(long)]
    pub content: Option<PathBuf>,
    /// The new folder to write the pages into
    #[arg(long)]
    pub to: PathBuf,
}

/// Which list to read.
#[derive(Args, Clone, Debug)]
pub struct Who {
    /// The file
    pub file: PathBuf,
    /// A file with the recovery key as printed; without it you are asked to type it
    #[arg(long)]
    pub key_file: Option<PathBuf>,
}
