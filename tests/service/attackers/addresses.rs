//! The addresses of a service: their shapes, as the router has them, and what is filled in.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::House;

/// Fills a shape in with what other addresses of the same beginning are known to hold.
pub struct Addresses {
    shapes: Vec<String>,
    /// By the beginning of a shape, up to a part that is filled in: what was there.
    known: BTreeMap<String, BTreeSet<Vec<String>>>,
}

fn parts(path: &str) -> Vec<&str> {
    path.trim_start_matches('/').split('/').collect()
}

fn is_filled(part: &str) -> bool {
    part.starts_with('{')
}

/// What an address has in the places that this shape leaves open; `None` if it is not of that shape.
fn filled(shape: &str, path: &str) -> Option<Vec<String>> {
    let (shape, path) = (parts(shape), parts(path));
    if shape.len() != path.len() {
        return None;
    }
    let mut found = Vec::new();
    for (shape, part) in shape.iter().zip(path) {
        if is_filled(shape) {
            found.push(part.to_owned());
        } else if *shape != part {
            return None;
        }
    }
    Some(found)
}

/// The beginning of a shape up to its last open part.
fn beginnings(shape: &str) -> Vec<String> {
    let parts = parts(shape);
    let open = |at: &usize| is_filled(parts[*at]);
    let ends = (0..parts.len()).filter(open);
    ends.map(|at| parts[..=at].join("/")).collect()
}

impl Addresses {
    /// The shapes that the running service answers.
    pub fn of(house: &House) -> Self {
        Self {
            shapes: house.routes.clone(),
            known: BTreeMap::new(),
        }
    }

    /// Those with an open part, other than these.
    pub fn open(&self, but: &[&str]) -> Vec<&String> {
        let open = self.shapes.iter().filter(|shape| shape.contains('{'));
        open.filter(|shape| !but.contains(&shape.as_str()))
            .collect()
    }

    /// Every shape.
    pub fn all(&self) -> &[String] {
        &self.shapes
    }

    /// Remembers what an address holds.
    pub fn learn(&mut self, path: &str) {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        // The one with the fewest open parts is the one that answers.
        let mut fits: Vec<_> = self.shapes.iter().collect();
        fits.retain(|shape| filled(shape, path).is_some());
        fits.sort_by_key(|shape| shape.matches('{').count());
        let Some(shape) = fits.first() else { return };
        let Some(parts) = filled(shape, path) else {
            return;
        };
        for (n, beginning) in beginnings(shape).into_iter().enumerate() {
            let known = self.known.entry(beginning).or_default();
            known.insert(parts[..=n].to_vec());
        }
    }

    /// Addresses of this shape, filled in with all that is known to fit. Of one that has more open parts
    /// than are known, the last are made up.
    pub fn fill(&self, shape: &str) -> Vec<String> {
        let open = beginnings(shape);
        let none = BTreeSet::new();
        let known = open.iter().rev();
        let known = known
            .filter_map(|beginning| self.known.get(beginning))
            .next();
        let fill = |values: &Vec<String>| {
            let mut values = values.iter();
            let filled = parts(shape).into_iter().map(|part| match is_filled(part) {
                true => values
                    .next()
                    .map_or("00000000-0000-7000-8000-000000000000", String::as_str),
                false => part,
            });
            format!("/{}", filled.collect::<Vec<_>>().join("/"))
        };
        known.unwrap_or(&none).iter().map(fill).collect()
    }
}

#[test]
fn an_address_is_filled_in_with_what_others_hold() {
    let shapes = [
        "/rooms/{space}",
        "/rooms/{space}/live",
        "/rooms/new",
        "/a/{id}/guests/{guest}/end",
    ];
    let mut addresses = Addresses {
        shapes: shapes.map(str::to_owned).to_vec(),
        known: BTreeMap::new(),
    };
    assert!(addresses.fill("/rooms/{space}/live").is_empty());
    addresses.learn("/rooms/new");
    addresses.learn("/rooms/one?week=1");
    addresses.learn("/a/two/guests/three/end");
    assert_eq!(addresses.fill("/rooms/{space}/live"), ["/rooms/one/live"]);
    assert_eq!(
        addresses.fill("/a/{id}/guests/{guest}/end"),
        ["/a/two/guests/three/end"]
    );
}
