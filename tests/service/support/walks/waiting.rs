//! What people do with the waiting list.

use super::Person;
use crate::support::Page;

/// The administrator has a proposal made: its page.
pub async fn proposal(admin: &Person) -> Page {
    let mut page = admin.browser.submit("/practice/waiting/propose", &[]).await;
    for _ in 0..100 {
        if !page.has("It is being worked out.") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        page = admin.browser.open("/practice/waiting/proposal").await;
    }
    panic!("the proposal is not made");
}

/// What is ticked on the page of a proposal.
pub fn ticked(proposal: &Page) -> Vec<String> {
    let mut values = proposal.all_between("name=\"offer\" value=\"", " checked>");
    values.retain(|value| value.matches('"').count() == 1);
    let each = values.iter();
    each.map(|value| value.trim_end_matches('"').to_owned())
        .collect()
}

/// The administrator sends these offers of a proposal: the page that follows.
pub async fn send_offers(admin: &Person, proposal: &Page, offers: &[String]) -> Page {
    let id = proposal.value("proposal");
    let mut fields = vec![("proposal", id.as_str())];
    fields.extend(offers.iter().map(|offer| ("offer", offer.as_str())));
    admin.browser.post("/practice/waiting/send", &fields).await
}

/// Somebody comes onto the list, and is offered whom a proposal gives them.
pub async fn waits_and_is_offered(admin: &Person, client: &Person) {
    client.browser.submit("/waiting/join", &[]).await;
    let proposal = proposal(admin).await;
    let page = send_offers(admin, &proposal, &ticked(&proposal)).await;
    page.must_have("The offers are sent.");
}
