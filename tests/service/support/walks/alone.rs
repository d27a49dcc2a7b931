//! What a client writes for themselves.

use super::Person;

/// Pages of a journal: one that is kept (Millgarnet), and one that is shown (Fallowbriar, changed to Plumhollow).
pub async fn journal(client: &Person) {
    let write = async |form: &str, text: &str| {
        let fields = [("title", text), ("text", text), ("day", "2001-02-03")];
        let page = client.browser.submit(form, &fields).await;
        page.path.split('?').next().expect("a path").to_owned()
    };
    write("/journal/new", "Millgarnet").await;
    let at = write("/journal/new", "Fallowbriar").await;
    let yes = [("share", "yes")];
    client.browser.submit(&format!("{at}/share"), &yes).await;
    write(&format!("{at}/change"), "Plumhollow").await;
}

/// How a client is: a day shown to their therapist with its line (Thornwillow).
pub async fn how_i_am(client: &Person) {
    let choice = [("therapist", "lines"), ("often", "day"), ("remind", "no")];
    client.browser.submit("/how-i-am/choices", &choice).await;
    let day = [("mood", "2"), ("conflict", "4"), ("line", "Thornwillow")];
    client.browser.submit("/how-i-am", &day).await;
}
