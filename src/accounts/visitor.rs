//! Who sends a request, found from its cookie.
//!
//! What must stay true: a page for one role is, for another, a page that does not exist. Nobody is past
//! this file whose second step is to come. Therapists and administrators without a second factor reach
//! only the pages that let them set one up: those that ask for an [`Arrived`].

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;

use super::{Role, SignedIn, Standing, devices, sign_ins};
use crate::service::Service;
use crate::web::{Stop, cookie, with_then};

/// Anyone signed in, with whatever they need to work here.
pub struct Visitor(pub SignedIn);

/// Anyone signed in, even staff who have no second factor yet.
pub(super) struct Arrived(pub(super) SignedIn);

/// Someone whose password was right and whose second step is to come.
pub(super) struct AtSecondStep(pub(super) SignedIn);

/// Whoever holds the cookie, wherever they stand: to sign out, and to be sent on.
pub(super) struct Holder {
    pub(super) me: SignedIn,
    pub(super) standing: Standing,
}

async fn holder(parts: &Parts, service: &Service) -> Result<Option<Holder>, Stop> {
    let Some(secret) = cookie::read(service, &parts.headers, cookie::Kind::SignIn) else {
        return Ok(None);
    };
    let device = || devices::kind(&parts.headers);
    let found = sign_ins::from_cookie(service, &secret, device).await?;
    Ok(found.map(|(me, standing)| Holder { me, standing }))
}

/// The address of a request, to come back to.
pub(super) fn path_of(parts: &Parts) -> String {
    let path = parts.uri.path_and_query();
    path.map_or("/", |path| path.as_str()).to_owned()
}

/// Where someone must go first who stands here.
fn elsewhere(standing: Standing, then: &str) -> Option<Stop> {
    match standing {
        Standing::In => None,
        Standing::SecondDue => Some(Stop::Elsewhere(with_then("/sign-in/second", then))),
        Standing::FactorMissing => Some(Stop::Elsewhere(with_then("/account/second-step", then))),
    }
}

async fn must_be(
    parts: &Parts,
    service: &Service,
    fits: impl Fn(Standing) -> bool,
) -> Result<SignedIn, Stop> {
    let then = path_of(parts);
    let Some(holder) = holder(parts, service).await? else {
        return Err(Stop::SignIn(then));
    };
    if fits(holder.standing) {
        return Ok(holder.me);
    }
    let first = Stop::Elsewhere(holder.me.role().first_page().to_owned());
    Err(elsewhere(holder.standing, &then).unwrap_or(first))
}

impl OptionalFromRequestParts<Arc<Service>> for Visitor {
    type Rejection = Stop;

    async fn from_request_parts(
        parts: &mut Parts,
        service: &Arc<Service>,
    ) -> Result<Option<Self>, Stop> {
        let holder = holder(parts, service).await?;
        let inside = holder.filter(|holder| holder.standing == Standing::In);
        Ok(inside.map(|holder| Visitor(holder.me)))
    }
}

impl OptionalFromRequestParts<Arc<Service>> for Holder {
    type Rejection = Stop;

    async fn from_request_parts(
        parts: &mut Parts,
        service: &Arc<Service>,
    ) -> Result<Option<Self>, Stop> {
        holder(parts, service).await
    }
}

macro_rules! standing {
    ($name:ident, $($fits:ident)|+) => {
        impl FromRequestParts<Arc<Service>> for $name {
            type Rejection = Stop;

            async fn from_request_parts(
                parts: &mut Parts,
                service: &Arc<Service>,
            ) -> Result<Self, Stop> {
                let fits = |standing| matches!(standing, $(Standing::$fits)|+);
                must_be(parts, service, fits).await.map(Self)
            }
        }

        impl Deref for $name {
            type Target = SignedIn;

            fn deref(&self) -> &SignedIn {
                &self.0
            }
        }
    };
}

standing!(Visitor, In);
standing!(Arrived, In | FactorMissing);
standing!(AtSecondStep, SecondDue);

macro_rules! only {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub struct $name(pub SignedIn);

        impl FromRequestParts<Arc<Service>> for $name {
            type Rejection = Stop;

            async fn from_request_parts(
                parts: &mut Parts,
                service: &Arc<Service>,
            ) -> Result<Self, Stop> {
                let Visitor(me) =
                    <Visitor as FromRequestParts<Arc<Service>>>::from_request_parts(parts, service)
                        .await?;
                match me.role() {
                    Role::$name => Ok(Self(me)),
                    _ => Err(Stop::NotFound),
                }
            }
        }

        impl Deref for $name {
            type Target = SignedIn;

            fn deref(&self) -> &SignedIn {
                &self.0
            }
        }
    };
}

only!(
    /// A client, signed in.
    Client
);
only!(
    /// A therapist, signed in.
    Therapist
);
only!(
    /// An administrator, signed in.
    Administrator
);
