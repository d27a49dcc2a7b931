//! A client who moves, or wishes for something else.

use crate::support::{House, Place, walks};

on_each_store!(
    new_answers_are_saved_all_together,
    what_is_wrong_is_said_and_nothing_is_saved,
    whoever_moves_where_no_licence_holds_is_told_and_nothing_ends,
    only_a_client_has_wishes,
);

/// The form as it would be sent, with these fields in the place of the usual ones.
fn form<'a>(told: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = told.to_vec();
    for (name, values) in walks::ANSWERS {
        if !["form", "age"].contains(name) && !told.iter().any(|(other, _)| other == name) {
            fields.extend(values.iter().map(|value| (*name, *value)));
        }
    }
    fields
}

async fn new_answers_are_saved_all_together(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let words = [("goals-words", "since the move we hardly talk")];
    let maria = walks::client_with(&house, "Maria Lopez", None, &words).await;
    walks::safety(&maria, &[]).await;
    walks::choose(&maria, &tara).await;
    walks::accept(&tara).await;
    let jo = walks::partner(&house, &maria, "Jo Lopez", &tara).await;

    // Filled with what was answered before.
    let page = maria.browser.open("/wishes").await;
    page.must_have("value=\"US\" selected");
    page.must_have("value=\"America/Los_Angeles\" selected");
    page.must_have("value=\"tuesday-evening\" checked");
    assert!(!page.has("value=\"friday-morning\" checked"));
    assert!(!page.has("name=\"age\""), "asked once");

    for client in [&maria, &jo] {
        let told = [
            ("zone", "America/New_York"),
            ("times", "friday-morning"),
            ("gender", "woman"),
        ];
        let page = client.browser.submit("/wishes", &form(&told)).await;
        page.must_have("Your answers are saved");
        let page = client.browser.open("/wishes").await;
        page.must_have("value=\"America/New_York\" selected");
        page.must_have("value=\"friday-morning\" checked");
        assert!(!page.has("value=\"tuesday-evening\" checked"));
    }
    // Times are shown in the new zone, and the therapist reads the new answers beside the old words.
    let private = maria.private().await;
    let times = maria.browser.open(&format!("{private}/book?week=1")).await;
    times.must_have("New York");
    let case = walks::case_of(&tara, &maria).await;
    let case = tara.browser.open(&case).await;
    case.must_have("Friday morning");
    case.must_have("since the move we hardly talk");
    assert!(!case.has("Tuesday evening"));
    assert!(!case.has("You have no verified licence"));
}

async fn what_is_wrong_is_said_and_nothing_is_saved(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let wrong: [&[(&str, &str)]; 4] = [
        &[("country", "Atlantis"), ("times", "friday-morning")],
        // In Canada the province counts: the page asks for it now.
        &[
            ("country", "CA"),
            ("region-us", ""),
            ("times", "friday-morning"),
        ],
        &[("medium", ""), ("times", "friday-morning")],
        &[("zone", ""), ("times", "friday-morning")],
    ];
    for told in wrong {
        let page = maria.browser.post("/wishes", &form(told)).await;
        page.must_be(422);
        page.must_have("value=\"friday-morning\" checked");
        if told[0] == ("country", "CA") {
            page.must_have("name=\"region-ca\"");
        }
        let page = maria.browser.open("/wishes").await;
        page.must_have("value=\"US\" selected");
        page.must_have("value=\"tuesday-evening\" checked");
        assert!(!page.has("value=\"friday-morning\" checked"));
    }
    let told = [("country", "CA"), ("region-us", ""), ("region-ca", "ON")];
    let page = maria.browser.submit("/wishes", &form(&told)).await;
    page.must_have("Your answers are saved");
}

async fn whoever_moves_where_no_licence_holds_is_told_and_nothing_ends(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let told = [("region-us", "NY"), ("zone", "America/New_York")];
    let home = maria.browser.submit("/wishes", &form(&told)).await;
    home.must_have("About New York");
    home.must_have("Tara Therapist has no licence here that holds");
    home.must_have("Nothing ends by itself");
    let case = walks::case_of(&tara, &maria).await;
    let case = tara.browser.open(&case).await;
    case.must_have("You have no verified licence here that holds in New York");
    // Where she went is hers to tell.
    for path in ["/home", "/partner"] {
        let page = jo.browser.open(path).await;
        assert!(!page.has("New York") && !page.has("no licence"));
    }
    let case = walks::case_of(&tara, &jo).await;
    let case = tara.browser.open(&case).await;
    assert!(!case.has("You have no verified licence"));
    walks::write(&maria, &joint, "from far away").await;
    tara.browser.open(&joint).await.must_have("from far away");

    let back = maria.browser.submit("/wishes", &form(&[])).await;
    assert!(!back.has("has no licence here"));
}

async fn only_a_client_has_wishes(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    for staff in [&admin, &tara] {
        staff.browser.get("/wishes").await.must_be(404);
        staff.browser.post("/wishes", &form(&[])).await.must_be(404);
    }
}
