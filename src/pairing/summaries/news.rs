//! What a first page says of summaries: a client that one is coming or came, a therapist that one is asked of
//! them or was passed on to them.

use jiff::Timestamp;

use super::{DAYS, DAYS_TO_ASK, Standing, Summary, days, store};
use crate::accounts::{self, SignedIn};
use crate::db::{Conn, Id};
use crate::episodes::{Space, clients_of};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Stop, when};

/// A line on a first page.
pub struct Told {
    /// What there is, in a sentence.
    pub words: String,
    /// Where to look at it.
    pub path: String,
}

/// What a client's home says of the summaries they asked for, for some weeks each.
///
/// # Errors
/// If the store does not answer.
pub async fn told_client(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    private: Id<Space>,
) -> Result<Vec<Told>, Stop> {
    let now = service.clock.now();
    let mut told = Vec::new();
    for summary in store::of_space(conn, service, private).await? {
        let day = |at| when::day(at, me.zone());
        let said = match summary.standing(now) {
            Standing::Waiting => summary.asked_at,
            Standing::Written => newest(&summary),
            Standing::Declined => summary.said.at,
            Standing::NotWritten => summary.until(),
        };
        if said + days(DAYS_TO_ASK) <= now {
            continue;
        }
        let author = accounts::person(conn, service, summary.author).await?.name;
        let words = match summary.standing(now) {
            Standing::Waiting => {
                let until = day(summary.until());
                say("summary-news-waits")
                    .with("author", author)
                    .with("day", until)
            }
            Standing::Written => match summary.corrected_at {
                Some(_) => say("summary-news-corrected").with("author", author),
                None => say("summary-news-written").with("author", author),
            },
            Standing::Declined | Standing::NotWritten => {
                say("summary-news-none").with("author", author)
            }
        };
        let path = format!("/rooms/{private}/summaries");
        told.push(Told {
            words: words.into(),
            path,
        });
    }
    Ok(told)
}

/// What a therapist's caseload says of summaries: those asked of them, and those passed on to them lately.
///
/// # Errors
/// If the store does not answer.
pub async fn told_therapist(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<Told>, Stop> {
    let (now, account) = (service.clock.now(), me.account());
    let mut told = Vec::new();
    for summary in store::of_author(conn, service, account, now - days(DAYS)).await? {
        if summary.standing(now) == Standing::Waiting {
            let client = client(conn, service, summary.space).await?;
            let until = when::day(summary.until(), me.zone());
            told.push(Told {
                words: say("summary-news-asked")
                    .with("client", client)
                    .with("day", until)
                    .into(),
                path: format!("/rooms/{}/summaries/{}", summary.space, summary.id),
            });
        }
    }
    for summary in store::passed_on_to(conn, service, account).await? {
        if now < newest(&summary).max(summary.said.at) + days(DAYS) {
            let client = client(conn, service, summary.space).await?;
            // Of what was passed on after it was corrected, both are new.
            let corrected = summary.corrected_at.is_some_and(|at| at > summary.said.at);
            told.push(Told {
                words: match corrected {
                    true => say("summary-news-passed-corrected"),
                    false => say("summary-news-passed"),
                }
                .with("client", client)
                .into(),
                path: format!("/rooms/{}/summaries", summary.space),
            });
        }
    }
    Ok(told)
}

/// When something was last written in it.
fn newest(summary: &Summary) -> Timestamp {
    let written = summary.written_at.unwrap_or(summary.asked_at);
    summary.corrected_at.map_or(written, |at| at.max(written))
}

/// Whose private space it is.
pub(super) async fn client(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<String, Stop> {
    let client = clients_of(conn, space).await?.first().copied();
    let client = client.ok_or(Stop::NotFound)?;
    Ok(accounts::person(conn, service, client).await?.name)
}
