//! A copy of everything: what is in it, what is not, who gets at it, and for how long.

mod scores;
mod sessions;
mod summaries;
mod together;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use jiff::SignedDuration;
use reqwest::Method;

use crate::support::walks::{self, Person};
use crate::support::{House, Mood, Place};

on_each_storage!(
    a_copy_holds_what_its_owner_may_read_and_nothing_of_their_partners,
    what_came_after_one_left_is_in_no_copy,
    taking_a_copy_needs_a_fresh_proof,
    a_copy_that_was_not_finished_is_never_handed_out,
    a_copy_is_deleted_when_asked_and_after_a_week,
    whoever_is_erased_leaves_no_copy_behind,
    a_long_room_goes_into_a_copy_whole,
    files_that_were_sent_are_in_a_copy,
    a_therapist_s_copy_holds_their_own_and_no_client_s_room,
    that_one_did_not_come_is_in_ones_own_copy_alone,
);

/// Asks for a copy and waits until it is there.
async fn ask(person: &Person) {
    person.browser.submit("/account/copy", &[]).await;
    for _ in 0..200 {
        let page = person.browser.open("/account/copy").await;
        // In whatever language the page is.
        if page.has("href=\"/account/copy/file\"") {
            return;
        }
        page.must_have("data-making");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the copy was not made");
}

/// The files of a copy, by name.
pub async fn files(person: &Person) -> BTreeMap<String, String> {
    let request = person.browser.request(Method::GET, "/account/copy/file");
    let answer = request.send().await.expect("an answer");
    assert_eq!(answer.status().as_u16(), 200);
    let header = |name: &str| answer.headers()[name].to_str().expect("text").to_owned();
    assert_eq!(header("content-type"), "application/zip");
    assert!(header("content-disposition").starts_with("attachment; filename=\"copy-2"));
    assert!(header("cache-control").contains("no-store"));
    let bytes = answer.bytes().await.expect("all of it");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut files = BTreeMap::new();
    for n in 0..zip.len() {
        let mut file = zip.by_index(n).expect("a file");
        let mut text = String::new();
        let name = file.name().expect("a name").into_owned();
        file.read_to_string(&mut text).expect("text, and its sum");
        files.insert(name, text);
    }
    files
}

async fn copy_of(person: &Person) -> BTreeMap<String, String> {
    ask(person).await;
    files(person).await
}

fn somewhere(files: &BTreeMap<String, String>, words: &str) -> bool {
    files.values().any(|text| text.contains(words))
}

async fn a_copy_holds_what_its_owner_may_read_and_nothing_of_their_partners(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&maria, &maria.private().await, "only marigold knows").await;
    walks::write(&jo, &jo.private().await, "only jonquil knows").await;
    walks::write(&maria, &joint, "<script>alert(1)</script> & more").await;
    walks::write(&jo, &joint, "we both know").await;
    walks::sign(&maria, "telehealth").await;
    let times = walks::free_times(&maria, &joint).await;
    let booked = walks::book(&maria, &joint, &times[2]).await;
    booked.must_have("It is booked.");
    walks::answer_measure(&maria, "connection-check-in", &["7", "3", "8"]).await;
    walks::safety(&jo, &[("words", "jo fears the dark")]).await;
    walks::safety(&maria, &[("words", "maria fears the light")]).await;
    let plan = [("version", "0"), ("surroundings", "The pills are with Ana")];
    maria.browser.submit("/safety-plan/write", &plan).await;
    walks::journal(&maria).await;
    walks::how_i_am(&maria).await;

    let hers = copy_of(&maria).await;
    for name in [
        "README.txt",
        "bundle.json",
        "copy.css",
        "copy.json",
        "index.html",
    ] {
        assert!(hers.contains_key(name), "{name}");
    }
    assert!(hers["private-space.html"].contains("only marigold knows"));
    assert!(hers["joint-space-1.html"].contains("we both know"));
    assert!(hers["joint-space-1.html"].contains("<strong>Jo Lopez</strong>"));
    assert!(hers["answers.html"].contains("maria fears the light"));
    assert!(hers["safety-plan.html"].contains("The pills are with Ana"));
    assert!(hers["how-i-am.html"].contains("Thornwillow"));
    for page in ["Millgarnet", "Plumhollow"] {
        assert!(hers["journal.html"].contains(page), "{page}");
    }
    assert!(hers["about-you.html"].contains(&maria.email));
    let consents = &hers["consents.html"];
    assert!(consents.contains("<dt>Signed as</dt><dd>Maria Lopez</dd>"));
    assert!(!consents.contains("<dd>Jo Lopez</dd>"));
    assert!(hers["who-saw-what.html"].contains("asked for a copy of everything"));
    for secret in ["only jonquil knows", "jo fears the dark", &jo.email] {
        assert!(!somewhere(&hers, secret), "{secret}");
    }
    let his = copy_of(&jo).await;
    assert!(somewhere(&his, "only jonquil knows") && somewhere(&his, "we both know"));
    assert!(!somewhere(&his, "marigold") && !somewhere(&his, "fears the light"));
    assert!(!somewhere(&his, "with Ana"));

    // Pages hold no script, and the file for programs says the same.
    for (name, text) in hers.iter().filter(|(name, _)| name.ends_with(".html")) {
        assert!(
            !text.contains("<script") && !text.contains("http"),
            "{name}"
        );
    }
    let json: serde_json::Value = serde_json::from_str(&hers["copy.json"]).expect("JSON");
    let parts = json["parts"].as_array().expect("a list");
    let room = parts.iter().find(|part| part["name"] == "joint-space-1");
    let entries = room.expect("the joint space")["entries"].as_array();
    let entries = entries.expect("a list");
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0]["text"], "<script>alert(1)</script> & more");
    assert_eq!(entries[1]["who"], "Jo Lopez");
    for part in parts {
        let page = format!("{}.html", part["name"].as_str().expect("a name"));
        assert!(hers["index.html"].contains(&format!("href=\"{page}\"")));
        assert!(hers.contains_key(&page), "{page}");
    }
    the_bundle_says_the_same(&hers["bundle.json"]);
    // Each gets their own alone: no address names one. An administrator has none.
    tara.browser.get("/account/copy/file").await.must_be(404);
    admin.signs_in(&house).await;
    let page = admin.browser.open("/account/copy").await;
    page.must_have("This is for clients and therapists");
    admin.browser.get("/account/copy/file").await.must_be(404);
    admin.browser.post("/account/copy", &[]).await.must_be(404);
}

/// Looks through the bundle of Maria's copy, and leaves it to be looked at by another's rules: `bin/test
/// python` does.
fn the_bundle_says_the_same(text: &str) {
    let bundle: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let entries = bundle["entry"].as_array().expect("a list");
    let of = |kind: &str| -> Vec<&serde_json::Value> {
        let resources = entries.iter().map(|entry| &entry["resource"]);
        resources
            .filter(|one| one["resourceType"] == kind)
            .collect()
    };
    let mut urls: Vec<&str> = entries
        .iter()
        .filter_map(|one| one["fullUrl"].as_str())
        .collect();
    assert!(urls.iter().all(|url| url.starts_with("urn:uuid:")));
    urls.sort_unstable();
    urls.dedup();
    assert_eq!(urls.len(), entries.len(), "each has an id of its own");
    let patient = entries[0]["fullUrl"].as_str().expect("an id");
    assert_eq!(of("Patient")[0]["name"][0]["text"], "Maria Lopez");
    let messages = of("Communication");
    assert_eq!(messages.len(), 3, "hers, and of the joint space theirs");
    let theirs: Vec<_> = messages
        .iter()
        .filter(|one| one["sender"]["display"] == "Jo Lopez")
        .collect();
    assert_eq!(theirs[0]["payload"][0]["contentString"], "we both know");
    assert_eq!(of("Appointment")[0]["status"], "booked");
    assert!(of("Consent").len() >= 2 && of("Encounter").is_empty());
    let answers = of("QuestionnaireResponse");
    assert!(
        answers.len() >= 3
            && answers
                .iter()
                .all(|one| one["subject"]["reference"] == patient)
    );
    assert_eq!(of("Observation").len(), 3, "contentment, strain, closeness");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("resources");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("copy.bundle.json"), text).expect("written");
}

/// Each file is a document of its own, on the message it was sent with.
fn the_bundle_has_the_files(copy: &BTreeMap<String, String>) {
    use sha1::{Digest, Sha1};
    let text = &copy["bundle.json"];
    let bundle: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let entries = bundle["entry"].as_array().expect("a list");
    let of = |kind: &'static str| {
        let all = entries.iter();
        all.filter(move |one| one["resource"]["resourceType"] == kind)
    };
    let documents: Vec<_> = of("DocumentReference").collect();
    assert_eq!(documents.len(), 2);
    let message = of("Communication").next().expect("a message");
    for (place, document) in documents.iter().enumerate() {
        let part = &message["resource"]["payload"][place + 1]["contentReference"];
        assert_eq!(part["reference"], document["fullUrl"]);
        let document = &document["resource"];
        assert_eq!(document["author"][0]["display"], "Jo Lopez");
        assert_eq!(document["description"], "what we said");
        let file = &document["content"][0]["attachment"];
        let bytes = copy[file["url"].as_str().expect("an address")].as_bytes();
        assert_eq!(file["contentType"], "text/plain; charset=utf-8");
        assert_eq!(file["size"], bytes.len());
        let hash = data_encoding::BASE64.encode(&Sha1::digest(bytes));
        assert_eq!(file["hash"], hash);
    }
    let title = &documents[0]["resource"]["content"][0]["attachment"]["title"];
    assert_eq!(title, "plan & hopes.txt");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("resources");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("files.bundle.json"), text).expect("written");
}

async fn a_therapist_s_copy_holds_their_own_and_no_client_s_room(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let theo = walks::therapist(&house, &admin, "Theo Therapist").await;
    let policy = [("way", "no-secrets"), ("own", "Ask me about Larkspur.")];
    tara.browser.submit("/profile/secrets", &policy).await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    walks::write(&maria, &maria.private().await, "only marigold knows").await;
    let session = walks::session(&house, &maria, &maria.private().await).await;
    for person in [&tara, &maria, &theo] {
        person.signs_in(&house).await;
    }
    let door = [("emergency", "the Wrenfield house")];
    walks::arrive(&maria, &session, &door).await.must_be(200);
    let note = [("note", "something about Hollyhock")];
    tara.browser
        .submit(&format!("{session}/after"), &note)
        .await;
    let page = tara.browser.open("/account/copy").await;
    page.must_have("the record belongs to the practice and its clients");
    let hers = copy_of(&tara).await;
    assert!(hers["own-notes.html"].contains("something about Hollyhock"));
    assert!(hers["about-you.html"].contains("Ask me about Larkspur."));
    assert!(hers["about-you.html"].contains(&tara.email));
    assert!(hers["about-you.html"].contains("<dt>Monday</dt>"));
    assert!(hers["licences.html"].contains("<dt>Number</dt>"));
    assert!(hers["who-saw-what.html"].contains("wrote a private note on a session"));
    assert!(hers["README.txt"].contains("your clients’ rooms, answers and files"));
    assert!(!hers.contains_key("bundle.json"));
    for hidden in ["marigold", "Wrenfield", &maria.email] {
        assert!(!somewhere(&hers, hidden), "{hidden}");
    }
    assert!(!somewhere(&copy_of(&theo).await, "Hollyhock"));
}

async fn what_came_after_one_left_is_in_no_copy(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&jo, &joint, "while we were two").await;
    maria.browser.submit("/partner/alone", &[]).await;
    let hers = copy_of(&maria).await;
    assert!(hers["joint-space-1.html"].contains("while we were two"));
    walks::write(&jo, &jo.private().await, "after she went").await;
    assert!(!somewhere(&copy_of(&maria).await, "after she went"));
}

async fn taking_a_copy_needs_a_fresh_proof(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    maria.browser.get("/account/copy/file").await.must_be(404);
    ask(&maria).await;
    house.wait(SignedDuration::from_mins(11));
    for page in [
        maria.browser.get("/account/copy/file").await,
        maria.browser.post("/account/copy", &[]).await,
    ] {
        assert!(
            page.path.starts_with("/account/confirm?then="),
            "{}",
            page.path
        );
    }
    maria
        .browser
        .open("/account/copy")
        .await
        .must_have("Your copy is ready");
    maria.signs_in(&house).await;
    assert!(somewhere(&files(&maria).await, "Maria Lopez"));
}

/// Does something to the store that no page does.
async fn by_hand(house: &House, sql: &'static str) {
    let mut tx = house.service.db.begin().await.expect("the store");
    sqlx::query(sql).execute(&mut *tx).await.expect("done");
    tx.commit().await.expect("kept");
}

async fn a_copy_that_was_not_finished_is_never_handed_out(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    ask(&maria).await;
    // As a server that stopped on the way would leave it.
    by_hand(&house, "update exports set ready_at = null, done = 3").await;
    let house = House::open(house.close().await).await;
    let maria = maria.at(&house);
    maria.browser.get("/account/copy/file").await.must_be(404);
    house.wait(SignedDuration::from_mins(3));
    let page = maria.browser.open("/account/copy").await;
    page.must_have("It was interrupted");
    maria.browser.get("/account/copy/file").await.must_be(404);
    // Started again, it is whole.
    maria.signs_in(&house).await;
    assert!(somewhere(&copy_of(&maria).await, "Maria Lopez"));

    // One that was cut off, or changed, breaks off; it never looks whole.
    by_hand(&house, "update exports set chunks = chunks + 1").await;
    let request = maria.browser.request(Method::GET, "/account/copy/file");
    let whole = match request.send().await {
        Ok(answer) => answer.bytes().await.is_ok(),
        Err(_) => false,
    };
    assert!(!whole);
}

async fn a_copy_is_deleted_when_asked_and_after_a_week(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    ask(&maria).await;
    let page = maria.browser.submit("/account/copy/delete", &[]).await;
    page.must_have("Your copy is deleted here.");
    maria.browser.get("/account/copy/file").await.must_be(404);
    assert_eq!(kept(&house), 0);

    ask(&maria).await;
    assert_eq!(kept(&house), 1);
    house.wait(SignedDuration::from_hours(24 * 7));
    maria.signs_in(&house).await;
    maria.browser.get("/account/copy/file").await.must_be(404);
    let page = maria.browser.open("/account/copy").await;
    page.must_have("Its time is over");
    securebase::sweep::sweep(&house.service)
        .await
        .expect("swept");
    assert_eq!(kept(&house), 0);
    let page = maria.browser.open("/account/copy").await;
    page.must_have("Take a copy of everything");
}

async fn whoever_is_erased_leaves_no_copy_behind(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let [maria, jo] = [
        walks::client(&house, "Maria Lopez").await,
        walks::client(&house, "Jo Lopez").await,
    ];
    walks::ask_to_be_erased(&maria).await;
    walks::days_pass(&house, 6).await;
    for person in [&maria, &jo] {
        person.signs_in(&house).await;
        ask(person).await;
    }
    assert_eq!(kept(&house), 2);
    walks::days_pass(&house, 1).await;
    assert_eq!(kept(&house), 1);
    jo.signs_in(&house).await;
    assert!(somewhere(&files(&jo).await, "Jo Lopez"), "his is his");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_copy_goes_into_a_bucket_in_pieces_and_leaves_none_when_it_fails() {
    let house = House::open(Place::bucketed().await).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let private = maria.private().await;
    let long = "line after line\n".repeat(180_000);
    for _ in 0..3 {
        walks::send_files(&maria, &private, &[("long.txt", long.as_bytes())], "")
            .await
            .must_be(200);
    }
    let bucket = house.place.bucket();
    let pieces = || {
        let all = std::fs::read_dir(bucket.disk()).expect("a disk");
        let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("one").file_name();
        let names = all
            .map(name)
            .map(|name| name.to_string_lossy().into_owned());
        names.filter(|name| name.starts_with(".upload")).count()
    };
    // Nothing as long as a piece is taken, however often it is tried.
    bucket.is(Mood::FailingAt(Method::PUT, 5 * 1024 * 1024));
    maria.browser.submit("/account/copy", &[]).await;
    bucket.failed(3).await;
    bucket.is(Mood::Well);
    maria.browser.get("/account/copy/file").await.must_be(404);
    house.wait(SignedDuration::from_mins(3));
    let page = maria.browser.open("/account/copy").await;
    page.must_have("It was interrupted");
    let copy = copy_of(&maria).await;
    let texts = copy.iter().filter(|(name, _)| name.starts_with("files/"));
    assert!(texts.map(|(_, text)| text).eq([&long; 3]));
    assert_eq!(kept(&house), 1);
    for _ in 0..100 {
        if pieces() == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("pieces are left");
}

/// How many copies are kept.
fn kept(house: &House) -> usize {
    house.place.kept("copies").len()
}

async fn a_long_room_goes_into_a_copy_whole(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let room = maria.private().await;
    // More than a page of messages, and more than a piece of what cannot be packed smaller.
    let mut last = String::new();
    for n in 0..90_u8 {
        let noise: String = (0..120)
            .map(|_| securebase::service::link_secret())
            .collect();
        last = format!("message {n} {noise}");
        walks::write(&maria, &room, &last).await;
    }
    let copy = copy_of(&maria).await;
    let file = house.place.kept("copies").pop().expect("a copy");
    let size = file.metadata().expect("a file").len();
    assert!(size > 2 * 256 * 1024, "some pieces: {size}");
    let json: serde_json::Value = serde_json::from_str(&copy["copy.json"]).expect("JSON");
    let parts = json["parts"].as_array().expect("a list");
    let room = parts.iter().find(|part| part["name"] == "private-space");
    let entries = room.expect("the space")["entries"]
        .as_array()
        .expect("a list");
    assert_eq!(entries.len(), 90);
    assert_eq!(entries[89]["text"], last);
}

async fn files_that_were_sent_are_in_a_copy(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let long = "a plan for the weekend, line after line\n".repeat(9000);
    let sent = [
        ("plan & hopes.txt", long.as_bytes()),
        ("list.txt", b"bread".as_slice()),
    ];
    walks::send_described(&jo, &joint, &sent, "Here it is", "what we said")
        .await
        .must_be(200);
    let alone = [("alone.txt", b"for Tara alone".as_slice())];
    walks::send_files(&jo, &jo.private().await, &alone, "A file")
        .await
        .must_be(200);

    let hers = copy_of(&maria).await;
    let room = &hers["joint-space-1.html"];
    let paths: Vec<&str> = hers
        .keys()
        .filter_map(|name| name.starts_with("files/").then_some(name.as_str()))
        .collect();
    assert_eq!(paths.len(), 2, "{paths:?}");
    assert_eq!(hers[paths[0]], long);
    assert_eq!(hers[paths[1]], "bread");
    for path in paths {
        assert!(room.contains(&format!("<a href=\"{path}\">")), "{room}");
    }
    assert!(room.contains(">plan &#38; hopes.txt<"), "{room}");
    assert!(!somewhere(&hers, "for Tara alone"));
    the_bundle_has_the_files(&hers);
    assert!(somewhere(&copy_of(&jo).await, "for Tara alone"));

    // One that is lost keeps nobody from all else.
    for file in house.place.kept("attachments") {
        std::fs::remove_file(file).expect("gone");
    }
    let hers = copy_of(&maria).await;
    let said = hers
        .iter()
        .filter(|(name, _)| name.ends_with(".missing.txt"));
    assert_eq!(said.count(), 2);
    assert!(hers["joint-space-1.html"].contains("Here it is"));
    let bundle = &hers["bundle.json"];
    assert!(
        bundle.contains("list.txt") && !bundle.contains("\"url\""),
        "{bundle}"
    );
}

async fn that_one_did_not_come_is_in_ones_own_copy_alone(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let session = walks::session(&house, &maria, &joint).await;
    house.wait(SignedDuration::from_hours(1));
    for person in [&tara, &maria, &jo] {
        person.signs_in(&house).await;
    }
    let case = walks::case_of(&tara, &jo).await;
    let client = case.trim_start_matches("/caseload/");
    let fields = [("client", client), ("absent", "yes")];
    let path = format!("{session}/absent");
    tara.browser.submit(&path, &fields).await;
    let his = copy_of(&jo).await;
    assert!(his["sessions.html"].contains("You did not come"));
    assert!(his["bundle.json"].contains("noshow"));
    let hers = copy_of(&maria).await;
    assert!(hers.contains_key("sessions.html"));
    assert!(!somewhere(&hers, "did not come</") && !somewhere(&hers, "noshow"));
}
