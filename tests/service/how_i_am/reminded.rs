//! Reminders, for whoever asked for them.

use jiff::SignedDuration;
use securebase::sweep::sweep;

use super::{choose, couple, write};
use crate::support::walks::{self, Person};
use crate::support::{Couple, Place};

on_each_store!(
    whoever_asked_is_reminded_by_day_and_nobody_else,
    reminders_stop_by_themselves_and_begin_again_with_a_day,
    the_first_page_leads_here_only_for_whoever_chose_so,
);

const WORDS: &str = "You asked to be reminded.";

/// So many hours go by, swept each: how many reminders came by then.
async fn hours_pass(c: &Couple, client: &Person, hours: i64) -> usize {
    for _ in 0..hours {
        c.house.wait(SignedDuration::from_hours(1));
        sweep(&c.house.service).await.expect("sweeps");
    }
    walks::send_mail(&c.house).await;
    c.admin.signs_in(&c.house).await;
    let mails = walks::mails_to(&c.house, &c.admin, client).await;
    mails.iter().filter(|mail| mail.contains(WORDS)).count()
}

const DAILY: [(&str, &str); 2] = [("often", "day"), ("remind", "evening")];

async fn whoever_asked_is_reminded_by_day_and_nobody_else(place: Place) {
    // It is ten in the morning.
    let c = couple(place).await;
    choose(&c.maria, &DAILY).await;
    assert_eq!(hours_pass(&c, &c.maria, 7).await, 0, "not before six");
    assert_eq!(hours_pass(&c, &c.maria, 2).await, 1);
    assert_eq!(hours_pass(&c, &c.maria, 16).await, 1, "none at night");
    c.maria.signs_in(&c.house).await;
    write(&c.maria, "3", "", &[]).await;
    assert_eq!(hours_pass(&c, &c.maria, 10).await, 1, "she wrote today");
    assert_eq!(hours_pass(&c, &c.maria, 24).await, 2);
    assert_eq!(hours_pass(&c, &c.jo, 1).await, 0, "he did not ask");
    let mails = walks::mails_to(&c.house, &c.admin, &c.maria).await;
    let mail = mails.iter().find(|mail| mail.contains(WORDS));
    let mail = mail.expect("a mail");
    for word in ["day", "mood", "partner", "Maria"] {
        let body = mail.split_once("Hello").expect("a text").1;
        assert!(!body.contains(word), "{word}");
    }
    c.maria.signs_in(&c.house).await;
    choose(&c.maria, &[("often", "day"), ("remind", "no")]).await;
    assert_eq!(hours_pass(&c, &c.maria, 48).await, 2);
}

async fn reminders_stop_by_themselves_and_begin_again_with_a_day(place: Place) {
    let c = couple(place).await;
    choose(&c.maria, &DAILY).await;
    assert_eq!(hours_pass(&c, &c.maria, 9 * 24).await, 5);
    c.maria.signs_in(&c.house).await;
    let page = c.maria.browser.open("/how-i-am/choices").await;
    page.must_have("Your reminders stopped");
    write(&c.maria, "3", "", &[]).await;
    assert_eq!(hours_pass(&c, &c.maria, 2 * 24).await, 6);
    let page = c
        .maria
        .browser
        .post("/how-i-am/choices", &[("remind", "evening")])
        .await;
    page.must_be(422);
    page.must_have("please choose once a day or once a week");
}

async fn the_first_page_leads_here_only_for_whoever_chose_so(place: Place) {
    let c = couple(place).await;
    const CARD: &str = "Half a minute for yourself?";
    assert!(!c.maria.browser.open("/home").await.has(CARD));
    choose(&c.maria, &[("often", "week"), ("weekday", "0")]).await;
    c.maria.browser.open("/home").await.must_have(CARD);
    assert!(!c.jo.browser.open("/home").await.has(CARD));
    write(&c.maria, "3", "", &[]).await;
    assert!(!c.maria.browser.open("/home").await.has(CARD));
    super::days_pass(&c.house, 7, &[&c.maria]).await;
    c.maria.browser.open("/home").await.must_have(CARD);
}
