//! Who may be matched and paired, and who may come in with an invitation.

use jiff::SignedDuration;

use crate::support::{Browser, House, Place, walks};

on_each_store!(
    a_licence_that_ends_takes_its_therapist_off_the_list,
    a_therapist_without_a_vetted_licence_is_not_shown,
    an_invitation_works_once_for_a_while_until_it_is_taken_back,
    the_set_up_link_works_once,
    whoever_is_under_eighteen_is_told_kindly_and_forgotten,
);

fn in_days(house: &House, days: i64) -> String {
    let then = house.service.clock.now() + SignedDuration::from_hours(24 * days);
    then.strftime("%Y-%m-%d").to_string()
}

async fn a_licence_that_ends_takes_its_therapist_off_the_list(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::join(&house, &admin, "Tara Therapist").await;
    walks::fill_profile(&tara, "Soon to renew.", "5").await;
    walks::add_licence(&tara, "LMFT 1", &in_days(&house, 9)).await;
    walks::vet(&admin).await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let kim = walks::client(&house, "Kim Stranger").await;
    walks::choose(&maria, &tara).await;
    kim.browser
        .open("/match")
        .await
        .must_have("Choose Tara Therapist");

    house.wait(SignedDuration::from_hours(24 * 11));
    let list = kim.browser.open("/match").await;
    assert!(!list.has("Tara Therapist"));
    list.must_have("We found nobody");
    // Neither can she accept who chose her while it still held.
    let asked = tara.browser.open("/caseload").await.value("pairing");
    let fields = [("pairing", &*asked), ("answer", "accept")];
    let page = tara.browser.submit("/caseload/answer", &fields).await;
    page.must_have("This cannot be accepted now");

    walks::add_licence(&tara, "LMFT 2", walks::GOOD_UNTIL).await;
    walks::vet(&admin).await;
    kim.browser
        .open("/match")
        .await
        .must_have("Choose Tara Therapist");
    walks::accept(&tara).await;
}

async fn a_therapist_without_a_vetted_licence_is_not_shown(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::join(&house, &admin, "Tara Therapist").await;
    walks::fill_profile(&tara, "Waiting.", "5").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    assert!(
        !maria.browser.open("/match").await.has("Tara"),
        "no licence"
    );
    walks::add_licence(&tara, "LMFT 1", walks::GOOD_UNTIL).await;
    assert!(
        !maria.browser.open("/match").await.has("Tara"),
        "not vetted"
    );
    let practice = admin.browser.open("/practice").await;
    let path = format!(
        "/practice/licences/{}",
        practice.between("/practice/licences/", "\"")
    );
    let on = admin.browser.open(&path).await.value("on");
    let fields = [
        ("verdict", "refused"),
        ("place", "a list"),
        ("on", &*on),
        ("reason", "not there"),
    ];
    admin.browser.submit(&path, &fields).await;
    assert!(!maria.browser.open("/match").await.has("Tara"), "refused");
    walks::add_licence(&tara, "LMFT 2", walks::GOOD_UNTIL).await;
    walks::vet(&admin).await;
    maria
        .browser
        .open("/match")
        .await
        .must_have("Choose Tara Therapist");
}

async fn an_invitation_works_once_for_a_while_until_it_is_taken_back(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let visitor = Browser::new(&house);
    let is_open = async |token: &str, open: bool| {
        let status = if open { 200 } else { 404 };
        visitor
            .get(&format!("/invited/{token}"))
            .await
            .must_be(status);
        let start = Browser::new(&house);
        start
            .post("/start", &[("invitation", token)])
            .await
            .must_be(status);
    };
    let never = "bm9ib2R5IGV2ZXIgaGFkIHRoaXMgb25l";
    is_open(never, false).await;

    let maria = walks::client(&house, "Maria Lopez").await;
    let revoked = walks::invite_partner(&maria, "").await;
    is_open(&revoked, true).await;
    maria.browser.submit("/partner/revoke", &[]).await;
    is_open(&revoked, false).await;

    let replaced = walks::invite_partner(&maria, "").await;
    let late = walks::invite_partner(&maria, "").await;
    is_open(&replaced, false).await;
    house.wait(SignedDuration::from_hours(24 * 13));
    is_open(&late, true).await;
    house.wait(SignedDuration::from_hours(24 + 1));
    is_open(&late, false).await;

    // Signing in has ended too, in two weeks.
    let fields = [("email", &*maria.email), ("password", walks::PASSWORD)];
    maria.browser.submit("/sign-in", &fields).await;
    let good = walks::invite_partner(&maria, "").await;
    // Two begin with it; the first to finish uses it up.
    let slow = Browser::new(&house);
    let first = slow.submit("/start", &[("invitation", &good)]).await;
    let page = walks::answer(&slow, first, &[]).await;
    assert_eq!(page.path, "/start/account");
    let jo = walks::client_with(&house, "Jo Lopez", Some(&good), &[]).await;
    is_open(&good, false).await;
    let fields = [
        ("name", "Kim Stranger"),
        ("email", "kim@mail.example"),
        ("password", walks::PASSWORD),
        ("consent", "yes"),
    ];
    slow.post("/start/account", &fields).await.must_be(404);
    let fields = [("email", "kim@mail.example"), ("password", walks::PASSWORD)];
    slow.post("/sign-in", &fields).await.must_be(422);
    for (person, other) in [(&maria, "Jo Lopez"), (&jo, "Maria Lopez")] {
        person
            .browser
            .open("/home")
            .await
            .must_have(&format!("You are here with {other}"));
        person
            .browser
            .post("/partner", &[("email", "")])
            .await
            .must_be(404);
    }

    // A therapist's invitation the same.
    let email = "tara@mail.example";
    let page = admin.browser.get("/practice").await;
    assert!(
        page.path.starts_with("/sign-in"),
        "two weeks are over for the administrator too"
    );
    walks::sign_in(&house, &admin.browser, &admin).await;
    let page = admin
        .browser
        .submit("/practice/invitations", &[("email", email)])
        .await;
    let path = format!("/join/{}", page.between("/join/", "<"));
    visitor.get(&path).await.must_be(200);
    house.wait(SignedDuration::from_hours(24 * 14 + 1));
    visitor.get(&path).await.must_be(404);
    let fields = [
        ("email", email),
        ("name", "Tara"),
        ("password", walks::PASSWORD),
    ];
    visitor.post(&path, &fields).await.must_be(404);
}

async fn the_set_up_link_works_once(place: Place) {
    let house = House::open(place).await;
    let path = house.set_up.clone().expect("a practice to set up");
    let visitor = Browser::new(&house);
    visitor.get("/set-up/another-secret").await.must_be(404);
    walks::set_up(&house, "Alex Admin").await;
    visitor.get(&path).await.must_be(404);
    let fields = [
        ("practice", "Mine Now"),
        ("name", "Mallory"),
        ("email", "mallory@mail.example"),
        ("password", walks::PASSWORD),
    ];
    visitor.post(&path, &fields).await.must_be(404);
    let place = house.close().await;
    let house = House::open(place).await;
    assert_eq!(house.set_up, None);
    Browser::new(&house)
        .open("/")
        .await
        .must_have("Harbour Practice");
}

async fn whoever_is_under_eighteen_is_told_kindly_and_forgotten(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let browser = Browser::new(&house);
    let first = browser.submit("/start", &[]).await;
    assert_eq!(drafts(&house).await, 1);
    let told = [("goals-words", "they shout all night"), ("age", "17")];
    let page = walks::answer(&browser, first, &told).await;
    assert_eq!(page.path, "/start/not-yet");
    page.must_have("it is good that you looked for help");
    assert_eq!(drafts(&house).await, 0, "what was answered is deleted");
    // Going back starts afresh, and there is no way round to an account.
    assert_eq!(browser.get("/start/account").await.path, "/start");
    let fields = [
        ("name", "Young One"),
        ("email", "young@mail.example"),
        ("password", walks::PASSWORD),
        ("consent", "yes"),
    ];
    assert_eq!(browser.post("/start/account", &fields).await.path, "/start");
}

async fn drafts(house: &House) -> i64 {
    use sqlx::Row;
    let mut conn = house.service.db.read().await.expect("reads");
    let row = sqlx::query("select count(*) from drafts").fetch_one(&mut *conn);
    row.await.expect("a count").get(0)
}
