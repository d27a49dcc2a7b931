//! What is sealed with an attachment: its name, kind, length and key, as one who may read it sees them.
//!
//! What must stay true: the key of a file never leaves this room.

use data_encoding::BASE64;
use sealing::CannotOpen;
use sealing::stream::StreamKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::kind::Kind;
use super::{Stored, Upload, context, upload_context};
use crate::db::Id;
use crate::episodes::{Membership, Space};
use crate::languages::say;
use crate::padding::padded;
use crate::web::Stop;

/// What is sealed is padded to a multiple of so many bytes: its length does not tell that of the name.
const PADDED_TO: usize = 1024;

/// What is sealed with an attachment.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct About {
    key: String,
    pub(super) name: String,
    pub(super) kind: Kind,
    /// How many bytes of the file are content; what follows is padding.
    pub(super) length: u64,
    /// What the sender says is in it, for whoever cannot see it.
    pub(super) described: String,
}

/// What is sealed with an upload.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Told {
    key: String,
    pub(super) name: String,
    /// How long it will be; unknown where a plain form sends it.
    pub(super) length: Option<u64>,
}

fn key_of(text: &str) -> Result<StreamKey, CannotOpen> {
    let bytes = Zeroizing::new(BASE64.decode(text.as_bytes()).map_err(|_| CannotOpen)?);
    StreamKey::from_bytes(&bytes)
}

impl About {
    pub(super) fn new(key: &StreamKey, name: String, kind: Kind, length: u64) -> Self {
        Self {
            key: BASE64.encode(key.as_bytes()),
            name,
            kind,
            length,
            described: String::new(),
        }
    }

    pub(super) fn key(&self) -> Result<StreamKey, CannotOpen> {
        key_of(&self.key)
    }

    /// As it is sealed.
    pub(super) fn plain(&self) -> Zeroizing<Vec<u8>> {
        padded(self, PADDED_TO)
    }
}

impl Told {
    pub(super) fn new(key: &StreamKey, name: String, length: Option<u64>) -> Self {
        Self {
            key: BASE64.encode(key.as_bytes()),
            name,
            length,
        }
    }

    pub(super) fn key(&self) -> Result<StreamKey, CannotOpen> {
        key_of(&self.key)
    }

    /// As it is sealed.
    pub(super) fn plain(&self) -> Zeroizing<Vec<u8>> {
        padded(self, PADDED_TO)
    }
}

/// Opens what is sealed with an attachment.
pub(super) fn about(member: &Membership, stored: &Stored) -> Result<About, CannotOpen> {
    let context = context(member.space(), stored.author, stored.id);
    let plain = member.open(stored.generation, &context, &stored.sealed)?;
    serde_json::from_slice(&plain).map_err(|_| CannotOpen)
}

/// Opens what is sealed with an upload of their own.
pub(super) fn told(member: &Membership, upload: &Upload) -> Result<Told, CannotOpen> {
    let context = upload_context(member.space(), member.account(), upload.id);
    let plain = member.open(upload.generation, &context, &upload.sealed)?;
    serde_json::from_slice(&plain).map_err(|_| CannotOpen)
}

/// An attachment as a page shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Which.
    pub id: String,
    /// Where it is.
    pub path: String,
    /// Its name.
    pub name: String,
    /// What its kind is served as.
    pub mime: &'static str,
    /// The ending a file of its kind has.
    pub ending: &'static str,
    /// Its size, in words.
    pub size: String,
    /// Whether it is looked at in the page.
    pub picture: bool,
    /// Whether it is listened to in the page.
    pub sound: bool,
    /// What the sender says is in it; empty for nothing.
    pub described: String,
}

/// Opens an attachment's name and kind for a page of somebody who may read it.
///
/// # Errors
/// If it does not open.
pub fn open(member: &Membership, stored: &Stored) -> Result<Shown, Stop> {
    let about = about(member, stored)?;
    Ok(Shown {
        id: stored.id.to_string(),
        path: path(member.space(), stored.id),
        mime: about.kind.mime(),
        ending: about.kind.endings()[0],
        name: about.name,
        size: size(about.length),
        picture: about.kind.picture().is_some(),
        sound: about.kind.is_sound(),
        described: about.described,
    })
}

fn path(space: Id<Space>, id: Id<Stored>) -> String {
    format!("/rooms/{space}/files/{id}")
}

/// A size for people, in units of 1,000 as telephones count.
pub(super) fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        let size = bytes.div_ceil(1000) as i64;
        return say("file-size-kb").with("size", size).into();
    }
    let tenths = (bytes + 50_000) as i64 / 100_000;
    say("file-size-mb")
        .with("whole", tenths / 10)
        .with("tenth", tenths % 10)
        .into()
}
