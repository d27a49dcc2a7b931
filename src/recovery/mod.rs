//! The practice's recovery key, put to use: somebody who lost password and recovery code comes back to
//! what they could read.
//!
//! It takes three: an **administrator** at the server, who asks, writes a request file and finishes; the
//! **custodian** of the recovery key, who answers that file on another machine; and the **owner** of the
//! account, who sets a new password beforehand, so that the keys can be wrapped to a key only they open.
//!
//! What must stay true: no step reads or writes content; neither the server nor either file ever holds
//! a key in the clear; nothing is finished before the time the practice set has passed, after the
//! owner stopped it, or with an answer that is not the custodian's to the newest request.

mod acts;
mod args;
mod command;
mod custodian;
mod letter;
mod typed;

pub use acts::{Asked, Finished, Written, ask, finish, write};
pub use args::Recover;
pub use command::run;
pub use custodian::answer;
pub use letter::{Answer, Request};
pub use typed::key as typed_key;
