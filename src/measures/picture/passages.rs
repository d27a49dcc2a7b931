//! The words beside an attachment profile: what it means and does not mean, how each dimension tends to
//! show between partners, what helps.
//!
//! What must stay true: no end of a scale is a fault; each paragraph names where it comes from.
//!
//! Written for securebase, not yet reviewed by a licensed professional.

use super::regions::{Lean, Region};
use super::sources::*;
use crate::languages::{Said, say};

/// A paragraph, by the keys of its texts, with where it comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph {
    /// Of a word or two before it; empty where it has none.
    pub(super) lead: &'static str,
    pub(super) text: &'static str,
    pub(super) sources: &'static [Source],
}

impl Paragraph {
    /// A word or two before it, where it has one.
    pub(super) fn lead(&self) -> Option<Said> {
        (!self.lead.is_empty()).then(|| say(self.lead))
    }

    pub(super) fn text(&self) -> Said {
        say(self.text)
    }
}

const fn says(lead: &'static str, text: &'static str, sources: &'static [Source]) -> Paragraph {
    Paragraph {
        lead,
        text,
        sources,
    }
}

/// What a profile is and is not.
pub(super) const MEANING: [Paragraph; 3] = [
    says(
        "passage-not-a-type-lead",
        "passage-not-a-type",
        &[BRENNAN_1998, FRALEY_2015],
    ),
    says(
        "passage-not-a-diagnosis-lead",
        "passage-not-a-diagnosis",
        &[BOWLBY_1988, FRALEY_2019],
    ),
    says(
        "passage-names-lead",
        "passage-names",
        &[BARTHOLOMEW_1991, FRALEY_2000],
    ),
];

/// What a region's name stands for.
pub(super) fn region(region: Region) -> Paragraph {
    match region {
        Region::Secure => says(
            "passage-secure-lead",
            "passage-secure",
            &[HAZAN_1987, BARTHOLOMEW_1991],
        ),
        Region::Anxious => says(
            "passage-anxious-lead",
            "passage-anxious",
            &[HAZAN_1987, BARTHOLOMEW_1991],
        ),
        Region::Avoidant => says(
            "passage-avoidant-lead",
            "passage-avoidant",
            &[HAZAN_1987, BARTHOLOMEW_1991],
        ),
        Region::Disorganized => says(
            "passage-disorganized-lead",
            "passage-disorganized",
            &[BARTHOLOMEW_1991, MAIN_1990],
        ),
    }
}

/// What a score on anxiety tends to go with.
pub(super) fn anxiety(lean: Lean) -> [Paragraph; 3] {
    match lean {
        Lean::Low => [
            says("", "passage-anxiety-low", &[HAZAN_1987, MIKULINCER_2016]),
            says(
                "passage-between",
                "passage-anxiety-low-between",
                &[MIKULINCER_2016],
            ),
            says(
                "passage-helps",
                "passage-anxiety-low-helps",
                &[SIMPSON_2014],
            ),
        ],
        Lean::Middle => [
            says("", "passage-anxiety-middle", &[SIMPSON_2017]),
            says(
                "passage-between",
                "passage-anxiety-middle-between",
                &[MIKULINCER_2016],
            ),
            says(
                "passage-helps",
                "passage-anxiety-middle-helps",
                &[JOHNSON_2004, SIMPSON_2014],
            ),
        ],
        Lean::High => [
            says(
                "",
                "passage-anxiety-high",
                &[AINSWORTH_1978, FRALEY_2019, MIKULINCER_2016],
            ),
            says(
                "passage-between",
                "passage-anxiety-high-between",
                &[MIKULINCER_2016, SIMPSON_2017],
            ),
            says(
                "passage-helps",
                "passage-anxiety-high-helps",
                &[JOHNSON_2004, SIMPSON_2014],
            ),
        ],
    }
}

/// What a score on avoidance tends to go with.
pub(super) fn avoidance(lean: Lean) -> [Paragraph; 3] {
    match lean {
        Lean::Low => [
            says("", "passage-avoidance-low", &[HAZAN_1987, MIKULINCER_2016]),
            says(
                "passage-between",
                "passage-avoidance-low-between",
                &[MIKULINCER_2016],
            ),
            says(
                "passage-helps",
                "passage-avoidance-low-helps",
                &[SIMPSON_2014],
            ),
        ],
        Lean::Middle => [
            says("", "passage-avoidance-middle", &[SIMPSON_2017]),
            says(
                "passage-between",
                "passage-avoidance-middle-between",
                &[MIKULINCER_2016],
            ),
            says(
                "passage-helps",
                "passage-avoidance-middle-helps",
                &[JOHNSON_2004],
            ),
        ],
        Lean::High => [
            says(
                "",
                "passage-avoidance-high",
                &[AINSWORTH_1978, FRALEY_2019, MIKULINCER_2016],
            ),
            says(
                "passage-between",
                "passage-avoidance-high-between",
                &[MIKULINCER_2016, SIMPSON_2017],
            ),
            says(
                "passage-helps",
                "passage-avoidance-high-helps",
                &[JOHNSON_2004, SIMPSON_2014],
            ),
        ],
    }
}

/// Where the whole idea comes from: in every list of sources.
pub(super) const ROOTS: [Source; 1] = [BOWLBY_1969];

/// The sources of these paragraphs and of the whole idea, each once, in the order of authors.
pub(super) fn sources_of<'p>(paragraphs: impl IntoIterator<Item = &'p Paragraph>) -> Vec<Source> {
    let named = paragraphs
        .into_iter()
        .flat_map(|paragraph| paragraph.sources);
    let mut sources: Vec<Source> = named.copied().chain(ROOTS).collect();
    sources.sort();
    sources.dedup();
    sources
}
