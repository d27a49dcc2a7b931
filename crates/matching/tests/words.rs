//! What a client is told, and what a partner must never be told.

mod common;

use common::{any_treatable, case, client, texts, therapist, welcoming};
use matching::{
    AFFIRMS, APPROACHES, Client, GENDERS, GOALS, Reason, Suggestion, Therapist, eligible, label,
    suggest,
};
use proptest::prelude::*;

fn told(therapist: &Therapist, clients: &[Client], viewer: usize) -> Suggestion {
    let case = case(clients, Some(viewer));
    suggest(&eligible(therapist, &case).unwrap(), &case)
}

fn say(reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(Reason::say).collect()
}

/// Ana: hurt, after an affair; would like a woman.
fn ana() -> Client {
    Client {
        goals: texts(&["trust", "grief"]),
        approaches: texts(&["eft", "gottman"]),
        gender: Some("woman".to_owned()),
        languages: texts(&["en", "es"]),
        times: texts(&["monday-morning", "tuesday-evening"]),
        ..client()
    }
}

/// Ben: thinks of leaving, and has told nobody.
fn ben() -> Client {
    Client {
        goals: texts(&["separation"]),
        approaches: texts(&["discernment"]),
        affirms: texts(&["kink-and-nonmonogamy"]),
        languages: texts(&["es"]),
        times: texts(&["tuesday-evening"]),
        ..client()
    }
}

fn marta() -> Therapist {
    Therapist {
        focus: texts(&["trust", "separation"]),
        approaches: texts(&["eft", "discernment"]),
        affirms: texts(&["kink-and-nonmonogamy"]),
        gender: Some("woman".to_owned()),
        languages: texts(&["es", "en"]),
        times: vec![vec![true, true], vec![true]],
        ..therapist()
    }
}

#[test]
fn ana_reads_what_she_asked_for_and_what_both_share() {
    let told = told(&marta(), &[ana(), ben()], 0);
    assert_eq!(
        say(&told.met),
        [
            "Licensed where you are (California)",
            "Free Tuesday evenings, when you both can",
            "Works with couples on trust after it was broken",
            "Is a woman, as you wished",
            "Trained in emotionally focused therapy (EFT)",
            "Speaks Spanish",
            "Meets by video",
        ]
    );
    assert_eq!(
        say(&told.unmet),
        ["Has not named grief among the things they work with"]
    );
}

#[test]
fn ben_reads_his_own() {
    let told = told(&marta(), &[ana(), ben()], 1);
    assert_eq!(
        say(&told.met),
        [
            "Licensed where you are (California)",
            "Free Tuesday evenings, when you both can",
            "Works with couples on staying together or parting",
            "Knows and welcomes kink and open relationships",
            "Trained in discernment counseling",
            "Speaks Spanish",
            "Meets by video",
        ]
    );
    assert_eq!(told.unmet, []);
}

#[test]
fn alone_there_is_no_both() {
    let told = told(&marta(), &[ana()], 0);
    let said = say(&told.met);
    assert_eq!(said[1], "Free Monday mornings and Tuesday evenings");
    assert_eq!(said[2], "Works with people on trust after it was broken");
    assert!(
        said.contains(&"Speaks Spanish and English".to_owned()),
        "{said:?}"
    );
}

#[test]
fn what_is_missing_is_said_without_blame() {
    let told = told(
        &therapist(),
        &[Client {
            affirms: texts(&["lgbtq"]),
            ..ana()
        }],
        0,
    );
    assert_eq!(
        say(&told.unmet),
        [
            "Not free at the times you chose",
            "Has not named trust after it was broken among the things they work with",
            "Has not named grief among the things they work with",
            "Has not named LGBTQ+ people and relationships among what they know well",
            "Is not listed as a woman",
            "Has not named emotionally focused therapy (EFT) or Gottman method among their ways \
             of working",
        ]
    );
}

#[test]
fn hours_that_suit_only_one_are_not_offered_as_free() {
    let mornings = Therapist {
        times: vec![vec![true, false], vec![false]],
        ..marta()
    };
    let told = told(&mornings, &[ana(), ben()], 0);
    assert_eq!(say(&told.unmet)[0], "Not free at times that suit you both");
    assert!(!say(&told.met).iter().any(|said| said.starts_with("Free")));
}

#[test]
fn a_whole_week_of_times_is_not_read_out() {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    let mornings: Vec<String> = days.iter().map(|day| format!("{day}-morning")).collect();
    let free = Reason::Free {
        times: mornings,
        both: false,
    };
    assert_eq!(
        free.say(),
        "Free Monday mornings, Tuesday mornings, Wednesday mornings and more"
    );
}

#[test]
fn a_viewer_who_is_not_among_the_clients_reads_nothing() {
    let told = told(&marta(), &[ana(), ben()], 2);
    assert_eq!((told.met, told.unmet), (vec![], vec![]));
}

/// The labels of one client's private wishes, in small letters.
fn wishes(client: &Client) -> Vec<String> {
    let named = [
        (GOALS, &client.goals),
        (APPROACHES, &client.approaches),
        (AFFIRMS, &client.affirms),
    ];
    let lists = named
        .iter()
        .flat_map(|(list, slugs)| slugs.iter().map(|slug| label(list, slug)));
    lists.map(|label| label.unwrap().to_lowercase()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_partners_wishes_are_never_named(
        therapist in welcoming(), viewer in any_treatable(), partner in any_treatable(),
    ) {
        let told = told(&therapist, &[viewer.clone(), partner.clone()], 0);
        let words = [say(&told.met), say(&told.unmet)].concat().join("\n").to_lowercase();
        let own = wishes(&viewer);
        for wish in wishes(&partner).iter().filter(|wish| !own.contains(wish)) {
            prop_assert!(!words.contains(wish), "{wish:?} in {words:?}");
        }
        for (gender, _) in GENDERS.iter().filter(|(slug, _)| viewer.gender.as_deref() != Some(slug)) {
            let words: Vec<&str> = words.split_whitespace().collect();
            prop_assert!(!words.contains(gender), "{gender} in {words:?}");
        }
    }

    /// Stronger than not naming them: whatever the partner wishes, the words are the same.
    #[test]
    fn nothing_of_a_partners_wishes_can_be_read_between_the_lines(
        therapist in welcoming(), viewer in any_treatable(),
        partner in any_treatable(), other_wishes in any_treatable(),
    ) {
        let changed = Client { times: partner.times.clone(), ..other_wishes };
        let before = told(&therapist, &[viewer.clone(), partner], 0);
        let after = told(&therapist, &[viewer, changed], 0);
        prop_assert_eq!((before.met, before.unmet), (after.met, after.unmet));
    }

    #[test]
    fn every_wish_is_answered_once(therapist in welcoming(), client in any_treatable()) {
        let told = told(&therapist, std::slice::from_ref(&client), 0);
        let words = [say(&told.met), say(&told.unmet)].concat().join("\n").to_lowercase();
        for (list, slugs) in [(GOALS, &client.goals), (AFFIRMS, &client.affirms)] {
            for slug in slugs {
                let label = label(list, slug).unwrap().to_lowercase();
                prop_assert_eq!(words.matches(&label).count(), 1, "{} in {}", label, words);
            }
        }
    }

    #[test]
    fn reasons_can_be_kept_and_read_again(therapist in welcoming(), client in any_treatable()) {
        let told = told(&therapist, &[client], 0);
        let kept = serde_json::to_string(&told.met).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Reason>>(&kept).unwrap(), told.met);
    }
}
