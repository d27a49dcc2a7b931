//! How far the items of a scale measure one thing.

use super::comoments::Matrix;

/// Cronbach's alpha of items with these covariances: `k/(k-1) · (1 - Σ var / Σ cov)`; raw, not of
/// standardised items. `None` of fewer than two items, or where their sum has no spread.
/// Source: Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests.
/// Psychometrika, 16(3), 297-334.
pub fn alpha(covariances: &Matrix) -> Option<f64> {
    alpha_of(covariances, |_| true)
}

/// Of one item: its correlation with the sum of the others, and alpha of the others.
pub fn item_rest(covariances: &Matrix, item: usize) -> (Option<f64>, Option<f64>) {
    let others = || (0..covariances.size()).filter(|other| *other != item);
    let shared: f64 = others().map(|other| covariances.at(item, other)).sum();
    let rest: f64 = others()
        .flat_map(|i| others().map(move |j| covariances.at(i, j)))
        .sum();
    let spread = covariances.at(item, item) * rest;
    let correlation = (spread > 0.0).then(|| shared / spread.sqrt());
    (correlation, alpha_of(covariances, |other| other != item))
}

fn alpha_of(covariances: &Matrix, among: impl Fn(usize) -> bool) -> Option<f64> {
    let items: Vec<usize> = (0..covariances.size())
        .filter(|item| among(*item))
        .collect();
    let own: f64 = items.iter().map(|i| covariances.at(*i, *i)).sum();
    let all: f64 = items
        .iter()
        .flat_map(|i| items.iter().map(|j| covariances.at(*i, *j)))
        .sum();
    let k = items.len() as f64;
    (items.len() > 1 && all > 0.0).then(|| k / (k - 1.0) * (1.0 - own / all))
}
