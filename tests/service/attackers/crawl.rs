//! What somebody's pages lead to: every link followed, every form seen and none sent.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::support::{Browser, Page};

/// A form of a page, as a browser would send it untouched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// Its fields' names and values.
    pub fields: Vec<(String, String)>,
}

/// What a person can see.
#[derive(Default)]
pub struct Seen {
    /// Pages, by their path.
    pub pages: BTreeMap<String, Page>,
    /// The forms of all of them.
    pub forms: BTreeSet<Form>,
}

/// So many pages are enough of anyone's.
const PAGES: usize = 400;

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(value.replace("&#38;", "&").replace("&amp;", "&"))
}

fn tags<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let pieces = html.split('<').map(|piece| piece.split('>').next());
    let start = format!("{name} ");
    pieces.flatten().filter(move |tag| tag.starts_with(&start))
}

fn forms(page: &Page) -> Vec<Form> {
    let mut forms = Vec::new();
    for piece in page.body.split("<form").skip(1) {
        let (tag, rest) = piece.split_once('>').unwrap_or_default();
        let (inner, _) = rest.split_once("</form>").unwrap_or((rest, ""));
        let own = page.path.split('?').next().unwrap_or_default();
        let mut form = Form {
            action: attribute(tag, "action").unwrap_or_else(|| own.to_owned()),
            fields: Vec::new(),
        };
        for name in ["input", "button", "textarea", "select"] {
            for tag in tags(inner, name) {
                let Some(name) = attribute(tag, "name") else {
                    continue;
                };
                let value = attribute(tag, "value").unwrap_or_default();
                if !form.fields.iter().any(|(other, _)| *other == name) {
                    form.fields.push((name, value));
                }
            }
        }
        forms.push(form);
    }
    forms
}

/// Where a page leads, on this site; not to what a script listens to.
pub fn links(page: &Page) -> Vec<String> {
    // What is listened to by a script never ends: it is asked for elsewhere.
    let tags = ["a", "link"]
        .into_iter()
        .flat_map(|tag| tags(&page.body, tag));
    let mut links: Vec<String> = tags.filter_map(|tag| attribute(tag, "href")).collect();
    links.retain(|link| link.starts_with('/') && !link.starts_with("/assets/"));
    let whole = links.iter().filter_map(|link| link.split('#').next());
    whole.map(str::to_owned).collect()
}

impl Seen {
    /// Follows every link from these pages on.
    pub async fn by(browser: &Browser, from: &[&str]) -> Self {
        let mut seen = Self::default();
        let mut next: VecDeque<String> = from.iter().map(|&path| path.to_owned()).collect();
        let mut known: BTreeSet<String> = next.iter().cloned().collect();
        while let Some(path) = next.pop_front() {
            if seen.pages.len() >= PAGES {
                break;
            }
            for link in links(seen.open(browser, &path).await) {
                if known.insert(link.clone()) {
                    next.push_back(link);
                }
            }
        }
        seen
    }

    /// Opens one page more.
    pub async fn open(&mut self, browser: &Browser, path: &str) -> &Page {
        let page = browser.get(path).await;
        self.forms.extend(forms(&page));
        self.pages.entry(path.to_owned()).or_insert(page)
    }

    /// Every address that is on these pages.
    pub fn addresses(&self) -> BTreeSet<String> {
        let pages = self.pages.keys().cloned();
        pages
            .chain(self.forms.iter().map(|form| form.action.clone()))
            .collect()
    }

    /// Whether this stands anywhere in what is seen: on a page, in an address.
    pub fn has(&self, text: &str) -> bool {
        self.pages
            .iter()
            .any(|(path, page)| path.contains(text) || page.has(text))
    }
}
