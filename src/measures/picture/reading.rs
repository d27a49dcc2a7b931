//! A person's scores on both dimensions of attachment, and what they may be held against.
//!
//! What must stay true: a reading is of one time that gave both scores; two dimensions are held against
//! one population or against none.

use measures::Key;
use measures::key::{Group, Norm, Subscale};
use measures::stats::Interval;

use super::doubt::Doubt;
use super::regions::{Off, Region, reached};
use super::{Person, Taken, score};

/// One dimension as the key has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dimension<'k> {
    pub(super) subscale: &'k Subscale,
    /// The scale's ends.
    pub(super) extent: (f64, f64),
    /// The population both dimensions have a norm of.
    pub(super) norm: Option<&'k Norm>,
}

impl Dimension<'_> {
    /// Round what the regions are drawn: the norm's mean, else half way.
    pub(super) fn middle(&self) -> f64 {
        let (least, most) = self.extent;
        let mean = self
            .norm
            .map(|norm| norm.mean)
            .filter(|mean| *mean > least && *mean < most);
        mean.unwrap_or(f64::midpoint(least, most))
    }
}

/// Both dimensions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane<'k> {
    pub(super) key: &'k Key,
    pub(super) anxiety: Dimension<'k>,
    pub(super) avoidance: Dimension<'k>,
}

impl<'k> Plane<'k> {
    /// Of a key that has subscales `anxiety` and `avoidance`.
    pub(super) fn of(key: &'k Key) -> Option<Self> {
        let (anxiety, avoidance) = (key.subscale("anxiety")?, key.subscale("avoidance")?);
        let same = |norm: &&'k Norm| {
            let other = avoidance.norms.iter();
            let mut other = other.filter(|other| other.name == norm.name);
            Some((*norm, other.next()?))
        };
        let mut shared = anxiety.norms.iter().filter_map(|norm| same(&norm));
        let first = shared.clone().next();
        let general = shared.find(|(norm, _)| norm.group == Group::General);
        let norms = general.or(first);
        let dimension = |subscale, norm| {
            let extent = key.extent(subscale);
            let fits = extent.0 < extent.1 && (extent.1 - extent.0).is_finite();
            fits.then_some(Dimension {
                subscale,
                extent,
                norm,
            })
        };
        Some(Self {
            key,
            anxiety: dimension(anxiety, norms.map(|norms| norms.0))?,
            avoidance: dimension(avoidance, norms.map(|norms| norms.1))?,
        })
    }

    /// The points of each time that gave both scores, the oldest first.
    pub(super) fn path(&self, person: &Person<'_>) -> Vec<(usize, f64, f64)> {
        let point = |(time, taken): (usize, &Taken)| {
            let anxiety = score(self.key, self.anxiety.subscale, taken)?;
            let avoidance = score(self.key, self.avoidance.subscale, taken)?;
            Some((time, anxiety, avoidance))
        };
        person.taken.iter().enumerate().filter_map(point).collect()
    }

    /// The latest time that gave both scores.
    pub(super) fn latest<'p>(&self, person: &Person<'p>) -> Option<Reading<'k, 'p>> {
        let (time, anxiety, avoidance) = *self.path(person).last()?;
        let taken = person.taken.get(time)?;
        let placed = |dimension: Dimension<'k>, score| Placed {
            dimension,
            score,
            doubt: Doubt::of(self.key, dimension.subscale, taken),
        };
        Some(Reading {
            taken,
            anxiety: placed(self.anxiety, anxiety),
            avoidance: placed(self.avoidance, avoidance),
        })
    }
}

/// One score with what it is worth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'k> {
    pub(super) dimension: Dimension<'k>,
    pub(super) score: f64,
    pub(super) doubt: Option<Doubt<'k>>,
}

impl Placed<'_> {
    /// Where the person's place may be, cut to the scale's ends.
    pub(super) fn interval(&self) -> Option<Interval> {
        let half = self.doubt?.half;
        let (low, high) = (self.score - half, self.score + half);
        Some(Interval { low, high }.within(self.dimension.extent))
    }

    /// How far it is from the middle.
    pub(super) fn off(&self) -> Off {
        let (least, most) = self.dimension.extent;
        let half = self.doubt.map(|doubt| doubt.half);
        Off::of(self.score, self.dimension.middle(), most - least, half)
    }
}

/// A person's place in the plane.
#[derive(Clone, Copy)]
pub(super) struct Reading<'k, 'p> {
    pub(super) taken: &'p Taken,
    pub(super) anxiety: Placed<'k>,
    pub(super) avoidance: Placed<'k>,
}

impl Reading<'_, '_> {
    /// Which regions it is near, the nearest first.
    pub(super) fn near(&self) -> Vec<Region> {
        reached(self.anxiety.off(), self.avoidance.off())
    }
}
