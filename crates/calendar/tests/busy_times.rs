//! Busy times read from others' calendars.

mod common;

use calendar::{Busy, IcsProblem, NotACalendar, Span, Work, busy_times, busy_times_but};
use common::{at, span, zone};
use proptest::prelude::*;

fn file(events: &str) -> String {
    let events = events.trim().replace('\n', "\r\n");
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}\r\nEND:VCALENDAR\r\n")
}

fn event(lines: &str) -> String {
    file(&format!(
        "BEGIN:VEVENT\nUID:a\n{}\nEND:VEVENT",
        lines.trim()
    ))
}

fn read(text: &str, within: Span) -> Busy {
    busy_times(text, &zone("Europe/Berlin"), within, &mut Work::default()).unwrap()
}

/// Those of the year 2026, as "12-01 17:00/18:00" in UTC.
fn year(text: &str) -> Vec<String> {
    let busy = read(text, span("2026-01-01T00:00Z", "2027-01-01T00:00Z"));
    assert_eq!(busy.problems, [], "{text}");
    let words = |s: &Span| {
        format!(
            "{}/{}",
            s.start.strftime("%m-%d %H:%M"),
            s.end.strftime("%m-%d %H:%M")
        )
    };
    busy.spans.iter().map(words).collect()
}

#[test]
fn times_with_a_zone_without_one_and_whole_days() {
    let zoned = event(
        "DTSTART;TZID=America/New_York:20261201T120000\nDTEND;TZID=America/New_York:20261201T130000",
    );
    assert_eq!(year(&zoned), ["12-01 17:00/12-01 18:00"]);
    let floating = event("DTSTART:20261201T120000\nDURATION:PT45M");
    assert_eq!(year(&floating), ["12-01 11:00/12-01 11:45"]);
    let utc = event("DTSTART:20261201T120000Z\nDTEND:20261201T130000Z");
    assert_eq!(year(&utc), ["12-01 12:00/12-01 13:00"]);
    // A day is the owner's day: of 23 hours where the clocks go forward.
    let day = event("DTSTART;VALUE=DATE:20260329");
    assert_eq!(year(&day), ["03-28 23:00/03-29 22:00"]);
    let folded = event("DTSTART;TZID=\"Europe\n /Berlin\":2026120\n 1T120000\nDURATION:PT1H");
    assert_eq!(year(&folded), ["12-01 11:00/12-01 12:00"]);
    let path =
        event("DTSTART;TZID=/example.org/20190914_1/Europe/Berlin:20261201T120000\nDURATION:PT1H");
    assert_eq!(year(&path), ["12-01 11:00/12-01 12:00"]);
}

#[test]
fn what_takes_no_time_is_free() {
    for line in [
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
    ] {
        let free = event(&format!("DTSTART:20261201T120000Z\nDURATION:PT1H\n{line}"));
        assert_eq!(year(&free), [] as [&str; 0], "{line}");
    }
    assert_eq!(year(&event("DTSTART:20261201T120000Z")), [] as [&str; 0]);
    // An alarm's own lines are not the event's.
    let alarm = event(
        "DTSTART:20261201T120000Z\nDURATION:PT1H\nBEGIN:VALARM\nDURATION:PT9H\nSTATUS:CANCELLED\nEND:VALARM",
    );
    assert_eq!(year(&alarm), ["12-01 12:00/12-01 13:00"]);
}

#[test]
fn a_series_keeps_its_time_on_the_clock_and_its_changes() {
    let series = "DTSTART;TZID=Europe/Berlin:20260322T180000\nDTEND;TZID=Europe/Berlin:20260322T190000\n\
                  RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Berlin:20260405T180000";
    let weeks = [
        "03-22 17:00/03-22 18:00",
        "03-29 16:00/03-29 17:00",
        "04-12 16:00/04-12 17:00",
    ];
    assert_eq!(year(&event(series)), weeks);
    let moved = |more: &str| {
        let other = format!("RECURRENCE-ID;TZID=Europe/Berlin:20260412T180000\n{more}");
        file(&format!(
            "BEGIN:VEVENT\nUID:a\n{series}\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\n{other}\nEND:VEVENT"
        ))
    };
    let later = moved("DTSTART:20260413T080000Z\nDURATION:PT1H");
    assert_eq!(
        year(&later),
        [weeks[0], weeks[1], "04-13 08:00/04-13 09:00"]
    );
    let off = moved("DTSTART:20260412T160000Z\nSTATUS:CANCELLED");
    assert_eq!(year(&off), weeks[..2]);
    let until = event(
        "DTSTART;TZID=Europe/Berlin:20260322T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=20260329T160000Z\nRDATE:20260501T100000Z",
    );
    assert_eq!(
        year(&until),
        [
            "03-22 17:00/03-22 18:00",
            "03-29 16:00/03-29 17:00",
            "05-01 10:00/05-01 11:00"
        ]
    );
}

#[test]
fn a_zone_no_database_knows_is_read_by_its_own_rules_or_named() {
    let own = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\n\
        BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE";
    let series = |zone: &str| {
        format!(
            "BEGIN:VEVENT\nUID:a\nDTSTART;TZID={zone}:20260315T023000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=33\nEND:VEVENT"
        )
    };
    let by_own = year(&file(&format!("{own}\n{}", series("Customized Time Zone"))));
    assert_eq!(by_own.len(), 33);
    // In the gap of 29 March and the fold of 25 October as in the database's.
    assert_eq!(by_own, year(&file(&series("Europe/Berlin"))));
    let unknown = read(
        &file(&series("Nowhere")),
        span("2026-01-01T00:00Z", "2027-01-01T00:00Z"),
    );
    assert_eq!(
        unknown.problems,
        [(3, IcsProblem::UnknownZone("Nowhere".into()))]
    );
}

#[test]
fn busy_lists_are_read_and_free_ones_left_out() {
    let list = file(
        "BEGIN:VFREEBUSY\nFREEBUSY:20261201T120000Z/PT1H,20261202T120000Z/20261202T133000Z\nFREEBUSY;FBTYPE=FREE:20261203T120000Z/PT1H\nEND:VFREEBUSY",
    );
    assert_eq!(
        year(&list),
        ["12-01 12:00/12-01 13:00", "12-02 12:00/12-02 13:30"]
    );
}

#[test]
fn what_is_no_calendar_or_half_of_one_is_refused() {
    let december = span("2026-12-01T00:00Z", "2027-01-01T00:00Z");
    let refused =
        |text: &str| busy_times(text, &zone("UTC"), december, &mut Work::default()).unwrap_err();
    assert_eq!(refused(""), NotACalendar::NoCalendar);
    assert_eq!(refused("<!doctype html>"), NotACalendar::NoCalendar);
    assert_eq!(
        refused("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"),
        NotACalendar::CutShort(0)
    );
    assert_eq!(
        refused("BEGIN:VCALENDAR\r\nEND:VEVENT\r\n"),
        NotACalendar::CutShort(2)
    );
    assert_eq!(
        refused(&"BEGIN:VCALENDAR\r\n".repeat(100_000)),
        NotACalendar::CutShort(9)
    );
    assert_eq!(
        refused(&"x".repeat(100 * 1024 * 1024)),
        NotACalendar::TooLong
    );
}

#[test]
fn events_that_are_known_already_are_not_busy_twice() {
    let one = "BEGIN:VEVENT\nUID:a@here\nDTSTART:20261201T120000Z\nDURATION:PT1H\nEND:VEVENT";
    let other = one.replace("a@here", "a@elsewhere").replace("T12", "T15");
    let text = file(&format!("{one}\n{other}"));
    let within = span("2026-01-01T00:00Z", "2027-01-01T00:00Z");
    let known = |uid: &str| uid.ends_with("@here");
    let read = busy_times_but(&text, &zone("UTC"), within, &known, &mut Work::default());
    let spans = read.unwrap().spans;
    assert_eq!(spans, [span("2026-12-01T15:00Z", "2026-12-01T16:00Z")]);
}

#[test]
fn one_foolish_rule_leaves_the_others_their_work() {
    let foolish = "BEGIN:VEVENT\nDTSTART:20260101T000000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT";
    let daily =
        "BEGIN:VEVENT\nDTSTART:20260101T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEND:VEVENT";
    let text = file(&format!("{foolish}\n{daily}"));
    let within = span("2026-12-01T00:00Z", "2026-12-08T00:00Z");
    let busy = read(&text, within);
    assert_eq!(busy.problems, [(3, IcsProblem::TooOften)]);
    assert_eq!(busy.spans.len(), 7);
}

#[test]
fn foolish_rules_are_named_and_cost_no_more_than_their_work() {
    let december = span("2026-12-01T00:00Z", "2027-01-01T00:00Z");
    let one = |n: usize, rule: &str| {
        format!(
            "BEGIN:VEVENT\nUID:{n}\nDTSTART:20261203T120000Z\nDURATION:PT1H\nRRULE:{rule}\nEND:VEVENT\n"
        )
    };
    let often: String = (0..2000).map(|n| one(n, "FREQ=SECONDLY")).collect();
    let busy = read(&file(&often), december);
    assert_eq!(busy.problems[0], (3, IcsProblem::TooOften));
    assert_eq!(busy.problems.len(), 100);
    assert_eq!(busy.spans, [span("2026-12-03T12:00Z", "2026-12-03T13:00Z")]);
    let wrong = read(&file(&one(1, "FREQ=NEVER")), december);
    assert!(
        matches!(wrong.problems[..], [(7, IcsProblem::Rule(_))]),
        "{:?}",
        wrong.problems
    );
    assert_eq!(wrong.spans.len(), 1);
}

/// The real files, where `SECUREBASE_TEST_DATA` names a folder that has them; else this is said, and the
/// test is left out.
#[test]
#[expect(clippy::print_stdout, reason = "what is left out is said")]
fn real_calendars_are_read() {
    let Some(folder) = std::env::var_os("SECUREBASE_TEST_DATA") else {
        println!("SECUREBASE_TEST_DATA is not set: ics is left out");
        return;
    };
    let busy = |name: &str| {
        let path = std::path::Path::new(&folder).join("ics").join(name);
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let all = span("2000-01-01T00:00Z", "2030-01-01T00:00Z");
        let busy = busy_times(
            &text,
            &zone("America/Los_Angeles"),
            all,
            &mut Work::default(),
        )
        .unwrap();
        assert_eq!(busy.problems, [], "{name}");
        busy.spans
    };
    let june = [span("2012-06-30T13:00Z", "2012-06-30T14:00Z")];
    assert_eq!(busy("minimal.ics"), june);
    assert_eq!(busy("blank_description.ics"), june);
    assert_eq!(
        busy("duration_instead_of_dtend.ics"),
        [span("2012-06-30T13:00Z", "2012-07-01T13:00Z")]
    );
    assert_eq!(
        busy("only_dtstart_date.ics"),
        [span("2012-06-30T07:00Z", "2012-07-01T07:00Z")]
    );
    assert_eq!(busy("only_dtstart_time.ics"), []);
    assert_eq!(busy("forced_types.ics"), []);
    assert_eq!(busy("day_long_recur_yearly.ics"), []);
    assert_eq!(
        busy("utc_negative_zero.ics"),
        [span("2012-08-21T21:00Z", "2012-08-21T21:30Z")]
    );
    assert_eq!(busy("rdate_exdate.ics"), []);
    // Every day from 1 August 2012, at 5:00 on the clock of Los Angeles.
    let daily = busy("daily_recur.ics");
    assert_eq!(daily.len(), 6362);
    assert_eq!(daily[0].start, at("2012-08-01T12:00Z"));
    assert_eq!(daily[200].start, at("2013-02-17T13:00Z"));
    // Mondays and Sundays: 18 of each, and the last Sunday before the end.
    assert_eq!(busy("multiple_rrules.ics").len(), 36);
    assert_eq!(busy("google_birthday.ics").len(), 3);
}

proptest! {
    /// Lines in any order are read or refused; what is read is in order and within what was asked for.
    #[test]
    fn any_lines_end_well(lines in proptest::collection::vec(proptest::sample::select(vec![
        "BEGIN:VEVENT", "END:VEVENT", "DTSTART:20261201T120000Z", "DTSTART;VALUE=DATE:20261203", "DTSTART;TZID=X:20261203T000000",
        "DTEND:20261201T110000Z", "DTEND:20261209T110000", "DURATION:P1000000D", "RRULE:FREQ=DAILY", "RRULE:FREQ=HOURLY;COUNT=9",
        "RDATE:20261205T000000,20261206", "EXDATE:20261202T120000Z", "RECURRENCE-ID:20261201T120000Z", "UID:a", " x", "BEGIN:VTIMEZONE",
        "TZID:X", "END:VTIMEZONE", "BEGIN:STANDARD", "TZOFFSETFROM:+0100", "TZOFFSETTO:-2359", "END:STANDARD", ":", ";=:", "A;B=\":",
    ]), 0..40)) {
        let within = span("2026-12-01T00:00Z", "2026-12-10T00:00Z");
        let text = format!("BEGIN:VCALENDAR\n{}\nEND:VCALENDAR\n", lines.join("\n"));
        if let Ok(busy) = busy_times(&text, &zone("Australia/Lord_Howe"), within, &mut Work::default()) {
            prop_assert!(busy.spans.iter().all(|s| within.start <= s.start && s.start < s.end && s.end <= within.end));
            prop_assert!(busy.spans.windows(2).all(|w| w[0].end < w[1].start));
        }
    }
}
