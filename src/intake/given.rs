//! Answers to the questionnaires in words, for whoever may read them.

use measures::{Answer, Answers, Item, Questionnaire};

use crate::languages::say;
use crate::lists;

/// A question and what was answered to it.
pub struct Given {
    /// As it was asked.
    pub question: String,
    /// As it was offered, or written.
    pub answer: String,
}

/// Answers in the words they were given in.
pub fn given(questionnaire: &Questionnaire, answers: &Answers) -> Vec<Given> {
    let mut list = Vec::new();
    for item in questionnaire.items() {
        let answers = answers.get(&item.link_id);
        if answers.is_empty() {
            continue;
        }
        // Some codes are of a list of the service's own.
        let listed = |code: &str| {
            let list = lists::list(item.list()?)?;
            let known = list.into_iter().find(|(known, _)| known == code);
            known.map(|(_, name)| name)
        };
        let named = |answer: &Answer| {
            let listed = answer.as_code().and_then(listed);
            listed.unwrap_or_else(|| words(item, answer))
        };
        let answers: Vec<String> = answers.iter().map(named).collect();
        list.push(Given {
            question: item.text.clone(),
            answer: answers.join(&say("shell-comma")),
        });
    }
    list
}

/// An answer in the words it was offered in.
pub fn words(item: &Item, answer: &Answer) -> String {
    match answer {
        Answer::Bool(true) => say("answer-yes").into(),
        Answer::Bool(false) => say("answer-no").into(),
        other => item.words(other),
    }
}
