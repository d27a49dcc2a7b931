//! One of a couple goes on alone, and what the other learns of it, and when.

use jiff::SignedDuration;
use securebase::sweep::sweep;

use crate::support::walks::Person;
use crate::support::{Chance, House, Place, walks};

on_each_store!(
    who_stays_cannot_tell_a_pause_from_a_leaving,
    nothing_the_leaver_does_next_shows,
    who_stays_is_told_when_the_leaver_chose,
    a_therapist_may_say_more_where_the_leaver_chose_so,
    who_left_changes_what_is_told_until_it_was_said,
    who_asks_to_go_on_with_the_therapist_lets_the_other_know,
    both_may_leave_and_may_come_back,
);

const CLOSED: &str = "The joint space is closed for now.";
const GOES_ON: &str = "Maria Lopez is going on alone for now.";

/// To ten in the morning: so that no day ends while the test looks.
fn to_the_morning(house: &House) {
    let second = house.service.clock.now().as_second();
    let tomorrow = 24 * 3600 - second.rem_euclid(24 * 3600) + 18 * 3600;
    house.wait(SignedDuration::from_secs(tomorrow));
}

async fn days_pass(house: &House, days: i64) {
    house.wait(SignedDuration::from_hours(24 * days));
    sweep(&house.service).await.expect("a sweep");
}

async fn leave(person: &Person, told: &str, when: &str) {
    let fields = [("told", told), ("when", when)];
    let page = person.browser.submit("/partner/alone", &fields).await;
    page.must_have("You go on alone from now on.");
}

/// Everything a client can look at of their own, without what differs by chance: ids and the time of day.
async fn sees(client: &Person, rooms: &[&str]) -> Vec<String> {
    let paths = [
        "/home",
        "/partner",
        "/partner/pause",
        "/partner/alone",
        "/appointments",
        "/match",
        "/match/change",
        "/match/past",
        "/consents",
        "/wishes",
        "/measures",
        "/account/seen",
    ];
    let (mut chance, mut seen) = (Chance::default(), Vec::new());
    for path in paths.iter().chain(rooms) {
        let page = client.browser.get(path).await;
        let mut body = at_no_hour(&chance.put_away(&page.body));
        if *path == "/account/seen" {
            // What was noted in one go stands there in any order.
            let mut lines: Vec<&str> = body.lines().collect();
            lines.sort_unstable();
            body = lines.join("\n");
        }
        seen.push(format!("{} {}\n{body}", page.status, chance.put_away(path)));
    }
    seen
}

/// A text with a nought for each digit of a time of day.
fn at_no_hour(text: &str) -> String {
    let text: Vec<char> = text.chars().collect();
    let is = |at: Option<usize>, what: fn(char) -> bool| {
        at.and_then(|at| text.get(at)).is_some_and(|c| what(*c))
    };
    let colon = |at: Option<usize>| is(at, |c| c == ':');
    let of_a_time = |at: usize| {
        let near = [
            at.checked_sub(1),
            at.checked_sub(2),
            Some(at + 1),
            Some(at + 2),
        ];
        is(Some(at), |c| c.is_ascii_digit()) && near.into_iter().any(colon)
    };
    let blank = |(at, c): (usize, &char)| if of_a_time(at) { '0' } else { *c };
    text.iter().enumerate().map(blank).collect()
}

async fn who_stays_cannot_tell_a_pause_from_a_leaving(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    to_the_morning(&house);
    tara.signs_in(&house).await;
    let (mut views, mut stayers) = (Vec::new(), Vec::new());
    for (at, family) in ["Aaaa", "Bbbb", "Cccc", "Dddd", "Eeee"]
        .into_iter()
        .enumerate()
    {
        let names = [format!("Maria {family}"), format!("Jo {family}")];
        let names = [&*names[0], &*names[1]];
        let ([maria, jo], joint) = walks::couple(&house, names, &tara).await;
        walks::write(&maria, &joint, "what we all read").await;
        let private = jo.private().await;
        let times = walks::free_times(&jo, &joint).await;
        walks::book(&jo, &joint, &times[0])
            .await
            .must_have("It is booked.");
        match at {
            0 => drop(maria.browser.submit("/partner/pause", &[]).await),
            1 => leave(&maria, "nothing", "0").await,
            2 => leave(&maria, "goes-on", "3").await,
            3 => drop(maria.browser.submit("/consents/couple/withdraw", &[]).await),
            _ => leave(&maria, "ask-therapist", "1").await,
        }
        let seen = sees(&jo, &[&joint, &private]).await;
        let view: Vec<_> = seen
            .iter()
            .map(|page| page.replace(family, "Lopez"))
            .collect();
        views.push(view);
        // What they do then goes the same way, too.
        let (mut chance, mut then) = (Chance::default(), Vec::new());
        for path in [
            "/partner/pause",
            "/partner/go-on",
            "/partner",
            &joint,
            "/partner/go-on",
        ] {
            let page = jo
                .browser
                .post(path, &[("id", "x"), ("text", "a word")])
                .await;
            let body = at_no_hour(&chance.put_away(&page.body));
            then.push(format!("{} {body}", page.status));
        }
        let then: Vec<String> = then
            .into_iter()
            .map(|page| page.replace(family, "Lopez"))
            .collect();
        stayers.push((jo, then));
    }
    assert!(views[0][0].contains(CLOSED));
    for (view, (_, then)) in views.iter().zip(&stayers) {
        for (page, of_a_pause) in view.iter().zip(&views[0]) {
            assert_eq!(page, of_a_pause);
        }
        assert_eq!(then, &stayers[0].1);
    }
    // So many mails each; the last mail of all is waited for.
    let kim = walks::client(&house, "Kim Stranger").await;
    walks::invite_partner(&kim, "last@mail.example").await;
    walks::mail_must_say(&house, &admin, "last@mail.example", 1).await;
    let of_a_pause = walks::mails_with(&house, &admin, &stayers[0].0.email).await;
    for (jo, _) in &stayers {
        let mails = walks::mails_with(&house, &admin, &jo.email).await;
        assert_eq!(mails, of_a_pause, "{}", jo.email);
    }
}

/// The client's answers, with these in the place of the usual ones.
async fn moves_to(client: &Person, region: &str) {
    let mut fields = vec![("region", region)];
    for (name, values) in walks::ANSWERS {
        if !["form", "age", "region"].contains(name) {
            fields.extend(values.iter().map(|value| (*name, *value)));
        }
    }
    let page = client.browser.submit("/wishes", &fields).await;
    page.must_have("Your answers are saved");
}

async fn nothing_the_leaver_does_next_shows(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    to_the_morning(&house);
    for person in [&maria, &jo, &tara, &noor] {
        person.signs_in(&house).await;
    }
    // Jo looks for a therapist: the page is of both their places and wishes.
    jo.browser.submit("/match/change", &[]).await;
    walks::safety(&jo, &[]).await;
    let before = sees(&jo, &[&joint]).await;
    assert!(before[5].contains("Your partner’s therapist"));
    leave(&maria, "nothing", "0").await;
    assert_eq!(sees(&jo, &[&joint]).await, before);

    maria.browser.submit("/match/change", &[]).await;
    walks::safety(&maria, &[]).await;
    walks::choose(&maria, &noor).await;
    walks::accept(&noor).await;
    moves_to(&maria, "US-NY").await;
    walks::invite_partner(&maria, "").await;
    days_pass(&house, 5).await;
    house.wait(SignedDuration::from_hours(-24 * 5));
    let after = sees(&jo, &[&joint]).await;
    for (page, was) in after.iter().zip(&before) {
        assert_eq!(page, was);
    }
    // A therapist who was not hers does not learn it from Jo's pages either.
    walks::choose(&jo, &noor).await;
    walks::accept(&noor).await;
    let caseload = noor.browser.open("/caseload").await;
    caseload.must_have("with Maria Lopez");
    let case = noor.browser.open(&walks::case_of(&noor, &jo).await).await;
    assert!(!case.has("went on alone"));
}

async fn who_stays_is_told_when_the_leaver_chose(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&maria, &joint, "how it was").await;
    let page = maria.browser.open("/partner/alone").await;
    page.must_have("never reads here where you are");
    page.must_have("You, Jo Lopez and your therapist keep reading");
    leave(&maria, "goes-on", "3").await;
    let home = maria.browser.open("/home").await;
    home.must_have("Jo Lopez is told on");
    home.must_have("About inviting a partner");

    days_pass(&house, 2).await;
    let home = jo.browser.open("/home").await;
    assert!(home.has(CLOSED) && !home.has(GOES_ON));
    // Their therapist knows what to say, and what not.
    tara.signs_in(&house).await;
    for client in [&maria, &jo] {
        let case = tara
            .browser
            .open(&walks::case_of(&tara, client).await)
            .await;
        case.must_have("Maria Lopez went on alone on");
        case.must_have("Please say no more than that.");
    }
    days_pass(&house, 1).await;
    let home = jo.browser.open("/home").await;
    home.must_have(GOES_ON);
    home.must_have("What you wrote together stays readable for you both.");
    home.must_have("About inviting a partner");
    jo.browser.open(&joint).await.must_have("how it was");
    maria.browser.open(&joint).await.must_have("how it was");
    // It is said for a month, and no longer.
    days_pass(&house, 31).await;
    jo.signs_in(&house).await;
    assert!(!jo.browser.open("/home").await.has(GOES_ON));
}

async fn a_therapist_may_say_more_where_the_leaver_chose_so(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], _) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    leave(&maria, "ask-therapist", "1").await;
    let words = "The joint space is closed. Your therapist can tell you more.";
    assert!(!jo.browser.open("/home").await.has(words));
    days_pass(&house, 1).await;
    let home = jo.browser.open("/home").await;
    home.must_have(words);
    home.must_have("You are here with Maria Lopez");
    assert!(!home.has("going on alone for now"));
    tara.signs_in(&house).await;
    let case = tara.browser.open(&walks::case_of(&tara, &jo).await).await;
    case.must_have("Please say nothing of where Maria Lopez is");
}

async fn tell_otherwise(person: &Person, told: &str, when: &str) {
    let fields = [("told", told), ("when", when)];
    let page = person.browser.submit("/partner/told", &fields).await;
    page.must_have("Your choice is kept.");
}

async fn who_left_changes_what_is_told_until_it_was_said(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    to_the_morning(&house);
    for person in [&maria, &jo, &tara] {
        person.signs_in(&house).await;
    }
    // Whoever left nobody has nothing to say.
    maria.browser.get("/partner/told").await.must_be(404);
    leave(&maria, "goes-on", "3").await;
    let unsaid = sees(&jo, &[&joint]).await;
    let home = maria.browser.open("/home").await;
    home.must_have("Change what is told, or when");
    let page = maria.browser.open("/partner/told").await;
    page.must_have("as it is now");
    page.must_have("value=\"goes-on\" checked");

    // Taken back, put off, and meant otherwise: Jo sees nothing of any of it.
    for (told, when) in [
        ("nothing", "kept"),
        ("ask-therapist", "3"),
        ("goes-on", "kept"),
    ] {
        tell_otherwise(&maria, told, when).await;
        assert_eq!(sees(&jo, &[&joint]).await, unsaid, "{told} {when}");
    }
    let case = tara.browser.open(&walks::case_of(&tara, &jo).await).await;
    case.must_have("“Maria Lopez is going on alone for now.");
    jo.browser.get("/partner/told").await.must_be(404);

    days_pass(&house, 2).await;
    tell_otherwise(&maria, "nothing", "kept").await;
    days_pass(&house, 2).await;
    assert!(!jo.browser.open("/home").await.has(GOES_ON));
    tell_otherwise(&maria, "goes-on", "1").await;
    days_pass(&house, 1).await;
    jo.browser.open("/home").await.must_have(GOES_ON);
    // What was said is said.
    let otherwise = [("told", "nothing"), ("when", "0")];
    let refused = maria.browser.post("/partner/told", &otherwise).await;
    assert!(refused.status >= 404, "{}", refused.body);
    maria.browser.post("/partner/alone", &otherwise).await;
    jo.browser.open("/home").await.must_have(GOES_ON);
    maria.browser.get("/partner/told").await.must_be(404);
    assert!(!maria.browser.open("/home").await.has("Change what is told"));
    jo.browser.open("/home").await.must_have(GOES_ON);
}

async fn who_asks_to_go_on_with_the_therapist_lets_the_other_know(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], _) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let fields = [("told", "goes-on"), ("when", "3"), ("onward", "ask")];
    maria.browser.submit("/partner/alone", &fields).await;
    for told in ["nothing", "ask-therapist"] {
        let fields = [("told", told), ("when", "0")];
        let page = maria.browser.post("/partner/told", &fields).await;
        page.must_be(422);
        page.must_have("You may still choose when.");
    }
    assert!(!jo.browser.open("/home").await.has(GOES_ON));
    tell_otherwise(&maria, "goes-on", "0").await;
    jo.browser.open("/home").await.must_have(GOES_ON);
}

async fn both_may_leave_and_may_come_back(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], old) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&maria, &old, "how it was").await;
    leave(&maria, "goes-on", "3").await;
    // Jo leaves too, without knowing; then there is nothing to be told.
    leave(&jo, "goes-on", "0").await;
    days_pass(&house, 4).await;
    for client in [&maria, &jo] {
        let home = client.browser.open("/home").await;
        assert!(!home.has("going on alone for now"));
        home.must_have("About inviting a partner");
        client.browser.open(&old).await.must_have("how it was");
    }
    // One who left unsaid may ask the other back.
    let token = walks::invite_partner(&maria, "").await;
    let join = format!("/invited/{token}/join");
    jo.browser
        .submit(&join, &[])
        .await
        .must_have("You two are here together now");
    leave(&jo, "nothing", "0").await;
    let token = walks::invite_partner(&jo, "").await;
    let page = maria.browser.open(&format!("/invited/{token}")).await;
    page.must_have("Come along with Jo Lopez");
    let join = format!("/invited/{token}/join");
    maria
        .browser
        .submit(&join, &[])
        .await
        .must_have("You two are here together now");
    for client in [&maria, &jo] {
        client.browser.open(&old).await.must_have("how it was");
    }
}
