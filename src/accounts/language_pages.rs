//! Choosing the language of the pages: for this browser, and for whoever is signed in with it.
//!
//! What must stay true: it takes no account and no script; only whoever presses a button has a cookie set.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::routing::post;
use std::sync::Arc;

use super::pages::{Shared, with_language};
use super::{Visitor, store};
use crate::languages::Language;
use crate::service::Service;
use crate::web::{Fields, Outcome, Stop, go};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/language", post(choose))
}

async fn choose(
    State(service): Shared,
    me: Option<Visitor>,
    headers: HeaderMap,
    form: Fields,
) -> Outcome {
    let language = Language::of_tag(form.get("language")).ok_or(Stop::Unreadable)?;
    if let Some(me) = me {
        let mut tx = service.db.begin().await?;
        store::set_language(&mut tx, &service, me.account(), language).await?;
        tx.commit().await?;
    }
    Ok(with_language(
        &service,
        language,
        go(page_before(&headers))?,
    ))
}

/// The page of ours that the button was on, as the browser tells it; the first one where it does not.
fn page_before(headers: &HeaderMap) -> &str {
    let told = headers.get(header::REFERER);
    let told = told.and_then(|told| told.to_str().ok()).unwrap_or("");
    let after_scheme = told.split_once("://").map_or("", |(_, rest)| rest);
    let path = after_scheme.find('/').map_or("/", |at| &after_scheme[at..]);
    let ours = !path.starts_with("//") && !path.contains('\\');
    if ours { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_page_before_is_never_another_sites() {
        for (told, page) in [
            ("http://care.example/help", "/help"),
            (
                "https://care.example:8443/sign-in?then=abc",
                "/sign-in?then=abc",
            ),
            ("https://care.example", "/"),
            ("https://care.example//evil.example/", "/"),
            ("https://care.example/\\evil.example", "/"),
            ("nonsense", "/"),
            ("", "/"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::REFERER, HeaderValue::from_static(told));
            assert_eq!(page_before(&headers), page, "{told}");
        }
        assert_eq!(page_before(&HeaderMap::new()), "/");
    }
}
