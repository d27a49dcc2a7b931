//! The button to be told of an earlier time, and the one to stop.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::post;

use super::acts;
use crate::accounts::Visitor;
use crate::db::{Conn, Id};
use crate::episodes::{Membership, SeatRole, Space, enter};
use crate::service::Service;
use crate::web::{Fields, Outcome, Stop, go, when};

/// The pages of earlier times.
pub(in crate::appointments) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/rooms/{space}/earlier", post(earlier))
}

/// What the pages of appointments show of it.
pub(in crate::appointments) struct Asking {
    /// Where the buttons lead.
    pub(in crate::appointments) action: String,
    /// Until when it is asked for; none while it is not.
    pub(in crate::appointments) until: Option<String>,
}

impl Asking {
    /// What a client is shown of it in a space; nothing to a therapist, or where nobody can book.
    pub(in crate::appointments) async fn of(
        conn: &mut Conn,
        service: &Service,
        member: &Membership,
        zone: &calendar::Zone,
    ) -> Result<Option<Self>, Stop> {
        if member.role() != SeatRole::Client || !member.writes() {
            return Ok(None);
        }
        let wish = acts::wish_of(conn, service, member).await?;
        Ok(Some(Self {
            action: format!("/rooms/{}/earlier", member.space()),
            until: wish.map(|wish| when::day(wish.until, zone)),
        }))
    }
}

async fn earlier(
    State(service): State<Arc<Service>>,
    me: Visitor,
    Path(space): Path<String>,
    form: Fields,
) -> Outcome {
    let space: Id<Space> = space.parse().map_err(|_| Stop::NotFound)?;
    let member = enter(&mut *service.db.read().await?, &me, space).await?;
    if form.get("ask") == "yes" {
        acts::ask(&service, &member).await?;
        return go("/appointments?said=asked");
    }
    acts::stop(&service, &member).await?;
    go("/appointments?said=stopped")
}
