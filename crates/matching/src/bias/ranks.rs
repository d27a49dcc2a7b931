//! Whether groups differ in a number, by its ranks.

/// Kruskal and Wallis's H: how far the mean ranks of groups are apart, those alike sharing the mean of their
/// ranks, without the correction for ties (which is the same for every shuffle). `group[i]` is the group of
/// `values[i]`, below `groups`.
pub fn kruskal_wallis(values: &[u32], group: &[usize], groups: usize) -> f64 {
    let ranks = ranks(values);
    let (mut sums, mut sizes) = (vec![0.0; groups], vec![0.0; groups]);
    for (rank, group) in ranks.iter().zip(group) {
        sums[*group] += rank;
        sizes[*group] += 1.0;
    }
    let n = values.len() as f64;
    let each = sums.iter().zip(&sizes).filter(|(_, size)| **size > 0.0);
    let squares: f64 = each.map(|(sum, size)| sum * sum / size).sum();
    if n < 2.0 {
        return 0.0;
    }
    12.0 / (n * (n + 1.0)) * squares - 3.0 * (n + 1.0)
}

/// The rank of each, from 1; those alike have the mean of theirs.
fn ranks(values: &[u32]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by_key(|at| values[*at]);
    let mut ranks = vec![0.0; values.len()];
    let mut at = 0;
    while at < order.len() {
        let same = order[at..].iter();
        let same = same.take_while(|one| values[**one] == values[order[at]]);
        let same = same.count();
        let mean = at as f64 + (same as f64 + 1.0) / 2.0;
        for one in &order[at..at + same] {
            ranks[*one] = mean;
        }
        at += same;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_alike_share_their_ranks() {
        assert_eq!(ranks(&[30, 10, 20, 20]), [4.0, 1.0, 2.5, 2.5]);
    }

    #[test]
    fn three_groups_apart_have_the_h_worked_by_hand() {
        // Rank sums 6, 15 and 24 of nine: 12/90 · (36 + 225 + 576)/3 − 30 = 7.2.
        let values = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        let h = kruskal_wallis(&values, &[0, 0, 0, 1, 1, 1, 2, 2, 2], 3);
        assert!((h - 7.2).abs() < 1e-9, "{h}");
        let mixed = kruskal_wallis(&values, &[0, 1, 2, 0, 1, 2, 0, 1, 2], 3);
        assert!(mixed < h);
        assert!(kruskal_wallis(&[5], &[0], 1).abs() < 1e-9);
    }
}
