//! A service, started in this process on a free port.

use std::io::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, Once, PoisonError};

use jiff::{SignedDuration, Timestamp};
use securebase::app::App;
use securebase::clock::Clock;
use securebase::practice;
use securebase::service::Service;
use securebase::settings::Settings;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use super::{Place, effort};

/// A running service.
pub struct House {
    /// Its address, as in `http://127.0.0.1:40123`.
    pub origin: String,
    /// What its rooms are handed.
    pub service: Arc<Service>,
    /// The path of the set-up link, while the practice is not set up.
    pub set_up: Option<String>,
    /// Where it keeps its data.
    pub place: Place,
    /// The shape of every address it answers, as in `/rooms/{space}`.
    pub routes: Vec<String>,
    stop: oneshot::Sender<()>,
    served: JoinHandle<Result<(), String>>,
}

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct ToLog;

impl Write for ToLog {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut log = LOG.lock().unwrap_or_else(PoisonError::into_inner);
        log.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// All that every service of these tests logged so far, with more detail than operators ask for.
pub fn logged() -> Vec<u8> {
    LOG.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

fn get_ready() {
    static KEPT: Once = Once::new();
    KEPT.call_once(|| {
        // reqwest, which browsers are made of here, is told which one to use even where it uses none.
        let provider = tokio_rustls::rustls::crypto::ring::default_provider();
        drop(provider.install_default());
        let detailed = EnvFilter::new(
            "debug,securebase=trace,securebase::effort=off,sqlx=trace,reqwest=off,hyper_util::client=off,s3s=off,s3s_fs=off",
        );
        let log = tracing_subscriber::fmt::layer()
            .json()
            .with_writer(|| ToLog)
            .with_filter(detailed);
        tracing_subscriber::registry()
            .with(log)
            .with(effort::layer())
            .init();
    });
}

/// The router lists its paths only where it describes itself.
fn routes(app: &App) -> Vec<String> {
    let told = format!("{:?}", app.router());
    let quoted = told.split('"').skip(1).step_by(2);
    let mut paths: Vec<String> = quoted
        .filter(|text| text.starts_with('/'))
        .filter(|path| !path.contains("__private"))
        .map(str::to_owned)
        .collect();
    paths.sort();
    paths.dedup();
    assert!(paths.len() > 100, "it describes itself in another way");
    paths
}

impl House {
    /// Starts a service on this place, new or used before.
    pub async fn open(place: Place) -> Self {
        Self::open_with(place, Clock::default()).await
    }

    /// The same, under a name: passkeys are given to names only.
    pub async fn open_named(place: Place) -> Self {
        Self::open_as(place, Clock::default(), "localhost").await
    }

    /// The same, with a clock that may have been moved.
    pub async fn open_with(place: Place, clock: Clock) -> Self {
        Self::open_as(place, clock, "127.0.0.1").await
    }

    /// One where nothing happens by itself: its clock stands, no mail is sent, nothing is swept, and what is
    /// asked of the store is noted request by request.
    pub async fn open_still(place: Place, at: Timestamp) -> Self {
        let (listener, settings) = Self::settle(&place, "127.0.0.1").await;
        let clock = Clock::standing_at(at);
        let app = App::open(settings, clock.clone()).await.expect("opens");
        let router = effort::noted(app.router().clone(), clock);
        let (stop, stopped) = oneshot::channel();
        let (service, routes) = (Arc::clone(&app.service), routes(&app));
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let token = practice::first_start(&service).await.expect("starts");
        let served = async {
            let router = router.into_make_service_with_connect_info::<SocketAddr>();
            tokio::select! {
                ended = axum::serve(listener, router).into_future() => ended.map_err(|e| e.to_string()),
                _ = stopped => Ok(()),
            }
        };
        Self {
            origin,
            service,
            set_up: token.map(|token| format!("/set-up/{token}")),
            place,
            routes,
            stop,
            served: tokio::spawn(served),
        }
    }

    async fn open_as(place: Place, clock: Clock, host: &str) -> Self {
        let (listener, settings) = Self::settle(&place, host).await;
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let app = App::open(settings, clock).await.expect("opens");
        let service = Arc::clone(&app.service);
        let routes = routes(&app);
        let token = practice::first_start(&service).await.expect("starts");
        let (stop, stopped) = oneshot::channel();
        let until = async { drop(stopped.await) };
        let served = tokio::spawn(app.serve(listener, until));
        Self {
            origin,
            service,
            set_up: token.map(|token| format!("/set-up/{token}")),
            place,
            routes,
            stop,
            served,
        }
    }

    /// Where it listens, and what the command line would say.
    async fn settle(place: &Place, host: &str) -> (TcpListener, Settings) {
        get_ready();
        let anywhere = "127.0.0.1:0".parse().expect("an address");
        let listener = TcpListener::bind(anywhere).await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let settings = Settings {
            data: place.folder().to_owned(),
            listen: anywhere,
            metrics_listen: anywhere,
            database: place.setting(),
            public_url: format!("http://{host}:{port}"),
            smtp: None,
            mail_from: "securebase@practice.example".to_owned(),
            mail_answers: Some("answers@practice.example".to_owned()),
            exit_url: "https://www.wikipedia.org/".to_owned(),
            behind_proxy: false,
            // A practice’s own content, where a test has put some there.
            content: Some(place.folder().join("content")).filter(|folder| folder.is_dir()),
            shred_list: None,
            relay_listen: anywhere,
            relay_host: None,
            relay_cert: None,
            relay_cert_key: None,
            turn: Vec::new(),
            turn_secret: None,
            keeping: place.keeping(),
            relay_any_port: false,
            largest_attachment: 3,
            attachments_each: 12,
            calendar_allow: place.calendars(),
            calendar_every: 30,
            mail_page: true,
            password_is_enough: false,
            erasure_after_days: None,
        };
        (listener, settings)
    }

    /// Lets time pass.
    pub fn wait(&self, time: SignedDuration) {
        self.service.clock.move_by(time);
    }

    /// Stops the service; its data stays.
    pub async fn close(self) -> Place {
        drop(self.stop);
        let ended = self.served.await.expect("no panic while serving");
        ended.expect("ends well");
        self.place
    }
}
