//! `securebase help check`: which help lines are old, unconfirmed, missing or wrong.
//!
//! What must stay true: it needs no store, no server and no network.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::USUAL_MONTHS;
use super::check::{Kind, findings};
use super::read::Lines;
use crate::content_files::must_be_there;

/// What can be asked of the help lines.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Say which are old, unconfirmed, missing or wrong; fails if any is to be put right
    Check(Check),
}

/// Which lines.
#[derive(Args, Clone, Debug)]
pub struct Check {
    /// The practice's content folder; without it, the lines that come with the service
    #[arg(long, env = "SECUREBASE_CONTENT")]
    pub content: Option<PathBuf>,
    /// How old a check may be, in months
    #[arg(long, default_value_t = USUAL_MONTHS, value_parser = clap::value_parser!(i64).range(1..=120))]
    pub months: i64,
}

/// Does what was asked: 0 if all is well, 1 if something is to be put right, 2 where it could not be told.
pub fn run(asked: &Command, now: Timestamp, say: impl Fn(&str)) -> ExitCode {
    let Command::Check(asked) = asked;
    let folder = asked.content.as_deref();
    let lines = match must_be_there(folder).and_then(|()| Lines::load(folder)) {
        Ok(lines) => lines,
        Err(problem) => {
            say(&problem);
            return ExitCode::from(2);
        }
    };
    let today = TimeZone::UTC.to_datetime(now).date();
    let found = findings(&lines, today, asked.months);
    for country in lines.all() {
        let count = country.lines.len();
        say(&format!(
            "{} ({}): {count} lines",
            country.code, country.name
        ));
        for finding in found
            .iter()
            .filter(|finding| finding.country == country.code)
        {
            say(&format!("  {}: {}", finding.kind.word(), finding.words));
        }
    }
    let count = |which: fn(Kind) -> bool| found.iter().filter(|one| which(one.kind)).count();
    let faults = count(Kind::is_fault);
    let unconfirmed = count(|kind| kind == Kind::Unconfirmed);
    say(&format!(
        "{} countries, {faults} to put right, {unconfirmed} lines not confirmed at their own page",
        lines.countries.len()
    ));
    match faults {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
