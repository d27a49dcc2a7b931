//! Being told when an earlier time opens up.

use jiff::SignedDuration;
use securebase::sweep::sweep;

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    whoever_asked_is_told_and_who_is_first_has_it,
    one_hears_only_of_what_is_earlier_and_theirs_to_take,
    both_of_a_couple_see_what_opens_for_the_two,
    it_ends_by_itself_and_with_one_button,
);

const OPENED: &str = "A time opened up";
const MAIL: &str = "Something new is waiting for you. Sign in to see it";

async fn ask(person: &Person, room: &str, ask: &str) -> Page {
    let path = format!("{room}/earlier");
    person.browser.post(&path, &[("ask", ask)]).await
}

/// Books this of the free times: the address of the appointment and its start.
async fn booked(person: &Person, room: &str, at: usize) -> (String, String) {
    let start = walks::free_times(person, room).await[at].clone();
    let page = walks::book(person, room, &start).await;
    page.must_have("It is booked.");
    (
        page.path.split('?').next().expect("a path").to_owned(),
        start,
    )
}

async fn cancel(person: &Person, session: &str) {
    let page = person
        .browser
        .submit(&format!("{session}/cancel"), &[])
        .await;
    page.must_have("It is cancelled.");
}

/// Takes the first time that a client is offered on their home page.
async fn take(person: &Person, home: &Page) -> Page {
    let (_, card) = home.body.split_once(OPENED).expect("it is offered");
    let (_, form) = card.split_once("action=\"").expect("a form");
    let action = form.split_once('"').expect("an address").0;
    let (_, value) = form.split_once("name=\"start\" value=\"").expect("a time");
    let start = value.split_once('"').expect("a value").0;
    person.browser.submit(action, &[("start", start)]).await
}

async fn whoever_asked_is_told_and_who_is_first_has_it(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let sol = walks::paired(&house, "Sol Stranger", &tara).await;
    let rooms = [
        maria.private().await,
        kim.private().await,
        sol.private().await,
    ];
    let (session, start) = booked(&maria, &rooms[0], 4).await;
    // Kim has a later time, Sol has none; both ask.
    booked(&kim, &rooms[1], 9).await;
    let book = kim.browser.open(&format!("{}/book", rooms[1])).await;
    book.must_have("Tell me if something opens up");
    let page = ask(&kim, &rooms[1], "yes").await;
    page.must_have("You will be told.");
    ask(&sol, &rooms[2], "yes").await.must_be(200);
    kim.browser
        .open(&format!("{}/book", rooms[1]))
        .await
        .must_have("Stop telling me");
    // Nobody else learns that they ask, and nobody is told before there is something.
    for path in ["/home", "/appointments", "/account/seen"] {
        let page = maria.browser.open(path).await;
        assert!(!page.has("Kim") && !page.has("earlier time"), "{path}");
    }
    for person in [&kim, &sol] {
        assert!(!person.browser.open("/home").await.has(OPENED));
    }
    ask(&maria, &rooms[1], "yes").await.must_be(404);
    ask(&tara, &rooms[1], "yes").await.must_be(404);

    let before = walks::mails_with(&house, &admin, MAIL).await;
    cancel(&maria, &session).await;
    // Night or day where they live: by the next morning each has one mail, and Tara one that it is cancelled.
    house.wait(SignedDuration::from_hours(12));
    admin.signs_in(&house).await;
    walks::mail_must_say(&house, &admin, MAIL, before + 3).await;
    for person in [&kim, &sol] {
        person.signs_in(&house).await;
        let home = person.browser.open("/home").await;
        home.must_have(OPENED);
        assert!(!home.has("Maria"));
    }
    let home = sol.browser.open("/home").await;
    let taken = take(&sol, &home).await;
    taken.must_have("It is booked.");
    let home = kim.browser.open("/home").await;
    home.must_have("it is gone by now. We go on looking for you.");
    assert!(!home.has("Take it") && !home.has("Sol"));
    // Whoever has it is told no more.
    assert!(!sol.browser.open("/home").await.has(OPENED));
    let page = walks::book(&kim, &rooms[1], &start).await;
    page.must_have("was taken a moment ago");
    // Sol gives it back: Kim moves to it.
    let session = taken.path.split('?').next().expect("a path");
    cancel(&sol, session).await;
    let home = kim.browser.open("/home").await;
    home.must_have("Take it");
    take(&kim, &home).await.must_have("It is moved.");
    assert!(!kim.browser.open("/home").await.has(OPENED));
}

async fn one_hears_only_of_what_is_earlier_and_theirs_to_take(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let ana = walks::paired(&house, "Ana Reed", &noor).await;
    let [hers, kims, anas] = [
        maria.private().await,
        kim.private().await,
        ana.private().await,
    ];
    booked(&kim, &kims, 2).await;
    ask(&kim, &kims, "yes").await.must_be(200);
    ask(&ana, &anas, "yes").await.must_be(200);
    // Later than what Kim has, and not of Ana's therapist.
    let (session, _) = booked(&maria, &hers, 9).await;
    cancel(&maria, &session).await;
    for person in [&kim, &ana] {
        assert!(!person.browser.open("/home").await.has(OPENED));
    }
    // One's own is not offered to oneself.
    let (own, _) = booked(&ana, &anas, 5).await;
    ask(&ana, &anas, "yes").await.must_be(200);
    cancel(&ana, &own).await;
    assert!(!ana.browser.open("/home").await.has(OPENED));
    // Moving frees a time as cancelling does.
    let (session, _) = booked(&maria, &hers, 0).await;
    let later = walks::free_times(&maria, &hers).await[12].clone();
    let path = format!("{session}/move?week=1");
    let page = maria.browser.submit(&path, &[("start", &*later)]).await;
    page.must_have("It is moved.");
    kim.browser.open("/home").await.must_have(OPENED);
    // Whose work with that therapist ended is offered nothing.
    kim.browser.submit("/match/change", &[]).await;
    assert!(!kim.browser.open("/home").await.has(OPENED));
}

async fn both_of_a_couple_see_what_opens_for_the_two(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let kims = kim.private().await;
    let hers = maria.private().await;
    // What Maria asks for herself, Jo is not shown.
    ask(&maria, &hers, "yes").await.must_be(200);
    let (session, _) = booked(&kim, &kims, 3).await;
    cancel(&kim, &session).await;
    maria.browser.open("/home").await.must_have(OPENED);
    let his = jo.browser.open("/home").await;
    assert!(!his.has(OPENED));
    assert!(!jo.browser.open("/account/seen").await.has("earlier time"));
    // What is asked for both, both are shown, and either takes it.
    ask(&maria, &hers, "no").await.must_be(200);
    ask(&maria, &joint, "yes").await.must_be(200);
    let (session, _) = booked(&kim, &kims, 3).await;
    cancel(&kim, &session).await;
    maria.browser.open("/home").await.must_have(OPENED);
    let home = jo.browser.open("/home").await;
    // A pause offers nothing: nobody could book.
    maria.browser.submit("/partner/pause", &[]).await;
    for person in [&maria, &jo] {
        assert!(!person.browser.open("/home").await.has(OPENED));
    }
    maria.browser.submit("/partner/go-on", &[]).await;
    take(&jo, &home).await.must_have("It is booked.");
}

async fn it_ends_by_itself_and_with_one_button(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let [hers, kims] = [maria.private().await, kim.private().await];
    ask(&kim, &kims, "yes").await.must_be(200);
    let page = ask(&kim, &kims, "no").await;
    page.must_have("You will not be told of earlier times any more.");
    let (session, _) = booked(&maria, &hers, 4).await;
    cancel(&maria, &session).await;
    assert!(!kim.browser.open("/home").await.has(OPENED));

    ask(&kim, &kims, "yes").await.must_be(200);
    house.wait(SignedDuration::from_hours(29 * 24));
    sweep(&house.service).await.expect("a sweep");
    for person in [&maria, &kim] {
        person.signs_in(&house).await;
    }
    let book = kim.browser.open(&format!("{kims}/book")).await;
    book.must_have("Tell me if something opens up");
    let (session, _) = booked(&maria, &hers, 4).await;
    cancel(&maria, &session).await;
    assert!(!kim.browser.open("/home").await.has(OPENED));
}
