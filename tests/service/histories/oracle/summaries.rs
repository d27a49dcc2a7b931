//! Who may read the summaries that therapists write when their work has ended.

use std::collections::BTreeSet;

use super::super::Who;
use super::{Oracle, Pairing};

/// A summary that a client asked for.
#[derive(Clone, Debug)]
pub struct Summary {
    pub client: usize,
    pub author: usize,
    pub written: bool,
    /// How often it was corrected.
    pub corrections: usize,
    passes: bool,
    /// Whether it is on offer to the therapist who was chosen and has not answered.
    offered: bool,
    /// Who reads it, or will.
    pub readers: BTreeSet<Who>,
}

impl Oracle {
    /// A client asks the therapist for a summary with whom their work ends now.
    pub(super) fn change_asking(&mut self, client: usize, passes: bool) -> bool {
        let author = self.accepted(client);
        let changed = self.change(client);
        if let Some(author) = author {
            self.summaries.push(Summary {
                client,
                author,
                written: false,
                corrections: 0,
                passes,
                offered: false,
                readers: BTreeSet::from([Who::Client(client), Who::Therapist(author)]),
            });
        }
        changed
    }

    fn of(&mut self, client: usize) -> impl Iterator<Item = &mut Summary> {
        let all = self.summaries.iter_mut();
        all.filter(move |summary| summary.client == client)
    }

    /// The newest summary of a client, by its place among all.
    pub fn newest(&self, client: usize) -> Option<usize> {
        let theirs = |summary: &Summary| summary.client == client;
        self.summaries.iter().rposition(theirs)
    }

    /// This therapist gives the newest summary of a client.
    pub(super) fn give(&mut self, client: usize, therapist: usize) -> bool {
        let Some(at) = self.newest(client) else {
            return false;
        };
        let summary = &mut self.summaries[at];
        let may = summary.author == therapist && !summary.written;
        summary.written |= may;
        may
    }

    /// This therapist corrects the newest summary of a client: their own, once it is given, and not for ever.
    pub(super) fn correct(&mut self, client: usize, therapist: usize) -> bool {
        let Some(at) = self.newest(client) else {
            return false;
        };
        let summary = &mut self.summaries[at];
        let may = summary.author == therapist && summary.written && summary.corrections < 5;
        summary.corrections += usize::from(may);
        may
    }

    /// The client decides whether their next therapist reads the newest.
    pub(super) fn pass_on(&mut self, client: usize, yes: bool) -> bool {
        let (Some(at), pairing) = (self.newest(client), self.clients[client].pairing) else {
            return false;
        };
        let summary = &mut self.summaries[at];
        summary.passes = yes;
        match pairing {
            Pairing::None => {}
            Pairing::Chosen(therapist) => {
                summary.offered = yes && !summary.readers.contains(&Who::Therapist(therapist));
            }
            Pairing::Accepted(therapist) => {
                let who = Who::Therapist(therapist);
                if yes {
                    summary.readers.insert(who);
                } else if !summary.written && summary.author != therapist {
                    summary.readers.remove(&who);
                }
            }
        }
        true
    }

    /// A therapist is chosen: what the client passes on is on offer to them.
    pub(super) fn goes_along(&mut self, client: usize) {
        for summary in self.of(client) {
            summary.offered = summary.passes;
        }
    }

    /// They accept.
    pub(super) fn came_along(&mut self, client: usize, therapist: usize) {
        for summary in self.of(client) {
            if std::mem::take(&mut summary.offered) {
                summary.readers.insert(Who::Therapist(therapist));
            }
        }
    }

    /// They leave: what is not written is not theirs.
    pub(super) fn therapist_left(&mut self, client: usize, therapist: usize) {
        for summary in self.of(client) {
            if !summary.written && summary.author != therapist {
                summary.readers.remove(&Who::Therapist(therapist));
            }
        }
    }

    /// Nobody reads anything of somebody who was erased.
    pub(super) fn forget_summaries(&mut self, client: usize) {
        for summary in self.of(client) {
            summary.readers.clear();
        }
    }
}
