//! What the device says of an answer (WebAuthn, section 6.1): for which site, what it made sure of, how
//! often it signed. What must stay true: it is read from its start by fixed places, and what is beyond
//! what is needed is not looked at.

use ring::digest::{SHA256, digest};

use crate::Refusal;

const SITE: usize = 32;
/// Somebody touched it.
const PRESENT: u8 = 0x01;
/// It made sure who.
const VERIFIED: u8 = 0x04;
/// A new passkey follows.
const NEW: u8 = 0x40;
/// The model of the device, which is not asked for and not read.
const MODEL: usize = 16;
/// The longest id a passkey may have, in bytes (section 7.1, step 25).
const LONGEST_ID: usize = 1023;

pub(crate) struct AuthenticatorData<'a> {
    site: &'a [u8],
    flags: u8,
    pub(crate) counter: u32,
    rest: &'a [u8],
}

impl<'a> AuthenticatorData<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let (site, rest) = bytes.split_at_checked(SITE).ok_or(Refusal::Unreadable)?;
        let (flags, rest) = rest.split_first().ok_or(Refusal::Unreadable)?;
        let (counter, rest) = rest.split_first_chunk().ok_or(Refusal::Unreadable)?;
        Ok(Self {
            site,
            flags: *flags,
            counter: u32::from_be_bytes(*counter),
            rest,
        })
    }

    /// Whether it is for this site, and somebody was there whom the device knows.
    pub(crate) fn fits(&self, id: &str) -> Result<(), Refusal> {
        if self.site != digest(&SHA256, id.as_bytes()).as_ref() {
            Err(Refusal::OtherSite)
        } else if self.flags & PRESENT == 0 || self.flags & VERIFIED == 0 {
            Err(Refusal::Unverified)
        } else {
            Ok(())
        }
    }

    /// The id of the passkey that was just made.
    pub(crate) fn new_id(&self) -> Result<&'a [u8], Refusal> {
        if self.flags & NEW == 0 {
            return Err(Refusal::Unreadable);
        }
        let after_model = self.rest.get(MODEL..).ok_or(Refusal::Unreadable)?;
        let (length, rest) = after_model.split_first_chunk().ok_or(Refusal::Unreadable)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let id = rest.get(..length).ok_or(Refusal::Unreadable)?;
        if id.is_empty() || id.len() > LONGEST_ID {
            return Err(Refusal::Unreadable);
        }
        Ok(id)
    }
}
