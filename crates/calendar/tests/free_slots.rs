//! What a couple may book: only whole slots that are open and free, and all
//! of them.

mod common;

use calendar::{Span, free_slots};
use common::{Case, at, case, minutes, span, therapist};
use jiff::Timestamp;
use proptest::prelude::*;

#[test]
fn slots_start_on_the_therapists_own_round_times() {
    // Kolkata's whole hours are half past in UTC.
    let kolkata = therapist("Asia/Kolkata", &["monday 09:15-12:00"]);
    let week = span("2026-06-15T00:00Z", "2026-06-22T00:00Z");
    let starts = [at("2026-06-15T04:30Z"), at("2026-06-15T05:30Z")];
    assert_eq!(free_slots(&kolkata, &[], 50, 60, week), starts);
}

#[test]
fn a_booking_takes_the_slots_it_overlaps_and_no_others() {
    let utc = therapist("UTC", &["monday 09:00-12:00"]);
    let week = span("2026-06-15T00:00Z", "2026-06-22T00:00Z");
    let booked = span("2026-06-15T10:00Z", "2026-06-15T10:50Z");
    let nonsense = span("2026-06-15T11:30Z", "2026-06-15T11:30Z");
    let starts = ["2026-06-15T09:00Z", "2026-06-15T11:00Z"].map(at);
    assert_eq!(free_slots(&utc, &[nonsense, booked], 60, 30, week), starts);
}

#[test]
fn after_a_half_hour_change_starts_are_still_on_the_clock_on_the_wall() {
    let lord_howe = therapist("Australia/Lord_Howe", &["sunday 01:00-04:00"]);
    let autumn = span("2026-04-04T00:00Z", "2026-04-05T12:00Z");
    // 1:00, 1:30 (twice: the clocks go back from 2:00), 2:00, 2:30, 3:00.
    let starts = [
        "2026-04-04T14:00Z",
        "2026-04-04T14:30Z",
        "2026-04-04T15:00Z",
        "2026-04-04T15:30Z",
        "2026-04-04T16:00Z",
        "2026-04-04T16:30Z",
    ];
    assert_eq!(free_slots(&lord_howe, &[], 60, 30, autumn), starts.map(at));
}

#[test]
fn no_length_or_no_step_offers_nothing_rather_than_everything() {
    let utc = therapist("UTC", &["monday 09:00-12:00"]);
    let week = span("2026-06-15T00:00Z", "2026-06-22T00:00Z");
    assert_eq!(free_slots(&utc, &[], 0, 15, week), []);
    assert_eq!(free_slots(&utc, &[], 50, 0, week), []);
    assert_eq!(free_slots(&utc, &[], u32::MAX, u32::MAX, week), []);
}

fn bookings() -> impl Strategy<Value = Vec<(i64, i64)>> {
    proptest::collection::vec((-100i64..4500, 0i64..180), 0..12)
}

fn busy(case: &Case, bookings: &[(i64, i64)]) -> Vec<Span> {
    let booked = |(from, length): &(i64, i64)| {
        let start = case.within.start + minutes(*from);
        Span {
            start,
            end: start + minutes(*length),
        }
    };
    bookings.iter().map(booked).collect()
}

fn on_grid(case: &Case, minute: Timestamp, step: u32) -> bool {
    let civil = case.availability.zone.time_zone().to_datetime(minute);
    (u32::from(civil.hour() as u8) * 60 + u32::from(civil.minute() as u8)).is_multiple_of(step)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Walk minute by minute with a diary in hand: the slots offered are
    /// those whose every minute is open and unbooked, no more and no fewer.
    #[test]
    fn exactly_the_open_and_unbooked_slots_are_offered(
        case in case(3),
        bookings in bookings(),
        length in 1u32..100,
        step in proptest::sample::select(vec![15u32, 30, 45, 60]),
    ) {
        let busy = busy(&case, &bookings);
        let mut run = 0; // free minutes from here on, walking backward
        let mut expected = Vec::new();
        let every: Vec<Timestamp> = case.every_minute().collect();
        for minute in every.into_iter().rev() {
            let taken = busy.iter().any(|b| b.start <= minute && minute < b.end);
            run = if case.is_open(minute) && !taken { run + 1 } else { 0 };
            if run >= length && on_grid(&case, minute, step) {
                expected.insert(0, minute);
            }
        }
        let offered = free_slots(&case.availability, &busy, length, step, case.within);
        prop_assert_eq!(offered, expected);
    }
}
