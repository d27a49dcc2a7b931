//! A kept record, taken out by an administrator and opened by the holder of the recovery key.

use std::path::{Path, PathBuf};

use sealing::{AccountKey, SystemEntropy};
use securebase::audit::{By, Deed};
use securebase::erasure::{self, NAMES_DAYS, Why};
use securebase::intake::Content;
use securebase::kept::{self, Names, Opened, Taken};
use tempfile::TempDir;

use super::{account_of, counted, decide};
use crate::audit::Log;
use crate::support::keys::recovery_key;
use crate::support::walks::{self, Person};
use crate::support::{House, Place};

on_each_store!(
    the_holder_of_the_recovery_key_opens_what_was_kept,
    a_joint_room_both_have_left_is_in_the_record_of_the_second,
    a_therapists_own_notes_are_their_record,
    once_its_day_has_come_nothing_is_taken_out_or_opened,
    a_reason_given_for_the_list_goes_in_its_time,
    an_administrator_and_a_custodian_do_it_at_the_command_line,
);

const PICTURE: &[u8] = include_bytes!("../../../crates/pictures/tests/data/exif.jpg");
const REASON: &str = "The court of Oakland, file 12-B.";

/// A practice, its recovery key as printed, and a place beside it for files.
pub(super) struct Kept {
    pub(super) house: House,
    pub(super) admin: Person,
    pub(super) tara: Person,
    printed: String,
    beside: TempDir,
}

impl Kept {
    pub(super) async fn open(place: Place) -> Self {
        let house = House::open_named(place).await;
        let (admin, printed) = walks::set_up_with_key(&house, "Alex Admin").await;
        decide(&admin, "3", "custodian").await;
        let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
        Self {
            house,
            admin,
            tara,
            printed,
            beside: tempfile::tempdir().expect("a folder"),
        }
    }

    fn key(&self) -> AccountKey {
        recovery_key(&self.printed)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.beside.path().join(name)
    }

    /// The number of the newest record.
    async fn number(&self) -> String {
        let mut conn = self.house.service.db.read().await.expect("reads");
        let kept = erasure::kept(&mut conn, &self.house.service).await;
        let newest = kept
            .expect("reads")
            .into_iter()
            .max_by_key(|one| one.erasure);
        newest.expect("a record").number.to_string()
    }

    async fn take(&self, number: &str, to: &Path) -> Taken {
        let taken = kept::take(&self.house.service, number, &why(), to).await;
        taken.expect("takes")
    }

    async fn read(&self, file: &Path, to: &Path) -> Result<Opened, String> {
        let content = Content::load(None).expect("questionnaires");
        let now = self.house.service.clock.now();
        kept::open(file, &self.key(), &content, to, now).await
    }

    /// Takes the newest record out and opens it: its folder, and all that is in its pages.
    pub(super) async fn opened(&self) -> (PathBuf, String) {
        let (file, to) = (self.at("record"), self.at("record-opened"));
        assert_eq!(self.take(&self.number().await, &file).await, Taken::Written);
        let done = self.read(&file, &to).await.expect("opens");
        assert_eq!(done, Opened::Written { missing: 0 });
        let words = words(&to);
        (to, words)
    }
}

fn why() -> Why {
    Why {
        by: "Alex Admin".to_owned(),
        reason: REASON.to_owned(),
    }
}

/// All pages of a folder.
fn words(folder: &Path) -> String {
    let files = std::fs::read_dir(folder).expect("a folder");
    let pages = files.map(|file| file.expect("a file").path());
    let pages = pages.filter(|path| path.extension().is_some_and(|ending| ending == "html"));
    pages
        .map(|path| std::fs::read_to_string(path).expect("a page"))
        .collect()
}

/// Whether bytes hold a text.
fn has(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

async fn the_holder_of_the_recovery_key_opens_what_was_kept(place: Place) {
    let kept = Kept::open(place).await;
    let Kept { house, tara, .. } = &kept;
    let maria = walks::paired(house, "Maria Lopez", tara).await;
    let sol = walks::paired(house, "Sol Single", tara).await;
    let room = maria.private().await;
    walks::write(&maria, &room, "kept for <its> time").await;
    walks::write(tara, &room, "an answer to it").await;
    walks::write(&sol, &sol.private().await, "of another").await;
    walks::send_described(&maria, &room, &[("us.jpg", PICTURE)], "", "the bridge").await;
    walks::ask_measure(tara, &maria, "connection-check-in", "week").await;
    walks::answer_measure(&maria, "connection-check-in", &["7", "3", "8"]).await;
    let session = walks::session(house, &maria, &room).await;
    for person in [tara, &maria] {
        person.signs_in(house).await;
    }
    walks::arrive(&maria, &session, &[("emergency", "my sister, upstairs")])
        .await
        .must_be(200);
    walks::erased(house, &maria).await;

    let (file, number) = (kept.at("first"), kept.number().await);
    let mut log = Log::of(house).await;
    assert_eq!(kept.take(&number, &file).await, Taken::Written);
    let notes = log.new_notes().await;
    assert_eq!(notes.len(), 1);
    assert_eq!(
        (notes[0].by, notes[0].deed),
        (By::Server, Deed::RecordTaken)
    );
    let bytes = std::fs::read(&file).expect("a file");
    for word in ["kept for", "Maria", "Tara", "us.jpg", REASON, "sister"] {
        assert!(!has(&bytes, word), "{word} is in the file");
    }
    assert!(has(&bytes, &number));

    let other = AccountKey::generate(&mut SystemEntropy);
    let content = Content::load(None).expect("questionnaires");
    let now = house.service.clock.now();
    let refused = kept::open(&file, &other, &content, &kept.at("no"), now).await;
    assert!(
        refused
            .expect_err("another key")
            .contains("does not open the file")
    );
    assert!(!kept.at("no").exists());

    let (folder, words) = kept.opened().await;
    for word in [
        "The record of Maria Lopez",
        &maria.email,
        REASON,
        "kept for &#60;its&#62; time",
        "an answer to it",
        "Tara Therapist",
        "the bridge",
        "my sister, upstairs",
        "The safety questions",
        "What is kept, and who can read it",
        "the law of the land",
        "Score:",
    ] {
        assert!(words.contains(word), "{word} is not in the record");
    }
    for word in ["of another", "Sol", "<script", "<its>"] {
        assert!(!words.contains(word), "{word} is in the record");
    }
    let picture = std::fs::read_dir(folder.join("files"))
        .expect("files")
        .next();
    let picture = std::fs::read(picture.expect("one").expect("a file").path()).expect("a picture");
    assert_eq!(picture[..2], [0xff, 0xd8]);
    assert_eq!(
        picture[picture.len() - 2..],
        [0xff, 0xd9],
        "whole, with no padding"
    );
    let json = std::fs::read(folder.join("record.json")).expect("JSON");
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["name"], "Maria Lopez");

    // Loud: administrators see it, with the reason, and got a mail.
    kept.admin.signs_in(house).await;
    let page = kept.admin.browser.open("/practice/erasure").await;
    page.must_have(REASON);
    page.must_have(&format!("Record {number}, by Alex Admin"));
    assert!(!page.has("Maria"));
    let log = kept.admin.browser.open("/practice/audit").await;
    log.must_have("kept record out, for the holder of the recovery key to open");
    walks::mail_must_say(house, &kept.admin, "should not wait until tomorrow", 2).await;
}

async fn a_joint_room_both_have_left_is_in_the_record_of_the_second(place: Place) {
    let kept = Kept::open(place).await;
    let Kept { house, tara, .. } = &kept;
    let ([maria, jo], joint) = walks::couple(house, ["Maria Lopez", "Jo Lopez"], tara).await;
    walks::write(&maria, &joint, "from Maria to both").await;
    walks::write(&jo, &joint, "from Jo to both").await;
    walks::write(&jo, &jo.private().await, "from Jo alone").await;
    walks::write(&maria, &maria.private().await, "from Maria alone").await;
    walks::erased(house, &maria).await;
    let (_, words) = kept.opened().await;
    assert!(words.contains("from Maria alone") && !words.contains("from Jo"));
    // The joint room stays with the other, and is no part of it.
    assert!(!words.contains("to both"));
    for name in ["record", "record-opened"] {
        std::fs::rename(kept.at(name), kept.at(&format!("first-{name}"))).expect("renames");
    }
    jo.signs_in(house).await;
    walks::erased(house, &jo).await;
    let (_, words) = kept.opened().await;
    assert!(words.contains("The record of Jo Lopez"));
    for word in ["from Jo alone", "from Jo to both", "from Maria to both"] {
        assert!(words.contains(word), "{word} is not in the record");
    }
    assert!(!words.contains("from Maria alone") && !words.contains("Maria Lopez"));
    assert!(words.contains("Somebody who left"));
}

async fn a_therapists_own_notes_are_their_record(place: Place) {
    let kept = Kept::open(place).await;
    let Kept { house, tara, .. } = &kept;
    let maria = walks::paired(house, "Maria Lopez", tara).await;
    let session = walks::session(house, &maria, &maria.private().await).await;
    for person in [tara, &maria] {
        person.signs_in(house).await;
    }
    let note = [("note", "she laughed today")];
    tara.browser
        .submit(&format!("{session}/after"), &note)
        .await;
    let case = walks::case_of(tara, &maria).await;
    tara.browser.submit(&format!("{case}/end"), &[]).await;
    walks::erased(house, tara).await;
    let (_, words) = kept.opened().await;
    assert!(words.contains("The record of Tara Therapist"));
    assert!(words.contains("she laughed today"));
    assert!(!words.contains("Maria"));
}

async fn once_its_day_has_come_nothing_is_taken_out_or_opened(place: Place) {
    let kept = Kept::open(place).await;
    let Kept { house, tara, .. } = &kept;
    let maria = walks::paired(house, "Maria Lopez", tara).await;
    walks::write(&maria, &maria.private().await, "kept for its time").await;
    walks::erased(house, &maria).await;
    let (file, number) = (kept.at("in-time"), kept.number().await);
    assert_eq!(kept.take(&number, &file).await, Taken::Written);
    let of_maria = account_of_number(house, &number).await;
    assert_eq!(
        kept.take(&of_maria, &kept.at("by-account")).await,
        Taken::Written
    );

    // Its day has come, and no sweep came by yet.
    house.wait(jiff::SignedDuration::from_hours(24 * 3 * 366));
    assert_eq!(kept.take(&number, &kept.at("late")).await, Taken::NotKept);
    assert!(!kept.at("late").exists());
    let names = kept::take_names(&house.service, &why(), &kept.at("names")).await;
    assert_eq!(names.expect("asks"), Taken::NotKept);
    let over = kept.read(&file, &kept.at("opened")).await.expect("reads");
    assert!(matches!(over, Opened::Over(_)));
    assert!(!kept.at("opened").exists());

    let openings = "select count(*) from record_openings";
    assert_eq!(counted(house, openings).await, 2);
    walks::days_pass(house, 0).await;
    for table in ["record_openings", "record_heads", "messages"] {
        let sql = format!("select count(*) from {table}");
        assert_eq!(counted(house, &sql).await, 0, "{table}");
    }
    assert_eq!(kept.take(&number, &kept.at("late")).await, Taken::NotKept);
}

async fn a_reason_given_for_the_list_goes_in_its_time(place: Place) {
    let kept = Kept::open(place).await;
    let Kept { house, tara, .. } = &kept;
    let maria = walks::paired(house, "Maria Lopez", tara).await;
    walks::write(&maria, &maria.private().await, "kept for its time").await;
    walks::erased(house, &maria).await;
    let (number, file) = (kept.number().await, kept.at("record"));
    assert_eq!(kept.take(&number, &file).await, Taken::Written);
    let names = kept::take_names(&house.service, &why(), &kept.at("names")).await;
    assert_eq!(names.expect("asks"), Taken::Written);
    let openings = "select count(*) from record_openings";
    walks::days_pass(house, NAMES_DAYS - 1).await;
    assert_eq!(counted(house, openings).await, 2);
    walks::days_pass(house, 2).await;
    // What was given for a record stays as long as the record does.
    assert_eq!(counted(house, openings).await, 1);
    let of_the_list = "select count(*) from record_openings where erasure is null";
    assert_eq!(counted(house, of_the_list).await, 0);
    assert_eq!(kept.number().await, number);
}

/// The account that a record is of.
async fn account_of_number(house: &House, number: &str) -> String {
    let mut conn = house.service.db.read().await.expect("reads");
    let kept = erasure::kept(&mut conn, &house.service)
        .await
        .expect("reads");
    let one = kept.iter().find(|one| one.number.to_string() == number);
    one.expect("kept").account.to_string()
}

/// Runs a step: whether it went well, and what it said.
fn step(house: &House, args: &[&str]) -> (bool, String) {
    let mut command = house.place.command();
    let done = command.arg("kept").args(args).output().expect("runs");
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    (done.status.success(), said)
}

async fn an_administrator_and_a_custodian_do_it_at_the_command_line(place: Place) {
    let kept = Kept::open(place).await;
    let Kept { house, tara, .. } = &kept;
    let (fine, said) = step(house, &["list"]);
    assert!(fine && said.contains("No record is kept."), "{said}");
    let maria = walks::paired(house, "Maria Lopez", tara).await;
    let account = account_of(house, &maria).await.to_string();
    walks::write(&maria, &maria.private().await, "kept for its time").await;
    walks::erased(house, &maria).await;
    let number = kept.number().await;
    let text = |path: PathBuf| path.display().to_string();
    let [names, file, pages, key] =
        ["names", "file", "pages", "key"].map(|name| text(kept.at(name)));
    std::fs::write(&key, format!("{}\n", kept.printed)).expect("a file");

    let because = ["--by", "Alex Admin", "--reason", REASON];
    let (fine, said) = step(house, &[&["names", "--to", &names], &because[..]].concat());
    assert!(
        fine && said.contains("opens with the recovery key alone"),
        "{said}"
    );
    let (fine, said) = step(house, &["who", &names, "--key-file", &key]);
    assert!(fine, "{said}");
    let line = said.lines().next().expect("a line");
    assert!(
        line.starts_with(&number) && line.contains("Maria Lopez"),
        "{line}"
    );
    let list = Names::read(Path::new(&names)).expect("a list");
    let other = AccountKey::generate(&mut SystemEntropy);
    assert!(list.open(&other, house.service.clock.now()).is_err());
    let bytes = std::fs::read(&names).expect("a file");
    assert!(!has(&bytes, "Maria") && has(&bytes, &account));

    let take = [&["take", &number, "--to", &file], &because[..]].concat();
    let (fine, said) = step(house, &take);
    assert!(fine, "{said}");
    let (fine, said) = step(house, &take);
    assert!(
        !fine && said.contains("File exists"),
        "nothing is written over: {said}"
    );
    let unsaid = [
        "take", &number, "--to", "x", "--by", "Alex", "--reason", " ",
    ];
    let (fine, said) = step(house, &unsaid);
    assert!(!fine && said.contains("the reason"), "{said}");
    let (fine, said) = step(house, &["list"]);
    assert!(
        fine && said.contains(&number) && said.contains("by Alex Admin"),
        "{said}"
    );
    assert!(
        !said.contains("Maria") && !said.contains(&maria.email),
        "{said}"
    );

    let open = ["open", &file, "--key-file", &key, "--to", &pages];
    let (fine, said) = step(house, &open);
    assert!(fine && said.contains("index.html"), "{said}");
    assert!(words(Path::new(&pages)).contains("kept for its time"));
    let (fine, said) = step(house, &open);
    assert!(!fine && said.contains("File exists"), "{said}");
    let (fine, said) = step(house, &["open", &names, "--key-file", &key, "--to", "x"]);
    assert!(!fine && said.contains("no kept record"), "{said}");
}
