//! Where a packet ends in a stream of bytes (RFC 8656, section 12.5): STUN messages and channel data
//! say their length; channel data is filled up to a multiple of four.
//!
//! What must stay true: no more is ever kept of a stream than one packet of [`LONGEST`] bytes.

/// The longest packet taken, in bytes: media comes in less than 1,500.
pub const LONGEST: usize = 4096;

/// What a stream begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    /// A whole packet.
    Packet {
        /// Its length.
        length: usize,
        /// With what fills it up.
        filled: usize,
    },
    /// A part of one: the rest has still to come.
    Part,
    /// Nothing a client of a relay would send.
    Nonsense,
}

/// Looks for the first packet.
pub fn front(stream: &[u8]) -> Front {
    let [kind, _, high, low, ..] = *stream else {
        return match stream.first() {
            Some(0x80..) => Front::Nonsense,
            _ => Front::Part,
        };
    };
    let said = usize::from(u16::from_be_bytes([high, low]));
    let (length, filled) = match kind {
        // A STUN message has 20 bytes before what its length counts, and its length is a multiple of 4.
        0x00..0x40 if said % 4 == 0 => (20 + said, 20 + said),
        0x40..0x80 => (4 + said, (4 + said).next_multiple_of(4)),
        _ => return Front::Nonsense,
    };
    if filled > LONGEST {
        return Front::Nonsense;
    }
    if stream.len() < filled {
        return Front::Part;
    }
    Front::Packet { length, filled }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn channel_data(content: &[u8]) -> Vec<u8> {
        let mut packet = vec![0x40, 0x01];
        packet.extend_from_slice(&(content.len() as u16).to_be_bytes());
        packet.extend_from_slice(content);
        packet
    }

    fn message(content: &[u8]) -> Vec<u8> {
        let whole = content.len() / 4 * 4;
        let mut packet = vec![0x00, 0x03];
        packet.extend_from_slice(&(whole as u16).to_be_bytes());
        packet.extend_from_slice(&[7; 16]);
        packet.extend_from_slice(&content[..whole]);
        packet
    }

    proptest! {
        /// Whatever comes, in whatever pieces, it ends, and nothing is invented.
        #[test]
        fn any_bytes_come_to_an_end(stream: Vec<u8>) {
            let mut rest = stream.as_slice();
            while let Front::Packet { length, filled } = front(rest) {
                prop_assert!(length >= 4 && length <= filled && filled < length + 4);
                prop_assert!(filled <= rest.len() && filled <= LONGEST);
                rest = &rest[filled..];
            }
        }

        /// What was decided about a beginning stays so when more comes.
        #[test]
        fn more_bytes_change_no_decision(stream: Vec<u8>, cut in 0_usize..64) {
            let cut = cut.min(stream.len());
            match front(&stream[..cut]) {
                Front::Part => {}
                decided => prop_assert_eq!(front(&stream), decided),
            }
        }

        /// Packets put after each other are found again.
        #[test]
        fn packets_are_found_again(
            contents in prop::collection::vec((any::<bool>(), prop::collection::vec(any::<u8>(), 0..1500)), 0..8),
        ) {
            let packets: Vec<Vec<u8>> = contents
                .iter()
                .map(|(data, content)| if *data { channel_data(content) } else { message(content) })
                .collect();
            let mut stream = Vec::new();
            for packet in &packets {
                stream.extend_from_slice(packet);
                stream.resize(stream.len().next_multiple_of(4), 0);
            }
            let mut found = Vec::new();
            let mut rest = stream.as_slice();
            while let Front::Packet { length, filled } = front(rest) {
                found.push(rest[..length].to_vec());
                rest = &rest[filled..];
            }
            prop_assert_eq!(found, packets);
            prop_assert!(rest.is_empty());
        }
    }

    #[test]
    fn too_long_a_packet_is_not_waited_for() {
        assert_eq!(front(&[0x40, 0x00, 0xff, 0xff]), Front::Nonsense);
        assert_eq!(front(&[0x00, 0x01, 0xff, 0xfc]), Front::Nonsense);
        assert_eq!(front(b"GET / HTTP/1.1"), Front::Nonsense);
        assert_eq!(front(&[0x16, 0x03, 0x01]), Front::Part);
        assert_eq!(front(&[0x80]), Front::Nonsense);
    }
}
