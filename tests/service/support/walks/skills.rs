//! What people do at home, between sessions.

use super::{House, Person, case_of};

/// What is given to do at home, to one (Silverthatch) and to the two (Dovetailing); what is written in exercises
/// and kept (Copperwhistle), shown (Amberfield), and written together (Juniperlock).
pub async fn at_home(house: &House, tara: &Person, maria: &Person) {
    let give = format!("{}/skills/give", case_of(tara, maria).await);
    let due = house.service.clock.now() + jiff::SignedDuration::from_hours(24 * 30);
    let due = due.strftime("%Y-%m-%d").to_string();
    for (whom, why) in [("one", "for Silverthatch"), ("together", "for Dovetailing")] {
        let what = ("what", "exercise:gratitude");
        let fields = [what, ("whom", whom), ("why", why), ("due", &*due)];
        tara.browser.submit(&give, &fields).await;
    }
    let write = async |exercise: &str, step: usize, field: &str, text: &str| {
        let begin = format!("/skills/{exercise}/begin");
        let at = maria.browser.submit(&begin, &[]).await.path;
        let at = at.trim_end_matches("/1").to_owned();
        let fields = [("go", "stop"), (field, text)];
        maria.browser.submit(&format!("{at}/{step}"), &fields).await;
        at
    };
    write("paced-breathing", 3, "w-after", "Copperwhistle").await;
    let shown = write("five-things", 5, "w-helped", "Amberfield").await;
    let yes = [("share", "yes")];
    maria.browser.submit(&format!("{shown}/share"), &yes).await;
    let at = maria
        .browser
        .submit("/skills/gratitude/together", &[])
        .await
        .path;
    maria
        .browser
        .submit(&at, &[("step", "1"), ("go", "on")])
        .await;
    let fields = [("step", "2"), ("go", "write"), ("w-did", "Juniperlock")];
    maria.browser.submit(&at, &fields).await;
}
