//! A browser's end of the line to a call.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::support::walks::Person;
use crate::support::{Browser, House};

/// A device in a call.
pub struct Device {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// What tells it from others.
    pub name: String,
}

/// Opens a line; the status of the refusal where there is none.
pub async fn dial(house: &House, browser: &Browser, path: &str, site: &str) -> Result<Device, u16> {
    let address = house.origin.replace("http://", "ws://");
    let mut request = format!("{address}{path}/live")
        .into_client_request()
        .expect("a request");
    let headers = request.headers_mut();
    if !browser.cookies().is_empty() {
        headers.insert("cookie", browser.cookies().parse().expect("a cookie"));
    }
    headers.insert("sec-fetch-site", site.parse().expect("a site"));
    match tokio_tungstenite::connect_async(request).await {
        Ok((socket, _)) => Ok(Device {
            socket,
            name: String::new(),
        }),
        Err(tungstenite::Error::Http(answer)) => Err(answer.status().as_u16()),
        Err(other) => panic!("{other}"),
    }
}

impl Device {
    /// Somebody comes with a device of this name, in the first load of its page.
    pub async fn come(house: &House, person: &Person, path: &str, name: &str) -> Self {
        Self::come_with(house, person, path, name, "page-one").await
    }

    /// The same, in some load of its page.
    pub async fn come_with(
        house: &House,
        person: &Person,
        path: &str,
        name: &str,
        page: &str,
    ) -> Self {
        let dialled = dial(house, &person.browser, path, "same-origin").await;
        let mut device = dialled.expect("a line");
        device.name = name.to_owned();
        let hello = json!({"t": "hello", "device": name, "page": page});
        device.say(&hello).await;
        device
    }

    /// Says something.
    pub async fn say(&mut self, what: &Value) {
        self.say_text(&what.to_string()).await;
    }

    /// Says something that may be no message at all. A line that is cut by then is no failure.
    pub async fn say_text(&mut self, text: &str) {
        let _ = self.socket.send(Message::text(text)).await;
    }

    /// The next thing the server says; `None` when the line ends.
    pub async fn hear(&mut self) -> Option<Value> {
        let wait = Duration::from_secs(10);
        loop {
            let heard = tokio::time::timeout(wait, self.socket.next()).await;
            match heard.expect("something within ten seconds")?.ok()? {
                Message::Text(text) => return Some(serde_json::from_str(&text).expect("JSON")),
                Message::Close(_) => return None,
                _ => {}
            }
        }
    }

    /// Waits until the server says something that fits.
    pub async fn until(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let heard = self.hear().await.expect("the line stands");
            if fits(&heard) {
                return heard;
            }
        }
    }

    /// Waits for a view of the room that fits.
    pub async fn room(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        self.until(|heard| heard["t"] == "room" && fits(heard))
            .await
    }

    /// What it hears until an answer to a ping comes: all that was said to it before.
    pub async fn all_so_far(&mut self) -> Vec<Value> {
        self.say(&json!({"t": "ping"})).await;
        let mut all = Vec::new();
        loop {
            let heard = self.hear().await.expect("the line stands");
            if heard["t"] == "pong" {
                return all;
            }
            all.push(heard);
        }
    }

    /// Hangs up without a word.
    pub async fn drop_line(self) {
        drop(self.socket);
    }
}

/// The devices named in a view of the room.
pub fn devices(room: &Value) -> Vec<String> {
    let people = room["people"].as_array().expect("people");
    let name = |person: &Value| person["device"].as_str().expect("a name").to_owned();
    people.iter().map(name).collect()
}
