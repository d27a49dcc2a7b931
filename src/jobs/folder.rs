//! Mail where no mail server is set: each sealed under the server's key, in a folder.

use std::path::Path;

use mail_parser::{Message, MessageParser};
use sealing::{Context, SealedByServer, SystemEntropy};
use zeroize::Zeroizing;

use super::Mail;
use crate::db::Id;
use crate::service::Service;
use crate::web::Stop;

/// How the name of a mail ends that is still being written.
const COMING: &str = ".part";
/// So many are shown, the newest.
const MOST: usize = 100;

fn context(name: &str) -> Context {
    Context::new("mail in the folder").and(name.as_bytes())
}

/// Seals a mail and puts it into the folder.
pub(super) async fn keep(service: &Service, folder: &Path, mail: &[u8]) -> std::io::Result<()> {
    let id: Id<Mail> = Id::new(service.clock.now(), &mut SystemEntropy);
    let name = id.to_string();
    let sealed = service.key.seal(&context(&name), mail, &mut SystemEntropy);
    put(folder, &name, sealed.as_bytes()).await
}

/// Puts a file into the folder, whole or not at all: under its own name it is there only once every byte is,
/// since whoever looks into the folder opens what it finds.
async fn put(folder: &Path, name: &str, sealed: &[u8]) -> std::io::Result<()> {
    let coming = folder.join(format!("{name}{COMING}"));
    tokio::fs::write(&coming, sealed).await?;
    tokio::fs::rename(coming, folder.join(name)).await
}

/// A mail as whoever it is to would read it.
pub(super) struct Shown {
    pub(super) id: String,
    pub(super) to: String,
    pub(super) subject: String,
    pub(super) lines: Vec<Line>,
}

/// A line of it.
pub(super) struct Line {
    pub(super) words: String,
    /// The path it leads to, where it is a link to this service.
    pub(super) path: Option<String>,
}

/// The newest mails in the folder, the newest first, opened; one that is gone meanwhile is left out.
pub(super) fn newest(service: &Service) -> Result<Vec<Shown>, Stop> {
    let folder = service.settings.data.join("mail");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .map_err(|e| Stop::Fault(e.kind().to_string()))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.ends_with(COMING))
        .collect();
    names.sort_unstable_by(|a, b| b.cmp(a));
    names.truncate(MOST);
    let mut mails = Vec::new();
    for name in names {
        let Some(plain) = opened(service, &name)? else {
            continue;
        };
        let mail = MessageParser::default().parse(&plain);
        mails.extend(mail.map(|mail| shown(service, name, &mail)));
    }
    Ok(mails)
}

/// A mail as it would be sent, with its headers; none if it is not there.
pub(super) fn as_sent(service: &Service, id: Id<Mail>) -> Result<Option<Zeroizing<Vec<u8>>>, Stop> {
    opened(service, &id.to_string())
}

fn opened(service: &Service, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Stop> {
    let path = service.settings.data.join("mail").join(name);
    let Ok(sealed) = std::fs::read(path) else {
        return Ok(None);
    };
    let sealed = SealedByServer::from_stored(sealed);
    Ok(Some(service.key.open(&context(name), &sealed)?))
}

fn shown(service: &Service, id: String, mail: &Message<'_>) -> Shown {
    let to = mail.to().and_then(|to| to.first()?.address());
    let words = mail.body_text(0).unwrap_or_default();
    let line = |words: &str| Line {
        path: words.strip_prefix(&service.link("")).map(str::to_owned),
        words: words.to_owned(),
    };
    Shown {
        id,
        to: to.unwrap_or_default().to_owned(),
        subject: mail.subject().unwrap_or_default().to_owned(),
        lines: words
            .lines()
            .filter(|line| !line.is_empty())
            .map(line)
            .collect(),
    }
}
