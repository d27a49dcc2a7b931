//! The same couple with the same story, in worlds that differ by one thing that Maria does, and what Jo
//! can see in each, at a line of moments.
//!
//! What must stay true: worlds differ by that one thing alone; their clocks stand at the same times.

use jiff::{SignedDuration, Timestamp};

use super::look::{View, differences, let_be, look, send};
use super::open::OpenPage;
use crate::support::walks::{self, Person};
use crate::support::{Chance, House, Place};

/// What a couple has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Couple {
    /// One therapist, and a joint room with something in it.
    Joint,
    /// One therapist, and no joint room yet.
    NoJoint,
    /// A therapist each, and so no joint room.
    TwoTherapists,
}

/// A world.
pub struct World {
    pub house: House,
    pub admin: Person,
    /// The therapist of both, or Jo's.
    pub tara: Person,
    pub theo: Person,
    pub maria: Person,
    pub jo: Person,
    pub joint: Option<String>,
    pub chance: Chance,
    /// How many mails to Jo were looked at.
    mails: usize,
    /// The rooms that Jo has open, in a browser of their own.
    pub open: Vec<OpenPage>,
}

/// When a moment is, from what Maria does on.
#[derive(Clone, Copy, Debug)]
pub struct Moment(pub &'static str, pub i64);

/// In minutes. Whatever is told in three days is not told at the last but one.
pub const MOMENTS: [Moment; 5] = [
    Moment("at once", 0),
    Moment("after an hour", 60),
    Moment("after a day", 24 * 60),
    Moment("just before the third day is over", 3 * 24 * 60 - 120),
    Moment("after fifteen days", 15 * 24 * 60),
];

/// What Jo sees, moment by moment.
pub type Seen = Vec<(&'static str, View)>;

/// Fails, showing what differs, unless Jo sees the same in both.
pub fn must_be_alike(worlds: &str, one: &Seen, other: &Seen) {
    assert_eq!(one.len(), other.len(), "as many moments");
    let mut told = String::new();
    for ((moment, this), (_, that)) in one.iter().zip(other) {
        for difference in differences(this, that) {
            told.push_str(&format!("{moment}: {difference}\n"));
        }
    }
    assert!(told.is_empty(), "{worlds}:\n{told}");
}

/// Ten in the morning in Los Angeles, on a Monday.
fn beginning() -> Timestamp {
    "2026-03-02T18:00:00Z".parse().expect("a time")
}

/// When Maria does what she does: two hours later, however long the story took until then.
const DEED_AT: i64 = 120;

impl World {
    /// Two come and have what such a couple has.
    pub async fn of(place: Place, couple: Couple) -> Self {
        let mut world = Self::begun(place).await;
        let (tara, theo) = (&world.tara, &world.theo);
        let hers = match couple {
            Couple::TwoTherapists => theo,
            Couple::Joint | Couple::NoJoint => tara,
        };
        walks::safety(&world.maria, &[]).await;
        walks::choose(&world.maria, hers).await;
        walks::accept(hers).await;
        if couple != Couple::Joint {
            // It is open to none of them: all that it takes of the two is there.
            for client in [&world.maria, &world.jo] {
                walks::consent(client).await;
            }
        } else {
            let joint = open_joint(tara, [&world.maria, &world.jo]).await;
            walks::write(&world.maria, &joint, "what we all read").await;
            let picture = ("letter.txt", "dear both".as_bytes());
            walks::send_files(&world.maria, &joint, &[picture], "").await;
            let times = walks::free_times(&world.jo, &joint).await;
            let page = walks::book(&world.jo, &joint, &times[0]).await;
            page.must_have("It is booked.");
            world.joint = Some(joint);
        }
        world.mails = walks::mails_to(&world.house, &world.admin, &world.jo)
            .await
            .len();
        world
    }

    /// Jo has a therapist and Maria has come along; no more.
    pub async fn begun(place: Place) -> Self {
        let mut world = Self::jo_alone(place).await;
        let token = walks::invite_partner(&world.jo, "").await;
        world.maria = walks::client_with(&world.house, "Maria Lopez", Some(&token), &[]).await;
        world
    }

    /// Jo has a therapist, and Maria has not come; who stands in her place does nothing.
    pub async fn jo_alone(place: Place) -> Self {
        let house = House::open_still(place, beginning()).await;
        let admin = walks::set_up(&house, "Alex Admin").await;
        let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
        let theo = walks::therapist(&house, &admin, "Theo Therapist").await;
        let mut jo = walks::paired(&house, "Jo Lopez", &tara).await;
        // With an app set up, no page makes a new secret for one at each look.
        jo.app = Some(walks::set_up_app(&house, &jo.browser).await);
        let private = jo.private().await;
        walks::write(&jo, &private, "for Tara alone").await;
        let times = walks::free_times(&jo, &private).await;
        walks::book(&jo, &private, &times[4])
            .await
            .must_have("It is booked.");
        jo.browser.submit("/appointments/feed", &[]).await;
        let maria = walks::client(&house, "Nobody Here").await;
        Self {
            chance: Chance::at(&house.origin),
            house,
            admin,
            tara,
            theo,
            maria,
            jo,
            joint: None,
            mails: 0,
            open: Vec::new(),
        }
    }

    /// The clock stands at so many minutes after the moment of the deed.
    pub fn at(&self, minutes: i64) {
        let then = beginning() + SignedDuration::from_mins(DEED_AT + minutes);
        self.house
            .wait(then.duration_since(self.house.service.clock.now()));
    }

    /// All that Jo can see now, the mails that came since the last look first.
    pub async fn look(&mut self) -> View {
        let_be(&self.house).await;
        let mails = walks::mails_to(&self.house, &self.admin, &self.jo).await;
        let new = mails.iter().skip(self.mails);
        let mut view: View = new
            .map(|mail| ("a mail".to_owned(), self.chance.put_away(mail)))
            .collect();
        // Those of one moment come in any order.
        view.sort_unstable();
        self.mails = mails.len();
        view.extend(look(&self.house, &self.jo, &mut self.chance).await);
        // Whatever it was told of came long before all those pages.
        let chance = &mut self.chance;
        view.extend(self.open.iter_mut().map(|page| page.since_then(chance)));
        view
    }

    /// Jo leaves each of their rooms open.
    async fn open_rooms(&mut self) {
        let jo = &self.jo.browser;
        let private = self.jo.private().await;
        let page = OpenPage::of(&self.house, jo, "private", &private).await;
        self.open.push(page);
        if let Some(joint) = &self.joint {
            let page = OpenPage::of(&self.house, jo, "joint", joint).await;
            self.open.push(page);
        }
    }

    /// What is written to Jo still comes to the page they left open: it was quiet, not dead.
    async fn open_rooms_hear(&mut self) -> View {
        self.tara.signs_in(&self.house).await;
        let private = self.jo.private().await;
        walks::write(&self.tara, &private, "are you still there").await;
        self.open[0].hears("are you still there").await;
        let chance = &mut self.chance;
        let told = self.open.iter_mut().map(|page| page.since_then(chance));
        told.collect()
    }

    /// What comes of all that Jo can do about the two of them, at the end.
    pub async fn act(&mut self) -> View {
        let mut forms = vec![
            "/partner/pause",
            "/partner/go-on",
            "/partner",
            "/partner/revoke",
        ];
        let joint = self.joint.clone().unwrap_or_default();
        if !joint.is_empty() {
            forms.push(&joint);
        }
        forms.extend(["/partner/consent", "/partner/pause", "/match/go-on"]);
        let mut view = send(&self.house, &self.jo, &forms, &mut self.chance).await;
        view.extend(self.look().await);
        view
    }

    /// What Jo sees who leaves Tara, looks at the list, chooses Theo, and then would leave him.
    async fn find_another(&mut self) -> View {
        let change = ["/match/change"];
        let mut view = send(&self.house, &self.jo, &change, &mut self.chance).await;
        view.extend(self.look().await);
        walks::choose(&self.jo, &self.theo).await;
        view.extend(send(&self.house, &self.jo, &change, &mut self.chance).await);
        view.extend(self.look().await);
        view
    }
}

async fn open_joint(tara: &Person, both: [&Person; 2]) -> String {
    for client in both {
        walks::consent(client).await;
        let case = walks::case_of(tara, client).await;
        tara.browser.open(&case).await;
    }
    walks::open_joint(tara, both[0]).await.must_be(200);
    both[0].room("joint").await.expect("a joint room")
}

/// What Jo sees before Maria does something, and at each of these moments after it; then what comes of what
/// Jo does.
pub async fn watched(mut world: World, deed: impl AsyncFnOnce(&World), moments: &[Moment]) -> Seen {
    world.at(-10);
    let mut seen = vec![("before", world.look().await)];
    world.open_rooms().await;
    world.at(0);
    deed(&world).await;
    for Moment(name, minutes) in moments {
        // What Maria did took her some requests: they are not what is looked for.
        world.at(*minutes + 1);
        seen.push((name, world.look().await));
    }
    seen.push(("when Tara writes to Jo", world.open_rooms_hear().await));
    seen.push(("when Jo does something", world.act().await));
    world.open.clear();
    seen.push((
        "when Jo finds another therapist",
        world.find_another().await,
    ));
    world.house.close().await;
    seen
}
