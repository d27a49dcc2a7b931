//! What the script of the passkey pages sends, and how it is read.
//!
//! What must stay true: everything in it may be made up; it is cut to what it may be before anything else
//! sees it, and checked by the engine.

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

use super::passkeys::{Answer, Computed, New};
use crate::web::Stop;

/// Bytes as the script sends them.
fn bytes(text: &str) -> Result<Vec<u8>, Stop> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes());
    bytes.map_err(|_| Stop::Unreadable)
}

fn computed(text: Option<&String>) -> Result<Option<Computed>, Stop> {
    let Some(text) = text else { return Ok(None) };
    let bytes = zeroize::Zeroizing::new(bytes(text)?);
    let bytes = bytes.as_slice().try_into().map_err(|_| Stop::Unreadable)?;
    Ok(Some(zeroize::Zeroizing::new(bytes)))
}

/// What the script sends of a passkey that signed, in base 64.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SentAnswer {
    id: String,
    client_data: String,
    authenticator_data: String,
    signature: String,
    user: Option<String>,
    computed: Option<String>,
}

impl SentAnswer {
    pub(super) fn read(&self) -> Result<Answer, Stop> {
        Ok(Answer {
            id: bytes(&self.id)?,
            signed: passkeys::Asserted {
                client_data: bytes(&self.client_data)?,
                authenticator_data: bytes(&self.authenticator_data)?,
                signature: bytes(&self.signature)?,
            },
            user: self.user.as_deref().map(bytes).transpose()?,
            computed: computed(self.computed.as_ref())?,
        })
    }
}

/// The longest name of a passkey, in letters.
const LONGEST_NAME: usize = 60;

/// What the script sends of a new passkey, in base 64.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SentNew {
    name: String,
    client_data: String,
    authenticator_data: String,
    public_key: String,
    algorithm: i64,
    #[serde(default)]
    transports: Vec<String>,
    computed: Option<String>,
}

impl SentNew {
    pub(super) fn read(&self) -> Result<New, Stop> {
        let name: String = self.name.trim().chars().take(LONGEST_NAME).collect();
        let mut transports = self.transports.clone();
        let short = |word: &String| word.len() <= 20 && word.chars().all(|c| c.is_ascii_graphic());
        transports.retain(short);
        transports.truncate(8);
        Ok(New {
            made: passkeys::Registered {
                client_data: bytes(&self.client_data)?,
                authenticator_data: bytes(&self.authenticator_data)?,
                public_key: bytes(&self.public_key)?,
                algorithm: self.algorithm,
            },
            name,
            transports,
            computed: computed(self.computed.as_ref())?,
        })
    }
}
