//! A client's journal: theirs alone, but for the pages they show their therapist.

use crate::support::walks::{self, Person};
use crate::support::{Couple, House, Page, Place};

on_each_store!(
    a_page_is_its_writers_alone,
    a_therapist_reads_the_pages_that_were_shown_and_sees_that_one_was_changed,
    what_is_taken_back_or_deleted_is_read_no_more,
    what_is_not_shown_is_unreadable_with_all_keys_of_the_therapist,
    a_therapist_who_comes_later_reads_no_page_that_was_not_shown_to_them,
    what_was_typed_is_not_lost_and_the_list_goes_on,
);

const DAY: &str = "2001-02-03";

/// Writes a page: its address.
pub async fn write(client: &Person, title: &str, text: &str) -> String {
    let fields = [("title", title), ("text", text), ("day", DAY)];
    let page = client.browser.submit("/journal/new", &fields).await;
    page.must_have("Your page is kept.");
    page.path.split('?').next().expect("a path").to_owned()
}

async fn show(client: &Person, at: &str, yes: &str) -> Page {
    let form = format!("{at}/share");
    client.browser.submit(&form, &[("share", yes)]).await
}

async fn change(client: &Person, at: &str, text: &str) {
    let fields = [("title", "Another title"), ("text", text), ("day", DAY)];
    let form = format!("{at}/change");
    let page = client.browser.submit(&form, &fields).await;
    page.must_have("Your page is kept.");
    page.must_have(text);
}

/// What a therapist reads of a client's journal.
async fn read(therapist: &Person, client: &Person) -> Page {
    let case = walks::case_of(therapist, client).await;
    therapist.browser.open(&format!("{case}/journal")).await
}

async fn a_page_is_its_writers_alone(place: Place) {
    let c = Couple::begin(place).await;
    let at = write(&c.maria, "A heron", "It stood in the reeds").await;
    let page = c.maria.browser.open(&at).await;
    page.must_have("It stood in the reeds");
    page.must_have("3 February 2001");
    page.must_have("only you");
    c.maria.browser.open("/journal").await.must_have("A heron");
    let seen = read(&c.tara, &c.maria).await;
    seen.must_have("Nothing yet.");
    assert!(!seen.has("heron"));
    let case = walks::case_of(&c.tara, &c.maria).await;
    for other in [&c.tara, &c.jo] {
        for path in [at.clone(), format!("{at}/change")] {
            other.browser.get(&path).await.must_be(404);
        }
        for path in ["share", "delete", "change"] {
            let fields = [("share", "yes"), ("text", "x"), ("day", DAY)];
            let form = format!("{at}/{path}");
            other.browser.post(&form, &fields).await.must_be(404);
        }
    }
    assert!(!c.jo.browser.open("/journal").await.has("heron"));
    let theirs = format!("{case}/journal");
    c.jo.browser.get(&theirs).await.must_be(404);
    c.tara.browser.get("/journal").await.must_be(404);
    c.maria
        .browser
        .open(&at)
        .await
        .must_have("It stood in the reeds");
}

async fn a_therapist_reads_the_pages_that_were_shown_and_sees_that_one_was_changed(place: Place) {
    let c = Couple::begin(place).await;
    let at = write(&c.maria, "A heron", "It stood in the reeds").await;
    write(&c.maria, "", "A second one").await;
    change(&c.maria, &at, "It flew up").await;
    show(&c.maria, &at, "yes")
        .await
        .must_have("Your therapist can read this page now.");
    let seen = read(&c.tara, &c.maria).await;
    seen.must_have("It flew up");
    assert!(
        !seen.has("Changed on"),
        "it was changed before it was shown"
    );
    assert!(!seen.has("A second one"));
    let log = c.maria.browser.open("/account/seen").await;
    log.must_have("opened what you showed of the journal");
    assert!(!c.jo.browser.open("/account/seen").await.has("journal"));
    c.jo.browser.get(&at).await.must_be(404);
    c.house.wait(jiff::SignedDuration::from_mins(1));
    let form = c.maria.browser.open(&format!("{at}/change")).await;
    form.must_have("They see that the page was changed");
    change(&c.maria, &at, "It came back").await;
    let seen = read(&c.tara, &c.maria).await;
    seen.must_have("It came back");
    seen.must_have("Changed on");
    assert!(!seen.has("It flew up"));
}

async fn what_is_taken_back_or_deleted_is_read_no_more(place: Place) {
    let c = Couple::begin(place).await;
    let at = write(&c.maria, "A heron", "It stood in the reeds").await;
    show(&c.maria, &at, "yes").await;
    let page = c.maria.browser.open(&at).await;
    page.must_have("What they have read by then, they have read.");
    show(&c.maria, &at, "no")
        .await
        .must_have("This page is yours alone again.");
    assert!(!read(&c.tara, &c.maria).await.has("heron"));
    c.maria
        .browser
        .open(&at)
        .await
        .must_have("It stood in the reeds");
    show(&c.maria, &at, "yes").await;
    read(&c.tara, &c.maria).await.must_have("A heron");
    let page = c.maria.browser.submit(&format!("{at}/delete"), &[]).await;
    page.must_have("The page is deleted.");
    assert!(!read(&c.tara, &c.maria).await.has("heron"));
    c.maria.browser.get(&at).await.must_be(404);
}

/// To how many accounts the key is wrapped that the only page is sealed under.
async fn readers(house: &House) -> i64 {
    let mut conn = house.service.db.read().await.expect("the store");
    let sql = "select count(distinct k.account) from space_keys k
               join journal_pages p on p.space = k.space where k.generation = p.generation";
    let count = sqlx::query_scalar(sql).fetch_one(&mut *conn);
    count.await.expect("a count")
}

async fn what_is_not_shown_is_unreadable_with_all_keys_of_the_therapist(place: Place) {
    let c = Couple::begin(place).await;
    let at = write(&c.maria, "", "It stood in the reeds").await;
    assert_eq!(readers(&c.house).await, 1, "its writer’s key alone");
    show(&c.maria, &at, "yes").await;
    assert_eq!(readers(&c.house).await, 2, "and the therapist’s");
    show(&c.maria, &at, "no").await;
    assert_eq!(readers(&c.house).await, 1);
}

async fn a_therapist_who_comes_later_reads_no_page_that_was_not_shown_to_them(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let sol = walks::client(&house, "Sol Stone").await;
    let at = write(&sol, "A heron", "It stood in the reeds").await;
    let page = sol.browser.open(&at).await;
    assert!(!page.has("Show this page to my therapist"), "there is none");
    let form = format!("{at}/share");
    sol.browser
        .post(&form, &[("share", "yes")])
        .await
        .must_be(404);
    walks::safety(&sol, &[]).await;
    walks::choose(&sol, &tara).await;
    walks::accept(&tara).await;
    assert!(!read(&tara, &sol).await.has("heron"));
    let second = write(&sol, "An egret", "White").await;
    for page in [&at, &second] {
        show(&sol, page, "yes").await;
    }
    // Another therapist comes.
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    sol.browser.submit("/match/change", &[]).await;
    walks::safety(&sol, &[]).await;
    walks::choose(&sol, &noor).await;
    walks::accept(&noor).await;
    read(&noor, &sol).await.must_have("Nothing yet.");
    let page = sol.browser.open(&at).await;
    page.must_have("a therapist you worked with before");
    // To change a page shows it to nobody new.
    change(&sol, &at, "It is gone").await;
    read(&noor, &sol).await.must_have("Nothing yet.");
    sol.browser.open(&at).await.must_have("only you");
    // To show it does.
    show(&sol, &second, "yes")
        .await
        .must_have("Your therapist can read this page now.");
    let seen = read(&noor, &sol).await;
    seen.must_have("An egret");
    assert!(!seen.has("It is gone"));
}

async fn what_was_typed_is_not_lost_and_the_list_goes_on(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let sol = walks::client(&house, "Sol Stone").await;
    let long = "A very long title ".repeat(10);
    for (title, text, day) in [
        (&*long, "some words", DAY),
        ("a title", "", DAY),
        ("a title", "some words", "2999-01-01"),
        ("a title", "some words", "yesterday"),
    ] {
        let fields = [("title", title), ("text", text), ("day", day)];
        let page = sol.browser.post("/journal/new", &fields).await;
        page.must_be(422);
        page.must_have(title.trim_end());
        page.must_have(text);
    }
    for number in 1..=21 {
        write(&sol, &format!("Page {number}."), "some words").await;
    }
    let list = sol.browser.open("/journal").await;
    list.must_have("Page 21.");
    assert!(!list.has("Page 1."));
    let older = list.between("href=\"/journal?before=", "\"");
    let list = sol.browser.open(&format!("/journal?before={older}")).await;
    list.must_have("Page 1.");
    assert!(!list.has("Page 2."));
}
