//! WebP: chunks in a RIFF.
//!
//! What must stay true: a chunk is kept only if it is on the list, within frames too, and the header says
//! what is there.

use crate::Broken;
use crate::exif;
use crate::read::Rest;

/// What a picture is drawn from (RFC 9649, 2.7).
const DRAWN_FROM: [&[u8; 4]; 7] = [
    b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
];
/// The same within a frame.
const FRAME: [&[u8; 4]; 3] = [b"VP8 ", b"VP8L", b"ALPH"];
/// How many bytes of a frame stand before its chunks.
const FRAME_HEAD: usize = 16;
/// In the header: there is an Exif, there is an XMP.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

pub(crate) fn bare(bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut rest = Rest(bytes);
    rest.must_be(b"RIFF")?;
    let length = u32::from_le_bytes(rest.array()?) as usize;
    let mut rest = Rest(rest.take(length)?);
    rest.must_be(b"WEBP")?;
    let (mut body, mut turned, mut header, mut drawn) = (Vec::new(), None, None, false);
    while !rest.0.is_empty() {
        let (name, content) = chunk(&mut rest)?;
        match &name {
            b"EXIF" => turned = exif::turned(content),
            b"VP8X" if body.is_empty() && content.len() == 10 => {
                let mut content = content.to_vec();
                content[0] &= !(HAS_EXIF | HAS_XMP);
                write(&mut body, &name, &content);
                header = Some(8);
            }
            b"VP8X" => return Err(Broken),
            b"ANMF" => {
                drawn = true;
                write(&mut body, &name, &frame(content)?);
            }
            name if DRAWN_FROM.contains(&name) => {
                drawn |= name.starts_with(b"VP8");
                write(&mut body, name, content);
            }
            _ => {}
        }
    }
    if !drawn {
        return Err(Broken);
    }
    // Only what has a long header may have an Exif.
    if let (Some(turned), Some(flags)) = (turned, header) {
        body[flags] |= HAS_EXIF;
        write(&mut body, b"EXIF", &exif::only(turned));
    }
    let mut written = b"RIFF".to_vec();
    written.extend((body.len() as u32 + 4).to_le_bytes());
    written.extend(b"WEBP");
    written.extend(body);
    Ok(written)
}

fn chunk<'a>(rest: &mut Rest<'a>) -> Result<([u8; 4], &'a [u8]), Broken> {
    let name = rest.array()?;
    let length = u32::from_le_bytes(rest.array()?) as usize;
    let content = rest.take(length)?;
    rest.take((length % 2).min(rest.0.len()))?;
    Ok((name, content))
}

fn frame(content: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut rest = Rest(content);
    let mut written = rest.take(FRAME_HEAD)?.to_vec();
    while !rest.0.is_empty() {
        let (name, content) = chunk(&mut rest)?;
        if FRAME.contains(&&name) {
            write(&mut written, &name, content);
        }
    }
    Ok(written)
}

fn write(to: &mut Vec<u8>, name: &[u8; 4], content: &[u8]) {
    to.extend(name);
    to.extend((content.len() as u32).to_le_bytes());
    to.extend_from_slice(content);
    to.extend(vec![0; content.len() % 2]);
}
