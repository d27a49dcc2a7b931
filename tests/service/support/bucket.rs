//! Storage that speaks S3, on a free port: s3s with its files in a folder. It looks at each signature.
//!
//! What must stay true: it is up to nothing but what a test asks of it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::serve::Listener;
use rcgen::generate_simple_self_signed;
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s_fs::FileSystem;
use securebase::sealed_files::Keeping;
use tempfile::{NamedTempFile, TempDir};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::server::TlsStream;

const NAME: &str = "files";
const PREFIX: &str = "our/practice";
const KEY_ID: &str = "AKIDFORTESTS";
/// Nobody may read it in any log.
pub const SECRET: &str = "s3-secret-of-these-tests";

/// How the storage is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It does what it is asked to.
    Well,
    /// It answers each request with an error of its own.
    Failing,
    /// It takes requests and never answers.
    Silent,
    /// It is well until so many bytes or more are put at once, and fails then.
    FailingAt(Method, usize),
}

/// A running storage with one bucket.
pub struct Bucket {
    folder: TempDir,
    endpoint: String,
    mood: Arc<Mutex<Mood>>,
    failures: watch::Receiver<usize>,
}

#[derive(Clone)]
struct Served {
    storage: S3Service,
    mood: Arc<Mutex<Mood>>,
    failures: Arc<watch::Sender<usize>>,
}

impl Served {
    fn fails(&self) -> Response {
        self.failures.send_modify(|failures| *failures += 1);
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}

impl Bucket {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        Self::on(listener, format!("http://{address}"))
    }

    /// The same behind TLS, and its certificate, in a file, which nobody trusts by itself.
    pub async fn start_behind_tls() -> (Self, NamedTempFile) {
        let made = generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).expect("a key");
        let settings = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .expect("a certificate");
        let tcp = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = tcp.local_addr().expect("an address").port();
        let acceptor = TlsAcceptor::from(Arc::new(settings));
        let bucket = Self::on(Tls { tcp, acceptor }, format!("https://localhost:{port}"));
        let file = NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), made.cert.pem()).expect("written");
        (bucket, file)
    }

    fn on<L>(listener: L, endpoint: String) -> Self
    where
        L: Listener<Addr = SocketAddr>,
    {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join(NAME)).expect("a bucket");
        let files = FileSystem::new(folder.path()).expect("a storage");
        let mut builder = S3ServiceBuilder::new(files);
        builder.set_auth(SimpleAuth::from_single(KEY_ID, SECRET));
        let mood = Arc::new(Mutex::new(Mood::Well));
        let (failing, failures) = watch::channel(0);
        let served = Served {
            storage: builder.build(),
            mood: Arc::clone(&mood),
            failures: Arc::new(failing),
        };
        let router = Router::new().fallback(answer).with_state(served);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self {
            folder,
            endpoint,
            mood,
            failures,
        }
    }

    /// Waits until it has failed so many times.
    pub async fn failed(&self, times: usize) {
        let mut failures = self.failures.clone();
        let failed = failures.wait_for(|failures| *failures >= times).await;
        failed.expect("it is there");
    }

    /// How it is from now on.
    pub fn is(&self, mood: Mood) {
        *self.mood.lock().expect("a mood") = mood;
    }

    /// The settings that name it.
    pub fn keeping(&self) -> Keeping {
        Keeping {
            files: Some(format!("s3://{NAME}/{PREFIX}")),
            s3_endpoint: Some(self.endpoint.clone()),
            s3_access_key_id: Some(KEY_ID.to_owned()),
            s3_secret_access_key: SECRET.parse().ok(),
            s3_patience: Some(2),
            ..Keeping::default()
        }
    }

    /// The same, as a command takes them from its environment.
    pub fn environment(&self) -> [(&'static str, String); 5] {
        [
            ("SECUREBASE_FILES", format!("s3://{NAME}/{PREFIX}")),
            ("SECUREBASE_S3_ENDPOINT", self.endpoint.clone()),
            ("SECUREBASE_S3_ACCESS_KEY_ID", KEY_ID.to_owned()),
            ("SECUREBASE_S3_SECRET_ACCESS_KEY", SECRET.to_owned()),
            ("SECUREBASE_S3_PATIENCE", "5".to_owned()),
        ]
    }

    /// All that is on its disk.
    pub fn disk(&self) -> &Path {
        self.folder.path()
    }

    /// Where its objects of this practice lie.
    pub fn kept(&self) -> PathBuf {
        self.folder.path().join(NAME).join(PREFIX)
    }
}

struct Tls {
    tcp: TcpListener,
    acceptor: TlsAcceptor,
}

impl Listener for Tls {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (line, from) = Listener::accept(&mut self.tcp).await;
            // Whoever does not trust the certificate hangs up.
            if let Ok(line) = self.acceptor.accept(line).await {
                return (line, from);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.tcp.local_addr()
    }
}

async fn answer(State(served): State<Served>, request: Request) -> Response {
    // This one would make a bucket of any name.
    if request.uri().path().split('/').nth(1) != Some(NAME) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mood = served.mood.lock().expect("a mood").clone();
    let length = request.headers().get("content-length");
    let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
    match mood {
        Mood::FailingAt(method, most)
            if *request.method() == method && length.unwrap_or(0) >= most =>
        {
            served.fails()
        }
        Mood::Well | Mood::FailingAt(..) => {
            let request = request.map(s3s::Body::http_body_unsync);
            match served.storage.call(request).await {
                Ok(answer) => answer.map(Body::new),
                Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            }
        }
        Mood::Failing => served.fails(),
        Mood::Silent => std::future::pending().await,
    }
}
