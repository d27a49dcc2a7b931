//! The service as people and its operators meet it: over HTTP and on both databases.
//!
//! What must stay true: each test starts its own service on its own store. Tests run on SQLite
//! always, and on PostgreSQL too where `SECUREBASE_TEST_POSTGRES` holds the address of a server on
//! which databases may be made (`bin/temporary-postgres` starts one).

/// Makes a test of each function, once on each kind of store.
macro_rules! on_each_store {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use crate::support::Place;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                super::$name(Place::sqlite()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                if let Some(place) = Place::postgres().await {
                    super::$name(place).await;
                }
            }
        }
    )+};
}

/// The same for tests of files: with files in a bucket, too.
macro_rules! on_each_storage {
    ($($name:ident),+ $(,)?) => {
        on_each_store!($($name),+);
        mod in_a_bucket {
            use crate::support::Place;

            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    super::$name(Place::bucketed().await).await;
                }
            )+
        }
    };
}

mod appointments;
mod attachments;
mod attackers;
mod audit;
mod backups;
mod consents;
mod erasing;
mod export;
mod help;
mod histories;
mod how_i_am;
mod inference;
mod journal;
mod killed;
mod languages;
mod leaks;
mod library;
mod live;
mod measures;
mod outside;
mod recovering;
mod relay;
mod rules;
mod safety_plan;
mod skills;
mod support;
mod track_record;
mod waiting;

mod store;
mod walk;
