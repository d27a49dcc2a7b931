//! A course as a drawing: scores joined over time, the band of no reliable change round the first,
//! bands and cut-offs as quiet lines.
//!
//! What must stay true: time has its true distances; a missing score breaks the line; all of it lies
//! inside the frame.

use calendar::Zone;
use jiff::Timestamp;
use measures::Key;
use measures::key::{Side, Subscale};

use super::super::doubt::Source;
use super::super::drawing::{Axis, id, line};
use super::super::figures::{Px, number};
use super::super::ticks::ticks;
use crate::languages::say;

const LEFT: f64 = 42.0;
const RIGHT: f64 = 306.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 184.0;

/// The least distance of two written lines.
const LINE: f64 = 17.0;

/// So many points are drawn with a dot each; more would run together.
const DOTS: usize = 40;

/// The drawing.
pub(super) struct Figure {
    pub(super) id: String,
    pub(super) ends: (String, String),
    /// Where what is no more than error round the first score begins and how high it is.
    pub(super) band: Option<(Px, Px)>,
    pub(super) lines: Vec<Quiet>,
    /// The scores joined, broken where one is missing.
    pub(super) paths: Vec<String>,
    pub(super) dots: Vec<(Px, Px)>,
    pub(super) first: (Px, Px),
    pub(super) last: (Px, Px),
    pub(super) last_label: String,
    pub(super) label_y: Px,
    pub(super) ticks: Vec<Mark>,
}

/// A mark of time.
pub(super) struct Mark {
    pub(super) x: Px,
    pub(super) label: String,
    pub(super) anchor: &'static str,
}

/// A line to look at, not the one to see first.
#[derive(Debug)]
pub(super) struct Quiet {
    pub(super) kind: &'static str,
    pub(super) y: Px,
    /// Where its name is, where there is room for one.
    pub(super) label: Option<(Px, String)>,
}

/// A line in words, with where it is from.
pub(super) struct LineWords {
    pub(super) words: String,
    pub(super) source: Source,
}

impl Figure {
    /// Of these scores, the oldest first. `None` where the scale has no length or there is no score.
    pub(super) fn of(
        key: &Key,
        subscale: &Subscale,
        all: &[(Timestamp, Option<f64>)],
        needed: Option<f64>,
        zone: &Zone,
    ) -> Option<Self> {
        let extent = key.extent(subscale);
        let y = Axis::new(extent, BOTTOM, TOP)?;
        let scored = all.iter().filter_map(|(at, score)| Some((*at, (*score)?)));
        let (begin, first) = scored.clone().next()?;
        let (end, last) = scored.clone().next_back()?;
        let x = Time::between(begin, end);
        let places: Vec<Option<(f64, f64)>> = all
            .iter()
            .map(|(at, score)| score.map(|score| (x.at(*at), y.at(score))))
            .collect();
        let dots: Vec<(f64, f64)> = places.iter().flatten().copied().collect();
        let px = |(x, y): (f64, f64)| (Px(x), Px(y));
        let last_place = (x.at(end), y.at(last));
        let mark = |tick: super::super::ticks::Tick| Mark {
            x: Px(x.at(tick.at)),
            anchor: x.anchor(tick.at, &tick.label),
            label: tick.label,
        };
        let stamps = [begin.to_string(), end.to_string()];
        Some(Self {
            id: id(
                "course",
                &[&key.name, &subscale.name, &stamps[0], &stamps[1]],
            ),
            ends: (number(extent.0, extent), number(extent.1, extent)),
            band: needed.map(|needed| {
                let (top, bottom) = (y.at(first + needed), y.at(first - needed));
                (Px(top), Px(bottom - top))
            }),
            lines: lines(subscale, &y, extent),
            paths: segments(&places),
            dots: match dots.len() <= DOTS {
                true => dots.into_iter().map(px).collect(),
                false => Vec::new(),
            },
            first: (Px(x.at(begin)), Px(y.at(first))),
            last: px(last_place),
            last_label: number(last, extent),
            label_y: Px(last_place.1 + 5.0),
            ticks: ticks(begin, end, zone).into_iter().map(mark).collect(),
        })
    }
}

/// The axis of time.
struct Time(Option<(Axis, Timestamp)>);

impl Time {
    fn between(begin: Timestamp, end: Timestamp) -> Self {
        let seconds = end.duration_since(begin).as_secs_f64();
        Self(Axis::new((0.0, seconds), LEFT + 8.0, RIGHT).map(|axis| (axis, begin)))
    }

    fn at(&self, at: Timestamp) -> f64 {
        match &self.0 {
            Some((axis, begin)) => axis.at(at.duration_since(*begin).as_secs_f64()),
            // One moment has no distances.
            None => f64::midpoint(LEFT, RIGHT),
        }
    }

    /// How a label at this time keeps inside the frame.
    fn anchor(&self, at: Timestamp, label: &str) -> &'static str {
        let x = self.at(at);
        let long = label.chars().count() > 4;
        match x {
            x if long && x < LEFT + 40.0 => "start",
            x if long && x > RIGHT - 10.0 => "end",
            _ => "middle",
        }
    }
}

/// The paths of scores without a gap between them; one alone is a dot that has no length.
fn segments(places: &[Option<(f64, f64)>]) -> Vec<String> {
    places
        .split(Option::is_none)
        .filter(|run| !run.is_empty())
        .map(|run| {
            let path = line(run.iter().flatten().copied());
            if run.len() == 1 {
                format!("{path}h0")
            } else {
                path
            }
        })
        .collect()
}

/// Where bands begin and cut-offs are; a name only where the next line leaves room for it.
fn lines(subscale: &Subscale, y: &Axis, (least, most): (f64, f64)) -> Vec<Quiet> {
    let inside = |at: f64| at > least && at < most;
    let mut found = Vec::new();
    let mut above = TOP - LINE;
    let bands = subscale.bands.iter().flat_map(|bands| &bands.list);
    for band in bands.rev() {
        let place = y.at(band.from);
        let room = place - above >= LINE;
        let label = room.then(|| (Px(place - 5.0), band.is.clone()));
        if band.from < most && (inside(band.from) || label.is_some()) {
            let kind = if inside(band.from) { "band" } else { "none" };
            let y = Px(place);
            found.push(Quiet { kind, y, label });
        }
        above = place;
    }
    let cut_offs = subscale.cut_offs.iter().map(|cut_off| cut_off.point.at);
    for at in cut_offs.filter(|at| inside(*at)) {
        let place = y.at(at);
        let up = place - 5.0 > TOP + LINE;
        found.push(Quiet {
            kind: "cut",
            y: Px(place),
            label: Some((
                Px(if up { place - 5.0 } else { place + LINE }),
                say("course-cut-off")
                    .with("at", number(at, (least, most)))
                    .into(),
            )),
        });
    }
    found
}

/// Bands and cut-offs in words.
pub(super) fn lines_in_words(subscale: &Subscale, extent: (f64, f64)) -> Vec<LineWords> {
    let bands = subscale.bands.iter().map(|bands| {
        let named = bands.list.iter().map(|band| {
            let from = say("course-band-from").with("name", &band.is);
            from.with("at", number(band.from, extent)).to_string()
        });
        let named: Vec<String> = named.collect();
        let words = say("course-bands").with("bands", named.join(&say("shell-comma")));
        LineWords {
            words: words.into(),
            source: (&bands.evidence).into(),
        }
    });
    let cut_offs = subscale.cut_offs.iter().map(|cut_off| {
        let at = number(cut_off.point.at, extent);
        let side = match cut_off.point.side {
            Side::Below => "below",
            Side::AtMost => "at-most",
            Side::AtLeast => "at-least",
            Side::Above => "above",
        };
        let words = say("course-cut-off-words").with("side", side);
        let words = words.with("at", at).with("what", &cut_off.suggests);
        LineWords {
            words: words.into(),
            source: (&cut_off.evidence).into(),
        }
    });
    bands.chain(cut_offs).collect()
}
