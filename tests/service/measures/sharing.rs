//! Sharing scores with one's partner, and taking that back.

use super::{Couple, TWELVE};
use crate::support::Place;
use crate::support::walks::{self, Person};

on_each_store!(
    both_see_each_other_only_while_both_share,
    a_partner_does_not_learn_that_the_other_shares,
    whoever_comes_or_goes_ends_what_is_shared,
    without_a_joint_space_nothing_is_shared,
);

const PAGE: &str = "/measures/of/attachment-reflection";
const COUPLE: &str = "/measures/of/attachment-reflection/couple";

async fn share(client: &Person, how_much: &str) -> crate::support::Page {
    let fields = [("share", how_much)];
    client
        .browser
        .submit(&format!("{PAGE}/share"), &fields)
        .await
}

async fn both_answered(c: &Couple) {
    for client in [&c.maria, &c.jo] {
        walks::answer_measure(client, "attachment-reflection", &TWELVE).await;
    }
}

async fn both_see_each_other_only_while_both_share(place: Place) {
    let c = Couple::begin(place).await;
    both_answered(&c).await;
    share(&c.maria, "newest")
        .await
        .must_have("You share it since");
    assert_eq!(c.maria.browser.open(COUPLE).await.path, PAGE);
    share(&c.jo, "newest").await.must_have("See the two of you");
    c.maria
        .browser
        .open(COUPLE)
        .await
        .must_have("You and Jo Lopez");
    let page = c.jo.browser.open(COUPLE).await;
    page.must_have("You and Maria Lopez");
    let case = walks::case_of(&c.tara, &c.maria).await;
    let theirs = format!("{case}{PAGE}");
    c.tara
        .browser
        .open(&theirs)
        .await
        .must_have("Both share this with each other.");

    share(&c.jo, "no").await.must_have("It is hidden already.");
    assert_eq!(c.maria.browser.open(COUPLE).await.path, PAGE);
    assert!(!c.tara.browser.open(&theirs).await.has("Both share this"));
    // One's own page stays.
    c.jo.browser
        .open(PAGE)
        .await
        .must_have("Share where I am now");
}

async fn a_partner_does_not_learn_that_the_other_shares(place: Place) {
    let c = Couple::begin(place).await;
    both_answered(&c).await;
    let before = c.jo.browser.open(PAGE).await.body;
    share(&c.maria, "path").await;
    assert_eq!(c.jo.browser.open(PAGE).await.body, before);
    assert_eq!(
        c.jo.browser
            .open("/home")
            .await
            .all_between("hare", "<")
            .len(),
        0
    );
}

async fn whoever_comes_or_goes_ends_what_is_shared(place: Place) {
    let c = Couple::begin(place).await;
    both_answered(&c).await;
    for client in [&c.maria, &c.jo] {
        share(client, "newest").await;
    }
    c.maria
        .browser
        .open(COUPLE)
        .await
        .must_have("You and Jo Lopez");
    walks::go_alone(&c.jo).await;
    for client in [&c.maria, &c.jo] {
        assert_eq!(client.browser.open(COUPLE).await.path, PAGE);
    }
}

async fn without_a_joint_space_nothing_is_shared(place: Place) {
    let c = Couple::begin(place).await;
    let alone = walks::paired(&c.house, "Ana Ruiz", &c.tara).await;
    walks::answer_measure(&alone, "attachment-reflection", &TWELVE).await;
    assert!(!alone.browser.open(PAGE).await.has("Do you want to share"));
    let fields = [("share", "newest")];
    alone
        .browser
        .post(&format!("{PAGE}/share"), &fields)
        .await
        .must_be(404);
    // Nothing to share before it is answered.
    c.jo.browser
        .post(&format!("{PAGE}/share"), &fields)
        .await
        .must_be(404);
}
