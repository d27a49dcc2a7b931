//! The page where whoever asked for a release makes it and takes it away.
//!
//! What must stay true: it is there for them alone, and the file only once both had agreed when it was made.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};

use super::subject::Subject;
use super::{acts, standing_part};
use crate::accounts::{Fresh, SignedIn, Visitor};
use crate::db::Id;
use crate::episodes::Space;
use crate::languages::say;
use crate::releases::{self, Release, Standing};
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;
type Which = Path<(String, String)>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/rooms/{space}/releases/{id}/copy", get(copy).post(make))
        .route("/rooms/{space}/releases/{id}/copy/file", get(file))
        .route("/rooms/{space}/releases/{id}/copy/delete", post(delete))
}

#[derive(Template)]
#[template(path = "export/release.html")]
struct ReleasePage {
    shell: Shell,
    state: standing_part::State,
    whom: String,
    back: String,
    is_agreed: bool,
    is_made: bool,
}

fn which((space, id): &(String, String)) -> Result<(Id<Space>, Id<Release>), Stop> {
    let space = space.parse().map_err(|_| Stop::NotFound)?;
    let id = id.parse().map_err(|_| Stop::NotFound)?;
    Ok((space, id))
}

/// What a copy is of, for whoever asked for that release.
async fn subject(
    service: &Service,
    me: &SignedIn,
    path: &(String, String),
) -> Result<Subject, Stop> {
    let (space, id) = which(path)?;
    releases::found(&mut *service.db.read().await?, service, me, (space, id)).await?;
    Ok(Subject::Release(space, id))
}

fn back((space, id): &(String, String)) -> String {
    format!("/rooms/{space}/releases/{id}")
}

async fn copy(State(service): Shared, me: Visitor, Path(path): Which) -> Outcome {
    let (space, id) = which(&path)?;
    let mut conn = service.db.read().await?;
    let (_, asked, standing) = releases::found(&mut conn, &service, &me, (space, id)).await?;
    drop(conn);
    let subject = Subject::Release(space, id);
    let here = format!("{}/copy", back(&path));
    page(&ReleasePage {
        shell: Shell::new(&service, Some(me.person()), &say("copy-release-title"))
            .at(me.role().first_page()),
        state: standing_part::State::find(&service, &me, &subject, here).await?,
        whom: asked.whom,
        back: back(&path),
        is_agreed: standing == Standing::Agreed,
        is_made: standing == Standing::Made,
    })
}

async fn make(State(service): Shared, me: Fresh, Path(path): Which) -> Outcome {
    let subject = subject(&service, &me, &path).await?;
    match acts::ask(&service, subject, &me).await {
        // A yes was taken back just now, or it was made: the page says what is so.
        Ok(()) | Err(Stop::NotFound) => go(&format!("{}/copy", back(&path))),
        Err(stop) => Err(stop),
    }
}

async fn delete(State(service): Shared, me: Visitor, Path(path): Which) -> Outcome {
    let subject = subject(&service, &me, &path).await?;
    acts::delete(&service, &subject, &me).await?;
    go(&format!("{}/copy", back(&path)))
}

async fn file(State(service): Shared, me: Fresh, Path(path): Which) -> Result<Response, Stop> {
    let subject = subject(&service, &me, &path).await?;
    standing_part::hand_out(&service, &subject, &me).await
}
