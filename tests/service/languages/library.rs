//! Articles in the language of whoever reads.

use super::{asking, choose, must_be_in, must_differ};
use crate::support::walks;
use crate::support::{Browser, House, Place};

on_each_store!(
    articles_are_read_and_found_in_the_language_of_the_page,
    a_translation_is_reviewed_by_itself,
    what_stands_around_articles_is_in_the_language_of_the_page,
);

const ARTICLE: &str = "/library/reassurance-and-jealousy";

async fn articles_are_read_and_found_in_the_language_of_the_page(place: Place) {
    let folder = place.folder().join("content").join("library");
    std::fs::create_dir_all(&folder).expect("a folder");
    let own = "+++\ntitle = \"Our garden\"\nsummary = \"Of our own.\"\ntakeaways = [\"One\"]\n\
               topics = [\"Ours\"]\nauthor = \"This practice\"\nlanguage = \"en\"\n\
               updated = \"2026-11-01\"\n[[source]]\nkey = \"a\"\ntext = \"A book\"\n+++\n\
               A gardener, [it says](#source-a).\n";
    std::fs::write(folder.join("garden.md"), own).expect("written");
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let (english, spanish) = (Browser::new(&house), Browser::new(&house));
    choose(&spanish, &house, "es", "/").await;

    let list = spanish.open("/library").await;
    must_differ(&english.open("/library").await, &list);
    let links = list.all_between("<h3><a href=\"", "\"");
    assert_eq!(links.len(), 13, "{links:?}");
    for link in links.iter().filter(|link| *link != "/library/garden") {
        let article = spanish.open(link).await;
        must_be_in(&article, "es", "ltr");
        article.must_have("<h1 lang=\"es\"");
        article.must_have("Aún no la ha leído nadie que hable este idioma");
        assert!(!article.has("lang=\"en\" dir=\"auto\""), "{link}");
        assert!(!article.has("El original cambió"), "{link}");
        for id in article.all_between("href=\"#", "\"") {
            article.must_have(&format!("id=\"{id}\""));
        }
        must_differ(&english.open(link).await, &article);
    }
    // Whom danger may be near is told so in each language.
    let safety = spanish.open("/library/when-not-to-start").await;
    safety.must_have("<title>Artículo · ");
    safety.must_have("Si alguien puede mirar este teléfono");
    // What nobody translated is there as it was written, and said to be in its language.
    let garden = spanish.open("/library/garden").await;
    garden.must_have("<h1 lang=\"en\"");
    assert!(!garden.has("Esto es una traducción"));
    let first = async |browser: &Browser, words: &str| {
        let page = browser.submit("/library/search", &[("words", words)]).await;
        let links = page.all_between("<h2><a href=\"", "\"");
        (links.into_iter().next(), page)
    };
    for (words, article, marked) in [
        ("celos", ARTICLE, "celos"),
        ("Tengo célos de mi pareja", ARTICLE, "celos"),
        ("limite", ARTICLE, "límites"),
        ("perseguir", "/library/pursue-withdraw", "Perseguir"),
        (
            "me da miedo mi pareja, violencia",
            "/library/when-not-to-start",
            "pareja",
        ),
        ("gardner", "/library/garden", "gardener"),
    ] {
        let (found, page) = first(&spanish, words).await;
        assert_eq!(found.as_deref(), Some(article), "{words}");
        page.must_have(&format!("<mark>{marked}</mark>"));
    }
    let (found, page) = first(&english, "jealousy").await;
    assert_eq!(found.as_deref(), Some(ARTICLE));
    page.must_have("<mark>jealousy</mark>");
    // A language without articles of its own shows them as they were written.
    let arabic = asking(&Browser::new(&house), ARTICLE, "ar").await;
    must_be_in(&arabic, "ar", "rtl");
    arabic.must_have("<h1 lang=\"en\"");
}

async fn a_translation_is_reviewed_by_itself(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let path = format!("{ARTICLE}/review");
    let page = tara.browser.open(&path).await;
    let fields = [
        ("text", &*page.value("text")),
        ("licence", &*page.value("licence")),
        ("stand", "yes"),
    ];
    tara.browser.submit(&path, &fields).await;
    let reader = Browser::new(&house);
    let read = asking(&reader, ARTICLE, "en").await;
    read.must_have("Reviewed by Tara Therapist");
    // It says nothing of the Spanish text: not that it was reviewed, nor that it was changed since.
    let spanish = asking(&reader, ARTICLE, "es").await;
    spanish.must_have("Aún no lo ha revisado una persona profesional");
    assert!(!spanish.has("Tara Therapist"));
}

async fn what_stands_around_articles_is_in_the_language_of_the_page(place: Place) {
    let folder = place.folder().join("content").join("library");
    std::fs::create_dir_all(folder.join("es")).expect("a folder");
    std::fs::write(folder.join("es/odd.md"), "nothing").expect("written");
    std::fs::write(folder.join("pursue-withdraw.md"), "\n").expect("written");
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let ask = format!("{ARTICLE}/ask");
    let english = maria.browser.post(&ask, &[]).await;
    english.must_have("I read “Reassurance");
    choose(&maria.browser, &house, "es", "/help").await;
    let spanish = maria.browser.post(&ask, &[]).await;
    must_be_in(&spanish, "es", "ltr");
    spanish.must_have("Leí “Seguridad, límites y celos” en la biblioteca.");
    must_differ(&english, &spanish);

    let review = format!("{ARTICLE}/review");
    let english = tara.browser.open(&review).await;
    choose(&tara.browser, &house, "es", "/help").await;
    let spanish = tara.browser.open(&review).await;
    must_be_in(&spanish, "es", "ltr");
    must_differ(&english, &spanish);
    // Signed is the text they read: the Spanish one.
    let fields = [
        ("text", &*spanish.value("text")),
        ("licence", &*spanish.value("licence")),
        ("stand", "yes"),
    ];
    tara.browser.submit(&review, &fields).await;
    let reader = Browser::new(&house);
    let read = asking(&reader, ARTICLE, "es").await;
    read.must_have("Revisado por Tara Therapist");
    let read = asking(&reader, ARTICLE, "en").await;
    read.must_have("Not yet reviewed by a licensed professional.");

    let wrong = [("months", "0")];
    let pages = async || {
        let page = admin.browser.open("/practice/library").await;
        let refused = admin.browser.post("/practice/library", &wrong).await;
        [page, refused]
    };
    let english = pages().await;
    choose(&admin.browser, &house, "es", "/help").await;
    let spanish = pages().await;
    spanish[0].must_have("es/odd");
    spanish[0].must_have("no existe tal artículo");
    for (english, spanish) in english.iter().zip(&spanish) {
        must_be_in(spanish, "es", "ltr");
        must_differ(english, spanish);
    }
}
