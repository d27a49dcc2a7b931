//! What people do until the service is killed under them.

use tokio::task::JoinSet;

use crate::support::Browser;
use crate::support::walks::Person;

/// The most one person writes in a room between two kills: what all wrote since the last one is then on
/// one page of the room.
const MOST: usize = 12;

/// Two partners, their private rooms and their joint one.
pub struct Couple {
    /// The two.
    pub partners: [Person; 2],
    /// The first one's private room, the second one's, and the joint one.
    pub rooms: [String; 3],
}

/// Something that was written and acknowledged.
pub struct Said {
    /// The couple's number.
    pub couple: usize,
    /// The room, as in [`Couple::rooms`].
    pub room: usize,
    /// The words.
    pub text: String,
}

/// Writes until the line breaks; gives what was acknowledged.
async fn writes(
    browser: Browser,
    path: String,
    couple: usize,
    room: usize,
    mark: String,
) -> Vec<Said> {
    let mut said = Vec::new();
    for number in 0..MOST {
        let Some(page) = browser.tries(&path, None).await else {
            break;
        };
        let text = format!("({mark} {number})");
        let id = page.value("id");
        let fields = [("id", &*id), ("text", &*text)];
        let Some(answer) = browser.tries(&path, Some(&fields)).await else {
            break;
        };
        assert!(
            matches!(answer.status, 303),
            "{}\n{}",
            answer.path,
            answer.body
        );
        said.push(Said { couple, room, text });
    }
    said
}

/// Everyone of a couple is at work.
pub fn at_work(
    tasks: &mut JoinSet<Vec<Said>>,
    couple: &Couple,
    number: usize,
    origin: &str,
    kill: usize,
) {
    for (who, partner) in couple.partners.iter().enumerate() {
        for room in [who, 2] {
            let browser = partner.browser.reaching(origin);
            let mark = format!("kill {kill}, couple {number}, partner {who}");
            tasks.spawn(writes(
                browser,
                couple.rooms[room].clone(),
                number,
                room,
                mark,
            ));
        }
    }
}
