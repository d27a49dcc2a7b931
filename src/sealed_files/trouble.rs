//! Why a file cannot be had, or kept.
//!
//! What must stay true: the words hold no credentials and nothing that a server sent back, which may repeat
//! them.

use std::error::Error;
use std::fmt::{self, Display};

use object_store::Error as Fault;
use object_store::client::{HttpError, HttpErrorKind};

use crate::web::Stop;

/// Why a file cannot be had, or kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no file of this name.
    Gone,
    /// The storage does not answer, or refuses us. It may come back; nothing here is wrong.
    Away(String),
    /// The disk does not do what it is asked to.
    Broken(String),
}

impl Trouble {
    /// The disk's fault.
    pub fn broken(fault: impl Display) -> Self {
        Self::Broken(fault.to_string())
    }

    /// What a bucket did.
    pub(super) fn of(fault: &Fault) -> Self {
        Self::Away(match fault {
            Fault::NotFound { .. } => return Self::Gone,
            Fault::PermissionDenied { .. } | Fault::Unauthenticated { .. } => {
                "it refuses these credentials".to_owned()
            }
            other => what_happened(other),
        })
    }
}

/// The status that was answered, or how the line failed.
fn what_happened(fault: &Fault) -> String {
    let mut cause: Option<&(dyn Error + 'static)> = Some(fault);
    while let Some(found) = cause {
        if let Some(http) = found.downcast_ref::<HttpError>() {
            let how = match http.kind() {
                HttpErrorKind::Connect => "it cannot be reached",
                HttpErrorKind::Timeout => "it takes too long to answer",
                _ => "the line to it broke",
            };
            return format!("{how} ({})", innermost(found));
        }
        cause = found.source();
    }
    // Of a status there is no more than these words, and a body, which stays out.
    let text = fault.to_string();
    let status = text.split_once("status code: ").map(|(_, status)| status);
    match status.and_then(|status| status.get(..3)) {
        Some(status) => format!("it answers with status {status}"),
        None => "it does not answer as S3 does".to_owned(),
    }
}

fn innermost(fault: &(dyn Error + 'static)) -> String {
    let mut inner = fault;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}

impl Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gone => f.write_str("a file is gone"),
            Self::Away(why) => write!(f, "the storage for files: {why}"),
            Self::Broken(why) => write!(f, "files: {why}"),
        }
    }
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Away(_) => Self::Away(trouble.to_string()),
            Trouble::Gone | Trouble::Broken(_) => Self::Fault(trouble.to_string()),
        }
    }
}
