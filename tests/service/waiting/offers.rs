//! From coming onto the list to a therapist: what each sees on the way, and what they do not.

use jiff::SignedDuration;
use securebase::sweep::sweep;

use super::{Practice, answer, joins, offers_to};
use crate::support::{Place, walks};

on_each_store!(
    whoever_waits_is_offered_a_therapist_and_takes_them,
    a_place_on_offer_is_held_and_a_no_gives_it_to_the_next,
    an_offer_nobody_answers_ends_and_they_wait_on,
    two_of_a_couple_take_one_place,
    an_administrator_sees_numbers_and_may_change_everything,
    an_offer_is_its_clients_alone,
);

async fn whoever_waits_is_offered_a_therapist_and_takes_them(place: Place) {
    let practice = Practice::with_places(place, "0").await;
    let maria = walks::client(&practice.house, "Maria Lopez").await;
    let list = maria.browser.open("/match").await;
    list.must_have("We found nobody");
    list.must_have("href=\"/waiting\"");
    maria
        .browser
        .open("/waiting")
        .await
        .must_have("Nobody can promise you a day.");
    joins(&maria).await;
    let page = maria.browser.open("/waiting").await;
    page.must_have("Your practice knows you here by this number.");
    page.must_have("href=\"/help\"");

    // All are full: the proposal says so, and what a place would do.
    let proposal = practice.proposal().await;
    proposal.must_have("All who may treat them are full.");
    proposal.must_have(
        "One more place for a couple with Tara Therapist: one more could be offered somebody",
    );
    assert!(walks::ticked(&proposal).is_empty());
    // There is nothing to send, and so no button for it.
    proposal.must_have("There is nothing to send: all who may treat them are full.");
    assert!(!proposal.has("/practice/waiting/send"));

    walks::fill_profile(&practice.tara, "There is room again.", "1").await;
    let proposal = practice.proposal().await;
    proposal.must_have("Tara Therapist, fits very well");
    let before = walks::mails_to(&practice.house, &practice.admin, &maria)
        .await
        .len();
    practice
        .send(&proposal)
        .await
        .must_have("The offers are sent.");
    let mails = walks::mails_to(&practice.house, &practice.admin, &maria).await;
    assert_eq!(mails.len(), before + 1);
    let mail = mails.last().expect("a mail");
    assert!(mail.contains("/home") && !mail.contains("Tara") && !mail.contains("waiting list"));
    maria
        .browser
        .open("/home")
        .await
        .must_have("A therapist is offered to you");
    // Nothing of hers is open to the therapist, who is asked nothing yet and sees that a place is held.
    let caseload = practice.tara.browser.open("/caseload").await;
    assert!(!caseload.has("Maria"));
    caseload.must_have("One of your places is held for someone on the waiting list");

    let offers = offers_to(&maria).await;
    assert_eq!(offers.len(), 1);
    answer(&maria, "accept", &offers[0])
        .await
        .must_have("Your choice is made.");
    let caseload = practice.tara.browser.open("/caseload").await;
    caseload.must_have("Maria");
    assert!(!caseload.has("held for someone"));
    practice
        .board()
        .await
        .must_have("Chose a therapist, who has not answered yet");
    walks::accept(&practice.tara).await;
    maria
        .browser
        .open("/home")
        .await
        .must_have("Change therapist");
    practice.board().await.must_have("Nobody is waiting.");
    maria
        .browser
        .open("/waiting")
        .await
        .must_have("You have chosen a therapist");
}

async fn a_place_on_offer_is_held_and_a_no_gives_it_to_the_next(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    let maria = practice.waits("Maria Lopez").await;
    practice.house.wait(SignedDuration::from_hours(1));
    let kim = practice.waits("Kim Stranger").await;
    practice.offers().await;
    let (marias, kims) = (offers_to(&maria).await, offers_to(&kim).await);
    assert_eq!(
        (marias.len(), kims.len()),
        (1, 0),
        "who waited longer has it"
    );
    // Held for Maria: nobody else finds it free, and she may choose it either way.
    kim.browser
        .open("/match")
        .await
        .must_have("We found nobody");
    maria
        .browser
        .open("/match")
        .await
        .must_have("Choose Tara Therapist");

    let page = answer(&maria, "decline", &marias[0]).await;
    page.must_have("You stay on the list");
    assert!(offers_to(&maria).await.is_empty());
    kim.browser
        .open("/match")
        .await
        .must_have("Choose Tara Therapist");
    let proposal = practice.proposal().await;
    assert_eq!(
        walks::ticked(&proposal).len(),
        1,
        "Maria is not offered her again"
    );
    practice.send(&proposal).await;
    let kims = offers_to(&kim).await;
    answer(&kim, "accept", &kims[0])
        .await
        .must_have("Your choice is made.");
    // A no counts once.
    answer(&maria, "accept", &marias[0])
        .await
        .must_have("This offer is over");
}

async fn an_offer_nobody_answers_ends_and_they_wait_on(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    let maria = practice.waits("Maria Lopez").await;
    practice.offers().await;
    let offers = offers_to(&maria).await;
    practice.house.wait(SignedDuration::from_hours(24 * 7 + 1));
    answer(&maria, "accept", &offers[0])
        .await
        .must_have("This offer is over");
    assert!(offers_to(&maria).await.is_empty());
    sweep(&practice.house.service).await.expect("sweeps");
    practice.board().await.must_have("No offer yet");
    // Who did not answer once is offered again, with all the time they waited.
    let proposal = practice.proposal().await;
    proposal.must_have("A couple, waiting for 1 week");
    practice.send(&proposal).await;
    let offers = offers_to(&maria).await;
    practice.house.wait(SignedDuration::from_hours(24 * 6));
    answer(&maria, "accept", &offers[0])
        .await
        .must_have("Your choice is made.");
}

async fn two_of_a_couple_take_one_place(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    let maria = practice.waits("Maria Lopez").await;
    let token = walks::invite_partner(&maria, "").await;
    let jo = walks::client_with(&practice.house, "Jo Lopez", Some(&token), &[]).await;
    let before = jo.browser.open("/home").await;
    assert!(
        !before.has("waiting list"),
        "that Maria waits is not Jo's to know"
    );
    joins(&jo).await;
    let proposal = practice.proposal().await;
    proposal.must_have("Numbers 1 and 2");
    assert_eq!(walks::ticked(&proposal).len(), 1, "one offer for the two");
    practice
        .send(&proposal)
        .await
        .must_have("The offers are sent.");
    let caseload = practice.tara.browser.open("/caseload").await;
    caseload.must_have("One of your places is held");
    for client in [&maria, &jo] {
        let offers = offers_to(client).await;
        answer(client, "accept", &offers[0])
            .await
            .must_have("Your choice is made.");
    }
    walks::accept(&practice.tara).await;
    for client in [&maria, &jo] {
        client
            .browser
            .open("/home")
            .await
            .must_have("Change therapist");
    }
}

async fn an_administrator_sees_numbers_and_may_change_everything(place: Place) {
    let practice = Practice::with_places(place, "2").await;
    let theo = walks::therapist(&practice.house, &practice.admin, "Theo Therapist").await;
    let maria = practice.waits("Maria Lopez").await;
    let kim = practice.waits("Kim Stranger").await;
    let proposal = practice.proposal().await;
    for page in [&proposal, &practice.board().await] {
        for word in [
            "Maria",
            "Lopez",
            "Kim",
            "mail.example",
            "trust",
            "communication",
        ] {
            assert!(!page.has(word), "{word} on {}", page.path);
        }
    }
    // Nobody gets anything.
    practice
        .send_these(&proposal, &[])
        .await
        .must_have("Nothing was sent");
    // Both therapists for Maria, none for Kim.
    let proposal = practice.proposal().await;
    let mut all = proposal.values("offer");
    let first = all[0].split(':').next().expect("an episode").to_owned();
    all.retain(|value| value.starts_with(&first));
    assert_eq!(all.len(), 2, "{:?}", theo.name);
    practice
        .send_these(&proposal, &all)
        .await
        .must_have("The offers are sent.");
    let twice = practice.send_these(&proposal, &all).await;
    twice.must_have("This proposal was sent already");
    let offers = offers_to(&maria).await;
    assert_eq!((offers.len(), offers_to(&kim).await.len()), (2, 0));
    // One is taken back; taking the other ends what is left.
    let back = practice.board().await.values("offer");
    let fields = [("offer", back[0].as_str())];
    let page = practice
        .admin
        .browser
        .submit("/practice/waiting/take-back", &fields)
        .await;
    page.must_have("The offer is taken back.");
    let offers = offers_to(&maria).await;
    assert_eq!(offers.len(), 1);
    answer(&maria, "accept", &offers[0])
        .await
        .must_have("Your choice is made.");
    // What was made up is refused.
    let made_up = format!("{first}:0190b2a0000070008000000000000001");
    let proposal = practice.proposal().await;
    practice
        .send_these(&proposal, &[made_up])
        .await
        .must_have("Nothing was sent");
}

async fn an_offer_is_its_clients_alone(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    let maria = practice.waits("Maria Lopez").await;
    let kim = practice.waits("Kim Stranger").await;
    practice.offers().await;
    let offers = offers_to(&maria).await;
    for how in ["accept", "decline"] {
        let fields = [("offer", &*offers[0])];
        let path = format!("/waiting/{how}");
        kim.browser.post(&path, &fields).await.must_be(404);
        for other in [&practice.tara, &practice.admin] {
            let page = other.browser.post(&path, &fields).await;
            assert!(
                page.status == 404 || page.status == 403,
                "{} {}",
                other.name,
                page.status
            );
        }
    }
    for path in [
        "/practice/waiting",
        "/practice/waiting/proposal",
        "/practice/waiting/rules",
    ] {
        maria.browser.get(path).await.must_be(404);
    }
    answer(&maria, "accept", &offers[0])
        .await
        .must_have("Your choice is made.");
}
