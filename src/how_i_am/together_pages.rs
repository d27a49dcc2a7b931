//! The picture of two: weeks that are over, of what both show.
//!
//! What must stay true: where there is nothing to see, the page is the same to the letter whether the other
//! shows nothing, showed something and stopped, or wrote nothing, and so is the work it takes.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use jiff::civil::Date;

use super::choices;
use super::pages::shell;
use super::picture::{Course, Plot, Table, plot};
use super::shares::{self, ToPartner};
use super::{Item, acts};
use crate::accounts::{self, Account, Client, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::languages::{self, say};
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, go, page};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/how-i-am/together", get(together))
}

/// A line of weeks is broken where one is missing.
const GAP: i32 = 7;

#[derive(Template)]
#[template(path = "how_i_am/together.html")]
struct TogetherPage {
    shell: Shell,
    plots: Vec<Plot>,
    names: Vec<String>,
    table: Table,
}

/// What both show, where this person shows something: theirs, and the other's with whose it is.
async fn both(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Option<(ToPartner, Option<(Id<Account>, ToPartner)>)>, Stop> {
    let (chosen, _) = choices::standing(conn, service, me).await?;
    let places = acts::places(conn, me).await?;
    let Some((joint, true)) = &places.joint else {
        return Ok(None);
    };
    if chosen.partner.is_empty() {
        return Ok(None);
    }
    let mut shown = shares::in_space(conn, joint.space()).await?;
    shown.retain(|one| one.generation == joint.generation());
    let mine = shown.iter().find(|one| one.author == me.account());
    let mine = mine.ok_or(Stop::NotFound)?;
    let other = shown.iter().find(|one| one.author != me.account());
    let opened: ToPartner = mine.open(joint)?;
    // Where the other shows nothing, something is opened all the same: the time must not tell.
    let theirs: ToPartner = other.unwrap_or(mine).open(joint)?;
    Ok(Some((opened, other.map(|other| (other.author, theirs)))))
}

fn course(name: &str, shown: &ToPartner, item: Item) -> Course {
    let step = |week: &super::weeks::Week| Some((week.monday, week.steps.get(item)?));
    Course {
        name: name.to_owned(),
        points: shown.weeks.iter().filter_map(step).collect(),
    }
}

/// The weeks of both in words, the newest first.
fn table(items: &[Item], (mine, theirs): (&ToPartner, &ToPartner), partner: &str) -> Table {
    let mut mondays: Vec<Date> = mine.weeks.iter().map(|week| week.monday).collect();
    mondays.extend(theirs.weeks.iter().map(|week| week.monday));
    mondays.sort_unstable();
    mondays.dedup();
    let word = |shown: &ToPartner, item: Item, monday| match shown.step(item, monday) {
        Some(step) => item.word(step),
        None => "–".to_owned(),
    };
    let row = |monday: &Date| {
        let cells = items
            .iter()
            .flat_map(|item| [word(mine, *item, *monday), word(theirs, *item, *monday)]);
        let name = say("how-table-week-of").with("day", languages::day(*monday));
        (name.into(), cells.collect())
    };
    let heads = items.iter().flat_map(|item| {
        let own = say("how-table-you").with("what", item.title());
        let other = say("how-table-other").with("what", item.title());
        [own.into(), other.with("name", partner).into()]
    });
    Table {
        heads: heads.collect(),
        rows: mondays.iter().rev().map(row).collect(),
    }
}

async fn together(State(service): State<Arc<Service>>, me: Client) -> Outcome {
    let mut conn = service.db.read().await?;
    let Some((mine, other)) = both(&mut conn, &service, &me).await? else {
        return go("/how-i-am");
    };
    let mut shown = TogetherPage {
        shell: shell(&service, &me),
        plots: Vec::new(),
        names: Vec::new(),
        table: Table {
            heads: Vec::new(),
            rows: Vec::new(),
        },
    };
    let Some((other, theirs)) = other else {
        return page(&shown);
    };
    let mut items = mine.items.clone();
    items.retain(|item| mine.has(*item) && theirs.has(*item));
    if items.is_empty() {
        return page(&shown);
    }
    let partner = accounts::person(&mut conn, &service, other).await?.name;
    drop(conn);
    let opened = Note::by(me.account(), Deed::HowIAmOpened).about(other);
    audit::visit(&service, vec![opened]).await?;
    let of = |item: &Item| {
        let courses = [
            course(&say("how-you"), &mine, *item),
            course(&partner, &theirs, *item),
        ];
        plot(*item, &courses, GAP)
    };
    shown.plots = items.iter().filter_map(of).collect();
    shown.table = table(&items, (&mine, &theirs), &partner);
    shown.names = vec![say("how-you").into(), partner];
    page(&shown)
}
