//! Numbered SQL, applied at start, forward only. What must stay true: a migration that has landed is
//! never edited, and each is applied whole or not at all.

use sqlx::{AssertSqlSafe, Row};

use super::{Db, DbError, Engine};

/// One numbered step of the tables' history.
pub struct Migration {
    /// Its place in the order, from 1 without gaps.
    pub number: i64,
    /// What it does.
    pub name: &'static str,
    /// SQL for both databases; `blob` is written for bytes and becomes `bytea` on PostgreSQL.
    pub sql: &'static str,
}

/// Every migration, in order.
pub fn all() -> &'static [Migration] {
    &[
        Migration {
            number: 1,
            name: "accounts and spaces",
            sql: include_str!("../../migrations/0001_accounts_and_spaces.sql"),
        },
        Migration {
            number: 2,
            name: "the path",
            sql: include_str!("../../migrations/0002_the_path.sql"),
        },
        Migration {
            number: 3,
            name: "live sessions",
            sql: include_str!("../../migrations/0003_live_sessions.sql"),
        },
        Migration {
            number: 4,
            name: "who ended it",
            sql: include_str!("../../migrations/0004_who_ended_it.sql"),
        },
        Migration {
            number: 5,
            name: "measures",
            sql: include_str!("../../migrations/0005_measures.sql"),
        },
        Migration {
            number: 6,
            name: "second factors",
            sql: include_str!("../../migrations/0006_second_factors.sql"),
        },
        Migration {
            number: 7,
            name: "recoveries",
            sql: include_str!("../../migrations/0007_recoveries.sql"),
        },
        Migration {
            number: 8,
            name: "audit",
            sql: include_str!("../../migrations/0008_audit.sql"),
        },
        Migration {
            number: 9,
            name: "consents",
            sql: include_str!("../../migrations/0009_consents.sql"),
        },
        Migration {
            number: 10,
            name: "erasure",
            sql: include_str!("../../migrations/0010_erasure.sql"),
        },
        Migration {
            number: 11,
            name: "attachments",
            sql: include_str!("../../migrations/0011_attachments.sql"),
        },
        Migration {
            number: 12,
            name: "pauses",
            sql: include_str!("../../migrations/0012_pauses.sql"),
        },
        Migration {
            number: 13,
            name: "partings",
            sql: include_str!("../../migrations/0013_partings.sql"),
        },
        Migration {
            number: 14,
            name: "secrets",
            sql: include_str!("../../migrations/0014_secrets.sql"),
        },
        Migration {
            number: 15,
            name: "windings",
            sql: include_str!("../../migrations/0015_windings.sql"),
        },
        Migration {
            number: 16,
            name: "reading",
            sql: include_str!("../../migrations/0016_reading.sql"),
        },
        Migration {
            number: 17,
            name: "exports",
            sql: include_str!("../../migrations/0017_exports.sql"),
        },
        Migration {
            number: 18,
            name: "around a booking",
            sql: include_str!("../../migrations/0018_around_a_booking.sql"),
        },
        Migration {
            number: 19,
            name: "record openings",
            sql: include_str!("../../migrations/0019_record_openings.sql"),
        },
        Migration {
            number: 20,
            name: "opening wishes",
            sql: include_str!("../../migrations/0020_opening_wishes.sql"),
        },
        Migration {
            number: 21,
            name: "leaves",
            sql: include_str!("../../migrations/0021_leaves.sql"),
        },
        Migration {
            number: 22,
            name: "copies in files",
            sql: include_str!("../../migrations/0022_copies_in_files.sql"),
        },
        Migration {
            number: 23,
            name: "library",
            sql: include_str!("../../migrations/0023_library.sql"),
        },
        Migration {
            number: 24,
            name: "releases",
            sql: include_str!("../../migrations/0024_releases.sql"),
        },
        Migration {
            number: 25,
            name: "calendars",
            sql: include_str!("../../migrations/0025_calendars.sql"),
        },
        Migration {
            number: 26,
            name: "outside calendars",
            sql: include_str!("../../migrations/0026_outside_calendars.sql"),
        },
        Migration {
            number: 27,
            name: "summaries",
            sql: include_str!("../../migrations/0027_summaries.sql"),
        },
        Migration {
            number: 28,
            name: "reflections",
            sql: include_str!("../../migrations/0028_reflections.sql"),
        },
        Migration {
            number: 29,
            name: "rounds",
            sql: include_str!("../../migrations/0029_rounds.sql"),
        },
        Migration {
            number: 30,
            name: "home assignments",
            sql: include_str!("../../migrations/0030_home_assignments.sql"),
        },
        Migration {
            number: 31,
            name: "matching rules",
            sql: include_str!("../../migrations/0031_matching_rules.sql"),
        },
        Migration {
            number: 32,
            name: "appointments by mail",
            sql: include_str!("../../migrations/0032_appointments_by_mail.sql"),
        },
        Migration {
            number: 33,
            name: "safety plans",
            sql: include_str!("../../migrations/0033_safety_plans.sql"),
        },
        Migration {
            number: 34,
            name: "waiting",
            sql: include_str!("../../migrations/0034_waiting.sql"),
        },
        Migration {
            number: 35,
            name: "summary corrections",
            sql: include_str!("../../migrations/0035_summary_corrections.sql"),
        },
        Migration {
            number: 36,
            name: "reviews of exercises",
            sql: include_str!("../../migrations/0036_reviews_of_exercises.sql"),
        },
        Migration {
            number: 37,
            name: "track records",
            sql: include_str!("../../migrations/0037_track_records.sql"),
        },
        Migration {
            number: 38,
            name: "kept apart",
            sql: include_str!("../../migrations/0038_kept_apart.sql"),
        },
        Migration {
            number: 39,
            name: "journal",
            sql: include_str!("../../migrations/0039_journal.sql"),
        },
        Migration {
            number: 40,
            name: "how i am",
            sql: include_str!("../../migrations/0040_how_i_am.sql"),
        },
        Migration {
            number: 41,
            name: "consent languages",
            sql: include_str!("../../migrations/0041_consent_languages.sql"),
        },
    ]
}

async fn make_table(db: &Db) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    sqlx::raw_sql(
        "create table if not exists migrations (number bigint primary key, name text not null)",
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

pub(super) async fn apply(db: &Db, migrations: &[Migration]) -> Result<(), DbError> {
    if let Err(fault) = make_table(db).await {
        // PostgreSQL tells the slower of two servers that start together, in one of several ways, that
        // the table is there: then all is well.
        db.version().await.map_err(|_| fault)?;
    }
    for migration in migrations {
        apply_one(db, migration).await?;
    }
    Ok(())
}

/// Inserting the number first makes two servers that start together take turns: the second waits, then
/// finds it there.
async fn apply_one(db: &Db, migration: &Migration) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    let new = sqlx::query(
        "insert into migrations (number, name) values ($1, $2) on conflict (number) do nothing",
    )
    .bind(migration.number)
    .bind(migration.name)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if new == 1 {
        let sql = match db.engine() {
            Engine::Sqlite => migration.sql.to_owned(),
            Engine::Postgres => migration.sql.replace(" blob", " bytea"),
        };
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *tx).await?;
    }
    tx.commit().await
}

impl Db {
    /// The number of the newest migration this database has.
    pub async fn version(&self) -> Result<i64, DbError> {
        let row = sqlx::query("select coalesce(max(number), 0) from migrations")
            .fetch_one(&mut *self.read().await?)
            .await?;
        Ok(row.try_get(0)?)
    }
}
