//! Which network addresses are on the open internet. What must stay true: whatever is not surely there is
//! refused, in every way it can be written; nobody makes this server speak to what stands beside it.
//!
//! The lists are IANA's registries of special-purpose addresses (RFC 6890; as of November 2026), read
//! strictly: what is "globally reachable" only in some uses is refused too. Of IPv6 only 2000::/3 is given
//! out for the open internet, so all else is refused: loopback, link-local, unique local, multicast, and
//! the addresses that hold an IPv4 one (::ffff:0:0/96, ::/96, 64:ff9b::/96, 64:ff9b:1::/48).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A block of addresses: its first, and how many bits of it are fixed.
struct Block<T>(T, u32);

const fn four(a: u8, b: u8, c: u8, bits: u32) -> Block<Ipv4Addr> {
    Block(Ipv4Addr::new(a, b, c, 0), bits)
}

/// Blocks of IPv4 that are not, or not surely, on the open internet.
const FOUR: [Block<Ipv4Addr>; 15] = [
    four(0, 0, 0, 8),       // this network
    four(10, 0, 0, 8),      // private
    four(100, 64, 0, 10),   // behind a provider's translation (CGNAT)
    four(127, 0, 0, 8),     // this machine
    four(169, 254, 0, 16),  // link-local; where clouds tell machines their secrets
    four(172, 16, 0, 12),   // private
    four(192, 0, 0, 24),    // protocols
    four(192, 0, 2, 24),    // documentation
    four(192, 88, 99, 24),  // relays of 6to4, given up
    four(192, 168, 0, 16),  // private
    four(198, 18, 0, 15),   // measuring
    four(198, 51, 100, 24), // documentation
    four(203, 0, 113, 24),  // documentation
    four(224, 0, 0, 4),     // multicast
    four(240, 0, 0, 4),     // reserved, and everybody
];

const fn six(a: u16, b: u16, c: u16, bits: u32) -> Block<Ipv6Addr> {
    Block(Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0), bits)
}

/// All of IPv6 that is on the open internet, but for [`SIX`].
const OPEN: Block<Ipv6Addr> = six(0x2000, 0, 0, 3);

/// Blocks within it that are not, or not surely.
const SIX: [Block<Ipv6Addr>; 4] = [
    six(0x2001, 0, 0, 23),     // protocols: Teredo, benchmarks, ORCHID
    six(0x2001, 0xdb8, 0, 32), // documentation
    six(0x2002, 0, 0, 16),     // 6to4: an IPv4 address inside
    six(0x3fff, 0, 0, 20),     // documentation
];

impl Block<Ipv4Addr> {
    fn has(&self, address: Ipv4Addr) -> bool {
        (self.0.to_bits() ^ address.to_bits()) >> (32 - self.1) == 0
    }
}

impl Block<Ipv6Addr> {
    fn has(&self, address: Ipv6Addr) -> bool {
        (self.0.to_bits() ^ address.to_bits()) >> (128 - self.1) == 0
    }
}

/// Whether this address is on the open internet.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => !FOUR.iter().any(|block| block.has(four)),
        IpAddr::V6(six) => OPEN.has(six) && !SIX.iter().any(|block| block.has(six)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn public(text: &str) -> bool {
        is_public(text.parse().expect("an address"))
    }

    #[test]
    fn what_is_on_the_open_internet_is() {
        for open in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "128.0.0.0",
            "169.253.255.255",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2003::1",
            "2606:4700::1111",
            "3ffe:ffff::1",
        ] {
            assert!(public(open), "{open}");
        }
    }

    #[test]
    fn what_stands_beside_the_server_is_not_nor_what_hides_it() {
        for closed in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.100.100.200",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.0.2.7",
            "192.88.99.1",
            "192.168.1.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.7",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::ffff:0:127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::8.8.8.8",
            "64:ff9b:1::a00:1",
            "100::1",
            "2001::1",
            "2001:0:4136:e378:8000:63bf:3fff:fdd2",
            "2001:2::1",
            "2001:10::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "2002:a9fe:a9fe::1",
            "3fff::1",
            "3fff:fff::1",
            "4000::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!public(closed), "{closed}");
        }
    }

    proptest! {
        /// What the standard library knows of an address is never let through, and of IPv6 nothing that
        /// holds an IPv4 address.
        #[test]
        fn nothing_special_passes(bits in any::<u32>(), high in any::<u64>(), low in any::<u64>()) {
            let four = Ipv4Addr::from_bits(bits);
            let special = four.is_private() || four.is_loopback() || four.is_link_local() || four.is_multicast()
                || four.is_broadcast() || four.is_documentation() || four.is_unspecified();
            prop_assert!(!(special && is_public(four.into())), "{four}");
            for hidden in [four.to_ipv6_mapped(), four.to_ipv6_compatible()] {
                prop_assert!(!is_public(hidden.into()), "{hidden}");
            }
            let [a, b, c, d] = four.octets();
            let (one, other) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
            let sixtofour = Ipv6Addr::new(0x2002, one, other, 0, 0, 0, 0, 1);
            let translated = Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, one, other);
            prop_assert!(!is_public(sixtofour.into()) && !is_public(translated.into()));
            let six = Ipv6Addr::from_bits(u128::from(high) << 64 | u128::from(low));
            let special = six.is_loopback() || six.is_multicast() || six.is_unspecified()
                || six.is_unique_local() || six.is_unicast_link_local();
            prop_assert!(!(special && is_public(six.into())), "{six}");
        }

        /// Each block is refused from its first address to its last, and ends there.
        #[test]
        fn a_block_is_refused_whole(at in 0..FOUR.len(), inside in any::<u32>()) {
            let Block(first, bits) = &FOUR[at];
            let rest = inside.checked_shr(*bits).unwrap_or(0);
            prop_assert!(!is_public(Ipv4Addr::from_bits(first.to_bits() | rest).into()));
        }
    }
}
