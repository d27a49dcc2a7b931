//! Names in a row, and names in order.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Given, named, say};

/// What a name is put in order by: its letters without the marks on them, large. In Arabic that puts every
/// alif in one place.
pub fn order_of(name: &str) -> String {
    let bare = name.nfd().filter(|c| !is_combining_mark(*c));
    bare.flat_map(char::to_uppercase).collect()
}

/// `Maria`, `Maria and Jo`, `Maria, Jo and Sam`; nothing for nobody.
pub fn in_a_row<Name: AsRef<str>>(names: &[Name]) -> String {
    let Some((last, before)) = names.split_last() else {
        return String::new();
    };
    let last = last.as_ref();
    if before.is_empty() {
        return last.to_owned();
    }
    let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
    say("row-and")
        .with("before", before.join(&say("shell-comma")))
        .with("sound", first_sound(last))
        .with("last", last)
        .into()
}

/// `Step 3 of 12`: how far along a row of things of a kind one is, counted from 1. The kinds are those that
/// have a text `progress-<kind>`.
pub fn progress(kind: &str, at: impl Given, of: impl Given) -> String {
    let words = named("progress", kind).unwrap_or_else(|| say("progress-step"));
    words.with("at", at).with("of", of).into()
}

/// `i` where a name begins with that sound: Spanish has another word for "and" before it (Ortografía de la
/// lengua española, 2010), but not before a diphthong as in Hielo.
fn first_sound(name: &str) -> &'static str {
    let bare = order_of(name);
    let sound = bare.strip_prefix('H').unwrap_or(&bare);
    let is_diphthong = sound.len() < bare.len() && sound.starts_with("IE");
    if sound.starts_with('I') && !is_diphthong {
        "i"
    } else {
        "other"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::Language;

    #[test]
    fn names_stand_in_a_row_as_each_language_has_it() {
        assert_eq!(in_a_row::<&str>(&[]), "");
        assert_eq!(in_a_row(&["Maria"]), "Maria");
        assert_eq!(in_a_row(&["Maria", "Jo", "Sam"]), "Maria, Jo and Sam");
        for (last, written) in [
            ("Jo", "Maria y Jo"),
            ("Inés", "Maria e Inés"),
            ("Hilario", "Maria e Hilario"),
            ("Hiedra", "Maria y Hiedra"),
        ] {
            let row = Language::Spanish.speaks(|| in_a_row(&["Maria", last]));
            assert_eq!(row, written);
        }
    }

    #[test]
    fn marks_on_letters_change_no_order() {
        assert_eq!(order_of("Ávila"), "AVILA");
    }
}
