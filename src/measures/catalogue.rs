//! The measures a practice has: those that come with the service and those it brought in. The table of
//! measures.
//!
//! What must stay true: a version is never changed and never goes away; a measure is stored only where
//! its key and its questionnaire fit each other.

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
use crate::db::{Conn, Db, DbError, Id};
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

fn shipped(path: &str) -> Result<&'static str, String> {
    let file = SHIPPED.get_file(path).and_then(|file| file.contents_utf8());
    file.ok_or_else(|| format!("measures/{path} is missing"))
}

/// The text of a file of measures: the practice's own where its content folder has one.
fn text(folder: Option<&Path>, path: &str) -> Result<String, String> {
    let own = folder.map(|folder| folder.join("measures").join(path));
    match own.filter(|own| own.exists()) {
        Some(own) => std::fs::read_to_string(&own).map_err(|e| format!("{}: {e}", own.display())),
        None => Ok(shipped(path)?.to_owned()),
    }
}

/// Brings in, at the start, what comes with the service or stands in its place in the practice's
/// content folder.
///
/// # Errors
/// What is wrong with the files, in words for whoever edits them.
pub async fn bring_built_in(db: &Db, clock: &Clock, folder: Option<&Path>) -> Result<(), String> {
    for name in BUILT_IN {
        let asked = text(folder, &format!("{name}.json"))?;
        let key = text(folder, &format!("keys/{name}.toml"))?;
        let mut tx = db.begin().await.map_err(|e| e.to_string())?;
        let added = add(&mut tx, &asked, &key, None, clock.now()).await;
        match added.map_err(|e| e.to_string())? {
            Added::Yes { .. } => tx.commit().await.map_err(|e| e.to_string())?,
            Added::Known(_) => {}
            Added::No(problems) => {
                let lines: Vec<String> = problems.iter().map(|p| format!("  {p}")).collect();
                return Err(format!("measures/{name}:\n{}", lines.join("\n")));
            }
        }
    }
    Ok(())
}

/// The keys that come with the service, for questionnaires whose wording a practice brings: name, title
/// and text.
pub fn shipped_keys() -> Vec<(String, String, &'static str)> {
    let mut keys = Vec::new();
    for file in SHIPPED.get_dir("keys").into_iter().flat_map(Dir::files) {
        let Some(text) = file.contents_utf8() else {
            continue;
        };
        if let Ok(key) = Key::parse(text)
            && !BUILT_IN.contains(&key.name.as_str())
        {
            keys.push((key.name, key.title, text));
        }
    }
    keys.sort();
    keys
}

/// Versions that were read before: they never change.
static KNOWN: LazyLock<RwLock<HashMap<Vec<u8>, Arc<Measure>>>> = LazyLock::new(RwLock::default);

fn known(row: &AnyRow) -> Result<Arc<Measure>, Stop> {
    let id: Vec<u8> = row.try_get(0)?;
    let cache = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(measure) = cache.get(&id) {
        return Ok(Arc::clone(measure));
    }
    drop(cache);
    let (asked, key): (String, String) = (row.try_get(3)?, row.try_get(4)?);
    let read = read(&asked, &key)
        .map_err(|_| Stop::Fault("a measure in the store can no longer be read".to_owned()))?;
    let measure = Arc::new(Measure {
        id: Id::from_stored(&id)?,
        name: row.try_get(1)?,
        version: row.try_get(2)?,
        questionnaire: read.questionnaire,
        key: read.key,
        added_at: Timestamp::from_millisecond(row.try_get(5)?).unwrap_or(Timestamp::MIN),
    });
    let mut cache = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    cache.insert(id, Arc::clone(&measure));
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
