//! `securebase library check`: what is missing, stale, unlinked or too hard to read.
//!
//! What must stay true: it needs no store and no server; what therapists signed in the service is not known
//! to it, and is on the administrator's page.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use jiff::Timestamp;

use super::check::{Finding, findings};
use super::grade::words;
use super::read::Library;
use super::reading::told;
use crate::content_files::must_be_there;
use crate::reviews::{self, USUAL_MONTHS};

/// What can be asked of the library.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Say what is missing, stale, unlinked or too hard to read; fails if anything is
    Check(Check),
}

/// Which articles.
#[derive(Args, Clone, Debug)]
pub struct Check {
    /// The practice's content folder; without it, the articles that come with the service
    #[arg(long, env = "SECUREBASE_CONTENT")]
    pub content: Option<PathBuf>,
    /// How old a review may be, in months
    #[arg(long, default_value_t = USUAL_MONTHS, value_parser = clap::value_parser!(i64).range(1..=120))]
    pub review_months: i64,
}

/// Does what was asked: 0 if all is well, 1 if something is to be put right, 2 where it could not be told.
pub fn run(asked: &Command, now: Timestamp, say: impl Fn(&str)) -> ExitCode {
    let Command::Check(asked) = asked;
    let folder = asked.content.as_deref();
    let library = match must_be_there(folder).and_then(|()| Library::load(folder)) {
        Ok(library) => library,
        Err(problem) => {
            say(&problem);
            return ExitCode::from(2);
        }
    };
    let found = findings(&library, reviews::day(now), asked.review_months);
    for (name, article) in library.texts() {
        let count = words(&article.body.blocks);
        say(&format!("{name}: {}, {count} words", told(article.reading)));
        tell(&found, &name, &say);
    }
    for broken in &library.broken {
        say(&format!("{}:", broken.name));
        tell(&found, &broken.name, &say);
    }
    let faults = found
        .iter()
        .filter(|finding| finding.kind.is_fault())
        .count();
    let articles = library.texts().count();
    say(&format!("{articles} articles, {faults} to put right"));
    match faults {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn tell(found: &[Finding], name: &str, say: &impl Fn(&str)) {
    for finding in found.iter().filter(|finding| finding.article == name) {
        say(&format!("  {}: {}", finding.kind.word(), finding.words));
    }
}
