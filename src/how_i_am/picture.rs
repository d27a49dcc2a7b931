//! Courses as drawings, one for each item, and the same in words.
//!
//! What must stay true: nothing here does I/O or asks the time; all of it lies inside the frame; days without an
//! entry break a line and are called nothing; what is drawn also stands in a table.

use std::fmt::Write;

use jiff::civil::Date;

use super::Item;
use super::item::STEPS;
use crate::languages::{self, Said, say};

const LEFT: f64 = 10.0;
const RIGHT: f64 = 350.0;
const TOP: f64 = 28.0;
const BOTTOM: f64 = 112.0;

/// One person's course.
pub(super) struct Course {
    /// Whose, as it is read.
    pub(super) name: String,
    /// Days, or Mondays, with a step; the oldest first.
    pub(super) points: Vec<(Date, u8)>,
}

/// A drawing of one item.
pub(super) struct Plot {
    pub(super) name: &'static str,
    pub(super) title: Said,
    /// The words of the first and the last step.
    pub(super) ends: (String, String),
    pub(super) first_day: String,
    pub(super) last_day: String,
    pub(super) grid: Vec<String>,
    pub(super) lines: Vec<Line>,
    /// The whole of it in a sentence.
    pub(super) about: String,
}

/// One course in it.
pub(super) struct Line {
    pub(super) kind: &'static str,
    pub(super) path: String,
    pub(super) dots: Vec<(String, String)>,
}

/// The same in words.
pub(super) struct Table {
    pub(super) heads: Vec<String>,
    /// The newest first.
    pub(super) rows: Vec<(String, Vec<String>)>,
}

fn tenths(at: f64) -> String {
    format!("{}", (at * 10.0).round() / 10.0)
}

/// The places of days and steps in a drawing from one day to another.
struct Frame {
    from: Date,
    days: i32,
}

fn days_between(from: Date, to: Date) -> i32 {
    // Of days alone, this cannot fail.
    (to - from).get_days()
}

impl Frame {
    fn x(&self, day: Date) -> f64 {
        if self.days <= 0 {
            return f64::midpoint(LEFT, RIGHT);
        }
        let at = days_between(self.from, day).clamp(0, self.days);
        LEFT + f64::from(at) / f64::from(self.days) * (RIGHT - LEFT)
    }

    fn y(step: u8) -> f64 {
        let share = f64::from(step.clamp(1, STEPS) - 1) / f64::from(STEPS - 1);
        BOTTOM - share * (BOTTOM - TOP)
    }

    /// The path through these, broken where more than so many days lie between two.
    fn path(&self, points: &[(Date, u8)], gap: i32) -> String {
        let mut path = String::new();
        let mut before: Option<Date> = None;
        for (day, step) in points {
            let joined = before.is_some_and(|before| days_between(before, *day) <= gap);
            let to = if joined { 'L' } else { 'M' };
            let (x, y) = (tenths(self.x(*day)), tenths(Self::y(*step)));
            // Writing to a String cannot fail.
            let _ = write!(path, "{to}{x} {y}");
            before = Some(*day);
        }
        path
    }
}

fn sentence(item: Item, course: &Course) -> String {
    let said = |(day, step): &(Date, u8)| {
        say("how-plot-step")
            .with("step", item.word(*step).to_lowercase())
            .with("day", languages::day_of_year(*day))
    };
    let words = match (course.points.first(), course.points.last()) {
        (Some(first), Some(last)) if first != last => say("how-plot-course")
            .with("first", said(first))
            .with("last", said(last)),
        (Some(first), _) => say("how-plot-one").with("first", said(first)),
        _ => say("how-plot-none"),
    };
    words.with("name", &course.name).into()
}

/// The drawing of an item: one course, or two. A line goes on over so many days without an entry. `None` where
/// there is nothing to draw.
pub(super) fn plot(item: Item, courses: &[Course], gap: i32) -> Option<Plot> {
    let days = || courses.iter().flat_map(|course| &course.points);
    let from = days().map(|(day, _)| *day).min()?;
    let to = days().map(|(day, _)| *day).max()?;
    let frame = Frame {
        from,
        days: days_between(from, to),
    };
    let line = |(at, course): (usize, &Course)| Line {
        kind: if at == 0 { "one" } else { "other" },
        path: frame.path(&course.points, gap),
        dots: course
            .points
            .iter()
            .map(|(day, step)| (tenths(frame.x(*day)), tenths(Frame::y(*step))))
            .collect(),
    };
    let about: Vec<String> = courses
        .iter()
        .map(|course| sentence(item, course))
        .collect();
    Some(Plot {
        name: item.name(),
        title: item.title(),
        ends: (item.word(1), item.word(STEPS)),
        first_day: languages::short_day_of_year(from),
        last_day: match from == to {
            true => String::new(),
            false => languages::short_day_of_year(to),
        },
        grid: (1..=STEPS).map(|step| tenths(Frame::y(step))).collect(),
        lines: courses.iter().enumerate().map(line).collect(),
        about: about.join(" "),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn course(points: &[(i8, u8)]) -> Course {
        Course {
            name: "You".to_owned(),
            points: points
                .iter()
                .map(|(day, step)| (date(2026, 3, *day), *step))
                .collect(),
        }
    }

    #[test]
    fn all_of_it_lies_inside_the_frame_and_more_is_higher() {
        let points = [(1, 1), (3, 5), (31, 9)];
        let plot = plot(Item::Mood, &[course(&points)], 40).expect("a plot");
        assert_eq!(plot.lines[0].path, "M10 112L32.7 28L350 28");
        assert_eq!(plot.grid, ["112", "91", "70", "49", "28"]);
        assert_eq!(
            (plot.first_day.as_str(), plot.last_day.as_str()),
            ("1 Mar", "31 Mar")
        );
    }

    #[test]
    fn days_without_an_entry_break_the_line() {
        let points = [(1, 2), (2, 3), (20, 4)];
        let plot = plot(Item::Mood, &[course(&points)], 7).expect("a plot");
        assert_eq!(plot.lines[0].path.matches('M').count(), 2);
        assert_eq!(plot.about, "You: from low on 1 March to good on 20 March.");
    }

    #[test]
    fn one_entry_is_a_dot_and_none_is_no_drawing() {
        let one = plot(Item::Conflict, &[course(&[(5, 1)])], 7).expect("a plot");
        assert_eq!(one.lines[0].dots, [("180".to_owned(), "112".to_owned())]);
        assert_eq!(one.about, "You: none on 5 March.");
        assert!(plot(Item::Conflict, &[course(&[])], 7).is_none());
    }
}
