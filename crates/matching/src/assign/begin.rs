//! The first tree, from a first plan.
//!
//! What must stay true: the tree is strongly feasible. A therapist with a place left hangs from the
//! root. One without hangs from a client they hold, who in turn hangs from what that client would
//! take instead: through both, flow can be sent up.

use super::auction::Auction;
use super::network::{Network, number};
use super::problem::Problem;
use super::simplex::{EMPTY, FULL, Simplex, TREE};
use super::tree::Tree;

impl Simplex {
    /// Flow and tree of the auction's plan.
    pub(super) fn begun(problem: &Problem) -> Simplex {
        let network = Network::new(problem);
        let mut simplex = Simplex {
            tree: Tree::new(network.clients + network.therapists + 1),
            flow: vec![0; network.arcs()],
            state: vec![EMPTY; network.arcs()],
            next: 0,
            block: network.arcs().isqrt().max(20),
            network,
        };
        let auction = Auction::held(problem);
        simplex.fill(problem, &auction);
        let hung = simplex.hang_therapists(problem, &auction);
        simplex.hang_clients(problem, &auction, &hung);
        simplex
    }

    fn fill(&mut self, problem: &Problem, auction: &Auction) {
        for arc in 0..self.network.pairs {
            if problem.capacities()[self.therapist(arc)] == 0 {
                self.state[arc] = TREE; // never to be used
            }
        }
        for arc in self.network.fewer() {
            self.flow[arc] = self.network.capacity[arc];
            self.state[arc] = FULL;
        }
        for (client, pair) in auction.pair.iter().enumerate() {
            let arc = pair.map_or(self.network.waiting(client), |pair| pair as usize);
            self.flow[arc] = 1;
            if pair.is_some() {
                let places = self.network.places(self.therapist(arc));
                self.flow[places] += 1;
                if problem.waits()[client].offers > 1 {
                    self.state[arc] = FULL;
                }
            }
        }
    }

    fn therapist(&self, pair: usize) -> usize {
        self.network.target[pair] as usize - self.network.clients
    }

    /// Hangs all therapists, and the clients from whom those without a place hang; says of each
    /// client whether they hang.
    fn hang_therapists(&mut self, problem: &Problem, auction: &Auction) -> Vec<bool> {
        let mut hung = vec![false; self.network.clients];
        let root = self.network.root();
        let mut full = Vec::new();
        let mut ready = vec![false; self.network.therapists];
        for (therapist, ready) in ready.iter_mut().enumerate() {
            let arc = self.network.places(therapist);
            let places = problem.capacities()[therapist];
            if places > 0 && self.flow[arc] == places {
                self.state[arc] = FULL;
                full.push(therapist);
            } else {
                let node = number(self.network.clients + therapist);
                self.tree.hang(node, root, number(arc), true);
                self.state[arc] = TREE;
                *ready = true;
            }
        }
        full.sort_by_key(|therapist| auction.price[*therapist]);
        let mut holds: Vec<Vec<u32>> = vec![Vec::new(); self.network.therapists];
        for pair in auction.pair.iter().flatten() {
            holds[self.therapist(*pair as usize)].push(*pair);
        }
        for therapist in full {
            if let Some((held, instead)) = self.lowest(problem, &holds[therapist], &ready) {
                let client = self.network.source[held];
                self.hang_by(client, instead);
                let node = number(self.network.clients + therapist);
                self.state[held] = TREE;
                self.tree.hang(node, client, number(held), false);
                self.tree.potential[node as usize] =
                    self.tree.potential[client as usize] + i64::from(self.network.cost[held]);
                hung[client as usize] = true;
                ready[therapist] = true;
            }
        }
        hung
    }

    /// Of the pairs a therapist holds, the one whose client gives it up most cheaply, and the arc
    /// they would take instead, to whom is in the tree.
    fn lowest(&self, problem: &Problem, held: &[u32], ready: &[bool]) -> Option<(usize, usize)> {
        let mut best: Option<(i64, usize, usize)> = None;
        for held in held.iter().map(|pair| *pair as usize) {
            let client = self.network.source[held] as usize;
            let others = problem
                .range(client)
                .filter(|arc| *arc != held && self.state[*arc] == EMPTY)
                .filter(|arc| ready[self.therapist(*arc)]);
            for instead in others.chain([self.network.waiting(client)]) {
                let target = self.network.target[instead] as usize;
                let dearer = i64::from(self.network.cost[instead])
                    - self.tree.potential[target]
                    - i64::from(self.network.cost[held]);
                if best.is_none_or(|(least, ..)| dearer < least) {
                    best = Some((dearer, held, instead));
                }
            }
        }
        best.map(|(_, held, instead)| (held, instead))
    }

    fn hang_clients(&mut self, problem: &Problem, auction: &Auction, hung: &[bool]) {
        for (client, pair) in auction.pair.iter().enumerate() {
            if hung[client] {
                continue;
            }
            // A pair with a limit of its own is full, and no flow could be sent up along it.
            let alone = problem.waits()[client].offers == 1;
            let arc = match pair.filter(|_| alone) {
                Some(pair) => pair as usize,
                None => self.network.waiting(client),
            };
            self.hang_by(number(client), arc);
        }
    }

    fn hang_by(&mut self, client: u32, arc: usize) {
        let target = self.network.target[arc];
        self.state[arc] = TREE;
        self.tree.hang(client, target, number(arc), true);
        self.tree.potential[client as usize] =
            self.tree.potential[target as usize] - i64::from(self.network.cost[arc]);
    }
}
