//! Work to be done later, and until it is done: mail, for now.
//!
//! What must stay true: a job is written in the transaction of what caused it, is done at least once,
//! and no mail carries content: only that something waits, and where; and when an appointment is, to whoever
//! asked for that.

mod folder;
mod letters;
mod mailer;
mod pages;
mod store;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::languages::Language;
use crate::service::Service;
use crate::web::Stop;

pub use letters::Letter;
pub use mailer::{Mailer, address_of, run, send_due};
pub use pages::routes;

/// A job.
#[derive(Clone, Copy, Debug)]
pub struct Job;

/// Whom a mail is for.
#[derive(Clone, Debug)]
pub enum To {
    /// Someone with an account; the address is looked up when it is sent.
    Account(Id<Account>),
    /// An address someone gave, and the language to write in: mostly that of whoever gave it.
    Address(String, Language),
}

/// A mail to be sent, as it is sealed in the outbox.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Mail {
    letter: Letter,
    account: Option<String>,
    address: Option<String>,
    path: String,
    /// The language it is written in, where the address is no account's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    /// An appointment for a calendar: what is to be done with it (its METHOD), and the whole text.
    #[serde(default)]
    calendar: Option<(String, String)>,
}

/// Plans a mail. `path` is the page its link opens; it never names content.
pub async fn mail(
    conn: &mut Conn,
    service: &Service,
    letter: Letter,
    to: To,
    path: &str,
    due: Timestamp,
) -> Result<(), Stop> {
    plan(conn, service, letter, to, path, due, None).await
}

/// Tells someone by mail, now, that there is something to look at on this page; not what.
pub async fn tell(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    path: &str,
) -> Result<(), Stop> {
    let (to, now) = (To::Account(account), service.clock.now());
    mail(conn, service, Letter::SomethingNew, to, path, now).await
}

/// Plans a mail about a thing, so that [`take_back`] can find it.
pub async fn mail_about(
    conn: &mut Conn,
    service: &Service,
    letter: Letter,
    to: To,
    path: &str,
    due: Timestamp,
    subject: &[u8],
) -> Result<(), Stop> {
    plan(conn, service, letter, to, path, due, Some(subject)).await
}

/// Plans the mail that brings an appointment for somebody's calendar, with its METHOD: to whoever asked for
/// such mails. It is the one mail that says when.
///
/// # Errors
/// If the store does not take it.
pub async fn invite(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    path: &str,
    (method, calendar): (&str, String),
) -> Result<(), Stop> {
    let mail = Mail {
        letter: Letter::Appointment,
        account: Some(account.to_string()),
        address: None,
        path: path.to_owned(),
        language: None,
        calendar: Some((method.to_owned(), calendar)),
    };
    let now = service.clock.now();
    Ok(store::insert(conn, service, &mail, None, now, now).await?)
}

async fn plan(
    conn: &mut Conn,
    service: &Service,
    letter: Letter,
    to: To,
    path: &str,
    due: Timestamp,
    subject: Option<&[u8]>,
) -> Result<(), Stop> {
    let (account, address, language) = match to {
        To::Account(account) => (Some(account.to_string()), None, None),
        To::Address(address, language) => (None, Some(address), Some(language)),
    };
    let mail = Mail {
        letter,
        account,
        address,
        path: path.to_owned(),
        language,
        calendar: None,
    };
    let now = service.clock.now();
    Ok(store::insert(conn, service, &mail, subject, due, now).await?)
}

/// Takes back what was planned about a thing.
pub async fn take_back(conn: &mut Conn, subject: &[u8]) -> Result<(), Stop> {
    Ok(store::delete_about(conn, subject).await?)
}

/// Takes back every mail that waits to go to somebody: how many. The outbox is sealed, so each is opened.
///
/// # Errors
/// If the store does not take it.
pub async fn forget(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    address: &str,
) -> Result<u64, Stop> {
    store::delete_to(conn, service, &account.to_string(), address).await
}

/// When to try again after so many failed tries: after a minute, then twice as long each time, up to
/// six hours.
fn next_try(now: Timestamp, tries: i64) -> Timestamp {
    let doubled = 1_i64 << tries.clamp(0, 9);
    now + SignedDuration::from_mins(doubled.min(360))
}

/// Given up after this many tries: two days of them.
const MOST_TRIES: i64 = 16;
