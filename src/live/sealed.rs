//! What one person said of one session, sealed in a space: the tables of arrivals and own_notes, which
//! have one shape.
//!
//! What must stay true: it is sealed for whoever sits in its space when it is written, and its length
//! tells little.

use sealing::{Context, SealedInSpace};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::{AssertSqlSafe, Row};

use crate::accounts::{Account, SignedIn};
use crate::appointments::Appointment;
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{Held, Membership, Space, enter_still, private_space_of};
use crate::service::Service;
use crate::web::Stop;

/// What is kept: each in a table of its own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kept {
    /// What a client said at the door.
    Arrival,
    /// The therapist's own note.
    OwnNote,
}

/// Sealed things are padded to a multiple of this many bytes.
const PADDED_TO: usize = 1_024;

impl Kept {
    fn table(self) -> &'static str {
        match self {
            Self::Arrival => "arrivals",
            Self::OwnNote => "own_notes",
        }
    }

    fn deed(self) -> audit::Deed {
        match self {
            Self::Arrival => audit::Deed::DoorAnswered,
            Self::OwnNote => audit::Deed::NoteWritten,
        }
    }

    fn context(
        self,
        space: Id<Space>,
        appointment: Id<Appointment>,
        author: Id<Account>,
    ) -> Context {
        let purpose = match self {
            Self::Arrival => "arrival",
            Self::OwnNote => "own note",
        };
        Context::new(purpose)
            .and(space.bytes())
            .and(appointment.bytes())
            .and(author.bytes())
    }

    /// Seals it in the space that is held, over what there was.
    pub(super) async fn put<T: Serialize>(
        self,
        conn: &mut Conn,
        service: &Service,
        held: &Held<'_>,
        appointment: Id<Appointment>,
        value: &T,
    ) -> Result<(), Stop> {
        let mut plain = zeroize::Zeroizing::new(serde_json::to_vec(value).unwrap_or_default());
        let padded = plain.len().div_ceil(PADDED_TO) * PADDED_TO;
        plain.resize(padded, b' ');
        let context = self.context(held.space(), appointment, held.account());
        let (generation, sealed) = held.seal(&context, &plain)?;
        let sql = format!(
            "insert into {} (appointment, account, space, generation, sealed)
             values ($1, $2, $3, $4, $5)
             on conflict (appointment, account) do update set
                 space = excluded.space, generation = excluded.generation, sealed = excluded.sealed",
            self.table()
        );
        sqlx::query(AssertSqlSafe(sql))
            .bind(appointment.bytes())
            .bind(held.account().bytes())
            .bind(held.space().bytes())
            .bind(generation)
            .bind(sealed.as_bytes())
            .execute(&mut *conn)
            .await?;
        let note = Note::by(held.account(), self.deed()).within(held.space());
        Ok(audit::note(conn, service, note.object(appointment)).await?)
    }

    /// A client says it, in their private space, over what they said before.
    pub(super) async fn say<T: Serialize>(
        self,
        service: &Service,
        me: &SignedIn,
        appointment: Id<Appointment>,
        value: &T,
    ) -> Result<(), Stop> {
        let mut tx = service.db.begin().await?;
        let private = private_space_of(&mut tx, me.account()).await?;
        let member = enter_still(&mut tx, me, private.ok_or(Stop::NotFound)?).await?;
        let held = member.hold(&mut tx).await?;
        self.put(&mut tx, service, &held, appointment, value)
            .await?;
        Ok(tx.commit().await?)
    }

    /// The sessions that this member said something of.
    pub(super) async fn all_of(
        self,
        conn: &mut Conn,
        member: &Membership,
    ) -> Result<Vec<Id<Appointment>>, Stop> {
        let sql = format!(
            "select appointment from {} where space = $1 and account = $2 order by appointment",
            self.table()
        );
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(member.space().bytes())
            .bind(member.account().bytes())
            .fetch_all(conn)
            .await?;
        let ids = rows
            .iter()
            .map(|row| Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?));
        Ok(ids.collect::<Result<_, sqlx::Error>>()?)
    }

    /// What this person said, for a member of the space it was said in; `None` where there is nothing
    /// that this member may read.
    pub(super) async fn get<T: DeserializeOwned>(
        self,
        conn: &mut Conn,
        member: &Membership,
        appointment: Id<Appointment>,
        author: Id<Account>,
    ) -> Result<Option<T>, Stop> {
        let sql = format!(
            "select generation, sealed from {}
             where appointment = $1 and account = $2 and space = $3",
            self.table()
        );
        let row = sqlx::query(AssertSqlSafe(sql))
            .bind(appointment.bytes())
            .bind(author.bytes())
            .bind(member.space().bytes())
            .fetch_optional(conn)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let generation: i64 = row.try_get(0)?;
        if !member.reads(generation) {
            return Ok(None);
        }
        let context = self.context(member.space(), appointment, author);
        let sealed = SealedInSpace::from_stored(row.try_get(1)?);
        let plain = member.open(generation, &context, &sealed)?;
        Ok(Some(
            serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?,
        ))
    }
}
