//! Each address put to everyone whose it is not.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use reqwest::Method;

use super::addresses::Addresses;
use super::crawl::{Form, Seen};
use super::town::Town;
use crate::support::walks::Person;
use crate::support::{Browser, House, Page, Place};

on_each_store!(
    nobody_reaches_what_is_another_s,
    another_site_changes_nothing
);

/// Addresses whose open part is a secret: whoever has the link may come, and no account is asked for.
const LINKS: &[&str] = &[
    "/assets/{*path}",
    "/calendar/{token}",
    "/certificate/{token}",
    "/certificate/{token}/file",
    "/guest/{token}",
    "/guest/{token}/call",
    "/guest/{token}/live",
    "/invited/{token}",
    "/invited/{token}/join",
    "/join/{token}",
    "/new-password/{secret}",
    "/recovery/{secret}",
    "/recovery/{secret}/known",
    "/recovery/{secret}/stop",
    "/set-up/{token}",
    // Their open part names a text that everyone is shown.
    "/consents/{text}",
    "/consents/{text}/withdraw",
    // Their open part names an article that everyone is shown.
    "/library/{article}",
    "/library/{article}/ask",
    "/library/{article}/review",
    // Its open part names an exercise that everyone is shown.
    "/skills/{exercise}",
    "/skills/{exercise}/kept",
    "/skills/{exercise}/review",
    "/skills/{exercise}/{step}",
    // Its open part names a screen of a questionnaire that everyone is shown.
    "/start/q/{screen}",
];

fn first_name(person: &Person) -> &str {
    person.name.split(' ').next().unwrap_or_default()
}

/// Where somebody's pages begin.
const FROM: &[&str] = &[
    "/home",
    "/caseload",
    "/practice",
    "/account",
    "/appointments",
    "/match",
    "/partner",
    "/measures",
    "/help",
    "/privacy",
];

/// Fails if a page shows somebody a word they may not read. `/practice/mail` is for trying things out and
/// shows addresses to whoever runs the practice.
fn shows_only_what_is_theirs(town: &Town, who: &str, path: &str, page: &Page) {
    for (word, readers) in &town.words {
        let may = readers.contains(&who) || path.starts_with("/practice/mail");
        assert!(may || !page.has(word), "{who} reads {word} at {path}");
    }
}

/// Somebody else's address, asked for: nothing comes of it.
fn leads_nowhere(who: &str, method: &Method, path: &str, page: &Page) {
    // Not there for them; or led to where they may be; or a method or a body this address never takes.
    let elsewhere = !page
        .path
        .starts_with(path.split('?').next().unwrap_or_default());
    let refused = [400, 403, 404, 405, 415, 422, 426].contains(&page.status);
    assert!(
        refused || (elsewhere && page.status == 200),
        "{who}: {method} {path} → {} {}",
        page.status,
        page.path
    );
}

async fn ask(browser: &Browser, method: &Method, path: &str, form: &[(String, String)]) -> Page {
    let request = browser
        .request(method.clone(), path)
        .header("sec-fetch-site", "same-origin");
    let request = match *method {
        Method::POST => request.form(form),
        _ => request,
    };
    let asked = tokio::time::timeout(Duration::from_secs(20), browser.send(request)).await;
    asked.unwrap_or_else(|_| panic!("{method} {path} does not end: it listens to somebody else"))
}

/// Looks like an id or a secret, not like a word.
fn is_id(value: &str) -> bool {
    value.len() >= 16
        && value
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        && value.chars().any(|c| c.is_ascii_digit())
}

/// Everything everyone can see.
async fn all_seen(town: &Town) -> BTreeMap<String, Seen> {
    let mut all = BTreeMap::new();
    for person in &town.people {
        person.signs_in(&town.house).await;
        let mut seen = Seen::by(&person.browser, FROM).await;
        // No link may lead there yet, or any more.
        for (shape, path) in theirs(&town.house, &seen) {
            if !shape.ends_with("/live") && !seen.pages.contains_key(&path) {
                seen.open(&person.browser, &path).await;
            }
        }
        let who = first_name(person);
        for (path, page) in &seen.pages {
            assert!(page.status < 500, "{who}: {path} {}", page.status);
            shows_only_what_is_theirs(town, who, path, page);
        }
        all.insert(who.to_owned(), seen);
    }
    all
}

/// What was told is there for those it is for: the search looks where it is.
fn finds_what_is_there(town: &Town, seen: &BTreeMap<String, Seen>) {
    for (word, readers) in &town.words {
        let read = readers.iter().any(|who| seen[*who].has(word));
        assert!(read, "nobody was shown {word}");
    }
}

/// The addresses of one person, filled in wherever something of theirs fits.
fn theirs(house: &House, seen: &Seen) -> BTreeSet<(String, String)> {
    let mut addresses = Addresses::of(house);
    seen.addresses()
        .iter()
        .for_each(|path| addresses.learn(path));
    let open = addresses.open(LINKS).into_iter();
    let filled = open.flat_map(|shape| {
        let paths = addresses.fill(shape).into_iter();
        paths.map(|path| (shape.clone(), path)).collect::<Vec<_>>()
    });
    filled.collect()
}

/// Whether a person's pages hold every id of this address: then it is theirs too.
fn is_theirs_too(seen: &Seen, path: &str) -> bool {
    let known = seen.addresses();
    let ids = path
        .split('/')
        .filter(|part| is_id(part) && !part.starts_with("00000000"));
    let mut ids = ids.peekable();
    if ids.peek().is_none() {
        return known.contains(path);
    }
    ids.all(|id| known.iter().any(|path| path.contains(id)))
}

async fn nobody_reaches_what_is_another_s(place: Place) {
    let town = Town::build(place).await;
    // The first look makes new things old.
    all_seen(&town).await;
    let seen = all_seen(&town).await;
    finds_what_is_there(&town, &seen);
    let mut tried = BTreeSet::new();
    let mut attacks = 0;
    for owner in &town.people {
        let owners = &seen[first_name(owner)];
        for (shape, path) in theirs(&town.house, owners) {
            tried.insert(shape.clone());
            let form = owners.forms.iter().find(|form| form.action == path);
            let fields = form.map_or(&[][..], |form| &form.fields);
            for other in &town.people {
                let who = first_name(other);
                if other.name == owner.name || is_theirs_too(&seen[who], &path) {
                    continue;
                }
                for method in [Method::GET, Method::POST] {
                    let page = ask(&other.browser, &method, &path, fields).await;
                    leads_nowhere(who, &method, &path, &page);
                    shows_only_what_is_theirs(&town, who, &path, &page);
                    attacks += 1;
                }
            }
            let stranger = town.stranger();
            for method in [Method::GET, Method::POST] {
                let page = ask(&stranger, &method, &path, fields).await;
                let asked = page.path.starts_with("/sign-in") || page.status >= 400;
                assert!(asked, "a stranger: {method} {path} → {}", page.path);
                shows_only_what_is_theirs(&town, "a stranger", &path, &page);
                attacks += 1;
            }
        }
        attacks += gives_forms_to_others(&town, &seen, owner).await;
    }
    let all = Addresses::of(&town.house);
    let forgotten: Vec<_> = all.open(LINKS).into_iter().collect();
    let forgotten = forgotten.iter().filter(|shape| !tried.contains(**shape));
    assert_eq!(forgotten.collect::<Vec<_>>(), Vec::<&&String>::new());
    assert!(attacks > 500, "{attacks}");
    nothing_is_changed(&town, &seen).await;
}

/// A form with somebody's ids in its fields, sent by each who has not got them: gives how many were.
async fn gives_forms_to_others(
    town: &Town,
    seen: &BTreeMap<String, Seen>,
    owner: &Person,
) -> usize {
    let mut sent = 0;
    let owners = &seen[first_name(owner)];
    for Form { action, fields } in &owners.forms {
        let ids = || fields.iter().filter(|(_, value)| is_id(value));
        for other in &town.people {
            let who = first_name(other);
            // The id of a message to be written is nobody's yet, and what is made anew on each page is
            // the page's own.
            let has = |(name, value): &(String, String)| {
                (name == "id" && action.starts_with("/rooms/"))
                    || ["made", "then", "challenge"].contains(&name.as_str())
                    || seen[who].has(value)
            };
            if other.name == owner.name || ids().all(has) {
                continue;
            }
            let page = ask(&other.browser, &Method::POST, action, fields).await;
            assert!(page.status < 500, "{who}: {action} {fields:?}");
            shows_only_what_is_theirs(town, who, action, &page);
            sent += 1;
        }
    }
    sent
}

/// What of a page is the same each time it is opened.
fn lasting(page: &Page) -> String {
    let mut text = String::new();
    for piece in page.body.split_inclusive(['>', '\n']) {
        // Ids made for the next message, secrets made for a new app, and how long ago something was.
        let made = [
            "name=\"id\"",
            "name=\"made\"",
            "id=\"secret\"",
            "<time",
            "<path",
            "name=\"then\"",
            "DTSTAMP",
        ];
        if !made.iter().any(|name| piece.contains(name)) {
            text.push_str(piece);
        }
    }
    text
}

/// Pages that tell of what was tried, and what is made anew whenever it is asked for.
const MOVES: &[&str] = &[
    "/account",
    "/practice/audit",
    "/practice/mail",
    "/appointments/feed",
];

/// Everyone's pages are as they were before all this.
async fn nothing_is_changed(town: &Town, before: &BTreeMap<String, Seen>) {
    let mut compared = 0;
    for person in &town.people {
        let who = first_name(person);
        for (path, page) in &before[who].pages {
            if MOVES.iter().any(|moves| path.starts_with(moves)) {
                continue;
            }
            let now = person.browser.get(path).await;
            assert_eq!(lasting(&now), lasting(page), "{who}: {path}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
}

async fn another_site_changes_nothing(place: Place) {
    let town = Town::build(place).await;
    // The first look makes new things old.
    all_seen(&town).await;
    let seen = all_seen(&town).await;
    for person in &town.people {
        let who = first_name(person);
        let seen = &seen[who];
        assert!(!seen.forms.is_empty());
        for form in &seen.forms {
            for (name, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://evil.example"),
                ("origin", "null"),
            ] {
                let request = person.browser.request(Method::POST, &form.action);
                let request = request.header(name, value).form(&form.fields);
                let page = person.browser.send(request).await;
                assert_eq!(page.status, 403, "{who}: {} {name}", form.action);
            }
        }
        // They are all still signed in, and nothing was sent, ended or changed.
        assert_eq!(person.browser.get("/account").await.path, "/account");
    }
    nothing_is_changed(&town, &seen).await;
}
