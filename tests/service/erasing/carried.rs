//! Carried out, by the sweep or the next one.

use securebase::erasure::{Certificate, Verdict};
use securebase::shred::{self, Shredded};

use super::{account_of, certificate, counted, hex, private_of};
use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Place};

on_each_store!(
    somebody_is_erased_when_the_days_have_passed,
    the_partner_keeps_the_joint_room_and_is_not_told_why,
    nobody_waits_for_the_answer_of_whoever_was_erased,
    a_sweep_that_stopped_anywhere_is_finished_by_the_next,
    the_same_address_begins_anew,
    whoever_writes_at_that_moment_writes_before_or_not_at_all,
);

async fn cannot_sign_in(house: &House, person: &Person) {
    let page = walks::sign_in(house, &Browser::new(house), person).await;
    page.must_be(422);
    let browser = person.browser.at(house);
    let out = browser.open("/home").await;
    assert!(out.path.starts_with("/sign-in"), "{}", out.path);
    let fields = [("email", &*person.email), ("code", &person.code)];
    let page = Browser::new(house).post("/recover", &fields).await;
    page.must_be(422);
}

async fn somebody_is_erased_when_the_days_have_passed(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    walks::set_up_app(&house, &maria.browser).await;
    let room = maria.private().await;
    walks::write(&maria, &room, "to be gone").await;
    maria.browser.submit("/appointments/feed", &[]).await;
    let account = account_of(&house, &maria).await;
    let space = private_of(&house, account).await;
    walks::ask_to_be_erased(&maria).await;
    walks::days_pass(&house, 6).await;
    assert_eq!(walks::mails_with(&house, &admin, "is done").await, 0);
    walks::days_pass(&house, 1).await;

    cannot_sign_in(&house, &maria).await;
    tara.signs_in(&house).await;
    let caseload = tara.browser.open("/caseload").await;
    assert!(!caseload.has("Maria"), "nor her name");
    let earlier = tara.browser.open("/caseload/earlier").await;
    earlier.must_have("Somebody who left");
    assert_eq!(tara.browser.get(&room).await.status, 404, "not even she");
    let rows = [
        "account_locks",
        "sign_ins",
        "code_apps",
        "space_keys",
        "calendar_feeds",
    ]
    .map(|table| (table, "account = "))
    .map(|(table, owner)| {
        format!(
            "select count(*) from {table} where {owner}{}",
            hex(&house, account.bytes())
        )
    });
    for sql in rows {
        assert_eq!(counted(&house, &sql).await, 0, "{sql}");
    }
    // The record is kept: under the recovery key, and that alone.
    let of = hex(&house, space.bytes());
    let keys = format!("select count(*) from space_keys where space = {of}");
    let recovery = format!("select count(*) from space_recovery_keys where space = {of}");
    assert_eq!(counted(&house, &keys).await, 0);
    assert!(counted(&house, &recovery).await > 0);

    let page = certificate(&house, &admin).await;
    page.must_have("Your account is erased");
    page.must_have("Kept as a clinical record");
    page.must_have("the practice’s recovery key alone");
    assert!(!page.has("Maria") && !page.has("Tara"));
    let file = Browser::new(&house)
        .open(&format!("{}/file", page.path))
        .await;
    let key = house.service.key.signing().public();
    let Verdict::Holds(told) = Certificate::verify(&file.body, Some(key)) else {
        panic!("it holds");
    };
    assert_eq!(told.account, account.to_string());
    assert_eq!(told.kept.expect("kept").spaces, [space.to_string()]);
    let list = admin.browser.open("/practice/erasure").await;
    list.must_have(&told.number);
    let path = format!("/practice/certificates/{}", told.number);
    assert_eq!(admin.browser.open(&path).await.body, file.body);
    // The link is good for thirty days.
    walks::days_pass(&house, 30).await;
    assert_eq!(Browser::new(&house).get(&page.path).await.status, 404);
}

async fn the_partner_keeps_the_joint_room_and_is_not_told_why(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let hers = maria.private().await;
    walks::write(&maria, &joint, "from Maria to both").await;
    walks::write(&jo, &joint, "from Jo to both").await;
    let times = walks::free_times(&maria, &joint).await;
    walks::book(&maria, &joint, &times[2])
        .await
        .must_have("It is booked.");
    walks::erased(&house, &maria).await;

    jo.signs_in(&house).await;
    tara.signs_in(&house).await;
    for reader in [&jo, &tara] {
        let room = reader.browser.open(&joint).await;
        room.must_have("from Maria to both");
        room.must_have("from Jo to both");
        room.must_have("Somebody who left");
        assert!(!room.has("name=\"text\""), "it is closed");
        assert_eq!(reader.browser.get(&hers).await.status, 404);
    }
    for path in [
        "/home",
        "/partner",
        "/appointments",
        "/account/seen",
        &joint,
    ] {
        let page = jo.browser.open(path).await;
        assert!(!page.has("erased"), "{path}");
    }
    jo.browser.open(&jo.private().await).await.must_be(200);
    cannot_sign_in(&house, &maria).await;

    // When the other goes too, nobody is left whose room it is.
    walks::erased(&house, &jo).await;
    tara.signs_in(&house).await;
    assert_eq!(tara.browser.get(&joint).await.status, 404);
}

async fn nobody_waits_for_the_answer_of_whoever_was_erased(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::go_alone(&maria).await;
    let asks = "Ask to go on with Tara Therapist";
    jo.browser.open("/home").await.must_have(asks);
    walks::erased(&house, &maria).await;
    jo.signs_in(&house).await;
    let home = jo.browser.open("/home").await;
    assert!(!home.has(asks), "she could never answer");
    home.must_have("It ends on that day");
    home.must_have("choose someone else");
    let asked = jo.browser.post("/match/go-on", &[]).await;
    asked.must_be(404);
    // Of a room that is closed it is not said that nobody else reads it.
    let room = jo.browser.open(&joint).await;
    room.must_have("you, and whoever was in it when it was written");
}

async fn a_sweep_that_stopped_anywhere_is_finished_by_the_next(place: Place) {
    let mut house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    for (at, name) in ["Maria Lopez", "Sol Single", "Ana Ash"]
        .into_iter()
        .enumerate()
    {
        let person = walks::paired(&house, name, &tara.at(&house)).await;
        let account = account_of(&house, &person).await;
        let space = private_of(&house, account).await;
        walks::ask_to_be_erased(&person).await;
        house.wait(jiff::SignedDuration::from_hours(24 * 7));
        // It was begun, and the machine stopped: before the list, in the middle of it, after it.
        let mut tx = house.service.db.begin().await.expect("begins");
        let begun = "update erasures set begun_at = due_at where done_at is null";
        sqlx::query(begun).execute(&mut *tx).await.expect("begun");
        tx.commit().await.expect("commits");
        let what = [Shredded::Account(account), Shredded::Members(space)];
        let list = house.service.settings.shred_list();
        let now = house.service.clock.now();
        shred::append(&list, &what[..at], now).expect("appended");
        // It can no longer be called off.
        if at == 0 {
            let page = person.browser.post("/account/erase/keep", &[]).await;
            page.must_have("can no longer be called off");
        }
        let clock = house.service.clock.clone();
        house = House::open_with(house.close().await, clock).await;
        walks::days_pass(&house, 0).await;
        tara.at(&house).signs_in(&house).await;
        cannot_sign_in(&house, &person).await;
        let done = counted(
            &house,
            "select count(*) from erasures where done_at is not null",
        )
        .await;
        let signed = counted(&house, "select count(*) from certificates").await;
        assert_eq!((done, signed), (at as i64 + 1, at as i64 + 1));
        let listed = shred::read(&house.service.settings.shred_list()).expect("reads");
        let mine = listed
            .entries
            .iter()
            .filter(|entry| what.contains(&entry.what));
        assert_eq!(mine.count(), 2, "each once");
    }
}

async fn the_same_address_begins_anew(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let before = walks::paired(&house, "Maria Lopez", &tara).await;
    let old = account_of(&house, &before).await;
    walks::write(&before, &before.private().await, "of the life before").await;
    walks::erased(&house, &before).await;
    let after = walks::client(&house, "Maria Lopez").await;
    assert_ne!(account_of(&house, &after).await, old);
    let room = after.browser.open(&after.private().await).await;
    assert!(!room.has("of the life before"));
}

async fn whoever_writes_at_that_moment_writes_before_or_not_at_all(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let private = maria.private().await;
    walks::ask_to_be_erased(&maria).await;
    house.wait(jiff::SignedDuration::from_hours(24 * 7));
    for person in [&maria, &jo, &tara] {
        person.signs_in(&house).await;
    }
    let id = |n: u8| format!("00000000-0000-4000-8000-0000000000{n:02x}");
    let writes = async |person: &Person, room: &str, n: u8| {
        let (id, text) = (id(n), format!("at that moment {n}"));
        let fields = [("id", &*id), ("text", &*text)];
        person.browser.post(room, &fields).await.status
    };
    let sweep = async {
        securebase::sweep::sweep(&house.service)
            .await
            .expect("sweeps")
    };
    let writing = async {
        let mut said = Vec::new();
        for n in 0..8 {
            let (room, who) = match n % 4 {
                0 => (&joint, &jo),
                1 => (&private, &tara),
                2 => (&joint, &tara),
                _ => (&private, &maria),
            };
            said.push(writes(who, room, n).await);
        }
        said
    };
    let ((), said) = tokio::join!(sweep, writing);
    assert!(said.iter().all(|status| *status < 500), "{said:?}");
    cannot_sign_in(&house, &maria).await;
    // What Jo wrote in time is there; after it nothing is.
    let late = writes(&jo, &joint, 99).await;
    assert_eq!(late, 404);
    jo.browser.open(&joint).await.must_be(200);
    let unread = "select count(*) from messages m where not exists
         (select 1 from space_recovery_keys k where k.space = m.space and k.generation = m.generation)";
    assert_eq!(counted(&house, unread).await, 0);
}
