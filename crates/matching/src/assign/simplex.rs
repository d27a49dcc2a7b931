//! The primal network simplex.
//!
//! What must stay true: the flow is feasible at all times, and from every node some flow could be
//! sent up the tree to the root (a strongly feasible tree). The rule in [`Simplex::leaving`] keeps
//! it so, and with it no tree comes twice.

use super::network::{Network, UNLIMITED, number};
use super::problem::Problem;
use super::tree::Tree;

/// Where an arc's flow is, for pricing: at nothing, in the tree (or never to be used), at its limit.
pub(super) const EMPTY: i8 = 1;
pub(super) const TREE: i8 = 0;
pub(super) const FULL: i8 = -1;

pub(super) struct Simplex {
    pub(super) network: Network,
    pub(super) tree: Tree,
    pub(super) flow: Vec<u32>,
    pub(super) state: Vec<i8>,
    /// Where the next block of arcs to price begins.
    pub(super) next: usize,
    pub(super) block: usize,
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
        let mut simplex = Simplex::begun(problem);
        while let Some(arc) = simplex.entering() {
            simplex.pivot(arc);
        }
        simplex
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
