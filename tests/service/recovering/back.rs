//! All goes well.

use securebase::recovery::Finished;

use super::{NEW, Practice, letters, set, sign_in};
use crate::support::{Browser, House, Place, walks};

on_each_store!(
    the_owner_reads_again_what_they_could_and_nobody_else_does,
    a_therapist_keeps_what_was_offered_to_them,
    a_therapist_keeps_the_past_they_were_let_read,
    who_was_brought_back_once_can_be_again,
);

async fn the_owner_reads_again_what_they_could_and_nobody_else_does(place: Place) {
    let practice = Practice::open(place).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let private = maria.private().await;
    let link = practice.ask(&maria.email).await;
    let kept = set(house, &link).await;
    let new_code = kept.between("id=\"code\"><code>", "</code>");
    Browser::new(house).get(&link).await.must_be(404);

    // Until it is finished all is as it was.
    sign_in(house, &maria.email, NEW).await.1.must_be(422);
    sign_in(house, &maria.email, walks::PASSWORD)
        .await
        .1
        .must_be(200);
    practice.wait();
    let request = practice.request(&maria.email).await;
    let answer = practice.answer(&request, &letters(&kept));
    sign_in(house, &maria.email, NEW).await.1.must_be(422);
    walks::write(maria, &private, "written while it waits").await;
    assert_eq!(practice.finish(&answer).await, Finished::Done);

    // The old ways in are gone, all of them.
    let out = maria.browser.open("/home").await;
    assert!(out.path.starts_with("/sign-in"), "{}", out.path);
    sign_in(house, &maria.email, walks::PASSWORD)
        .await
        .1
        .must_be(422);
    let other = Browser::new(house);
    let old = [
        ("email", &*maria.email),
        ("code", &*maria.code),
        ("password", "nine loud trains at dusk"),
    ];
    other.post("/recover", &old).await.must_be(422);

    let (browser, page) = sign_in(house, &maria.email, NEW).await;
    assert_eq!(page.path, "/home");
    for (room, words) in [
        (&private, "for Tara alone"),
        (&private, "written while it waits"),
        (&practice.joint, "for us both"),
    ] {
        browser.open(room).await.must_have(words);
    }
    let again = walks::Person {
        browser,
        name: maria.name.clone(),
        email: maria.email.clone(),
        code: new_code.clone(),
        app: None,
    };
    walks::write(&again, &practice.joint, "I am back").await;
    let account = again.browser.open("/account").await;
    account.must_have("asked by Alex Admin, for this reason: “the paper burnt” It was finished on");
    assert!(!account.has("Was that for you?"));

    // Nobody else lost or won anything by it.
    let seen = practice.jo.browser.open(&practice.joint).await;
    seen.must_have("I am back");
    assert!(seen.has("for us both"));
    practice.jo.browser.get(&private).await.must_be(404);
    practice.admin.browser.get(&private).await.must_be(404);
    let read = practice.tara.browser.open(&private).await;
    read.must_have("written while it waits");
    // The new code works, where the new password is lost again.
    let fields = [
        ("email", &*maria.email),
        ("code", &*new_code),
        ("password", "nine loud trains at dusk"),
    ];
    let page = other.submit("/recover", &fields).await;
    assert_eq!(page.path, "/account/second-step");
    other.open(&private).await.must_have("for Tara alone");
}

async fn a_therapist_keeps_what_was_offered_to_them(place: Place) {
    let practice = Practice::open(place).await;
    let (house, tara) = (&practice.house, &practice.tara);
    let kim = walks::client(house, "Kim Waiting").await;
    walks::safety(&kim, &[]).await;
    let private = kim.private().await;
    walks::write(&kim, &private, "before she chose").await;
    walks::choose(&kim, tara).await;

    practice.bring_back(tara).await;
    let again = staff_again(&practice, tara).await;
    walks::accept(&again).await;
    let room = again.browser.open(&private).await;
    room.must_have("before she chose");
    again
        .browser
        .open(&practice.joint)
        .await
        .must_have("for us both");
}

async fn a_therapist_keeps_the_past_they_were_let_read(place: Place) {
    let practice = Practice::open(place).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let private = maria.private().await;
    let uma = walks::therapist(house, &practice.admin, "Uma Therapist").await;
    maria.browser.submit("/match/change", &[]).await;
    walks::safety(maria, &[]).await;
    walks::choose(maria, &uma).await;
    walks::accept(&uma).await;
    let past = [("past", "private")];
    maria.browser.submit("/match/past", &past).await;
    walks::write(maria, &private, "for Uma too").await;
    // She leaves: all that she reads there is in the past now.
    maria.browser.submit("/match/change", &[]).await;
    walks::write(maria, &private, "for nobody yet").await;

    practice.bring_back(&uma).await;
    let again = staff_again(&practice, &uma).await;
    let room = again.browser.open(&private).await;
    room.must_have("for Tara alone");
    room.must_have("for Uma too");
    assert!(!room.has("for nobody yet"));
    again.browser.get(&practice.joint).await.must_be(404);
    // Who was there before her reads what they read, no more.
    let tara = practice.tara.browser.open(&private).await;
    assert!(tara.has("for Tara alone") && !tara.has("for Uma too"));
}

/// Somebody who works here signs in after they were brought back: first they set up a new second step.
pub(super) async fn staff_again(practice: &Practice, person: &walks::Person) -> walks::Person {
    let house = &practice.house;
    let (browser, page) = sign_in(house, &person.email, NEW).await;
    assert!(
        page.path.starts_with("/account/second-step"),
        "{}",
        page.path
    );
    let app = walks::set_up_app(house, &browser).await;
    walks::Person {
        browser,
        name: person.name.clone(),
        email: person.email.clone(),
        code: String::new(),
        app: Some(app),
    }
}

async fn who_was_brought_back_once_can_be_again(place: Place) {
    let practice = Practice::open(place).await;
    let house = &practice.house;
    for _ in 0..2 {
        practice.bring_back(&practice.jo).await;
    }
    reads_all(house, &practice).await;
    // A restart changes nothing.
    let Practice {
        house, joint, jo, ..
    } = practice;
    let clock = house.service.clock.clone();
    let house = House::open_with(house.close().await, clock).await;
    let (browser, _) = sign_in(&house, &jo.email, NEW).await;
    browser.open(&joint).await.must_have("for us both");
}

async fn reads_all(house: &House, practice: &Practice) {
    let (browser, _) = sign_in(house, &practice.jo.email, NEW).await;
    browser.open(&practice.joint).await.must_have("for us both");
    let account = browser.open("/account").await;
    assert_eq!(account.all_between("It was finished on", "<").len(), 2);
}
