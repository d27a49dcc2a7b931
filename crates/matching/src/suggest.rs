//! How well an eligible therapist fits, and why.
//!
//! What must stay true: for a couple the less satisfied partner counts; the words for one partner
//! depend on the other only through common times, languages and media; and the score, which does
//! depend on both, is for ordering and is never shown.

use crate::eligible::{Eligible, shared_languages, shared_media};
use crate::people::{Client, Form, Therapist};
use crate::reason::Reason;
use crate::times::{Fit, fit};
use crate::weights::{AFFIRMS, APPROACHES, GENDER, GOALS, TIMES, Wishes};

/// A therapist suggested to one client, who may be half of a couple.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// 0 to 100: the share of their weighted wishes that is met, of the client for whom it is
    /// least; 100 where nothing is wished. For ordering only: shown to one partner, it would tell
    /// of the other's wishes.
    pub score: u32,
    /// What fits, the most telling first.
    pub met: Vec<Reason>,
    /// What the reader wished for and would not find.
    pub unmet: Vec<Reason>,
}

/// How well a therapist fits the clients they were found [`Eligible`] for, in words for
/// `clients[viewer]`. Without such a client there are no words.
pub fn suggest(eligible: &Eligible, clients: &[Client], form: Form, viewer: usize) -> Suggestion {
    let therapist = eligible.therapist();
    let scores = (0..clients.len()).map(|who| score(therapist, clients, who));
    let mut suggestion = Suggestion {
        score: scores.min().unwrap_or(0),
        met: Vec::new(),
        unmet: Vec::new(),
    };
    if let Some(client) = clients.get(viewer) {
        suggestion
            .met
            .push(Reason::Licensed(client.jurisdiction.clone()));
        say_times(&mut suggestion, &fit(therapist, clients, viewer));
        say_wishes(&mut suggestion, therapist, client, form);
        let languages = shared_languages(therapist, clients);
        suggestion.met.push(Reason::Speaks(languages));
        let media = shared_media(therapist, clients);
        suggestion.met.push(Reason::Meets(media));
    }
    suggestion
}

/// Orders suggestions: the highest score first, and ties by `T`. Give `T` a key shuffled for each
/// client, or the same therapists will always come first.
pub fn rank<T: Ord>(mut list: Vec<(T, Suggestion)>) -> Vec<(T, Suggestion)> {
    list.sort_by(|(a, one), (b, other)| other.score.cmp(&one.score).then_with(|| a.cmp(b)));
    list
}

/// One client's own score, 0 to 100.
fn score(therapist: &Therapist, clients: &[Client], who: usize) -> u32 {
    let Some(client) = clients.get(who) else {
        return 0;
    };
    let mut wishes = Wishes::default();
    if !client.times.is_empty() {
        let open = matches!(fit(therapist, clients, who), Fit::Open { .. });
        wishes.one(TIMES, open);
    }
    wishes.each(GOALS, &client.goals, &therapist.focus);
    wishes.each(AFFIRMS, &client.affirms, &therapist.affirms);
    if client.gender.is_some() {
        wishes.one(GENDER, client.gender == therapist.gender);
    }
    if !client.approaches.is_empty() {
        wishes.one(
            APPROACHES,
            client
                .approaches
                .iter()
                .any(|a| therapist.approaches.contains(a)),
        );
    }
    wishes.score()
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

/// The reader's own wishes, one by one.
fn say_wishes(said: &mut Suggestion, therapist: &Therapist, client: &Client, form: Form) {
    for goal in &client.goals {
        let goal = goal.clone();
        if therapist.focus.contains(&goal) {
            said.met.push(Reason::WorksOn { goal, form });
        } else {
            said.unmet.push(Reason::NotWorksOn(goal));
        }
    }
    for whom in &client.affirms {
        let whom = whom.clone();
        if therapist.affirms.contains(&whom) {
            said.met.push(Reason::Welcomes(whom));
        } else {
            said.unmet.push(Reason::NotWelcomes(whom));
        }
    }
    if let Some(gender) = client.gender.clone() {
        if therapist.gender.as_ref() == Some(&gender) {
            said.met.push(Reason::Gender(gender));
        } else {
            said.unmet.push(Reason::NotGender(gender));
        }
    }
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
