//! The words beside an attachment profile: what it means and does not mean, how each dimension tends to
//! show between partners, what helps.
//!
//! What must stay true: no end of a scale is a fault; each paragraph names where it comes from.
//!
//! Written for securebase, not yet reviewed by a licensed professional.

use super::regions::{Lean, Region};
use super::sources::*;

/// A paragraph with where it comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph {
    /// A word or two before it, where it has one.
    pub(super) lead: &'static str,
    pub(super) text: &'static str,
    pub(super) sources: &'static [Source],
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
        "Two feelings, not a type.",
        "Anxiety here means worry about being loved and about losing the other. Avoidance means keeping closeness at arm’s length. Everyone has some of both, and people differ by degrees. There are no boxes to be put in.",
        &[BRENNAN_1998, FRALEY_2015],
    ),
    says(
        "Not a diagnosis, and not for ever.",
        "No place on the picture is a fault or an illness. Where a person stands can differ from one relationship to the next. It can also change with time, with a steady partner, and with therapy.",
        &[BOWLBY_1988, FRALEY_2019],
    ),
    says(
        "Names are for learning.",
        "No published cut-off says where one name ends and the next begins. That is why the colours run into each other. What to look at is the point, and how wide the soft shape around it is.",
        &[BARTHOLOMEW_1991, FRALEY_2000],
    ),
];

/// What a region's name stands for.
pub(super) fn region(region: Region) -> Paragraph {
    match region {
        Region::Secure => says(
            "Secure:",
            "low on both. At ease with being close, and at ease with being apart.",
            &[HAZAN_1987, BARTHOLOMEW_1991],
        ),
        Region::Anxious => says(
            "Anxious (also: preoccupied):",
            "more anxiety, less avoidance. Closeness is wanted very much, and it is hard to trust that it will stay.",
            &[HAZAN_1987, BARTHOLOMEW_1991],
        ),
        Region::Avoidant => says(
            "Avoidant (also: dismissing):",
            "more avoidance, less anxiety. Standing on one’s own feet feels safer than leaning on someone.",
            &[HAZAN_1987, BARTHOLOMEW_1991],
        ),
        Region::Disorganized => says(
            "Disorganized (also: fearful):",
            "more of both. Closeness is wanted and feared at once. The word disorganized comes from studies of small children; for adults, fearful is the more usual name.",
            &[BARTHOLOMEW_1991, MAIN_1990],
        ),
    }
}

/// What a score on anxiety tends to go with.
pub(super) fn anxiety(lean: Lean) -> [Paragraph; 3] {
    match lean {
        Lean::Low => [
            says(
                "",
                "A low score on anxiety goes with a quiet kind of trust: the people who matter will be there, even when they are busy or cross.",
                &[HAZAN_1987, MIKULINCER_2016],
            ),
            says(
                "Between partners",
                "it can look like waiting for an answer without much worry, asking plainly for what is needed, and letting a fight be over when it is over. Now and then it can mean missing how worried the other one is.",
                &[MIKULINCER_2016],
            ),
            says(
                "What helps:",
                "say out loud what you take for granted. “I’m glad you’re here” costs little, and can mean a lot to someone who is less sure.",
                &[SIMPSON_2014],
            ),
        ],
        Lean::Middle => [
            says(
                "",
                "This score is near the middle, or the answers can’t tell which side it is on. Many people are at ease on most days and worry when something shakes them: a fight, a move, a long silence.",
                &[SIMPSON_2017],
            ),
            says(
                "Between partners",
                "it can look like trust on good days, and a need for a clear sign of love on hard ones.",
                &[MIKULINCER_2016],
            ),
            says(
                "What helps:",
                "find out together which moments set the worry off, and what calms it. Talk about it on a quiet day.",
                &[JOHNSON_2004, SIMPSON_2014],
            ),
        ],
        Lean::High => [
            says(
                "",
                "A high score on anxiety often goes with an alarm that rings early. A late reply or a short word can feel like the start of losing someone. The alarm shows how much the bond matters. One idea is that it is learned where comfort came on some days and not on others, but early years explain only a part of it.",
                &[AINSWORTH_1978, FRALEY_2019, MIKULINCER_2016],
            ),
            says(
                "Between partners",
                "it can look like asking once more if all is well, reading small signs, turning a fight over in one’s mind, or getting louder in the hope of being heard.",
                &[MIKULINCER_2016, SIMPSON_2017],
            ),
            says(
                "What helps:",
                "small, steady signs, such as a set time to talk or a short note when it gets late. It also helps to say the feeling under the worry (“I miss you”), and to let the first wave pass before deciding what it means.",
                &[JOHNSON_2004, SIMPSON_2014],
            ),
        ],
    }
}

/// What a score on avoidance tends to go with.
pub(super) fn avoidance(lean: Lean) -> [Paragraph; 3] {
    match lean {
        Lean::Low => [
            says(
                "",
                "A low score on avoidance goes with ease in being close: leaning on someone, and being leaned on.",
                &[HAZAN_1987, MIKULINCER_2016],
            ),
            says(
                "Between partners",
                "it can look like sharing a hard day, asking for help early, and liking time side by side. A partner who needs more room may be a puzzle at first.",
                &[MIKULINCER_2016],
            ),
            says(
                "What helps:",
                "ask how much closeness feels good right now, and hear “not now” as a word about the moment.",
                &[SIMPSON_2014],
            ),
        ],
        Lean::Middle => [
            says(
                "",
                "This score is near the middle, or the answers can’t tell which side it is on. Many people like to be close and also need a door they can shut, more so when they are under strain.",
                &[SIMPSON_2017],
            ),
            says(
                "Between partners",
                "it can look like open talks on some days, and on others a wish to sort things out alone first.",
                &[MIKULINCER_2016],
            ),
            says(
                "What helps:",
                "say which kind of day it is. “I need an hour for myself, and then I’d like to tell you” gives room and closeness both.",
                &[JOHNSON_2004],
            ),
        ],
        Lean::High => [
            says(
                "",
                "A high score on avoidance often goes with strength in standing alone. Needing someone may feel risky, or just strange. One idea is that it is learned where needs were best kept to oneself, but early years explain only a part of it.",
                &[AINSWORTH_1978, FRALEY_2019, MIKULINCER_2016],
            ),
            says(
                "Between partners",
                "it can look like going quiet in a fight, solving things alone, keeping some feelings back, or needing time apart to settle. The care is there, even when it is hard to see from outside.",
                &[MIKULINCER_2016, SIMPSON_2017],
            ),
            says(
                "What helps:",
                "small steps more than big ones. Share one feeling a day. Say when you’ll be back before you step away (“twenty minutes, then I’m here”). Ask for one small thing.",
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
