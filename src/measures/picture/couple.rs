//! Both partners' attachment profiles in one plane, and how such a pair tends to move.
//!
//! What must stay true: seen from either side the patterns are the same; differences are shown without
//! a sign, so that nobody comes out ahead.

use askama::Template;
use calendar::Zone;
use measures::Key;
use measures::stats::{Confidence, Couple};

use super::doubt::Yardstick;
use super::drawing::id;
use super::figures::number;
use super::passages::{self, Paragraph};
use super::patterns::{Pattern, Words};
use super::plane::{Axes, Figure, ends};
use super::profile::{Grounds, Row, spoken};
use super::reading::{Placed, Plane};
use super::regions::{Region, whereabouts};
use super::{Person, sources};
use crate::languages::{Said, in_a_row, say};
use crate::web::when;

/// Both partners in one plane, ready to be shown.
#[derive(Template)]
#[template(path = "measures/picture/couple.html")]
pub struct CoupleProfile {
    figure: Figure,
    heading: Said,
    names: [String; 2],
    places: [Place; 2],
    rows: Vec<Two>,
    grounds: Grounds,
    /// The pattern of both points as they are.
    likeliest: Words,
    /// Those that may fit as well.
    others: Vec<Words>,
    meaning: [Paragraph; 3],
    regions: [Paragraph; 4],
    sources: Vec<sources::Source>,
}

impl CoupleProfile {
    /// The finished piece of HTML.
    ///
    /// # Errors
    /// The template's own, which no data brings about.
    pub fn html(&self) -> Result<String, askama::Error> {
        self.render()
    }
}

/// Where one partner is, in words.
struct Place {
    /// As a sentence.
    point: String,
    answered: String,
}

/// One dimension of both in the table.
struct Two {
    one: Row,
    other: Row,
    apart: String,
    /// Whether they are apart by more than error; `None` where nobody can tell.
    more_than_error: Option<bool>,
    mean: String,
}

impl Two {
    fn of(name: &Said, one: &Placed<'_>, other: &Placed<'_>) -> Self {
        let (first, second) = (one.score, other.score);
        let couple = Couple { first, second };
        let extent = one.dimension.extent;
        let yardstick = Yardstick::of(one.dimension.subscale);
        let apart = yardstick.map(|Yardstick { norm, reliability }| {
            couple.apart(norm.sd, reliability, Confidence::P95)
        });
        Self {
            one: Row::of(name, one),
            other: Row::of(name, other),
            apart: number(couple.difference().abs(), extent),
            more_than_error: apart.map(|apart| apart.points.abs() > apart.needed),
            mean: number(couple.mean(), extent),
        }
    }
}

pub(super) fn of(
    key: &Key,
    me: &Person<'_>,
    other: &Person<'_>,
    zone: &Zone,
) -> Option<CoupleProfile> {
    let plane = Plane::of(key)?;
    let axes = Axes::of(&plane)?;
    let people = [*me, *other];
    let readings = [plane.latest(me)?, plane.latest(other)?];
    let [mine, theirs] = &readings;
    let (my_side, their_side) = axes.sides(mine.avoidance.score, theirs.avoidance.score);
    let marks = vec![
        axes.mark("one", &me.shown(), mine, &[], my_side),
        axes.mark("other", &other.shown(), theirs, &[], their_side),
    ];
    let mut patterns = Pattern::all(&mine.near(), &theirs.near()).into_iter();
    let likeliest = patterns.next()?.words();
    let others: Vec<Words> = patterns.map(Pattern::words).collect();
    let meaning = passages::MEANING;
    let regions = Region::ALL.map(passages::region);
    let goes = std::iter::once(&likeliest).chain(&others);
    let shown = meaning.iter().chain(&regions);
    let sources = passages::sources_of(shown.chain(goes.map(|words| &words.goes)));
    let times = readings.map(|reading| reading.taken.at.to_string());
    let place = |at: usize| Place {
        point: people[at].point(&whereabouts(&readings[at].near())),
        answered: when::day(readings[at].taken.at, zone),
    };
    let names = people.map(|person| person.shown());
    Some(CoupleProfile {
        figure: Figure {
            id: id(
                "couple",
                &[&key.name, &names[0], &times[0], &names[1], &times[1]],
            ),
            title: say("two-planes-title").into(),
            description: say("two-planes-about")
                .with("one", &names[0])
                .with("first", spoken(mine))
                .with("other", &names[1])
                .with("second", spoken(theirs))
                .into(),
            glows: axes.glows(&plane),
            rings: axes.rings(&plane),
            marks,
            ends: ends(&plane),
        },
        heading: say("two-planes-heading").with("names", in_a_row(&names)),
        names,
        places: [place(0), place(1)],
        rows: vec![
            Two::of(&say("picture-anxiety"), &mine.anxiety, &theirs.anxiety),
            Two::of(
                &say("picture-avoidance"),
                &mine.avoidance,
                &theirs.avoidance,
            ),
        ],
        grounds: Grounds::of(&plane, &readings),
        likeliest,
        others,
        meaning,
        regions,
        sources,
    })
}
