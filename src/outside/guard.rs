//! Where this server may ask for a calendar. What must stay true: an address typed, or one that an answer
//! leads on to, is checked here before anything is sent; a name is looked up here, once, and only the
//! addresses that were checked are spoken to.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use reqwest::Url;

use super::addresses::is_public;
use super::trouble::Trouble;

/// The longest address taken, in bytes.
const LONGEST: usize = 2000;

/// A calendar server of the practice's own, which may stand in its own network: `cal.example` is
/// `https://cal.example:443`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    scheme: String,
    host: String,
    port: u16,
}

impl FromStr for Allowed {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let whole = match text.contains("://") {
            true => text.to_owned(),
            false => format!("https://{text}"),
        };
        let wrong =
            || format!("{text}: not a host, host:port, https://host:port or http://host:port");
        let url = Url::parse(&whole).map_err(|_| wrong())?;
        let plain = url.path() == "/" && url.query().is_none() && url.username().is_empty();
        // Nobody should think that a star stands for anything.
        let plain = plain && !text.contains('*');
        match (url.scheme(), plain, Self::of(&url)) {
            ("http" | "https", true, Some(allowed)) => Ok(allowed),
            _ => Err(wrong()),
        }
    }
}

impl Allowed {
    fn of(url: &Url) -> Option<Self> {
        Some(Self {
            scheme: url.scheme().to_owned(),
            host: url.host_str()?.to_owned(),
            port: url.port_or_known_default()?,
        })
    }
}

/// Whether both are at one place: scheme, host and port. A password goes to no other.
pub(super) fn same_place(one: &Url, other: &Url) -> bool {
    Allowed::of(one) == Allowed::of(other)
}

/// The address somebody typed, or that an answer leads on to. `webcal:` is what calendars call `https:`.
///
/// # Errors
/// What is wrong with it.
pub(super) fn address(text: &str, allowed: &[Allowed]) -> Result<Url, Trouble> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let read = match ["webcal://", "webcals://"]
        .iter()
        .find(|scheme| lower.starts_with(**scheme))
    {
        Some(scheme) => format!("https://{}", &text[scheme.len()..]),
        None => text.to_owned(),
    };
    let url = Url::parse(&read)
        .ok()
        .filter(|_| read.len() <= LONGEST)
        .ok_or(Trouble::NoAddress)?;
    let place = Allowed::of(&url).ok_or(Trouble::NoAddress)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Trouble::PasswordInside);
    }
    if allowed.contains(&place) {
        return Ok(url);
    }
    match (url.scheme(), place.port) {
        ("https", 443) => Ok(url),
        ("https", _) => Err(Trouble::OtherPort),
        ("http", _) => Err(Trouble::NotHttps),
        _ => Err(Trouble::NoAddress),
    }
}

/// Looks names up.
pub(super) trait Names {
    /// The addresses of a host.
    fn find(
        &self,
        host: &str,
        port: u16,
    ) -> impl Future<Output = std::io::Result<Vec<SocketAddr>>> + Send;
}

/// As this machine does.
pub(super) struct Machine;

impl Names for Machine {
    async fn find(&self, host: &str, port: u16) -> std::io::Result<Vec<SocketAddr>> {
        Ok(tokio::net::lookup_host((host, port)).await?.collect())
    }
}

/// The addresses to speak to, all of which may be spoken to: one that may not is enough to refuse.
///
/// # Errors
/// What is wrong with them.
pub(super) async fn reach(
    url: &Url,
    allowed: &[Allowed],
    names: &impl Names,
) -> Result<Vec<SocketAddr>, Trouble> {
    let place = Allowed::of(url).ok_or(Trouble::NoAddress)?;
    let bare = place.host.trim_start_matches('[').trim_end_matches(']');
    let found = match bare.parse::<IpAddr>() {
        Ok(address) => vec![SocketAddr::new(address, place.port)],
        Err(_) => {
            let found = names.find(&place.host, place.port).await;
            found.map_err(|_| Trouble::NoSuchName)?
        }
    };
    if found.is_empty() {
        return Err(Trouble::NoSuchName);
    }
    let open = found.iter().all(|address| is_public(address.ip()));
    match open || allowed.contains(&place) {
        true => Ok(found),
        false => Err(Trouble::NotPublic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Trouble> {
        address(text, &[]).map(|url| url.to_string())
    }

    #[test]
    fn an_address_is_https_without_a_port_or_a_password() {
        for fine in [
            "https://cal.example/me.ics",
            "webcal://cal.example/me.ics",
            " WEBCAL://cal.example/me.ics ",
            "https://cal.example:443/me.ics",
        ] {
            let url = read(fine);
            assert_eq!(url, Ok("https://cal.example/me.ics".to_owned()), "{fine}");
        }
        let long = format!("https://cal.example/{}", "x".repeat(2000));
        for (wrong, why) in [
            ("", Trouble::NoAddress),
            ("cal.example/me.ics", Trouble::NoAddress),
            ("file:///etc/passwd", Trouble::NoAddress),
            ("ftp://cal.example/", Trouble::NoAddress),
            ("gopher://cal.example/", Trouble::NoAddress),
            ("data:text/calendar,BEGIN", Trouble::NoAddress),
            ("https://", Trouble::NoAddress),
            (&long, Trouble::NoAddress),
            ("http://cal.example/me.ics", Trouble::NotHttps),
            ("https://cal.example:8443/", Trouble::OtherPort),
            ("https://cal.example:22/", Trouble::OtherPort),
            ("https://me:secret@cal.example/", Trouble::PasswordInside),
            ("https://me@cal.example/", Trouble::PasswordInside),
        ] {
            assert_eq!(read(wrong), Err(why), "{wrong}");
        }
    }

    #[test]
    fn what_the_practice_allows_is_one_place_and_no_more() {
        let allowed: Vec<Allowed> = ["http://cal.lan:5232", "mail.lan", "cal.lan:8443"]
            .iter()
            .map(|text| text.parse().expect("a place"))
            .collect();
        for fine in [
            "http://cal.lan:5232/jo/",
            "https://mail.lan/",
            "webcal://cal.lan:8443/x",
        ] {
            assert!(address(fine, &allowed).is_ok(), "{fine}");
        }
        for wrong in [
            "http://cal.lan/",
            "http://mail.lan/",
            "https://cal.lan:5232/",
            "https://x.cal.lan:8443/",
        ] {
            assert!(address(wrong, &allowed).is_err(), "{wrong}");
        }
        for wrong in [
            "",
            "ftp://cal.lan",
            "https://cal.lan/path",
            "https://me@cal.lan",
            "*",
            "https://*.lan/x",
        ] {
            assert!(wrong.parse::<Allowed>().is_err(), "{wrong}");
        }
    }

    struct Always(&'static str);

    impl Names for Always {
        async fn find(&self, _: &str, port: u16) -> std::io::Result<Vec<SocketAddr>> {
            let all = self.0.split(' ').filter(|text| !text.is_empty());
            let address = |text: &str| SocketAddr::new(text.parse().expect("an address"), port);
            Ok(all.map(address).collect())
        }
    }

    async fn reached(text: &str, names: &'static str) -> Result<usize, Trouble> {
        let url = address(text, &[])?;
        reach(&url, &[], &Always(names))
            .await
            .map(|found| found.len())
    }

    #[tokio::test]
    async fn a_name_must_be_on_the_open_internet_with_every_address_it_has() {
        let name = "https://cal.example/";
        assert_eq!(reached(name, "9.9.9.9 2606:4700::1111").await, Ok(2));
        assert_eq!(reached(name, "").await, Err(Trouble::NoSuchName));
        for closed in [
            "127.0.0.1",
            "9.9.9.9 10.0.0.1",
            "9.9.9.9 ::1",
            "::ffff:10.0.0.1",
        ] {
            let found = reached(name, closed).await;
            assert_eq!(found, Err(Trouble::NotPublic), "{closed}");
        }
        // Addresses in the clear are never looked up, however they are written.
        for literal in [
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://[::1]/",
            "https://[::ffff:169.254.169.254]/",
            "https://169.254.169.254/latest/meta-data/",
            "https://１２７.0.0.1/",
        ] {
            let found = reached(literal, "9.9.9.9").await;
            assert_eq!(found, Err(Trouble::NotPublic), "{literal}");
        }
        assert_eq!(reached("https://9.9.9.9/", "10.0.0.1").await, Ok(1));
    }

    #[tokio::test]
    async fn a_calendar_server_of_the_practice_may_stand_in_its_own_network() {
        let allowed = ["cal.lan".parse().expect("a place")];
        let url = address("https://cal.lan/jo.ics", &allowed).expect("an address");
        let found = reach(&url, &allowed, &Always("10.0.0.7")).await;
        assert_eq!(found.map(|found| found.len()), Ok(1));
        let other = address("https://other.lan/", &allowed).expect("an address");
        let found = reach(&other, &allowed, &Always("10.0.0.7")).await;
        assert_eq!(found, Err(Trouble::NotPublic));
    }
}
