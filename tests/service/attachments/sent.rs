//! Files sent by the form that needs no script, and what becomes of them.

use jiff::SignedDuration;

use super::{GIF, Home, JPEG, PNG, WEBP, bytes, header, pdf};
use crate::support::Place;
use crate::support::walks;

on_each_storage!(
    files_are_sent_with_words_and_read_by_everyone_in_the_room,
    pictures_lose_what_they_tell,
    on_disk_a_file_tells_neither_its_name_nor_its_exact_size,
    a_player_asks_for_a_part,
    what_is_not_sent_is_gone_after_a_day,
    a_file_that_is_damaged_is_never_taken_for_whole,
);

async fn files_are_sent_with_words_and_read_by_everyone_in_the_room(place: Place) {
    let home = Home::open(place).await;
    let document = pdf(200_000);
    let files = [("our plan.pdf", &*document), ("us.png", PNG)];
    let page = walks::send_described(
        &home.maria,
        &home.joint,
        &files,
        "for both of you",
        "the two of us",
    )
    .await;
    page.must_be(200);
    let id = page.path.split('#').next().unwrap_or_default().to_owned();
    assert_eq!(id, home.joint);
    for person in [&home.maria, &home.jo, &home.tara] {
        let page = person.browser.open(&home.joint).await;
        page.must_have("for both of you");
        page.must_have("our plan.pdf");
        page.must_have("200 KB");
        page.must_have("alt=\"the two of us\"");
        let files = walks::files_on(&page);
        assert_eq!(files.len(), 2);
        assert!(bytes(&person.browser, &files[0]).await == document);
        let document = person.browser.open(&files[0]).await;
        assert_eq!(document.kind(), "application/pdf");
        assert_eq!(
            header(&document, "content-disposition"),
            "attachment; filename*=UTF-8''our%20plan.pdf"
        );
        let picture = person.browser.open(&files[1]).await;
        assert_eq!(picture.kind(), "image/png");
        assert!(header(&picture, "content-disposition").starts_with("inline; "));
        for page in [document, picture] {
            assert_eq!(header(&page, "x-content-type-options"), "nosniff");
            assert_eq!(header(&page, "cache-control"), "no-store");
            assert!(
                header(&page, "content-security-policy").starts_with("sandbox; default-src 'none'")
            );
        }
    }
    // A file needs no words.
    walks::send_files(&home.jo, &home.joint, &[("alone.gif", GIF)], "")
        .await
        .must_have("alone.gif");
    // Nothing at all is not sent.
    let page = walks::send_files(&home.jo, &home.joint, &[], "only words").await;
    page.must_have("Please choose a file first");
    page.must_have("only words");
}

async fn pictures_lose_what_they_tell(place: Place) {
    let home = Home::open(place).await;
    for (name, picture) in [("a.jpg", JPEG), ("a.png", PNG), ("a.webp", WEBP)] {
        let has = |bytes: &[u8]| bytes.windows(11).any(|window| window == b"Windlestraw");
        assert!(has(picture));
        let page = walks::send_files(&home.maria, &home.joint, &[(name, picture)], "").await;
        let file = walks::files_on(&page).pop().expect("a file");
        let left = bytes(&home.jo.browser, &file).await;
        assert!(left.len() > 100 && left.starts_with(&picture[..3]));
        assert!(!has(&left), "{name}");
    }
}

async fn on_disk_a_file_tells_neither_its_name_nor_its_exact_size(place: Place) {
    let home = Home::open(place).await;
    for length in [500, 65_000, 65_536, 65_537] {
        let file = pdf(length);
        walks::send_files(&home.maria, &home.joint, &[("a.pdf", &file)], "")
            .await
            .must_be(200);
    }
    let mut sizes = home.sizes();
    sizes.sort_unstable();
    let chunks = |count: u64| 20 + count * (65_536 + 16);
    assert_eq!(
        sizes,
        [1, 1, 1, 2].map(chunks),
        "and nothing else is left in the folder"
    );
}

async fn a_player_asks_for_a_part(place: Place) {
    let home = Home::open(place).await;
    let file = pdf(150_000);
    let page = walks::send_files(&home.maria, &home.joint, &[("a.pdf", &file)], "").await;
    let path = walks::files_on(&page).pop().expect("a file");
    for (range, part) in [
        ("bytes=0-9", 0..10),
        ("bytes=65530-131080", 65_530..131_081),
        ("bytes=149990-", 149_990..150_000),
        ("bytes=-1", 149_999..150_000),
    ] {
        let request = home
            .jo
            .browser
            .request(reqwest::Method::GET, &path)
            .header("range", range);
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 206);
        let told = format!("bytes {}-{}/150000", part.start, part.end - 1);
        assert_eq!(answer.headers()["content-range"], told);
        assert_eq!(answer.headers()["accept-ranges"], "bytes");
        assert!(answer.bytes().await.expect("all of it") == file[part]);
    }
    let beyond = home
        .jo
        .browser
        .request(reqwest::Method::GET, &path)
        .header("range", "bytes=150000-");
    home.jo.browser.send(beyond).await.must_be(416);
}

async fn what_is_not_sent_is_gone_after_a_day(place: Place) {
    let home = Home::open(place).await;
    // One is taken, one is not: the one that was waits.
    let files = [("good.png", PNG), ("bad.exe", b"MZ\x90\0".as_slice())];
    let page = walks::send_described(&home.maria, &home.joint, &files, "my words", "us two").await;
    page.must_have("bad.exe: This kind of file is not taken.");
    page.must_have("my words");
    page.must_have("value=\"us two\"");
    let files = walks::files_on(&page);
    assert_eq!(files.len(), 1);
    assert!(!home.maria.browser.open(&home.joint).await.has("good.png"));
    home.maria.browser.open(&files[0]).await;
    for other in [&home.jo, &home.tara] {
        other.browser.get(&files[0]).await.must_be(404);
    }
    // What waits goes out with the next message, unless it is taken away.
    walks::send_files(&home.maria, &home.joint, &[], "here it is")
        .await
        .must_have("good.png");
    home.jo.browser.open(&files[0]).await;

    walks::send_files(
        &home.maria,
        &home.joint,
        &[("again.png", PNG), ("bad.exe", b"MZ")],
        "",
    )
    .await;
    let page = home
        .maria
        .browser
        .open(&format!("{}/attach", home.joint))
        .await;
    let remove = page.between("action=\"/rooms/", "/remove\"");
    let after = home
        .maria
        .browser
        .submit(&format!("/rooms/{remove}/remove"), &[])
        .await;
    assert!(!after.has("again.png"));
    assert_eq!(home.sizes().len(), 1);

    walks::send_files(
        &home.maria,
        &home.joint,
        &[("later.png", PNG), ("bad.exe", b"MZ")],
        "",
    )
    .await;
    home.house.wait(SignedDuration::from_hours(25));
    home.maria.signs_in(&home.house).await;
    securebase::sweep::sweep(&home.house.service)
        .await
        .expect("sweeps");
    let page = home
        .maria
        .browser
        .open(&format!("{}/attach", home.joint))
        .await;
    assert!(!page.has("later.png"));
    assert_eq!(home.sizes().len(), 1, "what was sent stays");
    home.maria.browser.open(&files[0]).await;
}

async fn a_file_that_is_damaged_is_never_taken_for_whole(place: Place) {
    let home = Home::open(place).await;
    let page = walks::send_files(&home.maria, &home.joint, &[("a.pdf", &pdf(200_000))], "").await;
    let path = walks::files_on(&page).pop().expect("a file");
    let file = home.house.place.kept("attachments").pop().expect("one");
    let whole = std::fs::read(&file).expect("bytes");

    std::fs::write(&file, &whole[..whole.len() - 65_552]).expect("cut");
    let page = home.jo.browser.get(&path).await;
    page.must_be(500);
    page.must_have("Something went wrong on our side");

    let mut changed = whole.clone();
    changed[150_000] ^= 1;
    std::fs::write(&file, &changed).expect("changed");
    let asked = home.jo.browser.request(reqwest::Method::GET, &path);
    // Before its beginning was told, or after it.
    let all = match asked.send().await {
        Ok(answer) => answer.bytes().await.map(|bytes| bytes.len()),
        Err(broken) => Err(broken),
    };
    assert!(all.is_err(), "it breaks off");

    std::fs::remove_file(&file).expect("gone");
    home.jo.browser.get(&path).await.must_be(500);
    std::fs::write(&file, &whole).expect("back");
    assert_eq!(bytes(&home.jo.browser, &path).await.len(), 200_000);
}
