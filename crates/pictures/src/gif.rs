//! GIF: blocks, one after the other.
//!
//! What must stay true: a block is kept only if it is on the list; the last byte written is the picture's
//! own end.

use crate::Broken;
use crate::read::Rest;

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2c;
const END: u8 = 0x3b;
/// How a frame is shown: for how long, and what of it is see-through.
const CONTROL: u8 = 0xf9;
const APPLICATION: u8 = 0xff;
/// How often an animation is played: the only thing of applications that is kept.
const LOOPS: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

pub(crate) fn bare(bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut rest = Rest(bytes);
    let version = rest.array::<6>()?;
    if !matches!(&version, b"GIF87a" | b"GIF89a") {
        return Err(Broken);
    }
    let screen = rest.array::<7>()?;
    let colours = rest.take(table(screen[4]))?;
    let mut written = [version.as_slice(), &screen, colours].concat();
    let mut drawn = false;
    loop {
        match rest.byte()? {
            EXTENSION => {
                let label = rest.byte()?;
                let content = blocks(&mut rest)?;
                if label == CONTROL || (label == APPLICATION && is_loop(content)) {
                    written.extend([EXTENSION, label]);
                    written.extend_from_slice(content);
                }
            }
            IMAGE => {
                drawn = true;
                let place = rest.array::<9>()?;
                let colours = rest.take(table(place[8]))?;
                let least = rest.byte()?;
                written.push(IMAGE);
                written.extend(place);
                written.extend_from_slice(colours);
                written.push(least);
                written.extend_from_slice(blocks(&mut rest)?);
            }
            END if drawn => break,
            _ => return Err(Broken),
        }
    }
    written.push(END);
    Ok(written)
}

/// The size in bytes of the table of colours that these flags tell of.
fn table(flags: u8) -> usize {
    match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    }
}

/// Blocks, each with its length before it, up to and with the empty one that ends them.
fn blocks<'a>(rest: &mut Rest<'a>) -> Result<&'a [u8], Broken> {
    let begins = rest.0;
    loop {
        let length = rest.byte()?;
        rest.take(usize::from(length))?;
        if length == 0 {
            return Ok(&begins[..begins.len() - rest.0.len()]);
        }
    }
}

/// Whether this says how often to play, and no more: its name, three bytes, the end.
fn is_loop(blocks: &[u8]) -> bool {
    let name = |name: &&[u8]| blocks.get(1..12) == Some(*name);
    blocks.first() == Some(&11) && LOOPS.iter().any(name) && blocks.len() == 17
}
