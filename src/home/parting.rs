//! That a couple parted, in words: for the one who stayed, the one who left, and the therapist who knows.
//!
//! What must stay true: the one who stayed reads nothing before the time the leaver chose, and a therapist
//! who was not the leaver's sees the couple as the one who stayed does.

use jiff::{SignedDuration, Timestamp};

use crate::accounts::{self, Account, SignedIn};
use crate::db::{Conn, Id};
use crate::episodes::Episode;
use crate::languages::say;
use crate::pairing::{self, Parting};
use crate::service::Service;
use crate::web::{Stop, when};

/// What a client reads on their home after they parted.
pub(super) struct Parted {
    pub(super) words: String,
    /// Whether it is the other who went.
    pub(super) was_left: bool,
}

/// For how long it is said on somebody's home.
const SAID_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What a client is told on their home: that the other left, or what they themselves chose when they did.
pub(super) async fn on_home(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    episode: &Episode,
) -> Result<Option<Parted>, Stop> {
    let since = service.clock.now() - SAID_FOR;
    let is_fresh = |at: Option<Timestamp>| at.is_none_or(|at| at > since);
    let stayed = pairing::parting_of_episode(conn, service, episode.id).await?;
    let is_mine = |parting: &Parting| parting.stayer == me.account();
    let stayed = stayed.filter(|parting| is_mine(parting) && episode.clients.len() == 1);
    if let Some(parting) = stayed {
        let told = parting.told_at.is_some() && is_fresh(parting.told_at);
        let leaver = accounts::person(conn, service, parting.leaver).await?.name;
        let words = parting.wording.words(&leaver).filter(|_| told);
        return Ok(words.map(|words| Parted {
            words,
            was_left: true,
        }));
    }
    let left = pairing::parting_of_leaver(conn, service, me.account()).await?;
    let Some(parting) = left.filter(|left| is_fresh(left.told_at) && !episode.seems_couple())
    else {
        return Ok(None);
    };
    let day = when::day(parting.at, me.zone());
    let told = told(conn, service, me, &parting).await?;
    let alone = say("parted-alone").with("day", day);
    Ok(Some(Parted {
        words: format!("{alone} {told}"),
        was_left: false,
    }))
}

/// What the one who stayed is told, and when.
async fn told(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    parting: &Parting,
) -> Result<String, Stop> {
    let stayer = accounts::person(conn, service, parting.stayer).await?.name;
    let leaver = accounts::person(conn, service, parting.leaver).await?.name;
    let said = match (parting.wording.words(&leaver), parting.told_at) {
        (None, _) => say("parted-told-nothing"),
        (Some(words), None) => say("parted-is-told")
            .with("day", when::day(parting.tell_at, me.zone()))
            .with("words", words),
        (Some(words), Some(at)) => say("parted-was-told")
            .with("day", when::day(at, me.zone()))
            .with("words", words),
    };
    Ok(said.with("name", stayer).into())
}

async fn of_client(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    client: Id<Account>,
) -> Result<Option<Parting>, Stop> {
    // Looked for wherever it may be, so that who must not know of one is not told by the time it takes.
    let stayed = pairing::parting_of_episode(conn, service, episode.id).await?;
    let left = pairing::parting_of_leaver(conn, service, client).await?;
    Ok(stayed
        .or(left)
        .filter(|_| episode.partner(client).is_none()))
}

/// What the leaver's therapist of then reads beside either of the two: what the other knows.
pub(super) async fn for_therapist(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    (episode, client): (&Episode, Id<Account>),
) -> Result<Option<String>, Stop> {
    let parting = of_client(conn, service, episode, client).await?;
    let mine = |parting: &Parting| parting.therapist == Some(me.account());
    let Some(parting) = parting.filter(mine) else {
        return Ok(None);
    };
    let leaver = accounts::person(conn, service, parting.leaver).await?.name;
    let stayer = accounts::person(conn, service, parting.stayer).await?.name;
    let day = when::day(parting.at, me.zone());
    let told = told(conn, service, me, &parting).await?;
    let care = if parting.told_at.is_some() && parting.wording.words(&leaver).is_some() {
        say("parted-care-told").with("name", &leaver)
    } else {
        say("parted-care-untold").with("name", stayer)
    };
    let went = say("parted-they-went").with("name", leaver);
    let went = went.with("day", day);
    Ok(Some(format!("{went} {told} {care}")))
}
