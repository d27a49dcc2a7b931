//! A series of meetings looked through before it is booked: which would be
//! when, and which clash with what.

use crate::diary::{Diary, Why};
use crate::meeting::Meeting;
use crate::recurrence::{Occurrence, Recurrence};
use crate::span::Span;
use crate::work::{TooMuch, Work};

/// One meeting of a series.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Planned {
    /// When it starts, and whether the clocks skipped or repeated its time.
    pub occurrence: Occurrence,
    /// When it is.
    pub span: Span,
    /// True when its notice is too short.
    pub too_soon: bool,
    /// Which calendars do not take it, by their place in the list, and why.
    pub clashes: Vec<(usize, Why)>,
}

impl Planned {
    /// True when it may be booked as it is.
    pub fn fits(&self) -> bool {
        !self.too_soon && self.clashes.is_empty()
    }
}

/// Every meeting of a series that starts in `within`, each with what stands
/// in its way. The step of the meeting is not asked for: a series starts when
/// it says. The days' maxima count what is booked, not the series itself.
///
/// ```
/// use std::num::NonZeroU32;
/// use calendar::{Clock, Diary, Meeting, Place, Recurrence, Rule, Span, Work, Why, Zone, series};
/// use jiff::civil::date;
///
/// // Every second Tuesday at 18:00, ten times, with one evening taken.
/// let zone = Zone::parse("Europe/Berlin").unwrap();
/// let (two, ten) = (NonZeroU32::new(2).unwrap(), NonZeroU32::new(10).unwrap());
/// let mut wish = Recurrence::once(date(2026, 12, 1).at(18, 0, 0, 0), Clock::Zone(zone.clone()));
/// wish.rules.push(Rule::weeks(two, ten));
/// let taken = [Span {
///     start: "2026-12-15T17:30Z".parse().unwrap(),
///     end: "2026-12-15T18:20Z".parse().unwrap(),
/// }];
/// let diary = Diary { busy: &taken, ..Diary::empty(&zone) };
/// let now = "2026-11-26T00:00Z".parse().unwrap();
/// let meeting = Meeting { length: 50, step: 30, place: Place::Online, now, notice: 120 };
/// let year = Span { start: now, end: "2027-12-31T00:00Z".parse().unwrap() };
/// let planned = series(&wish, &meeting, &[diary], year, &mut Work::default()).unwrap();
/// assert_eq!(planned.len(), 10);
/// assert_eq!(planned[1].clashes, [(0, Why::Taken)]);
/// assert_eq!(planned.iter().filter(|one| one.fits()).count(), 9);
/// ```
pub fn series(
    wish: &Recurrence,
    meeting: &Meeting,
    diaries: &[Diary<'_>],
    within: Span,
    work: &mut Work,
) -> Result<Vec<Planned>, TooMuch> {
    let mut planned = Vec::new();
    for occurrence in wish.starting(within, work)? {
        let Some(span) = meeting.span(occurrence.at) else {
            continue;
        };
        let refusals = diaries.iter().map(|d| d.refuses(span, meeting.place));
        let clashes = refusals.enumerate().filter_map(|(n, why)| Some((n, why?)));
        planned.push(Planned {
            occurrence,
            span,
            too_soon: span.start < meeting.earliest(),
            clashes: clashes.collect(),
        });
    }
    Ok(planned)
}
