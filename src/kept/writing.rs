//! The folder that a record is opened into: pages to read, the same for programs, and the files.
//!
//! What must stay true: only its owner can read it; its first page is written last, so that a folder without
//! one is not finished; the pages hold no script, and whatever people wrote is escaped in them.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use askama::Template;
use serde::Serialize;

use super::entries::{Entry, Head, Part};
use crate::files;

const CSS: &str = include_str!("../../templates/export/copy.css");

#[derive(Template)]
#[template(path = "kept/index.html")]
struct Index<'a> {
    head: &'a Head,
    parts: &'a [Part],
}

#[derive(Template)]
#[template(path = "export/head.html")]
struct Top<'a> {
    title: &'a str,
    about: &'a str,
    pictures: bool,
}

#[derive(Template)]
#[template(path = "export/items.html")]
struct Items<'a> {
    items: &'a [Entry],
}

#[derive(Serialize)]
struct Json<'a> {
    format: &'static str,
    version: u32,
    practice: &'a str,
    number: &'a str,
    name: &'a str,
    email: &'a str,
    parts: &'a [Part],
}

/// The folder.
pub(super) struct Folder(PathBuf);

/// A file that is being put into it.
pub(super) struct Putting {
    file: File,
    path: PathBuf,
}

impl Putting {
    /// More of it.
    pub(super) fn put(&mut self, bytes: &[u8]) -> Result<(), String> {
        let put = self.file.write_all(bytes);
        put.map_err(|e| files::told(&self.path, &e))
    }
}

impl Folder {
    /// Makes it, new.
    pub(super) fn make(path: &Path) -> Result<Self, String> {
        files::make_new_folder(path)?;
        files::make_new_folder(&path.join("files"))?;
        Ok(Self(path.to_owned()))
    }

    /// Begins a file at a place of ours in it.
    pub(super) fn attachment(&self, path: &str) -> Result<Putting, String> {
        let path = self.0.join(path);
        let mut options = OpenOptions::new();
        let made = options.write(true).create_new(true).mode(0o600).open(&path);
        let file = made.map_err(|e| files::told(&path, &e))?;
        Ok(Putting { file, path })
    }

    /// Says in the place of a file that it could not be read.
    pub(super) fn missing(&self, path: &str) -> Result<(), String> {
        let words = "This file was damaged or missing on the server and could not be read.\n";
        files::write_new(
            &self.0.join(format!("{path}.missing.txt")),
            words.as_bytes(),
        )
    }

    fn write_file(&self, name: &str, text: &str) -> Result<(), String> {
        files::write_new(&self.0.join(name), text.as_bytes())
    }

    /// Writes the pages.
    pub(super) fn write(&self, head: &Head, parts: &[Part]) -> Result<(), String> {
        let fault = |e: askama::Error| e.to_string();
        self.write_file("copy.css", CSS)?;
        for part in parts {
            let top = Top {
                title: &part.title,
                about: part.about,
                pictures: false,
            };
            let items = Items {
                items: &part.entries,
            };
            let mut page = top.render().map_err(fault)?;
            page.push_str(&items.render().map_err(fault)?);
            page.push_str("</ol>\n</main>\n</body>\n</html>\n");
            self.write_file(&format!("{}.html", part.name), &page)?;
        }
        let json = Json {
            format: "securebase kept record",
            version: 1,
            practice: &head.practice,
            number: &head.number,
            name: &head.name,
            email: &head.email,
            parts,
        };
        let json = serde_json::to_string_pretty(&json).map_err(|e| e.to_string())?;
        self.write_file("record.json", &json)?;
        let index = Index { head, parts };
        self.write_file("index.html", &index.render().map_err(fault)?)
    }
}
