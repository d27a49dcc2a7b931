//! The pages of consents: what there is to sign, one text, signing and withdrawing.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use super::texts::Wording;
use super::{Signed, Standing, Text, acts, texts};
use crate::accounts::{Client, Then, Visitor};
use crate::episodes::{self, enter};
use crate::languages::{Language, say};
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

/// The longest name taken as a signature, in characters.
const LONGEST: usize = 120;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/privacy/notice", get(notice))
        .route("/consents", get(list))
        .route("/consents/{text}", get(read).post(sign))
        .route("/consents/{text}/withdraw", post(withdraw))
}

fn text_of(name: &str) -> Result<Text, Stop> {
    Text::of(name).ok_or(Stop::NotFound)
}

/// A signature, as a page shows it.
struct Line {
    version: i64,
    name: String,
    day: String,
    withdrawn: Option<String>,
}

impl Line {
    fn of(signed: &Signed, me: &Client) -> Self {
        Self {
            version: signed.version,
            name: signed.name.clone(),
            day: when::day(signed.at, me.zone()),
            withdrawn: signed.withdrawn_at.map(|at| when::day(at, me.zone())),
        }
    }
}

/// A text and how one stands with it.
struct Card {
    name: &'static str,
    /// The language of its title and summary.
    language: Language,
    title: String,
    summary: String,
    held: Option<Line>,
    last: Option<Line>,
    asked: bool,
}

#[derive(Template)]
#[template(path = "consents/list.html")]
struct ListPage {
    shell: Shell,
    cards: Vec<Card>,
}

#[derive(Template)]
#[template(path = "consents/text.html")]
struct TextPage {
    shell: Shell,
    name: &'static str,
    wording: Wording,
    version: i64,
    /// What one signed is older than what there is to sign.
    old: bool,
    couple: bool,
    asked: bool,
    held: Option<Line>,
    then: String,
    form: Fields,
    problems: Problems,
}

const SAID: &[(&str, &str)] = &[
    ("signed", "consents-said-signed"),
    ("withdrawn", "consents-said-withdrawn"),
    ("agreement-withdrawn", "consents-said-agreement-withdrawn"),
    ("first", "consents-said-first"),
    ("newer", "consents-said-newer"),
];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
    version: Option<i64>,
    then: Option<String>,
}

/// The privacy notice, for anyone.
#[derive(Template)]
#[template(path = "consents/notice.html")]
struct NoticePage {
    shell: Shell,
    wording: Wording,
    version: i64,
}

async fn notice(State(service): Shared, me: Option<Visitor>) -> Outcome {
    let mut conn = service.db.read().await?;
    let (version, wording) = texts::newest(&mut conn, Text::Privacy).await?;
    let person = me.as_ref().map(|me| me.person());
    page(&NoticePage {
        shell: Shell::new(&service, person, &wording.title),
        wording,
        version,
    })
}

async fn all(service: &Service, me: &Client) -> Result<Vec<Standing>, Stop> {
    let mut conn = service.db.read().await?;
    let private = episodes::private_space_of(&mut conn, me.account()).await?;
    let member = enter(&mut conn, me, private.ok_or(Stop::NotFound)?).await?;
    acts::standing(&mut conn, &member, me.account()).await
}

async fn list(State(service): Shared, me: Client, Query(asked): Query<Asked>) -> Outcome {
    let all = all(&service, &me).await?;
    let mut conn = service.db.read().await?;
    let mut cards = Vec::new();
    for one in all {
        let (_, wording) = texts::newest(&mut conn, one.text).await?;
        cards.push(Card {
            name: one.text.name(),
            language: wording.language,
            title: wording.title,
            summary: wording.summary,
            held: one.held.map(|signed| Line::of(&signed, &me)),
            last: one.last.map(|signed| Line::of(&signed, &me)),
            asked: one.asked,
        });
    }
    page(&ListPage {
        shell: Shell::new(&service, Some(me.person()), &say("consents-title"))
            .at("/home")
            .said(asked.said.as_deref(), SAID),
        cards,
    })
}

async fn text_page(
    service: &Service,
    me: &Client,
    text: Text,
    asked: &Asked,
) -> Result<TextPage, Stop> {
    let standing = all(service, me).await?;
    let one = standing.into_iter().find(|one| one.text == text);
    let one = one.ok_or(Stop::NotFound)?;
    let mut conn = service.db.read().await?;
    let (newest, wording) = texts::newest(&mut conn, text).await?;
    // What they signed is shown in the words they signed, also where the page is in another language.
    let held = one.held.as_ref().map(|signed| signed.version);
    let version = asked.version.or(held).unwrap_or(newest);
    let now = texts::to_sign(&mut conn, text).await?;
    let wording = match version == newest {
        true => wording,
        false => texts::version(&mut conn, text, version).await?,
    };
    Ok(TextPage {
        shell: Shell::new(service, Some(me.person()), &wording.title)
            .at("/home")
            .said(asked.said.as_deref(), SAID),
        name: text.name(),
        wording,
        version,
        old: !now.contains(&version),
        couple: text == Text::Couple,
        asked: one.asked,
        held: one.held.map(|signed| Line::of(&signed, me)),
        then: asked.then.clone().unwrap_or_default(),
        form: Fields::default(),
        problems: Problems::new(),
    })
}

async fn read(
    State(service): Shared,
    me: Client,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    page(&text_page(&service, &me, text_of(&name)?, &asked).await?)
}

async fn sign(
    State(service): Shared,
    me: Client,
    Path(name): Path<String>,
    form: Fields,
) -> Outcome {
    let text = text_of(&name)?;
    let typed = form.get("name").to_owned();
    let mut problems = Problems::new();
    problems.unless(
        !typed.is_empty() && typed.chars().count() <= LONGEST,
        "name",
        &say("consents-name-missing"),
    );
    problems.unless(
        form.get("agree") == "yes",
        "agree",
        &say("consents-agree-missing"),
    );
    let then = form.get("then").to_owned();
    let asked = Asked {
        said: None,
        version: None,
        then: Some(then.clone()),
    };
    if !problems.is_empty() {
        let mut shown = text_page(&service, &me, text, &asked).await?;
        (shown.form, shown.problems) = (form, problems);
        return page_with_problems(&shown);
    }
    let version = form.get("version").parse().map_err(|_| Stop::Unreadable)?;
    acts::sign(&service, &me, text, version, &typed).await?;
    let then = Then::of(then).path();
    go(then.as_deref().unwrap_or("/consents?said=signed"))
}

/// Of all but the couple's agreement, whose address the room above answers.
async fn withdraw(State(service): Shared, me: Client, Path(name): Path<String>) -> Outcome {
    let mut tx = service.db.begin().await?;
    acts::withdraw(&mut tx, &service, &me, text_of(&name)?).await?;
    tx.commit().await?;
    go("/consents?said=withdrawn")
}
