//! Which way up a picture is: the one thing of an Exif that is kept.
//!
//! What must stay true: of what is read only a number from 1 to 8 gets out.

use crate::Broken;
use crate::read::Rest;

/// What an Exif begins with in a JPEG, and now and then elsewhere.
pub(crate) const PREFIX: &[u8] = b"Exif\0\0";

/// The tag `Orientation` (Exif 2.32, 4.6.4), and the type `SHORT`.
const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;

/// Which way up a picture is, where it is not upright: 2 to 8, as Exif counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turned(u8);

/// How a picture with this Exif is turned; `None` if it is upright, or where it does not say so.
pub(crate) fn turned(exif: &[u8]) -> Option<Turned> {
    let tiff = exif.strip_prefix(PREFIX).unwrap_or(exif);
    let turned = orientation(tiff).ok()?;
    (2..=8).contains(&turned).then_some(Turned(turned as u8))
}

fn orientation(tiff: &[u8]) -> Result<u16, Broken> {
    let mut rest = Rest(tiff);
    let big = match &rest.array::<4>()? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return Err(Broken),
    };
    let short = |bytes: [u8; 2]| match big {
        true => u16::from_be_bytes(bytes),
        false => u16::from_le_bytes(bytes),
    };
    let offset = rest.array::<4>()?;
    let offset = match big {
        true => u32::from_be_bytes(offset),
        false => u32::from_le_bytes(offset),
    };
    let mut rest = Rest(tiff.get(offset as usize..).ok_or(Broken)?);
    for _ in 0..short(rest.array()?) {
        let (tag, kind) = (short(rest.array()?), short(rest.array()?));
        let (_count, value) = (rest.take(4)?, rest.array::<4>()?);
        if (tag, kind) == (ORIENTATION, SHORT) {
            return Ok(short([value[0], value[1]]));
        }
    }
    Err(Broken)
}

/// An Exif (without prefix) that says this and nothing else.
pub(crate) fn only(turned: Turned) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01".to_vec();
    tiff.extend(ORIENTATION.to_be_bytes());
    tiff.extend(SHORT.to_be_bytes());
    tiff.extend([0, 0, 0, 1, 0, turned.0, 0, 0]);
    tiff.extend([0; 4]);
    tiff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for number in 2..=8 {
            assert_eq!(turned(&only(Turned(number))), Some(Turned(number)));
        }
        assert_eq!(turned(&only(Turned(1))), None, "upright");
        assert_eq!(turned(&only(Turned(9))), None, "there is no such way");
    }

    #[test]
    fn either_order_of_bytes_is_read() {
        let little = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(turned(little), Some(Turned(6)));
    }

    #[test]
    fn an_exif_that_leads_nowhere_says_nothing() {
        for exif in [
            &b""[..],
            b"II*\0\xff\xff\xff\xff",
            b"MM\0*\0\0\0\x08\xff\xff",
        ] {
            assert_eq!(turned(exif), None);
        }
    }
}
