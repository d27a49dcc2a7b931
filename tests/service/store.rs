//! The store's promises: what is acknowledged stays, what is given up leaves nothing, and one
//! writer's trouble is nobody else's.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use securebase::db::{Db, DbError, Migration, all_migrations};
use sqlx::Row;
use tokio::task::JoinSet;

use crate::support::Place;

on_each_store!(
    what_is_acknowledged_is_there_after_a_crash,
    what_is_dropped_leaves_nothing,
    a_failed_statement_spoils_nobody_elses_work,
    whoever_leaves_midway_stops_nobody,
    what_is_taken_is_told_apart_from_a_fault,
    a_store_of_the_first_version_becomes_the_current_one,
    a_migration_that_fails_leaves_nothing,
    nodes_that_start_together_take_turns,
);

async fn with_things(place: &Place) -> Db {
    let db = Db::open(&place.url()).await.expect("opens");
    let mut tx = db.begin().await.expect("begins");
    sqlx::raw_sql("create table things (id bigint primary key, name text not null unique)")
        .execute(&mut *tx)
        .await
        .expect("a table");
    tx.commit().await.expect("commits");
    db
}

/// Puts a thing in, and commits.
async fn put(db: &Db, id: i64) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    sqlx::query("insert into things (id, name) values ($1, $2)")
        .bind(id)
        .bind(format!("thing {id}"))
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

async fn things(db: &Db) -> Vec<i64> {
    let mut conn = db.read().await.expect("reads");
    let rows = sqlx::query("select id from things order by id")
        .fetch_all(&mut *conn)
        .await
        .expect("rows");
    rows.iter().map(|row| row.get(0)).collect()
}

async fn what_is_acknowledged_is_there_after_a_crash(place: Place) {
    let db = with_things(&place).await;
    let mut writers = JoinSet::new();
    for id in 0..200 {
        let db = db.clone();
        writers.spawn(async move { put(&db, id).await });
    }
    for done in writers.join_all().await {
        done.expect("every writer is told that it is done");
    }
    // Nothing is closed: the files as they lie on the disk now are what a crash would leave.
    let after = crashed(&place).await;
    assert_eq!(things(&after).await, (0..200).collect::<Vec<_>>());
}

/// Another start of the store on what is on disk now.
async fn crashed(place: &Place) -> Db {
    if place.setting().is_some() {
        return Db::open(&place.url()).await.expect("opens again");
    }
    let copy = place.folder().join("after-the-crash");
    std::fs::create_dir(&copy).expect("a folder");
    for name in ["securebase.db", "securebase.db-wal"] {
        std::fs::copy(place.folder().join(name), copy.join(name)).expect("a copy");
    }
    let url = format!("sqlite:{}", copy.join("securebase.db").display());
    Db::open(&url).await.expect("opens the copy")
}

async fn what_is_dropped_leaves_nothing(place: Place) {
    let db = with_things(&place).await;
    let mut writers = JoinSet::new();
    for id in 0..60 {
        let db = db.clone();
        writers.spawn(async move {
            if id % 3 == 0 {
                let mut tx = db.begin().await?;
                sqlx::query("insert into things (id, name) values ($1, 'given up')")
                    .bind(id)
                    .execute(&mut *tx)
                    .await?;
                drop(tx);
                return Ok(());
            }
            put(&db, id).await
        });
    }
    for done in writers.join_all().await {
        done.expect("done");
    }
    let kept: Vec<i64> = (0..60).filter(|id| id % 3 != 0).collect();
    assert_eq!(things(&db).await, kept);
}

async fn a_failed_statement_spoils_nobody_elses_work(place: Place) {
    let db = with_things(&place).await;
    put(&db, 1).await.expect("the first");
    // While this one holds the writer the others queue up, so that they come into one group.
    let held = db.begin().await.expect("begins");
    let mut writers = JoinSet::new();
    for id in [10, 1, 11, 1, 12] {
        let db = db.clone();
        writers.spawn(async move { (id, put(&db, id).await) });
    }
    let wrong = db.clone();
    writers.spawn(async move {
        let mut tx = wrong.begin().await.expect("begins");
        let failed = sqlx::query("select no_such_column from things")
            .execute(&mut *tx)
            .await;
        (0, failed.map(drop).map_err(DbError::from))
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    held.commit().await.expect("commits");
    for (id, done) in writers.join_all().await {
        match id {
            0 => assert!(matches!(done, Err(DbError::Fault(_))), "{done:?}"),
            1 => assert!(matches!(done, Err(DbError::Taken(_))), "{done:?}"),
            _ => done.expect("the others are fine"),
        }
    }
    assert_eq!(things(&db).await, [1, 10, 11, 12]);
}

/// Polls so many times, then goes away: as a request ends whose browser went, between any two steps.
async fn leaves_after<F: Future>(polls: usize, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut polled = 0;
    poll_fn(|context| {
        if polled == polls {
            return Poll::Ready(None);
        }
        polled += 1;
        match future.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending if polled == polls => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

async fn whoever_leaves_midway_stops_nobody(place: Place) {
    let db = with_things(&place).await;
    let soon = Duration::from_secs(20);
    for polls in 0..40 {
        let mut writers = JoinSet::new();
        for id in polls * 10..polls * 10 + 6 {
            let (db, polls) = (db.clone(), usize::try_from(polls).unwrap_or(0) / 2);
            writers.spawn(async move {
                let done = leaves_after(polls + usize::from(id % 2 == 0), put(&db, id)).await;
                matches!(done, Some(Ok(()))).then_some(id)
            });
        }
        let told: Vec<i64> = writers.join_all().await.into_iter().flatten().collect();
        let next = tokio::time::timeout(soon, put(&db, 10_000 + polls)).await;
        let next = next.expect("the store answers the next one");
        next.unwrap_or_else(|fault| panic!("after {polls}: {fault}"));
        let kept = things(&db).await;
        let lost: Vec<&i64> = told.iter().filter(|id| !kept.contains(id)).collect();
        assert!(lost.is_empty(), "acknowledged and gone: {lost:?}");
    }
}

async fn what_is_taken_is_told_apart_from_a_fault(place: Place) {
    let db = with_things(&place).await;
    put(&db, 7).await.expect("the first");
    for sql in [
        "insert into things (id, name) values (7, 'another')",
        "insert into things (id, name) values (8, 'thing 7')",
    ] {
        let mut tx = db.begin().await.expect("begins");
        let done = sqlx::query(sql).execute(&mut *tx).await;
        let fault = DbError::from(done.expect_err("taken"));
        assert!(matches!(fault, DbError::Taken(_)), "{sql}: {fault:?}");
    }
    let mut tx = db.begin().await.expect("begins");
    let done = sqlx::query("insert into things (id) values (9)")
        .execute(&mut *tx)
        .await;
    let fault = DbError::from(done.expect_err("no name"));
    assert!(matches!(fault, DbError::Fault(_)), "{fault:?}");
}

async fn a_store_of_the_first_version_becomes_the_current_one(place: Place) {
    let old = Db::connect(&place.url()).await.expect("connects");
    old.migrate(&all_migrations()[..1])
        .await
        .expect("the first");
    assert_eq!(old.version().await.expect("a version"), 1);
    let mut tx = old.begin().await.expect("begins");
    sqlx::query(
        "insert into accounts (id, role, email_tag, email, about, public_key, created_at)
         values ($1, 'client', $2, $2, $2, $2, 1)",
    )
    .bind([1_u8; 16].as_slice())
    .bind([2_u8; 32].as_slice())
    .execute(&mut *tx)
    .await
    .expect("an account");
    tx.commit().await.expect("commits");
    old.close().await;

    let new = Db::open(&place.url()).await.expect("opens");
    let newest = all_migrations().last().expect("some").number;
    assert_eq!(new.version().await.expect("a version"), newest);
    let row = sqlx::query("select email from accounts where id = $1")
        .bind([1_u8; 16].as_slice())
        .fetch_one(&mut *new.read().await.expect("reads"))
        .await
        .expect("still there");
    assert_eq!(row.get::<Vec<u8>, _>(0), [2_u8; 32]);
}

async fn a_migration_that_fails_leaves_nothing(place: Place) {
    let db = with_things(&place).await;
    let before = db.version().await.expect("a version");
    let broken = Migration {
        number: before + 1,
        name: "half of it is wrong",
        sql: "create table halves (id bigint primary key); insert into nowhere values (1);",
    };
    db.migrate(&[broken]).await.expect_err("it is wrong");
    assert_eq!(db.version().await.expect("a version"), before);
    let mut conn = db.read().await.expect("reads");
    let table = sqlx::query("select id from halves").execute(&mut *conn);
    table.await.expect_err("its first half is not there either");
    drop(conn);
    put(&db, 1).await.expect("the store goes on");
}

async fn nodes_that_start_together_take_turns(place: Place) {
    let mut nodes = JoinSet::new();
    for _ in 0..4 {
        let url = place.url();
        nodes.spawn(async move { Db::open(&url).await });
    }
    let newest = all_migrations().last().expect("some").number;
    for node in nodes.join_all().await {
        let node = node.expect("every node opens");
        assert_eq!(node.version().await.expect("a version"), newest);
        let row = sqlx::query("select count(*) from migrations")
            .fetch_one(&mut *node.read().await.expect("reads"))
            .await
            .expect("a count");
        let all = i64::try_from(all_migrations().len()).expect("a few");
        assert_eq!(row.get::<i64, _>(0), all, "each was applied once");
    }
}
