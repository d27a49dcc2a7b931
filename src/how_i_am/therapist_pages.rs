//! What a client shows their therapist of how they are. Nothing else, not even that there is something else.
//!
//! What must stay true: that it is read is noted before it is shown.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use super::pages::{cells, heads, plots};
use super::picture::{Plot, Table};
use super::shares::{self, ShownDay};
use crate::accounts::{self, Account, Therapist};
use crate::audit::{self, Deed, Note};
use crate::db::Id;
use crate::episodes::{SeatRole, enter, private_space_of};
use crate::languages::{self, say};
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/caseload/{client}/how-i-am", get(case))
}

#[derive(Template)]
#[template(path = "how_i_am/case.html")]
struct CasePage {
    shell: Shell,
    client: String,
    name: String,
    plots: Vec<Plot>,
    names: Vec<String>,
    table: Table,
}

async fn case(
    State(service): State<Arc<Service>>,
    me: Therapist,
    Path(path): Path<String>,
) -> Outcome {
    let client: Id<Account> = path.parse().map_err(|_| Stop::NotFound)?;
    let mut conn = service.db.read().await?;
    let space = private_space_of(&mut conn, client).await?;
    let member = enter(&mut conn, &me, space.ok_or(Stop::NotFound)?).await?;
    if member.role() != SeatRole::Therapist {
        return Err(Stop::NotFound);
    }
    let shown = shares::of(&mut conn, member.space(), client).await?;
    let shown = shown.filter(|shown| member.reads(shown.generation));
    let name = accounts::person(&mut conn, &service, client).await?.name;
    drop(conn);
    let days: Vec<ShownDay> = match &shown {
        Some(shown) => shown.open(&member)?,
        None => Vec::new(),
    };
    if !days.is_empty() {
        let opened = Note::by(me.account(), Deed::HowIAmOpened).within(member.space());
        audit::visit(&service, vec![opened]).await?;
    }
    let steps: Vec<_> = days.iter().map(|day| (day.day, day.steps)).collect();
    let lines = days.iter().any(|day| !day.line.is_empty());
    let row = |day: &ShownDay| {
        let mut cells = cells(&day.steps);
        cells.extend(lines.then(|| day.line.clone()));
        (languages::day(day.day), cells)
    };
    let mut heads = heads();
    heads.extend(lines.then(|| say("how-table-line").into()));
    page(&CasePage {
        shell: Shell::new(
            &service,
            Some(me.person()),
            &say("how-case-title").with("name", &name),
        )
        .at("/caseload"),
        client: path,
        plots: plots(&name, &steps),
        names: Vec::new(),
        table: Table {
            heads,
            rows: days.iter().rev().map(row).collect(),
        },
        name,
    })
}
