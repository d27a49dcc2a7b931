//! What clients read and sign, and withdraw as easily.

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    a_session_asks_for_consent_first_and_leads_back,
    a_joint_space_waits_for_both_signatures,
    what_was_signed_is_withdrawn_with_one_button,
    a_withdrawn_agreement_closes_the_joint_space_until_it_is_signed_again,
    a_changed_text_is_signed_anew_and_the_old_one_stays_to_be_read,
    a_new_therapist_is_given_a_signature_of_their_own,
    nothing_is_signed_without_a_name_and_a_tick,
);

const SIGNED: &str = "Signed on";

/// What a therapist sees of what a client signed.
async fn agreed(therapist: &Person, client: &Person) -> String {
    let case = walks::case_of(therapist, client).await;
    let page = therapist.browser.open(&case).await;
    page.between("agreed to</h2>", "</section>")
}

fn is_asked(page: &Page) {
    assert!(
        page.path.starts_with("/consents/telehealth?then="),
        "{}",
        page.path
    );
    page.must_have("Your name, as your signature");
}

async fn a_session_asks_for_consent_first_and_leads_back(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let session = walks::session(&house, &maria, &room).await;
    let door = format!("{session}/session");
    let home = maria.browser.open("/home").await;
    home.must_have("To read and sign");

    let text = maria.browser.open(&door).await;
    is_asked(&text);
    let said = [
        ("place", "US-CA"),
        ("emergency", "at home"),
        ("freely", "yes"),
        ("consent", "yes"),
    ];
    is_asked(&maria.browser.post(&door, &said).await);
    tara.signs_in(&house).await;
    assert!(agreed(&tara, &maria).await.contains("Not signed yet"));

    let fields = [
        ("version", &*text.value("version")),
        ("then", &*text.value("then")),
        ("agree", "yes"),
        ("name", "Maria Lopez Garcia"),
    ];
    let page = maria.browser.submit("/consents/telehealth", &fields).await;
    assert_eq!(page.path, door, "back to the door");
    assert!(agreed(&tara, &maria).await.contains("Maria Lopez Garcia"));
    let home = maria.browser.open("/home").await;
    assert!(!home.has("To read and sign"));
    let list = maria.browser.open("/consents").await;
    list.must_have("as “Maria Lopez Garcia”");
}

async fn a_joint_space_waits_for_both_signatures(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    // One alone has no couple's agreement to sign.
    let page = maria.browser.open("/consents/couple").await;
    page.must_have("for two who are here together");
    let jo = walks::partner(&house, &maria, "Jo Lopez", &tara).await;
    for client in [&maria, &jo] {
        let yes = [("consent", "yes")];
        client.browser.submit("/partner/consent", &yes).await;
        let case = walks::case_of(&tara, client).await;
        tara.browser.open(&case).await;
    }
    walks::open_joint(&tara, &maria).await.must_be(404);
    walks::sign(&maria, "couple").await.must_be(200);
    walks::open_joint(&tara, &maria).await.must_be(404);
    // Neither is told whether the other has signed.
    let page = jo.browser.open("/consents").await;
    assert!(!page.has("Maria"));
    walks::sign(&jo, "couple").await.must_be(200);
    walks::open_joint(&tara, &maria).await.must_be(200);
}

async fn what_was_signed_is_withdrawn_with_one_button(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let session = walks::session(&house, &maria, &room).await;
    walks::sign(&maria, "telehealth").await;
    let door = format!("{session}/session");
    assert_eq!(maria.browser.open(&door).await.path, door);

    let withdraw = "/consents/telehealth/withdraw";
    maria
        .browser
        .submit(withdraw, &[])
        .await
        .must_have("Withdrawn.");
    is_asked(&maria.browser.open(&door).await);
    tara.signs_in(&house).await;
    assert!(agreed(&tara, &maria).await.contains("Withdrawn on"));
    // There is nothing to withdraw twice, and signing again is as easy.
    maria.browser.post(withdraw, &[]).await.must_be(404);
    walks::sign(&maria, "telehealth").await;
    assert!(agreed(&tara, &maria).await.contains(SIGNED));
}

async fn a_withdrawn_agreement_closes_the_joint_space_until_it_is_signed_again(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&jo, &joint, "before").await;
    let text = maria.browser.open("/consents/couple").await;
    text.must_have("closes for new entries at once");
    let withdraw = "/consents/couple/withdraw";
    let page = maria.browser.submit(withdraw, &[]).await;
    page.must_have("closed for new entries");
    // At once, and for everyone; it stays readable.
    for person in [&maria, &jo, &tara] {
        let fields = [
            ("id", "0b9a5d1c4c1e4f6c9d3a8b7c6d5e4f31"),
            ("text", "after"),
        ];
        person.browser.post(&joint, &fields).await.must_be(404);
        person.browser.open(&joint).await.must_have("before");
    }
    let home = jo.browser.open("/home").await;
    home.must_have("The joint space is closed for now.");

    // Going on asks for the signature, leads back, and then goes.
    let asked = maria.browser.submit("/partner/go-on", &[]).await;
    asked.must_have("please read and sign it again first");
    let fields = [
        ("version", &*asked.value("version")),
        ("then", &*asked.value("then")),
        ("agree", "yes"),
        ("name", "Maria Lopez"),
    ];
    let page = maria.browser.submit("/consents/couple", &fields).await;
    assert_eq!(page.path, "/partner");
    page.must_have("You paused it.");
    assert!(!jo.browser.open(&joint).await.has("name=\"text\""));
    maria.browser.submit("/partner/go-on", &[]).await;
    walks::write(&jo, &joint, "after it was signed again").await;
    // Whoever has paused already is no less paused by it.
    maria.browser.submit("/partner/pause", &[]).await;
    maria.browser.submit(withdraw, &[]).await;
    maria.browser.post(withdraw, &[]).await.must_be(404);
    let asked = maria.browser.submit("/partner/go-on", &[]).await;
    asked.must_have("please read and sign it again first");
}

async fn a_changed_text_is_signed_anew_and_the_old_one_stays_to_be_read(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    walks::sign(&maria, "telehealth").await;
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("consents");
    std::fs::create_dir(&own).expect("a folder");
    let words = "title = \"Ours\"\nsummary = \"New\"\n[[part]]\nheading = \"One\"\ntext = [\"Our own words\"]\n";
    std::fs::write(own.join("telehealth.toml"), words).expect("a file");
    let bring_in = async || {
        let (db, clock) = (&house.service.db, &house.service.clock);
        securebase::consents::bring_in(db, clock, Some(folder.path())).await
    };
    // Somebody has the old text open.
    let jo = walks::paired(&house, "Jo Reyes", &tara).await;
    let open = jo.browser.open("/consents/telehealth").await;
    bring_in().await.expect("a new version");
    bring_in().await.expect("the same version");
    let fields = [
        ("version", &*open.value("version")),
        ("agree", "yes"),
        ("name", "Jo"),
    ];
    let page = jo.browser.submit("/consents/telehealth", &fields).await;
    page.must_have("nothing was signed");

    let page = maria.browser.open("/consents/telehealth").await;
    page.must_have("Our own words");
    // The second version is the Spanish one, which is none of a text of their own.
    page.must_have("Version 3.");
    let list = maria.browser.open("/consents").await;
    list.must_have("It is asked again");
    let page = maria.browser.open("/consents/telehealth?version=1").await;
    page.must_have("Messages are not for emergencies");
    assert!(
        page.values("version").is_empty(),
        "an old text is not signed"
    );
    maria
        .browser
        .get("/consents/telehealth?version=4")
        .await
        .must_be(404);
    walks::sign(&maria, "telehealth").await;
    assert!(!maria.browser.open("/home").await.has("To read and sign"));

    std::fs::write(own.join("couple.toml"), "title = 3").expect("a file");
    let problem = bring_in().await.expect_err("not a text");
    assert!(problem.contains("consents/couple.toml"), "{problem}");
}

async fn a_new_therapist_is_given_a_signature_of_their_own(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let theo = walks::therapist(&house, &admin, "Theo Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    walks::sign(&maria, "telehealth").await;
    maria.browser.submit("/match/change", &[]).await;
    walks::safety(&maria, &[]).await;
    walks::choose(&maria, &theo).await;
    walks::accept(&theo).await;
    assert!(!agreed(&theo, &maria).await.contains(SIGNED));
    maria
        .browser
        .open("/home")
        .await
        .must_have("To read and sign");
    walks::sign(&maria, "telehealth").await;
    assert!(agreed(&theo, &maria).await.contains(SIGNED));
}

async fn nothing_is_signed_without_a_name_and_a_tick(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let path = "/consents/telehealth";
    let version = maria.browser.open(path).await.value("version");
    let long = "x".repeat(121);
    for (agree, name, told) in [
        ("", "Maria", "Please tick this box"),
        ("yes", "", "Please type your name"),
        ("yes", &*long, "Please type your name"),
    ] {
        let fields = [("version", &*version), ("agree", agree), ("name", name)];
        let page = maria.browser.post(path, &fields).await;
        page.must_be(422);
        page.must_have(told);
    }
    let list = maria.browser.open("/consents").await;
    assert_eq!(list.body.matches("Read and sign<").count(), 1);
    // What was agreed to with the account is there from the start.
    list.must_have("as “Maria Lopez”");
    // Who works here signs nothing.
    tara.browser.get(path).await.must_be(404);
}
