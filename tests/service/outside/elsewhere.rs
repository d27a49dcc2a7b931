//! A calendar server of somebody else's, on this machine, and what a therapist does with it.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use jiff::{SignedDuration, Timestamp};
use tokio::net::TcpListener;

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

/// Words no calendar's reader should keep.
pub const SECRET: &str = "Dentist with Zoe";

/// A server with one calendar.
pub struct Elsewhere {
    /// As in `http://127.0.0.1:40123`.
    pub origin: String,
    says: Arc<Mutex<(StatusCode, String)>>,
    asked: Arc<Mutex<usize>>,
}

/// An event that begins then, and takes an hour.
pub fn event(uid: &str, start: i64) -> String {
    let at = |second| {
        let at = Timestamp::from_second(second).expect("a time");
        at.strftime("%Y%m%dT%H%M%SZ").to_string()
    };
    format!(
        "BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{SECRET}\r\nDTSTART:{}\r\nDTEND:{}\r\nEND:VEVENT\r\n",
        at(start),
        at(start + 3600)
    )
}

fn locked<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Elsewhere {
    /// One with an empty calendar.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let says = Arc::new(Mutex::new((StatusCode::OK, String::new())));
        let asked = Arc::new(Mutex::new(0));
        let (told, counted) = (Arc::clone(&says), Arc::clone(&asked));
        let answer = async move || {
            *locked(&counted) += 1;
            locked(&told).clone()
        };
        let router = Router::new().route("/{*path}", get(answer));
        tokio::spawn(axum::serve(listener, router).into_future());
        let here = Self {
            origin,
            says,
            asked,
        };
        here.has(&[]);
        here
    }

    /// The calendar has these events from now on.
    pub fn has(&self, events: &[String]) {
        let text = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n",
            events.concat()
        );
        *locked(&self.says) = (StatusCode::OK, text);
    }

    /// It answers with this error from now on.
    pub fn fails(&self, status: u16) {
        let status = StatusCode::from_u16(status).expect("a status");
        *locked(&self.says) = (status, String::new());
    }

    /// How often it was asked.
    pub fn asked(&self) -> usize {
        *locked(&self.asked)
    }

    /// The address of the calendar.
    pub fn address(&self) -> String {
        format!("{}/private-1f2e3d4c/cal.ics", self.origin)
    }
}

/// A practice that may read that server, with a therapist and a client of theirs.
pub async fn practice(place: Place, elsewhere: &Elsewhere) -> (House, [Person; 3]) {
    practice_at(place, &elsewhere.origin).await
}

/// The same, with another server.
pub async fn practice_at(mut place: Place, origin: &str) -> (House, [Person; 3]) {
    place.reads_calendars_at(origin);
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    (house, [admin, tara, maria])
}

/// A therapist adds a calendar by its address: the page they read then.
pub async fn add(therapist: &Person, address: &str) -> Page {
    let fields = [("kind", "file"), ("address", address)];
    therapist.browser.post("/calendars", &fields).await
}

/// Presses a button of the first calendar.
pub async fn press(therapist: &Person, path: &str, more: &[(&str, &str)]) -> Page {
    let id = therapist.browser.open("/calendars").await.value("calendar");
    let fields: Vec<_> = [("calendar", &*id)]
        .into_iter()
        .chain(more.iter().copied())
        .collect();
    therapist.browser.post(path, &fields).await
}

/// Time passes, and what is due is read.
pub async fn pass(house: &House, hours: i64) {
    house.wait(SignedDuration::from_hours(hours));
    securebase::outside::read_due(&house.service)
        .await
        .expect("read");
}
