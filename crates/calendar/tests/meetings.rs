//! Common times of several calendars, against a walk through every minute.

mod common;

use calendar::{
    Booked, Comfort, Diary, Exception, Meeting, Open, Place, Span, Why, Zone, most_even, spread,
};
use common::{Case, at, case, minutes, span, therapist, zone};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// Zones with odd offsets and changes, in the past, now and in the future.
const CHANGES: [(&str, &str); 7] = [
    ("Australia/Lord_Howe", "2031-04-05T15:00Z"),
    ("Pacific/Chatham", "2026-04-04T14:00Z"),
    ("Pacific/Chatham", "2035-09-29T14:00Z"),
    ("Asia/Kathmandu", "1985-12-31T18:30Z"),
    ("Europe/London", "1971-10-31T02:00Z"),
    ("America/St_Johns", "2006-10-29T02:31Z"),
    ("Asia/Pyongyang", "2018-05-04T15:00Z"),
];

fn utc_of(case: &Case, minute: Timestamp) -> Date {
    case.availability
        .zone
        .time_zone()
        .to_datetime(minute)
        .date()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// A host with rests, places, a maximum and holidays, and an other with busy times: the starts found
    /// are those at which each minute is allowed, no more and no fewer; and `refuses` agrees.
    #[test]
    fn exactly_the_starts_that_suit_all_are_found(
        host in case(3),
        other_zone in 0usize..7,
        moved in proptest::bool::ANY,
        bookings in proptest::collection::vec((-200i64..4500, 1i64..120, 0u32..3), 0..6),
        busy in proptest::collection::vec((-200i64..4500, 1i64..300), 0..5),
        (length, step) in (1u16..100, proptest::sample::select(vec![15u16, 20, 30, 50, 60])),
        (before, after, travel, maximum) in (0u16..30, 0u16..30, 0u16..60, proptest::option::of(1u16..3)),
        notice in 0u32..600,
    ) {
        let mut host = host;
        let (name, change) = CHANGES[other_zone];
        if moved {
            // The same hours in another zone, around its own change.
            host.availability.zone = zone(name);
            let long = host.within.end.duration_since(host.within.start);
            let start = at(change) - minutes(1500);
            host.within = Span { start, end: start + long };
            host.availability.exceptions.clear();
        }
        let from = host.within.start;
        let of = |f: i64, l: i64| Span { start: from + minutes(f), end: from + minutes(f + l) };
        let place = |n: u32| if n == 0 { Place::Online } else { Place::At(n) };
        let booked: Vec<Booked> = bookings.iter().map(|(f, l, p)| Booked { span: of(*f, *l), place: place(*p) }).collect();
        let busy: Vec<Span> = busy.iter().map(|(f, l)| of(*f, *l)).collect();
        let holidays = [utc_of(&host, from + minutes(700))];
        let far = zone(name);
        let diaries = [
            Diary {
                open: Open::In(&host.availability), holidays: &holidays, booked: &booked,
                before, after, travel, daily_maximum: maximum, ..Diary::empty(&host.availability.zone)
            },
            Diary { busy: &busy, before: 7, after: 11, ..Diary::empty(&far) },
        ];
        let meeting = Meeting { length, step, place: Place::At(1), now: from, notice };
        let earliest = from + minutes(i64::from(notice));
        let (b, a, t) = (i64::from(before), i64::from(after), i64::from(travel));
        let apart = |one: &Booked| b + a + if one.place == Place::At(2) { t } else { 0 };
        let minute_free = |m: Timestamp| {
            host.is_open(m) && utc_of(&host, m) != holidays[0]
                && !booked.iter().any(|o| o.span.start - minutes(apart(o)) <= m && m < o.span.end + minutes(apart(o)))
                && !busy.iter().any(|s| s.start - minutes(11) <= m && m < s.end + minutes(7))
        };
        let mut expected = Vec::new();
        let mut run = 0;
        let every: Vec<Timestamp> = host.every_minute().collect();
        for m in every.into_iter().rev() {
            run = if minute_free(m) { run + 1 } else { 0 };
            let civil = host.availability.zone.time_zone().to_datetime(m);
            let on_grid = (i32::from(civil.hour()) * 60 + i32::from(civil.minute())) % i32::from(step) == 0 && civil.second() == 0;
            let day = booked.iter().filter(|o| utc_of(&host, o.span.start) == civil.date()).count();
            let full = maximum.is_some_and(|max| day >= usize::from(max));
            if run >= i64::from(length) && on_grid && !full && m >= earliest {
                expected.insert(0, m);
            }
        }
        let starts = meeting.starts(&diaries, host.within);
        prop_assert_eq!(&starts, &expected);
        prop_assert_eq!(&meeting.first_starts(&diaries, host.within, 3), &expected[..expected.len().min(3)]);
        for start in starts {
            let span = meeting.span(start).unwrap();
            prop_assert!(diaries.iter().all(|d| d.refuses(span, meeting.place).is_none()));
        }
    }
}

#[test]
fn each_reason_is_told() {
    let utc = Zone::utc();
    let hours = therapist("UTC", &["tuesday 09:00-17:00"]);
    let booked = [Booked {
        span: span("2026-12-01T10:00Z", "2026-12-01T10:50Z"),
        place: Place::At(1),
    }];
    let diary = Diary {
        open: Open::In(&hours),
        booked: &booked,
        before: 5,
        after: 5,
        travel: 30,
        ..Diary::empty(&utc)
    };
    let refuses = |d: &Diary<'_>, from: &str, place| {
        d.refuses(
            Span {
                start: at(from),
                end: at(from) + minutes(50),
            },
            place,
        )
    };
    assert_eq!(
        refuses(&diary, "2026-12-01T16:30Z", Place::Online),
        Some(Why::Closed)
    );
    assert_eq!(refuses(&diary, "2026-12-01T11:00Z", Place::At(1)), None);
    assert_eq!(
        refuses(&diary, "2026-12-01T10:59Z", Place::At(1)),
        Some(Why::Taken)
    );
    assert_eq!(
        refuses(&diary, "2026-12-01T11:00Z", Place::At(2)),
        Some(Why::Taken)
    );
    assert_eq!(refuses(&diary, "2026-12-01T11:30Z", Place::At(2)), None);
    assert_eq!(
        refuses(
            &Diary {
                daily_maximum: Some(1),
                ..diary
            },
            "2026-12-01T14:00Z",
            Place::Online
        ),
        Some(Why::FullDay)
    );
    assert_eq!(
        refuses(
            &Diary {
                holidays: &[date(2026, 12, 1)],
                ..diary
            },
            "2026-12-01T14:00Z",
            Place::Online
        ),
        Some(Why::Closed)
    );
    let places = [(Place::At(3), hours.clone())];
    let placed = Diary {
        open: Open::At(&places),
        ..diary
    };
    assert_eq!(refuses(&placed, "2026-12-01T14:00Z", Place::At(3)), None);
    assert_eq!(
        refuses(&placed, "2026-12-01T14:00Z", Place::Online),
        Some(Why::Closed)
    );
}

#[test]
fn the_fairest_is_first_and_spread_goes_through_the_weeks() {
    let (berlin, york) = (zone("Europe/Berlin"), zone("America/New_York"));
    let of = |start: &str| Span {
        start: at(start),
        end: at(start) + minutes(50),
    };
    let people = [Comfort::usual(&berlin), Comfort::usual(&york)];
    let meetings = vec![
        of("2026-12-01T08:00Z"),
        of("2026-12-01T12:00Z"),
        of("2026-12-01T15:00Z"),
        of("2026-12-01T21:00Z"),
    ];
    let fair = most_even(meetings, &people)
        .into_iter()
        .map(|m| m.start.to_string()[11..16].to_owned());
    assert_eq!(
        fair.collect::<Vec<_>>(),
        ["15:00", "12:00", "21:00", "08:00"]
    );
    let days = [
        "2026-12-01T15:00Z",
        "2026-12-01T16:00Z",
        "2026-12-02T15:00Z",
        "2026-12-08T15:00Z",
        "2026-12-08T16:00Z",
    ];
    let order = spread(days.map(of).to_vec(), &berlin)
        .into_iter()
        .map(|m| m.start);
    assert_eq!(
        order.collect::<Vec<_>>(),
        [0, 3, 2, 4, 1].map(|n| at(days[n]))
    );
}

#[test]
fn an_exception_added_later_holds() {
    let mut hours = therapist("UTC", &["tuesday 09:00-17:00"]);
    for open in [vec![(0, 60)], vec![(600, 660)]] {
        hours
            .exceptions
            .push(Exception::new(date(2026, 12, 1), open).unwrap());
    }
    let day = span("2026-12-01T00:00Z", "2026-12-02T00:00Z");
    assert_eq!(
        hours.open_spans(day),
        [span("2026-12-01T10:00Z", "2026-12-01T11:00Z")]
    );
}
