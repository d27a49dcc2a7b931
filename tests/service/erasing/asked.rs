//! Asking, being told, calling it off.

use jiff::SignedDuration;

use super::counted;
use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Place};

on_each_store!(
    what_will_happen_is_told_before_it_is_asked_for,
    until_then_all_works_and_one_button_calls_it_off,
    who_has_not_proved_who_they_are_asks_for_nothing,
    whoever_is_needed_cannot_go_yet,
    the_practice_decides_what_is_kept,
);

const BANNER: &str = "Your account will be erased on";

async fn what_will_happen_is_told_before_it_is_asked_for(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let sol = walks::client(&house, "Sol Single").await;
    let page = sol.browser.open("/account/erase").await;
    // Nobody has treated them: there is no record.
    page.must_have("Nothing is kept of you.");
    page.must_have("everything in it: messages, answers, sessions");
    assert!(!page.has("What you share with a partner"));

    let ([maria, _], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&maria, &joint, "for both").await;
    let page = maria.browser.open("/account/erase").await;
    page.must_have("Yours is kept until");
    page.must_have("Record Keeping Guidelines");
    page.must_have("opens with the practice’s recovery key alone");
    page.must_have("What you wrote there stays for your partner");
    let file = maria
        .browser
        .open("/account/erase/what-will-happen.txt")
        .await;
    assert_eq!(file.kind(), "text/plain; charset=utf-8");
    file.must_have("When: 7 days after you ask for it");
    file.must_have("What you wrote there stays for your partner");
    assert_eq!(counted(&house, "select count(*) from erasures").await, 0);
}

async fn until_then_all_works_and_one_button_calls_it_off(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let page = walks::ask_to_be_erased(&maria).await;
    assert_eq!(page.path, "/account/erase?said=asked");
    page.must_have(BANNER);
    walks::mail_must_say(
        &house,
        &admin,
        "Something was asked for about your account",
        1,
    )
    .await;

    // Everything works meanwhile, on every page with the word of it.
    let room = maria.private().await;
    let page = walks::write(&maria, &room, "still here").await;
    page.must_have("still here");
    page.must_have(BANNER);
    tara.signs_in(&house).await;
    assert!(
        !tara.browser.open("/caseload").await.has(BANNER),
        "hers to know"
    );
    walks::days_pass(&house, 6).await;
    maria.signs_in(&house).await;
    maria.browser.open("/home").await.must_have(BANNER);
    // A second time is the same time.
    assert_eq!(walks::ask_to_be_erased(&maria).await.path, "/account/erase");

    let page = maria.browser.submit("/account/erase/keep", &[]).await;
    page.must_have("Your account stays.");
    assert!(!page.has(BANNER));
    walks::days_pass(&house, 3).await;
    maria.signs_in(&house).await;
    maria.browser.open(&room).await.must_have("still here");
    maria.browser.submit("/account/erase/keep", &[]).await;
}

async fn who_has_not_proved_who_they_are_asks_for_nothing(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let sol = walks::client(&house, "Sol Single").await;
    house.wait(SignedDuration::from_mins(11));
    let sure = [("sure", "yes")];
    let page = sol.browser.post("/account/erase/ask", &sure).await;
    assert!(page.path.starts_with("/account/confirm"), "{}", page.path);
    let page = sol.browser.get("/account/erase/ask").await;
    assert!(page.path.starts_with("/account/confirm"), "{}", page.path);
    let confirmed = sol
        .browser
        .post("/account/confirm", &[("password", walks::PASSWORD)]);
    confirmed.await.must_be(200);
    // Nor whoever only opened the page and pressed the button.
    let page = sol.browser.post("/account/erase/ask", &[]).await;
    page.must_be(422);
    page.must_have("Please tick this if you are sure.");
    let stranger = Browser::new(&house).post("/account/erase/ask", &sure).await;
    assert!(stranger.path.starts_with("/sign-in"));
    assert_eq!(counted(&house, "select count(*) from erasures").await, 0);
}

async fn refused(person: &Person, words: &str) {
    person.browser.open("/account/erase").await.must_have(words);
    let page = walks::ask_to_be_erased(person).await;
    assert!(!page.has(BANNER));
    page.must_have(words);
}

async fn whoever_is_needed_cannot_go_yet(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    refused(&admin, "You are the only administrator here.").await;
    refused(&tara, "Clients have chosen you or work with you now.").await;

    let case = walks::case_of(&tara, &maria).await;
    tara.browser.submit(&format!("{case}/end"), &[]).await;
    let page = walks::ask_to_be_erased(&tara).await;
    page.must_have(BANNER);
    // Somebody new chooses her meanwhile: it waits for that work to end.
    let sol = walks::paired(&house, "Sol Single", &tara).await;
    walks::days_pass(&house, 8).await;
    tara.signs_in(&house).await;
    let case = walks::case_of(&tara, &sol).await;
    tara.browser.submit(&format!("{case}/end"), &[]).await;
    walks::days_pass(&house, 0).await;
    let page = walks::sign_in(&house, &Browser::new(&house), &tara).await;
    page.must_be(422);
    // Who treated them stays in the clients' record.
    sol.signs_in(&house).await;
    let room = sol.private().await;
    sol.browser.open(&room).await.must_be(200);
    admin.signs_in(&house).await;
    assert!(!admin.browser.open("/practice/therapists").await.has("Tara"));
}

async fn the_practice_decides_what_is_kept(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    admin
        .browser
        .open("/practice")
        .await
        .must_have("Please decide");
    let page = admin.browser.open("/practice/erasure").await;
    page.must_have("Nothing is decided yet.");
    assert_eq!(page.value("years"), "7");
    for (name, wrong) in [
        ("days", "0"),
        ("days", "29"),
        ("years", "-1"),
        ("years", "ten"),
        ("rule", ""),
        ("custodian", ""),
    ] {
        let mut fields = decided("3", "10");
        fields.retain(|(other, _)| *other != name);
        fields.push((name, wrong));
        admin
            .browser
            .post("/practice/erasure", &fields)
            .await
            .must_be(422);
    }
    let page = admin
        .browser
        .submit("/practice/erasure", &decided("3", "10"))
        .await;
    page.must_have("Saved.");
    assert!(!page.has("Nothing is decided yet."));
    assert_eq!(page.value("rule"), "Section 630f of the civil code");
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let page = maria.browser.open("/account/erase").await;
    page.must_have("Section 630f of the civil code");
    page.must_have("It is done 3 days after you ask.");
    // What was told is what counts, whatever the practice decides meanwhile.
    walks::ask_to_be_erased(&maria).await.must_have(BANNER);
    admin
        .browser
        .submit("/practice/erasure", &decided("28", "0"))
        .await;
    let page = maria.browser.open("/account/erase").await;
    page.must_have("Section 630f of the civil code");
    page.must_have("It is done 3 days after you ask.");
    assert_eq!(maria.browser.get("/practice/erasure").await.status, 404);
}

fn decided<'a>(days: &'a str, years: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("days", days),
        ("years", years),
        ("rule", "Section 630f of the civil code"),
        ("custodian", "Dr. Lee, notary"),
        ("keeper", "custodian"),
    ]
}
