//! A CalDAV server of another's making: Radicale, where `bin/test python` installed it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use jiff::Timestamp;
use reqwest::{Client, Method};
use tempfile::TempDir;
use tokio::net::{TcpListener, TcpStream};

use super::elsewhere::{SECRET, event, practice_at, press};
use crate::support::walks::Person;
use crate::support::{Page, Place, walks};

on_each_store!(a_calendar_on_radicale_is_read);

const PASSWORD: &str = "app-password-7";

/// Where the program is; none: this test has nothing to try.
fn program() -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "tests have no command line")]
    let named = std::env::var("SECUREBASE_TEST_RADICALE").ok();
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/target/python/bin/radicale");
    let program = named.map_or_else(|| PathBuf::from(own), PathBuf::from);
    program.is_file().then_some(program)
}

/// A running server, with one user.
struct Radicale {
    child: Child,
    _folder: TempDir,
    origin: String,
}

impl Drop for Radicale {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Radicale {
    async fn start(program: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let users = folder.path().join("users");
        std::fs::write(&users, format!("jo:{PASSWORD}\n")).expect("written");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let child = Command::new(program)
            .args(["--server-hosts", &format!("127.0.0.1:{port}")])
            .args([
                "--auth-type",
                "htpasswd",
                "--auth-htpasswd-encryption",
                "plain",
            ])
            .arg("--auth-htpasswd-filename")
            .arg(&users)
            .arg("--storage-filesystem-folder")
            .arg(folder.path().join("data"))
            .args(["--auth-delay", "0"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("runs");
        let here = Self {
            child,
            _folder: folder,
            origin: format!("http://127.0.0.1:{port}"),
        };
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        here
    }

    fn address(&self) -> String {
        format!("{}/jo/work/", self.origin)
    }

    async fn send(&self, method: &str, path: &str, body: String) {
        let client = Client::builder().no_proxy().build().expect("a client");
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let request = client.request(method, format!("{}{path}", self.address()));
        let request = request.basic_auth("jo", Some(PASSWORD)).body(body);
        let request = request.header("content-type", "text/calendar; charset=utf-8");
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status(), 201);
    }

    async fn has(&self, name: &str, event: &str) {
        let stamped = event.replace("SUMMARY", "DTSTAMP:20261101T000000Z\r\nSUMMARY");
        let text =
            format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{stamped}END:VCALENDAR\r\n");
        self.send("PUT", name, text).await;
    }
}

async fn add(therapist: &Person, place: &str, password: &str) -> Page {
    let fields = [
        ("kind", "caldav"),
        ("place", place),
        ("user", "jo"),
        ("password", password),
    ];
    therapist.browser.post("/calendars", &fields).await
}

async fn a_calendar_on_radicale_is_read(place: Place) {
    let Some(program) = program() else { return };
    let radicale = Radicale::start(&program).await;
    let (_house, [_, tara, maria]) = practice_at(place, &radicale.origin).await;
    radicale.send("MKCALENDAR", "", String::new()).await;
    let room = maria.private().await;
    let before = walks::free_times(&maria, &room).await;
    let second = |at: usize| before[at].parse::<i64>().expect("a time");
    radicale.has("one.ics", &event("one", second(4))).await;
    // One that comes each week from long ago on.
    let long_ago = second(12) - 52 * 7 * 86_400;
    let at = Timestamp::from_second(long_ago).expect("a time");
    let at = at.strftime("%Y%m%dT%H%M%SZ");
    let weekly = format!(
        "BEGIN:VEVENT\r\nUID:two\r\nSUMMARY:{SECRET}\r\nDTSTART:{at}\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n"
    );
    radicale.has("two.ics", &weekly).await;
    let page = add(&tara, &radicale.address(), PASSWORD).await;
    page.must_have("It was read.");
    page.must_have("A CalDAV calendar.");
    let now = walks::free_times(&maria, &room).await;
    for at in [4, 12] {
        assert!(!now.contains(&before[at]), "{at}");
    }
    assert!(now.contains(&before[0]));
    press(&tara, "/calendars/remove", &[]).await.must_be(200);
    let page = add(&tara, &radicale.address(), "another").await;
    page.must_have("It asks for another name or password.");
    press(&tara, "/calendars/remove", &[]).await.must_be(200);
    let nowhere = format!("{}/jo/nothing/", radicale.origin);
    let page = add(&tara, &nowhere, PASSWORD).await;
    page.must_have("There is nothing at this address");
}
