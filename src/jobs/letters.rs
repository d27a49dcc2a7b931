//! What mails say. What must stay true: whoever looks over a shoulder at a mailbox learns that there
//! is something to read, not what, from whom or about what.

use serde::{Deserialize, Serialize};

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
    /// The subject line.
    pub fn subject(self) -> &'static str {
        match self {
            Self::TherapistInvitation => "An invitation to join",
            Self::PartnerInvitation => "An invitation for you",
            Self::SomethingNew => "Something new is waiting for you",
            Self::Reminder | Self::AskedFor => "A reminder",
            Self::Appointment => "Appointment",
            Self::LookToday => "Please look in today",
            Self::RecoveryAsked
            | Self::RecoveryDone
            | Self::WaysInChanged
            | Self::ErasureAsked
            | Self::ErasureDone => "About your account",
        }
    }

    /// The text, with its link on a line of its own.
    pub fn text(self, link: &str) -> String {
        let words = match self {
            Self::TherapistInvitation => {
                "You are invited to join as a therapist. This link works once, for 14 days:"
            }
            Self::PartnerInvitation => {
                "Someone who knows you invites you. The page behind this link says more. It works \
                 once, for 14 days, and you are free to leave it:"
            }
            Self::SomethingNew => "Something new is waiting for you. Sign in to see it:",
            Self::Reminder => "You have something planned soon. Sign in to see it:",
            Self::AskedFor => {
                "You asked to be reminded. Sign in to see of what, or to be reminded no more:"
            }
            Self::Appointment => {
                "An appointment of yours, for your calendar. Sign in to see it, to move it or to cancel it:"
            }
            Self::LookToday => {
                "Something came in that should not wait until tomorrow. Please sign in and look:"
            }
            Self::RecoveryAsked => {
                "Someone asked for a new way into your account. If that was not for you, you can stop it \
                 on the page behind this link:"
            }
            Self::RecoveryDone => {
                "Your account has a new password. If you did not set it, please speak to us. Sign in to \
                 see more:"
            }
            Self::WaysInChanged => {
                "The ways to sign in to your account were changed. If that was not you, please speak to us. \
                 Sign in to see what there is now:"
            }
            Self::ErasureAsked => {
                "Something was asked for about your account. If that was not you, you can stop it. Sign in \
                 to see what it is:"
            }
            Self::ErasureDone => {
                "What was asked for about your account is done. The page behind this link says what. It \
                 works for 30 days, and needs no password:"
            }
        };
        let closing = match self {
            Self::Appointment => {
                "You asked for such mails, and can switch them off where your appointments are. What your \
                 calendar answers cancels nothing by itself. Please write nothing here: nobody reads it."
            }
            _ => {
                "This mail says no more than that on purpose. Please do not answer it: nobody reads what is \
                 sent here."
            }
        };
        format!("Hello,\n\n{words}\n\n{link}\n\n{closing}\n")
    }
}
