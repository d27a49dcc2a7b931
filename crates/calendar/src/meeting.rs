//! Times that suit every calendar at once. What must stay true: a start
//! offered is refused by no calendar, is on the grid of the first calendar's
//! clock, and comes after the notice; and none that is so is left out.

use jiff::{SignedDuration, Timestamp};

use crate::civil::{grid, stretches};
use crate::diary::{Diary, Place};
use crate::span::{Span, intersect};

/// A meeting that is to be found a time for.
#[derive(Clone, Copy, Debug)]
pub struct Meeting {
    /// Minutes, at least 1.
    pub length: u16,
    /// Starts lie on so many minutes of the first calendar's clock, counted
    /// from midnight; at least 1.
    pub step: u16,
    /// Where.
    pub place: Place,
    /// The time now.
    pub now: Timestamp,
    /// Minutes from now to the earliest start.
    pub notice: u32,
}

impl Meeting {
    /// The earliest start there may be.
    pub fn earliest(&self) -> Timestamp {
        let notice = SignedDuration::from_mins(i64::from(self.notice));
        self.now.checked_add(notice).unwrap_or(Timestamp::MAX)
    }

    /// The span of the meeting from a start.
    pub fn span(&self, start: Timestamp) -> Option<Span> {
        let length = SignedDuration::from_mins(i64::from(self.length));
        Span::new(start, start.checked_add(length).ok()?)
    }

    /// All starts that suit all the diaries, in order; the whole meeting lies
    /// in `within`. Without a diary there is no clock, and no start.
    pub fn starts(&self, diaries: &[Diary<'_>], within: Span) -> Vec<Timestamp> {
        let [host, others @ ..] = diaries else {
            return Vec::new();
        };
        let Some(within) = Span::new(within.start.max(self.earliest()), within.end) else {
            return Vec::new();
        };
        let mut free = host.free(within, self.place);
        for other in others {
            free = intersect(&free, &other.free(within, self.place));
        }
        let stretches = stretches(host.zone.time_zone(), within);
        let mut starts = Vec::new();
        for span in free {
            let points = grid(&stretches, span, u32::from(self.step.max(1)));
            let fits = |at: &Timestamp| self.span(*at).is_some_and(|m| m.end <= span.end);
            starts.extend(points.into_iter().filter(fits));
        }
        for diary in diaries {
            let full = diary.full_days();
            if !full.is_empty() {
                starts.retain(|at| full.binary_search(&diary.date_of(*at)).is_err());
            }
        }
        starts
    }

    /// The first `many` of [`Meeting::starts`], looked for two weeks at a
    /// time, so that near ones are found quickly.
    ///
    /// ```
    /// use calendar::{Diary, Meeting, Place, Span, Zone};
    ///
    /// let zone = Zone::parse("Europe/Berlin").unwrap();
    /// let now = "2026-12-01T08:10Z".parse().unwrap();
    /// let end = "2026-12-31T00:00Z".parse().unwrap();
    /// let meeting = Meeting { length: 50, step: 30, place: Place::Online, now, notice: 120 };
    /// let within = Span::new(now, end).unwrap();
    /// let starts = meeting.first_starts(&[Diary::empty(&zone)], within, 2);
    /// let expected = ["2026-12-01T10:30Z", "2026-12-01T11:00Z"].map(|t| t.parse().unwrap());
    /// assert_eq!(starts, expected);
    /// ```
    pub fn first_starts(&self, diaries: &[Diary<'_>], within: Span, many: usize) -> Vec<Timestamp> {
        const PIECE: SignedDuration = SignedDuration::from_hours(14 * 24);
        let mut found = Vec::new();
        let mut from = within.start.max(self.earliest());
        while from < within.end && found.len() < many {
            let to = from
                .checked_add(PIECE)
                .unwrap_or(within.end)
                .min(within.end);
            // A meeting that starts in this piece may end in the next.
            let reach = self.span(to).map_or(within.end, |m| m.end.min(within.end));
            let starts = self.starts(
                diaries,
                Span {
                    start: from,
                    end: reach,
                },
            );
            found.extend(starts.into_iter().filter(|at| *at < to));
            from = to;
        }
        found.truncate(many);
        found
    }
}
