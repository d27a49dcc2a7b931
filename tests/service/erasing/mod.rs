//! Somebody leaves and is erased: asked for, called off, carried out, certified.
//!
//! What must stay true: what was told beforehand is what is done, whoever stops the machine when.

mod asked;
mod bytes;
mod carried;
mod kept;
mod opened;
mod restored;
mod summaries;
mod tables;

use securebase::accounts::Account;
use securebase::db::Id;
use securebase::episodes::{self, Space};

use crate::support::keys::{account_of, hex};
use crate::support::walks::Person;
use crate::support::{Browser, House, Page};

/// Somebody's private space.
async fn private_of(house: &House, account: Id<Account>) -> Id<Space> {
    let mut conn = house.service.db.read().await.expect("reads");
    let found = episodes::private_space_of(&mut conn, account).await;
    found.expect("reads").expect("a space")
}

/// A number the store tells.
pub async fn counted(house: &House, sql: &str) -> i64 {
    use sqlx::Row;
    let mut conn = house.service.db.read().await.expect("reads");
    let asked = sqlx::query(sqlx::AssertSqlSafe(sql.to_owned()));
    let row = asked.fetch_one(&mut *conn).await.expect("a row");
    row.get(0)
}

/// The page of the certificate that the newest mail leads to.
async fn certificate(house: &House, admin: &Person) -> Page {
    for _ in 0..50 {
        admin.signs_in(house).await;
        let mail = admin.browser.open("/practice/mail").await;
        if let Some(token) = mail.all_between("/certificate/", "\n").into_iter().next() {
            let token: String = token
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
                .collect();
            return Browser::new(house)
                .open(&format!("/certificate/{token}"))
                .await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    panic!("no mail with a certificate was sent");
}

/// The practice decides how many years a record is kept, and by whom.
async fn decide(admin: &Person, years: &str, keeper: &str) {
    let fields = [
        ("days", "7"),
        ("years", years),
        ("rule", "the law of the land"),
        ("custodian", "Dr. Lee, notary"),
        ("keeper", keeper),
    ];
    let page = admin.browser.submit("/practice/erasure", &fields).await;
    page.must_have("Saved.");
}
