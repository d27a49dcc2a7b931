//! Rows as they are stored, out of one database and into one in memory.
//!
//! What must stay true: only what is sealed in a space, and what finds it, is taken; of the practice's own
//! tables only its texts and questionnaires, in whose words people answered and signed.

use std::collections::BTreeSet;

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Column, Row};

use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::Space;

/// The tables of what is in a space, with what says in which.
const OF_SPACE: &[(&str, &str)] = &[
    ("spaces", "id"),
    ("space_recovery_keys", "space"),
    ("messages", "space"),
    ("attachments", "space"),
    ("responses", "space"),
    ("safety_plans", "space"),
    ("consents", "space"),
    ("measure_responses", "space"),
    ("reflections", "space"),
    ("journal_pages", "space"),
    ("exercise_rounds", "space"),
    ("arrivals", "space"),
    ("summaries", "space"),
    ("summary_corrections", "space"),
];

/// The same of a therapist's own notes.
const OF_NOTES: &[(&str, &str)] = &[("own_notes", "space")];

/// The practice's own.
const OF_PRACTICE: &[&str] = &["consent_texts", "measures"];

/// Some rows of a table.
#[derive(Serialize, Deserialize)]
pub(super) struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
}

/// A value as JSON has it: bytes are an object, so that no text is taken for them.
fn value(row: &AnyRow, at: usize) -> Result<Value, sqlx::Error> {
    if let Ok(number) = row.try_get::<Option<i64>, _>(at) {
        return Ok(number.map_or(Value::Null, Value::from));
    }
    if let Ok(text) = row.try_get::<Option<String>, _>(at) {
        return Ok(text.map_or(Value::Null, Value::from));
    }
    let bytes: Vec<u8> = row.try_get(at)?;
    Ok(json!({ "bytes": BASE64.encode(&bytes) }))
}

fn table(name: &str, rows: &[AnyRow]) -> Result<Table, DbError> {
    let columns = rows.first().map(|row| {
        let names = row.columns().iter().map(|column| column.name().to_owned());
        names.collect::<Vec<_>>()
    });
    let columns = columns.unwrap_or_default();
    let one = |row: &AnyRow| (0..columns.len()).map(|at| value(row, at)).collect();
    let rows: Result<Vec<Vec<Value>>, sqlx::Error> = rows.iter().map(one).collect();
    Ok(Table {
        name: name.to_owned(),
        rows: rows?,
        columns,
    })
}

/// Everything that is in these spaces, as it is stored.
///
/// # Errors
/// If the store does not answer.
pub(super) async fn of(conn: &mut Conn, spaces: &[Id<Space>]) -> Result<Vec<Table>, DbError> {
    let mut tables = Vec::new();
    for (name, column) in OF_SPACE.iter().chain(OF_NOTES) {
        for space in spaces {
            let sql = format!("select * from {name} where {column} = $1");
            let rows = sqlx::query(AssertSqlSafe(sql)).bind(space.bytes());
            tables.push(table(name, &rows.fetch_all(&mut *conn).await?)?);
        }
    }
    for name in OF_PRACTICE {
        let rows = sqlx::query(AssertSqlSafe(format!("select * from {name}")));
        tables.push(table(name, &rows.fetch_all(&mut *conn).await?)?);
    }
    tables.retain(|table| !table.rows.is_empty());
    Ok(tables)
}

/// Everyone who wrote a message or a summary among these rows.
pub(super) fn authors(tables: &[Table]) -> BTreeSet<Id<Account>> {
    let written = |table: &&Table| ["messages", "summaries"].contains(&table.name.as_str());
    let messages = tables.iter().filter(written);
    let of = |table: &Table| {
        let at = table.columns.iter().position(|name| name == "author")?;
        let ids = table.rows.iter().filter_map(|row| bytes(&row[at]));
        Some(
            ids.filter_map(|id| Id::from_stored(&id).ok())
                .collect::<Vec<_>>(),
        )
    };
    messages.filter_map(of).flatten().collect()
}

/// The bytes of a value that is some.
fn bytes(value: &Value) -> Option<Vec<u8>> {
    BASE64.decode(value["bytes"].as_str()?.as_bytes()).ok()
}

/// A name that stands in a statement.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// Puts rows into a store.
///
/// # Errors
/// Words for whoever opens the record.
pub(super) async fn put(conn: &mut Conn, tables: &[Table]) -> Result<(), String> {
    for table in tables {
        let names = table.columns.iter().chain([&table.name]);
        if !names.into_iter().all(|name| is_name(name)) {
            return Err("the record names no table of ours".to_owned());
        }
        let places: Vec<String> = (1..=table.columns.len())
            .map(|at| format!("${at}"))
            .collect();
        let (columns, places) = (table.columns.join(", "), places.join(", "));
        let sql = format!("insert into {} ({columns}) values ({places})", table.name);
        for row in &table.rows {
            insert(conn, &sql, row).await?;
        }
    }
    Ok(())
}

async fn insert(conn: &mut Conn, sql: &str, row: &[Value]) -> Result<(), String> {
    let mut query = sqlx::query(AssertSqlSafe(sql.to_owned()));
    for value in row {
        query = match value {
            Value::Null => query.bind(None::<i64>),
            Value::Number(number) => query.bind(number.as_i64()),
            Value::String(text) => query.bind(text.clone()),
            other => query.bind(bytes(other).ok_or("a value of the record cannot be read")?),
        };
    }
    let done = query.execute(conn).await;
    done.map(drop).map_err(|e| DbError::from(e).to_string())
}
