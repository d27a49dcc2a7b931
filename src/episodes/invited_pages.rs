//! What a partner's link opens: for someone new, and for someone who has an account.
//!
//! What must stay true: whoever follows it is told what will happen before anything does.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use calendar::Zone;

use super::{invitations, store};
use crate::accounts::{self, Role, Visitor};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page, sign_in_path, when};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/invited/{token}", get(invited))
}

/// For someone who is not signed in.
#[derive(Template)]
#[template(path = "episodes/invited.html")]
struct InvitedPage {
    shell: Shell,
    inviter: String,
    token: String,
    expires: String,
    sign_in: String,
}

/// Why someone who is signed in cannot take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    /// It is their own.
    Own,
    /// They are in a couple now.
    InCouple,
    /// They are a therapist or an administrator.
    NotClient,
}

/// For someone who is signed in.
#[derive(Template)]
#[template(path = "episodes/join.html")]
struct JoinPage {
    shell: Shell,
    inviter: String,
    token: String,
    expires: String,
    refusal: Option<Refusal>,
}

async fn invited(
    State(service): State<Arc<Service>>,
    me: Option<Visitor>,
    Path(token): Path<String>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let found = invitations::find(&mut conn, &service, &token, service.clock.now()).await?;
    let invitation = found.ok_or(Stop::NotFound)?;
    let inviter = accounts::person(&mut conn, &service, invitation.inviter)
        .await?
        .name;
    let title = say("invited-title");
    let Some(me) = me else {
        return page(&InvitedPage {
            shell: Shell::new(&service, None, &title),
            inviter,
            sign_in: sign_in_path(&format!("/invited/{token}")),
            token,
            expires: when::day(invitation.expires, &Zone::utc()),
        });
    };
    let refusal = if me.role() != Role::Client {
        Some(Refusal::NotClient)
    } else if invitation.inviter == me.account() {
        Some(Refusal::Own)
    } else {
        let mine = store::episode_of(&mut conn, me.account()).await?;
        // Whoever left asks them back: that is no other couple.
        let alone = mine.is_some_and(|episode| {
            !episode.seems_couple() || episode.absent == Some(invitation.inviter)
        });
        (!alone).then_some(Refusal::InCouple)
    };
    page(&JoinPage {
        shell: Shell::new(&service, Some(me.person()), &title),
        inviter,
        token,
        expires: when::day(invitation.expires, me.zone()),
        refusal,
    })
}
