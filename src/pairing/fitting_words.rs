//! Why a therapist fits, or does not quite, in the language of the page. In English it is what the matching
//! itself says.

use matching::{Form, Jurisdiction, Medium, Reason};

use crate::languages::{Said, in_a_row, named, say};
use crate::lists;

/// How many times of the week are named; more would not be read.
const TIMES_NAMED: usize = 3;

/// The reason in plain words, without a full stop.
pub(super) fn in_words(reason: &Reason) -> String {
    said(reason).into()
}

fn said(reason: &Reason) -> Said {
    match reason {
        Reason::Licensed(place) => say("reason-licensed").with("place", short_place(place)),
        Reason::Known => say("reason-known"),
        Reason::Free { times, both: true } => say("reason-free-both").with("times", week(times)),
        Reason::Free { times, both: false } => say("reason-free").with("times", week(times)),
        Reason::NotFree { both: true } => say("reason-not-free-both"),
        Reason::NotFree { both: false } => say("reason-not-free"),
        Reason::WorksOn { goal, form } => {
            let text = match form {
                Form::Couple => say("reason-works-with-couples"),
                Form::Individual => say("reason-works-with-people"),
            };
            text.with("goal", in_sentence(&lists::goal(goal)))
        }
        Reason::NotWorksOn(goal) => {
            say("reason-not-works-on").with("goal", in_sentence(&lists::goal(goal)))
        }
        Reason::Welcomes(whom) => {
            say("reason-welcomes").with("whom", in_sentence(&lists::affirms(whom)))
        }
        Reason::NotWelcomes(whom) => {
            say("reason-not-welcomes").with("whom", in_sentence(&lists::affirms(whom)))
        }
        Reason::Gender(gender) => named("reason-is", gender)
            .unwrap_or_else(|| say("reason-is-other").with("gender", lists::gender(gender))),
        Reason::NotGender(gender) => named("reason-not-listed", gender).unwrap_or_else(|| {
            say("reason-not-listed-other").with("gender", lists::gender(gender))
        }),
        Reason::TrainedIn(way) => {
            say("reason-trained").with("way", in_sentence(&lists::approach(way)))
        }
        Reason::NotTrainedIn(ways) => {
            let ways = ways.iter().map(|way| in_sentence(&lists::approach(way)));
            say("reason-not-trained").with("ways", one_of(&ways.collect::<Vec<_>>()))
        }
        Reason::Speaks(codes) => {
            say("reason-speaks").with("languages", lists::languages_in_a_row(codes))
        }
        Reason::Meets(media) => {
            let ways = media.iter().map(|medium| way_to_meet(*medium));
            say("reason-meets").with("ways", one_of(&ways.collect::<Vec<_>>()))
        }
    }
}

/// A place to people who know the country they are in: its region where licences are by region.
fn short_place(place: &Jurisdiction) -> String {
    // Only where licences are by region has its code two parts.
    match place.code().contains('-') {
        true => place.short_name().to_owned(),
        false => lists::country(place.country().code()),
    }
}

fn way_to_meet(medium: Medium) -> String {
    let named = named("reason-by", medium.code());
    named.map_or_else(|| medium.code().to_owned(), String::from)
}

/// Parts of the week, as in `Monday mornings and Tuesday evenings`.
fn week(times: &[String]) -> String {
    let mut said: Vec<String> = times
        .iter()
        .take(TIMES_NAMED)
        .map(|time| one_time(time))
        .collect();
    if times.len() > TIMES_NAMED {
        said.push(say("reason-time-more").into());
    }
    in_a_row(&said)
}

/// `tuesday-evening` in words.
fn one_time(code: &str) -> String {
    let (weekday, part) = code.split_once('-').unwrap_or((code, ""));
    say("reason-time")
        .with("weekday", weekday)
        .with("part", part)
        .into()
}

/// Several of which one is enough, as in `by video, by audio or in person`.
fn one_of(names: &[String]) -> String {
    let Some((last, before)) = names.split_last() else {
        return String::new();
    };
    if before.is_empty() {
        return last.clone();
    }
    say("reason-or")
        .with("before", before.join(&say("shell-comma")))
        .with("last", last)
        .into()
}

/// A name as it stands in the middle of a sentence: its first letter small, unless its first word is a
/// person's name or an abbreviation.
fn in_sentence(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next();
    let rest = letters.as_str();
    if name.starts_with("Gottman") || rest.starts_with(char::is_uppercase) {
        return name.to_owned();
    }
    let first = first.iter().flat_map(|letter| letter.to_lowercase());
    first.chain(rest.chars()).collect()
}

#[cfg(test)]
mod tests {
    use matching::{AFFIRMS, APPROACHES, GENDERS, GOALS};

    use super::*;
    use crate::languages::Language;

    fn codes(list: &[(&str, &str)]) -> Vec<String> {
        list.iter().map(|(code, _)| (*code).to_owned()).collect()
    }

    /// Every reason there is, of each thing in the lists.
    fn all() -> Vec<Reason> {
        let place = |code| Jurisdiction::parse(code).expect("a place");
        let mut times = codes(&[("monday-morning", ""), ("saturday-afternoon", "")]);
        let mut all = vec![
            Reason::Known,
            Reason::NotFree { both: true },
            Reason::NotFree { both: false },
            Reason::Licensed(place("US-CA")),
            Reason::Licensed(place("DE")),
            Reason::NotTrainedIn(codes(APPROACHES)),
            Reason::Speaks(codes(&[("en", ""), ("es", ""), ("ar", "")])),
            Reason::Meets(Medium::ALL.to_vec()),
            Reason::Meets(vec![Medium::InPerson]),
        ];
        for more in ["sunday-evening", "friday-evening"] {
            for both in [true, false] {
                let times = times.clone();
                all.push(Reason::Free { times, both });
            }
            times.push(more.to_owned());
        }
        for both in [true, false] {
            let times = times.clone();
            all.push(Reason::Free { times, both });
        }
        for goal in codes(GOALS) {
            for form in [Form::Couple, Form::Individual] {
                let goal = goal.clone();
                all.push(Reason::WorksOn { goal, form });
            }
            all.push(Reason::NotWorksOn(goal));
        }
        for whom in codes(AFFIRMS) {
            all.push(Reason::Welcomes(whom.clone()));
            all.push(Reason::NotWelcomes(whom));
        }
        for gender in codes(GENDERS) {
            all.push(Reason::Gender(gender.clone()));
            all.push(Reason::NotGender(gender));
        }
        all.extend(codes(APPROACHES).into_iter().map(Reason::TrainedIn));
        all
    }

    #[test]
    fn in_english_it_is_what_the_matching_says() {
        for reason in all() {
            assert_eq!(in_words(&reason), reason.say());
        }
    }

    #[test]
    fn in_spanish_every_reason_is_in_spanish() {
        Language::Spanish.speaks(|| {
            for reason in all() {
                assert_ne!(in_words(&reason), reason.say());
            }
            let times = codes(&[("monday-morning", ""), ("saturday-evening", "")]);
            let free = Reason::Free { times, both: true };
            assert_eq!(
                in_words(&free),
                "Tiene tiempo los lunes por la mañana y los sábados por la noche, cuando pueden los dos"
            );
        });
    }
}
