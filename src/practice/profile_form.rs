//! A therapist's profile as a form: filled, and read.

use calendar::{Weekday, Zone};
use matching::{AFFIRMS, APPROACHES, Ages, GENDERS, GOALS};

use super::{Profile, hours, hours_pages};
use crate::languages::say;
use crate::web::{Fields, Problems};

pub(super) const MEDIA: [(&str, &str); 4] = [
    ("video", "medium-video"),
    ("audio", "medium-audio"),
    ("messages", "medium-messages"),
    ("in-person", "medium-in-person"),
];

pub(super) fn fields_of(profile: &Profile) -> Fields {
    let mut form = Fields::default()
        .with("about", &profile.about)
        .with("gender", profile.gender.as_deref().unwrap_or(""))
        .with("couples", profile.couples.to_string())
        .with("individuals", profile.individuals.to_string())
        .with("zone", profile.zone.name());
    let years = |age: Option<u32>| age.map_or(String::new(), |age| age.to_string());
    form = form
        .with("age-from", years(profile.ages.from))
        .with("age-to", years(profile.ages.to))
        .with("trained", if profile.trained { "yes" } else { "" });
    let lists = [
        ("approaches", &profile.approaches),
        ("focus", &profile.focus),
        ("languages", &profile.languages),
        ("affirms", &profile.affirms),
        ("media", &profile.media),
        ("declines", &profile.declines),
    ];
    for (name, values) in lists {
        for value in values {
            form = form.with(name, value);
        }
    }
    for weekday in Weekday::ALL {
        let name = format!("hours-{}", weekday.code());
        form = form.with(&name, hours::words(&profile.hours, weekday));
    }
    form
}

/// Reads the form; what is set on other pages stays as it was.
pub(super) fn read(
    form: &Fields,
    was: Option<Profile>,
    problems: &mut Problems,
) -> Option<Profile> {
    let languages = form.known("languages", matching::languages());
    problems.unless(
        !languages.is_empty(),
        "languages",
        &say("profile-languages-missing"),
    );
    let focus = form.known("focus", GOALS);
    problems.unless(!focus.is_empty(), "focus", &say("profile-focus-missing"));
    let media = form.known("media", &MEDIA);
    problems.unless(!media.is_empty(), "media", &say("profile-media-missing"));
    let zone = Zone::parse(form.get("zone"));
    problems.unless(zone.is_some(), "zone", &say("profile-zone-missing"));
    let about = form.get("about");
    problems.unless(
        about.chars().count() <= 1_500,
        "about",
        &say("profile-about-long"),
    );
    let mut number = |name: &str| {
        let value = form
            .get(name)
            .parse::<u32>()
            .ok()
            .filter(|value| *value <= 200);
        problems.unless(value.is_some(), name, &say("practice-no-number"));
        value
    };
    let (couples, individuals) = (number("couples"), number("individuals"));
    let ages = read_ages(form, problems);
    let declines = form.known("declines", GOALS);
    problems.unless(
        !focus.iter().any(|goal| declines.contains(goal)),
        "declines",
        &say("profile-declines-both"),
    );
    let hours = hours_pages::read_week(form, problems);
    if !problems.is_empty() {
        return None;
    }
    Some(Profile {
        about: about.to_owned(),
        approaches: form.known("approaches", APPROACHES),
        focus,
        languages,
        gender: form.known("gender", GENDERS).into_iter().next(),
        affirms: form.known("affirms", AFFIRMS),
        media,
        couples: couples?,
        individuals: individuals?,
        zone: zone?,
        hours: hours?,
        exceptions: was
            .as_ref()
            .map(|was| was.exceptions.clone())
            .unwrap_or_default(),
        sessions: was.map(|was| was.sessions).unwrap_or_default(),
        ages,
        declines,
        trained: form.get("trained") == "yes",
    })
}

/// The ages of people they see; empty is no limit.
fn read_ages(form: &Fields, problems: &mut Problems) -> Ages {
    let mut age = |name: &str| {
        let age = form.get(name).parse::<u32>().ok();
        let age = age.filter(|age| (18..=120).contains(age));
        problems.unless(
            age.is_some() || !form.has(name),
            name,
            &say("form-number-or-none")
                .with("from", "18")
                .with("to", "120"),
        );
        age
    };
    let ages = Ages {
        from: age("age-from"),
        to: age("age-to"),
    };
    problems.unless(
        ages.from.unwrap_or(0) <= ages.to.unwrap_or(u32::MAX),
        "age-to",
        &say("profile-ages-wrong"),
    );
    ages
}
