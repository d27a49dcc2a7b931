//! Every table of the store, and what of it is in a client's copy, or why nothing is.
//!
//! What must stay true: none is forgotten. A new table is told of in docs/architecture.md, and here.

/// What becomes of a table.
enum Fate {
    /// What is the client's own of it is in this part.
    In(&'static str),
    /// Nothing is, and why.
    Out(&'static str),
}

use Fate::{In, Out};

const SECRETS: Fate = Out("opens locks; it means nothing outside and would be a danger there");
const PLUMBING: Fate = Out("how the service works; nothing of it is about the client");
const KEYS: Fate = Out("keys; what they open is in the copy, opened");

const TABLES: &[(&str, Fate)] = &[
    ("practice", Out("the practice’s")),
    ("accounts", In("about-you")),
    ("account_locks", SECRETS),
    ("sign_ins", In("sign-ins")),
    ("code_apps", SECRETS),
    ("passkeys", SECRETS),
    ("challenges", SECRETS),
    ("attempts", PLUMBING),
    ("spaces", In("private-space")),
    ("seats", In("private-space")),
    ("space_keys", KEYS),
    ("space_recovery_keys", KEYS),
    ("space_offers", KEYS),
    ("episodes", In("about-you")),
    ("episode_clients", In("about-you")),
    (
        "partner_invitations",
        Out("an invitation is over once it is taken; its address is another person’s"),
    ),
    ("therapist_invitations", Out("the practice’s")),
    ("therapists", Out("the therapist’s")),
    ("matching_profiles", In("about-you")),
    ("exclusions", In("about-you")),
    (
        "kept_apart",
        Out("the practice’s decision, which may be there to keep somebody else from harm"),
    ),
    ("licences", Out("the therapist’s")),
    ("drafts", Out("belongs to nobody with an account")),
    ("responses", In("answers")),
    ("safety_plans", In("safety-plan")),
    (
        "pairings",
        Out("who the therapist is shows in the sessions and in who saw what"),
    ),
    (
        "waiting_entries",
        Out("shown on the page of the waiting list; that they waited is in who saw what"),
    ),
    (
        "waiting_offers",
        Out(
            "shown on the page of the waiting list while open; that they were made is in who saw what",
        ),
    ),
    ("waiting_rules", Out("the practice’s")),
    (
        "waiting_proposals",
        Out("what the practice may do next; it names nobody and is gone once sent"),
    ),
    ("match_reasons", Out("nothing in it says whose it is")),
    (
        "outcome_choices",
        Out("a yes or no, shown on its page; that it was decided is in who saw what"),
    ),
    ("outcome_cases", Out("nothing in it says whose it is")),
    ("messages", In("private-space")),
    ("message_counts", PLUMBING),
    ("message_reads", PLUMBING),
    ("appointments", In("sessions")),
    ("appointment_cells", PLUMBING),
    (
        "opening_wishes",
        Out(
            "asked for some weeks and shown on the home page; that it was asked is in who saw what",
        ),
    ),
    ("arrivals", In("sessions")),
    (
        "own_notes",
        Out("the therapist’s own, for themselves alone (45 CFR 164.501): in their copy"),
    ),
    ("measures", In("check-ins")),
    ("measure_assignments", PLUMBING),
    ("measure_responses", In("check-ins")),
    (
        "measure_alerts",
        Out("made of answers that are in the copy, for the therapist"),
    ),
    (
        "measure_shares",
        Out("one’s own scores are there; a partner’s may be taken back, and a copy could not"),
    ),
    ("reflections", In("exercises")),
    ("how_i_am_days", In("how-i-am")),
    (
        "how_i_am_choices",
        Out("shown on its page; what it opens to whom ends with the account"),
    ),
    (
        "how_i_am_shares",
        Out("one’s own days are there; a partner’s may be taken back, and a copy could not"),
    ),
    ("journal_pages", In("journal")),
    ("exercise_rounds", In("exercises")),
    ("home_assignments", In("exercises")),
    ("attendances", In("sessions")),
    ("calendar_feeds", SECRETS),
    (
        "session_guests",
        Out("another person’s name; that a guest came in is in who saw what"),
    ),
    ("recoveries", In("who-saw-what")),
    ("recovery_locks", SECRETS),
    ("audit_entries", In("who-saw-what")),
    ("audit_head", PLUMBING),
    ("audit_visits", PLUMBING),
    ("consent_texts", In("consents")),
    ("consents", In("consents")),
    ("erasures", In("who-saw-what")),
    (
        "certificates",
        Out("come into being when there is nothing left to copy; sent by a link"),
    ),
    (
        "record_heads",
        Out("come into being when there is nothing left to copy"),
    ),
    (
        "record_openings",
        Out("come into being when there is nothing left to copy"),
    ),
    ("exports", In("who-saw-what")),
    (
        "releases",
        Out("on the page of the joint space; that they were asked for and made is in who saw what"),
    ),
    (
        "release_answers",
        Out("one’s own is on the page of the release; the other’s is theirs alone"),
    ),
    ("summaries", In("summaries")),
    ("summary_corrections", In("summaries")),
    (
        "summary_drafts",
        Out("the therapist’s, for themselves alone until it is given"),
    ),
    ("attachments", In("private-space")),
    ("uploads", PLUMBING),
    ("upload_parts", PLUMBING),
    ("pauses", In("who-saw-what")),
    ("partings", In("who-saw-what")),
    ("windings", In("who-saw-what")),
    ("mail_invitations", In("who-saw-what")),
    ("invitation_answers", In("who-saw-what")),
    ("leaves", Out("the therapist’s: in their copy")),
    ("outside_calendars", Out("the therapist’s")),
    (
        "article_reviews",
        Out("the therapist’s, and shown under the article to everyone"),
    ),
    ("cover_agreements", In("who-saw-what")),
    ("secrets_policies", Out("the therapist’s")),
    ("secrets_agreements", In("who-saw-what")),
    ("jobs", PLUMBING),
];

/// The tables that docs/architecture.md tells of.
fn told_of() -> Vec<&'static str> {
    let page = include_str!("../../docs/architecture.md");
    let from = page.find("## What each table holds").expect("the list");
    let to = page.find("## Formats").expect("what follows");
    let rows = page[from..to]
        .lines()
        .filter(|line| line.starts_with("| `"));
    let names = rows.filter_map(|row| row.split('|').nth(1));
    names
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect()
}

/// The tables the migrations make and leave.
fn made() -> Vec<String> {
    let mut made: Vec<String> = Vec::new();
    for line in crate::db::all_migrations()
        .iter()
        .flat_map(|one| one.sql.lines())
    {
        if let Some(name) = line.strip_prefix("create table ") {
            made.push(name.trim_end_matches(" (").to_owned());
        }
        if let Some((old, new)) = line
            .strip_prefix("alter table ")
            .and_then(|rest| rest.trim_end_matches(';').split_once(" rename to "))
        {
            made.retain(|made| made != old);
            made.push(new.to_owned());
        }
        if let Some(name) = line.strip_prefix("drop table ") {
            made.retain(|made| made != name.trim_end_matches(';'));
        }
    }
    made
}

#[test]
fn every_table_is_in_a_copy_or_says_why_not() {
    let known: Vec<&str> = TABLES.iter().map(|(name, _)| *name).collect();
    for name in told_of() {
        assert!(known.contains(&name), "{name}: is it in a client's copy?");
    }
    for name in made() {
        assert!(
            known.contains(&name.as_str()),
            "{name}: is it in a client's copy?"
        );
    }
    for (name, fate) in TABLES {
        assert!(
            made().contains(&(*name).to_owned()),
            "{name}: there is no such table"
        );
        let words = match fate {
            In(part) => part,
            Out(why) => why,
        };
        assert!(!words.is_empty(), "{name}");
    }
}
