//! What a practice decides about erasing people: days to think it over, and how long a clinical record is
//! kept, by whom, on which rule.
//!
//! What must stay true: until a practice decides, the usual holds, and its administrators are asked.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::db::Conn;
use crate::languages::say;
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// Who keeps the clinical record of somebody who was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keeper {
    /// Whoever keeps the recovery key: nobody else opens it.
    Custodian,
    /// Their therapists too, as far as they could read it before.
    TherapistToo,
}

impl Keeper {
    /// As a form sends it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Custodian => "custodian",
            Self::TherapistToo => "therapist-too",
        }
    }
}

/// What a practice decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Days between asking and the erasure.
    pub days: i64,
    /// Years a clinical record is kept after the last session or entry; 0 keeps nothing.
    pub years: i64,
    /// The law or rule it rests on.
    pub rule: String,
    /// Who keeps the recovery key, as people are told.
    pub custodian: String,
    /// Who else keeps the record.
    pub keeper: Keeper,
}

/// The longest time to think it over that can be set, in days. The GDPR gives a practice one month to act
/// (Art. 12(3)).
pub const MOST_DAYS: i64 = 28;

/// The longest time a record can be set to be kept, in years.
pub const MOST_YEARS: i64 = 50;

/// Who keeps the recovery key as long as the practice has not said who: as it is kept; it is shown as the text
/// `erase-custodian`.
const NOT_NAMED: &str = "the holder of the practice’s recovery key";

/// Who keeps the recovery key, as people are told.
pub(super) fn shown_custodian(kept: &str) -> String {
    match kept {
        NOT_NAMED => say("erase-custodian").into(),
        named => named.to_owned(),
    }
}

impl Default for Rules {
    /// Seven days to think it over; seven years, as the American Psychological Association's Record Keeping
    /// Guidelines (2007, guideline 7) ask for where no law says otherwise.
    fn default() -> Self {
        Self {
            days: 7,
            years: 7,
            rule:
                "American Psychological Association, Record Keeping Guidelines (2007), guideline 7"
                    .to_owned(),
            custodian: NOT_NAMED.to_owned(),
            keeper: Keeper::Custodian,
        }
    }
}

impl Rules {
    /// Until when a record is kept whose last session or entry was then; `None` if it is not kept at all.
    pub fn keep_until(&self, last: Timestamp, now: Timestamp) -> Option<Timestamp> {
        if self.years <= 0 {
            return None;
        }
        let last: DateTime = TimeZone::UTC.to_datetime(last);
        let years = self.years.min(MOST_YEARS);
        // A record whose day cannot be counted is kept for as long as can be.
        let day = last.checked_add(years.years()).ok();
        let day = day.and_then(|day| TimeZone::UTC.to_timestamp(day).ok());
        let until = day.unwrap_or(Timestamp::MAX);
        (until > now).then_some(until)
    }
}

/// What the practice decided; `None` while it did not.
///
/// # Errors
/// If the store does not answer.
pub(super) async fn decided(conn: &mut Conn, service: &Service) -> Result<Option<Rules>, Stop> {
    practice::erasure_rules(conn, service).await
}

/// What holds now.
///
/// # Errors
/// If the store does not answer.
pub(super) async fn in_force(conn: &mut Conn, service: &Service) -> Result<Rules, Stop> {
    let mut rules = decided(conn, service).await?.unwrap_or_default();
    if let Some(days) = service.settings.erasure_after_days {
        rules.days = i64::from(days);
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn a_record_is_kept_for_whole_years_after_the_last_entry() {
        let rules = Rules::default();
        let now = at("2026-11-25T12:00:00Z");
        let until = rules.keep_until(at("2026-11-20T09:30:00Z"), now);
        assert_eq!(until, Some(at("2033-11-20T09:30:00Z")));
        // From a leap day to the last of February.
        let until = rules.keep_until(at("2024-02-29T00:00:00Z"), now);
        assert_eq!(until, Some(at("2031-02-28T00:00:00Z")));
    }

    #[test]
    fn nothing_is_kept_for_no_years_or_when_they_are_over() {
        let now = at("2026-11-25T12:00:00Z");
        let none = Rules {
            years: 0,
            ..Rules::default()
        };
        assert_eq!(none.keep_until(now, now), None);
        let long_ago = at("2019-11-25T12:00:00Z");
        assert_eq!(Rules::default().keep_until(long_ago, now), None);
        let a_second_later = at("2019-11-25T12:00:01Z");
        assert!(Rules::default().keep_until(a_second_later, now).is_some());
    }
}
