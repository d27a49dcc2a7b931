//! Whom a time suits, each on their own clock.

mod common;

use calendar::{Exception, PartOfDay, Person, Suits, Weekday, common_slots, suiting};
use common::{at, therapist, zone};

fn suits(codes: &[&str]) -> Vec<Suits> {
    codes.iter().map(|c| Suits::parse(c).unwrap()).collect()
}

#[test]
fn codes_name_all_parts_of_the_week_and_nothing_else_is_one() {
    let tuesday_evening = Suits {
        weekday: Weekday::Tuesday,
        part: PartOfDay::Evening,
    };
    assert_eq!(tuesday_evening.code(), "tuesday-evening");
    assert_eq!(Suits::all().count(), 21);
    for part in Suits::all() {
        assert_eq!(Suits::parse(&part.code()), Some(part));
        let json = serde_json::to_string(&part).unwrap();
        assert_eq!(json, format!("{:?}", part.code()));
        assert_eq!(serde_json::from_str::<Suits>(&json).unwrap(), part);
    }
    for wrong in [
        "",
        "tuesday",
        "Tuesday-evening",
        "tuesday-night",
        "tuesday-evening-",
    ] {
        assert_eq!(Suits::parse(wrong), None, "{wrong:?}");
    }
}

#[test]
fn the_parts_of_a_day_meet_and_the_night_is_none() {
    let utc = zone("UTC");
    let part = |time: &str| Suits::at(at(&format!("2026-12-01T{time}Z")), &utc).map(|s| s.part);
    let expected = [
        ("04:59", None),
        ("05:00", Some(PartOfDay::Morning)),
        ("11:59", Some(PartOfDay::Morning)),
        ("12:00", Some(PartOfDay::Afternoon)),
        ("16:59", Some(PartOfDay::Afternoon)),
        ("17:00", Some(PartOfDay::Evening)),
        ("22:59", Some(PartOfDay::Evening)),
        ("23:00", None),
        ("00:00", None),
    ];
    for (time, wanted) in expected {
        assert_eq!(part(time), wanted, "{time}");
    }
}

#[test]
fn partners_in_two_zones_each_see_whether_a_start_suits() {
    let (berlin, kolkata) = (zone("Europe/Berlin"), zone("Asia/Kolkata"));
    let evening = suits(&["tuesday-evening"]);
    let people = [
        Person {
            zone: &berlin,
            times: &evening,
        },
        Person {
            zone: &kolkata,
            times: &evening,
        },
    ];
    // 13:00Z is 14:00 in Berlin and 18:30 in Kolkata; 17:00Z is 18:00 and 22:30;
    // 18:00Z is 19:00 and 23:30; a week later 17:00Z is the same again.
    let starts = [
        "2026-12-01T13:00Z",
        "2026-12-01T17:00Z",
        "2026-12-01T18:00Z",
        "2026-12-02T17:00Z",
    ]
    .map(at);
    let slots = common_slots(&starts, &people);
    let marks: Vec<_> = slots.iter().map(|s| s.suits.as_slice()).collect();
    assert_eq!(slots.iter().map(|s| s.start).collect::<Vec<_>>(), starts);
    let nobody = [false, false];
    assert_eq!(
        marks,
        [&[false, true][..], &[true, true], &[true, false], &nobody]
    );
}

#[test]
fn who_names_no_times_can_come_at_any_even_at_night() {
    let berlin = zone("Europe/Berlin");
    let anyone = Person {
        zone: &berlin,
        times: &[],
    };
    let slots = common_slots(&[at("2026-12-01T02:00Z")], &[anyone]);
    assert_eq!(slots[0].suits, [true]);
}

#[test]
fn a_weekday_is_the_persons_own() {
    // Monday 23:30Z is Tuesday morning in Kolkata.
    let kolkata = zone("Asia/Kolkata");
    let times = suits(&["tuesday-morning"]);
    let person = Person {
        zone: &kolkata,
        times: &times,
    };
    assert!(common_slots(&[at("2026-11-30T23:30Z")], &[person])[0].suits[0]);
}

#[test]
fn a_part_suits_when_a_whole_session_fits_on_the_persons_clock() {
    // Berlin 18:00-20:00 is 22:30-00:30 in Kolkata: half an hour of evening.
    let av = therapist(
        "Europe/Berlin",
        &["tuesday 18:00-20:00", "friday 09:00-12:00"],
    );
    let times = suits(&["friday-afternoon", "tuesday-evening", "monday-morning"]);
    let (berlin, kolkata) = (zone("Europe/Berlin"), zone("Asia/Kolkata"));
    let from = at("2026-12-02T10:00Z"); // a Wednesday
    let of = |zone| {
        suiting(
            &av,
            &Person {
                zone,
                times: &times,
            },
            from,
        )
    };
    assert_eq!(of(&berlin), suits(&["tuesday-evening"]));
    assert_eq!(of(&kolkata), suits(&["friday-afternoon"]));
}

#[test]
fn fifty_minutes_are_enough_and_two_short_pieces_are_not() {
    let berlin = zone("Europe/Berlin");
    let times = suits(&["tuesday-evening"]);
    let person = Person {
        zone: &berlin,
        times: &times,
    };
    let from = at("2026-12-02T10:00Z");
    let fits =
        |week: &[&str]| !suiting(&therapist("Europe/Berlin", week), &person, from).is_empty();
    assert!(fits(&["tuesday 22:00-23:00"]));
    assert!(
        !fits(&["tuesday 22:15-24:00"]),
        "only 45 minutes before 23:00"
    );
    assert!(!fits(&["tuesday 18:00-18:45", "tuesday 19:00-19:45"]));
}

#[test]
fn a_week_from_the_middle_of_an_evening_still_has_that_evening_whole() {
    let av = therapist("Europe/Berlin", &["wednesday 18:00-19:00"]);
    let berlin = zone("Europe/Berlin");
    let person = Person {
        zone: &berlin,
        times: &suits(&["wednesday-evening"]),
    };
    let half_past_six = at("2026-12-02T17:30Z");
    assert_eq!(suiting(&av, &person, half_past_six).len(), 1);
}

#[test]
fn what_is_open_only_before_or_after_the_week_looked_at_does_not_count() {
    let berlin = zone("Europe/Berlin");
    let anyone = Person {
        zone: &berlin,
        times: &[],
    };
    let from = at("2026-12-02T10:00Z"); // so: Thursday 3 up to Wednesday 9
    let opens_on = |day| {
        let mut av = therapist("Europe/Berlin", &[]);
        av.exceptions = vec![Exception::new(day, vec![(6 * 60, 20 * 60)]).unwrap()];
        suiting(&av, &anyone, from).len()
    };
    let december = |day| jiff::civil::date(2026, 12, day);
    assert_eq!(
        [2, 3, 9, 10].map(|day| opens_on(december(day))),
        [0, 3, 3, 0]
    );
}

#[test]
fn for_who_names_no_times_all_parts_with_room_are_listed() {
    let av = therapist(
        "Europe/Berlin",
        &["sunday 11:00-18:00", "monday 00:00-05:00"],
    );
    let berlin = zone("Europe/Berlin");
    let anyone = Person {
        zone: &berlin,
        times: &[],
    };
    let wanted = suits(&["sunday-morning", "sunday-afternoon", "sunday-evening"]);
    assert_eq!(suiting(&av, &anyone, at("2026-12-02T10:00Z")), wanted);
}
