//! What a copy is of: all that is somebody's, or what both of a couple released to somebody else.
//!
//! What must stay true: a release is made only while both agree to it, looked at again when it is finished.

use std::sync::Arc;

use jiff::Timestamp;

use super::entries::Part;
use super::writing::{Cover, Form};
use super::{gather, released, therapist};
use crate::accounts::{Account, Role, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::Space;
use crate::intake::Content;
use crate::jobs;
use crate::releases::{self, Release};
use crate::service::Service;
use crate::web::Stop;

/// What a copy is of.
#[derive(Clone)]
pub(super) enum Subject {
    /// All that is its owner's.
    Everything(Arc<Content>),
    /// What both of a couple released.
    Release(Id<Space>, Id<Release>),
}

/// What is done with a copy.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Asked,
    Taken,
    Deleted,
}

impl Subject {
    /// The id it is stored by.
    pub(super) fn key<'a>(&'a self, owner: &'a Id<Account>) -> (Id<Account>, &'a [u8]) {
        match self {
            Self::Everything(_) => (*owner, owner.bytes()),
            Self::Release(_, release) => (*owner, release.bytes()),
        }
    }

    /// What is noted of a step; that a release is begun to be made is not, only that it was.
    pub(super) fn note(&self, me: &SignedIn, step: Step) -> Option<Note> {
        let (everything, release) = match step {
            Step::Asked => (Deed::ExportAsked, None),
            Step::Taken => (Deed::ExportTaken, Some(Deed::ReleaseTaken)),
            Step::Deleted => (Deed::ExportDeleted, Some(Deed::ReleaseDeleted)),
        };
        match self {
            Self::Everything(_) => Some(of_owner(me, everything)),
            Self::Release(space, id) => {
                release.map(|deed| Note::by(me.account(), deed).within(*space).object(*id))
            }
        }
    }

    /// Whether it may be begun; until the transaction ends that does not change.
    ///
    /// # Errors
    /// [`Stop::NotFound`] if not.
    pub(super) async fn may_begin(&self, conn: &mut Conn, service: &Service) -> Result<(), Stop> {
        match self {
            Self::Everything(_) => Ok(()),
            Self::Release(space, id) => releases::agreed(conn, service, (*space, *id))
                .await
                .map(drop),
        }
    }

    /// In which forms it is written: what is not a client's own has no form for another practice's programs.
    pub(super) fn forms(&self, me: &SignedIn) -> &'static [Form] {
        match self {
            Self::Everything(_) if me.role() == Role::Client => Form::ALL,
            _ => &Form::ALL[..2],
        }
    }

    /// Its first page and its parts.
    ///
    /// # Errors
    /// If the store does not answer or something does not open.
    pub(super) async fn gather(
        &self,
        conn: &mut Conn,
        service: &Service,
        me: &SignedIn,
        asked_at: Timestamp,
    ) -> Result<(Cover, Vec<Part>), Stop> {
        match self {
            Self::Everything(_) if me.role() == Role::Therapist => {
                let parts = therapist::parts(conn, service, me).await?;
                Ok((Cover::of_therapist(service, me, asked_at), parts))
            }
            Self::Everything(content) => {
                let parts = gather::parts(conn, service, content, me, asked_at).await?;
                Ok((Cover::of_client(service, me, asked_at), parts))
            }
            Self::Release(space, id) => released::gather(conn, service, me, (*space, *id)).await,
        }
    }

    /// Notes that it is finished, and tells whoever is to know.
    ///
    /// # Errors
    /// [`Stop::NotFound`] if a release is not agreed to any more: nothing of it may be handed out.
    pub(super) async fn finish(
        &self,
        conn: &mut Conn,
        service: &Service,
        me: &SignedIn,
    ) -> Result<(), Stop> {
        match self {
            Self::Everything(_) => {
                audit::note(conn, service, of_owner(me, Deed::ExportMade)).await?;
                jobs::tell(conn, service, me.account(), "/account/copy").await
            }
            Self::Release(space, id) => {
                releases::finish(conn, service, me.account(), (*space, *id)).await
            }
        }
    }
}

fn of_owner(me: &SignedIn, deed: Deed) -> Note {
    Note::by(me.account(), deed).about(me.account())
}
