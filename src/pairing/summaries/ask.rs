//! A client asks a therapist whose work with them ended for a summary: in the moment they leave, or some days
//! later.

use sealing::SystemEntropy;

use super::{DAYS_TO_ASK, Said, Summary, days, pass, store};
use crate::accounts::{self, Account, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Apart, Space, enter_still};
use crate::jobs;
use crate::service::Service;
use crate::web::Stop;

/// Whether a client wants a summary, and who is to read it when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// None.
    Nothing,
    /// The client reads it, and then decides.
    ReadFirst,
    /// Their next therapist may read it as soon as they can.
    PassedOn,
}

impl Wanted {
    /// As a form sends it; whatever is unknown asks for nothing.
    pub(in crate::pairing) fn of(text: &str) -> Self {
        match text {
            "first" => Self::ReadFirst,
            "along" => Self::PassedOn,
            _ => Self::Nothing,
        }
    }
}

/// The therapists of ended work whom this client can ask for one now.
pub(super) async fn askable(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<Vec<Apart>, Stop> {
    let since = service.clock.now() - days(DAYS_TO_ASK);
    let asked = store::of_space(conn, service, space).await?;
    let was_asked = |one: &Apart| asked.iter().any(|it| it.generation == one.generation);
    let mut found = Vec::new();
    for one in episodes::apart_in(conn, space).await? {
        let is_new = one.at > since && !was_asked(&one);
        if is_new && !accounts::is_erased(conn, one.therapist).await? {
            found.push(one);
        }
    }
    Ok(found)
}

/// A client asks for a summary of the work in their private space.
///
/// # Errors
/// [`Stop::NotFound`] if it ended too long ago, or was asked for before.
pub(in crate::pairing) async fn ask(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    therapist: Id<Account>,
    wanted: Wanted,
) -> Result<(), Stop> {
    if wanted == Wanted::Nothing {
        return Ok(());
    }
    let space = episodes::private_space_of(conn, me.account()).await?;
    let space = space.ok_or(Stop::NotFound)?;
    let client = enter_still(conn, me, space).await?;
    let apart = askable(conn, service, space).await?;
    let apart = apart.into_iter().find(|one| one.therapist == therapist);
    let apart = apart.ok_or(Stop::NotFound)?;
    let now = service.clock.now();
    let summary = Summary {
        id: Id::new(now, &mut SystemEntropy),
        space,
        author: therapist,
        asked_at: now,
        written_at: None,
        generation: apart.generation,
        sealed: None,
        corrected_at: None,
        said: Said {
            passes: wanted == Wanted::PassedOn,
            declined: false,
            at: now,
        },
    };
    store::insert(conn, service, &summary).await?;
    let note = Note::by(me.account(), Deed::SummaryAsked).within(space);
    audit::note(conn, service, note.object(summary.id)).await?;
    pass::take_effect(conn, service, &client, &summary).await
}

/// The same, some days after the work ended: the therapist is told.
///
/// # Errors
/// [`Stop::NotFound`] where nothing can be asked of this therapist (any more).
pub async fn ask_later(
    service: &Service,
    me: &SignedIn,
    space: Id<Space>,
    therapist: Id<Account>,
    wanted: Wanted,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let private = episodes::private_space_of(&mut tx, me.account()).await?;
    if private != Some(space) || wanted == Wanted::Nothing {
        return Err(Stop::NotFound);
    }
    pass::hold_pairing(&mut tx, me.account()).await?;
    ask(&mut tx, service, me, therapist, wanted).await?;
    jobs::tell(&mut tx, service, therapist, "/caseload").await?;
    Ok(tx.commit().await?)
}
