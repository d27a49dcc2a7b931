//! Scoring at the command line: files of answers scored by a key, and measures looked over before a
//! practice uses them.
//!
//! What must stay true: scores go to standard output and everything said to a person to standard error,
//! so that a pipe holds data alone; memory does not grow with the file.

mod check;
mod import;
mod progress;
mod score;
mod summary;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

/// What is scored, and how the file is written.
#[derive(Args, Clone, Debug)]
pub struct Score {
    /// The scoring key (TOML)
    #[arg(long)]
    pub key: PathBuf,
    /// The answers (CSV in UTF-8, one row a person); - for standard input
    #[arg(long)]
    pub responses: PathBuf,
    /// What the whole file says, in place of each row's scores: n, missing, mean, SD, alpha, omega,
    /// correlations
    #[arg(long)]
    pub summary: bool,
    /// The summary as JSON, with every digit
    #[arg(long, requires = "summary")]
    pub json: bool,
    /// The names of the items' columns, with {} where the key's item name stands: ecr_{}
    #[arg(long, default_value = "{}")]
    pub items: String,
    /// Columns to hand on beside the scores, parted by commas; without any, the row's number
    #[arg(long, value_delimiter = ',')]
    pub keep: Vec<String>,
    /// What stands for no answer, besides an empty cell, NA and NaN
    #[arg(long, allow_hyphen_values = true)]
    pub missing: Vec<String>,
    /// What stands between columns: one sign, or tab
    #[arg(long, default_value = ",")]
    pub delimiter: String,
}

/// What can be done with measures.
#[derive(Clone, Debug, Subcommand)]
pub enum Measure {
    /// Say precisely what is wrong with questionnaires (JSON) and scoring keys (TOML), if anything
    Check(Check),
    /// Bring a measure into a practice; while it runs too. Answers given before keep their version
    Import(Import),
}

/// What is brought in, and where to.
#[derive(Args, Clone, Debug)]
pub struct Import {
    /// The questionnaire (FHIR R4, JSON)
    pub questionnaire: PathBuf,
    /// Its scoring key: a file (TOML), or the name of one that comes with securebase, such as phq-9
    pub key: String,
    /// The practice's data folder
    #[arg(long, env = "SECUREBASE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Its PostgreSQL, where it has one
    #[arg(long, env = "SECUREBASE_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

/// What is looked over.
#[derive(Args, Clone, Debug)]
pub struct Check {
    /// Questionnaires (FHIR R4, .json) and scoring keys (.toml)
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
}

/// Scores a file, and says how it went.
pub fn score(score: &Score) -> ExitCode {
    told(score::run(score))
}

/// Does what was asked about measures, and says how it went.
pub async fn measure(measure: &Measure) -> ExitCode {
    match measure {
        Measure::Check(check) => told(check::run(check)),
        Measure::Import(import) => told(import::run(import).await),
    }
}

fn told(done: Result<(), String>) -> ExitCode {
    use std::io::Write;
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            // Nobody to tell is no reason to say it otherwise.
            let _ = writeln!(std::io::stderr(), "{problem}");
            ExitCode::FAILURE
        }
    }
}

/// The text of a key or questionnaire, no longer than is read.
fn text(path: &std::path::Path, longest: usize) -> Result<String, String> {
    use std::io::Read;
    let shown = path.display();
    let file = std::fs::File::open(path).map_err(|e| format!("{shown}: {e}"))?;
    let mut bytes = Vec::new();
    // One byte more than is taken tells a file that is too long from one that just fits.
    let read = file.take(longest as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|e| format!("{shown}: {e}"))?;
    if bytes.len() > longest {
        return Err(format!("{shown}: it is longer than {longest} bytes"));
    }
    String::from_utf8(bytes).map_err(|_| format!("{shown}: it is not written in UTF-8"))
}
