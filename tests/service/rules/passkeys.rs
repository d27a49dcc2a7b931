//! Passkeys: one that computes opens what its owner wrote, one that does not is a second step; and what
//! was signed elsewhere, for something else, before, or by a copy counts for nothing.

use jiff::SignedDuration;
use securebase::sweep::sweep;
use serde_json::{Value, json};
use sqlx::Row;

use crate::support::walks::passkeys::{add, asked, device, leads, made, problem, sign_in, signed};
use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Page, Place};

on_each_store!(
    a_passkey_alone_opens_what_was_written,
    a_passkey_that_does_not_compute_is_a_second_step,
    a_passkey_is_the_second_step_of_who_works_here,
    an_answer_counts_once_in_time_and_in_the_browser_that_was_asked,
    an_answer_made_elsewhere_counts_for_nothing,
    a_copied_device_is_noticed,
    a_passkey_that_was_taken_away_opens_nothing,
    somebody_elses_passkey_opens_only_theirs,
    a_passkey_proves_that_it_is_still_the_same_person_and_sets_a_new_password,
    passkeys_are_tried_only_so_often,
    a_stranger_is_asked_only_so_often,
    where_there_is_no_name_there_are_no_passkeys,
);

const WRONG: &str = "This passkey did not do.";

async fn password(browser: &Browser, person: &Person) -> Page {
    let fields = [("email", &*person.email), ("password", walks::PASSWORD)];
    browser.post("/sign-in", &fields).await
}

async fn a_passkey_alone_opens_what_was_written(place: Place) {
    let house = House::open_named(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let private = maria.private().await;
    walks::write(&maria, &private, "written before there was a passkey").await;
    let mut phone = device(&house);
    let to = add(&maria.browser, &mut phone, "My phone", true).await;
    let account = maria.browser.open(&to).await;
    account.must_have("It signs you in by itself, with no password.");
    account.must_have("<strong>My phone</strong>, signs you in by itself");
    account.must_have("not used yet");

    let elsewhere = Browser::new(&house);
    let page = sign_in(&elsewhere, &mut phone).await;
    assert_eq!(leads(&page), "/home");
    let room = elsewhere.open(&private).await;
    room.must_have("written before there was a passkey");
    elsewhere.open("/account").await.must_have("last used on");
    // The password alone is not enough any more.
    let thief = Browser::new(&house);
    assert_eq!(password(&thief, &maria).await.path, "/sign-in/second");
    // It can be a second step too.
    let second = asked(&thief, "/sign-in/second/ask").await;
    assert_eq!(second["passkeys"][0]["transports"], json!(["internal"]));
    let sent = signed(&mut phone, &second, true);
    let page = thief.post_json("/sign-in/second/passkey", &sent).await;
    assert_eq!(leads(&page), "/home");
}

async fn a_passkey_that_does_not_compute_is_a_second_step(place: Place) {
    let house = House::open_named(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let mut key = device(&house);
    let to = add(&maria.browser, &mut key, "", false).await;
    let account = maria.browser.open(&to).await;
    account.must_have("it is your second step after your password");
    account.must_have("<strong>My passkey</strong>, a second step after your password");

    let browser = Browser::new(&house);
    for computes in [false, true] {
        let question = asked(&browser, "/sign-in/passkey/ask").await;
        let sent = signed(&mut key, &question, computes);
        let page = browser.post_json("/sign-in/passkey", &sent).await;
        assert!(problem(&page).contains("cannot open your words by itself"));
        assert!(browser.get("/home").await.path.starts_with("/sign-in?"));
    }
    assert_eq!(password(&browser, &maria).await.path, "/sign-in/second");
    let before = browser.cookies();
    let question = asked(&browser, "/sign-in/second/ask").await;
    let sent = signed(&mut key, &question, false);
    let page = browser.post_json("/sign-in/second/passkey", &sent).await;
    assert_eq!(leads(&page), "/home");
    browser.open("/home").await.must_have("Maria");
    let planted = Browser::with_cookies(&house, &before);
    assert!(planted.get("/home").await.path.starts_with("/sign-in?"));
}

async fn a_passkey_is_the_second_step_of_who_works_here(place: Place) {
    let house = House::open_named(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let email = [("email", "tara@mail.example")];
    let invited = admin.browser.submit("/practice/invitations", &email).await;
    let tara = Browser::new(&house);
    let fields = [
        ("email", "tara@mail.example"),
        ("name", "Tara Therapist"),
        ("password", walks::PASSWORD),
    ];
    let join = format!("/join/{}", invited.between("/join/", "<"));
    tara.submit(&join, &fields).await;
    let led = tara.open("/profile").await;
    assert!(led.path.starts_with("/account/second-step"), "{}", led.path);
    let mut key = device(&house);
    add(&tara, &mut key, "My key", true).await;
    assert_eq!(tara.open("/profile").await.path, "/profile");
    // In by the passkey alone, and it is enough: the device made sure who it is.
    let browser = Browser::new(&house);
    assert_eq!(leads(&sign_in(&browser, &mut key).await), "/caseload");
    // Without it, they are led to set one up again.
    let account = tara.open("/account").await;
    let remove = account.between("/account/passkeys/remove?which=", "\"");
    let remove = format!("/account/passkeys/remove?which={remove}");
    tara.open(&remove)
        .await
        .must_have("You set up another before you go on.");
    let led = tara.submit(&remove, &[]).await;
    assert!(led.path.starts_with("/account/second-step"), "{}", led.path);
}

async fn an_answer_counts_once_in_time_and_in_the_browser_that_was_asked(place: Place) {
    let house = House::open_named(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let mut phone = device(&house);
    add(&maria.browser, &mut phone, "My phone", true).await;
    let send =
        async |browser: &Browser, sent: &Value| browser.post_json("/sign-in/passkey", sent).await;

    // Overheard and sent again, by the same browser and by another.
    let browser = Browser::new(&house);
    let question = asked(&browser, "/sign-in/passkey/ask").await;
    let sent = signed(&mut phone, &question, true);
    assert_eq!(leads(&send(&browser, &sent).await), "/home");
    assert!(problem(&send(&browser, &sent).await).contains(WRONG));
    assert!(problem(&send(&Browser::new(&house), &sent).await).contains(WRONG));
    // Asked of one browser, answered by another.
    let (asked_one, other) = (Browser::new(&house), Browser::new(&house));
    let question = asked(&asked_one, "/sign-in/passkey/ask").await;
    asked(&other, "/sign-in/passkey/ask").await;
    let sent = signed(&mut phone, &question, true);
    assert!(problem(&send(&other, &sent).await).contains(WRONG));
    assert_eq!(leads(&send(&asked_one, &sent).await), "/home");
    // Too late.
    let slow = Browser::new(&house);
    let question = asked(&slow, "/sign-in/passkey/ask").await;
    let sent = signed(&mut phone, &question, true);
    house.wait(SignedDuration::from_mins(5));
    assert!(problem(&send(&slow, &sent).await).contains(WRONG));
    // Never asked.
    let made_up = data_encoding::BASE64URL_NOPAD.encode(&[9; 32]);
    let never = json!({ "challenge": made_up, "computes": question["computes"] });
    let sent = signed(&mut phone, &never, true);
    assert!(problem(&send(&slow, &sent).await).contains(WRONG));
    // Asked for something else: what was signed to prove that it is still her signs nobody in.
    let question = asked(&maria.browser, "/account/confirm/ask").await;
    let sent = signed(&mut phone, &question, true);
    asked(&maria.browser, "/sign-in/passkey/ask").await;
    assert!(problem(&send(&maria.browser, &sent).await).contains(WRONG));
    // What cannot be read at all.
    let junk = json!({ "id": "!", "clientData": "", "authenticatorData": "", "signature": "" });
    send(&slow, &junk).await.must_be(400);
}

async fn an_answer_made_elsewhere_counts_for_nothing(place: Place) {
    let house = House::open_named(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    // A page of another site, in a frame, on another port, for another site's passkeys.
    let lies: [fn(&mut crate::support::software::Passkey); 5] = [
        |d| d.origin = "https://localhost.evil.example".to_owned(),
        |d| d.origin.push('1'),
        |d| d.framed = true,
        |d| d.site = "evil.example".to_owned(),
        |d| d.flags = 0x01,
    ];
    for lie in lies {
        let mut phone = device(&house);
        lie(&mut phone);
        let question = asked(&maria.browser, "/account/passkeys/ask").await;
        let sent = made(&mut phone, &question, "A lie", true);
        let page = maria
            .browser
            .post_json("/account/passkeys/new", &sent)
            .await;
        assert!(problem(&page).contains(WRONG));

        let mut phone = device(&house);
        add(&maria.browser, &mut phone, "My phone", true).await;
        lie(&mut phone);
        let page = sign_in(&Browser::new(&house), &mut phone).await;
        assert!(problem(&page).contains(WRONG));
    }
    let account = maria.browser.open("/account").await;
    assert!(!account.has("A lie"));
    // A passkey is added once.
    let mut phone = device(&house);
    add(&maria.browser, &mut phone, "My phone", true).await;
    let question = asked(&maria.browser, "/account/passkeys/ask").await;
    let sent = made(&mut phone, &question, "Again", true);
    let page = maria
        .browser
        .post_json("/account/passkeys/new", &sent)
        .await;
    assert!(problem(&page).contains("set up here already"));
}

async fn a_copied_device_is_noticed(place: Place) {
    let house = House::open_named(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let mut phone = device(&house);
    add(&maria.browser, &mut phone, "My phone", true).await;
    for _ in 0..3 {
        let page = sign_in(&Browser::new(&house), &mut phone).await;
        assert_eq!(leads(&page), "/home");
    }
    // A copy of it from before has counted less.
    phone.counter = Some(1);
    let page = sign_in(&Browser::new(&house), &mut phone).await;
    assert!(problem(&page).contains(WRONG));
    phone.counter = Some(3);
    let page = sign_in(&Browser::new(&house), &mut phone).await;
    assert_eq!(leads(&page), "/home");
}

async fn a_passkey_that_was_taken_away_opens_nothing(place: Place) {
    let house = House::open_named(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let kim = walks::client(&house, "Kim Stranger").await;
    let mut phone = device(&house);
    add(&maria.browser, &mut phone, "My phone", true).await;
    let account = maria.browser.open("/account").await;
    let which = account.between("/account/passkeys/remove?which=", "\"");
    let remove = format!("/account/passkeys/remove?which={which}");
    // It is nobody else's to take away.
    kim.browser.get(&remove).await.must_be(404);
    kim.browser.post(&remove, &[]).await.must_be(404);
    assert_eq!(
        leads(&sign_in(&Browser::new(&house), &mut phone).await),
        "/home"
    );
    // Nor anybody's who was left alone with her browser.
    house.wait(SignedDuration::from_mins(10));
    let page = maria.browser.post(&remove, &[]).await;
    assert!(page.path.starts_with("/account/confirm"), "{}", page.path);
    let back = [("password", walks::PASSWORD)];
    let page = maria.browser.submit(&page.path, &back).await;
    page.must_have("<strong>My phone</strong> will open nothing here any more.");
    page.must_have("Without it your password alone lets you in.");
    let page = maria.browser.submit(&remove, &[]).await;
    page.must_have("The passkey is taken away.");
    let page = sign_in(&Browser::new(&house), &mut phone).await;
    assert!(problem(&page).contains(WRONG));
    assert_eq!(password(&Browser::new(&house), &maria).await.path, "/home");
}

async fn somebody_elses_passkey_opens_only_theirs(place: Place) {
    let house = House::open_named(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let kim = walks::client(&house, "Kim Stranger").await;
    let (mut marias, mut kims) = (device(&house), device(&house));
    add(&maria.browser, &mut marias, "My phone", true).await;
    add(&kim.browser, &mut kims, "My phone", true).await;

    // Kim knows Maria's password, and has a passkey of his own.
    let browser = Browser::new(&house);
    password(&browser, &maria).await;
    let question = asked(&browser, "/sign-in/second/ask").await;
    let sent = signed(&mut kims, &question, true);
    let page = browser.post_json("/sign-in/second/passkey", &sent).await;
    assert!(problem(&page).contains(WRONG));
    // A device that says it is Maria's.
    let own = kims.user.clone();
    kims.user = marias.user.clone();
    let page = sign_in(&Browser::new(&house), &mut kims).await;
    assert!(problem(&page).contains(WRONG));
    // One that says her id, and signs with his key.
    let ids = (kims.id.clone(), marias.id.clone());
    kims.id = ids.1;
    let page = sign_in(&Browser::new(&house), &mut kims).await;
    assert!(problem(&page).contains(WRONG));
    (kims.id, kims.user) = (ids.0, own);
    let browser = Browser::new(&house);
    assert_eq!(leads(&sign_in(&browser, &mut kims).await), "/home");
    browser.open("/home").await.must_have("Kim");
}

async fn a_passkey_proves_that_it_is_still_the_same_person_and_sets_a_new_password(place: Place) {
    let house = House::open_named(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let private = maria.private().await;
    walks::write(&maria, &private, "before I forgot my password").await;
    let mut phone = device(&house);
    add(&maria.browser, &mut phone, "My phone", true).await;

    // Weeks later, on another device, the password forgotten.
    house.wait(SignedDuration::from_hours(24 * 30));
    let browser = Browser::new(&house);
    assert_eq!(leads(&sign_in(&browser, &mut phone).await), "/home");
    house.wait(SignedDuration::from_mins(11));
    let page = browser.open("/account/password").await;
    let confirm = page.path.clone();
    let question = asked(&browser, "/account/confirm/ask").await;
    let sent = signed(&mut phone, &question, true);
    let answer = confirm.replace("/account/confirm", "/account/confirm/passkey");
    let page = browser.post_json(&answer, &sent).await;
    assert_eq!(leads(&page), "/account/password");
    let new = "seven quiet boats at dawn";
    let page = browser
        .submit("/account/password", &[("password", new)])
        .await;
    page.must_have("Your password is changed.");
    let again = Browser::new(&house);
    let fields = [("email", &*maria.email), ("password", new)];
    let page = again.post("/sign-in", &fields).await;
    assert_eq!(page.path, "/sign-in/second");
    let question = asked(&again, "/sign-in/second/ask").await;
    let sent = signed(&mut phone, &question, true);
    again.post_json("/sign-in/second/passkey", &sent).await;
    let room = again.open(&private).await;
    room.must_have("before I forgot my password");
}

async fn passkeys_are_tried_only_so_often(place: Place) {
    let house = House::open_named(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let (mut phone, mut other) = (device(&house), device(&house));
    add(&maria.browser, &mut phone, "My phone", true).await;
    let browser = Browser::new(&house);
    password(&browser, &maria).await;
    let try_with = async |device: &mut crate::support::software::Passkey| {
        let question = asked(&browser, "/sign-in/second/ask").await;
        let sent = signed(device, &question, true);
        browser.post_json("/sign-in/second/passkey", &sent).await
    };
    for _ in 0..10 {
        assert!(problem(&try_with(&mut other).await).contains(WRONG));
    }
    assert!(problem(&try_with(&mut phone).await).contains("many tries"));
}

async fn a_stranger_is_asked_only_so_often(place: Place) {
    let house = House::open_named(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let stranger = Browser::new(&house);
    for _ in 0..240 {
        asked(&stranger, "/sign-in/passkey/ask").await;
    }
    let ask = async || stranger.post_json("/sign-in/passkey/ask", &json!({})).await;
    ask().await.must_be(429);
    // Who is in, or has a password, is not kept out by it.
    asked(&maria.browser, "/account/passkeys/ask").await;
    assert_eq!(password(&stranger, &maria).await.path, "/home");
    house.wait(SignedDuration::from_mins(61));
    ask().await.must_be(200);
    // What nobody answered is swept away.
    house.wait(SignedDuration::from_mins(6));
    sweep(&house.service).await.expect("swept");
    let row = sqlx::query("select count(*) from challenges")
        .fetch_one(&mut *house.service.db.read().await.expect("reads"))
        .await;
    assert_eq!(row.expect("a count").get::<i64, _>(0), 0);
}

async fn where_there_is_no_name_there_are_no_passkeys(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let page = maria.browser.open("/account/passkeys/new").await;
    page.must_have("Passkeys do not work here");
    let nothing = json!({});
    let page = maria
        .browser
        .post_json("/account/passkeys/ask", &nothing)
        .await;
    page.must_be(404);
    assert!(!Browser::new(&house).open("/sign-in").await.has("passkey"));
    assert!(!maria.browser.open("/account").await.has("Passkeys"));
}
