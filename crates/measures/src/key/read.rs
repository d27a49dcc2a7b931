//! Reading a key: its head, its items, and that its parts fit together.

use super::parts::Names;
use super::table::{Reader, number};
use super::{Critical, Key, KeyItem, LONGEST_KEY, MOST_ITEMS, MOST_SUBSCALES, Range};
use crate::{Concern, Problem};
use std::collections::BTreeSet;
use toml::{Table, Value};

const AT: &str = "the key";
const KEY: [&str; 11] = [
    "name", "title", "version", "source", "checked", "why", "rights", "note", "items", "subscale",
    "critical",
];

impl Key {
    /// Reads a key's file (TOML); `docs/measures.md` describes it.
    ///
    /// # Errors
    /// Every mistake found: where (the table, and the item by its name), and what is wanted instead.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let one = |at: &str, what: String| {
            let at = at.to_owned();
            vec![Problem { at, what }]
        };
        if text.len() > LONGEST_KEY {
            return Err(one(AT, format!("it is longer than {LONGEST_KEY} bytes")));
        }
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = text.get(..start).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            one(&format!("line {line}"), error.message().to_owned())
        })?;
        let mut reader = Reader::default();
        match reader.key(&table) {
            Some(key) if reader.problems.is_empty() => Ok(key),
            _ => Err(reader.problems),
        }
    }
}

impl Reader {
    fn key(&mut self, table: &Table) -> Option<Key> {
        self.only(AT, table, &KEY);
        let name = self.token(AT, table, "name");
        let title = self.text(AT, table, "title");
        let version = self.text(AT, table, "version");
        let evidence = self.evidence(AT, table);
        let rights = self.text(AT, table, "rights");
        let note = self.maybe_text(AT, table, "note");
        if !table.contains_key("items") {
            self.problem(AT, "\"items\" is missing: what is scored");
        }
        let items = self
            .table(AT, table, "items")
            .and_then(|table| self.items(table))?;
        let names = Names::new(&items);
        let mut subscales = Vec::new();
        let mut taken = BTreeSet::new();
        for (place, table) in self.tables(AT, table, "subscale") {
            let Some(subscale) = self.subscale(&place, table, &items, &names) else {
                continue;
            };
            if !taken.insert(subscale.name.clone()) {
                self.problem(
                    &place,
                    format!("another subscale is named \"{}\" too", subscale.name),
                );
            }
            subscales.push(subscale);
        }
        if !table.contains_key("subscale") {
            self.problem(AT, "it has no [[subscale]]: there is nothing to score");
        }
        if subscales.len() > MOST_SUBSCALES {
            self.problem(
                AT,
                format!("there are more than {MOST_SUBSCALES} subscales"),
            );
        }
        let critical = self
            .tables(AT, table, "critical")
            .into_iter()
            .filter_map(|(place, table)| self.critical(&place, table, &items, &names))
            .collect();
        Some(Key {
            name: name?,
            title: title?,
            version: version?,
            evidence: evidence?,
            rights: rights?,
            note,
            items,
            subscales,
            critical,
        })
    }

    fn items(&mut self, table: &Table) -> Option<Vec<KeyItem>> {
        const AT: &str = "items";
        const KNOWN: [&str; 6] = ["count", "names", "range", "ranges", "decimals", "reversed"];
        self.only(AT, table, &KNOWN);
        let whole = !self.flag(AT, table, "decimals").unwrap_or(false);
        let named = self.names(table);
        if !table.contains_key("range") {
            self.problem(AT, "\"range\" is missing: [least, greatest] answer");
        }
        let range = table
            .get("range")
            .and_then(|value| self.range("items, \"range\"", value, whole))?;
        let mut items: Vec<KeyItem> = named?
            .into_iter()
            .map(|name| KeyItem {
                name,
                range,
                reversed: false,
            })
            .collect();
        let names = Names::new(&items);
        if let Some(ranges) = self.table(AT, table, "ranges") {
            for (name, value) in ranges {
                let place = format!("items, \"ranges\", item {name}");
                let Some(at) = names.place(name) else {
                    self.problem(&place, "there is no such item");
                    continue;
                };
                if let (Some(range), Some(item)) =
                    (self.range(&place, value, whole), items.get_mut(at))
                {
                    item.range = range;
                }
            }
        }
        for at in self.places("items, \"reversed\"", table, "reversed", &names) {
            if let Some(item) = items.get_mut(at) {
                item.reversed = true;
            }
        }
        Some(items)
    }

    fn names(&mut self, table: &Table) -> Option<Vec<String>> {
        const AT: &str = "items";
        match (table.contains_key("count"), table.contains_key("names")) {
            (true, false) => {
                let count = self.count(AT, table, "count")?;
                if count == 0 || count > MOST_ITEMS as u64 {
                    self.problem(AT, format!("\"count\" must be 1 to {MOST_ITEMS}"));
                    return None;
                }
                Some((1..=count).map(|number| number.to_string()).collect())
            }
            (false, true) => {
                let mut names = Vec::new();
                for value in self.list(AT, table, "names") {
                    match value.as_str().filter(|name| !name.trim().is_empty()) {
                        Some(name) if names.iter().any(|other| other == name) => {
                            self.problem(AT, format!("\"names\" has \"{name}\" twice"));
                        }
                        Some(name) => names.push(name.to_owned()),
                        None => self.problem(AT, "\"names\" must hold linkIds in quotes"),
                    }
                    if names.len() > MOST_ITEMS {
                        self.problem(AT, format!("there are more than {MOST_ITEMS} \"names\""));
                        return None;
                    }
                }
                if names.is_empty() {
                    self.problem(AT, "\"names\" must list at least one linkId");
                    return None;
                }
                Some(names)
            }
            _ => {
                self.problem(
                    AT,
                    "it needs either \"count\" (items known by number) or \"names\" (their linkIds)",
                );
                None
            }
        }
    }

    fn range(&mut self, at: &str, value: &Value, whole: bool) -> Option<Range> {
        let ends = value.as_array().map(Vec::as_slice);
        if let Some([least, most]) = ends
            && let (Some(least), Some(most)) = (number(least), number(most))
        {
            let fits = !whole || (least.fract() == 0.0 && most.fract() == 0.0);
            // Beyond this, sums of squares would no longer be exact.
            let small = least.abs() <= 1e6 && most.abs() <= 1e6;
            if least < most && fits && small {
                return Some(Range { least, most, whole });
            }
        }
        self.problem(
            at,
            "a range is two numbers, the least and the greatest answer, such as [1, 7]; whole ones \
             unless \"decimals\" is true; none beyond a million",
        );
        None
    }

    fn critical(
        &mut self,
        at: &str,
        table: &Table,
        items: &[KeyItem],
        names: &Names,
    ) -> Option<Critical> {
        self.only(
            at,
            table,
            &["item", "at_least", "raises", "source", "checked", "why"],
        );
        let item = match table.get("item") {
            Some(value) => self.place_of(at, value, names),
            None => {
                self.problem(at, "\"item\" is missing");
                None
            }
        };
        let at_least = self.number(at, table, "at_least");
        let raises = self.text(at, table, "raises").and_then(|code| {
            let concern = Concern::from_code(&code);
            if concern.is_none() {
                let all = Concern::ALL.map(Concern::as_str).join(", ");
                self.problem(at, format!("\"raises\" must be one of {all}"));
            }
            concern
        });
        let evidence = self.evidence(at, table);
        let (item, at_least) = (item?, at_least?);
        if let Some(known) = items.get(item)
            && !known.range.holds(at_least)
        {
            self.problem(
                at,
                format!("\"at_least\" is no answer to item {}", known.name),
            );
        }
        Some(Critical {
            item,
            at_least,
            raises: raises?,
            evidence: evidence?,
        })
    }
}
