//! What a browser's script and a device do with passkeys.

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

use crate::support::software::Passkey;
use crate::support::{Browser, House, Page};

/// A device that makes a passkey for this service.
pub fn device(house: &House) -> Passkey {
    Passkey::new("localhost", &house.service.settings.public_url)
}

fn to64(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

fn from64(value: &Value) -> Vec<u8> {
    let text = value.as_str().expect("text");
    BASE64URL_NOPAD.decode(text.as_bytes()).expect("base 64")
}

/// Asks, as the script does.
pub async fn asked(browser: &Browser, path: &str) -> Value {
    let page = browser.post_json(path, &json!({})).await;
    page.must_be(200);
    page.json()
}

/// What the script sends of a new passkey.
pub fn made(device: &mut Passkey, asked: &Value, name: &str, computes: bool) -> Value {
    device.user = from64(&asked["user"]["id"]);
    let made = device.make(&from64(&asked["challenge"]));
    let computed = computes.then(|| to64(&device.prf(&from64(&asked["computes"]))));
    json!({
        "name": name,
        "clientData": to64(&made.client_data),
        "authenticatorData": to64(&made.authenticator_data),
        "publicKey": to64(&made.public_key),
        "algorithm": -7,
        "transports": ["internal"],
        "computed": computed,
    })
}

/// What the script sends that a passkey signed.
pub fn signed(device: &mut Passkey, asked: &Value, computes: bool) -> Value {
    let signed = device.sign(&from64(&asked["challenge"]));
    let computed = computes.then(|| to64(&device.prf(&from64(&asked["computes"]))));
    json!({
        "id": to64(&device.id),
        "clientData": to64(&signed.client_data),
        "authenticatorData": to64(&signed.authenticator_data),
        "signature": to64(&signed.signature),
        "user": to64(&device.user),
        "computed": computed,
    })
}

/// Someone signed in adds a passkey of this device: gives where they are led.
pub async fn add(browser: &Browser, device: &mut Passkey, name: &str, computes: bool) -> String {
    let asked = asked(browser, "/account/passkeys/ask").await;
    let sent = made(device, &asked, name, computes);
    let page = browser.post_json("/account/passkeys/new", &sent).await;
    leads(&page)
}

/// Where an answer leads.
pub fn leads(page: &Page) -> String {
    let told = page.json();
    let to = told["go"].as_str();
    to.unwrap_or_else(|| panic!("led nowhere: {told}"))
        .to_owned()
}

/// What an answer says is wrong.
pub fn problem(page: &Page) -> String {
    let told = page.json();
    let problem = told["problem"].as_str();
    problem
        .unwrap_or_else(|| panic!("no problem: {told}"))
        .to_owned()
}

/// Somebody signs in with this device alone.
pub async fn sign_in(browser: &Browser, device: &mut Passkey) -> Page {
    let asked = asked(browser, "/sign-in/passkey/ask").await;
    let sent = signed(device, &asked, true);
    browser.post_json("/sign-in/passkey", &sent).await
}
