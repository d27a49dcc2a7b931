//! From answers to scores, as a key says.
//!
//! What must stay true: this is the one place where answers become a score; a person's page and a file
//! of ten million rows go through the same lines.

use crate::Concern;
use crate::key::{How, Key, Subscale};
use std::collections::BTreeSet;
use std::fmt;

/// An answer that the key's item does not take.
#[derive(Clone, Debug, PartialEq)]
pub struct OutOfRange {
    /// The item's name.
    pub item: String,
    /// The least answer it takes.
    pub least: f64,
    /// The greatest.
    pub most: f64,
    /// Whether it takes whole numbers alone.
    pub whole: bool,
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.whole { "whole number" } else { "number" };
        let (item, least, most) = (&self.item, self.least, self.most);
        write!(f, "item {item} takes a {kind} from {least} to {most}")
    }
}

impl std::error::Error for OutOfRange {}

impl Key {
    /// The score of one subscale from the answers as given; `answer` tells that of the item at this
    /// place in [`Key::items`], or that there is none. `None` where too many are missing
    /// ([`Subscale::may_miss`]). Answers are taken on trust: [`Key::check`] holds them to their ranges.
    #[inline]
    pub fn score(&self, subscale: &Subscale, answer: impl Fn(usize) -> Option<f64>) -> Option<f64> {
        let (mut sum, mut answered) = (0.0, 0_usize);
        let mut add = |at: &usize, weight: f64| {
            if let (Some(item), Some(given)) = (self.items.get(*at), answer(*at)) {
                sum += item.counted(given) * weight;
                answered += 1;
            }
        };
        match &subscale.how {
            How::Mean | How::Sum => subscale.items.iter().for_each(|at| add(at, 1.0)),
            How::Weighted(weights) => {
                let pairs = subscale.items.iter().zip(weights);
                pairs.for_each(|(at, weight)| add(at, *weight));
            }
        }
        let items = subscale.items.len();
        if answered == 0 || items - answered > subscale.may_miss {
            return None;
        }
        Some(match subscale.how {
            How::Mean => sum / answered as f64,
            How::Sum if answered < items => sum / answered as f64 * items as f64,
            How::Sum | How::Weighted(_) => sum,
        })
    }

    /// Every score in the order of [`Key::subscales`], from the answers in the order of [`Key::items`].
    ///
    /// # Errors
    /// An answer its item does not take: the first.
    pub fn scores(&self, answers: &[Option<f64>]) -> Result<Vec<Option<f64>>, OutOfRange> {
        self.check(answers)?;
        let answer = |at: usize| answers.get(at).copied().flatten();
        let scored = self.subscales.iter();
        Ok(scored
            .map(|subscale| self.score(subscale, answer))
            .collect())
    }

    /// Holds answers, in the order of [`Key::items`], to what those items take.
    ///
    /// # Errors
    /// The first that does not fit.
    pub fn check(&self, answers: &[Option<f64>]) -> Result<(), OutOfRange> {
        let mut pairs = self.items.iter().zip(answers);
        let stray = pairs.find(|(item, given)| given.is_some_and(|given| !item.range.holds(given)));
        match stray {
            Some((item, _)) => Err(OutOfRange {
                item: item.name.clone(),
                least: item.range.least,
                most: item.range.most,
                whole: item.range.whole,
            }),
            None => Ok(()),
        }
    }

    /// What these answers, in the order of [`Key::items`], give cause to worry about at once.
    pub fn raised(&self, answers: &[Option<f64>]) -> BTreeSet<Concern> {
        let given = |at: usize| answers.get(at).copied().flatten();
        let met = self.critical.iter().filter(|critical| {
            given(critical.item).is_some_and(|given| given >= critical.at_least)
        });
        met.map(|critical| critical.raises).collect()
    }
}
