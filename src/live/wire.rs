//! What a browser and the server say to each other while a session lasts, as JSON over a WebSocket.
//!
//! What must stay true: whatever a stranger sends is a message of this list or is refused, in bounded
//! time and memory; nothing here carries words or pictures of a session.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::call::{Act, Me, Role, Turn};
use super::guests::GuestKind;
use super::relay::IceServer;

/// The longest message taken from a browser, in bytes: a description of a connection with several
/// lines of media is about 10 KB.
pub const LONGEST: usize = 64 * 1024;

/// What tells one device (one open page, through its reloads) or one load of a page from another:
/// made by the browser, 8 to 36 letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Token(Box<str>);

/// A text that is no [`Token`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoToken;

impl fmt::Display for NoToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not 8 to 36 letters, digits and hyphens")
    }
}

impl FromStr for Token {
    type Err = NoToken;

    fn from_str(text: &str) -> Result<Self, NoToken> {
        let fine = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if (8..=36).contains(&text.len()) && text.bytes().all(fine) {
            Ok(Self(text.into()))
        } else {
            Err(NoToken)
        }
    }
}

impl TryFrom<String> for Token {
    type Error = NoToken;

    fn try_from(text: String) -> Result<Self, NoToken> {
        text.parse()
    }
}

impl From<Token> for String {
    fn from(token: Token) -> Self {
        token.0.into()
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a page still knows of a call, for a server that was started again and knows nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Knew {
    /// Which call.
    pub call: Option<String>,
    /// Whose turn it shows.
    pub turn: Option<Token>,
    /// How many seconds its timer has left.
    pub left: Option<u32>,
}

/// What a browser says.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case", deny_unknown_fields)]
pub enum FromBrowser {
    /// The first word of every connection: which device this is, and which load of its page. The rest is
    /// what the page still [`Knew`].
    Hello {
        /// Which device.
        device: Token,
        /// Which load of its page.
        page: Token,
        /// Which call it was in.
        #[serde(default)]
        call: Option<String>,
        /// Whose turn the page shows.
        #[serde(default)]
        turn: Option<Token>,
        /// How many seconds the page's timer has left.
        #[serde(default)]
        left: Option<u32>,
    },
    /// To be passed on to one other device, unread: how to connect.
    Signal {
        /// To which device.
        to: Token,
        /// As it was when its page was loaded.
        page: Token,
        /// A description or a candidate, as the browser made it.
        data: Value,
    },
    /// What this device sends and shows.
    Me {
        /// Whether it can be heard.
        mic: bool,
        /// Whether it can be seen.
        camera: bool,
        /// Whether it shows its screen.
        screen: bool,
        /// Whether its hand is raised.
        hand: bool,
    },
    /// The therapist lets a device in.
    Admit {
        /// Which.
        device: Token,
    },
    /// The therapist sends a device back to the waiting room.
    SendBack {
        /// Which.
        device: Token,
    },
    /// The therapist talks with one person alone: everyone else waits.
    Alone {
        /// With whom: one of their devices.
        device: Token,
    },
    /// Whose turn it is to speak; nobody's, if none.
    Turn {
        /// One of their devices.
        device: Option<Token>,
    },
    /// Starts the timer, or stops it with 0.
    Timer {
        /// From how many seconds.
        seconds: u32,
    },
    /// This device leaves for good.
    Leave,
    /// The therapist ends the session for everyone.
    End,
    /// Still here.
    Ping,
}

impl FromBrowser {
    /// Reads what came.
    ///
    /// # Errors
    /// If it is none of these, or too long.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        if text.len() > LONGEST {
            return Err(Unreadable);
        }
        serde_json::from_str(text).map_err(|_| Unreadable)
    }

    /// As something done in the call; `None` for what is not.
    pub fn act(self) -> Option<Act> {
        Some(match self {
            Self::Me {
                mic,
                camera,
                screen,
                hand,
            } => Act::Show(Me {
                mic,
                camera,
                screen,
                hand,
            }),
            Self::Admit { device } => Act::Admit(device),
            Self::SendBack { device } => Act::SendBack(device),
            Self::Alone { device } => Act::Alone(device),
            Self::Turn { device } => Act::Turn(device),
            Self::Timer { seconds } => Act::Timer(seconds),
            Self::Leave => Act::Leave,
            Self::End => Act::End,
            Self::Hello { .. } | Self::Signal { .. } | Self::Ping => return None,
        })
    }
}

/// What came is none of the messages there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// What the server says.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum ToBrowser {
    /// Everything this device may know of the call, whenever any of it changed.
    Room(Box<Room>),
    /// From another device, as it was sent.
    Signal {
        /// From which.
        from: Token,
        /// As it was when its page was loaded.
        page: Token,
        /// What it said.
        data: Value,
    },
    /// The same device is open in another page, which goes on.
    Replaced,
    /// The session is over.
    Ended,
    /// Too many devices are in.
    Full,
    /// Still here.
    Pong,
}

/// The call as one device may know it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Room {
    /// Which call this is: another one after the server was started again.
    pub call: String,
    /// Whether this device is in, or waits.
    pub inside: bool,
    /// Whether this is a private moment: one client and the therapist.
    pub alone: bool,
    /// Whether the therapist is here.
    pub therapist_here: bool,
    /// This device first, then the others it may know of, in a steady order.
    pub people: Vec<Person>,
    /// Which guests wait, for a client who is in.
    pub coming: Vec<Coming>,
    /// Whose turn it is.
    pub turn: Turn,
    /// How many milliseconds the timer has left; none while it does not run.
    pub left_ms: Option<i64>,
    /// Where to find the relay, for those who are in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relays: Vec<IceServer>,
}

/// A guest who waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coming {
    /// Their name.
    pub name: String,
    /// As what they come.
    pub kind: GuestKind,
}

/// A device in the call, as others see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Person {
    /// Which device.
    pub device: Token,
    /// Which load of its page.
    pub page: Token,
    /// The name of who is at it.
    pub name: String,
    /// As what they are here.
    pub role: Role,
    /// Whether it is in, or waits.
    pub inside: bool,
    /// Whether its line to the server stands; the others may still see and hear it.
    pub online: bool,
    /// Whether the same person is in with another device too.
    pub second: bool,
    /// What it sends and shows.
    #[serde(flatten)]
    pub me: Me,
}
