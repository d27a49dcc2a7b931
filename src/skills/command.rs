//! `securebase exercise check`: what cannot be read, leads nowhere, is too hard or whose review is of
//! another text.
//!
//! What must stay true: it needs no store and no server.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::exercise::Exercise;
use super::shelf::Exercises;
use crate::content_files::must_be_there;
use crate::library::{Library, Reading, told};
use crate::translations::lacking;

/// What can be asked of exercises.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Say what cannot be read, leads nowhere or is too hard to read; fails if anything is
    Check(Check),
}

/// Which exercises.
#[derive(Args, Clone, Debug)]
pub struct Check {
    /// The practice's content folder; without it, the exercises that come with the service
    #[arg(long, env = "SECUREBASE_CONTENT")]
    pub content: Option<PathBuf>,
}

/// Does what was asked: 0 if all is well, 1 if something is to be put right, 2 where it could not be told.
pub fn run(asked: &Command, say: impl Fn(&str)) -> ExitCode {
    let Command::Check(asked) = asked;
    match look(asked.content.as_deref()) {
        Ok((lines, faults)) => {
            lines.iter().for_each(|line| say(line));
            match faults {
                0 => ExitCode::SUCCESS,
                _ => ExitCode::FAILURE,
            }
        }
        Err(problem) => {
            say(&problem);
            ExitCode::from(2)
        }
    }
}

/// What to tell, and how much is to be put right.
fn look(folder: Option<&Path>) -> Result<(Vec<String>, usize), String> {
    must_be_there(folder)?;
    let exercises = Exercises::load(folder)?;
    let library = Library::load(folder)?;
    let (mut lines, mut count) = (Vec::new(), 0);
    for (name, exercise) in exercises.texts() {
        let minutes = exercise.minutes;
        let reading = told(exercise.reading());
        lines.push(format!(
            "{name}: {reading}, {} steps, {minutes} minutes",
            exercise.steps.len()
        ));
        let faults = faults(exercise, &library);
        count += faults.len();
        lines.extend(faults.into_iter().map(|fault| format!("  {fault}")));
        if exercise.review.is_none() {
            lines.push("  not reviewed: not yet reviewed by a licensed professional".to_owned());
        }
        lines.extend(untranslated(&exercises, exercise).map(|told| format!("  {told}")));
    }
    for broken in &exercises.broken {
        lines.push(format!("{}:", broken.name));
        count += broken.problems.len();
        lines.extend(
            broken
                .problems
                .iter()
                .map(|words| format!("  left out: {words}")),
        );
    }
    let number = exercises.texts().count();
    lines.push(format!("{number} exercises, {count} to put right"));
    Ok((lines, count))
}

/// What is to be put right in one that was read.
pub(super) fn faults(exercise: &Exercise, library: &Library) -> Vec<String> {
    let gone = exercise.related.iter();
    let gone = gone.filter(|name| library.article(name).is_none());
    let gone =
        gone.map(|name| format!("missing: it leads to {name}, and there is no such article"));
    let hard = exercise.reading().filter(|reading| reading.is_hard());
    let hard = hard.map(|reading| match reading {
        Reading::Grade(_) => format!("too hard: {reading}; aim for less than {}", reading.aim()),
        Reading::Ease(_) => format!("too hard: {reading}; aim for {} or more", reading.aim()),
    });
    let stale = exercise
        .review
        .as_ref()
        .filter(|(_, on)| *on < exercise.updated);
    let stale = stale.map(|(_, on)| format!("stale: it was changed after its review of {on}"));
    let behind = exercise
        .translation
        .filter(|translation| translation.behind);
    let behind = behind.map(|translation| {
        let of = translation.of;
        format!("behind: it is a translation of the text of {of}; the original was changed since")
    });
    let gone = gone.chain(hard).chain(stale);
    gone.chain(behind).collect()
}

/// Into which languages an original is not translated that others are: no fault.
fn untranslated<'a>(
    exercises: &'a Exercises,
    exercise: &'a Exercise,
) -> impl Iterator<Item = String> + 'a {
    let is_original = exercise.translation.is_none();
    let languages = lacking(&exercises.all, exercise).filter(move |_| is_original);
    languages.map(|language| format!("not translated into {}", language.own_name()))
}

#[cfg(test)]
mod tests {
    use super::super::parse::tests::written;
    use super::*;

    #[test]
    fn what_comes_with_the_service_has_no_fault() {
        let (lines, faults) = look(None).expect("a look");
        assert_eq!(faults, 0, "{lines:#?}");
        let untranslated = lines.iter().find(|line| line.contains("not translated"));
        assert_eq!(untranslated, None, "Spanish has all of ours");
    }

    #[test]
    fn each_fault_is_told_and_counted() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = folder.path().join("exercises");
        std::fs::create_dir(&own).expect("a folder");
        let head = "related = [\"nowhere\"]\nreviewed = \"2026-01-01\"\n\
                    reviewer = { name = \"N\", credential = \"C\", licence = \"L\" }";
        let hard = "Organisational representations necessitate interdisciplinary considerations "
            .repeat(20);
        let steps = format!("[[step]]\ntitle = \"A\"\ntext = \"{hard}\"");
        std::fs::write(own.join("poor.toml"), written(head, &steps)).expect("written");
        std::fs::write(own.join("bad.toml"), "title = 1").expect("written");
        let (lines, faults) = look(Some(folder.path())).expect("a look");
        assert_eq!(faults, 4, "{lines:#?}");
        for told in [
            "missing: it leads to nowhere",
            "too hard",
            "stale",
            "left out",
        ] {
            assert!(
                lines.iter().any(|line| line.contains(told)),
                "{told}: {lines:#?}"
            );
        }
        assert!(look(Some(&folder.path().join("no"))).is_err());
    }
}
