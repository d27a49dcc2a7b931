//! Who is at the other end of a line: a member of the space, or a guest without an account.
//!
//! What must stay true: nobody comes in round the door, a client's or a guest's; whoever may not be here
//! any more is told from the store, not from what was true when the line opened.

use super::attendance;
use super::call::{Role, Someone, Who};
use super::guests::{self, Guest};
use super::wire::Token;
use super::{arrivals, open_session};
use crate::accounts::SignedIn;
use crate::appointments::{self, Appointment};
use crate::db::Id;
use crate::episodes::SeatRole;
use crate::service::Service;
use crate::web::Stop;

/// Someone at the other end of a line.
pub(super) enum Party {
    /// A member of the space.
    Member(SignedIn),
    /// A guest of this session.
    Guest(Id<Guest>),
}

impl Party {
    /// A member of the space who may join this session now.
    ///
    /// # Errors
    /// [`Stop::NotFound`] if they may not.
    pub(super) async fn member(
        service: &Service,
        me: SignedIn,
        id: Id<Appointment>,
    ) -> Result<(Self, Who), Stop> {
        let (_, member) = match open_session(service, &me, id).await {
            Err(Stop::Elsewhere(_)) => Err(Stop::NotFound),
            found => found,
        }?;
        let who = Who {
            someone: Someone::Account(me.account()),
            name: me.name().to_owned(),
            role: match member.role() {
                SeatRole::Therapist => Role::Therapist,
                SeatRole::Client => Role::Client,
                // No session of the therapist's is theirs.
                SeatRole::Cover => return Err(Stop::NotFound),
            },
        };
        Ok((Self::Member(me), who))
    }

    /// The guest whose link this is, and their session.
    ///
    /// # Errors
    /// [`Stop::NotFound`] if it is not good (any more).
    pub(super) async fn guest(
        service: &Service,
        token: &str,
    ) -> Result<(Self, Who, Id<Appointment>), Stop> {
        let guest = guests::find(service, token).await?;
        let who = Who {
            someone: Someone::Guest(guest.id),
            name: guest.name().to_owned(),
            role: Role::Guest(guest.kind()),
        };
        Ok((Self::Guest(guest.id), who, guest.appointment))
    }

    /// Whether they came through the door: a client said where they are and that they agree, a guest
    /// agreed to what is expected of them.
    pub(super) async fn came_by_the_door(
        &self,
        service: &Service,
        who: &Who,
        id: Id<Appointment>,
    ) -> bool {
        match self {
            Self::Guest(guest) => {
                let found = guests::find_still(service, *guest).await;
                found.is_ok_and(|guest| guest.has_agreed())
            }
            Self::Member(_) if who.role == Role::Therapist => true,
            Self::Member(me) => {
                let Ok((appointment, _)) = appointments::find(service, me, id).await else {
                    return false;
                };
                let Ok(mut conn) = service.db.read().await else {
                    return false;
                };
                let said = arrivals::is_there(&mut conn, me, &appointment).await;
                said.unwrap_or(false)
            }
        }
    }

    /// Whether this device was let in before and neither left nor was sent back.
    pub(super) async fn was_let_in(
        &self,
        service: &Service,
        id: Id<Appointment>,
        device: &Token,
    ) -> bool {
        let Ok(mut conn) = service.db.read().await else {
            return false;
        };
        let someone = match self {
            Self::Member(me) => Someone::Account(me.account()),
            Self::Guest(guest) => Someone::Guest(*guest),
        };
        let found = attendance::is_in(&mut conn, service, id, someone, device).await;
        found.unwrap_or(false)
    }

    /// Whether they may still be here.
    pub(super) async fn may_still(&self, service: &Service, id: Id<Appointment>) -> bool {
        match self {
            Self::Member(me) => {
                let found = appointments::find(service, me, id).await;
                found.is_ok_and(|(appointment, member)| {
                    member.writes() && appointment.is_open(service.clock.now())
                })
            }
            Self::Guest(guest) => guests::find_still(service, *guest).await.is_ok(),
        }
    }
}
