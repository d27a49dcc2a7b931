//! What cryptography a request asks for, told at trace level to whoever listens: so it can be compared what
//! two requests take whose answers must not be told apart by how long they are in coming.
//!
//! What must stay true: what is told is the kind of work alone, nothing of whose it is or what is in it; and
//! where nobody listens it costs a comparison.

/// A kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A password hashed (Argon2id): more than all the rest of a request together.
    Hash,
    /// A space's key wrapped for a reader (X25519).
    Wrap,
    /// A space's key unwrapped by its reader (X25519).
    Unwrap,
    /// Content of a space sealed.
    Seal,
    /// Content of a space opened.
    Open,
    /// Something sealed under the server's key.
    ServerSeal,
    /// Something opened with the server's key.
    ServerOpen,
    /// A keyed hash, to look something up by.
    Tag,
}

impl Work {
    fn as_str(self) -> &'static str {
        match self {
            Self::Hash => "passwords hashed",
            Self::Wrap => "keys wrapped",
            Self::Unwrap => "keys unwrapped",
            Self::Seal => "contents sealed",
            Self::Open => "contents opened",
            Self::ServerSeal => "values sealed by the server",
            Self::ServerOpen => "values opened by the server",
            Self::Tag => "keyed hashes",
        }
    }
}

/// Says that this is about to be done. Call it on the task of the request: not from a thread for blocking.
pub fn spent(work: Work) {
    tracing::trace!(target: "securebase::effort", work = work.as_str());
}
