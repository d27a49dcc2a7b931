//! A session to walk into: whenever the demo starts, one couple and their therapist have an appointment
//! that is open now.
//!
//! What must stay true: it is booked as people book, only earlier: the clock stands three hours back.

use std::sync::Arc;

use calendar::Exception;
use jiff::{SignedDuration, Timestamp};

use super::{PASSWORD, told};
use crate::accounts::{self, Came, Network, SignedIn};
use crate::app::App;
use crate::appointments::{self, Booked};
use crate::clock::Clock;
use crate::episodes::{self, Membership, enter};
use crate::practice;
use crate::service::Service;
use crate::settings::Settings;

const CLIENT: &str = "maya@example.org";
const THERAPIST: &str = "amara@example.org";
const HALF_AN_HOUR: i64 = 30 * 60;

/// Sees to it that there is one.
pub(super) async fn ready(settings: &Settings) -> Result<(), String> {
    let clock = Clock::default();
    let app = App::open(settings.clone(), clock.clone()).await?;
    let service = Arc::clone(&app.service);
    let Some(maya) = signed_in(&service, CLIENT).await? else {
        service.db.close().await;
        return Ok(());
    };
    let Some(joint) = joint(&service, &maya).await? else {
        service.db.close().await;
        return Ok(());
    };
    if !is_there(&service, &maya).await?
        && let Some(amara) = signed_in(&service, THERAPIST).await?
    {
        book(&service, &clock, &joint, &amara).await?;
        accounts::sign_out(&service, &amara).await.map_err(told)?;
    }
    accounts::sign_out(&service, &maya).await.map_err(told)?;
    service.db.close().await;
    Ok(())
}

/// Someone of the demo, signed in; none if whoever looked around gave them a second step or another
/// password, or had them erased.
async fn signed_in(service: &Service, email: &str) -> Result<Option<SignedIn>, String> {
    let tried = accounts::sign_in(service, email, PASSWORD, Network(None)).await;
    Ok(match tried.map_err(told)? {
        Ok(Came::In(device)) => Some(device.signed_in),
        Ok(Came::ToSecondStep(_)) | Err(_) => None,
    })
}

/// The couple's joint room; none if whoever looked around had them part.
async fn joint(service: &Service, client: &SignedIn) -> Result<Option<Membership>, String> {
    let mut conn = service.db.read().await.map_err(told)?;
    let episode = episodes::episode_of(&mut conn, client.account())
        .await
        .map_err(told)?;
    let Some(joint) = episode.and_then(|episode| episode.joint) else {
        return Ok(None);
    };
    enter(&mut conn, client, joint)
        .await
        .map(Some)
        .map_err(told)
}

async fn is_there(service: &Service, client: &SignedIn) -> Result<bool, String> {
    let lines = appointments::lines(
        &mut *service.db.read().await.map_err(told)?,
        service,
        client,
    )
    .await
    .map_err(told)?;
    for line in lines {
        let id = line.id.parse().map_err(told)?;
        let (appointment, member) = appointments::find(service, client, id)
            .await
            .map_err(told)?;
        let now = service.clock.now();
        if appointment.is_open(now) && appointment.span.end > now && member.writes() {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn book(
    service: &Service,
    clock: &Clock,
    joint: &Membership,
    therapist: &SignedIn,
) -> Result<(), String> {
    let now = clock.now();
    clock.move_by(SignedDuration::from_hours(-3));
    open_days(service, therapist, now).await?;
    // The half hour that begins within fifteen minutes or began last; the ones before, if it is taken.
    let latest = (now.as_second() + 15 * 60).div_euclid(HALF_AN_HOUR) * HALF_AN_HOUR;
    for back in 0..2 {
        let start = Timestamp::from_second(latest - back * HALF_AN_HOUR).map_err(told)?;
        match appointments::book(service, joint, start, None)
            .await
            .map_err(told)?
        {
            Booked::Yes(_) => return Ok(()),
            Booked::Taken | Booked::Late => {}
        }
    }
    // She has a session with somebody else right now: it is in the demo too, so nothing is missing.
    Ok(())
}

/// Opens the therapist's whole day, and those beside it, in whatever zone she lives.
async fn open_days(service: &Service, me: &SignedIn, now: Timestamp) -> Result<(), String> {
    let mut conn = service.db.read().await.map_err(told)?;
    let profile = practice::profile_of(&mut conn, service, me.account()).await;
    let mut profile = profile
        .map_err(told)?
        .ok_or("the therapist has no profile")?;
    drop(conn);
    let today = me.zone().time_zone().to_datetime(now).date();
    for day in [today.yesterday(), Ok(today), today.tomorrow()] {
        let day = day.map_err(told)?;
        profile.exceptions.retain(|exception| exception.day != day);
        profile.exceptions.push(Exception {
            day,
            open: vec![(0, 1_440)],
        });
    }
    profile.exceptions.sort_by_key(|exception| exception.day);
    practice::save_profile(service, me, &profile)
        .await
        .map_err(told)
}
