//! What kinds of attachments are taken, and which kind bytes are.
//!
//! What must stay true: a kind is what the bytes say, never what a browser says of them; what is on no list
//! is refused; nothing is unpacked to find out.

use pictures::Format;
use serde::{Deserialize, Serialize};

/// A kind that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Portable document.
    Pdf,
    /// Word's document.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Plain text.
    Text,
    /// A photograph.
    Jpeg,
    /// A picture.
    Png,
    /// A picture.
    Webp,
    /// A picture that may move.
    Gif,
    /// Sound as most browsers record it.
    Webm,
    /// Sound as Firefox records it.
    Ogg,
    /// Sound as Safari and telephones record it.
    M4a,
    /// Sound.
    Mp3,
    /// Sound.
    Wav,
}

/// Why something is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotTaken {
    /// A picture in a form most browsers do not show, and whose telling we cannot take out.
    Heic,
    /// A film.
    Film,
    /// Anything else.
    Unknown,
}

/// Endings that plain text may have.
const TEXT: [&str; 4] = ["txt", "text", "md", "csv"];

impl Kind {
    /// What it is served as.
    pub(super) fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => DOCX,
            Self::Odt => ODT,
            Self::Text => "text/plain; charset=utf-8",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Webm => "audio/webm",
            Self::Ogg => "audio/ogg",
            Self::M4a => "audio/mp4",
            Self::Mp3 => "audio/mpeg",
            Self::Wav => "audio/wav",
        }
    }

    /// The endings its name may have; the first is given to one that has another.
    pub(super) fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Odt => &["odt"],
            Self::Text => &TEXT,
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Gif => &["gif"],
            Self::Webm => &["webm"],
            Self::Ogg => &["ogg", "oga", "opus"],
            Self::M4a => &["m4a", "mp4"],
            Self::Mp3 => &["mp3"],
            Self::Wav => &["wav"],
        }
    }

    /// How it is taken apart, if it is a picture.
    pub(super) fn picture(self) -> Option<Format> {
        match self {
            Self::Jpeg => Some(Format::Jpeg),
            Self::Png => Some(Format::Png),
            Self::Webp => Some(Format::Webp),
            Self::Gif => Some(Format::Gif),
            _ => None,
        }
    }

    /// Whether one listens to it.
    pub(super) fn is_sound(self) -> bool {
        matches!(
            self,
            Self::Webm | Self::Ogg | Self::M4a | Self::Mp3 | Self::Wav
        )
    }
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const ODT: &str = "application/vnd.oasis.opendocument.text";

/// What kind something is that begins with these bytes, 64 KiB or all of it, and has this name.
pub(super) fn kind_of(head: &[u8], name: &str) -> Result<Kind, NotTaken> {
    if head.get(4..8) == Some(b"ftyp") {
        return boxed(head);
    }
    if is_docx(head) {
        return Ok(Kind::Docx);
    }
    let known = infer::get(head).map(|kind| kind.mime_type());
    match known.unwrap_or_default() {
        "application/pdf" => Ok(Kind::Pdf),
        ODT => Ok(Kind::Odt),
        "image/jpeg" => Ok(Kind::Jpeg),
        "image/png" => Ok(Kind::Png),
        "image/webp" => Ok(Kind::Webp),
        "image/gif" => Ok(Kind::Gif),
        "audio/mpeg" => Ok(Kind::Mp3),
        "audio/x-wav" => Ok(Kind::Wav),
        _ if head.starts_with(b"\x1a\x45\xdf\xa3") => {
            sound(head, &[b"A_OPUS", b"A_VORBIS"], b"V_", Kind::Webm)
        }
        _ if head.starts_with(b"OggS") => sound(
            head,
            &[b"OpusHead", b"\x01vorbis"],
            b"\x80theora",
            Kind::Ogg,
        ),
        mime if mime.starts_with("video/") => Err(NotTaken::Film),
        // What a page or a script begins with is text like any other, if it is called so.
        mime if mime.is_empty() || mime.starts_with("text/") => text(head, name),
        _ => Err(NotTaken::Unknown),
    }
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Whether it is an archive as Word's documents are: its first file is one of those such documents begin
/// with, and there are Word's own. Many programs write them in an order that `infer` does not know.
fn is_docx(head: &[u8]) -> bool {
    const NAME: usize = 30;
    let first = head.get(NAME..).filter(|_| head.starts_with(b"PK\x03\x04"));
    let begins = |name: &[u8]| first.is_some_and(|first| first.starts_with(name));
    let names = [
        b"[Content_Types].xml".as_slice(),
        b"_rels/",
        b"docProps/",
        b"word/",
    ];
    names.into_iter().any(begins) && has(head, b"word/")
}

/// What holds sound and no picture.
fn sound(head: &[u8], sounds: &[&[u8]], film: &[u8], kind: Kind) -> Result<Kind, NotTaken> {
    match sounds.iter().any(|sound| has(head, sound)) && !has(head, film) {
        true => Ok(kind),
        false => Err(NotTaken::Film),
    }
}

/// Files of boxes (ISO 14496-12): films, sound, and the pictures of some telephones.
fn boxed(head: &[u8]) -> Result<Kind, NotTaken> {
    let brand = head.get(8..12).unwrap_or_default();
    match brand {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1" | b"avif" | b"avis" => {
            Err(NotTaken::Heic)
        }
        b"M4A " if !has(head, b"vide") => Ok(Kind::M4a),
        // Which tracks it has is told where it begins, or at its end: what does not tell may be a film.
        _ => sound(head, &[b"soun"], b"vide", Kind::M4a),
    }
}

fn text(head: &[u8], name: &str) -> Result<Kind, NotTaken> {
    let whole = match std::str::from_utf8(head) {
        Ok(_) => true,
        // It may go on in the middle of a letter.
        Err(fault) => fault.error_len().is_none() && head.len() >= sealing::stream::CHUNK,
    };
    let control = |byte: &u8| byte.is_ascii_control() && !b"\t\n\r\x0c".contains(byte);
    let called = name.rsplit_once('.').map(|(_, ending)| ending);
    let called =
        called.is_some_and(|ending| TEXT.iter().any(|text| ending.eq_ignore_ascii_case(text)));
    match whole && called && !head.iter().any(control) {
        true => Ok(Kind::Text),
        false => Err(NotTaken::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(names: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for name in names {
            bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0");
            bytes.extend([0; 12]);
            bytes.extend((name.len() as u16).to_le_bytes());
            bytes.extend([0, 0]);
            bytes.extend(name.as_bytes());
        }
        bytes
    }

    #[test]
    fn a_kind_is_what_the_bytes_say() {
        let odt = [zip(&["mimetype"]), ODT.as_bytes().to_vec()].concat();
        let docx = zip(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"]);
        for (kind, bytes) in [
            (Kind::Pdf, &b"%PDF-1.7\n"[..]),
            (Kind::Docx, &docx),
            (Kind::Odt, &odt),
            (Kind::Jpeg, b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
            (Kind::Png, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            (Kind::Webp, b"RIFF\x10\0\0\0WEBPVP8 "),
            (Kind::Gif, b"GIF89a\x01\0\x01\0"),
            (
                Kind::Webm,
                b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm A_OPUS",
            ),
            (Kind::Ogg, b"OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0OpusHead"),
            (Kind::M4a, b"\0\0\0\x1cftypM4A \0\0\0\0"),
            (Kind::M4a, b"\0\0\0\x1cftypiso5\0\0\0\0moov hdlr soun"),
            (Kind::Mp3, b"ID3\x03\0\0\0\0\0\0"),
            (Kind::Wav, b"RIFF\x24\0\0\0WAVEfmt "),
        ] {
            assert_eq!(kind_of(bytes, "called.exe"), Ok(kind));
        }
        assert_eq!(kind_of("Grüße".as_bytes(), "words.TXT"), Ok(Kind::Text));
    }

    #[test]
    fn what_is_on_no_list_is_refused() {
        for (why, name, bytes) in [
            (
                NotTaken::Unknown,
                "page.png",
                &b"<!DOCTYPE html><script>"[..],
            ),
            (NotTaken::Unknown, "page.html", b"<html>"),
            (
                NotTaken::Unknown,
                "drawing.svg",
                b"<svg xmlns=\"http://www.w3.org/2000/svg\">",
            ),
            (NotTaken::Unknown, "run.exe", b"MZ\x90\0"),
            (NotTaken::Unknown, "run.sh", b"#!/bin/sh\n"),
            (NotTaken::Unknown, "many.zip", &zip(&["a.txt"])),
            (NotTaken::Unknown, "words.txt", b"words\0and more"),
            (NotTaken::Unknown, "words.txt", b"\xff\xfew\0"),
            (NotTaken::Heic, "photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0"),
            (
                NotTaken::Film,
                "film.mp4",
                b"\0\0\0\x18ftypmp42 moov vide soun",
            ),
            (
                NotTaken::Film,
                "film.webm",
                b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm V_VP8 A_OPUS",
            ),
        ] {
            assert_eq!(kind_of(bytes, name), Err(why), "{name}");
        }
    }
}
