//! What a record's file holds beside the files sent with messages: rows as they are stored, and what the
//! server alone can open.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::rows::Table;
use crate::erasure::Why;

/// The first part of the file, as JSON.
#[derive(Serialize, Deserialize)]
pub(super) struct Carried {
    /// The practice's name.
    pub(super) practice: String,
    /// Whose account it was.
    pub(super) account: String,
    /// The law or rule it is kept on.
    pub(super) rule: String,
    /// When it was taken out.
    pub(super) taken_at: Timestamp,
    /// By whom, and why.
    pub(super) why: Why,
    /// Whose it is: a key wrapped to the recovery key, and what it seals, in base64.
    pub(super) head: Option<(String, String)>,
    /// The spaces of the record.
    pub(super) spaces: Vec<String>,
    /// Names of those who wrote in them, as the practice knows them now, by their account.
    pub(super) people: Vec<(String, String)>,
    /// Sessions, the earliest first.
    pub(super) sessions: Vec<Session>,
    /// The newest migration of the tables.
    pub(super) migration: i64,
    /// The rows.
    pub(super) tables: Vec<Table>,
    /// The files that follow, in their order: as they are named on disk. One that was not whole there follows
    /// with no bytes.
    pub(super) files: Vec<String>,
}

/// A session.
#[derive(Serialize, Deserialize)]
pub(super) struct Session {
    /// The appointment.
    pub(super) id: String,
    /// Whether it was of a couple.
    pub(super) joint: bool,
    pub(super) start: Timestamp,
    pub(super) end: Timestamp,
    pub(super) cancelled: bool,
    /// The therapist's name.
    pub(super) therapist: String,
    /// The accounts of clients who did not come, as the therapist noted it.
    #[serde(default)]
    pub(super) absent: Vec<String>,
    /// Who was there: account or, of a guest, the name; from when, until when.
    pub(super) there: Vec<(String, Timestamp, Option<Timestamp>)>,
}
