//! What a therapist says of themselves and of their week. Sealed under the server's key: matching
//! reads it with nobody signed in.

use calendar::{Availability, Exception, WeeklyHours, Zone};
use matching::Ages;
use sealing::Context;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Sessions, Site};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

/// A therapist's profile.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// A few words to those who look for a therapist.
    pub about: String,
    /// Ways of working, by code (`matching::APPROACHES`).
    pub approaches: Vec<String>,
    /// What they work with, by code (`matching::GOALS`).
    pub focus: Vec<String>,
    /// Languages, by BCP 47 code.
    pub languages: Vec<String>,
    /// Their gender, if they say (`matching::GENDERS`).
    pub gender: Option<String>,
    /// Whom they have experience with and welcome (`matching::AFFIRMS`).
    pub affirms: Vec<String>,
    /// Video, audio, messages.
    pub media: Vec<String>,
    /// How many couples they can see.
    pub couples: u32,
    /// How many individuals they can see.
    pub individuals: u32,
    /// Their time zone.
    pub zone: Zone,
    /// Their weekly hours, in that zone.
    pub hours: WeeklyHours,
    /// Days that differ.
    pub exceptions: Vec<Exception>,
    /// How they work within their hours.
    #[serde(default)]
    pub sessions: Sessions,
    /// The ages of clients they see.
    #[serde(default)]
    pub ages: Ages,
    /// Work they do not take, by code (`matching::GOALS`).
    #[serde(default)]
    pub declines: Vec<String>,
    /// Whether they say that they are trained to work with couples where there is, or was, violence.
    #[serde(default)]
    pub trained: bool,
}

impl Profile {
    /// When they are open for appointments.
    pub fn availability(&self) -> Availability {
        Availability {
            zone: self.zone.clone(),
            weekly: self.hours.clone(),
            exceptions: self.exceptions.clone(),
        }
    }

    /// When they can be met at a place; `None` where they never are.
    pub fn availability_at(&self, site: &Site) -> Option<Availability> {
        let mut weeks = self.sessions.at.iter();
        let (_, weekly) = weeks.find(|(number, _)| *number == site.number)?;
        // A day off is one everywhere; other hours on a day are hours online.
        let mut exceptions = self.exceptions.clone();
        exceptions.retain(|day| day.open.is_empty());
        Some(Availability {
            zone: site.zone.clone(),
            weekly: weekly.clone(),
            exceptions,
        })
    }
}

fn context(account: Id<Account>) -> Context {
    Context::new("therapist profile").and(account.bytes())
}

/// A therapist's profile, once they have filled it in.
pub async fn profile_of(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Option<Profile>, Stop> {
    let row = sqlx::query("select profile from therapists where account = $1")
        .bind(account.bytes())
        .fetch_optional(conn)
        .await?;
    match row {
        Some(row) => Ok(Some(service.open(&context(account), row.try_get(0)?)?)),
        None => Ok(None),
    }
}

/// Saves it.
pub async fn save(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    profile: &Profile,
) -> Result<(), Stop> {
    sqlx::query(
        "insert into therapists (account, profile) values ($1, $2)
         on conflict (account) do update set profile = excluded.profile",
    )
    .bind(account.bytes())
    .bind(service.seal(&context(account), profile).as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

/// Whoever books in a therapist's hours, or changes them, takes turns here.
///
/// # Errors
/// If the store does not answer.
pub async fn hold_hours(conn: &mut Conn, therapist: Id<Account>) -> Result<(), DbError> {
    sqlx::query("update therapists set account = account where account = $1")
        .bind(therapist.bytes())
        .execute(conn)
        .await?;
    Ok(())
}
