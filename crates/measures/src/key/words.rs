//! The words of a key in another language.
//!
//! What must stay true: they are words and nothing else: no figure, item or rule can come from them, so that
//! a score is the same in every language.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Key;
use crate::Problem;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    title: String,
    rights: String,
    note: Option<String>,
    #[serde(default)]
    subscale: BTreeMap<String, OfSubscale>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfSubscale {
    title: String,
    /// Names of its bands, from the lowest on.
    #[serde(default)]
    bands: Vec<String>,
    /// What each of its cut-offs suggests, in their order.
    #[serde(default)]
    suggests: Vec<String>,
    /// Who the people of each norm were, by its name.
    #[serde(default)]
    norms: BTreeMap<String, String>,
}

impl Key {
    /// This key with its words in another language, from the text of a file that has these alone. Sources, and
    /// why something was not checked, stay as they are.
    ///
    /// # Errors
    /// What is missing in it, or is there and not in the key.
    pub fn in_words(&self, text: &str) -> Result<Self, Vec<Problem>> {
        let problem = |at: &str, what: String| Problem {
            at: at.to_owned(),
            what,
        };
        let words: Words =
            toml::from_str(text).map_err(|e| vec![problem("the words", e.message().to_owned())])?;
        let mut key = self.clone();
        let mut problems = Vec::new();
        if words.note.is_some() != key.note.is_some() {
            let what = "there is a note in one of the two alone";
            problems.push(problem("the words", what.to_owned()));
        }
        (key.title, key.rights, key.note) = (words.title, words.rights, words.note);
        let mut of = words.subscale;
        for subscale in &mut key.subscales {
            let at = subscale.name.clone();
            let Some(own) = of.remove(&at) else {
                problems.push(problem(
                    &at,
                    "the words of this subscale are missing".to_owned(),
                ));
                continue;
            };
            subscale.title = own.title;
            let bands = subscale.bands.iter_mut().flat_map(|bands| &mut bands.list);
            let bands = bands.map(|band| &mut band.is).collect();
            problems.extend(put(bands, own.bands).map(|what| problem(&at, what)));
            let cut_offs = subscale.cut_offs.iter_mut();
            let cut_offs = cut_offs.map(|one| &mut one.suggests).collect();
            problems.extend(put(cut_offs, own.suggests).map(|what| problem(&at, what)));
            let mut norms = own.norms;
            for norm in &mut subscale.norms {
                match norms.remove(&norm.name) {
                    Some(population) => norm.population = population,
                    None => {
                        problems.push(problem(&norm.name, "its population is missing".to_owned()))
                    }
                }
            }
            let unknown = norms.keys();
            problems
                .extend(unknown.map(|name| problem(name, "no such norm in the key".to_owned())));
        }
        let unknown = of.keys();
        problems
            .extend(unknown.map(|name| problem(name, "no such subscale in the key".to_owned())));
        if problems.is_empty() {
            Ok(key)
        } else {
            Err(problems)
        }
    }
}

/// Puts words in the place of words; what is wrong, if they are not as many.
fn put(places: Vec<&mut String>, words: Vec<String>) -> Option<String> {
    if places.len() != words.len() {
        let (here, there) = (words.len(), places.len());
        return Some(format!("{here} bands or cut-offs, and {there} in the key"));
    }
    for (place, word) in places.into_iter().zip(words) {
        *place = word;
    }
    None
}
