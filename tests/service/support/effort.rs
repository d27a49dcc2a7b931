//! What a request takes: the statements asked of the store, in order, and the work of cryptography.
//!
//! Only what is done within a request is noted, so nothing another test does can be in it.

use std::collections::BTreeMap;
use std::fmt::{Debug, Display, Formatter};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use jiff::SignedDuration;
use securebase::clock::Clock;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Instrument, Metadata, Subscriber};
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Context, Layer};
use tracing_subscriber::registry::LookupSpan;

use super::House;

/// What one request took.
#[derive(Debug, Default)]
pub struct Effort {
    /// What was asked of the store, in order.
    pub statements: Vec<String>,
    /// Each kind of work, and how often it was done.
    pub work: BTreeMap<String, usize>,
}

impl Display for Effort {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "the store was asked {} times", self.statements.len())?;
        let mut work = self.work.iter();
        work.try_for_each(|(kind, times)| write!(f, ", {kind}: {times}"))
    }
}

/// By the number of a request.
static NOTED: Mutex<BTreeMap<u64, Effort>> = Mutex::new(BTreeMap::new());
static NUMBER: AtomicU64 = AtomicU64::new(0);

const SPAN: &str = "a request whose effort is noted";

/// This router, with every request numbered, and this clock going on by a millisecond at each: what one
/// request made is newer than what the one before did.
pub fn noted(router: Router, clock: Clock) -> Router {
    router.layer(from_fn(move |request: Request, next: Next| {
        clock.move_by(SignedDuration::from_millis(1));
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let span = tracing::trace_span!("a request whose effort is noted", number);
        async move {
            let mut response = next.run(request).instrument(span).await;
            response.headers_mut().insert(HEADER, number.into());
            response
        }
    }))
}

/// The header of an answer that says which number its request had.
pub const HEADER: &str = "x-number-in-this-test";

#[derive(Default)]
struct Fields {
    number: u64,
    statement: String,
    summary: String,
    work: String,
}

impl Visit for Fields {
    fn record_u64(&mut self, field: &Field, value: u64) {
        if field.name() == "number" {
            self.number = value;
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "db.statement" => value.trim().clone_into(&mut self.statement),
            "summary" => value.clone_into(&mut self.summary),
            "work" => value.clone_into(&mut self.work),
            _ => {}
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}

struct Number(u64);

struct Efforts;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Efforts {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        if let Some(span) = context.span(id).filter(|span| span.name() == SPAN) {
            span.extensions_mut().insert(Number(fields.number));
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let Some(mut scope) = context.event_scope(event) else {
            return;
        };
        let number = scope.find_map(|span| span.extensions().get::<Number>().map(|it| it.0));
        let Some(number) = number else { return };
        let mut fields = Fields::default();
        event.record(&mut fields);
        if !fields.work.is_empty() {
            note(number, |effort| {
                *effort.work.entry(fields.work).or_default() += 1
            });
            return;
        }
        let text = match fields.statement.is_empty() {
            true => fields.summary,
            false => fields.statement,
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        // What a new connection is told, and where transactions begin and end, is the pool's.
        let asks = ["select", "insert", "update", "delete", "with"];
        if !words.first().is_some_and(|word| asks.contains(word)) {
            return;
        }
        note(number, |effort| effort.statements.push(words.join(" ")));
    }
}

fn note(number: u64, noted: impl FnOnce(&mut Effort)) {
    let mut all = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
    noted(all.entry(number).or_default());
}

fn is_of_a_request(metadata: &Metadata<'_>) -> bool {
    let target = metadata.target();
    metadata.name() == SPAN || target == "sqlx::query" || target == "securebase::effort"
}

/// What notes them.
pub fn layer<S: Subscriber + for<'a> LookupSpan<'a>>() -> impl Layer<S> {
    Efforts.with_filter(filter_fn(is_of_a_request))
}

/// Waits until every statement asked for so far is noted: the store's connections may be a step behind
/// their answers.
pub async fn settled(house: &House) {
    let db = &house.service.db;
    let mut all = Vec::new();
    for _ in 0..8 {
        let mut conn = db.read().await.expect("reads");
        let asked = sqlx::query("select 1").execute(&mut *conn).await;
        asked.expect("answers");
        all.push(conn);
    }
    drop(all);
    db.settled().await.expect("writes");
}

/// What a request took, and it is forgotten.
pub fn of(number: u64) -> Effort {
    let mut noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
    noted.remove(&number).unwrap_or_default()
}
