//! National Provider Identifiers.

use matching::{Npi, NpiProblem};
use proptest::prelude::*;

/// The example of CMS's own description of the check digit.
const OFFICIAL: &str = "1234567893";

#[test]
fn the_official_example_is_good() {
    assert_eq!(Npi::parse(OFFICIAL).unwrap().as_str(), OFFICIAL);
    assert_eq!(Npi::parse(" 1234567893 ").unwrap().as_str(), OFFICIAL);
}

#[test]
fn each_problem_has_its_name() {
    for wrong in [
        "",
        "123456789",
        "12345678931",
        "12345x7893",
        "１２３４５６７８９３",
    ] {
        assert_eq!(
            Npi::parse(wrong),
            Err(NpiProblem::NotTenDigits),
            "{wrong:?}"
        );
    }
    assert_eq!(Npi::parse("3234567893"), Err(NpiProblem::FirstDigit));
    assert_eq!(Npi::parse("0234567893"), Err(NpiProblem::FirstDigit));
    assert_eq!(Npi::parse("1234567890"), Err(NpiProblem::CheckDigit));
}

#[test]
fn two_digits_that_changed_places_are_noticed() {
    assert_eq!(Npi::parse("1243567893"), Err(NpiProblem::CheckDigit));
}

#[test]
fn a_stored_npi_is_checked_again() {
    let npi = Npi::parse(OFFICIAL).unwrap();
    let stored = serde_json::to_string(&npi).unwrap();
    assert_eq!(stored, "\"1234567893\"");
    assert_eq!(serde_json::from_str::<Npi>(&stored).unwrap(), npi);
    assert!(serde_json::from_str::<Npi>("\"1234567890\"").is_err());
}

proptest! {
    #[test]
    fn nine_digits_have_exactly_one_check_digit(start in 100_000_000_u32..300_000_000) {
        let good = (0..10).filter(|check| Npi::parse(&format!("{start}{check}")).is_ok());
        prop_assert_eq!(good.count(), 1);
    }

    #[test]
    fn any_one_mistyped_digit_is_noticed(at in 1..10_usize, digit in 0..10_u8) {
        let mut typed = OFFICIAL.as_bytes().to_vec();
        prop_assume!(typed[at] != b'0' + digit);
        typed[at] = b'0' + digit;
        let typed = String::from_utf8(typed).unwrap();
        prop_assert_eq!(Npi::parse(&typed), Err(NpiProblem::CheckDigit));
    }
}
