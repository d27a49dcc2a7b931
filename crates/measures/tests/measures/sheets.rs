//! Sheets of answers: what is scored from them, and what is said of one that is wrong.

use crate::keys::{EVERYTHING, key};
use measures::sheet::{LONGEST_ROW, Layout, MOST_COLUMNS, Sheet};
use proptest::prelude::*;

/// One row's scores, and the cells kept beside them.
type Row = (Vec<Option<f64>>, Vec<String>);

/// What a sheet comes to when it is handed in so many bytes at a time.
fn scored_by(bytes: &[u8], layout: Layout, step: usize) -> Result<Vec<Row>, String> {
    let key = key(EVERYTHING);
    let mut rows = Vec::new();
    let mut each = |row: &measures::sheet::Scored<'_>| {
        let kept = row
            .kept()
            .map(|cell| String::from_utf8(cell.to_vec()).expect("UTF-8"));
        rows.push((row.scores.to_vec(), kept.collect()));
    };
    let mut sheet = Sheet::new(&key, layout);
    for part in bytes.chunks(step.max(1)) {
        sheet.feed(part, &mut each).map_err(|bad| bad.to_string())?;
    }
    sheet.finish(&mut each).map_err(|bad| bad.to_string())?;
    Ok(rows)
}

fn scored(text: &str) -> Result<Vec<Row>, String> {
    scored_by(text.as_bytes(), Layout::default(), 7)
}

fn told(text: &str) -> String {
    scored(text).expect_err("a mistake")
}

const HEAD: &str = "1,2,3,4,5,6\n";

#[test]
fn rows_are_scored_as_they_come() {
    let rows = scored("6,5,4,3,2,1,id\n10,3,2.0,6,1,7,a\n\n0, 3 ,NA,6,,7,b").expect("scored");
    assert_eq!(rows[0].0, [Some(6.5), Some(1.0)]);
    assert_eq!(rows[1].0, [None, Some(-4.0)], "two of hold are missing");
    assert_eq!(rows.len(), 2);
}

#[test]
fn columns_may_be_named_kept_parted_and_left_blank_otherwise() {
    let layout = Layout {
        delimiter: b';',
        items: "ecr_{}m".to_owned(),
        keep: vec!["id".to_owned()],
        missing: vec!["-99".to_owned()],
    };
    let text =
        "\u{feff}ecr_1m;ecr_2m;ecr_3m;ecr_4m;id;ecr_5m;ecr_6m\r\n7;1;6;-99;\"a;\"\"b\";3;10\r\n";
    for step in [1, 2, 1000] {
        let rows = scored_by(text.as_bytes(), layout.clone(), step).expect("scored");
        assert_eq!(rows[0].0, [Some(20.0 / 3.0), Some(1.0)]);
        assert_eq!(rows[0].1, ["a;\"b"]);
    }
}

#[test]
fn what_is_wrong_is_told_with_its_row_and_column() {
    let good = "1,1,1,1,1,1\n";
    let cases = [
        (String::new(), "header (line 1): there is nothing in it"),
        (
            format!("{HEAD}{good}1,1,1,8,1,1\n"),
            "row 2 (line 3): column \"4\": \"8\" is no answer; item 4 takes a whole number from 1 to 7",
        ),
        (
            format!("{HEAD}1,1,1,3.5,1,1\n"),
            "row 1 (line 2): column \"4\": \"3.5\" is no answer",
        ),
        (
            format!("{HEAD}{good}\n\n1,1,x,1,1,1"),
            "row 2 (line 5): column \"3\": \"x\" is not a number",
        ),
        (
            format!("{HEAD}1,1,inf,1,1,1\n"),
            "row 1 (line 2): column \"3\": \"inf\" is not a number",
        ),
        (
            format!("{HEAD}1,1,nan,1,1,1\n"),
            "row 1 (line 2): column \"3\": \"nan\" is not a number",
        ),
        (
            format!("{HEAD}{good}1,1,1\n"),
            "row 2 (line 3): it has 3 cells where the header has 6",
        ),
        (
            format!("{HEAD}1,1,1,1,1,1,1\n"),
            "row 1 (line 2): it has 7 cells where the header has 6",
        ),
        (
            "1,2,3,4,5\n".into(),
            "header (line 1): no column for 6; what is there is \"1\", \"2\"",
        ),
        (
            "1;2;3;4;5;6\n".into(),
            "header (line 1): no column for 1, 2, 3, 4, 5, 6; what is there is \"1;2;3;4;5;6\". It seems to be parted by ';'",
        ),
        (
            "1,2,3,4,5,6,2\n".into(),
            "header (line 1): the column \"2\" is there twice",
        ),
        (
            format!("{HEAD}1,1,\"{}\",1,1,1\n", "y".repeat(90)),
            "row 1 (line 2): column \"3\": \"yyyyyyyyyyyyyyyyyyyy\"… is not a number",
        ),
    ];
    for (text, wanted) in cases {
        let told = told(&text);
        assert!(told.starts_with(wanted), "{told}\n is not\n{wanted}");
    }
}

#[test]
fn other_encodings_are_told() {
    let bytes = |text: &[u8]| scored_by(text, Layout::default(), 3).expect_err("a mistake");
    let utf16: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(bytes(&[&[0xff, 0xfe], utf16.as_slice()].concat()).contains("UTF-16"));
    assert!(bytes(&utf16).contains("UTF-16"));
    assert!(bytes(b"1,2,3,4,5,6,caf\xe9\n").contains("not UTF-8"));
    let keep = Layout {
        keep: vec!["id".to_owned()],
        ..Layout::default()
    };
    let told = scored_by(b"1,2,3,4,5,6,id\n1,1,1,1,1,1,\xe9\n", keep, 9).expect_err("a mistake");
    assert_eq!(
        told,
        "row 1 (line 2): column \"id\" is not UTF-8; save it as CSV in UTF-8"
    );
}

#[test]
fn a_line_without_end_is_refused_at_its_bound() {
    let long = format!("{HEAD}{}", "1".repeat(2 * LONGEST_ROW));
    assert!(told(&long).starts_with("row 1 (line 2): it is longer than 1048576 bytes"));
    let open = format!("{HEAD}\"{}", "1,1,1,1,1,1\n".repeat(LONGEST_ROW / 8));
    assert!(told(&open).contains("a quotation mark that is never closed"));
    let wide = ",".repeat(MOST_COLUMNS + 1);
    assert!(told(&wide).starts_with("header (line 1): it has more than 4096 columns"));
}

proptest! {
    /// Whatever the bytes and however they are handed in, a sheet is scored or refused, the same way.
    #[test]
    fn any_bytes_are_scored_or_refused(
        head in prop_oneof![Just(HEAD.to_owned()), "[1-6,;\"\n]{0,20}"],
        body in proptest::collection::vec(prop_oneof![
            4 => Just(b','), 2 => Just(b'\n'), 6 => b'0'..=b'9', 1 => Just(b'"'), 1 => any::<u8>(),
        ], 0..200),
        step in 1..50_usize,
    ) {
        let bytes = [head.as_bytes(), &body].concat();
        let whole = scored_by(&bytes, Layout::default(), usize::MAX);
        prop_assert_eq!(scored_by(&bytes, Layout::default(), step), whole);
    }
}
