//! Accounts: the people who sign in, and what opens their private key.
//!
//! What must stay true: an account's private key is never at rest in the clear. A password, a recovery
//! code and a browser's cookie each open one lock around it, and nothing else says whether a password
//! is right: the right one opens its lock. Nobody is in whose second step is to come.

mod account_pages;
mod acts;
mod app_pages;
mod challenges;
mod code_app;
mod confirm_pages;
mod destroy;
mod devices;
mod fresh;
mod language_pages;
mod network;
mod pages;
mod passkey_pages;
mod passkey_wire;
mod passkeys;
mod password_pages;
mod recover_pages;
pub mod recovery;
mod second_step;
mod second_step_pages;
mod sign_in;
mod sign_ins;
mod store;
mod visitor;

use calendar::Zone;
use jiff::Timestamp;
use sealing::{AccountKey, Context, PublicKey};

use crate::db::Id;
use crate::languages::{Language, Said, say};

pub use acts::{NewAccount, Prepared, change_password, insert, new_code, prepare};
pub use code_app::AppSecret;
pub use destroy::{LEFT, destroy_keys, destroy_locks, empty, end_every_sign_in};
pub use fresh::{FRESH_MINUTES, Fresh};
pub use network::{Deed, Network};
pub use pages::{CodePage, Then, credential_problems, routes, show_code, with_cookie};
pub use second_step::set_up_app;
pub use sign_in::{SignInProblem, sign_in};
pub use sign_ins::{Came, Device, SIGN_IN_DAYS, browsers, sign_in_device, sign_out};
pub use store::{
    by_email, count_administrators, email_of, forget_ended, hold, hold_alone, is_erased,
    language_of, person, public_key, set_zone, staff,
};
pub use visitor::{Administrator, Client, Therapist, Visitor};

/// A person who signs in: a client, a therapist or an administrator.
#[derive(Clone, Copy, Debug)]
pub struct Account;

/// What someone is here for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Runs the practice; reads nothing clients write.
    Administrator,
    /// Gives therapy.
    Therapist,
    /// Comes for therapy.
    Client,
}

impl Role {
    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Therapist => "therapist",
            Self::Client => "client",
        }
    }

    pub(crate) fn from_stored(text: &str) -> Result<Self, sqlx::Error> {
        [Self::Administrator, Self::Therapist, Self::Client]
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or_else(|| sqlx::Error::Decode("no such role".into()))
    }

    /// The page someone of this role starts from.
    pub fn first_page(self) -> &'static str {
        match self {
            Self::Administrator => "/practice",
            Self::Therapist => "/caseload",
            Self::Client => "/home",
        }
    }
}

/// Somebody who has proved who they are: holds the key that opens what they may read. Made only from a
/// right password, a right recovery code or a browser's cookie.
#[derive(Clone)]
pub struct SignedIn {
    account: Id<Account>,
    role: Role,
    name: String,
    zone: Zone,
    language: Option<Language>,
    key: AccountKey,
    sign_in: Vec<u8>,
    proved_at: Option<Timestamp>,
    /// Whether they have not answered yet that somebody asked for a new way into their account.
    asked: bool,
    /// When they are to be erased, as they asked.
    erased_on: Option<Timestamp>,
}

/// Where somebody stands whose browser holds the cookie of a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Inside.
    In,
    /// The password was right; the second step is to come.
    SecondDue,
    /// Inside, but with work to do here and without the second factor it needs.
    FactorMissing,
}

impl SignedIn {
    /// Who.
    pub fn account(&self) -> Id<Account> {
        self.account
    }

    /// As what.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Their name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The time zone they live in.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The language they chose while signed in, where they chose one.
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// Their private key, to unwrap the keys of their spaces with.
    pub fn key(&self) -> &AccountKey {
        &self.key
    }

    /// As the shell of a page shows them.
    pub fn person(&self) -> crate::web::Person {
        crate::web::Person {
            name: self.name.clone(),
            role: self.role.as_str(),
            asked: self.asked,
            erased_on: self
                .erased_on
                .map(|at| crate::web::when::day(at, &self.zone)),
        }
    }
}

/// An account as others may know it: whom to show and whom to wrap keys for.
#[derive(Clone, Debug)]
pub struct Known {
    /// Who.
    pub account: Id<Account>,
    /// As what.
    pub role: Role,
    /// Their name.
    pub name: String,
    /// The time zone they live in.
    pub zone: Zone,
    /// The language they chose while signed in.
    pub language: Option<Language>,
    /// What to wrap keys with.
    pub public_key: PublicKey,
}

/// The shortest password taken, in characters (NIST SP 800-63B-4 asks for 15 where it stands alone, 8 with
/// a second factor; here a stolen database is also kept shut by the server's key, and the tries are
/// limited).
pub const SHORTEST_PASSWORD: usize = 12;

/// The longest password taken, in bytes: more would only cost time.
pub const LONGEST_PASSWORD: usize = 512;

/// What is wrong with a password for this e-mail address and name; `None` if it will do. Length counts,
/// composition does not; what everybody tries first is refused.
pub fn password_problem(password: &str, email: &str, name: &str) -> Option<Said> {
    const COMMON: &str = include_str!("../../content/passwords/common.txt");
    let plain = password.to_lowercase();
    let length = password.chars().count();
    let mut distinct: Vec<char> = plain.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let personal = [email.split('@').next().unwrap_or(""), name]
        .iter()
        .any(|part| part.chars().count() > 3 && plain.contains(&part.to_lowercase()));
    if length < SHORTEST_PASSWORD {
        Some(say("password-short"))
    } else if password.len() > LONGEST_PASSWORD {
        Some(say("password-long"))
    } else if personal {
        Some(say("password-personal"))
    } else if distinct.len() < 5 || COMMON.lines().any(|common| common.trim() == plain) {
        Some(say("password-common"))
    } else {
        None
    }
}

/// What is wrong with an e-mail address; `None` if mail could be sent to it.
pub fn email_problem(email: &str) -> Option<Said> {
    let fits = email.len() <= 254 && email.parse::<lettre::Address>().is_ok();
    (!fits).then(|| say("email-wrong"))
}

/// An address as it is looked up: people do not mean another address by another case.
fn plain_email(email: &str) -> String {
    email.trim().to_lowercase()
}

fn email_context(account: Id<Account>) -> Context {
    Context::new("account email").and(account.bytes())
}

fn about_context(account: Id<Account>) -> Context {
    Context::new("account about").and(account.bytes())
}

fn lock_context(account: Id<Account>, kind: &str) -> Context {
    Context::new("account key")
        .and(account.bytes())
        .and(kind.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_counts_and_the_obvious_is_refused() {
        let problem = |password| password_problem(password, "maria.lopez@example.org", "Maria");
        assert!(problem("short").is_some());
        assert!(problem("aaaaaaaaaaaaaaaa").is_some(), "one letter");
        assert!(problem("maria.lopez2026").is_some(), "her own address");
        assert!(problem("password1234").is_some(), "on the list");
        assert!(problem("lamp river stone coat").is_none());
        assert!(problem("no digits needed here").is_none());
    }

    #[test]
    fn an_address_must_be_one() {
        for wrong in [
            "",
            "maria",
            "maria@",
            "@x.org",
            "a b@x.org",
            "maria@example.org\r\nBcc: x@y.z",
        ] {
            assert!(email_problem(wrong).is_some(), "{wrong:?}");
        }
        assert!(email_problem("maria@example.org").is_none());
    }
}
