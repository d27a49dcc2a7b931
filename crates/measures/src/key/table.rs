//! Reading one TOML table, noting what is wrong with it instead of stopping.
//!
//! What must stay true: a reader that returns nothing where something was wanted has noted a problem.

use crate::Problem;
use crate::parse::{is_token, nth};
use toml::{Table, Value};

/// Notes the problems met while reading.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Problem>,
}

impl Reader {
    pub(super) fn problem(&mut self, at: &str, what: impl Into<String>) {
        let (at, what) = (at.to_owned(), what.into());
        self.problems.push(Problem { at, what });
    }

    fn missing(&mut self, at: &str, key: &str) {
        self.problem(at, format!("\"{key}\" is missing"));
    }

    /// Notes every entry that is not among these: a mistyped one must not pass for one left out.
    pub(super) fn only(&mut self, at: &str, table: &Table, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.as_str())) {
            let can = known.join(", ");
            self.problem(
                at,
                format!("\"{key}\" is not understood here; what can stand here is {can}"),
            );
        }
    }

    /// A text that is not blank, where there is one.
    pub(super) fn maybe_text(&mut self, at: &str, table: &Table, key: &str) -> Option<String> {
        let text = table.get(key)?.as_str().map(str::trim);
        let text = text.filter(|text| !text.is_empty());
        if text.is_none() {
            self.problem(
                at,
                format!("\"{key}\" must be a text in quotes, and not empty"),
            );
        }
        text.map(str::to_owned)
    }

    /// A text that must be there.
    pub(super) fn text(&mut self, at: &str, table: &Table, key: &str) -> Option<String> {
        if !table.contains_key(key) {
            self.missing(at, key);
        }
        self.maybe_text(at, table, key)
    }

    /// A short name that must be there: it is a column's name and a part of addresses.
    pub(super) fn token(&mut self, at: &str, table: &Table, key: &str) -> Option<String> {
        let text = self.text(at, table, key)?;
        if is_token(&text) {
            return Some(text);
        }
        self.problem(
            at,
            format!(
                "\"{key}\" must be a short name: at most 64 letters (a-z), digits, dots, hyphens and \
                 underscores, starting with a letter or digit"
            ),
        );
        None
    }

    /// A finite number, where there is one.
    pub(super) fn maybe_number(&mut self, at: &str, table: &Table, key: &str) -> Option<f64> {
        let number = number(table.get(key)?);
        if number.is_none() {
            self.problem(at, format!("\"{key}\" must be a number, without quotes"));
        }
        number
    }

    /// A finite number that must be there.
    pub(super) fn number(&mut self, at: &str, table: &Table, key: &str) -> Option<f64> {
        if !table.contains_key(key) {
            self.missing(at, key);
        }
        self.maybe_number(at, table, key)
    }

    /// A number above 0 and at most 1, where there is one.
    pub(super) fn share(&mut self, at: &str, table: &Table, key: &str) -> Option<f64> {
        let share = self.maybe_number(at, table, key)?;
        if share > 0.0 && share <= 1.0 {
            return Some(share);
        }
        self.problem(at, format!("\"{key}\" must be above 0 and at most 1"));
        None
    }

    /// A whole number of 0 or more, where there is one.
    pub(super) fn count(&mut self, at: &str, table: &Table, key: &str) -> Option<u64> {
        let count = table.get(key)?.as_integer();
        let count = count.and_then(|count| u64::try_from(count).ok());
        if count.is_none() {
            self.problem(
                at,
                format!("\"{key}\" must be a whole number of 0 or more, without quotes"),
            );
        }
        count
    }

    /// True or false, where there is one.
    pub(super) fn flag(&mut self, at: &str, table: &Table, key: &str) -> Option<bool> {
        let flag = table.get(key)?.as_bool();
        if flag.is_none() {
            self.problem(
                at,
                format!("\"{key}\" must be true or false, without quotes"),
            );
        }
        flag
    }

    /// The table under this name, where there is one.
    pub(super) fn table<'t>(&mut self, at: &str, table: &'t Table, key: &str) -> Option<&'t Table> {
        let inner = table.get(key)?.as_table();
        if inner.is_none() {
            self.problem(at, format!("\"{key}\" must be a table: [{key}]"));
        }
        inner
    }

    /// The values of a list; none where it is absent.
    pub(super) fn list<'t>(&mut self, at: &str, table: &'t Table, key: &str) -> &'t [Value] {
        match table.get(key) {
            None => &[],
            Some(Value::Array(list)) => list,
            Some(_) => {
                self.problem(at, format!("\"{key}\" must be a list in square brackets"));
                &[]
            }
        }
    }

    /// The tables of a list, each with its place in words; none where it is absent.
    pub(super) fn tables<'t>(
        &mut self,
        at: &str,
        table: &'t Table,
        key: &str,
    ) -> Vec<(String, &'t Table)> {
        let mut tables = Vec::new();
        for (position, value) in self.list(at, table, key).iter().enumerate() {
            let place = format!("{at}, the {} {key}", nth(position));
            match value.as_table() {
                Some(table) => tables.push((place, table)),
                None => self.problem(&place, format!("this must be a table: [[{key}]]")),
            }
        }
        tables
    }
}

/// A finite number, written with or without decimals.
pub(super) fn number(value: &Value) -> Option<f64> {
    let number = match value {
        // Every whole number of a measure is far inside what f64 holds exactly.
        Value::Integer(whole) => *whole as f64,
        Value::Float(number) => *number,
        _ => return None,
    };
    number.is_finite().then_some(number)
}
