//! Measures in care: assigned, answered one question at a time, scored, compared, discussed, shared.
//!
//! What must stay true: answers are sealed in the private space of whoever gave them, and saved one by
//! one; a partner sees scores alone, only what was shared and only while it is; an answer that a person
//! must be told of shows help at once, whatever else fails; a score keeps the version it was made by.

mod alerts;
mod answer_pages;
mod answering;
mod assignments;
mod catalogue;
mod course_pages;
mod critical_page;
mod due;
mod feedback;
mod feedback_pages;
mod import_pages;
mod outcomes;
pub mod picture;
mod pictured;
mod question;
mod reminders;
mod responses;
mod results_pages;
mod schedule;
mod sharing;
mod sharing_pages;
mod steps;
mod therapist_pages;

use std::sync::Arc;

use axum::{Extension, Router};
use jiff::Timestamp;
use measures::{Answers, Item, Key, Questionnaire};

use crate::accounts::Account;
use crate::appointments::Appointment;
use crate::db::Id;
use crate::help::Lines;
use crate::intake;
use crate::languages::{say, spoken};
use crate::service::Service;

pub use alerts::{Alert, of_client as alerts_of, opened as alerts_opened};
pub use answering::{Taken, answer, begin, begin_feedback, finish};
pub use assignments::assign;
pub use catalogue::{Added, bring_built_in, bring_in, shipped_keys};
pub use due::{Due, due};
pub use feedback::{Felt, SESSION_FEEDBACK, apart_lately, are_apart, felt};
pub use feedback_pages::{ask as ask_feedback, take as take_feedback};
pub use outcomes::{Countable, began_and_ended, countable};
pub use pictured::{Explained, Pictured, explained};
pub use reminders::remind;
pub use responses::finished_by;
pub use schedule::Often;
pub use sharing::{HowMuch, share};

/// The reflection on attachment that comes with the service.
pub const ATTACHMENT: &str = "attachment-reflection";

/// The weekly check-in that comes with the service.
pub const CHECK_IN: &str = "connection-check-in";

/// A measure as this practice uses it, in one version.
#[derive(Debug)]
pub struct Measure {
    /// Which version of which measure.
    pub id: Id<Measure>,
    /// Its short name, the same in every version.
    pub name: String,
    /// Counts up from 1.
    pub version: i64,
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// How it is scored.
    pub key: Key,
    /// The language of the questionnaire's texts, for the `lang` attribute.
    asked_in: &'static str,
    /// The language of the key's words: title, note, names of scales, bands and populations.
    words_in: &'static str,
    /// When it was brought in.
    pub added_at: Timestamp,
}

impl Measure {
    /// What was answered, in the order of the key's items.
    pub fn values(&self, answers: &Answers) -> Vec<Option<f64>> {
        match self.key.join(&self.questionnaire) {
            Ok(joined) => joined.answers(&self.questionnaire, answers),
            // The two were joined before they were stored.
            Err(_) => vec![None; self.key.items.len()],
        }
    }

    /// Whether a client should find no trace of it afterwards: it asks about harm by a partner, who may
    /// look at the same device.
    pub fn leaves_no_trace(&self) -> bool {
        let raises = |critical: &measures::key::Critical| critical.raises;
        self.key
            .critical
            .iter()
            .map(raises)
            .any(|concern| concern == measures::Concern::Violence)
    }

    /// What a client's pages have in their address: of a measure brought in, nothing that a browser's
    /// history would tell.
    pub fn address(&self) -> String {
        if self.is_ours() {
            self.name.clone()
        } else {
            self.id.to_string()
        }
    }

    /// What a client's pages call it: one that leaves no trace has no name of its own.
    pub fn shown_title(&self) -> String {
        if self.leaves_no_trace() {
            say("measures-no-trace-title").into()
        } else {
            self.key.title.clone()
        }
    }

    /// The language its questions are shown in, for the `lang` attribute.
    pub fn language(&self) -> &'static str {
        self.asked_in
    }

    /// The language of its title, its note and the names of its scores, for the `lang` attribute. A practice
    /// may ask in one language by a key that is in another.
    pub fn words_language(&self) -> &'static str {
        self.words_in
    }

    /// The language of [`Self::shown_title`].
    pub fn title_language(&self) -> &'static str {
        if self.leaves_no_trace() {
            spoken().page.tag()
        } else {
            self.words_language()
        }
    }

    /// Whether its scores are a place in the plane of attachment: anxiety by avoidance.
    pub fn has_plane(&self) -> bool {
        self.key.subscale("anxiety").is_some() && self.key.subscale("avoidance").is_some()
    }

    /// Whether it was written for the service: a reflection, and no validated test.
    pub fn is_ours(&self) -> bool {
        catalogue::BUILT_IN.contains(&self.name.as_str())
    }

    /// Whether clients may answer it whenever they like: those that come with the service and ask
    /// about nothing but the two of them.
    pub fn is_for_anyone(&self) -> bool {
        self.name == ATTACHMENT || self.name == CHECK_IN
    }
}

/// What somebody answered, opened.
pub struct Response {
    /// Which.
    pub id: Id<Response>,
    /// Who answered; about themselves.
    pub author: Id<Account>,
    /// The version it was answered under.
    pub measure: Arc<Measure>,
    /// The session it is about, where it is feedback.
    pub session: Option<Id<Appointment>>,
    /// What they answered so far.
    pub answers: Answers,
    /// When they began.
    pub began_at: Timestamp,
    /// When they finished; `None` while they have not.
    pub finished_at: Option<Timestamp>,
}

impl Response {
    /// What was answered to a question, in the words it was offered in.
    pub fn answer_words(&self, item: &Item) -> String {
        let words = |answer| intake::words(item, answer);
        let given: Vec<String> = self.answers.get(&item.link_id).iter().map(words).collect();
        given.join(&say("shell-comma"))
    }

    /// The linkId of the first question without an answer.
    pub fn next_question(&self) -> Option<String> {
        let questionnaire = &self.measure.questionnaire;
        let at = steps::first_open(questionnaire, &self.answers)?;
        let steps = steps::steps(questionnaire, &self.answers);
        Some(steps.get(at)?.item.link_id.clone())
    }

    /// Each score by its title, with one decimal; those that are missing are not in it.
    pub fn scores(&self) -> Vec<(String, String)> {
        let values = self.measure.values(&self.answers);
        let scores = self.measure.key.scores(&values).unwrap_or_default();
        let titled = self.measure.key.subscales.iter().zip(scores);
        titled
            .filter_map(|(subscale, score)| {
                Some((subscale.title.clone(), format!("{:.1}", score?)))
            })
            .collect()
    }

    /// Every question that was asked and answered, with the answer, in order.
    pub fn said(&self) -> Vec<(String, String)> {
        let counted = self.measure.questionnaire.prune(&self.answers);
        let asked = self.measure.questionnaire.items();
        let answered = asked.filter(|item| !counted.get(&item.link_id).is_empty());
        answered
            .map(|item| (item.text.clone(), self.answer_words(item)))
            .collect()
    }
}

/// The scores of a course of answers, each by the key it was given under.
fn taken(course: &[Response]) -> Vec<picture::Taken> {
    let scored = course.iter().filter_map(|response| {
        let values = response.measure.values(&response.answers);
        let at = response.finished_at?;
        Some(picture::Taken::of(&response.measure.key, at, &values))
    });
    scored.collect()
}

/// The pages of this room.
pub fn routes(lines: Arc<Lines>) -> Router<Arc<Service>> {
    Router::new()
        .merge(answer_pages::routes())
        .merge(results_pages::routes())
        .merge(sharing_pages::routes())
        .merge(therapist_pages::routes())
        .merge(course_pages::routes())
        .merge(import_pages::routes())
        .layer(Extension(lines))
}
