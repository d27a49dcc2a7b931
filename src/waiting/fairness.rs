//! Whether some people wait longer than others here, or are matched less well: group by group, for the
//! practice.
//!
//! What must stay true: people are grouped by what they told for finding a therapist anyway, and by nothing
//! the practice did not choose; nobody is asked anything for it; what is shown are groups of five or more.

use std::collections::BTreeMap;

use matching::bias::{Finding, Person, Question, report};
use matching::{AFFIRMS, label, languages};

use super::figures::wait;
use super::{Ended, Entry, rules, store};
use crate::db::Conn;
use crate::episodes::Form;
use crate::intake::{self, MatchingProfile};
use crate::pairing::{self, Seeker};
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// What a practice may group by: code and words.
pub const GROUPS: &[(&str, &str)] = &[
    ("form", "Couples and individuals"),
    ("language", "Languages"),
    ("place", "Where people live"),
    ("welcome", "What a therapist should know and welcome"),
];

/// The draws and shuffles of a report follow from this.
const SEED: u64 = 1;

/// By what a practice compares waits, in the middle of a sentence; empty where it does not.
pub(super) fn watched_words(groups: &[String]) -> String {
    let known = GROUPS
        .iter()
        .filter(|(code, _)| groups.iter().any(|one| one == code));
    let mut words: Vec<String> = known
        .map(|(code, _)| match *code {
            "form" => "being here alone or as a couple".to_owned(),
            "language" => "language".to_owned(),
            "place" => "where people live".to_owned(),
            _ => "what a therapist should know and welcome".to_owned(),
        })
        .collect();
    match (words.pop(), words.is_empty()) {
        (Some(last), true) => last,
        (Some(last), false) => format!("{} and {last}", words.join(", ")),
        (None, _) => String::new(),
    }
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
    let mut names: Vec<&str> = names
        .map(|code| label(languages(), code).unwrap_or(code.as_str()))
        .collect();
    names.sort_unstable();
    names.join(", ")
}

fn questions(code: &str, known: &[Known]) -> Vec<Question> {
    match code {
        "form" => vec![by("Couples and individuals", known, |one| {
            match one.form {
                Form::Couple => "As a couple",
                Form::Individual => "Alone",
            }
            .to_owned()
        })],
        "language" => vec![by("Languages", known, |one| spoken(&one.profile))],
        "place" => vec![by("Where people live", known, |one| {
            one.profile.jurisdiction.name()
        })],
        "welcome" => {
            let each = AFFIRMS.iter().map(|(slug, label)| {
                let asks = |one: &Known| one.profile.affirms.iter().any(|asked| asked == slug);
                by(label, known, |one| {
                    if asks(one) { "Asked for it" } else { "Did not" }.to_owned()
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
