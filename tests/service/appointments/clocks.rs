//! Two partners who live by two clocks: each reads both, is told when one of them changes, and nothing of the
//! other's once the joint space is closed.

use calendar::{Span, Zone, local, shifts};
use jiff::{SignedDuration, Timestamp};
use securebase::languages::long_day;

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    each_reads_both_clocks_and_when_one_changes,
    once_it_is_paused_nothing_of_the_others_clock_shows,
    the_best_for_everyone_and_spread_are_shown_in_their_order,
);

fn zone(name: &str) -> Zone {
    Zone::parse(name).expect("a zone")
}

/// A couple with one in Los Angeles and one in Berlin, and their joint room.
async fn apart(house: &House, tara: &Person) -> ([Person; 2], String) {
    let told = [("times", "tuesday-morning")];
    let maria = walks::client_with(house, "Maria Lopez", None, &told).await;
    let token = walks::invite_partner(&maria, "").await;
    // Their evening is the other's morning.
    let told = [("times", "tuesday-evening"), ("zone", JO)];
    let jo = walks::client_with(house, "Jo Lopez", Some(&token), &told).await;
    for client in [&maria, &jo] {
        walks::safety(client, &[]).await;
        walks::choose(client, tara).await;
        walks::accept(tara).await;
    }
    for client in [&maria, &jo] {
        walks::consent(client).await;
        let case = walks::case_of(tara, client).await;
        tara.browser.open(&case).await;
    }
    walks::open_joint(tara, &maria).await.must_be(200);
    let joint = maria.room("joint").await.expect("a joint room");
    ([maria, jo], joint)
}

fn at(start: &str) -> Timestamp {
    Timestamp::from_second(start.parse().expect("a number")).expect("a time")
}

/// How a start reads for somebody else: "18:00 for Jo Lopez", with the day where it is another.
fn reads(start: &str, mine: &str, theirs: &str, name: &str) -> String {
    let (here, there) = (
        local(at(start), &zone(mine)),
        local(at(start), &zone(theirs)),
    );
    match here.date == there.date {
        true => format!("{} for {name}", there.time),
        false => format!("{} {} for {name}", there.weekday.name(), there.time),
    }
}

/// The two who live by one clock, as a page names them.
fn both(page: &Page) -> &'static str {
    let [one, other] = [
        "Maria Lopez and Tara Therapist",
        "Tara Therapist and Maria Lopez",
    ];
    if page.has(one) { one } else { other }
}

const MARIA: &str = "America/Los_Angeles";
const JO: &str = "Europe/Berlin";

async fn each_reads_both_clocks_and_when_one_changes(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = apart(&house, &tara).await;
    let page = maria.browser.open(&format!("{joint}/book?week=1")).await;
    let start = page.values("start")[2].clone();
    page.must_have(&reads(&start, MARIA, JO, "Jo Lopez"));
    // Where both live by one clock, it is not said twice.
    assert!(!page.has("for Tara Therapist"));
    let theirs = jo.browser.open(&format!("{joint}/book?week=1")).await;
    let names = both(&theirs);
    theirs.must_have(&reads(&start, JO, MARIA, names));
    let page = walks::book(&maria, &joint, &start).await;
    page.must_have(&reads(&start, MARIA, JO, "Jo Lopez"));

    // The week in which one of the two clocks changes, and the other does not.
    let now = house.service.clock.now();
    let year = Span {
        start: now + SignedDuration::from_hours(24 * 14),
        end: now + SignedDuration::from_hours(24 * 380),
    };
    let shift = shifts(&zone(MARIA), &zone(JO), year)[0];
    let before = shift.at - SignedDuration::from_hours(24 * 3);
    house.wait(before.duration_since(now));
    for person in [&maria, &jo] {
        person.signs_in(&house).await;
    }
    let day = long_day(local(shift.at, &zone(MARIA)).date);
    let (hers, theirs) = match shift.first_moved {
        true => ("where you are", format!("where {names} are")),
        false => ("where Jo Lopez is", "where you are".to_owned()),
    };
    let page = maria.browser.open(&format!("{joint}/book")).await;
    page.must_have(&format!("From {day} the clocks change {hers}: "));
    let page = jo.browser.open(&format!("{joint}/book")).await;
    page.must_have(&format!("the clocks change {theirs}: "));
    page.must_have(&format!(" for {names}. Until then it is "));
    // A series over that day keeps its time with the therapist, and says what that is for each.
    let start = jo
        .browser
        .open(&format!("{joint}/book"))
        .await
        .value("start");
    let fields = [("start", &*start), ("every", "1"), ("times", "2")];
    let page = jo.browser.post(&format!("{joint}/series"), &fields).await;
    page.must_have("The sessions keep their time on the clock of Tara Therapist");
    page.must_have(&reads(&start, JO, MARIA, names));
}

async fn once_it_is_paused_nothing_of_the_others_clock_shows(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = apart(&house, &tara).await;
    let start = walks::free_times(&maria, &joint).await[2].clone();
    let page = walks::book(&maria, &joint, &start).await;
    page.must_have("for Jo Lopez");
    let session = page.path.split('?').next().expect("a path").to_owned();
    let page = jo.browser.submit("/partner/pause", &[]).await;
    page.must_have("The joint work is paused.");
    let page = maria.browser.open(&session).await;
    page.must_have("Cancelled");
    assert!(!page.has("for Jo Lopez"));
    // In a private space the partner's clock is nobody's.
    let private = maria.private().await;
    let page = maria.browser.open(&format!("{private}/book?week=1")).await;
    assert!(!page.has("Jo Lopez"));
}

async fn the_best_for_everyone_and_spread_are_shown_in_their_order(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, _jo], joint) = apart(&house, &tara).await;
    let page = maria
        .browser
        .open(&format!("{joint}/book?order=even"))
        .await;
    let starts = page.values("start");
    assert_eq!(starts.len(), 12);
    let late = |start: &String| {
        let there = zone(JO).time_zone().to_datetime(at(start));
        there.hour() >= 22 || there.hour() < 6
    };
    let early = maria.browser.open(&format!("{joint}/book?week=1")).await;
    assert!(early.values("start").iter().any(late));
    assert!(!starts.iter().any(late), "nobody's night comes first");
    let page = maria
        .browser
        .open(&format!("{joint}/book?order=spread"))
        .await;
    let mut weeks: Vec<_> = page
        .values("start")
        .iter()
        .map(|start| local(at(start), &zone(MARIA)).date.iso_week_date())
        .map(|week| (week.year(), week.week()))
        .collect();
    let shown = weeks.len();
    weeks.dedup();
    assert!(
        shown == 12 && weeks.len() >= 11,
        "{shown} times in {} weeks",
        weeks.len()
    );
    // What is shown can be booked, and the order stays as it was chosen.
    page.must_have("value=\"spread\" selected");
    let start = page.value("start");
    let path = format!("{joint}/book?week=0&order=spread");
    let page = maria.browser.submit(&path, &[("start", &start)]).await;
    page.must_have("It is booked.");
}
