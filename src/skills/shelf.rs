//! The exercises, read when the service starts: those that come with it, and over them those of the practice.
//!
//! What must stay true: a practice's own file stands in the place of ours of the same name, even where it
//! cannot be read: then there is no such exercise, and whoever runs the practice is told why.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::exercise::Exercise;
use super::parse;
use super::skill::Skill;
use crate::content_files::{Broken, texts};
use crate::languages::{InLanguages, Language};
use crate::translations::{every_text, in_language, originals, translations};

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/exercises");

/// The folder in a practice's content folder.
const FOLDER: &str = "exercises";

/// What the name of an exercise's file ends with.
const ENDING: &str = ".toml";

/// The exercises of a practice.
#[derive(Debug)]
pub struct Exercises {
    /// In order, as they were written; and as each language of pages shows them where it has translations:
    /// those, and the rest as it was written.
    pub all: InLanguages<Vec<Exercise>>,
    /// Those left out.
    pub broken: Vec<Broken>,
}

impl Exercises {
    /// Reads them. In the practice's content folder, `exercises/name.toml` is an exercise more, or stands in
    /// the place of ours of that name; an empty file takes ours away. `exercises/es/name.toml` is it in
    /// Spanish.
    ///
    /// # Errors
    /// A folder cannot be read. A file that cannot is left out.
    pub fn load(folder: Option<&Path>) -> Result<Self, String> {
        let folder = folder.map(|folder| folder.join(FOLDER));
        let folder = folder.as_deref();
        let mut broken = Vec::new();
        let files = texts(&SHIPPED, folder, ENDING, parse::LONGEST)?;
        let mut originals: Vec<Exercise> = originals(files, &mut broken);
        originals.sort_by(|a, b| (a.order, &a.title).cmp(&(b.order, &b.title)));
        let mut all = InLanguages::untranslated(originals);
        for language in Language::ALL {
            let files = translations(&SHIPPED, folder, language, ENDING, parse::LONGEST)?;
            if !files.is_empty() {
                let shown = in_language(&all.original, language, files, &mut broken);
                all.translated.push((language, shown));
            }
        }
        Ok(Self { all, broken })
    }

    /// All of them, as the page being answered shows them.
    pub fn here(&self) -> &[Exercise] {
        self.all.here()
    }

    /// The exercise of this name, as the page being answered shows it.
    pub fn find(&self, name: &str) -> Option<&Exercise> {
        self.here().iter().find(|exercise| exercise.name == name)
    }

    /// What the exercise of this name is called on the page being answered; as it was called then, where it
    /// is there no more.
    pub fn title_of(&self, name: &str, then: String) -> String {
        self.find(name).map_or(then, |one| one.title.clone())
    }

    /// Those that practise a skill, in order, as the page being answered shows them.
    pub fn of_skill(&self, skill: Skill) -> Vec<&Exercise> {
        let theirs = self
            .here()
            .iter()
            .filter(|exercise| exercise.skill == skill);
        theirs.collect()
    }

    /// Every text there is: the originals, and after them the translations, each with its name among files.
    pub fn texts(&self) -> impl Iterator<Item = (String, &Exercise)> {
        every_text(&self.all)
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
        for (name, exercise) in shelf.texts() {
            assert!(exercise.review.is_none(), "nobody has, and none is claimed");
            let read = exercise
                .translation
                .is_some_and(|translation| translation.read);
            assert!(!read, "{name}: nobody has");
        }
    }

    #[test]
    fn what_ours_lead_to_is_in_the_library() {
        let library = Library::load(None).expect("a library");
        for exercise in Exercises::load(None).expect("exercises").all.original {
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
        assert_eq!(theirs.all.original[0].name, "our-own");
        let changed = theirs.find("paced-breathing").expect("an exercise");
        assert_eq!(changed.title, "Calm");
        assert!(theirs.find("repair").is_none());
        assert_eq!(theirs.all.original.len(), ours.all.original.len());
        assert_eq!(theirs.broken.len(), 1);
        assert_eq!(theirs.broken[0].name, "bad");
    }

    #[test]
    fn an_exercise_is_found_in_the_language_of_the_page_with_the_same_steps() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(FOLDER).join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("written");
        };
        let step =
            |seconds: u32| format!("[[step]]\ntitle = \"A\"\ntext = \"B\"\nseconds = {seconds}");
        let spanish = |seconds: u32| {
            let of = "translation = { of = \"2026-11-01\" }";
            let text = written(of, &step(seconds)).replace("\"en\"", "\"es\"");
            text.replace("\"Calm\"", "\"Calma\"")
        };
        for (name, seconds) in [("alike", 60), ("unlike", 90)] {
            write(&format!("{name}.toml"), &written("", &step(60)));
            write(&format!("es/{name}.toml"), &spanish(seconds));
        }
        let shelf = Exercises::load(Some(folder.path())).expect("exercises");
        let title = |name: &str| shelf.find(name).expect("an exercise").title.clone();
        assert_eq!(title("alike"), "Calm");
        Language::Spanish.speaks(|| {
            assert_eq!(title("alike"), "Calma");
            // Two who do it together would do different things.
            assert_eq!(title("unlike"), "Calm");
            assert_eq!(title("repair"), "Pide perdón de modo que llegue");
        });
        let broken: Vec<&str> = shelf.broken.iter().map(|one| &*one.name).collect();
        assert_eq!(broken, ["es/unlike"]);
        assert!(shelf.broken[0].problems[0].contains("steps"));
    }
}
