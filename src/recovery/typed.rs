//! The recovery key as its holder gives it: from a file, or typed at a terminal.
//!
//! What must stay true: what is typed of it is not shown, and no copy of it stays in memory.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use sealing::{AccountKey, Code};
use zeroize::Zeroizing;

use crate::files;

/// Reads it from this file, or asks for it.
///
/// # Errors
/// Words for its holder: there is no such file, no terminal to type at, or this is no recovery key.
pub fn key(file: Option<&Path>) -> Result<AccountKey, String> {
    let key = match file {
        Some(path) => std::fs::read_to_string(path).map_err(|e| files::told(path, &e))?,
        None => typed("The recovery key, as it was printed (it is not shown): ")?,
    };
    parsed(&Zeroizing::new(key))
}

fn parsed(key: &str) -> Result<AccountKey, String> {
    let wrong = "this is not a recovery key: it has 54 letters and digits, and the last two check the others";
    let code = Code::parse(key).map_err(|_| wrong)?;
    Ok(AccountKey::from_bytes(code.as_bytes()).map_err(|_| wrong)?)
}

/// A line typed at a terminal that does not show it.
fn typed(prompt: &str) -> Result<String, String> {
    let told = |e: std::io::Error| e.to_string();
    let input = std::io::stdin();
    if !input.is_terminal() {
        return Err("there is no terminal to type the recovery key at: use --key-file".to_owned());
    }
    let shown = tcgetattr(&input).map_err(|e| told(e.into()))?;
    let mut hidden = shown.clone();
    hidden.local_modes.remove(LocalModes::ECHO);
    let mut out = std::io::stderr();
    out.write_all(prompt.as_bytes()).map_err(told)?;
    out.flush().map_err(told)?;
    tcsetattr(&input, OptionalActions::Now, &hidden).map_err(|e| told(e.into()))?;
    let mut line = String::new();
    let read = input.lock().read_line(&mut line);
    tcsetattr(&input, OptionalActions::Now, &shown).map_err(|e| told(e.into()))?;
    let _ = writeln!(out);
    read.map_err(told)?;
    Ok(line)
}
