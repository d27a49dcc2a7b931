//! The four regions of the plane that people know by name, and where a point is among them.
//!
//! What must stay true: a region has no edge. No published cut-off parts one from another, so a point is
//! "near" as many of them as its uncertainty reaches, and never in fewer than a band round the middle
//! allows.
//!
//! Sources: Bartholomew, K., & Horowitz, L. M. (1991); Brennan, K. A., Clark, C. L., & Shaver, P. R.
//! (1998). The regions are drawn round the norm's means where there are, else round the middle of the
//! scale.

use crate::languages::{in_a_row, named, say};

/// How wide the middle is at the least, to each side, as a share of the scale: half a point of 1 to 7.
/// A choice of this service for its words; not a cut-off of any measure.
const MIDDLE: f64 = 1.0 / 12.0;

/// A named region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Region {
    /// Low on both.
    Secure,
    /// High on anxiety: preoccupied.
    Anxious,
    /// High on avoidance: dismissing.
    Avoidant,
    /// High on both: fearful.
    Disorganized,
}

impl Region {
    pub(super) const ALL: [Self; 4] = [
        Self::Secure,
        Self::Anxious,
        Self::Avoidant,
        Self::Disorganized,
    ];

    /// Its code, in classes and keys.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Secure => "secure",
            Self::Anxious => "anxious",
            Self::Avoidant => "avoidant",
            Self::Disorganized => "disorganized",
        }
    }

    /// Its name in a sentence.
    pub(super) fn name(self) -> String {
        named("region-name", self.code()).map_or_else(String::new, String::from)
    }

    /// Its name in the drawing.
    pub(super) fn label(self) -> String {
        named("region-label", self.code()).map_or_else(String::new, String::from)
    }

    /// The other name it is known by, where it has one.
    pub(super) fn other_name(self) -> Option<String> {
        named("region-other", self.code()).map(String::from)
    }

    /// Whether it is on the high side of anxiety, and of avoidance.
    pub(super) fn high(self) -> (bool, bool) {
        match self {
            Self::Secure => (false, false),
            Self::Anxious => (true, false),
            Self::Avoidant => (false, true),
            Self::Disorganized => (true, true),
        }
    }
}

/// Where a score is on one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// Below the middle by more than its uncertainty.
    Low,
    /// Near the middle, or too unsure to tell.
    Middle,
    /// Above it by more than its uncertainty.
    High,
}

/// One dimension of a point: how far from the middle, in units of its reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Off(f64);

impl Off {
    /// Of a score this far from `middle` on a scale of this length, sure to within `half` points where
    /// that is known.
    pub(super) fn of(score: f64, middle: f64, length: f64, half: Option<f64>) -> Self {
        let reach = half.unwrap_or(0.0).max(length * MIDDLE);
        Self((score - middle) / reach)
    }

    pub(super) fn lean(self) -> Lean {
        match self.0 {
            off if off < -1.0 => Lean::Low,
            off if off > 1.0 => Lean::High,
            _ => Lean::Middle,
        }
    }

    /// How far it is short of that side of the middle: 0 on it.
    fn short_of(self, high: bool) -> f64 {
        if high {
            (-self.0).max(0.0)
        } else {
            self.0.max(0.0)
        }
    }
}

/// Which regions the uncertainty of a point reaches, the nearest first. The nearest corner of a region
/// the point is not in is the middle, so an ellipse reaches a region if it holds that place.
pub(super) fn reached(anxiety: Off, avoidance: Off) -> Vec<Region> {
    let away = |region: Region| {
        let (anxious, avoidant) = region.high();
        anxiety
            .short_of(anxious)
            .hypot(avoidance.short_of(avoidant))
    };
    let mut near: Vec<(f64, Region)> = Region::ALL
        .into_iter()
        .map(|region| (away(region), region))
        .filter(|(away, _)| *away <= 1.0)
        .collect();
    near.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    near.into_iter().map(|(_, region)| region).collect()
}

/// "in the part often called secure", "near where secure and anxious meet".
pub(super) fn whereabouts(near: &[Region]) -> String {
    let mut near = near.to_vec();
    near.sort();
    let names: Vec<String> = near.iter().map(|region| region.name()).collect();
    let said = match names.as_slice() {
        [] => say("whereabouts-none"),
        [one] => say("whereabouts-one").with("name", one),
        [_, _] | [_, _, _] => say("whereabouts-some").with("names", in_a_row(&names)),
        _ => say("whereabouts-all"),
    };
    said.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(anxiety: f64, avoidance: f64, half: f64) -> Vec<Region> {
        let off = |score| Off::of(score, 4.0, 6.0, Some(half));
        reached(off(anxiety), off(avoidance))
    }

    #[test]
    fn a_point_is_near_each_region_its_uncertainty_reaches() {
        use Region::{Anxious, Avoidant, Disorganized, Secure};
        assert_eq!(near(1.5, 1.5, 0.5), [Secure]);
        assert_eq!(near(6.5, 1.5, 0.5), [Anxious]);
        assert_eq!(near(1.5, 6.5, 0.5), [Avoidant]);
        assert_eq!(near(6.5, 6.5, 0.5), [Disorganized]);
        assert_eq!(near(3.5, 1.5, 1.0), [Secure, Anxious]);
        assert_eq!(near(6.0, 4.4, 0.5), [Disorganized, Anxious]);
        let all = near(4.0, 4.0, 1.0);
        assert_eq!(all.len(), 4, "{all:?}");
        // Over both lines, but the ellipse does not hold the middle.
        assert_eq!(near(3.1, 3.1, 1.0), [Secure, Anxious, Avoidant]);
        // So sure that nothing is: the middle is still as wide as half a point.
        assert_eq!(near(4.4, 1.5, 0.01), [Anxious, Secure]);
    }

    #[test]
    fn where_a_point_is_in_words() {
        use Region::{Anxious, Avoidant, Secure};
        assert_eq!(whereabouts(&[Secure]), "in the part often called secure");
        let two = whereabouts(&[Anxious, Secure]);
        assert_eq!(two, "near where secure and anxious meet");
        let three = whereabouts(&[Anxious, Secure, Avoidant]);
        assert_eq!(three, "near where secure, anxious and avoidant meet");
        assert!(whereabouts(&Region::ALL).contains("all four"));
    }

    #[test]
    fn a_score_leans_where_its_uncertainty_does_not_reach_the_middle() {
        let lean = |score, half| Off::of(score, 3.0, 6.0, half).lean();
        assert_eq!(lean(2.0, Some(0.9)), Lean::Low);
        assert_eq!(lean(2.0, Some(1.1)), Lean::Middle);
        assert_eq!(lean(4.0, Some(0.9)), Lean::High);
        assert_eq!(lean(3.4, None), Lean::Middle, "half a point is the middle");
        assert_eq!(lean(3.6, None), Lean::High);
    }
}
