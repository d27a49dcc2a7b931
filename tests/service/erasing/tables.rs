//! The list of what becomes of each table names each table.

use std::collections::BTreeSet;

use securebase::db::Engine;
use securebase::erasure::{Fate, TABLES};
use sqlx::Row;

use crate::support::{House, Place};

on_each_store!(every_table_is_in_the_list_of_what_becomes_of_it);

async fn every_table_is_in_the_list_of_what_becomes_of_it(place: Place) {
    let house = House::open(place).await;
    let sql = match house.service.db.engine() {
        Engine::Sqlite => {
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
        }
        Engine::Postgres => {
            "select table_name::text from information_schema.tables where table_schema = 'public'"
        }
    };
    let mut conn = house.service.db.read().await.expect("reads");
    let rows = sqlx::query(sql)
        .fetch_all(&mut *conn)
        .await
        .expect("tables");
    let there: BTreeSet<String> = rows.iter().map(|row| row.get(0)).collect();
    let listed: BTreeSet<String> = TABLES.iter().map(|table| table.name.to_owned()).collect();
    assert_eq!(listed.len(), TABLES.len(), "each once");
    // A new table says here what becomes of it when somebody is erased: src/erasure/tables.rs.
    assert_eq!(there, listed);
    // So that the two are compared at all.
    assert!(listed.contains("messages"));
    assert!(TABLES.iter().any(|table| table.fate == Fate::Emptied));
}
