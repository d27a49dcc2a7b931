//! How far a score can be relied on, and how that is known.
//!
//! What must stay true: the error of a person's own answers is never called reliability, and a figure
//! nobody checked against its source is said to be so.

use measures::Key;
use measures::key::{Evidence, Group, How, Norm, Reliability, ReliabilityKind, Subscale};
use measures::stats::{Confidence, standard_error, standard_error_of_answers};

use super::figures::{count, decimals};
use super::{Taken, score};
use crate::languages::{Said, say};

/// How sure the pictures of a point are: 90 of 100 times, on each dimension by itself.
const SURE: Confidence = Confidence::P90;

/// How far to each side of a score the person's place may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Doubt<'k> {
    /// In points of the score, above 0.
    pub(super) half: f64,
    pub(super) basis: Basis<'k>,
}

/// How the error of a score is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Basis<'k> {
    /// From a norm's SD and reliability.
    Norm(Yardstick<'k>),
    /// From how much the person's own answers differ.
    OwnAnswers,
}

/// A norm with a reliability: what error is computed from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Yardstick<'k> {
    pub(super) norm: &'k Norm,
    pub(super) reliability: Reliability,
}

impl<'k> Yardstick<'k> {
    /// The best the key has: a retest before an alpha, then people in general, then people in care
    /// (Jacobson and Truax take the spread before treatment), then others.
    pub(super) fn of(subscale: &'k Subscale) -> Option<Self> {
        let known = |norm: &'k Norm| {
            let reliability = norm.best_reliability()?;
            Some(Self { norm, reliability })
        };
        let rank = |yardstick: &Self| {
            let group = match yardstick.norm.group {
                Group::General => 0,
                Group::Clinical => 1,
                Group::Functional => 2,
            };
            (yardstick.reliability.kind == ReliabilityKind::Alpha, group)
        };
        subscale.norms.iter().filter_map(known).min_by_key(rank)
    }

    /// "how alike two answers of one person were (test-retest .85, 48 days apart)" and the like.
    pub(super) fn words(&self) -> Said {
        let said = match (self.reliability.kind, self.norm.retest_days) {
            (ReliabilityKind::Alpha, _) => say("reliability-alpha"),
            (ReliabilityKind::Retest, Some(days)) => {
                say("reliability-retest-days").with("days", days.to_string())
            }
            (ReliabilityKind::Retest, None) => say("reliability-retest"),
        };
        said.with("r", decimals(self.reliability.r, 3))
    }
}

impl<'k> Doubt<'k> {
    /// How sure one score is; `None` where nothing tells.
    pub(super) fn of(key: &Key, subscale: &'k Subscale, taken: &Taken) -> Option<Self> {
        score(key, subscale, taken)?;
        let by_norm = Yardstick::of(subscale).map(|yardstick| Self {
            half: SURE.z() * standard_error(yardstick.norm.sd, yardstick.reliability),
            basis: Basis::Norm(yardstick),
        });
        let doubt = by_norm.or_else(|| Self::of_own_answers(subscale, taken))?;
        // An error of nothing is not known to be nothing: all answers alike say nothing of it.
        (doubt.half > 0.0 && doubt.half.is_finite()).then_some(doubt)
    }

    fn of_own_answers(subscale: &Subscale, taken: &Taken) -> Option<Self> {
        let half = taken.scores.get(&subscale.name)?.own_doubt?;
        Some(Self {
            half,
            basis: Basis::OwnAnswers,
        })
    }
}

/// How far to each side of a score the person may be, by how much their own answers to it differ; answers
/// in the order of [`Key::items`].
pub(super) fn of_answers(key: &Key, subscale: &Subscale, answers: &[Option<f64>]) -> Option<f64> {
    let counted = |at: &usize| {
        let given = answers.get(*at).copied().flatten()?;
        Some(key.items.get(*at)?.counted(given))
    };
    let counted: Vec<f64> = subscale.items.iter().filter_map(counted).collect();
    let times = match subscale.how {
        How::Mean => 1.0,
        How::Sum => subscale.items.len() as f64,
        How::Weighted(_) => return None,
    };
    let error = standard_error_of_answers(counted.iter().copied())?;
    let reach = SURE.student(counted.len().saturating_sub(1));
    Some(times * reach * error)
}

/// "Adults who answered on the author’s web site (n 18,902)".
pub(super) fn population(norm: &Norm) -> String {
    match norm.n {
        Some(n) => format!("{} (n {})", norm.population, count(n)),
        None => norm.population.clone(),
    }
}

/// A figure's source, and why it is not checked where it is not.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    pub(super) text: String,
    pub(super) unchecked: Option<String>,
}

impl From<&Evidence> for Source {
    fn from(evidence: &Evidence) -> Self {
        let unchecked = evidence.unchecked.as_ref();
        Self {
            text: evidence.source.clone(),
            unchecked: unchecked.map(|unchecked| unchecked.why.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{included, taken};
    use super::*;

    #[test]
    fn without_a_norm_ones_own_answers_tell() {
        let key = included("attachment-reflection");
        let anxiety = key.subscale("anxiety").expect("anxiety");
        // As counted: 7, 7, 1, 1, 4, 4.
        let mut given = vec![Some(4.0); 12];
        for (name, answer) in [("slow-answer", 7.0), ("day-apart", 1.0)] {
            set(&key, &mut given, name, answer);
        }
        for (name, answer) in [("signs", 1.0), ("bad-mood", 7.0)] {
            set(&key, &mut given, name, answer);
        }
        let doubt = Doubt::of(&key, anxiety, &taken(&key, 0, given)).expect("they differ");
        assert_eq!(doubt.basis, Basis::OwnAnswers);
        let error = (36.0_f64 / 5.0).sqrt() / 6.0_f64.sqrt();
        assert!((doubt.half - 2.015 * error).abs() < 0.01, "{}", doubt.half);
        let alike = Doubt::of(&key, anxiety, &taken(&key, 0, vec![Some(4.0); 12]));
        assert_eq!(alike, None, "answers that are all alike say nothing");
    }

    fn set(key: &Key, given: &mut [Option<f64>], name: &str, answer: f64) {
        let at = key.items.iter().position(|item| item.name == name);
        given[at.expect("the item")] = Some(answer);
    }

    #[test]
    fn a_norm_with_a_reliability_goes_first() {
        let key = included("phq-9");
        let depression = key.subscale("depression").expect("depression");
        let doubt =
            Doubt::of(&key, depression, &taken(&key, 0, vec![Some(1.0); 9])).expect("a norm");
        let sem = 3.52 * (1.0_f64 - 0.87).sqrt();
        assert!((doubt.half - 1.644_853_6 * sem).abs() < 1e-6);
        let Basis::Norm(yardstick) = doubt.basis else {
            panic!("the norm");
        };
        assert!(yardstick.words().contains("alpha 0.87"));
    }

    #[test]
    fn one_answer_says_nothing_of_its_error() {
        let key = included("connection-check-in");
        let subscale = key.subscale("closeness").expect("closeness");
        assert_eq!(
            Doubt::of(&key, subscale, &taken(&key, 0, vec![Some(3.0); 3])),
            None
        );
    }
}
