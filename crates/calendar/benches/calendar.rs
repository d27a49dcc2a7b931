//! How quickly common times are found, and rules expanded. Run by `bin/bench calendar`.
#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::time::Instant;

use calendar::{
    Availability, Diary, Exception, Hours, Meeting, Occurrences, Open, Place, Rule, Span, Weekday,
    WeeklyHours, Work, Zone,
};
use jiff::SignedDuration;
use jiff::civil::{Date, date};

/// The rules; benches/recurrences.py has the same.
const RULES: [&str; 5] = [
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=1000",
    "FREQ=DAILY;COUNT=1000",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=1000",
    "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU;COUNT=1000",
    "FREQ=HOURLY;INTERVAL=5;BYDAY=MO,WE;COUNT=1000",
];

/// The median of many runs, in microseconds.
fn median(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..501)
        .map(|_| {
            let began = Instant::now();
            run();
            began.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Weekdays from one hour to another, with 200 exceptions over the year.
fn calendar(zone: &str, from: u16, to: u16, every: i64) -> Option<Availability> {
    let day = |weekday| Hours {
        weekday,
        from: from * 60,
        to: to * 60,
    };
    let weekly = WeeklyHours::new(Weekday::ALL[..5].iter().map(|w| day(*w)).collect()).ok()?;
    let first: Date = date(2026, 6, 1);
    let exception = |n: i64| {
        let day = first
            .checked_add(SignedDuration::from_hours(24 * (n * every % 365)))
            .ok()?;
        let open = if n % 3 == 0 {
            vec![]
        } else {
            vec![(from * 60 + 60, to * 60 - 120)]
        };
        Exception::new(day, open).ok()
    };
    let exceptions = (0..200).filter_map(exception).collect();
    Some(Availability {
        zone: Zone::parse(zone)?,
        weekly,
        exceptions,
    })
}

fn slots() -> Option<()> {
    let berlin = calendar("Europe/Berlin", 8, 20, 7)?;
    let london = calendar("Europe/London", 7, 22, 11)?;
    let york = calendar("America/New_York", 8, 18, 13)?;
    let all = [&berlin, &london, &york];
    let diaries = all.map(|a| Diary {
        open: Open::In(a),
        ..Diary::empty(&a.zone)
    });
    let now = "2026-10-01T00:00Z".parse().ok()?;
    let within = Span::new(now, now + SignedDuration::from_hours(12 * 7 * 24))?;
    let meeting = Meeting {
        length: 50,
        step: 30,
        place: Place::Online,
        now,
        notice: 120,
    };
    let found = meeting.first_starts(&diaries, within, 20).len();
    let first = median(|| {
        drop(black_box(meeting.first_starts(
            black_box(&diaries),
            within,
            20,
        )))
    });
    println!("first {found} common times of three calendars: {first:.0} µs (asked for: under 200)");
    let found = meeting.starts(&diaries, within).len();
    let every = median(|| drop(black_box(meeting.starts(black_box(&diaries), within))));
    println!("all {found} of the 12 weeks: {every:.0} µs");
    Some(())
}

fn main() {
    if slots().is_none() {
        println!("the calendars could not be made");
    }
    let start = date(2026, 1, 6).at(18, 0, 0, 0);
    for text in RULES {
        if let Ok(rule) = Rule::parse(text) {
            let expand = || Occurrences::new(black_box(&rule), start, Work::default()).count();
            let found = expand();
            println!(
                "here      {:>9.0} µs  {found} of {text}",
                median(|| {
                    black_box(expand());
                })
            );
        }
    }
}
