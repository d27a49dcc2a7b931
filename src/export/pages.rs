//! The page where one takes a copy of everything.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use serde::Deserialize;

use super::subject::Subject;
use super::{acts, release_pages, standing_part};
use crate::accounts::{Fresh, Role, SignedIn, Visitor};
use crate::intake::Content;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;
type Asked = Extension<Arc<Content>>;

/// The pages of this room.
pub fn routes(content: Arc<Content>) -> Router<Arc<Service>> {
    Router::new()
        .route("/account/copy", get(copy).post(ask))
        .route("/account/copy/file", get(file))
        .route("/account/copy/delete", post(delete))
        .layer(Extension(content))
        .merge(release_pages::routes())
}

const SAID: &[(&str, &str)] = &[("deleted", "copy-said-deleted")];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

#[derive(Template)]
#[template(path = "export/page.html")]
struct CopyPage {
    shell: Shell,
    role: Role,
    state: standing_part::State,
}

impl CopyPage {
    fn is_therapist(&self) -> bool {
        self.role == Role::Therapist
    }

    fn is_client(&self) -> bool {
        self.role == Role::Client
    }
}

async fn copy(
    State(service): Shared,
    Extension(content): Asked,
    me: Visitor,
    Query(said): Query<Said>,
) -> Outcome {
    let path = "/account/copy".to_owned();
    let subject = Subject::Everything(content);
    page(&CopyPage {
        shell: Shell::new(&service, Some(me.person()), &say("copy-title"))
            .at("/account")
            .said(said.said.as_deref(), SAID),
        role: me.role(),
        state: standing_part::State::find(&service, &me, &subject, path).await?,
    })
}

/// A copy is for clients and for therapists: an administrator has nothing here but the account.
fn is_for(me: &SignedIn) -> Result<(), Stop> {
    match me.role() {
        Role::Client | Role::Therapist => Ok(()),
        Role::Administrator => Err(Stop::NotFound),
    }
}

async fn ask(State(service): Shared, Extension(content): Asked, me: Fresh) -> Outcome {
    is_for(&me)?;
    acts::ask(&service, Subject::Everything(content), &me).await?;
    go("/account/copy")
}

async fn delete(State(service): Shared, Extension(content): Asked, me: Visitor) -> Outcome {
    is_for(&me)?;
    acts::delete(&service, &Subject::Everything(content), &me).await?;
    go("/account/copy?said=deleted")
}

async fn file(
    State(service): Shared,
    Extension(content): Asked,
    me: Fresh,
) -> Result<Response, Stop> {
    is_for(&me)?;
    standing_part::hand_out(&service, &Subject::Everything(content), &me).await
}
