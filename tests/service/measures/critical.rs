//! An answer that a person must be told of.

use super::Couple;
use crate::support::{Place, walks};

on_each_store!(
    a_critical_answer_shows_help_and_tells_the_therapist_before_anything_is_finished,
    help_is_shown_where_nothing_can_be_saved_too,
    the_partner_learns_nothing_of_it,
);

const NINE: [&str; 8] = ["LA-1"; 8];

async fn a_critical_answer_shows_help_and_tells_the_therapist_before_anything_is_finished(
    place: Place,
) {
    let c = Couple::begin(place).await;
    walks::bring_measure(&c.tara, &walks::nine_questions(), "phq-9", "")
        .await
        .must_be(200);
    walks::ask_measure(&c.tara, &c.maria, "phq-9", "week").await;
    let begin = format!("/measures/begin/{}", walks::asked(&c.maria).await);
    let page = c.maria.browser.submit(&begin, &[]).await;
    let page = walks::answer_on(&c.maria, page, &NINE).await;
    assert!(
        !c.tara
            .browser
            .open("/caseload")
            .await
            .has("look at this today")
    );
    let page = walks::answer_on(&c.maria, page, &["LA-1"]).await;
    page.must_have("Thank you for saying it");
    page.must_have("988");
    page.must_have("Your therapist was told a moment ago.");

    let caseload = c.tara.browser.open("/caseload").await;
    caseload.must_have("About self-harm or suicide");
    caseload.must_have("“Trouble number 9” was answered “Some days”");
    walks::mail_must_say(&c.house, &c.admin, "Please look in today", 1).await;
    // Answered once more: the same worry is told once, and help is shown again.
    let ninth = page.between("class=\"button button--secondary\" href=\"", "\"");
    let ninth = ninth.replace("/10", "/9");
    let fields = [("question", "/q-9"), ("answer", "LA-3")];
    c.maria
        .browser
        .submit(&ninth, &fields)
        .await
        .must_have("Thank you for saying it");
    let case = walks::case_of(&c.tara, &c.maria).await;
    let page = c.tara.browser.open(&format!("{case}/measures")).await;
    assert_eq!(page.all_between("About self-harm", "<").len(), 1);
    let seen = [("alert", page.value("alert"))];
    let seen: Vec<(&str, &str)> = seen.iter().map(|(n, v)| (*n, v.as_str())).collect();
    c.tara
        .browser
        .submit(&format!("{case}/measures/seen"), &seen)
        .await
        .must_have("you saw it");
    assert!(
        !c.tara
            .browser
            .open("/caseload")
            .await
            .has("About self-harm")
    );
}

async fn help_is_shown_where_nothing_can_be_saved_too(place: Place) {
    let c = Couple::begin(place).await;
    walks::bring_measure(&c.tara, &walks::nine_questions(), "phq-9", "")
        .await
        .must_be(200);
    walks::ask_measure(&c.tara, &c.maria, "phq-9", "week").await;
    let begin = format!("/measures/begin/{}", walks::asked(&c.maria).await);
    let page = c.maria.browser.submit(&begin, &[]).await;
    let page = walks::answer_on(&c.maria, page, &NINE).await;
    // The store takes nothing more in this table.
    let mut tx = c.house.service.db.begin().await.expect("a transaction");
    sqlx::raw_sql("alter table measure_alerts rename to elsewhere")
        .execute(&mut *tx)
        .await
        .expect("renamed");
    tx.commit().await.expect("committed");
    let page = walks::answer_on(&c.maria, page, &["LA-2"]).await;
    page.must_have("988");
    page.must_have("nobody was told");
    page.must_have("Try again");
}

async fn the_partner_learns_nothing_of_it(place: Place) {
    let c = Couple::begin(place).await;
    walks::bring_measure(&c.tara, &walks::nine_questions(), "phq-9", "")
        .await
        .must_be(200);
    walks::ask_measure(&c.tara, &c.maria, "phq-9", "once").await;
    let pages = ["/home", "/measures", "/appointments", "/partner"];
    let mut before = Vec::new();
    for path in pages {
        before.push(c.jo.browser.open(path).await.body);
    }
    let begin = format!("/measures/begin/{}", walks::asked(&c.maria).await);
    let page = c.maria.browser.submit(&begin, &[]).await;
    walks::answer_on(&c.maria, page, &[NINE.as_slice(), &["LA-3"]].concat()).await;
    for (path, before) in pages.iter().zip(before) {
        assert_eq!(c.jo.browser.open(path).await.body, before, "{path}");
    }
}
