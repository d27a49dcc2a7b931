//! When the door is open: on ordinary days, on days that differ, and through
//! every kind of change of clocks.

mod common;

use calendar::{Exception, Span};
use common::{Case, at, case, span, therapist};
use jiff::civil::date;
use proptest::prelude::*;

#[test]
fn nine_to_five_is_an_hour_earlier_in_real_time_once_summer_time_starts() {
    let berlin = therapist(
        "Europe/Berlin",
        &["friday 09:00-17:00", "monday 09:00-17:00"],
    );
    let around = span("2026-03-26T00:00Z", "2026-04-01T00:00Z");
    let friday_in_winter = span("2026-03-27T08:00Z", "2026-03-27T16:00Z");
    let monday_in_summer = span("2026-03-30T07:00Z", "2026-03-30T15:00Z");
    assert_eq!(
        berlin.open_spans(around),
        [friday_in_winter, monday_in_summer]
    );
}

#[test]
fn an_hour_the_clocks_skip_is_not_open() {
    let spring = span("2026-03-28T12:00Z", "2026-03-29T12:00Z");
    let skipped = therapist("Europe/Berlin", &["sunday 02:00-03:00"]);
    assert_eq!(skipped.open_spans(spring), []);
    let across = therapist("Europe/Berlin", &["sunday 01:30-03:30"]);
    assert_eq!(
        across.open_spans(spring),
        [span("2026-03-29T00:30Z", "2026-03-29T01:30Z")]
    );
}

#[test]
fn an_hour_the_clocks_repeat_is_open_twice() {
    let autumn = span("2026-10-24T12:00Z", "2026-10-25T12:00Z");
    let repeated = therapist("Europe/Berlin", &["sunday 02:00-03:00"]);
    assert_eq!(
        repeated.open_spans(autumn),
        [span("2026-10-25T00:00Z", "2026-10-25T02:00Z")]
    );
    let half = therapist("Europe/Berlin", &["sunday 02:30-03:00"]);
    let twice = [
        span("2026-10-25T00:30Z", "2026-10-25T01:00Z"),
        span("2026-10-25T01:30Z", "2026-10-25T02:00Z"),
    ];
    assert_eq!(half.open_spans(autumn), twice);
}

#[test]
fn a_whole_day_can_be_skipped() {
    let samoa = therapist(
        "Pacific/Apia",
        &["thursday 09:00-24:00", "friday 00:00-24:00"],
    );
    let crossing_the_date_line = span("2011-12-29T00:00Z", "2012-01-01T00:00Z");
    let thursday = span("2011-12-29T19:00Z", "2011-12-30T10:00Z");
    assert_eq!(samoa.open_spans(crossing_the_date_line), [thursday]);
}

#[test]
fn hours_to_midnight_join_the_next_day() {
    let late = therapist(
        "Asia/Kolkata",
        &["monday 22:00-24:00", "tuesday 00:00-01:00"],
    );
    let week = span("2026-06-15T00:00Z", "2026-06-22T00:00Z");
    assert_eq!(
        late.open_spans(week),
        [span("2026-06-15T16:30Z", "2026-06-15T19:30Z")]
    );
}

#[test]
fn an_exception_replaces_the_day_and_the_last_word_on_a_day_holds() {
    let mut berlin = therapist(
        "Europe/Berlin",
        &["monday 09:00-10:00", "tuesday 09:00-10:00"],
    );
    let week = span("2026-06-14T00:00Z", "2026-06-21T00:00Z");
    let closed = |day| Exception { day, open: vec![] };
    let evening = Exception {
        day: date(2026, 6, 16),
        open: vec![(19 * 60, 20 * 60)],
    };
    berlin.exceptions = vec![
        closed(date(2026, 6, 15)),
        closed(date(2026, 6, 16)),
        evening,
    ];
    assert_eq!(
        berlin.open_spans(week),
        [span("2026-06-16T17:00Z", "2026-06-16T18:00Z")]
    );
}

#[test]
fn an_exception_built_by_hand_with_nonsense_hours_opens_nothing_it_should_not() {
    let mut berlin = therapist("Europe/Berlin", &[]);
    let open = vec![(600, 540), (600, 600), (1380, 9999)];
    berlin.exceptions = vec![Exception {
        day: date(2026, 6, 15),
        open,
    }];
    let week = span("2026-06-14T00:00Z", "2026-06-21T00:00Z");
    assert_eq!(
        berlin.open_spans(week),
        [span("2026-06-15T21:00Z", "2026-06-15T22:00Z")]
    );
}

#[test]
fn what_is_asked_for_may_start_and_end_at_any_instant_or_be_empty() {
    let berlin = therapist("Europe/Berlin", &["monday 09:00-10:00"]);
    let part = span("2026-06-15T07:10:07.5Z", "2026-06-15T07:20:00.25Z");
    assert_eq!(berlin.open_spans(part), [part]);
    let backward = Span {
        start: at("2026-06-20T00:00Z"),
        end: at("2026-06-10T00:00Z"),
    };
    assert_eq!(berlin.open_spans(backward), []);
}

fn minutes_open(case: &Case) -> Vec<Span> {
    case.availability.open_spans(case.within)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The engine and the clock on the wall agree on every single minute.
    #[test]
    fn open_spans_hold_exactly_the_open_minutes(case in case(5)) {
        let spans = minutes_open(&case);
        for minute in case.every_minute() {
            let open = spans.iter().any(|s| s.start <= minute && minute < s.end);
            prop_assert_eq!(open, case.is_open(minute), "at {}", minute);
        }
    }

    #[test]
    fn open_spans_are_sorted_apart_and_inside_what_was_asked(case in case(9)) {
        let spans = minutes_open(&case);
        prop_assert!(spans.iter().all(|s| s.start < s.end));
        prop_assert!(spans.iter().all(|s| s.overlap(case.within) == Some(*s)));
        prop_assert!(spans.windows(2).all(|two| two[0].end < two[1].start));
    }
}
