//! Styles, scripts and pictures, carried in the program.
//!
//! What must stay true: nothing here differs from person to person, so that it may be cached, and may be sent
//! compressed: there is no secret in it whose length could tell something (docs/decisions/compression.md).

use std::collections::HashMap;
use std::io::Write;
use std::path::Path as FilePath;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use include_dir::{Dir, File, include_dir};

static ASSETS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// Each text that is shorter so, compressed once and for all at the first request.
static COMPRESSED: LazyLock<HashMap<&'static FilePath, Vec<u8>>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    compress_all(&ASSETS, &mut all);
    all
});

fn compress_all(folder: &Dir<'static>, all: &mut HashMap<&'static FilePath, Vec<u8>>) {
    for file in folder.files().filter(|file| file.contents_utf8().is_some()) {
        if let Some(bytes) = compressed(file.contents()) {
            all.insert(file.path(), bytes);
        }
    }
    for folder in folder.dirs() {
        compress_all(folder, all);
    }
}

fn compressed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).ok()?;
    let short = encoder.finish().ok()?;
    (short.len() < bytes.len()).then_some(short)
}

/// A build's assets never change, so what is in one tells it from another.
fn etag(bytes: &[u8]) -> String {
    let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("\"{sum:016x}\"")
}

/// Whether a browser says that it takes gzip (RFC 9110, 12.5.3), and not that it will not.
fn takes_gzip(headers: &HeaderMap) -> bool {
    let told = headers.get(header::ACCEPT_ENCODING);
    let told = told.and_then(|told| told.to_str().ok()).unwrap_or_default();
    told.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, "q=1"));
        let weight = weight.trim().strip_prefix("q=").map(str::parse::<f32>);
        name.trim() == "gzip" && matches!(weight, Some(Ok(weight)) if weight > 0.0)
    })
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

/// What is sent of a file, and how it is written.
fn sent(
    file: &'static File<'static>,
    headers: &HeaderMap,
) -> (&'static [u8], Option<&'static str>) {
    match COMPRESSED.get(file.path()) {
        Some(short) if takes_gzip(headers) => (short, Some("gzip")),
        _ => (file.contents(), None),
    }
}

/// One asset.
pub async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let Some(file) = ASSETS.get_file(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (bytes, encoding) = sent(file, &headers);
    let etag = etag(bytes);
    let same = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == etag.as_bytes());
    let about = [
        (header::CONTENT_TYPE, kind(&path).to_owned()),
        (header::CACHE_CONTROL, "public, max-age=600".to_owned()),
        (header::VARY, "accept-encoding".to_owned()),
        (header::ETAG, etag),
    ];
    if same {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    let written = encoding.map(|encoding| [(header::CONTENT_ENCODING, encoding)]);
    match written {
        Some(written) => (about, written, bytes).into_response(),
        None => (about, bytes).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(told: &str) -> HeaderMap {
        let told = told.parse().expect("a header");
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, told)])
    }

    #[test]
    fn only_who_takes_it_is_sent_what_is_compressed() {
        for (takes, told) in [
            (true, "gzip"),
            (true, "br, gzip;q=0.5"),
            (true, "gzip, deflate, br, zstd"),
            (false, ""),
            (false, "br"),
            (false, "gzip;q=0"),
            (false, "gzip;level=9"),
        ] {
            assert_eq!(takes_gzip(&asked(told)), takes, "{told}");
        }
        assert!(!takes_gzip(&HeaderMap::new()));
    }

    #[test]
    fn styles_are_less_than_half_as_long_and_come_out_whole() {
        let file = ASSETS.get_file("securebase.css").expect("the styles");
        let (short, encoding) = sent(file, &asked("gzip"));
        assert_eq!(encoding, Some("gzip"));
        assert!(short.len() * 2 < file.contents().len(), "{}", short.len());
        let mut whole = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(short), &mut whole)
            .expect("gzip");
        assert_eq!(whole, file.contents());
        assert_eq!(sent(file, &asked("br")), (file.contents(), None));
    }
}
