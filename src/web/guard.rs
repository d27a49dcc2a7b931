//! The guard at the door: every request passes it in, every answer passes it out.
//!
//! What must stay true: nothing that changes something is acted on when another site sent it; every
//! page carries the content policy; nothing a person reads is kept by a cache.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;

use super::Stop;

/// Everything from this server, nothing inline, nothing from elsewhere, in nobody's frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     media-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 7] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    ),
    ("x-frame-options", "DENY"),
];

/// On an answer: this page uses camera, microphone and screen. Every other page has them switched off.
#[derive(Clone, Copy, Debug)]
pub struct UsesDevices;

/// On an answer: this page records sound and plays what was just recorded. Every other page has the
/// microphone switched off.
#[derive(Clone, Copy, Debug)]
pub struct Records;

const RECORDING_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     media-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const MICROPHONE: &str = "camera=(), microphone=(self), geolocation=(), browsing-topics=()";

/// On an answer: this was sent in by somebody. Whatever it is, a browser runs nothing of it.
#[derive(Clone, Copy, Debug)]
pub struct Sandboxed;

const SANDBOX: &str =
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const DEVICES: &str = "camera=(self), microphone=(self), display-capture=(self), \
     speaker-selection=(self), picture-in-picture=(self), screen-wake-lock=(self), \
     geolocation=(), browsing-topics=()";

/// Refuses what another site sent.
pub async fn refuse(request: Request, next: Next) -> Response {
    let changes = !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if changes && is_foreign(request.headers()) {
        Stop::Foreign.into_response()
    } else {
        next.run(request).await
    }
}

/// How much of a refused body is heard out before the answer, in bytes.
const HEARD_OUT: usize = 8 * 1024 * 1024;

/// Refuses a body that says it is longer than this, once it was heard out (and forgotten): a browser that
/// is answered while it still sends sees a broken connection, not our words.
pub async fn hear_out(longest: usize, request: Request, next: Next) -> Response {
    let told = request.headers().get(header::CONTENT_LENGTH);
    let told: Option<usize> = told.and_then(|told| told.to_str().ok()?.parse().ok());
    if told.is_none_or(|told| told <= longest) {
        return next.run(request).await;
    }
    let mut body = request.into_body().into_data_stream();
    let mut heard = 0;
    while let Some(Ok(part)) = body.next().await {
        heard += part.len();
        if heard > HEARD_OUT {
            break;
        }
    }
    StatusCode::PAYLOAD_TOO_LARGE.into_response()
}

/// Dresses every answer, refusals and error pages too.
pub async fn dress(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    for (name, value) in own_headers(&response) {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    let headers = response.headers_mut();
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// What an answer says otherwise than most.
fn own_headers(response: &Response) -> Vec<(HeaderName, &'static str)> {
    const POLICY: HeaderName = header::CONTENT_SECURITY_POLICY;
    const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");
    let marks = response.extensions();
    let mut own = Vec::new();
    if marks.get::<UsesDevices>().is_some() {
        own.push((PERMISSIONS, DEVICES));
    }
    if marks.get::<Records>().is_some() {
        own.extend([(PERMISSIONS, MICROPHONE), (POLICY, RECORDING_POLICY)]);
    }
    if marks.get::<Sandboxed>().is_some() {
        own.push((POLICY, SANDBOX));
    }
    own
}

/// Whether the browser says that another site sent this. Browsers since 2020 send `Sec-Fetch-Site`;
/// older ones `Origin` with every form. A request with neither comes from no page at all, so it
/// carries no one's cookie against their will.
pub fn is_foreign(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site != "same-origin";
    }
    let Some(origin) = headers.get(header::ORIGIN).and_then(|o| o.to_str().ok()) else {
        return false;
    };
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    origin.split_once("://").map(|(_, host)| host) != host
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v)))
            .collect()
    }

    #[test]
    fn another_sites_form_is_refused() {
        for (foreign, sent) in [
            (true, &[("sec-fetch-site", "cross-site")][..]),
            (true, &[("sec-fetch-site", "same-site")]),
            (true, &[("sec-fetch-site", "none")]),
            (false, &[("sec-fetch-site", "same-origin")]),
            (
                true,
                &[("origin", "https://evil.example"), ("host", "care.example")],
            ),
            (true, &[("origin", "null"), ("host", "care.example")]),
            (
                false,
                &[("origin", "https://care.example"), ("host", "care.example")],
            ),
            (false, &[("host", "care.example")]),
        ] {
            assert_eq!(is_foreign(&headers(sent)), foreign, "{sent:?}");
        }
    }
}
