//! Spaces, and whom one is with, in English and in Spanish: messages and files, choosing a therapist and leaving
//! them, pausing, going on alone, summaries, copies for somebody else.

use reqwest::header::ACCEPT_LANGUAGE;
use reqwest::{Method, RequestBuilder};

use super::{asking, must_differ};
use crate::attachments::JPEG;
use crate::support::walks::{self, Person};
use crate::support::{Browser, Couple, House, Place};

on_each_store!(
    two_and_their_rooms_are_in_the_language_of_the_page,
    choosing_and_leaving_a_therapist_is_in_the_language_of_the_page,
    what_goes_on_after_its_request_keeps_its_language,
);

/// Opens each page in English and in Spanish, and fails if they have words in common.
async fn all_differ(browser: &Browser, paths: &[&str]) {
    for path in paths {
        let english = asking(browser, path, "en").await;
        english.must_be(200);
        must_differ(&english, &asking(browser, path, "es").await);
    }
}

fn posting(browser: &Browser, path: &str, language: &str) -> RequestBuilder {
    let request = browser.request(Method::POST, path);
    let request = request.header("sec-fetch-site", "same-origin");
    request.header(ACCEPT_LANGUAGE, language)
}

/// Sends a form that is not taken, in English and in Spanish.
async fn refusals_differ(browser: &Browser, path: &str, fields: &[(&str, &str)]) {
    let mut pages = Vec::new();
    for language in ["en", "es"] {
        let request = posting(browser, path, language).form(fields);
        let page = browser.send(request).await;
        page.must_be(422);
        pages.push(page);
    }
    must_differ(&pages[0], &pages[1]);
}

/// Asks for a copy of a joint space for somebody else: the address of the page of it.
async fn release(person: &Person, joint: &str, what: &str) -> String {
    let fields = [
        ("whom", "Osei"),
        ("purpose", "Ok"),
        ("what", what),
        ("report", "Ok"),
    ];
    let ask = format!("{joint}/releases/ask");
    let page = person.browser.submit(&ask, &fields).await;
    page.path.split('?').next().expect("a path").to_owned()
}

async fn two_and_their_rooms_are_in_the_language_of_the_page(place: Place) {
    let Couple {
        house: _house,
        admin: _admin,
        tara,
        maria,
        jo,
        joint,
    } = Couple::begin(place).await;
    let private = maria.private().await;
    // A room, empty and with messages and files.
    all_differ(&maria.browser, &[&joint, &private]).await;
    walks::write(&maria, &joint, "Hi").await;
    walks::write(&jo, &joint, "Hi").await;
    walks::send_files(&jo, &joint, &[("a.jpg", JPEG), ("b.md", b"Hi")], "").await;
    let attach = format!("{joint}/attach");
    for person in [&maria, &tara] {
        all_differ(&person.browser, &[&joint, &private, &attach]).await;
    }
    let over = "o ".repeat(4_001);
    refusals_differ(&maria.browser, &joint, &[("text", "")]).await;
    refusals_differ(&maria.browser, &joint, &[("text", &over)]).await;
    // A copy for somebody else, of every kind and at every standing.
    let releases = format!("{joint}/releases");
    let ask = format!("{releases}/ask");
    for person in [&maria, &tara] {
        all_differ(&person.browser, &[&releases, &ask]).await;
        let long = "o".repeat(401);
        for (what, whom) in [("since", ""), ("report", &*long), ("", "Osei")] {
            let fields = [("what", what), ("whom", whom)];
            refusals_differ(&person.browser, &ask, &fields).await;
        }
        let what = if person.name == tara.name {
            "report"
        } else {
            "all"
        };
        let one = release(person, &joint, what).await;
        let asked = format!("{one}?said=asked");
        all_differ(&person.browser, &[&asked, &releases]).await;
        all_differ(&jo.browser, &[&one, &releases]).await;
        let answer = format!("{one}/answer");
        for said in ["no", "yes"] {
            jo.browser.submit(&answer, &[("answer", said)]).await;
            if person.name == tara.name {
                maria.browser.submit(&answer, &[("answer", said)]).await;
            }
            let answered = format!("{one}?said=answered");
            all_differ(&jo.browser, &[&answered, &format!("{one}?said=over")]).await;
            all_differ(&person.browser, &[&one]).await;
        }
        let waits = format!("{releases}?said=waits");
        all_differ(&person.browser, &[&waits]).await;
        person
            .browser
            .submit(&format!("{one}/take-back"), &[])
            .await;
        let back = format!("{releases}?said=back");
        all_differ(&person.browser, &[&one, &back]).await;
    }
    // With a partner; paused; alone.
    let case = walks::case_of(&tara, &maria).await;
    all_differ(&tara.browser, &[&format!("{case}/end"), "/caseload/not"]).await;
    all_differ(
        &maria.browser,
        &["/partner", "/partner/pause", "/match/past"],
    )
    .await;
    maria.browser.submit("/partner/pause", &[]).await;
    all_differ(&maria.browser, &["/partner", &joint]).await;
    maria.browser.submit("/partner/go-on", &[]).await;
    all_differ(&maria.browser, &["/partner/alone"]).await;
    let unsaid = [("told", "nothing"), ("when", "3"), ("onward", "ask")];
    refusals_differ(&maria.browser, "/partner/alone", &unsaid).await;
    let later = [("told", "goes-on"), ("when", "3"), ("onward", "ask")];
    maria.browser.submit("/partner/alone", &later).await;
    all_differ(&maria.browser, &["/partner/told", "/partner", &joint]).await;
    let unsaid = [("told", "nothing"), ("when", "kept")];
    refusals_differ(&maria.browser, "/partner/told", &unsaid).await;
}

async fn choosing_and_leaving_a_therapist_is_in_the_language_of_the_page(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    // Nobody is there yet for whom she looks; then somebody is.
    let lists = ["/match?said=alone", "/match/not?said=not"];
    all_differ(&maria.browser, &lists).await;
    walks::safety(&maria, &[]).await;
    // Her partner, whom she invites.
    all_differ(&maria.browser, &["/partner?said=revoked"]).await;
    let wrong = [("email", "nobody")];
    refusals_differ(&maria.browser, "/partner", &wrong).await;
    let token = walks::invite_partner(&maria, "jo@mail.example").await;
    let mut made = Vec::new();
    for language in ["en", "es"] {
        let request = posting(&maria.browser, "/partner", language);
        let request = request.form(&[("email", "")]);
        made.push(maria.browser.send(request).await);
    }
    must_differ(&made[0], &made[1]);
    let invited = format!("/invited/{}", made[1].between("/invited/", "<"));
    assert_ne!(invited, format!("/invited/{token}"));
    let ana = walks::client(&house, "Ana Ruiz").await;
    for browser in [
        &Browser::new(&house),
        &maria.browser,
        &tara.browser,
        &ana.browser,
    ] {
        all_differ(browser, &[&invited]).await;
    }
    // She chooses, and changes; a summary is asked for and written, passed on and corrected.
    walks::choose(&maria, &tara).await;
    all_differ(&maria.browser, &["/match/change"]).await;
    walks::accept(&tara).await;
    let case = walks::case_of(&tara, &maria).await;
    let end = format!("{case}/end");
    all_differ(&tara.browser, &["/caseload/not?said=again", &end]).await;
    all_differ(
        &maria.browser,
        &["/match/change", "/match/past?said=private"],
    )
    .await;
    let room = maria.private().await;
    walks::write(&maria, &room, "Hi").await;
    walks::leave_asking(&maria, "along").await;
    let summaries = format!("{room}/summaries");
    let desk = walks::desk(&tara).await.expect("a summary is asked for");
    let draft = format!("{desk}?said=draft");
    all_differ(&tara.browser, &[&draft, &summaries]).await;
    refusals_differ(&tara.browser, &desk, &[("do", "give"), ("text", "")]).await;
    let asked = format!("{summaries}?said=asked");
    all_differ(&maria.browser, &[&asked, "/match"]).await;
    walks::write_summary(&tara, &desk, "Ok", "give").await;
    let correct = format!("{desk}/correct");
    all_differ(
        &tara.browser,
        &[&format!("{summaries}?said=given"), &correct],
    )
    .await;
    refusals_differ(&tara.browser, &correct, &[("seen", "0"), ("text", "")]).await;
    walks::correct_summary(&tara, &desk, "Ok").await;
    let meanwhile = [("seen", "0"), ("text", "Ok")];
    refusals_differ(&tara.browser, &correct, &meanwhile).await;
    for said in ["corrected", "declined", "over"] {
        all_differ(&tara.browser, &[&format!("{summaries}?said={said}")]).await;
    }
    for said in ["decided", "next"] {
        all_differ(&maria.browser, &[&format!("{summaries}?said={said}")]).await;
    }
    // Those who are not to be brought together.
    let apart = "/practice/apart";
    refusals_differ(&admin.browser, apart, &[]).await;
    let therapist = tara_in(&maria).await;
    let mut pair = [
        ("email", "nobody@mail.example"),
        ("therapist", &*therapist),
        ("why", "work"),
    ];
    refusals_differ(&admin.browser, apart, &pair).await;
    pair[0].1 = &ana.email;
    admin.browser.submit(apart, &pair).await;
    let [kept, over] = ["kept", "end"].map(|said| format!("{apart}?said={said}"));
    all_differ(&admin.browser, &[&kept, &over]).await;
    maria
        .browser
        .submit("/match/not", &[("who", &therapist)])
        .await;
    all_differ(&maria.browser, &["/match/not?said=again", "/match"]).await;
}

/// The id of the therapist on a short list of one.
async fn tara_in(client: &Person) -> String {
    client.browser.open("/match").await.value("therapist")
}

async fn what_goes_on_after_its_request_keeps_its_language(place: Place) {
    let c = Couple::begin(place).await;
    // Somebody listens in Spanish; what comes is told in it.
    let live = format!("{}/live", c.joint);
    let request = c.jo.browser.request(Method::GET, &live);
    let request = request.header(ACCEPT_LANGUAGE, "es");
    let mut stream = request.send().await.expect("a stream");
    walks::send_files(&c.maria, &c.joint, &[("a.jpg", JPEG)], "").await;
    let told = stream.chunk().await.expect("told").expect("something");
    let told = String::from_utf8_lossy(&told).into_owned();
    assert!(told.contains("Imagen sin descripción"), "{told}");
    // A form with files is read in a task of its own, and so are parts of one.
    let attach = format!("{}/attach", c.joint);
    let request = posting(&c.jo.browser, &attach, "es").header("content-type", walks::MULTIPART);
    let film = b"\0\0\0\x18ftypmp42 moov vide soun";
    let body = walks::multipart(&[("text", "")], &[("a.mov", film)]);
    let refused = c.jo.browser.send(request.body(body)).await;
    refused.must_be(422);
    let why = "Todavía no se reciben videos.";
    refused.must_have(why);
    let uploads = format!("{}/uploads", c.joint);
    let id = "0b9a5d1c4c1e4f6c9d3a8b7c6d5e4f30";
    let fields = [("id", id), ("name", "a.mov"), ("length", "27")];
    c.jo.browser.submit(&uploads, &fields).await;
    let request =
        c.jo.browser
            .request(Method::PATCH, &format!("{uploads}/{id}"));
    let request = request
        .header("sec-fetch-site", "same-origin")
        .header(ACCEPT_LANGUAGE, "es")
        .header("upload-offset", "0");
    let refused = c.jo.browser.send(request.body(film.to_vec())).await;
    refused.must_have(why);
}
