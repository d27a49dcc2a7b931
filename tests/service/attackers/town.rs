//! Who lives under this roof: two couples, one person alone, two therapists, an administrator, and a
//! stranger; each has something of theirs in every room.

use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Place};

/// Everyone, and what only some may read.
pub struct Town {
    /// Where they live.
    pub house: House,
    /// All with an account.
    pub people: Vec<Person>,
    /// A word and the first names of all who may read it.
    pub words: Vec<(&'static str, &'static [&'static str])>,
    /// The links that open something for whoever has them, without an account.
    pub links: Vec<String>,
}

const PICTURE: &[u8] = include_bytes!("../../../crates/pictures/tests/data/small.png");

const BOTH: &[&str] = &["Maria", "Jo", "Tara"];
const MARIA: &[&str] = &["Maria", "Tara"];

/// Words people typed, and who may read each.
const WORDS: &[(&str, &[&str])] = &[
    ("Quillfeather", BOTH),
    ("Vellichor", MARIA),
    ("Marzipanlog", MARIA),
    ("Windlestraw", MARIA),
    ("Nettlewick", MARIA),
    ("Sorrelbank", MARIA),
    ("Bramblecote", BOTH),
    ("Ferncliffe", &["Maria"]),
    ("Quandarybrook", MARIA),
    ("Wrenfield", MARIA),
    ("Copperwhistle", &["Maria"]),
    ("Amberfield", MARIA),
    ("Thornwillow", MARIA),
    ("Millgarnet", &["Maria"]),
    ("Plumhollow", MARIA),
    ("Silverthatch", MARIA),
    ("Dovetailing", BOTH),
    ("Juniperlock", BOTH),
    ("Cobblemist", &["Jo", "Tara"]),
    ("Tumbledrift", &["Jo", "Tara"]),
    ("Gossamergate", BOTH),
    ("Larkspurling", &["Tara"]),
    ("Thornapple", &["Ana", "Ben", "Theo"]),
    ("Hollowreed", &["Ana", "Theo"]),
    ("Lanternfish", &["Ana", "Ben", "Theo"]),
    ("Brindlecombe", &["Sol", "Theo"]),
    ("Whortleberry", &["Sol", "Theo"]),
    ("Pepperbrook", &["Sol"]),
];

impl Town {
    /// Builds it.
    pub async fn build(place: Place) -> Self {
        let house = House::open(place).await;
        let admin = walks::set_up(&house, "Alex Admin").await;
        let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
        let theo = walks::therapist(&house, &admin, "Theo Therapist").await;
        let site = [
            ("place-name", "Harbour Street"),
            ("address", "Harbour Street 4"),
            ("zone", "America/Los_Angeles"),
        ];
        let places = "/practice/calendar/places";
        admin.browser.submit(places, &site).await;
        // Somebody was here, of whom a certificate is left.
        let gone = walks::client(&house, "Finn Featherstone").await;
        walks::erased(&house, &gone).await;
        for person in [&admin, &tara, &theo] {
            person.signs_in(&house).await;
        }

        let told = [("goals-words", "since Vellichor it is quiet")];
        let maria = walks::client_with(&house, "Maria Quillfeather", None, &told).await;
        walks::safety(&maria, &[("afraid", "often"), ("words", "my Marzipanlog")]).await;
        walks::choose(&maria, &tara).await;
        walks::accept(&tara).await;
        let token = walks::invite_partner(&maria, "").await;
        let jo = walks::client_with(&house, "Jo Quillfeather", Some(&token), &[]).await;
        walks::safety(&jo, &[("words", "only Cobblemist")]).await;
        walks::choose(&jo, &tara).await;
        walks::accept(&tara).await;
        let joint = open_joint(&tara, [&maria, &jo]).await;
        let private = maria.private().await;
        walks::write(&maria, &private, "Windlestraw and nobody else").await;
        walks::write(&jo, &jo.private().await, "Tumbledrift").await;
        walks::write(&jo, &joint, "both may read Gossamergate").await;
        let letter = ("Nettlewick.txt", "of Sorrelbank".as_bytes());
        walks::send_files(&maria, &private, &[letter], "")
            .await
            .must_be(200);
        let picture = ("Bramblecote.png", PICTURE);
        walks::send_files(&jo, &joint, &[picture], "")
            .await
            .must_be(200);
        // One that waits to be sent is its sender's alone.
        let refused = ("run.exe", b"MZ".as_slice());
        let waits = ("Ferncliffe.png", PICTURE);
        walks::send_files(&maria, &joint, &[waits, refused], "")
            .await
            .must_be(422);
        measured(&tara, &maria).await;
        walks::at_home(&house, &tara, &maria).await;
        walks::journal(&maria).await;
        walks::how_i_am(&maria).await;

        let names = ["Ana Thornapple", "Ben Thornapple"];
        let ([ana, ben], other) = walks::couple(&house, names, &theo).await;
        walks::write(&ana, &ana.private().await, "Hollowreed").await;
        walks::write(&ben, &other, "Lanternfish").await;
        let sol = walks::paired(&house, "Sol Brindlecombe", &theo).await;
        walks::leave_asking(&sol, "first").await;
        let desk = walks::desk(&theo).await.expect("asked");
        walks::write_summary(&theo, &desk, "what helped: Whortleberry", "give").await;
        walks::correct_summary(&theo, &desk, "and also Bearberry").await;
        walks::write(&sol, &sol.private().await, "Pepperbrook").await;
        walks::waits_and_is_offered(&admin, &sol).await;

        let mut links = vec![
            format!("/invited/{}", walks::invite_partner(&sol, "").await),
            feed(&ben).await,
        ];
        links.push(sessions(&house, &tara, &maria, &private).await);
        away(&house, &tara, &theo).await;
        Self {
            house,
            people: vec![admin, tara, theo, maria, jo, ana, ben, sol],
            words: WORDS.to_vec(),
            links,
        }
    }

    /// Somebody without an account.
    pub fn stranger(&self) -> Browser {
        Browser::new(&self.house)
    }
}

async fn open_joint(therapist: &Person, both: [&Person; 2]) -> String {
    for client in both {
        walks::consent(client).await;
        let case = walks::case_of(therapist, client).await;
        therapist.browser.open(&case).await;
    }
    walks::open_joint(therapist, both[0]).await.must_be(200);
    both[0].room("joint").await.expect("a joint room")
}

/// A measure with words in it was asked for and answered, and another one waits.
async fn measured(tara: &Person, maria: &Person) {
    let (questions, key) = walks::nine_questions_and_words();
    walks::bring_measure(tara, &questions, "own", &key)
        .await
        .must_be(200);
    walks::ask_measure(tara, maria, "phq-9", "once").await;
    let begin = format!("/measures/begin/{}", walks::asked(maria).await);
    let page = maria.browser.submit(&begin, &[]).await;
    walks::answer_on(maria, page, &["mostly Quandarybrook", "LA-1"]).await;
    walks::ask_measure(tara, maria, "attachment-reflection", "month").await;
}

async fn feed(person: &Person) -> String {
    let page = person.browser.submit("/appointments/feed", &[]).await;
    format!("/calendar/{}", page.between("/calendar/", "<"))
}

/// A session with a guest, what was said at its door, and the therapist's note: the guest's link. It goes
/// on now.
async fn sessions(house: &House, tara: &Person, maria: &Person, private: &str) -> String {
    let session = walks::session(house, maria, private).await;
    for person in [tara, maria] {
        person.signs_in(house).await;
    }
    let said = [("emergency", "the Wrenfield lighthouse")];
    walks::arrive(maria, &session, &said).await.must_be(200);
    let note = [("note", "something about Larkspurling")];
    tara.browser
        .submit(&format!("{session}/after"), &note)
        .await;
    let guest = walks::bring_in(tara, &session, "Ines Foxmarble", "interpreter").await;
    // It has begun, then: else it might while pages are compared, which say so.
    house.wait(jiff::SignedDuration::from_mins(6));
    guest
}

/// Tara will be away, and Theo said that he stands in.
async fn away(house: &House, tara: &Person, theo: &Person) {
    theo.signs_in(house).await;
    let page = tara.browser.open("/away").await;
    let options = page.all_between("<option value=\"", "</option>");
    let his = options.iter().find(|option| option.ends_with(&theo.name));
    let his = his
        .and_then(|option| option.split_once('"'))
        .expect("listed");
    let day = |days: i64| {
        let at = house.service.clock.now() + jiff::SignedDuration::from_hours(24 * days);
        at.strftime("%Y-%m-%d").to_string()
    };
    let (first, last) = (day(20), day(25));
    let fields = [("first", &*first), ("last", &*last), ("cover", his.0)];
    tara.browser.submit("/away", &fields).await;
    let leave = theo.browser.open("/away").await.value("leave");
    let fields = [("leave", &*leave), ("answer", "yes")];
    theo.browser.submit("/away/answer", &fields).await;
}
