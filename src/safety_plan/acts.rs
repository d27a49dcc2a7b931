//! What people do with a safety plan: read it, write it, share it with a new therapist.

use super::store::{self, Stored};
use super::{Plan, Section, Written};
use crate::accounts::SignedIn;
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{Membership, Space, SpaceKind, enter_still};
use crate::service::Service;
use crate::web::Stop;

/// What there is for a member of a private space.
#[derive(Clone, Debug)]
pub enum Found {
    /// Nothing was written yet.
    Nothing,
    /// There is a plan of before they came. It is the client's to share.
    OfBefore,
    /// The plan.
    Plan(Plan),
}

/// What became of what was written.
#[derive(Clone, Debug)]
pub enum Wrote {
    /// It is on disk.
    Done,
    /// Somebody else wrote meanwhile: this is the plan now, and nothing was changed.
    Changed(Plan),
    /// There is a plan that they cannot read: they may not write over it.
    OfBefore,
}

fn open(stored: Option<&Stored>, member: &Membership) -> Result<Found, Stop> {
    match stored {
        None => Ok(Found::Nothing),
        Some(stored) if !member.reads(stored.generation) => Ok(Found::OfBefore),
        Some(stored) => Ok(Found::Plan(stored.open(member)?)),
    }
}

fn is_private(member: &Membership) -> Result<(), Stop> {
    match member.kind() {
        SpaceKind::Private => Ok(()),
        SpaceKind::Joint | SpaceKind::Notes => Err(Stop::NotFound),
    }
}

/// The plan, for a member of a private space. That a therapist reads it is for the page to have noted.
///
/// # Errors
/// [`Stop::NotFound`] in any other space.
pub async fn read(conn: &mut Conn, member: &Membership) -> Result<Found, Stop> {
    is_private(member)?;
    open(store::find(conn, member.space()).await?.as_ref(), member)
}

/// The parts as they are once these words stand in them: what was not changed stays whose it was.
fn merged(
    before: &[Written],
    words: &[(Section, String)],
    (author, at): (Id<crate::accounts::Account>, jiff::Timestamp),
) -> Vec<Written> {
    let part = |section: Section| {
        let old = before.iter().find(|part| part.section == section);
        let new = words.iter().find(|(named, _)| *named == section);
        match (old, new) {
            (Some(old), Some((_, new))) if old.words == *new => Some(old.clone()),
            (Some(old), None) => Some(old.clone()),
            (_, Some((_, new))) if !new.is_empty() => Some(Written {
                section,
                words: new.clone(),
                author,
                at,
            }),
            _ => None,
        }
    };
    Section::ALL.into_iter().filter_map(part).collect()
}

/// Writes these parts, by somebody who saw this version; an empty part is taken out.
///
/// # Errors
/// [`Stop::NotFound`] if they may not write here.
pub async fn write(
    service: &Service,
    me: &SignedIn,
    space: Id<Space>,
    seen: i64,
    words: &[(Section, String)],
) -> Result<Wrote, Stop> {
    let mut tx = service.db.begin().await?;
    let member = enter_still(&mut tx, me, space).await?;
    is_private(&member)?;
    let stored = store::find(&mut tx, space).await?;
    let found = open(stored.as_ref(), &member)?;
    let before = match found {
        Found::OfBefore => return Ok(Wrote::OfBefore),
        Found::Nothing => Vec::new(),
        Found::Plan(plan) if plan.version != seen => return Ok(Wrote::Changed(plan)),
        Found::Plan(plan) => plan.parts,
    };
    let now = service.clock.now();
    let parts = merged(&before, words, (me.account(), now));
    let newest = stored.as_ref().map(|stored| stored.generation);
    let same = parts == before && newest.is_none_or(|newest| newest == member.generation());
    if same {
        return Ok(Wrote::Done);
    }
    let held = member.hold(&mut tx).await?;
    let version = stored.map_or(0, |stored| stored.version) + 1;
    store::put(&mut tx, &held, version, &parts, now).await?;
    let note = Note::by(me.account(), audit::Deed::SafetyPlanWritten).within(space);
    audit::note(&mut tx, service, note).await?;
    tx.commit().await?;
    Ok(Wrote::Done)
}

/// Seals the plan as it is for whoever is in the private space now: a client shares it with a therapist who
/// came after it was written.
///
/// # Errors
/// [`Stop::NotFound`] if there is none.
pub async fn share(service: &Service, me: &SignedIn, space: Id<Space>) -> Result<(), Stop> {
    let stored = store::find(&mut *service.db.read().await?, space).await?;
    let version = stored.ok_or(Stop::NotFound)?.version;
    write(service, me, space, version, &[]).await.map(drop)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use sealing::SystemEntropy;

    use super::*;

    #[test]
    fn what_was_not_changed_stays_whose_it_was() {
        let at = |second| Timestamp::from_second(second).expect("a time");
        let someone = || Id::new(at(0), &mut SystemEntropy);
        let (maya, amara) = (someone(), someone());
        let words = |section, words: &str| (section, words.to_owned());
        let first = [
            words(Section::Signs, "I do not sleep"),
            words(Section::Alone, "Walk"),
        ];
        let plan = merged(&[], &first, (maya, at(1)));
        let then = [
            words(Section::Signs, "I do not sleep"),
            words(Section::Alone, ""),
            words(Section::People, "Sam"),
        ];
        let plan = merged(&plan, &then, (amara, at(2)));
        let told: Vec<_> = plan
            .iter()
            .map(|part| (part.section, part.author, part.at))
            .collect();
        assert_eq!(
            told,
            [
                (Section::Signs, maya, at(1)),
                (Section::People, amara, at(2))
            ]
        );
        assert_eq!(
            merged(&plan, &[], (maya, at(3))),
            plan,
            "nothing named, nothing changed"
        );
    }
}
