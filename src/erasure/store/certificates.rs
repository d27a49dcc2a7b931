//! The table of certificates.

use jiff::Timestamp;
use sealing::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::moment;
use crate::db::{Conn, DbError, Id};
use crate::erasure::{Certificate, Erasure};
use crate::service::Service;
use crate::web::Stop;

fn certificate_context(id: Id<Certificate>) -> Context {
    Context::new("certificate").and(id.bytes())
}

fn link_tag(service: &Service, token: &str) -> Vec<u8> {
    service.tag(&Context::new("certificate link"), token.as_bytes())
}

/// Keeps a signed certificate, with the link to it where it has one.
pub(in crate::erasure) async fn insert_certificate(
    conn: &mut Conn,
    service: &Service,
    erasure: Id<Erasure>,
    certificate: (Id<Certificate>, &str),
    made: Timestamp,
    link: Option<(&str, Timestamp)>,
) -> Result<(), DbError> {
    let (id, text) = certificate;
    let sealed = service.seal(&certificate_context(id), &text);
    sqlx::query(
        "insert into certificates (id, erasure, certificate, made_at, link_tag, link_until)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id.bytes())
    .bind(erasure.bytes())
    .bind(sealed.as_bytes())
    .bind(made.as_millisecond())
    .bind(link.map(|(token, _)| link_tag(service, token)))
    .bind(link.map(|(_, until)| until.as_millisecond()))
    .execute(conn)
    .await?;
    Ok(())
}

/// The certificate behind a link, while it is good.
pub(in crate::erasure) async fn by_link(
    conn: &mut Conn,
    service: &Service,
    token: &str,
    now: Timestamp,
) -> Result<Option<String>, Stop> {
    let row = sqlx::query(
        "select id, certificate from certificates where link_tag = $1 and link_until > $2",
    )
    .bind(link_tag(service, token))
    .bind(now.as_millisecond())
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    Ok(Some(
        service.open(&certificate_context(id), row.try_get(1)?)?,
    ))
}

/// The certificate of this number.
pub(in crate::erasure) async fn by_number(
    conn: &mut Conn,
    service: &Service,
    id: Id<Certificate>,
) -> Result<Option<String>, Stop> {
    let row = sqlx::query("select certificate from certificates where id = $1")
        .bind(id.bytes())
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(
        service.open(&certificate_context(id), row.try_get(0)?)?,
    ))
}

/// A certificate as administrators see it in a list.
pub(in crate::erasure) struct Listed {
    pub(in crate::erasure) number: Id<Certificate>,
    pub(in crate::erasure) made: Timestamp,
    /// Until when the record is kept; none where none is, or it is gone.
    pub(in crate::erasure) keep_until: Option<Timestamp>,
}

/// The newest certificates, a page of them.
pub(in crate::erasure) async fn certificates(conn: &mut Conn) -> Result<Vec<Listed>, DbError> {
    let rows = sqlx::query(
        "select c.id, c.made_at, e.keep_until, e.ended_at from certificates c
         join erasures e on e.id = c.erasure order by c.made_at desc, c.id desc limit 200",
    )
    .fetch_all(conn)
    .await?;
    let one = |row: &AnyRow| -> Result<Listed, sqlx::Error> {
        let ended: Option<i64> = row.try_get(3)?;
        let until: Option<i64> = row.try_get(2)?;
        Ok(Listed {
            number: Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
            made: moment(row.try_get(1)?),
            keep_until: until.filter(|_| ended.is_none()).map(moment),
        })
    };
    Ok(rows.iter().map(one).collect::<Result<_, _>>()?)
}
