//! A stolen disk: whoever takes the data folder, the database and the logs reads nothing anyone typed.
//!
//! What must stay true: whatever people can type into the service is typed here too.

mod password;
mod thief;

use std::time::Duration;

use jiff::SignedDuration;
use passkeys::PRF_INPUT;

use securebase::accounts::recovery::Details;
use securebase::recovery::{self, Asked};

use crate::support::software::Passkey;
use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Place};
use thief::{finds_what_is_there, found, lies, taken};

/// It says that it is of Windlestraw, where it was taken, and with what.
const PHOTOGRAPH: &[u8] = include_bytes!("../../../crates/pictures/tests/data/exif.jpg");

on_each_storage!(a_stolen_disk_tells_nothing_anyone_typed);

async fn a_stolen_disk_tells_nothing_anyone_typed(place: Place) {
    finds_what_is_there("Quillfeather");
    let house = House::open_named(place).await;
    let told = Told::fill(&house).await;
    told.is_read_by_whom_it_is_for().await;
    let secrets = told.secrets();

    let running = taken(&house.place).await;
    let files = running
        .iter()
        .filter(|(name, _)| name.contains("/attachments/"));
    assert_eq!(files.count(), 4, "three whole, one part");
    assert!(running.iter().any(|(name, _)| name.contains("/mail/")));
    assert!(
        running
            .iter()
            .any(|(name, bytes)| name == "the log" && bytes.len() > 10_000)
    );
    assert_eq!(found(&secrets, &running), Vec::<String>::new());
    assert_eq!(lies(&told.bytes(), &running), Vec::<String>::new());

    let place = house.close().await;
    let stopped = taken(&place).await;
    assert_eq!(found(&secrets, &stopped), Vec::<String>::new());
    // What is not secret is there: it was the right place to look.
    assert_ne!(
        found(&["accepted".to_owned()], &stopped),
        Vec::<String>::new()
    );
}

/// People who told the service much.
struct Told {
    admin: Person,
    tara: Person,
    maria: Person,
    jo: Person,
    private: String,
    joint: String,
    tokens: Vec<String>,
    passkey: Passkey,
}

impl Told {
    async fn fill(house: &House) -> Self {
        let admin = walks::set_up(house, "Alex Brackwater").await;
        let tara = walks::join(house, &admin, "Tara Thistledown").await;
        let about = "I keep a heron called Ombersley in my waiting room.";
        walks::fill_profile(&tara, about, "5").await;
        walks::add_licence(&tara, "LMFT Zanzibar 48213", walks::GOOD_UNTIL).await;
        walks::vet(&admin).await;

        let decided = [
            ("days", "1"),
            ("years", "7"),
            ("rule", "the statute of Quernmore"),
            ("custodian", "Notary Ellerbeck"),
            ("keeper", "custodian"),
        ];
        let page = admin.browser.submit("/practice/erasure", &decided).await;
        page.must_have("Quernmore");
        let gone = walks::client(house, "Finn Oysterlight").await;
        walks::ask_to_be_erased(&gone).await.must_be(200);
        walks::days_pass(house, 1).await;

        let told = [("goals-words", "since Vellichor it is quiet at home")];
        let mut maria = walks::client_with(house, "Maria Quillfeather", None, &told).await;
        maria.app = Some(walks::set_up_app(house, &maria.browser).await);
        let mut passkey = walks::passkeys::device(house);
        let name = "the phone called Tamarisk";
        walks::passkeys::add(&maria.browser, &mut passkey, name, true).await;
        let page = walks::passkeys::sign_in(&Browser::new(house), &mut passkey).await;
        walks::passkeys::leads(&page);
        let phone = Browser::new(house).calling_itself("Firefox of Brindlecombe");
        walks::sign_in(house, &phone, &maria).await;
        let account = phone.open("/account").await;
        account.must_have("Firefox");
        account.must_have("Tamarisk");
        let words = [("afraid", "often"), ("words", "he reads my Marzipanlog")];
        walks::safety(&maria, &words).await;
        let private = maria.private().await;
        walks::write(&maria, &private, "before anyone: Tumbledrift").await;
        walks::choose(&maria, &tara).await;
        walks::accept(&tara).await;

        let token = walks::invite_partner(&maria, "jo@fernwhistle.example").await;
        let told = [("goals-words", "we lost Pepperbrook last year")];
        let jo = walks::client_with(house, "Jo Quillfeather", Some(&token), &told).await;
        walks::safety(&jo, &[("words", "nothing, only Cobblemist")]).await;
        walks::choose(&jo, &tara).await;
        walks::accept(&tara).await;
        for client in [&maria, &jo] {
            walks::consent(client).await;
            tara.browser
                .open(&walks::case_of(&tara, client).await)
                .await;
        }
        walks::open_joint(&tara, &maria).await.must_be(200);
        let joint = maria.room("joint").await.expect("a joint room");
        let written = [
            (&maria, &private, "Windlestraw and nobody else"),
            (
                &tara,
                &private,
                "I read of Windlestraw. Shall we speak of Lanternfish?",
            ),
            (&jo, &joint, "both may read: Gossamergate"),
            (&maria, &joint, "and I answer Hollowreed"),
        ];
        for (person, room, text) in written {
            walks::write(person, room, text).await;
        }
        walks::at_home(house, &tara, &maria).await;
        walks::journal(&maria).await;
        walks::how_i_am(&maria).await;
        let files = [
            ("our Harkenmoor.txt", "a letter of Dunsparrow".as_bytes()),
            ("us at Coldwhistle.jpg", PHOTOGRAPH),
        ];
        let page = walks::send_described(&maria, &private, &files, "", "by the Applegarth").await;
        page.must_have("Applegarth");
        // One that waits, and one that did not come whole.
        let waits = [
            ("Merrowgate.txt", "of Brackenhithe".as_bytes()),
            ("run.exe", b"MZ"),
        ];
        walks::send_files(&maria, &private, &waits, "")
            .await
            .must_have("Merrowgate");
        walks::half_of_a_file(&maria, &private, "Oxlipford.txt", "about Gullsworth").await;
        let times = walks::free_times(&maria, &private).await;
        walks::book(&maria, &private, &times[3]).await;
        // Addresses people come by reach no log, whatever is in them.
        maria
            .browser
            .get("/rooms/Snowbellows?said=Snowbellows")
            .await
            .must_be(404);
        maria.browser.get("/Snowbellows").await.must_be(404);
        house.wait(SignedDuration::from_mins(15));
        mail_was_put(house).await;

        let session = walks::session(house, &maria, &private).await;
        let said = [("emergency", "the Wrenfield lighthouse")];
        walks::arrive(&maria, &session, &said).await.must_be(200);
        let link = walks::bring_in(&tara, &session, "Ines Foxmarble", "interpreter").await;
        let agreed = [("agree", "yes")];
        Browser::new(house).submit(&link, &agreed).await;
        let after = format!("{session}/after");
        let note = [("note", "something about Larkspurling")];
        tara.browser.submit(&after, &note).await;
        let phone = [("phone", "+1 555 019 7733")];
        admin.browser.submit("/practice/phone", &phone).await;

        let (asked, key) = walks::nine_questions_and_words();
        walks::bring_measure(&tara, &asked, "own", &key)
            .await
            .must_be(200);
        walks::ask_measure(&tara, &maria, "phq-9", "once").await;
        let begin = format!("/measures/begin/{}", walks::asked(&maria).await);
        let page = maria.browser.submit(&begin, &[]).await;
        let page = walks::answer_on(&maria, page, &["mostly Quandarybrook"]).await;
        walks::answer_on(&maria, page, &["LA-3"; 9])
            .await
            .must_have("988");

        let sol = walks::paired(house, "Sol Pennyroyal", &tara).await;
        walks::leave_asking(&sol, "first").await;
        let desk = walks::desk(&tara).await.expect("asked");
        walks::write_summary(&tara, &desk, "half of Hazelmere", "draft").await;
        let page = walks::write_summary(&tara, &desk, "all of Whinberry", "give").await;
        page.must_have("Whinberry");
        let page = walks::correct_summary(&tara, &desk, "none of Sloethorn").await;
        page.must_have("Sloethorn");

        let why = Details {
            by: "Alex Brackwater".to_owned(),
            reason: "a flood at Marshgarland".to_owned(),
        };
        let wait = SignedDuration::from_hours(72);
        let asked = recovery::ask(&house.service, &tara.email, &why, wait).await;
        let Ok(Asked::Begun { path, .. }) = asked else {
            panic!("it was not asked");
        };
        let new = [("password", "nine Kestrelbarn words here")];
        Browser::new(house).submit(&path, &new).await;

        maria.signs_in(house).await;
        maria.browser.submit("/account/copy", &[]).await;
        copy_was_made(house).await;

        let feed = maria.browser.submit("/appointments/feed", &[]).await;
        let tokens = vec![
            token,
            house
                .set_up
                .clone()
                .expect("a link")
                .replace("/set-up/", ""),
            feed.between("/calendar/", "<"),
            link.replace("/guest/", ""),
            path.replace("/new-password/", ""),
        ];
        Self {
            admin,
            tara,
            maria,
            jo,
            private,
            joint,
            tokens,
            passkey,
        }
    }

    async fn is_read_by_whom_it_is_for(&self) {
        let private = [
            "Tumbledrift",
            "Windlestraw",
            "Lanternfish",
            "Harkenmoor",
            "Coldwhistle",
        ];
        let joint = ["Gossamergate", "Hollowreed"];
        for (person, room, words) in [
            (&self.maria, &self.private, private.as_slice()),
            (&self.tara, &self.private, &private),
            (&self.maria, &self.joint, &joint),
            (&self.jo, &self.joint, &joint),
            (&self.tara, &self.joint, &joint),
        ] {
            let page = person.browser.open(room).await;
            words.iter().for_each(|word| page.must_have(word));
        }
        let appointments = self.tara.browser.open("/appointments").await;
        let pages = appointments.all_between("href=\"/appointments/", "\"");
        let mut read = String::new();
        for id in pages {
            for part in ["session", "after"] {
                let path = format!("/appointments/{id}/{part}");
                read.push_str(&self.tara.browser.get(&path).await.body);
            }
        }
        assert!(
            ["Wrenfield", "Larkspurling", "Foxmarble"]
                .iter()
                .all(|word| read.contains(word))
        );
        let case = self
            .tara
            .browser
            .open(&walks::case_of(&self.tara, &self.maria).await)
            .await;
        case.must_have("Marzipanlog");
        self.tara
            .browser
            .open("/caseload")
            .await
            .must_have("“Trouble number 9” was answered “Daily”");
        case.must_have("Vellichor");
        let case = walks::case_of(&self.tara, &self.maria).await;
        let shown = self.tara.browser.open(&format!("{case}/skills")).await;
        for word in ["Silverthatch", "Dovetailing", "Amberfield"] {
            shown.must_have(word);
        }
        let shown = self.tara.browser.open(&format!("{case}/journal")).await;
        shown.must_have("Plumhollow");
        let shown = self.tara.browser.open(&format!("{case}/how-i-am")).await;
        shown.must_have("Thornwillow");
    }

    /// What is no text: of the passkey, and what the apps with codes know.
    fn bytes(&self) -> Vec<Vec<u8>> {
        let (passkey, computed) = (&self.passkey, self.passkey.prf(PRF_INPUT));
        let mut all = vec![passkey.id.clone(), passkey.user.clone(), computed];
        for app in [&self.admin, &self.tara, &self.maria].map(|person| &person.app) {
            let text = app.as_ref().expect("an app").base32();
            all.push(
                data_encoding::BASE32_NOPAD
                    .decode(text.as_bytes())
                    .expect("bytes"),
            );
        }
        all
    }

    /// A word of each thing that was typed, and whatever opens something.
    fn secrets(&self) -> Vec<String> {
        let typed = "Brackwater Thistledown Ombersley Zanzibar search.dca.ca.gov Vellichor Quillfeather \
             Marzipanlog Tumbledrift fernwhistle Pepperbrook Cobblemist Windlestraw Lanternfish \
             Harkenmoor Dunsparrow Coldwhistle Applegarth Merrowgate Brackenhithe Oxlipford Gullsworth Gossamergate Hollowreed Snowbellows Harbour mail.example Los_Angeles tuesday-evening \
             Wrenfield Larkspurling Foxmarble Quandarybrook Brindlecombe Firefox Tamarisk Marshgarland Kestrelbarn \
             Quernmore Ellerbeck Oysterlight Pennyroyal Hazelmere Whinberry Silverthatch Dovetailing Copperwhistle \
             Amberfield Juniperlock five-things Thornwillow Millgarnet Fallowbriar Plumhollow";
        let mut secrets: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
        secrets.push(walks::PASSWORD.to_owned());
        secrets.push("555 019 7733".to_owned());
        secrets.extend(self.tokens.iter().cloned());
        for person in [&self.admin, &self.tara, &self.maria, &self.jo] {
            secrets.push(person.code.clone());
            if let Some(app) = &person.app {
                secrets.push(app.base32().to_string());
            }
            let cookie = person.browser.cookies();
            let (_, secret) = cookie.rsplit_once("securebase=").expect("signed in");
            secrets.push(secret.split(';').next().unwrap_or_default().to_owned());
        }
        for bytes in self.bytes() {
            secrets.push(data_encoding::HEXLOWER.encode(&bytes));
            secrets.push(data_encoding::BASE64URL_NOPAD.encode(&bytes));
        }
        assert!(
            secrets.iter().all(|secret| secret.len() > 6),
            "long enough to be told apart"
        );
        secrets
    }
}

/// Waits until a copy was made: packed, it hides words from a search, so what is stored must be no zip.
async fn copy_was_made(house: &House) {
    for _ in 0..200 {
        let mut conn = house.service.db.read().await.expect("the store");
        let sql = "select file from exports where ready_at is not null";
        let found = sqlx::query(sql).fetch_optional(&mut *conn).await;
        if found.expect("the table").is_some() {
            let [file] = &house.place.kept("copies")[..] else {
                panic!("one copy, one file");
            };
            let sealed = std::fs::read(file).expect("bytes");
            let is_zip = |four: &[u8]| four == b"PK\x03\x04" || four == b"PK\x01\x02";
            assert!(!sealed.windows(4).any(is_zip), "a zip in the clear");
            return;
        }
        drop(conn);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the copy was not made");
}

async fn mail_was_put(house: &House) {
    let folder = house.place.folder().join("mail");
    for _ in 0..100 {
        // Three invitations and news at least.
        if std::fs::read_dir(&folder).is_ok_and(|entries| entries.count() > 5) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no mail was sent");
}
