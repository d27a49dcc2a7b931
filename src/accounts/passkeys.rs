//! Passkeys: what people do with them. What one signs is checked by the engine of the same name.
//!
//! What must stay true: a passkey signs somebody in by itself only if what it computes opens a lock around
//! the account's private key; any other is a second step beside the password.

use passkeys::{Asserted, Party, Registered};
use sealing::{AccountKey, Context, Locker, SystemEntropy};

use super::acts::{must_be_in_force, note, note_and_tell};
use super::challenges::{self, Purpose};
use super::sign_in::may_try_from;
use super::sign_ins::{Device, device};
use super::store::{self, AboutPasskey, Passkey, Stage};
use super::visitor::AtSecondStep;
use super::{Account, Fresh, Network, SignedIn, second_step};
use crate::audit;
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

/// What a passkey computes for this service alone.
pub(super) type Computed = zeroize::Zeroizing<[u8; passkeys::PRF_OUTPUT]>;

/// A new passkey, as its owner's browser sends it.
pub(super) struct New {
    pub(super) made: Registered,
    pub(super) name: String,
    pub(super) transports: Vec<String>,
    pub(super) computed: Option<Computed>,
}

/// What a passkey signed.
pub(super) struct Answer {
    pub(super) id: Vec<u8>,
    pub(super) signed: Asserted,
    /// Whose it says it is; not every device does.
    pub(super) user: Option<Vec<u8>>,
    pub(super) computed: Option<Computed>,
}

/// What a new passkey is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GoodFor {
    /// Signing in by itself.
    SigningIn,
    /// A second step after the password.
    SecondStep,
}

/// Why a passkey did not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PasskeyProblem {
    /// It is not known here, or what it sent does not fit what was asked.
    Wrong,
    /// It was known already.
    Known,
    /// It is the right one, but it opens nothing by itself.
    SecondStepOnly,
    /// Too many tries; some time must pass.
    TooMany,
}

/// This service as passkeys know it; none where it has no name.
pub(super) fn party(service: &Service) -> Option<Party> {
    Party::of(&service.settings.public_url)
}

/// What passkeys call an account: it tells nobody else anything.
pub(super) fn user_handle(service: &Service, account: Id<Account>) -> Vec<u8> {
    service.tag(&Context::new("passkey user"), account.bytes())
}

fn tag(service: &Service, id: &[u8]) -> Vec<u8> {
    service.tag(&Context::new("passkey id"), id)
}

fn lock_context(account: Id<Account>, tag: &[u8]) -> Context {
    super::lock_context(account, "passkey").and(tag)
}

/// Adds a passkey to an account.
pub(super) async fn add(
    service: &Service,
    me: &Fresh,
    new: New,
) -> Result<Result<GoodFor, PasskeyProblem>, Stop> {
    let party = party(service).ok_or(Stop::NotFound)?;
    let mut tx = service.db.begin().await?;
    let data = &new.made.client_data;
    let asked = challenges::take(&mut tx, service, Purpose::Add, &me.sign_in, data).await?;
    tx.commit().await?;
    let registered = asked.and_then(|asked| party.registered(&asked, &new.made).ok());
    let Some((id, key, counter)) = registered else {
        return Ok(Err(PasskeyProblem::Wrong));
    };
    let tag = tag(service, &id);
    let context = lock_context(me.account, &tag);
    let lock = |output: Computed| {
        Locker::from_passkey(&output).lock(&me.key, &context, &mut SystemEntropy)
    };
    let good_for = match new.computed {
        Some(_) => GoodFor::SigningIn,
        None => GoodFor::SecondStep,
    };
    let passkey = Passkey {
        account: me.account,
        about: AboutPasskey {
            id: data_encoding::BASE64URL_NOPAD.encode(&id),
            key,
            name: new.name,
            transports: new.transports,
        },
        counter,
        locked: new.computed.map(lock),
        since: service.clock.now(),
        used_at: None,
        tag,
    };
    let mut tx = service.db.begin().await?;
    must_be_in_force(&mut tx, me.account, &me.key).await?;
    match store::insert_passkey(&mut tx, service, &passkey).await {
        Ok(()) => {
            note_and_tell(&mut tx, service, me.account, audit::Deed::FactorAdded).await?;
            tx.commit().await?;
        }
        Err(DbError::Taken(_)) => return Ok(Err(PasskeyProblem::Known)),
        Err(fault) => return Err(fault.into()),
    }
    Ok(Ok(good_for))
}

/// The passkey that answered, if its answer counts; it has counted it.
async fn answered(
    conn: &mut Conn,
    service: &Service,
    (purpose, holder): (Purpose, &[u8]),
    answer: &Answer,
) -> Result<Option<Passkey>, Stop> {
    let party = party(service).ok_or(Stop::NotFound)?;
    let data = &answer.signed.client_data;
    let Some(asked) = challenges::take(conn, service, purpose, holder, data).await? else {
        return Ok(None);
    };
    let Some(passkey) = store::passkey(conn, service, &tag(service, &answer.id)).await? else {
        return Ok(None);
    };
    let handle = user_handle(service, passkey.account);
    let others = answer.user.as_ref().is_some_and(|user| *user != handle);
    let (key, counter) = (&passkey.about.key, passkey.counter);
    let counted = match party.verified(&asked, key, counter, &answer.signed) {
        Ok(counted) if !others => counted,
        Ok(_) => return Ok(None),
        Err(refusal) => {
            tracing::warn!(%refusal, "a passkey was refused");
            return Ok(None);
        }
    };
    // Whoever takes the ways into an account away holds the account first, so whoever uses one does too:
    // in another order each would wait for the other.
    store::hold(conn, passkey.account).await?;
    let used = store::use_passkey(conn, &passkey, counted, service.clock.now()).await?;
    Ok(used.then_some(passkey))
}

/// Signs in with a passkey and no password.
pub(super) async fn sign_in(
    service: &Service,
    holder: &[u8],
    answer: Answer,
    from: Network,
) -> Result<Result<Device, PasskeyProblem>, Stop> {
    if !may_try_from(service, from).await? {
        return Ok(Err(PasskeyProblem::TooMany));
    }
    let mut tx = service.db.begin().await?;
    let asked = (Purpose::SignIn, holder);
    let found = answered(&mut tx, service, asked, &answer).await?;
    // A sign-in without a name is for whom the device says it is.
    let Some(passkey) = found.filter(|_| answer.user.is_some()) else {
        tx.commit().await?;
        return Ok(Err(PasskeyProblem::Wrong));
    };
    let Some(key) = opened(&passkey, answer.computed.as_ref()) else {
        tx.commit().await?;
        return Ok(Err(PasskeyProblem::SecondStepOnly));
    };
    let now = service.clock.now();
    let known = store::person(&mut tx, service, passkey.account).await?;
    let device = device(&mut tx, service, known, key, Stage::In, now).await?;
    note(&mut tx, service, passkey.account, audit::Deed::SignedIn).await?;
    tx.commit().await?;
    Ok(Ok(device))
}

fn opened(passkey: &Passkey, computed: Option<&Computed>) -> Option<AccountKey> {
    let context = lock_context(passkey.account, &passkey.tag);
    let locker = Locker::from_passkey(computed?);
    locker.open(passkey.locked.as_ref()?, &context).ok()
}

/// Whether this account's own passkey answered, and it may be tried at all.
async fn own(
    service: &Service,
    me: &SignedIn,
    purpose: Purpose,
    answer: &Answer,
) -> Result<Result<(), PasskeyProblem>, Stop> {
    let mut tx = service.db.begin().await?;
    if !second_step::may_try(&mut tx, service, me.account).await? {
        tx.commit().await?;
        return Ok(Err(PasskeyProblem::TooMany));
    }
    let found = answered(&mut tx, service, (purpose, &me.sign_in), answer).await?;
    let mine = found.is_some_and(|passkey| passkey.account == me.account);
    if mine {
        second_step::forget_tries(&mut tx, service, me.account).await?;
    } else {
        second_step::refused(&mut tx, service, me.account).await?;
    }
    tx.commit().await?;
    Ok(if mine {
        Ok(())
    } else {
        Err(PasskeyProblem::Wrong)
    })
}

/// The second step, with a passkey.
pub(super) async fn second(
    service: &Service,
    me: &AtSecondStep,
    answer: &Answer,
) -> Result<Result<Device, PasskeyProblem>, Stop> {
    match own(service, me, Purpose::Second, answer).await? {
        Ok(()) => Ok(Ok(second_step::let_in(service, me).await?)),
        Err(problem) => Ok(Err(problem)),
    }
}

/// Somebody signed in shows a passkey: this sign-in is fresh again.
pub(super) async fn confirm(
    service: &Service,
    me: &SignedIn,
    answer: &Answer,
) -> Result<Result<(), PasskeyProblem>, Stop> {
    let tried = own(service, me, Purpose::Confirm, answer).await?;
    if tried.is_ok() {
        let mut tx = service.db.begin().await?;
        store::prove(&mut tx, &me.sign_in, service.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(tried)
}

/// Takes a passkey away.
///
/// # Errors
/// [`Stop::NotFound`] if the account has none of this keyed hash.
pub(super) async fn remove(service: &Service, me: &Fresh, tag: &[u8]) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    if !store::delete_passkey(&mut tx, me.account, tag).await? {
        return Err(Stop::NotFound);
    }
    note_and_tell(&mut tx, service, me.account, audit::Deed::FactorRemoved).await?;
    Ok(tx.commit().await?)
}
