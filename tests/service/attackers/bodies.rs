//! What strangers send: too long, cut off, not what was asked for.

use reqwest::{Method, StatusCode};

use super::addresses::Addresses;
use super::town::Town;
use crate::support::{Browser, House, Place, walks};

on_each_store!(nothing_sent_breaks_it, nobody_is_led_to_another_site);

/// Bodies that no form of ours sends, and what they say they are.
fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    const FORM: &str = "application/x-www-form-urlencoded";
    vec![
        (FORM, b"%".to_vec()),
        (FORM, b"text=%FF%FE%00&id=%zz".to_vec()),
        (FORM, b"id=&id=&id[]=1&text&&&==".to_vec()),
        (FORM, "text=\u{202e}\u{0}".as_bytes().to_vec()),
        (FORM, [b"a=".to_vec(), vec![b'x'; 200 * 1024]].concat()),
        (FORM, "a=1&".repeat(50_000).into_bytes()),
        (FORM, vec![0xff; 1000]),
        ("application/json", b"{\"id\":".to_vec()),
        ("application/json", "[".repeat(100_000).into_bytes()),
        ("multipart/form-data", b"--".to_vec()),
        ("multipart/form-data; boundary=x", b"--x\r\ncontent-disposition: form-data; name=\"../../etc/passwd\"; filename=\"../../x\"\r\n\r\n".to_vec()),
        ("text/html", b"<script>alert(1)</script>".to_vec()),
        ("", Vec::new()),
    ]
}

const QUERIES: &[&str] = &[
    "before=-1",
    "before=99999999999999999999",
    "after=%FF",
    "week=-9223372036854775808",
    "week=999999999",
    "said=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "then=%0d%0aset-cookie:%20a=1",
    "then=Ly9ldmlsLmV4YW1wbGU",
    "page=%00",
    "%",
    "=&=&",
    "date=2026-13-45",
    "day=1e308",
    "from=NaN",
];

/// Sends it: the status. What takes no body at all may answer and hang up before it heard a long one.
async fn post(browser: &Browser, path: &str, kind: &str, body: Vec<u8>) -> u16 {
    let is_long = body.len() > 64 * 1024;
    let request = browser.request(Method::POST, path);
    let request = request
        .header("sec-fetch-site", "same-origin")
        .header("content-type", kind)
        // What was answered before it was heard out is hung up on: the next must not be sent there.
        .header("connection", "close")
        .body(body);
    match request.send().await {
        Ok(answer) => answer.status().as_u16(),
        Err(_) if is_long => {
            browser.open("/healthz").await;
            StatusCode::PAYLOAD_TOO_LARGE.as_u16()
        }
        Err(fault) => panic!("{path} {kind}: {fault:?}"),
    }
}

async fn nothing_sent_breaks_it(place: Place) {
    let town = Town::build(place).await;
    let mut addresses = Addresses::of(&town.house);
    for person in &town.people {
        person.signs_in(&town.house).await;
        let home = person.browser.get("/home").await;
        let rooms = home.all_between("href=\"/rooms/", "\"");
        let rooms = rooms.into_iter().map(|id| format!("/rooms/{id}"));
        rooms
            .collect::<Vec<_>>()
            .iter()
            .for_each(|room| addresses.learn(room));
        let home = person.browser.get("/appointments").await;
        for id in home.all_between("href=\"/appointments/", "\"") {
            addresses.learn(&format!("/appointments/{id}"));
        }
    }
    town.links.iter().for_each(|link| addresses.learn(link));
    let shapes: Vec<String> = addresses.all().to_vec();
    for shape in shapes {
        let filled = addresses.fill(&shape).into_iter().next();
        let path = filled.unwrap_or_else(|| shape.replace(['{', '}', '*'], ""));
        // To sign out, or to leave everything, is what these are for.
        if path.starts_with("/sign-out") {
            continue;
        }
        for person in [&town.people[1], &town.people[3]] {
            for (kind, body) in bodies() {
                let status = post(&person.browser, &path, kind, body).await;
                assert!(status < 500, "{path} {kind}: {status}");
            }
            if path.ends_with("/live") {
                continue;
            }
            for query in QUERIES {
                let page = person.browser.get(&format!("{path}?{query}")).await;
                assert!(page.status < 500, "{path}?{query}: {}", page.status);
                assert!(!page.has("<script>alert"), "{path}?{query}");
                assert!(
                    page.headers
                        .get("set-cookie")
                        .is_none_or(|cookie| !cookie.as_bytes().starts_with(b"a="))
                );
            }
        }
        let long = vec![b'x'; 5 * 1024 * 1024];
        let status = post(&town.people[3].browser, &path, "", long).await;
        assert!((400..500).contains(&status), "{path}: {status}");
    }
}

/// Where somebody was going is given back to them when they are in: it is a path of ours or nothing.
async fn nobody_is_led_to_another_site(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    for then in [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/home\r\nset-cookie: a=1",
        "/../../evil",
        "",
    ] {
        let then = data_encoding::BASE64URL_NOPAD.encode(then.as_bytes());
        let browser = Browser::new(&house);
        let fields = [("email", &*maria.email), ("password", walks::PASSWORD)];
        let page = browser
            .post(&format!("/sign-in?then={then}"), &fields)
            .await;
        // The browser follows: had it been led to another site, there would be no answer.
        assert!(page.status == 200 || page.status == 404, "{then}");
        assert!(!browser.cookies().contains("a=1"));
    }
}
