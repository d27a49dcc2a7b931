//! A therapist is away: hours are closed, clients are told, and somebody stands in where they are let in.

use calendar::{Zone, local};
use jiff::SignedDuration;
use securebase::sweep::sweep;

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    hours_are_closed_and_clients_are_told_nothing_of_why,
    whoever_stands_in_says_yes_first_and_must_be_licensed_there,
    whoever_stands_in_reads_only_what_a_client_lets_them,
    the_past_goes_along_only_if_the_client_wants_it,
    a_joint_space_takes_both,
    it_ends_with_the_leave_and_with_the_work,
    appointments_in_that_time_are_moved_or_cancelled_one_by_one,
);

/// The day so many days from now, where therapists live.
fn day(house: &House, days: i64) -> String {
    let zone = Zone::parse("America/Los_Angeles").expect("a zone");
    let at = house.service.clock.now() + SignedDuration::from_hours(24 * days);
    local(at, &zone).date.to_string()
}

async fn try_plan(house: &House, who: &Person, days: [i64; 2], cover: Option<&str>) -> Page {
    let page = who.browser.open("/away").await;
    let cover = cover.map_or(String::new(), |name| {
        let option = page.all_between("<option value=\"", "</option>");
        let found = option.iter().find(|option| option.ends_with(name));
        let found = found.expect("in the list");
        found.split_once('"').expect("a value").0.to_owned()
    });
    let [first, last] = days.map(|days| day(house, days));
    let fields = [("first", &*first), ("last", &*last), ("cover", &*cover)];
    who.browser.post("/away", &fields).await
}

/// A therapist plans a leave, and who was asked to stand in says yes.
async fn plan(house: &House, who: &Person, days: [i64; 2], cover: Option<&Person>) {
    let name = cover.map(|cover| &*cover.name);
    let page = try_plan(house, who, days, name).await;
    page.must_have("It is planned.");
    if let Some(cover) = cover {
        answer(cover, "yes").await.must_have("You stand in.");
    }
}

async fn answer(cover: &Person, yes: &str) -> Page {
    let page = cover.browser.open("/away").await;
    let fields = [("leave", &*page.value("leave")), ("answer", yes)];
    cover.browser.submit("/away/answer", &fields).await
}

async fn pass(house: &House, hours: i64, people: &[&Person]) {
    house.wait(SignedDuration::from_hours(hours));
    sweep(&house.service).await.expect("a sweep");
    for person in people {
        person.signs_in(house).await;
    }
}

async fn let_in(client: &Person, room: &str, past: &str) -> Page {
    let space = room.trim_start_matches("/rooms/");
    let fields = [("space", space), ("past", past)];
    client.browser.post("/stand-in/let-in", &fields).await
}

async fn end(client: &Person, room: &str) -> Page {
    let fields = [("space", room.trim_start_matches("/rooms/"))];
    client.browser.post("/stand-in/end", &fields).await
}

async fn hours_are_closed_and_clients_are_told_nothing_of_why(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let before = walks::free_times(&maria, &room).await;
    for wrong in [[5, 4], [-9, -8], [1, 300]] {
        let page = try_plan(&house, &tara, wrong, None).await;
        page.must_be(422);
    }
    let mails = walks::mails_with(&house, &admin, "Something new is waiting").await;
    plan(&house, &tara, [6, 30], None).await;
    try_plan(&house, &tara, [10, 12], None)
        .await
        .must_have("You are away on some of these days already.");
    assert!(!before.is_empty());
    assert!(walks::free_times(&maria, &room).await.is_empty());
    let start = [("start", &*before[2])];
    let page = maria
        .browser
        .submit(&format!("{room}/book?week=1"), &start)
        .await;
    page.must_have("Nothing was booked");
    for path in ["/home", &room] {
        let page = maria.browser.open(path).await;
        page.must_have("Tara Therapist is away from");
        page.must_have("In that time nobody stands in.");
        page.must_have("In an emergency");
    }
    walks::mail_must_say(&house, &admin, "Something new is waiting", mails + 1).await;
    // Nobody but the therapist's own clients is told, and only they themselves end it.
    let kim = walks::client(&house, "Kim Stranger").await;
    assert!(!kim.browser.open("/home").await.has("is away from"));
    let leave = tara.browser.open("/away").await.value("leave");
    let fields = [("leave", &*leave)];
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    for other in [&noor, &maria] {
        let page = other.browser.post("/away/end", &fields).await;
        page.must_be(404);
    }
    tara.browser.submit("/away/end", &fields).await;
    assert_eq!(walks::free_times(&maria, &room).await, before);
    assert!(!maria.browser.open("/home").await.has("is away from"));
    // Far ahead, nothing is said yet.
    plan(&house, &tara, [40, 50], None).await;
    assert!(!maria.browser.open("/home").await.has("is away from"));
}

async fn whoever_stands_in_says_yes_first_and_must_be_licensed_there(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let vera = walks::join(&house, &admin, "Vera Therapist").await;
    walks::fill_profile(&vera, "No licence was checked yet.", "5").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let page = try_plan(&house, &tara, [2, 9], Some("Noor Therapist")).await;
    page.must_have("was asked to stand in, and has not answered yet");
    let home = maria.browser.open("/home").await;
    home.must_have("In that time nobody stands in.");
    assert!(!home.has("Noor"));
    // Nobody but who was asked answers.
    let leave = noor.browser.open("/away").await.value("leave");
    let fields = [("leave", &*leave), ("answer", "yes")];
    for other in [&vera, &tara] {
        let page = other.browser.post("/away/answer", &fields).await;
        page.must_be(404);
    }
    answer(&noor, "yes").await.must_be(200);
    maria
        .browser
        .open("/home")
        .await
        .must_have("In that time Noor Therapist is there for you.");
    answer(&noor, "no").await.must_be(200);
    assert!(!maria.browser.open("/home").await.has("Noor"));
    let fields = [("leave", &*leave)];
    tara.browser.submit("/away/end", &fields).await;
    // Who has no licence that holds where the client is, is not named.
    plan(&house, &tara, [0, 9], Some(&vera)).await;
    let home = maria.browser.open("/home").await;
    home.must_have("nobody here stands in who may treat people in California");
    assert!(!home.has("Vera"));
    let room = maria.private().await;
    let_in(&maria, &room, "").await.must_be(404);
    vera.browser.get(&room).await.must_be(404);
}

async fn whoever_stands_in_reads_only_what_a_client_lets_them(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let room = maria.private().await;
    walks::write(&maria, &room, "long before").await;
    plan(&house, &tara, [1, 9], Some(&noor)).await;
    // Not before it begins.
    let_in(&maria, &room, "").await.must_be(404);
    pass(&house, 26, &[&tara, &noor, &maria, &kim]).await;
    let case = walks::case_of(&tara, &maria).await;
    noor.browser.get(&room).await.must_be(404);
    for other in [&kim, &tara, &noor, &admin] {
        let page = let_in(other, &room, "").await;
        assert_ne!(page.status, 200);
    }
    noor.browser.get(&room).await.must_be(404);

    maria
        .browser
        .open("/home")
        .await
        .must_have("let them into your space");
    let page = let_in(&maria, &room, "").await;
    page.must_have("Noor Therapist is in it.");
    walks::write(&maria, &room, "while she is away").await;
    let seen = noor.browser.open(&room).await;
    seen.must_have("while she is away");
    assert!(!seen.has("long before"));
    walks::write(&noor, &room, "I am here").await;
    maria.browser.open(&room).await.must_have("I am here");
    noor.browser.open("/away").await.must_have(&room);
    // Her therapist still reads all of it; the client's file stays the therapist's.
    tara.browser.open(&room).await.must_have("I am here");
    for path in [
        case.clone(),
        format!("{case}/measures"),
        format!("{case}/end"),
    ] {
        noor.browser.get(&path).await.must_be(404);
    }
    let book = format!("{room}/book");
    noor.browser.get(&book).await.must_be(404);
    let start = walks::free_times(&maria, &room).await[0].clone();
    let fields = [("start", &*start)];
    noor.browser.post(&book, &fields).await.must_be(404);
    let seen = maria.browser.open("/account/seen").await;
    seen.must_have("opened your private space");
    let all = maria.browser.open("/account/seen?all=yes").await;
    all.must_have("let the therapist who stands in into your private space");

    end(&kim, &room).await.must_be(404);
    end(&noor, &room).await.must_be(404);
    end(&maria, &room)
        .await
        .must_have("They read nothing more from now on.");
    walks::write(&maria, &room, "when she was out").await;
    let kept = noor.browser.open(&room).await;
    kept.must_have("while she is away");
    assert!(!kept.has("when she was out"));
    let fields = [
        ("id", "0190b2a0-0000-7000-8000-000000000001"),
        ("text", "too late"),
    ];
    noor.browser.post(&room, &fields).await.must_be(404);
}

async fn the_past_goes_along_only_if_the_client_wants_it(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    walks::write(&maria, &room, "long before").await;
    plan(&house, &tara, [0, 9], Some(&noor)).await;
    let_in(&maria, &room, "").await.must_be(200);
    walks::write(&maria, &room, "the first time").await;
    end(&maria, &room).await.must_be(200);
    walks::write(&maria, &room, "in between").await;
    // Once in, nobody comes in twice; let in again, and now with all of before.
    let_in(&maria, &room, "yes").await.must_be(200);
    let_in(&maria, &room, "yes").await.must_be(404);
    walks::write(&maria, &room, "the second time").await;
    let seen = noor.browser.open(&room).await;
    for words in [
        "long before",
        "the first time",
        "in between",
        "the second time",
    ] {
        seen.must_have(words);
    }
}

async fn a_joint_space_takes_both(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&maria, &joint, "before all that").await;
    plan(&house, &tara, [0, 9], Some(&noor)).await;
    let_in(&maria, &joint, "yes")
        .await
        .must_have("It is kept that you agree.");
    noor.browser.get(&joint).await.must_be(404);
    // Nobody is told what the other said before both did.
    let his = jo.browser.open("/stand-in").await;
    assert!(!his.has("You agreed") && !his.has("Maria agreed"));
    for path in ["/account/seen", "/account/seen?all=yes"] {
        assert!(
            !jo.browser
                .open(path)
                .await
                .has("agreed that whoever stands in")
        );
    }
    // It can be taken back until then.
    end(&maria, &joint).await.must_be(200);
    let_in(&jo, &joint, "").await.must_be(200);
    noor.browser.get(&joint).await.must_be(404);
    let_in(&maria, &joint, "yes")
        .await
        .must_have("Noor Therapist is in it.");
    walks::write(&jo, &joint, "now with her").await;
    let seen = noor.browser.open(&joint).await;
    seen.must_have("now with her");
    assert!(!seen.has("before all that"));
    // A private space is its client's own: it is not opened by it.
    noor.browser.get(&maria.private().await).await.must_be(404);
    // Either ends it alone.
    end(&jo, &joint).await.must_be(200);
    walks::write(&maria, &joint, "without her").await;
    assert!(!noor.browser.open(&joint).await.has("without her"));
}

async fn it_ends_with_the_leave_and_with_the_work(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let [room, kims] = [maria.private().await, kim.private().await];
    plan(&house, &tara, [0, 3], Some(&noor)).await;
    for (client, room) in [(&maria, &room), (&kim, &kims)] {
        let_in(client, room, "").await.must_be(200);
        walks::write(client, room, "while she is away").await;
    }
    // Kim ends the work: nobody is left in her space, and Noor can be chosen as anybody can.
    kim.browser.submit("/match/change", &[]).await;
    walks::write(&kim, &kims, "alone again").await;
    assert!(!noor.browser.open(&kims).await.has("alone again"));
    walks::safety(&kim, &[]).await;
    walks::choose(&kim, &noor).await;
    walks::accept(&noor).await;
    let seen = noor.browser.open(&kims).await;
    seen.must_have("alone again");
    seen.must_have("while she is away");

    pass(&house, 5 * 24, &[&tara, &noor, &maria, &kim]).await;
    walks::write(&maria, &room, "she is back").await;
    let kept = noor.browser.open(&room).await;
    kept.must_have("while she is away");
    assert!(!kept.has("she is back"));
    tara.browser.open(&room).await.must_have("she is back");
    assert!(!maria.browser.open("/home").await.has("is away from"));
    // The safety questions she answered count on: nobody new came.
    assert!(
        !maria
            .browser
            .open("/home")
            .await
            .has("First, a few questions about safety")
    );
    // The work with Kim goes on.
    walks::write(&kim, &kims, "with my new therapist").await;
    noor.browser
        .open(&kims)
        .await
        .must_have("with my new therapist");
}

async fn appointments_in_that_time_are_moved_or_cancelled_one_by_one(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let mut sessions = Vec::new();
    for _ in 0..2 {
        let times = walks::free_times(&maria, &room).await;
        let page = walks::book(&maria, &room, &times[3]).await;
        sessions.push(page.path.split('?').next().expect("a path").to_owned());
    }
    plan(&house, &tara, [6, 20], None).await;
    let list = tara.browser.open("/appointments/away").await;
    for session in &sessions {
        list.must_have(session);
    }
    let ask = format!("{}/ask-to-move", sessions[0]);
    maria.browser.post(&ask, &[]).await.must_be(404);
    let page = tara.browser.submit(&ask, &[]).await;
    page.must_have("You asked to move it");
    let page = maria.browser.open(&sessions[0]).await;
    page.must_have("Your therapist asks to move it");
    // For her it is never late.
    let fields = [("hours", "168"), ("note", "")];
    admin.browser.submit("/practice/changes", &fields).await;
    // What becomes free in that time is offered to nobody.
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let earlier = format!("{}/earlier", kim.private().await);
    kim.browser.submit(&earlier, &[("ask", "yes")]).await;
    let path = format!("{}/move?week=3", sessions[0]);
    let later = maria.browser.open(&path).await.values("start")[0].clone();
    let page = maria.browser.submit(&path, &[("start", &*later)]).await;
    page.must_have("It is moved.");
    assert!(!page.has("asks to move it"));
    assert!(!kim.browser.open("/home").await.has("A time opened up"));
    let cancel = format!("{}/cancel", sessions[1]);
    tara.browser
        .submit(&cancel, &[])
        .await
        .must_have("It is cancelled.");
    tara.browser
        .open("/appointments/away")
        .await
        .must_have("Nothing is booked in that time");
}
