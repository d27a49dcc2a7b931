//! Reading subscales.
//!
//! What must stay true: a subscale that is read names items that are there, each once.

use super::table::{Reader, number};
use super::{Better, How, KeyItem, MOST_IN_SUBSCALE, Subscale};
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

/// Items by name.
pub(super) struct Names(BTreeMap<String, usize>);

impl Names {
    pub(super) fn new(items: &[KeyItem]) -> Self {
        let named = items.iter().enumerate();
        Self(named.map(|(at, item)| (item.name.clone(), at)).collect())
    }

    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }
}

const SUBSCALE: [&str; 11] = [
    "name",
    "title",
    "items",
    "score",
    "weights",
    "may_miss",
    "better",
    "bands",
    "cut_off",
    "norm",
    "reliable_change",
];
impl Reader {
    /// The place of an item, written as its number or its linkId.
    pub(super) fn place_of(&mut self, at: &str, value: &Value, names: &Names) -> Option<usize> {
        let name = match value {
            Value::Integer(number) => number.to_string(),
            Value::String(name) => name.clone(),
            _ => {
                self.problem(
                    at,
                    "an item is named by its number or by its linkId in quotes",
                );
                return None;
            }
        };
        let place = names.place(&name);
        if place.is_none() {
            self.problem(at, format!("there is no item \"{name}\""));
        }
        place
    }

    /// The places of a list of items, each once.
    pub(super) fn places(
        &mut self,
        at: &str,
        table: &Table,
        key: &str,
        names: &Names,
    ) -> Vec<usize> {
        let (mut places, mut seen) = (Vec::new(), BTreeSet::new());
        for value in self.list(at, table, key) {
            let Some(place) = self.place_of(at, value, names) else {
                continue;
            };
            if seen.insert(place) {
                places.push(place);
            } else {
                self.problem(at, format!("item {value} is named twice"));
            }
        }
        places
    }

    pub(super) fn subscale(
        &mut self,
        at: &str,
        table: &Table,
        items: &[KeyItem],
        names: &Names,
    ) -> Option<Subscale> {
        let name = self.token(at, table, "name");
        let at = name
            .as_ref()
            .map_or_else(|| at.to_owned(), |name| format!("subscale {name}"));
        let at = at.as_str();
        self.only(at, table, &SUBSCALE);
        let title = self.text(at, table, "title");
        let places = self.places(&format!("{at}, \"items\""), table, "items", names);
        if places.is_empty() {
            self.problem(at, "\"items\" must list at least one item");
        }
        if places.len() > MOST_IN_SUBSCALE {
            self.problem(at, format!("\"items\" must be {MOST_IN_SUBSCALE} at most"));
        }
        let how = self.how(at, table, places.len());
        let may_miss = self.may_miss(at, table, places.len(), how.as_ref());
        if how == Some(How::Mean)
            && places
                .windows(2)
                .any(|two| items.get(two[0]).map(|i| i.range) != items.get(two[1]).map(|i| i.range))
        {
            self.problem(
                at,
                "a mean is of items with one range of answers: use a sum, or weights",
            );
        }
        let better = self.text(at, table, "better").and_then(|word| {
            let better = match word.as_str() {
                "higher" => Some(Better::Higher),
                "lower" => Some(Better::Lower),
                "neither" => Some(Better::Neither),
                _ => None,
            };
            if better.is_none() {
                self.problem(at, "\"better\" must be higher, lower or neither");
            }
            better
        });
        let bands = self
            .table(at, table, "bands")
            .and_then(|table| self.bands(&format!("{at}, bands"), table));
        let cut_offs = self.tables(at, table, "cut_off").into_iter();
        let cut_offs = cut_offs
            .filter_map(|(place, table)| self.cut_off(&place, table))
            .collect();
        let norms = self.tables(at, table, "norm").into_iter();
        let norms = norms
            .filter_map(|(place, table)| self.norm(&place, table))
            .collect();
        let reliable_change = self
            .table(at, table, "reliable_change")
            .and_then(|table| self.reliable_change(&format!("{at}, reliable_change"), table));
        Some(Subscale {
            name: name?,
            title: title?,
            items: places,
            how: how?,
            may_miss,
            better: better?,
            bands,
            cut_offs,
            norms,
            reliable_change,
        })
    }

    fn how(&mut self, at: &str, table: &Table, items: usize) -> Option<How> {
        let weighted = table.contains_key("weights");
        match (self.text(at, table, "score")?.as_str(), weighted) {
            ("mean", false) => Some(How::Mean),
            ("sum", false) => Some(How::Sum),
            ("weighted", true) => {
                let values = self.list(at, table, "weights");
                let weights: Vec<f64> = values.iter().filter_map(number).collect();
                let small = weights.iter().all(|weight| weight.abs() <= 1e6);
                if small && weights.len() == items && weights.len() == values.len() {
                    return Some(How::Weighted(weights));
                }
                self.problem(
                    at,
                    format!("\"weights\" must be {items} numbers, one for each of its items, none beyond a \
                         million"),
                );
                None
            }
            ("weighted", false) => {
                self.problem(at, "a weighted score needs \"weights\"");
                None
            }
            ("mean" | "sum", true) => {
                self.problem(at, "\"weights\" go with score = \"weighted\"");
                None
            }
            _ => {
                self.problem(at, "\"score\" must be mean, sum or weighted");
                None
            }
        }
    }

    fn may_miss(&mut self, at: &str, table: &Table, items: usize, how: Option<&How>) -> usize {
        let may_miss = self.count(at, table, "may_miss").unwrap_or(0);
        let may_miss = usize::try_from(may_miss).unwrap_or(usize::MAX);
        if may_miss > 0 && may_miss >= items {
            self.problem(at, "\"may_miss\" must leave at least one answer to score");
        }
        if may_miss > 0 && matches!(how, Some(How::Weighted(_))) {
            self.problem(
                at,
                "a weighted score needs every answer: leave out \"may_miss\"",
            );
        }
        may_miss
    }
}
