//! Browsers that somebody is signed in with: how one comes in, how far, and how it goes out.
//!
//! What must stay true: the secret of a cookie is made new whenever somebody comes further in, so that one
//! known before opens nothing; a browser whose second step is to come is not in.

use jiff::{SignedDuration, Timestamp};
use sealing::{AccountKey, Context, Locker, SystemEntropy};

use super::acts::{Prepared, must_be_in_force, note};
use super::store::{self, Stage, StoredSignIn};
use super::{Known, Role, SignedIn, Standing, devices};
use crate::audit;
use crate::db::Conn;
use crate::service::Service;
use crate::web::Stop;
use crate::web::cookie::Secret;

/// A browser just signed in: who, and the secret its cookie is to hold.
pub struct Device {
    /// Who.
    pub signed_in: SignedIn,
    /// For the cookie alone.
    pub secret: Secret,
}

/// How far somebody came with a right password.
pub enum Came {
    /// In.
    In(Device),
    /// To the second step: the secret is for the cookie of a browser that may do nothing else.
    ToSecondStep(Secret),
}

/// How long a browser stays signed in, in days.
pub const SIGN_IN_DAYS: i64 = 14;

/// How long the second step may take, in minutes.
const SECOND_STEP_MINUTES: i64 = 15;

/// How exactly it is kept when a browser was last used, in minutes: to write it down at every page would
/// only cost time.
const USED_MINUTES: i64 = 10;

/// Signs a browser in to an account whose key was just made.
pub async fn sign_in_device(
    conn: &mut Conn,
    service: &Service,
    prepared: Prepared,
    now: Timestamp,
) -> Result<Device, Stop> {
    device(conn, service, prepared.known, prepared.key, Stage::In, now).await
}

/// Signs a browser in, as far as this, to an account whose key is open.
pub(super) async fn device(
    conn: &mut Conn,
    service: &Service,
    known: Known,
    key: AccountKey,
    stage: Stage,
    now: Timestamp,
) -> Result<Device, Stop> {
    must_be_in_force(conn, known.account, &key).await?;
    let rng = &mut SystemEntropy;
    let secret = Secret::new(sealing::random(rng));
    let tag = cookie_tag(service, &secret);
    let locked = Locker::from_cookie(&secret).lock(&key, &cookie_context(&tag), rng);
    let expires = now
        + match stage {
            Stage::In => SignedDuration::from_hours(24 * SIGN_IN_DAYS),
            Stage::Second => SignedDuration::from_mins(SECOND_STEP_MINUTES),
        };
    store::insert_sign_in(conn, &tag, known.account, &locked, stage, now, expires).await?;
    Ok(Device {
        signed_in: SignedIn {
            account: known.account,
            role: known.role,
            name: known.name,
            zone: known.zone,
            language: known.language,
            key,
            sign_in: tag,
            proved_at: Some(now),
            asked: false,
            erased_on: None,
        },
        secret,
    })
}

/// The keyed hash of a cookie's secret.
pub(super) fn cookie_tag(service: &Service, secret: &Secret) -> Vec<u8> {
    let context = Context::new("sign-in cookie");
    service.tag(&context, secret.as_slice())
}

fn cookie_context(tag: &[u8]) -> Context {
    Context::new("sign-in").and(tag)
}

/// Who holds this cookie, if its sign-in still counts, and where they stand. `device` says what kind of
/// browser asks.
pub(super) async fn from_cookie(
    service: &Service,
    secret: &Secret,
    device: impl Fn() -> String,
) -> Result<Option<(SignedIn, Standing)>, Stop> {
    let tag = cookie_tag(service, secret);
    let now = service.clock.now();
    let mut conn = service.db.read().await?;
    let Some(stored) = store::sign_in(&mut conn, service, &tag, now).await? else {
        return Ok(None);
    };
    drop(conn);
    let key = Locker::from_cookie(secret).open(&stored.locked, &cookie_context(&tag))?;
    if is_long_unused(&stored, now) {
        let mut tx = service.db.begin().await?;
        store::touch(&mut tx, service, &tag, &device(), now).await?;
        tx.commit().await?;
    }
    let standing = standing(service, &stored);
    let me = SignedIn {
        account: stored.account,
        role: stored.role,
        name: stored.about.name,
        zone: stored.about.zone,
        language: stored.about.language,
        key,
        sign_in: tag,
        proved_at: stored.proved_at,
        asked: stored.asked,
        erased_on: stored.erased_on,
    };
    Ok(Some((me, standing)))
}

fn is_long_unused(stored: &StoredSignIn, now: Timestamp) -> bool {
    let long = SignedDuration::from_mins(USED_MINUTES);
    stored
        .used_at
        .is_none_or(|used| now.duration_since(used) >= long)
}

/// Whoever works here reads what others trusted them with, so a password alone is not enough for them.
/// Clients are asked for a second step only once they have set one up.
fn standing(service: &Service, stored: &StoredSignIn) -> Standing {
    let works_here = stored.role != Role::Client && !service.settings.password_is_enough;
    match stored.stage {
        Stage::Second => Standing::SecondDue,
        Stage::In if works_here && stored.factors == 0 => Standing::FactorMissing,
        Stage::In => Standing::In,
    }
}

/// Signs this browser out.
pub async fn sign_out(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    store::delete_sign_in(&mut tx, &me.sign_in).await?;
    Ok(tx.commit().await?)
}

/// Signs one browser of one's own out, by its keyed hash.
pub async fn sign_out_one(service: &Service, me: &SignedIn, tag: &[u8]) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    store::delete_own_sign_in(&mut tx, me.account, tag).await?;
    Ok(tx.commit().await?)
}

/// Signs every other browser out.
pub async fn sign_out_others(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    store::delete_other_sign_ins(&mut tx, me.account, &me.sign_in).await?;
    note(&mut tx, service, me.account, audit::Deed::SignedOutOthers).await?;
    Ok(tx.commit().await?)
}

/// Where somebody is signed in, in rough words, and since when.
///
/// # Errors
/// If the store does not answer.
pub async fn browsers(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    now: Timestamp,
) -> Result<Vec<(String, Timestamp)>, Stop> {
    let listed = store::sign_ins(conn, service, me, now).await?;
    let shown = |one: store::Listed| (devices::shown(one.device.as_deref()), one.since);
    let found = listed.into_iter().map(shown);
    Ok(found.collect())
}
