//! Guests of one session, without an account: a co-therapist or an interpreter, whom the therapist
//! brings in by a link.
//!
//! What must stay true: a link opens something only while its session can be joined and its therapist is
//! in the space to lead it; one that is late, taken back or unknown looks like one that never was.

use jiff::Timestamp;
use sealing::SystemEntropy;
use serde::{Deserialize, Serialize};

use super::attendance::{self, Time};
use super::guest_store as store;
use crate::appointments::{self, Appointment};
use crate::db::{Conn, Id};
use crate::episodes::Membership;
use crate::languages::say;
use crate::service::{Service, link_secret};
use crate::web::Stop;

/// The most guests of one session: with two clients and the therapist that is all who can be in.
pub const MOST_GUESTS: usize = 2;

/// As what a guest comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GuestKind {
    /// Another therapist, who works along.
    CoTherapist,
    /// Someone who translates.
    Interpreter,
}

impl GuestKind {
    /// As a form sends it, and a text takes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::CoTherapist => "co-therapist",
            Self::Interpreter => "interpreter",
        }
    }

    /// From what a form sends.
    pub fn of(text: &str) -> Option<Self> {
        let all = [Self::CoTherapist, Self::Interpreter];
        all.into_iter().find(|kind| kind.code() == text)
    }
}

/// A guest of a session.
#[derive(Clone, Debug)]
pub struct Guest {
    /// Which.
    pub id: Id<Guest>,
    /// Of which session.
    pub appointment: Id<Appointment>,
    pub(super) about: About,
}

/// What is sealed of a guest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct About {
    name: String,
    kind: GuestKind,
    pub(super) asked_at: Timestamp,
    agreed_at: Option<Timestamp>,
    revoked_at: Option<Timestamp>,
    times: Vec<Time>,
}

impl Guest {
    /// Their name, as the therapist wrote it.
    pub fn name(&self) -> &str {
        &self.about.name
    }

    /// As what they come.
    pub fn kind(&self) -> GuestKind {
        self.about.kind
    }

    /// Name and kind, as others read it.
    pub fn words(&self) -> String {
        say("guest-named")
            .with("name", &self.about.name)
            .with("kind", self.about.kind.code())
            .into()
    }

    /// Whether they agreed to what is expected of them.
    pub fn has_agreed(&self) -> bool {
        self.about.agreed_at.is_some()
    }

    /// When they were in.
    pub(super) fn times(&self) -> &[Time] {
        &self.about.times
    }
}

/// How bringing someone in ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The secret part of their link, known to nobody else.
    Link(String),
    /// There are as many as can be.
    Enough,
}

/// The guests of a session whose link was not taken back.
pub async fn expected(
    conn: &mut Conn,
    service: &Service,
    appointment: Id<Appointment>,
) -> Result<Vec<Guest>, Stop> {
    let mut all = store::all_of(conn, service, appointment).await?;
    all.retain(|guest| guest.about.revoked_at.is_none());
    Ok(all)
}

/// The therapist brings someone in.
///
/// # Errors
/// [`Stop::NotFound`] if they do not lead this session (any more).
pub async fn ask(
    service: &Service,
    member: &Membership,
    appointment: &Appointment,
    name: &str,
    kind: GuestKind,
) -> Result<Asked, Stop> {
    if appointment.therapist != member.account() {
        return Err(Stop::NotFound);
    }
    let mut tx = service.db.begin().await?;
    member.hold(&mut tx).await?;
    attendance::take_turns(&mut tx, appointment.id).await?;
    if expected(&mut tx, service, appointment.id).await?.len() >= MOST_GUESTS {
        return Ok(Asked::Enough);
    }
    let about = About {
        name: name.to_owned(),
        kind,
        asked_at: service.clock.now(),
        agreed_at: None,
        revoked_at: None,
        times: Vec::new(),
    };
    let guest = Guest {
        // No time in it: it would be the session's.
        id: Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy),
        appointment: appointment.id,
        about,
    };
    let token = link_secret();
    store::insert(&mut tx, service, &guest, &token).await?;
    tx.commit().await?;
    Ok(Asked::Link(token))
}

/// Takes a guest's link back.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such guest of this session.
pub async fn take_back(
    service: &Service,
    member: &Membership,
    appointment: &Appointment,
    id: Id<Guest>,
) -> Result<(), Stop> {
    if appointment.therapist != member.account() {
        return Err(Stop::NotFound);
    }
    let now = service.clock.now();
    change(service, appointment.id, id, |about| {
        about.revoked_at.get_or_insert(now);
    })
    .await
}

/// A guest agrees to what is expected of them.
pub async fn agree(service: &Service, guest: &Guest) -> Result<(), Stop> {
    let now = service.clock.now();
    change(service, guest.appointment, guest.id, |about| {
        about.agreed_at.get_or_insert(now);
    })
    .await
}

async fn change(
    service: &Service,
    appointment: Id<Appointment>,
    id: Id<Guest>,
    run: impl FnOnce(&mut About),
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    attendance::take_turns(&mut tx, appointment).await?;
    let mut guest = store::find(&mut tx, service, id).await?;
    if guest.appointment != appointment {
        return Err(Stop::NotFound);
    }
    run(&mut guest.about);
    store::update(&mut tx, service, &guest).await?;
    Ok(tx.commit().await?)
}

/// The guest whose link this is, while it is good.
///
/// # Errors
/// [`Stop::NotFound`] if it is late, taken back or unknown, without saying which.
pub async fn find(service: &Service, token: &str) -> Result<Guest, Stop> {
    let mut conn = service.db.read().await?;
    let guest = store::find_by_link(&mut conn, service, token).await?;
    still_good(&mut conn, service, guest).await
}

/// A guest who may be there now.
///
/// # Errors
/// [`Stop::NotFound`] if not (any more).
pub(super) async fn find_still(service: &Service, id: Id<Guest>) -> Result<Guest, Stop> {
    let mut conn = service.db.read().await?;
    let guest = store::find(&mut conn, service, id).await?;
    still_good(&mut conn, service, guest).await
}

async fn still_good(conn: &mut Conn, service: &Service, guest: Guest) -> Result<Guest, Stop> {
    let open = appointments::is_open_with_therapist(conn, service, guest.appointment).await?;
    if guest.about.revoked_at.is_some() || !open {
        return Err(Stop::NotFound);
    }
    Ok(guest)
}

/// Name and kind of a guest, for the record.
pub(super) async fn words_of(
    conn: &mut Conn,
    service: &Service,
    id: Id<Guest>,
) -> Result<String, Stop> {
    Ok(store::find(conn, service, id).await?.words())
}

/// When a guest was in.
pub(super) async fn times_of(
    conn: &mut Conn,
    service: &Service,
    id: Id<Guest>,
) -> Result<Vec<Time>, Stop> {
    Ok(store::find(conn, service, id).await?.about.times)
}

/// Writes down when a guest was in, while nobody else writes of this session.
pub(super) async fn put_times(
    conn: &mut Conn,
    service: &Service,
    id: Id<Guest>,
    times: &[Time],
) -> Result<(), Stop> {
    let mut guest = store::find(conn, service, id).await?;
    guest.about.times = times.to_vec();
    store::update(conn, service, &guest).await
}
