//! What people do is noted, once, with the deed and by whom.

use reqwest::Method;
use securebase::audit::{By, Deed, Whose};

use super::{Log, account_of, is_by, is_within, note_nothing_more};
use crate::support::walks::{self, PASSWORD};
use crate::support::{Browser, House, Place};

on_each_store!(
    coming_in_is_noted,
    a_couples_way_is_noted_step_by_step,
    the_work_of_a_practice_is_noted,
    measures_are_noted,
    what_cannot_be_noted_is_not_done,
);

async fn coming_in_is_noted(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let mut log = Log::of(&house).await;
    let maria = walks::client(&house, "Maria Lopez").await;
    assert_eq!(
        log.new_deeds().await,
        ["account-made", "questionnaire-answered", "consent-signed"]
    );
    let browser = Browser::new(&house);
    let sign_in = async |email: &str, password: &str| {
        let fields = [("email", email), ("password", password)];
        browser.post("/sign-in", &fields).await
    };
    sign_in(&maria.email, "not her password").await.must_be(422);
    sign_in("nobody@mail.example", PASSWORD).await.must_be(422);
    let refused = log.new_notes().await;
    let known = Some(Whose::Person(account_of(&house, &maria).await));
    let whose: Vec<_> = refused.iter().map(|note| note.about).collect();
    assert_eq!(whose, [known, None]);
    for note in &refused {
        assert_eq!((note.by, note.deed), (By::Nobody, Deed::SignInRefused));
    }
    sign_in(&maria.email, PASSWORD).await.must_be(200);
    let came = log.new_notes().await;
    assert_eq!(came.len(), 1);
    assert!(came[0].deed == Deed::SignedIn && is_by(&house, &came[0], &maria).await);

    maria.browser.submit("/account/sign-out-others", &[]).await;
    let changed = [("password", "river stone coat lamp")];
    maria.browser.submit("/account/password", &changed).await;
    let code = [
        ("email", &*maria.email),
        ("code", &*maria.code),
        ("password", PASSWORD),
    ];
    browser.submit("/recover", &code).await;
    assert_eq!(
        log.new_deeds().await,
        [
            "signed-out-others",
            "password-changed",
            "code-used",
            "password-changed"
        ]
    );
    browser.submit("/account/recovery-code", &[]).await;
    browser.submit("/appointments/feed", &[]).await;
    assert_eq!(log.new_deeds().await, ["code-made", "calendar-link-made"]);

    // Whoever works here gives a second step.
    walks::sign_in(&house, &Browser::new(&house), &admin).await;
    assert_eq!(log.new_deeds().await, ["password-given", "signed-in"]);
    let wrong = Browser::new(&house);
    let fields = [("email", &*admin.email), ("password", PASSWORD)];
    let second = wrong.post("/sign-in", &fields).await;
    wrong.post(&second.path, &[("code", "000000")]).await;
    assert_eq!(
        log.new_deeds().await,
        ["password-given", "second-step-refused"]
    );
}

async fn a_couples_way_is_noted_step_by_step(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let mut log = Log::of(&house).await;

    walks::safety(&maria, &[]).await;
    walks::choose(&maria, &tara).await;
    assert_eq!(
        log.new_deeds().await,
        ["safety-answered", "therapist-chosen"]
    );
    maria.browser.submit("/match/withdraw", &[]).await;
    walks::choose(&maria, &tara).await;
    let caseload = tara.browser.open("/caseload").await;
    let answer = [
        ("pairing", &*caseload.value("pairing")),
        ("answer", "decline"),
    ];
    tara.browser.submit("/caseload/answer", &answer).await;
    assert_eq!(
        log.new_deeds().await,
        [
            "choice-withdrawn",
            "therapist-chosen",
            "request-opened",
            "therapist-declined"
        ]
    );
    walks::choose(&maria, &tara).await;
    walks::accept(&tara).await;
    let notes = log.new_notes().await;
    let accepted = notes.last().expect("noted");
    assert_eq!(accepted.deed, Deed::TherapistAccepted);
    assert!(is_by(&house, accepted, &tara).await);
    assert!(is_within(accepted, &maria.private().await));

    let token = walks::invite_partner(&maria, "").await;
    let jo = walks::client_with(&house, "Jo Lopez", Some(&token), &[]).await;
    assert_eq!(
        log.new_deeds().await,
        [
            "account-made",
            "partner-joined",
            "questionnaire-answered",
            "consent-signed"
        ]
    );
    walks::safety(&jo, &[]).await;
    walks::choose(&jo, &tara).await;
    walks::accept(&tara).await;
    for client in [&maria, &jo] {
        walks::consent(client).await;
        tara.browser
            .open(&walks::case_of(&tara, client).await)
            .await;
    }
    log.new_notes().await;
    walks::open_joint(&tara, &maria).await.must_be(200);
    assert_eq!(log.new_deeds().await, ["joint-space-made"]);
    let joint = jo.room("joint").await.expect("a joint room");
    walks::write(&maria, &joint, "One").await;
    walks::write(&maria, &joint, "Another").await;
    let notes = log.new_notes().await;
    let written: Vec<_> = notes
        .iter()
        .filter(|n| n.deed == Deed::MessageWritten)
        .collect();
    assert_eq!(written.len(), 2, "each is one");
    assert!(written.iter().all(|note| is_within(note, &joint)));

    let times = walks::free_times(&jo, &joint).await;
    let booked = walks::book(&jo, &joint, &times[0]).await;
    let appointment = booked.path.split('?').next().expect("a path").to_owned();
    let to = [("start", &*times[4])];
    let path = format!("{appointment}/move");
    jo.browser.post(&path, &to).await.must_be(200);
    let path = format!("{appointment}/cancel");
    jo.browser.submit(&path, &[]).await;
    assert_eq!(
        log.new_deeds().await,
        [
            "appointment-booked",
            "appointment-moved",
            "appointment-cancelled"
        ]
    );

    maria.browser.submit("/match/change", &[]).await;
    assert_eq!(
        log.new_deeds().await,
        ["therapist-left", "joint-space-closed"]
    );
    walks::go_alone(&jo).await;
    // The joint space was closed already.
    assert_eq!(log.new_deeds().await, ["went-alone"]);
    let case = walks::case_of(&tara, &jo).await;
    tara.browser.submit(&format!("{case}/end"), &[]).await;
    assert_eq!(log.new_deeds().await, ["therapist-left"]);
    // The other way to come together: with an account, by invitation.
    let token = walks::invite_partner(&maria, "").await;
    let join = format!("/invited/{token}/join");
    jo.browser.submit(&join, &[]).await;
    let joined = log.new_notes().await;
    assert_eq!(joined.len(), 1);
    assert_eq!(joined[0].deed, Deed::PartnerJoined);
    let inviter = Some(Whose::Person(account_of(&house, &maria).await));
    assert!(joined[0].about == inviter && is_by(&house, &joined[0], &jo).await);
}

async fn the_work_of_a_practice_is_noted(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let mut log = Log::of(&house).await;
    let tara = walks::join(&house, &admin, "Tara Therapist").await;
    assert_eq!(
        log.new_deeds().await,
        ["therapist-invited", "account-made", "factor-added"]
    );
    walks::fill_profile(&tara, "About me", "5").await;
    walks::add_licence(&tara, "LMFT 48213", walks::GOOD_UNTIL).await;
    walks::vet(&admin).await;
    let notes = log.new_notes().await;
    let whose = Some(Whose::Person(account_of(&house, &tara).await));
    assert!(notes.len() == 1 && notes[0].deed == Deed::LicenceVetted);
    assert!(notes[0].about == whose && is_by(&house, &notes[0], &admin).await);
    let phone = [("phone", "+1 555 010 2030")];
    admin.browser.submit("/practice/phone", &phone).await;
    walks::bring_measure(&admin, &walks::nine_questions(), "phq-9", "")
        .await
        .must_be(200);
    assert_eq!(
        log.new_deeds().await,
        ["phone-changed", "measure-brought-in"]
    );
    // The same once more changes nothing.
    walks::bring_measure(&admin, &walks::nine_questions(), "phq-9", "")
        .await
        .must_have("Nothing was changed");
    assert!(log.new_deeds().await.is_empty());

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("nine.json");
    let changed = walks::nine_questions().replace("Trouble number 1\"", "Trouble, anew\"");
    std::fs::write(&file, changed).expect("written");
    let mut command = house.place.command();
    command.args(["measure", "import"]).arg(&file).arg("phq-9");
    assert!(command.output().expect("runs").status.success());
    let notes = log.new_notes().await;
    assert!(notes.len() == 1 && notes[0].deed == Deed::MeasureBroughtIn);
    assert_eq!(notes[0].by, By::Server);
    let page = admin.browser.open("/practice/audit?actor=server").await;
    page.must_have("<strong>Someone on the server</strong> brought a measure into the practice.");
}

async fn measures_are_noted(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], _) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let mut log = Log::of(&house).await;
    let share = "/measures/of/attachment-reflection/share";
    for client in [&maria, &jo] {
        walks::answer_measure(client, "attachment-reflection", &["4"; 12]).await;
        // Twelve answers within a quarter of an hour are one entry, and finishing is one.
        assert_eq!(
            log.new_deeds().await,
            ["measure-answered", "measure-finished"]
        );
        client.browser.submit(share, &[("share", "newest")]).await;
        let notes = log.new_notes().await;
        assert!(notes.len() == 1 && notes[0].deed == Deed::ScoresShared);
        // About whoever shares alone: the partner finds nothing of it.
        let whose = Some(Whose::Person(account_of(&house, client).await));
        assert_eq!(notes[0].about, whose);
    }
    let couple = "/measures/of/attachment-reflection/couple";
    maria.browser.open(couple).await;
    maria.browser.submit(share, &[("share", "no")]).await;
    maria.browser.submit(share, &[("share", "no")]).await;
    assert_eq!(
        log.new_deeds().await,
        ["shared-scores-opened", "share-taken-back"]
    );
    walks::bring_measure(&tara, &walks::nine_questions(), "phq-9", "")
        .await
        .must_be(200);
    let page = walks::ask_measure(&tara, &maria, "phq-9", "once").await;
    let case = walks::case_of(&tara, &maria).await;
    let ended = [("assignment", &*page.value("assignment"))];
    let path = format!("{case}/measures/end");
    tara.browser.submit(&path, &ended).await;
    let done = log.new_deeds().await;
    let done: Vec<_> = done
        .into_iter()
        .filter(|deed| !deed.ends_with("opened"))
        .collect();
    assert_eq!(
        done,
        ["measure-brought-in", "measure-assigned", "measure-ended"]
    );
}

async fn what_cannot_be_noted_is_not_done(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let id = maria.browser.open(&room).await.value("id");
    note_nothing_more(&house).await;
    let fields = [("id", &*id), ("text", "Nobody will know")];
    maria.browser.post(&room, &fields).await.must_be(500);
    let request = maria.browser.request(Method::GET, &room);
    let page = maria.browser.send(request).await;
    assert!(page.status == 200 && !page.has("Nobody will know"));
    let fields = [("email", &*maria.email), ("password", PASSWORD)];
    let browser = Browser::new(&house);
    browser.post("/sign-in", &fields).await.must_be(500);
    assert!(browser.open("/home").await.path.starts_with("/sign-in"));
}
