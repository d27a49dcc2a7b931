//! How much the relay inside carries, beside coturn under the same load: each packet goes from a client
//! to its relayed address, from there to another's, and to that one's client. Run it with
//! `bin/bench relay`; `docs/benchmarks.md` says what it found.
//!
//! What must stay true: a packet counts when its receiver has it; both servers are processes of their
//! own, and the load is made by one thread of this one, on the same machine.

#![expect(
    clippy::print_stdout,
    reason = "what it finds is printed for people to read"
)]

#[path = "../../tests/service/relay/client.rs"]
#[allow(dead_code, reason = "the tests' client can do more")]
mod client;
mod load;
mod server;

use std::error::Error;
use std::time::Duration;

use clap::Parser;

use load::{Figures, Load};
use server::Server;

/// Something done, or why it could not be.
pub type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Measures the relay, and coturn.
#[derive(Parser)]
struct Args {
    /// Sessions
    #[arg(long, default_value_t = 50)]
    sessions: usize,
    /// Relayed addresses in each; every two send to each other
    #[arg(long, default_value_t = 4)]
    allocations: usize,
    /// Packets a second from each address: 100 of 1,200 bytes are about a megabit
    #[arg(long, value_delimiter = ',', default_values_t = [50, 100, 200, 400, 700])]
    rates: Vec<u64>,
    /// How long to send at each rate, in seconds
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// How often to measure each
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Done<()> {
    let args = Args::parse();
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(measure(&args))
}

async fn measure(args: &Args) -> Done<()> {
    println!(
        "{} sessions of {} relayed addresses, packets of {} bytes, {} s at each rate",
        args.sessions,
        args.allocations,
        load::PACKET,
        args.seconds
    );
    println!("  asked/s  server      carried/s    loss   CPU/packet      p50      p99");
    for &rate in &args.rates {
        let (mut ours, mut coturn) = (Vec::new(), Vec::new());
        // In turn, so that whatever else the machine does falls on both.
        for _ in 0..args.rounds {
            for inside in [true, false] {
                let folder = tempfile::tempdir()?;
                let server = match inside {
                    true => Server::ours(folder.path()).await?,
                    false => Server::coturn(folder.path()).await?,
                };
                let figures = one(args, rate, &server).await?;
                let name = if inside { "securebase" } else { "coturn" };
                show(args, rate, name, &figures);
                if inside { &mut ours } else { &mut coturn }.push(figures);
            }
        }
        let ratio = |of: fn(&Figures) -> f64| middle(&ours, of) / middle(&coturn, of);
        println!(
            "           to coturn's: carried {:.2}, CPU a packet {:.2}, p50 {:.2}, p99 {:.2}",
            ratio(|f| f.carried),
            ratio(|f| f.cpu),
            ratio(|f| f.p50),
            ratio(|f| f.p99)
        );
    }
    Ok(())
}

async fn one(args: &Args, rate: u64, server: &Server) -> Done<Figures> {
    let load = Load::open(server, args.sessions, args.allocations).await?;
    load.run(server, rate, Duration::from_secs(args.seconds))
        .await
}

fn show(args: &Args, rate: u64, name: &str, figures: &Figures) {
    let asked = rate * (args.sessions * args.allocations) as u64;
    println!(
        "{asked:9}  {name:10}  {:9.0}  {:5.2} %  {:7.2} µs  {:5.2} ms  {:5.2} ms",
        figures.carried,
        100.0 * figures.loss,
        1e6 * figures.cpu,
        1e3 * figures.p50,
        1e3 * figures.p99
    );
}

/// The middle of the rounds.
fn middle(all: &[Figures], of: fn(&Figures) -> f64) -> f64 {
    let mut values: Vec<f64> = all.iter().map(of).collect();
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
