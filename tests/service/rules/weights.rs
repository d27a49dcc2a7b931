//! Whose wishes count how much: as the practice sets it, and what a client says matters most.

use crate::support::walks::{self, Person};
use crate::support::{House, Place};

on_each_store!(
    the_list_is_in_the_order_of_the_practices_weights,
    what_matters_most_to_a_client_comes_first,
    whom_one_knows_comes_first,
    only_an_administrator_sets_the_rules,
);

/// Tara works with trust; Theo does not, and is a man. Maria asks for both.
async fn two_to_choose_from(place: Place) -> (House, Person, Person, Person, Person) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let theo = walks::therapist(&house, &admin, "Theo Therapist").await;
    let his = [("focus", "grief"), ("gender", "man")];
    walks::send_profile(&theo, &his).await;
    let wishes = [("goals", "trust"), ("gender", "man")];
    let maria = walks::client_with(&house, "Maria Lopez", None, &wishes).await;
    (house, admin, tara, theo, maria)
}

/// The names on a client's list, in order.
async fn order(client: &Person) -> Vec<&'static str> {
    let list = client.browser.open("/match").await;
    let mut found: Vec<_> = ["Tara", "Theo"]
        .into_iter()
        .filter_map(|name| Some((list.body.find(&format!("Choose {name}"))?, name)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

async fn the_list_is_in_the_order_of_the_practices_weights(place: Place) {
    let (_house, admin, _, _, maria) = two_to_choose_from(place).await;
    assert_eq!(order(&maria).await, ["Tara", "Theo"], "30 against 10");
    walks::matching_rules(&admin, &[("gender", "100")]).await;
    assert_eq!(order(&maria).await, ["Theo", "Tara"]);
    // Kept as it was typed, and said what the usual is.
    let page = admin.browser.open("/practice/matching").await;
    assert_eq!(page.value("gender"), "100");
    page.must_have("Usual: 10");
    let wrong = [("gender", "101"), ("goals", "30"), ("times", "30")];
    let page = admin.browser.post("/practice/matching", &wrong).await;
    page.must_be(422);
    page.must_have("Please give a whole number from 0 to 100.");
    assert_eq!(page.value("gender"), "101", "what was typed is kept");
}

async fn what_matters_most_to_a_client_comes_first(place: Place) {
    let (_house, admin, _, _, maria) = two_to_choose_from(place).await;
    let even = [("goals", "10"), ("gender", "10")];
    walks::matching_rules(&admin, &even).await;
    let wishes = [
        ("goals", "trust"),
        ("gender", "man"),
        ("country", "US"),
        ("region-us", "CA"),
        ("zone", "America/Los_Angeles"),
        ("language", "en"),
        ("times", "tuesday-evening"),
        ("medium", "video"),
    ];
    for (most, first) in [("gender", "Theo"), ("goals", "Tara")] {
        let told = [&wishes[..], &[("most", most)]].concat();
        let page = maria.browser.submit("/wishes", &told).await;
        page.must_have("Your answers are saved");
        assert_eq!(order(&maria).await[0], first);
        let page = maria.browser.open("/wishes").await;
        page.must_have(&format!("value=\"{most}\" checked"));
    }
}

async fn whom_one_knows_comes_first(place: Place) {
    let (house, admin, tara, theo, maria) = two_to_choose_from(place).await;
    // What each has and the other has not weighs the same, so that it is the knowing that decides.
    walks::matching_rules(&admin, &[("goals", "10"), ("gender", "10")]).await;
    walks::choose(&maria, &theo).await;
    walks::accept(&theo).await;
    let case = walks::case_of(&theo, &maria).await;
    theo.browser.open(&format!("{case}/end")).await;
    theo.browser.submit(&format!("{case}/end"), &[]).await;
    let list = maria.browser.open("/match").await;
    list.must_have("You have worked together before");
    assert_eq!(order(&maria).await, ["Theo", "Tara"]);
    // Whoever left a therapist is not sent back by it.
    let kim = walks::client(&house, "Kim Stranger").await;
    walks::choose(&kim, &tara).await;
    walks::accept(&tara).await;
    kim.browser.submit("/match/change", &[]).await;
    let list = kim.browser.open("/match").await;
    assert!(!list.has("You have worked together before"));
}

async fn only_an_administrator_sets_the_rules(place: Place) {
    let (_house, admin, tara, _, maria) = two_to_choose_from(place).await;
    for other in [&tara, &maria] {
        other.browser.get("/practice/matching").await.must_be(404);
        let post = other.browser.post("/practice/matching", &[]).await;
        post.must_be(404);
    }
    walks::matching_rules(&admin, &[]).await;
    let log = admin.browser.open("/practice/audit").await;
    log.must_have("set by which rules therapists are suggested");
}
