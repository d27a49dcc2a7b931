//! The sums behind the records: slope, variances, means.

/// One therapist's cases, as pairs of how they began and ended.
type Cases<'a> = &'a [(f64, f64)];

/// What is known of one therapist.
#[derive(Clone, Copy, Debug)]
pub(super) struct Own {
    /// How many cases.
    pub(super) cases: usize,
    /// How they ended on average, had they begun as everybody's.
    pub(super) mean: f64,
    /// How far they began from everybody's, on average.
    from: f64,
    /// What chance makes of that mean, as a variance: of the cases, and of the slope.
    chance: f64,
}

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
    /// What chance makes of a therapist's mean, weighed in the same way.
    chance: f64,
    /// How many therapists.
    many: f64,
}

/// The mean of numbers; there are some.
fn mean(numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
    let many = numbers.len() as f64;
    numbers.sum::<f64>() / many
}

/// How each pair goes together around the group's own means: the squares, and the products.
fn together(group: Cases) -> (f64, f64) {
    let began = mean(group.iter().map(|case| case.0));
    let ended = mean(group.iter().map(|case| case.1));
    group.iter().fold((0.0, 0.0), |(square, product), (x, y)| {
        let from = x - began;
        (square + from * from, product + from * (y - ended))
    })
}

impl Fit {
    /// From each therapist's cases, with what is known of each of them, in the same order.
    pub(super) fn of(groups: &[Cases]) -> (Fit, Vec<Own>) {
        let sums = groups.iter().map(|group| together(group));
        let (square, product) = sums.fold((0.0, 0.0), |(a, b), (c, d)| (a + c, b + d));
        let slope = if square > 0.0 { product / square } else { 0.0 };
        let all = groups.iter().map(|group| group.len()).sum::<usize>() as f64;
        let began = groups.iter().flat_map(|group| group.iter());
        let usual = began.map(|case| case.0).sum::<f64>() / all;
        let adjust = |(x, y): &(f64, f64)| y - slope * (x - usual);
        let known = |group: &Cases| Own {
            cases: group.len(),
            mean: mean(group.iter().map(adjust)),
            from: mean(group.iter().map(|case| case.0)) - usual,
            chance: 0.0,
        };
        let mut own: Vec<Own> = groups.iter().map(known).collect();
        let many = groups.len() as f64;
        let errors = groups.iter().zip(&own).flat_map(|(group, own)| {
            let mean = own.mean;
            group.iter().map(move |case| (adjust(case) - mean).powi(2))
        });
        // One degree of freedom more is spent on the slope.
        let within = errors.sum::<f64>() / (all - many - 1.0);
        let of_slope = if square > 0.0 { within / square } else { 0.0 };
        for one in &mut own {
            one.chance = within / one.cases as f64 + of_slope * one.from.powi(2);
        }
        let mut fit = Fit {
            slope,
            within,
            between: between(&own, all),
            mean: 0.0,
            chance: 0.0,
            many,
        };
        fit.weigh(&own);
        (fit, own)
    }

    /// The mean of therapists, and of what chance makes of theirs.
    fn weigh(&mut self, own: &[Own]) {
        let (mut weight, mut means, mut chances) = (0.0, 0.0, 0.0);
        for one in own {
            let variance = self.between + one.chance;
            // Where nothing varies, all are the same, and any weight will do.
            let own = if variance > 0.0 { 1.0 / variance } else { 1.0 };
            weight += own;
            means += own * one.mean;
            chances += own * one.chance;
        }
        self.mean = means / weight;
        self.chance = chances / weight;
    }

    /// A therapist's distance from the mean, drawn towards it, and how uncertain that is, as a variance. After
    /// Morris 1983, with unequal variances and the mean as all that is fitted.
    pub(super) fn drawn(&self, own: &Own) -> (f64, f64) {
        let variance = self.between + own.chance;
        if variance <= 0.0 {
            return (own.mean - self.mean, 0.0);
        }
        let free = self.many - 1.0;
        let pull = (free - 2.0) / free * own.chance / variance;
        let from = own.mean - self.mean;
        let of_mean = own.chance * (1.0 - free / self.many * pull);
        let weight = (self.chance + self.between) / variance;
        let of_pull = 2.0 / (free - 2.0) * pull.powi(2) * weight * from.powi(2);
        ((1.0 - pull) * from, of_mean + of_pull)
    }
}

/// `τ²`: what the means vary beyond what chance alone would make them.
fn between(own: &[Own], all: f64) -> f64 {
    let many = own.len() as f64;
    let sum = |of: fn(&Own) -> f64| {
        own.iter()
            .map(|one| one.cases as f64 * of(one))
            .sum::<f64>()
    };
    let grand = sum(|one| one.mean) / all;
    let squares = own
        .iter()
        .map(|one| one.cases as f64 * (one.mean - grand).powi(2));
    // Of `many` means, one is spent on the grand mean.
    let by_chance = sum(|one| one.chance) * (many - 1.0) / many;
    let size = (all - sum(|one| one.cases as f64) / all) / (many - 1.0);
    ((squares.sum::<f64>() - by_chance) / (many - 1.0) / size).max(0.0)
}
