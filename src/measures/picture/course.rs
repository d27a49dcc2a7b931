//! One subscale over time: whether it has moved by more than error, and in which direction.
//!
//! What must stay true: change is judged from the first score to the latest, by a figure with a source,
//! or it is said that nobody can tell; a missing score is a gap, never a point.
//!
//! Source: Jacobson, N. S., & Truax, P. (1991). Clinical significance: a statistical approach to
//! defining meaningful change in psychotherapy research. Journal of Consulting and Clinical Psychology,
//! 59(1), 12-19.

mod figure;

use askama::Template;
use calendar::Zone;
use jiff::Timestamp;
use measures::Key;
use measures::key::{Better, ReliabilityKind, ReliableChange, Subscale};
use measures::stats::{Confidence, Verdict, change};

use super::doubt::{Source, Yardstick, population};
use super::figures::{number, signed};
use super::{Taken, score};
use crate::languages::{self, Language, say};
use crate::web::when;
use figure::Figure;

/// What a course has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// Better, by more than error.
    Better,
    /// Worse, by more than error.
    Worse,
    /// No more than error.
    NoChange,
    /// Changed by more than error, on a scale of which neither end is better.
    Moved,
    /// There is one score only, or nothing is known of its error.
    Unknown,
}

impl Flag {
    /// In a few words.
    pub fn words(self) -> languages::Said {
        match self {
            Self::Better => say("course-flag-better"),
            Self::Worse => say("course-flag-worse"),
            Self::NoChange => say("course-flag-no-change"),
            Self::Moved => say("course-flag-moved"),
            Self::Unknown => say("course-flag-unknown"),
        }
    }

    /// The kind of badge that says it.
    pub fn badge(self) -> &'static str {
        match self {
            Self::Better => "good",
            Self::Worse => "wait",
            Self::NoChange | Self::Moved | Self::Unknown => "neutral",
        }
    }
}

/// A score with its time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// When it was answered.
    pub at: Timestamp,
    /// The score.
    pub score: f64,
}

/// One subscale over time, ready to be shown, with its figures.
#[derive(Template)]
#[template(path = "measures/picture/course.html")]
pub struct Course {
    /// What it has come to, from the first score to the latest.
    pub flag: Flag,
    /// The first score.
    pub first: Value,
    /// The latest; the first again where there is one only.
    pub last: Value,
    /// The latest less the first, in points; 0 where there is one only.
    pub change: f64,
    /// How many points are more than error (Jacobson and Truax, 95 %, or as published); `None` where
    /// nothing is known of the score's error.
    pub needed: Option<f64>,
    title: String,
    /// The language of the title.
    lang: &'static str,
    figure: Figure,
    first_words: Said,
    last_words: Said,
    change_words: String,
    needed_words: Option<String>,
    judged: Option<Judged>,
    direction: languages::Said,
    lines: Vec<figure::LineWords>,
    times: Vec<Time>,
    scores: usize,
}

impl Course {
    /// The same, where the words of the key are in this language.
    #[must_use]
    pub fn titled_in(self, lang: &'static str) -> Self {
        Self { lang, ..self }
    }

    /// The finished piece of HTML.
    ///
    /// # Errors
    /// The template's own, which no data brings about.
    pub fn html(&self) -> Result<String, askama::Error> {
        self.render()
    }

    /// The same in numbers, each with what it is of.
    pub fn numbers(&self) -> Vec<(String, String)> {
        let of = |what: languages::Said, words: &str| {
            (what.with("title", &self.title).into(), words.to_owned())
        };
        let mut all = vec![of(say("course-of-first"), &self.first_words.full)];
        if self.scores > 1 {
            all.push(of(say("course-of-latest"), &self.last_words.full));
            all.push(of(say("course-of-change"), &self.change_words));
            all.push(of(say("course-of-flag"), &self.flag.words()));
        }
        let unknown = say("picture-not-known");
        let needed = self.needed_words.as_deref().unwrap_or(&unknown);
        all.push(of(say("course-of-needed"), needed));
        all
    }
}

/// A score and its day, as people read them.
struct Said {
    score: String,
    day: String,
    /// "12, on 5 March 2026".
    full: String,
}

/// One time in the table of all.
struct Time {
    day: String,
    machine: String,
    score: Option<String>,
}

/// By what change is judged.
struct Judged {
    /// As a sentence.
    by: languages::Said,
    /// Alpha understates error.
    alpha: bool,
    source: Source,
}

/// How many points are more than error, and by what.
struct Measure {
    needed: f64,
    flag: Flag,
    judged: Judged,
}

impl Measure {
    /// By a published figure where the key has one, else by Jacobson's and Truax's formula with the best
    /// reliability it has.
    fn of(subscale: &Subscale, first: f64, last: f64) -> Option<Self> {
        match &subscale.reliable_change {
            Some(published) => Some(Self::published(subscale, published, last - first)),
            None => Self::computed(subscale, first, last),
        }
    }

    fn published(subscale: &Subscale, published: &ReliableChange, points: f64) -> Self {
        Self {
            needed: published.at_least,
            flag: published_flag(points, published.at_least, subscale.better),
            judged: Judged {
                by: say("course-published"),
                alpha: false,
                source: (&published.evidence).into(),
            },
        }
    }

    fn computed(subscale: &Subscale, first: f64, last: f64) -> Option<Self> {
        let yardstick = Yardstick::of(subscale)?;
        let Yardstick { norm, reliability } = yardstick;
        let (sd, better) = (norm.sd, subscale.better);
        let change = change(first, last, sd, reliability, Confidence::P95, better);
        Some(Self {
            needed: change.needed,
            flag: change.verdict.into(),
            judged: Judged {
                by: say("course-computed")
                    .with("population", population(norm))
                    .with("reliability", yardstick.words()),
                alpha: reliability.kind == ReliabilityKind::Alpha,
                source: (&norm.evidence).into(),
            },
        })
    }
}

impl From<Verdict> for Flag {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Better => Self::Better,
            Verdict::Worse => Self::Worse,
            Verdict::Moved => Self::Moved,
            Verdict::NoReliableChange => Self::NoChange,
        }
    }
}

/// A published least difference counts from itself on.
fn published_flag(points: f64, at_least: f64, better: Better) -> Flag {
    if points.abs() < at_least {
        return Flag::NoChange;
    }
    match (better, points > 0.0) {
        (Better::Neither, _) => Flag::Moved,
        (Better::Higher, true) | (Better::Lower, false) => Flag::Better,
        (Better::Higher, false) | (Better::Lower, true) => Flag::Worse,
    }
}

pub(super) fn of(key: &Key, subscale: &Subscale, taken: &[Taken], zone: &Zone) -> Option<Course> {
    let extent = key.extent(subscale);
    let all: Vec<(Timestamp, Option<f64>)> = taken
        .iter()
        .map(|taken| (taken.at, score(key, subscale, taken)))
        .collect();
    let mut scored = all
        .iter()
        .filter_map(|(at, score)| score.map(|score| Value { at: *at, score }));
    let first = scored.next()?;
    let (last, scores) = scored.fold((first, 1), |(_, count), value| (value, count + 1));
    let change = last.score - first.score;
    let measure = Measure::of(subscale, first.score, last.score);
    let needed = measure.as_ref().map(|measure| measure.needed);
    let flag = match &measure {
        Some(measure) if scores > 1 => measure.flag,
        _ => Flag::Unknown,
    };
    let said = |value: Value| {
        let (score, day) = (number(value.score, extent), when::day(value.at, zone));
        let full = say("course-score-on")
            .with("score", &score)
            .with("day", &day);
        let full = full.into();
        Said { score, day, full }
    };
    let times = all.iter().rev().map(|(at, score)| Time {
        day: when::day(*at, zone),
        machine: when::machine(*at),
        score: score.map(|score| number(score, extent)),
    });
    Some(Course {
        flag,
        first,
        last,
        change,
        needed,
        title: subscale.title.clone(),
        lang: Language::English.tag(),
        figure: Figure::of(key, subscale, &all, needed, zone)?,
        first_words: said(first),
        last_words: said(last),
        change_words: signed(change, extent),
        needed_words: needed.map(|needed| number(needed, extent)),
        judged: measure.map(|measure| measure.judged),
        direction: match subscale.better {
            Better::Higher => say("course-higher"),
            Better::Lower => say("course-lower"),
            Better::Neither => say("course-neither"),
        },
        lines: figure::lines_in_words(subscale, extent),
        times: times.collect(),
        scores,
    })
}
