//! Taking files from the data folder to a bucket, or back.
//!
//! What must stay true: nothing is deleted before all of it is safe where it goes, as long and with the
//! same bytes; cut off and begun again, it goes on.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use sha2::{Digest, Sha256};

use super::{ATTACHMENTS, COPIES, Files, Folder, Keeping, Reading, Trouble, disk};

/// How many bytes are read at once.
const BLOCK: usize = 256 * 1024;

/// What can be done with sealed files.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Take the files from the data folder to the bucket, or back; while the service runs, or again after
    Move(Move),
}

/// How files are moved.
#[derive(Args, Clone, Debug)]
pub struct Move {
    /// The data folder of the practice
    #[arg(long, env = "SECUREBASE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Where they go
    #[arg(long)]
    pub to: To,
    /// Afterwards delete them where they were: once the service is stopped, or uses the new place
    #[arg(long)]
    pub delete: bool,
    /// The bucket
    #[command(flatten)]
    pub keeping: Keeping,
}

/// Where files go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum To {
    /// Into the bucket that the settings name.
    Bucket,
    /// Into the data folder.
    Folder,
}

/// Does what was asked of `securebase files`.
///
/// # Errors
/// Words for whoever asked. What was copied by then stays where it went; nothing is deleted.
pub async fn run(command: &Command, tell: impl Fn(&str)) -> Result<(), String> {
    let Command::Move(asked) = command;
    let bucket = Files::named(&asked.keeping, &asked.data)?;
    let Files::Bucket(found) = &bucket else {
        return Err("name the bucket with --files s3://BUCKET/PREFIX".to_owned());
    };
    found.try_it(&super::random_name()).await?;
    let disk = Files::Disk(disk::Disk::new(&asked.data));
    let (from, to) = match asked.to {
        To::Bucket => (disk, bucket),
        To::Folder => (bucket, disk),
    };
    let told = |trouble: Trouble| trouble.to_string();
    for folder in [ATTACHMENTS, COPIES] {
        let (from, to) = (from.folder(folder), to.folder(folder));
        let names = from.all().await.map_err(told)?;
        let mut copied = 0;
        for name in &names {
            copied += usize::from(copy(&from, &to, name).await.map_err(told)?);
        }
        tell(&format!(
            "{folder}: {copied} copied, {} were there already.",
            names.len() - copied
        ));
        if asked.delete {
            for name in &names {
                from.delete(name).await.map_err(told)?;
            }
            tell(&format!(
                "{folder}: {} deleted where they were.",
                names.len()
            ));
        }
    }
    Ok(())
}

/// Copies a file that is not there yet as a whole; whether it had to be.
async fn copy(from: &Folder, to: &Folder, name: &str) -> Result<bool, Trouble> {
    let mut file = match from.open(name).await {
        // Deleted meanwhile, by a service that runs.
        Err(Trouble::Gone) => return Ok(false),
        file => file?,
    };
    let wanted = hash(&mut file).await?;
    match to.open(name).await {
        Ok(mut there) => {
            if hash(&mut there).await? == wanted {
                return Ok(false);
            }
            to.delete(name).await?;
        }
        Err(Trouble::Gone) => {}
        Err(trouble) => return Err(trouble),
    }
    let mut writing = to.begin_as(name).await?;
    let mut again = from.open(name).await?;
    loop {
        let block = again.next(BLOCK).await?;
        if block.is_empty() {
            break;
        }
        writing.write(&block).await?;
    }
    writing.keep().await?;
    if hash(&mut to.open(name).await?).await? == wanted {
        Ok(true)
    } else {
        Err(Trouble::Broken(
            "a copied file is not what it was".to_owned(),
        ))
    }
}

async fn hash(file: &mut Reading) -> Result<[u8; 32], Trouble> {
    let mut hash = Sha256::new();
    loop {
        let block = file.next(BLOCK).await?;
        if block.is_empty() {
            return Ok(hash.finalize().into());
        }
        hash.update(&block);
    }
}
