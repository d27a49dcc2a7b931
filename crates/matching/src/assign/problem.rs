//! Who may be offered to whom, at what cost.
//!
//! What must stay true: costs are bounded by [`MOST_COST`], so that no sum in the solver overflows;
//! nobody names a therapist twice; the second offer missing never costs more than the first.

use std::fmt;

/// The highest cost there may be. Sums over the longest path of the largest problem stay far
/// within 64 bits.
pub const MOST_COST: u32 = 1_000_000_000;

/// What waiting costs a client, and how many offers they may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait {
    /// The cost of being offered nobody, at most [`MOST_COST`].
    pub nobody: u32,
    /// How many therapists may be offered at the same time, 1 or more.
    pub offers: u32,
    /// The cost of each offer missing after the first, at most `nobody`; who is offered nobody pays
    /// it too. No meaning with one offer.
    pub fewer: u32,
}

impl Wait {
    /// One offer at most; waiting costs this much.
    pub fn alone(nobody: u32) -> Wait {
        Wait {
            nobody,
            offers: 1,
            fewer: 0,
        }
    }
}

/// Why a client cannot be added to a [`Problem`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unusable {
    /// A cost above [`MOST_COST`].
    TooDear,
    /// A therapist whom the problem does not know.
    UnknownTherapist,
    /// A therapist named twice by one client.
    NamedTwice,
    /// No offers at all.
    NoOffers,
    /// The second offer missing would cost more than the first.
    FewerDearerThanNobody,
    /// More clients, therapists or pairs than 32 bits can number.
    TooMany,
}

/// Clients who wait, therapists with capacities, and what each pair costs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    capacities: Vec<u32>,
    waits: Vec<Wait>,
    /// Where the pairs of each client begin; one more at the end.
    starts: Vec<u32>,
    therapists: Vec<u32>,
    costs: Vec<u32>,
}

impl Problem {
    /// A problem without clients; therapists are numbered as their capacities are.
    pub fn new(capacities: Vec<u32>) -> Problem {
        Problem {
            capacities,
            waits: Vec::new(),
            starts: vec![0],
            therapists: Vec::new(),
            costs: Vec::new(),
        }
    }

    /// Adds a client who may be offered these therapists at these costs; gives their number.
    ///
    /// # Errors
    /// What is [`Unusable`] about it; the problem is then as it was.
    pub fn add(&mut self, wait: Wait, pairs: &[(u32, u32)]) -> Result<usize, Unusable> {
        self.check(wait, pairs)?;
        let (Ok(client), Ok(end)) = (
            u32::try_from(self.waits.len()),
            u32::try_from(self.costs.len() + pairs.len()),
        ) else {
            return Err(Unusable::TooMany);
        };
        self.waits.push(wait);
        self.therapists.extend(pairs.iter().map(|pair| pair.0));
        self.costs.extend(pairs.iter().map(|pair| pair.1));
        self.starts.push(end);
        Ok(client as usize)
    }

    fn check(&self, wait: Wait, pairs: &[(u32, u32)]) -> Result<(), Unusable> {
        if wait.offers == 0 {
            return Err(Unusable::NoOffers);
        }
        if wait.offers > 1 && wait.fewer > wait.nobody {
            return Err(Unusable::FewerDearerThanNobody);
        }
        if wait.nobody > MOST_COST || pairs.iter().any(|pair| pair.1 > MOST_COST) {
            return Err(Unusable::TooDear);
        }
        // All nodes and arcs together, with the waiting ones, are numbered in 32 bits too.
        let arcs = self.costs.len() + pairs.len() + 3 * self.waits.len() + 3;
        if arcs + 2 * self.capacities.len() >= u32::MAX as usize {
            return Err(Unusable::TooMany);
        }
        let mut named: Vec<u32> = pairs.iter().map(|pair| pair.0).collect();
        named.sort_unstable();
        if named.windows(2).any(|two| two[0] == two[1]) {
            return Err(Unusable::NamedTwice);
        }
        match named.last() {
            Some(last) if *last as usize >= self.capacities.len() => {
                Err(Unusable::UnknownTherapist)
            }
            _ => Ok(()),
        }
    }

    /// How many clients wait.
    pub fn clients(&self) -> usize {
        self.waits.len()
    }

    /// How many pairs there are.
    pub fn pairs(&self) -> usize {
        self.costs.len()
    }

    /// The free places of each therapist.
    pub fn capacities(&self) -> &[u32] {
        &self.capacities
    }

    /// What waiting costs each client.
    pub fn waits(&self) -> &[Wait] {
        &self.waits
    }

    /// The same problem with one more place with a therapist.
    ///
    /// # Panics
    /// Where there is no such therapist.
    pub fn with_one_more(&self, therapist: usize) -> Problem {
        let mut more = self.clone();
        more.capacities[therapist] = more.capacities[therapist].saturating_add(1);
        more
    }

    /// The pairs of a client, in the order they were given: therapist and cost.
    ///
    /// # Panics
    /// Where there is no such client.
    pub fn pairs_of(&self, client: usize) -> impl Iterator<Item = (usize, u32)> {
        let range = self.range(client);
        let therapists = self.therapists[range.clone()].iter();
        therapists
            .zip(&self.costs[range])
            .map(|(therapist, cost)| (*therapist as usize, *cost))
    }

    /// Where the pairs of a client are among all.
    pub(super) fn range(&self, client: usize) -> std::ops::Range<usize> {
        self.starts[client] as usize..self.starts[client + 1] as usize
    }

    pub(super) fn therapists(&self) -> &[u32] {
        &self.therapists
    }

    pub(super) fn costs(&self) -> &[u32] {
        &self.costs
    }
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unusable::TooDear => "a cost is too high",
            Unusable::UnknownTherapist => "a therapist is not in the problem",
            Unusable::NamedTwice => "a therapist is named twice",
            Unusable::NoOffers => "no offers are allowed",
            Unusable::FewerDearerThanNobody => "a second offer missing costs more than the first",
            Unusable::TooMany => "the problem is too large",
        })
    }
}

impl std::error::Error for Unusable {}
