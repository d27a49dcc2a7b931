//! Where browsers find a relay, for when there is no straight way from one to the other.

use serde::Serialize;

/// As the browser's `RTCIceServer`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IceServer {
    /// Its addresses.
    pub urls: Vec<String>,
    /// A name that is good for one session and some hours.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub username: String,
    /// Its password.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub credential: String,
}
