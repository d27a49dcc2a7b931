//! What belongs in a client's copy, part by part.
//!
//! What must stay true: what is in a space is reached by entering it, as on every page; of a space with
//! others in it only messages, appointments and what two do together are taken, of the private one what its
//! client gave.

use jiff::Timestamp;

use super::alone;
use super::arranged::Arranged;
use super::entries::{Fact, Item, Part, Room, Source, fact, facts};
use super::{exercises, fhir, summed_up};
use crate::accounts::{self, SignedIn};
use crate::appointments;
use crate::consents;
use crate::db::Conn;
use crate::episodes::{self, Membership, SpaceKind, enter};
use crate::intake::{self, Content};
use crate::languages::{self, Said, say};
use crate::lists;
use crate::live;
use crate::measures;
use crate::pairing;
use crate::safety_plan::{self, Found};
use crate::seen;
use crate::service::Service;
use crate::web::{Stop, when};

/// Every part of a client's copy.
///
/// # Errors
/// If the store does not answer or something does not open.
pub(super) async fn parts(
    conn: &mut Conn,
    service: &Service,
    content: &Content,
    me: &SignedIn,
    asked_at: Timestamp,
) -> Result<Vec<Part>, Stop> {
    let private = episodes::private_space_of(conn, me.account()).await?;
    let private = private.ok_or(Stop::NotFound)?;
    let mut members = vec![enter(conn, me, private).await?];
    for space in episodes::joint_spaces_of(conn, me.account()).await? {
        members.push(enter(conn, me, space).await?);
    }
    let mut parts = vec![about_you(conn, service, me).await?];
    let mine = &members[0];
    parts.push(signed(conn, me, mine).await?);
    parts.push(answers(conn, content, me, mine).await?);
    parts.push(safety_plan_of(conn, service, me, mine).await?);
    parts.push(check_ins(conn, me, mine).await?);
    parts.push(scores(conn, service, me, mine).await?);
    parts.push(summaries(conn, service, me, mine).await?);
    let about = say("copied-exercises-about");
    let items = exercises::own(conn, service, me, &members).await?;
    parts.push(part("exercises", say("copied-exercises"), about, items));
    parts.push(alone::how_i_am(conn, me).await?);
    parts.push(alone::journal(conn, me).await?);
    parts.push(sessions(conn, service, me, &members).await?);
    parts.push(sign_ins(conn, service, me).await?);
    parts.push(who_saw_what(conn, service, me).await?);
    let mut joint = 0;
    for member in members {
        let (name, title) = match member.kind() {
            SpaceKind::Joint => {
                joint += 1;
                let title = match joint {
                    1 => say("room-joint"),
                    _ => say("copied-joint-before"),
                };
                (format!("joint-space-{joint}"), title.to_string())
            }
            _ => ("private-space".to_owned(), say("room-private").into()),
        };
        let mut room = Room::new(conn, service, member, (&name, &title)).await?;
        room.until = asked_at;
        parts.push(Part {
            name,
            title,
            about: say("copied-messages-about").into(),
            source: Source::Room(Box::new(room)),
        });
    }
    Ok(parts)
}

pub(super) fn part(name: &str, title: Said, about: Said, items: Vec<Item>) -> Part {
    Part {
        name: name.to_owned(),
        title: title.into(),
        about: about.into(),
        source: Source::Items(items),
    }
}

/// What an account says of its owner.
pub(super) fn account(me: &SignedIn, email: &str) -> Vec<Fact> {
    let mut said = vec![
        fact(say("copied-name"), me.name()),
        fact(say("copied-email"), email),
        fact(say("copied-time-zone"), me.zone().name()),
    ];
    said.extend(
        me.language()
            .map(|chosen| fact(say("copied-language"), chosen.own_name())),
    );
    said
}

async fn about_you(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Part, Stop> {
    let email = accounts::email_of(conn, service, me.account()).await?;
    let who = account(me, &email);
    let account = Item::new(me, None, say("copied-account"), who);
    let mut items = vec![account.with([fhir::patient(me, &email)])];
    let wishes = intake::profile_of(conn, service, me.account()).await?;
    let wishes = wished(&wishes);
    let title = say("copied-wishes");
    items.push(Item::new(me, None, title, wishes));
    let unwanted = unwanted(conn, service, me).await?;
    if !unwanted.is_empty() {
        let title = say("copied-unwanted");
        items.push(Item::new(
            me,
            None,
            title,
            vec![fact(say("copied-names"), unwanted)],
        ));
    }
    let episode = episodes::episode_of(conn, me.account()).await?;
    let agreed = episode.and_then(|episode| episode.client(me.account())?.consented_at);
    if agreed.is_some() {
        let words = say("copied-agreed-joint");
        items.push(Item::new(me, agreed, words, Vec::new()));
    }
    let about = say("copied-about-you-client");
    Ok(part("about-you", say("copied-about-you"), about, items))
}

/// The names of therapists whom a client does not want to be shown.
async fn unwanted(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<String, Stop> {
    let mut names = Vec::new();
    for account in pairing::excluded_by(conn, service, me.account()).await? {
        match accounts::person(conn, service, account).await {
            Ok(known) => names.push(known.name),
            Err(Stop::NotFound) => {}
            Err(stop) => return Err(stop),
        }
    }
    Ok(names.join(&say("shell-comma")))
}

/// What these codes are called, in a line.
pub(super) fn named_all(codes: &[String], name: impl Fn(&str) -> String) -> String {
    let names: Vec<String> = codes.iter().map(|code| name(code)).collect();
    names.join(&say("shell-comma"))
}

/// Without what was left open.
pub(super) fn filled(all: Vec<Fact>) -> Vec<Fact> {
    let said = |fact: &Fact| !fact.value.is_empty();
    all.into_iter().filter(said).collect()
}

/// What somebody looks for, in the words it was offered in; what they left open is not in it.
fn wished(wishes: &intake::MatchingProfile) -> Vec<Fact> {
    let gender = wishes.gender.as_deref().map(lists::gender);
    let all = vec![
        fact(
            say("copied-where-you-are"),
            lists::place(&wishes.jurisdiction),
        ),
        fact(
            say("copied-languages"),
            named_all(&wishes.languages, lists::language),
        ),
        fact(
            say("copied-come-for"),
            named_all(&wishes.goals, lists::goal),
        ),
        fact(
            say("copied-approaches"),
            named_all(&wishes.approaches, lists::approach),
        ),
        fact(say("copied-their-gender"), gender.unwrap_or_default()),
        fact(
            say("copied-welcome"),
            named_all(&wishes.affirms, lists::affirms),
        ),
        fact(say("copied-most"), named_all(&wishes.most, intake::most)),
        fact(say("copied-ways-to-meet"), wishes.media.join(", ")),
    ];
    filled(all)
}

async fn signed(conn: &mut Conn, me: &SignedIn, mine: &Membership) -> Result<Part, Stop> {
    let mut items = Vec::new();
    for one in consents::as_signed(conn, mine, me.account()).await? {
        let resource = fhir::consent(me, &one);
        let mut said = vec![
            fact(say("copied-signed-as"), one.signed.name),
            fact(say("copied-version"), one.signed.version.to_string()),
        ];
        let withdrawn = one.signed.withdrawn_at;
        said.extend(withdrawn.map(|at| fact(say("copied-withdrawn"), when::day(at, me.zone()))));
        said.extend(facts(one.words));
        let item = Item::new(me, Some(one.signed.at), one.title, said);
        items.push(item.with([resource]));
    }
    let about = say("copied-consents-about");
    Ok(part("consents", say("copied-consents"), about, items))
}

async fn answers(
    conn: &mut Conn,
    content: &Content,
    me: &SignedIn,
    mine: &Membership,
) -> Result<Part, Stop> {
    let asked = [
        ("start", "copied-questionnaire", content.start.here()),
        ("partner", "copied-questionnaire", content.partner.here()),
        ("safety", "copied-safety-questions", content.safety.here()),
    ];
    let mut items = Vec::new();
    for (name, title, questionnaire) in asked {
        for opened in intake::answered(conn, mine, name).await? {
            let given = intake::given(questionnaire, &opened.answers).into_iter();
            let given = given.map(|given| fact(given.question, given.answer));
            let response = questionnaire.response(&opened.answers, opened.at);
            let resource = fhir::answers(me, opened.id, response);
            let item = Item::new(me, Some(opened.at), say(title), given.collect());
            items.push(item.with([resource]));
        }
    }
    let about = say("copied-answers-about");
    Ok(part("answers", say("copied-answers"), about, items))
}

async fn safety_plan_of(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    mine: &Membership,
) -> Result<Part, Stop> {
    let mut items = Vec::new();
    if let Found::Plan(plan) = safety_plan::read(conn, mine).await? {
        for part in plan.parts {
            let mut item = Item::new(me, Some(part.at), part.section.title(), Vec::new());
            item.facts
                .push(fact(say("copied-in-your-plan"), part.words));
            item.who = match part.author == me.account() {
                true => None,
                false => Some(accounts::person(conn, service, part.author).await?.name),
            };
            items.push(item);
        }
    }
    let about = say("copied-safety-plan-about");
    Ok(part("safety-plan", say("copied-safety-plan"), about, items))
}

async fn check_ins(conn: &mut Conn, me: &SignedIn, mine: &Membership) -> Result<Part, Stop> {
    let mut items = Vec::new();
    for response in measures::finished_by(conn, mine).await? {
        let mut said = facts(response.said());
        let scores = response.scores().into_iter();
        let scored = |(title, score): (String, String)| {
            let label = say("copied-score").with("title", title);
            fact(label, languages::number(&score))
        };
        said.extend(scores.map(scored));
        let key = &response.measure.key;
        said.extend(
            key.note
                .iter()
                .map(|note| fact(say("copied-about-it"), note.as_str())),
        );
        let at = response.finished_at.unwrap_or(response.began_at);
        let item = Item::new(me, Some(at), key.title.as_str(), said);
        items.push(item.with(fhir::measured(me, &response, at)));
    }
    let about = say("copied-check-ins-about");
    Ok(part("check-ins", say("nav-check-ins"), about, items))
}

async fn scores(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    mine: &Membership,
) -> Result<Part, Stop> {
    let mut items = Vec::new();
    for one in measures::explained(conn, service, me, mine).await? {
        for picture in one.pictures {
            let item = Item::new(me, None, one.title.as_str(), facts(picture.numbers));
            items.push(Item {
                html: Some(picture.html),
                ..item
            });
        }
    }
    let about = say("copied-scores-about");
    Ok(part("scores", say("copied-scores"), about, items))
}

async fn summaries(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    mine: &Membership,
) -> Result<Part, Stop> {
    let mut items = Vec::new();
    for one in pairing::summaries_in(conn, mine).await? {
        let author = accounts::person(conn, service, one.author).await?.name;
        items.extend(summed_up::of_client(me, &one, &author));
    }
    let about = say("copied-summaries-about");
    Ok(part("summaries", say("copied-summaries"), about, items))
}

async fn sessions(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    members: &[Membership],
) -> Result<Part, Stop> {
    let mut items = Vec::new();
    let mut arranged = Arranged::default();
    for member in members {
        for appointment in appointments::of_client_in(conn, service, member).await? {
            let therapist = accounts::person(conn, service, appointment.therapist).await?;
            let mut said = vec![
                fact(say("copied-with"), therapist.name.as_str()),
                fact(
                    say("copied-until"),
                    when::time(appointment.span.end, me.zone()),
                ),
            ];
            let how = arranged.of(conn, service, &appointment).await?;
            said.extend(how.iter().cloned());
            if let Some(door) = live::said_by(conn, &members[0], appointment.id).await? {
                said.push(fact(
                    say("copied-where-you-were"),
                    lists::place(&door.place),
                ));
                said.push(fact(say("copied-emergency"), door.emergency));
                let freely = match door.speaks_freely {
                    true => say("copied-yes"),
                    false => say("copied-no"),
                };
                said.push(fact(say("copied-freely"), freely));
            }
            let was_in = live::was_in(conn, service, appointment.id, me.account()).await?;
            if let Some((from, until)) = was_in {
                let until = until.map_or_else(String::new, |at| when::time(at, me.zone()));
                let from = when::time(from, me.zone());
                let was = say("copied-from-to").with("from", from).with("to", until);
                said.push(fact(say("copied-you-were-there"), was));
            }
            if appointment.marks.absent.contains(&me.account()) {
                said.push(fact(say("copied-noted"), say("copied-did-not-come")));
            }
            if appointment.marks.cancelled_late {
                said.push(fact(say("copied-cancelled"), say("copied-cancelled-late")));
            }
            let title = match (member.kind(), appointment.cancelled) {
                (SpaceKind::Joint, false) => say("copied-session-together"),
                (SpaceKind::Joint, true) => say("copied-session-together-cancelled"),
                (_, false) => say("copied-session-own"),
                (_, true) => say("copied-session-own-cancelled"),
            };
            let item = Item::new(me, Some(appointment.span.start), title, said);
            items.push(item.with(fhir::session(
                me,
                &appointment,
                (&therapist.name, &how),
                was_in,
            )));
        }
    }
    let about = say("copied-sessions-about");
    Ok(part("sessions", say("copied-sessions"), about, items))
}

pub(super) async fn sign_ins(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Part, Stop> {
    let found = accounts::browsers(conn, service, me, service.clock.now()).await?;
    let items = found
        .into_iter()
        .map(|(device, since)| Item::new(me, Some(since), device, Vec::new()));
    let about = say("copied-sign-ins-about");
    Ok(part(
        "sign-ins",
        say("copied-sign-ins"),
        about,
        items.collect(),
    ))
}

pub(super) async fn who_saw_what(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Part, Stop> {
    let own = seen::own(conn, service, me).await?;
    let items = own.into_iter().map(|(at, who, did)| {
        let at = at.parse::<Timestamp>().ok();
        let deed = say("copied-deed").with("who", who).with("did", did);
        Item::new(me, at, deed, Vec::new())
    });
    let about = say("copied-seen-about");
    Ok(part(
        "who-saw-what",
        say("copied-seen"),
        about,
        items.collect(),
    ))
}
