//! Pages that somebody leaves open: what their streams are told, moment by moment.

use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::support::{Browser, Chance, House};

/// Longer than anything here takes: after it a test fails instead of waiting for ever.
const TOO_LONG: Duration = Duration::from_secs(60);

/// What a stream said so far, and whether it is over.
#[derive(Default)]
struct Heard {
    bytes: Vec<u8>,
    over: bool,
}

/// A room's page that was left open.
pub struct OpenPage {
    name: &'static str,
    heard: watch::Receiver<Heard>,
    /// How much of it was looked at.
    seen: usize,
    listening: JoinHandle<()>,
}

impl OpenPage {
    /// Opens the stream of a room, and listens on.
    pub async fn of(house: &House, browser: &Browser, name: &'static str, room: &str) -> Self {
        let browser = browser.reaching(&house.origin);
        let path = format!("{room}/live?after=0");
        let request = browser.request(reqwest::Method::GET, &path);
        let mut stream = request.send().await.expect("an answer");
        assert_eq!(stream.status().as_u16(), 200, "{path}");
        let (told, heard) = watch::channel(Heard::default());
        let listening = tokio::spawn(async move {
            while let Ok(Some(bytes)) = stream.chunk().await {
                told.send_modify(|heard| heard.bytes.extend_from_slice(&bytes));
            }
            told.send_modify(|heard| heard.over = true);
        });
        Self {
            name,
            heard,
            seen: 0,
            listening,
        }
    }

    /// What it was told since this was asked the last time.
    pub fn since_then(&mut self, chance: &mut Chance) -> (String, String) {
        let heard = self.heard.borrow();
        let new = String::from_utf8_lossy(&heard.bytes[self.seen..]);
        self.seen = heard.bytes.len();
        let over = if heard.over { "\nand it is over" } else { "" };
        // A sign of life comes by the machine's clock.
        let lines = new.lines().filter(|line| !line.starts_with(':'));
        let lines: Vec<String> = lines.map(|line| chance.put_away(line)).collect();
        let name = format!("the open page of the {} room", self.name);
        (name, lines.join("\n") + over)
    }

    /// Waits until it was told these words.
    pub async fn hears(&self, words: &str) {
        let says = |heard: &Heard| String::from_utf8_lossy(&heard.bytes).contains(words);
        let mut heard = self.heard.clone();
        let told = heard.wait_for(says);
        let told = tokio::time::timeout(TOO_LONG, told).await;
        assert!(
            told.is_ok_and(|heard| heard.is_ok()),
            "the {} room was not told {words:?}",
            self.name
        );
    }
}

impl Drop for OpenPage {
    fn drop(&mut self) {
        self.listening.abort();
    }
}
