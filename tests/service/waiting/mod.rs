//! The waiting list, as those who wait, their practice and its therapists meet it.

mod after;
mod figures;
mod offers;
mod races;

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

/// A practice with one therapist, who has so many places of each form.
struct Practice {
    house: House,
    admin: Person,
    tara: Person,
}

impl Practice {
    async fn with_places(place: Place, places: &str) -> Self {
        let house = House::open(place).await;
        let admin = walks::set_up(&house, "Alex Admin").await;
        let tara = walks::join(&house, &admin, "Tara Therapist").await;
        walks::add_licence(&tara, "LMFT 48213", walks::GOOD_UNTIL).await;
        walks::vet(&admin).await;
        walks::fill_profile(&tara, "I help couples find each other again.", places).await;
        Self { house, admin, tara }
    }

    /// Somebody new, on the list.
    async fn waits(&self, name: &str) -> Person {
        let client = walks::client(&self.house, name).await;
        joins(&client).await;
        client
    }

    /// The administrator has a proposal made: its page.
    async fn proposal(&self) -> Page {
        walks::proposal(&self.admin).await
    }

    /// The administrator sends a proposal as it is: the page that follows.
    async fn send(&self, proposal: &Page) -> Page {
        self.send_these(proposal, &walks::ticked(proposal)).await
    }

    async fn send_these(&self, proposal: &Page, offers: &[String]) -> Page {
        walks::send_offers(&self.admin, proposal, offers).await
    }

    /// A proposal is made and sent.
    async fn offers(&self) {
        let proposal = self.proposal().await;
        self.send(&proposal).await.must_have("The offers are sent.");
    }

    async fn board(&self) -> Page {
        self.admin.browser.open("/practice/waiting").await
    }
}

/// Somebody comes onto the list.
async fn joins(client: &Person) {
    let page = client.browser.submit("/waiting/join", &[]).await;
    page.must_have("You are on the waiting list.");
}

/// The offers on a client's page.
async fn offers_to(client: &Person) -> Vec<String> {
    let page = client.browser.open("/waiting").await;
    let mut ids = page.values("offer");
    ids.dedup();
    ids
}

async fn answer(client: &Person, how: &str, offer: &str) -> Page {
    let path = format!("/waiting/{how}");
    client.browser.post(&path, &[("offer", offer)]).await
}
