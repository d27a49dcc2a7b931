//! Signing in: what is counted, what is told, what a new password ends.

use jiff::SignedDuration;

use crate::support::{Browser, House, Page, Place, walks};

on_each_store!(
    after_ten_wrong_passwords_even_the_right_one_must_wait,
    nobody_learns_who_has_an_account,
    a_recovery_code_and_a_new_password_open_what_was_there,
    a_new_password_signs_every_other_browser_out,
    a_sign_in_ends_by_itself_after_two_weeks,
    a_link_leads_back_here_and_nowhere_else,
);

const WAIT: &str = "Please wait 15 minutes.";
const WRONG: &str = "do not go together";

async fn sign_in(browser: &Browser, email: &str, password: &str) -> Page {
    let fields = [("email", email), ("password", password)];
    browser.post("/sign-in", &fields).await
}

async fn after_ten_wrong_passwords_even_the_right_one_must_wait(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let kim = walks::client(&house, "Kim Stranger").await;
    let elsewhere = Browser::new(&house);
    for _ in 0..10 {
        let page = sign_in(&elsewhere, &maria.email, "not the right one").await;
        page.must_be(422);
        page.must_have(WRONG);
    }
    // Written in another way it is the same address.
    for email in [maria.email.clone(), maria.email.to_uppercase()] {
        let page = sign_in(&elsewhere, &email, walks::PASSWORD).await;
        page.must_be(422);
        page.must_have(WAIT);
    }
    // Others are not kept out by it, and who is in stays in.
    assert_eq!(
        sign_in(&elsewhere, &kim.email, walks::PASSWORD).await.path,
        "/home"
    );
    maria.browser.open("/home").await;

    house.wait(SignedDuration::from_mins(16));
    let later = sign_in(&Browser::new(&house), &maria.email, walks::PASSWORD).await;
    assert_eq!(later.path, "/home");
}

async fn nobody_learns_who_has_an_account(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let unknown = "nobody.here@mail.example";
    let browser = Browser::new(&house);
    for tried in 1..=12 {
        let known = sign_in(&browser, &maria.email, "not the right one").await;
        let other = sign_in(&browser, unknown, "not the right one").await;
        let known_words = known.body.replace(&maria.email, "ADDRESS");
        let other_words = other.body.replace(unknown, "ADDRESS");
        assert_eq!(known.status, other.status, "try {tried}");
        assert_eq!(known_words, other_words, "try {tried}");
    }
    let code = "AAAA-AAAA";
    let fields = |email| {
        [
            ("email", email),
            ("code", code),
            ("password", "some other long words"),
        ]
    };
    let known = browser.post("/recover", &fields(&*maria.email)).await;
    let other = browser.post("/recover", &fields(unknown)).await;
    assert_eq!(
        known.body.replace(&maria.email, "ADDRESS"),
        other.body.replace(unknown, "ADDRESS")
    );
}

async fn a_recovery_code_and_a_new_password_open_what_was_there(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::client(&house, "Kim Stranger").await;
    let private = maria.private().await;
    walks::write(&maria, &private, "before I forgot my password").await;

    let browser = Browser::new(&house);
    let new = "seven quiet boats at dawn";
    // Somebody else's code, though it is a real one, opens nothing.
    let fields = [
        ("email", &*maria.email),
        ("code", &*kim.code),
        ("password", new),
    ];
    let page = browser.post("/recover", &fields).await;
    page.must_be(422);
    page.must_have(WRONG);
    let fields = [
        ("email", &*maria.email),
        ("code", &*maria.code),
        ("password", new),
    ];
    let page = browser.submit("/recover", &fields).await;
    assert_eq!(page.path, "/account/second-step");
    browser
        .open(&private)
        .await
        .must_have("before I forgot my password");

    let other = Browser::new(&house);
    sign_in(&other, &maria.email, walks::PASSWORD)
        .await
        .must_be(422);
    let told = sign_in(&other, &maria.email, new).await;
    assert_eq!(told.path, "/account/recovered");
    other
        .open(&private)
        .await
        .must_have("before I forgot my password");
    // The browser from before is out.
    assert!(
        maria
            .browser
            .open("/home")
            .await
            .path
            .starts_with("/sign-in")
    );
}

async fn a_new_password_signs_every_other_browser_out(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let other = Browser::new(&house);
    sign_in(&other, &maria.email, walks::PASSWORD)
        .await
        .must_be(200);
    let new = ("password", "seven quiet boats at dawn");
    let page = maria.browser.submit("/account/password", &[new]).await;
    page.must_have("Every other browser was signed out.");
    assert!(other.open("/home").await.path.starts_with("/sign-in"));
    assert_eq!(maria.browser.open("/home").await.path, "/home");
    let again = sign_in(&other, &maria.email, "seven quiet boats at dawn").await;
    assert_eq!(again.path, "/home");

    maria.browser.submit("/account/sign-out-others", &[]).await;
    assert!(other.open("/home").await.path.starts_with("/sign-in"));
    maria.browser.submit("/sign-out", &[]).await;
    assert!(
        maria
            .browser
            .open("/home")
            .await
            .path
            .starts_with("/sign-in")
    );
}

async fn a_sign_in_ends_by_itself_after_two_weeks(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    house.wait(SignedDuration::from_hours(24 * 13));
    assert_eq!(maria.browser.open("/home").await.path, "/home");
    house.wait(SignedDuration::from_hours(24 * 2));
    assert!(
        maria
            .browser
            .open("/home")
            .await
            .path
            .starts_with("/sign-in")
    );
}

async fn a_link_leads_back_here_and_nowhere_else(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let browser = Browser::new(&house);
    let asked = browser.open("/partner").await;
    assert!(asked.path.starts_with("/sign-in?then="), "{}", asked.path);
    let fields = [("email", &*maria.email), ("password", walks::PASSWORD)];
    assert_eq!(browser.submit(&asked.path, &fields).await.path, "/partner");

    for away in [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "x",
    ] {
        let then = data_encoding::BASE64URL_NOPAD.encode(away.as_bytes());
        let browser = Browser::new(&house);
        let page = browser
            .submit(&format!("/sign-in?then={then}"), &fields)
            .await;
        assert_eq!(page.path, "/home", "{away}");
    }
}
