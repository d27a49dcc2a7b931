//! The waiting list as one problem: everybody who waits, everybody with a free place, at the least
//! total cost.
//!
//! What must stay true: a [`Plan`] exists only with the proof that none is cheaper, and the same
//! problem gives the same plan.
//!
//! It is the transportation problem: client `i` may be offered therapist `k` at cost `c(i,k)`, each
//! therapist has a capacity, and whoever is offered nobody waits at a cost of their own. [`solve`]
//! is a primal network simplex (Dantzig's, with strongly feasible trees after Cunningham 1976, which
//! cannot cycle; candidates are priced in blocks as in Kelly & O'Neill 1991, Grigoriadis 1986). All
//! arithmetic is in whole numbers.
//!
//! # The proof
//!
//! For any prices `p(k) >= 0` of a place with each therapist, no plan costs less than what the
//! clients would pay if each took what is cheapest to them at those prices, less what the places
//! bring in (Lagrangian bound; linear programming duality). [`solve`] works the bound out from the
//! prices it found, and gives a plan only where cost and bound are the same number.
//!
//! # The prices
//!
//! Of all prices that prove a plan, the lowest are kept: the price of a therapist is by how much
//! the total would fall with **one more place** with that therapist. They follow from the problem
//! alone, not from the way the solver went.
//!
//! ```
//! use matching::assign::{Problem, Wait, solve};
//!
//! // Two therapists with one place each; three wait, and all would rather have the first.
//! let mut problem = Problem::new(vec![1, 1]);
//! problem.add(Wait::alone(100), &[(0, 10), (1, 30)])?;
//! problem.add(Wait::alone(100), &[(0, 10), (1, 60)])?;
//! problem.add(Wait::alone(40), &[(0, 10)])?;
//! let plan = solve(&problem)?;
//! assert_eq!(plan.offers(0), [1]); // gives up 20, so that the second need not give up 50
//! assert_eq!(plan.offers(1), [0]);
//! assert_eq!(plan.offers(2), []); // waits: 40
//! assert_eq!(plan.cost(), 30 + 10 + 40);
//! assert_eq!(plan.one_more(0), 30); // the third would come in
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod auction;
mod begin;
mod network;
mod plan;
mod prices;
mod problem;
mod proof;
mod simplex;
mod tree;

pub use plan::{Plan, Unproven, solve};
pub use problem::{MOST_COST, Problem, Unusable, Wait};
