//! Files sent part after part by a script, over lines that are lost.

use reqwest::{Body, Method};
use serde_json::Value;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use super::{Home, JPEG, bytes, header, pdf};
use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_storage!(
    a_file_comes_in_parts_and_goes_on_where_the_line_was_lost,
    two_parts_for_one_place_are_not_both_taken,
    after_a_restart_it_goes_on,
    what_is_refused_is_forgotten,
    an_upload_is_nobody_elses,
    a_form_whose_line_was_lost_is_forgotten_at_once,
    a_form_that_ended_with_the_service_counts_for_minutes_only,
);

const ID: &str = "0b9a5d1c4c1e4f6c9d3a8b7c6d5e4f30";

async fn begin(person: &Person, room: &str, id: &str, name: &str, length: usize) -> Page {
    let length = length.to_string();
    let fields = [("id", id), ("name", name), ("length", &length)];
    person
        .browser
        .post(&format!("{room}/uploads"), &fields)
        .await
}

async fn part(person: &Person, room: &str, id: &str, start: usize, part: impl Into<Body>) -> Page {
    let request = person
        .browser
        .request(Method::PATCH, &format!("{room}/uploads/{id}"));
    let request = request
        .header("sec-fetch-site", "same-origin")
        .header("upload-offset", start.to_string())
        .body(part);
    person.browser.send(request).await
}

async fn there(person: &Person, room: &str, id: &str) -> (String, String) {
    let request = person
        .browser
        .request(Method::HEAD, &format!("{room}/uploads/{id}"));
    let page = person.browser.send(request).await;
    page.must_be(200);
    let told = ["upload-offset", "upload-complete"].map(|name| header(&page, name).to_owned());
    told.into()
}

fn offset(page: &Page) -> u64 {
    page.must_be(200);
    page.json()["offset"]
        .as_u64()
        .unwrap_or_else(|| panic!("{}", page.body))
}

/// Begins a part that is 400,000 bytes long, sends these, and is gone.
async fn hang_up_after(house: &House, person: &Person, room: &str, start: usize, came: &[u8]) {
    let address = house.origin.trim_start_matches("http://");
    let mut line = TcpStream::connect(address).await.expect("a line");
    let head = format!(
        "PATCH {room}/uploads/{ID} HTTP/1.1\r\nhost: {address}\r\ncookie: {}\r\n\
         upload-offset: {start}\r\ncontent-length: 400000\r\n\r\n",
        person.browser.cookies()
    );
    line.write_all(head.as_bytes()).await.expect("sent");
    line.write_all(came).await.expect("sent");
    line.shutdown().await.expect("hung up");
}

/// Sends what waits, as the page does when all is there.
async fn send(person: &Person, room: &str) -> Page {
    walks::send_files(person, room, &[], "").await
}

async fn a_file_comes_in_parts_and_goes_on_where_the_line_was_lost(place: Place) {
    let home = Home::open(place).await;
    let (maria, room) = (&home.maria, &*home.joint);
    let file = pdf(700_000);
    assert_eq!(
        offset(&begin(maria, room, ID, "plan.pdf", file.len()).await),
        0
    );
    assert_eq!(
        offset(&part(maria, room, ID, 0, file[..300_000].to_vec()).await),
        300_000
    );
    // Begun again, it goes on; of the same part again nothing is taken.
    assert_eq!(
        offset(&begin(maria, room, ID, "plan.pdf", file.len()).await),
        300_000
    );
    part(maria, room, ID, 0, file[..300_000].to_vec())
        .await
        .must_be(409);
    part(maria, room, ID, 400_000, file[400_000..].to_vec())
        .await
        .must_be(409);

    // The line is lost in the middle of a part: what came is kept.
    hang_up_after(&home.house, maria, room, 300_000, &file[300_000..500_000]).await;
    let mut at = there(maria, room, ID).await;
    for _ in 0..100 {
        if at.0 != "300000" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        at = there(maria, room, ID).await;
    }
    assert_eq!(at.1, "?0");
    let kept: usize = at.0.parse().expect("a number");
    assert!((300_001..=500_000).contains(&kept), "{kept}");
    let page = maria.browser.open(&format!("{room}/attach")).await;
    page.must_have("Not all there yet");
    page.must_have("plan.pdf");

    let page = part(maria, room, ID, kept, file[kept..].to_vec()).await;
    assert!(
        page.json()["html"]
            .as_str()
            .is_some_and(|html| html.contains("plan.pdf"))
    );
    // Asked again, since the answer may have been lost too.
    assert_eq!(there(maria, room, ID).await.1, "?1");
    let path = walks::files_on(&send(maria, room).await)
        .pop()
        .expect("a file");
    assert!(bytes(&home.jo.browser, &path).await == file);
    assert_eq!(home.sizes().len(), 1, "no part is left");
}

async fn two_parts_for_one_place_are_not_both_taken(place: Place) {
    let home = Home::open(place).await;
    let (maria, room) = (&home.maria, &*home.joint);
    let file = pdf(400_000);
    begin(maria, room, ID, "plan.pdf", file.len())
        .await
        .must_be(200);
    let first = || part(maria, room, ID, 0, file[..200_000].to_vec());
    let all = futures_util::future::join_all((0..6).map(|_| first())).await;
    assert_eq!(all.iter().filter(|page| page.status == 200).count(), 1);
    assert_eq!(all.iter().filter(|page| page.status == 409).count(), 5);
    let last = || part(maria, room, ID, 200_000, file[200_000..].to_vec());
    let all = futures_util::future::join_all((0..4).map(|_| last())).await;
    assert!(
        all.iter()
            .all(|page| [200, 404, 409].contains(&page.status))
    );
    assert!(all.iter().any(|page| page.status == 200));
    let path = walks::files_on(&send(maria, room).await)
        .pop()
        .expect("a file");
    assert!(bytes(&maria.browser, &path).await == file);
    assert_eq!(home.sizes().len(), 1);
}

async fn after_a_restart_it_goes_on(place: Place) {
    let home = Home::open(place).await;
    let room = home.joint.clone();
    let file = pdf(500_000);
    begin(&home.maria, &room, ID, "plan.pdf", file.len())
        .await
        .must_be(200);
    assert_eq!(
        offset(&part(&home.maria, &room, ID, 0, file[..250_000].to_vec()).await),
        250_000
    );
    let place = home.house.close().await;
    // As a machine that stopped leaves it: a file that no row names yet.
    let beside = place.kept("attachments").pop().expect("a part");
    let left = beside.with_file_name("0123");
    std::fs::write(&left, b"half").expect("writes");
    let house = House::open(place).await;
    let (maria, jo) = (home.maria.at(&house), home.jo.at(&house));
    assert_eq!(there(&maria, &room, ID).await.0, "250000");
    let page = part(&maria, &room, ID, 250_000, file[250_000..].to_vec()).await;
    page.must_be(200);
    let path = walks::files_on(&send(&maria, &room).await)
        .pop()
        .expect("a file");
    assert!(bytes(&jo.browser, &path).await == file);
    house.wait(jiff::SignedDuration::from_hours(25));
    securebase::sweep::sweep(&house.service)
        .await
        .expect("sweeps");
    assert!(!left.exists());
    maria.signs_in(&house).await;
    assert!(bytes(&maria.browser, &path).await == file);
}

fn problem(page: &Page) -> String {
    page.must_be(200);
    let told: Value = page.json();
    told["problem"]
        .as_str()
        .unwrap_or_else(|| panic!("{}", page.body))
        .to_owned()
}

async fn what_is_refused_is_forgotten(place: Place) {
    let home = Home::open(place).await;
    let (maria, room) = (&home.maria, &*home.joint);
    assert!(problem(&begin(maria, room, ID, "a.pdf", 3_000_001).await).contains("too large"));
    assert!(problem(&begin(maria, room, ID, "a.pdf", 0).await).contains("nothing in this file"));
    // More than was told.
    begin(maria, room, ID, "a.pdf", 1000).await.must_be(200);
    assert!(problem(&part(maria, room, ID, 0, pdf(1001)).await).contains("too large"));
    part(maria, room, ID, 0, pdf(1000)).await.must_be(404);
    // No kind that is taken; a picture that is not whole.
    for (name, sent, words) in [
        ("a.png", &b"<html>"[..], "not taken"),
        ("a.jpg", &JPEG[..400], "could not be read"),
    ] {
        begin(maria, room, ID, name, sent.len()).await.must_be(200);
        assert!(problem(&part(maria, room, ID, 0, sent.to_vec()).await).contains(words));
        part(maria, room, ID, 0, sent.to_vec()).await.must_be(404);
    }
    // Cancelled.
    begin(maria, room, ID, "a.pdf", 1000).await.must_be(200);
    part(maria, room, ID, 0, pdf(500)).await.must_be(200);
    maria
        .browser
        .submit(&format!("{room}/uploads/{ID}/remove"), &[])
        .await;
    part(maria, room, ID, 500, pdf(500)).await.must_be(404);
    assert!(home.sizes().is_empty());
    // Only so many at a time.
    for n in 0..20 {
        let id = format!("{ID:.30}{n:02}");
        assert_eq!(offset(&begin(maria, room, &id, "a.pdf", 1000).await), 0);
    }
    assert!(problem(&begin(maria, room, ID, "a.pdf", 1000).await).contains("Many files wait"));
}

async fn an_upload_is_nobody_elses(place: Place) {
    let home = Home::open(place).await;
    let (maria, room) = (&home.maria, &*home.joint);
    begin(maria, room, ID, "a.pdf", 1000).await.must_be(200);
    part(maria, room, ID, 0, pdf(500)).await.must_be(200);
    for other in [&home.jo, &home.tara] {
        part(other, room, ID, 500, pdf(500)).await.must_be(404);
        other
            .browser
            .get(&format!("{room}/uploads/{ID}"))
            .await
            .must_be(404);
        other
            .browser
            .submit(&format!("{room}/uploads/{ID}/remove"), &[])
            .await;
        // The same id in another's hand is refused, and says nothing.
        begin(other, room, ID, "a.pdf", 1000).await.must_be(400);
        assert!(
            !other
                .browser
                .open(&format!("{room}/attach"))
                .await
                .has("a.pdf")
        );
    }
    // In another space of hers it is not there either.
    let private = maria.private().await;
    part(maria, &private, ID, 500, pdf(500)).await.must_be(404);
    assert_eq!(there(maria, room, ID).await.0, "500");
}

/// How many uploads are on their way.
async fn on_the_way(house: &House) -> i64 {
    use sqlx::Row;
    let mut conn = house.service.db.read().await.expect("the store");
    let row = sqlx::query("select count(*) from uploads").fetch_one(&mut *conn);
    row.await.expect("a row").try_get(0).expect("a number")
}

async fn a_form_whose_line_was_lost_is_forgotten_at_once(place: Place) {
    let home = Home::open(place).await;
    let (maria, room) = (&home.maria, &*home.joint);
    // One of a script that was acknowledged stays.
    begin(maria, room, ID, "plan.pdf", 1000).await.must_be(200);
    part(maria, room, ID, 0, pdf(500)).await.must_be(200);
    let page = maria.browser.open(&format!("{room}/attach")).await;
    let id = page.value("id");
    let body = walks::multipart(&[("id", &id)], &[("long.pdf", &pdf(300_000))]);
    let address = home.house.origin.trim_start_matches("http://");
    let mut line = TcpStream::connect(address).await.expect("a line");
    let head = format!(
        "POST {room}/attach HTTP/1.1\r\nhost: {address}\r\ncookie: {}\r\n\
         sec-fetch-site: same-origin\r\ncontent-type: {}\r\ncontent-length: {}\r\n\r\n",
        maria.browser.cookies(),
        walks::MULTIPART,
        body.len(),
    );
    line.write_all(head.as_bytes()).await.expect("sent");
    line.write_all(&body[..200_000]).await.expect("sent");
    for count in [2, 1] {
        if count == 1 {
            line.shutdown().await.expect("hung up");
        }
        for _ in 0..100 {
            if on_the_way(&home.house).await == count {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(on_the_way(&home.house).await, count);
    }
    assert_eq!(there(maria, room, ID).await.0, "500");
}

async fn a_form_that_ended_with_the_service_counts_for_minutes_only(place: Place) {
    let home = Home::open(place).await;
    let (maria, room) = (&home.maria, &*home.joint);
    for n in 0..20 {
        let id = format!("{ID:.30}{n:02}");
        begin(maria, room, &id, "a.pdf", 1000).await.must_be(200);
    }
    // As a service that stopped leaves what forms brought: they say no length before.
    let mut tx = home.house.service.db.begin().await.expect("the store");
    let sql = "update uploads set reserved = 0";
    sqlx::query(sql).execute(&mut *tx).await.expect("done");
    tx.commit().await.expect("kept");
    assert!(problem(&begin(maria, room, ID, "a.pdf", 1000).await).contains("Many files wait"));
    home.house.wait(jiff::SignedDuration::from_mins(11));
    assert_eq!(offset(&begin(maria, room, ID, "a.pdf", 1000).await), 0);
}
