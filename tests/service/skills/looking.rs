//! Anyone looks at exercises and leaves no trace; a practice has its own.

use crate::support::walks;
use crate::support::{Browser, House, Place};

on_each_store!(
    anyone_looks_and_leaves_no_trace,
    a_practice_has_its_own_exercises_and_a_bad_one_harms_no_other,
);

/// The rows of every table.
async fn rows(house: &House) -> Vec<(&'static str, i64)> {
    let mut conn = house.service.db.read().await.expect("the store");
    let mut all = Vec::new();
    for table in securebase::erasure::TABLES {
        let sql = sqlx::AssertSqlSafe(format!("select count(*) from {}", table.name));
        let count = sqlx::query_scalar(sql).fetch_one(&mut *conn).await;
        all.push((table.name, count.expect("a count")));
    }
    all
}

async fn anyone_looks_and_leaves_no_trace(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let stranger = Browser::new(&house);
    stranger.open("/").await.must_have("href=\"/skills\"");
    let before = rows(&house).await;
    for reader in [&stranger, &maria.browser] {
        let list = reader.open("/skills").await;
        let links = list.all_between("<h3><a href=\"", "\"");
        assert!(links.len() >= 20, "{links:?}");
        for link in links {
            let about = reader.open(&link).await;
            about.must_have("Not yet reviewed by a licensed professional.");
            about.must_have("Not now, if …");
            about.must_have("href=\"/help\"");
            let mut page = reader.open(&format!("{link}/1")).await;
            let mut steps = 1;
            while let Some(next) = page.all_between("button--primary\" href=\"", "\"").first() {
                assert!(page.headers.get("set-cookie").is_none());
                assert_eq!(page.headers["cache-control"], "no-store");
                assert_eq!(
                    page.between("<title>", " ·"),
                    "Exercise",
                    "nor in the history"
                );
                if next == "/skills" {
                    break;
                }
                (page, steps) = (reader.open(next).await, steps + 1);
            }
            page.must_have(&format!("Step {steps} of {steps}"));
        }
    }
    assert_eq!(stranger.cookies(), "");
    assert_eq!(
        rows(&house).await,
        before,
        "somebody looked, and nothing was written"
    );
    for nowhere in [
        "/skills/none",
        "/skills/soft-start/0",
        "/skills/soft-start/99",
        "/skills/soft-start/x",
    ] {
        stranger.get(nowhere).await.must_be(404);
    }
}

async fn a_practice_has_its_own_exercises_and_a_bad_one_harms_no_other(place: Place) {
    let folder = place.folder().join("content").join("exercises");
    std::fs::create_dir_all(&folder).expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("written");
    let own = "title = \"Tea <b>together</b>\"\nskill = \"closeness\"\npurpose = \"To sit.\"\nminutes = 5\n\
               ways = [\"one-device\"]\nunless = [\"It is hot.\"]\nauthor = \"Us\"\nlanguage = \"en\"\n\
               updated = \"2026-11-01\"\n[[source]]\nkey = \"a\"\ntext = \"A book\"\n\
               [[step]]\ntitle = \"Sit\"\ntext = \"Sit down.\"\n";
    write("tea.toml", own);
    write("repair.toml", "");
    write("bad.toml", "title = 1");
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let stranger = Browser::new(&house);
    let list = stranger.open("/skills").await;
    assert!(!list.has("<b>together"), "what is in a file is text");
    list.must_have("/skills/tea");
    assert!(!list.has("/skills/repair") && !list.has("/skills/bad"));
    stranger.open("/skills/tea/1").await.must_have("Sit down.");
    stranger.get("/skills/bad").await.must_be(404);
}
