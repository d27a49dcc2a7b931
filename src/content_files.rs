//! Files of content: those that come with the service, and over them those of the practice.
//!
//! What must stay true: a practice's own file stands in the place of ours of the same name, even where it
//! cannot be read. What follows from that is for each room to say.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::{Path, PathBuf};

use include_dir::Dir;

use crate::languages::Language;

/// Texts by their files' names without the ending; or why one cannot be read.
pub type Texts = BTreeMap<String, Result<String, String>>;

/// A file that is left out.
#[derive(Clone, Debug)]
pub struct Broken {
    /// Its name, without its ending.
    pub name: String,
    /// All that is wrong with it.
    pub problems: Vec<String>,
}

/// Refuses a content folder that is not there: a mistyped one would be taken for an empty one.
///
/// # Errors
/// Words for whoever named it.
pub fn must_be_there(folder: Option<&Path>) -> Result<(), String> {
    match folder.filter(|folder| !folder.is_dir()) {
        Some(folder) => Err(format!("{}: there is no such folder", folder.display())),
        None => Ok(()),
    }
}

/// The texts that come with the service, by name without the `ending`.
pub fn shipped(files: &Dir<'_>, ending: &str) -> BTreeMap<String, String> {
    let texts = files.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?.strip_suffix(ending)?;
        Some((name.to_owned(), file.contents_utf8()?.to_owned()))
    });
    texts.collect()
}

/// A practice's files with this `ending`, by name without it; hidden ones are none. None, if there is no
/// such folder.
///
/// # Errors
/// The folder cannot be read.
pub fn own(folder: &Path, ending: &str) -> Result<BTreeMap<String, PathBuf>, String> {
    let mut found = BTreeMap::new();
    if !folder.exists() {
        return Ok(found);
    }
    let told = |e: std::io::Error| format!("{}: {e}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.and_then(|name| name.strip_suffix(ending));
        if let Some(name) = name.filter(|name| !name.starts_with('.')) {
            found.insert(name.to_owned(), path.clone());
        }
    }
    Ok(found)
}

/// The texts that come with the service, and over them those in a practice's `folder`. One that is longer
/// than so many bytes, or cannot be read, is there with the reason in its place.
///
/// # Errors
/// The folder cannot be read.
pub fn texts(
    files: &Dir<'_>,
    folder: Option<&Path>,
    ending: &str,
    longest: usize,
) -> Result<Texts, String> {
    let ours = shipped(files, ending).into_iter();
    let mut texts: Texts = ours.map(|(name, text)| (name, Ok(text))).collect();
    if let Some(folder) = folder {
        let theirs = own(folder, ending)?.into_iter();
        texts.extend(theirs.map(|(name, path)| (name, text(&path, longest))));
    }
    Ok(texts)
}

/// The text of one file that must be there: the practice's own where its `folder` has one, else ours.
///
/// # Errors
/// Why it cannot be read, in words for whoever edits it.
pub fn original(files: &Dir<'_>, folder: Option<&Path>, name: &str) -> Result<String, String> {
    match own_text(folder, name)? {
        Some(text) => Ok(text),
        None => shipped_text(files, name).ok_or_else(|| format!("{name} is missing")),
    }
}

/// The text of the same file in another language, from the folder of its tag: the practice's own, else ours.
/// None, if there is none; and ours is none of a practice's own file.
///
/// # Errors
/// Why it cannot be read, in words for whoever edits it.
pub fn translation(
    files: &Dir<'_>,
    folder: Option<&Path>,
    language: Language,
    name: &str,
) -> Result<Option<String>, String> {
    let translated = format!("{}/{name}", language.tag());
    if let Some(text) = own_text(folder, &translated)? {
        return Ok(Some(text));
    }
    let is_ours = folder.is_none_or(|folder| !folder.join(name).exists());
    Ok(is_ours.then(|| shipped_text(files, &translated)).flatten())
}

/// All translations of a file, each with its language.
///
/// # Errors
/// Why one cannot be read, in words for whoever edits it.
pub fn translations(
    files: &Dir<'_>,
    folder: Option<&Path>,
    name: &str,
) -> Result<Vec<(Language, String)>, String> {
    let mut found = Vec::new();
    for language in Language::ALL {
        let text = translation(files, folder, language, name)?;
        found.extend(text.map(|text| (language, text)));
    }
    Ok(found)
}

/// All that is wrong with a file, in lines for whoever edits it.
pub fn told(file: &str, problems: &[impl Display]) -> String {
    let lines: Vec<String> = problems.iter().map(|one| format!("  {one}")).collect();
    format!("{file}:\n{}", lines.join("\n"))
}

fn own_text(folder: Option<&Path>, name: &str) -> Result<Option<String>, String> {
    let path = folder.map(|folder| folder.join(name));
    let read = |path: PathBuf| {
        std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
    };
    path.filter(|path| path.exists()).map(read).transpose()
}

fn shipped_text(files: &Dir<'_>, name: &str) -> Option<String> {
    let file = files.get_file(name)?;
    file.contents_utf8().map(str::to_owned)
}

fn text(path: &Path, longest: usize) -> Result<String, String> {
    let length = std::fs::metadata(path).map_err(|e| e.to_string())?.len();
    if length > longest as u64 {
        return Err(format!("longer than {longest} bytes"));
    }
    std::fs::read_to_string(path).map_err(|e| e.to_string())
}
