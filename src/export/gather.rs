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
    let about = "What your therapist gave you to do at home, how it went, and what you wrote in exercises, alone and together.";
    let items = exercises::own(conn, service, me, &members).await?;
    parts.push(part("exercises", "Exercises", about, items));
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
                let more = if joint > 1 { " before" } else { "" };
                (format!("joint-space-{joint}"), format!("Joint space{more}"))
            }
            _ => ("private-space".to_owned(), "Private space".to_owned()),
        };
        let mut room = Room::new(conn, service, member, (&name, &title)).await?;
        room.until = asked_at;
        parts.push(Part {
            name,
            title,
            about: "Every message there that you can read, with the files sent with it, the oldest first.",
            source: Source::Room(Box::new(room)),
        });
    }
    Ok(parts)
}

pub(super) fn part(name: &str, title: &str, about: &'static str, items: Vec<Item>) -> Part {
    Part {
        name: name.to_owned(),
        title: title.to_owned(),
        about,
        source: Source::Items(items),
    }
}

/// What an account says of its owner.
pub(super) fn account(me: &SignedIn, email: &str) -> Vec<Fact> {
    let mut said = vec![
        fact("Name", me.name()),
        fact("E-mail", email),
        fact("Time zone", me.zone().name()),
    ];
    said.extend(
        me.language()
            .map(|chosen| fact("Language", chosen.own_name())),
    );
    said
}

async fn about_you(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Part, Stop> {
    let email = accounts::email_of(conn, service, me.account()).await?;
    let who = account(me, &email);
    let account = Item::new(me, None, "Your account", who);
    let mut items = vec![account.with([fhir::patient(me, &email)])];
    let wishes = intake::profile_of(conn, service, me.account()).await?;
    let wishes = wished(&wishes);
    let title = "What you look for in a therapist";
    items.push(Item::new(me, None, title, wishes));
    let unwanted = unwanted(conn, service, me).await?;
    if !unwanted.is_empty() {
        let title = "Therapists you asked not to be shown";
        items.push(Item::new(me, None, title, vec![fact("Names", unwanted)]));
    }
    let episode = episodes::episode_of(conn, me.account()).await?;
    let agreed = episode.and_then(|episode| episode.client(me.account())?.consented_at);
    if agreed.is_some() {
        let words = "You agreed to share a joint space";
        items.push(Item::new(me, agreed, words, Vec::new()));
    }
    let about = "Your name and address, what you look for, what you agreed to.";
    Ok(part("about-you", "About you", about, items))
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
    Ok(names.join(", "))
}

/// What somebody looks for, in the words it was offered in; what they left open is not in it.
fn wished(wishes: &intake::MatchingProfile) -> Vec<Fact> {
    let list = |known: &[(&str, &str)], codes: &[String]| {
        let names = codes.iter().map(|code| lists::name_of(known, code));
        names.collect::<Vec<_>>().join(", ")
    };
    let gender = wishes.gender.as_deref().unwrap_or_default();
    let most: Vec<String> = wishes.most.iter().map(|code| intake::most(code)).collect();
    let all = vec![
        fact("Where you are", wishes.jurisdiction.name()),
        fact("Languages", list(matching::languages(), &wishes.languages)),
        fact("What you come for", list(matching::GOALS, &wishes.goals)),
        fact(
            "Ways of working",
            list(matching::APPROACHES, &wishes.approaches),
        ),
        fact(
            "The therapist’s gender",
            lists::name_of(matching::GENDERS, gender),
        ),
        fact(
            "What they should welcome",
            list(matching::AFFIRMS, &wishes.affirms),
        ),
        fact("What matters most", most.join(", ")),
        fact("Ways to meet", wishes.media.join(", ")),
    ];
    let said = |fact: &Fact| !fact.value.is_empty();
    all.into_iter().filter(said).collect()
}

async fn signed(conn: &mut Conn, me: &SignedIn, mine: &Membership) -> Result<Part, Stop> {
    let mut items = Vec::new();
    for one in consents::as_signed(conn, mine, me.account()).await? {
        let resource = fhir::consent(me, &one);
        let mut said = vec![
            fact("Signed as", one.signed.name),
            fact("Version", one.signed.version.to_string()),
        ];
        let withdrawn = one.signed.withdrawn_at;
        said.extend(withdrawn.map(|at| fact("Withdrawn", when::day(at, me.zone()))));
        said.extend(facts(one.words));
        let item = Item::new(me, Some(one.signed.at), one.title, said);
        items.push(item.with([resource]));
    }
    let about = "What you signed, in the words you signed it in, and what you withdrew.";
    Ok(part("consents", "What you signed", about, items))
}

async fn answers(
    conn: &mut Conn,
    content: &Content,
    me: &SignedIn,
    mine: &Membership,
) -> Result<Part, Stop> {
    let asked = [
        ("start", "The questionnaire", content.start.here()),
        ("partner", "The questionnaire", content.partner.here()),
        ("safety", "The safety questions", content.safety.here()),
    ];
    let mut items = Vec::new();
    for (name, title, questionnaire) in asked {
        for opened in intake::answered(conn, mine, name).await? {
            let given = intake::given(questionnaire, &opened.answers).into_iter();
            let given = given.map(|given| fact(given.question, given.answer));
            let response = questionnaire.response(&opened.answers, opened.at);
            let resource = fhir::answers(me, opened.id, response);
            let item = Item::new(me, Some(opened.at), title, given.collect());
            items.push(item.with([resource]));
        }
    }
    let about = "What you answered to the questionnaire and to the safety questions.";
    Ok(part("answers", "Your answers", about, items))
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
            item.facts.push(fact("In your plan", part.words));
            item.who = match part.author == me.account() {
                true => None,
                false => Some(accounts::person(conn, service, part.author).await?.name),
            };
            items.push(item);
        }
    }
    let about = "What you and your therapist wrote for when a crisis comes near.";
    Ok(part("safety-plan", "Your safety plan", about, items))
}

async fn check_ins(conn: &mut Conn, me: &SignedIn, mine: &Membership) -> Result<Part, Stop> {
    let mut items = Vec::new();
    for response in measures::finished_by(conn, mine).await? {
        let mut said = facts(response.said());
        let scores = response.scores().into_iter();
        said.extend(scores.map(|(title, score)| fact(format!("Score: {title}"), score)));
        let key = &response.measure.key;
        said.extend(key.note.iter().map(|note| fact("About it", note.as_str())));
        let at = response.finished_at.unwrap_or(response.began_at);
        let item = Item::new(me, Some(at), key.title.as_str(), said);
        items.push(item.with(fhir::measured(me, &response, at)));
    }
    let about = "What you answered to check-ins and after sessions, with the scores. A score is no diagnosis.";
    Ok(part("check-ins", "Check-ins", about, items))
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
    let about = "What your scores mean and how sure they are, as your pages of results show it.";
    Ok(part("scores", "What your scores mean", about, items))
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
    let about = "What therapists wrote for you when your work with them had ended, and what they corrected in it.";
    Ok(part("summaries", "Summaries", about, items))
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
                fact("With", therapist.name.as_str()),
                fact("Until", when::time(appointment.span.end, me.zone())),
            ];
            let how = arranged.of(conn, service, &appointment).await?;
            said.extend(how.iter().cloned());
            if let Some(door) = live::said_by(conn, &members[0], appointment.id).await? {
                said.push(fact("Where you were", door.place.name()));
                said.push(fact("In an emergency", door.emergency));
                let freely = if door.speaks_freely { "Yes" } else { "No" };
                said.push(fact("Could you speak freely", freely));
            }
            let was_in = live::was_in(conn, service, appointment.id, me.account()).await?;
            if let Some((from, until)) = was_in {
                let until = until.map_or_else(String::new, |at| when::time(at, me.zone()));
                let from = when::time(from, me.zone());
                said.push(fact("You were there", format!("{from} to {until}")));
            }
            if appointment.marks.absent.contains(&me.account()) {
                said.push(fact("As your therapist noted it", "You did not come"));
            }
            if appointment.marks.cancelled_late {
                said.push(fact("Cancelled", "Late, by what the practice asked for"));
            }
            let title = match (member.kind(), appointment.cancelled) {
                (SpaceKind::Joint, false) => "A session together",
                (SpaceKind::Joint, true) => "A session together, cancelled",
                (_, false) => "A session of yours",
                (_, true) => "A session of yours, cancelled",
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
    let about =
        "Your appointments, where they were, what you said at the door, and when you were there.";
    Ok(part("sessions", "Sessions", about, items))
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
    let about = "Where you were signed in when this copy was made, and since when.";
    Ok(part(
        "sign-ins",
        "Where you are signed in",
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
        Item::new(me, at, format!("{who} {did}."), Vec::new())
    });
    let about = "Who opened what is yours, and what you did, the newest first.";
    Ok(part("who-saw-what", "Who saw what", about, items.collect()))
}
