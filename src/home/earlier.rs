//! The rooms of work that ended, for the therapist it ended with: to be read, as far as they could then.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;

use super::client::{Room, room};
use crate::accounts::{self, Therapist};
use crate::episodes;
use crate::languages::say;
use crate::pairing;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page, when};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/caseload/earlier", get(earlier))
}

struct Ended {
    client: String,
    /// Whether the therapist asked not to be suggested to them again.
    not: bool,
    name: String,
    until: String,
    rooms: Vec<Room>,
    /// Where the summary of their work is, if one was asked for.
    summary: Option<String>,
}

#[derive(Template)]
#[template(path = "home/earlier.html")]
struct EarlierPage {
    shell: Shell,
    ended: Vec<Ended>,
}

async fn earlier(State(service): State<Arc<Service>>, me: Therapist) -> Outcome {
    let mut conn = service.db.read().await?;
    let mut ended = Vec::new();
    let asked = pairing::summaries_asked_of(&mut conn, &service, me.account()).await?;
    let not = pairing::excluded_by(&mut conn, &service, me.account()).await?;
    for (client, at) in pairing::ended_of_therapist(&mut conn, me.account()).await? {
        let (mut rooms, mut summary) = (Vec::new(), None);
        // In the order they were made: the private one first. Those of somebody who was erased, too.
        for own in episodes::own_spaces(&mut conn, client).await? {
            match room(&mut conn, &service, &me, own.space).await {
                Ok(open) => {
                    if asked.contains(&own.space) {
                        summary = Some(format!("/rooms/{}/summaries", own.space));
                    }
                    rooms.push(open);
                }
                // A joint room of before or after their time.
                Err(Stop::NotFound) => {}
                Err(stop) => return Err(stop),
            }
        }
        ended.push(Ended {
            client: client.to_string(),
            not: not.contains(&client),
            name: accounts::person(&mut conn, &service, client).await?.name,
            until: when::day(at, me.zone()),
            rooms,
            summary,
        });
    }
    page(&EarlierPage {
        shell: Shell::new(&service, Some(me.person()), &say("ended-work-title")).at("/caseload"),
        ended,
    })
}
