//! What matching knows of a therapist and of a client: no names, no ids, no story.

use serde::{Deserialize, Serialize};

use crate::jurisdiction::Jurisdiction;
use crate::licence::{Day, Licence};
use crate::practice::Practice;
use crate::weights::Wish;

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
    /// In one room, at a place of the practice.
    InPerson,
}

impl Medium {
    /// All of them.
    pub const ALL: [Medium; 4] = [
        Medium::Video,
        Medium::Audio,
        Medium::Messages,
        Medium::InPerson,
    ];

    /// The name in stored text and forms: "video".
    pub fn code(self) -> &'static str {
        match self {
            Medium::Video => "video",
            Medium::Audio => "audio",
            Medium::Messages => "messages",
            Medium::InPerson => "in-person",
        }
    }

    /// The medium of a [`Medium::code`].
    pub fn parse(code: &str) -> Option<Medium> {
        Medium::ALL.into_iter().find(|medium| medium.code() == code)
    }
}

/// Who is to be treated, and by which rules.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// One client, or both partners of a couple.
    pub clients: &'a [Client],
    /// What they come as.
    pub form: Form,
    /// For which of them a list is made. Then what is that one's own alone counts (age, work that is
    /// not taken, pairs that are excluded) and the other's does not: it would tell of the other. Each
    /// of a couple has a list of their own, so no rule is lost. `None`, where nobody reads it: all of
    /// everybody's counts.
    pub reader: Option<usize>,
    /// The practice's rules and weights.
    pub practice: &'a Practice,
    /// The day at the therapist's.
    pub today: Day,
}

/// The ages of clients that a therapist sees, in years; what is missing is no limit.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(default)]
pub struct Ages {
    /// From this age on.
    pub from: Option<u32>,
    /// Up to this age, which still counts.
    pub to: Option<u32>,
}

impl Ages {
    /// Whether somebody of this age is seen. An age nobody knows is within no limit.
    pub fn hold(self, age: Option<u32>) -> bool {
        let above = |from| age.is_some_and(|age| age >= from);
        let below = |to| age.is_some_and(|age| age <= to);
        self.from.is_none_or(above) && self.to.is_none_or(below)
    }
}

/// What is between a therapist and one client.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Between {
    /// The client asked not to be shown this therapist.
    pub unwanted: bool,
    /// The therapist asked not to be suggested to this client.
    pub untaken: bool,
    /// The practice decided that the two are not to be brought together.
    pub kept_apart: bool,
    /// Their work ended after the client and a partner parted, without the agreement of all three.
    pub parted: bool,
    /// The therapist sees the client's partner, and did so alone before the two came here as a couple.
    pub sees_partner: bool,
    /// They worked together before, and it was not the client who ended it.
    pub known: bool,
}

/// A therapist, as matching sees one for a particular client or couple.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
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
    /// Ways they meet. [`Medium::InPerson`] counts only where [`Therapist::sites`] has the place in which
    /// every client is.
    pub media: Vec<Medium>,
    /// Where the places are at which they can be met in person.
    pub sites: Vec<Jurisdiction>,
    /// Places free for couples.
    pub room_couples: u32,
    /// Places free for individuals.
    pub room_individuals: u32,
    /// For each client in order, for each of that client's [`Client::times`], whether the
    /// therapist is open then. What is missing counts as not open.
    pub times: Vec<Vec<bool>>,
    /// How many percent of their places for this form of therapy are taken.
    pub load: u32,
    /// Of what clients come for, that in which their track record is clearly above what is usual in the
    /// practice, slugs of [`crate::GOALS`]: see [`crate::record::strengths`]. Empty where none is kept.
    pub strengths: Vec<String>,
    /// The ages they see.
    pub ages: Ages,
    /// Work they do not take, slugs of [`crate::GOALS`].
    pub declines: Vec<String>,
    /// Whether they are trained to work with couples where there is, or was, violence.
    pub trained: bool,
    /// For each client in order, what is between the two. What is missing is nothing.
    pub between: Vec<Between>,
}

impl Therapist {
    /// What is between them and a client.
    pub(crate) fn between(&self, who: usize) -> Between {
        self.between.get(who).copied().unwrap_or_default()
    }
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
    /// Their age in years, where it is known.
    pub age: Option<u32>,
    /// What matters most to them: it weighs [twice](crate::weights::MOST).
    pub most: Vec<Wish>,
}
