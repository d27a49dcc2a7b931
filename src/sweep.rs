//! What is over is deleted: questionnaires nobody came back to, counts of tries, sign-ins that ended.
//!
//! What must stay true: it deletes nothing that still counts, and it does not wait for a visitor.

use std::sync::Arc;
use std::time::Duration;

use crate::service::Service;
use crate::web::Stop;
use crate::{accounts, intake};

/// How long to rest between two sweeps.
const REST: Duration = Duration::from_mins(10);

/// Deletes what is over by now.
pub async fn sweep(service: &Service) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    intake::forget_late(&mut tx, now).await?;
    accounts::forget_ended(&mut tx, now).await?;
    Ok(tx.commit().await?)
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
