//! What a thief has, and how they look through it.

use std::collections::BTreeSet;
use std::path::Path;

use aho_corasick::AhoCorasick;
use data_encoding::{BASE64, BASE64URL, HEXLOWER};
use securebase::db::{Db, Engine};
use sqlx::{Column, Row};

use crate::support::{Place, logged};

/// One place something was looked for: its name and its bytes.
pub type Haystack = (String, Vec<u8>);

/// Where any of these words lie, in any of the forms bytes are usually written in.
pub fn found(words: &[String], haystacks: &[Haystack]) -> Vec<String> {
    let mut places = BTreeSet::new();
    for counts in [false, true] {
        let forms = words.iter().flat_map(|word| {
            let forms = forms(word).into_iter();
            forms.filter_map(move |(exact, form)| (exact == counts).then_some((word, form)))
        });
        let (words, forms): (Vec<_>, Vec<_>) = forms.unzip();
        for (at, name) in search(&forms, counts, haystacks) {
            places.insert(format!("{:?} in {name}", words[at]));
        }
    }
    places.into_iter().collect()
}

/// Where any of these bytes lie as they are.
pub fn lies(secrets: &[Vec<u8>], haystacks: &[Haystack]) -> Vec<String> {
    let all = search(secrets, true, haystacks).into_iter();
    all.map(|(_, name)| name).collect()
}

/// Which of these patterns lie where. All are looked for at once: the log is long, since every test of
/// this run writes to it.
fn search(
    patterns: &[Vec<u8>],
    case_counts: bool,
    haystacks: &[Haystack],
) -> BTreeSet<(usize, String)> {
    let all = AhoCorasick::builder()
        .ascii_case_insensitive(!case_counts)
        .build(patterns)
        .expect("patterns");
    let mut places = BTreeSet::new();
    for (name, bytes) in haystacks {
        for lies in all.find_overlapping_iter(bytes) {
            places.insert((lies.pattern().as_usize(), name.clone()));
        }
    }
    places
}

/// How a word may be written: each with whether its case counts.
fn forms(word: &str) -> Vec<(bool, Vec<u8>)> {
    let small = word.to_ascii_lowercase();
    let wide = |bytes: fn(u16) -> [u8; 2]| small.encode_utf16().flat_map(bytes).collect();
    let mut forms = vec![
        (false, small.clone().into_bytes()),
        (false, wide(u16::to_le_bytes)),
        (false, wide(u16::to_be_bytes)),
        (false, HEXLOWER.encode(word.as_bytes()).into_bytes()),
    ];
    // In base64 a word looks different at each of three places, and its ends mix with what is beside.
    for (before, cut) in [(0, 0), (1, 2), (2, 3)] {
        let shifted = [vec![0; before], word.as_bytes().to_vec()].concat();
        let whole = shifted.len() * 8 / 6;
        for encoding in [BASE64, BASE64URL] {
            let text = encoding.encode(&shifted);
            forms.push((true, text.as_bytes()[cut..whole].to_vec()));
        }
    }
    forms
}

/// Every file in a folder.
fn files(folder: &Path) -> Vec<Haystack> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(files(&path));
        } else if let Ok(bytes) = std::fs::read(&path) {
            all.push((path.display().to_string(), bytes));
        }
    }
    all
}

/// Every value of every table.
async fn tables(db: &Db) -> Vec<Haystack> {
    if db.engine() == Engine::Sqlite {
        return Vec::new();
    }
    let mut conn = db.read().await.expect("reads");
    let names = sqlx::query(
        "select table_name::text from information_schema.tables where table_schema = 'public'",
    )
    .fetch_all(&mut *conn)
    .await
    .expect("tables");
    let mut all = Vec::new();
    for name in names.iter().map(|row| row.get::<String, _>(0)) {
        let sql = sqlx::AssertSqlSafe(format!("select * from {name}"));
        let rows = sqlx::query(sql).fetch_all(&mut *conn).await.expect("rows");
        let mut bytes = Vec::new();
        for row in &rows {
            for column in row.columns() {
                let at = column.ordinal();
                if let Ok(value) = row.try_get::<Option<Vec<u8>>, _>(at) {
                    bytes.extend(value.unwrap_or_default());
                } else if let Ok(value) = row.try_get::<Option<String>, _>(at) {
                    bytes.extend(value.unwrap_or_default().into_bytes());
                } else {
                    let value: Option<i64> = row.get(at);
                    let value = value.unwrap_or_default();
                    bytes.extend(value.to_be_bytes());
                    bytes.extend(value.to_string().into_bytes());
                }
                bytes.push(0);
            }
        }
        all.push((format!("table {name}"), bytes));
    }
    all
}

/// Everything a thief would have.
pub async fn taken(place: &Place) -> Vec<Haystack> {
    let db = Db::connect(&place.url()).await.expect("connects");
    let mut all = tables(&db).await;
    db.close().await;
    all.extend(place.disks().into_iter().flat_map(files));
    all.push(("the log".to_owned(), logged()));
    all
}

/// Fails unless a word is found in every form it may have.
pub fn finds_what_is_there(word: &str) {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let raw = vec![("planted".to_owned(), format!("x{word}y").into_bytes())];
    assert_eq!(lies(&[word.as_bytes().to_vec()], &raw), ["planted"]);
    for planted in [
        format!("some {} more", word.to_uppercase()).into_bytes(),
        [b"odd", wide.as_slice()].concat(),
        HEXLOWER.encode(format!("a{word}").as_bytes()).into_bytes(),
        BASE64.encode(format!("a{word}b").as_bytes()).into_bytes(),
        BASE64URL
            .encode(format!("ab{word}").as_bytes())
            .into_bytes(),
        BASE64
            .encode(format!("abc{word}cd").as_bytes())
            .into_bytes(),
    ] {
        let told = found(
            &[word.to_owned()],
            &[("planted".to_owned(), planted.clone())],
        );
        assert_eq!(told.len(), 1, "{}", String::from_utf8_lossy(&planted));
    }
}
