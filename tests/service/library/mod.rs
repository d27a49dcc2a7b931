//! The library: anyone reads and searches, and leaves no trace; therapists stand for what is written.

use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Page, Place};

on_each_store!(
    anyone_reads_and_leaves_no_trace,
    a_search_finds_what_was_meant_and_keeps_nothing,
    a_client_asks_their_therapist_about_an_article,
    a_therapist_signs_a_text_and_a_change_of_it_ends_that,
    a_review_grows_too_old_for_the_practice,
    only_a_checked_licence_signs,
    a_practice_has_its_own_articles_and_a_bad_one_harms_no_other,
);

const ARTICLE: &str = "/library/secure-attachment";
const UNREVIEWED: &str = "Not yet reviewed by a licensed professional.";

/// An article as a practice would write it.
fn own(title: &str, text: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nsummary = \"Of our own.\"\ntakeaways = [\"One\"]\ntopics = [\"Ours\"]\n\
         author = \"This practice\"\nlanguage = \"en\"\nupdated = \"2026-11-01\"\n\
         [[source]]\nkey = \"a\"\ntext = \"A book\"\n+++\n{text}\n"
    )
}

fn write(place: &Place, name: &str, text: &str) {
    let folder = place.folder().join("content").join("library");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(name), text).expect("written");
}

/// Everything the browser was told by this answer but its text.
fn sets_nothing(page: &Page) {
    assert!(page.headers.get("set-cookie").is_none(), "{}", page.path);
    assert_eq!(page.headers["cache-control"], "no-store", "{}", page.path);
}

/// The rows of every table.
async fn rows(house: &House) -> Vec<(String, i64)> {
    let mut conn = house.service.db.read().await.expect("the store");
    let mut all = Vec::new();
    for table in securebase::erasure::TABLES {
        let sql = sqlx::AssertSqlSafe(format!("select count(*) from {}", table.name));
        let count: i64 = sqlx::query_scalar(sql)
            .fetch_one(&mut *conn)
            .await
            .expect("a count");
        all.push((table.name.to_owned(), count));
    }
    all
}

async fn anyone_reads_and_leaves_no_trace(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let stranger = Browser::new(&house);
    stranger.open("/").await.must_have("href=\"/library\"");
    let before = rows(&house).await;
    for reader in [&stranger, &maria.browser] {
        let list = reader.open("/library").await;
        sets_nothing(&list);
        let links = list.all_between("<h3><a href=\"", "\"");
        assert_eq!(links.len(), 12, "{links:?}");
        for link in links {
            let article = reader.open(&link).await;
            sets_nothing(&article);
            article.must_have(UNREVIEWED);
            article.must_have("Key takeaways");
            article.must_have("It does not diagnose");
            assert!(article.body.len() < 100_000, "{link}");
            // Every place in the page that is linked to is there, and every link leads to a page.
            for id in article.all_between("href=\"#", "\"") {
                article.must_have(&format!("id=\"{id}\""));
            }
            for other in article.all_between("href=\"/library/", "\"") {
                reader.open(&format!("/library/{other}")).await;
            }
        }
    }
    assert_eq!(stranger.cookies(), "");
    assert_eq!(
        rows(&house).await,
        before,
        "somebody read, and nothing was written"
    );
    stranger.get("/library/no-such-article").await.must_be(404);
    stranger
        .post(&format!("{ARTICLE}/ask"), &[])
        .await
        .must_have("Sign in");
}

async fn a_search_finds_what_was_meant_and_keeps_nothing(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let stranger = Browser::new(&house);
    let first = async |words: &str| {
        let page = stranger
            .submit("/library/search", &[("words", words)])
            .await;
        sets_nothing(&page);
        assert_eq!(
            page.path, "/library/search",
            "what was asked is not in the address"
        );
        let title = page.between("<title>", "</title>");
        assert_eq!(title, "Library · Harbour Practice", "nor in the title");
        page
    };
    for (words, article, marked) in [
        ("jealousy", "reassurance-and-jealousy", "jealousy"),
        ("jelousy", "reassurance-and-jealousy", "jealousy"),
        ("pursueing withdrawl", "pursue-withdraw", "withdraw"),
        (
            "afraid of my partner violence",
            "when-not-to-start",
            "violence",
        ),
        ("secure", "secure-attachment", "Secure"),
    ] {
        let page = first(words).await;
        let links = page.all_between("<h2><a href=\"/library/", "\"");
        assert_eq!(links.first().map(String::as_str), Some(article), "{words}");
        assert!(
            page.has(&format!("<mark>{marked}</mark>")),
            "{words}\n{}",
            page.body
        );
    }
    let page = first("partner").await;
    page.must_have("More results");
    let next = [("words", "partner"), ("page", "1")];
    let next = stranger.submit("/library/search", &next).await;
    next.must_have("Results before");
    first("xyzzyplugh").await.must_have("No article was found");
    first("").await.must_have("Type a word or two");
    let typed = "<script>alert(1)</script>\"'".repeat(50);
    let page = first(&typed).await;
    assert!(!page.has("<script>alert"));
    stranger
        .open("/library/search")
        .await
        .must_have("<h1>Library</h1>");
    let log = String::from_utf8_lossy(&crate::support::logged()).into_owned();
    assert!(
        !log.contains("xyzzyplugh") && !log.contains("secure-attachment"),
        "it was logged"
    );
}

async fn a_client_asks_their_therapist_about_an_article(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let sol = walks::client(&house, "Sol Stone").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    const ASK: &str = "Ask my therapist about this";
    assert!(
        !sol.browser.open(ARTICLE).await.has(ASK),
        "there is nobody to ask yet"
    );
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    assert!(!tara.browser.open(ARTICLE).await.has(ASK));
    maria.browser.open(ARTICLE).await.must_have(ASK);
    let ask = format!("{ARTICLE}/ask");
    let page = maria.browser.submit(&ask, &[]).await;
    let room = maria.private().await;
    let draft = page.between("<textarea", "</textarea>");
    assert!(
        draft.contains("I read “Secure attachment, and how it is earned” in the library."),
        "{draft}"
    );
    assert!(page.has(&format!("action=\"{room}\"")));
    let read = tara.browser.open(&room).await;
    assert!(!read.has("I read “Secure"), "nothing is sent by asking");
    let fields = [
        ("id", &*page.value("id")),
        ("text", "I read it. How is it earned?"),
    ];
    maria.browser.submit(&room, &fields).await;
    tara.browser
        .open(&room)
        .await
        .must_have("How is it earned?");
    tara.browser.post(&ask, &[]).await.must_be(404);
}

/// The therapist signs the article, as its page lets them.
async fn sign(therapist: &Person, article: &str) -> Page {
    let path = format!("{article}/review");
    let page = therapist.browser.open(&path).await;
    let fields = [
        ("text", &*page.value("text")),
        ("licence", &*page.value("licence")),
        ("stand", "yes"),
    ];
    therapist.browser.post(&path, &fields).await
}

const SIGNED: &str = "Reviewed by Tara Therapist, ";

async fn a_therapist_signs_a_text_and_a_change_of_it_ends_that(place: Place) {
    write(
        &place,
        "ours.md",
        &own("Ours", "First text, [a](#source-a)."),
    );
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let stranger = Browser::new(&house);
    let path = "/library/ours/review";
    tara.browser.open("/library/ours").await.must_have(path);
    assert!(!stranger.open("/library/ours").await.has(path));
    // Without standing for it, nothing is signed.
    let page = tara.browser.open(path).await;
    let half = [
        ("text", &*page.value("text")),
        ("licence", &*page.value("licence")),
    ];
    tara.browser.post(path, &half).await.must_be(422);
    stranger.open("/library/ours").await.must_have(UNREVIEWED);

    sign(&tara, "/library/ours").await.must_have("Signed.");
    stranger.open("/library/ours").await.must_have(SIGNED);
    // It is of this text alone.
    stranger.open(ARTICLE).await.must_have(UNREVIEWED);
    let seen = tara.browser.open("/account/seen").await;
    seen.must_have("signed an article of the library as reviewed");

    let place = house.close().await;
    write(
        &place,
        "ours.md",
        &own("Ours", "Second text, [a](#source-a)."),
    );
    let house = House::open(place).await;
    let (tara, admin) = (tara.at(&house), admin.at(&house));
    let stranger = Browser::new(&house);
    let changed = stranger.open("/library/ours").await;
    changed.must_have("was changed after its last review");
    assert!(!changed.has(SIGNED));
    admin
        .browser
        .open("/practice/library")
        .await
        .must_have("Changed since its review");
    // A form from before the change signs nothing.
    let licence = tara.browser.open(path).await.value("licence");
    let old = [
        ("text", &*page.value("text")),
        ("licence", &*licence),
        ("stand", "yes"),
    ];
    tara.browser
        .post(path, &old)
        .await
        .must_have("Nothing was signed");
    assert!(!stranger.open("/library/ours").await.has(SIGNED));
    sign(&tara, "/library/ours").await.must_have("Signed.");
    stranger.open("/library/ours").await.must_have(SIGNED);
}

async fn a_review_grows_too_old_for_the_practice(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    sign(&tara, ARTICLE).await.must_be(200);
    tara.browser.get("/practice/library").await.must_be(404);
    let limit = async |months: &str| {
        admin
            .browser
            .post("/practice/library", &[("months", months)])
            .await
    };
    limit("0").await.must_be(422);
    limit("6").await.must_have("Saved.");
    house.wait(jiff::SignedDuration::from_hours(24 * 180));
    let stranger = Browser::new(&house);
    assert!(!stranger.open(ARTICLE).await.has("a new review is due"));
    house.wait(jiff::SignedDuration::from_hours(24 * 10));
    stranger
        .open(ARTICLE)
        .await
        .must_have("a new review is due");
    admin.signs_in(&house).await;
    admin
        .browser
        .open("/practice/library")
        .await
        .must_have("Review too old");
}

async fn only_a_checked_licence_signs(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let theo = walks::therapist(&house, &admin, "Theo Therapist").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let path = format!("{ARTICLE}/review");
    for other in [&maria, &admin] {
        other.browser.get(&path).await.must_be(404);
        other.browser.post(&path, &[]).await.must_be(404);
    }
    let page = tara.browser.open(&path).await;
    // Another’s licence is none of one’s own.
    let theirs = [
        ("text", &*page.value("text")),
        ("licence", &*page.value("licence")),
        ("stand", "yes"),
    ];
    theo.browser.post(&path, &theirs).await.must_be(404);
    // A licence that ran out signs nothing more.
    house.wait(jiff::SignedDuration::from_hours(24 * 366 * 16));
    tara.signs_in(&house).await;
    tara.browser
        .open(&path)
        .await
        .must_have("you need a licence");
    tara.browser.post(&path, &theirs).await.must_be(404);
    Browser::new(&house)
        .open(ARTICLE)
        .await
        .must_have(UNREVIEWED);
}

async fn a_practice_has_its_own_articles_and_a_bad_one_harms_no_other(place: Place) {
    write(
        &place,
        "ours.md",
        &own("Ours", "Our words, [a](#source-a)."),
    );
    write(
        &place,
        "secure-attachment.md",
        &own("In place of it", "Ours, [a](#source-a)."),
    );
    write(&place, "pursue-withdraw.md", "\n");
    write(&place, "bad.md", &own("Bad", "<script>alert(1)</script>"));
    write(
        &place,
        "odd.md",
        &own("Odd <b>&</b>", "1 < 2 & \\<script\\>, [a](#source-a)."),
    );
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let stranger = Browser::new(&house);
    let list = stranger.open("/library").await;
    for words in [
        "Ours",
        "In place of it",
        "What attachment theory is",
        "Odd &#60;b&#62;",
    ] {
        list.must_have(words);
    }
    for gone in ["/library/bad", "/library/pursue-withdraw"] {
        stranger.get(gone).await.must_be(404);
        assert!(!list.has(gone));
    }
    let odd = stranger.open("/library/odd").await;
    odd.must_have("1 &lt; 2 &amp; &lt;script&gt;");
    assert!(!odd.has("<b>&"));
    let page = admin.browser.open("/practice/library").await;
    page.must_have("bad</strong>: <span lang=\"en\" dir=\"ltr\">it has HTML in it");
    page.must_have("there is no such article");
}
