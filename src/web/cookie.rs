//! The service's cookies: secrets that only the browser holds, and the language somebody chose there. What
//! must stay true: scripts cannot read one, other sites cannot send one along, and over TLS nothing but this
//! host can set one.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use data_encoding::BASE64URL_NOPAD;

use crate::languages::Language;
use crate::service::Service;

/// A secret of 32 bytes that only a cookie holds.
pub type Secret = zeroize::Zeroizing<[u8; 32]>;

/// Which cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Somebody is signed in.
    SignIn,
    /// Somebody is answering the questionnaire without an account.
    Draft,
    /// Somebody is being asked for a passkey before they are signed in.
    Asked,
    /// The language pages are shown in: the one cookie that is no secret.
    Language,
}

fn name(service: &Service, kind: Kind) -> &'static str {
    match (kind, service.is_https()) {
        (Kind::SignIn, true) => "__Host-securebase",
        (Kind::SignIn, false) => "securebase",
        (Kind::Draft, true) => "__Host-securebase-draft",
        (Kind::Draft, false) => "securebase-draft",
        (Kind::Asked, true) => "__Host-securebase-asked",
        (Kind::Asked, false) => "securebase-asked",
        (Kind::Language, true) => "__Host-securebase-language",
        (Kind::Language, false) => "securebase-language",
    }
}

/// The secret this request's cookie holds.
pub fn read(service: &Service, headers: &HeaderMap, kind: Kind) -> Option<Secret> {
    let jar = CookieJar::from_headers(headers);
    let value = jar.get(name(service, kind))?.value().to_owned();
    let bytes = BASE64URL_NOPAD.decode(value.as_bytes()).ok()?;
    <[u8; 32]>::try_from(bytes).ok().map(Secret::new)
}

/// A cookie that holds this secret for so many days.
pub fn make(service: &Service, kind: Kind, secret: &Secret, days: i64) -> Cookie<'static> {
    make_short(service, kind, secret, days * 86_400)
}

/// The same for so many seconds.
pub fn make_short(service: &Service, kind: Kind, secret: &Secret, seconds: i64) -> Cookie<'static> {
    let value = BASE64URL_NOPAD.encode(secret.as_slice());
    base(service, kind, value, seconds)
}

/// How long a browser remembers the language chosen in it, in days.
const LANGUAGE_DAYS: i64 = 365;

/// The language chosen in this browser.
pub fn language(service: &Service, headers: &HeaderMap) -> Option<Language> {
    let jar = CookieJar::from_headers(headers);
    Language::of_tag(jar.get(name(service, Kind::Language))?.value())
}

/// A cookie that remembers the language chosen.
pub fn make_language(service: &Service, language: Language) -> Cookie<'static> {
    let seconds = LANGUAGE_DAYS * 86_400;
    base(service, Kind::Language, language.tag().to_owned(), seconds)
}

/// A cookie that takes the other's place and ends at once.
pub fn end(service: &Service, kind: Kind) -> Cookie<'static> {
    base(service, kind, String::new(), 0)
}

fn base(service: &Service, kind: Kind, value: String, seconds: i64) -> Cookie<'static> {
    let mut cookie = Cookie::new(name(service, kind), value);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_secure(service.is_https());
    cookie.set_max_age(time::Duration::seconds(seconds));
    cookie
}
