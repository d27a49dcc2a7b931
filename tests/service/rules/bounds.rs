//! What nothing outweighs when therapists are suggested: age, work that is not taken, people who asked not to be
//! brought together, a therapist who sees the partner alone, and the practice's policy on safety.

use crate::support::walks::{self, Person};
use crate::support::{House, Place};

on_each_store!(
    a_therapist_is_shown_only_for_the_ages_and_the_work_they_take,
    whom_a_client_does_not_want_is_not_shown_to_them_alone,
    whom_the_practice_keeps_apart_is_not_brought_together_and_neither_is_told,
    a_therapist_who_declines_for_good_is_not_suggested_again,
    whoever_changes_may_say_never_again,
    who_sees_one_partner_alone_is_not_suggested_where_the_practice_says_so,
    where_training_is_asked_for_every_couple_is_shown_trained_therapists,
    a_policy_on_violence_holds_the_joint_space_back_and_only_the_therapist_sees_why,
);

/// A practice with two therapists.
async fn practice(place: Place) -> (House, Person, Person, Person) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let theo = walks::therapist(&house, &admin, "Theo Therapist").await;
    (house, admin, tara, theo)
}

/// Whether this client is shown this therapist.
async fn shown(client: &Person, therapist: &Person) -> bool {
    let list = client.browser.open("/match").await;
    list.has(&format!("Choose {}<", therapist.name))
}

/// The id by which a client's list knows a therapist.
async fn id_of(client: &Person, therapist: &Person) -> String {
    let list = client.browser.open("/match").await;
    let button = format!("Choose {}<", therapist.name);
    let (card, _) = list.body.split_once(&button).expect("on the list");
    let (_, id) = card
        .rsplit_once("name=\"therapist\" value=\"")
        .expect("a form");
    id.split_once('"').expect("a value").0.to_owned()
}

async fn a_therapist_is_shown_only_for_the_ages_and_the_work_they_take(place: Place) {
    let (house, admin, tara, theo) = practice(place).await;
    let maria = walks::client(&house, "Maria Lopez").await;
    assert!(shown(&maria, &tara).await, "34 years old, and all is open");

    for (from, to, is) in [("35", "", false), ("", "33", false), ("34", "34", true)] {
        let page = walks::send_profile(&tara, &[("age-from", from), ("age-to", to)]).await;
        page.must_have("Your profile is saved.");
        assert_eq!(shown(&maria, &tara).await, is, "{from} to {to}");
    }
    let page = walks::send_profile(&tara, &[("age-from", "60"), ("age-to", "50")]).await;
    page.must_have("The oldest age is below the youngest");
    let page = walks::send_profile(&tara, &[("declines", "trust")]).await;
    page.must_have("chosen both as what you work with and as what you do not take");
    let declines = [("focus", "grief"), ("declines", "trust")];
    walks::send_profile(&tara, &declines).await;
    assert!(!shown(&maria, &tara).await, "she comes for trust");
    assert!(shown(&maria, &theo).await);

    // Who was chosen before is told why they cannot accept now.
    walks::choose(&maria, &theo).await;
    let asked = theo.browser.open("/caseload").await.value("pairing");
    let accept = [("pairing", &*asked), ("answer", "accept")];
    walks::send_profile(&theo, &declines).await;
    let page = theo.browser.submit("/caseload/answer", &accept).await;
    page.must_have("they come for work that your profile says you do not take");
    walks::send_profile(&theo, &[]).await;
    walks::matching_rules(&admin, &[("age", "35")]).await;
    let page = theo.browser.submit("/caseload/answer", &accept).await;
    page.must_have("they are not of an age that you or your practice see");
    walks::matching_rules(&admin, &[("age", "")]).await;
    walks::accept(&theo).await;
}

async fn whom_a_client_does_not_want_is_not_shown_to_them_alone(place: Place) {
    let (house, admin, tara, theo) = practice(place).await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let token = walks::invite_partner(&maria, "").await;
    let jo = walks::client_with(&house, "Jo Lopez", Some(&token), &[]).await;
    let before = jo.browser.open("/match").await.body;

    let id = id_of(&maria, &theo).await;
    let fields = [("who", &*id)];
    let page = maria.browser.submit("/match/not", &fields).await;
    page.must_have("Nobody else sees it.");
    page.must_have("Theo Therapist");
    assert!(!shown(&maria, &theo).await && shown(&maria, &tara).await);
    maria
        .browser
        .post("/match", &[("therapist", &id)])
        .await
        .must_be(404);
    assert_eq!(jo.browser.open("/match").await.body, before);
    let log = admin.browser.open("/practice/audit").await;
    log.must_have("asked not to be brought together with somebody");
    assert!(!log.has("Maria Lopez"));
    let hers = maria.browser.open("/account/seen?all=yes").await;
    hers.must_have("asked not to be brought together with somebody");
    for other in [&theo, &jo] {
        let seen = other.browser.open("/account/seen?all=yes").await;
        assert!(!seen.has("asked not to be brought together"));
    }

    let fields = [("who", &*id), ("not", "no")];
    let page = maria.browser.submit("/match/not", &fields).await;
    page.must_have("It is taken back.");
    assert!(shown(&maria, &theo).await);
    // Nobody is put on a list who is no therapist, and nobody but a client has one here.
    let nobody = "00000000-0000-7000-8000-000000000000";
    for other in [nobody, "x"] {
        let post = maria.browser.post("/match/not", &[("who", other)]).await;
        post.must_be(404);
    }
    theo.browser.post("/match/not", &fields).await.must_be(404);
}

async fn a_therapist_who_declines_for_good_is_not_suggested_again(place: Place) {
    let (house, _, tara, theo) = practice(place).await;
    let maria = walks::client(&house, "Maria Lopez").await;
    walks::choose(&maria, &tara).await;
    let asked = tara.browser.open("/caseload").await.value("pairing");
    let never = [("pairing", &*asked), ("answer", "never")];
    let page = tara.browser.submit("/caseload/answer", &never).await;
    page.must_have("You declined.");
    assert!(!shown(&maria, &tara).await && shown(&maria, &theo).await);
    let kim = walks::client(&house, "Kim Stranger").await;
    assert!(shown(&kim, &tara).await, "it was about Maria alone");

    let page = tara.browser.open("/caseload/not").await;
    page.must_have("Maria Lopez");
    let who = page.value("who");
    assert!(!theo.browser.open("/caseload/not").await.has("Maria"));
    let again = [("who", &*who), ("not", "no")];
    let page = tara.browser.submit("/caseload/not", &again).await;
    page.must_have("It is taken back.");
    assert!(shown(&maria, &tara).await);
    // Only of those who once chose them: nobody can find out by it who has an account.
    theo.browser
        .post("/caseload/not", &[("who", &who)])
        .await
        .must_be(404);
}

async fn whoever_changes_may_say_never_again(place: Place) {
    let (house, _, tara, _) = practice(place).await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    maria.browser.open("/match/change").await;
    let page = maria
        .browser
        .submit("/match/change", &[("again", "no")])
        .await;
    page.must_be(200);
    assert!(!shown(&maria, &tara).await);
    let page = maria.browser.open("/match/not").await;
    page.must_have("Tara Therapist");

    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    kim.browser.submit("/match/change", &[]).await;
    assert!(shown(&kim, &tara).await, "who says nothing may come back");
    let ended = tara.browser.open("/caseload/earlier").await;
    let all = ended.values("who");
    assert_eq!(all.len(), 2, "both can be set aside");
    for who in all {
        tara.browser.post("/caseload/not", &[("who", &who)]).await;
    }
    assert!(!shown(&kim, &tara).await);
}

async fn who_sees_one_partner_alone_is_not_suggested_where_the_practice_says_so(place: Place) {
    let (house, admin, tara, theo) = practice(place).await;
    let alone = [("form", "individual")];
    let maria = walks::client_with(&house, "Maria Lopez", None, &alone).await;
    walks::choose(&maria, &tara).await;
    walks::accept(&tara).await;
    let token = walks::invite_partner(&maria, "").await;
    let jo = walks::client_with(&house, "Jo Lopez", Some(&token), &[]).await;
    // A couple from the start: their therapist is the couple's.
    let ana = walks::client(&house, "Ana Silva").await;
    walks::choose(&ana, &tara).await;
    walks::accept(&tara).await;
    let token = walks::invite_partner(&ana, "").await;
    let ben = walks::client_with(&house, "Ben Silva", Some(&token), &[]).await;

    assert!(shown(&jo, &tara).await && shown(&ben, &tara).await);
    let id = id_of(&jo, &tara).await;
    walks::matching_rules(&admin, &[("partners", "refused")]).await;
    assert!(!shown(&jo, &tara).await && shown(&jo, &theo).await);
    assert!(shown(&ben, &tara).await);
    let post = jo.browser.post("/match", &[("therapist", &id)]).await;
    post.must_be(404);
}

async fn where_training_is_asked_for_every_couple_is_shown_trained_therapists(place: Place) {
    let (house, admin, tara, theo) = practice(place).await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let alone = [("form", "individual")];
    let sol = walks::client_with(&house, "Sol Single", None, &alone).await;
    walks::matching_rules(&admin, &[("safety", "trained-always")]).await;
    walks::send_profile(&theo, &[("trained", "yes")]).await;
    let maria_sees = [shown(&maria, &tara).await, shown(&maria, &theo).await];
    // Her answers change nothing: the list is the same before and after them.
    walks::safety(&maria, &[("afraid", "often"), ("hurt", "recent")]).await;
    let after = [shown(&maria, &tara).await, shown(&maria, &theo).await];
    assert_eq!([maria_sees, after], [[false, true]; 2]);
    assert!(shown(&sol, &tara).await && shown(&sol, &theo).await);
}

async fn a_policy_on_violence_holds_the_joint_space_back_and_only_the_therapist_sees_why(
    place: Place,
) {
    let (house, admin, tara, _) = practice(place).await;
    let maria = walks::client(&house, "Maria Lopez").await;
    walks::safety(&maria, &[("afraid", "often"), ("open", "yes")]).await;
    walks::choose(&maria, &tara).await;
    walks::accept(&tara).await;
    let jo = walks::partner(&house, &maria, "Jo Lopez", &tara).await;
    for client in [&maria, &jo] {
        walks::consent(client).await;
        let case = walks::case_of(&tara, client).await;
        tara.browser.open(&case).await;
    }
    let case = walks::case_of(&tara, &jo).await;
    let words = "policy on couples where there may be violence does not let you open it";
    let homes = async || {
        let hers = maria.browser.open("/home").await.body;
        [hers, jo.browser.open("/home").await.body]
    };
    let before = homes().await;

    for (policy, trained, held) in [
        ("never-after", "yes", true),
        ("trained-after", "", true),
        ("trained-after", "yes", false),
        ("trained-always", "", true),
        ("judged", "", false),
    ] {
        walks::matching_rules(&admin, &[("safety", policy)]).await;
        walks::send_profile(&tara, &[("trained", trained)]).await;
        let page = tara.browser.open(&case).await;
        assert_eq!(page.has(words), held, "{policy} {trained}");
        assert_eq!(
            page.has("Open the joint space"),
            !held,
            "{policy} {trained}"
        );
        if held {
            walks::open_joint(&tara, &jo).await.must_be(404);
        }
        assert_eq!(homes().await, before, "{policy} {trained}");
    }
    walks::open_joint(&tara, &jo).await.must_be(200);
}

async fn whom_the_practice_keeps_apart_is_not_brought_together_and_neither_is_told(place: Place) {
    let (house, admin, tara, theo) = practice(place).await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let id = id_of(&maria, &theo).await;
    let keep = async |email: &str, why: &str| {
        let fields = [("email", email), ("therapist", &*id), ("why", why)];
        admin.browser.post("/practice/apart", &fields).await
    };
    // Whoever is no client here, and whatever is no reason, is refused in words.
    for email in ["nobody@mail.example", &*tara.email] {
        let page = keep(email, "harm").await;
        page.must_be(422);
        page.must_have("No client here has this address.");
    }
    keep(&maria.email, "gossip").await.must_be(422);
    // A choice that waits is not ended by it, and cannot be accepted.
    walks::choose(&maria, &theo).await;
    let page = keep(&maria.email, "harm").await;
    page.must_have("Neither of them is told.");
    page.must_have("ma…@mail.example and Theo Therapist");
    assert!(!page.has("Maria") && !page.has(&maria.email));
    let asked = theo.browser.open("/caseload").await.value("pairing");
    let accept = [("pairing", &*asked), ("answer", "accept")];
    let refused = theo.browser.submit("/caseload/answer", &accept).await;
    refused.must_have("This cannot be accepted now: look at your licences");
    maria.browser.submit("/match/withdraw", &[]).await;
    assert!(!shown(&maria, &theo).await && shown(&maria, &tara).await);
    let post = maria.browser.post("/match", &[("therapist", &id)]).await;
    post.must_be(404);
    // Neither reads of it, in the log or in what they asked for themselves.
    for person in [&maria, &theo] {
        let seen = person.browser.open("/account/seen?all=yes").await;
        assert!(!seen.has("brought together"), "{}", person.name);
    }
    let own = maria.browser.open("/match/not").await;
    assert!(!own.has("Theo Therapist"));
    let log = admin.browser.open("/practice/audit").await;
    log.must_have("decided that a client and a therapist are not brought together");
    assert!(!log.has("Maria Lopez"));
    // It is the administrator's alone, and they take it back.
    for other in [&maria, &theo] {
        other.browser.get("/practice/apart").await.must_be(404);
    }
    let pair = admin.browser.open("/practice/apart").await.value("pair");
    let end = [("pair", &*pair)];
    let page = admin.browser.submit("/practice/apart/end", &end).await;
    page.must_have("They may be brought together again.");
    assert!(shown(&maria, &theo).await);
    admin
        .browser
        .post("/practice/apart/end", &end)
        .await
        .must_be(404);
}
