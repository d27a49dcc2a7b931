//! The intake: the questionnaire that anyone may start, the account at its end, the safety screen.
//!
//! What must stay true: answers given without an account open with the visitor's cookie alone; the
//! safety screen is answered alone and sealed in a private space; nothing about it is in the clear,
//! and every screen that was answered looks the same from outside.

mod account_pages;
mod acts;
mod content;
mod drafts;
mod given;
mod pages;
mod responses;
mod safety_pages;
mod screen;
mod wishes_pages;

use calendar::{Suits, Zone};
use matching::Jurisdiction;
use measures::{Answer, Answers, Concern, Questionnaire};
use sealing::Context;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::languages::named;
use crate::service::Service;
use crate::web::Stop;

pub use acts::{Joining, NewClient, change_answers, finish, screen_answered};
pub use content::{Asked, Content};
pub use drafts::forget_late;
pub use given::{Given, given, words};
pub use pages::routes;
pub use responses::{Answered, Opened, ScreenState, answered, mark_read, screen_state};
pub use screen::why;

/// What the matching needs of a client. Sealed under the server's key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MatchingProfile {
    /// Where they are.
    pub jurisdiction: Jurisdiction,
    /// Their time zone.
    pub zone: Zone,
    /// Languages they could do therapy in.
    pub languages: Vec<String>,
    /// What they come for.
    pub goals: Vec<String>,
    /// Ways of working they would like.
    pub approaches: Vec<String>,
    /// The therapist's gender they would like.
    pub gender: Option<String>,
    /// What the therapist should know well and welcome.
    pub affirms: Vec<String>,
    /// When they can meet.
    pub times: Vec<Suits>,
    /// How they would meet.
    pub media: Vec<String>,
    /// How old they were when they answered.
    #[serde(default)]
    pub age: Option<u32>,
    /// Which kinds of wish matter most to them, by code (`matching::Wish`).
    #[serde(default)]
    pub most: Vec<String>,
}

/// What a kind of wish is called that somebody said matters most to them (`matching::Wish`).
pub fn most(code: &str) -> String {
    named("most", code).map_or_else(|| code.to_owned(), String::from)
}

/// The fields of a questionnaire that make a matching profile.
const WISHES: [&str; 11] = [
    "country",
    "region",
    "zone",
    "language",
    "goals",
    "approaches",
    "gender",
    "affirms",
    "times",
    "medium",
    "most",
];

impl MatchingProfile {
    /// From the answers to the questionnaire; `None` if it does not say where they are.
    pub fn of(questionnaire: &Questionnaire, answers: &Answers) -> Option<Self> {
        let codes = |field: &str| -> Vec<String> {
            let codes = questionnaire.codes(answers, field);
            codes.into_iter().map(str::to_owned).collect()
        };
        let one = |field: &str| codes(field).into_iter().next();
        let country = one("country")?;
        let place = one("region").map_or(country.clone(), |region| format!("{country}-{region}"));
        Some(Self {
            jurisdiction: Jurisdiction::parse(&place)?,
            zone: Zone::parse(&one("zone")?)?,
            languages: codes("language"),
            goals: codes("goals"),
            approaches: codes("approaches"),
            gender: one("gender"),
            affirms: codes("affirms"),
            times: codes("times")
                .iter()
                .filter_map(|code| Suits::parse(code))
                .collect(),
            media: codes("medium"),
            age: match questionnaire.field(answers, "age").first() {
                Some(Answer::Integer(age)) => u32::try_from(*age).ok(),
                _ => None,
            },
            most: codes("most"),
        })
    }

    fn context(account: Id<Account>) -> Context {
        Context::new("matching profile").and(account.bytes())
    }
}

/// A client's matching profile.
pub async fn profile_of(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
) -> Result<MatchingProfile, Stop> {
    let row = sqlx::query("select profile from matching_profiles where account = $1")
        .bind(client.bytes())
        .fetch_optional(conn)
        .await?
        .ok_or(Stop::NotFound)?;
    Ok(service.open(&MatchingProfile::context(client), row.try_get(0)?)?)
}

/// Saves a client's matching profile.
pub async fn save_profile(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    profile: &MatchingProfile,
) -> Result<(), Stop> {
    sqlx::query(
        "insert into matching_profiles (account, profile) values ($1, $2)
         on conflict (account) do update set profile = excluded.profile",
    )
    .bind(client.bytes())
    .bind(
        service
            .seal(&MatchingProfile::context(client), profile)
            .as_bytes(),
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// A concern in words for a therapist.
pub fn concern_words(concern: Concern) -> String {
    let code = concern.as_str();
    named("concern", code).map_or_else(|| code.to_owned(), String::from)
}
