//! The second step of signing in: who is asked for it, what a code is worth, what step-up asks again for.

use jiff::SignedDuration;

use crate::support::walks;
use crate::support::{Browser, House, Page, Place};

on_each_store!(
    who_works_here_reaches_nothing_without_a_second_factor,
    a_stolen_password_stops_at_the_second_step,
    a_code_is_taken_once_and_only_in_its_time,
    codes_are_tried_only_so_often,
    the_cookie_of_the_second_step_opens_nothing_else_and_is_made_new,
    a_client_sets_an_app_up_and_takes_it_away,
    what_could_lock_someone_out_asks_who_it_is_again,
    browsers_are_listed_and_ended_one_by_one,
    a_recovery_code_brings_back_whoever_lost_everything,
    an_owner_is_told_of_every_change_of_the_ways_in,
);

const WRONG: &str = "This code is not right, or it was used already.";

/// The pages that someone who works here reaches without a second factor: those that are open to anyone,
/// and those that lead to one. Whatever is not named here must not be.
const OPEN: &[&str] = &[
    "/",
    "/assets/{*path}",
    "/calendar/{token}",
    "/certificate/{token}",
    "/certificate/{token}/file",
    "/guest/thanks",
    "/guest/{token}",
    "/guest/{token}/call",
    "/guest/{token}/live",
    "/healthz",
    "/app.webmanifest",
    "/help",
    "/offline",
    "/worker.js",
    "/invited/{token}",
    "/join/{token}",
    "/language",
    "/library",
    "/library/search",
    "/library/{article}",
    "/privacy",
    "/privacy/notice",
    "/readyz",
    "/recover",
    "/set-up/{token}",
    "/sign-in",
    "/sign-out",
    "/skills",
    "/skills/{exercise}",
    "/skills/{exercise}/kept",
    "/skills/{exercise}/{step}",
    "/start",
    "/start/account",
    "/start/not-yet",
    "/start/q/{screen}",
    "/sign-in/passkey",
    "/sign-in/passkey/ask",
    // A link handed over, and one in a mail, by which nobody comes in.
    "/new-password/{secret}",
    "/recovery/{secret}",
    "/recovery/{secret}/known",
    "/recovery/{secret}/stop",
    // How somebody gets a second factor.
    "/account/app",
    "/account/confirm/ask",
    "/account/confirm/passkey",
    "/account/passkeys/ask",
    "/account/passkeys/new",
    "/account/confirm",
    "/account/second-step",
];

/// Every address that is not for anyone, with an id in the place of each part that is one.
fn guarded(house: &House) -> Vec<String> {
    let guarded = house.routes.iter();
    let guarded = guarded.filter(|route| !OPEN.contains(&route.as_str()));
    let id = "00000000-0000-7000-8000-000000000000";
    let filled = |route: &String| {
        let parts = route
            .split('/')
            .map(|part| if part.starts_with('{') { id } else { part });
        parts.collect::<Vec<_>>().join("/")
    };
    guarded.map(filled).collect()
}

/// Fails if this browser reaches any page it may not, by GET or by POST, or is led elsewhere than told.
async fn reaches_nothing(house: &House, browser: &Browser, led_to: &str) {
    for path in guarded(house) {
        let fields = [("code", "000000"), ("password", "some other words")];
        for page in [browser.get(&path).await, browser.post(&path, &fields).await] {
            let led = page.path.starts_with(led_to);
            // A route that takes the other method only, or a line that is not asked for as one.
            let no_page = [400, 405, 426].contains(&page.status);
            assert!(led || no_page, "{path}: {} {}", page.status, page.path);
        }
    }
}

async fn give(browser: &Browser, code: &str) -> Page {
    browser.post("/sign-in/second", &[("code", code)]).await
}

async fn password(browser: &Browser, email: &str, password: &str) -> Page {
    let fields = [("email", email), ("password", password)];
    browser.post("/sign-in", &fields).await
}

async fn who_works_here_reaches_nothing_without_a_second_factor(place: Place) {
    let house = House::open(place).await;
    let admin = Browser::new(&house);
    let path = house.set_up.as_ref().expect("a practice to set up");
    let fields = [
        ("practice", "Harbour Practice"),
        ("name", "Alex Admin"),
        ("email", "alex@mail.example"),
        ("password", walks::PASSWORD),
    ];
    admin.submit(path, &fields).await;
    let why = "everyone who works here signs in with a second thing";
    reaches_nothing(&house, &admin, "/account/second-step").await;
    admin.open("/practice").await.must_have(why);
    // Help is open.
    admin.open("/help").await.must_have("Get Help Now");
    // With the password again, it is the same.
    let again = Browser::new(&house);
    let page = password(&again, "alex@mail.example", walks::PASSWORD).await;
    page.must_have(why);

    walks::set_up_app(&house, &admin).await;
    let invited = [("email", "tara@mail.example")];
    let invited = admin.submit("/practice/invitations", &invited).await;
    let join = format!("/join/{}", invited.between("/join/", "<"));
    let tara = Browser::new(&house);
    let fields = [
        ("email", "tara@mail.example"),
        ("name", "Tara Therapist"),
        ("password", walks::PASSWORD),
    ];
    tara.submit(&join, &fields).await;
    reaches_nothing(&house, &tara, "/account/second-step").await;
    // It leads back to where she was going.
    let asked = tara.get("/profile").await;
    let app = asked.between("href=\"/account/app", "\"");
    let path = format!("/account/app{app}");
    let page = tara.open(&path).await;
    let typed = page.between("id=\"secret\">", "<").replace(' ', "");
    let secret = securebase::accounts::AppSecret::parse(&typed).expect("a secret");
    let code = secret.code(house.service.clock.now());
    let fields = [("made", &*page.value("made")), ("code", &code)];
    assert_eq!(tara.submit(&path, &fields).await.path, "/profile");
}

async fn a_stolen_password_stops_at_the_second_step(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let private = maria.private().await;

    let thief = Browser::new(&house);
    let page = password(&thief, &tara.email, walks::PASSWORD).await;
    assert_eq!(page.path, "/sign-in/second");
    reaches_nothing(&house, &thief, "/sign-in/second").await;
    let page = thief.get(&private).await;
    assert!(page.path.starts_with("/sign-in/second"), "{}", page.path);
    // Nor is there a way to set up a second step of the thief's own.
    for path in ["/account/app", "/account/second-step", "/account/confirm"] {
        let page = thief.get(path).await;
        assert!(page.path.starts_with("/sign-in/second"), "{path}");
    }
    give(&thief, "000000").await.must_have(WRONG);

    let other = Browser::new(&house);
    let asked = other.get(&private).await;
    let fields = [("email", &*tara.email), ("password", walks::PASSWORD)];
    let second = other.post(&asked.path, &fields).await;
    let code = walks::new_code(&house, tara.app.as_ref().expect("an app"));
    let page = other.post(&second.path, &[("code", &code)]).await;
    assert_eq!(page.path, private, "back to where she was going");
}

async fn a_code_is_taken_once_and_only_in_its_time(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let app = admin.app.as_ref().expect("an app");
    let now = || house.service.clock.now();
    let begin = async || {
        let browser = Browser::new(&house);
        password(&browser, &admin.email, walks::PASSWORD).await;
        browser
    };
    // The code that set the app up was taken with it.
    let used = app.code(now());
    give(&begin().await, &used).await.must_have(WRONG);

    let code = walks::new_code(&house, app);
    let browser = begin().await;
    assert_eq!(give(&browser, &code).await.path, "/practice");
    // Whoever watched it being typed is late.
    let page = give(&begin().await, &code).await;
    page.must_be(422);
    page.must_have(WRONG);

    let late = walks::new_code(&house, app);
    house.wait(SignedDuration::from_secs(61));
    give(&begin().await, &late).await.must_have(WRONG);
    // A phone whose clock is half a minute ahead.
    let ahead = app.code(now() + SignedDuration::from_secs(30));
    assert_eq!(give(&begin().await, &ahead).await.path, "/practice");
    // What comes before a code that was taken is taken with it.
    give(&begin().await, &app.code(now()))
        .await
        .must_have(WRONG);
}

async fn codes_are_tried_only_so_often(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let app = admin.app.as_ref().expect("an app");
    let browser = Browser::new(&house);
    password(&browser, &admin.email, walks::PASSWORD).await;
    for _ in 0..10 {
        give(&browser, "000000").await.must_have(WRONG);
    }
    let code = walks::new_code(&house, app);
    let page = give(&browser, &code).await;
    page.must_be(422);
    page.must_have("we paused codes for an hour at most");
    // A new sign-in does not begin the count anew.
    house.wait(SignedDuration::from_mins(16));
    let browser = Browser::new(&house);
    password(&browser, &admin.email, walks::PASSWORD).await;
    let code = walks::new_code(&house, app);
    give(&browser, &code).await.must_have("we paused codes");
    house.wait(SignedDuration::from_mins(45));
    let page = walks::sign_in(&house, &Browser::new(&house), &admin).await;
    assert_eq!(page.path, "/practice");
}

async fn the_cookie_of_the_second_step_opens_nothing_else_and_is_made_new(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let app = admin.app.as_ref().expect("an app");
    let browser = Browser::new(&house);
    password(&browser, &admin.email, walks::PASSWORD).await;
    let before = browser.cookies();
    let code = walks::new_code(&house, app);
    assert_eq!(give(&browser, &code).await.path, "/practice");
    assert_ne!(before, browser.cookies());
    // Whoever had planted or copied the first one has nothing.
    let copied = Browser::with_cookies(&house, &before);
    assert!(copied.get("/practice").await.path.starts_with("/sign-in?"));

    // It does not wait for ever.
    let slow = Browser::new(&house);
    password(&slow, &admin.email, walks::PASSWORD).await;
    house.wait(SignedDuration::from_mins(16));
    let code = walks::new_code(&house, app);
    assert!(give(&slow, &code).await.path.starts_with("/sign-in?"));
}

async fn a_client_sets_an_app_up_and_takes_it_away(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let mut maria = walks::client(&house, "Maria Lopez").await;
    let account = maria.browser.open("/account").await;
    account.must_have("Add a second step");
    // A wrong code sets nothing up, and the same picture is shown again.
    let page = maria.browser.open("/account/app").await;
    let fields = [("made", &*page.value("made")), ("code", "000000")];
    let again = maria.browser.post("/account/app", &fields).await;
    again.must_be(422);
    assert_eq!(
        again.between("id=\"secret\">", "<"),
        page.between("id=\"secret\">", "<")
    );
    let open = password(&Browser::new(&house), &maria.email, walks::PASSWORD).await;
    assert_eq!(open.path, "/home", "nothing is asked for yet");
    // What was made for somebody else is not taken.
    let kim = walks::client(&house, "Kim Stranger").await;
    let kims = kim.browser.open("/account/app").await.value("made");
    let stolen = [("made", &*kims), ("code", "000000")];
    maria
        .browser
        .post("/account/app", &stolen)
        .await
        .must_be(400);

    maria.app = Some(walks::set_up_app(&house, &maria.browser).await);
    let app = maria.app.as_ref().expect("an app");
    let account = maria.browser.open("/account").await;
    account.must_have("Someone who only has your password stays outside.");
    let browser = Browser::new(&house);
    assert_eq!(walks::sign_in(&house, &browser, &maria).await.path, "/home");
    // The page of the app shows no secret any more.
    let page = maria.browser.open("/account/app").await;
    assert!(!page.has("id=\"secret\""));

    let remove = async |password: &str, code: &str| {
        let fields = [("password", password), ("code", code)];
        maria.browser.post("/account/app/remove", &fields).await
    };
    let code = walks::new_code(&house, app);
    remove("not her password", &code).await.must_be(422);
    remove(walks::PASSWORD, "000000").await.must_have(WRONG);
    let gone = remove(walks::PASSWORD, &code).await;
    gone.must_have("The app is taken away.");
    let page = password(&Browser::new(&house), &maria.email, walks::PASSWORD).await;
    assert_eq!(page.path, "/home");
}

async fn what_could_lock_someone_out_asks_who_it_is_again(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let new = [("password", "seven quiet boats at dawn")];
    let pages = [
        "/account/password",
        "/account/recovery-code",
        "/account/app",
    ];
    for path in pages {
        assert_eq!(maria.browser.open(path).await.path, path);
    }
    house.wait(SignedDuration::from_mins(10));
    for path in pages {
        for page in [
            maria.browser.get(path).await,
            maria.browser.post(path, &new).await,
        ] {
            assert!(page.path.starts_with("/account/confirm?then="), "{path}");
            page.must_have("Is it still you?");
        }
    }
    let other = Browser::new(&house);
    let page = password(&other, &maria.email, walks::PASSWORD).await;
    assert_eq!(page.path, "/home", "nothing was changed");

    let asked = maria.browser.get("/account/password").await;
    let wrong = [("password", "not her password at all")];
    let refused = maria.browser.post(&asked.path, &wrong).await;
    refused.must_be(422);
    refused.must_have("This is not your password now.");
    let right = [("password", walks::PASSWORD)];
    let page = maria.browser.post(&asked.path, &right).await;
    assert_eq!(page.path, "/account/password", "and back");
    // That another of her browsers is fresh, or this one was, changes nothing for this one.
    house.wait(SignedDuration::from_mins(11));
    password(&Browser::new(&house), &maria.email, walks::PASSWORD).await;
    let page = maria.browser.post("/account/password", &new).await;
    assert!(page.path.starts_with("/account/confirm"), "{}", page.path);
    // A code will do as well.
    maria.browser.post(&page.path, &right).await;
    let app = walks::set_up_app(&house, &maria.browser).await;
    house.wait(SignedDuration::from_mins(11));
    let asked = maria.browser.get("/account/password").await;
    let code = walks::new_code(&house, &app);
    let page = maria.browser.post(&asked.path, &[("code", &code)]).await;
    assert_eq!(page.path, "/account/password");
    let page = maria.browser.submit("/account/password", &new).await;
    page.must_have("Your password is changed.");

    // Nowhere else is led to.
    let then = data_encoding::BASE64URL_NOPAD.encode(b"//elsewhere.example");
    let path = format!("/account/confirm?then={then}");
    let page = maria.browser.post(&path, &new).await;
    assert_eq!(page.path, "/account");
}

async fn browsers_are_listed_and_ended_one_by_one(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let kim = walks::client(&house, "Kim Stranger").await;
    let phone = Browser::new(&house)
        .calling_itself("Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0");
    let tablet = Browser::new(&house).calling_itself(
        "Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Safari/604.1",
    );
    for browser in [&phone, &tablet] {
        let page = password(browser, &maria.email, walks::PASSWORD).await;
        assert_eq!(page.path, "/home");
    }
    let page = phone.open("/account").await;
    page.must_have("<strong>Firefox on Android</strong>, this one");
    page.must_have("<strong>Safari on an iPad</strong>");
    page.must_have("<strong>A browser</strong>");
    let which = page.values("which");
    assert_eq!(which.len(), 2, "its own is ended by signing out");

    // Someone else's is left alone.
    let fields = [("which", &*which[0])];
    kim.browser.submit("/account/sign-ins/end", &fields).await;
    assert_eq!(tablet.open("/home").await.path, "/home");
    let page = phone.submit("/account/sign-ins/end", &fields).await;
    page.must_have("That browser was signed out.");
    assert!(!page.has("iPad"));
    assert!(tablet.open("/home").await.path.starts_with("/sign-in"));
    assert_eq!(maria.browser.open("/home").await.path, "/home");
    phone.submit("/account/sign-out-others", &[]).await;
    assert!(
        maria
            .browser
            .open("/home")
            .await
            .path
            .starts_with("/sign-in")
    );
}

async fn a_recovery_code_brings_back_whoever_lost_everything(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let private = maria.private().await;
    walks::write(&maria, &private, "before the phone fell into the lake").await;

    let new = "seven quiet boats at dawn";
    let browser = Browser::new(&house);
    let fields = [
        ("email", &*tara.email),
        ("code", &*tara.code),
        ("password", new),
    ];
    let page = browser.submit("/recover", &fields).await;
    assert_eq!(page.path, "/account/second-step");
    let led = browser.get("/caseload").await;
    assert!(led.path.starts_with("/account/second-step"), "{}", led.path);
    let app = walks::set_up_app(&house, &browser).await;
    let page = browser.open(&private).await;
    page.must_have("before the phone fell into the lake");

    // The app that is at the bottom of the lake opens nothing; the next sign-in says what happened.
    let later = Browser::new(&house);
    password(&later, &tara.email, new).await;
    let old = walks::new_code(&house, tara.app.as_ref().expect("the old one"));
    give(&later, &old).await.must_have(WRONG);
    let told = give(&later, &walks::new_code(&house, &app)).await;
    assert_eq!(told.path, "/account/recovered");
    told.must_have("someone came in with your recovery code");
    assert_eq!(
        later.submit("/account/recovered", &[]).await.path,
        "/caseload"
    );
    let again = Browser::new(&house);
    password(&again, &tara.email, new).await;
    let page = give(&again, &walks::new_code(&house, &app)).await;
    assert_eq!(page.path, "/caseload", "said once");
    // Told of the first app, of the code that was used, and of the new app.
    let link = format!("{}/account\r\n", house.origin);
    let mails = walks::mails_to(&house, &admin, &tara).await;
    let told = mails.iter().filter(|mail| mail.contains(&link)).count();
    assert_eq!(told, 3);
}

async fn an_owner_is_told_of_every_change_of_the_ways_in(place: Place) {
    let house = House::open_named(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let told = async || walks::mails_to(&house, &admin, &maria).await.len();
    let mut before = told().await;
    let mut once_more = async |what: &str| {
        let now = told().await;
        assert_eq!(now, before + 1, "{what}");
        before = now;
    };
    let browser = &maria.browser;
    let app = walks::set_up_app(&house, browser).await;
    once_more("an app").await;
    let mut phone = walks::passkeys::device(&house);
    walks::passkeys::add(browser, &mut phone, "My phone", true).await;
    once_more("a passkey").await;
    let remove = browser.open("/account").await;
    let remove = remove.between("href=\"/account/passkeys/remove", "\"");
    let remove = format!("/account/passkeys/remove{remove}");
    browser.submit(&remove, &[]).await;
    once_more("a passkey that is gone").await;
    let code = walks::new_code(&house, &app);
    let fields = [("password", walks::PASSWORD), ("code", &code)];
    browser.submit("/account/app/remove", &fields).await;
    once_more("an app that is gone").await;
    browser.submit("/account/recovery-code", &[]).await;
    once_more("a recovery code").await;
    let new = [("password", "nine loud trains at dusk")];
    browser.submit("/account/password", &new).await;
    once_more("a password").await;

    // What changed is in no mail, and the log of who saw what says it.
    for mail in walks::mails_to(&house, &admin, &maria).await {
        for word in ["app", "passkey", "code", "Maria"] {
            let body = mail.split_once("\r\n\r\n").expect("a body").1;
            assert!(!body.contains(word), "{word} in {mail}");
        }
    }
    let seen = maria.browser.open("/account/seen").await;
    for line in [
        "added another way to sign in",
        "took a way to sign in away",
        "changed the password",
    ] {
        seen.must_have(line);
    }
    seen.must_have("made a new recovery code");
}
