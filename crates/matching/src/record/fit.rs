//! The sums behind the records: slope, variances, mean.

/// What all therapists have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// `β`, within therapists.
    pub(super) slope: f64,
    /// `σ²`.
    pub(super) within: f64,
    /// `τ²`.
    pub(super) between: f64,
    /// `μ`: the mean of therapists, each weighed by how surely theirs is known.
    pub(super) mean: f64,
    /// How uncertain that is.
    pub(super) mean_variance: f64,
}

/// The mean of numbers; there are some.
fn mean(numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
    let many = numbers.len() as f64;
    numbers.sum::<f64>() / many
}

/// The sum of how each pair goes together around the group's own means.
fn together(group: &[(f64, f64)]) -> (f64, f64) {
    let (began, ended) = (
        mean(group.iter().map(|case| case.0)),
        mean(group.iter().map(|case| case.1)),
    );
    group.iter().fold((0.0, 0.0), |(square, product), (x, y)| {
        let from = x - began;
        (square + from * from, product + from * (y - ended))
    })
}

impl Fit {
    /// From each therapist's cases (how they began and ended), with each therapist's mean as it would be had
    /// their cases begun as everybody's.
    pub(super) fn of(groups: &[&[(f64, f64)]]) -> (Fit, Vec<f64>) {
        let sums = groups.iter().map(|group| together(group));
        let (square, product) = sums.fold((0.0, 0.0), |(a, b), (c, d)| (a + c, b + d));
        let slope = if square > 0.0 { product / square } else { 0.0 };
        let all = groups.iter().map(|group| group.len()).sum::<usize>() as f64;
        let began = groups.iter().flat_map(|group| group.iter());
        let usual = began.map(|case| case.0).sum::<f64>() / all;
        let adjust = |(x, y): &(f64, f64)| y - slope * (x - usual);
        let means: Vec<f64> = groups
            .iter()
            .map(|group| mean(group.iter().map(adjust)))
            .collect();

        let many = groups.len() as f64;
        let errors = groups
            .iter()
            .zip(&means)
            .flat_map(|(group, mean)| group.iter().map(move |case| (adjust(case) - mean).powi(2)));
        // One degree of freedom more is spent on the slope.
        let within = errors.sum::<f64>() / (all - many - 1.0);
        let between = between(groups, &means, within, all);
        let mut fit = Fit {
            slope,
            within,
            between,
            mean: 0.0,
            mean_variance: 0.0,
        };
        fit.weigh(groups, &means);
        (fit, means)
    }

    /// The mean of therapists, and how uncertain it is.
    fn weigh(&mut self, groups: &[&[(f64, f64)]], means: &[f64]) {
        let (mut weight, mut sum) = (0.0, 0.0);
        for (group, mean) in groups.iter().zip(means) {
            let variance = self.between + self.within / group.len() as f64;
            // Where nothing varies, all are the same, and any weight will do.
            let own = if variance > 0.0 { 1.0 / variance } else { 1.0 };
            weight += own;
            sum += own * mean;
        }
        self.mean = sum / weight;
        self.mean_variance = if self.within > 0.0 { 1.0 / weight } else { 0.0 };
    }

    /// The share of a therapist's own mean that is believed, with so many cases.
    pub(super) fn believed(&self, cases: usize) -> f64 {
        let chance = self.within / cases as f64;
        if self.between > 0.0 {
            self.between / (self.between + chance)
        } else {
            0.0
        }
    }
}

/// `τ²`: what the means vary beyond what chance alone would make them.
fn between(groups: &[&[(f64, f64)]], means: &[f64], within: f64, all: f64) -> f64 {
    let many = groups.len() as f64;
    let sizes = || groups.iter().map(|group| group.len() as f64);
    let grand = sizes()
        .zip(means)
        .map(|(size, mean)| size * mean)
        .sum::<f64>()
        / all;
    let squares = sizes()
        .zip(means)
        .map(|(size, mean)| size * (mean - grand).powi(2));
    let observed = squares.sum::<f64>() / (many - 1.0);
    let size = (all - sizes().map(|size| size * size).sum::<f64>() / all) / (many - 1.0);
    ((observed - within) / size).max(0.0)
}
