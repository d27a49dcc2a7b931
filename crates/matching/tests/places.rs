//! Countries, regions, and the one code that each place has.

use matching::{
    AFFIRMS, APPROACHES, Country, GENDERS, GOALS, Jurisdiction, countries, languages, regions,
};

#[test]
fn the_country_list_is_whole_and_each_country_is_itself() {
    assert_eq!(countries().len(), 249, "ISO 3166-1 has 249 entries");
    for (code, name) in countries() {
        let country = Country::parse(code).unwrap();
        assert_eq!(country.code(), *code);
        assert_eq!(country.name(), *name);
    }
    assert_eq!(Country::parse("DE").unwrap().name(), "Germany");
    for wrong in ["", "de", "D", "DEU", "XX", "UK", "DE "] {
        assert!(Country::parse(wrong).is_none(), "{wrong:?} was taken");
    }
}

#[test]
fn lists_are_in_order_and_name_nothing_twice() {
    let sorted: [&[(&str, &str)]; 4] = [countries(), languages(), regions("US"), regions("CA")];
    for list in sorted {
        let names: Vec<String> = list.iter().map(|(_, name)| plain(name)).collect();
        assert!(names.is_sorted(), "{names:?}");
    }
    for list in [
        countries(),
        languages(),
        regions("US"),
        GOALS,
        APPROACHES,
        AFFIRMS,
        GENDERS,
    ] {
        let mut codes: Vec<&str> = list.iter().map(|(code, _)| *code).collect();
        let mut names: Vec<&str> = list.iter().map(|(_, name)| *name).collect();
        for words in [&mut codes, &mut names] {
            words.sort_unstable();
            assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{words:?}");
        }
    }
}

/// A name as a reader looks it up: small letters, accents set aside.
fn plain(name: &str) -> String {
    let letter = |letter| match letter {
        'Å' => 'a',
        'ô' => 'o',
        'ç' => 'c',
        'é' => 'e',
        'ü' => 'u',
        other => other.to_ascii_lowercase(),
    };
    name.chars().filter(|c| *c != '’').map(letter).collect()
}

#[test]
fn where_states_license_a_country_alone_says_too_little() {
    let california = Jurisdiction::parse("US-CA").unwrap();
    assert_eq!(california.name(), "California, United States");
    assert_eq!(california.short_name(), "California");
    assert_eq!(california.country().code(), "US");
    assert_eq!(
        Jurisdiction::parse("CA-QC").unwrap().name(),
        "Quebec, Canada"
    );
    assert!(Jurisdiction::parse("US").is_none(), "which state?");
    assert!(Jurisdiction::parse("CA").is_none(), "which province?");
    assert!(
        Jurisdiction::parse("US-QC").is_none(),
        "Quebec is not in the United States"
    );
}

#[test]
fn where_the_country_licenses_a_region_is_refused() {
    assert_eq!(Jurisdiction::parse("DE").unwrap().name(), "Germany");
    assert!(Jurisdiction::parse("DE-BY").is_none());
    assert!(Jurisdiction::parse("AU-NSW").is_none());
    assert!(Jurisdiction::parse("AU").is_some());
    for wrong in ["", "-", "US-", "-CA", "DE-", "us-ca", "US-CA-LA", "USCA"] {
        assert!(Jurisdiction::parse(wrong).is_none(), "{wrong:?} was taken");
    }
}

#[test]
fn every_place_has_one_code_and_gets_it_back() {
    assert_eq!(
        regions("US").len(),
        52,
        "50 states, the District of Columbia, Puerto Rico"
    );
    assert_eq!(regions("CA").len(), 13, "10 provinces, 3 territories");
    for country in ["US", "CA"] {
        for (region, _) in regions(country) {
            let code = format!("{country}-{region}");
            assert_eq!(Jurisdiction::parse(&code).unwrap().code(), code);
        }
    }
    let one_for_all = countries()
        .iter()
        .filter(|(code, _)| Jurisdiction::parse(code).is_some());
    assert_eq!(
        one_for_all.count(),
        247,
        "all but the United States and Canada"
    );
}

#[test]
fn puerto_rico_is_one_place_under_either_code() {
    let by_country = Jurisdiction::parse("PR").unwrap();
    assert_eq!(by_country, Jurisdiction::parse("US-PR").unwrap());
    assert_eq!(by_country.code(), "US-PR");
}

#[test]
fn stored_places_are_codes_and_unknown_ones_are_not_read() {
    let oregon = Jurisdiction::parse("US-OR").unwrap();
    let stored = serde_json::to_string(&oregon).unwrap();
    assert_eq!(stored, "\"US-OR\"");
    assert_eq!(
        serde_json::from_str::<Jurisdiction>(&stored).unwrap(),
        oregon
    );
    assert!(serde_json::from_str::<Jurisdiction>("\"US\"").is_err());
    assert_eq!(
        serde_json::to_string(&Country::parse("FR").unwrap()).unwrap(),
        "\"FR\""
    );
    assert!(serde_json::from_str::<Country>("\"ZZ\"").is_err());
}
