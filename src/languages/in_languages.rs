//! Something that is there in several languages.

use super::{Language, spoken};

/// Something as it was written, and as other languages of pages show it.
#[derive(Debug)]
pub struct InLanguages<T> {
    /// As it was written.
    pub original: T,
    /// In the languages there is more of; one of each.
    pub translated: Vec<(Language, T)>,
}

impl<T> InLanguages<T> {
    /// What is there as it was written alone.
    pub fn untranslated(original: T) -> Self {
        Self {
            original,
            translated: Vec::new(),
        }
    }

    /// In the language of the page, or else as it was written.
    pub fn here(&self) -> &T {
        let page = spoken().page;
        let own = self.translated.iter().find(|(one, _)| *one == page);
        own.map_or(&self.original, |(_, translated)| translated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_shown_in_the_language_of_the_page_where_it_is_there() {
        let mut greeting = InLanguages::untranslated("hello");
        greeting.translated.push((Language::Spanish, "hola"));
        assert_eq!(*greeting.here(), "hello");
        assert_eq!(Language::Spanish.speaks(|| *greeting.here()), "hola");
        assert_eq!(Language::Arabic.speaks(|| *greeting.here()), "hello");
    }
}
