//! For oneself alone.

use super::{couple, days_pass, write};
use crate::support::walks;
use crate::support::{House, Place};

on_each_store!(
    what_is_written_is_read_by_nobody_else,
    a_day_is_written_once_and_may_be_changed_and_deleted,
    one_step_or_a_line_is_enough_and_nothing_typed_is_lost,
);

async fn what_is_written_is_read_by_nobody_else(place: Place) {
    let c = couple(place).await;
    let page = write(&c.maria, "2", "The heron is back", &[("conflict", "5")]).await;
    page.must_have("That is all for today.");
    page.must_have("only you");
    let days = c.maria.browser.open("/how-i-am/days").await;
    days.must_have("The heron is back");
    days.must_have("<dd>Low</dd>");
    days.must_have("<dd>A lot</dd>");
    let case = walks::case_of(&c.tara, &c.maria).await;
    let seen = c.tara.browser.open(&format!("{case}/how-i-am")).await;
    seen.must_have("Nothing is shown to you.");
    let path = days.between("action=\"/how-i-am/days/", "\"");
    for other in [&c.jo, &c.tara] {
        let form = format!("/how-i-am/days/{path}");
        other.browser.post(&form, &[]).await.must_be(404);
    }
    c.jo.browser
        .get(&format!("{case}/how-i-am"))
        .await
        .must_be(404);
    let theirs = c.jo.browser.open("/how-i-am/days").await;
    theirs.must_have("Nothing here yet");
    let mut conn = c.house.service.db.read().await.expect("the store");
    let sql = "select count(distinct k.account) from space_keys k
               join how_i_am_days d on d.space = k.space where k.generation = d.generation";
    let readers = sqlx::query_scalar::<_, i64>(sql).fetch_one(&mut *conn);
    assert_eq!(readers.await.expect("a count"), 1, "its writer’s key alone");
}

async fn a_day_is_written_once_and_may_be_changed_and_deleted(place: Place) {
    let c = couple(place).await;
    write(&c.maria, "2", "In the morning", &[]).await;
    let again = c.maria.browser.open("/how-i-am").await;
    again.must_have("You wrote something today.");
    again.must_have("In the morning");
    write(&c.maria, "4", "In the evening", &[]).await;
    let days = c.maria.browser.open("/how-i-am/days").await;
    days.must_have("In the evening");
    assert!(!days.has("In the morning"));
    days_pass(&c.house, 1, &[&c.maria]).await;
    let next = c.maria.browser.open("/how-i-am").await;
    assert!(!next.has("You wrote something today."));
    write(&c.maria, "5", "", &[]).await;
    let days = c.maria.browser.open("/how-i-am/days").await;
    assert_eq!(days.body.matches("Delete this day").count(), 2);
    let newest = days.between("action=\"/how-i-am/days/", "\"");
    let newest = format!("/how-i-am/days/{newest}");
    let page = c.maria.browser.submit(&newest, &[]).await;
    page.must_have("That day is deleted.");
    page.must_have("In the evening");
    assert_eq!(page.body.matches("Delete this day").count(), 1);
    c.maria.browser.post(&newest, &[]).await.must_be(404);
}

async fn one_step_or_a_line_is_enough_and_nothing_typed_is_lost(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let sol = walks::client(&house, "Sol Stone").await;
    let page = sol.browser.post("/how-i-am", &[("mood", "")]).await;
    page.must_be(422);
    page.must_have("One is enough.");
    let long = "Very ".repeat(60);
    let fields = [("line", &*long), ("closeness", "3")];
    let page = sol.browser.post("/how-i-am", &fields).await;
    page.must_be(422);
    page.must_have(long.trim_end());
    page.must_have("name=\"closeness\" value=\"3\" checked");
    for fields in [("closeness", "1"), ("line", "Just this")] {
        let page = sol.browser.submit("/how-i-am", &[fields]).await;
        page.must_have("That is all for today.");
    }
    let fields = [("mood", "9")];
    sol.browser.post("/how-i-am", &fields).await.must_be(422);
    // Without a therapist or a partner there is nobody to show it to.
    let page = sol.browser.open("/how-i-am/choices").await;
    assert!(!page.has("name=\"therapist\"") && !page.has("name=\"partner\""));
    let page = sol.browser.open("/how-i-am/together").await;
    assert_eq!(page.path, "/how-i-am");
}
