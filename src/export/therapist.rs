//! What belongs in a therapist's copy: what is their own, and nothing of their clients' rooms.
//!
//! What must stay true: what a therapist reads of clients is not in it: the record belongs to the practice
//! and its clients, and leaves by their ways. Own notes are: they are kept apart from the record, for their
//! author alone (45 CFR 164.501). So are summaries of ended work, as their author keeps a copy.

use jiff::Timestamp;

use super::entries::{Fact, Item, Part, fact};
use super::gather::{account, filled, named_all, part, sign_ins, who_saw_what};
use super::summed_up;
use crate::accounts::{self, SignedIn};
use crate::appointments;
use crate::db::{Conn, Id};
use crate::episodes::{self, enter};
use crate::languages::{self, say};
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
    let mut items = vec![Item::new(me, None, say("copied-account"), who)];
    if let Some(profile) = practice::profile_of(conn, service, me.account()).await? {
        items.push(Item::new(me, None, say("copied-profile"), said(&profile)));
        items.push(Item::new(me, None, say("copied-hours"), hours(&profile)));
    }
    if let Some(policy) = secrets::policy_of(conn, service, me.account()).await? {
        let words = [policy.way.words(), policy.own].join(" ");
        let title = say("copied-secrets");
        items.push(Item::new(
            me,
            None,
            title,
            vec![fact(say("copied-you-say"), words.trim())],
        ));
    }
    let about = say("copied-about-you-therapist");
    Ok(part("about-you", say("copied-about-you"), about, items))
}

fn said(profile: &Profile) -> Vec<Fact> {
    let gender = profile.gender.as_deref().map(lists::gender);
    let years = |age: Option<u32>| age.map_or(String::new(), |age| age.to_string());
    let trained = match profile.trained {
        true => say("copied-trained-yes").into(),
        false => String::new(),
    };
    let all = vec![
        fact(say("copied-about-you"), profile.about.as_str()),
        fact(
            say("copied-approaches"),
            named_all(&profile.approaches, lists::approach),
        ),
        fact(
            say("copied-work-with"),
            named_all(&profile.focus, lists::goal),
        ),
        fact(
            say("copied-languages"),
            named_all(&profile.languages, lists::language),
        ),
        fact(say("copied-gender"), gender.unwrap_or_default()),
        fact(
            say("copied-you-welcome"),
            named_all(&profile.affirms, lists::affirms),
        ),
        fact(say("copied-ways-to-meet"), profile.media.join(", ")),
        fact(
            say("copied-declines"),
            named_all(&profile.declines, lists::goal),
        ),
        fact(say("copied-youngest"), years(profile.ages.from)),
        fact(say("copied-oldest"), years(profile.ages.to)),
        fact(say("copied-trained"), trained),
        fact(say("copied-room-couples"), profile.couples.to_string()),
        fact(
            say("copied-room-individuals"),
            profile.individuals.to_string(),
        ),
    ];
    filled(all)
}

fn hours(profile: &Profile) -> Vec<Fact> {
    let mut all = vec![fact(say("copied-time-zone"), profile.zone.name())];
    for weekday in languages::week() {
        let words = practice::hours_words(&profile.hours, weekday);
        if !words.is_empty() {
            all.push(fact(languages::weekday(weekday), words));
        }
    }
    for day in &profile.exceptions {
        let words = practice::spans_words(&day.open);
        let words = if words.is_empty() {
            say("copied-closed").into()
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
            fact(say("copied-number"), details.number),
            fact(say("copied-holds-in"), lists::place(&details.jurisdiction)),
            fact(say("copied-good-until"), details.expires.to_string()),
        ];
        said.extend(details.npi.map(|npi| fact("NPI", npi)));
        match licence.vetted {
            Some(vetted) => {
                let found = match vetted.verified {
                    true => say("copied-checked-good"),
                    false => say("copied-checked-refused"),
                };
                let words = found
                    .with("day", vetted.on.to_string())
                    .with("place", vetted.place);
                said.push(fact(say("copied-checked"), words));
                if !vetted.reason.is_empty() {
                    said.push(fact(say("copied-why"), vetted.reason));
                }
            }
            None => said.push(fact(say("copied-checked"), say("copied-checked-not"))),
        }
        items.push(Item::new(me, None, details.kind, said));
    }
    let about = say("copied-licences-about");
    Ok(part("licences", say("copied-licences"), about, items))
}

async fn away(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Part, Stop> {
    let days = |leave: &Leave| {
        say("copied-from-to")
            .with("from", languages::day(leave.times.first))
            .with("to", languages::day(leave.times.last))
    };
    let mut items = Vec::new();
    for leave in leaves::of_therapist(conn, service, me.account()).await? {
        let mut said = vec![fact(say("copied-days"), days(&leave))];
        match leave.times.cover {
            Some((cover, answer)) => {
                let name = accounts::person(conn, service, cover).await?.name;
                said.push(fact(say("copied-stand-in"), name));
                said.push(fact(say("copied-their-answer"), answer.words()));
            }
            None => said.push(fact(say("copied-stand-in"), say("copied-stand-in-nobody"))),
        }
        items.push(Item::new(me, None, say("copied-you-are-away"), said));
    }
    for leave in leaves::stood_in_by(conn, service, me.account()).await? {
        let name = accounts::person(conn, service, leave.therapist).await?.name;
        let mut said = vec![fact(say("copied-days"), days(&leave))];
        let answer = leave.times.cover.map(|(_, answer)| answer.words());
        said.extend(answer.map(|words| fact(say("copied-your-answer"), words)));
        items.push(Item::new(
            me,
            None,
            say("copied-asked-you").with("name", name),
            said,
        ));
    }
    let about = say("copied-away-about");
    Ok(part("time-away", say("copied-away"), about, items))
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
        items.extend(summed_up::items(
            me,
            &one,
            None,
            &[fact(say("copied-about"), whose)],
        ));
    }
    let about = say("copied-summaries-about-author");
    Ok(part("summaries", say("copied-summaries"), about, items))
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
    let about = say("copied-notes-about");
    Ok(part("own-notes", say("copied-notes"), about, items))
}
