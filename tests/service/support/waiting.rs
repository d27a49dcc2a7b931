//! Waiting for what cannot go on: a task that another transaction holds up.

use sqlx::Row;
use tokio::task::JoinHandle;

use super::House;

/// Goes on once the task is at its end, or waits for what another transaction holds.
pub async fn as_far_as_it_can<T>(house: &House, task: &JoinHandle<T>) {
    for _ in 0..5_000 {
        if task.is_finished() {
            return;
        }
        if house.place.setting().is_none() {
            // On SQLite it waits for the one writer, within this process.
            tokio::task::yield_now().await;
            continue;
        }
        let mut conn = house.service.db.read().await.expect("reads");
        let waiting = sqlx::query(
            "select count(*) from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'",
        );
        let waiting = waiting.fetch_one(&mut *conn).await.expect("a count");
        if waiting.get::<i64, _>(0) > 0 {
            return;
        }
    }
}
