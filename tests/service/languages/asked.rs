//! What is asked in Spanish: the questions of the intake, those about safety, and the mails that follow.

use super::{choose, must_be_in, must_differ};
use crate::support::walks::{self, ANSWERS, PASSWORD};
use crate::support::{Browser, House, Page, Place};

on_each_store!(
    every_question_is_asked_in_spanish,
    mails_are_in_the_language_of_the_account,
);

/// The screens of a questionnaire, one by one, in English and in Spanish.
async fn answers_both(english: &Browser, spanish: &Browser) {
    let (mut model, mut own) = (
        english.submit("/start", &[("invitation", "")]).await,
        spanish.submit("/start", &[("invitation", "")]).await,
    );
    let mut seen = 0;
    while let Some(screen) = own.path.strip_prefix("/start/q/").map(str::to_owned) {
        must_be_in(&own, "es", "ltr");
        must_differ(&model, &own);
        let path = format!("/start/q/{screen}");
        let usual = ANSWERS.iter().find(|(name, _)| *name == screen);
        let values = usual.map_or(&[""][..], |(_, values)| values);
        // What is wrong with an answer is said in the language of the page.
        if screen == "age" {
            let wrong = [("age", "old")];
            let refused = english.post(&path, &wrong).await;
            must_differ(&refused, &spanish.post(&path, &wrong).await);
        }
        let fields: Vec<_> = values.iter().map(|value| (&*screen, *value)).collect();
        model = english.submit(&path, &fields).await;
        own = spanish.submit(&path, &fields).await;
        seen += 1;
    }
    assert!(seen > 10, "{seen} screens");
    assert_eq!(own.path, "/start/account");
    must_differ(&model, &own);
}

/// The same form sent twice by one person, who reads English and then Spanish.
async fn sent_twice(house: &House, browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    choose(browser, house, "en", "/help").await;
    let model = browser.post(path, fields).await;
    choose(browser, house, "es", "/help").await;
    let own = browser.post(path, fields).await;
    must_differ(&model, &own);
    own
}

async fn every_question_is_asked_in_spanish(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let [english, spanish] = ["en", "es"].map(|_| Browser::new(&house));
    choose(&english, &house, "en", "/").await;
    choose(&spanish, &house, "es", "/").await;
    answers_both(&english, &spanish).await;
    let model = english.get("/start/not-yet").await;
    must_differ(&model, &spanish.get("/start/not-yet").await);

    // The questions about safety, with every answer that leads to another.
    let maria = walks::client(&house, "Maria Lopez").await;
    let browser = &maria.browser;
    let model = browser.open("/safety").await;
    choose(browser, &house, "es", "/help").await;
    must_differ(&model, &browser.open("/safety").await);
    let mut answers: Vec<(String, String)> = Vec::new();
    let mut page = sent_twice(&house, browser, "/safety", &[]).await;
    while let Some(screen) = page.values("screen").into_iter().next() {
        let answer = match &*screen {
            "danger" | "self-harm-soon" => "yes",
            "self-harm" => "often",
            "who-reads" | "danger-help" | "self-harm-help" | "words" => "",
            _ => "no",
        };
        answers.push((screen.clone(), answer.to_owned()));
        let mut fields = vec![("screen", screen.as_str())];
        fields.extend(answers.iter().map(|(name, value)| (&**name, &**value)));
        page = sent_twice(&house, browser, "/safety", &fields).await;
    }
    page.must_have("Quién puede ayudar de inmediato, donde estás");

    // What she wished, and what was stored of it while the page was in another language.
    let before = browser.open("/wishes").await;
    must_be_in(&before, "es", "ltr");
    let chosen = before.all_between("value=\"", "\" checked");
    choose(browser, &house, "en", "/help").await;
    let model = browser.open("/wishes").await;
    must_differ(&model, &before);
    assert_eq!(
        chosen.len(),
        model.all_between("value=\"", "\" checked").len()
    );
    sent_twice(&house, browser, "/wishes", &[("country", "US")]).await;
}

async fn mails_are_in_the_language_of_the_account(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let browser = Browser::new(&house);
    choose(&browser, &house, "es", "/").await;
    let first = browser.submit("/start", &[("invitation", "")]).await;
    walks::answer(&browser, first, &[]).await;
    let fields = [
        ("name", "Ana Ruiz"),
        ("email", "ana.ruiz@mail.example"),
        ("password", PASSWORD),
        ("consent", "yes"),
    ];
    browser.submit("/start/account", &fields).await;
    // She invites somebody who has no account, and changes a way into her own.
    let jo = [("email", "jo@mail.example")];
    browser.submit("/partner", &jo).await.must_be(200);
    browser
        .submit("/account/confirm", &[("password", PASSWORD)])
        .await;
    let made = browser.submit("/account/recovery-code", &[]).await;
    made.must_be(200);
    walks::send_mail(&house).await;
    let page = admin.browser.open("/practice/mail").await;
    page.must_have("Alguien que te conoce te invita.");
    page.must_have("Cambiaron las formas de iniciar");
    assert!(!page.has("Someone who knows you"));
}
