//! Several sessions at once: looked at, booked whole or not at all, moved and cancelled from one on.

use calendar::{Zone, local};
use jiff::{SignedDuration, Timestamp};
use securebase::languages::long_day;

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    what_stands_in_the_way_is_shown_with_other_times_and_all_is_booked_at_once,
    a_leave_is_named_only_once_clients_know_of_it,
    what_was_taken_meanwhile_books_nothing,
    two_who_book_series_at_once_have_no_time_twice,
    one_and_all_after_it_are_moved_and_cancelled_and_each_is_late_by_itself,
    a_series_is_no_longer_than_a_year_and_nobody_elses,
);

fn at(start: &str) -> Timestamp {
    Timestamp::from_second(start.parse().expect("a number")).expect("a time")
}

fn seconds(at: Timestamp) -> String {
    at.as_second().to_string()
}

fn zone() -> Zone {
    Zone::parse("America/Los_Angeles").expect("a zone")
}

/// The same time so many weeks later on the therapist's clock.
fn weeks_after(start: &str, weeks: i64) -> String {
    let zone = zone();
    let civil = zone.time_zone().to_datetime(at(start));
    let later = civil
        .checked_add(jiff::Span::new().weeks(weeks))
        .expect("a time");
    seconds(zone.time_zone().to_timestamp(later).expect("a time"))
}

/// What the client is shown of a series.
async fn look(client: &Person, room: &str, start: &str, every: &str, times: &str) -> Page {
    let fields = [("start", start), ("every", every), ("times", times)];
    client
        .browser
        .post(&format!("{room}/series"), &fields)
        .await
}

/// What a page of a series would send, as it is shown.
fn picks(page: &Page) -> Vec<(String, String)> {
    let mut picked = Vec::new();
    for input in page.all_between("<input class=\"choice__input\"", ">") {
        let value = |name: &str| {
            let mark = format!(" {name}=\"");
            let (_, rest) = input.split_once(&mark).expect("an attribute");
            rest.split_once('"').expect("its end").0.to_owned()
        };
        if input.contains(" checked") {
            picked.push((value("name"), value("value")));
        }
    }
    picked
}

/// Sends a series as it is shown, with these picks.
async fn send(client: &Person, action: &str, page: &Page, picks: &[(String, String)]) -> Page {
    let (start, every, times) = (
        page.value("start"),
        page.value("every"),
        page.value("times"),
    );
    let mut fields = vec![
        ("start", &*start),
        ("every", &*every),
        ("times", &*times),
        ("go", "book"),
    ];
    if page.has("name=\"late\"") {
        fields.push(("late", "yes"));
    }
    fields.extend(picks.iter().map(|(name, value)| (&**name, &**value)));
    client.browser.post(action, &fields).await
}

/// The coming appointments of somebody, as their list links to them.
async fn coming(person: &Person) -> Vec<String> {
    let page = person.browser.open("/appointments").await;
    let list = page
        .body
        .split("Past and cancelled")
        .next()
        .expect("a list");
    let mark = "<li class=\"card\"><a href=\"";
    let links = list.split(mark).skip(1);
    links
        .map(|rest| rest.split('"').next().expect("a link").to_owned())
        .collect()
}

async fn what_stands_in_the_way_is_shown_with_other_times_and_all_is_booked_at_once(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::paired(&house, "Kim Other", &tara).await;
    let (room, kims) = (maria.private().await, kim.private().await);
    let first = maria.browser.open(&format!("{room}/series?week=1")).await;
    first.must_have("When is the first of several sessions?");
    let start = first.values("start")[2].clone();
    // The second is a closed day, the third is somebody else's.
    let day = local(at(&weeks_after(&start, 2)), &zone()).date.to_string();
    let fields = [
        ("name", "Harbour day"),
        ("first", &*day),
        ("last", ""),
        ("again", ""),
    ];
    admin
        .browser
        .submit("/practice/calendar/days", &fields)
        .await;
    let third = weeks_after(&start, 4);
    let path = format!("{kims}/book?week=5");
    let page = kim.browser.submit(&path, &[("start", &third)]).await;
    page.must_have("It is booked.");

    let page = look(&maria, &room, &start, "2", "4").await;
    page.must_have("2 of them cannot be then");
    page.must_have("the practice is closed (Harbour day)");
    page.must_have("this time is not free");
    page.must_have("Leave this one out");
    assert!(!page.has("Kim"));
    assert!(coming(&maria).await.is_empty());
    let picks = picks(&page);
    assert_eq!(picks.len(), 4);
    // The next time that can be had is chosen to begin with.
    let (second, after) = (at(&picks[1].1), at(&weeks_after(&start, 2)));
    assert!(second > after && second < at(&third), "{second}");
    let mails = walks::mails_with(&house, &admin, "Something new is waiting").await;
    let page = send(&maria, &format!("{room}/series"), &page, &picks).await;
    page.must_have("They are booked, all of them.");
    page.must_have("1 of 4, every second week");
    page.must_have("3 more sessions come after this one");
    assert_eq!(coming(&maria).await.len(), 4);
    // The therapist is told once.
    walks::mail_must_say(&house, &admin, "Something new is waiting", mails + 1).await;
    let seen = maria.browser.open("/account/seen?all=yes").await;
    let noted = seen.body.matches("booked a session in your private space");
    assert_eq!(noted.count(), 4);
}

async fn a_leave_is_named_only_once_clients_know_of_it(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let start = walks::free_times(&maria, &room).await[2].clone();
    // Two weeks from now, and more than four.
    for weeks in [1, 5] {
        let day = local(at(&weeks_after(&start, weeks)), &zone()).date;
        let day = day.to_string();
        let fields = [("first", &*day), ("last", &*day), ("cover", "")];
        let page = tara.browser.submit("/away", &fields).await;
        page.must_have("It is planned.");
    }
    let page = look(&maria, &room, &start, "1", "6").await;
    page.must_have("2 of them cannot be then");
    let count = |words: &str| page.body.matches(words).count();
    assert_eq!(count(": your therapist is away"), 1);
    assert_eq!(count(": this time is not free"), 1);
    let picks = picks(&page);
    let page = send(&maria, &format!("{room}/series"), &page, &picks).await;
    page.must_have("1 of 6, every week");
}

async fn what_was_taken_meanwhile_books_nothing(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::paired(&house, "Kim Other", &tara).await;
    let (room, kims) = (maria.private().await, kim.private().await);
    let start = walks::free_times(&maria, &room).await[2].clone();
    let page = look(&maria, &room, &start, "1", "3").await;
    page.must_have("All of them can be");
    let mine = picks(&page);
    let last = weeks_after(&start, 2);
    let path = format!("{kims}/book?week=3");
    kim.browser
        .submit(&path, &[("start", &last)])
        .await
        .must_have("It is booked.");
    let action = format!("{room}/series");
    let page = send(&maria, &action, &page, &mine).await;
    page.must_have("one of these times was taken a moment ago");
    page.must_have("One of them cannot be then");
    assert!(coming(&maria).await.is_empty());
    // Left out, the others are booked; one that nobody offered is not.
    let mut left = mine.clone();
    left[2].1 = seconds(at(&start) + SignedDuration::from_mins(7));
    send(&maria, &action, &page, &left)
        .await
        .must_have("was taken");
    left[2].1 = String::new();
    let page = send(&maria, &action, &page, &left).await;
    page.must_have("1 of 2, every week");
    assert_eq!(coming(&maria).await.len(), 2);
    let none: Vec<_> = mine
        .iter()
        .map(|(name, _)| (name.clone(), String::new()))
        .collect();
    let page = look(&maria, &room, &weeks_after(&start, 5), "1", "3").await;
    send(&maria, &action, &page, &none).await.must_be(422);
}

async fn two_who_book_series_at_once_have_no_time_twice(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::paired(&house, "Kim Other", &tara).await;
    let (room, kims) = (maria.private().await, kim.private().await);
    let start = walks::free_times(&maria, &room).await[2].clone();
    // Kim begins a week later: some of the times are both theirs.
    let hers = look(&maria, &room, &start, "1", "4").await;
    let other = look(&kim, &kims, &weeks_after(&start, 1), "1", "4").await;
    let (mine, theirs) = (picks(&hers), picks(&other));
    let (one, two) = (format!("{room}/series"), format!("{kims}/series"));
    let (first, second) = tokio::join!(
        send(&maria, &one, &hers, &mine),
        send(&kim, &two, &other, &theirs)
    );
    let booked = [&first, &second].map(|page| page.has("They are booked, all of them."));
    assert_ne!(
        booked[0], booked[1],
        "one of them has all, the other nothing"
    );
    let (has, has_not) = match booked[0] {
        true => (&maria, &kim),
        false => (&kim, &maria),
    };
    assert_eq!(coming(has).await.len(), 4);
    assert!(coming(has_not).await.is_empty());
    assert_eq!(coming(&tara).await.len(), 4);
}

async fn one_and_all_after_it_are_moved_and_cancelled_and_each_is_late_by_itself(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let start = walks::free_times(&maria, &room).await[2].clone();
    let page = look(&maria, &room, &start, "1", "4").await;
    let action = format!("{room}/series");
    send(&maria, &action, &page, &picks(&page))
        .await
        .must_be(200);
    let all = coming(&maria).await;
    let second = &all[1];

    // From the second on, a week later: into where the next one was.
    let action = format!("{second}/move-rest");
    let page = maria.browser.open(&format!("{action}?week=3")).await;
    page.must_have("When is the first of them now?");
    let to = weeks_after(&start, 2);
    assert!(
        page.values("start").contains(&to),
        "its own times are in nobody's way"
    );
    let page = maria.browser.post(&action, &[("start", &to)]).await;
    page.must_have("All of them can be");
    let page = send(&maria, &action, &page, &picks(&page)).await;
    page.must_have("They are moved, all of them.");
    let zone = zone();
    let words = |start: &str| {
        let local = local(at(start), &zone);
        format!("{}, {}", long_day(local.date), local.time)
    };
    for (path, weeks) in all.iter().zip([0, 2, 3, 4]) {
        let page = maria.browser.open(path).await;
        page.must_have(&words(&weeks_after(&start, weeks)));
    }

    // A day before the second: it is late, those after it are not.
    let near = at(&to) - SignedDuration::from_hours(5);
    house.wait(near.duration_since(house.service.clock.now()));
    for person in [&tara, &maria] {
        person.signs_in(&house).await;
    }
    let cancel = format!("{second}/cancel");
    let page = maria.browser.submit(&cancel, &[("rest", "yes")]).await;
    page.must_have("Nothing is cancelled yet.");
    let told = [("rest", "yes"), ("late", "yes")];
    let page = maria.browser.submit(&cancel, &told).await;
    page.must_have("This one and all after it are cancelled.");
    assert!(coming(&maria).await.is_empty());
    tara.browser.open(second).await.must_have("Cancelled late");
    let third = tara.browser.open(&all[2]).await;
    third.must_have("Cancelled");
    assert!(!third.has("Cancelled late"));
}

async fn a_series_is_no_longer_than_a_year_and_nobody_elses(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::paired(&house, "Kim Other", &tara).await;
    let room = maria.private().await;
    let start = walks::free_times(&maria, &room).await[2].clone();
    for (every, times) in [("4", "26"), ("1", "27"), ("1", "1"), ("2", "many")] {
        look(&maria, &room, &start, every, times).await.must_be(422);
    }
    look(&kim, &room, &start, "1", "3").await.must_be(404);
    for start in [
        "soon",
        "0",
        "99999999999",
        "-377705023201",
        &weeks_after(&start, 14),
    ] {
        look(&maria, &room, start, "1", "3").await.must_be(400);
    }
    // Nothing is booked for the day the world ends, whatever a form says.
    let page = look(&maria, &room, &start, "1", "3").await;
    let mut far = picks(&page);
    far[2].1 = "253402207200".to_owned();
    let page = send(&maria, &format!("{room}/series"), &page, &far).await;
    page.must_have("was taken a moment ago");
    let page = look(&tara, &room, &start, "1", "2").await;
    let page = send(&tara, &format!("{room}/series"), &page, &picks(&page)).await;
    let session = page.path.split('?').next().expect("a path").to_owned();
    for path in ["move-rest", "cancel"] {
        let path = format!("{session}/{path}");
        let fields = [("rest", "yes"), ("start", &*start)];
        kim.browser.post(&path, &fields).await.must_be(404);
    }
    // Where the work ends, so does a series.
    assert_eq!(coming(&maria).await.len(), 2);
}
