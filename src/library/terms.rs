//! Words as the search compares them: small letters without accents, and their stems.
//!
//! What must stay true: the same word in two spellings of case and accents is one term, and a term says
//! nothing of where it was found.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text: the term it is compared as, and where it stands, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is compared.
    pub term: String,
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

fn fold(word: &str) -> String {
    let small = word.nfd().filter(|c| !is_combining_mark(*c));
    small.flat_map(char::to_lowercase).collect()
}

/// The words of a text, in order. An apostrophe is part of a word, a hyphen is not.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\'' | '’');
        match (inside, from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                let term: String = fold(&text[start..at])
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .collect();
                if !term.is_empty() {
                    found.push(Word {
                        term,
                        from: start,
                        to: at,
                    });
                }
                from = None;
            }
            _ => {}
        }
    }
    found
}

/// Words that say nothing of what an article is about, in English and in Spanish. Searched for alone, they are
/// looked for all the same. None is here that means something in the other.
const COMMON: [&str; 44] = [
    "a", "about", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "for", "from",
    "has", "have", "he", "how", "i", "if", "in", "is", "it", "me", "my", "of", "on", "or", "our",
    "she", "so", "that", "the", "they", "this", "to", "was", "we", "what", "when", "why", "with",
    "you", "your",
];

const COMMON_IN_SPANISH: [&str; 54] = [
    "al", "como", "con", "cual", "cuando", "de", "del", "donde", "e", "el", "ella", "ellos", "en",
    "es", "esta", "estoy", "hay", "la", "las", "le", "les", "lo", "los", "mas", "mi", "mis", "muy",
    "ni", "no", "nos", "o", "para", "pero", "por", "porque", "que", "quien", "se", "ser", "si",
    "soy", "su", "sus", "tengo", "ti", "tu", "tus", "u", "un", "una", "unos", "y", "ya", "yo",
];

/// Whether a term is one of those.
pub fn is_common(term: &str) -> bool {
    COMMON.contains(&term) || COMMON_IN_SPANISH.contains(&term)
}

/// Cuts words to their stems, in a language that has rules for it here.
pub struct Stems {
    stemmer: Option<Stemmer>,
    is_spanish: bool,
}

impl Stems {
    /// For this language (BCP 47).
    pub fn of(language: &str) -> Self {
        let algorithm = match language.split('-').next().unwrap_or_default() {
            "de" => Algorithm::German,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "fr" => Algorithm::French,
            "it" => Algorithm::Italian,
            "nl" => Algorithm::Dutch,
            "pt" => Algorithm::Portuguese,
            _ => {
                return Self {
                    stemmer: None,
                    is_spanish: false,
                };
            }
        };
        Self {
            is_spanish: matches!(algorithm, Algorithm::Spanish),
            stemmer: Some(Stemmer::create(algorithm)),
        }
    }

    /// A term's stem.
    pub fn stem(&self, term: &str) -> String {
        match &self.stemmer {
            Some(stemmer) => stemmer.stem(&self.spelled(term)).into_owned(),
            None => term.to_owned(),
        }
    }

    /// A term with the accent its ending has in writing, where the rules know that ending by it alone.
    fn spelled<'a>(&self, term: &'a str) -> Cow<'a, str> {
        match term.strip_suffix("ion").filter(|_| self.is_spanish) {
            Some(before) => Cow::Owned(format!("{before}ión")),
            None => Cow::Borrowed(term),
        }
    }
}

/// How many slips of the finger are overlooked in a term: none in a short one, where each would make it
/// another word.
pub fn slips(term: &str) -> u32 {
    match term.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_apostrophes_make_no_difference() {
        let terms: Vec<String> = words("Relación, RELACION: don’t don't self-worth 2 —")
            .into_iter()
            .map(|word| word.term)
            .collect();
        assert_eq!(
            terms,
            ["relacion", "relacion", "dont", "dont", "self", "worth", "2"]
        );
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "Die Ängste gehen";
        for word in words(text) {
            assert!(
                text.get(word.from..word.to)
                    .is_some_and(|found| words(found)[0].term == word.term)
            );
        }
    }

    #[test]
    fn forms_of_a_word_have_one_stem_where_the_language_is_known() {
        let english = Stems::of("en-GB");
        assert_eq!(english.stem("arguing"), english.stem("argue"));
        assert_eq!(Stems::of("eu").stem("arguing"), "arguing");
        let spanish = Stems::of("es");
        for (one, other) in [("separacion", "separaciones"), ("parejas", "pareja")] {
            assert_eq!(spanish.stem(one), spanish.stem(other));
        }
    }
}
