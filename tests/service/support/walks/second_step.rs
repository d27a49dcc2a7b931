//! The second step of signing in.

use jiff::SignedDuration;
use securebase::accounts::AppSecret;

use super::{PASSWORD, Person};
use crate::support::{Browser, House, Page};

/// Someone signed in sets up an app with codes.
pub async fn set_up_app(house: &House, browser: &Browser) -> AppSecret {
    let page = browser.open("/account/app").await;
    let typed = page.between("id=\"secret\">", "<").replace(' ', "");
    let app = AppSecret::parse(&typed).expect("a secret in groups of four");
    let code = app.code(house.service.clock.now());
    let fields = [("made", &*page.value("made")), ("code", &code)];
    let done = browser.submit("/account/app", &fields).await;
    assert!(!done.path.starts_with("/account/app"), "{}", done.path);
    app
}

/// A code that was not taken yet: half a minute passes first.
pub fn new_code(house: &House, app: &AppSecret) -> String {
    house.wait(SignedDuration::from_secs(30));
    app.code(house.service.clock.now())
}

/// Somebody signs in with their password, and with a code where they have an app.
pub async fn sign_in(house: &House, browser: &Browser, person: &Person) -> Page {
    let fields = [("email", &*person.email), ("password", PASSWORD)];
    let page = browser.post("/sign-in", &fields).await;
    match &person.app {
        Some(app) if page.path.starts_with("/sign-in/second") => {
            let code = new_code(house, app);
            browser.post(&page.path, &[("code", &code)]).await
        }
        _ => page,
    }
}
