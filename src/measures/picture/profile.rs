//! One person's attachment profile.
//!
//! What must stay true: see [`super`]; the words follow the score and its uncertainty, not the score
//! alone.

use askama::Template;
use calendar::Zone;
use measures::Key;
use measures::stats::percentile;

use super::doubt::{Basis, Source, Yardstick, population};
use super::drawing::id;
use super::figures::{decimals, number, signed};
use super::passages::{self, Paragraph};
use super::plane::{Axes, Figure, ends};
use super::reading::{Placed, Plane, Reading};
use super::regions::{Region, whereabouts};
use super::{Person, sources};
use crate::languages::{Said, say};
use crate::web::when;

/// A person's place on anxiety and avoidance, ready to be shown.
#[derive(Template)]
#[template(path = "measures/picture/profile.html")]
pub struct Profile {
    figure: Figure,
    heading: Said,
    /// Where the point is, as a sentence, and without the sentence.
    point: String,
    whereabouts: String,
    answered: String,
    rows: Vec<Row>,
    has_percentile: bool,
    grounds: Grounds,
    meaning: [Paragraph; 3],
    anxiety: [Paragraph; 3],
    avoidance: [Paragraph; 3],
    regions: [Paragraph; 4],
    times: Vec<Time>,
    sources: Vec<sources::Source>,
}

impl Profile {
    /// The finished piece of HTML.
    ///
    /// # Errors
    /// The template's own, which no data brings about.
    pub fn html(&self) -> Result<String, askama::Error> {
        self.render()
    }

    /// The same in numbers, each with what it is of.
    pub fn numbers(&self) -> Vec<(String, String)> {
        let mut all = vec![(say("plane-where").into(), self.whereabouts.clone())];
        for row in &self.rows {
            let of_row = |what: Said| String::from(what.with("scale", &row.name));
            let unknown = || say("picture-not-known").into();
            let range = row.range.clone().unwrap_or_else(unknown);
            all.push((row.name.clone(), row.score.clone()));
            all.push((of_row(say("plane-range-of")), range));
            let lower = |words: &String| (of_row(say("plane-lower-of")), words.clone());
            all.extend(row.percentile.iter().map(lower));
        }
        all
    }
}

/// One dimension in the table.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) score: String,
    pub(super) range: Option<String>,
    pub(super) percentile: Option<String>,
}

/// One time of answering in the table of all.
struct Time {
    day: String,
    machine: String,
    anxiety: String,
    avoidance: String,
}

/// Why the drawing looks as it does: how sure the points are, and how others scored.
pub(super) struct Grounds {
    /// Whether a soft shape is drawn.
    pub(super) shape: bool,
    pub(super) yardstick: Option<Yardsticks>,
    pub(super) own_answers: bool,
    pub(super) unknown: bool,
    pub(super) norm: Option<NormWords>,
}

/// From what the error was computed, where from a norm.
pub(super) struct Yardsticks {
    pub(super) population: String,
    pub(super) by: String,
    pub(super) alpha: bool,
    pub(super) source: Source,
}

/// How others scored.
pub(super) struct NormWords {
    pub(super) population: String,
    pub(super) source: Source,
}

impl Grounds {
    pub(super) fn of(plane: &Plane<'_>, readings: &[Reading<'_, '_>]) -> Self {
        let placed = || readings.iter().flat_map(|one| [one.anxiety, one.avoidance]);
        let yardstick = placed().find_map(|placed| match placed.doubt?.basis {
            Basis::Norm(yardstick) => Some(yardstick),
            Basis::OwnAnswers => None,
        });
        let own = |placed: Placed<'_>| {
            placed
                .doubt
                .is_some_and(|doubt| doubt.basis == Basis::OwnAnswers)
        };
        let both = |one: &Reading<'_, '_>| one.anxiety.doubt.and(one.avoidance.doubt).is_some();
        let norm = plane.anxiety.norm.or(plane.avoidance.norm);
        Self {
            shape: readings.iter().any(both),
            yardstick: yardstick.map(|yardstick| Yardsticks::of(&yardstick)),
            own_answers: placed().any(own),
            unknown: placed().any(|placed| placed.doubt.is_none()),
            norm: norm.map(|norm| NormWords {
                population: population(norm),
                source: (&norm.evidence).into(),
            }),
        }
    }
}

impl Yardsticks {
    fn of(yardstick: &Yardstick<'_>) -> Self {
        use measures::key::ReliabilityKind::Alpha;
        Self {
            population: population(yardstick.norm),
            by: yardstick.words().into(),
            alpha: yardstick.reliability.kind == Alpha,
            source: (&yardstick.norm.evidence).into(),
        }
    }
}

impl Row {
    pub(super) fn of(name: &Said, placed: &Placed<'_>) -> Self {
        let extent = placed.dimension.extent;
        let range = placed.interval().map(|range| {
            // To a tenth: an interval is no more exact than that.
            let (low, high) = (decimals(range.low, 1), decimals(range.high, 1));
            say("picture-from-to")
                .with("low", low)
                .with("high", high)
                .into()
        });
        let norm = placed.dimension.norm;
        Self {
            name: name.to_string(),
            score: number(placed.score, extent),
            range,
            percentile: norm.map(|norm| among(percentile(placed.score, norm))),
        }
    }
}

/// "about 34 in 100".
fn among(percentile: f64) -> String {
    let said = match percentile.round() {
        low if low < 1.0 => say("picture-among-few"),
        high if high > 99.0 => say("picture-among-most"),
        between => say("picture-among-about").with("count", between.to_string()),
    };
    said.into()
}

/// The score in a sentence, for who does not see the drawing.
pub(super) fn spoken(reading: &Reading<'_, '_>) -> String {
    let score = |placed: &Placed<'_>| number(placed.score, placed.dimension.extent);
    let near = whereabouts(&reading.near());
    let (anxiety, avoidance) = (score(&reading.anxiety), score(&reading.avoidance));
    say("plane-spoken")
        .with("anxiety", anxiety)
        .with("avoidance", avoidance)
        .with("where", near)
        .into()
}

pub(super) fn of(key: &Key, person: &Person<'_>, zone: &Zone) -> Option<Profile> {
    let plane = Plane::of(key)?;
    let axes = Axes::of(&plane)?;
    let reading = plane.latest(person)?;
    let path = plane.path(person);
    let near = reading.near();
    let meaning = passages::MEANING;
    let anxiety = passages::anxiety(reading.anxiety.off().lean());
    let avoidance = passages::avoidance(reading.avoidance.off().lean());
    let regions = Region::ALL.map(passages::region);
    let shown = meaning.iter().chain(&anxiety).chain(&avoidance);
    let sources = passages::sources_of(shown.chain(&regions));
    let times = path.iter().rev().filter_map(|(time, anxiety, avoidance)| {
        let at = person.taken.get(*time)?.at;
        Some(Time {
            day: when::day(at, zone),
            machine: when::machine(at),
            anxiety: number(*anxiety, plane.anxiety.extent),
            avoidance: number(*avoidance, plane.avoidance.extent),
        })
    });
    let rows = vec![
        Row::of(&say("picture-anxiety"), &reading.anxiety),
        Row::of(&say("picture-avoidance"), &reading.avoidance),
    ];
    let at = reading.taken.at;
    let side = axes.side(reading.avoidance.score);
    Some(Profile {
        figure: Figure {
            id: id("profile", &[&key.name, &person.shown(), &at.to_string()]),
            title: person.heading().into(),
            description: described(&plane, &reading, &path),
            glows: axes.glows(&plane),
            rings: axes.rings(&plane),
            marks: vec![axes.mark("one", &person.shown(), &reading, &path, side)],
            ends: ends(&plane),
        },
        heading: person.heading(),
        point: person.point(&whereabouts(&near)),
        whereabouts: whereabouts(&near),
        answered: when::day(at, zone),
        has_percentile: rows.iter().any(|row| row.percentile.is_some()),
        rows,
        grounds: Grounds::of(&plane, &[reading]),
        meaning,
        anxiety,
        avoidance,
        regions,
        times: times.collect(),
        sources,
    })
}

fn described(plane: &Plane<'_>, reading: &Reading<'_, '_>, path: &[(usize, f64, f64)]) -> String {
    let latest_words = say("plane-latest").with("point", spoken(reading));
    let [(_, anxiety, avoidance), .., latest] = path else {
        return latest_words.into();
    };
    let went = say("plane-went")
        .with("count", path.len())
        .with("anxiety", signed(latest.1 - anxiety, plane.anxiety.extent))
        .with(
            "avoidance",
            signed(latest.2 - avoidance, plane.avoidance.extent),
        );
    format!("{latest_words} {went}")
}
