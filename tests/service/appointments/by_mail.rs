//! Appointments by mail, and the answers calendars send.

use std::io::Write;
use std::process::Stdio;

use securebase::appointments::by_mail::{Taken, take};

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place, logged};

on_each_store!(
    nobody_gets_one_who_did_not_ask_and_it_says_only_when,
    a_yes_is_shown_to_the_therapist_and_a_no_is_asked_about,
    a_partner_reads_nothing_of_the_others_answer,
    what_is_no_answer_to_us_changes_nothing,
    the_mail_server_hands_answers_over_at_the_command_line,
);

async fn switch(person: &Person, on: &str) -> Page {
    let fields = [("on", on)];
    person
        .browser
        .submit("/appointments/by-mail", &fields)
        .await
}

/// The invitations somebody got so far, unfolded, the oldest first.
async fn invitations(house: &House, admin: &Person, person: &Person) -> Vec<String> {
    let mails = walks::mails_to(house, admin, person).await;
    let unfolded = mails.iter().map(|mail| mail.replace("\r\n ", ""));
    unfolded
        .filter(|mail| mail.contains("BEGIN:VCALENDAR"))
        .collect()
}

fn value<'a>(invitation: &'a str, name: &str) -> &'a str {
    let line = invitation
        .lines()
        .find(|line| line.starts_with(&format!("{name}:")));
    line.and_then(|line| line.split_once(':'))
        .unwrap_or_else(|| panic!("no {name} in {invitation}"))
        .1
}

/// The mail a calendar answers with, made so many seconds after others.
fn reply(invitation: &str, who: &str, says: &str, second: u32) -> String {
    let (uid, sequence) = (value(invitation, "UID"), value(invitation, "SEQUENCE"));
    format!(
        "From: {who}\r\nSubject: an answer\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\
         Content-Type: text/plain\r\n\r\nNot to be read by anyone.\r\n--x\r\n\
         Content-Type: text/calendar; method=REPLY; charset=UTF-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n\
         BEGIN:VEVENT\r\nUID:{uid}\r\nSEQUENCE:{sequence}\r\nDTSTAMP:20261126T1000{second:02}Z\r\n\
         ATTENDEE;PARTSTAT={says}:mailto:{who}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--x--\r\n"
    )
}

async fn brought(house: &House, mail: &str) -> Taken {
    let taken = take(&house.service, mail.as_bytes()).await;
    taken.expect("taken")
}

struct Practice {
    house: House,
    admin: Person,
    tara: Person,
    maria: Person,
    room: String,
}

async fn practice(place: Place) -> Practice {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    Practice {
        house,
        admin,
        tara,
        maria,
        room,
    }
}

/// Books the time of that place in the list: the path of the appointment.
async fn book(person: &Person, room: &str, at: usize) -> String {
    let start = walks::free_times(person, room).await[at].clone();
    let page = walks::book(person, room, &start).await;
    page.path.split('?').next().expect("a path").to_owned()
}

async fn nobody_gets_one_who_did_not_ask_and_it_says_only_when(place: Place) {
    let here = practice(place).await;
    let path = book(&here.tara, &here.room, 3).await;
    let got = async |who: &Person| invitations(&here.house, &here.admin, who).await;
    assert!(got(&here.maria).await.is_empty());
    let page = switch(&here.maria, "yes").await;
    page.must_have("From now on appointments come to you by e-mail");
    // What is planned already comes first.
    let first = got(&here.maria).await;
    assert_eq!(first.len(), 1);
    let first = &first[0];
    assert_eq!(value(first, "METHOD"), "REQUEST");
    assert_eq!(value(first, "SUMMARY"), "Appointment");
    assert_eq!(value(first, "SEQUENCE"), "0");
    assert!(
        first.contains("method=REQUEST")
            && first.contains("ORGANIZER:mailto:answers@practice.example")
    );
    assert!(first.contains(&format!(":mailto:{}", here.maria.email)) && first.contains(&path));
    for unsaid in ["Tara", "Lopez", "herapy", &*here.tara.email, "Harbour"] {
        assert!(!first.contains(unsaid), "{unsaid}: {first}");
    }
    let to = format!("{path}/move?week=1");
    let later = walks::free_times(&here.maria, &here.room).await[9].clone();
    here.tara.browser.submit(&to, &[("start", &*later)]).await;
    let cancel = format!("{path}/cancel");
    here.maria.browser.submit(&cancel, &[]).await;
    let all = got(&here.maria).await;
    let told: Vec<_> = all
        .iter()
        .map(|one| (value(one, "METHOD"), value(one, "SEQUENCE")))
        .collect();
    assert_eq!(told, [("REQUEST", "0"), ("REQUEST", "1"), ("CANCEL", "2")]);
    assert!(
        all.iter()
            .all(|one| value(one, "UID") == value(first, "UID"))
    );
    assert!(got(&here.tara).await.is_empty());
    switch(&here.maria, "no").await;
    book(&here.tara, &here.room, 5).await;
    assert_eq!(got(&here.maria).await.len(), 3);
    let seen = here.maria.browser.open("/account/seen?all=yes").await;
    seen.must_have("asked for appointments by e-mail");
}

async fn a_yes_is_shown_to_the_therapist_and_a_no_is_asked_about(place: Place) {
    let here = practice(place).await;
    switch(&here.maria, "yes").await;
    let path = book(&here.maria, &here.room, 3).await;
    let asked = invitations(&here.house, &here.admin, &here.maria).await;
    let email = &*here.maria.email;
    let says = |word: &str, second| reply(&asked[0], email, word, second);
    assert_eq!(
        brought(&here.house, &says("ACCEPTED", 1)).await,
        Taken::Kept
    );
    let page = here.tara.browser.open(&path).await;
    page.must_have("Maria Lopez said yes by mail.");
    assert_eq!(
        brought(&here.house, &says("TENTATIVE", 2)).await,
        Taken::Kept
    );
    let mails = walks::mails_to(&here.house, &here.admin, &here.maria)
        .await
        .len();
    assert_eq!(
        brought(&here.house, &says("DECLINED", 3)).await,
        Taken::Kept
    );
    let page = here.tara.browser.open(&path).await;
    page.must_have("Maria Lopez said no by mail; asked to confirm.");
    // Nothing is cancelled by a mail.
    page.must_have("Cancel it");
    let now = walks::mails_to(&here.house, &here.admin, &here.maria).await;
    assert_eq!(now.len(), mails + 1);
    assert!(now[mails].contains(&path) && now[mails].contains("Something new is waiting"));
    let page = here.maria.browser.open(&path).await;
    page.must_have("Your calendar said that you cannot come");
    // Said again, it is no news.
    assert_eq!(
        brought(&here.house, &says("DECLINED", 4)).await,
        Taken::Kept
    );
    let now = walks::mails_to(&here.house, &here.admin, &here.maria).await;
    assert_eq!(now.len(), mails + 1);
    let coming = format!("{path}/coming");
    here.tara.browser.post(&coming, &[]).await.must_be(404);
    let page = here.maria.browser.submit(&coming, &[]).await;
    page.must_have("your therapist reads that you come");
    assert!(!page.has("Your calendar said"));
    here.maria.browser.post(&coming, &[]).await.must_be(404);
    let page = here.tara.browser.open(&path).await;
    page.must_have("Maria Lopez comes.");
    let seen = here.maria.browser.open("/account/seen?all=yes").await;
    seen.must_have("answered your invitation to a session by e-mail");
    // Moved, it is asked anew.
    let to = format!("{path}/move?week=1");
    let later = walks::free_times(&here.maria, &here.room).await[9].clone();
    here.maria.browser.submit(&to, &[("start", &*later)]).await;
    assert!(
        !here
            .tara
            .browser
            .open(&path)
            .await
            .has("Maria Lopez comes.")
    );
    assert_eq!(
        brought(&here.house, &says("DECLINED", 5)).await,
        Taken::Outdated
    );
    let log = logged();
    let words = b"Not to be read by anyone.";
    assert!(!log.windows(words.len()).any(|bytes| bytes == words));
}

async fn a_partner_reads_nothing_of_the_others_answer(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    for person in [&maria, &jo, &tara] {
        switch(person, "yes").await;
    }
    let path = book(&maria, &joint, 3).await;
    let hers = invitations(&house, &admin, &maria).await;
    let his = invitations(&house, &admin, &jo).await;
    assert_eq!((hers.len(), his.len()), (1, 1));
    assert_ne!(value(&hers[0], "UID"), value(&his[0], "UID"));
    assert!(!his[0].contains(&maria.email) && !hers[0].contains(&jo.email));
    let before = jo.browser.open(&path).await.body;
    let no = reply(&hers[0], &maria.email, "DECLINED", 1);
    assert_eq!(brought(&house, &no).await, Taken::Kept);
    tara.browser
        .open(&path)
        .await
        .must_have("Maria Lopez said no by mail; asked to confirm.");
    assert_eq!(jo.browser.open(&path).await.body, before);
    for page in ["/appointments", "/account/seen?all=yes", "/home"] {
        let page = jo.browser.open(page).await;
        assert!(
            !page.has("by mail") && !page.has("invitation to a session"),
            "{}",
            page.path
        );
    }
    // His own name does not answer for her.
    let forged = reply(&his[0], &maria.email, "DECLINED", 2);
    assert_eq!(brought(&house, &forged).await, Taken::Nothing);
    // The therapist has one too, in which nobody is named.
    let theirs = invitations(&house, &admin, &tara).await;
    assert!(!theirs[0].contains(&maria.email) && !theirs[0].contains("Lopez"));
}

async fn what_is_no_answer_to_us_changes_nothing(place: Place) {
    let here = practice(place).await;
    switch(&here.maria, "yes").await;
    let path = book(&here.maria, &here.room, 3).await;
    let asked = invitations(&here.house, &here.admin, &here.maria).await;
    let email = &*here.maria.email;
    let good = reply(&asked[0], email, "DECLINED", 30);
    let uid = value(&asked[0], "UID").to_owned();
    for wrong in [
        String::new(),
        "Subject: hello\r\n\r\nI am ill.".to_owned(),
        good.replace(&uid, "somebody@else.example"),
        good.replace(&uid, path.trim_start_matches("/appointments/")),
        good.replace(email, "mallory@mail.example"),
        good.replace("METHOD:REPLY", "METHOD:CANCEL"),
        good.replace("METHOD:REPLY", "METHOD:REQUEST"),
        good.replace("PARTSTAT=DECLINED", "PARTSTAT=NEEDS-ACTION"),
        good.repeat(3000),
    ] {
        assert_eq!(
            brought(&here.house, &wrong).await,
            Taken::Nothing,
            "{wrong:.300}"
        );
    }
    let old = good.replace("SEQUENCE:0", "SEQUENCE:7");
    assert_eq!(brought(&here.house, &old).await, Taken::Outdated);
    assert!(!here.tara.browser.open(&path).await.has("by mail"));
    // A machine that goes on and on is not listened to for ever.
    let mut kept = 0;
    for second in 31..59 {
        let mail = reply(&asked[0], email, "ACCEPTED", second);
        kept += usize::from(brought(&here.house, &mail).await == Taken::Kept);
    }
    assert_eq!(kept, 20);
    // What is over is not answered.
    let cancel = format!("{path}/cancel");
    here.maria.browser.submit(&cancel, &[]).await;
    let late = reply(&asked[0], email, "DECLINED", 59).replace("SEQUENCE:0", "SEQUENCE:1");
    assert_eq!(brought(&here.house, &late).await, Taken::Outdated);
}

/// Runs the command with this mail: its exit code, and all it printed.
fn handed_over(place: &Place, mail: &str) -> (Option<i32>, String) {
    let mut command = place.command();
    command.args(["mail", "take"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = command.stderr(Stdio::piped()).spawn().expect("runs");
    let mut stdin = running.stdin.take().expect("a pipe");
    stdin.write_all(mail.as_bytes()).expect("written");
    drop(stdin);
    let done = running.wait_with_output().expect("ends");
    let said = [done.stdout, done.stderr].concat();
    (
        done.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

async fn the_mail_server_hands_answers_over_at_the_command_line(place: Place) {
    let here = practice(place).await;
    switch(&here.maria, "yes").await;
    let path = book(&here.maria, &here.room, 3).await;
    let asked = invitations(&here.house, &here.admin, &here.maria).await;
    let no = reply(&asked[0], &here.maria.email, "DECLINED", 1);
    for mail in [&*no, "Subject: hello\r\n\r\nI am ill."] {
        let (code, said) = handed_over(&here.house.place, mail);
        assert_eq!((code, &*said), (Some(0), ""));
    }
    here.tara
        .browser
        .open(&path)
        .await
        .must_have("said no by mail; asked to confirm");
    // Where there is no practice to take it, the mail server keeps it.
    let (code, said) = handed_over(&Place::sqlite(), &no);
    assert_eq!(code, Some(75));
    assert!(said.contains("there is no practice here"), "{said}");
}
