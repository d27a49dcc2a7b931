//! Who sends a request, found from its cookie. What must stay true: a page for one role is, for
//! another, a page that does not exist.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;

use super::{Role, SignedIn, acts};
use crate::service::Service;
use crate::web::{Stop, cookie};

/// Anyone signed in.
pub struct Visitor(pub SignedIn);

async fn visitor(parts: &Parts, service: &Service) -> Result<Option<SignedIn>, Stop> {
    match cookie::read(service, &parts.headers, cookie::Kind::SignIn) {
        Some(secret) => acts::from_cookie(service, &secret).await,
        None => Ok(None),
    }
}

impl OptionalFromRequestParts<Arc<Service>> for Visitor {
    type Rejection = Stop;

    async fn from_request_parts(
        parts: &mut Parts,
        service: &Arc<Service>,
    ) -> Result<Option<Self>, Stop> {
        Ok(visitor(parts, service).await?.map(Visitor))
    }
}

impl FromRequestParts<Arc<Service>> for Visitor {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Stop> {
        let found = visitor(parts, service).await?;
        found.map(Visitor).ok_or_else(|| {
            let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
            Stop::SignIn(path.to_owned())
        })
    }
}

impl Deref for Visitor {
    type Target = SignedIn;

    fn deref(&self) -> &SignedIn {
        &self.0
    }
}

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
