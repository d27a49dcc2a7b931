//! What belongs in a therapist's copy: what is their own, and nothing of their clients' rooms.
//!
//! What must stay true: what a therapist reads of clients is not in it: the record belongs to the practice
//! and its clients, and leaves by their ways. Own notes are: they are kept apart from the record, for their
//! author alone (45 CFR 164.501). So are summaries of ended work, as their author keeps a copy.

use calendar::Weekday;
use jiff::Timestamp;
use jiff::civil::Date;

use super::entries::{Fact, Item, Part, fact};
use super::gather::{account, part, sign_ins, who_saw_what};
use super::summed_up;
use crate::accounts::{self, SignedIn};
use crate::appointments;
use crate::db::{Conn, Id};
use crate::episodes::{self, enter};
use crate::leaves::{self, Leave};
use crate::lists;
use crate::live;
use crate::pairing;
use crate::practice::{self, Profile};
use crate::secrets;
use crate::service::Service;
use crate::web::Stop;

/// Every part of a therapist's copy.
///
/// # Errors
/// If the store does not answer or something does not open.
pub(super) async fn parts(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<Part>, Stop> {
    Ok(vec![
        about_you(conn, service, me).await?,
        licences(conn, service, me).await?,
        away(conn, service, me).await?,
        notes(conn, service, me).await?,
        summaries(conn, service, me).await?,
        sign_ins(conn, service, me).await?,
        who_saw_what(conn, service, me).await?,
    ])
}

async fn about_you(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Part, Stop> {
    let email = accounts::email_of(conn, service, me.account()).await?;
    let who = account(me, &email);
    let mut items = vec![Item::new(me, None, "Your account", who)];
    if let Some(profile) = practice::profile_of(conn, service, me.account()).await? {
        items.push(Item::new(me, None, "Your profile", said(&profile)));
        items.push(Item::new(me, None, "Your hours", hours(&profile)));
    }
    if let Some(policy) = secrets::policy_of(conn, service, me.account()).await? {
        let words = [policy.way.words(), policy.own].join(" ");
        let title = "What you do with what one partner tells you alone";
        items.push(Item::new(
            me,
            None,
            title,
            vec![fact("You say", words.trim())],
        ));
    }
    let about = "Your name and address, your profile, your hours, and what you say of secrets.";
    Ok(part("about-you", "About you", about, items))
}

fn said(profile: &Profile) -> Vec<Fact> {
    let list = |known: &[(&str, &str)], codes: &[String]| {
        let names = codes.iter().map(|code| lists::name_of(known, code));
        names.collect::<Vec<_>>().join(", ")
    };
    let gender = profile.gender.as_deref().unwrap_or_default();
    let years = |age: Option<u32>| age.map_or(String::new(), |age| age.to_string());
    let trained = if profile.trained { "yes" } else { "" };
    let all = vec![
        fact("About you", profile.about.as_str()),
        fact(
            "Ways of working",
            list(matching::APPROACHES, &profile.approaches),
        ),
        fact("What you work with", list(matching::GOALS, &profile.focus)),
        fact("Languages", list(matching::languages(), &profile.languages)),
        fact("Gender", lists::name_of(matching::GENDERS, gender)),
        fact(
            "Whom you welcome",
            list(matching::AFFIRMS, &profile.affirms),
        ),
        fact("Ways to meet", profile.media.join(", ")),
        fact(
            "Work you do not take",
            list(matching::GOALS, &profile.declines),
        ),
        fact("Youngest age you see", years(profile.ages.from)),
        fact("Oldest age you see", years(profile.ages.to)),
        fact("Trained for couples with violence", trained),
        fact("Room for couples", profile.couples.to_string()),
        fact("Room for individuals", profile.individuals.to_string()),
    ];
    let given = |fact: &Fact| !fact.value.is_empty();
    all.into_iter().filter(given).collect()
}

fn hours(profile: &Profile) -> Vec<Fact> {
    let mut all = vec![fact("Time zone", profile.zone.name())];
    for weekday in Weekday::ALL {
        let words = practice::hours_words(&profile.hours, weekday);
        if !words.is_empty() {
            all.push(fact(weekday.name(), words));
        }
    }
    for day in &profile.exceptions {
        let words = practice::spans_words(&day.open);
        let words = if words.is_empty() {
            "closed".to_owned()
        } else {
            words
        };
        all.push(fact(day.day.to_string(), words));
    }
    all
}

async fn licences(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Part, Stop> {
    let mut items = Vec::new();
    for licence in practice::licences_of(conn, service, me.account()).await? {
        let details = licence.details;
        let mut said = vec![
            fact("Number", details.number),
            fact("Holds in", details.jurisdiction.name()),
            fact("Good until", details.expires.to_string()),
        ];
        said.extend(details.npi.map(|npi| fact("NPI", npi)));
        match licence.vetted {
            Some(vetted) => {
                let found = if vetted.verified {
                    "found good"
                } else {
                    "refused"
                };
                let words = format!("{found} on {}, looked up at {}", vetted.on, vetted.place);
                said.push(fact("Checked", words));
                if !vetted.reason.is_empty() {
                    said.push(fact("Why", vetted.reason));
                }
            }
            None => said.push(fact("Checked", "not yet")),
        }
        items.push(Item::new(me, None, details.kind, said));
    }
    let about = "Your licences as you gave them, and how they were checked.";
    Ok(part("licences", "Licences", about, items))
}

async fn away(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Part, Stop> {
    let days = |leave: &Leave| {
        let day = |date: Date| date.strftime("%-d %B %Y").to_string();
        format!("{} to {}", day(leave.times.first), day(leave.times.last))
    };
    let mut items = Vec::new();
    for leave in leaves::of_therapist(conn, service, me.account()).await? {
        let mut said = vec![fact("Days", days(&leave))];
        match leave.times.cover {
            Some((cover, answer)) => {
                let name = accounts::person(conn, service, cover).await?.name;
                said.push(fact("Asked to stand in", name));
                said.push(fact("Their answer", answer.words()));
            }
            None => said.push(fact("Asked to stand in", "nobody")),
        }
        items.push(Item::new(me, None, "You are away", said));
    }
    for leave in leaves::stood_in_by(conn, service, me.account()).await? {
        let name = accounts::person(conn, service, leave.therapist).await?.name;
        let mut said = vec![fact("Days", days(&leave))];
        let answer = leave.times.cover.map(|(_, answer)| answer.words());
        said.extend(answer.map(|words| fact("Your answer", words)));
        items.push(Item::new(
            me,
            None,
            format!("{name} asked you to stand in"),
            said,
        ));
    }
    let about = "When you are away, who stands in for you, and for whom you were asked to; what is over is not kept.";
    Ok(part("time-away", "Time away", about, items))
}

/// When a session began.
async fn began(
    conn: &mut Conn,
    service: &Service,
    id: Id<appointments::Appointment>,
) -> Result<Option<Timestamp>, Stop> {
    let Some(space) = appointments::space_of(conn, service, id).await? else {
        return Ok(None);
    };
    let all = appointments::all_of(conn, service, space).await?;
    let found = all.iter().find(|appointment| appointment.id == id);
    Ok(found.map(|appointment| appointment.span.start))
}

async fn summaries(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Part, Stop> {
    let mut items = Vec::new();
    for (client, one) in pairing::summaries_by(conn, service, me).await? {
        let whose = accounts::person(conn, service, client).await?.name;
        items.extend(summed_up::items(me, &one, None, &[fact("About", whose)]));
    }
    let about =
        "What you wrote for clients when your work with them had ended, and corrected in it.";
    Ok(part("summaries", "Summaries", about, items))
}

async fn notes(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Part, Stop> {
    let mut items = Vec::new();
    if let Some(space) = episodes::notes_space_of(conn, me.account()).await? {
        let member = enter(conn, me, space).await?;
        for (appointment, text) in live::own_notes_of(conn, &member).await? {
            let at = began(conn, service, appointment).await?;
            items.push(Item::new(me, at, text, Vec::new()));
        }
    }
    let about = "Your own notes on sessions (psychotherapy notes), by when each session was.";
    Ok(part("own-notes", "Own notes", about, items))
}
