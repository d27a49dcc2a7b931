//! The page of a proposal: who could be offered whom, what it asks of whom, and sending it, changed or not.
//!
//! What must stay true: how well somebody fits is said in a few words, the same for all; which wishes are met
//! is not said, and of a couple it is one figure, so that nothing tells one partner's wishes.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};
use matching::waiting::{Need, SERVED};

use super::offering::{self, Sent};
use super::practice_pages::NEEDS;
use super::proposals::{self, Line, Proposal};
use super::{Making, making, weeks_words};
use crate::accounts::{self, Account, Administrator};
use crate::db::{Conn, Id};
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page, when};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/practice/waiting/propose", post(propose))
        .route("/practice/waiting/proposal", get(show))
        .route("/practice/waiting/send", post(send))
}

/// How many therapists are shown for somebody besides those proposed.
const SHOWN: usize = 5;

/// How well a therapist fits, in words. The bounds are a choice of this project: fit is a rough number, and
/// four words are as fine as it is worth.
fn fit_words(fit: u32) -> &'static str {
    match fit {
        80.. => "fits very well",
        60..80 => "fits well",
        40..60 => "fits in part",
        _ => "fits a little",
    }
}

/// A therapist somebody could be offered.
struct Choosable {
    value: String,
    id: String,
    label: String,
    chosen: bool,
}

/// A couple or one person as the page shows them.
struct Shown {
    title: String,
    about: String,
    options: Vec<Choosable>,
    /// What the proposal means for them.
    words: String,
    more: usize,
}

#[derive(Template)]
#[template(path = "waiting/proposal.html")]
struct ProposalPage {
    shell: Shell,
    id: String,
    made: String,
    making: Option<(usize, usize)>,
    stalled: bool,
    lines: Vec<Shown>,
    /// With whom one more place would help, and how.
    places: Vec<String>,
    offered: usize,
}

/// Names of therapists, each looked up once.
#[derive(Default)]
struct Names(BTreeMap<Id<Account>, String>);

impl Names {
    async fn of(
        &mut self,
        conn: &mut Conn,
        service: &Service,
        account: Id<Account>,
    ) -> Result<String, Stop> {
        if let Some(name) = self.0.get(&account) {
            return Ok(name.clone());
        }
        let name = match accounts::person(conn, service, account).await {
            Ok(person) => person.name,
            Err(Stop::NotFound) => "Somebody whose account is gone".to_owned(),
            Err(stop) => return Err(stop),
        };
        self.0.insert(account, name.clone());
        Ok(name)
    }
}

/// "Number 12", "Numbers 12 and 15".
fn title(numbers: &[i64]) -> String {
    let words: Vec<String> = numbers.iter().map(i64::to_string).collect();
    match words.len() {
        1 => format!("Number {}", words[0]),
        _ => format!("Numbers {}", words.join(" and ")),
    }
}

fn about(line: &Line) -> String {
    let who = if line.couple {
        "A couple"
    } else {
        "One person"
    };
    let waits = format!("{who}, waiting for {}", weeks_words(line.weeks));
    match (
        line.need,
        NEEDS.iter().find(|(code, _)| *code == line.need.code()),
    ) {
        (Need::Usual, _) | (_, None) => waits,
        (_, Some((_, words))) => format!("{waits}. {words}"),
    }
}

/// What a line of the proposal means, and what it asks for.
fn meaning(line: &Line) -> String {
    let proposed = !line.offered.is_empty();
    match (proposed, line.gives_up, line.fits.len(), line.full) {
        (true, 0, ..) => "This is their best fit.".to_owned(),
        (true, points, ..) => format!(
            "Another therapist fits better by {points} of 100 points. That place goes to somebody else here, who would lose more, or none is free there."
        ),
        (false, _, 0, 0) => "Nobody here may treat them: there is no therapist with a licence, a language and a way to meet that fits, whom they were not offered before.".to_owned(),
        (false, _, 0, _) => "All who may treat them are full.".to_owned(),
        (false, ..) => "The free places go to others here, who come first by need, waiting and fit; or the fit is below what you set.".to_owned(),
    }
}

async fn shown(
    conn: &mut Conn,
    service: &Service,
    names: &mut Names,
    (at, line): (usize, &Line),
) -> Result<Shown, Stop> {
    let mut fits: Vec<(Id<Account>, u32)> = line.fits.clone();
    let more = fits.len().saturating_sub(SHOWN);
    let (mut first, rest): (Vec<_>, Vec<_>) = fits
        .drain(..)
        .partition(|(therapist, _)| line.offered.contains(therapist));
    first.extend(rest.into_iter().take(SHOWN));
    let mut options = Vec::new();
    for (which, (therapist, fit)) in first.into_iter().enumerate() {
        let name = names.of(conn, service, therapist).await?;
        options.push(Choosable {
            value: format!("{}:{therapist}", line.episode),
            id: format!("offer-{at}-{which}"),
            label: format!("{name}, {}", fit_words(fit)),
            chosen: line.offered.contains(&therapist),
        });
    }
    Ok(Shown {
        title: title(&line.numbers),
        about: about(line),
        options,
        words: meaning(line),
        more,
    })
}

/// What one more place with a therapist would do, in words.
fn place_words(name: &str, couple: bool, saves: u64) -> String {
    let whom = if couple { "a couple" } else { "one person" };
    let gain = if saves >= u64::from(SERVED) {
        "one more could be offered somebody"
    } else {
        "people could be offered somebody who fits better"
    };
    format!("One more place for {whom} with {name}: {gain} ({saves} points).")
}

async fn propose(State(service): Shared, me: Administrator) -> Outcome {
    match making::propose(&service, &me).await? {
        Making::Made | Making::Goes => go("/practice/waiting/proposal"),
    }
}

async fn show(State(service): Shared, me: Administrator) -> Outcome {
    let mut conn = service.db.read().await?;
    let Some(kept) = proposals::newest(&mut conn, &service).await? else {
        return go("/practice/waiting");
    };
    let now = service.clock.now();
    let count = |number: i64| usize::try_from(number).unwrap_or(0);
    let mut shown_page = ProposalPage {
        shell: Shell::new(&service, Some(me.person()), "A proposal").at("/practice"),
        id: kept.id.to_string(),
        made: when::short(kept.made_at, me.zone(), now),
        making: kept
            .is_making(now)
            .then_some((count(kept.done), count(kept.total))),
        stalled: kept.proposal.is_none() && !kept.is_making(now),
        lines: Vec::new(),
        places: Vec::new(),
        offered: 0,
    };
    if let Some(proposal) = &kept.proposal {
        let mut names = Names::default();
        for line in proposal.lines.iter().enumerate() {
            let line = shown(&mut conn, &service, &mut names, line).await?;
            shown_page.lines.push(line);
        }
        for (therapist, couple, saves) in &proposal.more {
            let name = names.of(&mut conn, &service, *therapist).await?;
            shown_page.places.push(place_words(&name, *couple, *saves));
        }
        let offered = proposal
            .lines
            .iter()
            .filter(|line| !line.offered.is_empty());
        shown_page.offered = offered.count();
    }
    page(&shown_page)
}

async fn send(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let id: Id<Proposal> = form.get("proposal").parse().map_err(|_| Stop::NotFound)?;
    let mut chosen = Vec::new();
    for value in form.all("offer") {
        let (episode, therapist) = value.split_once(':').ok_or(Stop::NotFound)?;
        chosen.push((
            episode.parse().map_err(|_| Stop::NotFound)?,
            therapist.parse().map_err(|_| Stop::NotFound)?,
        ));
    }
    let said = match offering::send(&service, &me, id, &chosen).await? {
        Sent::Over => "over",
        Sent::Yes(0, _) => "none",
        Sent::Yes(_, 0) => "sent",
        Sent::Yes(..) => "some",
    };
    go(&format!("/practice/waiting?said={said}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_place_is_said_by_what_it_would_do() {
        let served = place_words("Tara", true, u64::from(SERVED));
        assert!(served.contains("one more could be offered"), "{served}");
        let better = place_words("Tara", false, 40);
        assert!(
            better.contains("for one person") && better.contains("fits better"),
            "{better}"
        );
    }

    #[test]
    fn two_who_wait_together_are_named_together() {
        assert_eq!(title(&[12]), "Number 12");
        assert_eq!(title(&[12, 15]), "Numbers 12 and 15");
    }
}
