//! Step-up: some things may only be done by whoever has just proved again who they are, since a browser
//! may have been left open.
//!
//! What must stay true: only this file makes a [`Fresh`], and only of somebody who gave their password, a
//! passkey or a code in this very sign-in a short time ago.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::{SignedDuration, Timestamp};

use super::SignedIn;
use super::visitor::{Arrived, Visitor, path_of};
use crate::service::Service;
use crate::web::{Stop, with_then};

/// How long a proof counts, in minutes.
pub const FRESH_MINUTES: i64 = 10;

/// Somebody signed in who gave their password, a passkey or a code within the last ten minutes. As an
/// argument of a page it leads whoever has not to a page that asks for it, and back to the page's own
/// address: a form that asks for it must be shown at the address it is sent to.
pub struct Fresh(SignedIn);

impl Fresh {
    /// The proof, if there is one by now.
    pub fn of(me: SignedIn, now: Timestamp) -> Option<Self> {
        is_fresh(me.proved_at, now).then_some(Self(me))
    }
}

fn is_fresh(proved_at: Option<Timestamp>, now: Timestamp) -> bool {
    proved_at.is_some_and(|at| now.duration_since(at) < SignedDuration::from_mins(FRESH_MINUTES))
}

impl Deref for Fresh {
    type Target = SignedIn;

    fn deref(&self) -> &SignedIn {
        &self.0
    }
}

/// The proof, or the way to it.
fn fresh(me: SignedIn, parts: &Parts, service: &Service) -> Result<Fresh, Stop> {
    let confirm = || Stop::Elsewhere(with_then("/account/confirm", &path_of(parts)));
    Fresh::of(me, service.clock.now()).ok_or_else(confirm)
}

impl FromRequestParts<Arc<Service>> for Fresh {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Stop> {
        let Visitor(me) =
            <Visitor as FromRequestParts<Arc<Service>>>::from_request_parts(parts, service).await?;
        fresh(me, parts, service)
    }
}

/// The same for the pages that set a second factor up: they are open to staff who have none yet.
pub(super) struct SettingUp(pub(super) Fresh);

impl FromRequestParts<Arc<Service>> for SettingUp {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Stop> {
        let Arrived(me) = Arrived::from_request_parts(parts, service).await?;
        fresh(me, parts, service).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_counts_for_ten_minutes() {
        let now = Timestamp::from_second(1_800_000_000).expect("a time");
        let ago = |seconds| Some(now - SignedDuration::from_secs(seconds));
        assert!(is_fresh(ago(0), now));
        assert!(is_fresh(ago(599), now));
        assert!(!is_fresh(ago(600), now));
        assert!(!is_fresh(None, now), "a sign-in from before this was asked");
    }
}
