//! The tables of invitations by mail.

use sealing::{Context, SystemEntropy};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Answers;
use crate::accounts::Account;
use crate::appointments::Appointment;
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

/// Sealed answers have this many bytes inside.
const LENGTH: usize = 128;

/// The name an appointment has in the mails to somebody: nobody else can know it.
pub(super) fn name(
    service: &Service,
    appointment: Id<Appointment>,
    account: Id<Account>,
) -> String {
    let context = Context::new("invitation name").and(appointment.bytes());
    let tag = service.tag(&context, account.bytes());
    data_encoding::BASE64URL_NOPAD.encode(&tag[..tag.len().min(24)])
}

/// What a name is found by.
pub(super) fn tag(service: &Service, name: &str) -> Vec<u8> {
    service.tag(&Context::new("invitation"), name.as_bytes())
}

fn context(appointment: Id<Appointment>, account: Id<Account>) -> Context {
    let context = Context::new("invitation answers");
    context.and(appointment.bytes()).and(account.bytes())
}

/// Whether somebody wants appointments by mail.
pub(super) async fn wants(conn: &mut Conn, account: Id<Account>) -> Result<bool, DbError> {
    let row = sqlx::query("select 1 from mail_invitations where account = $1")
        .bind(account.bytes())
        .fetch_optional(conn)
        .await?;
    Ok(row.is_some())
}

pub(super) async fn set_wants(
    conn: &mut Conn,
    account: Id<Account>,
    wants: bool,
) -> Result<(), DbError> {
    let sql = match wants {
        true => {
            "insert into mail_invitations (account) values ($1) on conflict (account) do nothing"
        }
        false => "delete from mail_invitations where account = $1",
    };
    sqlx::query(sql).bind(account.bytes()).execute(conn).await?;
    Ok(())
}

/// Writes somebody's answers to an appointment, over what they were.
pub(super) async fn put(
    conn: &mut Conn,
    service: &Service,
    (appointment, account): (Id<Appointment>, Id<Account>),
    answers: &Answers,
) -> Result<(), DbError> {
    // A word, a time and a number: it always has a form in JSON.
    let mut plain = serde_json::to_vec(answers).unwrap_or_default();
    plain.resize(plain.len().max(LENGTH), b' ');
    let context = context(appointment, account);
    let sealed = service.key.seal(&context, &plain, &mut SystemEntropy);
    sqlx::query(
        "insert into invitation_answers (appointment, account, tag, sealed) values ($1, $2, $3, $4)
         on conflict (appointment, account) do update set sealed = excluded.sealed",
    )
    .bind(appointment.bytes())
    .bind(account.bytes())
    .bind(tag(service, &name(service, appointment, account)))
    .bind(sealed.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

/// Which invitation has this tag.
pub(super) async fn tagged(
    conn: &mut Conn,
    tag: &[u8],
) -> Result<Option<(Id<Appointment>, Id<Account>)>, DbError> {
    let row = sqlx::query("select appointment, account from invitation_answers where tag = $1")
        .bind(tag)
        .fetch_optional(conn)
        .await?;
    let ids = |row: AnyRow| {
        let appointment = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let account = Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?;
        Ok::<_, sqlx::Error>((appointment, account))
    };
    Ok(row.map(ids).transpose()?)
}

/// What was answered to an appointment, by whom.
pub(super) async fn of(
    conn: &mut Conn,
    service: &Service,
    appointment: Id<Appointment>,
) -> Result<Vec<(Id<Account>, Answers)>, Stop> {
    let rows = sqlx::query("select account, sealed from invitation_answers where appointment = $1")
        .bind(appointment.bytes())
        .fetch_all(conn)
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let account = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let context = context(appointment, account);
        found.push((account, service.open(&context, row.try_get(1)?)?));
    }
    Ok(found)
}
