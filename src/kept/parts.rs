//! What is in a record, part by part, as it is read.
//!
//! What must stay true: everything is reached through a membership that the recovery key made, by the same
//! functions as a service reads with; what somebody answered is there as it was stored too, whatever the
//! questionnaire says today.

use std::collections::HashMap;

use super::carried::Carried;
use super::entries::{Entry, Fact, File, Head, Part, fact, in_utc};
use super::open::Attached;
use crate::attachments;
use crate::consents;
use crate::db::Conn;
use crate::episodes::{Membership, SpaceKind};
use crate::intake::{self, Content};
use crate::journal;
use crate::live;
use crate::measures;
use crate::messages;
use crate::pairing;
use crate::safety_plan::{self, Found};
use crate::skills;
use crate::web::Stop;

fn part(name: &str, title: &str, about: &'static str, entries: Vec<Entry>) -> Part {
    Part {
        name: name.to_owned(),
        title: title.to_owned(),
        about,
        entries,
    }
}

/// Every part of the record, and the files that belong to it.
pub(super) async fn parts(
    conn: &mut Conn,
    content: &Content,
    head: &Head,
    carried: &Carried,
    members: &[Membership],
) -> Result<(Vec<Part>, Vec<Attached>), Stop> {
    let mut names: HashMap<String, String> = carried.people.iter().cloned().collect();
    names.insert(carried.account.clone(), head.name.clone());
    let (mut parts, mut attached) = (Vec::new(), Vec::new());
    let (mut signed, mut answered, mut checked, mut notes) = (vec![], vec![], vec![], vec![]);
    let mut summed_up = vec![];
    let (mut written_at_home, mut shown) = (Vec::new(), Vec::new());
    let mut planned = vec![];
    for member in members {
        match member.kind() {
            SpaceKind::Private => {
                signed.extend(consents_in(conn, member).await?);
                answered.extend(answers_in(conn, content, member).await?);
                planned.extend(plan_in(conn, member).await?);
                checked.extend(check_ins_in(conn, member).await?);
                summed_up.extend(summaries_in(conn, member, &names).await?);
                written_at_home.extend(exercises_in(conn, member).await?);
                shown.extend(journal_in(conn, member).await?);
            }
            SpaceKind::Notes => notes.extend(notes_in(conn, carried, member).await?),
            SpaceKind::Joint => {
                written_at_home.extend(rounds_in(conn, member, &names).await?);
            }
        }
    }
    let about = "What was signed, in the words it was signed in, and what was withdrawn.";
    parts.push(part("consents", "What was signed", about, signed));
    let about = "The answers to the questionnaire and to the safety questions.";
    parts.push(part("answers", "Answers", about, answered));
    let about = "What client and therapist wrote for when a crisis comes near.";
    parts.push(part("safety-plan", "Safety plan", about, planned));
    let about =
        "The answers to check-ins and after sessions, with the scores. A score is no diagnosis.";
    parts.push(part("check-ins", "Check-ins", about, checked));
    let about = "What therapists wrote when the work with them had ended.";
    parts.push(part("summaries", "Summaries", about, summed_up));
    let about = "What was written in exercises and shown to the therapist.";
    parts.push(part("exercises", "Exercises", about, written_at_home));
    let about = "Pages of the journal that were shown to the therapist.";
    parts.push(part("journal", "Journal", about, shown));
    let about = "Appointments, who was there, and what was said at the door.";
    let sessions = sessions(conn, carried, members, &names).await?;
    parts.push(part("sessions", "Sessions", about, sessions));
    let about = "What the therapist noted on sessions for themselves.";
    parts.push(part("own-notes", "The therapist’s own notes", about, notes));
    for (at, member) in members.iter().enumerate() {
        let (name, title) = match member.kind() {
            SpaceKind::Private => ("private-space", "Private space"),
            SpaceKind::Joint => ("joint-space", "Joint space"),
            SpaceKind::Notes => continue,
        };
        let name = format!("{name}-{}", at + 1);
        let entries = written(conn, (at, member), &name, &names, &mut attached).await?;
        let about = "Every message, with the files sent with it, the oldest first.";
        parts.push(part(&name, title, about, entries));
    }
    parts.retain(|part| !part.entries.is_empty());
    Ok((parts, attached))
}

async fn consents_in(conn: &mut Conn, member: &Membership) -> Result<Vec<Entry>, Stop> {
    let mut entries = Vec::new();
    for one in consents::as_signed(conn, member, member.account()).await? {
        let mut said = vec![
            fact("Signed as", one.signed.name),
            fact("Version", one.signed.version.to_string()),
        ];
        let withdrawn = one.signed.withdrawn_at;
        said.extend(withdrawn.map(|at| fact("Withdrawn", in_utc(at))));
        said.extend(
            one.words
                .into_iter()
                .map(|(label, value)| fact(label, value)),
        );
        entries.push(Entry::new(one.signed.at, one.title, said));
    }
    Ok(entries)
}

async fn answers_in(
    conn: &mut Conn,
    content: &Content,
    member: &Membership,
) -> Result<Vec<Entry>, Stop> {
    let asked = [
        ("start", "The questionnaire", content.start.here()),
        ("partner", "The questionnaire", content.partner.here()),
        ("safety", "The safety questions", content.safety.here()),
    ];
    let mut entries = Vec::new();
    for (name, title, questionnaire) in asked {
        for opened in intake::answered(conn, member, name).await? {
            let given = intake::given(questionnaire, &opened.answers).into_iter();
            let said = given.map(|given| fact(given.question, given.answer));
            let entry = Entry::new(opened.at, title, said.collect());
            entries.push(Entry {
                stored: serde_json::to_value(&opened.answers).ok(),
                ..entry
            });
        }
    }
    Ok(entries)
}

async fn plan_in(conn: &mut Conn, member: &Membership) -> Result<Vec<Entry>, Stop> {
    let Found::Plan(plan) = safety_plan::read(conn, member).await? else {
        return Ok(Vec::new());
    };
    let entry = |part: safety_plan::Written| {
        let words = fact("In the plan", part.words);
        Entry::new(part.at, part.section.title(), vec![words])
    };
    Ok(plan.parts.into_iter().map(entry).collect())
}

async fn check_ins_in(conn: &mut Conn, member: &Membership) -> Result<Vec<Entry>, Stop> {
    let mut entries = Vec::new();
    for response in measures::finished_by(conn, member).await? {
        let said = response.said().into_iter();
        let mut said: Vec<Fact> = said.map(|(label, value)| fact(label, value)).collect();
        let scores = response.scores().into_iter();
        said.extend(scores.map(|(title, score)| fact(format!("Score: {title}"), score)));
        let key = &response.measure.key;
        said.extend(key.note.iter().map(|note| fact("About it", note.as_str())));
        let at = response.finished_at.unwrap_or(response.began_at);
        let entry = Entry::new(at, key.title.as_str(), said);
        entries.push(Entry {
            stored: serde_json::to_value(&response.answers).ok(),
            ..entry
        });
    }
    Ok(entries)
}

async fn summaries_in(
    conn: &mut Conn,
    member: &Membership,
    names: &HashMap<String, String>,
) -> Result<Vec<Entry>, Stop> {
    let mut entries = Vec::new();
    for one in pairing::summaries_in(conn, member).await? {
        let who = names.get(&one.author.to_string());
        let entry = |at, words: String, said| Entry {
            who: who.cloned(),
            ..Entry::new(at, words, said)
        };
        let of = fact("Corrects the summary of", in_utc(one.at));
        entries.push(entry(one.at, one.words, Vec::new()));
        for correction in one.corrections {
            let of = vec![of.clone()];
            entries.push(entry(correction.at, correction.words, of));
        }
    }
    Ok(entries)
}

async fn exercises_in(conn: &mut Conn, member: &Membership) -> Result<Vec<Entry>, Stop> {
    let found = skills::reflections_in(conn, member).await?.into_iter();
    let entry = |one: skills::Reflection| {
        let words = one.written.words.into_iter();
        let said = words.map(|word| fact(word.label, word.text));
        Entry::new(one.began_at, one.written.title, said.collect())
    };
    Ok(found.map(entry).collect())
}

async fn journal_in(conn: &mut Conn, member: &Membership) -> Result<Vec<Entry>, Stop> {
    let found = journal::shown_in(conn, member, (0, i64::MAX))
        .await?
        .into_iter();
    let entry = |one: journal::JournalPage| {
        let day = one.words.day_words();
        let said = vec![fact("About", day), fact("Page", one.words.text)];
        Entry::new(one.written_at, one.words.title, said)
    };
    Ok(found.map(entry).collect())
}

async fn rounds_in(
    conn: &mut Conn,
    member: &Membership,
    names: &HashMap<String, String>,
) -> Result<Vec<Entry>, Stop> {
    let found = skills::rounds_in(conn, member).await?.into_iter();
    let entry = |round: skills::Round| {
        let said = round.standing.said.into_iter().map(|said| {
            let who = names.get(&said.by.to_string());
            let who = who.map_or("a client", String::as_str);
            fact(format!("{} ({who})", said.word.label), said.word.text)
        });
        Entry::new(round.began_at, round.standing.title, said.collect())
    };
    Ok(found.map(entry).collect())
}

async fn sessions(
    conn: &mut Conn,
    carried: &Carried,
    members: &[Membership],
    names: &HashMap<String, String>,
) -> Result<Vec<Entry>, Stop> {
    let mut entries = Vec::new();
    for session in &carried.sessions {
        let mut said = vec![
            fact("With", session.therapist.as_str()),
            fact("Until", in_utc(session.end)),
        ];
        for (who, from, until) in &session.there {
            let until = until.map_or_else(|| "not known".to_owned(), in_utc);
            let name = names.get(who).unwrap_or(who);
            said.push(fact(
                format!("{name} was there"),
                format!("{} to {until}", in_utc(*from)),
            ));
        }
        for who in &session.absent {
            let name = names.get(who).map_or("a client", String::as_str);
            said.push(fact("Did not come", name));
        }
        let id = session.id.parse().map_err(|_| Stop::NotFound)?;
        for member in members {
            if let Some(door) = live::said_by(conn, member, id).await? {
                said.push(fact("Where they were", door.place.name()));
                said.push(fact("In an emergency", door.emergency));
                let freely = if door.speaks_freely { "Yes" } else { "No" };
                said.push(fact("Could they speak freely", freely));
            }
        }
        let title = match (session.joint, session.cancelled) {
            (true, false) => "A session together",
            (true, true) => "A session together, cancelled",
            (false, false) => "A session",
            (false, true) => "A session, cancelled",
        };
        entries.push(Entry::new(session.start, title, said));
    }
    Ok(entries)
}

async fn notes_in(
    conn: &mut Conn,
    carried: &Carried,
    member: &Membership,
) -> Result<Vec<Entry>, Stop> {
    let mut entries = Vec::new();
    for (appointment, text) in live::own_notes_of(conn, member).await? {
        let id = appointment.to_string();
        let session = carried.sessions.iter().find(|session| session.id == id);
        entries.push(match session {
            Some(session) => Entry::new(session.start, text, Vec::new()),
            None => Entry {
                text,
                ..Entry::default()
            },
        });
    }
    Ok(entries)
}

async fn written(
    conn: &mut Conn,
    (at, member): (usize, &Membership),
    part: &str,
    names: &HashMap<String, String>,
    attached: &mut Vec<Attached>,
) -> Result<Vec<Entry>, Stop> {
    let mut entries = Vec::new();
    let mut after = Some(0);
    while let Some(number) = after {
        let (read, next) = messages::read_after(conn, member, number).await?;
        for message in read {
            let number = message.number;
            let found = attachments::of_messages(conn, member.space(), number, number).await?;
            let mut files = Vec::new();
            for (place, stored) in found.into_iter().enumerate() {
                let shown = attachments::open(member, &stored)?;
                // A name of our own: theirs may be one that some system cannot keep.
                let path = format!("files/{part}-{number}-{}.{}", place + 1, shown.ending);
                attached.push(Attached {
                    member: at,
                    stored,
                    path: path.clone(),
                });
                files.push(File {
                    path,
                    name: shown.name,
                    described: shown.described,
                });
            }
            let entry = Entry::new(message.at, message.text, Vec::new());
            entries.push(Entry {
                who: names.get(&message.author.to_string()).cloned(),
                files,
                ..entry
            });
        }
        after = next;
    }
    Ok(entries)
}
