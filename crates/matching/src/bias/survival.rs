//! How long people wait, where some wait still: Kaplan and Meier's estimate, and the log-rank test.
//!
//! What must stay true: nobody's wait is taken for longer than it is known to be, or left out.

/// How long somebody has waited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait {
    /// Days.
    pub days: u32,
    /// Whether they were matched then. If not, they have waited at least so long.
    pub matched: bool,
}

/// The estimated share of people who wait longer than so many days.
#[derive(Clone, PartialEq, Debug)]
pub struct Survival {
    /// The days somebody was matched after, and the share who wait longer.
    steps: Vec<(u32, f64)>,
}

impl Survival {
    /// From how long each has waited.
    pub fn of(waits: &[Wait]) -> Self {
        let mut sorted = waits.to_vec();
        sorted.sort_unstable_by_key(|wait| wait.days);
        let (mut at, mut share) = (0, 1.0);
        let mut steps = Vec::new();
        while let Some(first) = sorted.get(at) {
            let left = sorted.len() - at;
            let same = sorted[at..].iter().take_while(|one| one.days == first.days);
            let (all, matched) = same.fold((0, 0), |(all, matched), one| {
                (all + 1, matched + usize::from(one.matched))
            });
            if matched > 0 {
                share *= 1.0 - matched as f64 / left as f64;
                steps.push((first.days, share));
            }
            at += all;
        }
        Self { steps }
    }

    /// The share who wait longer than so many days.
    pub fn longer_than(&self, days: u32) -> f64 {
        let before = self.steps.iter().rev().find(|(step, _)| *step <= days);
        before.map_or(1.0, |(_, share)| *share)
    }

    /// After how many days this share of people (0 to 1) is matched; `None` where that is not known yet.
    pub fn quantile(&self, share: f64) -> Option<u32> {
        // A hair of room for sums of fractions.
        let left = 1.0 - share + 1e-12;
        let step = self.steps.iter().find(|(_, longer)| *longer <= left);
        step.map(|(days, _)| *days)
    }
}

/// How far the numbers matched in each group are from what they would be if all groups waited alike: the sum
/// over groups of `(seen − expected)² / expected`. `group[i]` is the group of `waits[i]`, below `groups`.
pub fn log_rank(waits: &[Wait], group: &[usize], groups: usize) -> f64 {
    let (seen, expected) = seen_and_expected(waits, group, groups);
    let each = seen.iter().zip(&expected);
    each.filter(|(_, expected)| **expected > 0.0)
        .map(|(seen, expected)| (seen - expected).powi(2) / expected)
        .sum()
}

fn seen_and_expected(waits: &[Wait], group: &[usize], groups: usize) -> (Vec<f64>, Vec<f64>) {
    let mut order: Vec<usize> = (0..waits.len()).collect();
    order.sort_unstable_by_key(|at| waits[*at].days);
    let mut left = vec![0.0; groups];
    for one in group {
        left[*one] += 1.0;
    }
    let (mut seen, mut expected) = (vec![0.0; groups], vec![0.0; groups]);
    let mut at = 0;
    while at < order.len() {
        let days = waits[order[at]].days;
        let same = order[at..]
            .iter()
            .take_while(|one| waits[**one].days == days);
        let same: Vec<usize> = same.copied().collect();
        let matched = same.iter().filter(|one| waits[**one].matched).count() as f64;
        let all: f64 = left.iter().sum();
        for (expected, left) in expected.iter_mut().zip(&left) {
            *expected += matched * left / all;
        }
        for one in &same {
            seen[group[*one]] += f64::from(u8::from(waits[*one].matched));
            left[group[*one]] -= 1.0;
        }
        at += same.len();
    }
    (seen, expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(matched: &[u32], still: &[u32]) -> Vec<Wait> {
        let one = |matched| {
            move |days: &u32| Wait {
                days: *days,
                matched,
            }
        };
        let known = matched.iter().map(one(true));
        known.chain(still.iter().map(one(false))).collect()
    }

    /// The trial that textbooks work through (Freireich et al. 1963): weeks of remission.
    fn remissions() -> (Vec<Wait>, Vec<Wait>) {
        let treated = waits(
            &[6, 6, 6, 7, 10, 13, 16, 22, 23],
            &[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
        );
        let placebo = [
            1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23,
        ];
        (treated, waits(&placebo, &[]))
    }

    #[test]
    fn the_estimate_is_that_of_the_textbook() {
        let (treated, placebo) = remissions();
        let treated = Survival::of(&treated);
        assert_eq!(treated.quantile(0.5), Some(23));
        assert_eq!(Survival::of(&placebo).quantile(0.5), Some(8));
        for (weeks, share) in [
            (6, 0.857),
            (7, 0.807),
            (10, 0.753),
            (13, 0.690),
            (23, 0.448),
        ] {
            assert!(
                (treated.longer_than(weeks) - share).abs() < 0.0005,
                "{weeks}"
            );
        }
        assert_eq!(treated.longer_than(5).to_string(), "1");
        assert_eq!(treated.quantile(0.9), None, "that long nobody was followed");
    }

    #[test]
    fn so_is_what_is_seen_and_what_would_be_expected() {
        let (treated, placebo) = remissions();
        let all: Vec<Wait> = treated.iter().chain(&placebo).copied().collect();
        let group: Vec<usize> = (0..all.len()).map(|at| usize::from(at >= 21)).collect();
        let (seen, expected) = seen_and_expected(&all, &group, 2);
        assert_eq!(seen, [9.0, 21.0]);
        assert!((expected[0] - 19.25).abs() < 0.01 && (expected[1] - 10.75).abs() < 0.01);
        let far = log_rank(&all, &group, 2);
        assert!((far - 15.23).abs() < 0.01, "{far}");
    }

    #[test]
    fn nobody_and_nobody_matched_have_no_median() {
        assert_eq!(Survival::of(&[]).quantile(0.5), None);
        assert_eq!(Survival::of(&waits(&[], &[3, 4])).quantile(0.5), None);
    }
}
