//! What matching knows of a therapist and of a client: no names, no ids, no story.

use serde::{Deserialize, Serialize};

use crate::jurisdiction::Jurisdiction;
use crate::licence::Licence;

/// Who comes to therapy.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Two partners together.
    Couple,
    /// One person.
    Individual,
}

impl Form {
    /// The name in stored text and forms: "couple".
    pub fn code(self) -> &'static str {
        match self {
            Form::Couple => "couple",
            Form::Individual => "individual",
        }
    }

    /// The form of a [`Form::code`].
    pub fn parse(code: &str) -> Option<Form> {
        [Form::Couple, Form::Individual]
            .into_iter()
            .find(|form| form.code() == code)
    }
}

/// A way to meet.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Medium {
    /// A live session with picture and sound.
    Video,
    /// A live session with sound alone.
    Audio,
    /// Writing, each at their own hour.
    Messages,
}

impl Medium {
    /// All of them.
    pub const ALL: [Medium; 3] = [Medium::Video, Medium::Audio, Medium::Messages];

    /// The name in stored text and forms: "video".
    pub fn code(self) -> &'static str {
        match self {
            Medium::Video => "video",
            Medium::Audio => "audio",
            Medium::Messages => "messages",
        }
    }

    /// The medium of a [`Medium::code`].
    pub fn parse(code: &str) -> Option<Medium> {
        Medium::ALL.into_iter().find(|medium| medium.code() == code)
    }
}

/// A therapist, as matching sees one for a particular client or couple.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Therapist {
    /// Their licences, in whatever state.
    pub licences: Vec<Licence>,
    /// Languages they work in, by BCP 47 code.
    pub languages: Vec<String>,
    /// Ways of working, slugs of [`crate::APPROACHES`].
    pub approaches: Vec<String>,
    /// What they work with, slugs of [`crate::GOALS`].
    pub focus: Vec<String>,
    /// Whom they know and welcome, slugs of [`crate::AFFIRMS`].
    pub affirms: Vec<String>,
    /// Their gender, a slug of [`crate::GENDERS`], if they say.
    pub gender: Option<String>,
    /// Ways they meet.
    pub media: Vec<Medium>,
    /// Places free for couples.
    pub room_couples: u32,
    /// Places free for individuals.
    pub room_individuals: u32,
    /// For each client in order, for each of that client's [`Client::times`], whether the
    /// therapist is open then. What is missing counts as not open.
    pub times: Vec<Vec<bool>>,
}

/// A client, as matching sees one. An empty preference is no preference, save languages and
/// media: those are needed to work together at all, so someone with none fits nobody. No list names
/// anything twice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Client {
    /// Where they will be during sessions.
    pub jurisdiction: Jurisdiction,
    /// Languages they can have therapy in, by BCP 47 code.
    pub languages: Vec<String>,
    /// What they come for, slugs of [`crate::GOALS`].
    pub goals: Vec<String>,
    /// Ways of working any of which they would like, slugs of [`crate::APPROACHES`].
    pub approaches: Vec<String>,
    /// The therapist's gender they would like, a slug of [`crate::GENDERS`].
    pub gender: Option<String>,
    /// What they would like the therapist to know and welcome, slugs of [`crate::AFFIRMS`].
    pub affirms: Vec<String>,
    /// Parts of the week that suit them: "tuesday-evening".
    pub times: Vec<String>,
    /// Ways they can meet.
    pub media: Vec<Medium>,
}
