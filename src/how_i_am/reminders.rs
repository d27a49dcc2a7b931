//! Reminders, by mail, for whoever asked for them; and the card on a client's first page.
//!
//! What must stay true: a mail says that they asked for it, and nothing else; none goes out at night.

use super::choices::{self, Due};
use super::{days, today};
use crate::accounts::{self, SignedIn};
use crate::db::Conn;
use crate::jobs::{self, Letter, To};
use crate::service::Service;
use crate::web::Stop;

/// Reminds everyone whose time it is.
///
/// # Errors
/// If the store does not answer.
pub async fn remind(service: &Service) -> Result<(), Stop> {
    loop {
        let now = service.clock.now();
        let due = choices::due(&mut *service.db.read().await?, service, now).await?;
        if due.is_empty() {
            return Ok(());
        }
        for one in due {
            look_at(service, one).await?;
        }
    }
}

async fn look_at(service: &Service, due: Due) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let zone = accounts::person(&mut tx, service, due.account).await?.zone;
    let zone = zone.time_zone();
    let last = days::last_written(&mut tx, due.account).await?;
    let last = last.map(|at| at.to_zoned_datetime(zone.clone()).date());
    let reminds = due.rhythm.reminds(now, zone, last);
    let mut rhythm = due.rhythm;
    rhythm.gone_by += u8::from(reminds);
    let next = rhythm.next(now, zone);
    let ours = choices::look_next(&mut tx, service, &due, (&rhythm, next)).await?;
    if ours && reminds {
        let to = To::Account(due.account);
        jobs::mail(&mut tx, service, Letter::AskedFor, to, "/how-i-am", now).await?;
    }
    Ok(tx.commit().await?)
}

/// Whether a client wanted to come here by now and has not: for a quiet card that leads here.
///
/// # Errors
/// If the store does not answer.
pub async fn is_open(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<bool, Stop> {
    let rhythm = choices::rhythm_of(conn, service, me.account()).await?;
    let last = days::last_written(conn, me.account()).await?;
    let zone = me.zone().time_zone();
    let last = last.map(|at| at.to_zoned_datetime(zone.clone()).date());
    Ok(rhythm.is_open(last, today(service, me)))
}
