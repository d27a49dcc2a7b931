//! Where people meet: appointments, live sessions, time away, calendars elsewhere; each page in English and
//! in Spanish.

use jiff::SignedDuration;

use super::{choose, must_differ};
use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Page, Place};

on_each_store!(
    no_word_of_appointments_stays_english,
    no_word_of_a_session_stays_english,
    no_word_of_time_away_stays_english,
    an_entry_of_a_calendar_is_in_its_owners_language,
);

type Fields<'a> = &'a [(&'a str, &'a str)];

/// A page, as it is opened; or what a form leads to that is not taken.
async fn ask(browser: &Browser, path: &str, fields: Option<Fields<'_>>) -> Page {
    match fields {
        Some(fields) => browser.post(path, fields).await,
        None => browser.open(path).await,
    }
}

/// Opens these pages as somebody, in English and in Spanish.
async fn must_be_in_both(house: &House, who: &Person, pages: &[(&str, Option<Fields<'_>>)]) {
    let mut english = Vec::new();
    for (path, fields) in pages {
        english.push(ask(&who.browser, path, *fields).await);
    }
    choose(&who.browser, house, "es", "/help").await;
    for ((path, fields), model) in pages.iter().zip(&english) {
        must_differ(model, &ask(&who.browser, path, *fields).await);
    }
    choose(&who.browser, house, "en", "/help").await;
}

async fn practice(place: Place) -> (House, [Person; 3]) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    (house, [admin, tara, maria])
}

async fn no_word_of_appointments_stays_english(place: Place) {
    let (house, [_, tara, maria]) = practice(place).await;
    let room = maria.private().await;
    let (book, series) = (format!("{room}/book"), format!("{room}/series"));
    // Nothing is there yet.
    must_be_in_both(&house, &maria, &[("/appointments", None)]).await;
    let start = walks::free_times(&maria, &room).await[2].clone();
    let taken = walks::free_times(&maria, &room).await[4].clone();
    walks::book(&maria, &room, &taken).await.must_be(200);
    let many = [("start", &*start), ("every", "2"), ("times", "99")];
    let three = [("start", &*start), ("every", "2"), ("times", "3")];
    let gone = [("start", &*taken)];
    let nothing = [
        ("start", &*start),
        ("every", "1"),
        ("times", "2"),
        ("go", "book"),
    ];
    must_be_in_both(
        &house,
        &maria,
        &[
            (&format!("{book}?week=1"), None),
            (&format!("{book}?order=even"), None),
            (&format!("{book}?week=11"), None),
            (&format!("{book}?week=1"), Some(&gone)),
            (&series, None),
            (&series, Some(&three)),
            (&series, Some(&many)),
            (&series, Some(&nothing)),
        ],
    )
    .await;
    let page = maria.browser.post(&series, &three).await;
    let fields: Vec<(&str, String)> = ["start", "every", "times", "pick-0", "pick-1", "pick-2"]
        .map(|name| (name, page.values(name).pop().expect("a field")))
        .into();
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, &**v)).collect();
    fields.push(("go", "book"));
    let page = maria.browser.submit(&series, &fields).await;
    page.must_have("They are booked, all of them.");
    let one = page.path.split('?').next().expect("a path").to_owned();
    let move_rest = format!("{one}/move-rest");
    for who in [&maria, &tara] {
        must_be_in_both(
            &house,
            who,
            &[
                ("/appointments?said=booked", None),
                ("/appointments?said=asked", None),
                (&format!("{one}?said=booked-all"), None),
                (&format!("{one}/move"), None),
                (&move_rest, None),
                (&move_rest, Some(&[("start", &*start)])),
            ],
        )
        .await;
    }
    tara.browser
        .submit(&format!("{one}/ask-to-move"), &[])
        .await;
    for who in [&maria, &tara] {
        must_be_in_both(&house, who, &[(&one, None)]).await;
    }
    maria.browser.submit(&format!("{one}/cancel"), &[]).await;
    must_be_in_both(&house, &maria, &[("/appointments", None), (&one, None)]).await;
}

async fn no_word_of_a_session_stays_english(place: Place) {
    let (house, [_, tara, maria]) = practice(place).await;
    let room = maria.private().await;
    let one = walks::session(&house, &maria, &room).await;
    let door = format!("{one}/session");
    walks::sign(&maria, "telehealth").await;
    for who in [&maria, &tara] {
        must_be_in_both(&house, who, &[(&one, None), ("/live/check", None)]).await;
    }
    must_be_in_both(&house, &maria, &[(&door, None), (&door, Some(&[]))]).await;
    let guests = format!("{one}/guests");
    must_be_in_both(&house, &tara, &[(&door, None), (&guests, Some(&[]))]).await;
    let told = [
        ("freely", "no"),
        ("place", "DE"),
        ("emergency", "Maria Lopez"),
    ];
    walks::arrive(&maria, &one, &told).await;
    let call = format!("{one}/call");
    for who in [&maria, &tara] {
        must_be_in_both(&house, who, &[(&call, None)]).await;
    }
    let link = walks::bring_in(&tara, &one, "Ana Ruiz", "interpreter").await;
    must_be_in_both(&house, &tara, &[(&door, None)]).await;
    must_be_in_both(&house, &maria, &[(&door, None)]).await;

    let guest = ["en", "es"].map(|_| Browser::new(&house));
    for (browser, language) in guest.iter().zip(["en", "es"]) {
        choose(browser, &house, language, "/").await;
    }
    let [english, spanish] = guest;
    for (path, fields) in [
        (link.clone(), None),
        (link.clone(), Some([("agree", "")].as_slice())),
        (link.clone(), Some([("agree", "yes")].as_slice())),
        (format!("{link}/call"), None),
        ("/guest/thanks".to_owned(), None),
    ] {
        let model = ask(&english, &path, fields).await;
        must_differ(&model, &ask(&spanish, &path, fields).await);
    }

    // After it, and when somebody did not come.
    house.wait(SignedDuration::from_hours(2));
    for person in [&tara, &maria] {
        person.signs_in(&house).await;
    }
    let case = walks::case_of(&tara, &maria).await;
    let client = case.trim_start_matches("/caseload/");
    let fields = [("client", client), ("absent", "yes")];
    tara.browser.submit(&format!("{one}/absent"), &fields).await;
    for who in [&maria, &tara] {
        must_be_in_both(&house, who, &[(&one, None), ("/appointments", None)]).await;
    }
}

async fn no_word_of_time_away_stays_english(place: Place) {
    let (house, [admin, tara, maria]) = practice(place).await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let room = maria.private().await;
    let start = walks::free_times(&maria, &room).await[2].clone();
    walks::book(&maria, &room, &start).await.must_be(200);
    let days = [0, 20].map(|days| {
        let at = house.service.clock.now() + SignedDuration::from_hours(24 * days);
        at.strftime("%Y-%m-%d").to_string()
    });
    let page = tara.browser.open("/away").await;
    let options = page.all_between("<option value=\"", "</option>");
    let cover = options
        .iter()
        .find_map(|option| option.strip_suffix("\">Noor Therapist"))
        .expect("in the list")
        .to_owned();
    let wrong = [("first", "2020-01-01"), ("last", "2020-01-02")];
    must_be_in_both(
        &house,
        &tara,
        &[
            ("/away", None),
            ("/away", Some(&[])),
            ("/away", Some(&wrong)),
            ("/appointments/away", None),
            ("/calendars", None),
            ("/calendars", Some(&[("kind", "caldav")])),
            (
                "/calendars",
                Some(&[("kind", "file"), ("address", "ftp://a.example/")]),
            ),
        ],
    )
    .await;
    let planned = [
        ("first", &*days[0]),
        ("last", &*days[1]),
        ("cover", &*cover),
    ];
    tara.browser.submit("/away", &planned).await;
    let pages: &[(&str, Option<Fields<'_>>)] =
        &[("/away?said=planned", None), ("/appointments/away", None)];
    must_be_in_both(&house, &tara, pages).await;
    must_be_in_both(&house, &noor, &[("/away", None)]).await;
    let leave = noor.browser.open("/away").await.value("leave");
    let yes = [("leave", &*leave), ("answer", "yes")];
    noor.browser.submit("/away/answer", &yes).await;
    must_be_in_both(&house, &tara, &[("/away", None)]).await;
    let stand_in: &[(&str, Option<Fields<'_>>)] = &[("/stand-in", None)];
    must_be_in_both(&house, &maria, stand_in).await;
    let space = room.trim_start_matches("/rooms/");
    let fields = [("space", space)];
    maria.browser.submit("/stand-in/let-in", &fields).await;
    must_be_in_both(&house, &maria, &[("/stand-in?said=in", None)]).await;
    must_be_in_both(&house, &noor, &[("/away?said=answered", None)]).await;
}

/// Whoever asks for it, and whoever books: a mailbox and a calendar are their owner's.
async fn an_entry_of_a_calendar_is_in_its_owners_language(place: Place) {
    let (house, [_, tara, maria]) = practice(place).await;
    let room = maria.private().await;
    let start = walks::free_times(&maria, &room).await[2].clone();
    let booked = walks::book(&maria, &room, &start).await;
    let one = booked.path.split('?').next().expect("a path").to_owned();
    choose(&maria.browser, &house, "es", "/help").await;
    let page = maria.browser.submit("/appointments/feed", &[]).await;
    page.must_have("la palabra “Cita”");
    let feed = page.between("/calendar/", ".ics");
    let read = Browser::new(&house)
        .open(&format!("/calendar/{feed}"))
        .await;
    read.must_have("SUMMARY:Cita\r\n");
    let file = format!("{one}/appointment.ics");
    let hers = maria.browser.open(&file).await;
    hers.must_have("SUMMARY:Cita\r\n");
    let theirs = tara.browser.open(&file).await;
    theirs.must_have("SUMMARY:Appointment\r\n");
}
