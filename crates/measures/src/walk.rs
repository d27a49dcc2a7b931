//! Going through a questionnaire: which screens are asked, forward and back, and what the answers
//! come to.
//!
//! What must stay true: everything here is a function of the questionnaire and the answers that count
//! ([`Live`]); no order of visiting screens changes an outcome.

use crate::{Answer, Answers, Concern, Item, Kind, Questionnaire};
use std::collections::{BTreeMap, BTreeSet};

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'q> {
    /// This screen is to be shown.
    Ask(&'q Item),
    /// An answer ended the questionnaire, with this code.
    Ends(&'q str),
    /// Everything that must be answered is.
    Done,
}

/// The items that are asked and the answers that count.
pub(crate) struct Live<'q, 'a> {
    asked: BTreeSet<&'q str>,
    answers: BTreeMap<&'q str, Vec<&'a Answer>>,
}

impl<'a> Live<'_, 'a> {
    pub(crate) fn asks(&self, item: &Item) -> bool {
        self.asked.contains(item.link_id.as_str())
    }

    pub(crate) fn answers(&self, item: &Item) -> &[&'a Answer] {
        self.answers
            .get(item.link_id.as_str())
            .map_or(&[], Vec::as_slice)
    }
}

impl<'q, 'a> Live<'q, 'a> {
    fn visit(&mut self, items: &'q [Item], answers: &'a Answers) {
        for item in items {
            let to = |link_id: &str| self.answers.get(link_id).map_or(&[][..], Vec::as_slice);
            if !item.condition.holds(to) {
                continue;
            }
            self.asked.insert(&item.link_id);
            let given = counted(item, answers.get(&item.link_id));
            if !given.is_empty() {
                self.answers.insert(&item.link_id, given);
            }
            self.visit(item.parts(), answers);
        }
    }
}

/// Those of the stored answers that are answers to this item as it is asked today.
fn counted<'a>(item: &Item, stored: &'a [Answer]) -> Vec<&'a Answer> {
    let fitting: Vec<_> = stored.iter().filter(|answer| item.fits(answer)).collect();
    if fitting.len() > 1 && !item.several() {
        Vec::new()
    } else {
        fitting
    }
}

impl Questionnaire {
    pub(crate) fn live<'q, 'a>(&'q self, answers: &'a Answers) -> Live<'q, 'a> {
        let mut live = Live {
            asked: BTreeSet::new(),
            answers: BTreeMap::new(),
        };
        live.visit(&self.items, answers);
        live
    }

    /// The screens that are asked, in order. A group of which nothing is asked is no screen.
    pub fn enabled(&self, answers: &Answers) -> Vec<&Item> {
        let live = self.live(answers);
        self.items
            .iter()
            .filter(|screen| shows(screen, &live))
            .collect()
    }

    /// The items of one screen that are asked, in order: the item itself, or what is in the group.
    pub fn shown<'q>(&'q self, screen: &'q Item, answers: &Answers) -> Vec<&'q Item> {
        let live = self.live(answers);
        let is_group = matches!(screen.kind, Kind::Group(_));
        let within = screen.with_parts().into_iter().skip(usize::from(is_group));
        within
            .filter(|item| live.asks(item) && !item.hidden)
            .collect()
    }

    /// What comes after the screen of this linkId; after none, the first screen.
    ///
    /// An answer on that screen or an earlier one that ends the questionnaire ends it. After the last
    /// screen comes [`Step::Done`], unless something required is still missing: then its screen comes,
    /// so that `Done` can be relied on. A linkId that is not in the questionnaire (any more) starts
    /// again from the first screen; one that is no longer asked goes on from where it stood.
    pub fn next(&self, answers: &Answers, after: Option<&str>) -> Step<'_> {
        let live = self.live(answers);
        let from = after
            .and_then(|link_id| self.position(link_id))
            .map_or(0, |at| at + 1);
        let (passed, ahead) = self.items.split_at(from);
        if let Some(code) = end(passed, &live) {
            return Step::Ends(code);
        }
        if let Some(screen) = ahead.iter().find(|screen| shows(screen, &live)) {
            return Step::Ask(screen);
        }
        let lacks = |screen: &&Item| {
            screen
                .with_parts()
                .into_iter()
                .any(|part| lacking(part, &live))
        };
        // Nothing ahead is asked, so no answer there can end it.
        self.items.iter().find(lacks).map_or(Step::Done, Step::Ask)
    }

    /// The screen before the one of this linkId; none before the first, or where there is no such item.
    pub fn previous(&self, answers: &Answers, before: &str) -> Option<&Item> {
        let live = self.live(answers);
        let at = self.position(before)?;
        self.items[..at]
            .iter()
            .rev()
            .find(|screen| shows(screen, &live))
    }

    /// How many asked screens lie before the one of this linkId, and how many are asked in all, both
    /// as far as the answers so far tell.
    pub fn progress(&self, answers: &Answers, at: &str) -> (usize, usize) {
        let live = self.live(answers);
        let at = self.position(at).unwrap_or(0);
        let count = |screens: &[Item]| screens.iter().filter(|screen| shows(screen, &live)).count();
        (count(&self.items[..at]), count(&self.items))
    }

    /// What is filled in before the person begins (FHIR `initial`, `initialSelected`).
    pub fn initial(&self) -> Answers {
        let filled = self.items().filter(|item| !item.initial.is_empty());
        filled
            .map(|item| (item.link_id.clone(), item.initial.clone()))
            .collect()
    }

    /// The code of the first answer that ends the questionnaire.
    pub fn ended(&self, answers: &Answers) -> Option<&str> {
        end(&self.items, &self.live(answers))
    }

    /// Only the answers that count: to questions that are asked, and that fit them. Taking away one
    /// answer can take away a question and with it the answers of further ones.
    pub fn prune(&self, answers: &Answers) -> Answers {
        let live = self.live(answers);
        let kept = |(link_id, given): (&&str, &Vec<&Answer>)| {
            (
                link_id.to_string(),
                given.iter().map(|answer| (*answer).clone()).collect(),
            )
        };
        live.answers.iter().map(kept).collect()
    }

    /// The required questions that are asked and have no answer, in order.
    pub fn missing(&self, answers: &Answers) -> Vec<&Item> {
        let live = self.live(answers);
        self.items
            .iter()
            .flat_map(Item::with_parts)
            .filter(|item| lacking(item, &live))
            .collect()
    }

    /// The answers that count to the question of this field; where several questions share it (one
    /// for each country, say), to the first that has any.
    pub fn field<'a>(&self, answers: &'a Answers, field: &str) -> Vec<&'a Answer> {
        let live = self.live(answers);
        let mut given = self
            .items()
            .filter(|item| item.field.as_deref() == Some(field))
            .map(|item| live.answers(item));
        given
            .find(|given| !given.is_empty())
            .unwrap_or_default()
            .to_vec()
    }

    /// The chosen codes of this field.
    pub fn codes<'a>(&self, answers: &'a Answers, field: &str) -> Vec<&'a str> {
        self.field(answers, field)
            .into_iter()
            .filter_map(Answer::as_code)
            .collect()
    }

    /// What the answers give cause to worry about.
    pub fn raised(&self, answers: &Answers) -> BTreeSet<Concern> {
        let live = self.live(answers);
        let chosen = self.items().flat_map(|item| {
            let codes = live
                .answers(item)
                .iter()
                .filter_map(|answer| answer.as_code());
            codes
                .filter_map(|code| item.option(code))
                .collect::<Vec<_>>()
        });
        chosen
            .flat_map(|option| option.raises.iter().copied())
            .collect()
    }

    /// Where the screen stands that is, or holds, the item of this linkId.
    fn position(&self, link_id: &str) -> Option<usize> {
        let holds = |screen: &Item| {
            screen
                .with_parts()
                .iter()
                .any(|item| item.link_id == link_id)
        };
        self.items.iter().position(holds)
    }
}

fn shows(screen: &Item, live: &Live<'_, '_>) -> bool {
    let nothing_in_it = |item: &Item| matches!(item.kind, Kind::Group(_));
    live.asks(screen)
        && screen
            .with_parts()
            .into_iter()
            .any(|part| live.asks(part) && !part.hidden && !nothing_in_it(part))
}

fn lacking(item: &Item, live: &Live<'_, '_>) -> bool {
    item.required
        && !item.hidden
        && item.is_question()
        && live.asks(item)
        && live.answers(item).is_empty()
}

fn end<'q>(screens: &'q [Item], live: &Live<'_, '_>) -> Option<&'q str> {
    let mut items = screens.iter().flat_map(Item::with_parts);
    items.find_map(|item| {
        live.answers(item)
            .iter()
            .find_map(|answer| item.ends_at(answer))
    })
}
