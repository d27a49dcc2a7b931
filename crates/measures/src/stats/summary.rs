//! What a whole data set says, in memory that depends on the key alone.
//!
//! Means, SDs and correlations use every answer there is (pairwise). Alpha, omega, item-rest
//! correlations use the rows that answer the whole subscale (listwise), for a sum of pairwise
//! covariances is the variance of nobody's score.

use super::alpha::{alpha, item_rest};
use super::comoments::CoMoments;
use super::moments::{Bivariate, Moments};
use super::omega::{NoOmega, one_factor};
use crate::key::{How, Key, Subscale};

/// Takes in the rows of a data set.
pub struct Tally<'k> {
    key: &'k Key,
    rows: u64,
    scales: Vec<Scale>,
    pairs: Vec<Bivariate>,
}

struct Scale {
    score: Moments,
    items: CoMoments,
}

/// What a data set says.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// How many rows there were.
    pub rows: u64,
    /// One for each subscale, in the key's order.
    pub subscales: Vec<SubscaleSummary>,
    /// One for each pair of subscales.
    pub correlations: Vec<Correlation>,
}

/// What it says of one subscale.
#[derive(Clone, Debug, PartialEq)]
pub struct SubscaleSummary {
    /// The subscale's name.
    pub name: String,
    /// The scores of the rows that have one.
    pub score: Moments,
    /// Rows without a score: too many answers missing.
    pub unscored: u64,
    /// Rows that answered every item.
    pub complete: u64,
    /// Cronbach's alpha; none of a weighted score.
    pub alpha: Option<f64>,
    /// McDonald's omega, or why there is none.
    pub omega: Result<f64, NoOmega>,
    /// The mean correlation of its items with each other.
    pub inter_item: Option<f64>,
    /// Its items, in its order, as they count (reversed ones turned round).
    pub items: Vec<ItemSummary>,
}

/// What it says of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemSummary {
    /// The item's name.
    pub name: String,
    /// Rows that answered it.
    pub answered: u64,
    /// Rows that did not.
    pub missing: u64,
    /// The mean of its answers.
    pub mean: Option<f64>,
    /// Their standard deviation.
    pub sd: Option<f64>,
    /// The correlation with the sum of the subscale's other items.
    pub item_rest: Option<f64>,
    /// Alpha of the others without it.
    pub alpha_without: Option<f64>,
    /// The correlation with each item of the subscale, in its order (pairwise).
    pub correlations: Vec<Option<f64>>,
}

/// How two subscales go together.
#[derive(Clone, Debug, PartialEq)]
pub struct Correlation {
    /// One of them.
    pub one: String,
    /// The other.
    pub other: String,
    /// Rows with both scores.
    pub n: u64,
    /// Pearson's correlation.
    pub r: Option<f64>,
}

impl<'k> Tally<'k> {
    /// For data scored by this key.
    pub fn new(key: &'k Key) -> Self {
        let scale = |subscale: &Subscale| {
            let items = subscale.items.iter().filter_map(|at| key.items.get(*at));
            Scale {
                score: Moments::default(),
                items: CoMoments::new(items.map(|item| item.range.middle()).collect()),
            }
        };
        let count = key.subscales.len();
        Self {
            key,
            rows: 0,
            scales: key.subscales.iter().map(scale).collect(),
            pairs: vec![Bivariate::default(); count * count.saturating_sub(1) / 2],
        }
    }

    /// Takes in one row: its answers as given, in the order of [`Key::items`], NaN where there is none,
    /// and its scores in the order of [`Key::subscales`].
    #[inline]
    pub fn add(&mut self, answers: &[f64], scores: &[Option<f64>]) {
        self.rows += 1;
        for ((subscale, scale), score) in
            self.key.subscales.iter().zip(&mut self.scales).zip(scores)
        {
            if let Some(score) = score {
                scale.score.add(*score);
            }
            let counted = |at: &usize| match (self.key.items.get(*at), answers.get(*at)) {
                (Some(item), Some(given)) => item.counted(*given),
                _ => f64::NAN,
            };
            scale.items.add(subscale.items.iter().map(counted));
        }
        let mut pair = self.pairs.iter_mut();
        for (place, one) in scores.iter().enumerate() {
            for (other, pair) in scores.iter().skip(place + 1).zip(&mut pair) {
                if let (Some(one), Some(other)) = (one, other) {
                    pair.add(*one, *other);
                }
            }
        }
    }

    /// What the rows so far say.
    pub fn summary(&mut self) -> Summary {
        let rows = self.rows;
        let scales = self.key.subscales.iter().zip(&mut self.scales);
        let subscales = scales
            .map(|(subscale, scale)| scale.summary(self.key, subscale, rows))
            .collect();
        let names = self.key.subscales.iter().map(|subscale| &subscale.name);
        let names: Vec<&String> = names.collect();
        let pairs = names
            .iter()
            .enumerate()
            .flat_map(|(at, one)| names.iter().skip(at + 1).map(move |other| (one, other)));
        let correlations = pairs
            .zip(&self.pairs)
            .map(|((one, other), pair)| Correlation {
                one: (*one).clone(),
                other: (*other).clone(),
                n: pair.n(),
                r: pair.correlation(),
            })
            .collect();
        Summary {
            rows,
            subscales,
            correlations,
        }
    }
}

impl Scale {
    fn summary(&mut self, key: &Key, subscale: &Subscale, rows: u64) -> SubscaleSummary {
        self.items.settle();
        let items = &self.items;
        let weighted = matches!(subscale.how, How::Weighted(_));
        let covariances = items.covariances().filter(|_| !weighted);
        let size = subscale.items.len();
        let correlations = |at: usize| -> Vec<Option<f64>> {
            (0..size)
                .map(|other| items.correlation(at, other))
                .collect()
        };
        let item = |(at, place): (usize, &usize)| {
            let rest = covariances.as_ref().map(|matrix| item_rest(matrix, at));
            let (item_rest, alpha_without) = rest.unwrap_or_default();
            ItemSummary {
                name: key
                    .items
                    .get(*place)
                    .map(|item| item.name.clone())
                    .unwrap_or_default(),
                answered: items.answered(at),
                missing: rows - items.answered(at),
                mean: items.mean(at),
                sd: items.sd(at),
                item_rest,
                alpha_without,
                correlations: correlations(at),
            }
        };
        let mut between = Moments::default();
        for at in 0..size {
            for r in correlations(at).into_iter().take(at).flatten() {
                between.add(r);
            }
        }
        let factor = covariances
            .as_ref()
            .ok_or(NoOmega::NoSpread)
            .and_then(one_factor);
        SubscaleSummary {
            name: subscale.name.clone(),
            score: self.score,
            unscored: rows - self.score.n(),
            complete: items.complete(),
            alpha: covariances.as_ref().and_then(alpha),
            omega: factor.map(|factor| factor.omega()),
            inter_item: between.mean().filter(|_| !weighted),
            items: subscale.items.iter().enumerate().map(item).collect(),
        }
    }
}
