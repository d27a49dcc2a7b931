//! The questionnaires, read and checked at start. What must stay true: a practice may put its own in
//! their place without code, and what is wrong with them is said before anyone visits; in every language the
//! same is asked, and the same is stored.

use std::path::Path;

use include_dir::{Dir, include_dir};
use measures::{Problem, Questionnaire};

use crate::content_files;
use crate::languages::{InLanguages, Language};
use crate::lists;

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/questionnaire");

/// The questionnaires of the intake.
pub struct Content {
    /// For whoever starts.
    pub start: Asked,
    /// For a partner who was invited.
    pub partner: Asked,
    /// About safety, for each client alone.
    pub safety: Asked,
}

/// A questionnaire, in every language there is of it.
pub type Asked = InLanguages<Questionnaire>;

const NEEDED: [&str; 5] = ["country", "region", "zone", "language", "medium"];

impl Content {
    /// Reads them: the practice's own where the folder has one, else those built in.
    ///
    /// # Errors
    /// Everything wrong with them, in words for whoever edits them.
    pub fn load(folder: Option<&Path>) -> Result<Self, String> {
        let folder = folder.map(|folder| folder.join("questionnaire"));
        let load = |name: &str| load(folder.as_deref(), name);
        let content = Self {
            start: load("start")?,
            partner: load("partner")?,
            safety: load("safety")?,
        };
        for (name, asked) in [("start", &content.start), ("partner", &content.partner)] {
            for field in NEEDED {
                if !asked.original.fields().contains(field) {
                    return Err(format!(
                        "questionnaire/{name}.json: no question has the field \"{field}\""
                    ));
                }
            }
        }
        Ok(content)
    }
}

fn load(folder: Option<&Path>, name: &str) -> Result<Asked, String> {
    let file = format!("{name}.json");
    let text = content_files::original(&SHIPPED, folder, &file)?;
    let mut asked = Asked::untranslated(read(&text, &file)?);
    for (language, text) in content_files::translations(&SHIPPED, folder, &file)? {
        let file = format!("{}/{file}", language.tag());
        let translation = read(&text, &file)?;
        let problems = translation.strays_from(&asked.original);
        if !problems.is_empty() {
            return Err(told(&file, &problems));
        }
        asked.translated.push((language, translation));
    }
    Ok(asked)
}

/// The language a questionnaire is in: that which it names, if pages speak it.
pub(super) fn language_of(questionnaire: &Questionnaire) -> Language {
    let named = questionnaire.language().and_then(Language::of_tag);
    named.unwrap_or(Language::English)
}

fn told(file: &str, problems: &[Problem]) -> String {
    content_files::told(&format!("questionnaire/{file}"), problems)
}

fn read(text: &str, file: &str) -> Result<Questionnaire, String> {
    let questionnaire = Questionnaire::parse(text).map_err(|problems| told(file, &problems))?;
    for list in questionnaire.lists() {
        if lists::list(list).is_none() {
            return Err(format!("questionnaire/{file}: there is no list \"{list}\""));
        }
    }
    Ok(questionnaire)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_with_the_service_is_asked_in_spanish_too() {
        let content = Content::load(None).expect("questionnaires");
        for asked in [&content.start, &content.partner, &content.safety] {
            let spanish = Language::Spanish.speaks(|| asked.here());
            assert_eq!(language_of(spanish), Language::Spanish);
            assert_eq!(language_of(asked.here()), Language::English);
            for (own, english) in spanish.items().zip(asked.original.items()) {
                assert_ne!(own.text, english.text);
                let options = own.options().iter().zip(english.options());
                for (own, english) in options.filter(|(own, _)| own.code != "no") {
                    assert_ne!(own.display, english.display, "{}", own.code);
                }
            }
        }
    }

    #[test]
    fn a_practice_translates_its_own_and_is_told_where_it_strays() {
        let folder = std::env::temp_dir().join(format!("securebase-asked-{}", std::process::id()));
        let own = folder.join("questionnaire");
        std::fs::create_dir_all(own.join("es")).expect("a folder");
        let shipped = |name: &str| content_files::original(&SHIPPED, None, name).expect("a file");
        let spanish = || Content::load(Some(&folder));
        // Ours in Spanish is no translation of theirs.
        std::fs::write(own.join("safety.json"), shipped("safety.json")).expect("written");
        let content = spanish().expect("questionnaires");
        let here = Language::Spanish.speaks(|| language_of(content.safety.here()));
        assert_eq!(here, Language::English);
        // Theirs is, if it asks the same.
        let translated = shipped("es/safety.json");
        std::fs::write(own.join("es/safety.json"), &translated).expect("written");
        let content = spanish().expect("questionnaires");
        let here = Language::Spanish.speaks(|| language_of(content.safety.here()));
        assert_eq!(here, Language::Spanish);
        let other = translated.replacen("\"sometimes\"", "\"at-times\"", 1);
        std::fs::write(own.join("es/safety.json"), other).expect("written");
        let problem = spanish().err().expect("another code");
        assert!(
            problem.contains("questionnaire/es/safety.json"),
            "{problem}"
        );
        assert!(problem.contains("afraid"), "{problem}");
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
