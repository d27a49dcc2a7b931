//! The ranked short list of therapists for a client, with reasons.

use matching::{Between, Case, Ineligible, Suggestion, Wish, eligible, rank, suggest};
use sealing::Context;

use super::fitting_words::in_words;
use super::meeting::{availabilities, media, meeting_places, open_times};
use super::{exclusions, kept_apart, partings, places, store, windings};
use crate::accounts::{Account, SignedIn};
use crate::db::{Conn, Id};
use crate::episodes::{self, Episode, Form};
use crate::intake::{self, MatchingProfile};
use crate::practice::{self, PracticeCalendar, Strengths, Therapist};
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
    /// Where they can be met in person, by all who would come and would like to.
    pub places: Vec<String>,
    /// Whether the client's partner is with this therapist.
    pub partners: bool,
}

/// How many are suggested at most.
pub(super) const MOST: usize = 6;

/// The clients of an episode as the matching sees them, with `me` first.
pub(super) struct Clients {
    pub(super) episode: Episode,
    me: Id<Account>,
    pub(super) profiles: Vec<MatchingProfile>,
    /// The therapist of the other one, if they have one: of one who left unknown to the other, as it was
    /// then.
    partners: Option<Id<Account>>,
    /// Whether that therapist has been seeing the other one alone, since before the two came as a couple.
    partner_alone: bool,
    /// Whom `me` asked not to be shown.
    unwanted: Vec<Id<Account>>,
    /// From whom the practice keeps `me` apart.
    kept_apart: Vec<Id<Account>>,
    rules: matching::Practice,
    /// The practice's places among all it set.
    pub(super) calendar: PracticeCalendar,
    /// Whose track record is clearly above in what; of nobody, where it counts for nothing.
    strengths: Strengths,
}

pub(super) async fn clients(
    conn: &mut Conn,
    service: &Service,
    me: Id<Account>,
) -> Result<Clients, Stop> {
    let episode = episodes::episode_of(conn, me)
        .await?
        .ok_or(Stop::NotFound)?;
    let rules = practice::matching_rules(conn, service).await?;
    let strengths = match rules.weights.record {
        0 => Strengths::new(),
        _ => practice::strengths(conn, service).await?,
    };
    let mut clients = Clients {
        me,
        profiles: vec![intake::profile_of(conn, service, me).await?],
        partners: None,
        partner_alone: false,
        unwanted: exclusions::excluded_by(conn, service, me).await?,
        kept_apart: kept_apart::from(conn, service, me).await?,
        rules,
        calendar: practice::practice_calendar(conn, service).await?,
        strengths,
        episode,
    };
    let Some(other) = clients.episode.seeming_partner(me) else {
        return Ok(clients);
    };
    // All of it is read whether the other left or not: how often the store is asked must not tell.
    let parting = partings::of_episode(conn, service, clients.episode.id).await?;
    let profile = intake::profile_of(conn, service, other).await?;
    let pairing = store::of_client(conn, other).await?;
    let mut by = service.clock.now();
    if clients.episode.absent.is_some() {
        let parting = parting.ok_or(Stop::NotFound)?;
        by = parting.at;
        clients.partners = parting.therapist;
        clients.profiles.push(parting.profile);
    } else {
        clients.partners = pairing.map(|pairing| pairing.therapist);
        clients.profiles.push(profile);
    }
    if let Some(therapist) = clients.partners {
        let when = (clients.episode.began, by);
        clients.partner_alone = store::chose_alone(conn, other, therapist, when).await?;
    }
    Ok(clients)
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
        age: profile.age,
        most: profile
            .most
            .iter()
            .filter_map(|code| Wish::parse(code))
            .collect(),
    }
}

/// What is between a therapist and the one who reads the list. What is between them and the other partner
/// is asked for the other's own list.
async fn between(
    conn: &mut Conn,
    service: &Service,
    clients: &Clients,
    therapist: Id<Account>,
) -> Result<Between, Stop> {
    let untaken = exclusions::excluded_by(conn, service, therapist).await?;
    Ok(Between {
        unwanted: clients.unwanted.contains(&therapist),
        untaken: untaken.contains(&clients.me),
        kept_apart: clients.kept_apart.contains(&therapist),
        parted: windings::is_barred(conn, clients.me, therapist).await?,
        sees_partner: clients.partner_alone && clients.partners == Some(therapist),
        known: store::ended_well(conn, clients.me, therapist).await?,
    })
}

/// A therapist, as the matching sees one for these clients.
async fn seen(
    conn: &mut Conn,
    service: &Service,
    clients: &Clients,
    therapist: &Therapist,
) -> Result<matching::Therapist, Stop> {
    let (now, profile, form) = (
        service.clock.now(),
        &therapist.profile,
        clients.episode.form,
    );
    let taken = places::count(conn, therapist.account, form, clients.episode.id).await?;
    let taken = u32::try_from(taken).unwrap_or(u32::MAX);
    let places = match form {
        Form::Couple => profile.couples,
        Form::Individual => profile.individuals,
    };
    let load = u64::from(taken.min(places)) * 100;
    let load = load.checked_div(u64::from(places)).unwrap_or(100);
    let wanted = clients.profiles.iter();
    let open = availabilities(clients, therapist);
    Ok(matching::Therapist {
        licences: therapist
            .licences
            .iter()
            .map(practice::Licence::for_matching)
            .collect(),
        languages: profile.languages.clone(),
        approaches: profile.approaches.clone(),
        focus: profile.focus.clone(),
        affirms: profile.affirms.clone(),
        gender: profile.gender.clone(),
        media: media(&profile.media),
        sites: clients
            .calendar
            .sites_of(&profile.sessions)
            .filter_map(|site| site.jurisdiction.clone())
            .collect(),
        room_couples: profile.couples.saturating_sub(taken),
        room_individuals: profile.individuals.saturating_sub(taken),
        times: wanted
            .map(|profile| open_times(&open, profile, now))
            .collect(),
        load: u32::try_from(load).unwrap_or(100),
        strengths: clients
            .strengths
            .get(&therapist.account)
            .cloned()
            .unwrap_or_default(),
        ages: profile.ages,
        declines: profile.declines.clone(),
        trained: profile.trained,
        between: vec![between(conn, service, clients, therapist.account).await?],
    })
}

/// Judges one therapist for these clients, or says which rule refuses.
pub(super) async fn judge(
    conn: &mut Conn,
    service: &Service,
    clients: &Clients,
    therapist: &Therapist,
) -> Result<Result<Suggestion, Ineligible>, Stop> {
    let seen = seen(conn, service, clients, therapist).await?;
    let wanted: Vec<_> = clients.profiles.iter().map(client).collect();
    let case = Case {
        clients: &wanted,
        form: match clients.episode.form {
            Form::Couple => matching::Form::Couple,
            Form::Individual => matching::Form::Individual,
        },
        reader: Some(0),
        practice: &clients.rules,
        today: today(service, therapist),
    };
    Ok(eligible(&seen, &case).map(|eligible| suggest(&eligible, &case)))
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
        if let Ok(suggestion) = judge(conn, service, &clients, &therapist).await? {
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
        let therapist = therapists.swap_remove(at).1;
        list.push(Suggested {
            places: meeting_places(&clients, &therapist),
            therapist,
            met: suggestion.met.iter().map(in_words).collect(),
            unmet: suggestion.unmet.iter().map(in_words).collect(),
            partners: !key.0,
        });
    }
    Ok(list)
}
