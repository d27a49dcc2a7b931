//! Who reads a file: whoever reads the message it hangs on, and nobody else.

use super::{Home, PNG};
use crate::support::{Browser, Place, walks};

on_each_store!(
    a_file_of_a_private_space_is_not_found_by_the_partner,
    who_left_reads_files_of_their_time_only,
    a_closed_room_takes_no_files,
    opening_what_another_sent_is_noted,
);

async fn a_file_of_a_private_space_is_not_found_by_the_partner(place: Place) {
    let home = Home::open(place).await;
    let private = home.maria.private().await;
    let page = walks::send_files(&home.maria, &private, &[("hers.png", PNG)], "").await;
    let path = walks::files_on(&page).pop().expect("a file");
    home.tara.browser.open(&path).await;
    home.jo.browser.get(&path).await.must_be(404);
    // By way of a room he is in: the file is not in it.
    let (_, file) = path.rsplit_once('/').expect("an id");
    home.jo
        .browser
        .get(&format!("{}/files/{file}", home.joint))
        .await
        .must_be(404);
    let stranger = Browser::new(&home.house);
    assert!(stranger.get(&path).await.path.starts_with("/sign-in"));
    // Nor can he send with it, or put something into her room.
    let fields = [("id", file), ("file", file), ("text", "")];
    let body = walks::multipart(&fields, &[]);
    walks::post_multipart(&home.jo, &format!("{}/attach", home.joint), body)
        .await
        .must_be(400);
    let body = walks::multipart(&[("id", file)], &[("his.png", PNG)]);
    walks::post_multipart(&home.jo, &format!("{private}/attach"), body)
        .await
        .must_be(404);
    home.jo
        .browser
        .get(&format!("{private}/attach"))
        .await
        .must_be(404);
}

async fn who_left_reads_files_of_their_time_only(place: Place) {
    let home = Home::open(place).await;
    let private = home.maria.private().await;
    let page = walks::send_files(&home.maria, &private, &[("before.png", PNG)], "").await;
    let before = walks::files_on(&page).pop().expect("a file");
    // What waits when somebody leaves is for those who are there when it is sent.
    walks::send_files(
        &home.maria,
        &private,
        &[("waits.png", PNG), ("bad.exe", b"MZ")],
        "",
    )
    .await;
    home.maria
        .browser
        .submit("/match/change", &[("sure", "yes")])
        .await;
    let page = walks::send_files(&home.maria, &private, &[], "").await;
    let after = walks::files_on(&page).pop().expect("a file");
    assert_ne!(before, after);
    home.maria.browser.open(&after).await;
    home.tara.browser.open(&before).await;
    home.tara.browser.get(&after).await.must_be(404);
}

async fn a_closed_room_takes_no_files(place: Place) {
    let home = Home::open(place).await;
    let page = walks::send_files(&home.maria, &home.joint, &[("us.png", PNG)], "").await;
    let path = walks::files_on(&page).pop().expect("a file");
    home.maria.browser.submit("/partner/alone", &[]).await;
    for person in [&home.maria, &home.jo, &home.tara] {
        person.browser.open(&path).await;
        person
            .browser
            .get(&format!("{}/attach", home.joint))
            .await
            .must_be(404);
        let body = walks::multipart(
            &[("id", "0b9a5d1c4c1e4f6c9d3a8b7c6d5e4f30")],
            &[("us.png", PNG)],
        );
        walks::post_multipart(person, &format!("{}/attach", home.joint), body)
            .await
            .must_be(404);
    }
}

async fn opening_what_another_sent_is_noted(place: Place) {
    let home = Home::open(place).await;
    let private = home.maria.private().await;
    let page = walks::send_files(&home.maria, &private, &[("hers.png", PNG)], "").await;
    let path = walks::files_on(&page).pop().expect("a file");
    home.maria.browser.open(&path).await;
    let seen = async || home.maria.browser.open("/account/seen?all=yes").await;
    let page = seen().await;
    page.must_have("sent a file in your private space");
    assert!(!page.has("opened a file"));
    for _ in 0..2 {
        home.tara.browser.open(&path).await;
    }
    let page = seen().await;
    assert_eq!(
        page.body
            .matches("opened a file in your private space")
            .count(),
        1
    );
}
