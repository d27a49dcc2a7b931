//! Why an offered therapist was not taken, a therapist changed, or a therapist did not take somebody: one word of
//! a short list, if somebody gives one.
//!
//! What must stay true: nothing kept says whose a reason is, of which therapist, or on which day; pages show
//! a reason only where several gave it.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use sealing::{Context, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::db::{Conn, Id};
use crate::service::Service;
use crate::web::Stop;

/// What a reason is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// An offer that was not taken.
    Decline,
    /// A change of therapist.
    Change,
    /// A therapist who did not take somebody who had chosen them.
    Refusal,
}

impl About {
    /// All of them.
    pub const ALL: [About; 3] = [About::Decline, About::Change, About::Refusal];
}

/// Why somebody does not take an offer: codes, and the keys of their words.
pub const DECLINES: &[(&str, &str)] = &[
    ("times", "why-declined-times"),
    ("person", "why-declined-person"),
    ("known", "why-declined-known"),
    ("later", "why-declined-later"),
    ("elsewhere", "why-declined-elsewhere"),
    ("other", "why-other"),
];

/// Why somebody changes their therapist: codes, and the keys of their words.
pub const CHANGES: &[(&str, &str)] = &[
    ("person", "why-changed-person"),
    ("way", "why-changed-way"),
    ("times", "why-changed-times"),
    ("heard", "why-changed-heard"),
    ("place", "why-changed-place"),
    ("other", "why-other"),
];

/// Why a therapist does not take somebody who chose them: codes, and the keys of their words.
pub const REFUSALS: &[(&str, &str)] = &[
    ("full", "why-refused-full"),
    ("times", "why-refused-times"),
    ("work", "why-refused-work"),
    ("known", "why-refused-known"),
    ("away", "why-refused-away"),
    ("other", "why-other"),
];

/// A reason somebody gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// What for.
    pub about: About,
    /// Its code.
    pub reason: String,
    /// The Monday of the week it was given in (UTC).
    pub week: Date,
}

/// The row of one.
struct Kept;

/// What is sealed of each has this many bytes inside.
const LENGTH: usize = 128;

fn context(id: Id<Kept>) -> Context {
    Context::new("match reason").and(id.bytes())
}

/// The Monday of the week of a moment, in UTC.
pub fn week_of(at: Timestamp) -> Date {
    let day = TimeZone::UTC.to_datetime(at).date();
    let back = i64::from(day.weekday().since(Weekday::Monday));
    day.checked_sub(back.days()).unwrap_or(day)
}

impl About {
    /// Which reasons there are: codes, and the keys of their words.
    pub fn list(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Decline => DECLINES,
            Self::Change => CHANGES,
            Self::Refusal => REFUSALS,
        }
    }
}

/// Keeps a reason, if it is one of the list: without a word of whose.
///
/// # Errors
/// If the store does not take it.
pub async fn give(
    conn: &mut Conn,
    service: &Service,
    about: About,
    reason: &str,
) -> Result<(), Stop> {
    if !about.list().iter().any(|(code, _)| *code == reason) {
        return Ok(());
    }
    let week = week_of(service.clock.now());
    let given = Given {
        about,
        reason: reason.to_owned(),
        week,
    };
    // Ids tell when they were made: this one tells the week only.
    let monday = TimeZone::UTC.to_timestamp(week.at(0, 0, 0, 0));
    let id: Id<Kept> = Id::new(monday.unwrap_or(Timestamp::MIN), &mut SystemEntropy);
    let mut plain = serde_json::to_vec(&given).unwrap_or_default();
    plain.resize(plain.len().max(LENGTH), b' ');
    let sealed = service.key.seal(&context(id), &plain, &mut SystemEntropy);
    sqlx::query("insert into match_reasons (id, sealed) values ($1, $2)")
        .bind(id.bytes())
        .bind(sealed.as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Every reason that was given, in no order.
///
/// # Errors
/// If the store does not answer.
pub async fn given(conn: &mut Conn, service: &Service) -> Result<Vec<Given>, Stop> {
    let rows = sqlx::query("select id, sealed from match_reasons order by id")
        .fetch_all(conn)
        .await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        all.push(service.open(&context(id), row.try_get(1)?)?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday() {
        for day in ["2026-11-23T00:00:00Z", "2026-11-29T23:59:59Z"] {
            let at: Timestamp = day.parse().expect("a time");
            assert_eq!(week_of(at), jiff::civil::date(2026, 11, 23));
        }
    }

    #[test]
    fn what_is_sealed_has_one_length() {
        for about in About::ALL {
            for (code, _) in about.list() {
                let given = Given {
                    about,
                    reason: (*code).to_owned(),
                    week: jiff::civil::date(2026, 11, 23),
                };
                assert!(serde_json::to_vec(&given).expect("JSON").len() <= LENGTH);
            }
        }
    }
}
