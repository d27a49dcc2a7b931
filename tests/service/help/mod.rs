//! Get Help Now: for anyone, without a trace; and what opens without a connection.

use reqwest::Method;

use crate::support::walks;
use crate::support::{Browser, House, Page, Place};

on_each_store!(
    anyone_finds_help_and_leaves_no_trace,
    a_practice_shows_its_own_lines_first,
    what_a_device_keeps_by_itself_is_the_same_for_everyone,
    what_is_not_sent_yet_is_sealed_by_a_key_of_this_sign_in_alone,
);

fn write(place: &Place, name: &str, text: &str) {
    let folder = place.folder().join("content").join("help");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(name), text).expect("written");
}

async fn anyone_finds_help_and_leaves_no_trace(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let stranger = Browser::new(&house);
    for reader in [&stranger, &maria.browser] {
        let page = reader.open("/help").await;
        assert!(page.headers.get("set-cookie").is_none());
        assert_eq!(page.headers["cache-control"], "no-store");
        let countries = page.all_between("<details class=\"more lines\" id=\"country-", "\"");
        assert!(countries.len() > 60, "{countries:?}");
        // Numbers are links to dial; where somebody is stands in no address that is sent.
        page.must_have("href=\"tel:116123\"");
        page.must_have("href=\"sms:741741?body=HOME\"");
        assert!(!page.has("<form method=\"get\""));
        // That not all is confirmed is said, and what to call instead; once, since it is of one month.
        page.must_have("If one does not answer, call your country’s emergency number.");
        assert_eq!(
            page.body.matches("compared with published lists").count(),
            1
        );
        assert!(!page.has("Confirmed at its own page"));
        // It opens on a slow line: pages are not compressed (docs/decisions/compression.md).
        assert!(page.body.len() < 70_000, "{} bytes", page.body.len());
    }
}

async fn a_practice_shows_its_own_lines_first(place: Place) {
    write(
        &place,
        "practice.toml",
        "[[lines]]\nname = \"Harbour on call\"\nwhat_for = [\"crisis\"]\nphone = \"555 0100\"\n\
         source = \"https://harbour.example\"\nchecked = \"2026-11-20\"\nhow = \"at-source\"",
    );
    write(
        &place,
        "FR.toml",
        "emergency = \"112\"\nalso = \"As we say it.\"",
    );
    let house = House::open(place).await;
    let page = Browser::new(&house).open("/help").await;
    let (own, others) = page.body.split_once("id=\"country-").expect("countries");
    assert!(own.contains("Harbour on call") && !others.contains("Harbour on call"));
    page.must_have("href=\"tel:5550100\"");
    page.must_have("Confirmed at its own page, November 2026.");
    page.must_have("As we say it.");
    assert!(!page.has("tel:3114"), "ours for France is not there");
}

async fn what_a_device_keeps_by_itself_is_the_same_for_everyone(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let stranger = Browser::new(&house);
    for path in ["/worker.js", "/app.webmanifest", "/offline"] {
        let (hers, theirs) = (maria.browser.open(path).await, stranger.open(path).await);
        assert_eq!(hers.body, theirs.body, "{path}");
        assert!(!hers.has("Maria"), "{path}");
    }
    let worker = stranger.open("/worker.js").await;
    assert!(
        worker.kind().starts_with("text/javascript"),
        "{}",
        worker.kind()
    );
    // It asks for what it keeps without a cookie, and every file it names is there.
    worker.must_have("credentials: \"omit\"");
    for path in worker.all_between("  \"/assets/", "\"") {
        stranger.open(&format!("/assets/{path}")).await;
    }
    let manifest = stranger.open("/app.webmanifest").await.json();
    assert_eq!(manifest["name"], "Harbour Practice");
    for icon in manifest["icons"].as_array().expect("icons") {
        let icon = stranger
            .open(icon["src"].as_str().expect("an address"))
            .await;
        assert_eq!(icon.kind(), "image/png");
    }
}

async fn key(browser: &Browser) -> Page {
    let asked = browser.request(Method::POST, "/unsent/key");
    browser
        .send(asked.header("sec-fetch-site", "same-origin"))
        .await
}

async fn what_is_not_sent_yet_is_sealed_by_a_key_of_this_sign_in_alone(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let first = key(&maria.browser).await;
    first.must_be(200);
    assert_eq!(first.headers["content-length"], "32");
    assert_eq!(first.headers["cache-control"], "no-store");
    assert_eq!(
        key(&maria.browser).await.body,
        first.body,
        "for a next page"
    );
    // Nobody else is given it: no stranger, no other site.
    let stranger = key(&Browser::new(&house)).await;
    assert!(stranger.path.starts_with("/sign-in"), "{}", stranger.path);
    let foreign = maria.browser.request(Method::POST, "/unsent/key");
    let foreign = foreign.header("sec-fetch-site", "cross-site");
    maria.browser.send(foreign).await.must_be(403);
    maria.browser.get("/unsent/key").await.must_be(405);
    // After this sign-in there is another, and whatever the browser still had goes when it begins.
    maria.browser.post("/sign-out", &[]).await;
    assert!(key(&maria.browser).await.path.starts_with("/sign-in"));
    let fields = [("email", &*maria.email), ("password", walks::PASSWORD)];
    let still = maria.browser.reaching(&house.origin);
    let form = still.request(Method::POST, "/sign-in");
    let form = form.header("sec-fetch-site", "same-origin").form(&fields);
    let back = still.send(form).await;
    assert_eq!(back.headers["clear-site-data"], "\"storage\"");
    let second = key(&maria.browser).await;
    second.must_be(200);
    assert_ne!(second.body, first.body);
}
