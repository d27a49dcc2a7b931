//! What is over is deleted: questionnaires nobody came back to, counts of tries, sign-ins that ended.
//! And whoever is to be reminded of a measure is.
//!
//! What must stay true: it deletes nothing that still counts, and it does not wait for a visitor.

use std::sync::Arc;
use std::time::Duration;

use crate::service::Service;
use crate::web::Stop;
use crate::{accounts, audit, intake, measures};

/// How long to rest between two sweeps.
const REST: Duration = Duration::from_mins(10);

/// Deletes what is over by now, and reminds whose turn it is.
pub async fn sweep(service: &Service) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    intake::forget_late(&mut tx, now).await?;
    accounts::forget_ended(&mut tx, now).await?;
    audit::forget_visits(&mut tx, now).await?;
    tx.commit().await?;
    measures::remind(service).await
}

/// Sweeps at the start and then again and again, for as long as the service runs.
pub async fn run(service: Arc<Service>) {
    loop {
        if let Err(stop) = sweep(&service).await {
            tracing::error!(?stop, "the sweep");
        }
        tokio::time::sleep(REST).await;
    }
}
