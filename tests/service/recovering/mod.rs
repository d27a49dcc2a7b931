//! Somebody lost password and recovery code, and is brought back with the practice's recovery key.
//!
//! What must stay true: it takes the administrator, the holder of the key and the owner; the owner can
//! stop it; and nobody but the owner reads more than before.

mod answers;
mod back;
mod commands;
mod noted;
mod stopped;
mod ways_in;

use jiff::SignedDuration;
use sealing::{AccountKey, Code};
use securebase::accounts::recovery::Details;
use securebase::recovery::{self, Answer, Asked, Finished, Request, Written};

use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Page, Place};

/// What everyone's new password is.
const NEW: &str = "seven quiet boats at dawn";

/// A practice: its people, and the recovery key that was printed at its set-up.
struct Practice {
    house: House,
    admin: Person,
    tara: Person,
    maria: Person,
    jo: Person,
    joint: String,
    key: AccountKey,
}

impl Practice {
    async fn open(place: Place) -> Self {
        Self::of(House::open(place).await).await
    }

    async fn of(house: House) -> Self {
        let (admin, printed) = walks::set_up_with_key(&house, "Alex Admin").await;
        let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
        let names = ["Maria Lopez", "Jo Lopez"];
        let ([maria, jo], joint) = walks::couple(&house, names, &tara).await;
        let private = maria.private().await;
        walks::write(&maria, &private, "for Tara alone").await;
        walks::write(&jo, &joint, "for us both").await;
        let code = Code::parse(&printed).expect("as it was printed");
        Self {
            house,
            admin,
            tara,
            maria,
            jo,
            joint,
            key: AccountKey::from_bytes(code.as_bytes()).expect("a key"),
        }
    }

    /// The administrator asks for somebody: the path of the link for the owner.
    async fn ask(&self, email: &str) -> String {
        match self.asked(email).await {
            Asked::Begun { path, .. } => path,
            _ => panic!("nothing was begun"),
        }
    }

    async fn asked(&self, email: &str) -> Asked {
        let details = Details {
            by: "Alex Admin".to_owned(),
            reason: "the paper burnt".to_owned(),
        };
        let wait = SignedDuration::from_hours(72);
        let asked = recovery::ask(&self.house.service, email, &details, wait).await;
        asked.expect("asks")
    }

    /// The administrator writes the request.
    async fn request(&self, email: &str) -> Request {
        match recovery::write(&self.house.service, email).await {
            Ok(Written::Request(request)) => *request,
            _ => panic!("no request"),
        }
    }

    /// The holder of the key answers, as time goes by now.
    fn answer(&self, request: &Request, letters: &str) -> Answer {
        let now = self.house.service.clock.now();
        recovery::answer(request, &self.key, letters, now).expect("answers")
    }

    async fn finish(&self, answer: &Answer) -> Finished {
        let finished = recovery::finish(&self.house.service, answer).await;
        finished.expect("no fault")
    }

    /// All of it, for somebody whose new password is [`NEW`] then.
    async fn bring_back(&self, person: &Person) {
        let kept = set(&self.house, &self.ask(&person.email).await).await;
        self.wait();
        let request = self.request(&person.email).await;
        let answer = self.answer(&request, &letters(&kept));
        assert_eq!(self.finish(&answer).await, Finished::Done);
    }

    /// Three days pass.
    fn wait(&self) {
        self.house.wait(SignedDuration::from_hours(73));
    }
}

/// The owner sets a new password by the link: the page they read then.
async fn set(house: &House, link: &str) -> Page {
    let browser = Browser::new(house);
    browser.open(link).await.must_have("Choose a new password");
    let page = browser.submit(link, &[("password", NEW)]).await;
    page.must_have("Three things to keep");
    page
}

/// The letters they are to read out.
fn letters(page: &Page) -> String {
    page.between("id=\"letters\"><code>", "</code>")
}

async fn sign_in(house: &House, email: &str, password: &str) -> (Browser, Page) {
    let browser = Browser::new(house);
    let fields = [("email", email), ("password", password)];
    let page = browser.post("/sign-in", &fields).await;
    (browser, page)
}
