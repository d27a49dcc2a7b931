//! Where help is in one country: its emergency numbers and its lines.
//!
//! What must stay true: what is written of a line is what its own page says, or says that it was not
//! confirmed there.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;
use serde::Deserialize;

use super::number::dial;
use crate::languages::{self, Linked, Said, named, say, spoken};

/// The file that is for any country that has none.
pub(super) const INTERNATIONAL: &str = "international";

/// The file with what a practice shows to everyone, wherever they are. None comes with the service.
pub(super) const PRACTICE: &str = "practice";

/// Where help is in one country.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// The one number for every emergency, where there is one.
    #[serde(default)]
    pub(super) emergency: String,
    /// The police, where it has a number of its own.
    #[serde(default)]
    pub(super) police: String,
    /// An ambulance, where it has a number of its own.
    #[serde(default)]
    pub(super) ambulance: String,
    /// What else there is to say of these numbers.
    #[serde(default)]
    pub(super) also: String,
    /// The same in other languages, by their tags.
    #[serde(default)]
    also_in: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) lines: Vec<Line>,
    /// ISO 3166-1 alpha-2; `international` for anywhere else, `practice` for the practice's own.
    #[serde(skip)]
    pub(super) code: String,
    #[serde(skip)]
    pub(super) name: String,
}

/// A line one can call, write to or open.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub(super) name: String,
    pub(super) what_for: Vec<Kind>,
    #[serde(default)]
    pub(super) phone: String,
    #[serde(default)]
    pub(super) sms: String,
    /// What to write in the first text message, where it must be this word.
    #[serde(default)]
    pub(super) sms_word: String,
    #[serde(default)]
    pub(super) whatsapp: String,
    #[serde(default)]
    pub(super) chat: String,
    #[serde(default)]
    pub(super) url: String,
    /// In words; empty where they change or are not known.
    #[serde(default)]
    pub(super) hours: String,
    /// The same in other languages, by their tags.
    #[serde(default)]
    hours_in: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) languages: Vec<String>,
    /// The page to hold this line against.
    #[serde(default)]
    pub(super) source: String,
    /// The day or the month it was last compared, as `2026-11-26` or `2026-11`.
    #[serde(default)]
    pub(super) checked: String,
    #[serde(default)]
    pub(super) how: How,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Thoughts of ending one's life.
    Suicide,
    /// Despair, and whatever cannot be borne alone.
    Crisis,
    /// Violence or control by a partner or at home.
    Violence,
    /// Children and young people, and whoever fears for one.
    Children,
}

/// How a line was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Against the page of those who run it.
    AtSource,
    /// Against what others publish: lists, reports.
    #[default]
    SecondHand,
}

/// What people come for, in the order a page shows it, with the kinds of lines that serve it.
pub const NEEDS: [(&str, &[Kind]); 3] = [
    ("help-need-suicide", &[Kind::Suicide, Kind::Crisis]),
    ("help-need-violence", &[Kind::Violence]),
    ("help-need-children", &[Kind::Children]),
];

/// How most lines say when they answer: said in the language of the page.
const ALWAYS: &str = "24 hours a day, every day";

/// A text of the file in the language of the page, where the file has it.
fn translated(text: &str, others: &BTreeMap<String, String>) -> String {
    let own = others.get(spoken().page.tag());
    own.map_or(text, String::as_str).to_owned()
}

impl Line {
    /// Whether it is for any of these.
    pub(super) fn serves(&self, kinds: &[Kind]) -> bool {
        self.what_for.iter().any(|kind| kinds.contains(kind))
    }

    /// The day it was last compared; the first of the month where only that is known.
    pub(super) fn checked_on(&self) -> Option<Date> {
        let day = format!("{}-01", self.checked);
        self.checked.parse().or_else(|_| day.parse()).ok()
    }

    fn is_confirmed(&self) -> bool {
        self.how == How::AtSource
    }

    /// The languages it speaks, in words; as the file has them where they have no name here.
    fn spoken(&self) -> String {
        let name = |language: &String| {
            named("tongue", language).map_or_else(|| language.clone(), String::from)
        };
        let names: Vec<String> = self.languages.iter().map(name).collect();
        let names = names.join(&say("shell-comma"));
        say("help-spoken").with("languages", names).into()
    }

    /// That it was confirmed at its source, and when.
    fn confirmed(&self) -> Option<Said> {
        let on = self.checked_on().filter(|_| self.is_confirmed())?;
        Some(say("help-confirmed").with("month", languages::month(on)))
    }

    fn shown_hours(&self) -> String {
        match self.hours.as_str() {
            ALWAYS => say("help-always").into(),
            hours => translated(hours, &self.hours_in),
        }
    }

    fn call(&self) -> Linked {
        let number = tel(&self.phone);
        let said = say("help-call").with("number", number.shown);
        said.link(number.link.unwrap_or_default())
    }

    fn text(&self) -> Linked {
        let said = match self.sms_word.as_str() {
            "" => say("help-text"),
            word => say("help-text-word").with("word", word),
        };
        let said = said.with("number", &self.sms);
        said.link(self.sms_link().unwrap_or_default())
    }

    /// Where a text message to it begins.
    fn sms_link(&self) -> Option<String> {
        let number = dial(&self.sms)?;
        Some(match self.sms_word.as_str() {
            "" => format!("sms:{number}"),
            word => format!("sms:{number}?body={word}"),
        })
    }
}

/// What is shown, and the link it is, if it is one.
struct Text<'a> {
    shown: &'a str,
    link: Option<String>,
}

fn tel(published: &str) -> Text<'_> {
    Text {
        shown: published,
        link: dial(published).map(|number| format!("tel:{number}")),
    }
}

/// Lines for one need.
struct Need<'a> {
    title: Said,
    lines: Vec<&'a Line>,
}

#[derive(Template)]
#[template(path = "help/country.html")]
struct CountryView<'a> {
    emergency: Vec<(Said, Text<'a>)>,
    also: String,
    first: &'a str,
    needs: Vec<Need<'a>>,
    /// The month its lines were last compared, if any of them was not confirmed at its source.
    unconfirmed: Option<String>,
}

impl Country {
    /// What it is called, in the language of the page.
    pub(super) fn shown_name(&self) -> String {
        let known = match self.code.as_str() {
            INTERNATIONAL => Some(say("help-elsewhere")),
            PRACTICE => Some(say("help-practice")),
            code => named("country", code),
        };
        known.map_or_else(|| self.name.clone(), String::from)
    }

    /// Its numbers and lines as a piece of a page, in the language of the page; it stands in an element of the
    /// class `lines`.
    ///
    /// # Errors
    /// The template's.
    pub fn html(&self) -> askama::Result<String> {
        self.among_others(None)
    }

    /// The same for a page of many that says by itself in which month they were compared: that of this day.
    ///
    /// # Errors
    /// The template's.
    pub(super) fn among_others(&self, said: Option<Date>) -> askama::Result<String> {
        let numbers = [
            (say("help-emergency"), &self.emergency),
            (say("help-police"), &self.police),
            (say("help-ambulance"), &self.ambulance),
        ];
        let there = numbers.into_iter().filter(|(_, number)| !number.is_empty());
        let need = |(title, kinds): (&'static str, &[Kind])| Need {
            title: say(title),
            lines: self
                .lines
                .iter()
                .filter(|line| line.serves(kinds))
                .collect(),
        };
        let needs = NEEDS.into_iter().map(need);
        let said = said.map(Date::first_of_month);
        let unsaid = |since: &Date| said != Some(since.first_of_month());
        let view = CountryView {
            emergency: there.map(|(what, number)| (what, tel(number))).collect(),
            also: translated(&self.also, &self.also_in),
            first: self.in_danger(),
            needs: needs.filter(|need| !need.lines.is_empty()).collect(),
            unconfirmed: self
                .unconfirmed_since()
                .filter(unsaid)
                .map(languages::month),
        };
        view.render()
    }

    /// The number to dial in danger.
    pub(super) fn in_danger(&self) -> &str {
        if self.emergency.is_empty() {
            &self.police
        } else {
            &self.emergency
        }
    }

    /// When its oldest line was last compared, where any was not confirmed with those who run it.
    pub(super) fn unconfirmed_since(&self) -> Option<Date> {
        let lines = self.lines.iter().filter(|line| !line.is_confirmed());
        lines.filter_map(Line::checked_on).min()
    }
}
