//! How well an eligible therapist fits, and why.
//!
//! What must stay true: for a couple the less satisfied partner counts; the words for one partner
//! depend on the other only through common times, languages and media; and the score, which does
//! depend on both, is for ordering and is never shown.

use crate::eligible::{Eligible, shared_languages, shared_media};
use crate::people::{Case, Client, Therapist};
use crate::reason::Reason;
use crate::times::{Fit, fit};
use crate::weights::{Sum, Weights, Wish};

/// A therapist suggested to one client, who may be half of a couple.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// 0 to 100: the share of their weighted wishes that is met, of the client for whom it is
    /// least; 100 where nothing is wished. For ordering only: shown to one partner, it would tell
    /// of the other's wishes.
    pub score: u32,
    /// Where it stands among others.
    pub standing: Standing,
    /// What fits, the most telling first.
    pub met: Vec<Reason>,
    /// What the reader wished for and would not find.
    pub unmet: Vec<Reason>,
}

/// Where a suggestion stands among others: the greater, the sooner. For ordering only, as the score.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Standing {
    /// The score of the less satisfied, less what the load takes off, with what a track record adds, in
    /// hundredths of a point.
    points: u32,
    /// The scores of all clients, added up: of two that the less satisfied likes as much, the one the
    /// other likes more comes first.
    all: u32,
}

impl Standing {
    /// Of everybody's scores (at least one), for a therapist of whose places so many percent are taken, and
    /// whose strengths are so many percent of what the client comes for, for whom that is least.
    pub(crate) fn of(scores: &[u32], load: u32, strong: u32, weights: &Weights) -> Standing {
        let least = scores.iter().min().copied().unwrap_or(0);
        let forward = weights.record.min(Weights::MOST_RECORD) * strong.min(100);
        Standing {
            points: (least * 100 + forward).saturating_sub(weights.load * load.min(100)),
            all: scores.iter().sum(),
        }
    }
}

/// How many percent of what a client comes for (so many) are among a therapist's strengths (so many of
/// them). Whoever comes for nothing in particular moves nobody.
pub(crate) fn strong(among: u32, wanted: u32) -> u32 {
    (among * 100).checked_div(wanted).unwrap_or(0)
}

/// The same, of the client for whom it is least.
fn strong_for_all(therapist: &Therapist, clients: &[Client]) -> u32 {
    let of = |client: &Client| {
        let among = shared(&client.goals, &therapist.strengths);
        strong(among, count(client.goals.len()))
    };
    clients.iter().map(of).min().unwrap_or(0)
}

/// How many of one list are in another.
fn shared(wanted: &[String], offered: &[String]) -> u32 {
    count(wanted.iter().filter(|one| offered.contains(one)).count())
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// How well a therapist fits the clients they were found [`Eligible`] for, in words for the one who
/// reads it, or for the first.
pub fn suggest(eligible: &Eligible, case: &Case) -> Suggestion {
    let therapist = eligible.therapist();
    let weights = &case.practice.weights;
    let whose = 0..case.clients.len();
    let scores: Vec<u32> = whose.map(|who| score(therapist, case, who)).collect();
    let mut suggestion = Suggestion {
        score: scores.iter().min().copied().unwrap_or(0),
        standing: Standing::of(
            &scores,
            therapist.load,
            strong_for_all(therapist, case.clients),
            weights,
        ),
        met: Vec::new(),
        unmet: Vec::new(),
    };
    let reader = case.reader.unwrap_or(0);
    if let Some(client) = case.clients.get(reader) {
        suggestion
            .met
            .push(Reason::Licensed(client.jurisdiction.clone()));
        if therapist.between(reader).known {
            suggestion.met.push(Reason::Known);
        }
        // What matters most is said first.
        let (first, then): (Vec<_>, Vec<_>) = Wish::ALL
            .into_iter()
            .partition(|wish| client.most.contains(wish));
        for wish in first.into_iter().chain(then) {
            say_wish(&mut suggestion, therapist, case, reader, wish);
        }
        let languages = shared_languages(therapist, case.clients);
        suggestion.met.push(Reason::Speaks(languages));
        let media = shared_media(therapist, case.clients);
        suggestion.met.push(Reason::Meets(media));
    }
    suggestion
}

/// Orders suggestions: the best standing first, and ties by `T`. Give `T` a key shuffled for each
/// client, or the same therapists will always come first.
pub fn rank<T: Ord>(mut list: Vec<(T, Suggestion)>) -> Vec<(T, Suggestion)> {
    list.sort_by(|(a, one), (b, other)| other.standing.cmp(&one.standing).then_with(|| a.cmp(b)));
    list
}

/// One client's own score, 0 to 100.
fn score(therapist: &Therapist, case: &Case, who: usize) -> u32 {
    let Some(client) = case.clients.get(who) else {
        return 0;
    };
    let weights = &case.practice.weights;
    let weight = |wish| weights.of(wish, &client.most);
    let mut sum = Sum::default();
    if !client.times.is_empty() {
        let open = matches!(fit(therapist, case.clients, who), Fit::Open { .. });
        sum.one(weight(Wish::Times), open);
    }
    each(
        &mut sum,
        weight(Wish::Goals),
        &client.goals,
        &therapist.focus,
    );
    each(
        &mut sum,
        weight(Wish::Affirms),
        &client.affirms,
        &therapist.affirms,
    );
    if client.gender.is_some() {
        sum.one(weight(Wish::Gender), client.gender == therapist.gender);
    }
    if !client.approaches.is_empty() {
        let mut named = client.approaches.iter();
        let any = named.any(|a| therapist.approaches.contains(a));
        sum.one(weight(Wish::Approaches), any);
    }
    if therapist.between(who).known {
        sum.one(weights.continuity, true);
    }
    sum.score()
}

/// Wishes of a kind, each of which counts by itself.
fn each(sum: &mut Sum, weight: u32, wanted: &[String], offered: &[String]) {
    sum.share(weight, shared(wanted, offered), count(wanted.len()));
}

/// What the reader wishes of this kind.
fn say_wish(said: &mut Suggestion, therapist: &Therapist, case: &Case, reader: usize, wish: Wish) {
    let Some(client) = case.clients.get(reader) else {
        return;
    };
    match wish {
        Wish::Times => say_times(said, &fit(therapist, case.clients, reader)),
        Wish::Goals => {
            let form = case.form;
            let works = |goal| Reason::WorksOn { goal, form };
            say_each(
                said,
                &client.goals,
                &therapist.focus,
                works,
                Reason::NotWorksOn,
            );
        }
        Wish::Affirms => say_each(
            said,
            &client.affirms,
            &therapist.affirms,
            Reason::Welcomes,
            Reason::NotWelcomes,
        ),
        Wish::Gender => say_gender(said, therapist, client),
        Wish::Approaches => say_approaches(said, therapist, client),
    }
}

fn say_times(suggestion: &mut Suggestion, fit: &Fit) {
    match fit {
        Fit::NotAsked => {}
        Fit::Open { times, both } => suggestion.met.push(Reason::Free {
            times: times.clone(),
            both: *both,
        }),
        Fit::Closed { both } => suggestion.unmet.push(Reason::NotFree { both: *both }),
    }
}

fn say_each(
    said: &mut Suggestion,
    wanted: &[String],
    offered: &[String],
    met: impl Fn(String) -> Reason,
    unmet: impl Fn(String) -> Reason,
) {
    for one in wanted {
        if offered.contains(one) {
            said.met.push(met(one.clone()));
        } else {
            said.unmet.push(unmet(one.clone()));
        }
    }
}

fn say_gender(said: &mut Suggestion, therapist: &Therapist, client: &Client) {
    let Some(gender) = client.gender.clone() else {
        return;
    };
    if therapist.gender.as_ref() == Some(&gender) {
        said.met.push(Reason::Gender(gender));
    } else {
        said.unmet.push(Reason::NotGender(gender));
    }
}

fn say_approaches(said: &mut Suggestion, therapist: &Therapist, client: &Client) {
    let known = client
        .approaches
        .iter()
        .filter(|a| therapist.approaches.contains(a));
    let known: Vec<Reason> = known.cloned().map(Reason::TrainedIn).collect();
    if known.is_empty() && !client.approaches.is_empty() {
        said.unmet
            .push(Reason::NotTrainedIn(client.approaches.clone()));
    }
    said.met.extend(known);
}
