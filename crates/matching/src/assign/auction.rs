//! A first plan that is nearly the best, so that the simplex has little left to do: the auction
//! algorithm (Bertsekas & Castañon 1989, for places that are alike).
//!
//! What must stay true: nobody gets what they may not have, and no therapist more than they have
//! places. How good the plan is decides only how long the simplex takes.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use super::problem::Problem;

/// How many steps a price takes from nothing to the dearest wait, at most. More make a better plan
/// and take longer; this is what measuring found best (docs/benchmarks.md).
const STEPS: u64 = 400;

/// A first plan: for each client the pair that is offered, numbered as in the problem, and what the
/// auction asked for a place with each therapist.
pub(super) struct Auction {
    pub(super) pair: Vec<Option<u32>>,
    pub(super) price: Vec<u64>,
}

impl Auction {
    pub(super) fn held(problem: &Problem) -> Auction {
        let count = problem.capacities().len();
        let mut auction = Auction {
            pair: vec![None; problem.clients()],
            price: vec![0; count],
        };
        let dearest = problem.waits().iter().map(|wait| wait.nobody).max();
        let step = (u64::from(dearest.unwrap_or(0)) / STEPS).max(1);
        let mut bids: Vec<BinaryHeap<Reverse<(u64, u32)>>> = vec![BinaryHeap::new(); count];
        let mut waiting: VecDeque<u32> = (0..).take(problem.clients()).collect();
        while let Some(client) = waiting.pop_front() {
            let Some((pair, bid)) = auction.bid(problem, client as usize, step) else {
                continue;
            };
            let therapist = problem.therapists()[pair as usize] as usize;
            auction.pair[client as usize] = Some(pair);
            let places = problem.capacities()[therapist] as usize;
            let held = &mut bids[therapist];
            held.push(Reverse((bid, client)));
            if held.len() > places
                && let Some(Reverse((_, outbid))) = held.pop()
            {
                auction.pair[outbid as usize] = None;
                waiting.push_back(outbid);
            }
            if held.len() == places {
                auction.price[therapist] = held.peek().map_or(0, |lowest| lowest.0.0);
            }
        }
        auction
    }

    /// A client's bid: on the pair that is cheapest with its price, as much as makes it as dear as
    /// the next best, and a step more. None where waiting is cheaper.
    fn bid(&self, problem: &Problem, client: usize, step: u64) -> Option<(u32, u64)> {
        let range = problem.range(client);
        let mut next = u64::from(problem.waits()[client].nobody);
        let mut best = None;
        let mut least = next;
        let therapists = &problem.therapists()[range.clone()];
        for (pair, (therapist, cost)) in
            (0..).zip(therapists.iter().zip(&problem.costs()[range.clone()]))
        {
            if problem.capacities()[*therapist as usize] == 0 {
                continue;
            }
            let priced = u64::from(*cost) + self.price[*therapist as usize];
            if priced < least {
                (next, least) = (least, priced);
                best = Some((pair, *therapist));
            } else {
                next = next.min(priced);
            }
        }
        let (pair, therapist) = best?;
        let start = super::network::number(range.start);
        Some((
            start + pair,
            self.price[therapist as usize] + next - least + step,
        ))
    }
}
