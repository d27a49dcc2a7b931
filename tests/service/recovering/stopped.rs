//! It was not them who asked, or nobody goes on with it.

use jiff::SignedDuration;
use securebase::accounts;
use securebase::app;
use securebase::jobs::{self, Mailer};
use securebase::recovery::{self, Asked, Finished, Written};
use securebase::shred::{self, Shredded};
use sqlx::Row;

use super::{NEW, Practice, letters, set, sign_in};
use crate::support::{Browser, House, Place, walks};

on_each_store!(
    the_owner_is_asked_on_every_page_and_stops_it,
    the_owner_stops_it_by_the_link_in_the_mail,
    whoever_says_this_is_me_is_asked_no_more,
    nobody_finishes_what_is_a_month_old,
    whoever_is_erased_meanwhile_does_not_come_back,
);

const ASKS: &str = "Someone at your practice asked for a new way into your account";

async fn the_owner_is_asked_on_every_page_and_stops_it(place: Place) {
    let practice = Practice::open(place).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let private = maria.private().await;
    let link = practice.ask(&maria.email).await;
    assert!(matches!(practice.asked(&maria.email).await, Asked::Already));
    assert!(matches!(
        practice.asked("nobody@mail.example").await,
        Asked::NoAccount
    ));
    for path in ["/home", "/appointments", "/account", &private, "/help"] {
        let page = maria.browser.open(path).await;
        // Get Help Now knows nobody.
        assert_eq!(page.has(ASKS), path != "/help", "{path}");
    }
    assert!(!practice.jo.browser.open("/home").await.has(ASKS));

    let kept = set(house, &link).await;
    practice.wait();
    let request = practice.request(&maria.email).await;
    let answer = practice.answer(&request, &letters(&kept));
    let page = maria.browser.submit("/account/recovery/stop", &[]).await;
    page.must_have("It is stopped. Nothing was changed.");
    page.must_have("You stopped it on");
    assert!(!page.has(ASKS));

    assert_eq!(practice.finish(&answer).await, Finished::Over);
    let written = recovery::write(&house.service, &maria.email).await;
    assert!(matches!(written, Ok(Written::NotAsked)));
    sign_in(house, &maria.email, NEW).await.1.must_be(422);
    maria
        .browser
        .open(&private)
        .await
        .must_have("for Tara alone");
    // It is there for good.
    house.wait(SignedDuration::from_hours(24 * 400));
    let (browser, _) = sign_in(house, &maria.email, walks::PASSWORD).await;
    browser.open("/account").await.must_have("the paper burnt");
    practice.ask(&maria.email).await;
}

async fn the_owner_stops_it_by_the_link_in_the_mail(place: Place) {
    let practice = Practice::open(place).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let link = practice.ask(&maria.email).await;
    let mailer = Mailer::new(&house.service).expect("a folder");
    jobs::send_due(&house.service, &mailer).await.expect("sent");
    let mail = practice.admin.browser.open("/practice/mail").await;
    let secret = mail.between("/recovery/", "\"");
    assert!(!mail.has("the paper burnt") && !mail.has("new-password"));
    let path = format!("/recovery/{}", secret.trim());
    let browser = Browser::new(house);
    let page = browser.open(&path).await;
    page.must_have("you can stop it here");
    assert!(!page.has("the paper burnt") && !page.has("Maria"));
    // What the mail opens sets no password.
    let wrong = format!("/new-password/{}", secret.trim());
    browser.get(&wrong).await.must_be(404);
    let page = browser.submit(&format!("{path}/stop"), &[]).await;
    page.must_have("It is stopped.");
    browser.get(&link).await.must_be(404);
    let account = maria.browser.open("/account").await;
    account.must_have("You stopped it on");
    browser.get("/recovery/AAAA").await.must_be(404);
}

async fn whoever_says_this_is_me_is_asked_no_more(place: Place) {
    let practice = Practice::open(place).await;
    let maria = &practice.maria;
    practice.ask(&maria.email).await;
    let page = maria.browser.submit("/account/recovery/known", &[]).await;
    page.must_have("You can still stop it below");
    assert!(!maria.browser.open("/home").await.has(ASKS));
    let page = maria.browser.submit("/account/recovery/stop", &[]).await;
    page.must_have("It is stopped.");
    // Nothing is open now, and the buttons of an old page do no harm.
    let page = maria.browser.submit("/account/recovery/stop", &[]).await;
    assert_eq!(page.path, "/account");
}

async fn nobody_finishes_what_is_a_month_old(place: Place) {
    let practice = Practice::open(place).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let kept = set(house, &practice.ask(&maria.email).await).await;
    practice.wait();
    let request = practice.request(&maria.email).await;
    let answer = practice.answer(&request, &letters(&kept));
    house.wait(SignedDuration::from_hours(24 * 30));
    assert_eq!(practice.finish(&answer).await, Finished::Over);
    let written = recovery::write(&house.service, &maria.email).await;
    assert!(matches!(written, Ok(Written::Over)));
    let (browser, page) = sign_in(house, &maria.email, walks::PASSWORD).await;
    assert!(!page.has(ASKS));
    let account = browser.open("/account").await;
    account.must_have("Nobody finished it in time");
    // Asked again, it begins anew.
    set(house, &practice.ask(&maria.email).await).await;
}

async fn whoever_is_erased_meanwhile_does_not_come_back(place: Place) {
    let practice = Practice::open(place).await;
    let service = &practice.house.service;
    let maria = &practice.maria;
    let kept = set(&practice.house, &practice.ask(&maria.email).await).await;
    practice.wait();
    let request = practice.request(&maria.email).await;
    let answer = practice.answer(&request, &letters(&kept));
    let mut conn = service.db.read().await.expect("reads");
    let account = accounts::by_email(&mut conn, service, &maria.email).await;
    let account = account.expect("reads").expect("an account");
    drop(conn);
    let erased = [Shredded::Account(account)];
    shred::append(&service.settings.shred_list(), &erased, service.clock.now()).expect("listed");

    let (clock, email) = (service.clock.clone(), maria.email.clone());
    // Not even by a command, before the service was started again.
    let beside = app::at_hand(service.settings.clone(), clock.clone()).await;
    let beside = beside.expect("a practice");
    let finished = recovery::finish(&beside, &answer).await;
    assert_eq!(finished.expect("no fault"), Finished::Over);
    beside.db.leave().await;
    let house = House::open_with(practice.house.close().await, clock).await;
    let mut conn = house.service.db.read().await.expect("reads");
    let row = sqlx::query("select count(*) from recovery_locks").fetch_one(&mut *conn);
    assert_eq!(row.await.expect("a count").get::<i64, _>(0), 0);
    drop(conn);
    // The start erased all there was of them, that it was asked for too.
    let finished = recovery::finish(&house.service, &answer).await;
    assert_eq!(finished.expect("no fault"), Finished::NotTheAnswer);
    for password in [NEW, walks::PASSWORD] {
        sign_in(&house, &email, password).await.1.must_be(422);
    }
}
