//! Which of many possible times to show first. What must stay true: ordering
//! adds no time and drops none. What is even, and what is spread, is a
//! judgement: docs/calendar.md says which and why.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::span::Span;
use crate::zone::Zone;

/// The hours of the day someone likes to meet in, on their own clock.
#[derive(Clone, Copy, Debug)]
pub struct Comfort<'a> {
    /// Their clock.
    pub zone: &'a Zone,
    /// Minutes since midnight.
    pub from: u16,
    /// Minutes since midnight, after `from`.
    pub to: u16,
}

impl<'a> Comfort<'a> {
    /// From 8:00 to 21:00, for who did not say.
    pub fn usual(zone: &'a Zone) -> Comfort<'a> {
        Comfort {
            zone,
            from: 8 * 60,
            to: 21 * 60,
        }
    }

    /// How many minutes a meeting is from their hours: the worse of its start
    /// and its end, 0 when both are in them.
    pub fn burden(&self, meeting: Span) -> u16 {
        self.away(meeting.start).max(self.away(meeting.end))
    }

    fn away(&self, at: Timestamp) -> u16 {
        let civil = self.zone.time_zone().to_datetime(at);
        let minute = i32::from(civil.hour()) * 60 + i32::from(civil.minute());
        let (from, to) = (i32::from(self.from), i32::from(self.to));
        if (from..=to).contains(&minute) {
            return 0;
        }
        let around = |minutes: i32| minutes.rem_euclid(24 * 60);
        let away = around(from - minute).min(around(minute - to));
        u16::try_from(away).unwrap_or(u16::MAX)
    }
}

/// The meetings with the fairest first: by how far the worst-off person is
/// from their hours, then by the sum for all, then by time.
pub fn most_even(mut meetings: Vec<Span>, people: &[Comfort<'_>]) -> Vec<Span> {
    meetings.sort_by_cached_key(|meeting| {
        let burdens = people.iter().map(|p| p.burden(*meeting));
        let worst = burdens.clone().max().unwrap_or(0);
        (worst, burdens.map(u32::from).sum::<u32>(), *meeting)
    });
    meetings
}

/// The meetings spread over weeks of that clock: the first of each week, then
/// the second of each, and in a week as many different days as there are.
pub fn spread(mut meetings: Vec<Span>, zone: &Zone) -> Vec<Span> {
    meetings.sort_unstable();
    let date = |m: &Span| zone.time_zone().to_datetime(m.start).date();
    let days = meetings.chunk_by(|a, b| date(a) == date(b));
    // Of each day, which one of it a meeting is; of each week likewise.
    let mut keyed: Vec<(Monday, usize, Span)> = days
        .flat_map(|day| {
            day.iter()
                .enumerate()
                .map(|(n, m)| (monday(date(m)), n, *m))
        })
        .collect();
    keyed.sort_unstable();
    let weeks = keyed.chunk_by(|a, b| a.0 == b.0);
    let mut ranked: Vec<(usize, Span)> = weeks
        .flat_map(|week| week.iter().enumerate().map(|(n, (_, _, m))| (n, *m)))
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, meeting)| meeting).collect()
}

type Monday = Date;

fn monday(date: Date) -> Monday {
    let back = i64::from(date.weekday().to_monday_zero_offset());
    date.checked_sub(jiff::Span::new().days(back))
        .unwrap_or(date)
}
