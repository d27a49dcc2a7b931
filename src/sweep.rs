//! What is over is deleted: questionnaires nobody came back to, counts of tries, sign-ins that ended,
//! files that were not sent, wishes for an earlier time, copies nobody took away in time. Whoever is to be
//! reminded of a measure is, or to be told that their partner went on alone; whoever stood in for a therapist
//! goes; offers nobody answered end; and whoever asked to be erased is, when the time has come.
//!
//! What must stay true: it deletes nothing that still counts, and it does not wait for a visitor.

use std::sync::Arc;
use std::time::Duration;

use crate::service::Service;
use crate::web::Stop;
use crate::{
    accounts, appointments, attachments, audit, episodes, erasure, export, how_i_am, intake,
    leaves, measures, pairing, skills, waiting,
};

/// How long to rest between two sweeps.
const REST: Duration = Duration::from_mins(10);

/// Deletes what is over by now, reminds whose turn it is, and erases whoever asked for it.
pub async fn sweep(service: &Service) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    intake::forget_late(&mut tx, now).await?;
    accounts::forget_ended(&mut tx, now).await?;
    export::forget_over(&mut tx, now).await?;
    audit::forget_visits(&mut tx, now).await?;
    appointments::forget_wishes(&mut tx, service).await?;
    erasure::forget_reasons(&mut tx, now).await?;
    pairing::forget_drafts(&mut tx, now).await?;
    tx.commit().await?;
    pairing::tell_due(service).await?;
    pairing::end_over(service).await?;
    let mut tx = service.db.begin().await?;
    episodes::end_reading(&mut tx, now).await?;
    tx.commit().await?;
    leaves::end_over(service).await?;
    waiting::settle(service).await?;
    let reminded = measures::remind(service).await;
    let reminded = reminded.and(skills::remind(service).await);
    let reminded = reminded.and(how_i_am::remind(service).await);
    erasure::carry_out_due(service).await?;
    erasure::destroy_due_records(service).await?;
    // Files may be out of reach for a while: all else was done before.
    attachments::sweep(service).await?;
    export::sweep(service).await?;
    reminded
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
