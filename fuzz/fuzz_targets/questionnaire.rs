//! Any text is a questionnaire, ours or somebody else's, or is refused with at least one problem; what is
//! read can be gone through.
#![no_main]

use libfuzzer_sys::fuzz_target;
use measures::{Answers, Questionnaire, Step};

/// Goes through it, first without answers, then with what it fills in itself.
fn go_through(questionnaire: &Questionnaire) {
    for answers in [Answers::new(), questionnaire.initial()] {
        let mut at: Option<String> = None;
        for _ in 0..questionnaire.screens().len() {
            match questionnaire.next(&answers, at.as_deref()) {
                Step::Ask(screen) => {
                    let names = questionnaire.shown(screen, &answers);
                    let raw = names.iter().map(|item| (item.link_id.clone(), "1".to_owned()));
                    let raw: Vec<_> = raw.collect();
                    let taken = questionnaire.take(screen, &answers, &raw, |_, _| true);
                    assert_eq!(questionnaire.prune(&taken.answers), taken.answers);
                    at = Some(screen.link_id.clone());
                }
                Step::Ends(_) | Step::Done => break,
            }
        }
        let _ = questionnaire.response(&answers, jiff::Timestamp::UNIX_EPOCH);
    }
}

fuzz_target!(|text: &str| {
    match Questionnaire::parse(text) {
        Ok(questionnaire) => go_through(&questionnaire),
        Err(problems) => assert!(!problems.is_empty()),
    }
    match Questionnaire::import(text) {
        Ok(imported) => go_through(&imported.questionnaire),
        Err(problems) => assert!(!problems.is_empty()),
    }
});
