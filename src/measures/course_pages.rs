//! One measure of a client, for their therapist: its course, its figures, what was answered.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use super::pictured::{Pictured, courses, drawn, figures};
use super::therapist_pages::client;
use super::{Response, catalogue, picture, responses, sharing, taken};
use crate::accounts::{self, Account, SignedIn, Therapist};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page, when};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/caseload/{client}/measures/of/{name}", get(one))
}

struct Given {
    at: String,
    /// The language of what was asked and answered.
    lang: &'static str,
    said: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "measures/course_page.html")]
struct CoursePage {
    shell: Shell,
    client: String,
    name: String,
    title: String,
    /// The language of the title, the note and the rights.
    lang: &'static str,
    note: String,
    rights: String,
    figures: Vec<Pictured>,
    couple: Option<String>,
    given: Vec<Given>,
}

/// How many times of a course are shown answer by answer.
const SHOWN: usize = 12;

async fn one(
    State(service): State<Arc<Service>>,
    me: Therapist,
    Path((path, measure)): Path<(String, String)>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let (client, member) = client(&mut conn, &me, &path).await?;
    let measure = catalogue::newest(&mut conn, &measure)
        .await?
        .ok_or(Stop::NotFound)?;
    let course = responses::course(&mut conn, &service, &member, &measure.name).await?;
    if course.is_empty() {
        return Err(Stop::NotFound);
    }
    let name = accounts::person(&mut conn, &service, client).await?.name;
    let mut shown = figures(&me, Some(&name), &measure, &course)?;
    if measure.has_plane() {
        shown.extend(courses(&me, &measure, &taken(&course))?);
    }
    let couple = couple(&mut conn, &service, &me, client, &measure.name).await?;
    drop(conn);
    let opened = Note::by(me.account(), audit::Deed::MeasureOpened).within(member.space());
    let opened = opened.object(measure.id).quiet(measure.leaves_no_trace());
    let of_partner = |(_, partner): &(String, Id<Account>)| {
        Note::by(me.account(), audit::Deed::SharedScoresOpened).about(*partner)
    };
    let notes = std::iter::once(opened).chain(couple.as_ref().map(of_partner));
    audit::visit(&service, notes.collect()).await?;
    let now = service.clock.now();
    let given = |response: &Response| Given {
        at: response
            .finished_at
            .map_or_else(String::new, |at| when::short(at, me.zone(), now)),
        lang: response.measure.language(),
        said: response.said(),
    };
    page(&CoursePage {
        shell: Shell::new(&service, Some(me.person()), &measure.key.title)
            .titled_in(measure.words_language())
            .at("/caseload"),
        client: client.to_string(),
        title: measure.key.title.clone(),
        lang: measure.words_language(),
        note: measure.key.note.clone().unwrap_or_default(),
        rights: measure.key.rights.clone(),
        figures: shown,
        couple: couple.map(|(figure, _)| figure),
        given: course.iter().rev().take(SHOWN).map(given).collect(),
        name,
    })
}

/// What both partners see of each other, where both share it, and who the other is.
async fn couple(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    client: Id<Account>,
    measure: &str,
) -> Result<Option<(String, Id<Account>)>, Stop> {
    let both = sharing::both(conn, service, me, client, measure).await?;
    let Some((measure, shares)) = both else {
        return Ok(None);
    };
    let [(one, first), (other, second)] = &shares;
    let partner = *other;
    let one = accounts::person(conn, service, *one).await?.name;
    let other = accounts::person(conn, service, *other).await?.name;
    let (first, second) = (
        picture::Person {
            name: Some(&one),
            taken: &first.taken,
        },
        picture::Person {
            name: Some(&other),
            taken: &second.taken,
        },
    );
    let figure = picture::couple(&measure.key, &first, &second, me.zone());
    let drawing = figure.map(|figure| figure.html().map_err(drawn));
    Ok(drawing.transpose()?.map(|figure| (figure, partner)))
}
