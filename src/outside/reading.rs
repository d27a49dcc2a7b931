//! A calendar read: asked for, taken, and made into busy times. What must stay true: times come out and
//! nothing else; what comes in is measured before it is read, and reading it is counted work.

use calendar::{Span, Work, Zone, busy_times_but};
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::caldav;
use super::fetch::{Answer, Ask, Way, fetch, fine};
use super::guard::{Names, address};
use super::trouble::Trouble;

/// So many separate busy times are kept of one calendar: more than one every two hours, day and night, for
/// all the weeks that are read.
pub(super) const MOST: usize = 2000;

/// How much work one reading may be: thousands of series that began years ago, and two seconds at most.
const STEPS: u64 = 20_000_000;

/// Where a calendar is, and what opens it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A file in the iCalendar format, at an address that is often a secret itself.
    File {
        /// Its address.
        address: String,
    },
    /// A CalDAV calendar.
    CalDav {
        /// Its address.
        address: String,
        /// Whose it is there.
        user: String,
        /// What opens it: best one made for this alone.
        password: String,
    },
}

impl Source {
    /// Its address.
    pub fn address(&self) -> &str {
        match self {
            Self::File { address } | Self::CalDav { address, .. } => address,
        }
    }

    /// Whether it is a CalDAV calendar.
    pub fn is_caldav(&self) -> bool {
        matches!(self, Self::CalDav { .. })
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        match self {
            Self::File { address } => address.zeroize(),
            Self::CalDav { password, .. } => password.zeroize(),
        }
    }
}

/// Whose calendar it is, and what of it is wanted.
#[derive(Clone)]
pub(super) struct Wanted {
    /// The clock of days and of times without a zone.
    pub(super) owner: Zone,
    /// From when until when.
    pub(super) within: Span,
    /// How the names of this practice's own appointments end.
    pub(super) ours: String,
}

/// What a calendar said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Read {
    /// When its owner is busy: in order, apart from each other.
    pub(super) spans: Vec<Span>,
    /// How much of it was not understood.
    pub(super) left_out: usize,
}

/// When the owner of a calendar is busy.
///
/// # Errors
/// Why that cannot be told.
pub(super) async fn read<N: Names>(
    way: &Way<'_, N>,
    source: &Source,
    wanted: &Wanted,
) -> Result<Read, Trouble> {
    let url = address(source.address(), way.allowed)?;
    let texts = match source {
        Source::File { .. } => {
            let answer = fetch(way, &url, &Ask::Get).await?;
            fine(answer.status)?;
            vec![text(answer)]
        }
        Source::CalDav { user, password, .. } => {
            let asked = |body| Ask::Report {
                user,
                password,
                body,
            };
            let body = caldav::free_busy_query(wanted.within);
            let answer = fetch(way, &url, &asked(&body)).await?;
            match answer.status.as_u16() {
                200 => vec![text(answer)],
                // A server that does not answer that question (or not so) may answer the longer one.
                207 | 400 | 403 | 405 | 409 | 415 | 422 | 500 | 501 => {
                    let body = caldav::calendar_query(wanted.within);
                    let answer = fetch(way, &url, &asked(&body)).await?;
                    fine(answer.status)?;
                    caldav::calendars(&text(answer))?
                }
                _ => return Err(fine(answer.status).err().unwrap_or(Trouble::Failed)),
            }
        }
    };
    let wanted = wanted.clone();
    // Up to 10 MB to look through: not where others wait.
    let read = tokio::task::spawn_blocking(move || busy(&texts, &wanted));
    read.await.map_err(|_| Trouble::Failed)?
}

fn text(answer: Answer) -> String {
    String::from_utf8(answer.body)
        .unwrap_or_else(|wrong| String::from_utf8_lossy(wrong.as_bytes()).into_owned())
}

/// The busy times of several calendar texts, within one measure of work.
fn busy(texts: &[String], wanted: &Wanted) -> Result<Read, Trouble> {
    let (mut work, mut left_out) = (Work::steps(STEPS), 0);
    let known = |uid: &str| uid.ends_with(&wanted.ours);
    let mut spans = Vec::new();
    for text in texts {
        let read = busy_times_but(text, &wanted.owner, wanted.within, &known, &mut work)?;
        spans.extend(read.spans);
        left_out += read.problems.len();
    }
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    match merged.len() {
        0..=MOST => Ok(Read {
            spans: merged,
            left_out,
        }),
        _ => Err(Trouble::TooMany),
    }
}
