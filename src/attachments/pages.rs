//! Attachments over HTTP: handed out, and taken in part after part by a script. The form without a script is
//! the page of the room above.
//!
//! The shape is that of resumable uploads (tus 1.0, and the IETF's draft): a part is a `PATCH` at an
//! `Upload-Offset`; `HEAD` tells how much is there.

use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::json;

use super::opened::{Shown, open, told};
use super::receive::find;
use super::{Added, Begun, Refusal, Stored, add, begin, finish, remove, serve, store};
use crate::accounts::Visitor;
use crate::db::Id;
use crate::episodes::{Membership, Space, enter};
use crate::languages::{spoken, while_speaking};
use crate::service::Service;
use crate::web::{Fields, Outcome, Stop, go};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/rooms/{space}/files/{id}", get(file))
        .route("/rooms/{space}/uploads", post(begun))
        .route("/rooms/{space}/uploads/{id}/remove", post(removed))
}

/// What takes more in than a form of words: to be put beside the limit that all else has.
pub fn receiving_routes() -> Router<Arc<Service>> {
    let upload = get(there).patch(part);
    Router::new()
        .route("/rooms/{space}/uploads/{id}", upload)
        .layer(DefaultBodyLimit::disable())
}

fn id<T>(text: &str) -> Result<Id<T>, Stop> {
    text.parse().map_err(|_| Stop::NotFound)
}

async fn member(service: &Service, me: &Visitor, space: &str) -> Result<Membership, Stop> {
    let space: Id<Space> = id(space)?;
    enter(&mut *service.db.read().await?, me, space).await
}

async fn file(
    State(service): Shared,
    me: Visitor,
    Path((space, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Outcome {
    let member = member(&service, &me, &space).await?;
    serve::serve(&service, &member, id(&file)?, &headers).await
}

/// One that came whole, as the page lists it.
#[derive(Template)]
#[template(path = "attachments/waiting.html")]
struct Waiting<'a> {
    file: &'a Shown,
}

/// What a script is told of an upload.
fn told_of(offset: u64, shown: Option<&Shown>) -> Result<Response, Stop> {
    let html = shown.map(|file| Waiting { file }.render()).transpose();
    let html = html.map_err(|fault| Stop::Fault(format!("page: {fault}")))?;
    let complete = if html.is_some() { "?1" } else { "?0" };
    let headers = [
        ("upload-offset", offset.to_string()),
        ("upload-complete", complete.to_owned()),
    ];
    Ok((headers, Json(json!({ "offset": offset, "html": html }))).into_response())
}

fn refused(service: &Service, refusal: Refusal) -> Response {
    Json(json!({ "problem": &*refusal.words(service) })).into_response()
}

async fn begun(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    form: Fields,
) -> Outcome {
    let member = member(&service, &me, &space).await?;
    let upload = form.get("id").parse().map_err(|_| Stop::Unreadable)?;
    let length = form.get("length").parse().map_err(|_| Stop::Unreadable)?;
    match begin(&service, &member, upload, form.raw("name"), Some(length)).await? {
        Begun::At(offset) => told_of(offset, None),
        Begun::Refused(refusal) => Ok(refused(&service, refusal)),
    }
}

/// How much of it is there.
async fn there(
    State(service): Shared,
    me: Visitor,
    Path((space, upload)): Path<(String, String)>,
) -> Outcome {
    let member = member(&service, &me, &space).await?;
    let upload = id(&upload)?;
    let mut conn = service.db.read().await?;
    if let Some(found) = find(&mut conn, &member, upload).await? {
        // That it opens says that it is one's own, of a time one may read.
        told(&member, &found)?;
        return told_of(found.received as u64, None);
    }
    let stored = store::one(&mut conn, member.space(), upload).await?;
    let mine = |stored: &Stored| stored.author == member.account() && stored.message.is_none();
    let stored = stored.filter(mine).ok_or(Stop::NotFound)?;
    told_of(stored.bytes as u64, Some(&open(&member, &stored)?))
}

async fn part(
    State(service): Shared,
    me: Visitor,
    Path((space, upload)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Outcome {
    let member = member(&service, &me, &space).await?;
    let upload: Id<Stored> = id(&upload)?;
    let start = headers
        .get("upload-offset")
        .and_then(|offset| offset.to_str().ok()?.parse().ok())
        .ok_or(Stop::Unreadable)?;
    // In a task of its own: when the line is lost this request is dropped, and what came is to be kept.
    let parts = body.into_data_stream();
    let adding = tokio::spawn(while_speaking(spoken(), async move {
        let added = add(&service, &member, upload, start, parts).await?;
        answer(&service, &member, upload, start, added).await
    }));
    adding
        .await
        .map_err(|fault| Stop::Fault(fault.to_string()))?
}

async fn answer(
    service: &Service,
    member: &Membership,
    upload: Id<Stored>,
    start: u64,
    added: Added,
) -> Outcome {
    match added {
        Added::At(offset) => told_of(offset, None),
        Added::Elsewhere(_) => Ok(StatusCode::CONFLICT.into_response()),
        Added::Refused(refusal) => Ok(refused(service, refusal)),
        Added::Whole => match finish(service, member, upload).await? {
            Ok(shown) => told_of(start, Some(&shown)),
            Err(refusal) => Ok(refused(service, refusal)),
        },
    }
}

/// Takes away what was not sent: a form of the page, and what a script sends when somebody cancels.
async fn removed(
    State(service): Shared,
    me: Visitor,
    Path((space, upload)): Path<(String, String)>,
) -> Outcome {
    let member = member(&service, &me, &space).await?;
    remove(&service, &member, id(&upload)?).await?;
    go(&format!("/rooms/{space}/attach"))
}
