//! What is not read, however it is asked for.

use super::elsewhere::{Elsewhere, add, practice};
use crate::support::Place;

on_each_store!(
    this_server_speaks_only_to_whom_it_may,
    there_are_five_at_most_and_so_many_readings_an_hour,
);

async fn this_server_speaks_only_to_whom_it_may(place: Place) {
    let elsewhere = Elsewhere::start().await;
    let stranger = Elsewhere::start().await;
    let (_house, [_, tara, _]) = practice(place, &elsewhere).await;
    for (address, words) in [
        (&*stranger.address(), "This address is not safe on its way"),
        ("", "Please give the address."),
        ("cal.ics", "This is not an address we can read."),
        ("file:///etc/passwd", "This is not an address we can read."),
        (
            "https://127.0.0.1:8443/",
            "This address names a port of its own.",
        ),
        (
            "https://jo:secret@cal.example/",
            "Please leave the name and password out",
        ),
    ] {
        let page = add(&tara, address).await;
        page.must_be(422);
        page.must_have(words);
        assert!(!page.has("Read it now"), "{address}");
    }
    // These are addresses, but not on the open internet.
    for address in [
        "https://127.0.0.1/appointments",
        "https://169.254.169.254/latest/meta-data/",
        "webcal://[::1]/cal.ics",
        "https://localhost/cal.ics",
    ] {
        let page = add(&tara, address).await;
        page.must_have("It could not be read just now.");
        page.must_have("This address is not on the open internet.");
        let id = page.value("calendar");
        let fields = [("calendar", &*id)];
        tara.browser.submit("/calendars/remove", &fields).await;
    }
    assert_eq!(stranger.asked(), 0);
    // A password is asked for, and never shown again.
    let fields = [
        ("kind", "caldav"),
        ("place", "https://cal.example:1/"),
        ("user", "jo"),
        ("password", "app-password-7"),
    ];
    let page = tara.browser.post("/calendars", &fields).await;
    page.must_be(422);
    assert!(page.has("value=\"jo\"") && !page.has("app-password-7"));
    let page = tara.browser.post("/calendars", &fields[..2]).await;
    page.must_have("Please give your user name there.");
}

async fn there_are_five_at_most_and_so_many_readings_an_hour(place: Place) {
    let elsewhere = Elsewhere::start().await;
    let (_house, [_, tara, _]) = practice(place, &elsewhere).await;
    for _ in 0..5 {
        add(&tara, &elsewhere.address())
            .await
            .must_have("It was read.");
    }
    let page = add(&tara, &elsewhere.address()).await;
    page.must_be(422);
    page.must_have("You have 5 already.");
    let id = page.value("calendar");
    let fields = [("calendar", &*id)];
    let mut refused = 0;
    for _ in 0..60 {
        let page = tara.browser.post("/calendars/read", &fields).await;
        refused += usize::from(page.status == 429);
    }
    assert!(refused > 0);
    assert!(elsewhere.asked() <= 60);
}
