//! From the command line to a running service.

use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use clap::Parser;
use metrics_exporter_prometheus::PrometheusBuilder;
use securebase::app::App;
use securebase::appointments::by_mail;
use securebase::clock::Clock;
use securebase::live::relay::SILENT;
use securebase::settings::{Cli, Command, Demo, Settings};
use securebase::{
    audit, backup, demo, erasure, help, kept, library, practice, recovery, scoring, sealed_files,
    skills, waiting,
};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("SECUREBASE_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,securebase=info"));
    // Whatever is asked for: these would write down people's network addresses.
    let silent = SILENT.iter().filter_map(|part| part.parse().ok());
    let filter = silent.fold(filter, EnvFilter::add_directive);
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let done = match Cli::parse().command {
        Command::Serve(settings) => serve(*settings).await,
        Command::Demo(demo) => show(demo).await,
        Command::Backup(asked) => backup::run(&asked, Clock::default().now(), say).await,
        Command::Restore(asked) => backup::restore(&asked, say).await,
        Command::Files(asked) => sealed_files::run(&asked, say).await,
        Command::Recover(step) => recovery::run(&step, Clock::default(), say).await,
        Command::Kept(step) => kept::run(&step, Clock::default(), say).await,
        Command::Mail(command) => return by_mail::run(&command, Clock::default(), say).await,
        Command::Audit(asked) => return audit::run(&asked, Clock::default().now(), say).await,
        Command::Certificate(asked) => return erasure::run(&asked, say),
        Command::Match(asked) => waiting::run(&asked, Clock::default(), say).await,
        Command::Library(asked) => return library::run(&asked, Clock::default().now(), say),
        Command::Help(asked) => return help::run(&asked, Clock::default().now(), say),
        Command::Exercise(asked) => return skills::run(&asked, say),
        Command::Score(score) => return scoring::score(&score),
        Command::Measure(measure) => return scoring::measure(&measure).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            say(&format!("securebase cannot go on: {problem}"));
            ExitCode::FAILURE
        }
    }
}

/// Tells whoever started it.
fn say(line: &str) {
    use std::io::Write;
    // Nobody to tell is no reason to stop.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Makes the demo, unless it is there already, and serves it.
async fn show(demo: Demo) -> Result<(), String> {
    // The place to listen is taken first: a second demo should fail at once, not after the making.
    let listener = bind(demo.listen).await?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    let (settings, sign_ins) = demo::ready(&demo, address, say).await?;
    say(&format!("\nOpen {}\n\n{sign_ins}", settings.public_url));
    serve_on(listener, settings).await
}

async fn bind(listen: std::net::SocketAddr) -> Result<TcpListener, String> {
    let bound = TcpListener::bind(listen).await;
    bound.map_err(|e| format!("{listen}: {e}"))
}

async fn serve(settings: Settings) -> Result<(), String> {
    serve_on(bind(settings.listen).await?, settings).await
}

async fn serve_on(listener: TcpListener, mut settings: Settings) -> Result<(), String> {
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    if settings.public_url.is_empty() {
        settings.public_url = format!("http://{address}");
    }
    let metrics_listen = settings.metrics_listen;
    let app = App::open(settings, Clock::default()).await?;
    let service = Arc::clone(&app.service);
    serve_metrics(metrics_listen).await?;
    if let Some(address) = service.relay.address() {
        say(&format!("relay on {address}"));
    }
    say(&format!("listening on http://{address}"));
    let token = practice::first_start(&service)
        .await
        .map_err(|stop| format!("{stop:?}"))?;
    if let Some(token) = token {
        say("This practice is not set up yet. The administrator opens this link, once:");
        say(&service.link(&format!("/set-up/{token}")));
    }
    app.serve(listener, told_to_stop()).await
}

async fn serve_metrics(listen: std::net::SocketAddr) -> Result<(), String> {
    let recorder = PrometheusBuilder::new()
        .install_recorder()
        .map_err(|e| e.to_string())?;
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|e| format!("metrics on {listen}: {e}"))?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    say(&format!("metrics on http://{address}/metrics"));
    let upkeep = recorder.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(std::time::Duration::from_secs(5)).await;
            upkeep.run_upkeep();
        }
    });
    let router = Router::new().route("/metrics", get(async move || recorder.render()));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(())
}

async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
        }
        Err(_) => drop(interrupt.await),
    }
}
