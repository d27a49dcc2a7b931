//! What is read is noted before it is shown; once in a quarter of an hour; or it is not shown.

use jiff::SignedDuration;
use securebase::audit::Deed;

use super::{Log, is_by, is_within, note_nothing_more};
use crate::support::walks::{self, Person};
use crate::support::{House, Place};

on_each_store!(
    what_a_therapist_opens_is_noted_and_what_is_ones_own_is_not,
    a_quarter_of_an_hour_is_one_visit,
    a_page_that_listens_is_a_visit_once_something_comes,
    what_cannot_be_noted_is_not_shown,
    an_urgent_answer_is_noted_when_it_is_shown_and_when_it_is_seen,
);

struct Pair {
    house: House,
    tara: Person,
    maria: Person,
    room: String,
    case: String,
}

async fn pair(place: Place) -> Pair {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let case = walks::case_of(&tara, &maria).await;
    Pair {
        house,
        tara,
        maria,
        room,
        case,
    }
}

async fn what_a_therapist_opens_is_noted_and_what_is_ones_own_is_not(place: Place) {
    let p = pair(place).await;
    let mut log = Log::of(&p.house).await;
    p.tara.browser.open(&p.room).await;
    assert!(
        log.new_deeds().await.is_empty(),
        "nothing was there to read"
    );
    walks::write(&p.maria, &p.room, "I could not sleep").await;
    walks::answer_measure(&p.maria, "attachment-reflection", &["4"; 12]).await;
    for own in [
        "/home",
        &*p.room,
        "/measures/of/attachment-reflection",
        "/wishes",
    ] {
        p.maria.browser.open(own).await;
    }
    let own = log.new_deeds().await;
    assert!(own.iter().all(|deed| !deed.ends_with("opened")), "{own:?}");

    let measures = format!("{}/measures", p.case);
    let course = format!("{measures}/of/attachment-reflection");
    for (path, codes) in [
        (&p.room, &["private-space-opened"][..]),
        (&p.case, &["safety-opened", "questionnaire-opened"]),
        (&measures, &["measure-opened"]),
        (&course, &["measure-opened"]),
        // Of the list of clients itself nothing is content.
        (&"/caseload".to_owned(), &[]),
    ] {
        p.tara.browser.open(path).await;
        let notes = log.new_notes().await;
        let mut found: Vec<_> = notes.iter().map(|note| note.deed.code()).collect();
        let mut codes = codes.to_vec();
        found.sort_unstable();
        codes.sort_unstable();
        assert_eq!(found, codes, "{path}");
        for note in &notes {
            assert!(is_by(&p.house, note, &p.tara).await && is_within(note, &p.room));
        }
    }
}

async fn a_quarter_of_an_hour_is_one_visit(place: Place) {
    let p = pair(place).await;
    walks::write(&p.maria, &p.room, "I could not sleep").await;
    let mut log = Log::of(&p.house).await;
    for _ in 0..3 {
        p.tara.browser.open(&p.room).await.must_have("not sleep");
    }
    p.house.wait(SignedDuration::from_mins(14));
    p.tara.browser.open(&p.room).await;
    assert_eq!(log.new_deeds().await, ["private-space-opened"]);
    p.house.wait(SignedDuration::from_secs(61));
    p.tara.browser.open(&p.room).await;
    assert_eq!(log.new_deeds().await, ["private-space-opened"]);
    // At once, from two windows: once.
    p.house.wait(SignedDuration::from_mins(16));
    let windows = [p.tara.browser.clone(), p.tara.browser.clone()];
    let [one, other] = windows.each_ref().map(|window| window.open(&p.room));
    tokio::join!(one, other);
    assert_eq!(log.new_deeds().await, ["private-space-opened"]);
    // What was swept is noted anew, and not before its time.
    let swept = securebase::sweep::sweep(&p.house.service).await;
    swept.expect("swept");
    p.tara.browser.open(&p.room).await;
    assert!(log.new_deeds().await.is_empty());
}

async fn a_page_that_listens_is_a_visit_once_something_comes(place: Place) {
    let p = pair(place).await;
    let mut log = Log::of(&p.house).await;
    let live = format!("{}/live", p.room);
    let request = p.tara.browser.request(reqwest::Method::GET, &live);
    let mut stream = request.send().await.expect("a stream");
    assert!(log.new_deeds().await.is_empty(), "nothing came");
    for words in ["The first", "The second"] {
        walks::write(&p.maria, &p.room, words).await;
        let told = stream.chunk().await.expect("told").expect("something");
        assert!(String::from_utf8_lossy(&told).contains(words));
    }
    let notes = log.new_notes().await;
    let opened = notes.iter().filter(|n| n.deed == Deed::PrivateSpaceOpened);
    assert_eq!(opened.count(), 1);
}

async fn what_cannot_be_noted_is_not_shown(place: Place) {
    let p = pair(place).await;
    walks::write(&p.maria, &p.room, "I could not sleep").await;
    walks::answer_measure(&p.maria, "attachment-reflection", &["4"; 12]).await;
    let live = format!("{}/live", p.room);
    note_nothing_more(&p.house).await;
    let measures = format!("{}/measures", p.case);
    let course = format!("{measures}/of/attachment-reflection");
    for path in [&p.room, &p.case, &measures, &course] {
        let page = p.tara.browser.get(path).await;
        page.must_be(500);
        assert!(!page.has("not sleep") && !page.has("Maria"), "{path}");
    }
    let stream = p.tara.browser.get(&live).await;
    assert!(!stream.has("not sleep"), "{}", stream.body);
    // It was not read, so it still waits.
    p.tara
        .browser
        .open("/caseload")
        .await
        .must_have("Safety answers to read");
    // One's own stays one's own.
    p.maria.browser.open(&p.room).await.must_have("not sleep");
}

async fn an_urgent_answer_is_noted_when_it_is_shown_and_when_it_is_seen(place: Place) {
    let p = pair(place).await;
    walks::bring_measure(&p.tara, &walks::nine_questions(), "phq-9", "")
        .await
        .must_be(200);
    walks::ask_measure(&p.tara, &p.maria, "phq-9", "once").await;
    let begin = format!("/measures/begin/{}", walks::asked(&p.maria).await);
    let page = p.maria.browser.submit(&begin, &[]).await;
    let mut log = Log::of(&p.house).await;
    walks::answer_on(&p.maria, page, &["LA-1"; 9]).await;
    assert_eq!(log.new_deeds().await, ["measure-answered"]);
    // The caseload asks for them again and again.
    for path in ["/caseload", "/caseload/alerts", "/caseload/alerts"] {
        p.tara.browser.open(path).await.must_have("About self-harm");
    }
    let notes = log.new_notes().await;
    assert!(notes.len() == 1 && notes[0].deed == Deed::AlertOpened && notes[0].quiet);
    let measures = format!("{}/measures", p.case);
    let alert = p.tara.browser.open(&measures).await.value("alert");
    let seen = format!("{measures}/seen");
    p.tara.browser.submit(&seen, &[("alert", &alert)]).await;
    assert_eq!(log.new_deeds().await, ["alert-seen"]);
    let seen = p.maria.browser.open("/account/seen?all=yes").await;
    assert!(!seen.has("asks for care"), "no trace on her own pages");
    let own = p.tara.browser.open("/account/seen").await;
    own.must_have("looked at an answer of Maria Lopez that asks for care");
}
