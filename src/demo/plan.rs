//! The made-up practice and its stories as they are written down, in TOML beside this file.
//!
//! What must stay true: people are named in a story by the first part of their e-mail address.

use std::collections::BTreeMap;

use calendar::Zone;
use measures::{Answers, Questionnaire};
use serde::Deserialize;

use crate::lists;

/// Somebody who signs in.
#[derive(Deserialize)]
pub(super) struct Who {
    pub(super) name: String,
    pub(super) email: String,
    /// What there is to see as them.
    #[serde(default)]
    pub(super) see: String,
}

impl Who {
    /// What stories call them.
    pub(super) fn called(&self) -> &str {
        self.email.split('@').next().unwrap_or_default()
    }
}

#[derive(Deserialize)]
pub(super) struct Practice {
    pub(super) name: String,
    pub(super) administrator: Who,
    pub(super) invited: Invited,
    pub(super) therapists: Vec<TherapistPlan>,
}

/// A therapist who was invited and has not joined.
#[derive(Deserialize)]
pub(super) struct Invited {
    pub(super) email: String,
    pub(super) day: i64,
}

#[derive(Deserialize)]
pub(super) struct TherapistPlan {
    #[serde(flatten)]
    pub(super) who: Who,
    pub(super) zone: Zone,
    pub(super) about: String,
    pub(super) approaches: Vec<String>,
    pub(super) focus: Vec<String>,
    pub(super) languages: Vec<String>,
    pub(super) gender: String,
    #[serde(default)]
    pub(super) affirms: Vec<String>,
    pub(super) media: Vec<String>,
    #[serde(default)]
    pub(super) ages: matching::Ages,
    #[serde(default)]
    pub(super) declines: Vec<String>,
    #[serde(default)]
    pub(super) trained: bool,
    pub(super) couples: u32,
    pub(super) individuals: u32,
    /// Hours by weekday, as people type them.
    pub(super) hours: BTreeMap<String, String>,
    /// Days that differ, by their distance from today.
    #[serde(default)]
    pub(super) exceptions: BTreeMap<String, String>,
    /// The day they joined.
    #[serde(default = "long_ago")]
    pub(super) joined: i64,
    pub(super) licences: Vec<LicencePlan>,
}

/// The day the first therapists joined.
fn long_ago() -> i64 {
    -92
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LicencePlan {
    pub(super) kind: String,
    pub(super) number: String,
    pub(super) place: String,
    pub(super) expires: i64,
    pub(super) npi: Option<String>,
    /// The day it was checked; none while it waits.
    pub(super) checked: Option<i64>,
    /// Why it was refused, if it was.
    #[serde(default)]
    pub(super) refused: String,
}

/// What happened to a couple or one person.
#[derive(Deserialize)]
pub(super) struct Story {
    /// Said while it is made.
    pub(super) tells: String,
    pub(super) people: BTreeMap<String, Person>,
    story: Events,
}

#[derive(Deserialize)]
struct Events {
    events: Vec<Event>,
}

#[derive(Deserialize)]
pub(super) struct Person {
    #[serde(flatten)]
    pub(super) who: Who,
    #[serde(default)]
    pub(super) answers: Given,
    /// What they say about safety where it is not "no".
    #[serde(default)]
    pub(super) safety: Given,
}

impl Person {
    /// The time zone they live in, from their answers.
    pub(super) fn zone(&self) -> Result<Zone, String> {
        let zone = match self.answers.0.get("zone") {
            Some(Value::One(zone)) => Zone::parse(zone),
            _ => None,
        };
        zone.ok_or_else(|| format!("{} lives in no time zone", self.who.name))
    }
}

#[derive(Deserialize)]
pub(super) struct Event {
    pub(super) at: String,
    pub(super) who: String,
    #[serde(flatten)]
    pub(super) act: Act,
}

/// What people do. Answers are in the order of the questions; feedback is on the session held last.
/// `in` names a room: `joint`, or the client whose private room it is.
#[derive(Deserialize)]
#[serde(tag = "does", rename_all = "kebab-case")]
pub(super) enum Act {
    Begin,
    Invite {
        partner: String,
    },
    Join,
    Screen,
    Choose {
        therapist: String,
    },
    /// Comes onto the waiting list.
    Wait,
    /// Has it worked out who could be offered whom, and sends what is proposed for this client alone.
    Offer {
        client: String,
    },
    Change {
        /// Whether a summary is asked for, to be read first.
        #[serde(default)]
        summary: bool,
    },
    SumUp {
        client: String,
        text: String,
    },
    Agree,
    Accept {
        client: String,
    },
    ReadScreen {
        client: String,
    },
    OpenJoint {
        client: String,
    },
    Write {
        r#in: String,
        text: String,
    },
    Read {
        r#in: String,
    },
    Book {
        r#in: String,
        from: String,
    },
    Ask {
        client: String,
        measure: String,
        often: String,
    },
    Answer {
        measure: String,
        answers: Vec<String>,
    },
    Feedback {
        answers: Vec<String>,
    },
    Share {
        measure: String,
    },
    /// Gives an exercise for a day so many days from today on.
    Give {
        r#in: String,
        exercise: String,
        why: String,
        days: i64,
    },
    /// Writes a safety plan, by the names of its parts.
    Plan {
        parts: BTreeMap<String, String>,
    },
    /// Mood, closeness and conflict; 0 for what is left out.
    HowIAm {
        steps: [u8; 3],
        #[serde(default)]
        line: String,
        #[serde(default)]
        kept: bool,
    },
    /// Shows these to the partner, and the steps to the therapist.
    ShowHowIAm {
        items: Vec<String>,
    },
    Journal {
        #[serde(default)]
        title: String,
        text: String,
        #[serde(default)]
        shown: bool,
    },
}

fn read<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|e| format!("demo/{name}.toml: {e}"))
}

impl Practice {
    pub(super) fn built_in() -> Result<Self, String> {
        read("practice", include_str!("practice.toml"))
    }
}

impl Story {
    pub(super) fn built_in() -> Result<Vec<Self>, String> {
        Ok(vec![
            read(
                "maya-and-daniel",
                include_str!("stories/maya-and-daniel.toml"),
            )?,
            read("mei-and-josh", include_str!("stories/mei-and-josh.toml"))?,
            read("rosa", include_str!("stories/rosa.toml"))?,
            read("greta", include_str!("stories/greta.toml"))?,
            read("waiting", include_str!("stories/waiting.toml"))?,
        ])
    }

    /// What happened, the first first.
    pub(super) fn events(&self) -> &[Event] {
        &self.story.events
    }

    /// Who can sign in, in the order they came.
    pub(super) fn clients(&self) -> impl Iterator<Item = &Who> {
        let comes = |event: &&Event| matches!(event.act, Act::Begin | Act::Join);
        let came = self.events().iter().filter(comes);
        came.filter_map(|event| Some(&self.people.get(&event.who)?.who))
    }
}

/// Answers by question, as they are written down.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Given(BTreeMap<String, Value>);

#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    One(String),
    Number(i64),
    Several(Vec<String>),
}

impl Given {
    /// As a form would send it.
    fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (name, value) in &self.0 {
            match value {
                Value::One(text) => pairs.push((name.clone(), text.clone())),
                Value::Number(number) => pairs.push((name.clone(), number.to_string())),
                Value::Several(codes) => {
                    pairs.extend(codes.iter().map(|code| (name.clone(), code.clone())));
                }
            }
        }
        pairs
    }

    /// Answers a questionnaire screen by screen, as in a browser; `otherwise` is said to required
    /// choices that are not mentioned, where it is an option.
    ///
    /// # Errors
    /// Words on the first answer that is not taken.
    pub(super) fn answer(
        &self,
        questionnaire: &Questionnaire,
        otherwise: &str,
    ) -> Result<Answers, String> {
        let mut pairs = self.pairs();
        for item in questionnaire.items() {
            if item.required
                && !self.0.contains_key(&item.link_id)
                && item.option(otherwise).is_some()
            {
                pairs.push((item.link_id.clone(), otherwise.to_owned()));
            }
        }
        let in_list = |list: &str, code: &str| {
            lists::list(list).is_some_and(|list| list.iter().any(|(known, _)| known == code))
        };
        let mut answers = Answers::new();
        for screen in questionnaire.screens() {
            let asked = questionnaire.enabled(&answers);
            if !asked.iter().any(|other| other.link_id == screen.link_id) {
                continue;
            }
            let taken = questionnaire.take(screen, &answers, &pairs, in_list);
            if let Some((question, refusal)) = taken.refused.first_key_value() {
                return Err(format!("{question}: {refusal}"));
            }
            answers = taken.answers;
        }
        Ok(answers)
    }
}
