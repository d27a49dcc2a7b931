//! Where a list of entries goes on, as a link says it.
//!
//! What must stay true: an entry's number counts what everybody in the practice did, and a person is shown
//! nothing of that. So it is sealed in the link, for them alone and anew each time.

use data_encoding::BASE64URL_NOPAD;
use sealing::{Context, SealedByServer, SystemEntropy};

use crate::accounts::Account;
use crate::db::Id;
use crate::effort::{Work, spent};
use crate::service::Service;
use crate::web::Stop;

fn context(reader: Id<Account>) -> Context {
    Context::new("older entries").and(reader.bytes())
}

/// The number as it stands in a link of this reader's.
pub(super) fn sealed(service: &Service, reader: Id<Account>, number: i64) -> String {
    let plain = number.to_be_bytes();
    let sealed = service
        .key
        .seal(&context(reader), &plain, &mut SystemEntropy);
    BASE64URL_NOPAD.encode(sealed.as_bytes())
}

/// The number of a reader's link.
///
/// # Errors
/// [`Stop::NotFound`] for what is no such link of theirs.
pub(super) fn opened(service: &Service, reader: Id<Account>, link: &str) -> Result<i64, Stop> {
    let bytes = BASE64URL_NOPAD.decode(link.as_bytes());
    let sealed = SealedByServer::from_stored(bytes.map_err(|_| Stop::NotFound)?);
    spent(Work::ServerOpen);
    let plain = service.key.open(&context(reader), &sealed);
    let plain = plain.map_err(|_| Stop::NotFound)?;
    let number = <[u8; 8]>::try_from(plain.as_slice()).map_err(|_| Stop::NotFound)?;
    Ok(i64::from_be_bytes(number))
}
