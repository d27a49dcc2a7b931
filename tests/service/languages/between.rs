//! What people do between sessions, in each language: journal, how they are, safety plan, exercises, this week's
//! plan, what they keep on a device, and what their therapist sees of it.
//!
//! What is written here has no word as long as three letters, so that it is not taken for words of the pages.

use jiff::SignedDuration;

use super::{choose, must_differ};
use crate::support::walks::{self, Person};
use crate::support::{Browser, Couple, House, Page, Place};

on_each_store!(
    what_one_writes_alone_is_in_the_language_of_its_page,
    exercises_and_what_is_given_are_in_the_language_of_the_page,
    what_two_do_together_is_in_the_language_of_each,
);

/// A page that is opened, or what is sent to it.
type Asked<'a> = (&'a str, &'a [(&'a str, &'a str)]);

async fn ask(browser: &Browser, (path, fields): Asked<'_>) -> Page {
    match fields {
        [] => browser.open(path).await,
        _ => browser.post(path, fields).await,
    }
}

/// Opens each of these in English and in Spanish.
async fn both(house: &House, browser: &Browser, asked: &[Asked<'_>]) {
    let mut english = Vec::new();
    for one in asked {
        english.push(ask(browser, *one).await);
    }
    choose(browser, house, "es", "/help").await;
    for (one, model) in asked.iter().zip(&english) {
        must_differ(model, &ask(browser, *one).await);
    }
    choose(browser, house, "en", "/help").await;
}

/// The address that a form led to, without what just happened.
fn address(page: &Page) -> String {
    let path = page.path.split('?').next();
    path.expect("a path").to_owned()
}

async fn journal_page(client: &Person, title: &str) -> String {
    let fields = [("title", title), ("text", "Ay no"), ("day", "2001-02-03")];
    address(&client.browser.submit("/journal/new", &fields).await)
}

/// The safety plan, with a first part.
async fn safety_plan(client: &Person) {
    let fields = [("version", "0"), ("signs", "Ay no"), ("people", "Jo")];
    let saved = client.browser.submit("/safety-plan/write", &fields).await;
    saved.must_have("/safety-plan/kept");
}

async fn what_one_writes_alone_is_in_the_language_of_its_page(place: Place) {
    let monday = "2026-03-02T18:00:00Z".parse().expect("a time");
    let c = Couple::begin_at(place, monday).await;
    let (house, maria) = (&c.house, &c.maria);
    let alone = &maria.browser;
    // Before anything is written.
    both(
        house,
        alone,
        &[
            ("/journal", &[]),
            ("/journal/new", &[]),
            ("/journal/new", &[("title", "")]),
            ("/how-i-am", &[]),
            ("/how-i-am", &[("mood", "")]),
            ("/how-i-am/days", &[]),
            ("/how-i-am/choices", &[]),
            (
                "/how-i-am/choices",
                &[
                    ("often", "as-it-comes"),
                    ("remind", "morning"),
                    ("partner", "these"),
                ],
            ),
            ("/safety-plan", &[]),
            ("/safety-plan/write", &[]),
        ],
    )
    .await;
    let own = journal_page(maria, "").await;
    let shown = journal_page(maria, "Ay").await;
    let yes = [("share", "yes")];
    alone.submit(&format!("{shown}/share"), &yes).await;
    let show = [
        ("therapist", "lines"),
        ("often", "day"),
        ("partner", "these"),
        ("items", "mood"),
    ];
    for client in [maria, &c.jo] {
        client.browser.submit("/how-i-am/choices", &show).await;
        let day = [("mood", "2"), ("conflict", "4"), ("line", "Ay no")];
        client.browser.submit("/how-i-am", &day).await;
    }
    house.wait(SignedDuration::from_hours(8 * 24));
    for person in [maria, &c.tara] {
        person.signs_in(house).await;
    }
    alone
        .submit("/how-i-am", &[("mood", "4"), ("keep", "yes")])
        .await;
    safety_plan(maria).await;
    let (shown_said, shown_change) = (format!("{shown}?said=shared"), format!("{shown}/change"));
    both(
        house,
        alone,
        &[
            ("/journal?said=deleted", &[]),
            (&own, &[]),
            (&shown_said, &[]),
            (&shown_change, &[]),
            ("/how-i-am?said=chosen", &[]),
            ("/how-i-am/days", &[]),
            ("/how-i-am/choices", &[]),
            ("/how-i-am/together", &[]),
            ("/safety-plan?said=written", &[]),
            ("/safety-plan/write", &[]),
            ("/safety-plan/write", &[("version", "0"), ("signs", "No")]),
            ("/safety-plan/kept", &[]),
        ],
    )
    .await;
    let case = walks::case_of(&c.tara, maria).await;
    let [journal, how, plan] =
        ["journal", "how-i-am", "safety-plan?said=written"].map(|page| format!("{case}/{page}"));
    let pages: [Asked<'_>; 3] = [(&journal, &[]), (&how, &[]), (&plan, &[])];
    both(house, &c.tara.browser, &pages).await;
}

/// Gives an exercise and an article to do at home.
async fn give(c: &Couple, whom: &str, what: &str) {
    let case = walks::case_of(&c.tara, &c.maria).await;
    let due = c.house.service.clock.now() + SignedDuration::from_hours(24 * 5);
    let due = due.strftime("%Y-%m-%d").to_string();
    let fields = [
        ("what", what),
        ("whom", whom),
        ("why", "Ay"),
        ("due", &*due),
    ];
    let give = format!("{case}/skills/give");
    let given = c.tara.browser.submit(&give, &fields).await;
    given.must_have("Given.");
}

async fn exercises_and_what_is_given_are_in_the_language_of_the_page(place: Place) {
    let c = Couple::begin(place).await;
    let (house, alone) = (&c.house, &c.maria.browser);
    let anybody: [Asked<'_>; 5] = [
        ("/skills", &[]),
        ("/skills/paced-breathing", &[]),
        ("/skills/paced-breathing/2", &[]),
        ("/skills/gratitude/2", &[]),
        ("/skills/paced-breathing/kept", &[]),
    ];
    both(house, &Browser::new(house), &anybody).await;
    both(
        house,
        alone,
        &[("/plan", &[]), ("/plan/kept", &[]), ("/reflections", &[])],
    )
    .await;
    for (whom, what) in [
        ("one", "exercise:paced-breathing"),
        ("together", "article:when-not-to-start"),
    ] {
        give(&c, whom, what).await;
    }
    let plan = alone.open("/plan").await;
    let task = plan.between("action=\"/plan/", "\"");
    let task = format!("/plan/{task}");
    let long = "a ".repeat(260);
    let line = [("answer", "done"), ("line", &*long)];
    both(house, alone, &[("/plan", &[]), (&task, &line)]).await;
    let answer = [("answer", "too-hard"), ("line", "Ay"), ("show", "yes")];
    for task in plan.all_between("action=\"/plan/", "\"") {
        alone.submit(&format!("/plan/{task}"), &answer).await;
    }
    let begun = alone.submit("/skills/gratitude/begin", &[]).await.path;
    let begun = begun.trim_end_matches("/1").to_owned();
    let step = format!("{begun}/2");
    alone
        .submit(&step, &[("w-did", "Ay"), ("go", "stop")])
        .await;
    let too_long = "a ".repeat(2100);
    let typed = [("w-did", &*too_long), ("go", "on")];
    let said = format!("{begun}?said=kept");
    let pages: [Asked<'_>; 8] = [
        ("/skills", &[]),
        ("/skills/gratitude", &[]),
        ("/plan?said=thanks", &[]),
        ("/plan/kept", &[]),
        ("/reflections", &[]),
        (&step, &[]),
        (&step, &typed),
        (&said, &[]),
    ];
    both(house, alone, &pages).await;
    alone
        .submit(&format!("{begun}/share"), &[("share", "yes")])
        .await;
    let case = format!("{}/skills", walks::case_of(&c.tara, &c.maria).await);
    let wrong = format!("{case}/give");
    let pages: [Asked<'_>; 4] = [
        (&case, &[]),
        (&wrong, &[("what", "")]),
        ("/skills/gratitude/review", &[]),
        ("/skills/gratitude/review", &[("text", "")]),
    ];
    both(house, &c.tara.browser, &pages).await;
    both(house, alone, &[(&begun, &[])]).await;
    both(house, &c.admin.browser, &[("/practice/exercises", &[])]).await;
}

async fn what_two_do_together_is_in_the_language_of_each(place: Place) {
    let c = Couple::begin(place).await;
    let begin = "/skills/speaker-listener/together";
    let at = c.maria.browser.submit(begin, &[]).await.path;
    let press = async |client: &Person, step: &str, go: &str| {
        let fields = [("step", step), ("go", go)];
        client.browser.submit(&at, &fields).await
    };
    let of_both = async || {
        for client in [&c.maria, &c.jo, &c.tara] {
            both(&c.house, &client.browser, &[(&at, &[])]).await;
        }
    };
    both(&c.house, &c.maria.browser, &[("/plan", &[])]).await;
    press(&c.maria, "1", "on").await;
    press(&c.maria, "2", "start").await;
    of_both().await;
    // Each change is told in the language of the page that listens.
    choose(&c.jo.browser, &c.house, "es", "/help").await;
    let live =
        c.jo.browser
            .request(reqwest::Method::GET, &format!("{at}/live"));
    let mut told = live.send().await.expect("an answer");
    let event = told.chunk().await.expect("a stream").expect("an event");
    let event = String::from_utf8_lossy(&event).into_owned();
    assert!(
        event.contains("Es el turno de Maria Lopez. Tú escuchas."),
        "{event}"
    );
    choose(&c.jo.browser, &c.house, "en", "/help").await;
    press(&c.jo, "2", "end").await;
    of_both().await;
    let at = c
        .maria
        .browser
        .submit("/skills/gratitude/together", &[])
        .await
        .path;
    let fields = [("step", "1"), ("go", "on")];
    c.maria.browser.submit(&at, &fields).await;
    for client in [&c.maria, &c.jo] {
        let fields = [("step", "2"), ("go", "write"), ("w-did", "Ay")];
        client.browser.submit(&at, &fields).await.must_have("Kept.");
    }
    let kept = format!("{at}?said=kept");
    both(&c.house, &c.maria.browser, &[(&kept, &[])]).await;
    let fields = [("step", "2"), ("go", "end")];
    c.jo.browser.submit(&at, &fields).await;
    both(
        &c.house,
        &c.maria.browser,
        &[(&at, &[]), ("/reflections", &[])],
    )
    .await;
}
