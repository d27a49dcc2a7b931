//! Files sent with messages.

use reqwest::Method;

use super::Person;
use crate::support::Page;

/// A file as a form sends it: its name and its bytes.
pub type Sent<'a> = (&'a str, &'a [u8]);

const BOUNDARY: &str = "----the-end-of-a-part";

/// The type of such a form.
pub const MULTIPART: &str = "multipart/form-data; boundary=----the-end-of-a-part";

/// What a form of these words and files is sent as.
pub fn multipart(fields: &[(&str, &str)], files: &[Sent<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("content-disposition: form-data; name=\"{name}\"\r\n\r\n{value}");
        body.extend(format!("--{BOUNDARY}\r\n{head}\r\n").bytes());
    }
    for (name, bytes) in files {
        let head = format!(
            "content-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend(format!("--{BOUNDARY}\r\n{head}").bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

/// Sends a multipart form of this site.
pub async fn post_multipart(person: &Person, path: &str, body: Vec<u8>) -> Page {
    let request = person.browser.request(Method::POST, path);
    let request = request
        .header("sec-fetch-site", "same-origin")
        .header("content-type", MULTIPART)
        .body(body);
    person.browser.send(request).await
}

/// Sends files with words, by the form that needs no script.
pub async fn send_files(person: &Person, room: &str, files: &[Sent<'_>], text: &str) -> Page {
    send_described(person, room, files, text, "").await
}

/// The same, and says what is in them.
pub async fn send_described(
    person: &Person,
    room: &str,
    files: &[Sent<'_>],
    text: &str,
    about: &str,
) -> Page {
    let path = format!("{room}/attach");
    let page = person.browser.open(&path).await;
    let id = page.value("id");
    let mut fields = vec![("id", &*id), ("text", text), ("about", about)];
    let waiting = page.values("file");
    fields.extend(waiting.iter().map(|id| ("file", id.as_str())));
    post_multipart(person, &path, multipart(&fields, files)).await
}

/// The addresses of the files that a page shows, each once, in order.
pub fn files_on(page: &Page) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for id in page.all_between("/files/", "\"") {
        let room = page.path.split(['#', '?']).next().unwrap_or_default();
        let path = format!("{}/files/{id}", room.trim_end_matches("/attach"));
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// Begins to send a file as a script does, and stops when all but one byte is there.
pub async fn half_of_a_file(person: &Person, room: &str, name: &str, text: &str) {
    let id = "0b9a5d1c4c1e4f6c9d3a8b7c6d5e4f30";
    let length = (text.len() + 1).to_string();
    let fields = [("id", id), ("name", name), ("length", &length)];
    let path = format!("{room}/uploads");
    person.browser.submit(&path, &fields).await;
    let request = person
        .browser
        .request(Method::PATCH, &format!("{path}/{id}"));
    let request = request
        .header("sec-fetch-site", "same-origin")
        .header("upload-offset", "0")
        .body(text.to_owned());
    person.browser.send(request).await.must_be(200);
}
