//! The plane of anxiety by avoidance, as a drawing: the four regions running into each other, how others
//! scored, and people's points with their uncertainty and their way there.
//!
//! What must stay true: no line parts the regions; a person is told apart by shape and name, not by
//! colour alone; all of it lies inside the frame.

use super::drawing::{Axis, ellipse, line};
use super::figures::{Px, number};
use super::reading::{Dimension, Plane, Reading};
use super::regions::Region;

/// Where the plane's edges are, in the drawing's own units; `templates/measures/parts.html` draws its
/// ground there. Letters are larger in these units on a small screen (`measures.css`).
const LEFT: f64 = 44.0;
const RIGHT: f64 = 328.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 298.0;

/// How far from the edge the regions' names are written, at the most.
const CORNER: f64 = 56.0;

/// How much room a name takes above or below its point.
const NAME: f64 = 28.0;

/// How far each region's colour reaches beyond the middle, as a share of its own side: they overlap.
const GLOW: f64 = 1.45;

/// The drawing.
pub(super) struct Figure {
    pub(super) id: String,
    /// What it is, and what it shows, for who does not see it.
    pub(super) title: String,
    pub(super) description: String,
    pub(super) glows: Vec<Glow>,
    /// How others scored: one and two standard deviations round their mean.
    pub(super) rings: Vec<String>,
    pub(super) marks: Vec<Mark>,
    /// The ends of both scales.
    pub(super) ends: Ends,
}

/// The ends of both scales, as written on the axes.
pub(super) struct Ends {
    pub(super) anxiety: (String, String),
    pub(super) avoidance: (String, String),
}

/// One region: a colour that fades from its corner on.
pub(super) struct Glow {
    pub(super) region: &'static str,
    pub(super) label: String,
    pub(super) other_name: Option<String>,
    pub(super) x: Px,
    pub(super) y: Px,
    pub(super) reach_x: Px,
    pub(super) reach_y: Px,
    pub(super) label_x: Px,
    pub(super) label_y: Px,
    /// Of the other name: towards the middle.
    pub(super) other_y: Px,
    pub(super) anchor: &'static str,
}

/// One person in the plane.
pub(super) struct Mark {
    /// `one` or `other`: a circle or a diamond.
    pub(super) who: &'static str,
    pub(super) x: Px,
    pub(super) y: Px,
    /// Where the point may be.
    pub(super) area: Option<String>,
    /// The way from the first point to the latest, where there is more than one.
    pub(super) path: Option<String>,
    pub(super) steps: Vec<(Px, Px)>,
    /// Their name, and as much of it as there is room for.
    pub(super) name: String,
    pub(super) label: String,
    pub(super) label_x: Px,
    pub(super) label_y: Px,
    pub(super) anchor: &'static str,
}

/// Where a name is written beside its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Beside,
    Above,
    Below,
}

/// The plane's axes.
pub(super) struct Axes {
    pub(super) x: Axis,
    pub(super) y: Axis,
}

impl Axes {
    pub(super) fn of(plane: &Plane<'_>) -> Option<Self> {
        Some(Self {
            x: Axis::new(plane.anxiety.extent, LEFT, RIGHT)?,
            y: Axis::new(plane.avoidance.extent, BOTTOM, TOP)?,
        })
    }

    /// The four regions, each from its corner.
    pub(super) fn glows(&self, plane: &Plane<'_>) -> Vec<Glow> {
        let middle = (
            self.x.at(plane.anxiety.middle()),
            self.y.at(plane.avoidance.middle()),
        );
        Region::ALL.map(|region| glow(region, middle)).into()
    }

    /// The rings of the norm, where both dimensions have it.
    pub(super) fn rings(&self, plane: &Plane<'_>) -> Vec<String> {
        let (Some(anxiety), Some(avoidance)) = (plane.anxiety.norm, plane.avoidance.norm) else {
            return Vec::new();
        };
        let ring = |sds: f64| {
            let middle = (plane.anxiety.middle(), plane.avoidance.middle());
            let half = (sds * anxiety.sd, sds * avoidance.sd);
            ellipse((&self.x, &self.y), middle, half)
        };
        vec![ring(1.0), ring(2.0)]
    }

    /// A person's point, and their way there.
    pub(super) fn mark(
        &self,
        who: &'static str,
        name: &str,
        reading: &Reading<'_, '_>,
        path: &[(usize, f64, f64)],
        side: Side,
    ) -> Mark {
        let at = (reading.anxiety.score, reading.avoidance.score);
        let halves = reading.anxiety.doubt.zip(reading.avoidance.doubt);
        let area = halves.map(|(x, y)| ellipse((&self.x, &self.y), at, (x.half, y.half)));
        let steps: Vec<(f64, f64)> = path
            .iter()
            .map(|(_, anxiety, avoidance)| (self.x.at(*anxiety), self.y.at(*avoidance)))
            .collect();
        let (x, y) = (self.x.at(at.0), self.y.at(at.1));
        let (label_x, label_y, anchor) = beside((x, y), side);
        Mark {
            who,
            x: Px(x),
            y: Px(y),
            area,
            path: (steps.len() > 1).then(|| line(steps.iter().copied())),
            steps: steps.iter().map(|(x, y)| (Px(*x), Px(*y))).collect(),
            name: name.to_owned(),
            label: shortened(name),
            label_x: Px(label_x),
            label_y: Px(label_y),
            anchor,
        }
    }

    /// Where the name of one point alone is: beside it, but clear of the regions' names.
    pub(super) fn side(&self, avoidance: f64) -> Side {
        match self.y.at(avoidance) {
            y if y < TOP + CORNER => Side::Below,
            y if y > BOTTOM - CORNER => Side::Above,
            _ => Side::Beside,
        }
    }

    /// On which sides of two points their names do not meet: the upper one's above, the lower one's
    /// below, but clear of the regions' names, and beside where the other point is in the way.
    pub(super) fn sides(&self, one: f64, other: f64) -> (Side, Side) {
        let (one, other) = (self.y.at(one), self.y.at(other));
        let close = (one - other).abs() < 2.0 * NAME;
        let inward = |side| if close { Side::Beside } else { side };
        let upper = match one.min(other) < TOP + CORNER {
            true => inward(Side::Below),
            false => Side::Above,
        };
        let lower = match one.max(other) > BOTTOM - CORNER {
            true => inward(Side::Above),
            false => Side::Below,
        };
        if one <= other {
            (upper, lower)
        } else {
            (lower, upper)
        }
    }
}

fn glow(region: Region, (middle_x, middle_y): (f64, f64)) -> Glow {
    let (anxious, avoidant) = region.high();
    let x = if anxious { RIGHT } else { LEFT };
    let y = if avoidant { TOP } else { BOTTOM };
    let reach = |corner: f64, middle: f64| Px(((corner - middle).abs() * GLOW).max(1.0));
    Glow {
        region: region.code(),
        label: region.label(),
        other_name: region.other_name(),
        x: Px(x),
        y: Px(y),
        reach_x: reach(x, middle_x),
        reach_y: reach(y, middle_y),
        label_x: Px(if anxious { x - 10.0 } else { x + 10.0 }),
        label_y: Px(if avoidant { y + 22.0 } else { y - 12.0 }),
        other_y: Px(if avoidant { y + 36.0 } else { y - 26.0 }),
        anchor: if anxious { "end" } else { "start" },
    }
}

fn beside((x, y): (f64, f64), side: Side) -> (f64, f64, &'static str) {
    let (left, right) = (LEFT + 50.0, RIGHT - 50.0);
    let anchor = match x {
        x if x < left => "start",
        x if x > right => "end",
        _ => "middle",
    };
    match side {
        Side::Above => (x, y - 15.0, anchor),
        Side::Below => (x, y + 25.0, anchor),
        Side::Beside if x > f64::midpoint(LEFT, RIGHT) => (x - 14.0, y + 5.0, "end"),
        Side::Beside => (x + 14.0, y + 5.0, "start"),
    }
}

/// A name as long as there is room for.
fn shortened(name: &str) -> String {
    const MOST: usize = 12;
    match name.chars().count() > MOST {
        true => name.chars().take(MOST - 1).chain(['…']).collect(),
        false => name.to_owned(),
    }
}

/// What the axes say at their ends.
pub(super) fn ends(plane: &Plane<'_>) -> Ends {
    let ends = |dimension: &Dimension<'_>| {
        let extent = dimension.extent;
        (number(extent.0, extent), number(extent.1, extent))
    };
    Ends {
        anxiety: ends(&plane.anxiety),
        avoidance: ends(&plane.avoidance),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::included;
    use super::*;

    #[test]
    fn the_middle_of_the_scales_is_the_middle_of_the_plane() {
        let key = included("attachment-reflection");
        let plane = Plane::of(&key).expect("both dimensions");
        let axes = Axes::of(&plane).expect("axes");
        let middle = (f64::midpoint(LEFT, RIGHT), f64::midpoint(TOP, BOTTOM));
        assert_eq!((axes.x.at(4.0), axes.y.at(4.0)), middle);
        let glows = axes.glows(&plane);
        assert!(glows.iter().all(|glow| glow.reach_x == glows[0].reach_x));
        assert!(axes.rings(&plane).is_empty(), "it has no norm");
    }

    #[test]
    fn with_a_norm_the_regions_meet_at_its_means() {
        let key = included("ecr-r");
        let plane = Plane::of(&key).expect("both dimensions");
        let axes = Axes::of(&plane).expect("axes");
        assert_eq!(plane.anxiety.middle(), 3.56);
        assert_eq!(plane.avoidance.middle(), 2.92);
        let glows = axes.glows(&plane);
        let Px(secure) = glows[0].reach_x;
        assert!((secure / GLOW - (axes.x.at(3.56) - LEFT)).abs() < 1e-9);
        assert_eq!(axes.rings(&plane).len(), 2);
    }

    #[test]
    fn names_of_two_points_do_not_meet() {
        let key = included("attachment-reflection");
        let axes = Plane::of(&key)
            .and_then(|plane| Axes::of(&plane))
            .expect("axes");
        assert_eq!(axes.sides(4.5, 3.0), (Side::Above, Side::Below));
        assert_eq!(axes.sides(3.0, 4.5), (Side::Below, Side::Above));
        assert_eq!(axes.sides(7.0, 1.0), (Side::Below, Side::Above));
        assert_eq!(axes.sides(7.0, 6.8), (Side::Beside, Side::Below));
        assert_eq!(axes.sides(1.2, 1.0), (Side::Above, Side::Beside));
        let alone = [7.0, 4.0, 1.0].map(|avoidance| axes.side(avoidance));
        assert_eq!(alone, [Side::Below, Side::Beside, Side::Above]);
        assert_eq!(shortened("Maximiliana-Charlotte"), "Maximiliana…");
    }
}
