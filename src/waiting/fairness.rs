//! Whether some people wait longer than others here, or are matched less well: group by group, for the
//! practice.
//!
//! What must stay true: people are grouped by what they told for finding a therapist anyway, and by nothing
//! the practice did not choose; nobody is asked anything for it; what is shown are groups of five or more.

use std::collections::BTreeMap;

use matching::AFFIRMS;
use matching::bias::{Finding, Person, Question, report};

use super::figures::wait;
use super::{Ended, Entry, rules, store};
use crate::db::Conn;
use crate::episodes::Form;
use crate::intake::{self, MatchingProfile};
use crate::languages::{in_a_row, say};
use crate::lists;
use crate::pairing::{self, Seeker};
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// What a practice may group by: codes, and the keys of their words.
pub const GROUPS: &[(&str, &str)] = &[
    ("form", "fairness-form"),
    ("language", "fairness-language"),
    ("place", "fairness-place"),
    ("welcome", "fairness-welcome"),
];

/// The draws and shuffles of a report follow from this.
const SEED: u64 = 1;

/// By what a practice compares waits, in the middle of a sentence; empty where it does not.
pub(super) fn watched_words(groups: &[String]) -> String {
    let known = GROUPS
        .iter()
        .filter(|(code, _)| groups.iter().any(|one| one == code));
    let words = known.map(|(code, _)| match *code {
        "form" => say("waiting-watched-form"),
        "language" => say("waiting-watched-language"),
        "place" => say("waiting-watched-place"),
        _ => say("waiting-watched-welcome"),
    });
    let words: Vec<String> = words.map(String::from).collect();
    in_a_row(&words)
}

/// Somebody who waited, with what they told.
struct Known {
    person: Person,
    form: Form,
    profile: MatchingProfile,
}

async fn fit(
    conn: &mut Conn,
    service: &Service,
    entry: &Entry,
    seeker: &Seeker,
) -> Result<Option<u32>, Stop> {
    if !matches!(entry.ended, Some((_, Ended::Matched))) {
        return Ok(None);
    }
    let Some(pairing) = pairing::of_client(conn, entry.client).await? else {
        return Ok(None);
    };
    match practice::therapist(conn, service, pairing.therapist).await? {
        Some(therapist) => pairing::fit(conn, service, seeker, &therapist).await,
        None => Ok(None),
    }
}

/// Everybody who ever waited of whom something is known still.
async fn known(conn: &mut Conn, service: &Service) -> Result<Vec<Known>, Stop> {
    let now = service.clock.now();
    let mut all = Vec::new();
    for entry in store::since(conn, service, jiff::Timestamp::UNIX_EPOCH).await? {
        let Some(seeker) = pairing::seeker(conn, service, entry.client).await? else {
            continue;
        };
        let fit = fit(conn, service, &entry, &seeker).await?;
        all.push(Known {
            person: Person {
                wait: wait(&entry, now),
                fit,
            },
            form: seeker.episode().form,
            profile: intake::profile_of(conn, service, entry.client).await?,
        });
    }
    Ok(all)
}

/// Groups by a word each.
fn by(name: &str, known: &[Known], word: impl Fn(&Known) -> String) -> Question {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, one) in known.iter().enumerate() {
        groups.entry(word(one)).or_default().push(at);
    }
    Question {
        name: name.to_owned(),
        groups: groups.into_iter().collect(),
    }
}

fn spoken(profile: &MatchingProfile) -> String {
    let names = profile.languages.iter();
    let mut names: Vec<String> = names.map(|code| lists::language(code)).collect();
    names.sort_unstable();
    names.join(", ")
}

fn questions(code: &str, known: &[Known]) -> Vec<Question> {
    match code {
        "form" => vec![by(&say("fairness-form"), known, |one| {
            match one.form {
                Form::Couple => say("fairness-couple"),
                Form::Individual => say("fairness-alone"),
            }
            .into()
        })],
        "language" => vec![by(&say("fairness-language"), known, |one| {
            spoken(&one.profile)
        })],
        "place" => vec![by(&say("fairness-place"), known, |one| {
            lists::place(&one.profile.jurisdiction)
        })],
        "welcome" => {
            let each = AFFIRMS.iter().map(|(slug, _)| {
                let asks = |one: &Known| one.profile.affirms.iter().any(|asked| asked == slug);
                by(&lists::affirms(slug), known, |one| {
                    let key = match asks(one) {
                        true => "fairness-asked",
                        false => "fairness-not-asked",
                    };
                    say(key).into()
                })
            });
            each.collect()
        }
        _ => Vec::new(),
    }
}

/// The report, by the groups the practice chose. Each person who waited counts for themselves, of a couple
/// both.
///
/// # Errors
/// If the store does not answer.
pub(super) async fn findings(conn: &mut Conn, service: &Service) -> Result<Vec<Finding>, Stop> {
    let rules = rules(conn, service).await?;
    if rules.groups.is_empty() {
        return Ok(Vec::new());
    }
    let known = known(conn, service).await?;
    let asked = rules.groups.iter();
    let questions: Vec<Question> = asked.flat_map(|code| questions(code, &known)).collect();
    let people: Vec<Person> = known.iter().map(|one| one.person).collect();
    let work = move || report(&people, &questions, SEED);
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|fault| Stop::Fault(format!("the report: {fault}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compared_is_said_in_a_sentence() {
        let words = |codes: &[&str]| {
            let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
            watched_words(&codes)
        };
        assert_eq!(words(&[]), "");
        assert_eq!(words(&["made-up"]), "");
        assert_eq!(words(&["language"]), "language");
        assert_eq!(
            words(&["place", "language"]),
            "language and where people live"
        );
    }
}
