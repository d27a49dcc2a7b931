//! Pictures as a whole: what people read in them, and that no answers break them.

mod properties;

use calendar::Zone;
use measures::Key;

use super::samples::{included, leaning, taken};
use super::{CoupleProfile, Flag, Person, Taken, couple, course, profile};

fn person<'a>(name: &'a str, taken: &'a [Taken]) -> Person<'a> {
    let name = (name != "You").then_some(name);
    Person { name, taken }
}

fn profile_of(key: &Key, name: &str, taken: &[Taken]) -> String {
    let profile = profile(key, &person(name, taken), &Zone::utc()).expect("both scores");
    profile.html().expect("a page")
}

fn couple_of(key: &Key, one: (f64, f64), other: (f64, f64)) -> CoupleProfile {
    // Answers are whole, so a score between two of them is of answers half a point to each side.
    let answers = |(anxiety, avoidance): (f64, f64)| {
        let spread = if anxiety.fract() == 0.0 { 1.0 } else { 0.5 };
        [taken(key, 0, leaning(key, anxiety, avoidance, spread))]
    };
    let (one, other) = (answers(one), answers(other));
    let (me, other) = (person("You", &one), person("Sam", &other));
    couple(key, &me, &other, &Zone::utc()).expect("both scores of both")
}

fn course_of(key: &Key, scores: &[Option<f64>]) -> super::Course {
    let subscale = &key.subscales[0];
    let answers = |(week, score): (usize, &Option<f64>)| {
        let answers = score.map_or(vec![None; key.items.len()], |score| spread(key, score));
        taken(key, 7 * week as i64, answers)
    };
    let taken: Vec<Taken> = scores.iter().enumerate().map(answers).collect();
    course(key, subscale, &taken, &Zone::utc()).expect("a score")
}

/// Whole answers whose sum is this.
fn spread(key: &Key, sum: f64) -> Vec<Option<f64>> {
    let mut left = sum;
    let items = key.items.iter();
    let answers = items.map(|item| {
        let answer = left.min(item.range.most);
        left -= answer;
        Some(answer)
    });
    answers.collect()
}

#[test]
fn each_place_in_the_plane_has_its_words() {
    let key = included("attachment-reflection");
    let at = |anxiety, avoidance| {
        profile_of(
            &key,
            "You",
            &[taken(&key, 0, leaning(&key, anxiety, avoidance, 0.5))],
        )
    };
    let places = [
        ((1.5, 1.5), "in the part often called secure"),
        ((6.5, 1.5), "in the part often called anxious"),
        ((1.5, 6.5), "in the part often called avoidant"),
        ((6.5, 6.5), "in the part often called disorganized"),
        ((3.5, 1.5), "near where secure and anxious meet"),
    ];
    for ((anxiety, avoidance), words) in places {
        let html = at(anxiety, avoidance);
        assert!(
            html.contains(&format!("Your point is {words}")),
            "{anxiety}, {avoidance}"
        );
        assert!(html.contains("not yet reviewed by a licensed professional"));
        assert!(html.contains("No published cut-off"));
    }
    let middle = profile_of(&key, "You", &[taken(&key, 0, leaning(&key, 4.0, 4.0, 1.0))]);
    assert!(middle.contains("near the middle, where all four parts meet"));
    assert!(at(6.5, 1.5).contains("an alarm that rings early"));
    assert!(at(6.5, 1.5).contains("ease in being close"));
    assert!(at(1.5, 6.5).contains("strength in standing alone"));
}

#[test]
fn what_the_uncertainty_comes_from_is_said_as_it_is() {
    let key = included("attachment-reflection");
    let html = profile_of(&key, "You", &[taken(&key, 0, leaning(&key, 3.5, 2.5, 1.5))]);
    assert!(html.contains("own answers differ from each other"));
    assert!(!html.contains("alpha") && !html.contains("test-retest"));
    assert!(html.contains("There is no norm for this measure"));
    assert!(!html.contains("plane__ring\" d"), "and none is drawn");
    let alike = profile_of(&key, "You", &[taken(&key, 0, leaning(&key, 3.0, 2.0, 0.0))]);
    assert!(alike.contains("nothing tells how sure the point is"));
    assert!(alike.contains("not known"));
    assert!(!alike.contains("plane__area--one\" d"));
}

#[test]
fn a_norm_is_named_with_who_they_were_and_its_source() {
    let key = included("ecr-r");
    let html = profile_of(
        &key,
        "Maya",
        &[taken(&key, 0, leaning(&key, 3.5, 2.5, 0.5))],
    );
    assert!(html.contains("Adults who answered on the author"));
    assert!(html.contains("labs.psychology.illinois.edu"));
    assert!(html.contains("Not checked against its source yet"));
    assert!(html.contains("about 48 in 100"), "3.5 of 3.56 (1.12)");
    assert_eq!(html.matches("plane__ring\" d").count(), 2);
    assert!(html.contains("Maya’s attachment profile"));
}

#[test]
fn the_way_over_time_is_drawn_and_told() {
    let key = included("attachment-reflection");
    let times = [
        taken(&key, 0, leaning(&key, 5.5, 4.5, 0.5)),
        taken(&key, 30, vec![None; 12]),
        taken(&key, 60, leaning(&key, 3.5, 2.5, 0.5)),
    ];
    let html = profile_of(&key, "You", &times);
    assert!(html.contains("All 2 points over time"));
    assert!(html.contains("1 March 2026") && html.contains("30 April 2026"));
    assert!(html.contains("anxiety went by −2 and avoidance by −2"));
    assert!(html.contains("plane__path\" d"));
    let one = profile_of(&key, "You", &times[..1]);
    assert!(!one.contains("plane__path") && !one.contains("points over time"));
}

#[test]
fn there_is_no_profile_of_nothing() {
    let reflection = included("attachment-reflection");
    let none = [taken(&reflection, 0, vec![None; 12])];
    let some = [taken(&reflection, 0, leaning(&reflection, 3.0, 3.0, 0.0))];
    let utc = Zone::utc();
    assert!(profile(&reflection, &person("You", &[]), &utc).is_none());
    assert!(profile(&reflection, &person("You", &none), &utc).is_none());
    let (one, other) = (person("You", &some), person("Sam", &none));
    assert!(couple(&reflection, &one, &other, &utc).is_none());
    let phq = included("phq-9");
    let answers = [taken(&phq, 0, vec![Some(1.0); 9])];
    assert!(profile(&phq, &person("You", &answers), &utc).is_none());
    let depression = &phq.subscales[0];
    assert!(course(&phq, depression, &none, &utc).is_none());
    let stray = [taken(&phq, 0, vec![Some(9.0); 9])];
    assert!(
        course(&phq, depression, &stray, &utc).is_none(),
        "no such answers"
    );
}

#[test]
fn each_pair_has_its_pattern_and_neither_is_named_in_it() {
    let key = included("attachment-reflection");
    let pairs = [
        ((1.5, 1.5), (1.5, 1.5), "Two steady points"),
        ((1.5, 1.5), (6.5, 1.5), "Steadying each other"),
        ((6.5, 1.5), (1.5, 6.5), "Reaching out and stepping back"),
        ((6.5, 1.5), (6.5, 1.5), "Both reaching at once"),
        ((1.5, 6.5), (1.5, 6.5), "Both giving room"),
        ((6.5, 6.5), (1.5, 1.5), "Wanting closeness, and wary of it"),
    ];
    for (one, other, title) in pairs {
        let words = |html: String| {
            let begin = html.find("class=\"pattern\"").expect("a pattern");
            let end = html.find("None of this is meant").expect("after it");
            html[begin..end].to_owned()
        };
        let html = couple_of(&key, one, other).html().expect("a page");
        assert!(html.contains("patterns to look at together, not verdicts"));
        assert!(!html.contains("not sure enough"));
        let shown = words(html);
        assert!(shown.contains(title), "{title}");
        assert!(!shown.contains("Sam"), "{title}");
        let turned = couple_of(&key, other, one).html().expect("a page");
        assert_eq!(words(turned), shown, "{title}: the same from either side");
    }
}

#[test]
fn where_points_are_unsure_every_pattern_that_may_fit_is_there() {
    let key = included("attachment-reflection");
    let two = couple_of(&key, (3.5, 1.5), (1.5, 6.5));
    let html = two.html().expect("a page");
    assert!(html.contains("not sure enough"));
    assert!(html.contains("Steadying each other"));
    assert!(html.contains("Reaching out and stepping back"));
    let middle = couple_of(&key, (4.0, 4.0), (4.0, 4.0))
        .html()
        .expect("a page");
    assert!(middle.contains("5 more patterns that may fit"));
}

#[test]
fn two_are_told_apart_by_shape_and_name_and_compared_without_a_sign() {
    let key = included("attachment-reflection");
    let html = couple_of(&key, (5.5, 2.5), (2.5, 2.5))
        .html()
        .expect("a page");
    assert!(html.contains("plane__point--one") && html.contains("plane__point--other"));
    assert!(html.contains(">You</text>") && html.contains(">Sam</text>"));
    assert!(html.contains("data-label=\"Apart by\">3<"));
    assert!(html.contains("data-label=\"Average of both\">4<"));
    let turned = couple_of(&key, (2.5, 2.5), (5.5, 2.5))
        .html()
        .expect("a page");
    assert!(turned.contains("data-label=\"Apart by\">3<"), "no minus");
}

#[test]
fn a_course_is_judged_by_its_error() {
    let phq = included("phq-9");
    // 1.96 · 3.52 · sqrt(1 - .87) · sqrt(2)
    let needed = 1.959_963_984_540_054 * 3.52 * (0.26_f64).sqrt();
    let course = course_of(&phq, &[Some(15.0), Some(13.0), Some(11.0)]);
    assert!((course.needed.expect("a norm") - needed).abs() < 1e-9);
    assert_eq!(course.flag, Flag::Better);
    assert_eq!(course.change, -4.0);
    let flag = |first, last| course_of(&phq, &[Some(first), Some(last)]).flag;
    assert_eq!(flag(11.0, 15.0), Flag::Worse);
    assert_eq!(flag(11.0, 14.0), Flag::NoChange);
    let html = course_of(&phq, &[Some(11.0), Some(15.0)])
        .html()
        .expect("a page");
    assert!(html.contains("Worse by more than error"));
    assert!(html.contains("alpha 0.87"));
    assert!(html.contains("Kocalevent"));
    assert!(html.contains("cut-off 10") && html.contains("moderately severe"));
    let csi = included("csi-16");
    let up = course_of(&csi, &[Some(30.0), Some(50.0)]);
    assert_eq!(up.flag, Flag::Better, "more is better there");
}

#[test]
fn what_nobody_knows_the_error_of_is_not_judged() {
    let key = included("connection-check-in");
    let course = course_of(&key, &[Some(1.0), Some(9.0)]);
    assert_eq!((course.flag, course.needed), (Flag::Unknown, None));
    let html = course.html().expect("a page");
    assert!(html.contains("Nothing tells how exact this score is"));
    assert!(!html.contains("course__band"));
    let phq = included("phq-9");
    let one = course_of(&phq, &[Some(12.0)]);
    assert_eq!(one.flag, Flag::Unknown);
    let html = one.html().expect("a page");
    assert!(html.contains("One answer so far: 12, on 1 March 2026"));
    assert!(!html.contains("All 1 answers"));
}

#[test]
fn a_missing_score_breaks_the_line() {
    let phq = included("phq-9");
    let html = course_of(&phq, &[Some(9.0), Some(8.0), None, Some(6.0), Some(5.0)]);
    let html = html.html().expect("a page");
    assert_eq!(html.matches("course__path\" d").count(), 2);
    assert!(html.contains("no score: answers are missing"));
    assert!(html.contains("All 5 answers"));
}

#[test]
fn names_are_names_whatever_is_in_them() {
    let key = included("attachment-reflection");
    let html = profile_of(
        &key,
        "<b>\"Sam\"</b>",
        &[taken(&key, 0, leaning(&key, 3.0, 3.0, 0.0))],
    );
    assert!(!html.contains("<b>"));
    assert!(!html.contains("style="), "the content policy forbids it");
}

#[test]
fn a_published_figure_goes_before_a_computed_one() {
    let key = included("rdas");
    let flag = |later: f64| {
        let shown = course_of(&key, &[Some(40.0), Some(later)]);
        (shown.needed, shown.flag)
    };
    assert_eq!(flag(51.0), (Some(11.58), Flag::NoChange));
    assert_eq!(flag(52.0), (Some(11.58), Flag::Better));
    assert_eq!(flag(28.0), (Some(11.58), Flag::Worse));
}
