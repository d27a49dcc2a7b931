//! What anyone may do without an account, and how often.

use jiff::SignedDuration;
use securebase::sweep::sweep;
use sqlx::Row;

use crate::support::{Browser, House, Page, Place, walks};

on_each_store!(
    a_stranger_begins_only_so_often_an_hour,
    a_stranger_makes_only_so_many_accounts_an_hour,
    mail_to_a_partner_goes_out_only_so_often,
    what_nobody_came_back_to_is_deleted,
    a_start_deletes_what_ended_meanwhile,
);

const BEGUN: usize = 60;
const ACCOUNTS: usize = 20;

async fn count(house: &House, table: &'static str) -> i64 {
    let mut conn = house.service.db.read().await.expect("reads");
    let sql = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
    let row = sqlx::query(sql).fetch_one(&mut *conn).await;
    row.expect("a count").get(0)
}

fn is_kind(page: &Page) {
    page.must_be(429);
    page.must_have("Let us take a short break");
    page.must_have("Get Help Now");
}

async fn a_stranger_begins_only_so_often_an_hour(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let token = walks::invite_partner(&maria, "").await;
    let slow = Browser::new(&house);
    let first = slow.submit("/start", &[]).await;
    for _ in 2..BEGUN {
        Browser::new(&house).submit("/start", &[]).await;
    }
    let drafts = count(&house, "drafts").await;
    let stranger = Browser::new(&house);
    is_kind(&stranger.post("/start", &[]).await);
    // The partner's link is no way round.
    let invited = [("invitation", &*token)];
    is_kind(&stranger.post("/start", &invited).await);
    assert_eq!(count(&house, "drafts").await, drafts);
    // Who has begun goes on, and who has an account signs in.
    let page = walks::answer(&slow, first, &[]).await;
    assert_eq!(page.path, "/start/account");
    let fields = [("email", &*maria.email), ("password", walks::PASSWORD)];
    assert_eq!(stranger.submit("/sign-in", &fields).await.path, "/home");
    // The sweep does not shorten the hour.
    house.wait(SignedDuration::from_mins(40));
    sweep(&house.service).await.expect("swept");
    is_kind(&stranger.post("/start", &[]).await);
    house.wait(SignedDuration::from_mins(21));
    stranger.submit("/start", &invited).await;
}

async fn a_stranger_makes_only_so_many_accounts_an_hour(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let browser = Browser::new(&house);
    let first = browser.submit("/start", &[]).await;
    walks::answer(&browser, first, &[]).await;
    let make = async |email: &str, password: &str| {
        let fields = [
            ("name", "Kim"),
            ("email", email),
            ("password", password),
            ("consent", "yes"),
        ];
        browser.post("/start/account", &fields).await
    };
    // A typing mistake is not a try.
    for _ in 0..ACCOUNTS {
        make("kim@mail.example", "short").await.must_be(422);
    }
    // Asking which addresses have an account is one.
    for _ in 1..ACCOUNTS {
        let taken = make(&maria.email, walks::PASSWORD).await;
        taken.must_be(422);
        taken.must_have("This address cannot be used");
    }
    is_kind(&make(&maria.email, walks::PASSWORD).await);
    is_kind(&make("kim@mail.example", walks::PASSWORD).await);
    // The answers are kept.
    house.wait(SignedDuration::from_mins(61));
    let made = make("kim@mail.example", walks::PASSWORD).await;
    made.must_be(200);
    made.must_have("id=\"code\"");
}

async fn mail_to_a_partner_goes_out_only_so_often(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    for n in 0..20 {
        walks::invite_partner(&maria, &format!("jo{n}@mail.example")).await;
    }
    let fields = [("email", "jo@mail.example")];
    is_kind(&maria.browser.post("/partner", &fields).await);
    // A link to pass on oneself costs nobody a mail.
    walks::invite_partner(&maria, "").await;
}

async fn what_nobody_came_back_to_is_deleted(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let (left, kept) = (Browser::new(&house), Browser::new(&house));
    left.submit("/start", &[]).await;
    let page = kept.submit("/start", &[]).await;
    house.wait(SignedDuration::from_hours(24 * 13));
    sweep(&house.service).await.expect("swept");
    assert_eq!(count(&house, "drafts").await, 2);
    // Answering keeps it another two weeks.
    let answer = [("form", "couple")];
    kept.submit(&page.path, &answer).await;
    house.wait(SignedDuration::from_hours(24 * 2));
    sweep(&house.service).await.expect("swept");
    assert_eq!(count(&house, "drafts").await, 1);
    assert_eq!(count(&house, "attempts").await, 0);
    assert_eq!(count(&house, "sign_ins").await, 0);
    assert_eq!(left.get(&page.path).await.path, "/start");
    kept.open(&page.path).await.must_have("checked");
}

/// Nobody has to come by for it.
async fn a_start_deletes_what_ended_meanwhile(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    Browser::new(&house).submit("/start", &[]).await;
    let clock = house.service.clock.clone();
    let place = house.close().await;
    clock.move_by(SignedDuration::from_hours(24 * 15));
    let house = House::open_with(place, clock).await;
    // It is swept in the background, which on a busy machine may take its time.
    for _ in 0..1_000 {
        if count(&house, "drafts").await == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("nothing was swept");
}
