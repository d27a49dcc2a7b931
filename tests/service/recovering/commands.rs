//! The same at the command line, beside a running service.

use std::path::Path;
use std::process::Command;

use jiff::{SignedDuration, Timestamp};

use super::{NEW, letters, set, sign_in};
use crate::support::{House, Place, walks};

/// Runs a step: whether it went well, and what it said.
fn step(args: &[&str], place: &Place) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_securebase"));
    command.arg("recover").args(args);
    if args[0] != "open" {
        command.env("SECUREBASE_DATA", place.folder());
        if let Some(database) = place.setting() {
            command.env("SECUREBASE_DATABASE", database);
        }
    }
    let done = command.output().expect("runs");
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    (done.status.success(), said)
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

on_each_store!(three_people_and_five_commands_bring_somebody_back);

async fn three_people_and_five_commands_bring_somebody_back(place: Place) {
    let house = House::open(place).await;
    let (_, printed) = walks::set_up_with_key(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    walks::safety(&maria, &[]).await;
    let private = maria.private().await;
    walks::write(&maria, &private, "before I lost both").await;
    // Commands have a clock of their own, which no test moves: this practice does not wait.
    let mut tx = house.service.db.begin().await.expect("begins");
    sqlx::query("update practice set recovery_wait_hours = 0")
        .execute(&mut *tx)
        .await
        .expect("written");
    tx.commit().await.expect("commits");

    let folder = tempfile::tempdir().expect("a folder");
    let [request, answer, key] =
        ["request", "answer", "key"].map(|name| text(&folder.path().join(name)));
    let ask = [
        "request",
        "--email",
        &maria.email,
        "--by",
        "Alex Admin",
        "--reason",
        "a fire",
    ];
    let (fine, said) = step(&ask, &house.place);
    assert!(fine, "{said}");
    let link = said
        .split_whitespace()
        .find(|word| word.starts_with("/new-password/"));
    let link = link.expect("a link").to_owned();
    let (fine, said) = step(&ask, &house.place);
    assert!(!fine && said.contains("asked before"), "{said}");
    let write = ["write", "--email", &maria.email, "--to", &request];
    let (fine, said) = step(&write, &house.place);
    assert!(
        !fine && said.contains("has not set a new password yet"),
        "{said}"
    );

    let kept = set(&house, &link).await;
    let (fine, said) = step(&write, &house.place);
    assert!(fine, "{said}");
    std::fs::write(&key, format!("{printed}\n")).expect("a file");
    let read_out = letters(&kept);
    let open = [
        "open",
        &request,
        "--letters",
        &read_out,
        "--key-file",
        &key,
        "--to",
        &answer,
    ];
    let (fine, said) = step(&open, &house.place);
    assert!(fine, "{said}");
    let (fine, said) = step(&open, &house.place);
    assert!(
        !fine && said.contains("File exists"),
        "nothing is written over: {said}"
    );
    let (fine, said) = step(&["finish", &answer], &house.place);
    assert!(fine, "{said}");
    let (fine, said) = step(&["finish", &answer], &house.place);
    assert!(!fine && said.contains("finished before"), "{said}");
    let (fine, said) = step(&["list"], &house.place);
    assert!(
        fine && said.contains("asked by Alex Admin: finished"),
        "{said}"
    );
    assert!(
        !said.contains("Maria") && !said.contains(&maria.email),
        "{said}"
    );

    let (browser, page) = sign_in(&house, &maria.email, NEW).await;
    assert_eq!(page.path, "/home");
    browser.open(&private).await.must_have("before I lost both");
    let out = maria.browser.open("/home").await;
    assert!(out.path.starts_with("/sign-in"), "{}", out.path);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_practice_says_how_long_it_waits() {
    let house = House::open(Place::sqlite()).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let page = admin.browser.open("/practice/recovery").await;
    assert_eq!(page.value("hours"), "72");
    for wrong in ["", "23", "721", "three days"] {
        let page = admin
            .browser
            .post("/practice/recovery", &[("hours", wrong)])
            .await;
        page.must_be(422);
        page.must_have("a whole number from 24 to 720");
    }
    let page = admin
        .browser
        .submit("/practice/recovery", &[("hours", "48")])
        .await;
    assert_eq!(page.value("hours"), "48");
    let maria = walks::client(&house, "Maria Lopez").await;
    maria.browser.get("/practice/recovery").await.must_be(404);
    let ask = [
        "request",
        "--email",
        &maria.email,
        "--by",
        "Alex Admin",
        "--reason",
        "a fire",
    ];
    let before = house.service.clock.now();
    let (fine, said) = step(&ask, &house.place);
    assert!(fine, "{said}");
    let day = |at: Timestamp| at.strftime("%-d %B %Y, %H:").to_string();
    let wait = SignedDuration::from_hours(48);
    // An hour may begin while this runs.
    let opens = [before, house.service.clock.now()].map(|now| day(now + wait));
    assert!(opens.iter().any(|day| said.contains(day)), "{said}");
    let (fine, said) = step(&["stop", "--email", &maria.email], &house.place);
    assert!(fine, "{said}");
    let account = maria.browser.open("/account").await;
    account.must_have("The practice stopped it on");
    let nowhere = tempfile::tempdir().expect("a folder");
    let list = ["list", "--data", &text(nowhere.path())];
    let (fine, said) = step(&list, &house.place);
    assert!(
        !fine && said.contains("there is no practice here"),
        "{said}"
    );
    assert_eq!(
        std::fs::read_dir(nowhere.path()).expect("a folder").count(),
        0
    );
}
