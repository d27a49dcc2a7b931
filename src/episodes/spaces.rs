//! The keys of spaces: made, wrapped for whoever is in, made anew when someone comes or goes.
//!
//! What must stay true: a key is wrapped only for who sits in the space when it is made, for the
//! practice's recovery key, and for a therapist the client chose; making one needs nobody's private key.

use jiff::Timestamp;
use sealing::{Context, PublicKey, SpaceKey, SystemEntropy, Wrapped};

use super::past::{ranges, unread_before};
use super::{Membership, SeatRole, Space, SpaceKind, store};
use crate::accounts::{self, Account, Role, SignedIn};
use crate::db::{Conn, Id};
use crate::effort::{Work, spent};
use crate::service::Service;
use crate::web::Stop;

/// What a wrapped key is bound to: its space, its generation, whom it is for.
pub(super) fn key_context(space: Id<Space>, generation: i64, for_whom: &[u8]) -> Context {
    Context::new("space key")
        .and(space.bytes())
        .and(&generation.to_be_bytes())
        .and(for_whom)
}

/// What somebody's wrapped key is bound to.
pub fn wrapped_for(space: Id<Space>, generation: i64, account: Id<Account>) -> Context {
    key_context(space, generation, account.bytes())
}

/// What a key wrapped to the practice's recovery key is bound to.
pub fn wrapped_for_recovery(space: Id<Space>, generation: i64) -> Context {
    key_context(space, generation, b"recovery")
}

/// Makes a space with these people in it from its first key on.
pub(super) async fn create(
    conn: &mut Conn,
    service: &Service,
    kind: SpaceKind,
    people: &[(Id<Account>, SeatRole)],
    now: Timestamp,
) -> Result<Id<Space>, Stop> {
    let space = Id::new(now, &mut SystemEntropy);
    store::insert_space(conn, space, kind, now).await?;
    for (account, role) in people {
        store::insert_seat(conn, space, *account, *role, 1, now).await?;
    }
    make_key(conn, service, space, 1).await?;
    Ok(space)
}

/// Somebody's own space of notes, where nobody else sits: a therapist's on sessions, what a client writes for
/// themselves. Made when it is first asked for.
pub async fn notes_space(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    now: Timestamp,
) -> Result<Id<Space>, Stop> {
    let account = me.account();
    let role = match me.role() {
        Role::Client => SeatRole::Client,
        Role::Therapist | Role::Administrator => SeatRole::Therapist,
    };
    // Whoever asks at the same moment waits here, so that there is one.
    accounts::hold(conn, account).await?;
    if let Some(space) = store::notes_space_of(conn, account).await? {
        return Ok(space);
    }
    let people = [(account, role)];
    create(conn, service, SpaceKind::Notes, &people, now).await
}

/// Somebody comes in: they read from the next key on.
pub(super) async fn join(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    account: Id<Account>,
    role: SeatRole,
    now: Timestamp,
) -> Result<(), Stop> {
    let generation = store::next_generation(conn, space).await?;
    store::insert_seat(conn, space, account, role, generation, now).await?;
    make_key(conn, service, space, generation).await
}

/// Somebody goes: they keep what they could read, and cannot open what is written from now on.
pub(super) async fn leave(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    account: Id<Account>,
    now: Timestamp,
) -> Result<(), Stop> {
    let generation = store::next_generation(conn, space).await?;
    store::end_seat(conn, space, account, generation - 1, now).await?;
    make_key(conn, service, space, generation).await
}

/// The same people go on under a new key: which generation it is.
pub(super) async fn renew(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<i64, Stop> {
    let generation = store::next_generation(conn, space).await?;
    make_key(conn, service, space, generation).await?;
    Ok(generation)
}

async fn make_key(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    generation: i64,
) -> Result<(), Stop> {
    let rng = &mut SystemEntropy;
    let key = SpaceKey::generate(rng);
    for seat in store::seats(conn, space).await? {
        if seat.last.is_none() && !seat.gone {
            let public = accounts::public_key(conn, seat.account).await?;
            let wrapped = wrap(&public, &key, space, generation, seat.account);
            store::put_key(conn, space, generation, seat.account, &wrapped).await?;
        }
    }
    let recovery = recovery_key(service)?;
    let context = wrapped_for_recovery(space, generation);
    spent(Work::Wrap);
    let wrapped = recovery.wrap(&key, &context, rng);
    Ok(store::put_recovery_key(conn, space, generation, &wrapped).await?)
}

fn recovery_key(service: &Service) -> Result<PublicKey, Stop> {
    let house = service.house.get();
    let house = house.ok_or_else(|| Stop::Fault("the practice is not set up".to_owned()))?;
    Ok(house.recovery)
}

/// Keys of a private space on offer to a therapist who has not answered yet.
pub struct Offer {
    /// The pairing they belong to.
    pub pairing: Vec<u8>,
    /// To whom.
    pub therapist: Id<Account>,
}

/// A key of a space, for one more reader.
pub(super) fn wrap(
    public: &PublicKey,
    key: &SpaceKey,
    space: Id<Space>,
    generation: i64,
    reader: Id<Account>,
) -> Wrapped {
    let context = key_context(space, generation, reader.bytes());
    spent(Work::Wrap);
    public.wrap(key, &context, &mut SystemEntropy)
}

/// How much of their private space a client lets a new therapist read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    /// What was written since the last therapist left it, or from the beginning.
    SinceTheLast,
    /// Everything.
    All,
}

/// The client offers a therapist the keys of their private space.
pub async fn offer_keys(
    conn: &mut Conn,
    client: &Membership,
    offer: &Offer,
    past: Past,
) -> Result<(), Stop> {
    let public = accounts::public_key(conn, offer.therapist).await?;
    let first = first_current_generation(conn, client.space()).await?;
    let before = match past {
        Past::SinceTheLast => Vec::new(),
        Past::All => unread_before(conn, client, offer.therapist, first).await?,
    };
    let before = before.into_iter().flat_map(|(first, last)| first..=last);
    for generation in before.chain(first..=client.generation()) {
        let key = client.key_of(generation)?;
        let wrapped = wrap(&public, key, client.space(), generation, offer.therapist);
        store::put_offer(conn, offer, client.space(), generation, &wrapped).await?;
    }
    Ok(())
}

/// The therapist accepts: the offered keys become theirs. They sit in the space from what was written
/// since the last therapist left, and in the stretches of the past that were offered too.
pub async fn accept_offer(conn: &mut Conn, offer: &Offer, now: Timestamp) -> Result<(), Stop> {
    // Nobody puts a new key pair of theirs in force meanwhile: the offer is wrapped to the one they have.
    accounts::hold(conn, offer.therapist).await?;
    let (space, offered) = store::take_offer(conn, offer)
        .await?
        .ok_or(Stop::NotFound)?;
    let first = first_current_generation(conn, space).await?;
    let apart = store::apart(conn, space).await?;
    let is_apart = |generation: &i64| apart.iter().any(|one| one.generation == *generation);
    let past = offered.into_iter().filter(|generation| *generation < first);
    let (alone, past): (Vec<i64>, Vec<i64>) = past.partition(is_apart);
    // What is set apart has a seat of its own, which can be taken back by itself.
    let alone = alone.into_iter().map(|generation| (generation, generation));
    for range in ranges(past.into_iter()).into_iter().chain(alone) {
        let role = SeatRole::Therapist;
        store::insert_past_seat(conn, space, offer.therapist, role, range, now).await?;
    }
    store::insert_seat(
        conn,
        space,
        offer.therapist,
        SeatRole::Therapist,
        first,
        now,
    )
    .await?;
    Ok(())
}

/// The offer is off: its keys are destroyed.
pub async fn withdraw_offer(conn: &mut Conn, offer: &Offer) -> Result<(), Stop> {
    Ok(store::delete_offer(conn, offer).await?)
}

/// The offers of these pairings are off, those of a couple's two or fewer. It is asked of the store once,
/// however many they are.
pub async fn withdraw_offers(conn: &mut Conn, offers: &[Offer]) -> Result<(), Stop> {
    let of = |at: usize| offers.get(at).map_or(&[][..], |offer| &offer.pairing);
    Ok(store::delete_offers(conn, [of(0), of(1)]).await?)
}

/// The therapist in a space now.
pub async fn seat_of_therapist(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<Option<Id<Account>>, Stop> {
    let seats = store::seats(conn, space).await?;
    let therapist = seats
        .iter()
        .find(|seat| seat.role == SeatRole::Therapist && seat.last.is_none());
    Ok(therapist.map(|seat| seat.account))
}

/// What a space is for; `None` if there is no such space.
///
/// # Errors
/// If the store does not answer.
pub async fn kind_of(conn: &mut Conn, space: Id<Space>) -> Result<Option<SpaceKind>, Stop> {
    Ok(store::space(conn, space).await?.map(|found| found.kind))
}

/// The clients who sit or sat in a space.
pub async fn clients_of(conn: &mut Conn, space: Id<Space>) -> Result<Vec<Id<Account>>, Stop> {
    let seats = store::seats(conn, space).await?;
    let clients = seats.iter().filter(|seat| seat.role == SeatRole::Client);
    let mut clients: Vec<_> = clients.map(|seat| seat.account).collect();
    clients.sort();
    clients.dedup();
    Ok(clients)
}

/// The clients who sit in a space now.
///
/// # Errors
/// If the store does not answer.
pub async fn clients_now(conn: &mut Conn, space: Id<Space>) -> Result<Vec<Id<Account>>, Stop> {
    let seats = store::seats(conn, space).await?;
    let sits = |seat: &&super::Seat| seat.role == SeatRole::Client && seat.last.is_none();
    Ok(seats.iter().filter(sits).map(|seat| seat.account).collect())
}

/// The first generation of a private space that belongs to the work with the client's present (or
/// next) therapist: no earlier therapist could read it.
pub async fn first_current_generation(conn: &mut Conn, space: Id<Space>) -> Result<i64, Stop> {
    let seats = store::seats(conn, space).await?;
    let therapists = seats.iter().filter(|seat| seat.role == SeatRole::Therapist);
    let ended = therapists.filter_map(|seat| seat.last).max();
    Ok(ended.map_or(1, |last| last + 1))
}
