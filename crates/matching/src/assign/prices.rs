//! The lowest prices that prove a plan: what one more place with each therapist is worth.
//!
//! What must stay true: the price of a therapist is exactly the fall of the least total cost when
//! their capacity grows by one.
//!
//! One more place is worth the cheapest chain of moves that ends in it: a shortest path from the
//! root in the residual network. The simplex's potentials make all its arcs nonnegative, so
//! Dijkstra's algorithm finds them all at once.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::network::Network;
use super::problem::Problem;
use super::simplex::Simplex;

struct Search<'a> {
    problem: &'a Problem,
    network: &'a Network,
    flow: &'a [u32],
    potential: Vec<i64>,
    /// The clients each therapist is offered to, with the arc: where they begin, and they.
    held: (Vec<u32>, Vec<u32>),
    distance: Vec<i64>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
}

const FAR: i64 = i64::MAX;

/// The price of each therapist.
pub(super) fn prices(problem: &Problem, solved: &Simplex) -> Vec<u64> {
    let network = &solved.network;
    let mut search = Search {
        problem,
        network,
        flow: &solved.flow,
        potential: solved.tree.potential.clone(),
        held: held(network, &solved.flow),
        distance: vec![FAR; solved.tree.potential.len()],
        heap: BinaryHeap::new(),
    };
    search.place_closed();
    search.start();
    while let Some(Reverse((distance, node))) = search.heap.pop() {
        if distance == search.distance[node as usize] {
            search.settle(node as usize, distance);
        }
    }
    let nodes = network.clients..network.clients + network.therapists;
    nodes.map(|node| search.price(node)).collect()
}

fn held(network: &Network, flow: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; network.therapists + 1];
    let used = || (0..network.pairs).filter(|arc| flow[*arc] > 0);
    for arc in used() {
        starts[network.target[arc] as usize - network.clients + 1] += 1;
    }
    for therapist in 0..network.therapists {
        starts[therapist + 1] += starts[therapist];
    }
    let mut next = starts.clone();
    let mut arcs = vec![0; starts[network.therapists] as usize];
    for arc in used() {
        let place = &mut next[network.target[arc] as usize - network.clients];
        arcs[*place as usize] = super::network::number(arc);
        *place += 1;
    }
    (starts, arcs)
}

impl Search<'_> {
    /// Therapists without a place took no part in the simplex: gives them potentials that fit.
    fn place_closed(&mut self) {
        let closed = |node: usize| self.problem.capacities()[node - self.network.clients] == 0;
        for node in self.network.clients..self.network.clients + self.network.therapists {
            if closed(node) {
                self.potential[node] = FAR;
            }
        }
        for arc in 0..self.network.pairs {
            let target = self.network.target[arc] as usize;
            if closed(target) {
                let source = self.potential[self.network.source[arc] as usize];
                let through = source + i64::from(self.network.cost[arc]);
                self.potential[target] = self.potential[target].min(through);
            }
        }
    }

    /// From the root back to whoever could give up a place or stop waiting.
    fn start(&mut self) {
        let root = self.network.root() as usize;
        for therapist in 0..self.network.therapists {
            if self.flow[self.network.places(therapist)] > 0 {
                self.relax(0, root, self.network.clients + therapist, 0);
            }
        }
        for (client, wait) in self.problem.waits().iter().enumerate() {
            if self.flow[self.network.waiting(client)] > 0 {
                self.relax(0, root, client, -i64::from(wait.nobody));
            }
        }
        for arc in self.network.fewer() {
            if self.flow[arc] > 0 {
                let cost = -i64::from(self.network.cost[arc]);
                self.relax(0, root, self.network.source[arc] as usize, cost);
            }
        }
    }

    fn settle(&mut self, node: usize, distance: i64) {
        if node < self.network.clients {
            for arc in self.problem.range(node) {
                if self.flow[arc] == 0 {
                    let cost = i64::from(self.network.cost[arc]);
                    self.relax(distance, node, self.network.target[arc] as usize, cost);
                }
            }
        } else {
            let therapist = node - self.network.clients;
            let (starts, _) = &self.held;
            for at in starts[therapist]..starts[therapist + 1] {
                let arc = self.held.1[at as usize] as usize;
                let cost = -i64::from(self.network.cost[arc]);
                self.relax(distance, node, self.network.source[arc] as usize, cost);
            }
        }
    }

    fn relax(&mut self, distance: i64, from: usize, to: usize, cost: i64) {
        let through = distance + cost + self.potential[from] - self.potential[to];
        if through < self.distance[to] {
            self.distance[to] = through;
            let node = super::network::number(to);
            self.heap.push(Reverse((through, node)));
        }
    }

    /// The true distance, turned around: nothing where no chain of moves gains.
    fn price(&self, node: usize) -> u64 {
        match self.distance[node] {
            FAR => 0,
            distance => u64::try_from(-(distance + self.potential[node])).unwrap_or(0),
        }
    }
}
