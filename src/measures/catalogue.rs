//! The measures a practice has: those that come with the service and those it brought in. The table of
//! measures.
//!
//! What must stay true: a version is never changed and never goes away; a measure is stored only where
//! its key and its questionnaire fit each other; a translation brings words and nothing else, so that what is
//! asked, stored and scored is the same in every language.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use include_dir::{Dir, include_dir};
use jiff::Timestamp;
use measures::import::Unsupported;
use measures::{EXTENSIONS, Key, Problem, Questionnaire};
use sealing::SystemEntropy;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Measure;
use crate::accounts::Account;
use crate::clock::Clock;
use crate::content_files;
use crate::db::{Conn, Db, DbError, Id};
use crate::languages::{Language, spoken};
use crate::web::Stop;

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/measures");

/// The measures that come with the service: a questionnaire of ours and its key.
pub(super) const BUILT_IN: [&str; 3] = [
    super::ATTACHMENT,
    super::CHECK_IN,
    super::feedback::SESSION_FEEDBACK,
];

/// What was read and can be stored.
pub struct Read {
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// How it is scored.
    pub key: Key,
    /// What the questionnaire's file asks for besides and is not done here.
    pub unsupported: Vec<Unsupported>,
}

/// How bringing a measure in ended.
pub enum Added {
    /// It is there, in this version.
    Yes {
        /// Counts up from 1.
        version: i64,
        /// What is not done of what its file asks for.
        unsupported: Vec<Unsupported>,
    },
    /// It was there already, word for word.
    Known(i64),
    /// It is not right, for these reasons; nothing was stored.
    No(Vec<Problem>),
}

/// Reads a questionnaire, by the strict rules of our own files or by those for files of others.
fn questionnaire(text: &str) -> Result<(Questionnaire, Vec<Unsupported>), Vec<Problem>> {
    match Questionnaire::parse(text) {
        Ok(questionnaire) => Ok((questionnaire, Vec::new())),
        // Our own extensions are understood in our own files alone.
        Err(problems) if text.contains(EXTENSIONS) => Err(problems),
        Err(_) => {
            let imported = Questionnaire::import(text)?;
            Ok((imported.questionnaire, imported.unsupported))
        }
    }
}

/// Reads both files of a measure.
///
/// # Errors
/// Everything that is wrong with either, or with the two together.
pub fn read(asked: &str, key: &str) -> Result<Read, Vec<Problem>> {
    let (read, key) = (questionnaire(asked), Key::parse(key));
    let ((questionnaire, unsupported), key) = match (read, key) {
        (Ok(read), Ok(key)) => (read, key),
        (read, key) => {
            let problems = [read.err(), key.err()];
            return Err(problems.into_iter().flatten().flatten().collect());
        }
    };
    key.join(&questionnaire)?;
    Ok(Read {
        questionnaire,
        key,
        unsupported,
    })
}

/// Brings in a measure of the practice's own choice: a new version where it has one of this name that
/// differs. What comes with the service is changed in the practice's content folder instead.
///
/// # Errors
/// If the store does not answer. What is wrong with the files is [`Added::No`].
pub async fn bring_in(
    conn: &mut Conn,
    asked: &str,
    key: &str,
    by: Option<Id<Account>>,
    now: Timestamp,
) -> Result<Added, DbError> {
    let name = Key::parse(key).map(|key| key.name).unwrap_or_default();
    if BUILT_IN.contains(&name.as_str()) {
        let problem = Problem {
            at: "the key".to_owned(),
            what: format!(
                "\"{name}\" comes with the service: put your own into the content folder, as \
                 measures/{name}.json and measures/keys/{name}.toml"
            ),
        };
        return Ok(Added::No(vec![problem]));
    }
    add(conn, asked, key, by, now).await
}

async fn add(
    conn: &mut Conn,
    asked: &str,
    key: &str,
    by: Option<Id<Account>>,
    now: Timestamp,
) -> Result<Added, DbError> {
    let read = match read(asked, key) {
        Ok(read) => read,
        Err(problems) => return Ok(Added::No(problems)),
    };
    let name = &read.key.name;
    let row = sqlx::query(
        "select version, questionnaire, scoring_key from measures
         where name = $1 order by version desc limit 1",
    )
    .bind(name.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    let mut version = 1;
    if let Some(row) = row {
        let last: i64 = row.try_get(0)?;
        let (known, known_key): (String, String) = (row.try_get(1)?, row.try_get(2)?);
        if known == asked && known_key == key {
            return Ok(Added::Known(last));
        }
        version = last + 1;
    }
    let id: Id<Measure> = Id::new(now, &mut SystemEntropy);
    // Two nodes that start together bring in the same.
    sqlx::query(
        "insert into measures (id, name, version, questionnaire, scoring_key, added_by, added_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (name, version) do nothing",
    )
    .bind(id.bytes())
    .bind(name.as_str())
    .bind(version)
    .bind(asked)
    .bind(key)
    .bind(by.map(|by| by.bytes().to_vec()))
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(Added::Yes {
        version,
        unsupported: read.unsupported,
    })
}

/// What files of measures are in other languages, by the text they are translations of: so a version that
/// was changed since has none.
static TRANSLATIONS: LazyLock<RwLock<HashMap<(String, Language), String>>> =
    LazyLock::new(RwLock::default);

fn translation(original: &str, language: Language) -> Option<String> {
    let known = TRANSLATIONS.read().unwrap_or_else(PoisonError::into_inner);
    known.get(&(original.to_owned(), language)).cloned()
}

/// Keeps the translations of a file of measures whose text is this, if they are held to be right.
fn translate(
    folder: Option<&Path>,
    file: &str,
    original: &str,
    wrong: impl Fn(&str) -> Vec<Problem>,
) -> Result<(), String> {
    for (language, text) in content_files::translations(&SHIPPED, folder, file)? {
        let problems = wrong(&text);
        if !problems.is_empty() {
            return Err(told(&format!("{}/{file}", language.tag()), &problems));
        }
        let mut known = TRANSLATIONS.write().unwrap_or_else(PoisonError::into_inner);
        known.insert((original.to_owned(), language), text);
    }
    Ok(())
}

/// The translations of a questionnaire and of a key; a practice's own stand in the place of ours.
fn translate_both(
    folder: Option<&Path>,
    name: &str,
    asked: Option<&str>,
    key: &str,
) -> Result<(), String> {
    if let Some(asked) = asked {
        translate(folder, &format!("{name}.json"), asked, |text| {
            match (questionnaire(text), questionnaire(asked)) {
                (Ok((own, _)), Ok((original, _))) => own.strays_from(&original),
                (Err(problems), _) | (_, Err(problems)) => problems,
            }
        })?;
    }
    translate(folder, &format!("keys/{name}.toml"), key, |text| {
        let key = Key::parse(key).and_then(|key| key.in_words(text));
        key.err().unwrap_or_default()
    })
}

fn told(file: &str, problems: &[Problem]) -> String {
    content_files::told(&format!("measures/{file}"), problems)
}

/// Brings in, at the start, what comes with the service or stands in its place in the practice's
/// content folder.
///
/// # Errors
/// What is wrong with the files, in words for whoever edits them.
pub async fn bring_built_in(db: &Db, clock: &Clock, folder: Option<&Path>) -> Result<(), String> {
    let folder = folder.map(|folder| folder.join("measures"));
    let folder = folder.as_deref();
    for (name, _, key) in shipped_keys() {
        translate_both(folder, &name, None, key)?;
    }
    for name in BUILT_IN {
        let asked = content_files::original(&SHIPPED, folder, &format!("{name}.json"))?;
        let key = content_files::original(&SHIPPED, folder, &format!("keys/{name}.toml"))?;
        let mut tx = db.begin().await.map_err(|e| e.to_string())?;
        let added = add(&mut tx, &asked, &key, None, clock.now()).await;
        match added.map_err(|e| e.to_string())? {
            Added::Yes { .. } => tx.commit().await.map_err(|e| e.to_string())?,
            Added::Known(_) => {}
            Added::No(problems) => return Err(told(name, &problems)),
        }
        translate_both(folder, name, Some(&asked), &key)?;
    }
    Ok(())
}

/// The keys that come with the service, for questionnaires whose wording a practice brings: name, title in
/// the language of the page, and text.
pub fn shipped_keys() -> Vec<(String, String, &'static str)> {
    let mut keys = Vec::new();
    for file in SHIPPED.get_dir("keys").into_iter().flat_map(Dir::files) {
        let Some(text) = file.contents_utf8() else {
            continue;
        };
        if let Ok(key) = Key::parse(text)
            && !BUILT_IN.contains(&key.name.as_str())
        {
            let words = translation(text, spoken().page);
            let words = words.and_then(|words| key.in_words(&words).ok());
            let title = words.map_or(key.title, |words| words.title);
            keys.push((key.name, title, text));
        }
    }
    keys.sort();
    keys
}

/// Versions that were read before, in the words of each language: they never change.
type Known = HashMap<(Vec<u8>, Language), Arc<Measure>>;

static KNOWN: LazyLock<RwLock<Known>> = LazyLock::new(RwLock::default);

/// What was read, in the words of this language where there are such.
fn in_words_of(language: Language, read: Read, asked: &str, key: &str) -> Shown {
    let as_written = tag_of(&read.questionnaire);
    let own = translation(asked, language).and_then(|text| questionnaire(&text).ok());
    let questionnaire = own.map_or(read.questionnaire, |(own, _)| own);
    let words = translation(key, language).and_then(|text| read.key.in_words(&text).ok());
    let is_of_ours = Language::ALL
        .iter()
        .any(|one| translation(key, *one).is_some());
    Shown {
        asked_in: tag_of(&questionnaire),
        words_in: match &words {
            Some(_) => language.tag(),
            None if is_of_ours => Language::English.tag(),
            // A key does not say: a practice's own is taken to be in the language it asks in.
            None => as_written,
        },
        questionnaire,
        key: words.unwrap_or(read.key),
    }
}

/// What was read as it is shown, and the languages of its texts.
struct Shown {
    questionnaire: Questionnaire,
    key: Key,
    asked_in: &'static str,
    words_in: &'static str,
}

/// The language a questionnaire says it is in; English where it says nothing.
fn tag_of(questionnaire: &Questionnaire) -> &'static str {
    let named = questionnaire.language().unwrap_or_default();
    let named = named.split('-').next().unwrap_or_default();
    let mut known = matching::languages().iter().map(|(code, _)| *code);
    let known = known.find(|code| code.eq_ignore_ascii_case(named));
    known.unwrap_or(Language::English.tag())
}

fn known(row: &AnyRow) -> Result<Arc<Measure>, Stop> {
    let id: Vec<u8> = row.try_get(0)?;
    let language = spoken().page;
    let cache = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(measure) = cache.get(&(id.clone(), language)) {
        return Ok(Arc::clone(measure));
    }
    drop(cache);
    let (asked, key): (String, String) = (row.try_get(3)?, row.try_get(4)?);
    let read = read(&asked, &key)
        .map_err(|_| Stop::Fault("a measure in the store can no longer be read".to_owned()))?;
    let shown = in_words_of(language, read, &asked, &key);
    let measure = Arc::new(Measure {
        id: Id::from_stored(&id)?,
        name: row.try_get(1)?,
        version: row.try_get(2)?,
        questionnaire: shown.questionnaire,
        key: shown.key,
        asked_in: shown.asked_in,
        words_in: shown.words_in,
        added_at: Timestamp::from_millisecond(row.try_get(5)?).unwrap_or(Timestamp::MIN),
    });
    let mut cache = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    cache.insert((id, language), Arc::clone(&measure));
    Ok(measure)
}

const COLUMNS: &str =
    "select id, name, version, questionnaire, scoring_key, added_at from measures";

/// The newest version of a measure.
pub(super) async fn newest(conn: &mut Conn, name: &str) -> Result<Option<Arc<Measure>>, Stop> {
    let sql = format!("{COLUMNS} where name = $1 order by version desc limit 1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(name)
        .fetch_optional(conn)
        .await?;
    row.map(|row| known(&row)).transpose()
}

/// The newest version of the measure that [`Measure::address`] names, in any of its versions.
///
/// # Errors
/// [`Stop::NotFound`] if there is none of that address.
pub(super) async fn at(conn: &mut Conn, address: &str) -> Result<Arc<Measure>, Stop> {
    let name = match address.parse() {
        Ok(id) => version(conn, id).await?.name.clone(),
        Err(_) if BUILT_IN.contains(&address) => address.to_owned(),
        Err(_) => return Err(Stop::NotFound),
    };
    newest(conn, &name).await?.ok_or(Stop::NotFound)
}

/// One version of a measure.
pub(super) async fn version(conn: &mut Conn, id: Id<Measure>) -> Result<Arc<Measure>, Stop> {
    let sql = format!("{COLUMNS} where id = $1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id.bytes())
        .fetch_optional(conn)
        .await?;
    known(&row.ok_or(Stop::NotFound)?)
}

/// Every measure in its newest version, by title.
pub(super) async fn all(conn: &mut Conn) -> Result<Vec<Arc<Measure>>, Stop> {
    let sql = format!(
        "{COLUMNS} where version = (select max(version) from measures as other
             where other.name = measures.name)"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .fetch_all(conn)
        .await?;
    let mut found: Vec<Arc<Measure>> = rows.iter().map(known).collect::<Result<_, _>>()?;
    found.sort_by(|one, other| one.key.title.cmp(&other.key.title));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_with_the_service_has_its_words_in_spanish() {
        let all = SHIPPED.get_dir("keys").into_iter().flat_map(Dir::files);
        for file in all {
            let key = file.contents_utf8().expect("a text");
            let name = Key::parse(key).expect("a key").name;
            let asked = SHIPPED.get_file(format!("{name}.json"));
            let asked = asked.and_then(|file| file.contents_utf8());
            translate_both(None, &name, asked, key).expect("translations");
            let key_words = translation(key, Language::Spanish).expect("words");
            let own = Key::parse(key).expect("a key").in_words(&key_words);
            assert_ne!(
                own.expect("words").title,
                Key::parse(key).expect("a key").title
            );
            let asked = asked.map(|asked| translation(asked, Language::Spanish).is_some());
            assert_eq!(asked, BUILT_IN.contains(&name.as_str()).then_some(true));
        }
    }

    #[test]
    fn a_translation_that_asks_otherwise_is_refused() {
        let shipped = |file: &str| content_files::original(&SHIPPED, None, file).expect("a file");
        let folder = std::env::temp_dir().join(format!("securebase-words-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("es/keys")).expect("a folder");
        let (asked, key) = (
            shipped("connection-check-in.json"),
            shipped("keys/connection-check-in.toml"),
        );
        let held = || translate_both(Some(&folder), super::super::CHECK_IN, Some(&asked), &key);
        let other = shipped("es/connection-check-in.json")
            .replace("\"valueInteger\": 10", "\"valueInteger\": 9");
        std::fs::write(folder.join("es/connection-check-in.json"), other).expect("written");
        let problem = held().expect_err("other bounds");
        assert!(problem.contains("satisfaction"), "{problem}");
        std::fs::remove_file(folder.join("es/connection-check-in.json")).expect("removed");
        std::fs::write(
            folder.join("es/keys/connection-check-in.toml"),
            "title = \"x\"\nrights = \"y\"\n",
        )
        .expect("written");
        assert!(held().expect_err("no words").contains("closeness"));
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
