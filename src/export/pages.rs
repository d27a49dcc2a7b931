//! The page where one takes a copy of everything.

use std::sync::Arc;

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use futures_util::stream::try_unfold;
use serde::Deserialize;

use super::{Export, Standing, acts, store};
use crate::accounts::{Client, Fresh, Role, Visitor};
use crate::intake::Content;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, go, page, when};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes(content: Arc<Content>) -> Router<Arc<Service>> {
    Router::new()
        .route("/account/copy", get(copy).post(ask))
        .route("/account/copy/file", get(file))
        .route("/account/copy/delete", post(delete))
        .layer(Extension(content))
}

const SAID: &[(&str, &str)] = &[("deleted", "Your copy is deleted here.")];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

#[derive(Template)]
#[template(path = "export/page.html")]
struct CopyPage {
    shell: Shell,
    standing: Option<Standing>,
    done: usize,
    total: usize,
    asked: String,
    until: String,
    size: String,
}

impl CopyPage {
    fn is(&self, standing: Standing) -> bool {
        self.standing == Some(standing)
    }

    fn is_making(&self) -> bool {
        self.is(Standing::Making)
    }

    fn is_ready(&self) -> bool {
        self.is(Standing::Ready)
    }

    fn is_interrupted(&self) -> bool {
        self.is(Standing::Interrupted)
    }

    fn is_over(&self) -> bool {
        self.is(Standing::Over)
    }
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

async fn copy(State(service): Shared, me: Visitor, Query(said): Query<Said>) -> Outcome {
    let found = store::of(&mut *service.db.read().await?, me.account()).await?;
    let found = found.filter(|_| me.role() == Role::Client);
    let now = service.clock.now();
    let ready = found.as_ref().and_then(|export| export.ready);
    let short = |at| when::short(at, me.zone(), now);
    page(&CopyPage {
        shell: Shell::new(&service, Some(me.person()), "A copy of everything")
            .at("/account")
            .said(said.said.as_deref(), SAID),
        standing: found.as_ref().map(|export| export.standing(now)),
        done: part(found.as_ref().map_or(0, |export| export.done)),
        total: part(found.as_ref().map_or(1, |export| export.total)),
        asked: found.map_or_else(String::new, |export| short(export.asked_at)),
        until: ready.map_or_else(String::new, |ready| short(Export::over_at(ready))),
        size: ready.map_or_else(String::new, |ready| size(ready.bytes)),
    })
}

async fn ask(
    State(service): Shared,
    Extension(content): Extension<Arc<Content>>,
    _: Client,
    me: Fresh,
) -> Outcome {
    acts::ask(&service, &content, &me).await?;
    go("/account/copy")
}

async fn delete(State(service): Shared, me: Client) -> Outcome {
    acts::delete(&service, &me).await?;
    go("/account/copy?said=deleted")
}

async fn file(State(service): Shared, _: Client, me: Fresh) -> Result<Response, Stop> {
    let taking = acts::take(&service, &me).await?;
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
