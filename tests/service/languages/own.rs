//! One's own account and what is protected: no word of these pages stays English.

use jiff::SignedDuration;
use securebase::accounts::recovery::Details;
use securebase::recovery::{self, Asked};

use super::{choose, must_be_in, must_differ};
use crate::support::walks::passkeys::{add, device};
use crate::support::walks::{self, PASSWORD, Person};
use crate::support::{Browser, Couple, House, Page, Place};

on_each_store!(
    a_clients_account_is_in_their_language,
    what_clients_agree_to_and_who_saw_what_is_in_their_language,
    who_works_here_reads_their_own_language,
    the_ways_back_in_are_in_the_language_of_the_page,
    erasing_is_told_in_the_language_of_the_page,
);

/// Opens a page in Spanish and in English, and leaves the browser in English.
async fn read(house: &House, browser: &Browser, path: &str) {
    let spanish = choose(browser, house, "es", path).await;
    let english = choose(browser, house, "en", path).await;
    for page in [&spanish, &english] {
        page.must_be(200);
        assert_eq!(page.path, path);
    }
    must_be_in(&spanish, "es", "ltr");
    must_differ(&untitled(english), &untitled(spanish));
}

/// The page without its title, where that is the title of a text that clients sign: it is content.
fn untitled(mut page: Page) -> Page {
    if page.path.starts_with("/consents/") || page.path == "/privacy/notice" {
        let title = page.between("<title>", "</title>");
        page.body = page.body.replacen(&title, "", 1);
    }
    page
}

/// Sends a form that does not pass in both languages, and leaves the browser in English.
async fn refused(house: &House, browser: &Browser, path: &str, fields: &[(&str, &str)]) {
    choose(browser, house, "es", "/help").await;
    let spanish = browser.post(path, fields).await;
    choose(browser, house, "en", "/help").await;
    let english = browser.post(path, fields).await;
    spanish.must_be(422);
    english.must_be(422);
    must_be_in(&spanish, "es", "ltr");
    must_differ(&untitled(english), &untitled(spanish));
}

async fn read_all(house: &House, person: &Person, paths: &[&str]) {
    for path in paths {
        read(house, &person.browser, path).await;
    }
}

async fn a_clients_account_is_in_their_language(place: Place) {
    let house = House::open_named(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let elsewhere = Browser::new(&house);
    walks::sign_in(&house, &elsewhere, &maria).await;
    read_all(
        &house,
        &maria,
        &[
            "/account",
            "/account/second-step",
            "/account/app",
            "/account/passkeys/new",
            "/account/password",
            "/account/recovery-code",
            "/account/confirm",
            "/account/seen?all=yes",
            "/account/erase/ask",
            "/privacy",
        ],
    )
    .await;
    for said in [
        "password",
        "app",
        "app-gone",
        "passkey",
        "passkey-second",
        "passkey-gone",
        "ended",
        "others",
        "known",
        "stopped",
    ] {
        let path = format!("/account?said={said}");
        read(&house, &maria.browser, &path).await;
    }
    let browser = &maria.browser;
    refused(&house, browser, "/account/password", &[("password", "a")]).await;
    refused(&house, browser, "/account/confirm", &[("password", "a")]).await;
    let page = browser.open("/account/app").await;
    let made = page.value("made");
    let wrong = [("made", &*made), ("code", "0")];
    refused(&house, browser, "/account/app", &wrong).await;
    refused(&house, browser, "/account/erase/ask", &[("sure", "")]).await;
    // A new code is shown once: it is made once in each language.
    choose(browser, &house, "es", "/help").await;
    let spanish = browser.submit("/account/recovery-code", &[]).await;
    choose(browser, &house, "en", "/help").await;
    must_differ(
        &browser.submit("/account/recovery-code", &[]).await,
        &spanish,
    );

    walks::set_up_app(&house, browser).await;
    let mut phone = device(&house);
    add(browser, &mut phone, "", true).await;
    read_all(
        &house,
        &maria,
        &[
            "/account",
            "/account/app",
            "/account/second-step",
            "/account/confirm",
        ],
    )
    .await;
    let account = browser.open("/account").await;
    let remove = account.between("href=\"/account/passkeys/remove", "\"");
    let remove = format!("/account/passkeys/remove{remove}");
    read(&house, browser, &remove).await;
    let wrong = [("password", "a"), ("code", "0")];
    refused(&house, browser, "/account/app/remove", &wrong).await;
    let wrong = [("password", PASSWORD), ("code", "0")];
    refused(&house, browser, "/account/app/remove", &wrong).await;
    refused(&house, browser, "/account/confirm", &[("code", "0")]).await;
}

async fn what_clients_agree_to_and_who_saw_what_is_in_their_language(place: Place) {
    let Couple {
        house,
        tara,
        maria,
        joint,
        ..
    } = Couple::begin(place).await;
    read_all(
        &house,
        &maria,
        &[
            "/consents",
            "/consents/privacy",
            "/consents/telehealth",
            "/consents/couple",
        ],
    )
    .await;
    for said in [
        "signed",
        "withdrawn",
        "agreement-withdrawn",
        "first",
        "newer",
    ] {
        let path = format!("/consents?said={said}");
        read(&house, &maria.browser, &path).await;
    }
    let path = "/consents/telehealth";
    let version = maria.browser.open(path).await.value("version");
    let nothing = [("version", &*version), ("name", ""), ("agree", "")];
    refused(&house, &maria.browser, path, &nothing).await;
    walks::sign(&maria, "telehealth").await;
    read_all(&house, &maria, &["/consents", path]).await;
    let withdraw = format!("{path}/withdraw");
    maria.browser.submit(&withdraw, &[]).await.must_be(200);
    read_all(&house, &maria, &["/consents", "/privacy/notice"]).await;

    walks::write(&maria, &joint, "for us both").await;
    tara.browser.open(&joint).await;
    read_all(&house, &maria, &["/account/seen", "/account/seen?all=yes"]).await;
    // Whose it is decides how it is said.
    let seen = choose(&maria.browser, &house, "es", "/account/seen").await;
    seen.must_have("<strong>Tara Therapist</strong> abrió tu espacio compartido.");
    seen.must_have("<strong>Tú</strong> creaste una cuenta.");
}

async fn who_works_here_reads_their_own_language(place: Place) {
    let Couple {
        house, admin, tara, ..
    } = Couple::begin(place).await;
    read_all(
        &house,
        &tara,
        &[
            "/account",
            "/account/app",
            "/account/second-step",
            "/account/seen",
            "/account/erase",
            "/profile/secrets",
            "/profile/secrets?said=kept",
        ],
    )
    .await;
    let seen = choose(&tara.browser, &house, "es", "/account/seen").await;
    seen.must_have("<strong>Tú</strong> aceptaste la petición de Maria Lopez");
    choose(&tara.browser, &house, "en", "/help").await;
    let long = "1".repeat(401);
    let wrong = [("way", ""), ("own", &*long)];
    refused(&house, &tara.browser, "/profile/secrets", &wrong).await;

    read_all(
        &house,
        &admin,
        &[
            "/account",
            "/account/erase",
            "/practice/audit",
            "/practice/audit?day=2001-01-01",
            "/practice/erasure",
            "/practice/erasure?said=kept",
        ],
    )
    .await;
    let wrong = [("days", "0"), ("years", "-1")];
    refused(&house, &admin.browser, "/practice/erasure", &wrong).await;
    // A day that is none is said so, on the same page.
    read(&house, &admin.browser, "/practice/audit?day=soon").await;
    let log = choose(&admin.browser, &house, "es", "/practice/audit").await;
    log.must_have(
        "<strong>Tara Therapist</strong> <span class=\"soft\">(terapeuta)</span> preparó",
    );
    log.must_have("el espacio compartido de una pareja");
}

async fn the_ways_back_in_are_in_the_language_of_the_page(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let details = Details {
        by: "Alex Admin".to_owned(),
        reason: "the paper burnt".to_owned(),
    };
    let wait = SignedDuration::from_hours(72);
    let asked = recovery::ask(&house.service, &maria.email, &details, wait).await;
    let Ok(Asked::Begun { path, .. }) = asked else {
        panic!("nothing was begun");
    };
    let mails = walks::mails_to(&house, &admin, &maria).await;
    let mail = mails.last().expect("a mail");
    let (_, secret) = mail.split_once("/recovery/").expect("a link");
    let secret = secret.split_whitespace().next().expect("a secret");
    let asked = format!("/recovery/{secret}");

    let stranger = Browser::new(&house);
    read(&house, &stranger, &path).await;
    read(&house, &stranger, &asked).await;
    refused(&house, &stranger, &path, &[("password", "a")]).await;
    read(&house, &maria.browser, "/account").await;
    stranger.submit(&format!("{asked}/known"), &[]).await;
    read(&house, &stranger, &asked).await;
    // A new password is set once.
    choose(&stranger, &house, "es", "/help").await;
    let kept = stranger
        .submit(&path, &[("password", "seven quiet boats at dawn")])
        .await;
    must_be_in(&kept, "es", "ltr");
    must_differ(&choose(&stranger, &house, "en", "/help").await, &kept);
    read(&house, &maria.browser, "/account").await;
    stranger.submit(&format!("{asked}/stop"), &[]).await;
    read(&house, &stranger, &asked).await;
    read(&house, &maria.browser, "/account").await;

    let back = Browser::new(&house);
    let fields = [
        ("email", &*maria.email),
        ("code", &*maria.code),
        ("password", "seven quiet boats at dawn"),
    ];
    back.submit("/recover", &fields).await.must_be(200);
    read(&house, &back, "/account/recovered").await;
}

async fn erasing_is_told_in_the_language_of_the_page(place: Place) {
    let Couple {
        house,
        admin,
        maria,
        jo,
        ..
    } = Couple::begin(place).await;
    read(&house, &maria.browser, "/account/erase").await;
    let file = "/account/erase/what-will-happen.txt";
    choose(&maria.browser, &house, "es", "/help").await;
    let text = maria.browser.open(file).await.body;
    choose(&maria.browser, &house, "en", "/help").await;
    let english = maria.browser.open(file).await.body;
    let lines: Vec<&str> = english.lines().filter(|line| !line.is_empty()).collect();
    let same: Vec<&&str> = lines.iter().filter(|line| text.contains(**line)).collect();
    assert!(lines.len() > 8 && same.is_empty(), "{same:?}");

    walks::ask_to_be_erased(&maria).await;
    for said in ["asked", "kept", "late"] {
        let path = format!("/account/erase?said={said}");
        read(&house, &maria.browser, &path).await;
    }
    walks::days_pass(&house, 7).await;
    let mails = walks::mails_to(&house, &admin, &maria).await;
    let mail = mails.last().expect("a mail");
    let (_, token) = mail.split_once("/certificate/").expect("a link");
    let token = token.split_whitespace().next().expect("a token");
    let path = format!("/certificate/{token}");
    let stranger = Browser::new(&house);
    read(&house, &stranger, &path).await;
    // What is signed is the same in every language.
    let file = format!("{path}/file");
    choose(&stranger, &house, "es", "/help").await;
    let signed = stranger.open(&file).await.body;
    choose(&stranger, &house, "en", "/help").await;
    assert_eq!(stranger.open(&file).await.body, signed);
    admin.signs_in(&house).await;
    read(&house, &admin.browser, "/practice/erasure").await;
    // Whoever stays reads that somebody left in their own language.
    jo.signs_in(&house).await;
    choose(&jo.browser, &house, "es", "/help").await;
    let seen = jo.browser.open("/account/seen?all=yes").await;
    assert!(!seen.has("Somebody who left") && !seen.has("Maria"));
}
