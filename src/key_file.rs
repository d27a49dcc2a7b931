//! `server.key`: the 32 bytes in the data folder that the server's own keys are derived from.
//!
//! What must stay true: it is made only where there is no database that another key belongs to, only
//! its owner can read it, and it is never written over.

use std::path::Path;

use sealing::{ServerKey, SystemEntropy};
use zeroize::Zeroizing;

use crate::files;
use crate::settings::DATABASE_FILE;

/// Its name in the data folder.
pub const NAME: &str = "server.key";

/// Reads the key of a data folder, or makes it where there is neither key nor database.
///
/// # Errors
/// Words for whoever started the service.
pub fn read_or_make(data: &Path) -> Result<ServerKey, String> {
    let path = data.join(NAME);
    if !path.exists() && data.join(DATABASE_FILE).exists() {
        return Err(format!(
            "{} is missing beside its database: put it back from where you keep it",
            path.display()
        ));
    }
    if !path.exists() {
        files::write_new(&path, ServerKey::new_file(&mut SystemEntropy).as_slice())?;
    }
    read(&path)
}

/// Reads a key file.
///
/// # Errors
/// If it cannot be read or is no key.
pub fn read(path: &Path) -> Result<ServerKey, String> {
    Ok(ServerKey::from_file(&*bytes(path)?))
}

/// The bytes of a key file, to be kept elsewhere.
///
/// # Errors
/// As [`read`].
pub fn bytes(path: &Path) -> Result<Zeroizing<[u8; 32]>, String> {
    let read = std::fs::read(path).map_err(|e| files::told(path, &e))?;
    let read = Zeroizing::new(read);
    let bytes: [u8; 32] = read
        .as_slice()
        .try_into()
        .map_err(|_| format!("{}: not a server key (it has 32 bytes)", path.display()))?;
    Ok(Zeroizing::new(bytes))
}
