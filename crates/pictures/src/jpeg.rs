//! JPEG: segments, each with a marker, and the data of one or more scans.
//!
//! What must stay true: a segment is kept only if it is on the list, and of those that applications write
//! only the parts the list names; the last byte written is that of the picture's own end.

use crate::Broken;
use crate::exif::{self, PREFIX};
use crate::read::Rest;

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const ICC: &[u8] = b"ICC_PROFILE\0";

/// Frames and their tables: all that a decoder draws from (T.81, table B.1).
fn is_drawn_from(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf | 0xdb..=0xdf)
}

pub(crate) fn bare(bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut rest = Rest(bytes);
    rest.must_be(&[0xff, START])?;
    let (mut first, mut body) = (Vec::new(), Vec::new());
    let (mut turned, mut frame, mut scan) = (None, false, false);
    loop {
        let marker = marker(&mut rest)?;
        if marker == END {
            break;
        }
        let length = usize::from(u16::from_be_bytes(rest.array()?));
        let content = rest.take(length.checked_sub(2).ok_or(Broken)?)?;
        match marker {
            SCAN => {
                scan = true;
                segment(&mut body, marker, content);
                body.extend_from_slice(scanned(&mut rest)?);
            }
            0xe0 if content.starts_with(b"JFIF\0") && content.len() >= 14 => {
                // Without the small copy that may follow, whose width and height come last.
                first.clear();
                segment(&mut first, marker, &[&content[..12], &[0, 0]].concat());
            }
            0xe1 if content.starts_with(PREFIX) && turned.is_none() => {
                turned = exif::turned(content);
            }
            0xe2 if content.starts_with(ICC) => segment(&mut body, marker, content),
            // How its colours are meant.
            0xee if content.starts_with(b"Adobe") && content.len() >= 12 => {
                segment(&mut body, marker, &content[..12]);
            }
            marker if is_drawn_from(marker) => {
                frame |= !matches!(marker, 0xc4 | 0xc8 | 0xcc) && marker < 0xd0;
                segment(&mut body, marker, content);
            }
            _ => {}
        }
    }
    if !(frame && scan) {
        return Err(Broken);
    }
    let mut written = vec![0xff, START];
    written.extend(first);
    if let Some(turned) = turned {
        segment(&mut written, 0xe1, &[PREFIX, &exif::only(turned)].concat());
    }
    written.extend(body);
    written.extend([0xff, END]);
    Ok(written)
}

/// The next marker that is followed by a length, or the picture's end.
fn marker(rest: &mut Rest<'_>) -> Result<u8, Broken> {
    rest.must_be(&[0xff])?;
    loop {
        match rest.byte()? {
            0xff => {} // it may be filled up with these
            // No marker, one without a length, or a beginning within.
            0x00 | 0x01 | 0xd0..=START => return Err(Broken),
            marker => return Ok(marker),
        }
    }
}

/// The data of a scan, up to the marker that ends it.
fn scanned<'a>(rest: &mut Rest<'a>) -> Result<&'a [u8], Broken> {
    let ends = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7);
    let length = rest.0.windows(2).position(ends).ok_or(Broken)?;
    rest.take(length)
}

/// Writes a segment; every one was read with a length, so it has one.
fn segment(to: &mut Vec<u8>, marker: u8, content: &[u8]) {
    to.extend([0xff, marker]);
    to.extend(((content.len() + 2) as u16).to_be_bytes());
    to.extend_from_slice(content);
}
