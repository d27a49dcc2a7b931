//! Recurrence rules against the examples of RFC 5545, section 3.8.5.3.

use calendar::{Occurrences, Rule, TooMuch, Work};
use jiff::civil::DateTime;

fn expand(start: &str, rule: &str, most: usize) -> Vec<String> {
    let rule = Rule::parse(rule).unwrap_or_else(|problem| panic!("{rule}: {problem}"));
    assert_eq!(
        Rule::parse(&rule.to_string()).as_ref(),
        Ok(&rule),
        "written and read again"
    );
    let start = DateTime::strptime("%Y%m%dT%H%M%S", start).unwrap();
    let times = Occurrences::new(&rule, start, Work::default()).take(most);
    times
        .map(|t| t.unwrap().strftime("%Y-%m-%d %H:%M").to_string())
        .collect()
}

/// The dates alone, all at 9:00.
fn dates(rule: &str, start: &str, most: usize) -> String {
    let times = expand(&format!("{start}T090000"), rule, most);
    let date = |t: &String| t.strip_suffix(" 09:00").unwrap().to_owned();
    times.iter().map(date).collect::<Vec<_>>().join(" ")
}

#[test]
fn days_weeks_months_and_years_as_in_the_standard() {
    for (start, rule, expected) in [
        (
            "19970902",
            "FREQ=DAILY;COUNT=3",
            "1997-09-02 1997-09-03 1997-09-04",
        ),
        (
            "19970902",
            "FREQ=DAILY;INTERVAL=10;COUNT=5",
            "1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12",
        ),
        (
            "19970902",
            "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
            "1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18 1997-09-23 1997-09-25 1997-09-30 1997-10-02",
        ),
        (
            "19970901",
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971001T000000Z;WKST=SU;BYDAY=MO,WE,FR",
            "1997-09-01 1997-09-03 1997-09-05 1997-09-15 1997-09-17 1997-09-19 1997-09-29",
        ),
        (
            "19970902",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
            "1997-09-02 1997-09-04 1997-09-16 1997-09-18 1997-09-30 1997-10-02 1997-10-14 1997-10-16",
        ),
        (
            "19970905",
            "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
            "1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01 1998-06-05",
        ),
        (
            "19970907",
            "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
            "1997-09-07 1997-09-28 1997-11-02 1997-11-30 1998-01-04 1998-01-25 1998-03-01 1998-03-29 1998-05-03 1998-05-31",
        ),
        (
            "19970922",
            "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
            "1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16",
        ),
        (
            "19970928",
            "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6",
            "1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26",
        ),
        (
            "19970930",
            "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
            "1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30 1997-12-01 1997-12-31 1998-01-01 1998-01-31 1998-02-01",
        ),
        (
            "19970610",
            "FREQ=YEARLY;COUNT=4;BYMONTH=6,7",
            "1997-06-10 1997-07-10 1998-06-10 1998-07-10",
        ),
        (
            "19970101",
            "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
            "1997-01-01 1997-04-10 1997-07-19 2000-01-01 2000-04-09 2000-07-18 2003-01-01 2003-04-10 2003-07-19 2006-01-01",
        ),
        (
            "19970519",
            "FREQ=YEARLY;BYDAY=20MO;COUNT=3",
            "1997-05-19 1998-05-18 1999-05-17",
        ),
        (
            "19970512",
            "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3",
            "1997-05-12 1998-05-11 1999-05-17",
        ),
        (
            "19970313",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=4",
            "1997-03-13 1997-03-20 1997-03-27 1998-03-05",
        ),
        (
            "19970902",
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5",
            "1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13",
        ),
        (
            "19970913",
            "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=4",
            "1997-09-13 1997-10-11 1997-11-08 1997-12-13",
        ),
        (
            "19961105",
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3",
            "1996-11-05 2000-11-07 2004-11-02",
        ),
        (
            "19970904",
            "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
            "1997-09-04 1997-10-07 1997-11-06",
        ),
        (
            "19970929",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=5",
            "1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29",
        ),
        (
            "19970805",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            "1997-08-05 1997-08-10 1997-08-19 1997-08-24",
        ),
        (
            "19970805",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            "1997-08-05 1997-08-17 1997-08-19 1997-08-31",
        ),
        (
            "20070115",
            "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
            "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30",
        ),
        (
            "20240229",
            "FREQ=YEARLY;COUNT=3",
            "2024-02-29 2028-02-29 2032-02-29",
        ),
    ] {
        assert_eq!(dates(rule, start, 20), expected, "{rule}");
    }
}

#[test]
fn hours_and_minutes_as_in_the_standard() {
    let hours = expand(
        "19970902T090000",
        "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z",
        20,
    );
    assert_eq!(
        hours,
        ["1997-09-02 09:00", "1997-09-02 12:00", "1997-09-02 15:00"]
    );
    let minutes = expand("19970902T090000", "FREQ=MINUTELY;INTERVAL=90;COUNT=4", 20);
    assert_eq!(
        minutes,
        [
            "1997-09-02 09:00",
            "1997-09-02 10:30",
            "1997-09-02 12:00",
            "1997-09-02 13:30"
        ]
    );
    let by_minutes = expand(
        "19970902T090000",
        "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16",
        25,
    );
    let by_days = "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40";
    assert_eq!(by_minutes, expand("19970902T090000", by_days, 25));
    assert_eq!(by_minutes[23..], ["1997-09-02 16:40", "1997-09-03 09:00"]);
    let every_january = "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA";
    let each_day = "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1";
    let january = expand("19980101T090000", every_january, 200);
    assert_eq!(january.len(), 93);
    assert_eq!(january, expand("19980101T090000", each_day, 200));
}

#[test]
fn what_never_matches_or_never_stops_ends_when_the_work_is_spent() {
    let start = jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0);
    for rule in [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
        "FREQ=MINUTELY;BYHOUR=3;BYMONTHDAY=31;BYMONTH=4",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=SECONDLY",
    ] {
        let rule = Rule::parse(rule).unwrap();
        let last = Occurrences::new(&rule, start, Work::steps(100_000)).last();
        assert_eq!(last, Some(Err(TooMuch)), "{rule}");
    }
    // Steps so long that there is no second one.
    for frequency in [
        "YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY",
    ] {
        let rule = Rule::parse(&format!("FREQ={frequency};INTERVAL=4294967295")).unwrap();
        let found = Occurrences::new(&rule, start, Work::default())
            .take(3)
            .count();
        assert!((1..=3).contains(&found), "{rule}: {found}");
    }
}
