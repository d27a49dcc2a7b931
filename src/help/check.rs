//! What is wrong with the help lines, or not known of them, for whoever keeps them.

use jiff::ToSpan;
use jiff::civil::Date;

use super::line::{Country, How, Line, NEEDS};
use super::number::dial;
use super::read::Lines;
use crate::languages::say;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// The country's code.
    pub(super) country: String,
    pub(super) kind: Kind,
    /// In words.
    pub(super) words: String,
}

/// Kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What is given as a number is none.
    BadNumber,
    /// Nothing can be dialled or opened, or it is not said where it is from.
    Incomplete,
    /// It was last compared too long ago, or nobody says when.
    Stale,
    /// It was not confirmed at its own page: worth knowing, and no fault.
    Unconfirmed,
    /// A country has no line for something people come for: worth knowing, and no fault.
    Missing,
}

impl Kind {
    /// Whether it should be put right.
    pub(super) fn is_fault(self) -> bool {
        !matches!(self, Self::Unconfirmed | Self::Missing)
    }

    /// In a word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::BadNumber => "no number",
            Self::Incomplete => "incomplete",
            Self::Stale => "stale",
            Self::Unconfirmed => "not confirmed",
            Self::Missing => "missing",
        }
    }
}

/// All that there is to look at, country by country.
pub(super) fn findings(lines: &Lines, today: Date, months: i64) -> Vec<Finding> {
    let mut found = Vec::new();
    for country in lines.all() {
        let of_lines = country
            .lines
            .iter()
            .flat_map(|line| of_line(line, today, months));
        let told = emergency(country).chain(missing(country)).chain(of_lines);
        found.extend(told.map(|(kind, words)| Finding {
            country: country.code.clone(),
            kind,
            words,
        }));
    }
    found
}

type Told = (Kind, String);

fn emergency(country: &Country) -> impl Iterator<Item = Told> {
    let numbers = [&country.emergency, &country.police, &country.ambulance];
    let wrong = numbers
        .into_iter()
        .filter(|number| !number.is_empty() && dial(number).is_none());
    let wrong = wrong.map(|number| (Kind::BadNumber, format!("“{number}”, for emergencies")));
    let none = country.in_danger().is_empty() && country.code != "practice";
    let none = none.then(|| (Kind::Incomplete, "it has no emergency number".to_owned()));
    wrong.chain(none)
}

fn missing(country: &Country) -> impl Iterator<Item = Told> {
    let whole = country.code != "practice";
    let needs = NEEDS.iter().filter(move |_| whole);
    let none = needs.filter(|(_, kinds)| !country.lines.iter().any(|line| line.serves(kinds)));
    none.map(|(need, _)| {
        (
            Kind::Missing,
            format!("no line: {}", say(need).to_lowercase()),
        )
    })
}

fn of_line(line: &Line, today: Date, months: i64) -> Vec<Told> {
    let name = &line.name;
    let mut told = Vec::new();
    for number in [&line.phone, &line.sms, &line.whatsapp] {
        if !number.is_empty() && dial(number).is_none() {
            told.push((Kind::BadNumber, format!("{name}: “{number}”")));
        }
    }
    let ways = [
        &line.phone,
        &line.sms,
        &line.whatsapp,
        &line.chat,
        &line.url,
    ];
    if ways.iter().all(|way| way.is_empty()) {
        told.push((
            Kind::Incomplete,
            format!("{name}: nothing to dial or to open"),
        ));
    }
    for address in [&line.chat, &line.url, &line.source] {
        if !address.is_empty() && !address.starts_with("https://") {
            told.push((
                Kind::Incomplete,
                format!("{name}: {address} does not begin with https://"),
            ));
        }
    }
    if line.what_for.is_empty() {
        told.push((
            Kind::Incomplete,
            format!("{name}: it does not say what it is for"),
        ));
    }
    if line.source.is_empty() {
        told.push((
            Kind::Incomplete,
            format!("{name}: no source to hold it against"),
        ));
    }
    if line.sms_word.chars().any(|c| !c.is_ascii_alphanumeric()) {
        told.push((
            Kind::Incomplete,
            format!("{name}: a word to text is letters and digits"),
        ));
    }
    told.extend(age(line, today, months));
    if line.how == How::SecondHand {
        let words = format!("{name}: compared with what others publish, not with its own page");
        told.push((Kind::Unconfirmed, words));
    }
    told
}

fn age(line: &Line, today: Date, months: i64) -> Option<Told> {
    let name = &line.name;
    let Some(checked) = line.checked_on() else {
        return Some((
            Kind::Stale,
            format!("{name}: nobody says when it was checked"),
        ));
    };
    // A month alone counts from its first day, so that it is never thought younger than it is.
    let until = checked.saturating_add(months.months());
    let words = || {
        format!(
            "{name}: checked in {}, more than {months} months ago",
            line.checked
        )
    };
    (until < today).then(|| (Kind::Stale, words()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::*;

    const GOOD: &str = "[[lines]]\nname = \"N\"\nwhat_for = [\"crisis\", \"violence\", \"children\"]\nphone = \"116 123\"\n\
        source = \"https://n.example\"\nchecked = \"2026-11-26\"\nhow = \"at-source\"\n";

    fn kinds(text: &str, today: Date) -> Vec<Kind> {
        let files = [
            ("DE".to_owned(), text.to_owned()),
            (
                "international".to_owned(),
                format!("emergency = \"112\"\n{GOOD}"),
            ),
        ];
        let lines = Lines::of(&BTreeMap::from(files)).expect("the lines");
        let found = findings(&lines, today, 6).into_iter();
        found
            .filter(|finding| finding.country == "DE")
            .map(|finding| finding.kind)
            .collect()
    }

    #[test]
    fn each_fault_is_found_and_named() {
        let today = date(2026, 12, 1);
        let whole = format!("emergency = \"112\"\n{GOOD}");
        assert_eq!(kinds(&whole, today), []);
        for (change, to, found) in [
            ("\"112\"", "\"one one two\"", Kind::BadNumber),
            ("116 123", "116 123 or 124", Kind::BadNumber),
            ("emergency = \"112\"", "", Kind::Incomplete),
            ("phone = \"116 123\"\n", "", Kind::Incomplete),
            ("source = \"https://n.example\"\n", "", Kind::Incomplete),
            ("https://n.example", "http://n.example", Kind::Incomplete),
            ("checked = \"2026-11-26\"\n", "", Kind::Stale),
            ("2026-11-26", "2026-05", Kind::Stale),
            ("at-source", "second-hand", Kind::Unconfirmed),
            ("\"crisis\", ", "", Kind::Missing),
            (", \"children\"", "", Kind::Missing),
        ] {
            assert_eq!(
                kinds(&whole.replace(change, to), today),
                [found],
                "{change} → {to}"
            );
        }
    }

    #[test]
    fn a_number_grows_old() {
        let whole = format!("emergency = \"112\"\n{GOOD}");
        assert_eq!(kinds(&whole, date(2027, 5, 26)), []);
        assert_eq!(kinds(&whole, date(2027, 5, 27)), [Kind::Stale]);
    }

    #[test]
    fn what_comes_with_the_service_has_no_fault() {
        let lines = Lines::load(None).expect("the lines");
        let found = findings(&lines, date(2026, 11, 26), super::super::USUAL_MONTHS);
        let faults: Vec<_> = found.iter().filter(|one| one.kind.is_fault()).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
