//! Any text is a questionnaire, or is refused with at least one problem; what is read can be gone through.
#![no_main]

use libfuzzer_sys::fuzz_target;
use measures::{Answers, Questionnaire, Step};

fuzz_target!(|text: &str| {
    match Questionnaire::parse(text) {
        Ok(questionnaire) => {
            let answers = Answers::new();
            let mut at: Option<String> = None;
            for _ in 0..questionnaire.screens().len() {
                match questionnaire.next(&answers, at.as_deref()) {
                    Step::Ask(screen) => at = Some(screen.link_id.clone()),
                    Step::Ends(_) | Step::Done => break,
                }
            }
            let _ = questionnaire.response(&answers, jiff::Timestamp::UNIX_EPOCH);
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
});
