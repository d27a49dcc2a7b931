//! A measure one question at a time: each answer is a page of its own, saved when it is given.
//!
//! What must stay true: every question that is asked is one step, whatever group it stands in, and all
//! that is to be read before it is shown with it.

use measures::{Answers, Item, Kind, Questionnaire};

/// A question and what is to be read before it.
pub struct Step<'q> {
    /// The question.
    pub item: &'q Item,
    /// The texts before it: of its groups and of display items.
    pub before: Vec<&'q Item>,
}

/// The questions asked, in order, as far as the answers so far tell.
pub fn steps<'q>(questionnaire: &'q Questionnaire, answers: &Answers) -> Vec<Step<'q>> {
    let (mut steps, mut before) = (Vec::new(), Vec::new());
    for screen in questionnaire.enabled(answers) {
        if matches!(screen.kind, Kind::Group(_)) && !screen.text.is_empty() {
            before.push(screen);
        }
        for item in questionnaire.shown(screen, answers) {
            if item.is_question() {
                let before = std::mem::take(&mut before);
                steps.push(Step { item, before });
            } else if !item.text.is_empty() {
                before.push(item);
            }
        }
    }
    steps
}

/// The first step without an answer, counted from 0; none where all have one.
pub fn first_open(questionnaire: &Questionnaire, answers: &Answers) -> Option<usize> {
    let steps = steps(questionnaire, answers);
    steps
        .iter()
        .position(|step| answers.get(&step.item.link_id).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(items: &str) -> Questionnaire {
        let text =
            format!(r#"{{"resourceType": "Questionnaire", "status": "draft", "item": [{items}]}}"#);
        Questionnaire::import(&text)
            .expect("a questionnaire")
            .questionnaire
    }

    #[test]
    fn a_group_is_taken_apart_and_its_text_goes_before_its_first_question() {
        let asked = read(
            r#"{"linkId": "hello", "type": "display", "text": "Welcome."},
               {"linkId": "g", "type": "group", "text": "The week", "item": [
                   {"linkId": "a", "type": "integer", "text": "A"},
                   {"linkId": "b", "type": "integer", "text": "B"}]}"#,
        );
        let steps = steps(&asked, &Answers::new());
        let names: Vec<&str> = steps
            .iter()
            .map(|step| step.item.link_id.as_str())
            .collect();
        assert_eq!(names, ["a", "b"]);
        let before: Vec<&str> = steps[0]
            .before
            .iter()
            .map(|item| item.text.as_str())
            .collect();
        assert_eq!(before, ["Welcome.", "The week"]);
        assert!(steps[1].before.is_empty());
    }

    #[test]
    fn a_question_that_waits_for_an_answer_is_no_step_before_it() {
        let asked = read(
            r#"{"linkId": "a", "type": "boolean", "text": "A"},
               {"linkId": "b", "type": "integer", "text": "B",
                "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}]}"#,
        );
        let mut answers = Answers::new();
        assert_eq!(steps(&asked, &answers).len(), 1);
        answers.set("a", vec![measures::Answer::Bool(true)]);
        assert_eq!(steps(&asked, &answers).len(), 2);
        assert_eq!(first_open(&asked, &answers), Some(1));
    }
}
