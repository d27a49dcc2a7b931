//! PNG: chunks, each with a name and a check sum.
//!
//! What must stay true: a chunk is kept only if it is on the list; the last is the picture's own end.

use crate::Broken;
use crate::exif::{self, Turned};
use crate::read::Rest;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What a picture is drawn from (PNG, third edition, 11.2 and 11.3): not text, time, Exif or what anyone
/// else came up with.
const DRAWN_FROM: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

pub(crate) fn bare(bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut rest = Rest(bytes);
    rest.must_be(SIGNATURE)?;
    let mut header = None;
    let (mut turned, mut body, mut data) = (None, Vec::new(), false);
    loop {
        let begins = rest.0;
        let length = u32::from_be_bytes(rest.array()?) as usize;
        let name = rest.array::<4>()?;
        let content = rest.take(length)?;
        rest.take(4)?;
        let whole = &begins[..begins.len() - rest.0.len()];
        match (&name, header) {
            (b"IHDR", None) => header = Some(whole),
            (b"IHDR", Some(_)) | (_, None) => return Err(Broken),
            (b"eXIf", _) => turned = exif::turned(content),
            (name, _) if DRAWN_FROM.contains(&name) => body.extend_from_slice(whole),
            _ => {}
        }
        data |= name == *b"IDAT";
        if name == *b"IEND" {
            break;
        }
    }
    let header = header.filter(|_| data).ok_or(Broken)?;
    let mut written = [SIGNATURE, header].concat();
    if let Some(turned) = turned {
        written.extend(exif_chunk(turned));
    }
    written.extend(body);
    Ok(written)
}

fn exif_chunk(turned: Turned) -> Vec<u8> {
    let content = exif::only(turned);
    let named = [b"eXIf".as_slice(), &content].concat();
    let mut chunk = (content.len() as u32).to_be_bytes().to_vec();
    chunk.extend_from_slice(&named);
    chunk.extend(check_sum(&named).to_be_bytes());
    chunk
}

/// CRC-32, as PNG wants it (annex D).
fn check_sum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| match sum & 1 {
        1 => 0xedb8_8320 ^ (sum >> 1),
        _ => sum >> 1,
    };
    let byte = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), step);
    !bytes.iter().fold(!0, byte)
}

#[cfg(test)]
mod tests {
    use super::check_sum;

    #[test]
    fn the_check_sum_is_the_one_of_png() {
        // Of every picture's last chunk, and the check value of the CRC catalogue.
        assert_eq!(check_sum(b"IEND"), 0xae42_6082);
        assert_eq!(check_sum(b"123456789"), 0xcbf4_3926);
    }
}
