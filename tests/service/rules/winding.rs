//! Two part who had the same therapist: how the work of each with that therapist ends, or goes on.

use jiff::SignedDuration;
use securebase::sweep::sweep;

use crate::support::walks::Person;
use crate::support::{House, Place, walks};

on_each_store!(
    each_has_some_days_and_then_it_ends_by_itself,
    it_goes_on_if_all_three_say_yes,
    a_no_ends_it_and_nobody_sees_whose,
    who_leaves_both_ends_it_at_once,
    nobody_is_asked_who_does_not_know,
    with_two_therapists_each_keeps_theirs,
    the_practice_sets_the_days,
);

const ENDS: &str = "They stay in your private space until";

async fn days_pass(house: &House, days: i64) {
    house.wait(SignedDuration::from_hours(24 * days));
    sweep(&house.service).await.expect("a sweep");
}

async fn leave(person: &Person, told: &str, onward: &str) {
    let fields = [("told", told), ("when", "0"), ("onward", onward)];
    person
        .browser
        .submit("/partner/alone", &fields)
        .await
        .must_be(200);
}

/// A client answers what they are asked about the other.
async fn answer(person: &Person, client: &str, yes: &str) {
    let fields = [("client", client), ("answer", yes)];
    person
        .browser
        .submit("/match/answer", &fields)
        .await
        .must_be(200);
}

/// The therapist answers, on the client's page.
async fn answer_on(therapist: &Person, case: &str, yes: &str) {
    let page = therapist
        .browser
        .submit(&format!("{case}/go-on"), &[("answer", yes)])
        .await;
    page.must_be(200);
}

/// About whom somebody is asked at home.
async fn asked(person: &Person) -> Option<String> {
    let home = person.browser.open("/home").await;
    home.values("client").into_iter().next()
}

async fn each_has_some_days_and_then_it_ends_by_itself(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], _) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let page = maria.browser.open("/partner/alone").await;
    page.must_have("Tara Therapist stays in your private space for 14 more days");
    page.must_have("The same holds for Jo Lopez, from the day they know.");
    leave(&maria, "goes-on", "later").await;
    for client in [&maria, &jo] {
        client.browser.open("/home").await.must_have(ENDS);
        let private = client.private().await;
        walks::write(client, &private, "to end it well")
            .await
            .must_have("to end it well");
        tara.browser
            .open(&private)
            .await
            .must_have("to end it well");
        // Nothing can be booked for later.
        assert!(!walks::free_times(client, &private).await.is_empty());
        let later = client.browser.open(&format!("{private}/book?week=3")).await;
        assert!(later.values("start").is_empty());
        let case = tara
            .browser
            .open(&walks::case_of(&tara, client).await)
            .await;
        case.must_have("It can go on only if");
    }
    days_pass(&house, 13).await;
    for person in [&maria, &jo, &tara] {
        person.signs_in(&house).await;
    }
    maria.browser.open("/home").await.must_have(ENDS);
    days_pass(&house, 1).await;
    for client in [&maria, &jo] {
        let home = client.browser.open("/home").await;
        assert!(!home.has(ENDS) && !home.has("ended the work with you"));
        let private = client.private().await;
        walks::write(client, &private, "after the days")
            .await
            .must_have("after the days");
        let kept = tara.browser.open(&private).await;
        kept.must_have("to end it well");
        assert!(!kept.has("after the days"));
    }
    let caseload = tara.browser.open("/caseload").await;
    assert!(!caseload.has("Maria Lopez") && !caseload.has("Jo Lopez"));
    tara.browser
        .open("/caseload/earlier")
        .await
        .must_have("Maria Lopez");
}

async fn it_goes_on_if_all_three_say_yes(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], _) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    // To ask, the other must be told: the page says so, and nothing has happened.
    let fields = [("told", "nothing"), ("onward", "ask")];
    let page = maria.browser.post("/partner/alone", &fields).await;
    page.must_be(422);
    page.must_have("choose the words that you go on alone");
    maria
        .browser
        .open("/home")
        .await
        .must_have("You are here with Jo Lopez");
    leave(&maria, "goes-on", "ask").await;
    maria
        .browser
        .open("/home")
        .await
        .must_have("You asked to go on.");
    let asks = asked(&jo).await.expect("a question");
    assert!(asked(&maria).await.is_none(), "nobody asked about him");
    let case = walks::case_of(&tara, &maria).await;
    let said = tara.browser.open(&case).await;
    said.must_have("Maria Lopez asks to go on with you alone.");
    answer_on(&tara, &case, "yes").await;
    // Jo does not see that the therapist said yes.
    let home = jo.browser.open("/home").await;
    home.must_have("Maria Lopez would like to go on with Tara Therapist alone.");
    answer(&jo, &asks, "yes").await;
    assert!(!maria.browser.open("/home").await.has("until"));
    assert!(asked(&jo).await.is_none());
    jo.browser
        .post("/match/answer", &[("client", &*asks), ("answer", "no")])
        .await
        .must_be(404);
    days_pass(&house, 14).await;
    for person in [&maria, &jo, &tara] {
        person.signs_in(&house).await;
    }
    // Hers goes on; his, about which nobody asked, ended.
    tara.browser
        .open("/caseload")
        .await
        .must_have("Maria Lopez");
    let private = maria.private().await;
    walks::write(&maria, &private, "we go on").await;
    tara.browser.open(&private).await.must_have("we go on");
    assert!(!tara.browser.open("/caseload").await.has("Jo Lopez"));
}

async fn a_no_ends_it_and_nobody_sees_whose(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let mut seen = Vec::new();
    for (family, by_tara) in [("Aaaa", true), ("Bbbb", false)] {
        let names = [format!("Maria {family}"), format!("Jo {family}")];
        let ([maria, jo], _) = walks::couple(&house, [&names[0], &names[1]], &tara).await;
        leave(&maria, "goes-on", "ask").await;
        let asks = asked(&jo).await.expect("a question");
        let case = walks::case_of(&tara, &maria).await;
        match by_tara {
            true => answer_on(&tara, &case, "no").await,
            false => answer(&jo, &asks, "no").await,
        }
        // A no is a no: nobody's later yes changes it.
        let yes = [("client", &*asks), ("answer", "yes")];
        jo.browser.post("/match/answer", &yes).await.must_be(404);
        let path = format!("{case}/go-on");
        tara.browser.post(&path, &yes).await.must_be(404);
        let home = maria.browser.open("/home").await;
        home.must_have("It will not go on after that day.");
        let card = home.between("aria-labelledby=\"winding\">", "</section>");
        seen.push(card.replace(family, "Lopez"));
        jo.browser
            .open("/home")
            .await
            .must_have("It will not go on.");
    }
    assert_eq!(seen[0], seen[1]);
}

async fn who_leaves_both_ends_it_at_once(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], _) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let fields = [("told", "nothing"), ("onward", "new")];
    let page = maria.browser.submit("/partner/alone", &fields).await;
    assert_eq!(page.path, "/match?said=alone");
    let private = maria.private().await;
    walks::write(&maria, &private, "on my way").await;
    assert!(!tara.browser.open(&private).await.has("on my way"));
    let caseload = tara.browser.open("/caseload").await;
    assert!(!caseload.has("Maria Lopez"));
    // She does not choose the same one again, past the others' agreement.
    walks::safety(&maria, &[]).await;
    assert!(!maria.browser.open("/match").await.has("Tara Therapist"));
    // His goes on as it was: he does not know.
    let home = jo.browser.open("/home").await;
    assert!(!home.has(ENDS));
    home.must_have("You are here with Maria Lopez");
    days_pass(&house, 13).await;
    tara.signs_in(&house).await;
    tara.browser.open("/caseload").await.must_have("Jo Lopez");
}

async fn nobody_is_asked_who_does_not_know(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], _) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    leave(&maria, "nothing", "later").await;
    let home = maria.browser.open("/home").await;
    home.must_have("would have to be asked, and does not know yet");
    maria.browser.post("/match/go-on", &[]).await.must_be(404);
    assert!(!jo.browser.open("/home").await.has(ENDS));
    let id = walks::case_of(&tara, &maria)
        .await
        .replace("/caseload/", "");
    let yes = [("client", &*id), ("answer", "yes")];
    jo.browser.post("/match/answer", &yes).await.must_be(404);
    // Nobody else is asked either, ever.
    let kim = walks::client(&house, "Kim Stranger").await;
    kim.browser.post("/match/answer", &yes).await.must_be(404);
    days_pass(&house, 13).await;
    // Once he leaves as well, his own days begin.
    leave(&jo, "nothing", "later").await;
    jo.browser.open("/home").await.must_have(ENDS);
}

async fn with_two_therapists_each_keeps_theirs(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let jo = walks::partner(&house, &maria, "Jo Lopez", &noor).await;
    assert!(
        !maria
            .browser
            .open("/partner/alone")
            .await
            .has("With whom you go on")
    );
    walks::go_alone(&maria).await;
    days_pass(&house, 13).await;
    for (client, therapist) in [(&maria, &tara), (&jo, &noor)] {
        assert!(!client.browser.open("/home").await.has(ENDS));
        let case = walks::case_of(therapist, client).await;
        assert!(!therapist.browser.open(&case).await.has("Your work with"));
    }
}

async fn the_practice_sets_the_days(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    for days in ["6", "91", "some"] {
        let page = admin
            .browser
            .post("/practice/partings", &[("days", days)])
            .await;
        page.must_be(422);
    }
    let page = admin
        .browser
        .submit("/practice/partings", &[("days", "7")])
        .await;
    page.must_have("Saved.");
    let ([maria, jo], _) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    for other in [&maria, &jo, &tara] {
        other
            .browser
            .post("/practice/partings", &[("days", "90")])
            .await
            .must_be(404);
    }
    maria
        .browser
        .open("/partner/alone")
        .await
        .must_have("for 7 more days");
    leave(&maria, "goes-on", "later").await;
    days_pass(&house, 7).await;
    assert!(!tara.browser.open("/caseload").await.has("Maria Lopez"));
}
