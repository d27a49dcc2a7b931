//! Plays the stories: each thing people did, at its time, through the act that does it.
//!
//! What must stay true: all stories are played as one, in the order of time, so that a therapist's
//! week and the mail of a day look as they would have.

use jiff::Timestamp;
use sealing::SystemEntropy;

use super::home::{self, Given};
use super::plan::{Act, Event, Person, Story};
use super::stage::Stage;
use super::told;
use super::{alone, answers};
use crate::accounts::{Account, Role, SignedIn};
use crate::appointments::{self, Booked};
use crate::consents::{self, Text};
use crate::db::Id;
use crate::episodes::{self, Form, Membership, Past};
use crate::intake::{self, Joining, MatchingProfile, NewClient};
use crate::jobs::{self, Letter, To};
use crate::languages::Language;
use crate::messages;
use crate::pairing::{self, Wanted};
use crate::service::Service;
use crate::waiting::{self, Sent};

/// What a story remembers while it is played.
struct Played<'a> {
    story: &'a Story,
    /// Who began it; a couple's joint room is found through them.
    first: String,
    /// The secret part of the partner's invitation.
    token: String,
}

/// Plays all stories. `tell` is told when one begins.
///
/// # Errors
/// Words on what could not happen, and when.
pub(super) async fn play(
    stage: &mut Stage,
    stories: &[Story],
    tell: &impl Fn(&str),
) -> Result<(), String> {
    let mut moments = Vec::new();
    for (place, story) in stories.iter().enumerate() {
        for event in story.events() {
            let zone = match story.people.get(&event.who) {
                Some(client) => client.zone()?,
                None => stage.person(&event.who)?.zone().clone(),
            };
            moments.push((stage.moment(&event.at, &zone)?, place, event));
        }
    }
    moments.sort_by_key(|(at, place, _)| (*at, *place));
    let mut played: Vec<Played<'_>> = stories.iter().map(Played::new).collect();
    for (at, place, event) in moments {
        let played = played.get_mut(place).ok_or("a story is missing")?;
        if played.first == event.who && matches!(event.act, Act::Begin) {
            tell(&format!("  {}", played.story.tells));
        }
        let told = |problem| format!("{} {}: {problem}", event.at, event.who);
        stage.go_to(at).await.map_err(told)?;
        happen(stage, played, event).await.map_err(told)?;
    }
    Ok(())
}

impl<'a> Played<'a> {
    fn new(story: &'a Story) -> Self {
        let first = story.events().first().map(|event| event.who.clone());
        Self {
            story,
            first: first.unwrap_or_default(),
            token: String::new(),
        }
    }
}

async fn happen(stage: &mut Stage, played: &mut Played<'_>, event: &Event) -> Result<(), String> {
    if matches!(event.act, Act::Begin | Act::Join) {
        return arrive(stage, played, event).await;
    }
    let me = stage.person(&event.who)?;
    let (service, now) = (&stage.service, stage.service.clock.now());
    let of = |client: &str| stage.person(client).map(SignedIn::account);
    match &event.act {
        Act::Begin | Act::Join => Ok(()),
        Act::Invite { partner } => {
            let partner = person(played.story, partner)?;
            played.token = invite(stage, me, &partner.who.email, now).await?;
            Ok(())
        }
        Act::Screen => screen(stage, me, person(played.story, &event.who)?).await,
        Act::Choose { therapist } => {
            pairing::choose(service, me, of(therapist)?, Past::SinceTheLast)
                .await
                .map_err(told)
        }
        Act::Wait => waiting::join(service, me).await.map(drop).map_err(told),
        Act::Offer { client } => offer(service, me, of(client)?).await,
        Act::Change { summary } => {
            let wanted = match summary {
                true => Wanted::ReadFirst,
                false => Wanted::Nothing,
            };
            pairing::change(service, me, wanted, "").await.map_err(told)
        }
        Act::SumUp { client, text } => sum_up(service, me, of(client)?, text).await,
        Act::Agree => {
            let mut tx = service.db.begin().await.map_err(told)?;
            episodes::consent(&mut tx, me, true, now)
                .await
                .map_err(told)?;
            tx.commit().await.map_err(told)?;
            sign(service, me, Text::Couple).await
        }
        Act::Accept { client } => {
            accept(stage, me, of(client)?).await?;
            sign(service, stage.person(client)?, Text::Telehealth).await
        }
        Act::ReadScreen { client } => read_screen(stage, me, client, now).await,
        Act::OpenJoint { client } => {
            pairing::open_joint(service, stage.content.safety.here(), me, of(client)?)
                .await
                .map_err(told)
        }
        Act::Write { r#in, text } => {
            let room = stage.enter(me, r#in, &played.first).await?;
            write(stage, &room, text).await
        }
        Act::Read { r#in } => {
            let room = stage.enter(me, r#in, &played.first).await?;
            messages::mark_read(service, &room, stage.last(&room))
                .await
                .map_err(told)
        }
        Act::Book { r#in, from } => {
            let room = stage.enter(me, r#in, &played.first).await?;
            book(stage, &room, stage.moment(from, me.zone())?).await
        }
        Act::Ask {
            client,
            measure,
            often,
        } => answers::ask(stage, me, client, measure, often).await,
        Act::Answer { measure, answers } => answers::answer(service, me, measure, answers).await,
        Act::Feedback { answers } => answers::feedback(service, me, answers).await,
        Act::Share { measure } => answers::share(service, me, measure).await,
        Act::Give {
            r#in,
            exercise,
            why,
            days,
        } => {
            let given = Given {
                exercise,
                why,
                days: *days,
            };
            home::give(stage, me, r#in, &played.first, given).await
        }
        Act::Plan { parts } => home::plan(stage, me, parts).await,
        Act::HowIAm { steps, line, kept } => {
            alone::how_i_am(service, me, *steps, (line, *kept)).await
        }
        Act::ShowHowIAm { items } => alone::show(service, me, items).await,
        Act::Journal { title, text, shown } => {
            alone::page(service, me, (title, text), *shown).await
        }
    }
}

/// An administrator offers somebody who waits what a proposal has for them.
async fn offer(service: &Service, me: &SignedIn, client: Id<Account>) -> Result<(), String> {
    let (id, proposal) = waiting::work_out(service, me).await.map_err(told)?;
    let mut conn = service.db.read().await.map_err(told)?;
    let episode = episodes::episode_of(&mut conn, client)
        .await
        .map_err(told)?;
    drop(conn);
    let episode = episode.ok_or("they have no episode")?.id;
    let theirs = proposal.lines.iter().filter(|line| line.episode == episode);
    let offers = theirs.flat_map(|line| line.offered.iter().map(|whom| (episode, *whom)));
    let offers: Vec<_> = offers.collect();
    match waiting::send(service, me, id, &offers)
        .await
        .map_err(told)?
    {
        Sent::Yes(1, 0) => Ok(()),
        other => Err(format!("nothing was offered: {other:?}")),
    }
}

async fn sign(service: &Service, me: &SignedIn, text: Text) -> Result<(), String> {
    let mut conn = service.db.read().await.map_err(told)?;
    let (version, _) = consents::newest(&mut conn, text).await.map_err(told)?;
    drop(conn);
    consents::sign(service, me, text, version, me.name())
        .await
        .map_err(told)
}

fn person<'a>(story: &'a Story, called: &str) -> Result<&'a Person, String> {
    let found = story.people.get(called);
    found.ok_or_else(|| format!("the story has nobody called {called}"))
}

/// Somebody answers the questions and makes an account, the first or as the partner.
/// A therapist whose work has ended gives the summary they were asked for.
async fn sum_up(
    service: &Service,
    me: &SignedIn,
    client: Id<Account>,
    text: &str,
) -> Result<(), String> {
    let mut conn = service.db.read().await.map_err(told)?;
    let space = episodes::private_space_of(&mut conn, client).await;
    let space = space.map_err(told)?.ok_or("they have no private space")?;
    let member = episodes::enter(&mut conn, me, space).await.map_err(told)?;
    let asked = pairing::summaries_of(&mut conn, service, &member).await;
    drop(conn);
    let asked = asked.map_err(told)?;
    let newest = asked.first().ok_or("no summary was asked for")?;
    let given = pairing::give_summary(service, me, (space, newest.id), text).await;
    given.map(drop).map_err(told)
}

async fn arrive(stage: &mut Stage, played: &Played<'_>, event: &Event) -> Result<(), String> {
    let plan = person(played.story, &event.who)?;
    let partner = matches!(event.act, Act::Join);
    let questionnaire = if partner {
        stage.content.partner.here()
    } else {
        stage.content.start.here()
    };
    let answers = plan.answers.answer(questionnaire, "")?;
    let profile = MatchingProfile::of(questionnaire, &answers).ok_or("where are they?")?;
    let prepared = stage.prepare(&plan.who, Role::Client, profile.zone).await?;
    let form = questionnaire.codes(&answers, "form");
    let new = NewClient {
        questionnaire,
        answers: &answers,
        joining: if partner {
            Joining::Partner(&played.token)
        } else {
            Joining::First(Form::of(form.first().copied().unwrap_or_default()))
        },
    };
    let finished = intake::finish(&stage.service, new, prepared).await;
    let device = finished.map_err(told)?.map_err(told)?;
    stage.add(&plan.who, device.signed_in);
    Ok(())
}

/// Invites a partner as the page does: with a mail. Gives the secret part of the link.
async fn invite(
    stage: &Stage,
    me: &SignedIn,
    email: &str,
    now: Timestamp,
) -> Result<String, String> {
    let service = &stage.service;
    let mut tx = service.db.begin().await.map_err(told)?;
    let token = episodes::invite(&mut tx, service, me, Some(email), now)
        .await
        .map_err(told)?;
    let (to, path) = (
        To::Address(email.to_owned(), Language::English),
        format!("/invited/{token}"),
    );
    jobs::mail(&mut tx, service, Letter::PartnerInvitation, to, &path, now)
        .await
        .map_err(told)?;
    tx.commit().await.map_err(told)?;
    Ok(token)
}

async fn screen(stage: &Stage, me: &SignedIn, plan: &Person) -> Result<(), String> {
    let answers = plan.safety.answer(stage.content.safety.here(), "no")?;
    let mut tx = stage.service.db.begin().await.map_err(told)?;
    intake::screen_answered(&mut tx, &stage.service, me, &answers)
        .await
        .map_err(told)?;
    tx.commit().await.map_err(told)
}

async fn accept(
    stage: &Stage,
    me: &SignedIn,
    client: Id<crate::accounts::Account>,
) -> Result<(), String> {
    let mut conn = stage.service.db.read().await.map_err(told)?;
    let pairing = pairing::of_client(&mut conn, client).await.map_err(told)?;
    let pairing = pairing.ok_or("the client has chosen nobody")?;
    drop(conn);
    pairing::accept(&stage.service, me, pairing.id)
        .await
        .map_err(told)
}

async fn read_screen(
    stage: &Stage,
    me: &SignedIn,
    client: &str,
    now: Timestamp,
) -> Result<(), String> {
    let room = stage.enter(me, client, client).await?;
    let mut tx = stage.service.db.begin().await.map_err(told)?;
    let answered = intake::answered(&mut tx, &room, "safety")
        .await
        .map_err(told)?;
    for opened in answered {
        intake::mark_read(&mut tx, opened.id, now)
            .await
            .map_err(told)?;
    }
    tx.commit().await.map_err(told)
}

/// Writes in a room; whoever writes has read all that stands there.
async fn write(stage: &mut Stage, room: &Membership, text: &str) -> Result<(), String> {
    let service = &stage.service;
    let id = Id::new(service.clock.now(), &mut SystemEntropy);
    let number = messages::send(service, room, id, text)
        .await
        .map_err(told)?;
    messages::mark_read(service, room, number)
        .await
        .map_err(told)?;
    stage.set_last(room, number);
    Ok(())
}

/// Books the first time from then on that suits everyone, as a person would who looks at the list.
async fn book(stage: &Stage, room: &Membership, from: Timestamp) -> Result<(), String> {
    const WEEK: i64 = 7 * 86_400;
    let service = &stage.service;
    let ahead = from.as_second() - service.clock.now().as_second();
    let first = ahead.div_euclid(WEEK);
    for week in first..first + 3 {
        let mut conn = service.db.read().await.map_err(told)?;
        let free = appointments::free_times(&mut conn, service, room, week)
            .await
            .map_err(told)?;
        drop(conn);
        let suits = |slot: &&calendar::Slot| slot.start >= from && slot.suits.iter().all(|s| *s);
        if let Some(slot) = free.iter().find(suits) {
            return match appointments::book(service, room, slot.start, None).await {
                Ok(Booked::Yes(_)) => Ok(()),
                Ok(Booked::Taken | Booked::Late) => Err("a free time was not free".to_owned()),
                Err(stop) => Err(told(stop)),
            };
        }
    }
    Err("no time suits everyone".to_owned())
}
