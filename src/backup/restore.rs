//! Putting a backup back, into a new data folder.
//!
//! What must stay true: it goes over no database; the keys of all who are on the shred list are gone
//! before the service can see it (those in tables that the backup may lack, by the start); it has its own
//! name only when all of it is on disk.

use std::path::Path;

use sqlx::Connection;

use super::{DATABASE_FILE, KeyCheck, Manifest, Restore, Verify, attached, verify};
use crate::db::{self, DbError};
use crate::sealed_files::{ATTACHMENTS, Files};
use crate::settings::shred_list;
use crate::shred::{self, List};
use crate::{accounts, export, files, key_file};

/// What may lie in the folder a backup is restored into.
const MAY_BE_THERE: [&str; 3] = [key_file::NAME, "shredded.list", ATTACHMENTS];
/// The database until it is done.
const UNFINISHED: &str = "securebase.db.unfinished";

/// Restores a backup: looks it over, puts it into the data folder, destroys the keys of erased people
/// again, and signs every browser out. Its tables are brought up to date by the next start.
///
/// # Errors
/// Words for whoever asked. The data folder has no database then.
pub async fn restore(asked: &Restore, tell: impl Fn(&str)) -> Result<(), String> {
    must_take_one(&asked.data)?;
    let beside = asked.data.join(key_file::NAME);
    let server_key = asked
        .server_key
        .clone()
        .or_else(|| beside.exists().then(|| beside.clone()));
    let verified = verify(&Verify {
        folder: asked.from.clone(),
        server_key: server_key.clone(),
    })
    .await?;
    verified.words().iter().for_each(|line| tell(line));
    let path = shred_list(&asked.data, asked.shred_list.as_deref());
    let list = list(asked, &verified.manifest, &path)?;

    files::make_folder(&asked.data)?;
    let inside = asked.from.join(key_file::NAME);
    let found = server_key.or_else(|| inside.exists().then_some(inside));
    if let (Some(found), false) = (&found, beside.exists()) {
        files::write_new(&beside, key_file::bytes(found)?.as_slice())?;
    }
    let kept = Files::named(&asked.keeping, &asked.data)?;
    attached::put_back(&verified.manifest, &asked.from, (&kept, &asked.data)).await?;
    let done = put(asked, &list).await;
    if done.is_err() {
        // What cannot be deleted is deleted by the next try.
        let _ = std::fs::remove_file(asked.data.join(UNFINISHED));
    }
    done?;
    said(asked, &list, &path, verified.key, &tell);
    Ok(())
}

fn said(asked: &Restore, list: &List, path: &Path, key: KeyCheck, tell: &impl Fn(&str)) {
    let data = asked.data.display();
    tell(&format!(
        "Restored into {data}. Every browser is signed out."
    ));
    match list.entries.len() {
        0 => tell(&format!(
            "{} names nobody. If people were erased since this backup, this is the wrong list: do not \
             start the service, and restore again with the newest one (--shred-list).",
            path.display()
        )),
        1 => tell("The keys of the one erased are destroyed again."),
        many => tell(&format!(
            "The keys of the {many} erased are destroyed again."
        )),
    }
    if list.torn {
        tell("The last line of that list was cut off: the erasure it was for must be done again.");
    }
    if key == KeyCheck::NotTried {
        tell(&format!(
            "Put the server.key of this practice into {data} before you start: it is not in this backup."
        ));
    }
    tell("Mail that had gone out since the backup may go out again.");
}

/// Only an empty folder takes a backup, or one that holds what belongs beside it.
fn must_take_one(data: &Path) -> Result<(), String> {
    let entries = match std::fs::read_dir(data) {
        Ok(entries) => entries,
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(fault) => return Err(files::told(data, &fault)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(|e| files::told(data, &e))?.file_name();
        names.push(name.to_string_lossy().into_owned());
    }
    names.retain(|name| name != UNFINISHED && !MAY_BE_THERE.contains(&name.as_str()));
    let shown = data.display();
    if let Some(name) = names.iter().find(|name| name.starts_with(DATABASE_FILE)) {
        return Err(format!(
            "{shown} has a database ({name}), and a backup is never restored over one. Stop the service, \
             move that folder away, and restore into a new one"
        ));
    }
    match names.first() {
        None => Ok(()),
        Some(name) => Err(format!(
            "{shown} is not empty ({name}): restore into a new folder. Only server.key and shredded.list \
             may be in it"
        )),
    }
}

/// The shred list, which must be as new as the backup at least.
fn list(asked: &Restore, manifest: &Manifest, path: &Path) -> Result<List, String> {
    let list = shred::read(path)?;
    let erased = &manifest.erased;
    let shown = path.display();
    let hash = list.hash_at(erased.entries);
    if hash == Some(&erased.hash) || asked.without_shred_list {
        return Ok(list);
    }
    Err(match hash {
        None => format!(
            "{shown} names {} ids, but {} were erased when this backup was taken: the list is missing \
             or older than the backup. Give the newest one with --shred-list, so that nobody who was \
             erased comes back. If it is lost, --without-shred-list goes on without",
            list.entries.len(),
            erased.entries
        ),
        Some(_) => format!(
            "{shown} is not the shred list of this practice: it goes another way than the one this \
             backup knows"
        ),
    })
}

async fn put(asked: &Restore, list: &List) -> Result<(), String> {
    let unfinished = asked.data.join(UNFINISHED);
    let named = asked.data.join(DATABASE_FILE);
    if unfinished.exists() {
        std::fs::remove_file(&unfinished).map_err(|e| files::told(&unfinished, &e))?;
    }
    files::write_new(&unfinished, b"")?;
    std::fs::copy(asked.from.join(DATABASE_FILE), &unfinished)
        .map_err(|e| files::told(&unfinished, &e))?;
    let change = async || -> Result<(), DbError> {
        let mut conn = db::change(&unfinished).await?;
        let mut tx = conn.begin().await?;
        for entry in &list.entries {
            shred::destroy_in_copy(&mut tx, entry.what).await?;
        }
        accounts::end_every_sign_in(&mut tx).await?;
        export::forget_all(&mut tx).await?;
        tx.commit().await?;
        Ok(conn.close().await?)
    };
    change()
        .await
        .map_err(|fault| format!("{}: {fault}", unfinished.display()))?;
    files::sync(&unfinished)?;
    // Unlike a change of name, this goes over nothing that came meanwhile.
    std::fs::hard_link(&unfinished, &named).map_err(|e| files::told(&named, &e))?;
    std::fs::remove_file(&unfinished).map_err(|e| files::told(&unfinished, &e))?;
    files::sync(&asked.data)
}
