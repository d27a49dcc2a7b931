//! The exercises, read when the service starts: those that come with it, and over them those of the practice.
//!
//! What must stay true: a practice's own file stands in the place of ours of the same name, even where it
//! cannot be read: then there is no such exercise, and whoever runs the practice is told why.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::exercise::Exercise;
use super::parse;
use super::skill::Skill;
use crate::content_files::{Broken, Texts, texts};

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/exercises");

/// The folder in a practice's content folder.
const FOLDER: &str = "exercises";

/// The exercises of a practice.
#[derive(Debug)]
pub struct Exercises {
    /// Those there are, in order.
    pub all: Vec<Exercise>,
    /// Those left out.
    pub broken: Vec<Broken>,
}

impl Exercises {
    /// Reads them. In the practice's content folder, `exercises/name.toml` is an exercise more, or stands in
    /// the place of ours of that name; an empty file takes ours away.
    ///
    /// # Errors
    /// The folder cannot be read. A file that cannot is left out.
    pub fn load(folder: Option<&Path>) -> Result<Self, String> {
        let folder = folder.map(|folder| folder.join(FOLDER));
        let files = texts(&SHIPPED, folder.as_deref(), ".toml", parse::LONGEST)?;
        Ok(Self::of(files))
    }

    fn of(files: Texts) -> Self {
        let (mut all, mut broken) = (Vec::new(), Vec::new());
        for (name, text) in files {
            let read = match text {
                Ok(text) if text.trim().is_empty() => continue,
                Ok(text) => parse::parse(&name, &text),
                Err(problem) => Err(vec![problem]),
            };
            match read {
                Ok(exercise) => all.push(exercise),
                Err(problems) => broken.push(Broken { name, problems }),
            }
        }
        all.sort_by(|a, b| (a.order, &a.title).cmp(&(b.order, &b.title)));
        Self { all, broken }
    }

    /// The exercise of this name.
    pub fn find(&self, name: &str) -> Option<&Exercise> {
        self.all.iter().find(|exercise| exercise.name == name)
    }

    /// Those that practise a skill, in order.
    pub fn of_skill(&self, skill: Skill) -> Vec<&Exercise> {
        let theirs = self.all.iter().filter(|exercise| exercise.skill == skill);
        theirs.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::tests::written;
    use super::*;
    use crate::library::Library;

    #[test]
    fn each_skill_has_at_least_four_exercises_and_all_can_be_read() {
        let shelf = Exercises::load(None).expect("exercises");
        assert!(shelf.broken.is_empty(), "{:#?}", shelf.broken);
        for skill in Skill::ALL {
            assert!(shelf.of_skill(skill).len() >= 4, "{}", skill.title());
        }
        for exercise in &shelf.all {
            assert!(exercise.review.is_none(), "nobody has, and none is claimed");
        }
    }

    #[test]
    fn what_ours_lead_to_is_in_the_library() {
        let library = Library::load(None).expect("a library");
        for exercise in Exercises::load(None).expect("exercises").all {
            for article in exercise.related {
                assert!(library.article(&article).is_some(), "{article}");
            }
        }
    }

    #[test]
    fn a_practice_adds_changes_and_takes_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let folder = folder.path().join(FOLDER);
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(folder.join(name), text).expect("written");
        };
        let step = "[[step]]\ntitle = \"A\"\ntext = \"B\"";
        write("our-own.toml", &written("order = -1", step));
        write("paced-breathing.toml", &written("", step));
        write("repair.toml", "\n");
        write("bad.toml", &written("", ""));
        write("notes.txt", "no exercise");
        let ours = Exercises::load(None).expect("exercises");
        let theirs = Exercises::load(Some(folder.path())).expect("exercises");
        assert_eq!(theirs.all[0].name, "our-own");
        let changed = theirs.find("paced-breathing").expect("an exercise");
        assert_eq!(changed.title, "Calm");
        assert!(theirs.find("repair").is_none());
        assert_eq!(theirs.all.len(), ours.all.len());
        assert_eq!(theirs.broken.len(), 1);
        assert_eq!(theirs.broken[0].name, "bad");
    }
}
