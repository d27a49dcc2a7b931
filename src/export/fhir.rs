//! What is in a copy as FHIR R4 resources, for the programs of another practice.
//!
//! What must stay true: only what the pages of the copy say is in them; whoever is not its owner is a name,
//! never a resource of their own.

use data_encoding::BASE64;
use jiff::Timestamp;
use sealing::SystemEntropy;
use serde_json::{Value, json};

use super::entries::{Fact, File, Item, Sum};
use crate::accounts::{Account, SignedIn};
use crate::appointments::Appointment;
use crate::consents::{AsSigned, Text};
use crate::db::Id;
use crate::languages::say;
use crate::measures;
use crate::messages::Read;
use crate::pairing::Written;

/// A resource of the bundle, under its id.
fn entry<T>(id: Id<T>, resource: Value) -> Value {
    json!({ "fullUrl": id.urn(), "resource": resource })
}

fn owner(me: &SignedIn) -> Value {
    json!({ "reference": me.account().urn() })
}

/// Whose copy it is.
pub(super) fn patient(me: &SignedIn, email: &str) -> Value {
    let patient = json!({
        "resourceType": "Patient",
        "name": [{ "text": me.name() }],
        "telecom": [{ "system": "email", "value": email }],
    });
    entry(me.account(), patient)
}

/// Answers of the owner about themselves.
pub(super) fn answers<T>(me: &SignedIn, id: Id<T>, mut response: Value) -> Value {
    for role in ["subject", "author", "source"] {
        response[role] = owner(me);
    }
    entry(id, response)
}

/// A measure the owner finished: the answers, and each score as an observation made of them.
pub(super) fn measured(me: &SignedIn, response: &measures::Response, at: Timestamp) -> Vec<Value> {
    let questionnaire = &response.measure.questionnaire;
    let given = questionnaire.response(&response.answers, at);
    let scores = response.scores().into_iter().map(|(title, score)| {
        let observation = json!({
            "resourceType": "Observation",
            "status": "final",
            "code": { "text": format!("{}: {title}", response.measure.key.title) },
            "subject": owner(me),
            "effectiveDateTime": at.to_string(),
            "valueString": score,
            "derivedFrom": [{ "reference": response.id.urn() }],
        });
        entry(Id::<Value>::new(at, &mut SystemEntropy), observation)
    });
    let scores: Vec<Value> = scores.collect();
    std::iter::once(answers(me, response.id, given))
        .chain(scores)
        .collect()
}

/// Whoever wrote something and has this name.
fn writer(me: &SignedIn, author: Id<Account>, name: Option<&str>) -> Value {
    match name {
        Some(name) if author != me.account() => json!({ "display": name }),
        None => json!({ "display": "somebody" }),
        Some(_) => owner(me),
    }
}

/// A message, in the space of this title, by whoever has this name, with these files.
pub(super) fn message(
    me: &SignedIn,
    space: &str,
    name: Option<&str>,
    read: &Read,
    files: &[File],
) -> Value {
    let words = (!read.text.is_empty()).then(|| json!({ "contentString": read.text }));
    let files = files.iter().map(|file| {
        let reference = file.stored.id.urn();
        json!({ "contentReference": { "reference": reference } })
    });
    let payload: Vec<Value> = words.into_iter().chain(files).collect();
    let message = json!({
        "resourceType": "Communication",
        "status": "completed",
        "topic": { "text": space },
        "sent": read.at.to_string(),
        "sender": writer(me, read.author, name),
        "payload": payload,
    });
    entry(read.id, message)
}

/// A file that was sent with a message: where it is in the copy, and the SHA-1 of its bytes, as FHIR asks.
/// One that could not be copied is named, without an address.
pub(super) fn document(me: &SignedIn, item: &Item, file: &File, sum: Option<&Sum>) -> Value {
    let mut attachment = json!({ "contentType": file.mime, "title": file.name });
    if let Some(sum) = sum {
        attachment["url"] = json!(file.path);
        attachment["size"] = json!(sum.bytes);
        attachment["hash"] = json!(BASE64.encode(&sum.sha1));
    }
    let mut document = json!({
        "resourceType": "DocumentReference",
        "status": "current",
        "subject": owner(me),
        "date": item.at,
        "author": [writer(me, file.stored.author, item.who.as_deref())],
        "content": [{ "attachment": attachment }],
    });
    if !file.described.is_empty() {
        document["description"] = json!(file.described);
    }
    entry(file.stored.id, document)
}

/// A summary of ended work by a therapist of this name, and a resource for each of its corrections, in their
/// order.
///
/// Documents, and no `Composition`: that is made of coded sections with a narrative in XHTML, and heads a bundle
/// of its own kind. A summary is plain words of one author, and that a correction was added to it is what
/// `relatesTo` says. The code is LOINC's "Summary of episode note", as US Core has it for such a document.
pub(super) fn summary(me: &SignedIn, one: &Written, author: &str) -> Vec<Value> {
    let note = |title: &str, at: Timestamp, words: &str| {
        json!({
            "resourceType": "DocumentReference",
            "status": "current",
            "docStatus": "final",
            "type": { "coding": [{ "system": "http://loinc.org", "code": "34133-9" }], "text": title },
            "subject": owner(me),
            "date": at.to_string(),
            "author": [writer(me, one.author, Some(author))],
            "content": [{ "attachment": {
                "contentType": "text/plain; charset=utf-8",
                "title": title,
                "data": BASE64.encode(words.as_bytes()),
                "size": words.len(),
                "creation": at.to_string(),
            } }],
        })
    };
    let mut first = note(&say("copied-summary-document"), one.at, &one.words);
    if !one.corrections.is_empty() {
        // "Edited or added to" after it was final.
        first["docStatus"] = json!("amended");
    }
    let corrections = one.corrections.iter().map(|correction| {
        let title = say("copied-correction-document");
        let mut added = note(&title, correction.at, &correction.words);
        let target = json!({ "reference": one.id.urn() });
        added["relatesTo"] = json!([{ "code": "appends", "target": target }]);
        entry(correction.id, added)
    });
    std::iter::once(entry(one.id, first))
        .chain(corrections)
        .collect()
}

/// An appointment of the owner with their therapist, with how it was arranged in words; and, where the owner came
/// to it online, the encounter.
pub(super) fn session(
    me: &SignedIn,
    appointment: &Appointment,
    (therapist, how): (&str, &[Fact]),
    was_in: Option<(Timestamp, Option<Timestamp>)>,
) -> Vec<Value> {
    let absent = appointment.marks.absent.contains(&me.account());
    let status = match (appointment.cancelled, absent, was_in) {
        (true, _, _) => "cancelled",
        (false, true, _) => "noshow",
        (false, false, Some(_)) => "fulfilled",
        (false, false, None) => "booked",
    };
    // FHIR R4 has no place for a series, and none for a place that is no resource.
    let how = how
        .iter()
        .map(|one| format!("{}: {}", one.label, one.value));
    let booked = json!({
        "resourceType": "Appointment",
        "comment": how.collect::<Vec<_>>().join("; "),
        "status": status,
        "start": appointment.span.start.to_string(),
        "end": appointment.span.end.to_string(),
        "participant": [
            { "actor": owner(me), "status": "accepted" },
            { "actor": { "display": therapist }, "status": "accepted" },
        ],
    });
    let mut found = vec![entry(appointment.id, booked)];
    if let Some((from, until)) = was_in {
        let mut period = json!({ "start": from.to_string() });
        if let Some(until) = until {
            period["end"] = json!(until.to_string());
        }
        let encounter = json!({
            "resourceType": "Encounter",
            "status": if until.is_some() { "finished" } else { "in-progress" },
            "class": {
                "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
                "code": "VR",
                "display": "virtual",
            },
            "subject": owner(me),
            "participant": [{ "individual": { "display": therapist } }],
            "appointment": [{ "reference": appointment.id.urn() }],
            "period": period,
        });
        found.push(entry(Id::<Value>::new(from, &mut SystemEntropy), encounter));
    }
    found
}

/// A signature. Which text it was is in words, with its version; the text itself is on the page.
pub(super) fn consent(me: &SignedIn, one: &AsSigned) -> Value {
    let scope = match one.signed.text {
        Text::Telehealth => "treatment",
        Text::Privacy | Text::Couple => "patient-privacy",
    };
    let withdrawn = one.signed.withdrawn_at.is_some();
    let policy = say("copied-consent-version").with("title", &one.title);
    let policy = policy.with("version", one.signed.version.to_string());
    let consent = json!({
        "resourceType": "Consent",
        "status": if withdrawn { "inactive" } else { "active" },
        "scope": { "coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/consentscope",
            "code": scope,
        }] },
        // LOINC's code for a consent document, as FHIR R4 itself names it for Consent.category.
        "category": [{ "coding": [{ "system": "http://loinc.org", "code": "59284-0" }] }],
        "patient": owner(me),
        "performer": [owner(me)],
        "dateTime": one.signed.at.to_string(),
        "policyRule": { "text": &*policy },
    });
    entry(one.signed.id, consent)
}
