//! Homes, caseloads, measures and copies in each language.

use super::words::words;
use super::{choose, is_a_name, must_differ};
use crate::export;
use crate::support::walks::{self, Person};
use crate::support::{Couple, Page, Place};

on_each_store!(
    homes_and_measures_are_in_the_language_of_the_page,
    a_warning_and_the_help_after_it_are_in_the_language_of_the_page,
    a_measure_is_asked_in_the_language_of_the_page_and_scored_alike,
    a_copy_is_in_the_language_of_the_page_it_was_asked_for_on,
);

/// A page of somebody in English and in Spanish.
async fn both(c: &Couple, who: &Person, paths: &[&str]) {
    let mut english = Vec::new();
    for path in paths {
        english.push(who.browser.open(path).await);
    }
    choose(&who.browser, &c.house, "es", "/help").await;
    for (path, model) in paths.iter().zip(&english) {
        must_differ(model, &who.browser.open(path).await);
    }
    choose(&who.browser, &c.house, "en", "/help").await;
}

async fn homes_and_measures_are_in_the_language_of_the_page(place: Place) {
    let c = Couple::begin(place).await;
    let alone = walks::client(&c.house, "Ana Ruiz").await;
    both(&c, &alone, &["/home"]).await;
    walks::ask_measure(&c.tara, &c.maria, "connection-check-in", "week").await;
    let results = "/measures/of/attachment-reflection";
    both(&c, &c.maria, &["/home", "/measures", results]).await;
    // Questions, one by one, and all of them before they are given.
    let begin = "/measures/begin/attachment-reflection";
    let question = c.maria.browser.submit(begin, &[]).await.path;
    both(&c, &c.maria, &[&question]).await;
    let page = c.maria.browser.open(&question).await;
    let last = walks::answer_on(&c.maria, page, &["4"; 12]).await.path;
    both(&c, &c.maria, &[&last, results]).await;
    c.maria.browser.submit(&last, &[]).await;
    walks::answer_measure(&c.maria, "attachment-reflection", &["3"; 12]).await;
    walks::answer_measure(&c.maria, "connection-check-in", &["7", "3", "8"]).await;
    walks::answer_measure(&c.jo, "attachment-reflection", &["5", "2"].repeat(6)).await;
    for client in [&c.maria, &c.jo] {
        let share = format!("{results}/share");
        client.browser.submit(&share, &[("share", "path")]).await;
    }
    let check_in = "/measures/of/connection-check-in";
    let couple = format!("{results}/couple");
    both(&c, &c.maria, &[results, check_in, &couple]).await;
    let case = walks::case_of(&c.tara, &c.maria).await;
    let measures = format!("{case}/measures");
    let course = format!("{measures}/of/attachment-reflection");
    let all = ["/caseload", "/caseload/earlier", &*measures, &course];
    both(&c, &c.tara, &all).await;
    both(&c, &c.admin, &["/practice/measures"]).await;
}

async fn a_warning_and_the_help_after_it_are_in_the_language_of_the_page(place: Place) {
    let c = Couple::begin(place).await;
    let nine = walks::nine_questions();
    let english = walks::bring_measure(&c.admin, "{", "phq-9", "").await;
    let done = walks::bring_measure(&c.admin, &nine, "phq-9", "").await;
    choose(&c.admin.browser, &c.house, "es", "/help").await;
    must_differ(
        &english,
        &walks::bring_measure(&c.admin, "{", "phq-9", "").await,
    );
    must_differ(
        &done,
        &walks::bring_measure(&c.admin, &nine, "phq-9", "").await,
    );
    walks::ask_measure(&c.tara, &c.maria, "phq-9", "session").await;
    let phq = walks::asked(&c.maria).await;
    let page = c
        .maria
        .browser
        .submit(&format!("/measures/begin/{phq}"), &[])
        .await;
    let ninth = walks::answer_on(&c.maria, page, &["LA-1"; 8]).await;
    let answer = [("question", &*ninth.value("question")), ("answer", "LA-1")];
    let help = c.maria.browser.post(&ninth.path, &answer).await;
    help.must_have("Thank you for saying it");
    choose(&c.maria.browser, &c.house, "es", "/help").await;
    // Given once more with another answer before it, so that it is told of anew.
    c.maria
        .browser
        .post(&ninth.path, &[answer[0], ("answer", "LA-0")])
        .await;
    let spanish = c.maria.browser.post(&ninth.path, &answer).await;
    spanish.must_have("Gracias por decirlo");
    must_differ(&help, &spanish);
    let case = walks::case_of(&c.tara, &c.maria).await;
    let measures = format!("{case}/measures");
    both(&c, &c.tara, &["/caseload", &measures]).await;
}

async fn a_measure_is_asked_in_the_language_of_the_page_and_scored_alike(place: Place) {
    let c = Couple::begin(place).await;
    let given = ["5", "2"].repeat(6);
    let english = walks::answer_measure(&c.jo, "attachment-reflection", &given).await;
    choose(&c.maria.browser, &c.house, "es", "/help").await;
    let begin = "/measures/begin/attachment-reflection";
    let first = c.maria.browser.submit(begin, &[]).await;
    first.must_have("lang=\"es\" dir=\"auto\">Cuando mi pareja tarda en contestar");
    let over = walks::answer_on(&c.maria, first, &given).await;
    over.must_have("Cuando algo me duele");
    let spanish = c.maria.browser.submit(&over.path, &[]).await;
    spanish.must_have("<h1 lang=\"es\" dir=\"auto\">Reflexión sobre el apego</h1>");
    // What was answered in Spanish is scored as in English, and can be read in either.
    let scores = |page: &Page| {
        let found = page.all_between("role=\"rowheader\">", "</td>");
        let score = |cell: String| cell.rsplit('>').next().map(str::to_owned);
        found.into_iter().map(score).collect::<Vec<_>>()
    };
    assert!(scores(&english).len() > 1, "there are scores");
    let points = scores(&spanish).into_iter().flatten();
    let points: Vec<_> = points.map(|score| Some(score.replace(',', "."))).collect();
    assert_eq!(points, scores(&english));
    choose(&c.maria.browser, &c.house, "en", "/help").await;
    let results = "/measures/of/attachment-reflection";
    let again = c.maria.browser.open(results).await;
    again.must_have("When my partner is slow to answer");
    assert_eq!(scores(&again), scores(&english));
    // Questions of others stay in their own language; the words of our key to them do not.
    walks::bring_measure(&c.admin, &walks::nine_questions(), "phq-9", "").await;
    walks::ask_measure(&c.tara, &c.maria, "phq-9", "once").await;
    let phq = walks::asked(&c.maria).await;
    choose(&c.maria.browser, &c.house, "es", "/help").await;
    let begin = format!("/measures/begin/{phq}");
    let first = c.maria.browser.submit(&begin, &[]).await;
    first.must_have("lang=\"en\" dir=\"auto\">Trouble number 1<");
    walks::answer_on(&c.maria, first, &["LA-1"; 8]).await;
    let home = c.maria.browser.open("/home").await;
    home.must_have(
        "lang=\"es\" dir=\"auto\">Cuestionario de salud del paciente, depresión (PHQ-9)<",
    );
}

/// Waits until a copy is there, in the words of this language.
async fn is_ready(who: &Person, ready: &str) {
    for _ in 0..200 {
        if who.browser.open("/account/copy").await.has(ready) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the copy was not made");
}

async fn a_copy_is_in_the_language_of_the_page_it_was_asked_for_on(place: Place) {
    let c = Couple::begin(place).await;
    for (who, pages) in [(&c.maria, 14), (&c.tara, 7)] {
        both(&c, who, &["/account/copy"]).await;
        who.browser.submit("/account/copy", &[]).await;
        is_ready(who, "Your copy is ready").await;
        both(&c, who, &["/account/copy"]).await;
        let english = export::files(who).await;
        choose(&who.browser, &c.house, "es", "/help").await;
        who.browser.submit("/account/copy", &[]).await;
        is_ready(who, "Tu copia está lista").await;
        let spanish = export::files(who).await;
        choose(&who.browser, &c.house, "en", "/help").await;
        assert!(
            english.keys().eq(spanish.keys()),
            "files have names of their own"
        );
        let read = spanish.iter().filter(|(name, _)| name.ends_with(".html"));
        assert!(read.clone().count() > pages, "{:?}", spanish.keys());
        for (name, text) in read {
            assert!(text.contains("<html lang=\"es\" dir=\"ltr\">"), "{name}");
        }
        let first = words(&english["index.html"]);
        let own = words(&spanish["index.html"]);
        let same: Vec<_> = own
            .intersection(&first)
            .filter(|text| !is_a_name(text))
            .collect();
        assert!(same.is_empty(), "{same:?}");
        let lines = |text: &str| -> Vec<String> {
            let long = text.lines().filter(|line| !line.trim().is_empty());
            long.map(str::to_owned).collect()
        };
        let first = lines(&english["README.txt"]);
        let own = lines(&spanish["README.txt"]);
        assert!(own.iter().all(|line| !first.contains(line)), "{own:?}");
    }
}
