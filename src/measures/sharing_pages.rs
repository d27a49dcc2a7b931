//! Sharing one's scores with one's partner, taking that back, and what both see.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use super::pictured::drawn;
use super::sharing::{self, HowMuch};
use super::{catalogue, picture};
use crate::accounts::{self, Client};
use crate::audit::{self, Note};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/measures/of/{address}/share", post(share))
        .route("/measures/of/{address}/couple", get(couple))
}

async fn share(
    State(service): Shared,
    me: Client,
    Path(address): Path<String>,
    form: Fields,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let measure = catalogue::at(&mut conn, &address).await?;
    drop(conn);
    let name = &measure.name;
    let how_much = match form.get("share") {
        "newest" => HowMuch::Newest,
        "path" => HowMuch::Path,
        _ => {
            sharing::take_back(&service, &me, name).await?;
            return go(&format!("/measures/of/{address}?said=taken-back"));
        }
    };
    sharing::share(&service, &me, name, how_much).await?;
    go(&format!("/measures/of/{address}?said=shared"))
}

#[derive(Template)]
#[template(path = "measures/couple.html")]
struct CouplePage {
    shell: Shell,
    address: String,
    title: String,
    /// The language of the title.
    lang: &'static str,
    partner: String,
    figure: String,
}

async fn couple(State(service): Shared, me: Client, Path(address): Path<String>) -> Outcome {
    let mut conn = service.db.read().await?;
    let measure = catalogue::at(&mut conn, &address).await?;
    let both = sharing::both(&mut conn, &service, &me, me.account(), &measure.name).await?;
    // Gone as soon as either takes it back.
    let Some((measure, [(_, mine), (partner, theirs)])) = both else {
        return go(&format!("/measures/of/{address}"));
    };
    let opened = Note::by(me.account(), audit::Deed::SharedScoresOpened).about(partner);
    let partner = accounts::person(&mut conn, &service, partner).await?.name;
    drop(conn);
    audit::visit(&service, vec![opened]).await?;
    let (one, other) = (
        picture::Person {
            name: None,
            taken: &mine.taken,
        },
        picture::Person {
            name: Some(&partner),
            taken: &theirs.taken,
        },
    );
    let figure = picture::couple(&measure.key, &one, &other, me.zone());
    page(&CouplePage {
        shell: Shell::new(&service, Some(me.person()), &say("measures-couple-title"))
            .at("/measures"),
        address,
        title: measure.key.title.clone(),
        lang: measure.words_language(),
        figure: match figure {
            Some(figure) => figure.html().map_err(drawn)?,
            None => String::new(),
        },
        partner,
    })
}
