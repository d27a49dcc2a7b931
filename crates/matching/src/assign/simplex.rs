//! The primal network simplex.
//!
//! What must stay true: the flow is feasible at all times, and from every node some flow could be
//! sent up the tree to the root (a strongly feasible tree). The rule in [`Simplex::leaving`] keeps
//! it so, and with it no tree comes twice.

use super::network::{Network, UNLIMITED, number};
use super::problem::Problem;
use super::tree::Tree;

/// Where an arc's flow is, for pricing: at nothing, in the tree (or never to be used), at its limit.
const EMPTY: i8 = 1;
const TREE: i8 = 0;
const FULL: i8 = -1;

pub(super) struct Simplex {
    pub(super) network: Network,
    pub(super) tree: Tree,
    pub(super) flow: Vec<u32>,
    state: Vec<i8>,
    /// Where the next block of arcs to price begins.
    next: usize,
    block: usize,
}

/// The arc that leaves the tree, as the node below it, and which end of the entering arc is below.
struct Leaving {
    amount: u32,
    /// None where the entering arc itself runs into its limit.
    node: Option<(u32, Side)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    First,
    Second,
}

impl Simplex {
    /// Runs it to the optimum.
    pub(super) fn solved(problem: &Problem) -> Simplex {
        let network = Network::new(problem);
        let mut simplex = Simplex {
            tree: Tree::new(network.clients + network.therapists + 1),
            flow: vec![0; network.arcs()],
            state: vec![EMPTY; network.arcs()],
            next: 0,
            block: network.arcs().isqrt().max(20),
            network,
        };
        simplex.begin(problem);
        while let Some(arc) = simplex.entering() {
            simplex.pivot(arc);
        }
        simplex
    }

    /// The first tree: each client with their cheapest therapist who keeps a place free besides (or
    /// the tree would not be strongly feasible), or waiting.
    fn begin(&mut self, problem: &Problem) {
        let root = self.network.root();
        for therapist in 0..self.network.therapists {
            let arc = self.network.places(therapist);
            let node = number(self.network.clients + therapist);
            self.tree.hang(node, root, number(arc), true);
            self.state[arc] = TREE;
        }
        for arc in 0..self.network.pairs {
            let therapist = self.network.target[arc] as usize - self.network.clients;
            if problem.capacities()[therapist] == 0 {
                self.state[arc] = TREE; // never to be used
            }
        }
        for arc in self.network.fewer() {
            self.flow[arc] = self.network.capacity[arc];
            self.state[arc] = FULL;
        }
        for client in 0..self.network.clients {
            let arc = self.first_arc(problem, client);
            let target = self.network.target[arc];
            self.flow[arc] = 1;
            self.state[arc] = TREE;
            if target != root {
                let places = self.network.places(target as usize - self.network.clients);
                self.flow[places] += 1;
            }
            self.tree.hang(number(client), target, number(arc), true);
            let cost = i64::from(self.network.cost[arc]);
            self.tree.potential[client] = self.tree.potential[target as usize] - cost;
        }
    }

    fn first_arc(&self, problem: &Problem, client: usize) -> usize {
        let waiting = self.network.waiting(client);
        // An arc with a limit of its own could not be in a strongly feasible tree when full.
        if problem.waits()[client].offers > 1 {
            return waiting;
        }
        let free = |arc: &usize| {
            let therapist = self.network.target[*arc] as usize - self.network.clients;
            self.flow[self.network.places(therapist)] + 1 < problem.capacities()[therapist]
        };
        let open = problem.range(client).filter(free);
        open.chain([waiting])
            .min_by_key(|arc| self.network.cost[*arc])
            .unwrap_or(waiting)
    }

    /// By how much a unit along an arc changes the cost, at the tree's potentials.
    fn reduced(&self, arc: usize) -> i64 {
        let source = self.tree.potential[self.network.source[arc] as usize];
        let target = self.tree.potential[self.network.target[arc] as usize];
        i64::from(self.network.cost[arc]) + source - target
    }

    /// The arc that gains most, in the first block of arcs where any gains.
    fn entering(&mut self) -> Option<usize> {
        let arcs = self.network.arcs();
        let mut seen = 0;
        while seen < arcs {
            let end = (self.next + self.block).min(arcs);
            let mut best = None;
            let mut least = 0;
            for arc in self.next..end {
                let gain = i64::from(self.state[arc]) * self.reduced(arc);
                if gain < least {
                    least = gain;
                    best = Some(arc);
                }
            }
            seen += end - self.next;
            self.next = if end == arcs { 0 } else { end };
            if best.is_some() {
                return best;
            }
        }
        None
    }

    fn pivot(&mut self, arc: usize) {
        let (source, target) = (self.network.source[arc], self.network.target[arc]);
        let join = self.tree.join(source, target);
        let along = self.state[arc] == EMPTY;
        let (first, second) = if along {
            (source, target)
        } else {
            (target, source)
        };
        let leaving = self.leaving(arc, first, second, join);
        self.send(arc, leaving.amount, first, second, join);
        let Some((top, side)) = leaving.node else {
            self.state[arc] = -self.state[arc];
            return;
        };
        let out = self.tree.nodes[top as usize].arc as usize;
        self.state[arc] = TREE;
        self.state[out] = if self.flow[out] == 0 { EMPTY } else { FULL };
        let (node, parent) = match side {
            Side::First => (first, second),
            Side::Second => (second, first),
        };
        let up = source == node;
        let reduced = self.reduced(arc);
        self.tree.rehang(top, node, parent, number(arc), up);
        self.tree.lift(node, if up { -reduced } else { reduced });
    }

    /// How much can be sent around the cycle that the arc closes, and what stops it: the last arc
    /// that does, seen from the join in the direction of the cycle.
    fn leaving(&self, arc: usize, first: u32, second: u32, join: u32) -> Leaving {
        let mut found = Leaving {
            amount: self.network.capacity[arc],
            node: None,
        };
        let mut at = first;
        while at != join {
            let node = &self.tree.nodes[at as usize];
            let left = self.left(node.arc as usize, !node.up);
            if left < found.amount {
                (found.amount, found.node) = (left, Some((at, Side::First)));
            }
            at = node.parent;
        }
        let mut at = second;
        while at != join {
            let node = &self.tree.nodes[at as usize];
            let left = self.left(node.arc as usize, node.up);
            if left <= found.amount {
                (found.amount, found.node) = (left, Some((at, Side::Second)));
            }
            at = node.parent;
        }
        found
    }

    /// How much more an arc can take, or, against it, give back.
    fn left(&self, arc: usize, along: bool) -> u32 {
        match (along, self.network.capacity[arc]) {
            (false, _) => self.flow[arc],
            (true, UNLIMITED) => UNLIMITED,
            (true, capacity) => capacity - self.flow[arc],
        }
    }

    fn send(&mut self, arc: usize, amount: u32, first: u32, second: u32, join: u32) {
        if amount == 0 {
            return;
        }
        self.add(arc, self.state[arc] == EMPTY, amount);
        let mut at = first;
        while at != join {
            let node = self.tree.nodes[at as usize].clone();
            self.add(node.arc as usize, !node.up, amount);
            at = node.parent;
        }
        let mut at = second;
        while at != join {
            let node = self.tree.nodes[at as usize].clone();
            self.add(node.arc as usize, node.up, amount);
            at = node.parent;
        }
    }

    fn add(&mut self, arc: usize, along: bool, amount: u32) {
        if along {
            self.flow[arc] += amount;
        } else {
            self.flow[arc] -= amount;
        }
    }
}
