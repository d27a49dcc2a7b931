//! A therapist ends the work.

use crate::support::{House, Place, walks};

on_each_store!(
    a_client_keeps_everything_and_may_choose_another,
    a_couple_whose_therapist_ends_with_both_or_with_one,
    only_their_own_therapist_ends_it,
);

async fn a_client_keeps_everything_and_may_choose_another(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let private = maria.private().await;
    walks::write(&maria, &private, "while we worked together").await;
    let times = walks::free_times(&maria, &private).await;
    walks::book(&maria, &private, &times[0]).await;

    let case = walks::case_of(&tara, &maria).await;
    let page = tara.browser.open(&format!("{case}/end")).await;
    page.must_have("End the work with Maria Lopez");
    page.must_have("This ends it today.");
    let page = tara.browser.submit(&format!("{case}/end"), &[]).await;
    page.must_have("The work is ended.");
    assert!(!page.has("Maria Lopez"));
    tara.browser.get(&case).await.must_be(404);
    tara.browser
        .post(&format!("{case}/end"), &[])
        .await
        .must_be(404);

    let home = maria.browser.open("/home").await;
    home.must_have("Tara Therapist ended the work with you");
    home.must_have("First, a few questions about safety");
    maria
        .browser
        .open("/appointments")
        .await
        .must_have("ancelled");
    // The time is free again for others.
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let theirs = kim.private().await;
    assert!(walks::free_times(&kim, &theirs).await.contains(&times[0]));

    walks::write(&maria, &private, "after she left").await;
    // What she could read she still can, and finds; nothing of what came later.
    let earlier = tara.browser.open("/caseload/earlier").await;
    earlier.must_have("Maria Lopez");
    earlier.must_have(&private);
    let kept = tara.browser.open(&private).await;
    kept.must_have("while we worked together");
    assert!(!kept.has("after she left"));

    walks::safety(&maria, &[]).await;
    walks::choose(&maria, &noor).await;
    walks::accept(&noor).await;
    let handed = noor.browser.open(&private).await;
    handed.must_have("after she left");
    assert!(!handed.has("while we worked together"));
    // Nor does she learn who came after her.
    tara.browser.open(&private).await.must_have("Maria Lopez");
    for path in [&*private, "/caseload/earlier", "/appointments"] {
        let page = tara.browser.open(path).await;
        assert!(!page.has("Noor"), "{path}");
    }
    let home = maria.browser.open("/home").await;
    assert!(!home.has("ended the work with you"));
}

async fn a_couple_whose_therapist_ends_with_both_or_with_one(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let ([ana, ben], theirs) = walks::couple(&house, ["Ana Reed", "Ben Reed"], &tara).await;
    walks::write(&maria, &joint, "what we all read").await;

    let case = walks::case_of(&tara, &maria).await;
    let page = tara.browser.open(&format!("{case}/end")).await;
    page.must_have("End the work with Jo Lopez too");
    let both = [("both", "yes")];
    let page = tara.browser.submit(&format!("{case}/end"), &both).await;
    assert!(!page.has("Maria Lopez") && !page.has("Jo Lopez"));
    for client in [&maria, &jo] {
        let home = client.browser.open("/home").await;
        home.must_have("Tara Therapist ended the work with you");
        home.must_have("You are here with");
        home.must_have("Closed for new messages");
    }
    tara.browser
        .open(&joint)
        .await
        .must_have("what we all read");

    let case = walks::case_of(&tara, &ana).await;
    let page = tara.browser.submit(&format!("{case}/end"), &[]).await;
    assert!(!page.has(">Ana Reed<") && page.has("Ben Reed"));
    let home = ana.browser.open("/home").await;
    home.must_have("Tara Therapist ended the work with you");
    let home = ben.browser.open("/home").await;
    assert!(!home.has("ended the work with you"));
    home.must_have("Closed for new messages");
    let private = ben.private().await;
    walks::write(&ben, &private, "still here").await;
    tara.browser.open(&private).await.must_have("still here");
    let fields = [
        ("id", "0190b2a0-0000-7000-8000-000000000001"),
        ("text", "too late"),
    ];
    tara.browser.post(&theirs, &fields).await.must_be(404);
}

async fn only_their_own_therapist_ends_it(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let jo = walks::partner(&house, &maria, "Jo Lopez", &noor).await;
    let end = format!("{}/end", walks::case_of(&tara, &maria).await);
    for other in [&noor, &maria, &jo, &admin] {
        other.browser.get(&end).await.must_be(404);
        other
            .browser
            .post(&end, &[("both", "yes")])
            .await
            .must_be(404);
    }
    // With both ends it with those who are hers.
    let page = tara.browser.open(&end).await;
    assert!(!page.has("End the work with Jo Lopez too"));
    tara.browser.submit(&end, &[("both", "yes")]).await;
    let home = jo.browser.open("/home").await;
    assert!(!home.has("ended the work with you"));
    noor.browser.open("/caseload").await.must_have("Jo Lopez");
}
