//! What opened the account before opens it no more.

use securebase::accounts::{self, AppSecret, Came, Fresh, Network};
use securebase::recovery::Finished;

use super::back::staff_again;
use super::{NEW, Practice, letters, set, sign_in};
use crate::support::walks::passkeys::{
    add, asked, device, leads, problem, sign_in as sign_in_by, signed,
};
use crate::support::{Browser, House, Page, Place, as_far_as_it_can, walks};

on_each_store!(
    an_old_passkey_and_an_old_app_count_no_more,
    who_works_here_needs_a_new_second_step,
    what_was_begun_with_the_old_key_is_not_ended_with_it,
    a_sign_in_by_passkey_and_the_end_of_a_recovery_do_not_wait_for_each_other,
);

fn must_be_out(page: &Page) {
    assert!(page.path.starts_with("/sign-in?"), "{}", page.path);
}

async fn an_old_passkey_and_an_old_app_count_no_more(place: Place) {
    let practice = Practice::of(House::open_named(place).await).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let private = maria.private().await;
    let mut phone = device(house);
    add(&maria.browser, &mut phone, "My phone", true).await;
    let app = walks::set_up_app(house, &maria.browser).await;
    let kept = set(house, &practice.ask(&maria.email).await).await;
    practice.wait();
    // While it waits they count, and the new password is not asked for them.
    let page = sign_in_by(&Browser::new(house), &mut phone).await;
    assert_eq!(leads(&page), "/home");
    let (waiting, page) = sign_in(house, &maria.email, walks::PASSWORD).await;
    assert_eq!(page.path, "/sign-in/second");
    let request = practice.request(&maria.email).await;
    let answer = practice.answer(&request, &letters(&kept));
    assert_eq!(practice.finish(&answer).await, Finished::Done);

    let other = Browser::new(house);
    let page = sign_in_by(&other, &mut phone).await;
    assert!(problem(&page).contains("This passkey did not do."));
    must_be_out(&other.get(&private).await);
    // Whoever stood at the second step with the old password does not go on from there.
    let code = [("code", &*walks::new_code(house, &app))];
    let page = waiting.post("/sign-in/second", &code).await;
    must_be_out(&page);
    must_be_out(&waiting.get(&private).await);

    let (browser, page) = sign_in(house, &maria.email, NEW).await;
    assert_eq!(page.path, "/home", "no second step is left to ask for");
    browser.open(&private).await.must_have("for Tara alone");
    let account = browser.open("/account").await;
    account.must_have("With your password alone.");
    assert!(!account.has("My phone"));
    // The same device is welcome again.
    add(&browser, &mut phone, "My phone", true).await;
    let page = sign_in_by(&other, &mut phone).await;
    assert_eq!(leads(&page), "/home");
    other.open(&private).await.must_have("for Tara alone");
}

async fn who_works_here_needs_a_new_second_step(place: Place) {
    let practice = Practice::open(place).await;
    let (house, tara) = (&practice.house, &practice.tara);
    let private = practice.maria.private().await;
    practice.bring_back(tara).await;
    let (browser, _) = sign_in(house, &tara.email, NEW).await;
    for path in [&private, "/caseload"] {
        let led = browser.get(path).await;
        assert!(led.path.starts_with("/account/second-step"), "{}", led.path);
    }
    let again = staff_again(&practice, tara).await;
    again
        .browser
        .open(&private)
        .await
        .must_have("for Tara alone");

    let (browser, page) = sign_in(house, &tara.email, NEW).await;
    assert_eq!(page.path, "/sign-in/second");
    let old = tara.app.as_ref().expect("an app");
    let code = [("code", &*walks::new_code(house, old))];
    browser.post("/sign-in/second", &code).await.must_be(422);
    let new = again.app.as_ref().expect("an app");
    let code = [("code", &*walks::new_code(house, new))];
    let page = browser.post("/sign-in/second", &code).await;
    assert_eq!(page.path, "/caseload");

    // The administrator too.
    practice.bring_back(&practice.admin).await;
    let again = staff_again(&practice, &practice.admin).await;
    assert_eq!(again.browser.open("/practice").await.path, "/practice");
}

/// A request that began before the recovery was finished must not put its old key in the place of the new.
async fn what_was_begun_with_the_old_key_is_not_ended_with_it(place: Place) {
    let practice = Practice::open(place).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let service = &house.service;
    let kept = set(house, &practice.ask(&maria.email).await).await;
    practice.wait();
    let from = Network(None);
    let came = accounts::sign_in(service, &maria.email, walks::PASSWORD, from).await;
    let Ok(Ok(Came::In(device))) = came else {
        panic!("the old password is good until then");
    };
    let me = Fresh::of(device.signed_in, service.clock.now()).expect("just signed in");
    let request = practice.request(&maria.email).await;
    let answer = practice.answer(&request, &letters(&kept));
    assert_eq!(practice.finish(&answer).await, Finished::Done);

    let theirs = "nine loud trains at dusk";
    let changed = accounts::change_password(service, &me, theirs).await;
    changed.expect_err("a password for the old key");
    let code = accounts::new_code(service, &me).await;
    code.expect_err("a code for the old key");
    let app = AppSecret::generate(&mut sealing::SystemEntropy);
    let typed = app.code(service.clock.now());
    let set_up = accounts::set_up_app(service, &me, &app, &typed).await;
    set_up.expect_err("an app of whoever had the old key");
    for password in [theirs, walks::PASSWORD] {
        sign_in(house, &maria.email, password).await.1.must_be(422);
    }
    let (browser, page) = sign_in(house, &maria.email, NEW).await;
    assert_eq!(page.path, "/home");
    browser.open(&practice.joint).await.must_have("for us both");
}

/// Both need the account and its passkeys: whoever came second waits for the account, with nothing in hand
/// that the first still needs.
async fn a_sign_in_by_passkey_and_the_end_of_a_recovery_do_not_wait_for_each_other(place: Place) {
    let practice = Practice::of(House::open_named(place).await).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let mut phone = device(house);
    add(&maria.browser, &mut phone, "My phone", true).await;
    let mut conn = house.service.db.read().await.expect("reads");
    let account = accounts::by_email(&mut conn, &house.service, &maria.email).await;
    let account = account.expect("reads").expect("an account");
    drop(conn);
    let other = Browser::new(house);
    let question = asked(&other, "/sign-in/passkey/ask").await;
    let answer = signed(&mut phone, &question, true);

    // As finishing does: the account first, then every way in.
    let mut finishing = house.service.db.begin().await.expect("begins");
    accounts::hold_alone(&mut finishing, &house.service, account)
        .await
        .expect("held");
    let signing_in =
        tokio::spawn(async move { other.post_json("/sign-in/passkey", &answer).await });
    as_far_as_it_can(house, &signing_in).await;
    assert!(!signing_in.is_finished(), "it did not wait");
    accounts::destroy_keys(&mut finishing, account)
        .await
        .expect("nobody holds what it takes away");
    finishing.commit().await.expect("commits");
    let page = signing_in.await.expect("no panic");
    assert!(problem(&page).contains("This passkey did not do."));
}
