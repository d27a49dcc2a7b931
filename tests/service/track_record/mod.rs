//! Track records: what is counted, by whose leave, and what anybody sees of it.

use jiff::{SignedDuration, Timestamp};
use sealing::{Context, SystemEntropy};
use securebase::accounts;
use securebase::db::Id;
use securebase::practice;
use sqlx::Row;

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    nothing_is_counted_without_the_practices_wish_and_the_clients_yes,
    what_is_kept_of_a_case_says_nothing_of_whose,
    a_record_moves_the_list_only_where_the_practice_says_so_and_no_page_says_why,
    another_score_begins_anew_and_off_leaves_nothing,
    five_with_enough_cases_each_see_their_own_record_and_nobody_elses,
);

const CHECK_IN: &str = "connection-check-in";
const CONTENT: &str = "connection-check-in:satisfaction";

struct Practice {
    house: House,
    admin: Person,
    tara: Person,
}

impl Practice {
    async fn open(place: Place) -> Self {
        let house = House::open(place).await;
        let admin = walks::set_up(&house, "Alex Admin").await;
        let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
        Self { house, admin, tara }
    }

    /// The administrator says by which score outcomes are counted.
    async fn count_by(&self, score: &str) -> Page {
        let fields = [("score", score)];
        let browser = &self.admin.browser;
        browser.submit("/practice/record", &fields).await
    }

    /// A client of Tara's, who says this to being counted and has checked in once.
    async fn begins(&self, name: &str, count: &str) -> Person {
        let client = walks::paired(&self.house, name, &self.tara).await;
        if !count.is_empty() {
            let fields = [("count", count)];
            let page = client.browser.submit("/measures/counted", &fields).await;
            page.must_have("It is kept.");
        }
        walks::answer_measure(&client, CHECK_IN, &["3", "7", "2"]).await;
        client
    }

    /// Four weeks and a day go by; who works here signs in anew.
    async fn weeks_pass(&self) {
        self.house.wait(SignedDuration::from_hours(24 * 29));
        for person in [&self.admin, &self.tara] {
            person.signs_in(&self.house).await;
        }
    }

    /// The client checks in again, and ends the work.
    async fn ends(&self, client: &Person) {
        client.signs_in(&self.house).await;
        walks::answer_measure(client, CHECK_IN, &["8", "2", "7"]).await;
        client.browser.submit("/match/change", &[]).await;
    }

    async fn record(&self) -> Page {
        self.tara.browser.open("/caseload/record").await
    }

    /// The therapist has what ended counted.
    async fn counts(&self) -> Page {
        self.tara.browser.submit("/caseload/record", &[]).await
    }
}

async fn nothing_is_counted_without_the_practices_wish_and_the_clients_yes(place: Place) {
    let practice = Practice::open(place).await;
    // Off, it is nowhere.
    practice
        .tara
        .browser
        .get("/caseload/record")
        .await
        .must_be(404);
    let post = practice.tara.browser.post("/caseload/record", &[]).await;
    post.must_be(404);
    let ana = practice.begins("Ana Silent", "").await;
    ana.browser.get("/measures/counted").await.must_be(404);
    assert!(!ana.browser.open("/measures").await.has("/measures/counted"));

    practice.count_by(CONTENT).await.must_have("Saved.");
    let asked = ana.browser.open("/measures/counted").await;
    asked.must_have("Weekly connection check-in: Contentment");
    asked.must_have("value=\"no\" checked");
    let maria = practice.begins("Maria Lopez", "yes").await;
    let ben = practice.begins("Ben Said-No", "no").await;
    let cleo = practice.begins("Cleo Goes-On", "yes").await;
    // Nothing that goes on is looked at.
    assert!(!practice.record().await.has("Count what has ended"));
    practice.weeks_pass().await;
    for client in [&ana, &maria, &ben] {
        practice.ends(client).await;
    }
    practice
        .record()
        .await
        .must_have("3 pieces of work ended and were not looked at yet");
    let page = practice.counts().await;
    page.must_have("What can be counted is counted.");
    page.must_have("One case of yours is counted.");
    assert!(!page.has("Count what has ended"), "and once only");
    page.must_have("It takes 15 cases of yours");
    let again = practice.tara.browser.post("/caseload/record", &[]).await;
    again.must_have("None of it can be counted.");
    again.must_have("One case of yours is counted.");

    // Whose it was can read that it was; nobody else finds anything.
    let counted = "had the first and the last score in your private space counted";
    let seen = maria.browser.open("/account/seen?all=yes").await;
    seen.must_have(counted);
    ben.signs_in(&practice.house).await;
    cleo.signs_in(&practice.house).await;
    for other in [&ben, &cleo] {
        let seen = other.browser.open("/account/seen?all=yes").await;
        assert!(!seen.has("counted, as was agreed"), "{}", other.name);
    }
    // The administrator sees who has enough, and no figure.
    let page = practice.admin.browser.open("/practice/record").await;
    page.must_have("Tara Therapist: not yet");
    for client in ["Maria", "Ben", "One case", "1 case"] {
        assert!(!page.has(client), "{client}");
    }
    for (other, path) in [
        (&maria, "/caseload/record"),
        (&practice.admin, "/caseload/record"),
        (&maria, "/practice/record"),
        (&practice.tara, "/practice/record"),
        (&practice.tara, "/measures/counted"),
    ] {
        other.browser.get(path).await.must_be(404);
    }
}

/// What is kept of cases, and of choices.
async fn rows(practice: &Practice, sql: &'static str) -> Vec<Vec<u8>> {
    let mut conn = practice.house.service.db.read().await.expect("reads");
    let rows = sqlx::query(sql).fetch_all(&mut *conn).await.expect("rows");
    rows.iter().map(|row| row.get(0)).collect()
}

async fn what_is_kept_of_a_case_says_nothing_of_whose(place: Place) {
    let practice = Practice::open(place).await;
    practice.count_by(CONTENT).await;
    let maria = practice.begins("Maria Lopez", "yes").await;
    let (many, few) = ("separation", "grief");
    let told = [("goals", many), ("form", "individual")];
    let kim = walks::client_with(&practice.house, "Kim Stranger", None, &told).await;
    walks::safety(&kim, &[]).await;
    walks::choose(&kim, &practice.tara).await;
    walks::accept(&practice.tara).await;
    kim.browser
        .submit("/measures/counted", &[("count", "yes")])
        .await;
    walks::answer_measure(&kim, CHECK_IN, &["1", "1", "1"]).await;
    let sam = practice.begins("Sam Once", "no").await;
    practice.weeks_pass().await;
    for client in [&maria, &kim, &sam] {
        practice.ends(client).await;
    }
    practice.counts().await;
    let ids = rows(&practice, "select id from outcome_cases").await;
    assert_eq!(ids.len(), 2, "{few}");
    // The first six bytes of an id are the time it was made.
    assert!(ids.iter().all(|id| id[..6] == [0; 6]));
    for sql in [
        "select sealed from outcome_cases",
        "select sealed from outcome_choices",
    ] {
        let lengths: Vec<usize> = rows(&practice, sql).await.iter().map(Vec::len).collect();
        assert!(lengths.windows(2).all(|two| two[0] == two[1]), "{sql}");
    }
    // Looked at is looked at, whatever was found.
    let seen = "select id from pairings where outcome_seen = 1";
    assert_eq!(rows(&practice, seen).await.len(), 3);
}

/// Who is first on a client's list.
async fn first(client: &Person) -> &'static str {
    let list = client.browser.open("/match").await;
    let at = |name: &str| list.body.find(&format!("Choose {name}"));
    match at("Tara") < at("Theo") {
        true => "Tara",
        false => "Theo",
    }
}

async fn a_record_moves_the_list_only_where_the_practice_says_so_and_no_page_says_why(
    place: Place,
) {
    let practice = Practice::open(place).await;
    let theo = walks::therapist(&practice.house, &practice.admin, "Theo Therapist").await;
    let maria = walks::client(&practice.house, "Maria Lopez").await;
    let before = maria.browser.open("/match").await;
    let second = if first(&maria).await == "Tara" {
        &theo
    } else {
        &practice.tara
    };
    // As after a count that found it so.
    let service = &practice.house.service;
    let mut tx = service.db.begin().await.expect("begins");
    let account = accounts::by_email(&mut tx, service, &second.email).await;
    let account = account.expect("answers").expect("an account");
    let goals = vec!["trust".to_owned(), "communication".to_owned()];
    let strengths = practice::Strengths::from([(account, goals)]);
    practice::set_strengths(&mut tx, service, &strengths)
        .await
        .expect("kept");
    tx.commit().await.expect("on disk");

    assert_eq!(maria.browser.open("/match").await.body, before.body);
    walks::matching_rules(&practice.admin, &[("record", "10")]).await;
    let after = maria.browser.open("/match").await;
    assert!(second.name.starts_with(first(&maria).await));
    let words = |page: &Page| {
        let mut lines: Vec<String> = page.body.lines().map(str::to_owned).collect();
        lines.retain(|line| !line.contains(" value=\""));
        lines.sort();
        lines
    };
    assert_eq!(words(&after), words(&before), "the order alone is another");
    let most = practice.admin.browser.open("/practice/matching").await;
    most.must_have("From 0 to 10.");
    let wrong = [("record", "11")];
    let page = practice.admin.browser.post("/practice/matching", &wrong);
    page.await.must_be(422);
}

async fn another_score_begins_anew_and_off_leaves_nothing(place: Place) {
    let practice = Practice::open(place).await;
    practice.count_by(CONTENT).await;
    let maria = practice.begins("Maria Lopez", "yes").await;
    practice.weeks_pass().await;
    practice.ends(&maria).await;
    practice.counts().await;
    assert_eq!(
        rows(&practice, "select id from outcome_cases").await.len(),
        1
    );
    // The same again changes nothing.
    practice.count_by(CONTENT).await;
    assert_eq!(
        rows(&practice, "select id from outcome_cases").await.len(),
        1
    );
    practice.count_by("connection-check-in:conflict").await;
    assert_eq!(
        rows(&practice, "select id from outcome_cases").await.len(),
        0
    );
    practice
        .counts()
        .await
        .must_have("One case of yours is counted.");
    let made_up = practice
        .admin
        .browser
        .post("/practice/record", &[("score", "a:b")]);
    made_up.await.must_be(404);
    // What asks of harm by a partner, and of the session, is nothing to count by.
    let page = practice.admin.browser.open("/practice/record").await;
    assert!(!page.has("session-feedback:"));
    practice.count_by("off").await.must_have("Saved.");
    assert_eq!(
        rows(&practice, "select id from outcome_cases").await.len(),
        0
    );
    practice
        .tara
        .browser
        .get("/caseload/record")
        .await
        .must_be(404);
    let log = practice.admin.browser.open("/practice/audit").await;
    log.must_have("set whether outcomes are counted for track records");
    assert!(!log.has("Maria Lopez"));
}

/// As after a count of so many cases of somebody's, all as hard, that ended around this step of 20.
async fn counted(practice: &Practice, therapist: &Person, many: i32, ended: i32) {
    let service = &practice.house.service;
    let mut tx = service.db.begin().await.expect("begins");
    let account = accounts::by_email(&mut tx, service, &therapist.email).await;
    let account = account.expect("answers").expect("an account");
    for n in 0..many {
        let id: Id<()> = Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy);
        let ended = ended + n % 2 * 2 - 1;
        let mut plain =
            format!("{{\"goals\":[\"trust\"],\"began\":8,\"ended\":{ended}}}").into_bytes();
        plain.resize(512, b' ');
        let context = Context::new("outcome case").and(id.bytes());
        let sealed = service.key.seal(&context, &plain, &mut SystemEntropy);
        sqlx::query("insert into outcome_cases (id, therapist, sealed) values ($1, $2, $3)")
            .bind(id.bytes())
            .bind(account.bytes())
            .bind(sealed.as_bytes())
            .execute(&mut *tx)
            .await
            .expect("a row");
    }
    tx.commit().await.expect("on disk");
}

async fn five_with_enough_cases_each_see_their_own_record_and_nobody_elses(place: Place) {
    let practice = Practice::open(place).await;
    practice.count_by(CONTENT).await;
    counted(&practice, &practice.tara, 16, 16).await;
    practice
        .record()
        .await
        .must_have("You have enough cases; at least 5 therapists here must have 15 each");
    let mut others = Vec::new();
    for name in ["Ursula", "Victor", "Wanda"] {
        let name = format!("{name} Therapist");
        others.push(walks::therapist(&practice.house, &practice.admin, &name).await);
    }
    for other in &others {
        counted(&practice, other, 16, 10).await;
    }
    let xaver = walks::therapist(&practice.house, &practice.admin, "Xaver Therapist").await;
    counted(&practice, &xaver, 14, 10).await;
    let few = practice.record().await;
    few.must_have("Nothing yet.");
    counted(&practice, &xaver, 2, 10).await;
    // Four end at 50 of 100 and one at 80: the mean of the five is 56.
    let page = practice.record().await;
    page.must_have("24.0 points above");
    page.must_have("What is likely lies between");
    let page = xaver.browser.open("/caseload/record").await;
    page.must_have("6.0 points below");
    for name in ["Tara", "Ursula", "24.0"] {
        assert!(!page.has(name), "{name}");
    }
    let page = practice.admin.browser.open("/practice/record").await;
    page.must_have("Tara Therapist: enough");
    page.must_have("each of them sees their own record");
    assert!(!page.has("points above") && !page.has("points below"));
}
