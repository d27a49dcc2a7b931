//! What a therapist types in becomes a tidy week, or is turned down with a
//! reason.

mod common;

use calendar::{Availability, Exception, Hours, HoursProblem, Weekday, WeeklyHours};
use common::{hours, therapist};
use jiff::civil::date;

fn week(typed: &[&str]) -> Vec<Hours> {
    let typed = typed.iter().map(|h| hours(h)).collect();
    WeeklyHours::new(typed).unwrap().iter().cloned().collect()
}

#[test]
fn hours_are_sorted_and_joined_within_a_day_only() {
    let tidy = week(&[
        "sunday 22:00-24:00",
        "monday 13:00-15:00",
        "monday 00:00-01:00",
        "monday 09:00-12:00",
        "monday 12:00-13:00",
        "monday 10:00-11:00",
    ]);
    let expected = [
        "monday 00:00-01:00",
        "monday 09:00-15:00",
        "sunday 22:00-24:00",
    ];
    assert_eq!(tidy, expected.map(hours));
}

#[test]
fn hours_that_cannot_be_are_turned_down_with_the_reason() {
    let monday = |from, to| {
        WeeklyHours::new(vec![Hours {
            weekday: Weekday::Monday,
            from,
            to,
        }])
    };
    assert!(monday(0, 1440).is_ok());
    assert_eq!(monday(540, 605), Err(HoursProblem::NotQuarterHour));
    assert_eq!(monday(541, 600), Err(HoursProblem::NotQuarterHour));
    assert_eq!(monday(540, 540), Err(HoursProblem::EndNotAfterStart));
    assert_eq!(monday(600, 540), Err(HoursProblem::EndNotAfterStart));
    assert_eq!(monday(1380, 1500), Err(HoursProblem::PastMidnight));
    assert_eq!(
        Exception::new(date(2026, 6, 15), vec![(7, 30)]),
        Err(HoursProblem::NotQuarterHour)
    );
}

#[test]
fn an_exceptions_hours_are_tidied_too() {
    let day = date(2026, 6, 15);
    let typed = Exception::new(day, vec![(600, 660), (0, 15), (540, 600)]).unwrap();
    assert_eq!(
        typed,
        Exception {
            day,
            open: vec![(0, 15), (540, 660)]
        }
    );
}

#[test]
fn stored_availability_comes_back_and_bad_hours_do_not_get_in() {
    let mut berlin = therapist("Europe/Berlin", &["tuesday 09:00-17:00"]);
    berlin.exceptions = vec![Exception {
        day: date(2026, 12, 24),
        open: vec![],
    }];
    let json = serde_json::to_string(&berlin).unwrap();
    assert_eq!(
        json,
        r#"{"zone":"Europe/Berlin","weekly":[{"weekday":"tuesday","from":540,"to":1020}],"exceptions":[{"day":"2026-12-24","open":[]}]}"#
    );
    assert_eq!(serde_json::from_str::<Availability>(&json).unwrap(), berlin);
    let bad = json.replace("1020", "1021");
    let error = serde_json::from_str::<Availability>(&bad).unwrap_err();
    assert!(error.to_string().contains("quarter hours"), "{error}");
}
