//! The custodian's step, on a machine of theirs, without the server: each key of the request is unwrapped
//! with the recovery key and wrapped to the owner's new key.
//!
//! What must stay true: nothing is answered unless the owner read out the letters of the key it is
//! wrapped to, nor before the time the owner has to stop it has passed.

use jiff::Timestamp;
use sealing::{AccountKey, Challenge, Code, SystemEntropy};

use super::letter::{About, Answer, Request};
use crate::episodes::{KeyOf, wrapped_for, wrapped_for_recovery};

const DAMAGED: &str = "the request is damaged: have the administrator write a new one";

/// Answers a request. `letters` are those the owner read out.
///
/// # Errors
/// Words for the custodian; then nothing was answered.
pub fn answer(
    request: &Request,
    key: &AccountKey,
    letters: &str,
    now: Timestamp,
) -> Result<Answer, String> {
    let about = request.about().ok_or(DAMAGED)?;
    if !are_of(letters, &about) {
        return Err(
            "these are not the letters of the key in the request. Speak with the owner of the account \
             in person or by phone; if they read out these letters, somebody put another key in: \
             answer nothing, and tell the practice"
                .to_owned(),
        );
    }
    if now < request.not_before {
        return Err(format!(
            "the owner may stop this until {}: answer it after that",
            request.not_before.strftime("%-d %B %Y, %H:%M UTC")
        ));
    }
    let challenge = request.challenge().ok_or(DAMAGED)?;
    let challenge = Challenge::open(key, &challenge, &about.context()).map_err(|_| {
        "this recovery key does not open the request: it is another practice's key, or the request \
         was changed on its way"
    })?;
    let mut keys = request.keys().ok_or(DAMAGED)?;
    for wrapped in &mut keys {
        rewrap(wrapped, key, &about).ok_or(DAMAGED)?;
    }
    Ok(Answer::new(&about, &keys, &challenge))
}

fn are_of(letters: &str, about: &About) -> bool {
    let told = Code::parse(letters);
    told.is_ok() && told == Code::parse(&about.owner_key.letters())
}

fn rewrap(wrapped: &mut KeyOf, key: &AccountKey, about: &About) -> Option<()> {
    let from = wrapped_for_recovery(wrapped.space, wrapped.generation);
    let opened = key.unwrap(&wrapped.wrapped, &from).ok()?;
    let to = wrapped_for(wrapped.space, wrapped.generation, about.account);
    let again = about.owner_key.try_wrap(&opened, &to, &mut SystemEntropy);
    wrapped.wrapped = again.ok()?;
    Some(())
}
