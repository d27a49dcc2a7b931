//! The languages of pages: which one somebody reads, and that each page is in one of them.

mod asked;
mod between;
mod library;
mod measured;
mod meeting;
mod own;
mod practice;
mod rooms;
mod words;

use std::collections::BTreeSet;

use reqwest::Method;
use reqwest::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, REFERER, SET_COOKIE};

use crate::support::walks::{self, PASSWORD};
use crate::support::{Browser, House, Page, Place};
use words::words;

on_each_store!(
    a_browser_that_asks_for_a_language_is_answered_in_it,
    a_choice_is_remembered_by_the_browser,
    a_choice_goes_with_the_account,
    no_word_of_a_page_stays_english,
);

/// Opens a page as a browser does whose owner reads these languages.
async fn asking(browser: &Browser, path: &str, languages: &str) -> Page {
    let request = browser.request(Method::GET, path);
    browser
        .send(request.header(ACCEPT_LANGUAGE, languages))
        .await
}

async fn choose(browser: &Browser, house: &House, language: &str, on: &str) -> Page {
    let request = browser
        .request(Method::POST, "/language")
        .header("sec-fetch-site", "same-origin")
        .header(REFERER, format!("{}{on}", house.origin));
    browser.send(request.form(&[("language", language)])).await
}

fn must_be_in(page: &Page, language: &str, direction: &str) {
    page.must_have(&format!("<html lang=\"{language}\" dir=\"{direction}\""));
    assert_eq!(page.headers[CONTENT_LANGUAGE], language, "{}", page.path);
}

async fn a_browser_that_asks_for_a_language_is_answered_in_it(place: Place) {
    let house = House::open(place).await;
    let browser = Browser::new(&house);
    for (asked, language, direction, help) in [
        ("es-MX,es;q=0.9,en;q=0.8", "es", "ltr", "Ayuda ahora"),
        ("fr;q=0.9, ar-EG;q=0.5", "ar", "rtl", "المساعدة الآن"),
        ("fr, de;q=0.9", "en", "ltr", "Get Help Now"),
    ] {
        let page = asking(&browser, "/help", asked).await;
        must_be_in(&page, language, direction);
        page.must_have(&format!("<h1>{help}</h1>"));
        // Numbers are the same in every language, and dialled the same.
        page.must_have("href=\"tel:116123\"");
        // It opens on a slow line, in letters of two bytes, too.
        assert!(page.body.len() < 100_000, "{} bytes", page.body.len());
        // Whoever chose nothing holds nothing.
        assert!(page.headers.get(SET_COOKIE).is_none());
    }
    // Countries are named, and found under their letters, in the language of the page.
    let page = asking(&browser, "/help", "es").await;
    page.must_have("<summary>Alemania</summary>");
    let letters = page.all_between("<a href=\"#letter-", "\"");
    assert!(letters.is_sorted(), "{letters:?}");
    let unique: BTreeSet<_> = letters.iter().collect();
    assert_eq!(unique.len(), letters.len());
    // Where there is no page, that is said in it too.
    let none = asking(&browser, "/nothing-here", "es").await;
    none.must_be(404);
    must_be_in(&none, "es", "ltr");
    none.must_have("Aquí no hay ninguna página");
}

async fn a_choice_is_remembered_by_the_browser(place: Place) {
    let house = House::open(place).await;
    let browser = Browser::new(&house);
    let page = choose(&browser, &house, "ar", "/library").await;
    page.must_be(200);
    assert_eq!(page.path, "/library", "they are back where they were");
    must_be_in(&page, "ar", "rtl");
    // It goes before what the browser asks for, until another is chosen.
    must_be_in(&asking(&browser, "/help", "es").await, "ar", "rtl");
    choose(&browser, &house, "en", "/help").await;
    must_be_in(&asking(&browser, "/help", "es").await, "en", "ltr");
    // Nobody is led to another site, and what is no language changes nothing.
    let request = browser.request(Method::POST, "/language");
    let request = request.header("sec-fetch-site", "same-origin");
    let led = request.header(REFERER, "https://evil.example//evil.example/help");
    assert_eq!(
        browser.send(led.form(&[("language", "en")])).await.path,
        "/"
    );
    choose(&browser, &house, "tlh", "/help").await.must_be(400);
    must_be_in(&browser.open("/help").await, "en", "ltr");
}

async fn a_choice_goes_with_the_account(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let page = choose(&maria.browser, &house, "es", "/help").await;
    must_be_in(&page, "es", "ltr");
    // On a device where somebody chose otherwise, too.
    let elsewhere = Browser::new(&house);
    choose(&elsewhere, &house, "ar", "/").await;
    let fields = [("email", &*maria.email), ("password", PASSWORD)];
    elsewhere.submit("/sign-in", &fields).await;
    must_be_in(&elsewhere.open("/help").await, "es", "ltr");
    // Her name and time zone are as they were.
    elsewhere.open("/help").await.must_have("Maria Lopez");
}

/// Names and what somebody wrote, which are the same in every language.
const NAMES: &[&str] = &[
    "securebase",
    "Harbour Practice",
    "Alex Admin",
    "Tara Therapist",
    "Maria Lopez",
    "Jo Lopez",
    "Ana Ruiz",
    "Osei",
    "I help couples find each other again.",
    "Noor Therapist",
    "Jo Lopez:",
    // What an exercise asked when it was answered in English.
    "What you did",
    "childhelplineinternational.org",
];

/// Whether this may be the same in two languages: names, and addresses of pages. Some languages are called
/// alike in both; regions and time zones have one name.
fn is_a_name(text: &str) -> bool {
    let country = |text| matching::countries().iter().any(|(_, name)| *name == text);
    // Regions are called as their licences call them, after the country.
    let place = text.split_once(": ").map_or(text, |(country, _)| country);
    let language = matching::languages().iter().any(|(_, name)| *name == text);
    let zone = jiff::tz::db().get(&text.replace(' ', "_")).is_ok();
    let region = matching::regions("US")
        .iter()
        .chain(matching::regions("CA"));
    let region = region.into_iter().any(|(_, name)| *name == text);
    let named = country(place) || region || language || zone;
    named || NAMES.contains(&text) || text.starts_with("https://")
}

/// Fails if this page has words in a language that it has in English too.
fn must_differ(english: &Page, other: &Page) {
    let (english_words, other_words) = (words(&english.body), words(&other.body));
    assert!(
        other_words.len() > 8,
        "{} has words: {other_words:?}",
        other.path
    );
    let same = other_words.intersection(&english_words);
    let same: Vec<_> = same.filter(|text| !is_a_name(text)).collect();
    let language = &other.headers[CONTENT_LANGUAGE];
    assert!(same.is_empty(), "{} in {language:?}: {same:?}", other.path);
}

async fn no_word_of_a_page_stays_english(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let browsers = ["en", "es", "ar"].map(|_| Browser::new(&house));
    for (browser, language) in browsers.iter().zip(["en", "es", "ar"]) {
        choose(browser, &house, language, "/").await;
    }
    let [english, spanish, arabic] = &browsers;
    let article = "/library/when-not-to-start";
    for path in [
        "/",
        "/help",
        "/offline",
        "/library",
        article,
        "/nothing-here",
    ] {
        let model = english.get(path).await;
        must_differ(&model, &spanish.get(path).await);
        must_differ(&model, &arabic.get(path).await);
    }
    for path in ["/sign-in", "/recover", "/start"] {
        must_differ(&english.open(path).await, &spanish.open(path).await);
    }
    let asked = [("words", "quarrel")];
    let found = english.post("/library/search", &asked).await;
    must_differ(&found, &spanish.post("/library/search", &asked).await);
    must_differ(&found, &arabic.post("/library/search", &asked).await);
    // What is wrong with a form is said in the language of its page.
    let wrong = [
        ("email", "nobody@mail.example"),
        ("password", "short"),
        ("code", "12"),
    ];
    for path in ["/sign-in", "/recover"] {
        let model = english.post(path, &wrong).await;
        model.must_be(422);
        must_differ(&model, &spanish.post(path, &wrong).await);
    }
    let signs_up = |browser: Browser| async move {
        let first = browser.submit("/start", &[("invitation", "")]).await;
        let form = walks::answer(&browser, first, &[]).await;
        let refused = browser.post("/start/account", &[("email", "nobody")]).await;
        (form, refused)
    };
    let (form, refused) = signs_up(english.clone()).await;
    let (own_form, own_refused) = signs_up(spanish.clone()).await;
    must_differ(&form, &own_form);
    must_differ(&refused, &own_refused);
    let fields = |email| {
        [
            ("name", "Ana Ruiz"),
            ("email", email),
            ("password", PASSWORD),
            ("consent", "yes"),
        ]
    };
    let code = english
        .submit("/start/account", &fields("ana@mail.example"))
        .await;
    let own_code = spanish
        .submit("/start/account", &fields("eva@mail.example"))
        .await;
    must_differ(&code, &own_code);
    // The frame of somebody signed in, with their menu.
    let model = maria.browser.open("/help").await;
    choose(&maria.browser, &house, "es", "/help").await;
    must_differ(&model, &maria.browser.open("/help").await);
}
