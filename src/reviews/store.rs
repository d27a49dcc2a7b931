//! The table of reviews.
//!
//! What must stay true: a review is of one exact text; of another it says nothing.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use sealing::{Context, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Reviewer, Text, USUAL_MONTHS};
use crate::accounts::Account;
use crate::db::{Conn, Id, moment};
use crate::languages::{self, say};
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// A review that was signed here.
pub struct Review;

/// How a text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No licensed professional has reviewed it.
    Unreviewed,
    /// One had, before the text was changed.
    Changed,
    /// This one did, on this day.
    Reviewed {
        /// Who.
        by: Reviewer,
        /// When.
        on: Date,
        /// Whether that is longer ago than the practice lets a review hold.
        stale: bool,
    },
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    name: String,
    credential: String,
    licence: String,
}

fn context(id: Id<Review>) -> Context {
    Context::new("article review").and(id.bytes())
}

/// The day it is in UTC: the same for everyone who reads.
pub fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// Whether a review of this day is older than so many months.
pub fn is_stale(on: Date, today: Date, months: i64) -> bool {
    on.saturating_add(months.months()) < today
}

/// How old a review may be here, in months.
///
/// # Errors
/// If the store does not answer.
pub async fn months(conn: &mut Conn) -> Result<i64, Stop> {
    Ok(practice::review_months(conn).await?.unwrap_or(USUAL_MONTHS))
}

/// Keeps that somebody signed this text.
pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    text: &Text<'_>,
    reviewer: Id<Account>,
    by: &Reviewer,
) -> Result<Id<Review>, Stop> {
    let now = service.clock.now();
    let id: Id<Review> = Id::new(now, &mut SystemEntropy);
    let sealed = Sealed {
        name: by.name.clone(),
        credential: by.credential.clone(),
        licence: by.licence.clone(),
    };
    sqlx::query(
        "insert into article_reviews (id, article, hash, reviewer, sealed, signed_at, kind)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.bytes())
    .bind(text.kept_as())
    .bind(text.hash.as_slice())
    .bind(reviewer.bytes())
    .bind(service.seal(&context(id), &sealed).as_bytes())
    .bind(now.as_millisecond())
    .bind(text.kind.code())
    .execute(conn)
    .await?;
    Ok(id)
}

/// How a text stands now, by what was signed here and what its file says.
///
/// # Errors
/// If the store does not answer, or what is stored does not open.
pub async fn standing(
    conn: &mut Conn,
    service: &Service,
    text: &Text<'_>,
) -> Result<Standing, Stop> {
    let months = months(&mut *conn).await?;
    let rows = sqlx::query(
        "select id, hash, sealed, signed_at from article_reviews
         where article = $1 and kind = $2 order by signed_at desc, id desc limit 100",
    )
    .bind(text.kept_as())
    .bind(text.kind.code())
    .fetch_all(conn)
    .await?;
    let mut signed = None;
    for row in &rows {
        if row.try_get::<Vec<u8>, _>(1)? == text.hash {
            let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
            let opened: Sealed = service.open(&context(id), row.try_get(2)?)?;
            let at = moment(row.try_get(3)?);
            let by = Reviewer {
                name: opened.name,
                credential: opened.credential,
                licence: opened.licence,
            };
            signed = Some((by, day(at)));
            break;
        }
    }
    let before = !rows.is_empty() || text.review.is_some();
    let today = day(service.clock.now());
    Ok(weigh(signed, text.reviewed(), before, today, months))
}

/// The newest of two reviews counts.
fn weigh(
    signed: Option<(Reviewer, Date)>,
    of_the_file: Option<(Reviewer, Date)>,
    before: bool,
    today: Date,
    months: i64,
) -> Standing {
    let newest = signed
        .into_iter()
        .chain(of_the_file)
        .max_by_key(|(_, on)| *on);
    match newest {
        Some((by, on)) => Standing::Reviewed {
            by,
            on,
            stale: is_stale(on, today, months),
        },
        None if before => Standing::Changed,
        None => Standing::Unreviewed,
    }
}

impl Standing {
    /// In words for whoever reads the text.
    pub fn words(&self) -> String {
        match self {
            Self::Unreviewed => say("article-unreviewed").into(),
            Self::Changed => say("article-changed").into(),
            Self::Reviewed { by, on, stale } => {
                let key = if *stale {
                    "article-reviewed-long-ago"
                } else {
                    "article-reviewed"
                };
                let said = say(key).with("name", &by.name);
                let said = said.with("credential", &by.credential);
                let said = said.with("licence", &by.licence);
                said.with("day", languages::day(*on)).into()
            }
        }
    }

    /// Whether somebody stands for the text as it is now, and not too long ago.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Reviewed { stale: false, .. })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn by(name: &str) -> Reviewer {
        Reviewer {
            name: name.to_owned(),
            credential: "Psychologist".to_owned(),
            licence: "PSY 1, California".to_owned(),
        }
    }

    #[test]
    fn a_review_holds_for_so_many_months() {
        let on = date(2026, 1, 31);
        assert!(!is_stale(on, date(2027, 1, 31), 12));
        assert!(is_stale(on, date(2027, 2, 1), 12));
    }

    #[test]
    fn the_newest_review_counts_and_none_is_claimed_that_nobody_gave() {
        let (early, late) = (date(2026, 1, 1), date(2026, 6, 1));
        let today = date(2026, 7, 1);
        let both = weigh(
            Some((by("A"), early)),
            Some((by("B"), late)),
            true,
            today,
            24,
        );
        assert!(
            both.words()
                .contains("Reviewed by B, Psychologist (PSY 1, California), on 1 June 2026.")
        );
        assert!(both.is_good());
        let old = weigh(Some((by("A"), early)), None, true, today, 3);
        assert!(!old.is_good() && old.words().contains("a new review is due"));
        assert_eq!(weigh(None, None, true, today, 24), Standing::Changed);
        let none = weigh(None, None, false, today, 24);
        assert!(!none.is_good() && none.words().starts_with("Not yet reviewed"));
    }
}
