//! The safety plan: a client and their therapist write it, and nobody else can tell that it is there.

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    client_and_therapist_write_one_plan_and_see_who_wrote_what,
    two_who_write_at_once_lose_nothing,
    it_is_nowhere_but_with_the_two,
    a_new_therapist_reads_it_once_it_is_shared,
);

const PLAN: &str = "/safety-plan";
const WRITE: &str = "/safety-plan/write";

/// Fills in parts upon what the form says now.
async fn writes(person: &Person, form: &str, told: &[(&str, &str)]) -> Page {
    let page = person.browser.open(form).await;
    fill(person, form, &page, told).await
}

/// Fills in parts upon a form that was opened before.
async fn fill(person: &Person, form: &str, page: &Page, told: &[(&str, &str)]) -> Page {
    let version = page.value("version");
    let mut fields = vec![("version", version.as_str())];
    fields.extend(told);
    person.browser.post(form, &fields).await
}

async fn for_therapist(therapist: &Person, client: &Person) -> String {
    format!("{}/safety-plan", walks::case_of(therapist, client).await)
}

struct Here {
    house: House,
    tara: Person,
    maria: Person,
}

async fn one_client(place: Place) -> Here {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    Here { house, tara, maria }
}

async fn client_and_therapist_write_one_plan_and_see_who_wrote_what(place: Place) {
    let Here { house, tara, maria } = one_client(place).await;
    let empty = maria.browser.open(PLAN).await;
    empty.must_have("Nothing is written yet");
    // The numbers of where she is are there all the same.
    empty.must_have("href=\"tel:988\"");
    // In one press from anywhere she is, and from no page of staff.
    maria
        .browser
        .open("/appointments")
        .await
        .must_have("href=\"/safety-plan\"");
    assert!(
        !tara
            .browser
            .open("/caseload")
            .await
            .has("href=\"/safety-plan\"")
    );

    let saved = writes(
        &maria,
        WRITE,
        &[
            ("signs", "I stop answering"),
            ("alone", "Walk to the river"),
        ],
    )
    .await;
    saved.must_have("Saved.");
    saved.must_have("Walk to the river");
    let case = for_therapist(&tara, &maria).await;
    let page = tara.browser.open(&case).await;
    page.must_have("I stop answering");
    let saved = writes(
        &tara,
        &case,
        &[
            ("signs", "I stop answering"),
            ("alone", "Walk to the river"),
            ("people", "Her sister, Ana"),
        ],
    )
    .await;
    saved.must_have("Saved.");
    let plan = maria.browser.open(PLAN).await;
    plan.must_have("Her sister, Ana");
    let by = plan.all_between("<p class=\"soft\">", ",");
    assert_eq!(by[..3], ["You", "You", "Tara Therapist"], "{by:?}");

    // What she takes out is gone; what is too long is kept in the form.
    let long = "x".repeat(2_001);
    let refused = writes(&maria, WRITE, &[("alone", &long)]).await;
    refused.must_be(422);
    refused.must_have(&long);
    writes(&maria, WRITE, &[("signs", "I stop answering")])
        .await
        .must_have("Saved.");
    assert!(!maria.browser.open(PLAN).await.has("Her sister"));

    // Who saw it, and who wrote in it, is in her list.
    let seen = maria.browser.open("/account/seen?all=yes").await;
    seen.must_have("opened your safety plan");
    seen.must_have("wrote in your safety plan");
    drop(house);
}

async fn two_who_write_at_once_lose_nothing(place: Place) {
    let Here {
        house: _house,
        tara,
        maria,
    } = one_client(place).await;
    let case = for_therapist(&tara, &maria).await;
    let hers = tara.browser.open(&case).await;
    writes(&maria, WRITE, &[("signs", "the window at night")])
        .await
        .must_have("Saved.");
    let told = fill(
        &tara,
        &case,
        &hers,
        &[("signs", "not sleeping"), ("people", "Ana")],
    )
    .await;
    told.must_be(422);
    for kept in [
        "Nothing was saved yet.",
        "not sleeping",
        "the window at night",
        "Ana",
    ] {
        told.must_have(kept);
    }
    assert!(maria.browser.open(PLAN).await.has("the window at night"));
    let both = [
        ("signs", "the window at night; not sleeping"),
        ("people", "Ana"),
    ];
    fill(&tara, &case, &told, &both).await.must_have("Saved.");
    maria
        .browser
        .open(PLAN)
        .await
        .must_have("the window at night; not sleeping");
}

async fn it_is_nowhere_but_with_the_two(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let other = walks::therapist(&house, &admin, "Theo Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    writes(&maria, WRITE, &[("signs", "zugzwang")])
        .await
        .must_have("Saved.");
    let case = for_therapist(&tara, &maria).await;
    tara.browser.open(&case).await.must_have("zugzwang");
    assert!(!jo.browser.open(PLAN).await.has("zugzwang"));
    assert!(!jo.browser.open(&joint).await.has("zugzwang"));
    assert!(!tara.browser.open(&joint).await.has("zugzwang"));
    for stranger in [&other, &jo, &admin] {
        stranger.browser.get(&case).await.must_be(404);
        let fields = [("version", "1"), ("signs", "not hers")];
        stranger.browser.post(&case, &fields).await.must_be(404);
    }
    // In the store it is sealed, and so long that its length tells little.
    let mut conn = house.service.db.read().await.expect("the store");
    let sealed: Vec<u8> = sqlx::query_scalar("select sealed from safety_plans")
        .fetch_one(&mut *conn)
        .await
        .expect("a plan");
    assert!(sealed.len() > 4_096);
    assert!(!sealed.windows(8).any(|window| window == b"zugzwang"));
}

async fn a_new_therapist_reads_it_once_it_is_shared(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let theo = walks::therapist(&house, &admin, "Theo Therapist").await;
    writes(&maria, WRITE, &[("signs", "zugzwang")])
        .await
        .must_have("Saved.");
    let left = for_therapist(&tara, &maria).await;
    maria.browser.submit("/match/change", &[]).await;
    walks::safety(&maria, &[]).await;
    walks::choose(&maria, &theo).await;
    walks::accept(&theo).await;
    let case = for_therapist(&theo, &maria).await;
    let page = theo.browser.open(&case).await;
    page.must_have("There is a plan from before you came.");
    assert!(!page.has("zugzwang"));
    // They cannot write over what they cannot read.
    let tried = theo
        .browser
        .post(&case, &[("version", "0"), ("signs", "mine")])
        .await;
    tried.must_have("There is a plan from before you came.");
    maria
        .browser
        .open(PLAN)
        .await
        .must_have("Theo Therapist came after this plan was written");
    maria
        .browser
        .submit("/safety-plan/share", &[])
        .await
        .must_have("Your therapist can read your plan now.");
    theo.browser.open(&case).await.must_have("zugzwang");
    // Who has left reads what is written now no more, and writes nothing.
    writes(&maria, WRITE, &[("signs", "after them")])
        .await
        .must_have("Saved.");
    assert!(!tara.browser.get(&left).await.has("after them"));
    let tried = tara
        .browser
        .post(&left, &[("version", "3"), ("signs", "from outside")])
        .await;
    assert!(
        !maria.browser.open(PLAN).await.has("from outside"),
        "{}",
        tried.status
    );
}
