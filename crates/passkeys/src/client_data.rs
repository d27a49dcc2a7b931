//! What the browser itself says of an answer: what kind, to which question, on which site.
//! What must stay true: the device signs the very bytes, so they are read and never written anew.

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

use crate::{Challenge, Refusal};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
}

impl ClientData {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        serde_json::from_slice(bytes).map_err(|_| Refusal::Unreadable)
    }

    fn challenge(&self) -> Option<Challenge> {
        let bytes = BASE64URL_NOPAD.decode(self.challenge.as_bytes()).ok()?;
        bytes.try_into().ok().map(Challenge)
    }

    /// Whether it answers this question, of this kind, on this site.
    pub(crate) fn fits(
        &self,
        kind: &str,
        challenge: &Challenge,
        origin: &str,
    ) -> Result<(), Refusal> {
        if self.kind != kind || self.challenge() != Some(*challenge) {
            Err(Refusal::OtherQuestion)
        } else if self.origin != origin || self.cross_origin {
            Err(Refusal::OtherSite)
        } else {
            Ok(())
        }
    }
}

/// Which question an answer says that it answers: to look up whether it was asked, and take it away.
pub fn challenge_in(client_data: &[u8]) -> Option<Challenge> {
    ClientData::read(client_data).ok()?.challenge()
}
