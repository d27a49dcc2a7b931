//! A summary of work that ended: asked for, and written.

use super::Person;
use crate::support::Page;

/// The client leaves their therapist and asks for a summary: `first` to read it first, `along` to pass it on.
pub async fn leave_asking(client: &Person, summary: &str) {
    let fields = [("summary", summary)];
    let page = client.browser.submit("/match/change", &fields).await;
    page.must_have("and was asked for a summary");
}

/// Where a therapist writes the newest summary they are asked for.
pub async fn desk(therapist: &Person) -> Option<String> {
    let caseload = therapist.browser.open("/caseload").await;
    let links = caseload.all_between("href=\"", "\"");
    links.into_iter().find(|link| link.contains("/summaries/"))
}

/// The therapist writes on it: to `give` it, or to keep it as a `draft`.
pub async fn write_summary(therapist: &Person, desk: &str, words: &str, then: &str) -> Page {
    let fields = [("text", words), ("do", then)];
    therapist.browser.submit(desk, &fields).await
}

/// The therapist who gave it at this desk corrects it.
pub async fn correct_summary(therapist: &Person, desk: &str, words: &str) -> Page {
    let path = format!("{desk}/correct");
    let seen = therapist.browser.open(&path).await.value("seen");
    let fields = [("seen", &*seen), ("text", words)];
    therapist.browser.submit(&path, &fields).await
}
