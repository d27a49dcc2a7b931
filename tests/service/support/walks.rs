//! What people do here, page by page, as the forms they are shown let them.

use super::{Browser, House, Page};

/// Everyone's password.
pub const PASSWORD: &str = "lamp river stone coat";

/// The last day a licence is good for, unless a test says otherwise.
pub const GOOD_UNTIL: &str = "2041-12-31";

/// Someone with an account, and the browser they signed in with.
pub struct Person {
    /// Their browser.
    pub browser: Browser,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Their recovery code.
    pub code: String,
}

impl Person {
    /// The address of their private room, or of a couple's joint one.
    pub async fn room(&self, kind: &str) -> Option<String> {
        let home = self.browser.open("/home").await;
        let mark = format!("room-link--{kind}\" href=\"");
        home.all_between(&mark, "\"").into_iter().next()
    }

    /// The address of their private room.
    pub async fn private(&self) -> String {
        self.room("private").await.expect("a private room")
    }
}

/// An address that is somebody's alone.
fn email_of(name: &str) -> String {
    format!("{}@mail.example", name.to_lowercase().replace(' ', "."))
}

fn person(browser: Browser, name: &str, page: &Page) -> Person {
    Person {
        browser,
        name: name.to_owned(),
        email: email_of(name),
        code: page.between("id=\"code\"><code>", "</code>"),
    }
}

/// The practice is set up by its administrator.
pub async fn set_up(house: &House, name: &str) -> Person {
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
    person(browser, name, &page)
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
    person(browser, name, &page)
}

/// A therapist fills in their profile.
pub async fn fill_profile(therapist: &Person, about: &str, couples: &str) {
    let mut fields = vec![
        ("about", about),
        ("focus", "trust"),
        ("focus", "communication"),
        ("approaches", "eft"),
        ("languages", "en"),
        ("media", "video"),
        ("media", "messages"),
        ("couples", couples),
        ("individuals", couples),
        ("zone", "America/Los_Angeles"),
    ];
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    let days = days.map(|day| format!("hours-{day}"));
    fields.extend(days.iter().map(|day| (day.as_str(), "9-12, 13-19")));
    let page = therapist.browser.submit("/profile", &fields).await;
    page.must_have("Your profile is saved.");
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

/// Answers to the questionnaire, by screen.
const ANSWERS: &[(&str, &[&str])] = &[
    ("form", &["couple"]),
    ("goals", &["trust", "communication"]),
    ("age", &["34"]),
    ("country", &["US"]),
    ("region-us", &["CA"]),
    ("zone", &["America/Los_Angeles"]),
    ("language", &["en"]),
    ("approaches", &["eft"]),
    ("times", &["tuesday-afternoon", "tuesday-evening"]),
    ("medium", &["video", "messages"]),
];

/// Answers every screen of the questionnaire, these ones as told: gives the page after the last.
pub async fn answer(browser: &Browser, mut page: Page, told: &[(&str, &str)]) -> Page {
    for _ in 0..40 {
        let Some(screen) = page.path.strip_prefix("/start/q/").map(str::to_owned) else {
            return page;
        };
        let told = told.iter().find(|(name, _)| *name == screen);
        let usual = ANSWERS.iter().find(|(name, _)| *name == screen);
        let values: Vec<&str> = match (told, usual) {
            (Some((_, value)), _) => vec![value],
            (None, Some((_, values))) => values.to_vec(),
            (None, None) => vec![""],
        };
        let fields: Vec<(&str, &str)> = values.iter().map(|v| (screen.as_str(), *v)).collect();
        page = browser.submit(&format!("/start/q/{screen}"), &fields).await;
    }
    panic!("the questionnaire does not end");
}

/// Someone new answers the questionnaire and makes an account; with an invitation's secret, as the
/// partner it was for.
pub async fn client_with(
    house: &House,
    name: &str,
    invitation: Option<&str>,
    told: &[(&str, &str)],
) -> Person {
    let browser = Browser::new(house);
    let start = [("invitation", invitation.unwrap_or(""))];
    let first = browser.submit("/start", &start).await;
    let page = answer(&browser, first, told).await;
    assert_eq!(page.path, "/start/account");
    let fields = [
        ("name", name),
        ("email", &email_of(name)),
        ("password", PASSWORD),
        ("consent", "yes"),
    ];
    let page = browser.submit("/start/account", &fields).await;
    person(browser, name, &page)
}

/// Someone new, with the usual answers.
pub async fn client(house: &House, name: &str) -> Person {
    client_with(house, name, None, &[]).await
}

/// The client answers the safety screen: `no` to all that is not told otherwise.
pub async fn safety(client: &Person, told: &[(&str, &str)]) -> Page {
    let mut answers: Vec<(String, String)> = Vec::new();
    let mut page = client.browser.submit("/safety", &[]).await;
    for _ in 0..20 {
        let Some(screen) = page.values("screen").into_iter().next() else {
            return page;
        };
        let told = told.iter().find(|(name, _)| *name == screen);
        let usual = if screen == "words" { "" } else { "no" };
        let value = told.map_or(usual, |(_, value)| value);
        answers.push((screen.clone(), value.to_owned()));
        let mut fields = vec![("screen", screen.as_str())];
        fields.extend(answers.iter().map(|(name, value)| (&**name, &**value)));
        page = client.browser.submit("/safety", &fields).await;
    }
    panic!("the safety screen does not end");
}

/// The client chooses this therapist from the short list.
pub async fn choose(client: &Person, therapist: &Person) {
    let list = client.browser.open("/match").await;
    let button = format!("Choose {}<", therapist.name);
    let (card, _) = list.body.split_once(&button).expect("on the short list");
    let field = "name=\"therapist\" value=\"";
    let (_, id) = card.rsplit_once(field).expect("a form");
    let id = id.split_once('"').expect("a value").0;
    let page = client.browser.submit("/match", &[("therapist", id)]).await;
    page.must_have("Your choice is made.");
}

/// The therapist accepts everyone who chose them.
pub async fn accept(therapist: &Person) {
    let caseload = therapist.browser.open("/caseload").await;
    for pairing in caseload.values("pairing") {
        let fields = [("pairing", &*pairing), ("answer", "accept")];
        let page = therapist.browser.submit("/caseload/answer", &fields).await;
        page.must_have("You accepted.");
    }
}

/// A client whose therapist has accepted them, the safety screen answered.
pub async fn paired(house: &House, name: &str, therapist: &Person) -> Person {
    let client = client(house, name).await;
    safety(&client, &[]).await;
    choose(&client, therapist).await;
    accept(therapist).await;
    client
}

/// The client makes an invitation for their partner: gives the link's secret.
pub async fn invite_partner(client: &Person, email: &str) -> String {
    let page = client.browser.submit("/partner", &[("email", email)]).await;
    page.between("/invited/", "<")
}

/// The partner comes in and is paired with the same therapist.
pub async fn partner(house: &House, first: &Person, name: &str, therapist: &Person) -> Person {
    let token = invite_partner(first, "").await;
    let partner = client_with(house, name, Some(&token), &[]).await;
    safety(&partner, &[]).await;
    choose(&partner, therapist).await;
    accept(therapist).await;
    partner
}

/// The client agrees to a joint space.
pub async fn consent(client: &Person) {
    let fields = [("consent", "yes")];
    client.browser.submit("/partner/consent", &fields).await;
}

/// The address of a client's case, as their therapist finds it.
pub async fn case_of(therapist: &Person, client: &Person) -> String {
    let caseload = therapist.browser.open("/caseload").await;
    let link = format!("\">{}</a>", client.name);
    let (before, _) = caseload.body.split_once(&link).expect("in the caseload");
    let (_, path) = before.rsplit_once("href=\"").expect("a link");
    path.to_owned()
}

/// The therapist tries to open the joint space of this client and their partner.
pub async fn open_joint(therapist: &Person, client: &Person) -> Page {
    let case = case_of(therapist, client).await;
    let id = case.trim_start_matches("/caseload/");
    let fields = [("client", id)];
    therapist.browser.post("/caseload/joint", &fields).await
}

/// A couple with a therapist and their joint room, open.
pub async fn couple(house: &House, names: [&str; 2], therapist: &Person) -> ([Person; 2], String) {
    let first = paired(house, names[0], therapist).await;
    let second = partner(house, &first, names[1], therapist).await;
    for client in [&first, &second] {
        consent(client).await;
        let case = case_of(therapist, client).await;
        therapist.browser.open(&case).await;
    }
    open_joint(therapist, &first).await.must_be(200);
    let joint = first.room("joint").await.expect("a joint room");
    ([first, second], joint)
}

/// Someone writes a message in a room.
pub async fn write(person: &Person, room: &str, text: &str) -> Page {
    let id = person.browser.open(room).await.value("id");
    let fields = [("id", &*id), ("text", text)];
    person.browser.submit(room, &fields).await
}

/// The starts of free times in the room, a week or so from now.
pub async fn free_times(person: &Person, room: &str) -> Vec<String> {
    let page = person.browser.open(&format!("{room}/book?week=1")).await;
    page.values("start")
}

/// Someone books a time for everyone in the room.
pub async fn book(person: &Person, room: &str, start: &str) -> Page {
    let path = format!("{room}/book?week=1");
    person.browser.submit(&path, &[("start", start)]).await
}
