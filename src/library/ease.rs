//! How easily a Spanish text is read. What must stay true: this is an estimate for Spanish prose alone, and is
//! named as one wherever it is shown.

/// What a letter does in a syllable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    /// `a`, `e`, `o`, and an `í` or `ú` with its accent: it is the middle of a syllable of its own.
    Strong,
    /// `i`, `u`, `ü`, and a last `y`: it joins the vowel beside it.
    Weak,
    /// Any other.
    None,
}

fn sound(letters: &[char], at: usize) -> Sound {
    let beside = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied();
    let (before, after) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
    match letters[at] {
        'a' | 'e' | 'o' | 'á' | 'é' | 'ó' | 'í' | 'ú' => Sound::Strong,
        // It is not spoken in "que" and "guerra".
        'u' if matches!(before, Some('q' | 'g'))
            && matches!(after, Some('e' | 'i' | 'é' | 'í')) =>
        {
            Sound::None
        }
        'i' | 'u' | 'ü' => Sound::Weak,
        'y' if after.is_none() => Sound::Weak,
        _ => Sound::None,
    }
}

/// The syllables of a word. At least one.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    let sounds: Vec<Sound> = (0..letters.len()).map(|at| sound(&letters, at)).collect();
    let runs = sounds.split(|sound| *sound == Sound::None);
    // Two strong vowels side by side part ("le-o"); weak ones join a strong one ("bue-no"), or each other.
    let of_run = |run: &[Sound]| {
        let strong = run.iter().filter(|sound| **sound == Sound::Strong).count();
        strong.max(usize::from(!run.is_empty()))
    };
    runs.map(of_run).sum::<usize>().max(1)
}

/// How easily these blocks of Spanish text are read, from 0 (hard) to 100 (easy); `None` where there are too
/// few words to tell.
///
/// The perspicuity of Szigriszt Pazos (1993): 206.835 - 62.3 syllables a word - words a sentence. By the INFLESZ
/// scale (Barrio-Cantalejo and others 2008, Anales del Sistema Sanitario de Navarra 31, 135-152), made for what
/// patients read, below 55 is somewhat hard, 55 to 65 usual, 65 to 80 rather easy.
pub fn ease(blocks: &[String]) -> Option<f64> {
    let (words, sentences, syllables) = super::grade::counted(blocks, syllables);
    if words < 50 || sentences == 0 {
        return None;
    }
    let (words, sentences) = (words as f64, sentences as f64);
    Some(206.835 - 62.3 * syllables as f64 / words - words / sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_people_speak_them() {
        for (word, count) in [
            ("sol", 1),
            ("y", 1),
            ("muy", 1),
            ("que", 1),
            ("guerra", 2),
            ("vergüenza", 3),
            ("bueno", 2),
            ("leo", 2),
            ("caer", 2),
            ("día", 2),
            ("baúl", 2),
            ("ciudad", 2),
            ("relación", 3),
            ("pareja", 3),
            ("ansioso", 3),
            ("miedo", 2),
            ("ayuda", 3),
            ("ahora", 3),
            ("rey", 1),
            ("terapeuta", 4),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn the_formula_is_the_published_one() {
        // 60 words of two syllables in sentences of six: 206.835 - 62.3 * 2 - 6.
        let text = vec!["Ella come mucho queso cada lunes. ".repeat(10)];
        let ease = ease(&text).expect("words");
        assert!((ease - (206.835 - 124.6 - 6.0)).abs() < 1e-9, "{ease}");
    }

    #[test]
    fn long_words_in_long_sentences_are_hard() {
        let text = vec![
            "Las configuraciones representacionales interiorizadas organizan subsiguientemente \
             expectativas regulatorias relativas a la comunicación interpersonal. "
                .repeat(8),
        ];
        assert!(ease(&text).expect("words") < 20.0);
        assert_eq!(ease(&["Pocas palabras.".to_owned()]), None);
    }
}
