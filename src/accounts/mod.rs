//! Accounts: the people who sign in.
//!
//! What must stay true: an account's private key is never at rest in the clear.

/// A person who signs in: a client, a therapist or an administrator.
#[derive(Clone, Copy, Debug)]
pub struct Account;
