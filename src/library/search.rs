//! Searching the articles: an index in memory, made when the service starts.
//!
//! What must stay true: a search is bounded in time, whatever is asked for, and keeps nothing of what was
//! asked for. Why not a search engine: see docs/decisions/search.md.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use fst::automaton::{Levenshtein, Str};
use fst::{Automaton, IntoStreamer, Set, Streamer};

use super::article::Article;
use super::terms::{Stems, Word, is_common, slips, words};

/// The longest search taken, in characters; what is beyond is not read.
pub const LONGEST: usize = 100;
/// The most words of it that are looked for.
const MOST_WORDS: usize = 8;
/// The most terms that one word may stand for.
const MOST_TERMS: usize = 200;
/// The longest term that may have slips in it: finding them costs more with each letter.
const LONGEST_TERM: usize = 24;
/// How long a passage is that is shown, in bytes or a few more.
const PASSAGE: usize = 220;

/// What a word counts, by where it stands.
const TITLE: f64 = 8.0;
const ABOUT: f64 = 4.0;
const HEADING: f64 = 3.0;
const BODY: f64 = 1.0;

/// What a word counts, by how it was found.
const EXACT: f64 = 1.0;
const STEM: f64 = 0.8;
const BEGINS: f64 = 0.6;
const SLIP: f64 = 0.45;

/// How often a term stands in an article, each time as much as its place counts.
type Weights = HashMap<usize, f64>;

/// The index.
pub struct Index {
    terms: Set<Vec<u8>>,
    weights: BTreeMap<String, Weights>,
    stems: HashMap<String, Vec<String>>,
    languages: Vec<String>,
    articles: usize,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which, by its place in the list the index was made of.
    pub article: usize,
    /// The terms in it that were looked for.
    terms: BTreeSet<String>,
    found: usize,
    score: f64,
}

/// A piece of a text, and whether it is what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they were looked for.
    pub found: bool,
}

fn places(article: &Article) -> impl Iterator<Item = (f64, &str)> {
    let title = [(TITLE, &*article.title)];
    let about = [&article.summary]
        .into_iter()
        .chain(&article.takeaways)
        .chain(&article.topics)
        .map(|text| (ABOUT, &**text));
    let headings = article
        .body
        .headings
        .iter()
        .map(|heading| (HEADING, &*heading.text));
    let body = article.body.blocks.iter().map(|block| (BODY, &**block));
    title.into_iter().chain(about).chain(headings).chain(body)
}

impl Index {
    /// The index of these articles.
    pub fn of(articles: &[Article]) -> Self {
        let mut weights: BTreeMap<String, Weights> = BTreeMap::new();
        let mut stems: HashMap<String, BTreeSet<String>> = HashMap::new();
        let mut languages: Vec<String> = Vec::new();
        for (at, article) in articles.iter().enumerate() {
            let rules = Stems::of(&article.language);
            if !languages.contains(&article.language) {
                languages.push(article.language.clone());
            }
            for (weight, text) in places(article) {
                for Word { term, .. } in words(text) {
                    stems
                        .entry(rules.stem(&term))
                        .or_default()
                        .insert(term.clone());
                    *weights.entry(term).or_default().entry(at).or_default() += weight;
                }
            }
        }
        Self {
            // The keys of a BTreeMap are in order and each is there once, which is all it asks for.
            terms: Set::from_iter(weights.keys()).unwrap_or_default(),
            weights,
            stems: stems
                .into_iter()
                .map(|(stem, terms)| (stem, terms.into_iter().collect()))
                .collect(),
            languages,
            articles: articles.len(),
        }
    }

    /// The terms a word stands for, each with how well it fits.
    fn meant(&self, word: &str) -> HashMap<String, f64> {
        let mut meant = HashMap::new();
        let mut add = |term: &str, fit: f64| {
            if meant.len() < MOST_TERMS || meant.contains_key(term) {
                let known: &mut f64 = meant.entry(term.to_owned()).or_default();
                *known = known.max(fit);
            }
        };
        if self.weights.contains_key(word) {
            add(word, EXACT);
        }
        for language in &self.languages {
            let same = self.stems.get(&Stems::of(language).stem(word));
            same.into_iter().flatten().for_each(|term| add(term, STEM));
        }
        if word.chars().count() >= 3 {
            self.matching(Str::new(word).starts_with(), &mut |term| add(term, BEGINS));
        }
        let close = slips(word);
        if close > 0
            && word.chars().count() <= LONGEST_TERM
            && let Ok(automaton) = Levenshtein::new(word, close)
        {
            self.matching(automaton, &mut |term| add(term, SLIP));
        }
        meant
    }

    fn matching<A: Automaton>(&self, automaton: A, found: &mut impl FnMut(&str)) {
        let mut stream = self.terms.search(automaton).into_stream();
        while let Some(term) = stream.next() {
            // Whatever is in it was put in as text.
            found(std::str::from_utf8(term).unwrap_or_default());
        }
    }

    /// The articles that have what was asked for, the best first: those with more of its words before those
    /// with fewer.
    pub fn search(&self, asked: &str) -> Vec<Hit> {
        let asked: String = asked.chars().take(LONGEST).collect();
        let mut asked: Vec<String> = words(&asked).into_iter().map(|word| word.term).collect();
        if asked.iter().any(|term| !is_common(term)) {
            asked.retain(|term| !is_common(term));
        }
        asked.truncate(MOST_WORDS);
        let mut hits: BTreeMap<usize, Hit> = BTreeMap::new();
        for word in &asked {
            self.add_word(word, &mut hits);
        }
        // An article with none of the words but one or two of many has little to do with what was asked.
        let enough = asked.len().div_ceil(2);
        let mut hits: Vec<Hit> = hits
            .into_values()
            .filter(|hit| hit.found >= enough)
            .collect();
        hits.sort_by(|a, b| b.found.cmp(&a.found).then(b.score.total_cmp(&a.score)));
        hits
    }

    fn add_word(&self, word: &str, hits: &mut BTreeMap<usize, Hit>) {
        let mut scores: HashMap<usize, (f64, BTreeSet<String>)> = HashMap::new();
        for (term, fit) in self.meant(word) {
            let Some(weights) = self.weights.get(&term) else {
                continue;
            };
            // A word that is in few articles tells more (inverse document frequency), and a word that is
            // there ten times is not ten times as good (saturation): as in BM25.
            let rare = (1.0 + self.articles as f64 / weights.len() as f64).ln();
            for (article, weight) in weights {
                let score = fit * rare * weight / (weight + 4.0);
                let (best, terms) = scores.entry(*article).or_default();
                *best = best.max(score);
                terms.insert(term.clone());
            }
        }
        for (article, (score, terms)) in scores {
            let hit = hits.entry(article).or_insert(Hit {
                article,
                terms: BTreeSet::new(),
                found: 0,
                score: 0.0,
            });
            hit.found += 1;
            hit.score += score;
            hit.terms.extend(terms);
        }
    }
}

impl Hit {
    /// A text, cut where what was looked for begins and ends.
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = 0;
        let mut add = |text: &str, found: bool| {
            if !text.is_empty() {
                let text = text.to_owned();
                pieces.push(Piece { text, found });
            }
        };
        for word in words(text) {
            if self.terms.contains(&word.term) {
                add(&text[at..word.from], false);
                add(&text[word.from..word.to], true);
                at = word.to;
            }
        }
        add(&text[at..], false);
        pieces
    }

    /// The passage of an article that has most of what was looked for, in pieces; its summary where its
    /// text has nothing of it.
    pub fn passage(&self, article: &Article) -> Vec<Piece> {
        let found = |block: &&String| {
            let words = words(block).into_iter();
            let terms: BTreeSet<String> = words
                .map(|word| word.term)
                .filter(|term| self.terms.contains(term))
                .collect();
            terms.len()
        };
        let headings = &article.body.headings;
        let blocks = article.body.blocks.iter().rev();
        let blocks = blocks.filter(|block| !headings.iter().any(|heading| heading.text == **block));
        // The first of those that have as many.
        let best = blocks.max_by_key(found).filter(|block| found(block) > 0);
        match best {
            Some(block) => self.pieces(&self.cut(block)),
            None => self.pieces(&article.summary),
        }
    }

    /// A block, cut to the length of a passage around the first word that was looked for.
    fn cut(&self, block: &str) -> String {
        let words = words(block);
        let first = words
            .iter()
            .position(|word| self.terms.contains(&word.term));
        if block.len() <= PASSAGE {
            return block.to_owned();
        }
        let start = first.unwrap_or(0).saturating_sub(10);
        let from = words
            .get(start)
            .filter(|_| start > 0)
            .map_or(0, |word| word.from);
        let to = words
            .iter()
            .map(|word| word.to)
            .find(|to| *to >= from + PASSAGE)
            .unwrap_or(block.len());
        let before = if from > 0 { "… " } else { "" };
        let after = if to < block.len() { " …" } else { "" };
        format!("{before}{}{after}", &block[from..to])
    }
}

#[cfg(test)]
mod tests {
    use super::super::article::{parse, tests::written};
    use super::*;

    fn articles() -> Vec<Article> {
        let one = |name: &str, title: &str, text: &str| {
            parse(name, &written(&format!("title = \"{title}\""), text)).expect("an article")
        };
        vec![
            one(
                "jealous",
                "When you feel jealous",
                "Trust grows slowly. Reassurance helps for an hour.",
            ),
            one(
                "quarrels",
                "The same quarrel again",
                "One pursues and the other withdraws. Being jealous may be part of it. ## no",
            ),
            one(
                "begin",
                "Beginning therapy",
                "What to expect of a therapist. Arguing less is not the aim. Relación.",
            ),
        ]
    }

    fn found(asked: &str) -> Vec<usize> {
        let index = Index::of(&articles());
        index.search(asked).iter().map(|hit| hit.article).collect()
    }

    #[test]
    fn a_title_counts_more_than_the_text() {
        assert_eq!(found("jealous"), [0, 1]);
    }

    #[test]
    fn slips_of_the_finger_other_forms_and_beginnings_are_found() {
        for (asked, article) in [
            ("jelous", 0),
            ("reasurrance", 0),
            ("therpist", 2),
            ("pursuing", 1),
            ("withdra", 1),
            ("RELACION", 2),
            ("argue", 2),
            ("thearpy", 2),
        ] {
            assert_eq!(found(asked).first(), Some(&article), "{asked}");
        }
    }

    #[test]
    fn short_words_are_taken_as_they_are() {
        assert!(found("aix").is_empty());
        assert!(found("xyzzyplugh").is_empty());
        assert!(found("").is_empty() && found(" ?! ").is_empty());
    }

    #[test]
    fn more_of_the_words_come_first() {
        assert_eq!(found("why is my partner jealous and withdraws")[0], 1);
    }

    #[test]
    fn what_was_found_is_marked_and_the_words_are_whole() {
        let articles = articles();
        let index = Index::of(&articles);
        let hits = index.search("jelous pursues");
        let passage = hits[0].passage(&articles[hits[0].article]);
        let marked: Vec<&str> = passage
            .iter()
            .filter(|piece| piece.found)
            .map(|piece| &*piece.text)
            .collect();
        assert_eq!(marked, ["pursues", "jealous"]);
        let whole: String = passage.iter().map(|piece| &*piece.text).collect();
        assert!(whole.starts_with("One pursues"));
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = format!("{} needle {}", "hay ".repeat(200), "straw ".repeat(200));
        let article = parse("a", &written("title = \"A\"", &text)).expect("an article");
        let index = Index::of(std::slice::from_ref(&article));
        let passage = index.search("needle")[0].passage(&article);
        let whole: String = passage.iter().map(|piece| &*piece.text).collect();
        assert!(
            whole.starts_with("… hay") && whole.ends_with("straw …") && whole.len() < 300,
            "{whole}"
        );
    }

    proptest::proptest! {
        #[test]
        fn anything_may_be_asked(asked in ".{0,200}") {
            let articles = articles();
            let index = Index::of(&articles);
            for hit in index.search(&asked) {
                let whole: String = hit.pieces(&articles[hit.article].title).into_iter().map(|piece| piece.text).collect();
                proptest::prop_assert_eq!(&whole, &articles[hit.article].title);
                hit.passage(&articles[hit.article]);
            }
        }
    }
}
