//! How hard a text is to read. What must stay true: this is an estimate for English prose alone, and is
//! named as one wherever it is shown.

/// Ends of words in which a last "e", "es" or "ed" is spoken.
fn last_is_silent(letters: &[char]) -> bool {
    let before = |n: usize| letters.len().checked_sub(n).map(|at| letters[at]);
    let is_vowel = |c: Option<char>| c.is_some_and(is_vowel);
    match before(1) {
        // "table" ends in a sound, "make" does not.
        Some('e') => (before(2) != Some('l') || is_vowel(before(3))) && !is_vowel(before(2)),
        // "houses" and "boxes" end in a sound, "makes" does not.
        Some('s') if before(2) == Some('e') => {
            !matches!(before(3), Some('s' | 'z' | 'x' | 'c' | 'g' | 'h')) && !is_vowel(before(3))
        }
        // "wanted" and "needed" end in a sound, "asked" does not.
        Some('d') if before(2) == Some('e') => {
            !matches!(before(3), Some('t' | 'd')) && !is_vowel(before(3))
        }
        _ => false,
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// The syllables of a word: groups of vowels, without an ending that is not spoken. At least one.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    let starts = letters.iter().enumerate().filter(|(at, letter)| {
        let after_vowel = at.checked_sub(1).is_some_and(|at| is_vowel(letters[at]));
        is_vowel(**letter) && !after_vowel
    });
    let silent = usize::from(letters.len() > 2 && last_is_silent(&letters));
    starts.count().saturating_sub(silent).max(1)
}

/// Words and sentences in a run of text, and its syllables, as its language counts those of a word.
fn count(text: &str, syllables: fn(&str) -> usize) -> (usize, usize, usize) {
    let (mut words, mut sentences, mut all) = (0, 0, 0);
    let mut open = false;
    for word in text.split_whitespace() {
        if word.chars().any(char::is_alphanumeric) {
            words += 1;
            all += word
                .split(['-', '–', '—'])
                .filter(|part| part.chars().any(char::is_alphanumeric))
                .map(syllables)
                .sum::<usize>();
            open = true;
        }
        let end = word.trim_end_matches(['"', '”', '’', ')', '»']);
        if open && end.ends_with(['.', '!', '?', '…']) {
            sentences += 1;
            open = false;
        }
    }
    (words, sentences + usize::from(open), all)
}

/// How many words these blocks of text hold.
pub fn words(blocks: &[String]) -> usize {
    blocks.iter().map(|block| count(block, |_| 1).0).sum()
}

/// Words, sentences and syllables of these blocks, each of which ends a sentence.
pub(super) fn counted(blocks: &[String], syllables: fn(&str) -> usize) -> (usize, usize, usize) {
    let of_each = blocks.iter().map(|block| count(block, syllables));
    of_each.fold((0, 0, 0), |all, more| {
        (all.0 + more.0, all.1 + more.1, all.2 + more.2)
    })
}

/// The school grade of the United States at which these blocks of English text (paragraphs, points of
/// lists; each ends a sentence) are read with ease; `None` where there are too few words to tell.
///
/// Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid, Fishburne, Rogers and
/// Chissom 1975). Syllables are estimated by groups of vowels.
pub fn grade(blocks: &[String]) -> Option<f64> {
    let (words, sentences, syllables) = counted(blocks, syllables);
    if words < 50 || sentences == 0 {
        return None;
    }
    let (words, sentences) = (words as f64, sentences as f64);
    Some(0.39 * words / sentences + 11.8 * syllables as f64 / words - 15.59)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_people_speak_them() {
        for (word, count) in [
            ("cat", 1),
            ("make", 1),
            ("makes", 1),
            ("asked", 1),
            ("wanted", 2),
            ("table", 2),
            ("houses", 2),
            ("water", 2),
            ("partner", 2),
            ("attachment", 3),
            ("the", 1),
            ("me", 1),
            ("avoidant", 3),
            ("anxiety", 3),
            ("didn’t", 1),
            ("rhythm", 1),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn long_words_in_long_sentences_are_hard() {
        let easy = vec!["You sit down. She looks up. You both wait. It is late. ".repeat(6)];
        let hard = vec![
            "Internalised representational configurations of interpersonal availability \
             organise subsequent regulatory expectations concerning emotional communication. "
                .repeat(6),
        ];
        let (easy, hard) = (grade(&easy).expect("words"), grade(&hard).expect("words"));
        assert!(easy < 2.0, "{easy}");
        assert!(hard > 20.0, "{hard}");
    }

    #[test]
    fn the_formula_is_the_published_one() {
        // 60 words of one syllable in sentences of six: 0.39 * 6 + 11.8 - 15.59.
        let text = vec!["We sat down on the bench. ".repeat(10)];
        assert!((grade(&text).expect("words") - (2.34 + 11.8 - 15.59)).abs() < 1e-9);
    }

    #[test]
    fn a_few_words_have_no_grade() {
        assert_eq!(grade(&["Only a few words.".to_owned()]), None);
        assert_eq!(grade(&[]), None);
    }
}
