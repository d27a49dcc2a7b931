//! Kept records, opened when the law asks for one, or the person it is of does.
//!
//! It takes two: an **administrator** at the server, who finds the record by its number and takes it out into
//! a file; and the **custodian** of the recovery key, who opens that file on a machine of their own, into a
//! folder of pages to read. Where the number is not known, the custodian finds it by the name, in a list that
//! the administrator takes out in the same way.
//!
//! What must stay true: the server never opens content, nor learns whose record it is; both files open with
//! the recovery key alone, and tell without it no more than numbers and days; before either is written, who
//! takes it and why is written down; once the day of a record has come, neither is its file made nor opened.

mod args;
mod carried;
mod command;
mod entries;
mod frames;
mod names;
mod open;
mod parts;
mod rows;
mod take;
mod writing;

pub use args::Kept;
pub use command::run;
pub use names::{Names, Whose};
pub use open::{Opened, open};
pub use take::{Taken, take, take_names};
