//! Who is shown what of it.

use jiff::SignedDuration;

use crate::support::walks;
use crate::support::{Browser, House, Page, Place};

on_each_store!(
    a_client_sees_their_part_and_nothing_of_the_partners,
    a_partner_cannot_watch_when_the_other_reads,
    what_leaves_no_trace_leaves_none_here,
    an_administrator_sees_everything_and_no_clients_name,
    older_ones_are_a_page_on,
);

/// What a page lists: who, and what they did.
fn lines(page: &Page) -> Vec<String> {
    let plain = |line: String| line.replace("</strong>", "");
    let lines = page.all_between("<br><strong>", ".</li>");
    lines.into_iter().map(plain).collect()
}

const TARA: &str = "Tara Therapist";

async fn a_client_sees_their_part_and_nothing_of_the_partners(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, TARA).await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let seen = async |browser: &Browser| lines(&browser.open("/account/seen").await);
    let (before, of_kim) = (seen(&jo.browser).await, seen(&kim.browser).await);

    // All this is Maria's own.
    let room = maria.private().await;
    walks::write(&maria, &room, "For you alone").await;
    walks::answer_measure(&maria, "attachment-reflection", &["4"; 12]).await;
    let fields = [("share", "newest")];
    let share = "/measures/of/attachment-reflection/share";
    maria.browser.submit(share, &fields).await;
    tara.browser.open(&room).await;
    let case = walks::case_of(&tara, &maria).await;
    house.wait(SignedDuration::from_mins(20));
    tara.browser.open(&case).await;
    tara.browser.open(&format!("{case}/measures")).await;
    let wrong = [("email", &*maria.email), ("password", "not her password")];
    Browser::new(&house)
        .post("/sign-in", &wrong)
        .await
        .must_be(422);
    assert_eq!(seen(&jo.browser).await, before, "nothing of it is Jo's");
    assert_eq!(seen(&kim.browser).await, of_kim, "or anybody else's");

    let hers = seen(&maria.browser).await;
    for words in [
        "Tara Therapist opened your private space",
        "Tara Therapist opened your safety answers",
        "Tara Therapist opened your questionnaire",
        "Tara Therapist opened your check-in answers",
        "Tara Therapist accepted your request and came into your private space",
        "Somebody tried to sign in, and was refused",
        "You made an account",
        "Jo Lopez came in as your partner",
    ] {
        assert!(
            hers.iter().any(|line| line == words),
            "{words} in {hers:#?}"
        );
    }
    assert_eq!(
        hers[0], "Somebody tried to sign in, and was refused",
        "the newest first"
    );
    assert!(!hers.iter().any(|line| line.contains("You wrote")));
    let all = maria.browser.open("/account/seen?all=yes").await;
    let all = lines(&all);
    assert!(
        all.iter()
            .any(|line| line == "You wrote a message in your private space")
    );
    assert!(
        all.iter()
            .any(|line| line == "You shared scores with the other partner")
    );

    // What is the couple's, both see.
    walks::write(&maria, &joint, "For both of you").await;
    tara.browser.open(&joint).await;
    for client in [&maria, &jo] {
        let lines = seen(&client.browser).await;
        assert_eq!(lines[0], "Tara Therapist opened your joint space");
    }
    let his = seen(&jo.browser).await;
    assert_eq!(his[1], "Maria Lopez wrote a message in your joint space");
    let own = seen(&tara.browser).await;
    assert_eq!(own[0], "You opened Maria Lopez and Jo Lopez’s joint space");
    assert!(
        own.iter()
            .any(|line| line == "You opened Maria Lopez’s questionnaire")
    );
    let stranger = Browser::new(&house).open("/account/seen").await;
    assert!(stranger.path.starts_with("/sign-in"));
}

async fn a_partner_cannot_watch_when_the_other_reads(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, TARA).await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&maria, &joint, "For both of you").await;
    let before = maria.browser.open("/account/seen?all=yes").await;
    jo.browser.open(&joint).await.must_have("For both of you");
    let after = maria.browser.open("/account/seen?all=yes").await;
    assert_eq!(lines(&after), lines(&before));
    // It is on record all the same, and Jo's own to see.
    let his = lines(&jo.browser.open("/account/seen?all=yes").await);
    assert_eq!(his[0], "You opened your joint space");
    let record = lines(&admin.browser.open("/practice/audit").await);
    let words = "A client opened a couple’s joint space";
    assert!(record.iter().any(|line| line == words), "{record:#?}");
}

async fn what_leaves_no_trace_leaves_none_here(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, TARA).await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    // The same nine questions, with a key by which they ask about harm by a partner.
    let key = include_str!("../../../content/measures/keys/phq-9.toml");
    let key = key.replace("raises = \"self-harm\"", "raises = \"violence\"");
    walks::bring_measure(&tara, &walks::nine_questions(), "own", &key)
        .await
        .must_be(200);
    walks::case_of(&tara, &maria).await;
    let before = lines(&maria.browser.open("/account/seen?all=yes").await);
    walks::ask_measure(&tara, &maria, "phq-9", "once").await;
    let answers = [["LA-1"; 8].as_slice(), &["LA-0", "LA-0"]].concat();
    let asked = walks::asked(&maria).await;
    walks::answer_measure(&maria, &asked, &answers).await;
    let case = walks::case_of(&tara, &maria).await;
    tara.browser.open(&format!("{case}/measures")).await;
    let course = format!("{case}/measures/of/phq-9");
    tara.browser.open(&course).await;
    let after = lines(&maria.browser.open("/account/seen?all=yes").await);
    assert_eq!(after, before);
    let own = lines(&tara.browser.open("/account/seen").await);
    assert!(
        own.iter()
            .any(|line| line == "You opened Maria Lopez’s check-in answers")
    );
}

async fn an_administrator_sees_everything_and_no_clients_name(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, TARA).await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&maria, &joint, "For both of you").await;
    tara.browser.open(&joint).await;
    for person in [&maria, &jo, &tara] {
        person.browser.get("/practice/audit").await.must_be(404);
    }
    let page = admin.browser.open("/practice/audit").await;
    for name in ["Maria", "Jo Lopez", "mail.example", "For both"] {
        assert!(!page.has(name), "{name}");
    }
    let all = lines(&page);
    for words in [
        "Alex Admin <span class=\"soft\">(administrator)</span> opened the list of who saw what",
        "Tara Therapist <span class=\"soft\">(therapist)</span> opened a couple’s joint space",
        "A client wrote a message in a couple’s joint space",
        "A client came in as a client’s partner",
    ] {
        assert!(all.iter().any(|line| line == words), "{words} in {all:#?}");
    }
    let choices = page.between("<select class=\"input\" id=\"actor\"", "</select>");
    assert!(!choices.contains("Lopez"));
    let (before, _) = choices.split_once(TARA).expect("to be chosen");
    let id = before.rsplit_once("value=\"").expect("a value").1;
    let id = id.split_once('"').expect("a value").0;
    let hers = format!("/practice/audit?actor={id}&day=");
    let hers_lines = lines(&admin.browser.open(&hers).await);
    assert!(hers_lines.len() > 3);
    assert!(hers_lines.iter().all(|line| line.starts_with(TARA)));
    let today = house.service.clock.now().strftime("%Y-%m-%d").to_string();
    let of_today = lines(&admin.browser.open(&format!("{hers}{today}")).await);
    assert_eq!(of_today, hers_lines);
    let page = admin.browser.open(&format!("{hers}2020-01-01")).await;
    page.must_have("Nothing found");
    let page = admin.browser.open(&format!("{hers}someday")).await;
    page.must_have("Please give a day like 2026-11-24.");
    // A client cannot be looked for, whoever knows their id.
    let case = walks::case_of(&tara, &maria).await;
    let id = case.trim_start_matches("/caseload/");
    let path = format!("/practice/audit?actor={id}");
    admin.browser.get(&path).await.must_be(404);
}

async fn older_ones_are_a_page_on(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, TARA).await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    for number in 0..60 {
        walks::write(&maria, &room, &format!("Message {number}")).await;
    }
    // Her own sixty are left out, and what is before them is still found at once.
    let page = maria.browser.open("/account/seen").await;
    assert!(!page.has("Show older ones"), "{}", page.body);
    assert!(lines(&page).contains(&"You made an account".to_owned()));
    let (mut path, mut found) = ("/account/seen?all=yes".to_owned(), Vec::new());
    loop {
        let page = maria.browser.open(&path).await;
        let lines = lines(&page);
        assert!(lines.len() <= 50);
        found.extend(lines);
        let Some(older) = page.all_between("href=\"/account/seen?before=", "\"").pop() else {
            break;
        };
        path = format!("/account/seen?before={}", older.replace("&amp;", "&"));
        // The number in it would count what everybody in the practice did.
        for (who, link) in [(&tara, path.as_str()), (&maria, "/account/seen?before=40")] {
            assert_eq!(who.browser.get(link).await.status, 404);
        }
    }
    let written = found.iter().filter(|line| line.contains("wrote a message"));
    assert_eq!(written.count(), 60);
    assert_eq!(found.last().expect("some"), "You made an account");
    let page = admin.browser.open("/practice/audit").await;
    assert_eq!(lines(&page).len(), 50);
    let older = page.between("href=\"/practice/audit?before=", "\"");
    let older = older.replace("&amp;", "&");
    let page = admin
        .browser
        .open(&format!("/practice/audit?before={older}"))
        .await;
    assert!(lines(&page).len() > 10 && page.has("Back to the newest"));
}
