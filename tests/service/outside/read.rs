//! What is read, what is kept of it, and what it does to a booking.

use sqlx::Row;

use super::elsewhere::{Elsewhere, SECRET, add, event, pass, practice, press};
use crate::support::walks::{self, Person};
use crate::support::{House, Place, logged};

on_each_store!(
    nobody_is_booked_when_the_therapist_is_busy_elsewhere,
    only_times_are_kept_and_only_its_owner_sees_even_that_there_are_any,
    an_appointment_that_comes_to_clash_is_marked_for_the_therapist_alone,
    what_was_booked_here_is_not_busy_twice,
    it_is_read_by_itself_and_old_times_count_for_a_week,
);

async fn is_offered(maria: &Person, room: &str, start: &str) -> bool {
    let times = walks::free_times(maria, room).await;
    times.iter().any(|time| time == start)
}

async fn nobody_is_booked_when_the_therapist_is_busy_elsewhere(place: Place) {
    let elsewhere = Elsewhere::start().await;
    let (_house, [_, tara, maria]) = practice(place, &elsewhere).await;
    let room = maria.private().await;
    let before = walks::free_times(&maria, &room).await;
    let start = before[4].clone();
    elsewhere.has(&[event("1", start.parse().expect("a time"))]);
    let page = add(&tara, &elsewhere.address()).await;
    page.must_have("It was read.");
    page.must_have("127.0.0.1");
    let after = walks::free_times(&maria, &room).await;
    // An hour, and 50 minutes that would reach into it.
    assert!(!after.contains(&start) && after.contains(&before[0]));
    assert!(after.len() < before.len());
    let fields = [("start", &*start)];
    let book = format!("{room}/book?week=1");
    let page = maria.browser.submit(&book, &fields).await;
    page.must_have("Nothing was booked");

    press(&tara, "/calendars/switch", &[("on", "no")]).await;
    assert_eq!(walks::free_times(&maria, &room).await, before);
    let page = press(&tara, "/calendars/switch", &[("on", "yes")]).await;
    page.must_have("It was read.");
    assert!(!is_offered(&maria, &room, &start).await);
    press(&tara, "/calendars/remove", &[])
        .await
        .must_have("It is gone");
    assert_eq!(walks::free_times(&maria, &room).await, before);
    let seen = tara.browser.open("/account/seen?all=yes").await;
    seen.must_have("had the busy times of another calendar of their own read");
    seen.must_have("took another calendar of their own away");
}

/// All that the table of calendars holds, as bytes.
async fn stored(house: &House) -> Vec<u8> {
    let mut conn = house.service.db.read().await.expect("reads");
    let rows = sqlx::query("select sealed, spans from outside_calendars")
        .fetch_all(&mut *conn)
        .await
        .expect("rows");
    let bytes = rows
        .iter()
        .flat_map(|row| [row.get::<Vec<u8>, _>(0), row.get::<Vec<u8>, _>(1)]);
    bytes.flatten().collect()
}

async fn only_times_are_kept_and_only_its_owner_sees_even_that_there_are_any(place: Place) {
    let elsewhere = Elsewhere::start().await;
    let (house, [admin, tara, maria]) = practice(place, &elsewhere).await;
    let start = walks::free_times(&maria, &maria.private().await).await[4].clone();
    elsewhere.has(&[event("1", start.parse().expect("a time"))]);
    add(&tara, &elsewhere.address()).await.must_be(200);
    let length = stored(&house).await.len();
    let shown = tara.browser.open("/calendars").await;
    assert!(!shown.has("private-1f2e3d4c") && !shown.has(SECRET));
    for secret in [SECRET, "private-1f2e3d4c", "127.0.0.1"] {
        let bytes = stored(&house).await;
        let found = bytes
            .windows(secret.len())
            .any(|bytes| bytes == secret.as_bytes());
        assert!(!found, "{secret} is stored");
    }
    for secret in [SECRET, "private-1f2e3d4c"] {
        let log = logged();
        let found = log
            .windows(secret.len())
            .any(|bytes| bytes == secret.as_bytes());
        assert!(!found, "{secret} is logged");
    }
    // How much there is cannot be told by the length.
    elsewhere.has(&[]);
    press(&tara, "/calendars/read", &[]).await.must_be(200);
    assert_eq!(stored(&house).await.len(), length);

    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let id = tara.browser.open("/calendars").await.value("calendar");
    let fields = [("calendar", &*id), ("on", "no")];
    for other in [&noor, &maria, &admin] {
        for path in ["/calendars/read", "/calendars/switch", "/calendars/remove"] {
            other.browser.post(path, &fields).await.must_be(404);
        }
    }
    assert!(!noor.browser.open("/calendars").await.has("127.0.0.1"));
    for other in [&maria, &admin] {
        other.browser.get("/calendars").await.must_be(404);
    }
}

async fn an_appointment_that_comes_to_clash_is_marked_for_the_therapist_alone(place: Place) {
    let elsewhere = Elsewhere::start().await;
    let (_house, [_, tara, maria]) = practice(place, &elsewhere).await;
    let room = maria.private().await;
    let start = walks::free_times(&maria, &room).await[4].clone();
    let page = walks::book(&maria, &room, &start).await;
    let path = page.path.split('?').next().expect("a path").to_owned();
    add(&tara, &elsewhere.address()).await.must_be(200);
    assert!(
        !tara
            .browser
            .open("/appointments")
            .await
            .has("Busy elsewhere")
    );
    elsewhere.has(&[event("1", start.parse().expect("a time"))]);
    press(&tara, "/calendars/read", &[]).await.must_be(200);
    let list = tara.browser.open("/appointments").await;
    list.must_have("Busy elsewhere");
    let page = tara.browser.open(&path).await;
    page.must_have("You are busy elsewhere then");
    for page in [
        maria.browser.open(&path).await,
        maria.browser.open("/appointments").await,
        maria.browser.open("/home").await,
    ] {
        assert!(!page.has("usy elsewhere"), "{}", page.path);
    }
    let ask = format!("{path}/ask-to-move");
    tara.browser.submit(&ask, &[]).await;
    maria
        .browser
        .open(&path)
        .await
        .must_have("Your therapist asks to move it");
    let later = walks::free_times(&maria, &room).await[9].clone();
    let path = format!("{path}/move?week=1");
    let page = maria.browser.submit(&path, &[("start", &*later)]).await;
    page.must_have("It is moved.");
    assert!(
        !tara
            .browser
            .open("/appointments")
            .await
            .has("Busy elsewhere")
    );
}

async fn what_was_booked_here_is_not_busy_twice(place: Place) {
    let elsewhere = Elsewhere::start().await;
    let (house, [_, tara, maria]) = practice(place, &elsewhere).await;
    let room = maria.private().await;
    let start = walks::free_times(&maria, &room).await[4].clone();
    let page = walks::book(&maria, &room, &start).await;
    let path = page.path.split('?').next().expect("a path").to_owned();
    let entry = tara
        .browser
        .open(&format!("{path}/appointment.ics"))
        .await
        .body;
    let event = format!(
        "BEGIN:VEVENT{}END:VEVENT\r\n",
        entry
            .split_once("BEGIN:VEVENT")
            .and_then(|(_, rest)| rest.split_once("END:VEVENT"))
            .expect("an event")
            .0
    );
    elsewhere.has(&[event]);
    add(&tara, &elsewhere.address())
        .await
        .must_have("It was read.");
    assert!(
        !tara
            .browser
            .open("/appointments")
            .await
            .has("Busy elsewhere")
    );
    // Once it is moved away, its time is free, though the other calendar still has it.
    let later = walks::free_times(&maria, &room).await[9].clone();
    let to = format!("{path}/move?week=1");
    maria.browser.submit(&to, &[("start", &*later)]).await;
    assert!(is_offered(&maria, &room, &start).await);
    drop(house);
}

async fn it_is_read_by_itself_and_old_times_count_for_a_week(place: Place) {
    let elsewhere = Elsewhere::start().await;
    let (house, [admin, tara, maria]) = practice(place, &elsewhere).await;
    let room = maria.private().await;
    add(&tara, &elsewhere.address()).await.must_be(200);
    let asked = elsewhere.asked();
    // A time more than a week ahead, which the two read as it comes nearer.
    let page = maria.browser.open(&format!("{room}/book?week=2")).await;
    let start = page.values("start")[4].clone();
    let offered = async || {
        let mut found = false;
        for week in 0..4 {
            let page = maria
                .browser
                .open(&format!("{room}/book?week={week}"))
                .await;
            found |= page.values("start").contains(&start);
        }
        found
    };
    assert!(offered().await);
    elsewhere.has(&[event("1", start.parse().expect("a time"))]);
    pass(&house, 1).await;
    assert!(elsewhere.asked() > asked);
    assert!(!offered().await);

    let told = async || {
        let mails = walks::mails_to(&house, &admin, &tara).await;
        mails
            .iter()
            .filter(|mail| mail.contains("/calendars"))
            .count()
    };
    elsewhere.fails(500);
    pass(&house, 2).await;
    let page = tara.browser.open("/calendars").await;
    page.must_have("It answered with an error of its own.");
    page.must_have("What was read before counts until");
    assert!(!offered().await);
    pass(&house, 25).await;
    for person in [&tara, &maria] {
        person.signs_in(&house).await;
    }
    assert_eq!(told().await, 1);
    pass(&house, 24 * 5).await;
    for person in [&tara, &maria] {
        person.signs_in(&house).await;
    }
    assert!(!offered().await);
    pass(&house, 24).await;
    for person in [&tara, &maria] {
        person.signs_in(&house).await;
    }
    assert!(offered().await);
    let page = tara.browser.open("/calendars").await;
    page.must_have("does not count any more");
    // Told once, not each time.
    assert_eq!(told().await, 1);
    // It comes back by itself.
    elsewhere.has(&[event("1", start.parse().expect("a time"))]);
    pass(&house, 1).await;
    assert!(!offered().await);
    assert!(!tara.browser.open("/calendars").await.has("Cannot be read"));
}
