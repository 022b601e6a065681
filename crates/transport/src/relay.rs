//! The relay that a person named, by URL and token: a stock `iroh-relay` that people run themselves.
//!
//! What goes through it is sealed between the two devices. It sees transport keys, addresses and times. A connection over a
//! relay opens no socket of its own for other devices, so that they do not learn this device's address.

mod certificate;

use std::fmt;
use std::net::IpAddr;

use cairn_keys::Zeroizing;
use cairn_sync::{TicketRelay, limits};
use iroh::dns::DnsResolver;
use iroh::tls::CaTlsConfig;
use iroh::{RelayConfig, RelayMap, RelayUrl};
use rustls::pki_types::CertificateDer;

/// Says why a text names no relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RelayError {
    /// It is no web address of a host alone.
    #[error("read the relay's address")]
    Address,
    /// It would send the token and the traffic's addresses in clear over a network.
    #[error("reach the relay without encryption")]
    Unencrypted,
    /// The token is empty, too long, or not of printable ASCII.
    #[error("read the relay's token")]
    Token,
    /// The certificate does not read.
    #[error("read the relay's certificate")]
    Certificate,
    /// There is no certificate where one was to be.
    #[error("find the relay's certificate")]
    NoCertificate,
    /// There are several certificates where one was to be.
    #[error("tell which certificate is the relay's")]
    SeveralCertificates,
}

/// A relay and how to be let in.
#[derive(Clone)]
pub struct Relay {
    url: RelayUrl,
    token: Option<Zeroizing<String>>,
    certificate: Option<CertificateDer<'static>>,
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { url: _, token: _, certificate: _ } = self;
        f.write_str("Relay(..)")
    }
}

impl Relay {
    /// Names a relay: `https://` and a host, with a port where it is not 443. Without encryption only on this computer, for
    /// what another program carries further.
    ///
    /// # Errors
    /// [`RelayError`] when the text is no such address, or the token is none.
    pub fn new(url: &str, token: Option<Zeroizing<String>>) -> Result<Self, RelayError> {
        if url.len() > limits::RELAY_URL {
            return Err(RelayError::Address);
        }
        let url: RelayUrl = url.trim().parse().map_err(|_| RelayError::Address)?;
        let plain = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        let host = url.host_str().filter(|_| plain && url.password().is_none()).ok_or(RelayError::Address)?;
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let here = bare.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
        match url.scheme() {
            "https" => {}
            "http" if here => {}
            "http" => return Err(RelayError::Unencrypted),
            _ => return Err(RelayError::Address),
        }
        let sound = |token: &Zeroizing<String>| {
            (1..=limits::RELAY_TOKEN).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_graphic())
        };
        if !token.as_ref().is_none_or(sound) {
            return Err(RelayError::Token);
        }
        Ok(Self { url, token, certificate: None })
    }

    /// Reads what a ticket names. The person has to agree before it is contacted.
    ///
    /// # Errors
    /// [`RelayError`] as for [`Relay::new`].
    pub fn of_ticket(named: &TicketRelay) -> Result<Self, RelayError> {
        Self::new(&named.url, named.token.clone())
    }

    /// Trusts this certificate, as PEM or DER, instead of the public authorities: a relay that shows the very same, whatever
    /// name and dates stand in it, or one of its host's name that it signed and that is in date.
    ///
    /// # Errors
    /// [`RelayError`] when there is not exactly one certificate, or it does not read.
    pub fn trusting(mut self, certificate: &[u8]) -> Result<Self, RelayError> {
        self.certificate = Some(certificate::read(certificate)?);
        Ok(self)
    }

    /// Gives the certificate that is trusted instead of the public authorities, as DER.
    pub fn certificate(&self) -> Option<&[u8]> {
        self.certificate.as_ref().map(AsRef::as_ref)
    }

    /// Gives the address, in its one form.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// Says whether an address names this relay.
    pub fn is_at(&self, url: &str) -> bool {
        url.parse::<RelayUrl>().is_ok_and(|other| other == self.url)
    }

    /// Gives what a ticket says of this relay; the token travels in invitations only.
    pub fn in_ticket(&self) -> TicketRelay {
        TicketRelay { url: self.url().to_owned(), token: self.token.clone() }
    }

    pub(crate) fn address(&self) -> RelayUrl {
        self.url.clone()
    }

    /// This relay alone, without its service that tells a device's address.
    pub(crate) fn map(&self) -> RelayMap {
        let config = RelayConfig::new(self.url.clone(), None);
        match &self.token {
            Some(token) => config.with_auth_token(token.as_str()).into(),
            None => config.into(),
        }
    }

    pub(crate) fn authorities(&self) -> CaTlsConfig {
        match &self.certificate {
            Some(certificate) => certificate::trusting(certificate.clone()),
            None => CaTlsConfig::embedded(),
        }
    }
}

/// Asks the name servers of this computer and no others: iroh would go on to public ones.
pub(crate) fn name_servers() -> DnsResolver {
    DnsResolver::builder().with_system_defaults().disable_fallback().build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(text: &str) -> Option<Zeroizing<String>> {
        Some(Zeroizing::new(text.to_owned()))
    }

    #[test]
    fn relay_is_reached_encrypted_or_on_this_computer() {
        for good in ["https://relay.example/", "https://192.0.2.7:8443", "http://127.0.0.1:3340", "http://[::1]:80/"] {
            assert!(Relay::new(good, None).is_ok(), "{good}");
        }
        for bad in ["http://relay.example/", "http://192.0.2.7/", "http://localhost:80/"] {
            assert_eq!(Relay::new(bad, None).err(), Some(RelayError::Unencrypted), "{bad}");
        }
        let long = format!("https://{}.example/", "a".repeat(600));
        for bad in ["", "relay", "ftp://relay.example", "https://a@relay.example", "https://relay.example/x", &long] {
            assert_eq!(Relay::new(bad, None).err(), Some(RelayError::Address), "{bad}");
        }
    }

    #[test]
    fn token_is_one_printable_word_and_never_shown() {
        assert_eq!(Relay::new("https://relay.example", token("")).err(), Some(RelayError::Token));
        assert_eq!(Relay::new("https://relay.example", token("two words")).err(), Some(RelayError::Token));
        let relay = Relay::new("https://relay.example", token("Geheim-7")).unwrap();
        assert!(!format!("{relay:?} {:?}", relay.in_ticket()).contains("Geheim"));
        assert!(relay.is_at("https://RELAY.example:443/"));
        assert!(!relay.is_at("https://relay.example:8443/"));
    }
}
