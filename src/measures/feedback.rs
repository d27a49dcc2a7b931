//! How a session was: four ratings by each client alone, and what their therapist is told of.
//!
//! What must stay true: a partner never sees the other's ratings; the therapist is told of a fall at
//! once. That two differ can only be seen with both answers open, which is to the therapist alone: it is
//! worked out when they look.
//!
//! Progress feedback after each session is the best supported of all measures in couple therapy: Anker,
//! M. G., Duncan, B. L., & Sparks, J. A. (2009). Using client feedback to improve couple therapy
//! outcomes. Journal of Consulting and Clinical Psychology, 77(4), 693-704. The four statements and the
//! thresholds here are ours: a rule of this service, no published cut-off.

use jiff::{SignedDuration, Timestamp};

use super::{Response, responses};
use crate::accounts::{Account, SignedIn};
use crate::appointments::{self, Appointment};
use crate::db::{Conn, Id};
use crate::episodes::{Membership, enter, private_space_of};
use crate::service::Service;
use crate::web::Stop;

/// The measure that comes with the service.
pub const SESSION_FEEDBACK: &str = "session-feedback";

/// For how long after a session its feedback is asked for.
pub const ASKED_FOR: SignedDuration = SignedDuration::from_hours(48);

/// A fall of so many points of the mean (1 to 5) is told to the therapist.
const FALL: f64 = 1.0;

/// A mean this low is told to them, whatever it was before.
const LOW: f64 = 2.0;

/// Partners whose means differ by so much see a session quite differently.
const APART: f64 = 1.5;

/// How many sessions before count.
const BEFORE: usize = 3;

/// How a session was for a client.
#[derive(Clone)]
pub struct Felt {
    /// The mean of the ratings, 1 to 5; `None` if too few were given.
    pub mean: Option<f64>,
    /// The language of what was asked.
    pub lang: &'static str,
    /// What was asked and what was said.
    pub said: Vec<(String, String)>,
}

impl Felt {
    /// Whether it was not good.
    pub fn is_low(&self) -> bool {
        self.mean.is_some_and(|mean| mean <= LOW)
    }

    fn of(response: &Response) -> Self {
        Self {
            mean: mean(response),
            lang: response.measure.language(),
            said: response.said(),
        }
    }
}

fn mean(response: &Response) -> Option<f64> {
    let values = response.measure.values(&response.answers);
    let scores = response.measure.key.scores(&values).ok()?;
    scores.first().copied().flatten()
}

/// Whether two partners saw a session quite differently.
pub fn are_apart(one: &Felt, other: &Felt) -> bool {
    match (one.mean, other.mean) {
        (Some(one), Some(other)) => (one - other).abs() >= APART,
        _ => false,
    }
}

/// What the therapist is to be told at once of a mean, given those of the sessions before it, the oldest
/// first: the mean before, where it fell or is low.
fn tells(now: f64, before: &[f64]) -> Option<Option<f64>> {
    let last = &before[before.len().saturating_sub(BEFORE)..];
    let usual = (!last.is_empty()).then(|| last.iter().sum::<f64>() / last.len() as f64);
    let fell = usual.is_some_and(|usual| usual - now >= FALL);
    (fell || now <= LOW).then_some(usual)
}

/// What is to be told of feedback that was just finished.
pub(super) async fn alert(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    finished: &Response,
) -> Result<Option<super::alerts::What>, Stop> {
    let Some(now) = mean(finished) else {
        return Ok(None);
    };
    let course = responses::course(conn, service, member, SESSION_FEEDBACK).await?;
    let before: Vec<f64> = course
        .iter()
        .filter(|response| response.id != finished.id)
        .filter_map(mean)
        .collect();
    let told = tells(now, &before);
    Ok(told.map(|before| super::alerts::What::Feedback { now, before }))
}

/// How a session was for a client, for a member of their private space; `None` if they have not said.
pub async fn felt(
    conn: &mut Conn,
    member: &Membership,
    appointment: Id<Appointment>,
    client: Id<Account>,
) -> Result<Option<Felt>, Stop> {
    let found = responses::of_session(conn, member, appointment, client).await?;
    let found = found.filter(|response| response.finished_at.is_some());
    Ok(found.as_ref().map(Felt::of))
}

/// The newest session of these two, since then, that they saw quite differently; for their therapist.
pub async fn apart_lately(
    conn: &mut Conn,
    service: &Service,
    therapist: &SignedIn,
    couple: [Id<Account>; 2],
    since: Timestamp,
) -> Result<Option<Appointment>, Stop> {
    let now = service.clock.now();
    let mut members = Vec::new();
    for client in couple {
        let Some(space) = private_space_of(conn, client).await? else {
            return Ok(None);
        };
        match enter(conn, therapist, space).await {
            Ok(member) => members.push((client, member)),
            Err(_) => return Ok(None),
        }
    }
    // Feedback may be there before the planned end of a session that ended early.
    let until = now + SignedDuration::from_hours(2);
    let held = appointments::held(conn, service, couple[0], since, until).await?;
    for appointment in held.into_iter().rev() {
        let mut both = Vec::new();
        for (client, member) in &members {
            both.extend(felt(conn, member, appointment.id, *client).await?);
        }
        if let [one, other] = both.as_slice()
            && are_apart(one, other)
        {
            return Ok(Some(appointment));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn felt(mean: Option<f64>) -> Felt {
        Felt {
            lang: "en",
            mean,
            said: Vec::new(),
        }
    }

    #[test]
    fn a_fall_of_a_point_from_the_last_three_is_told() {
        assert_eq!(tells(3.0, &[1.0, 4.0, 4.0, 4.0]), Some(Some(4.0)));
        assert_eq!(tells(3.5, &[4.0, 4.0, 4.0]), None);
    }

    #[test]
    fn a_low_mean_is_told_with_nothing_before_it() {
        assert_eq!(tells(2.0, &[]), Some(None));
        assert_eq!(tells(2.5, &[]), None);
    }

    #[test]
    fn two_are_apart_only_where_both_have_said() {
        assert!(are_apart(&felt(Some(4.5)), &felt(Some(3.0))));
        assert!(!are_apart(&felt(Some(4.0)), &felt(Some(3.0))));
        assert!(!are_apart(&felt(Some(5.0)), &felt(None)));
    }
}
