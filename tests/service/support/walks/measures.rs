//! What people do with measures.

use reqwest::Method;

use super::Person;
use crate::support::Page;

/// Somebody begins a measure and answers its questions in this order, a word each, from the page they
/// stand on; the page after the last.
pub async fn answer_on(person: &Person, mut page: Page, answers: &[&str]) -> Page {
    for answer in answers {
        let question = page.value("question");
        let action = page.between("<form method=\"post\" action=\"/", "\"");
        let action = if action == "sign-out" {
            page.all_between("<form method=\"post\" action=\"/", "\"")[1].clone()
        } else {
            action
        };
        let fields = [("question", question.as_str()), ("answer", answer)];
        page = person.browser.submit(&format!("/{action}"), &fields).await;
    }
    page
}

/// The address of the measure that waits first on a client's home.
pub async fn asked(person: &Person) -> String {
    let home = person.browser.open("/home").await;
    home.between("href=\"/measures/of/", "\"")
}

/// Somebody begins a measure and answers it whole.
pub async fn answer_measure(person: &Person, name: &str, answers: &[&str]) -> Page {
    let page = person
        .browser
        .submit(&format!("/measures/begin/{name}"), &[])
        .await;
    let page = answer_on(person, page, answers).await;
    if page.has("That is how it is") {
        let done = page.path.clone();
        return person.browser.submit(&done, &[]).await;
    }
    page
}

/// Nine questions of a practice's own, each answered with 0 to 3, for the key of the PHQ-9; and one more
/// that is not scored.
pub fn nine_questions() -> String {
    let option = |n: u8, words: &str| {
        format!(
            r#"{{"extension": [{{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": {n}}}],
                "valueCoding": {{"code": "LA-{n}", "display": "{words}"}}}}"#
        )
    };
    let options = [
        (0, "Never"),
        (1, "Some days"),
        (2, "Most days"),
        (3, "Daily"),
    ];
    let options: Vec<String> = options.iter().map(|(n, words)| option(*n, words)).collect();
    let options = options.join(",");
    let item = |n: u8| {
        format!(
            r#"{{"linkId": "/q-{n}", "type": "choice", "text": "Trouble number {n}", "required": {}, "answerOption": [{options}]}}"#,
            n < 9
        )
    };
    let items: Vec<String> = (1..=10).map(item).collect();
    format!(
        r#"{{"resourceType": "Questionnaire", "status": "active", "title": "Nine", "item": [{}]}}"#,
        items.join(",")
    )
}

/// The same after a question that is answered in words, and a key for it.
pub fn nine_questions_and_words() -> (String, String) {
    let questions = nine_questions().replacen(
        r#""item": ["#,
        r#""item": [{"linkId": "words", "type": "text", "text": "What keeps you up?"}, "#,
        1,
    );
    // The words come first, so that the critical answer is told with them on disk.
    let key = include_str!("../../../../content/measures/keys/phq-9.toml");
    let named: Vec<String> = (1..=9).map(|n| format!("\"/q-{n}\"")).collect();
    let named = format!("[{}]", named.join(", "));
    let key = key
        .replace("count = 9", &format!("names = {named}"))
        .replace("[1, 2, 3, 4, 5, 6, 7, 8, 9]", &named)
        .replace("item = 9", "item = \"/q-9\"");
    (questions, key)
}

/// Staff bring a measure in: the page that comes back.
pub async fn bring_measure(person: &Person, questionnaire: &str, key: &str, own_key: &str) -> Page {
    let part = |name: &str, file: &str, text: &str| {
        format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{text}\r\n")
    };
    let body = [
        part("questionnaire", "; filename=\"q.json\"", questionnaire),
        part("key", "", key),
        part("own-key", "; filename=\"k.toml\"", own_key),
        "--edge--\r\n".to_owned(),
    ];
    let request = person
        .browser
        .request(Method::POST, "/practice/measures")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(body.concat());
    person.browser.send(request).await
}

/// The therapist asks a client to answer a measure.
pub async fn ask_measure(therapist: &Person, client: &Person, measure: &str, often: &str) -> Page {
    let case = super::case_of(therapist, client).await;
    let fields = [("measure", measure), ("often", often)];
    therapist
        .browser
        .submit(&format!("{case}/measures"), &fields)
        .await
}
