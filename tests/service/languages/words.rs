//! The words of a page, as whoever translates it must have seen them: texts between tags, and those in
//! attributes that are read.
//!
//! What must stay true: what is content says so in the page (`lang` of its own, `translate="no"`) and is not
//! among them; anything else is.

use std::collections::BTreeSet;

const READ: [&str; 4] = ["aria-label", "alt", "title", "placeholder"];
/// Elements that have no end.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "link"];
/// Elements whose text is none, or a drawing's.
const SILENT: [&str; 2] = ["script", "svg"];

/// One tag, without its angles.
struct Tag<'a>(&'a str);

impl<'a> Tag<'a> {
    fn name(&self) -> &'a str {
        let name = self.0.trim_start_matches('/');
        name.split_whitespace().next().unwrap_or_default()
    }

    fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (before, after) = rest.split_once("=\"")?;
            let (value, left) = after.split_once('"')?;
            rest = left;
            Some((before.rsplit(' ').next().unwrap_or_default(), value))
        })
    }

    fn is_content(&self) -> bool {
        let marks = |(name, value)| name == "lang" || (name, value) == ("translate", "no");
        self.name() != "html" && self.attributes().any(marks)
    }
}

fn is_word(text: &str) -> bool {
    let letters = text.split(|c: char| !c.is_alphabetic());
    letters.into_iter().any(|run| run.chars().count() > 2)
}

/// The words of this page that are no content.
pub fn words(page: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // The element that is left out, and how deep in elements of its own name it is.
    let mut left_out: Option<(&str, usize)> = None;
    for piece in page.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag");
        let tag = Tag(tag);
        match &mut left_out {
            Some((name, depth)) if *name == tag.name() => {
                *depth = if tag.0.starts_with('/') {
                    *depth - 1
                } else {
                    *depth + 1
                };
                if *depth == 0 {
                    left_out = None;
                }
            }
            Some(_) => {}
            None => {
                let silent = SILENT.contains(&tag.name()) || tag.is_content();
                if silent && !VOID.contains(&tag.name()) {
                    left_out = Some((tag.name(), 1));
                } else if !silent {
                    let said = |name: &str, value: &str| {
                        READ.contains(&name) || (name.starts_with("data-") && value.contains(' '))
                    };
                    let read = tag.attributes().filter(|(name, value)| said(name, value));
                    found.extend(read.map(|(_, value)| value.to_owned()));
                }
            }
        }
        if left_out.is_none() {
            found.insert(text.trim().to_owned());
        }
    }
    found.retain(|text| is_word(text));
    found
}

#[test]
fn what_is_content_is_not_among_the_words() {
    let page = "<html lang=\"en\"><p title=\"A hint\">Hello<br>you <b lang=\"de\">Guten <b>Tag</b> ihr</b> there</p>\
                <svg><text>Axis</text></svg><i translate=\"no\">Name</i> 12 <script>code()</script></html>";
    let found = words(page);
    assert!(
        found.iter().eq(["A hint", "Hello", "there", "you"]),
        "{found:?}"
    );
}
