//! Questions put to a browser for a passkey to sign.
//!
//! What must stay true: each is answered once, within five minutes, by the browser it was put to and for
//! what it was put for.

use jiff::SignedDuration;
use passkeys::Challenge;
use sealing::{Context, SystemEntropy};

use super::store;
use crate::db::Conn;
use crate::service::Service;
use crate::web::Stop;
use crate::web::cookie::Secret;

/// How long an answer may take, in minutes.
pub(super) const ANSWER_MINUTES: i64 = 5;

/// What a question is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A new passkey.
    Add,
    /// It is still the same person.
    Confirm,
    /// The second step of a sign-in.
    Second,
    /// A sign-in by passkey alone.
    SignIn,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Confirm => "confirm",
            Self::Second => "second",
            Self::SignIn => "sign-in",
        }
    }
}

fn tag(service: &Service, challenge: &Challenge) -> Vec<u8> {
    service.tag(&Context::new("challenge"), &challenge.0)
}

/// The keyed hash of the secret of a browser that nobody is signed in with.
pub(super) fn holder(service: &Service, asked: &Secret) -> Vec<u8> {
    service.tag(&Context::new("asked cookie"), asked.as_slice())
}

/// A new question for this browser.
pub(super) async fn ask(
    service: &Service,
    purpose: Purpose,
    holder: &[u8],
) -> Result<Challenge, Stop> {
    let challenge = Challenge(sealing::random(&mut SystemEntropy));
    let expires = service.clock.now() + SignedDuration::from_mins(ANSWER_MINUTES);
    let tag = tag(service, &challenge);
    let mut tx = service.db.begin().await?;
    store::insert_challenge(&mut tx, &tag, purpose.as_str(), holder, expires).await?;
    tx.commit().await?;
    Ok(challenge)
}

/// The question that this browser answers, taken away; none if it was not asked, not for this, or long ago.
pub(super) async fn take(
    conn: &mut Conn,
    service: &Service,
    purpose: Purpose,
    holder: &[u8],
    client_data: &[u8],
) -> Result<Option<Challenge>, Stop> {
    let Some(challenge) = passkeys::challenge_in(client_data) else {
        return Ok(None);
    };
    let (tag, now) = (tag(service, &challenge), service.clock.now());
    let taken = store::take_challenge(conn, &tag, purpose.as_str(), holder, now).await?;
    Ok(taken.then_some(challenge))
}
