//! Any bytes are a mail, or none; what is found in one is a message of a calendar, of one appointment.
#![no_main]

use calendar::{Method, message_in_mail};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|mail: &[u8]| {
    if let Ok(message) = message_in_mail(mail) {
        assert!(message.method != Method::Reply || message.attendees.len() == 1);
    }
});
