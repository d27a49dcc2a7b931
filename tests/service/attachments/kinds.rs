//! What is taken and what is not.

use super::{GIF, Home, JPEG, PNG, WEBP, bytes, header, pdf};
use crate::support::Place;
use crate::support::walks;

on_each_store!(
    every_kind_on_the_list_is_taken_for_what_its_bytes_say,
    what_is_on_no_list_is_told_so_in_kind_words,
    names_are_names,
    nobody_sends_more_than_there_is_room_for,
);

async fn every_kind_on_the_list_is_taken_for_what_its_bytes_say(place: Place) {
    let home = Home::open(place).await;
    let webm = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm\0A_OPUS".to_vec();
    let docx = include_bytes!("data/words.docx");
    let odt = include_bytes!("data/words.odt");
    for (name, sent, kind, how) in [
        ("a.pdf", &*pdf(100), "application/pdf", "attachment"),
        (
            "a.docx",
            docx,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "attachment",
        ),
        (
            "a.odt",
            odt,
            "application/vnd.oasis.opendocument.text",
            "attachment",
        ),
        (
            "a.txt",
            "Grüße".as_bytes(),
            "text/plain; charset=utf-8",
            "attachment",
        ),
        // A page that is called text is text, and is put away.
        (
            "b.txt",
            b"<html><script>alert(1)</script>",
            "text/plain; charset=utf-8",
            "attachment",
        ),
        ("a.jpg", JPEG, "image/jpeg", "inline"),
        ("a.png", PNG, "image/png", "inline"),
        ("a.webp", WEBP, "image/webp", "inline"),
        ("a.gif", GIF, "image/gif", "inline"),
        // Called otherwise, it is what it is.
        ("photo.exe", PNG, "image/png", "inline"),
        ("a.webm", &webm, "audio/webm", "inline"),
        (
            "a.ogg",
            b"OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead",
            "audio/ogg",
            "inline",
        ),
        (
            "a.m4a",
            b"\0\0\0\x1cftypM4A \0\0\0\0M4A mp42isom",
            "audio/mp4",
            "inline",
        ),
        ("a.mp3", b"ID3\x04\0\0\0\0\0\0more", "audio/mpeg", "inline"),
        (
            "a.wav",
            b"RIFF\x24\0\0\0WAVEfmt more",
            "audio/wav",
            "inline",
        ),
    ] {
        let page = walks::send_files(&home.maria, &home.joint, &[(name, sent)], "").await;
        assert_eq!(page.status, 200, "{name}: {}", page.body);
        let path = walks::files_on(&page).pop().expect("a file");
        let file = home.jo.browser.open(&path).await;
        assert_eq!(file.kind(), kind, "{name}");
        assert!(
            header(&file, "content-disposition").starts_with(&format!("{how};")),
            "{name}"
        );
        if !kind.starts_with("image/") {
            assert!(bytes(&home.jo.browser, &path).await == sent, "{name}");
        }
        assert_eq!(
            page.has(&format!(
                "<audio class=\"file__sound\" controls preload=\"metadata\" src=\"{path}\""
            )),
            kind.starts_with("audio/")
        );
    }
}

async fn what_is_on_no_list_is_told_so_in_kind_words(place: Place) {
    let home = Home::open(place).await;
    let script = [&GIF[..6], b"=1;alert(1)//".as_slice()].concat();
    let bomb = include_bytes!("data/many.zip");
    for (name, sent, words) in [
        (
            "page.png",
            &b"<!DOCTYPE html><script>alert(1)</script>"[..],
            "This kind of file is not taken.",
        ),
        (
            "page.html",
            b"<html></html>",
            "This kind of file is not taken.",
        ),
        (
            "drawing.svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
            "This kind of file is not taken.",
        ),
        (
            "run.pdf.exe",
            b"MZ\x90\0\x03",
            "This kind of file is not taken.",
        ),
        ("many.docx", bomb, "This kind of file is not taken."),
        ("script.gif", &script, "This picture could not be read"),
        (
            "cut.jpg",
            &JPEG[..JPEG.len() - 10],
            "This picture could not be read",
        ),
        ("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (
            "film.mp4",
            b"\0\0\0\x18ftypmp42\0\0\0\0moov vide soun",
            "Videos are not taken yet.",
        ),
        ("empty.txt", b"", "There is nothing in this file."),
    ] {
        let page = walks::send_files(&home.maria, &home.joint, &[(name, sent)], "").await;
        page.must_have(words);
        page.must_have(name);
        assert!(walks::files_on(&page).is_empty(), "{name}");
    }
    assert!(home.sizes().is_empty(), "nothing of it is left");
    assert!(!home.jo.browser.open(&home.joint).await.has("/files/"));
}

async fn names_are_names(place: Place) {
    let home = Home::open(place).await;
    for (sent, shown) in [
        ("../../../../etc/passwd", "passwd.png"),
        ("C:\\temp\\us.png", "us.png"),
        ("us\u{202e}gpj.png", "usgpj.png"),
        ("<script>alert(1)<x>.png", "_script_alert(1)_x_.png"),
    ] {
        let page = walks::send_files(&home.maria, &home.joint, &[(sent, PNG)], "").await;
        page.must_have(shown);
        assert!(!page.has("<script>alert"));
    }
    let outside = home.house.place.folder().join("../etc");
    assert!(!outside.exists());
}

/// These services take files of 3 MB, and 12 MB of each person.
async fn nobody_sends_more_than_there_is_room_for(place: Place) {
    let home = Home::open(place).await;
    let (large, larger) = (pdf(2_900_000), pdf(3_000_001));
    let page = walks::send_files(&home.maria, &home.joint, &[("larger.pdf", &larger)], "").await;
    page.must_have("One file may have up to 3 MB.");
    let mut taken = 0;
    loop {
        let page = walks::send_files(&home.maria, &home.joint, &[("large.pdf", &large)], "").await;
        if page.has("There is no more room for files of yours.") {
            break;
        }
        taken += 1;
        assert!(taken < 6, "there is no end of it");
    }
    assert_eq!(taken, 4);
    assert_eq!(home.sizes().len(), 4);
    // It is hers alone.
    walks::send_files(&home.jo, &home.joint, &[("his.pdf", &large)], "")
        .await
        .must_have("his.pdf");
    // Far more than a form may send.
    let far = vec![b'x'; 13_000_000];
    let path = format!("{}/attach", home.joint);
    let body = walks::multipart(&[("id", "0")], &[("far.pdf", &far)]);
    let answer = home
        .jo
        .browser
        .request(reqwest::Method::POST, &path)
        .header("sec-fetch-site", "same-origin");
    let answer = answer
        .header("content-type", "multipart/form-data; boundary=x")
        .body(body)
        .send()
        .await;
    assert!(answer.is_err() || answer.is_ok_and(|answer| answer.status().as_u16() == 413));
}
