//! Each step with the recovery key is in the log, and its owner reads it.

use securebase::audit::{By, Deed};

use super::Practice;
use crate::audit::Log;
use crate::support::Place;

on_each_store!(
    each_step_with_the_recovery_key_is_noted,
    stopping_it_is_noted_once,
);

async fn each_step_with_the_recovery_key_is_noted(place: Place) {
    let practice = Practice::open(place).await;
    let mut log = Log::of(&practice.house).await;
    practice.bring_back(&practice.maria).await;
    let notes = log.new_notes().await;
    let told: Vec<_> = notes.iter().map(|note| (note.by, note.deed)).collect();
    assert_eq!(
        told,
        [
            (By::Server, Deed::RecoveryAsked),
            (By::Nobody, Deed::RecoveryPasswordSet),
            (By::Server, Deed::RecoveryRequested),
            (By::Server, Deed::RecoveryFinished),
        ]
    );
    let words = "<strong>Someone on the server</strong> brought a client back with the practice’s";
    practice.admin.signs_in(&practice.house).await;
    let page = practice.admin.browser.open("/practice/audit").await;
    page.must_have(words);
    let (maria, _) = super::sign_in(&practice.house, &practice.maria.email, super::NEW).await;
    let page = maria.open("/account/seen").await;
    page.must_have("</strong> brought you back with the practice’s recovery key.");
    page.must_have("</strong> asked to bring you back with the practice’s recovery key.");
    let page = practice.jo.browser.open("/account/seen").await;
    assert!(!page.has("recovery key"));
}

async fn stopping_it_is_noted_once(place: Place) {
    let practice = Practice::open(place).await;
    let maria = &practice.maria;
    practice.ask(&maria.email).await;
    let mut log = Log::of(&practice.house).await;
    for _ in 0..2 {
        maria.browser.submit("/account/recovery/stop", &[]).await;
    }
    assert_eq!(log.new_deeds().await, ["recovery-stopped"]);
    let page = maria.browser.open("/account/seen").await;
    page.must_have("<strong>You</strong> stopped the way back with the recovery key.");
}
