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
use crate::service::Service;
use crate::web::guard::UsesDevices;
use crate::web::{Outcome, Shell, Stop, go, page};
use crate::{messages, practice};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/appointments/{id}/call", get(call))
}

#[derive(Template)]
#[template(path = "live/call.html")]
struct CallPage {
    shell: Shell,
    appointment: String,
    therapist: bool,
    joint: bool,
    chat: String,
    arrivals: String,
    phone: Option<String>,
}

async fn call(
    State(service): State<Arc<Service>>,
    me: Visitor,
    Path(path): Path<String>,
) -> Outcome {
    let (appointment, member) = open_session(&service, &me, id(&path)?).await?;
    let therapist = member.role() == SeatRole::Therapist;
    let mut conn = service.db.read().await?;
    if !therapist && !arrivals::is_there(&mut conn, appointment.id, me.account()).await? {
        return go(&format!("/appointments/{}/session", appointment.id));
    }
    let arrivals = if therapist {
        arrivals_html(&mut conn, &service, &me, &appointment, &member).await?
    } else {
        String::new()
    };
    let phone = practice::phone(&mut conn, &service).await?;
    drop(conn);
    let chat = messages::panel(&service, &me, member.space()).await?;
    with_devices(page(&CallPage {
        shell: shell(&service, &me),
        appointment: appointment.id.to_string(),
        therapist,
        joint: member.kind() == SpaceKind::Joint,
        chat,
        arrivals,
        phone,
    }))
}

fn shell(service: &Service, me: &SignedIn) -> Shell {
    Shell::new(service, Some(me.person()), "Live session").at("/appointments")
}

/// A page that may use camera and microphone.
pub(super) fn with_devices(shown: Outcome) -> Result<axum::response::Response, Stop> {
    let mut shown = shown?;
    shown.extensions_mut().insert(UsesDevices);
    Ok(shown)
}
