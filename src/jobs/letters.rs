//! What mails say. What must stay true: whoever looks over a shoulder at a mailbox learns that there
//! is something to read, not what, from whom or about what.

use serde::{Deserialize, Serialize};

use crate::languages::{Said, say};

/// The mails there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Letter {
    /// A practice invites a therapist.
    TherapistInvitation,
    /// Someone invites a partner.
    PartnerInvitation,
    /// Something to look at, for anyone.
    SomethingNew,
    /// An appointment comes up.
    Reminder,
    /// A reminder that somebody asked for, of nothing that is said.
    AskedFor,
    /// An appointment, for the calendar of whoever asked for it.
    Appointment,
    /// Something a therapist should look at today.
    LookToday,
    /// Somebody of the practice asked for a new way into an account.
    RecoveryAsked,
    /// It was made.
    RecoveryDone,
    /// A way into the account was added, changed or taken away.
    WaysInChanged,
    /// Somebody asked to be erased.
    ErasureAsked,
    /// They were.
    ErasureDone,
}

impl Letter {
    /// The subject line, in the language that is spoken.
    pub fn subject(self) -> Said {
        match self {
            Self::TherapistInvitation => say("mail-subject-join"),
            Self::PartnerInvitation => say("mail-subject-invited"),
            Self::SomethingNew => say("mail-subject-new"),
            Self::Reminder | Self::AskedFor => say("mail-subject-reminder"),
            Self::Appointment => say("mail-subject-appointment"),
            Self::LookToday => say("mail-subject-today"),
            Self::RecoveryAsked
            | Self::RecoveryDone
            | Self::WaysInChanged
            | Self::ErasureAsked
            | Self::ErasureDone => say("mail-subject-account"),
        }
    }

    /// The text, with its link on a line of its own, in the language that is spoken.
    pub fn text(self, link: &str) -> String {
        let words = match self {
            Self::TherapistInvitation => say("mail-join"),
            Self::PartnerInvitation => say("mail-invited"),
            Self::SomethingNew => say("mail-new"),
            Self::Reminder => say("mail-reminder"),
            Self::AskedFor => say("mail-asked-for"),
            Self::Appointment => say("mail-appointment"),
            Self::LookToday => say("mail-today"),
            Self::RecoveryAsked => say("mail-recovery-asked"),
            Self::RecoveryDone => say("mail-recovery-done"),
            Self::WaysInChanged => say("mail-ways-in-changed"),
            Self::ErasureAsked => say("mail-erasure-asked"),
            Self::ErasureDone => say("mail-erasure-done"),
        };
        let closing = match self {
            Self::Appointment => say("mail-appointment-closing"),
            _ => say("mail-closing"),
        };
        let hello = say("mail-hello");
        format!("{hello}\n\n{words}\n\n{link}\n\n{closing}\n")
    }
}
