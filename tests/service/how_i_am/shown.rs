//! What a therapist and a partner see of it.

use super::{choose, couple, days_pass, write};
use crate::support::walks::{self, Person};
use crate::support::{Couple, Page, Place};

on_each_store!(
    a_therapist_sees_what_was_chosen_and_no_more_once_it_is_taken_back,
    a_partner_sees_weeks_that_are_over_of_what_both_show,
    whoever_shows_nothing_looks_like_whoever_wrote_nothing,
    what_is_taken_back_is_gone_and_what_is_stopped_stays,
    a_closed_joint_space_shows_nothing_and_takes_nothing_in,
    what_is_in_the_joint_space_is_no_day_and_no_line,
);

const ALL: [(&str, &str); 4] = [
    ("partner", "these"),
    ("items", "mood"),
    ("items", "closeness"),
    ("items", "conflict"),
];

/// What a client sees of the two.
async fn together(client: &Person) -> Page {
    client.browser.open("/how-i-am/together").await
}

async fn a_therapist_sees_what_was_chosen_and_no_more_once_it_is_taken_back(place: Place) {
    let c = couple(place).await;
    write(&c.maria, "2", "The heron is back", &[]).await;
    let case = format!("{}/how-i-am", walks::case_of(&c.tara, &c.maria).await);
    choose(&c.maria, &[("therapist", "steps")]).await;
    let seen = c.tara.browser.open(&case).await;
    seen.must_have(">Low</td>");
    assert!(!seen.has("heron"));
    let log = c.maria.browser.open("/account/seen").await;
    log.must_have("looked at your days, as far as they are shown");
    days_pass(&c.house, 1, &[&c.maria, &c.tara]).await;
    choose(&c.maria, &[("therapist", "lines")]).await;
    write(&c.maria, "5", "Two herons", &[]).await;
    let seen = c.tara.browser.open(&case).await;
    seen.must_have("The heron is back");
    seen.must_have("Two herons");
    days_pass(&c.house, 1, &[&c.maria, &c.tara]).await;
    write(&c.maria, "1", "Nobody must know", &[("keep", "yes")]).await;
    assert!(!c.tara.browser.open(&case).await.has("Nobody must know"));
    choose(&c.maria, &[("therapist", "nothing")]).await;
    let seen = c.tara.browser.open(&case).await;
    seen.must_have("Nothing is shown to you.");
    assert!(!seen.has("heron"));
}

async fn a_partner_sees_weeks_that_are_over_of_what_both_show(place: Place) {
    let c = couple(place).await;
    write(&c.maria, "1", "Before it was shown", &[]).await;
    days_pass(&c.house, 1, &[&c.maria, &c.jo]).await;
    choose(&c.maria, &ALL).await;
    choose(&c.jo, &ALL[..2]).await;
    write(&c.maria, "5", "For me alone", &[("conflict", "4")]).await;
    write(&c.jo, "3", "For him alone", &[("conflict", "4")]).await;
    together(&c.jo).await.must_have("There is no picture now");
    days_pass(&c.house, 6, &[&c.maria, &c.jo]).await;
    for (client, mood) in [(&c.maria, "2"), (&c.jo, "1")] {
        write(client, mood, "Another week", &[]).await;
    }
    for (client, other) in [(&c.jo, &c.maria), (&c.maria, &c.jo)] {
        let seen = together(client).await;
        seen.must_have(&format!("Mood: {}", other.name));
        seen.must_have("Week of 2 March 2026");
        seen.must_have(">Very good</td>");
        seen.must_have(">In between</td>");
        for hidden in ["Very low", "Low", "Quite a bit"] {
            let cell = format!(">{hidden}</td>");
            assert!(!seen.has(&cell), "{hidden} to {}", client.name);
        }
        assert!(!seen.has("Conflict:"), "one of the two does not show it");
        for hidden in ["alone", "Another week", "9 March"] {
            assert!(!seen.has(hidden), "{hidden} to {}", client.name);
        }
    }
    let log = c.maria.browser.open("/account/seen").await;
    log.must_have("looked at your days, as far as they are shown");
}

/// The page of the two, where there is nothing to see.
async fn seen_by_jo(c: &Couple) -> String {
    let seen = together(&c.jo).await;
    seen.must_have("There is no picture now");
    seen.body
}

async fn whoever_shows_nothing_looks_like_whoever_wrote_nothing(place: Place) {
    let c = couple(place).await;
    choose(&c.jo, &ALL[..2]).await;
    write(&c.jo, "3", "", &[]).await;
    days_pass(&c.house, 7, &[&c.maria, &c.jo]).await;
    write(&c.jo, "4", "", &[]).await;
    let before = seen_by_jo(&c).await;
    write(&c.maria, "1", "I show nothing", &[]).await;
    assert_eq!(seen_by_jo(&c).await, before, "she shows nothing");
    choose(&c.maria, &ALL).await;
    assert_eq!(
        seen_by_jo(&c).await,
        before,
        "she shows, and wrote nothing since"
    );
    days_pass(&c.house, 1, &[&c.maria, &c.jo]).await;
    write(&c.maria, "2", "", &[("keep", "yes")]).await;
    days_pass(&c.house, 7, &[&c.maria, &c.jo]).await;
    write(&c.maria, "2", "", &[("keep", "yes")]).await;
    assert_eq!(seen_by_jo(&c).await, before, "she keeps each day");
    let closeness = [("partner", "these"), ("items", "closeness")];
    choose(&c.maria, &closeness).await;
    for _ in 0..2 {
        write(&c.maria, "2", "", &[("closeness", "1")]).await;
        days_pass(&c.house, 7, &[&c.maria, &c.jo]).await;
    }
    assert_eq!(seen_by_jo(&c).await, before, "she shows what he does not");
    let log = c.jo.browser.open("/account/seen").await;
    assert!(!log.has("who sees how things are"));
}

/// Both show all, and wrote in a week that is over.
async fn shown(c: &Couple) {
    for client in [&c.maria, &c.jo] {
        choose(client, &ALL).await;
        write(client, "5", "", &[]).await;
    }
    next_week(c).await;
    together(&c.jo).await.must_have("Week of 2 March 2026");
}

async fn next_week(c: &Couple) {
    days_pass(&c.house, 7, &[&c.maria, &c.jo]).await;
    for client in [&c.maria, &c.jo] {
        write(client, "2", "", &[]).await;
    }
}

async fn what_is_taken_back_is_gone_and_what_is_stopped_stays(place: Place) {
    let c = couple(place).await;
    shown(&c).await;
    choose(&c.maria, &[("partner", "nothing-new")]).await;
    next_week(&c).await;
    let seen = together(&c.jo).await;
    seen.must_have("Week of 2 March 2026");
    assert!(seen.has("Week of 9 March 2026"), "his own");
    assert_eq!(seen.body.matches(">Very good</td>").count(), 2, "as it was");
    // Whoever shows nothing new sees nothing, either.
    let page = together(&c.maria).await;
    assert_eq!(page.path, "/how-i-am");
    // Begun again it is one course, without the days between.
    choose(&c.maria, &ALL).await;
    next_week(&c).await;
    let seen = together(&c.jo).await;
    seen.must_have("Week of 2 March 2026");
    choose(&c.maria, &[("partner", "nothing")]).await;
    together(&c.jo).await.must_have("There is no picture now");
    // Taken back, what was shown before does not come again.
    choose(&c.maria, &ALL).await;
    next_week(&c).await;
    next_week(&c).await;
    let seen = together(&c.jo).await;
    seen.must_have("Mood: Maria Lopez");
    assert_eq!(
        seen.body.matches(">Very good</td>").count(),
        1,
        "his own alone"
    );
}

async fn a_closed_joint_space_shows_nothing_and_takes_nothing_in(place: Place) {
    let c = couple(place).await;
    shown(&c).await;
    c.maria.browser.submit("/partner/pause", &[]).await;
    for client in [&c.maria, &c.jo] {
        let page = together(client).await;
        assert_eq!(page.path, "/how-i-am");
    }
    days_pass(&c.house, 7, &[&c.maria, &c.jo]).await;
    // Of the pause nothing is shown, not afterwards either.
    write(&c.maria, "1", "", &[]).await;
    c.maria.browser.submit("/partner/go-on", &[]).await;
    next_week(&c).await;
    let seen = together(&c.jo).await;
    seen.must_have("Week of 2 March 2026");
    assert!(!seen.has(">Very low</td>"));
    // It can be taken back while the space is closed.
    c.jo.browser.submit("/partner/pause", &[]).await;
    let page = c.maria.browser.open("/how-i-am/choices").await;
    page.must_have("Takes back all that was shown");
    assert!(!page.has("value=\"these\""));
    choose(&c.maria, &[("partner", "nothing")]).await;
    let mut conn = c.house.service.db.read().await.expect("the store");
    let sql = "select count(*) from how_i_am_shares";
    let left = sqlx::query_scalar::<_, i64>(sql).fetch_one(&mut *conn);
    assert_eq!(left.await.expect("a count"), 1, "Jo’s alone");
}

async fn what_is_in_the_joint_space_is_no_day_and_no_line(place: Place) {
    let c = couple(place).await;
    choose(&c.maria, &ALL).await;
    let stored = async || {
        let mut conn = c.house.service.db.read().await.expect("the store");
        let sql = "select sealed from how_i_am_shares";
        let sealed = sqlx::query_scalar::<_, Vec<u8>>(sql).fetch_one(&mut *conn);
        sealed.await.expect("a share").len()
    };
    let before = stored().await;
    write(&c.maria, "3", &"A long line ".repeat(20), &[]).await;
    assert_eq!(stored().await, before, "its length tells nothing");
}
