//! What people do with pairings, an act or two a file: choose, accept or decline, end the work, come along
//! with a partner, open the joint space.

mod answer;
mod choose;
mod end;
mod join;
mod joint;

use matching::Ineligible;

use super::Pairing;
use super::suggestions::{clients, judge};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Offer};
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

pub use answer::{accept, decline};
pub use choose::{choose, choose_in, withdraw};
pub use end::{change, end};
pub(super) use end::{drop_agreements, note_closing, part, part_for};
pub use join::join_partner;
pub use joint::{JointState, joint_state, open_joint, screen_of};

pub(super) fn offer(pairing: &Pairing) -> Offer {
    Offer {
        pairing: pairing.id.bytes().to_vec(),
        therapist: pairing.therapist,
    }
}

/// Notes what was done with a pairing: in the client's private space, which it is about.
async fn note(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    pairing: &Pairing,
    deed: audit::Deed,
) -> Result<(), Stop> {
    let private = episodes::private_space_of(conn, pairing.client).await?;
    let note = Note::by(me.account(), deed).object(pairing.id);
    let note = note.within(private.ok_or(Stop::NotFound)?);
    Ok(audit::note(conn, service, note).await?)
}

/// Whether a therapist may be paired with this client now: inside, which rule refuses; outside, that there is
/// no such therapist.
pub(super) async fn fits(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    therapist: Id<Account>,
) -> Result<Result<(), Ineligible>, Stop> {
    let clients = clients(conn, service, client).await?;
    let therapist = practice::therapist(conn, service, therapist).await?;
    let therapist = therapist.ok_or(Stop::NotFound)?;
    let judged = judge(conn, service, &clients, &therapist).await?;
    Ok(judged.map(drop))
}
