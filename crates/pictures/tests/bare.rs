//! What is left of pictures. Those in `data/` were made for these tests; the ones called `exif` tell, as
//! telephones do, what they show, where it was taken, and that they lie on their side.

use pictures::{Broken, Format, bare};
use proptest::prelude::*;

const WORD: &[u8] = b"Windlestraw";

/// Each kind, without and with words beside the picture.
const PLAIN: [(Format, &[u8]); 6] = [
    (Format::Jpeg, include_bytes!("data/small.jpg")),
    (Format::Jpeg, include_bytes!("data/progressive.jpg")),
    (Format::Png, include_bytes!("data/small.png")),
    (Format::Webp, include_bytes!("data/small.webp")),
    (Format::Webp, include_bytes!("data/moving.webp")),
    (Format::Gif, include_bytes!("data/moving.gif")),
];
const TOLD: [(Format, &[u8]); 3] = [
    (Format::Jpeg, include_bytes!("data/exif.jpg")),
    (Format::Png, include_bytes!("data/exif.png")),
    (Format::Webp, include_bytes!("data/exif.webp")),
];

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_picture_that_tells_nothing_stays_as_it_is() {
    for (format, bytes) in PLAIN {
        assert_eq!(bare(format, bytes).as_deref(), Ok(bytes), "{format:?}");
    }
}

#[test]
fn words_and_places_go_and_which_way_up_stays() {
    for (format, bytes) in TOLD {
        assert!(has(bytes, WORD), "{format:?}");
        let left = bare(format, bytes).expect("a picture");
        assert!(!has(&left, WORD), "{format:?}");
        // 0x0112 Orientation, SHORT, one of them: 6, lying on its left side.
        assert!(
            has(&left, b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"),
            "{format:?}"
        );
        assert!(
            !has(&left, b"\x88\x25") && !has(&left, b"\x25\x88"),
            "{format:?}: a place"
        );
        assert_eq!(
            bare(format, &left),
            Ok(left.clone()),
            "{format:?}: twice is once"
        );
    }
}

#[test]
fn what_comes_after_a_pictures_end_goes() {
    for (format, bytes) in PLAIN.into_iter().chain(TOLD) {
        let longer = [bytes, b"<script>alert(1)</script>", WORD].concat();
        assert_eq!(bare(format, &longer), bare(format, bytes), "{format:?}");
    }
}

/// Puts something into a picture at this place.
fn with(bytes: &[u8], at: usize, part: &[u8]) -> Vec<u8> {
    [&bytes[..at], part, &bytes[at..]].concat()
}

fn jpeg_segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = (content.len() + 2) as u16;
    [&[0xff, marker], length.to_be_bytes().as_slice(), content].concat()
}

#[test]
fn whatever_an_application_wrote_into_a_jpeg_goes() {
    let (_, plain) = PLAIN[0];
    let all = [
        (
            0xe1,
            b"http://ns.adobe.com/xap/1.0/\0Windlestraw".as_slice(),
        ),
        (0xe1, b"Windlestraw"),
        (0xe2, b"MPF\0Windlestraw"),
        (0xed, b"Photoshop 3.0\0Windlestraw"),
        (0xe0, b"JFXX\0Windlestraw"),
        (0xe5, b"Windlestraw"),
        (0xfe, b"Windlestraw"),
    ];
    for (marker, content) in all {
        let told = with(plain, 20, &jpeg_segment(marker, content));
        assert_eq!(
            bare(Format::Jpeg, &told).as_deref(),
            Ok(plain),
            "{marker:x} {content:?}"
        );
        // Between two scans too.
        let (_, progressive) = PLAIN[1];
        let second = progressive
            .windows(2)
            .rposition(|at| at == [0xff, 0xda])
            .expect("a scan");
        let told = with(progressive, second, &jpeg_segment(marker, content));
        assert_eq!(bare(Format::Jpeg, &told).as_deref(), Ok(progressive));
    }
    let profile = jpeg_segment(0xe2, b"ICC_PROFILE\0\x01\x01colours");
    let told = bare(Format::Jpeg, &with(plain, 20, &profile)).expect("a picture");
    assert!(has(&told, b"colours"), "it is drawn from its profile");
}

#[test]
fn words_in_a_gif_go() {
    let (format, plain) = PLAIN[5];
    let end = plain.len() - 1;
    for told in [
        b"\x21\xfe\x0bWindlestraw\0".as_slice(),
        b"\x21\xff\x0bXMP DataXMP\x0bWindlestraw\0",
        b"\x21\x01\x0bWindlestraw\0",
    ] {
        assert_eq!(bare(format, &with(plain, end, told)).as_deref(), Ok(plain));
    }
    // A script that is a picture too: what makes it a script is beside the picture.
    let script = with(plain, end, b"\x21\xfe\x0d*/=1;alert(1)\0");
    assert_eq!(bare(format, &script).as_deref(), Ok(plain));
}

#[test]
fn what_is_no_picture_is_refused() {
    let (format, _) = PLAIN[0];
    for bytes in [&b""[..], b"<html>", b"\xff\xd8", b"\xff\xd8\xff\xd9"] {
        assert_eq!(bare(format, bytes), Err(Broken));
    }
    for (format, bytes) in PLAIN {
        for (other, _) in PLAIN {
            assert_eq!(bare(other, bytes).is_ok(), other == format);
        }
    }
}

proptest! {
    #[test]
    fn one_that_is_cut_off_is_refused(which in 0..PLAIN.len(), at: prop::sample::Index) {
        let (format, bytes) = PLAIN[which];
        prop_assert_eq!(bare(format, &bytes[..at.index(bytes.len())]), Err(Broken));
    }

    #[test]
    fn nothing_breaks_it_and_twice_is_once(
        which in 0..9usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
    ) {
        let (format, bytes) = PLAIN.into_iter().chain(TOLD).nth(which).expect("nine");
        let mut bytes = bytes.to_vec();
        for (at, by) in changes {
            let at = at.index(bytes.len());
            bytes[at] = by;
        }
        if let Ok(left) = bare(format, &bytes) {
            prop_assert!(left.len() <= bytes.len() + 40);
            prop_assert_eq!(bare(format, &left), Ok(left.clone()));
        }
    }
}
