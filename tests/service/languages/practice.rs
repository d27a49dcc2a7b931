//! The practice's own pages, and those where its therapists say how they work: no word of them stays English.

use reqwest::Method;
use reqwest::header::ACCEPT_LANGUAGE;

use super::{asking, must_differ};
use crate::support::walks::{self, PASSWORD, Person};
use crate::support::{Browser, House, Page, Place};

on_each_store!(
    no_word_of_the_practices_pages_stays_english,
    no_word_of_the_waiting_list_and_track_records_stays_english,
);

/// Sends a form as a browser does whose owner reads this language.
async fn sending(browser: &Browser, path: &str, fields: &[(&str, &str)], language: &str) -> Page {
    let request = browser
        .request(Method::POST, path)
        .header("sec-fetch-site", "same-origin")
        .header(ACCEPT_LANGUAGE, language);
    browser.send(request.form(fields)).await
}

/// A page must be there, and have no word in Spanish that it has in English.
async fn both(browser: &Browser, path: &str) {
    let english = asking(browser, path, "en").await;
    english.must_be(200);
    must_differ(&english, &asking(browser, path, "es").await);
}

/// A form must be refused, and what is wrong with it said in the language of its page.
async fn both_refuse(browser: &Browser, path: &str, fields: &[(&str, &str)]) {
    let english = sending(browser, path, fields, "en").await;
    english.must_be(422);
    must_differ(&english, &sending(browser, path, fields, "es").await);
}

async fn sets_up(house: &House, language: &str) -> Page {
    let path = house.set_up.as_ref().expect("a practice to set up");
    let fields = [
        ("practice", "Harbour Practice"),
        ("name", "Alex Admin"),
        ("email", "alex@mail.example"),
        ("password", PASSWORD),
    ];
    sending(&Browser::new(house), path, &fields, language).await
}

/// What a practice has once it is in use: closed days, places, rooms, somebody invited.
async fn furnish(admin: &Person) {
    let forms: [(&str, &[(&str, &str)]); 7] = [
        (
            "/practice/calendar/days",
            &[
                ("name", "Navidad"),
                ("first", "2026-12-24"),
                ("last", "2026-12-26"),
                ("again", "date"),
            ],
        ),
        (
            "/practice/calendar/days",
            &[
                ("name", "Gracias"),
                ("first", "2026-11-26"),
                ("again", "weekday"),
            ],
        ),
        (
            "/practice/calendar/places",
            &[
                ("place-name", "Quay House"),
                ("address", "1 Quay"),
                ("zone", "America/New_York"),
                ("jurisdiction", "US-OH"),
            ],
        ),
        (
            "/practice/calendar/places",
            &[
                ("place-name", "Old Town"),
                ("address", "2 Hill"),
                ("zone", "America/New_York"),
                ("jurisdiction", ""),
            ],
        ),
        (
            "/practice/calendar/rooms",
            &[("resource-name", "Blue"), ("what", "1")],
        ),
        (
            "/practice/calendar/rooms",
            &[("resource-name", "Ines"), ("what", "interpreter")],
        ),
        ("/practice/invitations", &[("email", "theo@mail.example")]),
    ];
    for (path, fields) in forms {
        admin.browser.submit(path, fields).await;
    }
    let closed = [("number", "2")];
    admin
        .browser
        .submit("/practice/calendar/places/close", &closed)
        .await;
}

async fn first_start(place: &Place) {
    let (english, spanish) = (
        House::open(place.another().await).await,
        House::open(place.another().await).await,
    );
    let browser = Browser::new(&english);
    let path = english.set_up.clone().expect("a practice to set up");
    both(&browser, &path).await;
    let wrong = [("email", "nobody"), ("password", "short")];
    both_refuse(&browser, &path, &wrong).await;
    let kept = sets_up(&english, "en").await;
    kept.must_be(200);
    must_differ(&kept, &sets_up(&spanish, "es").await);
}

async fn of_the_administrator(admin: &Browser) {
    for path in [
        "/practice",
        "/practice/therapists?said=revoked",
        "/practice/calendar?said=day",
        "/practice/changes?said=kept",
        "/practice/matching?said=kept",
        "/practice/partings?said=kept",
        "/practice/phone?said=kept",
        "/practice/recovery?said=kept",
    ] {
        both(admin, path).await;
    }
    let practice = admin.open("/practice").await;
    let licences = practice.all_between("href=\"/practice/licences/", "\"");
    let licence = format!("/practice/licences/{}", licences[0]);
    both(admin, &licence).await;
    let long = "1".repeat(601);
    let wrong: [(&str, &[(&str, &str)]); 11] = [
        (&licence, &[("on", "never")]),
        ("/practice/invitations", &[("email", "nobody")]),
        ("/practice/calendar", &[]),
        ("/practice/calendar/days", &[]),
        (
            "/practice/calendar/days",
            &[("first", "2026-12-24"), ("last", "2026-12-01")],
        ),
        ("/practice/calendar/places", &[]),
        ("/practice/calendar/places/where", &[("number", "2")]),
        ("/practice/calendar/rooms", &[]),
        ("/practice/changes", &[("hours", "many"), ("note", &long)]),
        ("/practice/partings", &[("days", "1"), ("reading", "1")]),
        ("/practice/matching", &[("age", "5")]),
    ];
    for (path, fields) in wrong {
        both_refuse(admin, path, fields).await;
    }
    both_refuse(admin, "/practice/phone", &[("phone", "ring me")]).await;
    both_refuse(admin, "/practice/recovery", &[("hours", "1")]).await;
}

async fn of_a_therapist(tara: &Person) {
    let browser = &tara.browser;
    both(browser, "/profile?said=licence").await;
    let wrong = [("npi", "1"), ("expires", "never")];
    both_refuse(browser, "/profile/licences", &wrong).await;
    let both_ways = [
        ("focus", "trust"),
        ("declines", "trust"),
        ("age-from", "1"),
        ("hours-monday", "nine"),
    ];
    both_refuse(browser, "/profile", &both_ways).await;
    both_refuse(browser, "/profile", &[]).await;
    walks::fill_profile(tara, "", "5").await;
    let coming = [("day", "2040-11-24"), ("kind", "closed"), ("day-hours", "")];
    browser.submit("/profile/days", &coming).await;
    browser
        .submit("/profile/places/1", &[("hours-friday", "9-12")])
        .await;
    both(browser, "/profile?said=saved").await;
    both(browser, "/profile/hours?said=day").await;
    both(browser, "/profile/places/1").await;
    both_refuse(
        browser,
        "/profile/hours",
        &[("usual", "1"), ("before", "999")],
    )
    .await;
    both_refuse(browser, "/profile/days", &[("day-hours", "nine")]).await;
    both_refuse(browser, "/profile/days", &[("kind", "other")]).await;
    both_refuse(browser, "/profile/places/1", &[("hours-friday", "nine")]).await;
}

async fn no_word_of_the_practices_pages_stays_english(place: Place) {
    first_start(&place).await;
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    furnish(&admin).await;
    let invited = admin
        .browser
        .submit("/practice/invitations", &[("email", "theo@mail.example")])
        .await;
    let join = format!("/join/{}", invited.between("/join/", "<"));
    both(&Browser::new(&house), &join).await;
    both_refuse(&Browser::new(&house), &join, &[]).await;
    let tara = walks::join(&house, &admin, "Tara Therapist").await;
    walks::add_licence(&tara, "LMFT 48213", walks::GOOD_UNTIL).await;
    // One that is checked and ends soon, and one that waits.
    walks::vet(&admin).await;
    walks::add_licence(&tara, "LMFT 48214", walks::GOOD_UNTIL).await;
    of_the_administrator(&admin.browser).await;
    of_a_therapist(&tara).await;
}

/// The list from coming onto it to an offer, as who waits and the practice see it.
async fn of_the_list(admin: &Person, tara: &Person, maria: &Person) {
    let fairness = "/practice/waiting/fairness";
    let groups = ["form", "language", "place", "welcome"].map(|code| ("groups", code));
    admin.browser.submit(fairness, &groups).await;
    both(&admin.browser, &format!("{fairness}?said=kept")).await;
    both(&maria.browser, "/waiting").await;
    both(&admin.browser, "/practice/waiting").await;
    maria.browser.submit("/waiting/join", &[]).await;
    both(&maria.browser, "/waiting?said=joined").await;
    both(&admin.browser, "/practice/waiting/figures").await;
    // All are full; then there is a place.
    walks::proposal(admin).await;
    both(&admin.browser, "/practice/waiting/proposal").await;
    walks::fill_profile(tara, "", "1").await;
    let proposal = walks::proposal(admin).await;
    both(&admin.browser, "/practice/waiting/proposal").await;
    walks::send_offers(admin, &proposal, &walks::ticked(&proposal)).await;
    both(&admin.browser, "/practice/waiting?said=sent").await;
    both(&maria.browser, "/waiting?said=declined").await;
    both(&admin.browser, "/practice/waiting/rules?said=kept").await;
    both_refuse(&admin.browser, "/practice/waiting/rules", &[]).await;
    let offer = maria.browser.open("/waiting").await.value("offer");
    maria
        .browser
        .submit("/waiting/accept", &[("offer", &offer)])
        .await;
    both(&maria.browser, "/waiting").await;
    both(&admin.browser, "/practice/waiting").await;
}

async fn no_word_of_the_waiting_list_and_track_records_stays_english(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    walks::fill_profile(&tara, "", "0").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    of_the_list(&admin, &tara, &maria).await;
    both(&admin.browser, "/practice/mail").await;
    both(&admin.browser, "/practice/record").await;
    let score = [("score", "connection-check-in:satisfaction")];
    admin.browser.submit("/practice/record", &score).await;
    both(&admin.browser, "/practice/record?said=kept").await;
    both(&tara.browser, "/caseload/record?said=none").await;
    walks::accept(&tara).await;
    both(&maria.browser, "/measures/counted?said=kept").await;
}
