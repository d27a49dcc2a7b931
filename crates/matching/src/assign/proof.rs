//! The bound below which no plan can be.
//!
//! What must stay true: the bound holds for whatever prices it is asked; it knows nothing of how
//! they were found.

use super::problem::{Problem, Wait};

/// No plan of the problem costs less than this.
///
/// Each client takes, at cost plus price, the cheapest their offers allow, waiting being free of
/// price; the places' worth is taken off.
pub(super) fn bound(problem: &Problem, prices: &[u64]) -> i128 {
    let mut sum: i128 = 0;
    let mut priced = Vec::new();
    for (client, wait) in problem.waits().iter().enumerate() {
        priced.clear();
        priced.extend(
            problem
                .pairs_of(client)
                .map(|(therapist, cost)| u64::from(cost) + prices[therapist]),
        );
        sum += i128::from(cheapest(&mut priced, *wait));
    }
    let places = problem.capacities().iter().zip(prices);
    sum - places
        .map(|(places, price)| i128::from(*places) * i128::from(*price))
        .sum::<i128>()
}

/// The least a client pays for as many offers as they may have, or for their missing.
fn cheapest(priced: &mut [u64], wait: Wait) -> u64 {
    if wait.offers == 1 {
        let best = priced.iter().copied().min().unwrap_or(u64::MAX);
        return best.min(u64::from(wait.nobody));
    }
    priced.sort_unstable();
    let most = priced.len().min(wait.offers as usize);
    let mut least = missing(wait, 0);
    let mut taken = 0;
    for (offers, price) in (1..).zip(&priced[..most]) {
        taken += price;
        least = least.min(taken + missing(wait, offers));
    }
    least
}

/// What it costs a client to have only so many offers.
pub(super) fn missing(wait: Wait, offers: u32) -> u64 {
    let nobody = if offers == 0 { wait.nobody } else { 0 };
    let fewer = wait.offers.saturating_sub(offers.max(1));
    u64::from(nobody) + u64::from(fewer) * u64::from(wait.fewer)
}
