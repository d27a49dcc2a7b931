//! What people do until the service is killed under them.

use tokio::task::JoinSet;

use crate::support::Browser;
use crate::support::walks::{self, Person};

/// The most one person writes in a room between two kills: what all wrote since the last one is then on
/// one page of the room.
const MOST: usize = 12;

/// How many bytes a file has: some chunks of what it is sealed in.
const FILE: usize = 200_000;

/// After how many kills the next one leaves for good.
pub const EVERY: usize = 5;

/// Who is there.
pub struct Town {
    /// Who write, send and pause.
    pub couples: Vec<Couple>,
    /// Who have themselves erased, one after the other.
    pub leavers: Vec<Person>,
}

/// Two partners, their private rooms and their joint one.
pub struct Couple {
    /// The two.
    pub partners: [Person; 2],
    /// The first one's private room, the second one's, and the joint one.
    pub rooms: [String; 3],
}

/// What was acknowledged.
pub enum Done {
    /// Something was written.
    Wrote(Said),
    /// Somebody is to be erased.
    Leaves,
}

/// Something that was written and acknowledged.
pub struct Said {
    /// The couple's number.
    pub couple: usize,
    /// The room, as in [`Couple::rooms`].
    pub room: usize,
    /// The words, of a message or of a file that was sent with one.
    pub text: String,
    /// Whether it is a file.
    pub is_file: bool,
}

/// Where somebody is at work: in the room of a couple, marking what they write.
struct Place {
    browser: Browser,
    path: String,
    couple: usize,
    room: usize,
    mark: String,
}

impl Place {
    fn said(&self, number: usize, is_file: bool) -> Said {
        let mark = &self.mark;
        let text = if is_file {
            format!("(file of {mark})") + &" and more of it".repeat(FILE / 15)
        } else {
            format!("({mark}, {number})")
        };
        let (couple, room) = (self.couple, self.room);
        Said {
            couple,
            room,
            text,
            is_file,
        }
    }
}

/// Writes until the line breaks; gives what was acknowledged. A joint space that is paused takes nothing.
async fn writes(place: Place) -> Vec<Done> {
    let mut done = Vec::new();
    for number in 0..MOST {
        let Some(page) = place.browser.tries(&place.path, None).await else {
            break;
        };
        let Some(id) = page.values("id").into_iter().next() else {
            assert_eq!(place.room, 2, "{}", page.body);
            continue;
        };
        let said = place.said(number, false);
        let fields = [("id", &*id), ("text", &*said.text)];
        let Some(answer) = place.browser.tries(&place.path, Some(&fields)).await else {
            break;
        };
        assert!(answer.status < 500, "{}", answer.body);
        if answer.status == 303 {
            done.push(Done::Wrote(said));
        }
    }
    done
}

/// Sends a file with a message, by the form that needs no script.
async fn sends(place: Place) -> Vec<Done> {
    let path = format!("{}/attach", place.path);
    let Some(page) = place.browser.tries(&path, None).await else {
        return Vec::new();
    };
    let said = place.said(0, true);
    let id = page.value("id");
    let files = [("file.txt", said.text.as_bytes())];
    let mut fields = vec![("id", &*id), ("text", "A file"), ("about", "")];
    // What came whole before a kill and was not sent goes along.
    let waiting = page.values("file");
    fields.extend(waiting.iter().map(|id| ("file", id.as_str())));
    let body = walks::multipart(&fields, &files);
    match place.browser.tries_multipart(&path, body).await {
        Some(303) => vec![Done::Wrote(said)],
        // What came in half counts towards what one may have unsent, for some minutes.
        Some(status) => {
            assert!(status < 500, "{status}");
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Pauses the joint work and goes on, over and over.
async fn pauses(browser: Browser) -> Vec<Done> {
    for path in ["/partner/pause", "/partner/go-on"].repeat(MOST) {
        match browser.tries(path, Some(&[])).await {
            Some(answer) => assert!(answer.status < 500, "{}", answer.body),
            None => break,
        }
    }
    Vec::new()
}

/// Asks to be erased.
async fn leaves(browser: Browser) -> Vec<Done> {
    let asked = browser
        .tries("/account/erase/ask", Some(&[("sure", "yes")]))
        .await;
    match asked {
        Some(answer) if answer.status == 303 => vec![Done::Leaves],
        Some(answer) => panic!("{}\n{}", answer.status, answer.body),
        None => Vec::new(),
    }
}

/// Everyone is at work who is there, until the service ends.
pub fn at_work(tasks: &mut JoinSet<Vec<Done>>, town: &Town, origin: &str, kill: usize) {
    for (number, couple) in town.couples.iter().enumerate() {
        for (who, partner) in couple.partners.iter().enumerate() {
            let place = |room: usize| Place {
                browser: partner.browser.reaching(origin),
                path: couple.rooms[room].clone(),
                couple: number,
                room,
                mark: format!("kill {kill}, couple {number}, partner {who}"),
            };
            tasks.spawn(writes(place(who)));
            tasks.spawn(writes(place(2)));
            tasks.spawn(sends(place(who)));
        }
        tasks.spawn(pauses(couple.partners[kill % 2].browser.reaching(origin)));
    }
    if kill.is_multiple_of(EVERY)
        && let Some(leaver) = town.leavers.get(kill / EVERY)
    {
        tasks.spawn(leaves(leaver.browser.reaching(origin)));
    }
}
