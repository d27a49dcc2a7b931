//! What stands at the other end does what it likes: it leads on, says nothing, says too much.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use calendar::{Span, Zone};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::fetch::{Limits, Way};
use super::guard::{Allowed, Names};
use super::reading::{Read, Wanted, read};
use super::{Source, Trouble};

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Dentist\r\nDTSTART:20261201T170000Z\r\nDTEND:20261201T180000Z\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2@here.example\r\nDTSTART:20261202T170000Z\r\nDTEND:20261202T180000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// Something that answers on this machine, and what it was asked.
struct Other {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Other {
    /// `answer`: what it says to a path; what comes after ` … ` it says for ever, after ` ~ ` nothing.
    async fn start(answer: impl Fn(&str, u16) -> String + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (answer, seen) = (Arc::new(answer), Arc::clone(&asked));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answer, seen) = (Arc::clone(&answer), Arc::clone(&seen));
                tokio::spawn(async move { serve(stream, port, &*answer, &seen).await });
            }
        });
        Self { port, asked }
    }

    fn place(&self) -> Allowed {
        let place = format!("http://127.0.0.1:{}", self.port);
        place.parse().expect("a place")
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("not poisoned").clone()
    }
}

async fn serve(
    mut stream: TcpStream,
    port: u16,
    answer: &(impl Fn(&str, u16) -> String + Sync),
    seen: &Mutex<Vec<String>>,
) -> Option<()> {
    let (mut request, mut piece) = (Vec::new(), [0; 4096]);
    let whole = |request: &[u8]| {
        let text = String::from_utf8_lossy(request).to_lowercase();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let length = head.split_once("content-length: ");
        let length = length.map_or("0", |(_, rest)| rest.lines().next().unwrap_or("0"));
        (body.len() >= length.parse::<usize>().ok()?).then_some(())
    };
    while whole(&request).is_none() {
        let count = stream
            .read(&mut piece)
            .await
            .ok()
            .filter(|count| *count > 0)?;
        request.extend_from_slice(&piece[..count]);
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1)?.to_owned();
    seen.lock().expect("not poisoned").push(request);
    let said = answer(&path, port);
    if let Some((first, more)) = said.split_once(" … ") {
        stream.write_all(first.as_bytes()).await.ok()?;
        loop {
            stream.write_all(more.as_bytes()).await.ok()?;
        }
    }
    if let Some((first, _)) = said.split_once(" ~ ") {
        stream.write_all(first.as_bytes()).await.ok()?;
        std::future::pending::<()>().await;
    }
    stream.write_all(said.as_bytes()).await.ok()?;
    stream.shutdown().await.ok()
}

fn reply(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}"
    )
}

fn to(place: &str) -> String {
    reply(
        "302 Found",
        &format!("Location: {place}\r\nSet-Cookie: a=b\r\n"),
        "",
    )
}

/// Finds every name on this machine, as a practice's own network might.
struct Here;

impl Names for Here {
    async fn find(&self, host: &str, port: u16) -> std::io::Result<Vec<SocketAddr>> {
        match host.ends_with(".lan") {
            true => Ok(vec![SocketAddr::from(([127, 0, 0, 1], port))]),
            false => Err(std::io::Error::other("no such name")),
        }
    }
}

async fn read_from(source: &Source, allowed: &[Allowed]) -> Result<Read, Trouble> {
    let way = Way {
        allowed,
        limits: Limits {
            time: Duration::from_secs(1),
            bytes: 64 * 1024,
        },
        names: &Here,
    };
    let day = |text: &str| text.parse().expect("a time");
    let wanted = Wanted {
        owner: Zone::utc(),
        within: Span {
            start: day("2026-11-01T00:00Z"),
            end: day("2027-02-01T00:00Z"),
        },
        ours: "@here.example".to_owned(),
    };
    read(&way, source, &wanted).await
}

async fn read_file(address: &str, allowed: &[Allowed]) -> Result<Read, Trouble> {
    let address = address.to_owned();
    read_from(&Source::File { address }, allowed).await
}

fn dentist() -> Span {
    Span {
        start: "2026-12-01T17:00Z".parse().expect("a time"),
        end: "2026-12-01T18:00Z".parse().expect("a time"),
    }
}

fn rude(path: &str, port: u16) -> String {
    match path {
        "/cal.ics" => reply("200 OK", "Content-Type: text/html\r\n", CALENDAR),
        "/on" => to("/cal.ics"),
        "/on-and-on" => to("/on-and-on"),
        "/inside" => to(&format!("http://127.0.0.1:{}/cal.ics", port ^ 1)),
        "/beside" => to("https://127.0.0.1/cal.ics"),
        "/secrets" => to("https://169.254.169.254/latest/meta-data/"),
        "/secrets-in-the-clear" => to("http://169.254.169.254/latest/meta-data/"),
        "/named" => to("https://localhost/"),
        "/file" => to("file:///etc/passwd"),
        "/user" => to("https://me:secret@cal.example/"),
        "/nowhere" => to(""),
        "/slow" => "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nBEGIN:VCALENDAR ~ ".to_owned(),
        "/silent" => " ~ ".to_owned(),
        "/endless" => "HTTP/1.1 200 OK\r\n\r\nBEGIN:VCALENDAR … X:more\r\n".to_owned(),
        "/endless-head" => "HTTP/1.1 200 OK\r\n … X-More: x\r\n".to_owned(),
        "/large" => "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n".to_owned(),
        "/packed" => reply("200 OK", "Content-Encoding: gzip\r\n", "\u{1f}\u{8b}"),
        "/page" => reply("200 OK", "", "<!doctype html><title>Sign in</title>"),
        "/empty" => reply("200 OK", "", ""),
        "/half" => reply("200 OK", "", &CALENDAR[..120]),
        "/broken" => "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nBEGIN".to_owned(),
        "/no-http" => "hello\r\n".to_owned(),
        "/401" => reply("401 Unauthorized", "", ""),
        "/404" => reply("404 Not Found", "", ""),
        "/410" => reply("410 Gone", "", ""),
        "/500" => reply("500 Oh", "", CALENDAR),
        "/never" => reply(
            "200 OK",
            "",
            &never("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        ),
        "/always" => reply("200 OK", "", &never("RRULE:FREQ=SECONDLY")),
        "/mars" => reply("200 OK", "", &mars()),
        "/odd" => reply("200 OK", "", &"BEGIN:VCALENDAR\r\n".repeat(40)),
        _ => reply("404 Not Found", "", ""),
    }
}

/// Two events in a zone that does not exist.
fn mars() -> String {
    let event = "BEGIN:VEVENT\r\nDTSTART;TZID=Mars/Olympus:20261201T170000\r\nEND:VEVENT\r\n";
    format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", event.repeat(2))
}

/// A calendar with an event of this rule.
fn never(rule: &str) -> String {
    let rule = format!("DTSTART:20261201T170000Z\r\n{rule}");
    CALENDAR.replacen("DTSTART:20261201T170000Z", &rule, 1)
}

#[tokio::test]
async fn busy_times_are_read_and_what_was_booked_here_is_not_busy_twice() {
    let other = Other::start(rude).await;
    let allowed = [other.place()];
    for path in ["/cal.ics", "/on"] {
        let address = format!("http://127.0.0.1:{}{path}", other.port);
        let said = read_file(&address, &allowed).await.expect("read");
        assert_eq!(said.spans, [dentist()], "{path}");
    }
    let asked = other.asked().concat().to_lowercase();
    for unsaid in ["cookie", "referer", "authorization", "securebase", "gzip"] {
        assert!(!asked.contains(unsaid), "{unsaid}: {asked}");
    }
}

#[tokio::test]
async fn whatever_is_there_ends_in_an_answer() {
    let other = Other::start(rude).await;
    let allowed = [other.place()];
    for (path, why) in [
        ("/on-and-on", Trouble::LedOn),
        ("/inside", Trouble::NotHttps),
        ("/beside", Trouble::NotPublic),
        ("/secrets", Trouble::NotPublic),
        ("/secrets-in-the-clear", Trouble::NotHttps),
        ("/named", Trouble::NoSuchName),
        ("/file", Trouble::NoAddress),
        ("/user", Trouble::PasswordInside),
        ("/nowhere", Trouble::LedOn),
        ("/slow", Trouble::TooSlow),
        ("/silent", Trouble::TooSlow),
        ("/endless", Trouble::TooLong),
        ("/endless-head", Trouble::NoAnswer),
        ("/large", Trouble::TooLong),
        ("/packed", Trouble::Packed),
        ("/page", Trouble::NoCalendar),
        ("/empty", Trouble::NoCalendar),
        ("/half", Trouble::CutShort),
        ("/odd", Trouble::CutShort),
        ("/broken", Trouble::CutShort),
        ("/no-http", Trouble::NoAnswer),
        ("/401", Trouble::Refused),
        ("/404", Trouble::NotThere),
        ("/410", Trouble::NotThere),
        ("/500", Trouble::Failed),
    ] {
        let address = format!("http://127.0.0.1:{}{path}", other.port);
        let said = read_file(&address, &allowed).await;
        assert_eq!(said, Err(why), "{path}");
    }
    for (path, left_out) in [("/never", 0), ("/always", 1), ("/mars", 2)] {
        let address = format!("http://127.0.0.1:{}{path}", other.port);
        let said = read_file(&address, &allowed).await.expect("read");
        assert_eq!(said.left_out, left_out, "{path}: {said:?}");
    }
    // Nothing listens there.
    let gone = Other::start(rude).await;
    let address = format!("http://127.0.0.1:{}/cal.ics", gone.port ^ 1);
    let nobody: Allowed = format!("http://127.0.0.1:{}", gone.port ^ 1)
        .parse()
        .expect("a place");
    let said = read_file(&address, &[nobody]).await;
    assert!(said.is_err());
    // What the practice did not allow is never asked.
    let stranger = Other::start(rude).await;
    let address = format!("http://127.0.0.1:{}/cal.ics", stranger.port);
    assert_eq!(read_file(&address, &allowed).await, Err(Trouble::NotHttps));
    assert!(stranger.asked().is_empty());
}

#[tokio::test]
async fn what_was_looked_up_is_what_is_spoken_to() {
    let other = Other::start(rude).await;
    // No other look-up knows this name.
    let place = format!("http://cal.lan:{}", other.port);
    let allowed = [place.parse().expect("a place")];
    let said = read_file(&format!("{place}/cal.ics"), &allowed).await;
    assert_eq!(said.expect("read").spans, [dentist()]);
    assert!(other.asked()[0].to_lowercase().contains("host: cal.lan:"));
}

fn caldav(other: &Other, path: &str) -> Source {
    Source::CalDav {
        address: format!("http://127.0.0.1:{}{path}", other.port),
        user: "jo".to_owned(),
        password: "an app password".to_owned(),
    }
}

#[tokio::test]
async fn a_caldav_calendar_is_asked_when_its_owner_is_busy_and_only_else_for_events() {
    const LIST: &str = "BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nFREEBUSY:20261201T170000Z/PT1H\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n";
    let good = Other::start(|_, _| reply("200 OK", "", LIST)).await;
    let said = read_from(&caldav(&good, "/jo/"), &[good.place()]).await;
    assert_eq!(said.expect("read").spans, [dentist()]);
    let asked = good.asked();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].starts_with("REPORT /jo/ ") && asked[0].contains("free-busy-query"));
    assert!(
        asked[0]
            .to_lowercase()
            .contains("authorization: basic am86yw4gyxbwihbhc3n3b3jk")
    );

    let first = Mutex::new(true);
    let simple = Other::start(move |_, _| {
        let mut first = first.lock().expect("not poisoned");
        if std::mem::take(&mut *first) {
            return reply("501 Not Implemented", "", "");
        }
        let data = format!("<c:calendar-data xmlns:c=\"urn:ietf:params:xml:ns:caldav\">{CALENDAR}</c:calendar-data>");
        let body = format!("<d:multistatus xmlns:d=\"DAV:\">{data}{data}</d:multistatus>");
        reply("207 Multi-Status", "", &body)
    })
    .await;
    let said = read_from(&caldav(&simple, "/jo/"), &[simple.place()]).await;
    assert_eq!(said.expect("read").spans, [dentist()]);
    assert!(simple.asked()[1].contains("calendar-query"));

    for (status, why) in [
        ("401 Unauthorized", Trouble::Refused),
        ("404 Not Found", Trouble::NotThere),
        ("503 Later", Trouble::Failed),
        ("403 Forbidden", Trouble::Refused),
    ] {
        let rude = Other::start(move |_, _| reply(status, "", "")).await;
        let said = read_from(&caldav(&rude, "/jo/"), &[rude.place()]).await;
        assert_eq!(said, Err(why), "{status}");
    }
}

#[tokio::test]
async fn a_password_goes_nowhere_but_where_its_owner_typed_it() {
    let thief = Other::start(rude).await;
    let place = format!("http://127.0.0.1:{}/cal.ics", thief.port);
    let other = Other::start(move |_, _| to(&place)).await;
    let allowed = [other.place(), thief.place()];
    let said = read_from(&caldav(&other, "/jo/"), &allowed).await;
    assert!(said.is_ok(), "{said:?}");
    assert!(other.asked()[0].to_lowercase().contains("authorization"));
    assert!(
        !thief
            .asked()
            .concat()
            .to_lowercase()
            .contains("authorization")
    );
}
