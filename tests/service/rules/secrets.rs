//! What a therapist does with what one partner tells them alone is agreed to before it is told.

use crate::support::walks::Person;
use crate::support::{House, Place, walks};

on_each_store!(
    a_couple_agrees_before_the_first_private_message,
    what_is_changed_is_agreed_to_anew,
    who_is_on_their_own_is_not_asked,
    only_a_therapist_says_it_and_only_a_client_agrees,
);

const KEEPS: &str = "I will bring nothing from your private space";
const ASKS: &str = "I may ask you to bring something";
const FIRST: &str = "Please read first what your therapist does";

async fn says(therapist: &Person, way: &str, own: &str) {
    let fields = [("way", way), ("own", own)];
    let page = therapist.browser.submit("/profile/secrets", &fields).await;
    page.must_have("Saved.");
}

async fn a_couple_agrees_before_the_first_private_message(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    says(&tara, "keeps-apart", "I take notes of my own.").await;
    let private = maria.private().await;
    let page = maria.browser.open(&private).await;
    page.must_have(KEEPS);
    page.must_have("I take notes of my own.");
    page.must_have("There is one exception: where somebody’s life or safety is in danger");

    // Refused, kindly, with the words kept; and sent with one button.
    let id = page.value("id");
    let fields = [("id", &*id), ("text", "what only you know")];
    let page = maria.browser.post(&private, &fields).await;
    page.must_be(422);
    page.must_have(FIRST);
    page.must_have("\nwhat only you know</textarea>");
    let version = page
        .values("version")
        .into_iter()
        .next()
        .expect("a version");
    page.must_have("I agree. Send it");
    assert!(!tara.browser.open(&private).await.has("what only you know"));
    let fields = [
        ("id", &*id),
        ("text", "what only you know"),
        ("agree", &*version),
    ];
    maria
        .browser
        .submit(&private, &fields)
        .await
        .must_have("what only you know");
    tara.browser
        .open(&private)
        .await
        .must_have("what only you know");
    maria
        .browser
        .open(&private)
        .await
        .must_have("You agreed to it on");
    walks::write(&maria, &private, "and more")
        .await
        .must_have("and more");

    // It is each one's own to agree to; the joint space and the therapist's words do not wait for it.
    let his = jo.private().await;
    let page = walks::write(&jo, &joint, "in the open").await;
    page.must_have("in the open");
    walks::write(&tara, &his, "good day")
        .await
        .must_have("good day");
    let fields = [
        ("id", "0190b2a0-0000-7000-8000-000000000001"),
        ("text", "too early"),
    ];
    jo.browser.post(&his, &fields).await.must_be(422);
    let agrees = format!("{his}/secrets");
    let page = jo.browser.submit(&agrees, &[("version", &version)]).await;
    assert!(!page.has("Before you write here"));
    jo.browser
        .submit(&his, &fields)
        .await
        .must_have("too early");
}

async fn what_is_changed_is_agreed_to_anew(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, _], _) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let private = maria.private().await;
    says(&tara, "keeps-apart", "").await;
    let agrees = format!("{private}/secrets");
    maria.browser.submit(&agrees, &[("version", "1")]).await;
    // Saying the same again asks nobody.
    says(&tara, "keeps-apart", "").await;
    walks::write(&maria, &private, "one").await.must_have("one");
    says(&tara, "no-secrets", "").await;
    let page = maria.browser.open(&private).await;
    page.must_have(ASKS);
    assert!(!page.has(KEEPS));
    let fields = [
        ("id", "0190b2a0-0000-7000-8000-000000000001"),
        ("text", "two"),
    ];
    maria.browser.post(&private, &fields).await.must_be(422);
    // What she saw before is not what it is now.
    let old = [fields[0], fields[1], ("agree", "1")];
    maria.browser.post(&private, &old).await.must_be(422);
    let page = maria.browser.submit(&agrees, &[("version", "1")]).await;
    page.must_have("Before you write here");
    let new = [fields[0], fields[1], ("agree", "2")];
    maria.browser.submit(&private, &new).await.must_have("two");
}

async fn who_is_on_their_own_is_not_asked(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    says(&tara, "no-secrets", "").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let private = maria.private().await;
    assert!(!maria.browser.open(&private).await.has(ASKS));
    walks::write(&maria, &private, "on my own")
        .await
        .must_have("on my own");
    // As soon as there are two, and as long.
    let jo = walks::partner(&house, &maria, "Jo Lopez", &tara).await;
    maria.browser.open(&private).await.must_have(ASKS);
    jo.browser.open(&jo.private().await).await.must_have(ASKS);
    walks::go_alone(&jo).await;
    assert!(!maria.browser.open(&private).await.has(ASKS));
    walks::write(&maria, &private, "again")
        .await
        .must_have("again");
}

async fn only_a_therapist_says_it_and_only_a_client_agrees(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    for other in [&admin, &maria] {
        other.browser.get("/profile/secrets").await.must_be(404);
        let fields = [("way", "no-secrets")];
        other
            .browser
            .post("/profile/secrets", &fields)
            .await
            .must_be(404);
    }
    let page = tara
        .browser
        .post("/profile/secrets", &[("way", "whatever")])
        .await;
    page.must_be(422);
    let long = "x".repeat(401);
    let fields = [("way", "no-secrets"), ("own", &*long)];
    tara.browser
        .post("/profile/secrets", &fields)
        .await
        .must_be(422);
    says(&tara, "no-secrets", "").await;
    let private = maria.private().await;
    for (who, room) in [(&jo, &private), (&tara, &private)] {
        let path = format!("{room}/secrets");
        who.browser
            .post(&path, &[("version", "1")])
            .await
            .must_be(404);
    }
    let path = format!("{joint}/secrets");
    maria
        .browser
        .post(&path, &[("version", "1")])
        .await
        .must_be(200);
    maria
        .browser
        .open(&private)
        .await
        .must_have("Before you write here");
}
