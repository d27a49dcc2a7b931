//! What therapists do with texts that clients read: sign them as reviewed.

use super::{Reviewer, Text, store};
use crate::accounts::SignedIn;
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::practice::{self, Licence, day};
use crate::service::Service;
use crate::web::Stop;

/// What came of signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signed {
    /// It stands under the text from now on.
    Done,
    /// It is another text by now than the one they read.
    Changed,
}

/// The licences of a therapist that were verified and are in force.
pub(super) async fn good_licences(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<Licence>, Stop> {
    let today = day(store::day(service.clock.now()));
    let mut licences = practice::licences_of(conn, service, me.account()).await?;
    licences.retain(|licence| {
        let verified = licence
            .vetted
            .as_ref()
            .is_some_and(|vetted| vetted.verified);
        verified && day(licence.details.expires).0 >= today.0
    });
    Ok(licences)
}

/// A therapist signs this text, which they read, by this licence of theirs.
///
/// # Errors
/// [`Stop::NotFound`] if it is no verified licence of theirs that is in force.
pub(super) async fn sign(
    service: &Service,
    me: &SignedIn,
    text: &Text<'_>,
    read: &str,
    licence: Id<Licence>,
) -> Result<Signed, Stop> {
    if read != hash_of(text) {
        return Ok(Signed::Changed);
    }
    let mut tx = service.db.begin().await?;
    let licences = good_licences(&mut tx, service, me).await?;
    let licence = licences.into_iter().find(|known| known.id == licence);
    let details = licence.ok_or(Stop::NotFound)?.details;
    let by = Reviewer {
        name: me.name().to_owned(),
        credential: details.kind,
        licence: format!("{}, {}", details.number, details.jurisdiction.name()),
    };
    let id = store::insert(&mut tx, service, text, me.account(), &by).await?;
    let note = Note::by(me.account(), text.kind.deed()).object(id);
    audit::note(&mut tx, service, note).await?;
    tx.commit().await?;
    Ok(Signed::Done)
}

/// What names an exact text in a form.
pub(super) fn hash_of(text: &Text<'_>) -> String {
    data_encoding::HEXLOWER.encode(text.hash)
}
