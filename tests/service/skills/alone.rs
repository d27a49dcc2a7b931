//! What a client writes in an exercise: theirs alone until they show it, one by one.

use super::Couple;
use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    what_is_written_is_kept_for_its_author_alone,
    a_therapist_reads_what_was_shown_and_no_more_once_it_is_taken_back,
    without_a_therapist_nothing_is_shown,
    what_is_not_shown_is_unreadable_with_all_keys_of_the_therapist,
);

const WORDS: &str = "The heron stood in the reeds";

/// Does the exercise to its end, with these words in its fields; the address of what was written.
async fn write(client: &Person, text: &str) -> String {
    let mut page = client
        .browser
        .submit("/skills/paced-breathing/begin", &[])
        .await;
    while page.path.ends_with(|last: char| last.is_ascii_digit()) && page.has("name=\"go\"") {
        let path = page.path.clone();
        let mut fields = vec![("go", "on")];
        if page.has("name=\"w-after\"") {
            page.must_have("only you");
            fields.push(("w-after", text));
        }
        page = client.browser.submit(&path, &fields).await;
    }
    page.path.split('?').next().expect("a path").to_owned()
}

async fn show(client: &Person, at: &str, yes: &str) -> Page {
    client
        .browser
        .submit(&format!("{at}/share"), &[("share", yes)])
        .await
}

async fn what_is_written_is_kept_for_its_author_alone(place: Place) {
    let c = Couple::begin(place).await;
    let at = write(&c.maria, WORDS).await;
    c.maria.browser.open(&at).await.must_have(WORDS);
    let list = c.maria.browser.open("/reflections").await;
    list.must_have("Only you");
    let case = walks::case_of(&c.tara, &c.maria).await;
    let seen = c.tara.browser.open(&format!("{case}/skills")).await;
    assert!(!seen.has(WORDS));
    seen.must_have("Nothing yet.");
    for other in [&c.tara, &c.jo] {
        for path in [at.clone(), format!("{at}/1"), format!("{at}/3")] {
            other.browser.get(&path).await.must_be(404);
        }
        for path in ["share", "delete", "3"] {
            let fields = [("share", "yes"), ("go", "on"), ("w-after", "x")];
            other
                .browser
                .post(&format!("{at}/{path}"), &fields)
                .await
                .must_be(404);
        }
    }
    assert!(
        !c.jo
            .browser
            .open("/reflections")
            .await
            .has("Breathe slowly")
    );
    c.jo.browser
        .get(&format!("{case}/skills"))
        .await
        .must_be(404);
    // Its author goes on with it, and makes an end of it.
    let longer = "Twice ".repeat(700);
    let page = c
        .maria
        .browser
        .post(&format!("{at}/3"), &[("go", "on"), ("w-after", &longer)])
        .await;
    page.must_be(422);
    page.must_have(longer.trim());
    c.maria
        .browser
        .submit(&format!("{at}/3"), &[("go", "on"), ("w-after", "Calm.")])
        .await
        .must_have("Calm.");
    c.maria
        .browser
        .submit(&format!("{at}/delete"), &[])
        .await
        .must_have("It is deleted.");
    c.maria.browser.get(&at).await.must_be(404);
}

async fn a_therapist_reads_what_was_shown_and_no_more_once_it_is_taken_back(place: Place) {
    let c = Couple::begin(place).await;
    let at = write(&c.maria, WORDS).await;
    let second = write(&c.maria, "A second one").await;
    assert_ne!(at, second, "what is done is not written over");
    show(&c.maria, &at, "yes")
        .await
        .must_have("Your therapist can read it now.");
    let case = walks::case_of(&c.tara, &c.maria).await;
    let seen = c.tara.browser.open(&format!("{case}/skills")).await;
    seen.must_have(WORDS);
    assert!(!seen.has("A second one"));
    c.maria
        .browser
        .open("/account/seen")
        .await
        .must_have("opened what you showed of exercises");
    assert!(!c.jo.browser.open("/account/seen").await.has("exercise"));
    c.jo.browser.get(&at).await.must_be(404);
    // What was shown stays as it was shown, until it is taken back.
    let page = c
        .maria
        .browser
        .post(&format!("{at}/3"), &[("go", "on"), ("w-after", "Other")])
        .await;
    assert_eq!(page.path, at);
    c.maria
        .browser
        .post(&format!("{at}/delete"), &[])
        .await
        .must_be(404);
    show(&c.maria, &at, "no")
        .await
        .must_have("It is yours alone again.");
    assert!(
        !c.tara
            .browser
            .open(&format!("{case}/skills"))
            .await
            .has(WORDS)
    );
    c.maria.browser.open(&at).await.must_have(WORDS);
}

async fn without_a_therapist_nothing_is_shown(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let sol = walks::client(&house, "Sol Stone").await;
    let at = write(&sol, WORDS).await;
    assert!(!sol.browser.open(&at).await.has("Show this to my therapist"));
    sol.browser
        .post(&format!("{at}/share"), &[("share", "yes")])
        .await
        .must_be(404);
    // Nor does a therapist who comes later read it.
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    walks::choose(&sol, &tara).await;
    walks::accept(&tara).await;
    let case = walks::case_of(&tara, &sol).await;
    assert!(
        !tara
            .browser
            .open(&format!("{case}/skills"))
            .await
            .has(WORDS)
    );
    tara.browser
        .post("/skills/paced-breathing/begin", &[])
        .await
        .must_be(404);
}

/// The accounts to whom the key of the space is wrapped that the newest reflection is sealed in.
async fn readers(house: &House) -> i64 {
    let mut conn = house.service.db.read().await.expect("the store");
    let sql =
        "select count(distinct k.account) from space_keys k join reflections r on r.space = k.space
               where k.generation = r.generation";
    sqlx::query_scalar(sql)
        .fetch_one(&mut *conn)
        .await
        .expect("a count")
}

async fn what_is_not_shown_is_unreadable_with_all_keys_of_the_therapist(place: Place) {
    let c = Couple::begin(place).await;
    let at = write(&c.maria, WORDS).await;
    assert_eq!(readers(&c.house).await, 1, "its author’s key alone");
    show(&c.maria, &at, "yes").await;
    assert_eq!(
        readers(&c.house).await,
        2,
        "its author’s and the therapist’s"
    );
    show(&c.maria, &at, "no").await;
    assert_eq!(readers(&c.house).await, 1);
}
