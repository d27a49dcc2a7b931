//! The ranked short list of therapists for a client, with reasons.

use calendar::{Person, suiting};
use jiff::Timestamp;
use matching::{Medium, eligible, rank, suggest};
use sealing::Context;

use super::{partings, store, windings};
use crate::accounts::{Account, SignedIn};
use crate::db::{Conn, Id};
use crate::episodes::{self, Episode, Form};
use crate::intake::{self, MatchingProfile};
use crate::practice::{self, Therapist};
use crate::service::Service;
use crate::web::Stop;

/// A therapist suggested to a client.
pub struct Suggested {
    /// Who.
    pub therapist: Therapist,
    /// What fits, in plain words.
    pub met: Vec<String>,
    /// What does not.
    pub unmet: Vec<String>,
    /// Whether the client's partner is with this therapist.
    pub partners: bool,
}

/// How many are suggested at most.
pub(super) const MOST: usize = 6;

/// The clients of an episode as the matching sees them, with `me` first.
pub(super) struct Clients {
    pub(super) episode: Episode,
    profiles: Vec<MatchingProfile>,
    /// The therapist of the other one, if they have one: of one who left unknown to the other, as it was
    /// then.
    partners: Option<Id<Account>>,
}

pub(super) async fn clients(
    conn: &mut Conn,
    service: &Service,
    me: Id<Account>,
) -> Result<Clients, Stop> {
    let episode = episodes::episode_of(conn, me)
        .await?
        .ok_or(Stop::NotFound)?;
    let mut profiles = vec![intake::profile_of(conn, service, me).await?];
    let mut partners = None;
    if let Some(other) = episode.seeming_partner(me) {
        // All of it is read whether the other left or not: how often the store is asked must not tell.
        let parting = partings::of_episode(conn, service, episode.id).await?;
        let profile = intake::profile_of(conn, service, other).await?;
        let pairing = store::of_client(conn, other).await?;
        if episode.absent.is_some() {
            let parting = parting.ok_or(Stop::NotFound)?;
            partners = parting.therapist;
            profiles.push(parting.profile);
        } else {
            partners = pairing.map(|pairing| pairing.therapist);
            profiles.push(profile);
        }
    }
    Ok(Clients {
        episode,
        profiles,
        partners,
    })
}

fn media(codes: &[String]) -> Vec<Medium> {
    codes
        .iter()
        .filter_map(|code| Medium::parse(code))
        .collect()
}

fn client(profile: &MatchingProfile) -> matching::Client {
    matching::Client {
        jurisdiction: profile.jurisdiction.clone(),
        languages: profile.languages.clone(),
        goals: profile.goals.clone(),
        approaches: profile.approaches.clone(),
        gender: profile.gender.clone(),
        affirms: profile.affirms.clone(),
        times: profile.times.iter().map(|time| time.code()).collect(),
        media: media(&profile.media),
        age: None,
        most: Vec::new(),
    }
}

fn open_times(therapist: &Therapist, profile: &MatchingProfile, now: Timestamp) -> Vec<bool> {
    let person = Person {
        zone: &profile.zone,
        times: &profile.times,
    };
    let open = suiting(&therapist.profile.availability(), &person, now);
    profile
        .times
        .iter()
        .map(|time| open.contains(time))
        .collect()
}

/// Judges one therapist for these clients; `None` if not eligible.
pub(super) async fn judge(
    conn: &mut Conn,
    service: &Service,
    clients: &Clients,
    therapist: &Therapist,
) -> Result<Option<matching::Suggestion>, Stop> {
    let now = service.clock.now();
    let form = match clients.episode.form {
        Form::Couple => matching::Form::Couple,
        Form::Individual => matching::Form::Individual,
    };
    let taken = store::count(
        conn,
        therapist.account,
        clients.episode.form,
        clients.episode.id,
    )
    .await?;
    let free = |capacity: u32| capacity.saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX));
    let seen = matching::Therapist {
        licences: therapist
            .licences
            .iter()
            .map(practice::Licence::for_matching)
            .collect(),
        languages: therapist.profile.languages.clone(),
        approaches: therapist.profile.approaches.clone(),
        focus: therapist.profile.focus.clone(),
        affirms: therapist.profile.affirms.clone(),
        gender: therapist.profile.gender.clone(),
        media: media(&therapist.profile.media),
        room_couples: free(therapist.profile.couples),
        room_individuals: free(therapist.profile.individuals),
        times: clients
            .profiles
            .iter()
            .map(|profile| open_times(therapist, profile, now))
            .collect(),
        ..matching::Therapist::default()
    };
    let wanted: Vec<_> = clients.profiles.iter().map(client).collect();
    let case = matching::Case {
        clients: &wanted,
        form,
        reader: Some(0),
        practice: &matching::Practice::default(),
        today: today(service, therapist),
    };
    let eligible = eligible(&seen, &case).ok();
    Ok(eligible.map(|eligible| suggest(&eligible, &case)))
}

/// Whether a therapist's licence holds today where this client is. Of a couple, only the one who is asked
/// about counts: the other may not learn from it that their partner moved.
pub async fn is_licensed(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    therapist: Id<Account>,
) -> Result<bool, Stop> {
    let place = intake::profile_of(conn, service, client)
        .await?
        .jurisdiction;
    practice::is_licensed(conn, service, therapist, &place).await
}

fn today(service: &Service, therapist: &Therapist) -> matching::Day {
    let zone = therapist.profile.zone.time_zone().clone();
    practice::day(service.clock.now().to_zoned_datetime(zone).date())
}

/// The short list for a client, best first.
pub async fn suggestions(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<Suggested>, Stop> {
    let clients = clients(conn, service, me.account()).await?;
    let mut found = Vec::new();
    for (place, therapist) in practice::all_therapists(conn, service)
        .await?
        .into_iter()
        .enumerate()
    {
        if windings::is_barred(conn, me.account(), therapist.account).await? {
            continue;
        }
        if let Some(suggestion) = judge(conn, service, &clients, &therapist).await? {
            // Ties fall differently for each client, or the same therapist would always come first.
            let context = Context::new("order of suggestions").and(me.account().bytes());
            let shuffled = *service
                .key
                .tag(&context, therapist.account.bytes())
                .as_bytes();
            let partners = clients.partners == Some(therapist.account);
            found.push(((!partners, shuffled, place), suggestion, therapist));
        }
    }
    let (keyed, mut therapists): (Vec<_>, Vec<_>) = found
        .into_iter()
        .map(|(key, suggestion, therapist)| ((key, suggestion), (key, therapist)))
        .unzip();
    let mut ranked = rank(keyed);
    ranked.sort_by_key(|((not_partners, ..), _)| *not_partners);
    let mut list = Vec::new();
    for (key, suggestion) in ranked.into_iter().take(MOST) {
        let Some(at) = therapists.iter().position(|(other, _)| *other == key) else {
            continue;
        };
        list.push(Suggested {
            therapist: therapists.swap_remove(at).1,
            met: suggestion.met.iter().map(matching::Reason::say).collect(),
            unmet: suggestion.unmet.iter().map(matching::Reason::say).collect(),
            partners: !key.0,
        });
    }
    Ok(list)
}
