//! How far one person's score can be relied on, and where it stands among others'.

use super::moments::Moments;
use super::normal::{Confidence, below};
use crate::key::{Norm, Reliability};

/// The standard error of measurement, in points of the score: `SD · sqrt(1 - r)`.
/// Source: Lord, F. M., & Novick, M. R. (1968). Statistical theories of mental test scores.
pub fn standard_error(sd: f64, reliability: Reliability) -> f64 {
    sd * (1.0 - reliability.r).sqrt()
}

/// The standard error of the mean of one person's own answers to the items of a scale, in points of an
/// answer: `sd / sqrt(k)`, with the SD over k - 1. It takes the items asked for a sample of all that
/// could have been asked, and says how far the mean would move with other items: how much the answers
/// differ from each other. It is no reliability, and knows nothing of how a person changes from day to
/// day. `None` of fewer than two answers. Answers go in as they count (reversed ones turned round).
/// Source: Brennan, R. L. (1998). Raw-score conditional standard errors of measurement in
/// generalizability theory. Applied Psychological Measurement, 22(4), 307-331.
pub fn standard_error_of_answers(answers: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut moments = Moments::default();
    answers.into_iter().for_each(|answer| moments.add(answer));
    Some(moments.sd()? / (moments.n() as f64).sqrt())
}

/// An interval of scores, from low to high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its low end.
    pub low: f64,
    /// Its high end.
    pub high: f64,
}

/// The interval around a score as observed: `score ± z · SEM`. It may reach past the ends of the scale:
/// who draws it cuts it there ([`Interval::within`]).
pub fn interval(score: f64, standard_error: f64, confidence: Confidence) -> Interval {
    let reach = confidence.z() * standard_error;
    Interval {
        low: score - reach,
        high: score + reach,
    }
}

impl Interval {
    /// The part of it between these ends.
    pub fn within(self, (least, most): (f64, f64)) -> Self {
        Self {
            low: self.low.max(least),
            high: self.high.min(most),
        }
    }
}

/// How many of a hundred people of the norm score lower, were their scores distributed normally with
/// the norm's mean and SD: 0 to 100. Scores heaped at one end of a scale are not; say so beside it.
pub fn percentile(score: f64, norm: &Norm) -> f64 {
    100.0 * below((score - norm.mean) / norm.sd)
}
