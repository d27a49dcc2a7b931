//! Any bytes are a picture of each kind, or are refused; what is left of one is a picture again, and nothing
//! more goes from it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pictures::{Format, bare};

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Jpeg, Format::Png, Format::Webp, Format::Gif] {
        if let Ok(left) = bare(format, bytes) {
            assert_eq!(bare(format, &left), Ok(left));
        }
    }
});
