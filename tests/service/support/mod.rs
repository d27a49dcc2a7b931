//! What the tests stand on: a store of their own, a service on it, browsers, and what people do.

mod alike;
mod browser;
mod bucket;
mod couple;
pub mod effort;
mod house;
pub mod keys;
mod place;
#[path = "../../../crates/passkeys/tests/software/mod.rs"]
pub mod software;

mod waiting;
pub mod walks;

pub use alike::Chance;
pub use browser::{Browser, Page};
pub use bucket::{Bucket, Mood, SECRET};
pub use couple::Couple;
pub use house::{House, logged};
pub use place::Place;
pub use waiting::as_far_as_it_can;
