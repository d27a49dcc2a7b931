//! What people do here, page by page, as the forms they are shown let them.

mod alone;
mod attachments;
mod erasing;
mod intake;
mod mail;
mod measures;
pub mod passkeys;
mod practice;
mod second_step;
mod skills;
mod summaries;
mod waiting;

pub use alone::{how_i_am, journal};
pub use attachments::{
    MULTIPART, files_on, half_of_a_file, multipart, post_multipart, send_described, send_files,
};
pub use erasing::{ask_to_be_erased, days_pass, erased};
pub use intake::{ANSWERS, answer, client, client_with, safety};
pub use mail::{mails_to, send_mail};
pub use measures::{
    answer_measure, answer_on, ask_measure, asked, bring_measure, nine_questions,
    nine_questions_and_words,
};
pub use practice::{
    add_licence, fill_profile, join, matching_rules, send_profile, set_up, set_up_with_key,
    therapist, vet,
};
pub use second_step::{new_code, set_up_app, sign_in};
pub use skills::at_home;
pub use summaries::{correct_summary, desk, leave_asking, write_summary};
pub use waiting::{proposal, send_offers, ticked, waits_and_is_offered};

use securebase::accounts::AppSecret;

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
    /// The app with codes that whoever works here must have.
    pub app: Option<AppSecret>,
}

impl Person {
    /// The same person, at a service that was started again.
    pub fn at(&self, house: &House) -> Self {
        Self {
            browser: self.browser.at(house),
            name: self.name.clone(),
            email: self.email.clone(),
            code: self.code.clone(),
            app: self.app.clone(),
        }
    }

    /// Signs in anew, where the last time is too long ago.
    pub async fn signs_in(&self, house: &House) {
        sign_in(house, &self.browser, self).await.must_be(200);
    }

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
        app: None,
    }
}

/// The client chooses this therapist from the short list.
pub async fn choose(client: &Person, therapist: &Person) {
    let page = choose_with(client, therapist, "").await;
    page.must_have("Your choice is made.");
}

/// The same; `past` is what the therapist may read of before.
pub async fn choose_with(client: &Person, therapist: &Person, past: &str) -> Page {
    let list = client.browser.open("/match").await;
    let button = format!("Choose {}<", therapist.name);
    let (card, _) = list.body.split_once(&button).expect("on the short list");
    let field = "name=\"therapist\" value=\"";
    let (_, id) = card.rsplit_once(field).expect("a form");
    let id = id.split_once('"').expect("a value").0;
    let fields = [("therapist", id), ("past", past)];
    client.browser.submit("/match", &fields).await
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
    sign(client, "couple").await;
}

/// The client signs a text, if it waits to be signed: the page they are led to.
pub async fn sign(client: &Person, text: &str) -> Page {
    let path = format!("/consents/{text}");
    let page = client.browser.open(&path).await;
    let Some(version) = page.values("version").into_iter().next() else {
        return page;
    };
    let fields = [
        ("version", &*version),
        ("agree", "yes"),
        ("name", &*client.name),
    ];
    client.browser.submit(&path, &fields).await
}

/// The client goes on alone, and their partner is told so at once.
pub async fn go_alone(client: &Person) -> Page {
    let fields = [("told", "goes-on"), ("when", "0")];
    client.browser.submit("/partner/alone", &fields).await
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

/// How many mails with these words were sent so far; the administrator looks.
pub async fn mails_with(house: &House, admin: &Person, words: &str) -> usize {
    let mut page = admin.browser.get("/practice/mail").await;
    if page.path != "/practice/mail" {
        admin.signs_in(house).await;
        page = admin.browser.open("/practice/mail").await;
    }
    page.body.matches(words).count()
}

/// Waits until so many mails with these words were sent.
pub async fn mail_must_say(house: &House, admin: &Person, words: &str, count: usize) {
    for _ in 0..50 {
        if mails_with(house, admin, words).await >= count {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    panic!("{count} mails with {words:?} were not sent");
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

/// Someone books a session for everyone in the room, and time passes until it can be joined: gives the
/// address of the appointment.
pub async fn session(house: &House, person: &Person, room: &str) -> String {
    let times = free_times(person, room).await;
    let start = &times[2];
    let page = book(person, room, start).await;
    page.must_have("It is booked.");
    let second: i64 = start.parse().expect("a time");
    let five_before = second - 5 * 60 - house.service.clock.now().as_second();
    house.wait(jiff::SignedDuration::from_secs(five_before));
    page.path.split('?').next().expect("a path").to_owned()
}

/// The therapist brings a guest into a session: the path of their link.
pub async fn bring_in(therapist: &Person, appointment: &str, name: &str, kind: &str) -> String {
    let fields = [("name", name), ("kind", kind)];
    let guests = format!("{appointment}/guests");
    let page = therapist.browser.submit(&guests, &fields).await;
    format!("/guest/{}", page.between("/guest/", "<"))
}

/// A client says at the door of a session where they are, and goes to the call.
pub async fn arrive(client: &Person, appointment: &str, told: &[(&str, &str)]) -> Page {
    sign(client, "telehealth").await;
    let usual = [
        ("place", "US-CA"),
        ("emergency", "at home"),
        ("freely", "yes"),
        ("consent", "yes"),
    ];
    let value = |(name, usual): (&'static str, &'static str)| {
        let told = told.iter().find(|(other, _)| *other == name);
        (
            name.to_owned(),
            told.map_or(usual, |(_, value)| *value).to_owned(),
        )
    };
    let fields: Vec<(String, String)> = usual.into_iter().map(value).collect();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    client
        .browser
        .post(&format!("{appointment}/session"), &fields)
        .await
}
