//! An exercise for two, each on their own device: turns, words, an end for both.

use jiff::SignedDuration;
use reqwest::Method;

use super::Couple;
use crate::support::walks::{self, Person};
use crate::support::{Page, Place};

on_each_store!(
    whoever_has_the_floor_hands_it_over_and_nobody_is_stuck,
    both_fill_in_their_half_and_their_therapist_sees_it,
    an_open_page_is_told_of_each_change,
    a_pause_closes_it_for_both,
    it_is_nobody_elses_and_needs_a_joint_space,
);

async fn begin(client: &Person, exercise: &str) -> String {
    let begin = format!("/skills/{exercise}/together");
    client.browser.submit(&begin, &[]).await.path
}

async fn press(client: &Person, at: &str, step: &str, go: &str) -> Page {
    client
        .browser
        .submit(at, &[("step", step), ("go", go)])
        .await
}

async fn whoever_has_the_floor_hands_it_over_and_nobody_is_stuck(place: Place) {
    let c = Couple::begin(place).await;
    let at = begin(&c.maria, "speaker-listener").await;
    assert_eq!(
        begin(&c.jo, "speaker-listener").await,
        at,
        "there is one at a time"
    );
    c.jo.browser
        .open("/plan")
        .await
        .must_have(&format!("href=\"{at}\""));
    press(&c.jo, &at, "1", "on")
        .await
        .must_have("It is Maria Lopez’s turn. You listen.");
    c.maria
        .browser
        .open(&at)
        .await
        .must_have("It is your turn.");
    press(&c.jo, &at, "2", "on")
        .await
        .must_have("It is still the other’s turn.");
    press(&c.maria, &at, "2", "start")
        .await
        .must_have("seconds left");
    c.house.wait(SignedDuration::from_secs(60));
    let shown = c.jo.browser.open(&at).await;
    let left: i64 = shown
        .between("data-left=\"", "\"")
        .parse()
        .expect("seconds");
    assert!((100..=120).contains(&left), "the server’s clock: {left}");
    // Pressed twice, it goes on once.
    press(&c.maria, &at, "2", "on")
        .await
        .must_have("It is Jo Lopez’s turn.");
    press(&c.maria, &at, "2", "on")
        .await
        .must_have("Step 3 of 6");
    // Jo went away. After the time that was meant for it, Maria may go on.
    press(&c.maria, &at, "3", "on")
        .await
        .must_have("It is still the other’s turn.");
    c.house.wait(SignedDuration::from_secs(91));
    press(&c.maria, &at, "3", "on")
        .await
        .must_have("Step 4 of 6");
    press(&c.jo, &at, "4", "end")
        .await
        .must_have("This exercise is over");
    c.maria
        .browser
        .open(&at)
        .await
        .must_have("This exercise is over");
    assert_ne!(begin(&c.maria, "gratitude").await, at);
}

const HERS: &str = "I look at the clock";
const HIS: &str = "I close the door";

async fn both_fill_in_their_half_and_their_therapist_sees_it(place: Place) {
    let c = Couple::begin(place).await;
    let at = begin(&c.maria, "our-circle").await;
    press(&c.maria, &at, "1", "on").await;
    for (client, text, other) in [(&c.maria, HERS, HIS), (&c.jo, HIS, "")] {
        let page = client.browser.open(&at).await;
        page.must_have("your therapist");
        assert!(other.is_empty() || !page.has(other));
        let fields = [("step", "2"), ("go", "write"), ("w-see", text)];
        client.browser.submit(&at, &fields).await.must_have("Kept.");
    }
    c.maria
        .browser
        .open(&at)
        .await
        .must_have(&format!("<b>Jo Lopez:</b> {HIS}"));
    let theirs = c.tara.browser.open(&at).await;
    theirs.must_have(HERS);
    theirs.must_have(HIS);
    assert!(
        !theirs.has("<textarea") && !theirs.has("name=\"go\""),
        "a therapist looks on"
    );
    c.tara
        .browser
        .post(&at, &[("step", "2"), ("go", "end")])
        .await
        .must_be(404);
    let case = walks::case_of(&c.tara, &c.jo).await;
    c.tara
        .browser
        .open(&format!("{case}/skills"))
        .await
        .must_have(&at);
    c.jo.browser
        .open("/account/seen")
        .await
        .must_have("wrote something in an exercise together");
    // What is typed and too long is not lost, and what is written is text.
    let long = "Again ".repeat(700);
    let fields = [("step", "2"), ("go", "write"), ("w-tell", &*long)];
    let page = c.jo.browser.post(&at, &fields).await;
    page.must_be(422);
    page.must_have(long.trim());
    let fields = [
        ("step", "2"),
        ("go", "write"),
        ("w-tell", "<script>alert(1)</script>"),
    ];
    c.jo.browser.submit(&at, &fields).await;
    assert!(!c.maria.browser.open(&at).await.has("<script>alert"));
    press(&c.jo, &at, "2", "end").await.must_have(HERS);
    c.jo.browser.open("/reflections").await.must_have(&at);
}

async fn an_open_page_is_told_of_each_change(place: Place) {
    let c = Couple::begin(place).await;
    let at = begin(&c.maria, "speaker-listener").await;
    let version =
        c.jo.browser
            .open(&at)
            .await
            .between("data-version=\"", "\"");
    let live = format!("{at}/live?after={version}");
    let open = c.jo.browser.request(Method::GET, &live).send().await;
    let mut open = open.expect("an answer");
    assert_eq!(open.headers()["content-type"], "text/event-stream");
    press(&c.maria, &at, "1", "on").await;
    let mut told = String::new();
    while !told.contains("turn. You listen.") {
        let piece = open.chunk().await.expect("it goes on").expect("it is told");
        told.push_str(&String::from_utf8_lossy(&piece));
    }
    assert!(
        told.contains("data-step=\"2\"") && told.contains("id: 2"),
        "{told}"
    );
    // A pause rings no bell, and is told all the same.
    c.maria.browser.submit("/partner/pause", &[]).await;
    while !told.contains("data-open=\"false\"") {
        let piece = open.chunk().await.expect("it goes on").expect("it is told");
        told.push_str(&String::from_utf8_lossy(&piece));
    }
}

async fn a_pause_closes_it_for_both(place: Place) {
    let c = Couple::begin(place).await;
    let at = begin(&c.maria, "our-circle").await;
    c.jo.browser.submit("/partner/pause", &[]).await;
    for client in [&c.maria, &c.jo] {
        let page = client.browser.open(&at).await;
        page.must_have("your joint space is closed");
        assert!(!page.has("name=\"go\"") && !page.has("<textarea"));
        press(client, &at, "1", "on")
            .await
            .must_have("your joint space is closed");
        let about = client.browser.open("/skills/our-circle").await;
        assert!(!about.has("each on your own device\""));
        client
            .browser
            .post("/skills/our-circle/together", &[])
            .await
            .must_be(404);
        assert!(!client.browser.open("/plan").await.has(&at));
    }
}

async fn it_is_nobody_elses_and_needs_a_joint_space(place: Place) {
    let c: Couple = Couple::begin(place).await;
    let at = begin(&c.maria, "our-circle").await;
    let sol = walks::client(&c.house, "Sol Stone").await;
    let theo = walks::therapist(&c.house, &c.admin, "Theo Therapist").await;
    for other in [&sol, &theo, &c.admin] {
        other.browser.get(&at).await.must_be(404);
        other.browser.get(&format!("{at}/live")).await.must_be(404);
        other
            .browser
            .post(&at, &[("step", "1"), ("go", "end")])
            .await
            .must_be(404);
    }
    sol.browser
        .post("/skills/our-circle/together", &[])
        .await
        .must_be(404);
    // One that is not for two devices.
    c.maria
        .browser
        .post("/skills/repair/together", &[])
        .await
        .must_be(404);
    // Whoever goes on alone takes nothing with them, and what was is still read.
    press(&c.maria, &at, "1", "on").await;
    let fields = [("step", "2"), ("go", "write"), ("w-see", HERS)];
    c.maria.browser.submit(&at, &fields).await;
    walks::go_alone(&c.jo).await;
    let page = c.maria.browser.open(&at).await;
    page.must_have(HERS);
    assert!(!page.has("name=\"go\""));
}
