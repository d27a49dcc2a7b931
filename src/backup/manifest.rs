//! `manifest.json`: what a backup is made of. Holds no name and no content.
//!
//! What must stay true: it says of each file its size and SHA-256; and a keyed hash over all of it, which
//! only the holder of `server.key` can make, tells a changed manifest from the one that was written.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use sealing::{Context, ServerKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::DATABASE_FILE;
use crate::sealed_files::ATTACHMENTS;
use crate::{files, key_file};

/// The version of this format.
pub(super) const FORMAT: u32 = 3;
pub(super) const NAME: &str = "manifest.json";
/// No manifest is nearly as long, in bytes: that would be a million attachments.
const LONGEST: u64 = 256 * 1024 * 1024;

/// What a backup is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of this format.
    pub format: u32,
    /// The program that made it.
    pub made_by: String,
    /// When it was begun: every write acknowledged before is in it.
    pub taken_at: Timestamp,
    /// The numbers of the migrations its tables have.
    pub migrations: Vec<i64>,
    /// How far the shred list went.
    pub erased: Erased,
    /// The files beside it.
    pub files: Vec<FileOf>,
    /// Whether the files people sent were left out. Of the earlier formats none are.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_files: bool,
    /// The keyed hash over all of the above (hex).
    pub tag: String,
}

/// How far the shred list went when a backup was taken, so that an older list is noticed at a restore.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erased {
    /// How many ids it named.
    pub entries: usize,
    /// The list's own hash there (hex).
    pub hash: String,
}

/// A file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileOf {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SHA-256 (hex).
    pub sha256: String,
}

impl FileOf {
    /// Reads a file to the end.
    pub(super) fn read(folder: &Path, name: &str) -> Result<Self, String> {
        let path = folder.join(name);
        let told = |fault: std::io::Error| files::told(&path, &fault);
        let mut file = File::open(&path).map_err(told)?;
        let (mut hash, mut bytes) = (Sha256::new(), 0);
        let mut block = vec![0; 256 * 1024];
        loop {
            match file.read(&mut block).map_err(told)? {
                0 => break,
                read => {
                    hash.update(&block[..read]);
                    bytes += read as u64;
                }
            }
        }
        Ok(Self {
            name: name.to_owned(),
            bytes,
            sha256: HEXLOWER.encode(&hash.finalize()),
        })
    }
}

impl Manifest {
    /// The keyed hash that belongs to it.
    fn tag_by(&self, key: &ServerKey) -> String {
        let mut told = self.clone();
        told.tag = String::new();
        // Of our own types, without a map: this cannot fail.
        let bytes = serde_json::to_vec(&told).unwrap_or_default();
        let tag = key.tag(&Context::new("backup manifest"), &bytes);
        HEXLOWER.encode(tag.as_bytes())
    }

    pub(super) fn signed(mut self, key: &ServerKey) -> Self {
        self.tag = self.tag_by(key);
        self
    }

    /// Whether the holder of this key wrote it as it is.
    pub(super) fn is_of(&self, key: &ServerKey) -> bool {
        self.tag == self.tag_by(key)
    }

    /// The names of its attachments, with their folder.
    pub(super) fn attachments(&self) -> impl Iterator<Item = &str> {
        let names = self.files.iter().map(|file| file.name.as_str());
        names.filter(|name| is_attachment(name))
    }

    /// Whether it has this file.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.name == name)
    }

    /// The size of all its files, in bytes.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), String> {
        let text = serde_json::to_vec_pretty(self).map_err(|e| e.to_string())?;
        files::write_new(&folder.join(NAME), &text)
    }

    /// Reads the manifest of a backup.
    ///
    /// # Errors
    /// If there is none, or it cannot be understood.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let path = folder.join(NAME);
        let mut text = Vec::new();
        let read = File::open(&path).and_then(|file| file.take(LONGEST).read_to_end(&mut text));
        if let Err(fault) = read {
            return Err(format!(
                "{}. Is this the folder of one backup, and was it finished?",
                files::told(&path, &fault)
            ));
        }
        let manifest: Self = serde_json::from_slice(&text).map_err(|_| unreadable(&path, &text))?;
        let known = |file: &FileOf| {
            [DATABASE_FILE, key_file::NAME].contains(&&*file.name) || is_attachment(&file.name)
        };
        // Of the first format are those without attachments, of the second those with all of them.
        if !(1..=FORMAT).contains(&manifest.format) || !manifest.files.iter().all(known) {
            return Err(unreadable(&path, &text));
        }
        if !manifest.has(DATABASE_FILE) {
            return Err(format!("{}: it names no database", path.display()));
        }
        Ok(manifest)
    }
}

/// Whether this is the name of an attachment: a folder and a random name, and nothing that leads elsewhere.
fn is_attachment(name: &str) -> bool {
    let name = name.strip_prefix(ATTACHMENTS);
    let name = name.and_then(|name| name.strip_prefix('/'));
    name.is_some_and(|name| name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Why a manifest is not understood: a newer program's, or damaged.
fn unreadable(path: &Path, text: &[u8]) -> String {
    #[derive(Deserialize)]
    struct Any {
        format: u32,
    }
    match serde_json::from_slice::<Any>(text) {
        Ok(any) if any.format > FORMAT => format!(
            "{}: a newer securebase made this backup; use that one",
            path.display()
        ),
        _ => format!("{}: it is damaged or not a manifest", path.display()),
    }
}
