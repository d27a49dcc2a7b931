//! What people do with consents: sign, withdraw; and what holds now.

use super::{AsSigned, Signed, Text, store, texts};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Episode, Held, Membership, enter, enter_still};
use crate::jobs;
use crate::service::Service;
use crate::web::Stop;

/// How a client stands with one text.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Which text.
    pub text: Text,
    /// Whether it is theirs to sign now.
    pub asked: bool,
    /// The signature that holds, if one does.
    pub held: Option<Signed>,
    /// The newest signature, whether it holds or not.
    pub last: Option<Signed>,
}

/// Whether a signature holds: it was not withdrawn, it is of the text as it reads now in its language, and it was given to
/// whom it is needed by: consent to therapy and the couple's agreement to the therapist one has now, the
/// agreement moreover in the couple one is in now. What is kept is agreed to with the practice.
fn holds(signed: &Signed, now: &[i64], first: i64, since: jiff::Timestamp) -> bool {
    let current = signed.withdrawn_at.is_none() && now.contains(&signed.version);
    current
        && match signed.text {
            Text::Privacy => true,
            Text::Telehealth => signed.generation >= first,
            Text::Couple => signed.generation >= first && signed.at >= since,
        }
}

/// How a client stands with every text, for a member of their private space.
pub async fn standing(
    conn: &mut Conn,
    member: &Membership,
    client: Id<Account>,
) -> Result<Vec<Standing>, Stop> {
    let episode = episodes::episode_of(conn, client).await?;
    let since = episode.as_ref().map(Episode::screens_since);
    let first = episodes::first_current_generation(conn, member.space()).await?;
    let signed = store::signed(conn, member, client).await?;
    let mut all = Vec::new();
    for text in Text::ALL {
        let now = texts::to_sign(conn, text).await?;
        let mut mine = signed.iter().filter(|signed| signed.text == text);
        let last = mine.clone().next().cloned();
        let since = since.unwrap_or(jiff::Timestamp::MIN);
        let held = mine.find(|signed| holds(signed, &now, first, since));
        all.push(Standing {
            text,
            asked: match text {
                Text::Privacy | Text::Telehealth => true,
                Text::Couple => episode.as_ref().is_some_and(Episode::seems_couple),
            },
            held: held.cloned(),
            last,
        });
    }
    Ok(all)
}

/// Everything a client signed, the newest first, each in the very words it was signed in, for a member of
/// their private space.
pub async fn as_signed(
    conn: &mut Conn,
    member: &Membership,
    client: Id<Account>,
) -> Result<Vec<AsSigned>, Stop> {
    let mut all = Vec::new();
    for signed in store::signed(conn, member, client).await? {
        let wording = texts::version(conn, signed.text, signed.version).await?;
        let (title, words) = (wording.title.clone(), wording.plain());
        all.push(AsSigned {
            signed,
            title,
            words,
        });
    }
    Ok(all)
}

/// Whether a client's signature under this text holds, for a member of their private space.
pub async fn in_force(
    conn: &mut Conn,
    member: &Membership,
    client: Id<Account>,
    text: Text,
) -> Result<bool, Stop> {
    let all = standing(conn, member, client).await?;
    Ok(all.iter().any(|one| one.text == text && one.held.is_some()))
}

/// Keeps a signature of whoever holds their private space. Whether they saw this version is the caller's to
/// know.
pub async fn record(
    conn: &mut Conn,
    service: &Service,
    held: &Held<'_>,
    (text, version): (Text, i64),
    name: &str,
) -> Result<(), Stop> {
    let id = store::insert(conn, held, text, version, name, service.clock.now()).await?;
    let note = Note::by(held.account(), audit::Deed::ConsentSigned).within(held.space());
    Ok(audit::note(conn, service, note.object(id)).await?)
}

/// A client signs a text, in the version they were shown.
///
/// # Errors
/// [`Stop::Elsewhere`] to the text if it has a newer version by now.
pub async fn sign(
    service: &Service,
    me: &SignedIn,
    text: Text,
    version: i64,
    name: &str,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let private = episodes::private_space_of(&mut tx, me.account()).await?;
    let member = enter_still(&mut tx, me, private.ok_or(Stop::NotFound)?).await?;
    if !texts::to_sign(&mut tx, text).await?.contains(&version) {
        return Err(Stop::Elsewhere(format!(
            "/consents/{}?said=newer",
            text.name()
        )));
    }
    if in_force(&mut tx, &member, me.account(), text).await? {
        return Ok(());
    }
    let held = member.hold(&mut tx).await?;
    record(&mut tx, service, &held, (text, version), name).await?;
    Ok(tx.commit().await?)
}

/// A client withdraws what holds of a text. It holds no more from now on; their therapist is told that
/// there is something to look at. An open joint space hangs on the couple's agreement: the room above
/// closes it.
///
/// # Errors
/// [`Stop::NotFound`] if nothing holds.
pub async fn withdraw(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    text: Text,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let private = episodes::private_space_of(conn, me.account()).await?;
    let member = enter_still(conn, me, private.ok_or(Stop::NotFound)?).await?;
    let all = standing(conn, &member, me.account()).await?;
    let held = all.into_iter().find(|one| one.text == text);
    let held = held.and_then(|one| one.held).ok_or(Stop::NotFound)?;
    if !store::withdraw(conn, me.account(), held.id, now).await? {
        return Err(Stop::NotFound);
    }
    let note = Note::by(me.account(), audit::Deed::ConsentWithdrawn).within(member.space());
    audit::note(conn, service, note.object(held.id)).await?;
    if let Some(therapist) = episodes::seat_of_therapist(conn, member.space()).await? {
        jobs::tell(conn, service, therapist, "/caseload").await?;
    }
    Ok(())
}

/// Whether a client has withdrawn this text and not signed it again since.
///
/// # Errors
/// If the store does not answer.
pub async fn is_withdrawn(conn: &mut Conn, me: &SignedIn, text: Text) -> Result<bool, Stop> {
    let private = episodes::private_space_of(conn, me.account()).await?;
    let member = enter(conn, me, private.ok_or(Stop::NotFound)?).await?;
    let signed = store::signed(conn, &member, me.account()).await?;
    let last = signed.into_iter().find(|signed| signed.text == text);
    Ok(last.is_some_and(|last| last.withdrawn_at.is_some()))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use sealing::SystemEntropy;

    use super::*;

    #[test]
    fn a_signature_holds_for_whom_it_was_given_and_as_it_was_read() {
        let at = |second| Timestamp::from_second(second).expect("a time");
        let signed = |text| Signed {
            id: Id::new(at(0), &mut SystemEntropy),
            text,
            version: 2,
            name: "Maria Lopez".to_owned(),
            generation: 3,
            at: at(1_000),
            withdrawn_at: None,
        };
        for text in Text::ALL {
            assert!(holds(&signed(text), &[1, 2], 3, at(1_000)), "{text:?}");
            assert!(
                !holds(&signed(text), &[3, 4], 1, at(0)),
                "a newer text: {text:?}"
            );
            let mut withdrawn = signed(text);
            withdrawn.withdrawn_at = Some(at(2_000));
            assert!(!holds(&withdrawn, &[1, 2], 1, at(0)), "withdrawn: {text:?}");
        }
        let [privacy, telehealth, couple] = Text::ALL.map(signed);
        // A new therapist is not who it was given to.
        assert!(holds(&privacy, &[1, 2], 4, at(0)));
        assert!(!holds(&telehealth, &[1, 2], 4, at(0)));
        assert!(!holds(&couple, &[1, 2], 4, at(0)));
        // A new couple is not what was agreed to.
        assert!(holds(&telehealth, &[1, 2], 1, at(1_001)));
        assert!(!holds(&couple, &[1, 2], 1, at(1_001)));
    }
}
