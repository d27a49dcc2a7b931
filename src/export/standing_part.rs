//! Where a copy stands, as its page shows it, and the file handed out.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream::try_unfold;

use super::subject::Subject;
use super::{Export, Standing, acts, store};
use crate::accounts::{Fresh, SignedIn};
use crate::service::Service;
use crate::web::{Stop, when};

/// A copy as its page shows it.
pub(super) struct State {
    /// The page’s address; what is done with the copy has addresses below it.
    pub(super) path: String,
    standing: Option<Standing>,
    pub(super) done: usize,
    pub(super) total: usize,
    pub(super) asked: String,
    pub(super) until: String,
    pub(super) size: String,
}

/// A size in words: people need to know whether it fits, not each byte.
fn size(bytes: i64) -> String {
    match bytes {
        ..1_000_000 => format!("{} KB", bytes.div_euclid(1_000) + 1),
        _ => format!("{} MB", bytes.div_euclid(1_000_000) + 1),
    }
}

fn part(number: i64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

impl State {
    /// Where somebody’s copy of this stands.
    ///
    /// # Errors
    /// If the store does not answer.
    pub(super) async fn find(
        service: &Service,
        me: &SignedIn,
        subject: &Subject,
        path: String,
    ) -> Result<Self, Stop> {
        let owner = me.account();
        let found = store::of(&mut *service.db.read().await?, subject.key(&owner)).await?;
        let now = service.clock.now();
        let ready = found.as_ref().and_then(|export| export.ready);
        let short = |at| when::short(at, me.zone(), now);
        Ok(Self {
            path,
            standing: found.as_ref().map(|export| export.standing(now)),
            done: part(found.as_ref().map_or(0, |export| export.done)),
            total: part(found.as_ref().map_or(1, |export| export.total)),
            asked: found.map_or_else(String::new, |export| short(export.asked_at)),
            until: ready.map_or_else(String::new, |ready| short(Export::over_at(ready))),
            size: ready.map_or_else(String::new, |ready| size(ready.bytes)),
        })
    }

    fn is(&self, standing: Standing) -> bool {
        self.standing == Some(standing)
    }

    pub(super) fn is_making(&self) -> bool {
        self.is(Standing::Making)
    }

    pub(super) fn is_ready(&self) -> bool {
        self.is(Standing::Ready)
    }

    pub(super) fn is_interrupted(&self) -> bool {
        self.is(Standing::Interrupted)
    }

    pub(super) fn is_over(&self) -> bool {
        self.is(Standing::Over)
    }
}

/// Hands a finished copy out, piece by piece.
///
/// # Errors
/// [`Stop::NotFound`] if there is none.
pub(super) async fn hand_out(
    service: &Arc<Service>,
    subject: &Subject,
    me: &Fresh,
) -> Result<Response, Stop> {
    let taking = acts::take(service, subject, me).await?;
    let day = taking.ready.at.strftime("%Y-%m-%d");
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_LENGTH, taking.ready.bytes.to_string()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"copy-{day}.zip\""),
        ),
    ];
    let pieces = try_unfold(taking, async |mut taking| match taking.next().await {
        Ok(piece) => Ok(piece.map(|piece| (Bytes::copy_from_slice(&piece), taking))),
        Err(stop) => {
            tracing::error!(?stop, "a copy was cut off");
            Err(std::io::Error::other("cut off"))
        }
    });
    Ok((headers, Body::from_stream(pieces)).into_response())
}
