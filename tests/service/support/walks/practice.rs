//! What an administrator and a therapist do before anyone can be helped.

use super::{GOOD_UNTIL, PASSWORD, Person, email_of, person, set_up_app};
use crate::support::{Browser, House, Page};

/// The practice is set up by its administrator.
pub async fn set_up(house: &House, name: &str) -> Person {
    set_up_with_key(house, name).await.0
}

/// The same, with the recovery key as it was printed.
pub async fn set_up_with_key(house: &House, name: &str) -> (Person, String) {
    let browser = Browser::new(house);
    let path = house.set_up.as_ref().expect("a practice to set up");
    browser.open(path).await;
    let fields = [
        ("practice", "Harbour Practice"),
        ("name", name),
        ("email", &email_of(name)),
        ("password", PASSWORD),
    ];
    let page = browser.submit(path, &fields).await;
    page.must_have("Two things to keep");
    let key = page.between("id=\"recovery-key\"><code>", "</code>");
    let mut admin = person(browser, name, &page);
    admin.app = Some(set_up_app(house, &admin.browser).await);
    (admin, key)
}

/// The administrator invites a therapist, who joins.
pub async fn join(house: &House, admin: &Person, name: &str) -> Person {
    let email = email_of(name);
    let invited = admin
        .browser
        .submit("/practice/invitations", &[("email", &email)])
        .await;
    let token = invited.between("/join/", "<");
    let browser = Browser::new(house);
    let path = format!("/join/{token}");
    assert_eq!(browser.open(&path).await.value("email"), email);
    let fields = [("email", &*email), ("name", name), ("password", PASSWORD)];
    let page = browser.submit(&path, &fields).await;
    let mut therapist = person(browser, name, &page);
    therapist.app = Some(set_up_app(house, &therapist.browser).await);
    therapist
}

/// A therapist fills in their profile.
pub async fn fill_profile(therapist: &Person, about: &str, couples: &str) {
    let told = [
        ("about", about),
        ("couples", couples),
        ("individuals", couples),
    ];
    let page = send_profile(therapist, &told).await;
    page.must_have("Your profile is saved.");
}

/// A therapist sends their profile, with what is usual where nothing else is told: the page that follows,
/// which may say what is wrong with it.
pub async fn send_profile(therapist: &Person, told: &[(&str, &str)]) -> Page {
    let usual = [
        ("about", "Back again."),
        ("focus", "trust"),
        ("focus", "communication"),
        ("approaches", "eft"),
        ("languages", "en"),
        ("media", "video"),
        ("media", "messages"),
        ("couples", "5"),
        ("individuals", "5"),
        ("zone", "America/Los_Angeles"),
    ];
    let is_told = |name: &str| told.iter().any(|(other, _)| *other == name);
    let mut fields = told.to_vec();
    fields.extend(usual.iter().filter(|(name, _)| !is_told(name)));
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    let days = days.map(|day| format!("hours-{day}"));
    fields.extend(days.iter().map(|day| (day.as_str(), "9-12, 13-19")));
    therapist.browser.post("/profile", &fields).await
}

/// A therapist adds a Californian licence.
pub async fn add_licence(therapist: &Person, number: &str, expires: &str) {
    let fields = [
        ("kind", "Licensed Marriage and Family Therapist"),
        ("number", number),
        ("jurisdiction", "US-CA"),
        ("expires", expires),
        ("npi", ""),
    ];
    let page = therapist.browser.submit("/profile/licences", &fields).await;
    page.must_have("Your licence is in.");
}

/// The administrator finds every waiting licence good.
pub async fn vet(admin: &Person) {
    let practice = admin.browser.open("/practice").await;
    for id in practice.all_between("/practice/licences/", "\"") {
        let path = format!("/practice/licences/{id}");
        let on = admin.browser.open(&path).await.value("on");
        let fields = [
            ("verdict", "verified"),
            ("place", "search.dca.ca.gov"),
            ("on", &*on),
            ("reason", ""),
        ];
        admin.browser.submit(&path, &fields).await;
    }
}

/// A therapist who can be chosen.
pub async fn therapist(house: &House, admin: &Person, name: &str) -> Person {
    let therapist = join(house, admin, name).await;
    fill_profile(&therapist, "I help couples find each other again.", "5").await;
    add_licence(&therapist, "LMFT 48213", GOOD_UNTIL).await;
    vet(admin).await;
    therapist
}

/// The administrator sets how therapists are suggested, as usual where nothing else is told.
pub async fn matching_rules(admin: &Person, told: &[(&str, &str)]) {
    let page = admin.browser.open("/practice/matching").await;
    let names = [
        "age",
        "times",
        "goals",
        "affirms",
        "gender",
        "approaches",
        "continuity",
        "load",
        "record",
    ];
    let shown = names.map(|name| (name, page.value(name)));
    let mut fields = told.to_vec();
    let usual = shown.iter().map(|(name, value)| (*name, value.as_str()));
    let rest = usual.chain([("partners", "allowed"), ("safety", "judged")]);
    fields.extend(rest.filter(|(name, _)| !told.iter().any(|(other, _)| other == name)));
    let page = admin.browser.submit("/practice/matching", &fields).await;
    page.must_have("Saved. It counts for every list from now on");
}
