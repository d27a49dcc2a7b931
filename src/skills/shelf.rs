//! The exercises, read when the service starts: those that come with it, and over them those of the practice.
//!
//! What must stay true: a practice's own file stands in the place of ours of the same name, even where it
//! cannot be read: then there is no such exercise, and whoever runs the practice is told why.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::exercise::Exercise;
use super::parse;
use super::skill::Skill;

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/exercises");

/// The folder in a practice's content folder.
const FOLDER: &str = "exercises";

/// An exercise that is left out.
#[derive(Clone, Debug)]
pub struct Broken {
    /// Its file's name, without its ending.
    pub name: String,
    /// All that is wrong with it.
    pub problems: Vec<String>,
}

/// The exercises of a practice.
#[derive(Debug)]
pub struct Exercises {
    /// Those there are, in order.
    pub all: Vec<Exercise>,
    /// Those left out.
    pub broken: Vec<Broken>,
}

type Files = BTreeMap<String, Result<String, String>>;

fn shipped() -> Files {
    let files = SHIPPED.files().filter_map(|file| {
        let name = file.path().to_str()?.strip_suffix(".toml")?;
        Some((name.to_owned(), Ok(file.contents_utf8()?.to_owned())))
    });
    files.collect()
}

fn text(path: &Path) -> Result<String, String> {
    let length = std::fs::metadata(path).map_err(|e| e.to_string())?.len();
    if length > parse::LONGEST as u64 {
        return Err(format!("longer than {} bytes", parse::LONGEST));
    }
    std::fs::read_to_string(path).map_err(|e| e.to_string())
}

/// The practice's own files: each with its text, or why it cannot be read.
fn own(folder: &Path) -> Result<Files, String> {
    let folder = folder.join(FOLDER);
    if !folder.exists() {
        return Ok(Files::new());
    }
    let told = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut found = Files::new();
    for entry in std::fs::read_dir(&folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.and_then(|name| name.strip_suffix(".toml"));
        if let Some(name) = name.filter(|name| !name.starts_with('.')) {
            found.insert(name.to_owned(), text(&path));
        }
    }
    Ok(found)
}

impl Exercises {
    /// Reads them. In the practice's content folder, `exercises/name.toml` is an exercise more, or stands in
    /// the place of ours of that name; an empty file takes ours away.
    ///
    /// # Errors
    /// The folder cannot be read. A file that cannot is left out.
    pub fn load(folder: Option<&Path>) -> Result<Self, String> {
        let mut files = shipped();
        if let Some(folder) = folder {
            files.extend(own(folder)?);
        }
        Ok(Self::of(files))
    }

    fn of(files: Files) -> Self {
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
