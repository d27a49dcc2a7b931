//! `securebase certificate`: check one, offline; print the key to check with.
//!
//! What must stay true: checking needs no store, no server and no secret.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::certificate::{parse_key, print_key};
use super::{Certificate, Verdict};
use crate::{files, key_file};

/// What can be asked of certificates of erasure.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Check a certificate, on any machine
    Verify(Verify),
    /// Print the practice's public key, to give to whoever wants to check certificates
    Key(Place),
}

/// Which certificate.
#[derive(Args, Clone, Debug)]
pub struct Verify {
    /// The file
    pub file: PathBuf,
    /// The practice's public key, as the practice gives it; without it only that the file is whole is told
    #[arg(long)]
    pub key: Option<String>,
}

/// Whose key.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The practice's data folder, with its server.key
    #[arg(long, env = "SECUREBASE_DATA", default_value = "data")]
    pub data: PathBuf,
}

/// Does what was asked, and says what came of it: 0 for a certificate that holds, 1 for one that does not, 2
/// where it could not be told.
pub fn run(asked: &Command, tell: impl Fn(&str)) -> ExitCode {
    let done = match asked {
        Command::Verify(asked) => verify(asked, &tell),
        Command::Key(place) => key(place, &tell).map(|()| true),
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

fn key(place: &Place, tell: &impl Fn(&str)) -> Result<(), String> {
    let key = key_file::read(&place.data.join(key_file::NAME))?;
    tell(&print_key(key.signing().public()));
    Ok(())
}

fn verify(asked: &Verify, tell: &impl Fn(&str)) -> Result<bool, String> {
    let text = std::fs::read_to_string(&asked.file).map_err(|e| files::told(&asked.file, &e))?;
    let given = match &asked.key {
        Some(text) => Some(parse_key(text).ok_or("--key takes 64 digits and letters a to f")?),
        None => None,
    };
    match Certificate::verify(&text, given) {
        Verdict::Holds(certificate) => {
            certificate.words().iter().for_each(|line| tell(line));
            tell(match given {
                Some(_) => "This certificate is whole, and this practice signed it.",
                None => {
                    "This certificate is whole. Whether this practice signed it shows only with --key."
                }
            });
            Ok(true)
        }
        Verdict::AnotherKey => {
            tell("This certificate was not signed with that key.");
            Ok(false)
        }
        Verdict::Broken => {
            tell("This is no certificate, or it was changed.");
            Ok(false)
        }
    }
}
