//! From scores to places in a drawing, and the shapes made of them.
//!
//! What must stay true: nothing lies outside the axes, whatever the score.

use std::fmt::Write;

use super::figures::Px;

/// One axis: a scale's ends, and where in the drawing they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    least: f64,
    most: f64,
    from: f64,
    to: f64,
}

impl Axis {
    /// The scale's ends drawn at `from` and `to`. `None` where the scale has no length.
    pub(super) fn new((least, most): (f64, f64), from: f64, to: f64) -> Option<Self> {
        let fits = least < most && (most - least).is_finite();
        fits.then_some(Self {
            least,
            most,
            from,
            to,
        })
    }

    /// Where a score is; one beyond the scale's ends is at the end.
    pub(super) fn at(&self, score: f64) -> f64 {
        let share = (score.clamp(self.least, self.most) - self.least) / (self.most - self.least);
        self.from + share * (self.to - self.from)
    }

    /// How long so many points are; not cut.
    pub(super) fn length(&self, points: f64) -> f64 {
        (points * (self.to - self.from) / (self.most - self.least)).abs()
    }

    /// The place, cut to the axis.
    fn within(&self, place: f64) -> f64 {
        place.clamp(self.from.min(self.to), self.from.max(self.to))
    }
}

/// Corners an ellipse is drawn with: more than anybody can see.
const CORNERS: usize = 96;

/// The path of an ellipse round a place with these half axes in points, cut to both axes. Moving what
/// is outside to the nearest edge cuts it exactly, because it is upright and its middle is inside.
pub(super) fn ellipse(
    (x, y): (&Axis, &Axis),
    (middle_x, middle_y): (f64, f64),
    (half_x, half_y): (f64, f64),
) -> String {
    let corner = |corner: usize| {
        let turn = std::f64::consts::TAU * corner as f64 / CORNERS as f64;
        let across = x.at(middle_x) + x.length(half_x) * turn.cos();
        let up = y.at(middle_y) + y.length(half_y) * turn.sin();
        (x.within(across), y.within(up))
    };
    let mut path = line((0..CORNERS).map(corner));
    path.push('Z');
    path
}

/// The path through these places.
pub(super) fn line(places: impl IntoIterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    for (x, y) in places {
        let to = if path.is_empty() { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(path, "{to}{} {}", Px(x), Px(y));
    }
    path
}

/// A name for the parts of a drawing that others refer to: two drawings of different things have
/// different ones, so that both can stand on one page.
pub(super) fn id(kind: &str, about: &[&str]) -> String {
    let bytes = about
        .iter()
        .flat_map(|text| text.bytes().chain(std::iter::once(0)));
    // FNV-1a.
    let sum = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{kind}-{sum:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(path: &str) -> Vec<(f64, f64)> {
        let path = path.trim_end_matches('Z');
        let pair = |place: &str| {
            let (x, y) = place.split_once(' ').expect("two numbers");
            (x.parse().expect("a number"), y.parse().expect("a number"))
        };
        path.split(['M', 'L'])
            .filter(|place| !place.is_empty())
            .map(pair)
            .collect()
    }

    #[test]
    fn the_middle_of_the_scale_is_in_the_middle_of_the_axis() {
        let axis = Axis::new((1.0, 7.0), 40.0, 320.0).expect("an axis");
        assert_eq!(axis.at(4.0), 180.0);
        assert_eq!(axis.at(1.0), 40.0);
        assert_eq!(axis.at(7.0), 320.0);
        assert_eq!(axis.at(9.0), 320.0, "beyond the end is at the end");
        assert_eq!(axis.length(3.0), 140.0);
        let up = Axis::new((0.0, 10.0), 290.0, 10.0).expect("an axis");
        assert_eq!(up.at(10.0), 10.0, "more is higher");
        assert_eq!(Axis::new((3.0, 3.0), 0.0, 1.0), None);
        assert_eq!(Axis::new((f64::NAN, 3.0), 0.0, 1.0), None);
    }

    #[test]
    fn an_ellipse_is_cut_at_the_edges() {
        let x = Axis::new((0.0, 100.0), 0.0, 100.0).expect("an axis");
        let y = Axis::new((0.0, 100.0), 100.0, 0.0).expect("an axis");
        let whole = places(&ellipse((&x, &y), (50.0, 50.0), (20.0, 10.0)));
        assert!(whole.contains(&(70.0, 50.0)) && whole.contains(&(50.0, 40.0)));
        for (x, y) in whole {
            let on = ((x - 50.0) / 20.0).powi(2) + ((y - 50.0) / 10.0).powi(2);
            assert!((on - 1.0).abs() < 0.03, "{x} {y} is on the ellipse");
        }
        let cut = places(&ellipse((&x, &y), (95.0, 50.0), (20.0, 10.0)));
        let right = cut.iter().map(|(x, _)| *x).fold(f64::MIN, f64::max);
        assert_eq!(right, 100.0);
        let left = cut.iter().map(|(x, _)| *x).fold(f64::MAX, f64::min);
        assert_eq!(left, 75.0, "the other side is where it was");
    }

    #[test]
    fn different_drawings_have_different_names() {
        assert_eq!(id("course", &["ab", "c"]), id("course", &["ab", "c"]));
        assert_ne!(id("course", &["ab", "c"]), id("course", &["a", "bc"]));
    }
}
