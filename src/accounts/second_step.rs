//! The second step of sign-in, without which a stolen password opens nothing.
//!
//! What must stay true: whoever has a second factor is not in before it was given; each code counts once,
//! and tries are few; what is given then makes a new cookie.

use sealing::Context;

use super::acts::{must_be_in_force, note, note_and_tell};
use super::code_app::AppSecret;
use super::sign_in::{self, SignInProblem};
use super::sign_ins::{Device, device};
use super::store::{self, Stage};
use super::visitor::AtSecondStep;
use super::{Account, Fresh, SignedIn};
use crate::audit::{self, By, Note};
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

/// The hour tries are counted in, from the first one on.
const WINDOW_MS: i64 = 60 * 60 * 1000;
/// How many codes may be tried in it: with three that are right at any time, a guesser who has the
/// password needs more than two and a half years for an even chance.
const TRIES: i64 = 10;

fn tries_tag(service: &Service, account: Id<Account>) -> Vec<u8> {
    service.tag(&Context::new("second step tries"), account.bytes())
}

/// Counts a try at the second step; whether it may be made.
pub(super) async fn may_try(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<bool, Stop> {
    let (tag, now) = (tries_tag(service, account), service.clock.now());
    Ok(store::count_attempt(conn, &tag, now, WINDOW_MS).await? <= TRIES)
}

/// A right answer begins the count anew.
pub(super) async fn forget_tries(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<(), Stop> {
    Ok(store::clear_attempts(conn, &tries_tag(service, account)).await?)
}

/// Whether this is a code of the account's app, not taken before.
pub(super) async fn try_code(
    service: &Service,
    account: Id<Account>,
    typed: &str,
) -> Result<Result<(), SignInProblem>, Stop> {
    let mut tx = service.db.begin().await?;
    if !may_try(&mut tx, service, account).await? {
        tx.commit().await?;
        return Ok(Err(SignInProblem::TooMany));
    }
    let app = store::code_app(&mut tx, service, account).await?;
    let step = app.and_then(|(secret, _)| secret.step_of(typed, service.clock.now()));
    let right = match step {
        Some(step) => store::burn_step(&mut tx, account, step).await?,
        None => false,
    };
    if right {
        forget_tries(&mut tx, service, account).await?;
    } else {
        refused(&mut tx, service, account).await?;
    }
    tx.commit().await?;
    Ok(if right {
        Ok(())
    } else {
        Err(SignInProblem::Wrong)
    })
}

/// Notes that a second step was not right.
pub(super) async fn refused(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<(), DbError> {
    let note = Note::of(By::Nobody, audit::Deed::SecondStepRefused).about(account);
    audit::note(conn, service, note).await
}

/// Lets somebody in whose second step was right, under a new cookie; the old one opens nothing any more.
pub(super) async fn let_in(service: &Service, waiting: &AtSecondStep) -> Result<Device, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let known = store::person(&mut tx, service, waiting.account).await?;
    let key = waiting.key.clone();
    let device = device(&mut tx, service, known, key, Stage::In, now).await?;
    store::delete_sign_in(&mut tx, &waiting.sign_in).await?;
    note(&mut tx, service, waiting.account, audit::Deed::SignedIn).await?;
    tx.commit().await?;
    Ok(device)
}

/// Somebody signed in gives a code: this sign-in is fresh again.
pub(super) async fn confirm(
    service: &Service,
    me: &SignedIn,
    typed: &str,
) -> Result<Result<(), SignInProblem>, Stop> {
    let tried = try_code(service, me.account, typed).await?;
    if tried.is_ok() {
        let mut tx = service.db.begin().await?;
        store::prove(&mut tx, &me.sign_in, service.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(tried)
}

/// Sets up an app with this secret; whether the code is one of it. Only then it counts.
pub async fn set_up_app(
    service: &Service,
    me: &Fresh,
    secret: &AppSecret,
    typed: &str,
) -> Result<bool, Stop> {
    let now = service.clock.now();
    let Some(step) = secret.step_of(typed, now) else {
        return Ok(false);
    };
    let mut tx = service.db.begin().await?;
    must_be_in_force(&mut tx, me.account, &me.key).await?;
    match store::insert_code_app(&mut tx, service, me.account, secret, step, now).await {
        Ok(()) => {
            note_and_tell(&mut tx, service, me.account, audit::Deed::FactorAdded).await?;
            tx.commit().await?;
        }
        // It was set up in another window; that one stays.
        Err(DbError::Taken(_)) => {}
        Err(fault) => return Err(fault.into()),
    }
    Ok(true)
}

/// What is not right about taking the app away.
pub(super) enum RemovalProblem {
    Password(SignInProblem),
    Code(SignInProblem),
}

/// Takes the app away: for whoever gives both the password and a code of it.
pub(super) async fn remove_app(
    service: &Service,
    me: &SignedIn,
    password: &str,
    typed: &str,
) -> Result<Result<(), RemovalProblem>, Stop> {
    if let Err(problem) = sign_in::confirm(service, me, password).await? {
        return Ok(Err(RemovalProblem::Password(problem)));
    }
    if let Err(problem) = try_code(service, me.account, typed).await? {
        return Ok(Err(RemovalProblem::Code(problem)));
    }
    let mut tx = service.db.begin().await?;
    store::delete_code_app(&mut tx, me.account).await?;
    note_and_tell(&mut tx, service, me.account, audit::Deed::FactorRemoved).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
