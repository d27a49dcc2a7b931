//! Pictures without what they tell beside the picture: where and when it was taken, with which device, by
//! whom, and the small copy of the whole that an editor may have left.
//!
//! What must stay true: what is written holds only parts that are on a list of those a picture is drawn
//! from; what is not understood is refused, never passed on; nothing after a picture's end is kept; nothing
//! here does I/O or panics, whatever the bytes are.
//!
//! Of what was known beside the picture one thing is kept: which way up it is, in an Exif of its own with
//! nothing else in it; else photographs of most telephones would lie on their side. Colour profiles are
//! kept: a picture is drawn from them.
//!
//! **Why not a library for it.** `img-parts` 0.4 takes JPEG apart only up to where the picture's data begin
//! and keeps all that follows, where telephones put a film and a second copy of the picture, each with a
//! place. What is left to do without it is short enough to read.

mod exif;
mod gif;
mod jpeg;
mod png;
mod read;
mod webp;

/// The kinds of pictures that are understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JPEG (ITU T.81, JFIF, Exif).
    Jpeg,
    /// PNG, animated too (W3C PNG, third edition).
    Png,
    /// WebP (RFC 9649).
    Webp,
    /// GIF (GIF89a).
    Gif,
}

/// Why there is no picture: the bytes are not one, or are cut off. Deliberately says no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("it is not a whole picture of this kind")
    }
}

impl std::error::Error for Broken {}

/// The same picture without what it tells beside it.
///
/// # Errors
/// If it is not a whole picture of that kind.
pub fn bare(format: Format, bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    match format {
        Format::Jpeg => jpeg::bare(bytes),
        Format::Png => png::bare(bytes),
        Format::Webp => webp::bare(bytes),
        Format::Gif => gif::bare(bytes),
    }
}
