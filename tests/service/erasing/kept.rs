//! What is kept, by whom, and its end.

use super::{account_of, counted, decide};
use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Place};

on_each_store!(
    where_nothing_is_kept_all_goes_at_once,
    a_therapist_keeps_the_record_where_the_practice_says_so,
    on_its_day_the_kept_record_is_destroyed,
    what_one_wrote_for_oneself_is_never_kept,
);

/// Somebody who did a bit of everything, and was erased.
async fn gone(house: &House, admin: &Person, tara: &Person) -> (Person, String) {
    let maria = walks::paired(house, "Maria Lopez", tara).await;
    let room = maria.private().await;
    walks::write(&maria, &room, "kept for its time").await;
    walks::ask_measure(tara, &maria, "attachment-reflection", "once").await;
    let session = walks::session(house, &maria, &room).await;
    for person in [tara, &maria] {
        person.signs_in(house).await;
    }
    walks::arrive(&maria, &session, &[]).await.must_be(200);
    walks::bring_in(tara, &session, "Ines Foxmarble", "interpreter").await;
    let note = [("note", "my own note")];
    tara.browser
        .submit(&format!("{session}/after"), &note)
        .await;
    walks::erased(house, &maria).await;
    admin.signs_in(house).await;
    (maria, room)
}

const OF_CLIENTS: [&str; 14] = [
    "messages",
    "responses",
    "consents",
    "measure_responses",
    "measure_assignments",
    "arrivals",
    "appointments",
    "appointment_cells",
    "session_guests",
    "attendances",
    "own_notes",
    "pairings",
    "episode_clients",
    "record_heads",
];

async fn nothing_is_left(house: &House) {
    for table in OF_CLIENTS {
        let sql = format!("select count(*) from {table}");
        assert_eq!(counted(house, &sql).await, 0, "{table}");
    }
    let spaces = "select count(*) from spaces where kind <> 'notes'";
    assert_eq!(counted(house, spaces).await, 0);
}

async fn where_nothing_is_kept_all_goes_at_once(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    decide(&admin, "0", "custodian").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let (maria, room) = gone(&house, &admin, &tara).await;
    nothing_is_left(&house).await;
    tara.signs_in(&house).await;
    assert_eq!(tara.browser.get(&room).await.status, 404);
    tara.browser.open("/caseload").await.must_be(200);
    tara.browser.open("/caseload/earlier").await.must_be(200);
    tara.browser.open("/appointments").await.must_be(200);
    let page = super::certificate(&house, &admin).await;
    page.must_have("Kept: nothing.");
    let signed = Browser::new(&house);
    walks::sign_in(&house, &signed, &maria).await.must_be(422);
}

async fn a_therapist_keeps_the_record_where_the_practice_says_so(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    decide(&admin, "10", "therapist-too").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let (_, room) = gone(&house, &admin, &tara).await;
    tara.signs_in(&house).await;
    let page = tara.browser.open(&room).await;
    page.must_have("kept for its time");
    page.must_have("Somebody who left");
    assert!(!page.has("name=\"text\""), "nobody writes there any more");
    let earlier = tara.browser.open("/caseload/earlier").await;
    earlier.must_have(&room);
    let page = super::certificate(&house, &admin).await;
    page.must_have("Dr. Lee, notary, and the therapist");

    walks::days_pass(&house, 3660).await;
    assert_eq!(
        walks::sign_in(&house, &Browser::new(&house), &tara)
            .await
            .status,
        200
    );
    tara.signs_in(&house).await;
    assert_eq!(tara.browser.get(&room).await.status, 404);
    nothing_is_left(&house).await;
}

async fn on_its_day_the_kept_record_is_destroyed(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    decide(&admin, "3", "custodian").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let account = account_of(&house, &maria).await;
    walks::write(&maria, &maria.private().await, "kept for its time").await;
    walks::erased(&house, &maria).await;
    let keys = "select count(*) from space_recovery_keys k join spaces s on s.id = k.space
         where s.kind = 'private'";
    // Not a day early: seven have passed since she wrote.
    walks::days_pass(&house, 3 * 365 - 8).await;
    assert!(counted(&house, keys).await > 0);
    assert!(counted(&house, "select count(*) from record_heads").await > 0);
    walks::days_pass(&house, 2).await;
    assert_eq!(counted(&house, keys).await, 0);
    nothing_is_left(&house).await;
    assert_eq!(
        counted(&house, "select count(*) from certificates").await,
        2
    );
    admin.signs_in(&house).await;
    let page = admin.browser.open("/practice/erasure").await;
    let numbers = page.all_between("/practice/certificates/", "\"");
    assert_eq!(numbers.len(), 2);
    let path = format!("/practice/certificates/{}", numbers[0]);
    let newest = admin.browser.open(&path).await;
    newest.must_have("The time the record had to be kept is over.");
    newest.must_have(&account.to_string());
    let log = admin.browser.open("/practice/audit").await;
    log.must_have("whose time was over");
}

/// A journal, and how one was: no key of it is left, the recovery key's neither, though a record is kept.
async fn what_one_wrote_for_oneself_is_never_kept(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    decide(&admin, "10", "custodian").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    walks::write(&maria, &maria.private().await, "for the record").await;
    let keys = "select count(*) from space_recovery_keys k join spaces s on s.id = k.space
                where s.kind = 'notes'";
    let before = counted(&house, keys).await;
    walks::journal(&maria).await;
    walks::how_i_am(&maria).await;
    assert!(counted(&house, keys).await > before, "her notes have keys");
    walks::erased(&house, &maria).await;
    for table in ["how_i_am_days", "how_i_am_choices"] {
        let rows = format!("select count(*) from {table}");
        assert_eq!(counted(&house, &rows).await, 0, "{table}");
    }
    assert_eq!(counted(&house, keys).await, before);
    admin.signs_in(&house).await;
    let page = super::certificate(&house, &admin).await;
    page.must_have("Destroyed with every key and every word: space");
    let kept = page.all_between("Kept as a clinical record: space ", "<");
    assert_eq!(kept.len(), 1, "{kept:?}");
}
