//! `securebase measure import`: a measure brought into a practice.

use std::io::Write;

use measures::Key;
use measures::import::LONGEST_QUESTIONNAIRE;
use measures::key::LONGEST_KEY;
use sealing::ServerKey;

use super::{Import, text};
use crate::audit::{self, By, Deed, Note};
use crate::clock::Clock;
use crate::db::Db;
use crate::key_file;
use crate::measures::{Added, bring_in, shipped_keys};

fn tell(line: &str) {
    // Nobody to tell is no reason to stop.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// The key's text: of a file, or of one that comes with the service.
fn key(named: &str) -> Result<String, String> {
    if let Some((_, _, text)) = shipped_keys().into_iter().find(|(name, ..)| name == named) {
        return Ok(text.to_owned());
    }
    text(named.as_ref(), LONGEST_KEY)
}

pub(super) async fn run(import: &Import) -> Result<(), String> {
    let asked = text(&import.questionnaire, LONGEST_QUESTIONNAIRE)?;
    let key = key(&import.key)?;
    let embedded = import.data.join("securebase.db");
    if import.database.is_none() && !embedded.exists() {
        let data = import.data.display();
        return Err(format!(
            "{data}: there is no practice here: start securebase serve once first"
        ));
    }
    let server_key = key_file::read(&import.data.join(key_file::NAME))?;
    let embedded = format!("sqlite:{}", embedded.display());
    let db = Db::open(import.database.as_deref().unwrap_or(&embedded)).await;
    let db = db.map_err(|e| e.to_string())?;
    let done = bring(&db, &server_key, &asked, &key).await;
    db.close().await;
    done
}

async fn bring(db: &Db, server: &ServerKey, asked: &str, key: &str) -> Result<(), String> {
    let mut tx = db.begin().await.map_err(|e| e.to_string())?;
    let now = Clock::default().now();
    let added = bring_in(&mut tx, asked, key, None, now).await;
    match added.map_err(|e| e.to_string())? {
        Added::Yes {
            version,
            unsupported,
        } => {
            let brought = Note::of(By::Server, Deed::MeasureBroughtIn);
            let noted = audit::note_at(&mut tx, server, now, brought).await;
            noted.map_err(|e| e.to_string())?;
            tx.commit().await.map_err(|e| e.to_string())?;
            let title = Key::parse(key).map(|key| key.title).unwrap_or_default();
            tell(&format!(
                "{title}: version {version} is in the practice now"
            ));
            unsupported.iter().for_each(|one| tell(&format!("  {one}")));
            Ok(())
        }
        Added::Known(version) => {
            tell(&format!(
                "it is there already, as version {version}: nothing was changed"
            ));
            Ok(())
        }
        Added::No(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            Err(format!("nothing was brought in:\n{}", lines.join("\n")))
        }
    }
}
