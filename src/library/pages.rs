//! The pages of the library: the list, an article, searching, and asking one's therapist about an article.
//!
//! What must stay true: the first three are the same for everyone, signed in or not, and set no cookie. What
//! is searched for comes in the body of a form, so that it stands in no history, log or referrer; it is
//! answered and forgotten. Pages are not kept by caches (`no-store`, as everywhere): a shared device would
//! show what was read.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Extension, Router};

use super::article::Article;
use super::read::{self, Library};
use super::review_pages;
use super::search::{LONGEST, Piece};
use crate::accounts::{Client, SignedIn, Visitor};
use crate::db::Conn;
use crate::episodes;
use crate::languages::{self, say};
use crate::messages;
use crate::reviews;
use crate::service::Service;
use crate::translations::noted;
use crate::web::{Fields, Outcome, Shell, Stop, go, page};

pub(super) type Shared = State<Arc<Service>>;
pub(super) type Articles = Extension<Arc<Library>>;

/// How many articles a page of results shows.
const PAGE: usize = 10;

/// The pages of this room.
pub fn routes(library: Arc<Library>) -> Router<Arc<Service>> {
    Router::new()
        .route("/library", get(list))
        .route("/library/search", get(no_search).post(search))
        .route("/library/{article}", get(article))
        .route("/library/{article}/ask", post(ask))
        .merge(review_pages::routes())
        .layer(Extension(library))
}

/// An article of this name.
pub(super) fn find<'a>(library: &'a Library, name: &str) -> Result<&'a Article, Stop> {
    library.article(name).ok_or(Stop::NotFound)
}

/// Articles of one topic.
struct Shelf<'a> {
    id: String,
    topic: &'a str,
    language: &'a str,
    articles: Vec<&'a Article>,
}

fn shelves(library: &read::Shelf) -> Vec<Shelf<'_>> {
    let mut shelves: Vec<Shelf<'_>> = Vec::new();
    for article in &library.articles {
        let topic = article.topics.first().map_or("", String::as_str);
        match shelves.iter_mut().find(|shelf| shelf.topic == topic) {
            Some(shelf) => shelf.articles.push(article),
            None => shelves.push(Shelf {
                id: format!("topic-{}", shelves.len() + 1),
                topic,
                language: &article.language,
                articles: vec![article],
            }),
        }
    }
    shelves
}

#[derive(Template)]
#[template(path = "library/list.html")]
struct ListPage<'a> {
    shell: Shell,
    shelves: Vec<Shelf<'a>>,
    longest: usize,
    asked: String,
}

async fn list(
    State(service): Shared,
    me: Option<Visitor>,
    Extension(library): Articles,
) -> Outcome {
    page(&ListPage {
        shell: shell(&service, me.as_deref(), &say("nav-library")),
        shelves: shelves(library.here()),
        longest: LONGEST,
        asked: String::new(),
    })
}

fn shell(service: &Service, me: Option<&SignedIn>, title: &str) -> Shell {
    Shell::new(service, me.map(SignedIn::person), title).at("/library")
}

/// An article that was found.
struct Found<'a> {
    article: &'a Article,
    title: Vec<Piece>,
    passage: Vec<Piece>,
}

#[derive(Template)]
#[template(path = "library/found.html")]
struct FoundPage<'a> {
    shell: Shell,
    longest: usize,
    asked: String,
    total: usize,
    found: Vec<Found<'a>>,
    /// The page shown, counted from 0.
    at: usize,
    before: Option<usize>,
    after: Option<usize>,
}

/// An address that somebody comes back to without what they asked.
async fn no_search() -> Outcome {
    go("/library")
}

async fn search(
    State(service): Shared,
    me: Option<Visitor>,
    Extension(library): Articles,
    form: Fields,
) -> Outcome {
    let asked: String = form.get("words").chars().take(LONGEST).collect();
    let at: usize = form.get("page").parse().unwrap_or(0);
    let library = library.here();
    let hits = library.search(&asked);
    let last = hits.len().saturating_sub(1) / PAGE;
    let at = at.min(last);
    let shown = hits.iter().skip(at * PAGE).take(PAGE);
    let found = shown.filter_map(|hit| {
        let article = library.articles.get(hit.article)?;
        Some(Found {
            article,
            title: hit.pieces(&article.title),
            passage: hit.passage(article),
        })
    });
    page(&FoundPage {
        // What was asked for is not in the title: browsers keep titles.
        shell: shell(&service, me.as_deref(), &say("nav-library")),
        longest: LONGEST,
        total: hits.len(),
        found: found.collect(),
        asked,
        at,
        before: at.checked_sub(1),
        after: (at < last).then_some(at + 1),
    })
}

#[derive(Template)]
#[template(path = "library/article.html")]
struct ArticlePage<'a> {
    shell: Shell,
    article: &'a Article,
    updated: String,
    review: String,
    reviewed: bool,
    related: Vec<&'a Article>,
    /// Whether a client reads who has a therapist to ask.
    asks: bool,
    /// Whether a therapist reads, who may review.
    reviews: bool,
}

/// Whether this client has a therapist who reads their private space.
async fn has_therapist(conn: &mut Conn, me: &SignedIn) -> Result<bool, Stop> {
    match episodes::private_space_of(conn, me.account()).await? {
        Some(space) => Ok(episodes::seat_of_therapist(conn, space).await?.is_some()),
        None => Ok(false),
    }
}

async fn article(
    State(service): Shared,
    me: Option<Visitor>,
    Extension(library): Articles,
    Path(name): Path<String>,
) -> Outcome {
    let article = find(&library, &name)?;
    // A browser keeps the titles of pages: of one for people in danger it keeps that it was an article.
    let title = if article.safety {
        say("article-title").to_string()
    } else {
        article.title.clone()
    };
    let mut shell = shell(&service, me.as_deref(), &title);
    let mut conn = service.db.read().await?;
    let standing = reviews::standing(&mut conn, &service, &article.as_text()).await?;
    let asks = match me.as_deref().filter(|_| shell.is_client()) {
        Some(me) => has_therapist(&mut conn, me).await?,
        None => false,
    };
    if article.safety
        && let Some(person) = &mut shell.person
    {
        // Who looks for help is asked nothing else here.
        person.asked = false;
    }
    page(&ArticlePage {
        reviews: shell
            .person
            .as_ref()
            .is_some_and(|person| person.role == "therapist"),
        shell,
        article,
        updated: languages::day(article.updated),
        review: noted(standing.words(), article.translation),
        reviewed: standing.is_good(),
        related: library.here().related(article),
        asks,
    })
}

/// Shows the client's private room with a message begun: they read it over and send it, or do not.
async fn ask(
    State(service): Shared,
    me: Client,
    Extension(library): Articles,
    Path(name): Path<String>,
) -> Outcome {
    let article = find(&library, &name)?;
    let private = {
        let mut conn = service.db.read().await?;
        let private = episodes::private_space_of(&mut conn, me.account()).await?;
        private.ok_or(Stop::NotFound)?
    };
    let draft = say("article-ask-draft").with("title", &article.title);
    messages::room_with_draft(&service, &me, private, format!("{draft} ")).await
}
