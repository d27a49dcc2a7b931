//! The two of a couple, and their therapist, at the same moment: one of them is first, and what comes of it is
//! the same as if the other had come a little later.

use securebase::sweep::sweep;

use super::Couple;
use crate::support::{Place, walks};

on_each_store!(
    two_leave_at_once,
    one_leaves_while_the_other_pauses,
    one_leaves_while_the_other_goes_on,
    one_writes_while_the_other_leaves,
    one_writes_while_the_other_is_erased,
);

const LEAVING: [(&str, &str); 2] = [("told", "goes-on"), ("when", "0")];
const TELLS: &str = "Maria Lopez is going on alone for now.";

/// A couple with something in their joint space.
async fn couple(place: Place) -> Couple {
    let couple = Couple::begin(place).await;
    walks::write(&couple.maria, &couple.joint, "how it was").await;
    couple
}

impl Couple {
    /// Nobody writes in the joint space any more, all three read it, and each client is alone and can go on.
    async fn are_apart(&self) {
        for (at, person) in [&self.maria, &self.jo, &self.tara].into_iter().enumerate() {
            let room = person.browser.open(&self.joint).await;
            room.must_have("how it was");
            assert!(!room.has("name=\"text\""), "{at} still writes there");
        }
        for client in [&self.maria, &self.jo] {
            let home = client.browser.open("/home").await;
            home.must_have("About inviting a partner");
            walks::write(client, &client.private().await, "to myself").await;
        }
    }
}

async fn two_leave_at_once(place: Place) {
    let couple = couple(place).await;
    let (maria, jo) = (&couple.maria.browser, &couple.jo.browser);
    let both = tokio::join!(
        maria.post("/partner/alone", &LEAVING),
        jo.post("/partner/alone", &LEAVING)
    );
    assert_eq!([both.0.status, both.1.status], [200, 200]);
    sweep(&couple.house.service).await.expect("a sweep");
    couple.are_apart().await;
    // One of them was first, and the other reads that.
    let maria = couple.maria.browser.open("/home").await;
    let jo = couple.jo.browser.open("/home").await;
    let went = "You went on alone on";
    assert!(maria.has(went) != jo.has(went), "{}", maria.body);
}

async fn one_leaves_while_the_other_pauses(place: Place) {
    let couple = couple(place).await;
    let (maria, jo) = (&couple.maria.browser, &couple.jo.browser);
    let both = tokio::join!(
        maria.post("/partner/alone", &LEAVING),
        jo.post("/partner/pause", &[])
    );
    both.0.must_have("You go on alone from now on.");
    assert!(both.1.status < 500, "{}", both.1.body);
    sweep(&couple.house.service).await.expect("a sweep");
    couple.jo.browser.open("/home").await.must_have(TELLS);
    couple.are_apart().await;
}

async fn one_leaves_while_the_other_goes_on(place: Place) {
    let couple = couple(place).await;
    for client in [&couple.maria, &couple.jo] {
        client.browser.submit("/partner/pause", &[]).await;
    }
    let (maria, jo) = (&couple.maria.browser, &couple.jo.browser);
    let both = tokio::join!(
        maria.post("/partner/alone", &LEAVING),
        jo.post("/partner/go-on", &[])
    );
    both.0.must_have("You go on alone from now on.");
    assert!(both.1.status < 500, "{}", both.1.body);
    sweep(&couple.house.service).await.expect("a sweep");
    couple.jo.browser.open("/home").await.must_have(TELLS);
    couple.are_apart().await;
}

/// What was taken is there for all three, what was not is nowhere.
async fn one_writes_while_the_other_leaves(place: Place) {
    let couple = couple(place).await;
    let id = "0190b2a0-0000-7000-8000-000000000001";
    let message = [("id", id), ("text", "just then")];
    let (maria, jo) = (&couple.maria.browser, &couple.jo.browser);
    let both = tokio::join!(
        maria.post("/partner/alone", &LEAVING),
        jo.post(&couple.joint, &message)
    );
    both.0.must_have("You go on alone from now on.");
    let taken = match both.1.status {
        200 => true,
        404 => false,
        other => panic!("{other}\n{}", both.1.body),
    };
    for person in [&couple.maria, &couple.jo, &couple.tara] {
        let room = person.browser.open(&couple.joint).await;
        assert_eq!(room.has("just then"), taken);
    }
    couple.are_apart().await;
}

async fn one_writes_while_the_other_is_erased(place: Place) {
    let couple = couple(place).await;
    walks::ask_to_be_erased(&couple.maria).await;
    couple.house.wait(jiff::SignedDuration::from_hours(24 * 8));
    couple.jo.signs_in(&couple.house).await;
    couple.tara.signs_in(&couple.house).await;
    let id = "0190b2a0-0000-7000-8000-000000000002";
    let message = [("id", id), ("text", "just then")];
    let both = tokio::join!(
        sweep(&couple.house.service),
        couple.jo.browser.post(&couple.joint, &message)
    );
    both.0.expect("a sweep");
    let taken = match both.1.status {
        200 => true,
        404 => false,
        other => panic!("{other}\n{}", both.1.body),
    };
    walks::days_pass(&couple.house, 1).await;
    for person in [&couple.jo, &couple.tara] {
        let room = person.browser.open(&couple.joint).await;
        room.must_have("how it was");
        assert_eq!(room.has("just then"), taken);
        assert!(!room.has("name=\"text\""), "somebody still writes there");
    }
}
