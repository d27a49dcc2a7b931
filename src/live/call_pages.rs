//! The page of a call. What must stay true: it alone, and the page that checks devices, may use a
//! camera and a microphone.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use super::door_pages::{arrivals_html, id};
use super::{arrivals, open_session};
use crate::accounts::{SignedIn, Visitor};
use crate::episodes::{SeatRole, SpaceKind};
use crate::languages::say;
use crate::service::Service;
use crate::web::guard::UsesDevices;
use crate::web::{Outcome, Shell, Stop, go, page};
use crate::{messages, practice};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/appointments/{id}/call", get(call))
}

#[derive(Template)]
#[template(path = "live/call.html")]
pub(super) struct CallPage {
    pub(super) shell: Shell,
    /// What the browser keeps its device under.
    pub(super) key: String,
    /// Where the session is: its line is below.
    pub(super) path: String,
    /// Where the page leads afterwards.
    pub(super) after: String,
    pub(super) therapist: bool,
    pub(super) joint: bool,
    /// The messages of the space; `None` for a guest.
    pub(super) chat: Option<String>,
    pub(super) arrivals: String,
    pub(super) phone: Option<String>,
}

async fn call(
    State(service): State<Arc<Service>>,
    me: Visitor,
    Path(path): Path<String>,
) -> Outcome {
    let (appointment, member) = open_session(&service, &me, id(&path)?).await?;
    let therapist = member.role() == SeatRole::Therapist;
    let mut conn = service.db.read().await?;
    if !therapist && !arrivals::is_there(&mut conn, &me, &appointment).await? {
        return go(&format!("/appointments/{}/session", appointment.id));
    }
    let phone = practice::phone(&mut conn, &service).await?;
    drop(conn);
    let arrivals = if therapist {
        arrivals_html(&service, &me, &appointment, &member).await?
    } else {
        String::new()
    };
    let chat = messages::panel(&service, &me, member.space()).await?;
    with_devices(page(&CallPage {
        shell: shell(&service, &me),
        key: appointment.id.to_string(),
        path: format!("/appointments/{}", appointment.id),
        after: format!("/appointments/{}/after", appointment.id),
        therapist,
        joint: member.kind() == SpaceKind::Joint,
        chat: Some(chat),
        arrivals,
        phone,
    }))
}

fn shell(service: &Service, me: &SignedIn) -> Shell {
    Shell::new(service, Some(me.person()), &say("live-title")).at("/appointments")
}

/// A page that may use camera and microphone.
pub(super) fn with_devices(shown: Outcome) -> Result<axum::response::Response, Stop> {
    let mut shown = shown?;
    shown.extensions_mut().insert(UsesDevices);
    Ok(shown)
}
