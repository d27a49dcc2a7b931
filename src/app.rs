//! The house put together: state, router, background work. The only place that knows every room.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use axum::serve::ListenerExt;
use sealing::ServerKey;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower_http::limit::RequestBodyLimitLayer;

use crate::accounts::Account;
use crate::bells::Bells;
use crate::clock::Clock;
use crate::db::{self, Conn, Db, Id};
use crate::help::Lines;
use crate::intake::Content;
use crate::jobs::{self, Letter, Mailer, To};
use crate::library::Library;
use crate::live::relay::Relay;
use crate::sealed_files::Files;
use crate::service::{Service, sealed_nothing};
use crate::settings::{DATABASE_FILE, Settings};
use crate::skills::Exercises;
use crate::sweep;
use crate::web::{self, Stop, assets, guard, speaking};
use crate::{
    accounts, appointments, attachments, audit, consents, content_files, episodes, erasure, export,
    files, help, home, how_i_am, intake, journal, key_file, leaves, library, live, measures,
    messages, offline, outside, pairing, practice, releases, safety_plan, secrets, seen, shred,
    skills, track_record, waiting,
};

/// The longest request body taken, in bytes.
const LONGEST_BODY: usize = 256 * 1024;

fn put_together(
    settings: Settings,
    clock: Clock,
    key: ServerKey,
    db: Db,
    files: Files,
    relay: Relay,
) -> Service {
    Service {
        db,
        files,
        nothing: sealed_nothing(&key),
        key,
        clock,
        settings,
        hashing: Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from)),
        bells: Bells::default(),
        relay,
        tell_owner,
        house: OnceLock::new(),
    }
}

/// What rooms are handed, for a command beside a service that may be running: makes nothing, opens no
/// port. The shred list is applied as at a start, since nothing may have been started since a restore.
///
/// # Errors
/// Words for whoever asked: there is no practice here, or its tables are another program's.
pub async fn at_hand(settings: Settings, clock: Clock) -> Result<Service, String> {
    let file = settings.data.join(DATABASE_FILE);
    if settings.database.is_none() && !file.is_file() {
        return Err(format!("{}: there is no practice here", file.display()));
    }
    let key = key_file::read(&settings.data.join(key_file::NAME))?;
    let db = Db::connect(&settings.store_url())
        .await
        .map_err(|e| e.to_string())?;
    let newest = db::all_migrations().last().map_or(0, |m| m.number);
    if db.version().await.map_err(|e| e.to_string())? != newest {
        return Err(
            "its tables are of another version: start the service of this one first".to_owned(),
        );
    }
    shred::apply(&db, &settings.shred_list()).await?;
    let files = Files::named(&settings.keeping, &settings.data)?;
    let relay = Relay::closed(&key);
    let service = put_together(settings, clock, key, db, files, relay);
    let mut conn = service.db.read().await.map_err(|e| e.to_string())?;
    let house = practice::load_house(&mut conn, &service).await;
    drop(conn);
    match house {
        Ok(true) => Ok(service),
        Ok(false) => Err("the practice is not set up yet".to_owned()),
        Err(stop) => Err(format!("{stop:?}")),
    }
}

/// A service ready to answer.
pub struct App {
    /// What rooms are handed.
    pub service: Arc<Service>,
    router: Router,
}

impl App {
    /// Opens everything the settings name.
    ///
    /// # Errors
    /// Words for whoever started it.
    pub async fn open(settings: Settings, clock: Clock) -> Result<Self, String> {
        // Sealed or not, what is in it is nobody else's to copy.
        files::make_folder(&settings.data)?;
        content_files::must_be_there(settings.content.as_deref())?;
        let content = Arc::new(Content::load(settings.content.as_deref())?);
        let lines = Arc::new(Lines::load(settings.content.as_deref())?);
        let library = Arc::new(Library::load(settings.content.as_deref())?);
        for left_out in &library.broken {
            let (article, problems) = (&left_out.name, left_out.problems.join("; "));
            tracing::warn!(
                article,
                problems,
                "an article cannot be read and is left out"
            );
        }
        let exercises = Arc::new(Exercises::load(settings.content.as_deref())?);
        for left_out in &exercises.broken {
            let (exercise, problems) = (&left_out.name, left_out.problems.join("; "));
            tracing::warn!(
                exercise,
                problems,
                "an exercise cannot be read and is left out"
            );
        }
        let key = key_file::read_or_make(&settings.data)?;
        let db = Db::open(&settings.store_url())
            .await
            .map_err(|e| e.to_string())?;
        let shredded = shred::apply(&db, &settings.shred_list()).await?;
        if shredded.unfinished {
            tracing::warn!(
                "the last line of the shred list was cut off: that erasure was not finished"
            );
        }
        measures::bring_built_in(&db, &clock, settings.content.as_deref()).await?;
        consents::bring_in(&db, &clock, settings.content.as_deref()).await?;
        let files = Files::open(&settings.keeping, &settings.data).await?;
        let relay = Relay::open(&settings, &key, &clock).await?;
        let service = Arc::new(put_together(settings, clock, key, db, files, relay));
        let mut conn = service.db.read().await.map_err(|e| e.to_string())?;
        practice::load_house(&mut conn, &service)
            .await
            .map_err(|e| format!("{e:?}"))?;
        drop(conn);
        erasure::finish_listed(&service).await?;
        let router = router(&service, &content, &lines, &library, &exercises);
        Ok(Self { service, router })
    }

    /// What answers, to look at: tests try every address in it.
    pub fn router(&self) -> &Router {
        &self.router
    }

    /// Serves until told to stop.
    ///
    /// # Errors
    /// Words for whoever started it.
    pub async fn serve(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), String> {
        let mailer = Mailer::new(&self.service)?;
        let outbox = tokio::spawn(jobs::run(Arc::clone(&self.service), mailer));
        let sweeping = tokio::spawn(sweep::run(Arc::clone(&self.service)));
        let chaining = tokio::spawn(audit::keep_chaining(Arc::clone(&self.service)));
        let reading = tokio::spawn(outside::keep_reading(Arc::clone(&self.service)));
        let router = self
            .router
            .into_make_service_with_connect_info::<SocketAddr>();
        // Live pages never end by themselves: after a short time they are cut, and come back.
        let (stopping, mut stopped) = tokio::sync::watch::channel(false);
        // Without this a message told right after another waits for the reader's acknowledgement (Nagle).
        let listener = listener.tap_io(|connection| {
            if let Err(fault) = connection.set_nodelay(true) {
                tracing::debug!(%fault, "a connection keeps its delay");
            }
        });
        let graceful = axum::serve(listener, router).with_graceful_shutdown(async move {
            stop.await;
            stopping.send_replace(true);
        });
        let cut = async move {
            let _ = stopped.wait_for(|stopping| *stopping).await;
            tokio::time::sleep(Duration::from_secs(2)).await;
        };
        tokio::select! {
            ended = graceful.into_future() => ended.map_err(|e| e.to_string())?,
            () = cut => {}
        }
        outbox.abort();
        sweeping.abort();
        chaining.abort();
        reading.abort();
        if let Err(fault) = audit::chain_all(&self.service.db, &self.service.key).await {
            // Nothing is lost: the next start chains them.
            tracing::warn!(%fault, "audit entries wait to be chained");
        }
        self.service.relay.close();
        self.service.db.close().await;
        Ok(())
    }
}

fn router(
    service: &Arc<Service>,
    content: &Arc<Content>,
    lines: &Arc<Lines>,
    library: &Arc<Library>,
    exercises: &Arc<Exercises>,
) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/assets/{*path}", get(assets::asset))
        .merge(help::routes(Arc::clone(lines)))
        .merge(offline::routes())
        .merge(accounts::routes())
        .merge(practice::routes())
        .merge(intake::routes(Arc::clone(content), Arc::clone(lines)))
        .merge(episodes::routes())
        .merge(consents::routes())
        .merge(pairing::routes(Arc::clone(content)))
        .merge(waiting::routes())
        .merge(track_record::routes())
        .merge(messages::routes())
        .merge(attachments::routes())
        .merge(safety_plan::routes(Arc::clone(lines)))
        .merge(secrets::routes())
        .merge(leaves::routes())
        .merge(outside::routes())
        .merge(appointments::routes())
        .merge(measures::routes(Arc::clone(lines)))
        .merge(live::routes())
        .merge(seen::routes())
        .merge(erasure::routes())
        .merge(releases::routes())
        .merge(export::routes(Arc::clone(content)))
        .merge(library::routes(Arc::clone(library)))
        .merge(skills::routes(Arc::clone(exercises), Arc::clone(library)))
        .merge(journal::routes())
        .merge(how_i_am::routes())
        .merge(home::routes(
            Arc::clone(content),
            Arc::clone(exercises),
            Arc::clone(library),
        ))
        .merge(jobs::routes())
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(RequestBodyLimitLayer::new(LONGEST_BODY))
        .layer(from_fn(|request, next| {
            guard::hear_out(LONGEST_BODY, request, next)
        }))
        .merge(receiving(&service.settings))
        .layer(from_fn(guard::refuse))
        .layer(from_fn(speaking::answer))
        .layer(from_fn_with_state(Arc::clone(service), web::error_pages))
        .layer(from_fn_with_state(Arc::clone(service), speaking::listen))
        .layer(from_fn(guard::dress))
        .layer(from_fn(measure))
        .with_state(Arc::clone(service))
}

/// What takes in more than words: several of the largest files at once, as they come.
fn receiving(settings: &Settings) -> Router<Arc<Service>> {
    let longest = settings.largest_attachment as usize * 4_000_000 + LONGEST_BODY;
    Router::new()
        .merge(attachments::receiving_routes())
        .merge(messages::receiving_routes())
        .layer(RequestBodyLimitLayer::new(longest))
        .layer(from_fn(move |request, next| {
            guard::hear_out(longest, request, next)
        }))
}

/// How the room of accounts, below the outbox, has an owner told that the ways into their account changed.
fn tell_owner<'a>(
    conn: &'a mut Conn,
    service: &'a Service,
    account: Id<Account>,
) -> Pin<Box<dyn Future<Output = Result<(), Stop>> + Send + 'a>> {
    let (letter, to) = (Letter::WaysInChanged, To::Account(account));
    let now = service.clock.now();
    Box::pin(jobs::mail(conn, service, letter, to, "/account", now))
}

/// Whether it can serve: the store answers.
async fn ready(State(service): State<Arc<Service>>) -> (StatusCode, &'static str) {
    match service.db.ping().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the store does not answer\n",
        ),
    }
}

/// Counts and times requests by the shape of their path, never by the path itself: that has ids in it.
async fn measure(request: Request, next: Next) -> Response {
    let path = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("other", MatchedPath::as_str)
        .to_owned();
    let reading = path.starts_with("/library") || path.starts_with("/skills");
    if reading || path == "/help" || path == "/language" {
        // Help and reading leave no trace, not even as a number: on a small practice's server one could be
        // enough. Nor does choosing the language to read them in.
        return next.run(request).await;
    }
    let method = request.method().as_str().to_owned();
    let began = Instant::now();
    let response = next.run(request).await;
    let took = began.elapsed();
    let status = response.status().as_u16();
    metrics::histogram!("securebase_request_seconds", "path" => path.clone())
        .record(took.as_secs_f64());
    metrics::counter!("securebase_requests_total", "path" => path.clone(), "status" => status.to_string())
        .increment(1);
    tracing::debug!(method, path, status, ms = took.as_millis(), "request");
    response
}
