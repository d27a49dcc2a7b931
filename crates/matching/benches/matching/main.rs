//! How long matching takes at sizes no practice has. Run it with `bin/bench matching`;
//! `docs/benchmarks.md` says what it found.
//!
//! What must stay true: everything is made up from fixed numbers, so that every run measures the
//! same; one thread does the work.

#![expect(
    clippy::print_stdout,
    reason = "what it finds is printed for people to read"
)]

mod best;
mod chance;
mod list;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments
        .iter()
        .map(String::as_str)
        .filter(|word| *word != "--bench")
        .collect();
    match words.as_slice() {
        ["list", clients, therapists, pairs, folder] => list::measure(
            clients.parse()?,
            therapists.parse()?,
            pairs.parse()?,
            folder.as_ref(),
        ),
        ["best", therapists] => best::measure(therapists.parse()?),
        // Without words, as in `cargo test --benches`, there is nothing to measure.
        [] => Ok(()),
        _ => Err("list CLIENTS THERAPISTS PAIRS FOLDER, or best THERAPISTS".into()),
    }
}
