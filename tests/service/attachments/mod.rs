//! Files sent with messages: taken in, looked at, kept sealed, handed out to who reads the message.

mod away;
mod kinds;
mod others;
mod parts;
mod sent;

use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Page, Place};

/// Of the pictures that tell where they were taken, and by whom.
pub const JPEG: &[u8] = include_bytes!("../../../crates/pictures/tests/data/exif.jpg");
pub const PNG: &[u8] = include_bytes!("../../../crates/pictures/tests/data/exif.png");
pub const WEBP: &[u8] = include_bytes!("../../../crates/pictures/tests/data/exif.webp");
pub const GIF: &[u8] = include_bytes!("../../../crates/pictures/tests/data/moving.gif");

/// A document of this length.
pub fn pdf(length: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((bytes.len()..length).map(|n| (n * 7 % 253) as u8));
    bytes
}

/// A couple with a therapist, and their joint room.
pub struct Home {
    pub house: House,
    pub tara: Person,
    pub maria: Person,
    pub jo: Person,
    pub joint: String,
}

impl Home {
    pub async fn open(place: Place) -> Self {
        let house = House::open(place).await;
        let admin = walks::set_up(&house, "Alex Admin").await;
        let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
        let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
        Self {
            house,
            tara,
            maria,
            jo,
            joint,
        }
    }

    /// The files that are kept: their sizes.
    pub fn sizes(&self) -> Vec<u64> {
        let files = self.house.place.kept("attachments").into_iter();
        let sizes = files.map(|path| path.metadata().expect("a file").len());
        sizes.collect()
    }
}

/// What is handed out: bytes, not text.
pub async fn bytes(browser: &Browser, path: &str) -> Vec<u8> {
    let answer = browser.request(reqwest::Method::GET, path).send().await;
    let answer = answer.expect("an answer");
    assert_eq!(answer.status().as_u16(), 200, "{path}");
    answer.bytes().await.expect("all of it").to_vec()
}

pub fn header<'a>(page: &'a Page, name: &str) -> &'a str {
    let value = page
        .headers
        .get(name)
        .unwrap_or_else(|| panic!("no {name}"));
    value.to_str().expect("text")
}
