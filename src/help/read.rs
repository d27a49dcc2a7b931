//! The lines of the world, read when the service starts: those that come with it, and over them the
//! practice's own.
//!
//! What must stay true: a practice's file stands in the place of ours of the same country; one that cannot
//! be read stops the start, since nobody should learn in need that it is missing.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::line::{Country, INTERNATIONAL, PRACTICE};
use crate::content_files::{own as own_files, shipped};

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/help");

/// The folder in a practice's content folder.
const FOLDER: &str = "help";
const ENDING: &str = ".toml";

/// Where help is, as far as we know.
#[derive(Debug)]
pub struct Lines {
    /// By name.
    pub(super) countries: Vec<Country>,
    /// For any other country.
    pub(super) elsewhere: Country,
    /// The practice's own lines.
    pub(super) practice: Option<Country>,
}

/// The practice's own files.
fn own(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let folder = folder.join(FOLDER);
    let told = |e: std::io::Error| format!("{}: {e}", folder.display());
    let read = |(name, path)| Ok((name, std::fs::read_to_string(path).map_err(told)?));
    own_files(&folder, ENDING)?.into_iter().map(read).collect()
}

fn country(code: &str, text: &str) -> Result<Country, String> {
    let mut country: Country =
        toml::from_str(text).map_err(|e| format!("{FOLDER}/{code}.toml: {e}"))?;
    code.clone_into(&mut country.code);
    country.name = match code {
        INTERNATIONAL => "Another country".to_owned(),
        PRACTICE => "From this practice".to_owned(),
        code => {
            let known = matching::countries()
                .iter()
                .find(|(known, _)| *known == code);
            let (_, name) = known.ok_or_else(|| {
                format!("{FOLDER}/{code}.toml: {code} is no country: name it by its two letters, as in DE.toml")
            })?;
            (*name).to_owned()
        }
    };
    Ok(country)
}

impl Lines {
    /// Reads them. In the practice's content folder, `help/DE.toml` stands in the place of ours for Germany or
    /// is one more, and `help/practice.toml` has lines that are shown to everyone, first.
    ///
    /// # Errors
    /// What is wrong with which file.
    pub fn load(folder: Option<&Path>) -> Result<Self, String> {
        let mut files = shipped(&SHIPPED, ENDING);
        if let Some(folder) = folder {
            files.extend(own(folder)?);
        }
        Self::of(&files)
    }

    pub(super) fn of(files: &BTreeMap<String, String>) -> Result<Self, String> {
        let read = files.iter().map(|(code, text)| country(code, text));
        let mut all = read.collect::<Result<Vec<_>, _>>()?;
        let mut take = |code: &str| {
            let at = all.iter().position(|country| country.code == code);
            at.map(|at| all.remove(at))
        };
        let practice = take(PRACTICE);
        let elsewhere = take(INTERNATIONAL).unwrap_or_default();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self {
            countries: all,
            elsewhere,
            practice,
        })
    }

    /// Where help is in this country (ISO 3166-1 alpha-2), or where to look for it in any other.
    pub fn of_country(&self, code: &str) -> &Country {
        let found = self.countries.iter().find(|country| country.code == code);
        found.unwrap_or(&self.elsewhere)
    }

    /// All of them, the practice's own first.
    pub(super) fn all(&self) -> impl Iterator<Item = &Country> {
        let practice = self.practice.iter();
        practice.chain(&self.countries).chain([&self.elsewhere])
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn with(files: &[(&str, &str)]) -> Result<Lines, String> {
        let mut all = shipped(&SHIPPED, ENDING);
        let own = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        all.extend(own);
        Lines::of(&all)
    }

    #[test]
    fn help_is_known_in_more_than_forty_countries_on_all_continents() {
        let lines = Lines::load(None).expect("the lines");
        assert!(lines.countries.len() >= 60, "{}", lines.countries.len());
        for code in ["DE", "US", "BR", "JP", "KE", "FJ"] {
            assert_eq!(lines.of_country(code).code, code);
        }
        assert_eq!(lines.of_country("AQ").name, "Another country");
    }

    #[test]
    fn a_practices_own_file_stands_in_the_place_of_ours() {
        let german = "emergency = \"112\"\n[[lines]]\nname = \"Unser Telefon\"\nwhat_for = [\"crisis\"]\nphone = \"030 123456\"";
        let lines = with(&[
            ("DE", german),
            (
                "practice",
                "[[lines]]\nname = \"On call\"\nwhat_for = [\"crisis\"]",
            ),
        ]);
        let lines = lines.expect("the lines");
        let html = lines.of_country("DE").html().expect("a piece of a page");
        assert!(
            html.contains("tel:030123456") && !html.contains("TelefonSeelsorge"),
            "{html}"
        );
        assert_eq!(
            lines.all().next().map(|first| first.name.as_str()),
            Some("From this practice")
        );
    }

    #[test]
    fn a_country_compared_in_another_month_than_the_others_says_so() {
        let older = "emergency = \"112\"\n[[lines]]\nname = \"Telefon\"\nwhat_for = [\"crisis\"]\n\
                     phone = \"030 123456\"\nchecked = \"2025-01\"\nhow = \"second-hand\"";
        let lines = with(&[("DE", older)]).expect("the lines");
        let says = |code, month: &str| {
            let html = lines
                .of_country(code)
                .among_others(Some(date(2026, 11, 30)));
            html.expect("a piece of a page").contains(month)
        };
        assert!(says("DE", "January 2025"));
        assert!(!says("FR", "November 2026"));
        // By itself each says when.
        let html = lines.of_country("FR").html().expect("a piece of a page");
        assert!(html.contains("November 2026"), "{html}");
    }

    #[test]
    fn what_cannot_be_read_is_told_with_the_file_it_is_in() {
        for (name, text) in [
            ("XX", "emergency = \"112\""),
            ("lines", "emergency = \"112\""),
            ("DE", "emergenzy = \"112\""),
            ("DE", "[[lines]]\nname = \"No kind\""),
        ] {
            let told = with(&[(name, text)]).expect_err("a mistake");
            assert!(told.starts_with(&format!("help/{name}.toml: ")), "{told}");
        }
    }
}
