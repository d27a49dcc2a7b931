//! A practice's own past weeks, to be played again.
//!
//! What must stay true: it holds who came, when, and whom they fit; nobody's name but the therapists'.

use jiff::{SignedDuration, Timestamp};
use matching::simulate::{Arrival, Places, Year};
use matching::waiting::Priorities;

use super::{Entry, rules, store, weeks};
use crate::db::Conn;
use crate::episodes::Form;
use crate::pairing::{self, Seeker};
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// A year to play, the therapists' names in it, and what the practice set.
pub(super) type Played = (Year, Vec<String>, Priorities);

/// The practice's own past weeks: who came onto the list and when, with the fits of today, and the places of
/// today as full as they are now.
pub(super) async fn own_year(service: &Service, back: u32) -> Result<Played, Stop> {
    let mut conn = service.db.read().await?;
    let now = service.clock.now();
    let begins = now - SignedDuration::from_hours(24 * 7 * i64::from(back));
    let therapists = practice::all_therapists(&mut conn, service).await?;
    let mut places = Vec::new();
    for therapist in &therapists {
        let profile = &therapist.profile;
        let couples = pairing::free_places(&mut conn, therapist, Form::Couple).await?;
        let individuals = pairing::free_places(&mut conn, therapist, Form::Individual).await?;
        places.push(Places {
            couples: profile.couples,
            individuals: profile.individuals,
            couples_taken: profile.couples.saturating_sub(couples),
            individuals_taken: profile.individuals.saturating_sub(individuals),
        });
    }
    let mut arrivals = Vec::new();
    let mut met = Vec::new();
    let entries = store::since(&mut conn, service, begins).await?;
    for entry in entries.iter().filter(|entry| entry.since >= begins) {
        let Some(seeker) = pairing::seeker(&mut conn, service, entry.client).await? else {
            continue;
        };
        // Two of a couple are one, from when the first of them came.
        if met.contains(&seeker.episode().id) {
            continue;
        }
        met.push(seeker.episode().id);
        arrivals.push(
            arrival(
                &mut conn,
                service,
                (begins, back),
                (entry, &seeker),
                &therapists,
            )
            .await?,
        );
    }
    let priorities = rules(&mut conn, service).await?.priorities;
    let names = therapists.into_iter().map(|therapist| therapist.name);
    let year = Year {
        weeks: back,
        arrivals,
        therapists: places,
    };
    Ok((year, names.collect(), priorities))
}

async fn arrival(
    conn: &mut Conn,
    service: &Service,
    (begins, back): (Timestamp, u32),
    (entry, seeker): (&Entry, &Seeker),
    therapists: &[practice::Therapist],
) -> Result<Arrival, Stop> {
    let mut fits = Vec::new();
    for (at, therapist) in therapists.iter().enumerate() {
        let fit = pairing::fit(conn, service, seeker, therapist).await?;
        fits.extend(fit.map(|fit| (at, fit)));
    }
    Ok(Arrival {
        week: weeks(begins, entry.since).min(back.saturating_sub(1)),
        couple: seeker.episode().form == Form::Couple,
        need: entry.need,
        fits,
    })
}
