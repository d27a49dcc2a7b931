//! What somebody does who wants to be erased.

use jiff::SignedDuration;

use super::{PASSWORD, Person};
use crate::support::{House, Page};

/// Somebody proves again who they are and asks to be erased: the page they are led to.
pub async fn ask_to_be_erased(person: &Person) -> Page {
    let confirm = [("password", PASSWORD)];
    person.browser.post("/account/confirm", &confirm).await;
    person
        .browser
        .post("/account/erase/ask", &[("sure", "yes")])
        .await
}

/// So many days pass, and the sweep comes by.
pub async fn days_pass(house: &House, days: i64) {
    house.wait(SignedDuration::from_hours(24 * days));
    securebase::sweep::sweep(&house.service)
        .await
        .expect("sweeps");
}

/// Somebody asks to be erased, and is when the usual days have passed.
pub async fn erased(house: &House, person: &Person) {
    let page = ask_to_be_erased(person).await;
    page.must_have("Your account will be erased on");
    days_pass(house, 7).await;
}
