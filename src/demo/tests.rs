//! What a visitor of the demo relies on.

use super::*;
use crate::accounts::{self, Came, Network, SignedIn};
use crate::episodes::{self, enter};
use crate::intake::{self, ScreenState};
use crate::{appointments, messages, pairing, waiting};

fn here(folder: &Path) -> Demo {
    Demo {
        data: folder.to_owned(),
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        relay_listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        calendar_allow: Vec::new(),
    }
}

async fn signed_in(app: &App, email: &str) -> SignedIn {
    let tried = accounts::sign_in(&app.service, email, PASSWORD, Network(None)).await;
    match tried.expect("a sign-in").expect(email) {
        Came::In(device) => device.signed_in,
        Came::ToSecondStep(_) => panic!("{email} has a second step"),
    }
}

/// Made once, it is served again; everyone told of signs in, and what they are told is there.
#[tokio::test]
async fn a_visitor_finds_what_the_table_promises() {
    let folder = tempfile::tempdir().expect("a folder");
    let demo = here(&folder.path().join("demo"));
    let (settings, words) = ready(&demo, demo.listen, |_| {}).await.expect("a demo");
    let (_, again) = ready(&demo, demo.listen, |line| panic!("made again: {line}"))
        .await
        .expect("the demo");
    assert_eq!(words, again);

    let app = App::open(settings, Clock::default()).await.expect("an app");
    let emails: Vec<&str> = words
        .split_whitespace()
        .filter(|word| word.ends_with("@example.org"))
        .collect();
    assert_eq!(emails.len(), 1 + 11 + 10, "{words}");
    for email in &emails {
        signed_in(&app, email).await;
    }
    // Two, and one that can be joined now.
    weeks_of_messages(&app, 3).await;
    a_joint_room_that_waits(&app).await;
    a_therapist_changed(&app).await;
    people_wait(&app).await;
    app.service.db.close().await;
}

async fn weeks_of_messages(app: &App, to_come: usize) {
    let service = &app.service;
    let maya = signed_in(app, "maya@example.org").await;
    let mut conn = service.db.read().await.expect("a connection");
    let mine = episodes::episode_of(&mut conn, maya.account())
        .await
        .expect("an answer");
    let joint = mine.expect("an episode").joint.expect("a joint room");
    let member = enter(&mut conn, &maya, joint).await.expect("she is in it");
    let unread = messages::unread(&mut conn, &member).await.expect("a count");
    assert_eq!(unread, 1, "Daniel wrote last");
    let lines = appointments::lines(&mut conn, service, &maya)
        .await
        .expect("appointments");
    let (coming, past): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.upcoming);
    assert_eq!((past.len(), coming.len()), (5, to_come));
}

/// Both agreed and answered; the therapist has read one of the two and may not open the room.
async fn a_joint_room_that_waits(app: &App) {
    let priya = signed_in(app, "priya@example.org").await;
    let mei = signed_in(app, "mei@example.org").await;
    let mut conn = app.service.db.read().await.expect("a connection");
    let theirs = episodes::episode_of(&mut conn, mei.account())
        .await
        .expect("an answer");
    let episode = theirs.expect("an episode");
    let content = intake::Content::load(None).expect("content");
    let state = pairing::joint_state(
        &mut conn,
        &app.service,
        content.safety.here(),
        &priya,
        &episode,
    )
    .await
    .expect("a state");
    assert!(state.both_paired && state.both_agreed && !state.both_read && !state.may_open());
    let private = episode.client(mei.account()).expect("she is in it").private;
    let long_ago = jiff::Timestamp::MIN;
    let screen = intake::screen_state(&mut conn, private, mei.account(), 1, long_ago).await;
    assert_eq!(screen.expect("a state"), ScreenState::Waiting);
}

/// Rosa's first therapist keeps what he read and gets nothing more; her second has what is new.
async fn a_therapist_changed(app: &App) {
    let rosa = signed_in(app, "rosa@example.org").await;
    let (marcus, sofia) = (
        signed_in(app, "marcus@example.org").await,
        signed_in(app, "sofia@example.org").await,
    );
    let mut conn = app.service.db.read().await.expect("a connection");
    let private = episodes::private_space_of(&mut conn, rosa.account())
        .await
        .expect("an answer");
    let private = private.expect("her room");
    let before = enter(&mut conn, &marcus, private)
        .await
        .expect("he was in it");
    let after = enter(&mut conn, &sofia, private)
        .await
        .expect("she is in it");
    assert!(!before.writes() && after.writes());
    assert!(before.reads(1) && !after.reads(1));
    // He summed their work up. She has read it, and has not passed it on yet.
    let hers = enter(&mut conn, &rosa, private).await.expect("her room");
    for (member, summaries) in [(&hers, 1), (&before, 1), (&after, 0)] {
        let written = pairing::summaries_in(&mut conn, member).await;
        assert_eq!(written.expect("summaries").len(), summaries);
    }
    for (who, hours) in [(&rosa, 4), (&sofia, 2)] {
        let lines = appointments::lines(&mut conn, &app.service, who).await;
        assert_eq!(lines.expect("appointments").len(), hours);
    }
    assert_eq!(
        messages::unread(&mut conn, &after).await.expect("a count"),
        1
    );
}

/// Both of a couple wait, one of another, and one person with an offer that holds a place.
async fn people_wait(app: &App) {
    let mut conn = app.service.db.read().await.expect("a connection");
    for (email, offers) in [("aisha", 0), ("tom", 0), ("hannah", 0), ("ewan", 1)] {
        let client = signed_in(app, &format!("{email}@example.org")).await;
        let standing = waiting::standing(&mut conn, &app.service, &client).await;
        let standing = standing.expect("a standing");
        assert!(standing.entry.is_some() && !standing.chosen, "{email}");
        assert_eq!(standing.offers.len(), offers, "{email}");
    }
    let tomasz = signed_in(app, "tomasz@example.org").await;
    let held = pairing::held_by_offers(&mut conn, tomasz.account()).await;
    assert_eq!(held.expect("a count"), 1);
}

/// On any weekday, at any hour, in summer and in winter, the weeks come out the same.
#[tokio::test]
async fn it_can_be_made_on_any_day() {
    for later in 1..=7 {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::default();
        clock.move_by(jiff::SignedDuration::from_hours(later * (53 * 24 + 3)));
        let demo = here(folder.path());
        let settings = settings(&demo, demo.listen);
        let made = make(&settings, clock.clone(), &|_| {}).await;
        assert_eq!(made, Ok(()), "{later}");
        let app = App::open(settings, clock).await.expect("an app");
        weeks_of_messages(&app, 2).await;
        app.service.db.close().await;
    }
}

/// What is not a demo is not touched.
#[tokio::test]
async fn a_folder_in_use_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("securebase.db"), "a real practice").expect("a file");
    let demo = here(folder.path());
    let refused = ready(&demo, demo.listen, |_| {}).await.map(drop);
    assert!(
        refused
            .expect_err("refused")
            .contains("not a finished demo")
    );
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .collect();
    assert_eq!(left.len(), 1);
}

/// Nothing in a story comes before what it follows.
#[test]
fn stories_are_told_in_order() {
    let today: jiff::Timestamp = "2026-11-25T02:00:00Z".parse().expect("a time");
    for story in Story::built_in().expect("stories") {
        let zone = calendar::Zone::utc();
        let at = |event: &plan::Event| when::moment(today, &event.at, &zone).expect(&event.at);
        let times: Vec<_> = story.events().iter().map(at).collect();
        assert!(times.is_sorted(), "{}", story.tells);
    }
}
