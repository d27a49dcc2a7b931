//! The practice opens and its therapists join: invitations, profiles, licences and what vetting found.

use calendar::{Exception, Hours, Weekday, WeeklyHours, Zone};
use matching::Jurisdiction;

use super::plan::{LicencePlan, Practice, TherapistPlan};
use super::stage::Stage;
use super::told;
use crate::accounts::{Account, Role, SignedIn};
use crate::db::Id;
use crate::jobs::{self, Letter, To};
use crate::languages::Language;
use crate::practice::{self, LicenceDetails, Profile, Vetted};

/// The day the practice opened.
const OPENED: i64 = -95;

pub(super) async fn join(stage: &mut Stage, practice: &Practice) -> Result<(), String> {
    let admin = &practice.administrator;
    let zone = Zone::parse("America/New_York").unwrap_or_else(Zone::utc);
    stage
        .go_to(stage.moment(&format!("{OPENED} 09:00"), &zone)?)
        .await?;
    let service = &stage.service;
    let token = practice::first_start(service).await.map_err(told)?;
    let token = token.ok_or("the practice is set up already")?;
    let prepared = stage.prepare(admin, Role::Administrator, zone).await?;
    let set_up = practice::set_up(service, &token, &practice.name, prepared).await;
    let (_, device) = set_up.map_err(told)?;
    let administrator = device.signed_in.clone();
    stage.add(admin, device.signed_in);
    for plan in &practice.therapists {
        let told = |problem| format!("{}: {problem}", plan.who.email);
        therapist(stage, plan, &administrator).await.map_err(told)?;
    }
    let zone = stage.person(admin.called())?.zone().clone();
    let day = practice.invited.day;
    stage
        .go_to(stage.moment(&format!("{day} 10:00"), &zone)?)
        .await?;
    invite(stage, &practice.invited.email).await.map(drop)
}

/// Invites as the practice's page does: with a mail. Gives the secret part of the link.
async fn invite(stage: &Stage, email: &str) -> Result<String, String> {
    let service = &stage.service;
    let now = service.clock.now();
    let mut tx = service.db.begin().await.map_err(told)?;
    let token = practice::invite(&mut tx, service, email, now)
        .await
        .map_err(told)?;
    let (to, path) = (
        To::Address(email.to_owned(), Language::English),
        format!("/join/{token}"),
    );
    jobs::mail(
        &mut tx,
        service,
        Letter::TherapistInvitation,
        to,
        &path,
        now,
    )
    .await
    .map_err(told)?;
    tx.commit().await.map_err(told)?;
    Ok(token)
}

async fn therapist(
    stage: &mut Stage,
    plan: &TherapistPlan,
    admin: &SignedIn,
) -> Result<(), String> {
    let zone = &plan.zone;
    let at = |days: i64, time: &str| stage.moment(&format!("{days} {time}"), zone);
    let (invited, joined) = (at(plan.joined - 1, "15:20")?, at(plan.joined, "11:05")?);
    stage.go_to(invited).await?;
    let token = invite(stage, &plan.who.email).await?;
    stage.go_to(joined).await?;
    let prepared = stage.prepare(&plan.who, Role::Therapist, zone.clone());
    let prepared = prepared.await?;
    let joined = practice::accept_invitation(&stage.service, &token, prepared).await;
    let me = joined.map_err(told)?.map_err(told)?.signed_in;
    let profile = profile(stage, plan)?;
    practice::save_profile(&stage.service, &me, &profile)
        .await
        .map_err(told)?;
    for licence in &plan.licences {
        stage
            .go_to(stage.moment(&format!("{} 11:30", plan.joined), zone)?)
            .await?;
        add_licence(stage, me.account(), licence, zone, admin).await?;
    }
    stage.add(&plan.who, me);
    Ok(())
}

fn read_hours(typed: &str) -> Result<Vec<(u16, u16)>, String> {
    practice::parse_hours(typed).ok_or_else(|| format!("{typed} are no hours"))
}

fn profile(stage: &Stage, plan: &TherapistPlan) -> Result<Profile, String> {
    let mut week = Vec::new();
    for (day, typed) in &plan.hours {
        let weekday = Weekday::parse(day).ok_or_else(|| format!("{day} is no weekday"))?;
        let spans = read_hours(typed)?;
        week.extend(
            spans
                .into_iter()
                .map(|(from, to)| Hours { weekday, from, to }),
        );
    }
    let mut exceptions = Vec::new();
    for (days, typed) in &plan.exceptions {
        let days = days
            .parse()
            .map_err(|_| format!("{days} is no number of days"))?;
        exceptions.push(Exception {
            day: stage.day(days, &plan.zone)?,
            open: read_hours(typed)?,
        });
    }
    exceptions.sort_by_key(|exception| exception.day);
    Ok(Profile {
        about: plan.about.trim().to_owned(),
        approaches: plan.approaches.clone(),
        focus: plan.focus.clone(),
        languages: plan.languages.clone(),
        gender: Some(plan.gender.clone()),
        affirms: plan.affirms.clone(),
        media: plan.media.clone(),
        couples: plan.couples,
        individuals: plan.individuals,
        zone: plan.zone.clone(),
        hours: WeeklyHours::new(week).map_err(told)?,
        exceptions,
        sessions: practice::Sessions::default(),
        ages: plan.ages,
        declines: plan.declines.clone(),
        trained: plan.trained,
    })
}

async fn add_licence(
    stage: &Stage,
    therapist: Id<Account>,
    plan: &LicencePlan,
    zone: &Zone,
    admin: &SignedIn,
) -> Result<(), String> {
    let place = Jurisdiction::parse(&plan.place);
    let details = LicenceDetails {
        kind: plan.kind.clone(),
        number: plan.number.clone(),
        jurisdiction: place.ok_or_else(|| format!("{} is no jurisdiction", plan.place))?,
        expires: stage.day(plan.expires, zone)?,
        npi: plan.npi.clone(),
    };
    let service = &stage.service;
    let id = practice::add_licence(service, therapist, &details)
        .await
        .map_err(told)?;
    let Some(checked) = plan.checked else {
        return Ok(());
    };
    stage
        .go_to(stage.moment(&format!("{checked} 14:10"), zone)?)
        .await?;
    let vetted = Vetted {
        verified: plan.refused.is_empty(),
        on: stage.day(checked, zone)?,
        by: admin.name().to_owned(),
        place: format!("public register for {}", details.jurisdiction.name()),
        reason: plan.refused.clone(),
    };
    practice::vet(service, admin, id, &vetted)
        .await
        .map_err(told)
}
