//! What `securebase recover` is asked. What must stay true: the recovery key is never an argument, for a
//! list of processes would show it.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// The steps of bringing somebody back who lost password and recovery code.
#[derive(Clone, Debug, Subcommand)]
pub enum Recover {
    /// Administrator, first: ask to bring somebody back; prints a link to hand over to them in person
    Request(Ask),
    /// Administrator, once they set a new password: write the file for the holder of the recovery key
    Write(WriteTo),
    /// Holder of the recovery key, on a machine of their own: answer the file
    Open(Open),
    /// Administrator, once the time has passed: finish with the answer
    Finish(Finish),
    /// Administrator: stop what was asked
    Stop(Whose),
    /// Administrator: what was ever asked, and what became of it
    List(Place),
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
    /// The address people type, to print links with
    #[arg(long, env = "SECUREBASE_PUBLIC_URL", default_value = "")]
    pub public_url: String,
}

/// Whose account.
#[derive(Args, Clone, Debug)]
pub struct Whose {
    /// Which practice
    #[command(flatten)]
    pub place: Place,
    /// The e-mail address they sign in with
    #[arg(long)]
    pub email: String,
}

/// What is asked.
#[derive(Args, Clone, Debug)]
pub struct Ask {
    /// Whose account
    #[command(flatten)]
    pub whose: Whose,
    /// Your name, which they will read
    #[arg(long)]
    pub by: String,
    /// Why, which they will read
    #[arg(long)]
    pub reason: String,
}

/// Where the request goes.
#[derive(Args, Clone, Debug)]
pub struct WriteTo {
    /// Whose account
    #[command(flatten)]
    pub whose: Whose,
    /// The new file to write
    #[arg(long)]
    pub to: PathBuf,
}

/// How a request is answered.
#[derive(Args, Clone, Debug)]
pub struct Open {
    /// The request file
    pub request: PathBuf,
    /// The letters of their new key, which the owner of the account read out to you
    #[arg(long)]
    pub letters: String,
    /// A file with the recovery key as printed; without it you are asked to type it
    #[arg(long)]
    pub key_file: Option<PathBuf>,
    /// The new file to write the answer into
    #[arg(long)]
    pub to: PathBuf,
}

/// What it is finished with.
#[derive(Args, Clone, Debug)]
pub struct Finish {
    /// Which practice
    #[command(flatten)]
    pub place: Place,
    /// The answer file
    pub answer: PathBuf,
}
