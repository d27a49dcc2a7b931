//! What comes by mail.

use securebase::jobs::{self, Mailer};
use sqlx::Row;

use super::Person;
use crate::support::House;

/// Sends whatever is due by now. The outbox may be at work too: what it has taken is waited for.
pub async fn send_mail(house: &House) {
    let mailer = Mailer::new(&house.service).expect("a folder for mails");
    let now = house.service.clock.now().as_millisecond();
    loop {
        jobs::send_due(&house.service, &mailer).await.expect("sent");
        let mut conn = house.service.db.read().await.expect("reads");
        // One that is on its way is due a minute later, and deleted once it is sent.
        let waiting = sqlx::query("select count(*) from jobs where due_at <= $1 or tries > 0");
        let waiting = waiting
            .bind(now)
            .fetch_one(&mut *conn)
            .await
            .expect("a count");
        if waiting.get::<i64, _>(0) == 0 {
            return;
        }
    }
}

/// Every mail that somebody got so far, with its headers, in the order they were sent; the administrator
/// looks.
pub async fn mails_to(house: &House, admin: &Person, person: &Person) -> Vec<String> {
    send_mail(house).await;
    let mut page = admin.browser.get("/practice/mail").await;
    if page.path != "/practice/mail" {
        admin.signs_in(house).await;
        page = admin.browser.open("/practice/mail").await;
    }
    let to = format!(">{}</p>", person.email);
    let mut mails = Vec::new();
    for shown in page.all_between("<article ", "</article>").iter().rev() {
        if !shown.contains(&to) {
            continue;
        }
        let (_, after) = shown.split_once("href=\"/practice/mail/").expect("a link");
        let (id, _) = after.split_once('"').expect("the end of it");
        let sent = admin.browser.open(&format!("/practice/mail/{id}")).await;
        mails.push(sent.body);
    }
    mails
}
