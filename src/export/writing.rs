//! How a copy is written: a zip with pages to read, files for programs, and a word on keeping it safe.
//!
//! What must stay true: the pages open without a network and hold no script; whatever people wrote is
//! escaped in them.

use std::io::Write;

use askama::Template;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};

use super::entries::{Item, Part};
use super::pieces::Pipe;
use crate::web::Stop;

const CSS: &str = include_str!("../../templates/export/copy.css");

/// The first page of a copy, and its README.
#[derive(Template)]
#[template(path = "export/index.html")]
pub(super) struct Contents<'a> {
    pub(super) practice: &'a str,
    pub(super) name: &'a str,
    pub(super) made: String,
    pub(super) zone: &'a str,
    pub(super) parts: &'a [Part],
}

#[derive(Template)]
#[template(path = "export/readme.txt")]
struct Readme<'a> {
    practice: &'a str,
    made: &'a str,
}

#[derive(Template)]
#[template(path = "export/head.html")]
struct Head<'a> {
    title: &'a str,
    about: &'a str,
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
    pub(super) const ALL: [Self; 3] = [Self::Pages, Self::Json, Self::Bundle];
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
        self.put("This file is damaged on the server and could not be copied. Please tell your practice.\n")
    }

    fn put(&mut self, text: &str) -> Result<(), Stop> {
        self.bytes(text.as_bytes())
    }

    fn render(&mut self, template: &impl Template) -> Result<(), Stop> {
        let text = template.render().map_err(broken)?;
        self.put(&text)
    }

    pub(super) fn contents(&mut self, contents: &Contents<'_>) -> Result<(), Stop> {
        self.file("README.txt")?;
        self.render(&Readme {
            practice: contents.practice,
            made: &contents.made,
        })?;
        self.file("copy.css")?;
        self.put(CSS)?;
        self.file("index.html")?;
        self.render(contents)
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
                    about: part.about,
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
