//! How a copy is written: a zip with pages to read, files for programs, and a word on keeping it safe.
//!
//! What must stay true: the pages open without a network and hold no script; whatever people wrote is
//! escaped in them.

use std::io::Write;

use askama::Template;
use jiff::Timestamp;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};

use super::entries::{Fact, Item, Part};
use super::pieces::Pipe;
use crate::accounts::SignedIn;
use crate::languages::{Said, say};
use crate::service::Service;
use crate::web::{Stop, when};

const CSS: &str = include_str!("../../templates/export/copy.css");

/// Of pictures of scores: what the service's own pages have for them.
const PICTURES_CSS: &str = concat!(
    include_str!("../../assets/securebase.css"),
    include_str!("../../assets/parts.css"),
    include_str!("../../assets/measures.css"),
);

/// Which sort of copy it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A client's, of all that is theirs.
    Client,
    /// A therapist’s, of what is their own.
    Therapist,
    /// What a couple released.
    Release,
}

/// What the first page of a copy says, and its README.
pub(super) struct Cover {
    pub(super) kind: Kind,
    pub(super) title: String,
    pub(super) practice: String,
    /// What it is, in a sentence.
    pub(super) about: String,
    /// How to keep it, and why.
    pub(super) careful: [Said; 2],
    pub(super) facts: Vec<Fact>,
    /// What is not in it.
    pub(super) not: String,
    pub(super) made: String,
    pub(super) zone: String,
}

impl Cover {
    /// Of all that is a client's.
    pub(super) fn of_client(service: &Service, me: &SignedIn, asked_at: Timestamp) -> Self {
        let (made, practice) = (when::day(asked_at, me.zone()), service.name());
        Self {
            kind: Kind::Client,
            title: say("copied-title").into(),
            about: say("copied-about-client")
                .with("name", me.name())
                .with("practice", practice)
                .with("day", &made)
                .into(),
            practice: practice.to_owned(),
            careful: [
                say("copied-careful-client"),
                say("copied-careful-client-why"),
            ],
            facts: Vec::new(),
            not: say("copied-not-client").into(),
            made,
            zone: me.zone().name().to_owned(),
        }
    }
}

impl Cover {
    /// Of what is a therapist’s own.
    pub(super) fn of_therapist(service: &Service, me: &SignedIn, asked_at: Timestamp) -> Self {
        let (made, practice) = (when::day(asked_at, me.zone()), service.name());
        Self {
            kind: Kind::Therapist,
            title: say("copied-title").into(),
            about: say("copied-about-therapist")
                .with("name", me.name())
                .with("practice", practice)
                .with("day", &made)
                .into(),
            practice: practice.to_owned(),
            careful: [
                say("copied-careful-therapist"),
                say("copied-careful-therapist-why"),
            ],
            facts: Vec::new(),
            not: say("copied-not-therapist").into(),
            made,
            zone: me.zone().name().to_owned(),
        }
    }
}

#[derive(Template)]
#[template(path = "export/index.html")]
struct Contents<'a> {
    cover: &'a Cover,
    parts: &'a [Part],
    bundle: bool,
}

#[derive(Template)]
#[template(path = "export/readme.txt")]
struct Readme<'a> {
    practice: &'a str,
    made: &'a str,
}

/// How many letters a line of a plain text has at most.
const LINE: usize = 96;

/// A paragraph in lines, each a little in.
fn in_lines(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("  {word}")),
        }
    }
    lines.join("\n")
}

#[derive(Template)]
#[template(path = "export/readme_other.txt")]
struct OtherReadme<'a> {
    cover: &'a Cover,
}

#[derive(Template)]
#[template(path = "export/head.html")]
struct Head<'a> {
    title: &'a str,
    about: &'a str,
    pictures: bool,
}

#[derive(Template)]
#[template(path = "export/items.html")]
struct Items<'a> {
    items: &'a [Item],
}

/// In which form parts are written.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// A page each, to read.
    Pages,
    /// All of it in one file, for programs.
    Json,
    /// What there are FHIR resources for, for another practice's programs.
    Bundle,
}

impl Form {
    pub(super) const ALL: &[Self] = &[Self::Pages, Self::Json, Self::Bundle];
}

/// A copy being written.
pub(super) struct Book {
    zip: ZipWriter<StreamWriter<Pipe>>,
    /// Whether something was written before what comes next in a list: of parts, of entries.
    comma: (bool, bool),
}

fn broken(fault: impl std::fmt::Display) -> Stop {
    Stop::Fault(format!("writing a copy: {fault}"))
}

impl Book {
    pub(super) fn new(pipe: Pipe) -> Self {
        Self {
            zip: ZipWriter::new_stream(pipe),
            comma: (false, false),
        }
    }

    fn start(&mut self, name: &str, method: CompressionMethod) -> Result<(), Stop> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .large_file(true);
        self.zip.start_file(name, options).map_err(broken)
    }

    fn file(&mut self, name: &str) -> Result<(), Stop> {
        self.start(name, CompressionMethod::Deflated)
    }

    /// Begins a file somebody sent. It is written as it is: pictures and sound do not get smaller.
    pub(super) fn attached(&mut self, path: &str) -> Result<(), Stop> {
        self.start(path, CompressionMethod::Stored)
    }

    /// More of it.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        self.zip.write_all(bytes).map_err(broken)
    }

    /// Says in the place of a file that it could not be copied.
    pub(super) fn missing(&mut self, path: &str) -> Result<(), Stop> {
        self.file(&format!("{path}.missing.txt"))?;
        self.put(&format!("{}\n", say("copied-missing")))
    }

    fn put(&mut self, text: &str) -> Result<(), Stop> {
        self.bytes(text.as_bytes())
    }

    fn render(&mut self, template: &impl Template) -> Result<(), Stop> {
        let text = template.render().map_err(broken)?;
        self.put(&text)
    }

    pub(super) fn contents(&mut self, cover: &Cover, parts: &[Part]) -> Result<(), Stop> {
        self.file("README.txt")?;
        let bundle = cover.kind == Kind::Client;
        if bundle {
            self.render(&Readme {
                practice: &cover.practice,
                made: &cover.made,
            })?;
        } else {
            self.render(&OtherReadme { cover })?;
        }
        self.file("copy.css")?;
        self.put(CSS)?;
        if parts.iter().any(Part::has_pictures) {
            self.file("pictures.css")?;
            self.put(PICTURES_CSS)?;
        }
        self.file("index.html")?;
        self.render(&Contents {
            cover,
            parts,
            bundle,
        })
    }

    /// Begins to write all parts in a form.
    pub(super) fn begin(&mut self, form: Form, made_at: &str) -> Result<(), Stop> {
        self.comma = (false, false);
        match form {
            Form::Pages => Ok(()),
            Form::Json => {
                self.file("copy.json")?;
                self.put("{\"format\":\"securebase copy\",\"version\":1,\"made_at\":")?;
                self.json(&made_at)?;
                self.put(",\"parts\":[")
            }
            Form::Bundle => {
                self.file("bundle.json")?;
                self.put("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"timestamp\":")?;
                self.json(&made_at)?;
                self.put(",\"entry\":[")
            }
        }
    }

    pub(super) fn begin_part(&mut self, form: Form, part: &Part) -> Result<(), Stop> {
        match form {
            Form::Pages => {
                self.file(&format!("{}.html", part.name))?;
                self.render(&Head {
                    title: &part.title,
                    about: &part.about,
                    pictures: part.has_pictures(),
                })
            }
            Form::Json => {
                if self.comma.0 {
                    self.put(",")?;
                }
                self.comma = (true, false);
                self.put("{\"name\":")?;
                self.json(&part.name)?;
                self.put(",\"title\":")?;
                self.json(&part.title)?;
                self.put(",\"entries\":[")
            }
            // A bundle is one list, whatever part it is from.
            Form::Bundle => Ok(()),
        }
    }

    pub(super) fn items(&mut self, form: Form, items: &[Item]) -> Result<(), Stop> {
        match form {
            Form::Pages => self.render(&Items { items }),
            Form::Json => items.iter().try_for_each(|item| self.listed(item)),
            Form::Bundle => {
                let mut resources = items.iter().flat_map(|item| &item.fhir);
                resources.try_for_each(|resource| self.listed(resource))
            }
        }
    }

    pub(super) fn end_part(&mut self, form: Form) -> Result<(), Stop> {
        match form {
            Form::Pages => self.put("</ol>\n</main>\n</body>\n</html>\n"),
            Form::Json => self.put("]}"),
            Form::Bundle => Ok(()),
        }
    }

    pub(super) fn end(&mut self, form: Form) -> Result<(), Stop> {
        match form {
            Form::Pages => Ok(()),
            Form::Json | Form::Bundle => self.put("]}\n"),
        }
    }

    /// One more of a list.
    fn listed(&mut self, value: &impl serde::Serialize) -> Result<(), Stop> {
        if self.comma.1 {
            self.put(",")?;
        }
        self.comma.1 = true;
        self.put("\n")?;
        self.json(value)
    }

    fn json(&mut self, value: &impl serde::Serialize) -> Result<(), Stop> {
        serde_json::to_writer(&mut self.zip, value).map_err(broken)
    }

    /// Writes the zip's own list of what is in it.
    pub(super) fn close(self) -> Result<(), Stop> {
        self.zip.finish().map(drop).map_err(broken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_in_lines_that_are_not_too_long() {
        let text = say("readme-safe-words");
        let lines = in_lines(&text);
        assert!(lines.lines().all(|line| line.starts_with("  ")));
        assert!(lines.lines().all(|line| line.chars().count() <= LINE));
        assert_eq!(lines.lines().count(), 3);
        let words = lines.split_whitespace();
        assert!(words.eq(text.split_whitespace()), "no word is lost");
    }
}
