//! Couples who differ by one thing that one of them does, and what the other can look at.

use jiff::SignedDuration;
use securebase::clock::Clock;

use super::lot;
use super::support::walks::{self, Person};
use super::support::{House, Place};

/// Two worlds that must look alike to the partner.
#[derive(Debug)]
pub struct Comparison {
    /// What it is called.
    pub name: &'static str,
    /// What is done in each.
    pub worlds: [&'static str; 2],
}

/// A joint space that is paused, or left for good with nothing said.
const CLOSED: &Comparison = &Comparison {
    name: "joint space",
    worlds: ["paused", "left, nothing said"],
};
/// No joint space yet: nothing, or gone with nothing said.
const GONE: &Comparison = &Comparison {
    name: "no joint space yet",
    worlds: ["nothing", "left, nothing said"],
};
/// Still looking at the list of therapists, with a partner who came along: nothing, or gone with nothing said.
const LOOKING: &Comparison = &Comparison {
    name: "no therapist yet",
    worlds: ["nothing", "left, nothing said"],
};
/// No joint space yet: all is well, or somebody is afraid.
const SAID: &Comparison = &Comparison {
    name: "safety screen",
    worlds: ["calm", "afraid"],
};

/// More than there are couples for one therapist.
const MANY: &str = "90";

/// So many couples come in an hour: a network address may make 20 accounts.
const AN_HOUR: usize = 8;

/// Whoever is not to learn it.
pub struct Watcher {
    /// Of which comparison.
    pub comparison: &'static Comparison,
    /// In which of its worlds.
    pub world: usize,
    /// The number of the couple in its world.
    pub couple: usize,
    /// The value of their cookie.
    pub cookie: String,
    /// What they look at: names and addresses.
    pub pages: Vec<(&'static str, String)>,
}

/// What the partner does.
async fn deed(comparison: &Comparison, world: usize, tara: &Person, partner: &Person) {
    match comparison.worlds[world] {
        "paused" => drop(partner.browser.submit("/partner/pause", &[]).await),
        "left, nothing said" => {
            let fields = [("told", "nothing"), ("when", "0")];
            let page = partner.browser.submit("/partner/alone", &fields).await;
            page.must_have("You go on alone from now on.");
        }
        "calm" | "afraid" => {
            let told: &[(&str, &str)] = match comparison.worlds[world] {
                "calm" => &[],
                _ => &[
                    ("danger", "yes"),
                    ("afraid", "often"),
                    ("open", "no"),
                    ("words", "please do not tell"),
                ],
            };
            walks::safety(partner, told).await;
            let case = walks::case_of(tara, partner).await;
            tara.browser.open(&case).await;
        }
        _ => {}
    }
}

async fn pages(jo: &Person, joint: Option<&str>) -> Vec<(&'static str, String)> {
    let fixed = [
        ("/home", "/home"),
        ("/match", "/match"),
        ("/partner", "/partner"),
        ("/partner/alone", "/partner/alone"),
        ("/appointments", "/appointments"),
        ("/account/seen", "/account/seen"),
        ("/consents", "/consents"),
    ];
    let mut pages: Vec<_> = fixed.map(|(name, path)| (name, path.to_owned())).to_vec();
    pages.push(("private room", jo.private().await));
    if let Some(joint) = joint {
        pages.push(("joint room", joint.to_owned()));
    }
    pages
}

/// A couple with a story like every other's of its comparison, until one of them does something.
async fn couple(
    house: &House,
    tara: &Person,
    comparison: &'static Comparison,
    (world, couple): (usize, usize),
) -> Watcher {
    // Names of one length, which say nothing of the world.
    let lot = lot(90_000_000) + 10_000_000;
    let names = [format!("Jo {lot}"), format!("Maria {lot}")];
    let mut joint = None;
    let [jo, maria] = if comparison.name == CLOSED.name {
        let names = names.each_ref().map(String::as_str);
        let (both, room) = walks::couple(house, names, tara).await;
        walks::write(&both[1], &room, "what we all read").await;
        joint = Some(room);
        both
    } else if comparison.name == LOOKING.name {
        let jo = walks::client(house, &names[0]).await;
        walks::safety(&jo, &[]).await;
        let token = walks::invite_partner(&jo, "").await;
        let maria = walks::client_with(house, &names[1], Some(&token), &[]).await;
        walks::safety(&maria, &[]).await;
        [jo, maria]
    } else {
        let jo = walks::paired(house, &names[0], tara).await;
        let maria = walks::partner(house, &jo, &names[1], tara).await;
        [jo, maria]
    };
    let private = jo.private().await;
    walks::write(&jo, &private, "for Tara alone").await;
    deed(comparison, world, tara, &maria).await;
    let cookies = jo.browser.cookies();
    let cookie = cookies.trim_start_matches("securebase=").to_owned();
    Watcher {
        comparison,
        world,
        couple,
        cookie,
        pages: pages(&jo, joint.as_deref()).await,
    }
}

/// Makes a practice with so many couples in each world, the worlds in turns drawn by lot.
pub async fn make(couples: usize) -> (Place, Vec<Watcher>) {
    // They come one after the other, from yesterday on.
    let clock = Clock::default();
    let day = SignedDuration::from_hours(24);
    clock.move_by(-day);
    let house = House::open_with(Place::sqlite(), clock).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    walks::fill_profile(&tara, "I help couples find each other again.", MANY).await;
    let (mut watchers, mut waited) = (Vec::new(), SignedDuration::ZERO);
    for number in 0..couples {
        for comparison in [CLOSED, GONE, LOOKING, SAID] {
            let first = lot(2);
            for world in [first, 1 - first] {
                if watchers.len() % AN_HOUR == AN_HOUR - 1 {
                    let pause = SignedDuration::from_mins(61);
                    house.wait(pause);
                    waited += pause;
                }
                watchers.push(couple(&house, &tara, comparison, (world, number)).await);
            }
        }
    }
    assert!(waited < day, "too many couples for a day");
    house.wait(day - waited);
    (house.close().await, watchers)
}
