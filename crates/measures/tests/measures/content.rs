//! The questionnaires that come with the service.

use crate::help::{answers, code, go_through, in_list, partner, safety, start};
use measures::{Answers, Concern, Item, Kind, Questionnaire, Step};
use std::collections::BTreeSet;

const ASKED_OF_BOTH: [&str; 13] = [
    "affirms",
    "age",
    "approaches",
    "country",
    "gender",
    "goals",
    "goals-words",
    "language",
    "medium",
    "most",
    "region",
    "times",
    "zone",
];

fn codes<'q>(questionnaire: &'q Questionnaire, link_id: &str) -> Vec<&'q str> {
    let item = questionnaire.find(link_id).expect(link_id);
    let options = item.options().iter();
    options.map(|option| option.code.as_str()).collect()
}

#[test]
fn the_start_fills_in_what_matching_needs() {
    let mut wanted = BTreeSet::from(ASKED_OF_BOTH);
    assert_eq!(partner().fields(), wanted);
    wanted.insert("form");
    assert_eq!(start().fields(), wanted);
    assert_eq!(codes(&start(), "form"), ["couple", "individual"]);
}

#[test]
fn the_service_is_asked_for_six_lists() {
    let wanted = BTreeSet::from([
        "countries",
        "languages",
        "regions-ca",
        "regions-us",
        "zones",
    ]);
    assert_eq!(start().lists(), wanted);
    assert_eq!(partner().lists(), wanted);
    assert_eq!(safety().lists(), BTreeSet::new());
}

#[test]
fn both_partners_choose_from_the_same() {
    let (start, partner) = (start(), partner());
    for link_id in [
        "goals",
        "approaches",
        "gender",
        "affirms",
        "times",
        "medium",
    ] {
        assert_eq!(codes(&start, link_id), codes(&partner, link_id));
    }
    let times = codes(&start, "times");
    assert_eq!(times.len(), 21, "seven days of three parts");
    assert_eq!((times[0], times[20]), ("monday-morning", "sunday-evening"));
}

#[test]
fn one_question_a_screen() {
    for questionnaire in [start(), partner(), safety()] {
        assert!(questionnaire.url().is_some() && questionnaire.version().is_some());
        for screen in questionnaire.screens() {
            assert!(!matches!(screen.kind, Kind::Group(_)), "{}", screen.link_id);
        }
    }
}

#[test]
fn the_region_is_asked_where_licences_are_given_by_region() {
    for (country, asked) in [
        ("US", Some("region-us")),
        ("CA", Some("region-ca")),
        ("AU", None),
        ("DE", None),
    ] {
        let visit = go_through(&start(), &[("country", country)]);
        let regions: Vec<_> = visit
            .screens
            .iter()
            .filter(|link_id| link_id.starts_with("region"))
            .map(String::as_str)
            .collect();
        assert_eq!(regions, Vec::from_iter(asked), "in {country}");
        assert_eq!(visit.ended, None);
        assert_eq!(
            start().codes(&visit.answers, "region").len(),
            regions.len(),
            "in {country}"
        );
    }
}

#[test]
fn moving_to_another_country_forgets_the_region() {
    let start = start();
    let lived = go_through(&start, &[("country", "US")]).answers;
    assert_eq!(start.codes(&lived, "region"), ["US-CA"]);

    let mut moved = lived;
    moved.set("country", vec![code("CA")]);
    assert!(start.codes(&moved, "region").is_empty());
    assert_eq!(
        link_ids(&start.missing(&moved)),
        ["region-ca"],
        "and the new one is wanted"
    );
}

#[test]
fn under_18_ends_right_after_the_age() {
    for questionnaire in [start(), partner()] {
        for (age, end) in [
            ("17", Some("under-18")),
            ("0", Some("under-18")),
            ("18", None),
        ] {
            let visit = go_through(&questionnaire, &[("age", age)]);
            assert_eq!(visit.ended.as_deref(), end, "at {age}");
            assert_eq!(questionnaire.ended(&visit.answers), end, "at {age}");
            if end.is_some() {
                assert_eq!(visit.screens.last().map(String::as_str), Some("age"));
            }
        }
    }
}

#[test]
fn preferences_can_all_be_skipped() {
    let visit = go_through(&start(), &[]);
    for field in ["approaches", "gender", "affirms", "goals-words"] {
        assert!(
            visit.screens.iter().any(|link_id| link_id == field),
            "asked"
        );
        assert!(start().field(&visit.answers, field).is_empty(), "{field}");
    }
    assert_eq!(start().unlisted(&visit.answers, in_list), BTreeSet::new());
}

#[test]
fn the_safety_screen_first_says_who_will_read_it() {
    let safety = safety();
    let Step::Ask(first) = safety.next(&Answers::new(), None) else {
        panic!("nothing is asked");
    };
    assert_eq!(first.kind, Kind::Display);
    assert!(first.text.contains("Only your therapist"));
}

#[test]
fn every_safety_question_may_be_left_unsaid_and_that_raises_nothing() {
    let safety = safety();
    let mut unsaid = Answers::new();
    for item in safety.items().filter(|item| !item.options().is_empty()) {
        let option = item.option("not-say").expect(&item.link_id);
        assert!(option.raises.is_empty(), "{}", item.link_id);
        assert!(item.required, "{}: skipping is a choice too", item.link_id);
        unsaid.set(&item.link_id, vec![code("not-say")]);
    }
    assert_eq!(safety.raised(&unsaid), BTreeSet::new());
    assert_eq!(safety.next(&unsaid, Some("words")), Step::Done);
}

#[test]
fn each_worry_is_raised_by_its_own_questions() {
    use Concern::{Danger, SelfHarm, Violence};
    for (link_id, chosen, raised) in [
        ("danger", "yes", Danger),
        ("danger", "not-sure", Danger),
        ("afraid", "sometimes", Violence),
        ("afraid", "often", Violence),
        ("hurt", "past", Violence),
        ("hurt", "recent", Violence),
        ("control", "sometimes", Violence),
        ("control", "often", Violence),
        ("open", "maybe", Violence),
        ("open", "yes", Violence),
        ("self-harm", "sometimes", SelfHarm),
        ("self-harm", "often", SelfHarm),
    ] {
        let visit = go_through(&safety(), &[(link_id, chosen)]);
        assert_eq!(
            safety().raised(&visit.answers),
            BTreeSet::from([raised]),
            "{link_id}: {chosen}"
        );
    }
    let calm = go_through(&safety(), &[]);
    assert_eq!(safety().raised(&calm.answers), BTreeSet::new());
}

#[test]
fn thoughts_that_may_soon_be_acted_on_are_danger() {
    let said = [("self-harm", "often"), ("self-harm-soon", "not-sure")];
    let visit = go_through(&safety(), &said);
    assert_eq!(
        safety().raised(&visit.answers),
        BTreeSet::from([Concern::SelfHarm, Concern::Danger])
    );
    assert!(visit.screens.contains(&"self-harm-help".to_owned()));
}

#[test]
fn a_worry_taken_back_is_not_raised() {
    let safety = safety();
    let said = answers(&[("self-harm", "no"), ("self-harm-soon", "yes")]);
    assert_eq!(safety.raised(&said), BTreeSet::new());
}

#[test]
fn danger_shows_where_help_is_at_once_and_only_then() {
    let safety = safety();
    let next = |chosen| match safety.next(&answers(&[("danger", chosen)]), Some("danger")) {
        Step::Ask(screen) => screen.link_id.as_str(),
        _ => "nothing",
    };
    assert_eq!(next("yes"), "danger-help");
    assert_eq!(next("not-sure"), "danger-help");
    assert_eq!(next("no"), "afraid");
}

/// The answers go to one person and fill in no field, so nothing else of the service can read them by
/// asking for a field.
#[test]
fn safety_fills_in_no_field() {
    assert_eq!(safety().fields(), BTreeSet::new());
}

fn link_ids<'q>(items: &[&'q Item]) -> Vec<&'q str> {
    items.iter().map(|item| item.link_id.as_str()).collect()
}
