//! What a browser is told of the relay: the addresses of RFC 7064 and RFC 7065.

use std::net::IpAddr;

use serde::Serialize;

use crate::settings::Settings;

/// One entry of a browser's `iceServers`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IceServer {
    /// Where it is, in each way it can be reached.
    pub urls: Vec<String>,
    /// Who asks; empty for STUN, which asks nobody.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub username: String,
    /// The password for it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub credential: String,
}

/// STUN and TURN addresses.
type Urls = (Vec<String>, Vec<String>);

/// The host browsers reach the embedded relay at.
pub fn host(settings: &Settings) -> Result<String, String> {
    let host = match settings.relay_host.as_deref() {
        Some(host) => host,
        None => public_host(&settings.public_url),
    };
    if let Ok(IpAddr::V6(address)) = host.trim_matches(['[', ']']).parse() {
        return Ok(format!("[{address}]"));
    }
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    if host.is_empty() || !host.chars().all(fits) {
        return Err(format!(
            "--relay-host: {host:?} is not a name or an address (no scheme, no port)"
        ));
    }
    Ok(host.to_owned())
}

/// The host in an address such as `https://care.example:8443/`.
fn public_host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    match authority.rsplit_once(':') {
        // The last colon of an address in brackets may be inside them.
        Some((host, port)) if !port.contains(']') => host,
        _ => authority,
    }
}

/// The ways to the embedded relay.
pub fn embedded(host: &str, port: u16, tls: bool) -> Urls {
    let mut turn = both_ways(&format!("{host}:{port}"));
    if tls {
        turn.push(format!("turns:{host}:{port}?transport=tcp"));
    }
    (vec![format!("stun:{host}:{port}")], turn)
}

fn both_ways(place: &str) -> Vec<String> {
    let way = |transport| format!("turn:{place}?transport={transport}");
    vec![way("udp"), way("tcp")]
}

/// The ways to TURN servers outside, each given as `turn:host:port` or `turns:host:port`.
pub fn outside(given: &[String]) -> Result<Urls, String> {
    let (mut stun, mut turn) = (Vec::new(), Vec::new());
    for url in given {
        if let Some(place) = url.strip_prefix("turn:") {
            let bare = place.split('?').next().unwrap_or_default();
            stun.push(format!("stun:{bare}"));
            if bare == place {
                turn.append(&mut both_ways(place));
            } else {
                turn.push(url.clone());
            }
        } else if let Some(place) = url.strip_prefix("turns:") {
            let bare = place.split('?').next().unwrap_or_default();
            turn.push(format!("turns:{bare}?transport=tcp"));
        } else {
            return Err(format!(
                "--turn: {url:?} does not begin with turn: or turns:"
            ));
        }
    }
    Ok((stun, turn))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_people_type_is_the_host_of_the_relay() {
        for (url, host) in [
            ("https://care.example", "care.example"),
            ("https://care.example/", "care.example"),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("http://[::1]:8080", "[::1]"),
            ("http://[::1]", "[::1]"),
            ("care.example", "care.example"),
        ] {
            assert_eq!(public_host(url), host, "{url}");
        }
    }

    #[test]
    fn every_way_to_the_relay_is_told() {
        let (stun, turn) = embedded("care.example", 3478, true);
        assert_eq!(stun, ["stun:care.example:3478"]);
        assert_eq!(
            turn,
            [
                "turn:care.example:3478?transport=udp",
                "turn:care.example:3478?transport=tcp",
                "turns:care.example:3478?transport=tcp"
            ]
        );
        assert_eq!(embedded("care.example", 3478, false).1.len(), 2);
    }

    #[test]
    fn a_relay_outside_is_told_as_given() {
        let given = ["turn:a.example:3478", "turns:a.example:5349"].map(str::to_owned);
        let (stun, turn) = outside(&given).expect("addresses");
        assert_eq!(stun, ["stun:a.example:3478"]);
        assert_eq!(
            turn,
            [
                "turn:a.example:3478?transport=udp",
                "turn:a.example:3478?transport=tcp",
                "turns:a.example:5349?transport=tcp"
            ]
        );
        assert!(outside(&["https://a.example".to_owned()]).is_err());
    }
}
