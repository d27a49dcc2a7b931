//! The problem as a network: a unit of flow from each client for each offer, to a therapist and on
//! to the root, or straight to the root, which is waiting.
//!
//! What must stay true: the nodes are the clients, then the therapists, then the root. The first
//! arcs are the problem's pairs, in its order.

use super::problem::Problem;

/// No limit on an arc.
pub(super) const UNLIMITED: u32 = u32::MAX;

/// Nodes and arcs.
pub(super) struct Network {
    pub(super) source: Vec<u32>,
    pub(super) target: Vec<u32>,
    pub(super) cost: Vec<u32>,
    pub(super) capacity: Vec<u32>,
    pub(super) clients: usize,
    pub(super) therapists: usize,
    /// How many arcs are pairs.
    pub(super) pairs: usize,
}

impl Network {
    pub(super) fn new(problem: &Problem) -> Network {
        let (clients, therapists) = (problem.clients(), problem.capacities().len());
        let mut network = Network {
            source: Vec::with_capacity(problem.pairs() + 2 * clients + therapists),
            target: problem
                .therapists()
                .iter()
                .map(|k| number(clients) + k)
                .collect(),
            cost: problem.costs().to_vec(),
            capacity: Vec::new(),
            clients,
            therapists,
            pairs: problem.pairs(),
        };
        for (client, wait) in problem.waits().iter().enumerate() {
            // With one offer the client's own supply is the limit: one bound less to run into.
            let limit = if wait.offers == 1 { UNLIMITED } else { 1 };
            let count = problem.range(client).len();
            network
                .source
                .extend(std::iter::repeat_n(number(client), count));
            network.capacity.extend(std::iter::repeat_n(limit, count));
        }
        let root = network.root();
        for (client, wait) in problem.waits().iter().enumerate() {
            network.arc(number(client), root, wait.nobody, UNLIMITED);
        }
        for (therapist, places) in problem.capacities().iter().enumerate() {
            network.arc(number(clients + therapist), root, 0, *places);
        }
        for (client, wait) in problem.waits().iter().enumerate() {
            if wait.offers > 1 {
                network.arc(number(client), root, wait.fewer, wait.offers - 1);
            }
        }
        network
    }

    fn arc(&mut self, source: u32, target: u32, cost: u32, capacity: u32) {
        self.source.push(source);
        self.target.push(target);
        self.cost.push(cost);
        self.capacity.push(capacity);
    }

    pub(super) fn arcs(&self) -> usize {
        self.source.len()
    }

    pub(super) fn root(&self) -> u32 {
        number(self.clients + self.therapists)
    }

    /// The arc on which a client who is offered nobody waits.
    pub(super) fn waiting(&self, client: usize) -> usize {
        self.pairs + client
    }

    /// The arc from a therapist to the root.
    pub(super) fn places(&self, therapist: usize) -> usize {
        self.pairs + self.clients + therapist
    }

    /// The arcs on which offers after the first are missing.
    pub(super) fn fewer(&self) -> std::ops::Range<usize> {
        self.pairs + self.clients + self.therapists..self.arcs()
    }
}

/// A number of a node or an arc. [`Problem`] holds no more than 32 bits can number.
pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
