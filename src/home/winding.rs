//! Work that winds down after a couple parted, as each of the three sees it.
//!
//! What must stay true: nobody sees what another answered; only whether it goes on.

use crate::accounts::{self, Account, SignedIn};
use crate::db::{Conn, Id};
use crate::pairing;
use crate::service::Service;
use crate::web::{Stop, when};

/// A client's own work, as they see it.
pub(super) struct Winding {
    pub(super) therapist: String,
    pub(super) other: String,
    pub(super) until: String,
    /// Whether they asked to go on.
    pub(super) asked: bool,
    /// Whether somebody said no.
    pub(super) off: bool,
    /// Whether the other knows that they parted, and can be asked.
    pub(super) may_ask: bool,
    /// Whether the other was erased, and can never be asked.
    pub(super) gone: bool,
}

/// What somebody is asked about another's work.
pub(super) struct Question {
    pub(super) client: String,
    pub(super) name: String,
    pub(super) therapist: String,
    pub(super) until: String,
    pub(super) answered: bool,
    pub(super) off: bool,
}

/// How a client's own work winds down.
pub(super) async fn own(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Option<Winding>, Stop> {
    let Some(winding) = pairing::winding_of(conn, service, me.account()).await? else {
        return Ok(None);
    };
    Ok(Some(Winding {
        therapist: accounts::person(conn, service, winding.therapist)
            .await?
            .name,
        other: accounts::person(conn, service, winding.other).await?.name,
        until: when::day(winding.until, me.zone()),
        asked: winding.asking.asked,
        off: winding.asking.is_off(),
        may_ask: pairing::knows(conn, winding.other, me.account()).await?,
        gone: accounts::is_erased(conn, winding.other).await?,
    }))
}

fn question(
    winding: &pairing::Winding,
    names: [String; 2],
    answered: bool,
    me: &SignedIn,
) -> Question {
    let [name, therapist] = names;
    Question {
        client: winding.client.to_string(),
        name,
        therapist,
        until: when::day(winding.until, me.zone()),
        answered,
        off: winding.asking.is_off(),
    }
}

async fn names(
    conn: &mut Conn,
    service: &Service,
    winding: &pairing::Winding,
) -> Result<[String; 2], Stop> {
    let client = accounts::person(conn, service, winding.client).await?.name;
    let therapist = accounts::person(conn, service, winding.therapist)
        .await?
        .name;
    Ok([client, therapist])
}

/// What a client is asked by who was with them.
pub(super) async fn asked(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<Question>, Stop> {
    let mut list = Vec::new();
    for winding in pairing::asked_of(conn, service, me).await? {
        let names = names(conn, service, &winding).await?;
        list.push(question(
            &winding,
            names,
            winding.asking.other.is_some(),
            me,
        ));
    }
    Ok(list)
}

/// How this client's work winds down, as their therapist sees it; and whether they are asked anything.
pub(super) async fn for_therapist(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    client: Id<Account>,
) -> Result<Option<(Question, bool)>, Stop> {
    let winding = pairing::winding_of(conn, service, client).await?;
    let Some(winding) = winding.filter(|winding| winding.therapist == me.account()) else {
        return Ok(None);
    };
    let names = names(conn, service, &winding).await?;
    let answered = winding.asking.therapist.is_some();
    let asks = winding.asking.asked && pairing::knows(conn, winding.other, client).await?;
    Ok(Some((question(&winding, names, answered, me), asks)))
}
