//! What the practice learns of its list, on pages and on the command line: counts, and nobody alone.

use std::sync::Mutex;

use clap::Parser;
use jiff::SignedDuration;
use securebase::clock::Clock;
use securebase::settings::{Cli, Command};
use securebase::waiting;

use super::{Practice, offers_to};
use crate::support::{House, Place, walks};

on_each_store!(
    fewer_than_five_are_not_shown,
    what_is_compared_is_told_to_whoever_comes_onto_the_list,
    a_year_is_played_again_on_the_command_line,
);

const NAMES: [&str; 5] = ["Ana", "Ben", "Cleo", "Dora", "Eli"];

async fn fewer_than_five_are_not_shown(place: Place) {
    let practice = Practice::with_places(place, "0").await;
    for name in &NAMES[..4] {
        practice.waits(name).await;
    }
    practice.house.wait(SignedDuration::from_hours(24 * 8));
    let open = async || {
        practice
            .admin
            .browser
            .open("/practice/waiting/figures")
            .await
    };
    let four = open().await;
    assert_eq!(
        four.body
            .matches("There is not enough to show yet.")
            .count(),
        5
    );
    four.must_have("A typical wait is told once 20 people were matched");
    practice.waits(NAMES[4]).await;
    practice.house.wait(SignedDuration::from_hours(24 * 5));
    practice.admin.signs_in(&practice.house).await;
    // The week has not begun that all five waited through.
    practice.house.wait(SignedDuration::from_hours(24 * 7));
    let five = open().await;
    assert_eq!(
        five.body
            .matches("There is not enough to show yet.")
            .count(),
        4
    );
    five.must_have("<span>5</span>");
    five.must_have("fewer than 5");
}

async fn what_is_compared_is_told_to_whoever_comes_onto_the_list(place: Place) {
    let practice = Practice::with_places(place, "0").await;
    let maria = walks::client(&practice.house, "Maria Lopez").await;
    let told = "compares waits by";
    assert!(!maria.browser.open("/waiting").await.has(told));
    let chosen = [
        ("groups", "language"),
        ("groups", "form"),
        ("groups", "made-up"),
    ];
    let path = "/practice/waiting/fairness";
    let page = practice.admin.browser.submit(path, &chosen).await;
    page.must_have("There is nothing to compare yet");
    maria
        .browser
        .open("/waiting")
        .await
        .must_have("compares waits by being here alone or as a couple and language");
    // Changing the rules keeps it.
    let rules = [
        ("week", "3"),
        ("need", "50"),
        ("least", "30"),
        ("offers", "1"),
        ("days", "7"),
    ];
    practice
        .admin
        .browser
        .submit("/practice/waiting/rules", &rules)
        .await;
    assert!(maria.browser.open("/waiting").await.has(told));
    for name in NAMES {
        practice.waits(name).await;
    }
    let alone = [("form", "individual")];
    for name in ["Fay", "Gus", "Hal", "Ida"] {
        let client = walks::client_with(&practice.house, name, None, &alone).await;
        super::joins(&client).await;
    }
    let page = practice.admin.browser.open(path).await;
    page.must_have("There is nothing to compare yet");
    assert!(!page.has("Alone</th>"), "four are not shown");
    let client = walks::client_with(&practice.house, "Jim", None, &alone).await;
    super::joins(&client).await;
    let page = practice.admin.browser.open(path).await;
    page.must_have("Alone</th><td>5</td><td>0</td>");
    page.must_have("No difference in waits was found");
}

/// What `securebase match` says when it is asked this.
async fn told(house: &House, words: &[&str]) -> Vec<String> {
    let settings = &house.service.settings;
    let data = settings.data.display().to_string();
    let mut line = vec!["securebase", "match"];
    line.extend(words);
    line.extend(["--data", &data]);
    if let Some(database) = &settings.database {
        line.extend(["--database", database]);
    }
    let cli = Cli::try_parse_from(line).expect("a command");
    let Command::Match(asked) = cli.command else {
        panic!("another command")
    };
    let lines = Mutex::new(Vec::new());
    let clock: Clock = house.service.clock.clone();
    let done = waiting::run(&asked, clock, |line| {
        lines.lock().expect("no panic").push(line.to_owned());
    });
    done.await.expect("done");
    lines.into_inner().expect("no panic")
}

async fn a_year_is_played_again_on_the_command_line(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    for name in &NAMES[..3] {
        let client = practice.waits(name).await;
        practice.house.wait(SignedDuration::from_hours(24 * 7));
        practice.admin.signs_in(&practice.house).await;
        assert!(offers_to(&client).await.is_empty());
    }
    let words = ["simulate", "--weeks", "8", "--taken", "100"];
    let once = told(&practice.house, &words).await;
    assert_eq!(once, told(&practice.house, &words).await);
    let all = once.join("\n");
    assert!(
        all.contains("3 couples or individuals came in 8 weeks; 1 therapists."),
        "{all}"
    );
    assert!(
        all.contains("a couple with Tara Therapist"),
        "one place is short: {all}"
    );
    for name in NAMES {
        assert!(!all.contains(name), "{all}");
    }
    let more = [&words[..], &["--more-couples", "1=2"]].concat();
    let all = told(&practice.house, &more).await.join("\n");
    assert!(
        all.contains("The same with more places") && all.contains("couples 3 places"),
        "{all}"
    );
    assert!(all.contains("anybody: places were never short"), "{all}");

    let made_up = ["simulate", "--synthetic", "--weeks", "20", "--seed", "7"];
    let once = told(&practice.house, &made_up).await;
    assert_eq!(once, told(&practice.house, &made_up).await);
    assert!(once.join("\n").contains("The list as one problem"));
    let nothing = told(&practice.house, &["fairness"]).await.join("\n");
    assert!(nothing.contains("There is nothing to compare"), "{nothing}");
}
