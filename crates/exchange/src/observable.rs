//! Observables in one canonical form, so that the same thing found in two places is the same text.
//!
//! Values are refanged (`hxxp`, `[.]`), domains are lower-case IDNA without a final dot, IP addresses in the form of RFC 5952,
//! hashes in lower-case hexadecimal digits, URLs with a canonical host.

mod look;
mod refang;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

pub use look::{Needle, Seen, read_any};
pub use refang::{defang, refang};

/// An indicator type and a canonical value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Observable {
    /// The code of the type in the vocabulary of indicator types (`domain`, `sha256`, …).
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The canonical value.
    pub value: String,
}

/// Says how a value was brought into canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Canonical {
    /// It is what it claims to be.
    Plain(Observable),
    /// It is of another type than it claims (an address where a domain should stand), or has no canonical form and stands as
    /// it was, trimmed.
    Odd(Observable),
}

impl Canonical {
    /// Gives the observable in both cases.
    pub fn into_observable(self) -> Observable {
        match self {
            Self::Plain(observable) | Self::Odd(observable) => observable,
        }
    }
}

/// Brings a value that claims to be of a type into canonical form.
pub fn canonicalize(kind: &'static str, value: &str) -> Canonical {
    let plain = |kind, value: String| Canonical::Plain(Observable { kind, value });
    let odd = |kind, value: String| Canonical::Odd(Observable { kind, value });
    match kind {
        "domain" | "ipv4" | "ipv6" | "network" => {
            let refanged = refang(value);
            match read_host(&refanged) {
                Some((found, value)) if found == kind || found == "network" && kind != "domain" => plain(found, value),
                Some((found, value)) => odd(found, value),
                None => odd(kind, refanged.trim().to_owned()),
            }
        }
        // What may be either: a peer of network traffic.
        "host" => {
            let refanged = refang(value);
            match read_host(&refanged) {
                Some((found, value)) => plain(found, value),
                None => odd("domain", refanged.trim().to_owned()),
            }
        }
        "url" => {
            let refanged = refang(value);
            match canonical_url(&refanged) {
                Some(url) => plain(kind, url),
                None => odd(kind, refanged.trim().to_owned()),
            }
        }
        "email" => {
            let refanged = refang(value);
            match canonical_email(&refanged) {
                Some(email) => plain(kind, email),
                None => odd(kind, refanged.trim().to_owned()),
            }
        }
        "md5" | "sha1" | "sha256" | "sha512" => {
            let hash = value.trim().to_ascii_lowercase();
            match hash_kind(&hash) {
                Some(found) if found == kind => plain(kind, hash),
                Some(found) => odd(found, hash),
                None => odd(kind, hash),
            }
        }
        "certificate" => {
            let hash = value.trim().replace(':', "").to_ascii_lowercase();
            if hash_kind(&hash).is_some() { plain(kind, hash) } else { odd(kind, value.trim().to_owned()) }
        }
        "mac" => plain(kind, value.trim().to_ascii_lowercase().replace('-', ":")),
        // Names and paths are compared as they stand: case and spaces may matter.
        _ => plain(kind, value.to_owned()),
    }
}

/// Tells the type of a hash in lower-case hexadecimal digits by its length.
pub fn hash_kind(hash: &str) -> Option<&'static str> {
    if !hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        return None;
    }
    match hash.len() {
        32 => Some("md5"),
        40 => Some("sha1"),
        64 => Some("sha256"),
        128 => Some("sha512"),
        _ => None,
    }
}

/// Reads a host: an address, a network in CIDR form, or a domain. Gives its type and canonical form.
pub fn read_host(text: &str) -> Option<(&'static str, String)> {
    let text = text.trim();
    if let Some((address, length)) = text.split_once('/') {
        let address: IpAddr = address.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let length: u8 = length.parse().ok().filter(|length| *length <= most)?;
        return if length == most {
            Some(address_of(address))
        } else {
            Some(("network", format!("{address}/{length}")))
        };
    }
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    if let Ok(address) = bare.parse::<IpAddr>() {
        return Some(address_of(address));
    }
    let domain = canonical_domain(text)?;
    // IDNA turns digits of other scripts into ours: "１９８.51.100.7" is an address.
    Some(match domain.parse::<IpAddr>() {
        Ok(address) => address_of(address),
        Err(_) => ("domain", domain),
    })
}

fn address_of(address: IpAddr) -> (&'static str, String) {
    match address {
        IpAddr::V4(address) => ("ipv4", Ipv4Addr::to_string(&address)),
        IpAddr::V6(address) => ("ipv6", Ipv6Addr::to_string(&address)),
    }
}

/// Brings a domain into lower-case IDNA (UTS 46) without a final dot; a leading `*.` stays.
pub fn canonical_domain(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_suffix('.').unwrap_or(text);
    let (wildcard, name) = match text.strip_prefix("*.") {
        Some(name) => ("*.", name),
        None => ("", text),
    };
    if name.is_empty() || name.len() > 1000 {
        return None;
    }
    let simple = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'_'));
    // "xn--" has to be checked, too.
    let name = if simple && !name.contains("xn--") { name.to_owned() } else { idna::domain_to_ascii(name).ok()? };
    let fine = name.len() <= 253
        && name.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'))
        });
    fine.then(|| format!("{wildcard}{name}"))
}

/// Gives the registrable domain (public suffix and one label) of a canonical domain.
pub fn registrable_domain(domain: &str) -> Option<&str> {
    let name = domain.strip_prefix("*.").unwrap_or(domain);
    psl::domain_str(name)
}

fn canonical_email(text: &str) -> Option<String> {
    let mut text = text.trim();
    while let Some((scheme, rest)) = text.split_at_checked(7)
        && scheme.eq_ignore_ascii_case("mailto:")
    {
        text = rest;
    }
    let (local, domain) = text.rsplit_once('@')?;
    if local.is_empty() || local.contains(char::is_whitespace) {
        return None;
    }
    Some(format!("{}@{}", local.to_lowercase(), canonical_domain(domain)?))
}

fn canonical_url(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let fine =
        !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    if !fine {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) => (format!("{user}@"), host),
        None => (String::new(), authority),
    };
    let (host, port) = split_port(host);
    let host = match read_host(host)? {
        ("ipv6", address) => format!("[{address}]"),
        ("network", _) => return None,
        (_, host) => host,
    };
    let default = matches!((scheme.as_str(), port), ("http", "80") | ("https", "443") | ("ftp", "21"));
    let port = if port.is_empty() || default { String::new() } else { format!(":{port}") };
    let slash = if path.starts_with('/') { "" } else { "/" };
    Some(format!("{scheme}://{user}{host}{port}{slash}{path}"))
}

fn split_port(host: &str) -> (&str, &str) {
    match host.rsplit_once(':') {
        Some((name, port))
            if port.bytes().all(|b| b.is_ascii_digit()) && (name.ends_with(']') || !name.contains(':')) =>
        {
            (name, port)
        }
        _ => (host, ""),
    }
}

#[cfg(test)]
mod tests;
