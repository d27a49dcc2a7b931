//! A plan for a waiting list, and what it asks of whom.
//!
//! What must stay true: only [`solve`] makes one, and only with its proof.

use std::fmt;

use super::prices::prices;
use super::problem::Problem;
use super::proof::{bound, missing};
use super::simplex::Simplex;

/// Who is offered to whom, at the least total cost there is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    offers: Vec<Vec<usize>>,
    one_more: Vec<u64>,
    cost: u64,
}

/// A plan was found whose cost is not its bound: a fault of the solver, which no input should
/// bring about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unproven {
    /// What the plan costs.
    pub cost: u64,
    /// What the least possible cost lies at or above.
    pub bound: i128,
}

/// Solves the problem to the optimum.
///
/// Where plans cost the same, which of them it is follows from the order in which clients, their
/// pairs and the therapists were given: the same problem, the same plan. The cost and the prices do
/// not depend on that order.
///
/// # Errors
/// [`Unproven`], never a plan that may not be the best.
pub fn solve(problem: &Problem) -> Result<Plan, Unproven> {
    let solved = Simplex::solved(problem);
    let one_more = prices(problem, &solved);
    let offers: Vec<Vec<usize>> = (0..problem.clients())
        .map(|client| {
            let used = problem.range(client).filter(|arc| solved.flow[*arc] > 0);
            used.map(|arc| problem.therapists()[arc] as usize).collect()
        })
        .collect();
    let cost = cost(problem, &offers);
    let bound = bound(problem, &one_more);
    if bound == i128::from(cost) && fits(problem, &offers) {
        Ok(Plan {
            offers,
            one_more,
            cost,
        })
    } else {
        Err(Unproven { cost, bound })
    }
}

fn cost(problem: &Problem, offers: &[Vec<usize>]) -> u64 {
    let mut sum = 0;
    for (client, (offered, wait)) in offers.iter().zip(problem.waits()).enumerate() {
        let taken = problem
            .pairs_of(client)
            .filter(|(therapist, _)| offered.contains(therapist));
        sum += taken.map(|(_, cost)| u64::from(cost)).sum::<u64>();
        sum += missing(*wait, u32::try_from(offered.len()).unwrap_or(u32::MAX));
    }
    sum
}

/// Whether nobody has more than they may have.
fn fits(problem: &Problem, offers: &[Vec<usize>]) -> bool {
    let mut taken = vec![0_u64; problem.capacities().len()];
    for therapist in offers.iter().flatten() {
        taken[*therapist] += 1;
    }
    let places = problem.capacities().iter().zip(&taken);
    let waits = problem.waits().iter().zip(offers);
    places
        .map(|(places, taken)| u64::from(*places) >= *taken)
        .chain(waits.map(|(wait, offered)| offered.len() <= wait.offers as usize))
        .all(|fits| fits)
}

impl Plan {
    /// Whom a client is offered, in the order of their pairs; nobody: they wait.
    ///
    /// # Panics
    /// Where there is no such client.
    pub fn offers(&self, client: usize) -> &[usize] {
        &self.offers[client]
    }

    /// The offers of all clients.
    pub fn all(&self) -> &[Vec<usize>] {
        &self.offers
    }

    /// The total cost.
    pub fn cost(&self) -> u64 {
        self.cost
    }

    /// By how much the total would fall with one more place with this therapist.
    ///
    /// # Panics
    /// Where there is no such therapist.
    pub fn one_more(&self, therapist: usize) -> u64 {
        self.one_more[therapist]
    }

    /// What this plan asks a client to give up: how much more their cheapest offer costs than their
    /// cheapest pair, were they alone; none where they are offered nobody.
    ///
    /// # Panics
    /// Where there is no such client in the problem the plan was made for.
    pub fn gives_up(&self, problem: &Problem, client: usize) -> Option<u32> {
        let offered = &self.offers[client];
        let pairs = || problem.pairs_of(client);
        let best = pairs().map(|(_, cost)| cost).min()?;
        let given = pairs().filter(|(therapist, _)| offered.contains(therapist));
        given.map(|(_, cost)| cost - best).min()
    }
}

impl fmt::Display for Unproven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Unproven { cost, bound } = self;
        write!(f, "a plan of {cost} was found, but the bound is {bound}")
    }
}

impl std::error::Error for Unproven {}
