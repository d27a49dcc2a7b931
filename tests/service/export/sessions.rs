//! Where sessions are, and of which series, in a copy; and when a therapist is away.

use calendar::{Zone, local};
use jiff::SignedDuration;

use super::{copy_of, somewhere};
use crate::support::walks::{self, Person};
use crate::support::{House, Place};

on_each_store!(
    where_a_session_is_and_of_which_series_is_in_a_copy,
    a_therapist_s_copy_says_when_they_are_away_and_who_stands_in,
);

/// Books a session at the place of that number, which is the practice's first.
async fn books_at_a_place(admin: &Person, therapist: &Person, client: &Person, room: &str) {
    let fields = [
        ("place-name", "Harbour House"),
        ("address", "Harbour Street 4"),
        ("zone", "America/Los_Angeles"),
    ];
    let places = "/practice/calendar/places";
    admin.browser.submit(places, &fields).await;
    let hours = [("hours-tuesday", "9-12"), ("hours-thursday", "9-12")];
    therapist.browser.submit("/profile/places/1", &hours).await;
    let book = format!("{room}/book?week=1&place=1");
    let start = client.browser.open(&book).await.value("start");
    let page = client.browser.submit(&book, &[("start", &start)]).await;
    page.must_have("You meet in person.");
}

/// Books so many sessions of a series, each at the time it is shown.
async fn books_a_series(client: &Person, room: &str, nth: usize, times: usize) {
    let path = format!("{room}/series");
    let start = client.browser.open(&format!("{path}?week=1")).await;
    let start = start.values("start")[nth].clone();
    let number = times.to_string();
    let asked = [("start", &*start), ("every", "1"), ("times", &*number)];
    let page = client.browser.post(&path, &asked).await;
    page.must_have("All of them can be");
    let picks: Vec<(String, String)> = (0..times)
        .map(|at| (format!("pick-{at}"), page.value(&format!("pick-{at}"))))
        .collect();
    let mut fields = vec![("go", "book")];
    fields.extend(asked);
    fields.extend(picks.iter().map(|(name, value)| (&**name, &**value)));
    let page = client.browser.post(&path, &fields).await;
    page.must_have("They are booked, all of them.");
}

async fn where_a_session_is_and_of_which_series_is_in_a_copy(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    books_at_a_place(&admin, &tara, &maria, &room).await;
    let alone = copy_of(&maria).await;
    let sessions = &alone["sessions.html"];
    assert!(sessions.contains("<dd>Harbour House: Harbour Street 4</dd>"));
    assert!(!sessions.contains("One of a series"));
    books_a_series(&maria, &room, 4, 3).await;
    books_a_series(&maria, &room, 9, 2).await;

    let hers = copy_of(&maria).await;
    let sessions = &hers["sessions.html"];
    assert_eq!(sessions.matches("Harbour Street 4").count(), 1);
    let online = sessions.matches("Online, by video or sound").count();
    assert_eq!(online, 5, "{sessions}");
    for of in [3, 2] {
        for which in 1..=of {
            let words = format!("{which} of {of}, every week (series ");
            assert_eq!(sessions.matches(&words).count(), 1, "{words}");
        }
    }
    for series in ["(series 1 here)", "(series 2 here)"] {
        assert!(sessions.contains(series), "{sessions}");
    }
    let bundle = &hers["bundle.json"];
    assert!(bundle.contains("Where: Harbour House: Harbour Street 4\""));
    assert!(bundle.contains("; One of a series: 1 of 3, every week"));
}

async fn a_therapist_s_copy_says_when_they_are_away_and_who_stands_in(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let theo = walks::therapist(&house, &admin, "Theo Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let page = tara.browser.open("/away").await;
    let options = page.all_between("<option value=\"", "</option>");
    let theirs = options.iter().find(|one| one.ends_with("Theo Therapist"));
    let theirs = theirs
        .expect("in the list")
        .split_once('"')
        .expect("a value");
    let zone = Zone::parse("America/Los_Angeles").expect("a zone");
    let at = house.service.clock.now() + SignedDuration::from_hours(24 * 7);
    let date = local(at, &zone).date;
    let day = date.to_string();
    let fields = [("first", &*day), ("last", &*day), ("cover", theirs.0)];
    tara.browser.submit("/away", &fields).await;

    let words = date.strftime("%-d %B %Y").to_string();
    let hers = copy_of(&tara).await;
    let away = &hers["time-away.html"];
    assert!(away.contains(&format!("<dd>{words} to {words}</dd>")));
    assert!(away.contains("<dt>Asked to stand in</dt><dd>Theo Therapist</dd>"));
    assert!(away.contains("<dt>Their answer</dt><dd>Not yet</dd>"));
    let leave = theo.browser.open("/away").await.value("leave");
    let yes = [("leave", &*leave), ("answer", "yes")];
    theo.browser.submit("/away/answer", &yes).await;
    let hers = copy_of(&tara).await;
    assert!(hers["time-away.html"].contains("<dt>Their answer</dt><dd>Yes</dd>"));
    let theirs = copy_of(&theo).await;
    assert!(theirs["time-away.html"].contains("Tara Therapist asked you to stand in"));
    let others = copy_of(&noor).await;
    assert!(!somewhere(&others, &words) && !somewhere(&others, "Tara Therapist"));
}
