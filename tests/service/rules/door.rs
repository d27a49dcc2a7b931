//! Requests from elsewhere, too large, or for what is not theirs.

use reqwest::Method;

use crate::support::{Browser, House, Page, Place, walks};

on_each_store!(
    someone_elses_and_nobodys_look_the_same,
    what_another_site_sends_changes_nothing,
    every_page_carries_the_headers_that_guard_it,
    what_is_too_large_is_refused_in_kind_words,
);

/// An id that nothing has.
const NOBODYS: &str = "0193500000007000800000000000abcd";

fn all_of(page: &Page) -> (u16, Vec<(String, Vec<u8>)>, &str) {
    let header = |(name, value): (&reqwest::header::HeaderName, &reqwest::header::HeaderValue)| {
        (name.to_string(), value.as_bytes().to_vec())
    };
    let mut headers: Vec<_> = page.headers.iter().map(header).collect();
    headers.retain(|(name, _)| name != "date");
    headers.sort();
    (page.status, headers, &page.body)
}

async fn someone_elses_and_nobodys_look_the_same(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let tom = walks::therapist(&house, &admin, "Tom Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let kim = walks::client(&house, "Kim Stranger").await;

    let private = maria.private().await;
    let case = walks::case_of(&tara, &maria).await;
    let times = walks::free_times(&maria, &private).await;
    let booked = walks::book(&maria, &private, &times[0]).await;
    let appointment = booked.path.split('?').next().expect("a path").to_owned();
    let of_nobody = |path: &str| {
        let (room, _) = path.rsplit_once('/').expect("an id");
        format!("{room}/{NOBODYS}")
    };

    let strangers = [&jo, &tom, &kim, &admin];
    let to_get = [
        (&private, "", strangers.as_slice()),
        (&private, "/live", &[&jo, &tom, &kim, &admin]),
        (&private, "/book", &[&jo, &tom, &kim, &admin]),
        (&joint, "", &[&tom, &kim, &admin]),
        (&joint, "/live", &[&tom, &kim]),
        (&joint, "/book", &[&tom, &kim]),
        (&appointment, "", &[&jo, &tom, &kim, &admin]),
        (&appointment, "/move", &[&jo, &tom, &kim]),
        (&appointment, "/appointment.ics", &[&jo, &tom, &kim]),
        (&case, "", &[&tom, &maria, &jo, &kim, &admin]),
    ];
    for (path, rest, people) in to_get {
        for person in people {
            let theirs = person.browser.get(&format!("{path}{rest}")).await;
            let nobodys = person
                .browser
                .get(&format!("{}{rest}", of_nobody(path)))
                .await;
            assert_eq!(theirs.status, 404, "{} at {path}{rest}", person.name);
            assert_eq!(all_of(&theirs), all_of(&nobodys), "{path}{rest}");
        }
    }
    let message = [("id", NOBODYS), ("text", "let me in"), ("number", "1")];
    let time = [("start", &*times[1])];
    let to_post = [
        (&private, "", message.as_slice(), &strangers[..3]),
        (&private, "/read", &message, &strangers[..3]),
        (&private, "/book", &time, &[&jo, &tom, &kim]),
        (&joint, "", &message, &[&tom, &kim]),
        (&joint, "/book", &time, &[&tom, &kim]),
        (&appointment, "/move", &time, &[&jo, &tom, &kim]),
        (&appointment, "/cancel", &[], &[&jo, &tom, &kim]),
    ];
    for (path, rest, fields, people) in to_post {
        for person in people {
            let theirs = person.browser.post(&format!("{path}{rest}"), fields).await;
            let nobodys = person
                .browser
                .post(&format!("{}{rest}", of_nobody(path)), fields)
                .await;
            assert_eq!(theirs.status, 404, "{} at {path}{rest}", person.name);
            assert_eq!(all_of(&theirs), all_of(&nobodys), "{path}{rest}");
        }
    }
    // And nothing of it was done.
    assert!(!maria.browser.open(&private).await.has("let me in"));
    assert!(!jo.browser.open(&joint).await.has("let me in"));
    assert!(maria.browser.open(&appointment).await.has("Cancel it"));
}

async fn what_another_site_sends_changes_nothing(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let private = maria.private().await;

    let origin = "https://elsewhere.example";
    let elsewhere = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", origin),
    ];
    let fields = [
        ("id", NOBODYS),
        ("text", "not from Maria"),
        ("password", "stolen by a far site"),
    ];
    let paths = [
        &*private,
        "/account/password",
        "/match/change",
        "/sign-out",
        "/safety",
    ];
    for (name, value) in elsewhere {
        for path in paths {
            let request = maria
                .browser
                .request(Method::POST, path)
                .header(name, value);
            let page = maria.browser.send(request.form(&fields)).await;
            page.must_be(403);
            page.must_have("nothing was changed");
        }
    }
    assert!(!maria.browser.open(&private).await.has("not from Maria"));
    maria
        .browser
        .open("/home")
        .await
        .must_have("Change therapist");
    let again = Browser::new(&house);
    let fields = [("email", &*maria.email), ("password", walks::PASSWORD)];
    assert_eq!(again.submit("/sign-in", &fields).await.path, "/home");
}

async fn every_page_carries_the_headers_that_guard_it(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, _], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let nobody = Browser::new(&house);
    let pages = [
        (
            &nobody,
            vec![
                "/",
                "/start",
                "/sign-in",
                "/recover",
                "/help",
                "/no-such-page",
            ],
        ),
        (
            &nobody,
            vec!["/privacy", "/healthz", "/assets/no-such-file.css"],
        ),
        (
            &admin.browser,
            vec!["/practice", "/practice/therapists", "/account"],
        ),
        (
            &tara.browser,
            vec!["/caseload", "/profile", "/appointments", &joint],
        ),
        (
            &maria.browser,
            vec!["/home", "/safety", "/partner", "/partner/alone", &joint],
        ),
    ];
    for (browser, paths) in pages {
        for path in paths {
            let page = browser.get(path).await;
            let header = |name: &str| {
                let value = page.headers.get(name).and_then(|value| value.to_str().ok());
                value.unwrap_or_else(|| panic!("no {name} on {path}"))
            };
            let policy = header("content-security-policy");
            assert!(policy.starts_with("default-src 'none'"), "{policy}");
            assert!(
                !policy.contains("unsafe") && !policy.contains("http"),
                "{policy}"
            );
            assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
            assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(header("referrer-policy"), "same-origin", "{path}");
            assert_eq!(
                header("cross-origin-opener-policy"),
                "same-origin",
                "{path}"
            );
            assert_eq!(header("cache-control"), "no-store", "{path}");
            if page.kind().starts_with("text/html") {
                page.must_have("href=\"/help\"");
                for unwanted in ["<style", " style=\"", "javascript:", " onclick", "<script>"] {
                    assert!(!page.has(unwanted), "{unwanted} on {path}");
                }
            }
        }
    }
}

async fn what_is_too_large_is_refused_in_kind_words(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let private = maria.private().await;
    let id = maria.browser.open(&private).await.value("id");

    let huge = "a".repeat(300 * 1024);
    let page = maria
        .browser
        .post(&private, &[("id", &id), ("text", &huge)])
        .await;
    page.must_be(413);
    page.must_have("It was not saved.");

    // Longer than a message may be: all that was typed is still in the form.
    let long = format!("begins {} ends", "a".repeat(8_000));
    let page = maria
        .browser
        .post(&private, &[("id", &id), ("text", &long)])
        .await;
    page.must_be(422);
    page.must_have(&long);
    let longest = "é".repeat(8_000);
    walks::write(&maria, &private, &longest)
        .await
        .must_have(&longest);
}
