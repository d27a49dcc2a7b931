//! What someone does who looks for a therapist: questions, an account, the safety screen.

use super::{PASSWORD, Person, email_of, person};
use crate::support::{Browser, House, Page};

/// Answers to the questionnaire, by screen.
pub const ANSWERS: &[(&str, &[&str])] = &[
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
