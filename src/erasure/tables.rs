//! Every table of the store, and what becomes of it when somebody is erased.
//!
//! What must stay true: a table that is not named here fails a test, so that none is forgotten; those that
//! name others come before those they name.

use sqlx::AssertSqlSafe;

use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::Space;

/// What becomes of what a table has of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It goes when they are erased.
    Deleted,
    /// The row stays, and nothing of them is in it.
    Emptied,
    /// It is part of the clinical record: it goes when nothing is kept, or else at the retention day.
    Record,
    /// It stays, and holds no more than ids and times.
    Stays,
    /// It has nothing of a person's, or nothing that says whose, and ends by itself.
    NotTheirs,
}

/// A table, and what is deleted in it.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What becomes of it.
    pub fate: Fate,
    /// Why.
    pub why: &'static str,
    /// Deletes what is `$1`'s, when they are erased.
    person: &'static [&'static str],
    /// Deletes what belongs to the space `$1`, when it is destroyed.
    space: &'static [&'static str],
    /// Deletes what is `$1`'s once nothing of their record is kept.
    end: &'static [&'static str],
}

const fn table(name: &'static str, fate: Fate, why: &'static str) -> Table {
    Table {
        name,
        fate,
        why,
        person: &[],
        space: &[],
        end: &[],
    }
}

impl Table {
    const fn person(mut self, sql: &'static [&'static str]) -> Self {
        self.person = sql;
        self
    }

    const fn space(mut self, sql: &'static [&'static str]) -> Self {
        self.space = sql;
        self
    }

    const fn end(mut self, sql: &'static [&'static str]) -> Self {
        self.end = sql;
        self
    }
}

use Fate::{Deleted, Emptied, NotTheirs, Record, Stays};

/// All of them.
pub const TABLES: &[Table] = &[
    table("sign_ins", Deleted, "what opens the account").person(&["delete from sign_ins where account = $1"]),
    table("account_locks", Deleted, "what opens the account")
        .person(&["delete from account_locks where account = $1"]),
    table("code_apps", Deleted, "a second step").person(&["delete from code_apps where account = $1"]),
    table("passkeys", Deleted, "what opens the account").person(&["delete from passkeys where account = $1"]),
    table("recovery_locks", Deleted, "what would open the account").person(&[
        "delete from recovery_locks where recovery in (select id from recoveries where account = $1)",
    ]),
    table("recoveries", Deleted, "who asked to bring them back, and why")
        .person(&["delete from recoveries where account = $1"]),
    table("challenges", NotTheirs, "a question to a browser; over in minutes"),
    table("attempts", NotTheirs, "keyed hashes of tries; over in an hour"),
    table("drafts", NotTheirs, "has no account yet; over by itself"),
    table("exports", Deleted, "a copy of what is theirs, or was released by both; the file goes with the next sweeps")
        .person(&["delete from exports where account = $1"])
        .space(&["delete from exports where subject in (select id from releases where space = $1)"]),
    table("release_answers", Record, "what each of the two said to a release").space(&[
        "delete from release_answers where release in (select id from releases where space = $1)",
    ]),
    table("releases", Record, "what was released to somebody else, or asked for")
        .space(&["delete from releases where space = $1"]),
    table("summary_drafts", Deleted, "what a therapist had written so far of a summary")
        .person(&["delete from summary_drafts where summary in (select id from summaries
             where space in (select private_space from episode_clients where account = $1))"])
        .space(&[
            "delete from summary_drafts where notes = $1",
            "delete from summary_drafts where summary in (select id from summaries where space = $1)",
        ]),
    table("summary_corrections", Record, "what a therapist corrected in a summary that was given")
        .space(&["delete from summary_corrections where space = $1"]),
    table("summaries", Record, "what a therapist wrote last; what was only asked for goes at once")
        .person(&["delete from summaries where written_at is null
             and space in (select private_space from episode_clients where account = $1)"])
        .space(&["delete from summaries where space = $1"]),
    table("calendar_feeds", Deleted, "a link").person(&["delete from calendar_feeds where account = $1"]),
    table("outside_calendars", Deleted, "a therapist’s other calendars, and when they are busy there")
        .person(&["delete from outside_calendars where therapist = $1"]),
    table("article_reviews", Deleted, "their name and licence, under texts they reviewed")
        .person(&["delete from article_reviews where reviewer = $1"]),
    table("matching_profiles", Deleted, "needed only to be matched")
        .person(&["delete from matching_profiles where account = $1"]),
    table("kept_apart", Deleted, "from whom the practice kept them apart")
        .person(&["delete from kept_apart where client = $1"]),
    table("exclusions", Deleted, "with whom they did not want to be brought together")
        .person(&["delete from exclusions where account = $1"]),
    table("therapists", Deleted, "the profile shown to clients")
        .person(&["delete from therapists where account = $1"]),
    table("licences", Deleted, "the therapist’s own papers")
        .person(&["delete from licences where therapist = $1"]),
    table("jobs", Deleted, "mail to them; the outbox is sealed, so each is opened and looked at"),
    table("therapist_invitations", Deleted, "their address; opened and compared"),
    table("partner_invitations", Deleted, "the partner’s address, or theirs").person(&[
        "delete from partner_invitations where inviter = $1 or (used_at is not null
             and episode in (select episode from episode_clients where account = $1))",
    ]),
    table("message_reads", Deleted, "how far they read")
        .person(&["delete from message_reads where account = $1"])
        .space(&["delete from message_reads where space = $1"]),
    table("messages", Record, "what was written").space(&["delete from messages where space = $1"]),
    table("attachments", Record, "what hangs on messages; the files go with the next sweeps")
        .person(&["delete from attachments where author = $1 and message is null"])
        .space(&["delete from attachments where space = $1"]),
    table("upload_parts", Deleted, "what was on its way; the files go with the next sweeps")
        .person(&["delete from upload_parts where upload in (select id from uploads where author = $1)"])
        .space(&["delete from upload_parts where upload in (select id from uploads where space = $1)"]),
    table("uploads", Deleted, "what was on its way")
        .person(&["delete from uploads where author = $1"])
        .space(&["delete from uploads where space = $1"]),
    table("message_counts", Record, "how many").space(&["delete from message_counts where space = $1"]),
    table("responses", Record, "questionnaire and safety screen")
        .space(&["delete from responses where space = $1"]),
    table("safety_plans", Record, "what to do when a crisis comes near")
        .space(&["delete from safety_plans where space = $1"]),
    table("consents", Record, "what was signed").space(&["delete from consents where space = $1"]),
    table("measure_assignments", Deleted, "what was still to be asked")
        .person(&["delete from measure_assignments where client = $1"])
        .space(&["delete from measure_assignments where space = $1"]),
    table("measure_alerts", Record, "what a therapist had to see at once")
        .space(&["delete from measure_alerts where space = $1"]),
    table("measure_shares", Deleted, "scores shown to the partner: taken back")
        .person(&["delete from measure_shares where author = $1"])
        .space(&["delete from measure_shares where space = $1"]),
    table("measure_responses", Record, "answers to measures").space(&[
        "delete from measure_responses where space = $1",
        "delete from measure_responses where appointment in (select id from appointments where space = $1)",
    ]),
    table("reflections", Record, "what they showed their therapist of exercises; what they kept for themselves goes at once")
        .person(&["delete from reflections where author = $1
             and space in (select id from spaces where kind = 'notes')"])
        .space(&["delete from reflections where space = $1"]),
    table("how_i_am_days", Deleted, "how they were, day by day: their own notes")
        .person(&["delete from how_i_am_days where author = $1"])
        .space(&["delete from how_i_am_days where space = $1"]),
    table("how_i_am_choices", Deleted, "what they chose to show of it, and when they were reminded")
        .person(&["delete from how_i_am_choices where account = $1"])
        .space(&["delete from how_i_am_choices where space = $1"]),
    table("how_i_am_shares", Deleted, "what they showed of it: taken back")
        .person(&["delete from how_i_am_shares where author = $1"])
        .space(&["delete from how_i_am_shares where space = $1"]),
    table("journal_pages", Record, "pages of the journal they showed their therapist; what they kept for themselves goes at once")
        .person(&["delete from journal_pages where author = $1
             and space in (select id from spaces where kind = 'notes')"])
        .space(&["delete from journal_pages where space = $1"]),
    table("exercise_rounds", Record, "what two did and wrote together in exercises")
        .space(&["delete from exercise_rounds where space = $1"]),
    table("home_assignments", Record, "what a therapist gave to do, and how it went")
        .space(&["delete from home_assignments where space = $1"]),
    table("arrivals", Record, "what was said at the door of a session").space(&[
        "delete from arrivals where space = $1",
        "delete from arrivals where appointment in (select id from appointments where space = $1)",
    ]),
    table("own_notes", Record, "the therapist’s own; go with the sessions they are on").space(&[
        "delete from own_notes where space = $1",
        "delete from own_notes where appointment in (select id from appointments where space = $1)",
    ]),
    table("attendances", Record, "who was in a session").space(&[
        "delete from attendances where appointment in (select id from appointments where space = $1)",
    ]),
    table("session_guests", Record, "who else was").space(&[
        "delete from session_guests where appointment in (select id from appointments where space = $1)",
    ]),
    table("opening_wishes", Deleted, "that they asked to be told of an earlier time")
        .person(&["delete from opening_wishes
             where space in (select private_space from episode_clients where account = $1)"])
        .space(&["delete from opening_wishes where space = $1"]),
    table("mail_invitations", Deleted, "that they wanted appointments by mail")
        .person(&["delete from mail_invitations where account = $1"]),
    table("invitation_answers", Deleted, "what their calendar answered")
        .person(&["delete from invitation_answers where account = $1"])
        .space(&[
            "delete from invitation_answers where appointment in (select id from appointments where space = $1)",
        ]),
    table("appointment_cells", Record, "that nobody else was booked").space(&[
        "delete from appointment_cells where appointment in (select id from appointments where space = $1)",
    ]),
    table("appointments", Record, "when sessions were")
        .space(&["delete from appointments where space = $1"]),
    table("space_offers", Deleted, "keys on offer")
        .person(&[
            "delete from space_offers where account = $1",
            "delete from space_offers where pairing in (select id from pairings where client = $1)",
        ])
        .space(&["delete from space_offers where space = $1"]),
    table("space_keys", Deleted, "their keys; of a kept record everybody’s, but the recovery key’s")
        .person(&["delete from space_keys where account = $1"])
        .space(&["delete from space_keys where space = $1"]),
    table("space_recovery_keys", Record, "what the record is kept under")
        .space(&["delete from space_recovery_keys where space = $1"]),
    table("pauses", Deleted, "that they paused the joint work")
        .person(&["delete from pauses where account = $1"])
        .space(&["delete from pauses where space = $1"]),
    table("partings", Deleted, "what one of two was to be told; where the other was then")
        .person(&["delete from partings where leaver = $1 or stayer = $1"]),
    table("windings", Deleted, "their work that was to end; another’s names them by id, and ends by itself")
        .person(&["delete from windings where client = $1 or therapist = $1"]),
    table("cover_agreements", Deleted, "that somebody may stand in for their therapist").person(&[
        "delete from cover_agreements where client = $1",
        "delete from cover_agreements where leave in (select id from leaves where therapist = $1)",
    ])
    .space(&["delete from cover_agreements where space = $1"]),
    table("leaves", Deleted, "when a therapist is away")
        .person(&["delete from leaves where therapist = $1"]),
    table("secrets_policies", Deleted, "what a therapist says of themselves")
        .person(&["delete from secrets_policies where therapist = $1"]),
    table("secrets_agreements", Record, "that they agreed to what their therapist says of secrets")
        .end(&["delete from secrets_agreements where client = $1"]),
    table("waiting_offers", Deleted, "therapists they were offered while they waited").person(&[
        "delete from waiting_offers where client = $1 or therapist = $1",
    ]),
    table("waiting_entries", Deleted, "that they waited, and how soon they should be seen")
        .person(&["delete from waiting_entries where client = $1"]),
    table("waiting_proposals", NotTheirs, "ids and numbers; the next one takes its place"),
    table("waiting_rules", NotTheirs, "the practice’s own"),
    table("outcome_choices", Deleted, "whether two scores of theirs may be counted")
        .person(&["delete from outcome_choices where client = $1"]),
    table("outcome_cases", Deleted, "cases counted for a therapist; nothing says which client’s they were")
        .person(&["delete from outcome_cases where therapist = $1"]),
    table("match_reasons", NotTheirs, "words of a short list; nothing says whose"),
    table("pairings", Record, "who treated them").end(&["delete from pairings where client = $1"]),
    table("episode_clients", Record, "which space is whose")
        .space(&["delete from episode_clients where private_space = $1"]),
    table("episodes", Stays, "of a couple or of one person, and since when; ids").space(&[
        "update episodes set joint_space = null where joint_space = $1",
    ]),
    table("seats", Record, "who could read").space(&["delete from seats where space = $1"]),
    table("spaces", Record, "what all of it hangs on").space(&["delete from spaces where id = $1"]),
    table("record_heads", Record, "whose the record is, for the holder of the recovery key")
        .end(&["delete from record_heads where account = $1"]),
    table("record_openings", Record, "who took it out, and why").end(&[
        "delete from record_openings where erasure in (select id from erasures where account = $1)",
    ]),
    table("accounts", Emptied, "others’ records name it by its id"),
    table("erasures", Stays, "that it was asked for and done"),
    table("certificates", Stays, "what was signed of it: counts, ids, times"),
    table("audit_entries", Stays, "ids and codes; the chain would break"),
    table("audit_head", NotTheirs, "how far the log is"),
    table("audit_visits", NotTheirs, "keyed hashes; over in a quarter of an hour"),
    table("practice", NotTheirs, "the practice’s own"),
    table("consent_texts", NotTheirs, "texts of the practice"),
    table("measures", NotTheirs, "questionnaires of the practice"),
    table("migrations", NotTheirs, "how the tables came to be"),
];

async fn run(
    conn: &mut Conn,
    list: impl Iterator<Item = (&'static str, &'static [&'static str])>,
    id: &[u8],
) -> Result<Vec<(String, u64)>, DbError> {
    let mut gone = Vec::new();
    for (name, statements) in list {
        let mut rows = 0;
        for sql in statements {
            let done = sqlx::query(AssertSqlSafe(*sql))
                .bind(id)
                .execute(&mut *conn);
            let done = done.await?;
            // An update deletes nothing.
            if sql.starts_with("delete") {
                rows += done.rows_affected();
            }
        }
        if rows > 0 {
            gone.push((name.to_owned(), rows));
        }
    }
    Ok(gone)
}

/// Deletes what goes when somebody is erased: how many rows of which table.
pub(super) async fn erase_person(
    conn: &mut Conn,
    account: Id<Account>,
) -> Result<Vec<(String, u64)>, DbError> {
    let list = TABLES.iter().map(|table| (table.name, table.person));
    run(conn, list, account.bytes()).await
}

/// Deletes a space with all that is in it: how many rows of which table.
pub(super) async fn destroy_space(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<Vec<(String, u64)>, DbError> {
    let list = TABLES.iter().map(|table| (table.name, table.space));
    run(conn, list, space.bytes()).await
}

/// Deletes what is left of somebody once nothing of their record is kept: how many rows of which table.
pub(super) async fn end_person(
    conn: &mut Conn,
    account: Id<Account>,
) -> Result<Vec<(String, u64)>, DbError> {
    let list = TABLES.iter().map(|table| (table.name, table.end));
    run(conn, list, account.bytes()).await
}
