//! What kind of browser somebody is signed in with, in rough words, so that they know their own again.
//!
//! What must stay true: the words are few and say no version and no model; what the browser says of
//! itself is not kept beyond them. They are kept in English, as codes are, and shown in the language of the
//! page.

use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;

use crate::languages::{named, say};

/// What is kept of a browser that is none of these.
const UNKNOWN: &str = "A browser";

/// Between a browser and its system.
const ON: &str = " on ";

/// Of what a browser says of itself, the first of these names it: most say that they are others too.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
];

const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "a Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
];

/// The kind of browser that sends a request.
pub(super) fn kind(headers: &HeaderMap) -> String {
    let agent = headers
        .get(USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    words(agent.unwrap_or_default())
}

fn words(agent: &str) -> String {
    let first = |names: &[(&str, &'static str)]| {
        let named = names.iter().find(|(mark, _)| agent.contains(mark));
        named.map(|(_, name)| *name)
    };
    let browser = first(BROWSERS).unwrap_or(UNKNOWN);
    match first(SYSTEMS) {
        Some(system) => format!("{browser}{ON}{system}"),
        None => browser.to_owned(),
    }
}

/// What is kept of a browser, as it is shown.
pub(super) fn shown(kept: Option<&str>) -> String {
    let browser = |name: &str| match name {
        UNKNOWN => say("device-browser").into(),
        name => name.to_owned(),
    };
    let kept = kept.unwrap_or(UNKNOWN);
    let Some((name, system)) = kept.split_once(ON) else {
        return browser(kept);
    };
    let system = named("system", system).map_or_else(|| system.to_owned(), String::from);
    say("device-on")
        .with("browser", browser(name))
        .with("system", system)
        .into()
}

#[cfg(test)]
mod tests {
    use super::{shown, words};
    use crate::languages::Language;

    #[test]
    fn a_browser_is_shown_in_the_language_of_the_page() {
        for (kept, english, spanish) in [
            (
                Some("Safari on an iPhone"),
                "Safari on an iPhone",
                "Safari en un iPhone",
            ),
            (
                Some("Firefox on Linux"),
                "Firefox on Linux",
                "Firefox en Linux",
            ),
            (
                Some("A browser on a Mac"),
                "A browser on a Mac",
                "Un navegador en un Mac",
            ),
            (None, "A browser", "Un navegador"),
        ] {
            assert_eq!(shown(kept), english);
            assert_eq!(Language::Spanish.speaks(|| shown(kept)), spanish);
        }
    }

    #[test]
    fn people_know_their_browser_again() {
        for (agent, expected) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
                "Safari on an iPhone",
            ),
            (
                "Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0",
                "Firefox on Android",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:144.0) Gecko/20100101 Firefox/144.0",
                "Firefox on a Mac",
            ),
            (
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
                "Chrome on a Chromebook",
            ),
            ("curl/8.5.0", "A browser"),
            ("", "A browser"),
        ] {
            assert_eq!(words(agent), expected, "{agent}");
        }
    }
}
