//! Lists people choose from, in the language of the page: countries, regions, languages, time zones, and what
//! therapists work with. What must stay true: a questionnaire that names a list we do not have is found at
//! start, not by a visitor; a code is stored and never its name.

use matching::{AFFIRMS, APPROACHES, GENDERS, GOALS, Jurisdiction};

use crate::languages::{Said, in_a_row, named, order_of, say};

/// Codes and names, in the order they are shown.
pub type List = Vec<(String, String)>;

fn owned(list: &[(&str, &str)]) -> List {
    let pair = |(code, name): &(&str, &str)| ((*code).to_owned(), (*name).to_owned());
    list.iter().map(pair).collect()
}

/// A list with the names of its codes in the language of the page.
fn called(list: &[(&str, &str)], name: impl Fn(&str) -> String) -> List {
    let pair = |(code, _): &(&str, &str)| ((*code).to_owned(), name(code));
    list.iter().map(pair).collect()
}

fn by_name(mut list: List) -> List {
    list.sort_by_cached_key(|(_, name)| order_of(name));
    list
}

/// The name, or the code itself where it has none.
fn or_code(name: Option<Said>, code: &str) -> String {
    name.map_or_else(|| code.to_owned(), String::from)
}

/// What a goal that clients come for, and therapists work with, is called (`matching::GOALS`).
pub fn goal(code: &str) -> String {
    or_code(named("goal", code), code)
}

/// What a way of working is called (`matching::APPROACHES`).
pub fn approach(code: &str) -> String {
    or_code(named("approach", code), code)
}

/// Whom a therapist knows well and welcomes (`matching::AFFIRMS`).
pub fn affirms(code: &str) -> String {
    or_code(named("affirms", code), code)
}

/// What a gender is called (`matching::GENDERS`).
pub fn gender(code: &str) -> String {
    or_code(named("gender", code), code)
}

/// What a country is called.
pub fn country(code: &str) -> String {
    or_code(named("country", code), code)
}

/// What the place is called where somebody lives or a licence holds, as in `California, United States`.
/// Regions have the names their licences have.
pub fn place(place: &Jurisdiction) -> String {
    let country = country(place.country().code());
    // Only where licences are by region has its code two parts.
    match place.code().contains('-') {
        true => [place.short_name(), &country].join(&say("shell-comma")),
        false => country,
    }
}

/// What a language that people have therapy in is called (`matching::languages`).
pub fn language(code: &str) -> String {
    let english = name_of(matching::languages(), code);
    or_code(named("tongue", english), english)
}

/// Several languages, as in `English and Spanish`.
pub fn languages_in_a_row(codes: &[String]) -> String {
    let names: Vec<String> = codes.iter().map(|code| language(code)).collect();
    in_a_row(&names)
}

/// All goals.
pub fn goals() -> List {
    called(GOALS, goal)
}

/// All ways of working.
pub fn approaches() -> List {
    called(APPROACHES, approach)
}

/// All whom a therapist may know well.
pub fn all_affirms() -> List {
    called(AFFIRMS, affirms)
}

/// All genders.
pub fn genders() -> List {
    called(GENDERS, gender)
}

/// All countries, by name.
fn countries() -> List {
    by_name(called(matching::countries(), country))
}

/// All languages, by name.
pub fn languages() -> List {
    by_name(called(matching::languages(), language))
}

/// The list of this name.
pub fn list(name: &str) -> Option<List> {
    match name {
        "countries" => Some(countries()),
        "languages" => Some(languages()),
        "zones" => Some(zones()),
        regions => {
            let country = regions.strip_prefix("regions-")?.to_uppercase();
            let regions = matching::regions(&country);
            (!regions.is_empty()).then(|| owned(regions))
        }
    }
}

/// Every place one can be in as licences see it: a country, or its region where licences are by region;
/// by name, regions beside each other. Regions have the names their licences have.
pub fn places() -> List {
    let mut places = List::new();
    for (country, name) in countries() {
        let regions = matching::regions(&country);
        for (region, region_name) in regions {
            places.push((
                format!("{country}-{region}"),
                format!("{name}: {region_name}"),
            ));
        }
        if regions.is_empty() {
            places.push((country, name));
        }
    }
    places
}

/// The time zones people live in, by their IANA names; shown with spaces for underscores.
pub fn zones() -> List {
    const AREAS: [&str; 9] = [
        "Africa/",
        "America/",
        "Antarctica/",
        "Arctic/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
    ];
    let mut names: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.as_str().to_owned())
        .filter(|name| {
            name == "UTC"
                || name.starts_with("Pacific/")
                || AREAS.iter().any(|area| name.starts_with(area))
        })
        .collect();
    names.sort();
    names.dedup();
    let label = |name: String| (name.clone(), name.replace('_', " "));
    names.into_iter().map(label).collect()
}

/// The English name of a code in a list; the code itself where it is not in it.
fn name_of<'a>(list: &[(&'a str, &'a str)], code: &'a str) -> &'a str {
    let found = list.iter().find(|(known, _)| *known == code);
    found.map_or(code, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::Language;

    #[test]
    fn in_english_a_list_is_as_matching_has_it() {
        for (own, known) in [
            (goals(), GOALS),
            (approaches(), APPROACHES),
            (all_affirms(), AFFIRMS),
            (genders(), GENDERS),
            (languages(), matching::languages()),
        ] {
            assert_eq!(own, owned(known));
        }
        let mut known = owned(matching::countries());
        known.sort();
        let mut own = countries();
        own.sort();
        assert_eq!(own, known);
    }

    #[test]
    fn each_list_has_names_in_spanish_in_order() {
        Language::Spanish.speaks(|| {
            for (own, known) in [
                (goals(), GOALS),
                (approaches(), APPROACHES),
                (all_affirms(), AFFIRMS),
                (genders(), GENDERS),
            ] {
                let own = own.iter().zip(known);
                assert!(
                    own.into_iter()
                        .all(|((_, own), (_, english))| own != english)
                );
            }
            let countries = countries();
            assert!(countries.is_sorted_by_key(|(_, name)| order_of(name)));
            assert!(countries.contains(&("DE".to_owned(), "Alemania".to_owned())));
            let lives = |code: &str| Jurisdiction::parse(code).map(|one| place(&one));
            assert_eq!(lives("DE").as_deref(), Some("Alemania"));
            let ohio = lives("US-OH");
            assert_eq!(ohio.as_deref(), Some("Ohio, Estados Unidos"));
            let spoken = ["es".to_owned(), "en".to_owned()];
            assert_eq!(languages_in_a_row(&spoken), "español e inglés");
        });
    }
}
