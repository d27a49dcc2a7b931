//! Therapists sign exercises as reviewed, in the same way as articles.

use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Page, Place};

on_each_store!(
    a_therapist_signs_an_exercise_and_a_change_of_it_ends_that,
    a_name_that_an_article_has_too_is_signed_apart,
);

const SIGNED: &str = "Reviewed by Tara Therapist, ";
const UNREVIEWED: &str = "Not yet reviewed by a licensed professional.";

fn write(place: &Place, folder: &str, name: &str, text: &str) {
    let folder = place.folder().join("content").join(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(name), text).expect("written");
}

fn exercise(step: &str) -> String {
    format!(
        "title = \"Ours\"\nskill = \"calm\"\npurpose = \"To be calm.\"\nminutes = 5\nways = [\"alone\"]\n\
         unless = [\"You are in danger.\"]\nauthor = \"Us\"\nlanguage = \"en\"\nupdated = \"2026-11-01\"\n\
         [[source]]\nkey = \"a-1\"\ntext = \"A book\"\n[[step]]\ntitle = \"Sit\"\ntext = \"{step}\"\n"
    )
}

async fn sign(therapist: &Person, at: &str) -> Page {
    let path = format!("{at}/review");
    let page = therapist.browser.open(&path).await;
    let fields = [
        ("text", &*page.value("text")),
        ("licence", &*page.value("licence")),
        ("stand", "yes"),
    ];
    therapist.browser.post(&path, &fields).await
}

async fn a_therapist_signs_an_exercise_and_a_change_of_it_ends_that(place: Place) {
    write(&place, "exercises", "ours.toml", &exercise("Sit down."));
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let stranger = Browser::new(&house);
    let path = "/skills/ours/review";
    tara.browser.open("/skills/ours").await.must_have(path);
    for other in [&maria, &admin] {
        assert!(!other.browser.open("/skills/ours").await.has(path));
        other.browser.get(path).await.must_be(404);
        other.browser.post(path, &[]).await.must_be(404);
    }
    stranger.open("/skills/ours").await.must_have(UNREVIEWED);

    let page = tara.browser.open(path).await;
    sign(&tara, "/skills/ours").await.must_have("Signed.");
    for shown in ["/skills/ours", "/skills/ours/kept"] {
        stranger.open(shown).await.must_have(SIGNED);
    }
    let seen = tara.browser.open("/account/seen").await;
    seen.must_have("signed an exercise as reviewed");
    let overview = admin.browser.open("/practice/exercises").await;
    overview.must_have(SIGNED);
    tara.browser.get("/practice/exercises").await.must_be(404);

    let place = house.close().await;
    write(&place, "exercises", "ours.toml", &exercise("Lie down."));
    let house = House::open(place).await;
    let (tara, admin) = (tara.at(&house), admin.at(&house));
    let changed = Browser::new(&house).open("/skills/ours").await;
    changed.must_have("was changed after its last review");
    assert!(!changed.has(SIGNED));
    let overview = admin.browser.open("/practice/exercises").await;
    overview.must_have("Changed since its review");
    // A form from before the change signs nothing.
    let licence = tara.browser.open(path).await.value("licence");
    let old = [
        ("text", &*page.value("text")),
        ("licence", &*licence),
        ("stand", "yes"),
    ];
    let told = tara.browser.post(path, &old).await;
    told.must_have("Nothing was signed");
}

async fn a_name_that_an_article_has_too_is_signed_apart(place: Place) {
    let name = "secure-attachment";
    write(
        &place,
        "exercises",
        &format!("{name}.toml"),
        &exercise("Sit down."),
    );
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let (article, exercise) = (format!("/library/{name}"), format!("/skills/{name}"));
    sign(&tara, &exercise).await.must_have("Signed.");
    let stranger = Browser::new(&house);
    stranger.open(&exercise).await.must_have(SIGNED);
    stranger.open(&article).await.must_have(UNREVIEWED);
}
