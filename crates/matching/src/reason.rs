//! Why a therapist fits, or does not quite, in plain words to one client.
//!
//! What must stay true: a reason is made of what its reader asked for and of facts all share, so
//! its words can never tell one partner what the other wishes for.

use serde::{Deserialize, Serialize};

use crate::jurisdiction::Jurisdiction;
use crate::lists::{AFFIRMS, APPROACHES, GENDERS, GOALS, label, languages};
use crate::people::{Form, Medium};

/// One reason. Slugs and codes are those of the lists in this crate.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Licensed where the reader is.
    Licensed(Jurisdiction),
    /// Has worked with the reader before.
    Known,
    /// Open at these times the reader chose.
    Free {
        /// Parts of the week: "tuesday-evening".
        times: Vec<String>,
        /// Whether both partners chose them.
        both: bool,
    },
    /// Open at none of them.
    NotFree {
        /// Whether it is the times both partners chose that are not open.
        both: bool,
    },
    /// Works with this goal.
    WorksOn {
        /// The goal.
        goal: String,
        /// With whom they work on it here.
        form: Form,
    },
    /// Has not named this goal.
    NotWorksOn(String),
    /// Knows and welcomes this.
    Welcomes(String),
    /// Has not said so.
    NotWelcomes(String),
    /// Is of this gender.
    Gender(String),
    /// Is of another, or does not say.
    NotGender(String),
    /// Trained in this way of working.
    TrainedIn(String),
    /// Works in none of the ways the reader named.
    NotTrainedIn(Vec<String>),
    /// Speaks these languages, which all share.
    Speaks(Vec<String>),
    /// Meets in these ways, which all share.
    Meets(Vec<Medium>),
}

impl Reason {
    /// The reason in plain words, without a full stop.
    pub fn say(&self) -> String {
        match self {
            Reason::Licensed(place) => format!("Licensed where you are ({})", place.short_name()),
            Reason::Known => "You have worked together before".to_owned(),
            Reason::Free { times, both } => {
                let both = if *both { ", when you both can" } else { "" };
                format!("Free {}{both}", say_times(times))
            }
            Reason::NotFree { both: true } => "Not free at times that suit you both".to_owned(),
            Reason::NotFree { both: false } => "Not free at the times you chose".to_owned(),
            Reason::WorksOn { goal, form } => {
                let whom = match form {
                    Form::Couple => "couples",
                    Form::Individual => "people",
                };
                format!("Works with {whom} on {}", in_sentence(GOALS, goal))
            }
            Reason::NotWorksOn(goal) => {
                let goal = in_sentence(GOALS, goal);
                format!("Has not named {goal} among the things they work with")
            }
            Reason::Welcomes(whom) => format!("Knows and welcomes {}", in_sentence(AFFIRMS, whom)),
            Reason::NotWelcomes(whom) => {
                let whom = in_sentence(AFFIRMS, whom);
                format!("Has not named {whom} among what they know well")
            }
            Reason::Gender(gender) => format!("Is {}, as you wished", say_gender(gender)),
            Reason::NotGender(gender) => format!("Is not listed as {}", say_gender(gender)),
            Reason::TrainedIn(approach) => {
                format!("Trained in {}", in_sentence(APPROACHES, approach))
            }
            Reason::NotTrainedIn(approaches) => {
                let named = approaches.iter().map(|a| in_sentence(APPROACHES, a));
                let named = enumerate(named.collect(), "or");
                format!("Has not named {named} among their ways of working")
            }
            Reason::Speaks(codes) => {
                let names = codes.iter().map(|code| name(languages(), code).to_owned());
                format!("Speaks {}", enumerate(names.collect(), "and"))
            }
            Reason::Meets(media) => {
                let ways = media.iter().map(|medium| say_medium(*medium).to_owned());
                format!("Meets {}", enumerate(ways.collect(), "or"))
            }
        }
    }
}

/// How many times of the week are named; more would not be read.
const TIMES_NAMED: usize = 3;

/// "Monday mornings and Tuesday evenings".
fn say_times(times: &[String]) -> String {
    let named = times.iter().take(TIMES_NAMED).map(|time| say_time(time));
    let mut said: Vec<String> = named.collect();
    if times.len() > TIMES_NAMED {
        said.push("more".to_owned());
    }
    enumerate(said, "and")
}

/// "tuesday-evening" as "Tuesday evenings".
fn say_time(code: &str) -> String {
    let mut letters = code.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let words: String = first.into_iter().chain(letters).collect();
    words.replace('-', " ") + "s"
}

fn say_gender(slug: &str) -> String {
    let word = in_sentence(GENDERS, slug);
    match slug {
        "woman" | "man" => format!("a {word}"),
        _ => word,
    }
}

fn say_medium(medium: Medium) -> &'static str {
    match medium {
        Medium::Video => "by video",
        Medium::Audio => "by audio",
        Medium::Messages => "in messages",
        Medium::InPerson => "in person",
    }
}

/// The label of a slug, or the slug where it is unknown.
fn name<'a>(list: &'static [(&'static str, &'static str)], slug: &'a str) -> &'a str {
    label(list, slug).unwrap_or(slug)
}

/// A label as it stands in the middle of a sentence: its first letter small, unless its first
/// word is a name or an abbreviation.
fn in_sentence(list: &'static [(&'static str, &'static str)], slug: &str) -> String {
    let label = name(list, slug);
    let mut letters = label.chars();
    let first = letters.next();
    let rest = letters.as_str();
    if label.starts_with("Gottman") || rest.starts_with(char::is_uppercase) {
        return label.to_owned();
    }
    first
        .iter()
        .flat_map(|c| c.to_lowercase())
        .chain(rest.chars())
        .collect()
}

/// "a", "a and b", "a, b and c".
fn enumerate(mut words: Vec<String>, joint: &str) -> String {
    let last = words.pop().unwrap_or_default();
    if words.is_empty() {
        last
    } else {
        format!("{} {joint} {last}", words.join(", "))
    }
}
