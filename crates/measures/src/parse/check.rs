//! What items say about each other: names used twice, conditions on other questions, shared fields.
//!
//! What must stay true: once these checks pass, every condition looks at a question on an earlier
//! screen and at something that question can be answered with.

use crate::{Condition, Item, Problem, When};
use std::collections::BTreeMap;

/// The problems between items, in order.
pub(super) fn problems(screens: &[Item]) -> Vec<Problem> {
    let mut checker = Checker::default();
    for (position, screen) in screens.iter().enumerate() {
        for item in screen.with_parts() {
            checker.name(item, position);
        }
    }
    for (position, screen) in screens.iter().enumerate() {
        checker.visit(screen, position, false);
    }
    checker.problems
}

/// The problems between items of somebody else's questionnaire, whose conditions may look at any
/// question that comes before, also on the same screen.
pub(crate) fn foreign_problems(screens: &[Item]) -> Vec<Problem> {
    let mut checker = Checker {
        same_screen: true,
        ..Checker::default()
    };
    let items: Vec<_> = screens.iter().flat_map(Item::with_parts).collect();
    for (position, item) in items.iter().enumerate() {
        checker.name(item, position);
    }
    for (position, item) in items.iter().enumerate() {
        checker.condition(&item.link_id, &item.condition, position);
    }
    checker.problems
}

#[derive(Default)]
struct Checker<'q> {
    known: BTreeMap<&'q str, (usize, &'q Item)>,
    /// Fields by name: whether the questions that fill it in are all asked on a condition.
    fields: BTreeMap<&'q str, bool>,
    problems: Vec<Problem>,
    /// Whether a condition may look at a question on its own screen; places are then of items, not of
    /// screens.
    same_screen: bool,
}

impl<'q> Checker<'q> {
    fn problem(&mut self, at: &str, what: String) {
        self.problems.push(Problem {
            at: at.to_owned(),
            what,
        });
    }

    fn name(&mut self, item: &'q Item, screen: usize) {
        if self.known.insert(&item.link_id, (screen, item)).is_some() {
            self.problem(
                &item.link_id,
                "this linkId is used twice: give each item its own".to_owned(),
            );
        }
    }

    fn visit(&mut self, item: &'q Item, screen: usize, within_condition: bool) {
        self.condition(&item.link_id, &item.condition, screen);
        let conditional = within_condition || !item.condition.tests.is_empty();
        if let Some(field) = &item.field {
            let others = self.fields.insert(field, conditional);
            if others.is_some_and(|others| !(others && conditional)) {
                let what = format!(
                    "another question fills in the field \"{field}\" too. That can be only where each of \
                     them has an enableWhen, so that one is asked at a time"
                );
                self.problem(&item.link_id, what);
            }
        }
        for part in item.parts() {
            self.visit(part, screen, conditional);
        }
    }

    fn condition(&mut self, at: &str, condition: &Condition, screen: usize) {
        for test in &condition.tests {
            let Some((asked, question)) = self.known.get(test.question.as_str()).copied() else {
                self.problem(
                    at,
                    format!(
                        "enableWhen looks at \"{}\", which is not here",
                        test.question
                    ),
                );
                continue;
            };
            if let Some(what) = unusable(question, &test.when) {
                self.problem(at, what);
            } else if asked >= screen && self.same_screen {
                let what = format!(
                    "enableWhen looks at \"{}\", which is not asked before it. It can only look at a \
                     question that comes earlier",
                    test.question
                );
                self.problem(at, what);
            } else if asked >= screen {
                let what = format!(
                    "enableWhen looks at \"{}\", which is asked later or on the same screen. It can only \
                     look at a question on an earlier screen",
                    test.question
                );
                self.problem(at, what);
            }
        }
    }
}

fn unusable(question: &Item, when: &When) -> Option<String> {
    let name = &question.link_id;
    if !question.is_question() {
        return Some(format!(
            "enableWhen looks at \"{name}\", which is no question"
        ));
    }
    let value = when.value()?;
    if question.fits(value) {
        return None;
    }
    Some(
        match value.as_code().filter(|_| !question.options().is_empty()) {
            Some(code) => {
                format!("enableWhen looks for \"{code}\", which is not an option of \"{name}\"")
            }
            None => format!(
                "enableWhen compares with something that can never be an answer to \"{name}\""
            ),
        },
    )
}
