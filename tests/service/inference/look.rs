//! Everything that one person can look at, in one moment: each address of the router that something of theirs fits and each
//! that a page leads to, with what it answers, how long it is, and what the service did for it.

use std::collections::{BTreeSet, VecDeque};

use reqwest::Method;
use securebase::audit;
use securebase::sweep::sweep;

use crate::attackers::addresses::Addresses;
use crate::attackers::crawl;
use crate::support::walks::{self, Person};
use crate::support::{Browser, Chance, House, Page, effort};

/// What somebody sees: an address, and all that comes of asking for it.
pub type View = Vec<(String, String)>;

/// So many pages are enough of anyone's.
const MOST: usize = 400;

/// Lets whatever happens by itself happen: what is due is done, every mail is sent, the log is chained.
pub async fn let_be(house: &House) {
    sweep(&house.service).await.expect("sweeps");
    walks::send_mail(house).await;
    let chained = audit::chain_all(&house.service.db, &house.service.key).await;
    chained.expect("chained");
}

/// A page, with all that somebody could measure of it; the number of its request stands apart.
fn record(page: &Page, chance: &mut Chance) -> (u64, String) {
    let mut number = 0;
    let mut lines = vec![format!(
        "{} at {}",
        page.status,
        chance.put_away(&page.path)
    )];
    for (name, value) in &page.headers {
        let value = value.to_str().expect("text");
        match name.as_str() {
            effort::HEADER => number = value.parse().expect("a number"),
            // The machine's time, not the service's.
            "date" => {}
            name => lines.push(format!("{name}: {}", chance.put_away(value))),
        }
    }
    lines.push(format!("{} bytes", page.body.len()));
    let mut body: Vec<String> = page
        .body
        .lines()
        .map(|line| chance.put_away(line))
        .collect();
    if page.path.starts_with("/account/seen") {
        // What was noted in one go stands there in any order.
        body.sort_unstable();
    }
    lines.append(&mut body);
    (number, lines.join("\n"))
}

/// Everything one sees from here on.
struct Looking<'a> {
    browser: Browser,
    chance: &'a mut Chance,
    next: VecDeque<String>,
    known: BTreeSet<String>,
    seen: Vec<(u64, String, String)>,
}

/// Whether this is more of what another page stands for: exercises and articles, which come out of files and
/// are asked for by nobody in particular; free times of later weeks.
fn is_more_of_it(path: &str) -> bool {
    let address = path.split('?').next().unwrap_or_default();
    let file = match address.split('/').collect::<Vec<_>>()[..] {
        ["", "skills", exercise, ..] => exercise != "say-it-back",
        ["", "library", article] => article != "the-four-styles",
        _ => false,
    };
    let week = path.split_once("week=").map(|(_, rest)| rest);
    let week = week.and_then(|rest| rest.split('&').next()?.parse::<u32>().ok());
    file || week.is_some_and(|week| week > 1)
}

impl Looking<'_> {
    fn learn(&mut self, path: &str) {
        let address = path.split('?').next().unwrap_or_default();
        let skipped = address.ends_with("/live") || is_more_of_it(path);
        if !skipped && self.known.insert(path.to_owned()) {
            self.next.push_back(path.to_owned());
        }
    }

    async fn all(&mut self, addresses: &mut Addresses) {
        while let Some(path) = self.next.pop_front() {
            assert!(self.seen.len() < MOST, "more pages than anyone has");
            let page = self.browser.get(&path).await;
            assert!(page.status < 500, "{path}: {}", page.status);
            let led = page.headers.get("location").and_then(|to| to.to_str().ok());
            let links = crawl::links(&page).into_iter();
            for link in links.chain(led.map(str::to_owned)) {
                addresses.learn(&link);
                if link.starts_with('/') {
                    self.learn(&link);
                }
            }
            let name = self.chance.put_away(&path);
            let (number, told) = record(&page, self.chance);
            self.seen.push((number, name, told));
        }
    }
}

/// Everything this person sees now, signed in anew.
pub async fn look(house: &House, person: &Person, chance: &mut Chance) -> View {
    person.signs_in(house).await;
    let mut addresses = Addresses::of(house);
    let mut looking = Looking {
        browser: person.browser.reaching(&house.origin),
        chance,
        next: VecDeque::new(),
        known: BTreeSet::new(),
        seen: Vec::new(),
    };
    let all: Vec<String> = addresses.all().to_vec();
    for shape in all.iter().filter(|shape| !shape.contains('{')) {
        looking.learn(shape);
    }
    while !looking.next.is_empty() {
        looking.all(&mut addresses).await;
        // No link may lead there yet, or any more.
        for shape in all.iter().filter(|shape| shape.contains('{')) {
            for path in addresses.fill(shape) {
                looking.learn(&path);
            }
        }
    }
    let seen = looking.seen;
    effort::settled(house).await;
    let worked = |(number, name, told): (u64, String, String)| {
        (name, format!("{told}\n{}", effort::of(number)))
    };
    seen.into_iter().map(worked).collect()
}

/// What comes of sending forms to these addresses, one after another.
pub async fn send(house: &House, person: &Person, forms: &[&str], chance: &mut Chance) -> View {
    let browser = person.browser.reaching(&house.origin);
    let mut view = Vec::new();
    for path in forms {
        let fields = [
            ("id", "0b9a5d1c4c1e4f6c9d3a8b7c6d5e4f31"),
            ("text", "a word"),
            // Whoever changes therapist does not find the same one again: ties fall by chance.
            ("again", "no"),
        ];
        let request = browser.request(Method::POST, path);
        let request = request.header("sec-fetch-site", "same-origin");
        let page = browser.send(request.form(&fields)).await;
        let name = format!("POST {}", chance.put_away(path));
        let (number, told) = record(&page, chance);
        effort::settled(house).await;
        view.push((name, format!("{told}\n{}", effort::of(number))));
    }
    view
}

/// The first line that one answer has and another has not, and what the other has in its place.
fn difference(one: &str, other: &str) -> String {
    let (mut these, mut those) = (one.lines(), other.lines());
    loop {
        match (these.next(), those.next()) {
            (None, None) => return String::new(),
            (this, that) if this == that => {}
            (this, that) => return format!("one: {this:?}\n  other: {that:?}"),
        }
    }
}

/// What differs in what somebody sees.
pub fn differences(one: &View, other: &View) -> Vec<String> {
    let mut told = Vec::new();
    for ((path, this), (other_path, that)) in one.iter().zip(other) {
        if path != other_path {
            told.push(format!("{path}, and {other_path} in its place"));
            return told;
        }
        if this != that {
            told.push(format!("{path}\n  {}", difference(this, that)));
        }
    }
    let (less, more) = match one.len() < other.len() {
        true => (one.len(), other),
        false => (other.len(), one),
    };
    let more = more.iter().skip(less);
    told.extend(more.map(|(path, _)| format!("{path} in one alone")));
    told
}
