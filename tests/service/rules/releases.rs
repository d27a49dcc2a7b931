//! What leaves the joint space for somebody else: it takes both, and nobody sees who said no.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use jiff::SignedDuration;
use reqwest::Method;

use super::Couple;
use crate::support::walks::{self, Person};
use crate::support::{Page, Place};

on_each_store!(
    nothing_is_made_until_both_agree_and_then_once,
    a_no_looks_like_silence_to_everybody_else,
    a_therapist_asks_both_with_a_report,
    what_was_agreed_can_be_taken_back_until_it_is_made,
    what_is_in_it_is_what_was_asked_for,
    nobody_else_finds_it,
    who_cannot_read_any_more_agrees_to_nothing,
    a_couple_that_paused_or_parted_may_still_ask,
);

impl Couple {
    async fn days_pass(&self, days: i64) {
        walks::days_pass(&self.house, days).await;
        for person in [&self.admin, &self.tara, &self.maria, &self.jo] {
            person.signs_in(&self.house).await;
        }
    }
}

/// Asks for a copy of all of a joint room: the page of what was asked for.
pub(super) async fn ask(person: &Person, joint: &str) -> String {
    let fields = [
        ("whom", "Dr. Foxglove"),
        ("purpose", "to go on there"),
        ("what", "all"),
    ];
    ask_for(person, joint, &fields).await
}

async fn ask_for(person: &Person, joint: &str, fields: &[(&str, &str)]) -> String {
    let page = format!("{joint}/releases/ask");
    let page = person.browser.submit(&page, fields).await;
    page.must_have("You asked.");
    page.path.split('?').next().expect("a path").to_owned()
}

pub(super) async fn answer(person: &Person, release: &str, yes: &str) -> Page {
    let fields = [("answer", yes)];
    person
        .browser
        .submit(&format!("{release}/answer"), &fields)
        .await
}

/// Makes it and waits until it is there.
pub(super) async fn make(person: &Person, release: &str) {
    let copy = format!("{release}/copy");
    person.browser.submit(&copy, &[]).await;
    for _ in 0..200 {
        let page = person.browser.open(&copy).await;
        if page.has("Your copy is ready") {
            return;
        }
        page.must_have("Your copy is being made");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the copy was not made");
}

pub(super) async fn files(person: &Person, release: &str) -> BTreeMap<String, Vec<u8>> {
    let path = format!("{release}/copy/file");
    let answer = person.browser.request(Method::GET, &path).send().await;
    let answer = answer.expect("an answer");
    assert_eq!(answer.status().as_u16(), 200);
    let bytes = answer.bytes().await.expect("all of it");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut files = BTreeMap::new();
    for n in 0..zip.len() {
        let mut file = zip.by_index(n).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("whole, by its sum");
        files.insert(name, content);
    }
    files
}

pub(super) fn somewhere(files: &BTreeMap<String, Vec<u8>>, words: &str) -> bool {
    let words = words.as_bytes();
    let mut all = files.values();
    all.any(|file| file.windows(words.len()).any(|part| part == words))
}

async fn nothing_is_made_until_both_agree_and_then_once(place: Place) {
    let one = Couple::begin(place).await;
    walks::write(&one.jo, &one.joint, "what we both know").await;
    let page = one
        .maria
        .browser
        .open(&format!("{}/releases/ask", one.joint))
        .await;
    page.must_have("It takes the yes of both");
    page.must_have("A copy for yourself needs none of this");
    let release = ask(&one.maria, &one.joint).await;
    let copy = format!("{release}/copy");
    // Her own yes is not enough, whatever is sent.
    one.maria
        .browser
        .open(&copy)
        .await
        .must_have("can’t be made now");
    one.maria
        .browser
        .post(&copy, &[])
        .await
        .must_have("can’t be made now");
    one.maria
        .browser
        .get(&format!("{copy}/file"))
        .await
        .must_be(404);
    // Everyone is led to it from their first page.
    let line = "Maria Lopez asked for a copy for somebody else";
    one.jo.browser.open("/home").await.must_have(line);
    one.tara.browser.open("/caseload").await.must_have(line);
    let his = one.jo.browser.open(&release).await;
    his.must_have("to go on there");
    his.must_have("You have not answered.");
    let seen = one.tara.browser.open(&release).await;
    seen.must_have("It waits for answers.");
    assert!(!seen.has("Your answer"), "a therapist does not answer");
    // Nobody answers for somebody else, nor makes what another asked for.
    one.tara
        .browser
        .post(&format!("{release}/answer"), &[("answer", "yes")])
        .await
        .must_be(404);
    one.maria
        .browser
        .post(&format!("{release}/answer"), &[("answer", "yes")])
        .await
        .must_be(404);
    answer(&one.jo, &release, "yes")
        .await
        .must_have("You agreed.");
    one.jo.browser.get(&copy).await.must_be(404);
    one.jo.browser.post(&copy, &[]).await.must_be(404);
    one.maria
        .browser
        .open("/home")
        .await
        .must_have("it can be made");
    // Making and taking it away ask again who it is.
    one.house.wait(SignedDuration::from_mins(11));
    let page = one.maria.browser.post(&copy, &[]).await;
    assert!(page.path.starts_with("/account/confirm"), "{}", page.path);
    one.maria.signs_in(&one.house).await;
    make(&one.maria, &release).await;
    let made = files(&one.maria, &release).await;
    assert!(somewhere(&made, "what we both know"));
    for person in [&one.jo, &one.tara] {
        person.signs_in(&one.house).await;
        person
            .browser
            .open(&release)
            .await
            .must_have("It was made.");
        person
            .browser
            .get(&format!("{copy}/file"))
            .await
            .must_be(404);
        person.browser.get(&copy).await.must_be(404);
    }
    // It is made once.
    one.maria
        .browser
        .submit(&format!("{copy}/delete"), &[])
        .await
        .must_have("can’t be made again");
    one.maria
        .browser
        .post(&copy, &[])
        .await
        .must_have("can’t be made again");
    one.maria
        .browser
        .get(&format!("{copy}/file"))
        .await
        .must_be(404);
    one.maria
        .browser
        .post(&format!("{release}/take-back"), &[])
        .await
        .must_be(404);
    one.jo
        .browser
        .open("/account/seen?all")
        .await
        .must_have("had the copy for somebody else made");
}

/// A page of a release, without its id.
async fn look_at(person: &Person, release: &str) -> String {
    let id = release.rsplit('/').next().expect("an id");
    let page = person.browser.open(release).await;
    page.body.replace(id, "release")
}

/// All that everybody but the one who answers is shown.
async fn seen_by_others(one: &Couple, release: &str) -> Vec<String> {
    let list = format!("{}/releases", one.joint);
    let mut all = Vec::new();
    for person in [&one.maria, &one.tara] {
        for path in [
            release,
            &*list,
            "/account/seen?all",
            "/home",
            "/caseload",
            "/partner",
        ] {
            all.push(person.browser.get(path).await.body);
        }
    }
    all
}

/// A page without its lines on days.
fn but_days(text: &str) -> Vec<&str> {
    let lines = text.lines();
    lines.filter(|line| !line.contains("Asked on")).collect()
}

async fn a_no_looks_like_silence_to_everybody_else(place: Place) {
    let one = Couple::begin(place).await;
    let release = ask(&one.maria, &one.joint).await;
    // What is noted of looking is there before both looks.
    seen_by_others(&one, &release).await;
    let silent = seen_by_others(&one, &release).await;
    let home = one.jo.browser.open("/home").await.body;
    answer(&one.jo, &release, "no")
        .await
        .must_have("You did not agree.");
    assert_eq!(seen_by_others(&one, &release).await, silent);
    let yes = answer(&one.jo, &release, "yes").await;
    yes.must_have("You both have agreed, and the others see that.");
    assert_ne!(seen_by_others(&one, &release).await, silent);
    answer(&one.jo, &release, "no").await.must_be(200);
    assert_eq!(seen_by_others(&one, &release).await, silent);
    // His own pages say what he said on one page alone, where he asks for it.
    assert_eq!(one.jo.browser.open("/home").await.body, home);
    let log = one.jo.browser.open("/account/seen?all").await;
    log.must_have("answered about a copy for somebody else");

    // After the end, too, what became of a no and of silence is one page.
    one.days_pass(14).await;
    let page = one
        .jo
        .browser
        .post(&format!("{release}/answer"), &[("answer", "yes")])
        .await;
    page.must_have("This can’t be answered any more.");
    let silence = ask(&one.maria, &one.joint).await;
    one.days_pass(14).await;
    for person in [&one.maria, &one.tara] {
        let [no, nothing] = [
            look_at(person, &release).await,
            look_at(person, &silence).await,
        ];
        assert!(no.contains("Not both of the couple agreed within 14 days, so nothing goes out."));
        assert_eq!(but_days(&no), but_days(&nothing));
    }
    let copy = format!("{release}/copy");
    one.maria
        .browser
        .post(&copy, &[])
        .await
        .must_have("can’t be made now");
}

async fn a_therapist_asks_both_with_a_report(place: Place) {
    let one = Couple::begin(place).await;
    let words = "They came nine times and found Zinnia together.";
    let fields = [
        ("whom", "the court of Foxglove"),
        ("purpose", "as it asked"),
        ("what", "report"),
        ("report", words),
    ];
    // Of clients nobody takes a report.
    let path = format!("{}/releases/ask", one.joint);
    one.maria.browser.post(&path, &fields).await.must_be(404);
    let release = ask_for(&one.tara, &one.joint, &fields).await;
    for person in [&one.maria, &one.jo] {
        person.browser.open(&release).await.must_have(words);
    }
    answer(&one.maria, &release, "yes")
        .await
        .must_have("It waits for answers.");
    one.tara
        .browser
        .open(&release)
        .await
        .must_have("It waits for answers.");
    answer(&one.jo, &release, "yes").await.must_be(200);
    make(&one.tara, &release).await;
    walks::write(&one.maria, &one.joint, "Tulipwort").await;
    let made = files(&one.tara, &release).await;
    assert!(somewhere(&made, words) && somewhere(&made, "the court of Foxglove"));
    assert!(somewhere(&made, "Released by") && somewhere(&made, "Jo Lopez, "));
    assert!(made.contains_key("report.html") && !made.contains_key("joint-room.html"));
    assert!(!somewhere(&made, "Tulipwort"));
    // One that waits at a time; with what is missing said beside it.
    one.tara
        .browser
        .post(&path, &[("what", "since"), ("since", "soon")])
        .await
        .must_be(422);
    ask(&one.tara, &one.joint).await;
    let fields = [("whom", "x"), ("purpose", "y"), ("what", "all")];
    one.tara
        .browser
        .submit(&path, &fields)
        .await
        .must_have("is not over yet");
}

async fn what_was_agreed_can_be_taken_back_until_it_is_made(place: Place) {
    let one = Couple::begin(place).await;
    let release = ask(&one.maria, &one.joint).await;
    answer(&one.jo, &release, "yes").await.must_be(200);
    answer(&one.jo, &release, "no").await.must_be(200);
    one.maria
        .browser
        .post(&format!("{release}/copy"), &[])
        .await
        .must_have("can’t be made now");
    one.maria
        .browser
        .get(&format!("{release}/copy/file"))
        .await
        .must_be(404);
    // Who asked takes all of it back.
    answer(&one.jo, &release, "yes").await.must_be(200);
    one.jo
        .browser
        .post(&format!("{release}/take-back"), &[])
        .await
        .must_be(404);
    one.maria
        .browser
        .submit(&format!("{release}/take-back"), &[])
        .await
        .must_have("taken back");
    one.maria
        .browser
        .post(&format!("{release}/copy"), &[])
        .await
        .must_have("can’t be made now");
    one.jo
        .browser
        .open(&release)
        .await
        .must_have("It was taken back. Nothing goes out.");
    // Agreed, and not made in time.
    let release = ask(&one.maria, &one.joint).await;
    answer(&one.jo, &release, "yes").await.must_be(200);
    one.days_pass(28).await;
    one.maria
        .browser
        .post(&format!("{release}/copy"), &[])
        .await
        .must_have("can’t be made now");
}

const PICTURE: &[u8] = include_bytes!("../../../crates/pictures/tests/data/small.png");

async fn what_is_in_it_is_what_was_asked_for(place: Place) {
    let one = Couple::begin(place).await;
    walks::write(&one.maria, &one.maria.private().await, "Marigoldish").await;
    walks::write(&one.jo, &one.jo.private().await, "Jonquilish").await;
    walks::safety(&one.jo, &[("words", "Safetywort")]).await;
    let session = walks::session(&one.house, &one.maria, &one.joint).await;
    for person in [&one.tara, &one.maria, &one.jo] {
        person.signs_in(&one.house).await;
    }
    let said = [("emergency", "the Doorwort house")];
    walks::arrive(&one.maria, &session, &said)
        .await
        .must_be(200);
    let note = [("note", "about Notewort")];
    one.tara
        .browser
        .submit(&format!("{session}/after"), &note)
        .await;
    walks::write(&one.jo, &one.joint, "Earlywort").await;
    one.days_pass(3).await;
    walks::write(&one.maria, &one.joint, "<i>Latewort</i>").await;
    walks::send_files(&one.jo, &one.joint, &[("us.png", PICTURE)], "Picturewort")
        .await
        .must_be(200);
    let all = ask(&one.maria, &one.joint).await;
    let yesterday = one.house.service.clock.now() - SignedDuration::from_hours(24);
    let day = yesterday.strftime("%Y-%m-%d").to_string();
    let fields = [
        ("whom", "Dr. F"),
        ("purpose", "p"),
        ("what", "since"),
        ("since", &*day),
    ];
    let some = ask_for(&one.tara, &one.joint, &fields).await;
    one.house.wait(SignedDuration::from_secs(2));
    walks::write(&one.jo, &one.joint, "Toolatewort").await;
    for release in [&all, &some] {
        answer(&one.jo, release, "yes").await.must_be(200);
    }
    answer(&one.maria, &some, "yes").await.must_be(200);
    make(&one.maria, &all).await;
    make(&one.tara, &some).await;
    let all = files(&one.maria, &all).await;
    let some = files(&one.tara, &some).await;
    for words in [
        "Earlywort",
        "Latewort",
        "Picturewort",
        "Dr. Foxglove",
        "to go on there",
    ] {
        assert!(somewhere(&all, words), "{words}");
    }
    assert!(somewhere(&some, "Latewort") && !somewhere(&some, "Earlywort"));
    for made in [&all, &some] {
        assert!(
            made.keys().any(|name| name.starts_with("files/")),
            "the picture"
        );
        assert!(!made.contains_key("bundle.json") && made.contains_key("copy.json"));
        for hidden in [
            "Marigoldish",
            "Jonquilish",
            "Safetywort",
            "Doorwort",
            "Notewort",
            "Toolatewort",
            &one.maria.email,
            &one.jo.email,
            "<i>",
        ] {
            let pages = made
                .iter()
                .filter(|(name, _)| hidden != "<i>" || name.ends_with("html"));
            let pages = pages
                .map(|(name, file)| (name.clone(), file.clone()))
                .collect();
            assert!(!somewhere(&pages, hidden), "{hidden}");
        }
    }
}

async fn nobody_else_finds_it(place: Place) {
    let one = Couple::begin(place).await;
    let theo = walks::therapist(&one.house, &one.admin, "Theo Therapist").await;
    let ([ana, _], other) = walks::couple(&one.house, ["Ana Ray", "Ben Ray"], &theo).await;
    one.maria.signs_in(&one.house).await;
    let release = ask(&one.maria, &one.joint).await;
    let id = release.rsplit('/').next().expect("an id");
    for person in [&ana, &theo, &one.admin] {
        person.signs_in(&one.house).await;
        for path in [
            format!("{}/releases", one.joint),
            format!("{}/releases/ask", one.joint),
            release.clone(),
            format!("{other}/releases/{id}"),
            format!("{release}/copy"),
            format!("{release}/copy/file"),
        ] {
            person.browser.get(&path).await.must_be(404);
        }
        for (path, field) in [("answer", ("answer", "yes")), ("take-back", ("", ""))] {
            person
                .browser
                .post(&format!("{release}/{path}"), &[field])
                .await
                .must_be(404);
        }
    }
    // There is none of a private space.
    let private = one.maria.private().await;
    one.maria
        .browser
        .get(&format!("{private}/releases"))
        .await
        .must_be(404);
    one.maria
        .browser
        .get(&format!("{private}/releases/ask"))
        .await
        .must_be(404);
}

async fn who_cannot_read_any_more_agrees_to_nothing(place: Place) {
    let one = Couple::begin(place).await;
    let release = ask(&one.maria, &one.joint).await;
    answer(&one.jo, &release, "yes").await.must_be(200);
    walks::erased(&one.house, &one.jo).await;
    for person in [&one.maria, &one.tara] {
        person.signs_in(&one.house).await;
    }
    let page = one.maria.browser.open(&release).await;
    page.must_have("It ended, because who is in the joint space changed.");
    one.maria
        .browser
        .post(&format!("{release}/copy"), &[])
        .await
        .must_have("can’t be made now");
    let list = one
        .maria
        .browser
        .open(&format!("{}/releases", one.joint))
        .await;
    list.must_have("there is nobody who could agree for them");
    assert!(!list.has("/releases/ask"));
    let fields = [("whom", "x"), ("purpose", "y"), ("what", "all")];
    let page = one
        .maria
        .browser
        .submit(&format!("{}/releases/ask", one.joint), &fields)
        .await;
    page.must_have("there is nobody who could agree for them");
}

async fn a_couple_that_paused_or_parted_may_still_ask(place: Place) {
    let one = Couple::begin(place).await;
    walks::write(&one.jo, &one.joint, "while we were two").await;
    one.jo.browser.submit("/partner/pause", &[]).await;
    let release = ask(&one.maria, &one.joint).await;
    answer(&one.jo, &release, "yes").await.must_be(200);
    // Who comes or goes ends what waits.
    walks::go_alone(&one.jo).await.must_be(200);
    one.maria
        .browser
        .open(&release)
        .await
        .must_have("It ended, because");
    let release = ask(&one.jo, &one.joint).await;
    let page = one.maria.browser.open(&release).await;
    page.must_have("You have not answered.");
    answer(&one.maria, &release, "yes").await.must_be(200);
    make(&one.jo, &release).await;
    assert!(somewhere(
        &files(&one.jo, &release).await,
        "while we were two"
    ));
}
