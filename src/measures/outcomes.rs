//! How a piece of work began and ended, by one score: for whoever counts outcomes.
//!
//! What must stay true: it is worked out from what a member may read, and from nothing else; a measure that
//! leaves no trace is none of these.

use jiff::{SignedDuration, Timestamp};
use measures::key::{Better, Subscale};

use super::{Measure, Response, SESSION_FEEDBACK, catalogue, responses};
use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::episodes::Membership;
use crate::service::Service;
use crate::web::Stop;

/// How far apart the first and the last answers are at least, for there to be a change to speak of (our
/// judgement: four sessions, where there is one a week).
const APART: SignedDuration = SignedDuration::from_hours(24 * 28);

/// A score that outcomes can be counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Countable {
    /// The measure's name.
    pub measure: String,
    /// The name of its subscale.
    pub scale: String,
    /// Both in words.
    pub title: String,
}

/// Every score that outcomes can be counted by: those of which one end is better.
///
/// # Errors
/// If the store does not answer.
pub async fn countable(conn: &mut Conn) -> Result<Vec<Countable>, Stop> {
    let mut found = Vec::new();
    for measure in catalogue::all(conn).await? {
        if measure.leaves_no_trace() || measure.name == SESSION_FEEDBACK {
            continue;
        }
        let scales = measure.key.subscales.iter();
        let worth = scales.filter(|scale| scale.better != Better::Neither);
        found.extend(worth.map(|scale| Countable {
            measure: measure.name.clone(),
            scale: scale.name.clone(),
            title: format!("{}: {}", measure.key.title, scale.title),
        }));
    }
    Ok(found)
}

/// A score as a share of its scale from 0 to 100, where more is better.
fn percent(measure: &Measure, scale: &Subscale, score: f64) -> Option<f64> {
    let (least, most) = measure.key.extent(scale);
    let share = (score - least) / (most - least) * 100.0;
    match scale.better {
        _ if !share.is_finite() => None,
        Better::Higher => Some(share),
        Better::Lower => Some(100.0 - share),
        Better::Neither => None,
    }
}

/// One response by that score, with when it was finished.
fn scored(response: &Response, scale: &str) -> Option<(Timestamp, f64)> {
    let measure = &response.measure;
    let scale = measure.key.subscale(scale)?;
    let values = measure.values(&response.answers);
    let score = measure
        .key
        .score(scale, |item| values.get(item).copied().flatten())?;
    Some((response.finished_at?, percent(measure, scale, score)?))
}

/// How a client's work between two moments began and ended by a score: the first and the last time it was
/// answered then, each from 0 to 100, where more is better. `None` where it was not answered twice, some
/// weeks apart.
///
/// # Errors
/// If the store does not answer, or an answer does not open.
pub async fn began_and_ended(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    (name, scale): (&str, &str),
    (client, from, until): (Id<Account>, Timestamp, Timestamp),
) -> Result<Option<(f64, f64)>, Stop> {
    let course = responses::course(conn, service, member, name).await?;
    let theirs = course.iter().filter(|response| response.author == client);
    let all: Vec<(Timestamp, f64)> = theirs
        .filter_map(|response| scored(response, scale))
        .filter(|(at, _)| (from..=until).contains(at))
        .collect();
    let (Some(first), Some(last)) = (all.first(), all.last()) else {
        return Ok(None);
    };
    let apart = last.0.duration_since(first.0) >= APART;
    Ok(apart.then_some((first.1, last.1)))
}
