//! What two did together, in a copy for somebody else.

use super::Couple;
use super::releases::{answer, ask, files, make, somewhere};
use crate::support::Place;
use crate::support::walks::{self, Person};

on_each_store!(exercises_for_the_two_are_in_it_once_they_ended_and_nothing_of_one_alone);

/// What one wrote alone or was given alone, shown to their therapist or not.
const ALONE: [&str; 3] = ["Silverthatch", "Copperwhistle", "Amberfield"];

/// Says of this week's plan that it is done.
async fn did_it(client: &Person) {
    let plan = client.browser.open("/plan").await;
    let at = plan.between("action=\"/plan/", "\"");
    let done = [("answer", "done")];
    client.browser.submit(&format!("/plan/{at}"), &done).await;
}

async fn exercises_for_the_two_are_in_it_once_they_ended_and_nothing_of_one_alone(place: Place) {
    let c = Couple::begin(place).await;
    walks::at_home(&c.house, &c.tara, &c.maria).await;
    walks::session(&c.house, &c.maria, &c.joint).await;
    c.house.wait(jiff::SignedDuration::from_hours(1));
    for person in [&c.tara, &c.maria, &c.jo] {
        person.signs_in(&c.house).await;
    }
    let early = ask(&c.maria, &c.joint).await;
    let page = c.jo.browser.open(&early).await;
    page.must_have("exercises for the two together, and when and where sessions were");
    answer(&c.jo, &early, "yes").await.must_be(200);
    // What they write and answer after it was asked for is not in it.
    c.house.wait(jiff::SignedDuration::from_secs(2));
    let plan = c.jo.browser.open("/plan").await;
    let round = format!("/together/{}", plan.between("href=\"/together/", "\""));
    let fields = [("step", "2"), ("go", "write"), ("w-did", "Laterwort")];
    c.jo.browser.submit(&round, &fields).await;
    let fields = [("step", "2"), ("go", "end")];
    let page = c.jo.browser.submit(&round, &fields).await;
    page.must_have("This exercise is over");
    did_it(&c.jo).await;
    make(&c.maria, &early).await;
    let made = files(&c.maria, &early).await;
    assert!(somewhere(&made, "Dovetailing") && somewhere(&made, "Online, by video"));
    for words in ["Juniperlock", "Laterwort", "How it went"] {
        assert!(!somewhere(&made, words), "{words}");
    }

    let late = ask(&c.tara, &c.joint).await;
    for client in [&c.maria, &c.jo] {
        answer(client, &late, "yes").await.must_be(200);
    }
    make(&c.tara, &late).await;
    let later = files(&c.tara, &late).await;
    for words in [
        "(Maria Lopez)</dt><dd>Juniperlock",
        "(Jo Lopez)</dt><dd>Laterwort",
        "<dt>How it went</dt><dd>Done</dd>",
    ] {
        let page = String::from_utf8_lossy(&later["exercises.html"]);
        assert!(page.contains(words), "{words} in {page}");
    }
    for made in [&made, &later] {
        for words in ALONE {
            assert!(!somewhere(made, words), "{words}");
        }
    }
}
