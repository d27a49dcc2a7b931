//! Until when an appointment is moved or cancelled without a question, and what the practice says of later.
//!
//! What must stay true: nothing here forbids a change. Whoever is ill or in danger cancels at any time.

use jiff::{SignedDuration, Timestamp};
use sealing::Context;

use super::set_up::setting;
use crate::accounts::SignedIn;
use crate::audit::{self, Note};
use crate::db::Conn;
use crate::languages::{Said, say};
use crate::service::Service;
use crate::web::Stop;

/// The usual number of hours.
const USUAL_HOURS: i64 = 24;

/// What holds in this practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRules {
    /// How many hours before its start an appointment can still be changed without a question; 0: to the end.
    pub hours: i64,
    /// What the practice says of changes after that, in its own words; often nothing.
    pub note: String,
}

impl ChangeRules {
    /// Until when an appointment that starts then is changed without a question.
    pub fn free_until(&self, start: Timestamp) -> Timestamp {
        start - SignedDuration::from_hours(self.hours)
    }

    /// Whether a change now of an appointment that starts then is late.
    pub fn is_late(&self, start: Timestamp, now: Timestamp) -> bool {
        now > self.free_until(start)
    }

    /// How long before it that is, in words: "24 hours".
    pub fn words(&self) -> Said {
        match self.hours {
            hours if hours >= 48 && hours % 24 == 0 => say("notice-days").with("count", hours / 24),
            hours => say("notice-hours").with("count", hours),
        }
    }
}

fn context() -> Context {
    Context::new("practice change note")
}

/// What holds in this practice.
///
/// # Errors
/// If the store does not answer.
pub async fn change_rules(conn: &mut Conn, service: &Service) -> Result<ChangeRules, Stop> {
    let hours: Option<i64> = setting(conn, "change_hours").await?;
    let note: Option<Vec<u8>> = setting(conn, "change_note").await?;
    let note = note.map(|sealed| service.open(&context(), sealed));
    Ok(ChangeRules {
        hours: hours.unwrap_or(USUAL_HOURS),
        note: note.transpose()?.unwrap_or_default(),
    })
}

/// Sets it.
pub(super) async fn set(service: &Service, me: &SignedIn, rules: &ChangeRules) -> Result<(), Stop> {
    let sealed = service.seal(&context(), &rules.note);
    let mut tx = service.db.begin().await?;
    sqlx::query("update practice set change_hours = $1, change_note = $2 where id = 1")
        .bind(rules.hours)
        .bind(sealed.as_bytes())
        .execute(&mut *tx)
        .await?;
    let set = Note::by(me.account(), audit::Deed::ChangeRulesSet);
    audit::note(&mut tx, service, set).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::Language;

    fn rules(hours: i64) -> ChangeRules {
        ChangeRules {
            hours,
            note: String::new(),
        }
    }

    #[test]
    fn the_last_free_moment_is_free_and_the_next_is_late() {
        let start: Timestamp = "2026-12-01T18:00:00Z".parse().expect("a time");
        let free = "2026-11-30T18:00:00Z".parse().expect("a time");
        assert_eq!(rules(24).free_until(start), free);
        assert!(!rules(24).is_late(start, free));
        assert!(rules(24).is_late(start, free + SignedDuration::from_millis(1)));
        assert!(!rules(0).is_late(start, start));
    }

    #[test]
    fn hours_are_said_as_people_say_them() {
        let said = [1, 24, 36, 48, 168].map(|hours| rules(hours).words().to_string());
        assert_eq!(said, ["1 hour", "24 hours", "36 hours", "2 days", "7 days"]);
        let spanish = Language::Spanish.speaks(|| rules(1).words().to_string());
        assert_eq!(spanish, "1 hora");
    }
}
