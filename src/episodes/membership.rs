//! The proof that somebody may read or write a space. What must stay true: it is made from
//! [`access()`] and the member's own key alone, and opens nothing that rule does not allow; or, of a record
//! kept after an erasure and outside of any service, from the practice's recovery key.

use std::sync::OnceLock;

use sealing::{AccountKey, CannotOpen, Context, SealedInSpace, SpaceKey, SystemEntropy, Wrapped};

use super::{Access, Seat, SeatRole, Space, SpaceKind, access, spaces, store};
use crate::accounts::{Account, SignedIn};
use crate::db::{Conn, Id};
use crate::effort::{Work, spent};
use crate::web::Stop;

/// Someone in a space, with the keys that open what they may read there.
pub struct Membership {
    space: Id<Space>,
    kind: SpaceKind,
    account: Id<Account>,
    role: SeatRole,
    access: Access,
    generation: i64,
    others: Vec<(Id<Account>, SeatRole)>,
    everyone: Vec<Id<Account>>,
    key: AccountKey,
    keys: Vec<Kept>,
}

/// A key as it is kept for this member, opened when it is first needed.
struct Kept {
    generation: i64,
    wrapped: Wrapped,
    opened: OnceLock<SpaceKey>,
}

/// That nobody comes into a space or leaves it until the transaction ends that it was held in. Whatever
/// writes into a space asks for it: only [`Membership::hold`] makes one.
pub struct Held<'a>(&'a Membership);

impl Held<'_> {
    /// Which space.
    pub fn space(&self) -> Id<Space> {
        self.0.space
    }

    /// Who writes.
    pub fn account(&self) -> Id<Account> {
        self.0.account
    }

    /// Under which generation of the key what is written must be sealed.
    pub fn generation(&self) -> i64 {
        self.0.generation
    }

    /// Seals something for everyone in the space, and says under which generation.
    pub fn seal(&self, context: &Context, plain: &[u8]) -> Result<(i64, SealedInSpace), Stop> {
        self.0.seal(context, plain)
    }
}

/// Whether someone is in a space now, and it is open.
///
/// # Errors
/// If the store does not answer.
pub async fn may_write(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
) -> Result<bool, Stop> {
    let Some(stored) = store::space(conn, space).await? else {
        return Ok(false);
    };
    let seats = store::seats(conn, space).await?;
    let access = access(account, &seats, stored.generation, stored.closed);
    Ok(access.is_some_and(|access| access.writes))
}

/// Enters a space in a transaction that writes into it: waits for whoever is coming or going, and then
/// nobody comes or goes until the transaction ends.
///
/// # Errors
/// As [`enter`].
pub async fn enter_still(
    conn: &mut Conn,
    me: &SignedIn,
    space: Id<Space>,
) -> Result<Membership, Stop> {
    keep_still(conn, space).await?;
    enter(conn, me, space).await
}

/// Waits for whoever is coming into a space or leaving it; then nobody does until this transaction ends.
pub async fn keep_still(conn: &mut Conn, space: Id<Space>) -> Result<(), Stop> {
    Ok(store::keep_still(conn, space).await?)
}

/// Enters a space.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such space or it is not open to them, without saying which.
pub async fn enter(conn: &mut Conn, me: &SignedIn, space: Id<Space>) -> Result<Membership, Stop> {
    let stored = store::space(conn, space).await?.ok_or(Stop::NotFound)?;
    let seats = store::seats(conn, space).await?;
    let account = me.account();
    let access = access(account, &seats, stored.generation, stored.closed).ok_or(Stop::NotFound)?;
    let mine = seats.iter().rfind(|seat| seat.account == account);
    let role = mine.ok_or(Stop::NotFound)?.role;
    let sits = seats
        .iter()
        .any(|seat| seat.account == account && seat.last.is_none());
    // A therapist who has left does not learn who came after them.
    let left = role == SeatRole::Therapist && !sits;
    let shown = |seat: &&Seat| !left || seat.role == SeatRole::Client;
    let others = seats
        .iter()
        .filter(|seat| seat.account != account && seat.last.is_none())
        .filter(shown);
    let others = others.map(|seat| (seat.account, seat.role)).collect();
    let mut everyone: Vec<_> = seats.iter().map(|seat| seat.account).collect();
    everyone.sort();
    everyone.dedup();
    let keys = store::keys(conn, space, account).await?;
    let kept = |(generation, wrapped)| Kept {
        generation,
        wrapped,
        opened: OnceLock::new(),
    };
    Ok(Membership {
        space,
        kind: stored.kind,
        account,
        role,
        access,
        generation: stored.generation,
        others,
        everyone,
        key: AccountKey::from_bytes(me.key().as_bytes())?,
        keys: keys.into_iter().map(kept).collect(),
    })
}

/// Enters a space of a record that is kept, as its owner sat in it, with the practice's recovery key: to
/// read all of it and to write nothing. `conn` is a store in memory that the record was put into; no service
/// ever has this key.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such space, or the key is not the one it was wrapped to.
pub async fn enter_kept(
    conn: &mut Conn,
    recovery: &AccountKey,
    owner: Id<Account>,
    space: Id<Space>,
) -> Result<Membership, Stop> {
    let stored = store::space(conn, space).await?.ok_or(Stop::NotFound)?;
    let mut keys = Vec::new();
    for (generation, wrapped) in store::recovery_keys(conn, space).await? {
        let context = spaces::wrapped_for_recovery(space, generation);
        let opened = recovery.unwrap(&wrapped, &context);
        keys.push(Kept {
            generation,
            wrapped,
            opened: OnceLock::from(opened.map_err(|_| Stop::NotFound)?),
        });
    }
    Ok(Membership {
        space,
        kind: stored.kind,
        account: owner,
        role: SeatRole::Client,
        access: Access {
            writes: false,
            reads: vec![(1, stored.generation)],
        },
        generation: stored.generation,
        others: Vec::new(),
        everyone: vec![owner],
        key: AccountKey::from_bytes(recovery.as_bytes())?,
        keys,
    })
}

impl Membership {
    /// Which space.
    pub fn space(&self) -> Id<Space> {
        self.space
    }

    /// What it is for.
    pub fn kind(&self) -> SpaceKind {
        self.kind
    }

    /// Who.
    pub fn account(&self) -> Id<Account> {
        self.account
    }

    /// As whom.
    pub fn role(&self) -> SeatRole {
        self.role
    }

    /// Whether they may write to it now.
    pub fn writes(&self) -> bool {
        self.access.writes
    }

    /// Whether they may read what was sealed under this generation of the key.
    pub fn reads(&self, generation: i64) -> bool {
        self.access.reads(generation)
    }

    /// Who else is in it now; to a therapist who has left, its clients only.
    pub fn others(&self) -> impl Iterator<Item = (Id<Account>, SeatRole)> {
        self.others.iter().copied()
    }

    /// Everyone in it now, this member too, in the order of their accounts.
    pub fn all(&self) -> impl Iterator<Item = (Id<Account>, SeatRole)> {
        let me = self.access.writes.then_some((self.account, self.role));
        let mut all: Vec<_> = self.others().chain(me).collect();
        all.sort_by_key(|(account, _)| *account);
        all.into_iter()
    }

    /// Everyone who is or was in it: whose names stand beside what they wrote.
    pub fn everyone(&self) -> impl Iterator<Item = Id<Account>> {
        self.everyone.iter().copied()
    }

    /// The newest generation of its key when they entered.
    pub fn generation(&self) -> i64 {
        self.generation
    }

    /// The ranges of generations they may read.
    pub fn readable(&self) -> &[(i64, i64)] {
        &self.access.reads
    }

    /// Seals something for everyone in the space now, and says under which generation. To write it,
    /// [`Membership::hold`] the space too: somebody may have left meanwhile.
    ///
    /// # Errors
    /// [`Stop::NotFound`] if they may only read here.
    pub fn seal(&self, context: &Context, plain: &[u8]) -> Result<(i64, SealedInSpace), Stop> {
        if !self.access.writes {
            return Err(Stop::NotFound);
        }
        let key = self.key_of(self.generation)?;
        spent(Work::Seal);
        Ok((
            self.generation,
            key.seal(context, plain, &mut SystemEntropy),
        ))
    }

    /// Seals something for everyone who can read what was sealed under this generation, in a space that may be
    /// closed: what those who were in it decide about it. Only in a transaction that keeps the space still
    /// ([`enter_still`]).
    ///
    /// # Errors
    /// If they cannot read that generation.
    pub fn seal_under(
        &self,
        generation: i64,
        context: &Context,
        plain: &[u8],
    ) -> Result<SealedInSpace, CannotOpen> {
        if !self.access.reads(generation) {
            return Err(CannotOpen);
        }
        let key = self.key_of(generation)?;
        spent(Work::Seal);
        Ok(key.seal(context, plain, &mut SystemEntropy))
    }

    /// Makes sure, within the transaction that writes, that nobody came or left since they entered, and
    /// that nobody does until it ends: what was sealed with the key from then is for those who are in
    /// the space now. What comes back is asked for by everything that writes into a space.
    ///
    /// # Errors
    /// [`Stop::NotFound`] if somebody did, the space was closed, or they only read here: enter again.
    pub async fn hold(&self, conn: &mut Conn) -> Result<Held<'_>, Stop> {
        let held = store::hold_space(conn, self.space, self.generation).await?;
        if held && self.access.writes {
            Ok(Held(self))
        } else {
            Err(Stop::NotFound)
        }
    }

    /// Opens something that was sealed here while they were in it.
    pub fn open(
        &self,
        generation: i64,
        context: &Context,
        sealed: &SealedInSpace,
    ) -> Result<zeroize::Zeroizing<Vec<u8>>, CannotOpen> {
        if !self.access.reads(generation) {
            return Err(CannotOpen);
        }
        let key = self.key_of(generation)?;
        spent(Work::Open);
        key.open(context, sealed)
    }

    /// The key of a generation, to be wrapped for someone who is to read along.
    pub(super) fn key_of(&self, generation: i64) -> Result<&SpaceKey, CannotOpen> {
        let kept = self.keys.iter().find(|kept| kept.generation == generation);
        let kept = kept.ok_or(CannotOpen)?;
        if let Some(key) = kept.opened.get() {
            return Ok(key);
        }
        let context = spaces::key_context(self.space, generation, self.account.bytes());
        spent(Work::Unwrap);
        let key = self.key.unwrap(&kept.wrapped, &context)?;
        Ok(kept.opened.get_or_init(|| key))
    }
}
