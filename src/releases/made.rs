//! What a release allows whoever makes the copy: found, looked over again, marked as made.

use super::acts::tell_others;
use super::{Asked, Release, Standing, store};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{Space, enter, keep_still, owners_of};
use crate::service::Service;
use crate::web::Stop;

/// A release that this person asked for, what it is, and where it stands.
///
/// # Errors
/// [`Stop::NotFound`] if there is none of theirs, or they cannot read the space any more.
pub async fn found(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    (space, id): (Id<Space>, Id<Release>),
) -> Result<(Release, Asked, Standing), Stop> {
    let member = enter(conn, me, space).await?;
    let release = store::find(conn, service, space, id).await?;
    let release = release.filter(|it| it.asker == me.account());
    let release = release.ok_or(Stop::NotFound)?;
    let asked = release.open(&member)?.ok_or(Stop::NotFound)?;
    let owners = owners_of(conn, space).await?;
    let standing = release.standing(&owners, service.clock.now());
    Ok((release, asked, standing))
}

/// A release that both have agreed to. Until this transaction ends nobody takes that back, and nobody comes
/// or goes.
///
/// # Errors
/// [`Stop::NotFound`] if they have not, or not any more, or it was made.
pub async fn agreed(
    conn: &mut Conn,
    service: &Service,
    (space, id): (Id<Space>, Id<Release>),
) -> Result<Release, Stop> {
    keep_still(conn, space).await?;
    let owners = owners_of(conn, space).await?;
    let release = store::find(conn, service, space, id).await?;
    let release = release.ok_or(Stop::NotFound)?;
    let standing = release.standing(&owners, service.clock.now());
    if standing == Standing::Agreed {
        Ok(release)
    } else {
        Err(Stop::NotFound)
    }
}

/// Marks a release as made, if both still agree: all whose it is are told. From here on nobody takes it back.
///
/// # Errors
/// As [`agreed`].
pub async fn finish(
    conn: &mut Conn,
    service: &Service,
    by: Id<Account>,
    which: (Id<Space>, Id<Release>),
) -> Result<(), Stop> {
    let release = agreed(conn, service, which).await?;
    let owners = owners_of(conn, release.space).await?;
    store::set_made(conn, release.id, service.clock.now()).await?;
    let note = Note::by(by, Deed::ReleaseMade).within(release.space);
    audit::note(conn, service, note.object(release.id)).await?;
    tell_others(conn, service, &owners, by).await
}
