//! Any text is an article, or is refused with at least one problem; of one that is read, nothing comes out
//! but the tags and addresses articles may have, and it can be searched for anything.
#![no_main]

use libfuzzer_sys::fuzz_target;
use securebase::library::{Article, Index, grade, parse};

const TAGS: [&str; 14] = [
    "p", "h2", "h3", "ul", "ol", "li", "em", "strong", "blockquote", "a", "br", "hr", "code", "pre",
];

/// What an article needs before its text; two runs in three begin with it, to come further.
const HEAD: &str = r#"+++
title = "a title"
summary = "a summary"
takeaways = ["one"]
topics = ["one"]
author = "somebody"
language = "en"
updated = "2026-11-26"
[[source]]
key = "a-1"
text = "a book"
+++
"#;

fn is_name(text: &str) -> bool {
    let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.chars().all(known)
}

/// Where a link may lead: an article, a page of the service, a heading or a source, never another site.
fn may_lead_to(href: &str) -> bool {
    let pages = ["/help", "/start", "/library", "/privacy"];
    pages.contains(&href) || href.starts_with('#') || href.strip_prefix("/library/").is_some_and(is_name)
}

/// A tag as it came out, between its brackets.
fn look_at(tag: &str) {
    let (name, attribute) = tag.trim_start_matches('/').split_once(' ').unwrap_or((tag.trim_start_matches('/'), ""));
    assert!(TAGS.contains(&name), "<{tag}>");
    let value = |before: &str| attribute.strip_prefix(before)?.strip_suffix('"');
    match name {
        _ if attribute.is_empty() => {}
        "a" => assert!(value("href=\"").is_some_and(may_lead_to), "<{tag}>"),
        "h2" | "h3" => assert!(value("id=\"").is_some_and(|id| !id.contains(['"', '<', '&'])), "<{tag}>"),
        _ => panic!("<{tag}>"),
    }
}

fn look_through(article: &Article) {
    let html = &article.body.html;
    assert!(!html.contains('\0'));
    let mut pieces = html.split('<');
    assert!(!pieces.next().unwrap_or_default().contains('>'));
    for piece in pieces {
        let (tag, rest) = piece.split_once('>').expect("a tag ends");
        look_at(tag);
        assert!(!rest.contains(['>', '"']), "{rest}");
    }
}

fn search(article: &Article, asked: &str) {
    let index = Index::of(std::slice::from_ref(article));
    for hit in index.search(asked) {
        let text = &article.title;
        let told: String = hit.pieces(text).into_iter().map(|piece| piece.text).collect();
        assert_eq!(&told, text);
        let _ = hit.passage(article);
    }
}

fuzz_target!(|text: &str| {
    let text = match text.as_bytes().first() {
        Some(first) if first % 3 > 0 => format!("{HEAD}{text}"),
        _ => text.to_owned(),
    };
    match parse("an-article", &text) {
        Ok(article) => {
            look_through(&article);
            let asked: String = text.chars().rev().take(120).collect();
            search(&article, &asked);
            search(&article, &asked.chars().rev().collect::<String>());
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
    let _ = grade(&[text]);
});
