//! Numbers that look like chance and follow from a seed alone (SplitMix64; Steele, Lea & Flood 2014): a
//! simulation and a resampling are the same in every run.

/// Where the numbers come from.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below `end`; 0 where that is 0. (The upper half of a product, after Lemire 2019:
    /// its lean is below 1 in 2^32 for the sizes there are here.)
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let product = u128::from(self.next()) * (end as u128);
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// Puts a list in any order (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_and_each_is_within() {
        let (mut one, mut other) = (Chance::new(7), Chance::new(7));
        let mut seen = [0_u32; 6];
        for _ in 0..6_000 {
            let at = one.below(6);
            assert_eq!(at, other.below(6));
            seen[at] += 1;
        }
        // Each 1,000 times, give or take five standard deviations.
        assert!(
            seen.iter().all(|times| (856..=1144).contains(times)),
            "{seen:?}"
        );
        assert_eq!(one.below(0), 0);
    }

    #[test]
    fn a_shuffle_keeps_everything() {
        let mut list: Vec<usize> = (0..50).collect();
        Chance::new(1).shuffle(&mut list);
        assert_ne!(list, (0..50).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..50).collect::<Vec<_>>());
    }
}
