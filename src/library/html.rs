//! An article's Markdown as a page shows it.
//!
//! What must stay true: only the tags of `TAGS` come out, none with an attribute but `id` on headings and
//! `href` on links; and a link leads to an article, a page of this service, a heading or a source, never to
//! another site. Everything that was typed is escaped.

use std::fmt::Write;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Pages of this service that articles may lead to, besides articles.
const PAGES: [&str; 4] = ["/help", "/start", "/library", "/privacy"];

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Where a link to it leads.
    pub id: String,
    /// What it says.
    pub text: String,
    /// 2 or 3.
    pub level: u8,
}

/// An article's text.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// As a piece of a page.
    pub html: String,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Articles it leads to, by name.
    pub links: Vec<String>,
    /// Sources it refers to, by key.
    pub cited: Vec<String>,
    /// Paragraphs, headings and points of lists as plain text, in order.
    pub blocks: Vec<String>,
}

impl Body {
    /// Its text without headings.
    pub fn prose(&self) -> Vec<String> {
        let is_heading = |block: &&String| self.headings.iter().any(|one| one.text == **block);
        let blocks = self.blocks.iter().filter(|block| !is_heading(block));
        blocks.cloned().collect()
    }
}

/// Puts characters that mean something in HTML into words that do not.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// Where a link leads, if it may.
enum Target {
    Page(String),
    Article(String),
    Source(String),
    Heading(String),
}

fn target(to: &str) -> Option<Target> {
    if let Some(key) = to.strip_prefix("#source-") {
        return Some(Target::Source(key.to_owned()));
    }
    if let Some(id) = to.strip_prefix('#') {
        return Some(Target::Heading(id.to_owned()));
    }
    if PAGES.contains(&to) {
        return Some(Target::Page(to.to_owned()));
    }
    let name = to.strip_suffix(".md")?;
    super::article::is_name(name).then(|| Target::Article(name.to_owned()))
}

struct Writer<'a> {
    sources: &'a [&'a str],
    body: Body,
    block: String,
    /// Where in the text the heading being read began.
    heading: Option<(u8, usize)>,
    asked_for: Vec<String>,
    problems: Vec<String>,
}

/// Reads Markdown whose sources have these keys.
///
/// # Errors
/// All that is wrong with it, in words for whoever edits it.
pub fn body(markdown: &str, sources: &[&str]) -> Result<Body, Vec<String>> {
    let mut writer = Writer {
        sources,
        body: Body::default(),
        block: String::new(),
        heading: None,
        asked_for: Vec::new(),
        problems: Vec::new(),
    };
    for event in Parser::new_ext(markdown, Options::ENABLE_SMART_PUNCTUATION) {
        writer.take(event);
    }
    writer.finish()
}

impl Writer<'_> {
    fn problem(&mut self, words: String) {
        if !self.problems.contains(&words) {
            self.problems.push(words);
        }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => {
                self.body.html.push_str("<code>");
                self.text(&text);
                self.body.html.push_str("</code>");
            }
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => {
                self.body.html.push_str("<br>");
                self.block.push(' ');
            }
            Event::Rule => self.body.html.push_str("<hr>\n"),
            Event::Html(_) | Event::InlineHtml(_) => {
                self.problem("it has HTML in it: only Markdown is taken".to_owned());
            }
            // Not switched on.
            _ => self.problem("it has Markdown in it that is not taken".to_owned()),
        }
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.body.html);
        self.block.push_str(text);
    }

    fn start(&mut self, tag: Tag<'_>) {
        let plain = match tag {
            Tag::Paragraph => "<p>",
            Tag::List(None) => "<ul>\n",
            Tag::List(Some(_)) => "<ol>\n",
            Tag::Item => {
                self.end_block();
                "<li>"
            }
            Tag::Emphasis => "<em>",
            Tag::Strong => "<strong>",
            Tag::BlockQuote(_) => "<blockquote>",
            Tag::CodeBlock(_) => "<pre>",
            Tag::Heading { level, .. } => return self.start_heading(level),
            Tag::Link { dest_url, .. } => return self.link(&dest_url),
            Tag::Image { .. } => {
                self.problem(
                    "it has a picture in its text: name one with picture instead".to_owned(),
                );
                ""
            }
            // What HTML it has is told where it comes.
            Tag::HtmlBlock => "",
            _ => {
                self.problem("it has Markdown in it that is not taken".to_owned());
                ""
            }
        };
        self.body.html.push_str(plain);
    }

    fn end(&mut self, tag: TagEnd) {
        let plain = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => "</pre>\n",
            TagEnd::Heading(_) => return self.end_heading(),
            TagEnd::Link => "</a>",
            _ => "",
        };
        self.body.html.push_str(plain);
        if matches!(tag, TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock) {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        let text = self.block.split_whitespace().collect::<Vec<_>>().join(" ");
        self.block.clear();
        if !text.is_empty() {
            self.body.blocks.push(text);
        }
    }

    fn start_heading(&mut self, level: HeadingLevel) {
        let level = match level {
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            _ => {
                self.problem("a heading begins with ## or ###: the title is the first".to_owned());
                3
            }
        };
        self.heading = Some((level, self.body.html.len()));
    }

    fn end_heading(&mut self) {
        let Some((level, from)) = self.heading.take() else {
            return;
        };
        self.end_block();
        let inner = self.body.html.split_off(from);
        let text = self.body.blocks.last().cloned().unwrap_or_default();
        let id = self.id_of(&text);
        // Writing to a string does not fail.
        let _ = writeln!(self.body.html, "<h{level} id=\"{id}\">{inner}</h{level}>");
        self.body.headings.push(Heading { id, text, level });
    }

    /// A heading's id: its words, and a number where they were there before.
    fn id_of(&self, text: &str) -> String {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let words = format!("part-{}", words.join("-"));
        let is_taken = |id: &str| self.body.headings.iter().any(|other| other.id == id);
        let mut id = words.clone();
        for n in 2.. {
            if !is_taken(&id) {
                break;
            }
            id = format!("{words}-{n}");
        }
        id
    }

    fn link(&mut self, to: &str) {
        let href = match target(to) {
            Some(Target::Page(page)) => page,
            Some(Target::Article(name)) => {
                let href = format!("/library/{name}");
                self.body.links.push(name);
                href
            }
            Some(Target::Source(key)) => {
                if !self.sources.contains(&&*key) {
                    self.problem(format!(
                        "it refers to #source-{key}, which is not among its sources"
                    ));
                }
                let href = format!("#source-{key}");
                self.body.cited.push(key);
                href
            }
            Some(Target::Heading(id)) => {
                let href = format!("#{id}");
                self.asked_for.push(id);
                href
            }
            None => {
                self.problem(format!(
                    "it leads to {to}: links lead to other articles (name.md), to sources (#source-key), or to {}",
                    PAGES.join(", ")
                ));
                String::new()
            }
        };
        self.body.html.push_str("<a href=\"");
        escape(&href, &mut self.body.html);
        self.body.html.push_str("\">");
    }

    fn finish(mut self) -> Result<Body, Vec<String>> {
        self.end_block();
        for id in std::mem::take(&mut self.asked_for) {
            if !self.body.headings.iter().any(|heading| heading.id == id) {
                self.problem(format!("it leads to #{id}, and no heading is called so"));
            }
        }
        if self.body.blocks.is_empty() {
            self.problem("it has no text".to_owned());
        }
        match self.problems.is_empty() {
            true => Ok(self.body),
            false => Err(self.problems),
        }
    }
}

#[cfg(test)]
/// Every tag that can come out.
pub(super) const TAGS: [&str; 14] = [
    "p",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "em",
    "strong",
    "blockquote",
    "a",
    "br",
    "hr",
    "code",
    "pre",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(markdown: &str) -> Body {
        body(markdown, &["a-1"]).expect("a text")
    }

    #[test]
    fn text_becomes_a_page_with_contents() {
        let made = of(
            "Hello *you*.\n\n## A heading\n\n- one\n- two\n\n## A heading\n\n### Deeper\n\nEnd.",
        );
        assert_eq!(
            made.html,
            "<p>Hello <em>you</em>.</p>\n<h2 id=\"part-a-heading\">A heading</h2>\n<ul>\n<li>one</li>\n\
             <li>two</li>\n</ul>\n<h2 id=\"part-a-heading-2\">A heading</h2>\n<h3 id=\"part-deeper\">Deeper</h3>\n\
             <p>End.</p>\n"
        );
        let levels: Vec<u8> = made.headings.iter().map(|heading| heading.level).collect();
        assert_eq!(levels, [2, 2, 3]);
        assert_eq!(made.blocks[0], "Hello you.");
        assert_eq!(made.blocks[2], "one");
    }

    #[test]
    fn links_lead_to_articles_help_headings_and_sources_only() {
        let made = of("## Top\n\n[a](other.md) [b](/help) [c](#part-top) [d](#source-a-1)");
        for href in ["/library/other", "/help", "#part-top", "#source-a-1"] {
            assert!(
                made.html.contains(&format!("<a href=\"{href}\">")),
                "{href}"
            );
        }
        assert_eq!(
            (made.links, made.cited),
            (vec!["other".to_owned()], vec!["a-1".to_owned()])
        );
        for to in [
            "https://a.example",
            "//a.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "/account",
            "mailto:a@b.example",
            "../x.md",
            "x.md?a",
            "#part-none",
            "#source-none",
            "/help?x",
            "HTTP://a",
        ] {
            assert!(body(&format!("Text [x](<{to}>)"), &[]).is_err(), "{to}");
        }
        assert!(
            body("Text <https://a.example>", &[]).is_err(),
            "an address by itself"
        );
    }

    #[test]
    fn markup_is_refused_and_what_looks_like_it_is_escaped() {
        for markup in [
            "<b>x</b>",
            "a <img src=x onerror=alert(1)>",
            "<!-- x -->",
            "<script>\nx\n</script>",
        ] {
            assert!(body(markup, &[]).is_err(), "{markup}");
        }
        let made = of("1 < 2 & `<script>` \\<b\\> \"quoted\"");
        assert_eq!(
            made.html,
            "<p>1 &lt; 2 &amp; <code>&lt;script&gt;</code> &lt;b&gt; “quoted”</p>\n"
        );
    }

    #[test]
    fn a_title_is_not_said_twice() {
        let problems = body("# Title\n\nText.", &[]).expect_err("a title");
        assert!(problems[0].contains("##"));
    }
}
