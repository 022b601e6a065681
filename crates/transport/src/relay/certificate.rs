//! The certificate that a relay made for itself, trusted instead of the public authorities.

use std::io;
use std::sync::Arc;

use iroh::tls::CaTlsConfig;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, RootCertStore, SignatureScheme};

use super::RelayError;

/// Where PEM begins, in a file that may hold other text before it.
const PEM: &[u8] = b"-----BEGIN ";

/// Reads the one certificate of a file, as PEM or DER. What else the file holds, such as a key, is passed over.
pub(super) fn read(bytes: &[u8]) -> Result<CertificateDer<'static>, RelayError> {
    let certificate = if bytes.windows(PEM.len()).any(|window| window == PEM) {
        let mut found = CertificateDer::pem_slice_iter(bytes);
        let first = found.next().ok_or(RelayError::NoCertificate)?.map_err(|_| RelayError::Certificate)?;
        match found.next() {
            None => first,
            Some(Ok(_)) => return Err(RelayError::SeveralCertificates),
            Some(Err(_)) => return Err(RelayError::Certificate),
        }
    } else if bytes.is_empty() {
        return Err(RelayError::NoCertificate);
    } else {
        CertificateDer::from(bytes.to_vec())
    };
    store(&certificate).map_err(|_| RelayError::Certificate)?;
    Ok(certificate)
}

fn store(certificate: &CertificateDer<'static>) -> Result<RootCertStore, rustls::Error> {
    let mut roots = RootCertStore::empty();
    roots.add(certificate.clone())?;
    Ok(roots)
}

/// Gives the way to verify a relay by this certificate alone.
pub(super) fn trusting(certificate: CertificateDer<'static>) -> CaTlsConfig {
    CaTlsConfig::custom_server_cert_verifier(Arc::new(move |provider| {
        let roots = store(&certificate).map_err(io::Error::other)?;
        let signed = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider));
        let signed = signed.build().map_err(io::Error::other)?;
        Ok(Arc::new(Named { certificate: certificate.clone(), signed, provider }))
    }))
}

/// Accepts one certificate, and those that it signed. What tools make by default for oneself says that it signs others, or names
/// no host; the usual rules refuse it for a server.
#[derive(Debug)]
struct Named {
    certificate: CertificateDer<'static>,
    signed: Arc<WebPkiServerVerifier>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Named {
    fn verify_server_cert(
        &self,
        shown: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        host: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if *shown == self.certificate {
            return Ok(ServerCertVerified::assertion());
        }
        self.signed.verify_server_cert(shown, between, host, ocsp, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        shown: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, shown, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        shown: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, shown, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By `openssl req -x509 -subj /CN=relay.example`: it signs others, and names no host.
    const SELF_MADE: &str = "\
-----BEGIN CERTIFICATE-----
MIIBhzCCAS2gAwIBAgIUBGcuFp3bcmYfwZbv70UG523i+KkwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNcmVsYXkuZXhhbXBsZTAgFw0yNjExMjgyMzM3MzdaGA8yMTI2
MTEwNDIzMzczN1owGDEWMBQGA1UEAwwNcmVsYXkuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABHZA0nst+3hIJOrTP0jnl4VEqSiL/ox7Q/+sKa5v65pS
adytErQuBGEL3We96QKcX6pQCmZt8yQDcgHwUyBw5BejUzBRMB0GA1UdDgQWBBSM
SYKjo6va2oqMVZpo/g0JUUAbLzAfBgNVHSMEGDAWgBSMSYKjo6va2oqMVZpo/g0J
UUAbLzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIBz1K9a7CUrn
YGCCe0BbNlXz9gx/gUQeeqtbAe7tR915AiEAsKRW0jwhvLiZwIVH1WWY0/fDR4Gr
uP5URiw+jMNDt0E=
-----END CERTIFICATE-----
";

    #[test]
    fn a_file_holds_exactly_one_certificate_as_pem_or_der() {
        let der = read(SELF_MADE.as_bytes()).unwrap();
        assert_eq!(read(&der), Ok(der.clone()));
        let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
        assert_eq!(read(format!("Our relay\n{key}{SELF_MADE}").as_bytes()), Ok(der.clone()));
        for nothing in ["", key] {
            assert_eq!(read(nothing.as_bytes()), Err(RelayError::NoCertificate), "{nothing}");
        }
        assert_eq!(read(format!("{SELF_MADE}{SELF_MADE}").as_bytes()), Err(RelayError::SeveralCertificates));
        assert_eq!(read(SELF_MADE.replace("END CERT", "END").as_bytes()), Err(RelayError::Certificate));
        for end in 1..der.len() {
            assert_eq!(read(&der[..end]), Err(RelayError::Certificate), "{end}");
        }
    }

    #[test]
    fn the_named_certificate_is_accepted_and_another_is_not() {
        let der = read(SELF_MADE.as_bytes()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier = trusting(der.clone()).server_cert_verifier(provider).unwrap();
        let host = ServerName::try_from("192.0.2.7").unwrap();
        let now = UnixTime::since_unix_epoch(std::time::Duration::from_secs(1_800_000_000));
        assert!(verifier.verify_server_cert(&der, &[], &host, &[], now).is_ok());
        // One byte of its signature is another.
        let mut forged = der.to_vec();
        *forged.last_mut().unwrap() ^= 1;
        assert!(verifier.verify_server_cert(&forged.into(), &[der], &host, &[], now).is_err());
    }
}
