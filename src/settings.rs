//! The command line. What must stay true: settings are read once, here; those that hold a password can
//! come from the environment, so that no process list need show one.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};

use crate::outside::Allowed;
use crate::sealed_files::Keeping;

/// securebase: a self-hosted service for online relationship therapy.
#[derive(Debug, Parser)]
#[command(version, about, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What securebase can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the practice whose data is in the data folder; the first start makes it ready
    Serve(Box<Settings>),
    /// Serve a made-up practice with therapists, couples and weeks of messages, to look around in
    Demo(Demo),
    /// Take a backup of a practice on SQLite, while it runs; or look one over
    Backup(crate::backup::Backup),
    /// Put a backup back, into a new data folder
    Restore(crate::backup::Restore),
    /// Take sealed files from the data folder to a bucket, or back
    #[command(subcommand)]
    Files(crate::sealed_files::Command),
    /// Bring somebody back who lost password and recovery code, with the practice's recovery key
    #[command(subcommand)]
    Recover(crate::recovery::Recover),
    /// Open a record that is kept after an erasure, with the practice's recovery key
    #[command(subcommand)]
    Kept(crate::kept::Kept),
    /// Take mail that came for the service
    #[command(subcommand)]
    Mail(crate::appointments::by_mail::Command),
    /// Look over the log of who saw what, or print how far it is
    #[command(subcommand)]
    Audit(crate::audit::Audit),
    /// Check a certificate of erasure, or print the key to check it with
    #[command(subcommand)]
    Certificate(crate::erasure::Command),
    /// Look over the articles of the library
    #[command(subcommand)]
    Library(crate::library::Command),
    /// Look over the help lines
    #[command(subcommand)]
    Help(crate::help::Command),
    /// Look over the exercises
    #[command(subcommand)]
    Exercise(crate::skills::Command),
    /// Play a year of the waiting list, or compare waits group by group
    #[command(subcommand)]
    Match(crate::waiting::Match),
    /// Score a file of answers by a scoring key
    Score(crate::scoring::Score),
    /// Look over questionnaires and scoring keys
    #[command(subcommand)]
    Measure(crate::scoring::Measure),
}

/// Settings of the demo.
#[derive(Args, Clone, Debug)]
pub struct Demo {
    /// Where to keep the made-up practice; made if missing, used again if there
    #[arg(long, default_value = "demo-data")]
    pub data: PathBuf,
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Where the relay of live sessions listens, UDP and TCP; a free port if that one is taken
    #[arg(long, default_value = "127.0.0.1:3478")]
    pub relay_listen: SocketAddr,
    /// Calendar servers beside it that may be read, as host, host:port or http://host:port
    #[arg(long, value_delimiter = ',')]
    pub calendar_allow: Vec<Allowed>,
}

/// Settings of the service. Each can be given in the environment too.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    /// Folder for the database, the server's key and mail that is not sent; made if missing
    #[arg(long, env = "SECUREBASE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Where to listen for the browser (a TLS proxy in front, in real use)
    #[arg(long, env = "SECUREBASE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Where to show figures for Prometheus, at /metrics
    #[arg(
        long,
        env = "SECUREBASE_METRICS_LISTEN",
        default_value = "127.0.0.1:9464"
    )]
    pub metrics_listen: SocketAddr,
    /// PostgreSQL 15 or newer, as postgres://user:password@host/name; without it, SQLite in the data
    /// folder
    #[arg(long, env = "SECUREBASE_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// The address people type, with its scheme; by default http:// and where it listens
    #[arg(long, env = "SECUREBASE_PUBLIC_URL", default_value = "")]
    pub public_url: String,
    /// The mail server, as smtps://user:password@host or smtp://host:25; without it, mail is put in
    /// the data folder
    #[arg(long, env = "SECUREBASE_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Whom mail comes from
    #[arg(
        long,
        env = "SECUREBASE_MAIL_FROM",
        default_value = "securebase@localhost"
    )]
    pub mail_from: String,
    /// Where answers to invitations by mail go; what comes there is to be piped to `securebase mail take`.
    /// Without it, calendars are told that no answer is wanted
    #[arg(long, env = "SECUREBASE_MAIL_ANSWERS", value_parser = mail_address)]
    pub mail_answers: Option<String>,
    /// Where Quick exit leads: a page nobody wonders about
    #[arg(
        long,
        env = "SECUREBASE_EXIT_URL",
        default_value = "https://www.wikipedia.org/"
    )]
    pub exit_url: String,
    /// Take the visitor's address from the X-Forwarded-For header: only behind a proxy that sets it
    #[arg(long, env = "SECUREBASE_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Folder with the practice's own questionnaires, articles and help lines, in place of those built in
    #[arg(long, env = "SECUREBASE_CONTENT")]
    pub content: Option<PathBuf>,
    /// The list of ids whose keys were destroyed; by default shredded.list in the data folder. Keep it
    /// apart from backups
    #[arg(long, env = "SECUREBASE_SHRED_LIST")]
    pub shred_list: Option<PathBuf>,
    /// Days between asking to be erased and the erasure, in place of what the practice set; 0 leaves no
    /// time to call it off, so it is for trying things out
    #[arg(long, env = "SECUREBASE_ERASURE_AFTER_DAYS")]
    pub erasure_after_days: Option<u16>,
    /// Where sealed files are kept
    #[command(flatten)]
    pub keeping: Keeping,
    /// The largest file that can be sent with a message, in MB
    #[arg(long, env = "SECUREBASE_LARGEST_ATTACHMENT", default_value_t = 100)]
    pub largest_attachment: u32,
    /// How much room files sent with messages may take for each person, in MB
    #[arg(long, env = "SECUREBASE_ATTACHMENTS_EACH", default_value_t = 2000)]
    pub attachments_each: u32,
    /// Calendar servers of the practice's own that therapists may have read, though they stand in its
    /// network, on another port or without TLS: as host, host:port or http://host:port, with commas between
    #[arg(long, env = "SECUREBASE_CALENDAR_ALLOW", value_delimiter = ',')]
    pub calendar_allow: Vec<Allowed>,
    /// Minutes between two readings of a therapist's calendar elsewhere
    #[arg(long, env = "SECUREBASE_CALENDAR_EVERY", default_value_t = 30)]
    pub calendar_every: u32,
    /// Where the relay of live sessions listens, UDP and TCP; port 0 takes a free one
    #[arg(long, env = "SECUREBASE_RELAY_LISTEN", default_value = "0.0.0.0:3478")]
    pub relay_listen: SocketAddr,
    /// The name or address browsers reach the relay at; by default the host of the public URL
    #[arg(long, env = "SECUREBASE_RELAY_HOST")]
    pub relay_host: Option<String>,
    /// Certificate for TLS on the relay's TCP port, with its chain (PEM)
    #[arg(long, env = "SECUREBASE_RELAY_CERT", requires = "relay_cert_key")]
    pub relay_cert: Option<PathBuf>,
    /// The certificate's private key (PEM)
    #[arg(long, env = "SECUREBASE_RELAY_CERT_KEY", requires = "relay_cert")]
    pub relay_cert_key: Option<PathBuf>,
    /// TURN servers to use in place of the relay inside, as turn:host:port or turns:host:port, with
    /// commas between; coturn needs use-auth-secret
    #[arg(
        long,
        env = "SECUREBASE_TURN",
        value_delimiter = ',',
        requires = "turn_secret"
    )]
    pub turn: Vec<String>,
    /// The secret shared with those TURN servers
    #[arg(long, env = "SECUREBASE_TURN_SECRET", hide_env_values = true)]
    pub turn_secret: Option<String>,
    /// Whether the relay may listen on another port where its own is taken: in the demo only
    #[arg(skip)]
    pub relay_any_port: bool,
    /// Whether administrators may read the mail that was put in the data folder: in the demo only
    #[arg(skip)]
    pub mail_page: bool,
    /// Whether therapists and administrators may work with a password alone: in the demo only, where
    /// everyone's password is printed
    #[arg(skip)]
    pub password_is_enough: bool,
}

impl Settings {
    /// Where the store is, as [`crate::db::Db::open`] takes it.
    pub fn store_url(&self) -> String {
        store_url(&self.data, self.database.as_deref())
    }

    /// The settings of a command beside the service: this place, and the usual for all else.
    ///
    /// # Errors
    /// If the environment holds a setting that cannot be read.
    pub fn at_hand(data: &Path, database: Option<&str>, url: &str) -> Result<Self, String> {
        #[derive(Parser)]
        struct Whole {
            #[command(flatten)]
            settings: Settings,
        }
        let whole = Whole::try_parse_from(["securebase"]).map_err(|e| e.to_string())?;
        let mut settings = whole.settings;
        settings.data = data.to_path_buf();
        settings.database = database.map(str::to_owned);
        url.clone_into(&mut settings.public_url);
        Ok(settings)
    }

    /// Where the shred list is.
    pub fn shred_list(&self) -> PathBuf {
        shred_list(&self.data, self.shred_list.as_deref())
    }
}

fn mail_address(text: &str) -> Result<String, String> {
    let address = calendar::Address::parse(text.trim());
    let address = address.ok_or("an address like answers@care.example")?;
    Ok(address.as_str().to_owned())
}

/// The name of SQLite's file in the data folder.
pub const DATABASE_FILE: &str = "securebase.db";

/// The store of this data folder, or the server named in its place.
pub fn store_url(data: &Path, database: Option<&str>) -> String {
    let embedded = || format!("sqlite:{}", data.join(DATABASE_FILE).display());
    database.map_or_else(embedded, str::to_owned)
}

/// The shred list of this data folder, or the one named in its place.
pub fn shred_list(data: &Path, named: Option<&Path>) -> PathBuf {
    named.map_or_else(|| data.join("shredded.list"), Path::to_path_buf)
}
