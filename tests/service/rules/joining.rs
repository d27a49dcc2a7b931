//! A partner's invitation, taken by someone who has an account already.

use crate::support::{Browser, House, Place, walks};

on_each_store!(
    a_client_comes_along_with_what_is_theirs,
    a_couple_that_parted_comes_together_again,
    who_cannot_come_along_is_told_why,
    a_link_leads_through_the_sign_in,
);

async fn a_client_comes_along_with_what_is_theirs(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let jo = walks::paired(&house, "Jo Lopez", &tara).await;
    let (hers, his) = (maria.private().await, jo.private().await);
    walks::write(&jo, &his, "before we came together").await;
    for client in [&maria, &jo] {
        let case = walks::case_of(&tara, client).await;
        tara.browser.open(&case).await;
        walks::consent(client).await;
    }

    let token = walks::invite_partner(&maria, "").await;
    // An invitation of his own is no more once he comes along.
    let other = walks::invite_partner(&jo, "").await;
    let link = format!("/invited/{token}");
    let page = jo.browser.open(&link).await;
    page.must_have("Come along with Maria Lopez");
    page.must_have("Your private space stays yours");
    page.must_have("Your therapist stays in your private space");
    let page = jo.browser.submit(&format!("{link}/join"), &[]).await;
    page.must_have("You two are here together now");
    for link in [&link, &format!("/invited/{other}")] {
        Browser::new(&house).get(link).await.must_be(404);
        jo.browser
            .post(&format!("{link}/join"), &[])
            .await
            .must_be(404);
    }
    maria
        .browser
        .open("/home")
        .await
        .must_have("You are here with Jo Lopez");

    assert_eq!(jo.private().await, his);
    jo.browser
        .open(&his)
        .await
        .must_have("before we came together");
    tara.browser
        .open(&his)
        .await
        .must_have("before we came together");
    maria.browser.get(&his).await.must_be(404);
    jo.browser.get(&hers).await.must_be(404);

    // What each agreed to and answered was before there was an other.
    walks::open_joint(&tara, &maria).await.must_be(404);
    for client in [&maria, &jo] {
        let home = client.browser.open("/home").await;
        home.must_have("First, a few questions about safety");
        walks::consent(client).await;
    }
    walks::open_joint(&tara, &maria).await.must_be(404);
    for client in [&maria, &jo] {
        walks::safety(client, &[]).await;
        let case = walks::case_of(&tara, client).await;
        tara.browser.open(&case).await;
    }
    walks::open_joint(&tara, &maria).await.must_be(200);
    let joint = jo.room("joint").await.expect("a joint room");
    assert!(!jo.browser.open(&joint).await.has("before we came together"));
}

async fn a_couple_that_parted_comes_together_again(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], old) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&maria, &old, "how it was").await;
    // Twice: neither time is in the way of the next.
    for (inviter, comes) in [(&maria, &jo), (&jo, &maria)] {
        walks::go_alone(&jo).await;
        let token = walks::invite_partner(inviter, "").await;
        let path = format!("/invited/{token}/join");
        comes
            .browser
            .submit(&path, &[])
            .await
            .must_have("You two are here together now");
        for client in [&maria, &jo] {
            walks::consent(client).await;
            walks::safety(client, &[]).await;
            let case = walks::case_of(&tara, client).await;
            tara.browser.open(&case).await;
        }
        walks::open_joint(&tara, &maria).await.must_be(200);
        let joint = maria.room("joint").await.expect("a joint room");
        assert_ne!(joint, old);
        assert_eq!(jo.room("joint").await.as_ref(), Some(&joint));
    }
    // The room of before stays closed, and can be read.
    maria.browser.open(&old).await.must_have("how it was");
    let fields = [
        ("id", "0190b2a0-0000-7000-8000-000000000001"),
        ("text", "too late"),
    ];
    maria.browser.post(&old, &fields).await.must_be(404);
}

async fn who_cannot_come_along_is_told_why(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], _) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let kim = walks::client(&house, "Kim Stranger").await;
    let link = format!("/invited/{}", walks::invite_partner(&kim, "").await);
    let join = format!("{link}/join");

    for partner in [&maria, &jo] {
        let page = partner.browser.open(&link).await;
        page.must_have("You are here with a partner already");
        page.must_have("/partner/alone");
        let page = partner.browser.submit(&join, &[]).await;
        page.must_have("You are here with a partner already");
    }
    let page = kim.browser.submit(&join, &[]).await;
    page.must_have("This is your own invitation");
    for staff in [&tara, &admin] {
        let page = staff.browser.open(&link).await;
        page.must_have("an invitation is for a client");
        staff.browser.post(&join, &[]).await.must_be(404);
    }
    let stranger = Browser::new(&house);
    let asked = stranger.post(&join, &[]).await;
    assert!(asked.path.starts_with("/sign-in"), "{}", asked.path);

    // None of it used the link up.
    walks::go_alone(&jo).await;
    jo.browser
        .submit(&join, &[])
        .await
        .must_have("You two are here together now");
    kim.browser
        .open("/home")
        .await
        .must_have("You are here with Jo Lopez");
    maria
        .browser
        .open("/home")
        .await
        .must_have("About inviting a partner");
}

async fn a_link_leads_through_the_sign_in(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let jo = walks::client(&house, "Jo Lopez").await;
    let link = format!("/invited/{}", walks::invite_partner(&maria, "").await);
    let browser = Browser::new(&house);
    let page = browser.open(&link).await;
    let sign_in = format!("/sign-in?then={}", page.between("/sign-in?then=", "\""));
    let fields = [("email", &*jo.email), ("password", walks::PASSWORD)];
    let page = browser.submit(&sign_in, &fields).await;
    assert_eq!(page.path, link);
    page.must_have("Come along with Maria Lopez");
}
