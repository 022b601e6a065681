//! Device keys: Ed25519, one per circle and install, whose public half names the device's log.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::Signer as _;
use zeroize::Zeroizing;

/// Says that bytes or text are no usable public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read an Ed25519 public key")]
pub struct KeyError;

/// Says that a signature was not made by this key over these bytes in this domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("verify a signature")]
pub struct SignatureError;

/// An Ed25519 signature (RFC 8032).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature([u8; 64]);

impl Signature {
    /// Wraps 64 bytes.
    pub const fn from_bytes(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// Shows the bytes.
    pub const fn as_bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({})", hex::encode(self.0))
    }
}

/// A device's signing key. Its seed is 32 random bytes.
#[derive(Clone)]
pub struct DeviceKey(ed25519_dalek::SigningKey);

impl DeviceKey {
    /// Makes the key of a seed from a random source or from storage.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        let seed = Zeroizing::new(seed);
        Self(ed25519_dalek::SigningKey::from_bytes(&seed))
    }

    /// Gives the seed, for storage inside the encrypted vault.
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// Gives the public half.
    pub fn public(&self) -> DevicePublic {
        DevicePublic(self.0.verifying_key().to_bytes())
    }

    /// Signs bytes in a domain, so that a signature made for one use is worth nothing in another.
    pub fn sign(&self, domain: &str, bytes: &[u8]) -> Signature {
        Signature(self.0.sign(&separated(domain, bytes)).to_bytes())
    }

    pub(crate) fn sign_plain(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(_) = self;
        write!(f, "DeviceKey({})", self.public())
    }
}

/// The public half of a device key; also the id of the device's log. Never a weak point.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DevicePublic([u8; 32]);

impl DevicePublic {
    /// Reads a public key.
    ///
    /// # Errors
    /// [`KeyError`] when the bytes are no point of the curve, not its canonical form, or of small order.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, KeyError> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(&bytes).map_err(|_| KeyError)?;
        if key.is_weak() || key.to_edwards().compress().to_bytes() != bytes {
            return Err(KeyError);
        }
        Ok(Self(bytes))
    }

    /// Shows the bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Verifies a signature by the strict rule (`verify_strict`: canonical, no point of small order).
    ///
    /// # Errors
    /// [`SignatureError`] when it was not made by this key over these bytes in this domain.
    pub fn verify(&self, domain: &str, bytes: &[u8], signature: &Signature) -> Result<(), SignatureError> {
        self.verify_plain(&separated(domain, bytes), signature.as_bytes())
    }

    pub(crate) fn verify_plain(&self, bytes: &[u8], signature: &[u8; 64]) -> Result<(), SignatureError> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(&self.0).map_err(|_| SignatureError)?;
        let signature = ed25519_dalek::Signature::from_bytes(signature);
        key.verify_strict(bytes, &signature).map_err(|_| SignatureError)
    }

    /// Gives the key in OpenSSH's form, without comment: `ssh-ed25519 AAAA…`.
    pub fn openssh(&self) -> String {
        self.ssh().to_openssh().unwrap_or_default()
    }

    /// Gives the fingerprint that `ssh-keygen -l` prints: `SHA256:…`.
    pub fn fingerprint(&self) -> String {
        self.ssh().fingerprint(ssh_key::HashAlg::Sha256).to_string()
    }

    /// Reads OpenSSH's form; a comment is passed over.
    ///
    /// # Errors
    /// [`KeyError`] when the text is no usable Ed25519 key.
    pub fn parse_openssh(text: &str) -> Result<Self, KeyError> {
        let key = ssh_key::PublicKey::from_openssh(text).map_err(|_| KeyError)?;
        Self::from_key_data(key.key_data())
    }

    pub(crate) fn from_key_data(data: &ssh_key::public::KeyData) -> Result<Self, KeyError> {
        data.ed25519().ok_or(KeyError).and_then(|key| Self::from_bytes(key.0))
    }

    pub(crate) fn key_data(&self) -> ssh_key::public::KeyData {
        ssh_key::public::KeyData::Ed25519(ssh_key::public::Ed25519PublicKey(self.0))
    }

    fn ssh(&self) -> ssh_key::PublicKey {
        ssh_key::PublicKey::from(self.key_data())
    }
}

impl fmt::Display for DevicePublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for DevicePublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DevicePublic({self})")
    }
}

impl FromStr for DevicePublic {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| KeyError)?;
        if text.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(KeyError);
        }
        Self::from_bytes(bytes)
    }
}

/// Puts `cairn 2026 <domain>` and a zero byte before the bytes. OpenSSH's own signatures begin with `SSHSIG`.
fn separated(domain: &str, bytes: &[u8]) -> Vec<u8> {
    let mut message = Vec::with_capacity(12 + domain.len() + bytes.len());
    message.extend_from_slice(b"cairn 2026 ");
    message.extend_from_slice(domain.as_bytes());
    message.push(0);
    message.extend_from_slice(bytes);
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signature_holds_only_in_its_domain_and_over_its_bytes() {
        let key = DeviceKey::from_seed([1; 32]);
        let signature = key.sign("entry", b"bytes");
        key.public().verify("entry", b"bytes", &signature).unwrap();
        assert!(key.public().verify("page", b"bytes", &signature).is_err());
        assert!(key.public().verify("entry", b"bytez", &signature).is_err());
        assert!(DeviceKey::from_seed([2; 32]).public().verify("entry", b"bytes", &signature).is_err());
    }

    #[test]
    fn points_of_small_order_are_refused() {
        let mut identity = [0; 32];
        identity[0] = 1;
        assert_eq!(DevicePublic::from_bytes(identity), Err(KeyError));
        assert_eq!(DevicePublic::from_bytes([0; 32]), Err(KeyError));
    }

    #[test]
    fn texts_are_read_back() {
        let public = DeviceKey::from_seed([3; 32]).public();
        assert_eq!(public.to_string().parse(), Ok(public));
        assert_eq!(DevicePublic::parse_openssh(&public.openssh()), Ok(public));
        assert!(public.openssh().starts_with("ssh-ed25519 AAAA"));
        assert!(public.fingerprint().starts_with("SHA256:"));
        assert!(public.to_string().to_uppercase().parse::<DevicePublic>().is_err());
    }

    #[test]
    fn debug_prints_the_public_half_only() {
        let key = DeviceKey::from_seed([4; 32]);
        let shown = format!("{key:?}");
        assert!(shown.contains(&key.public().to_string()));
        assert!(!shown.contains(&hex::encode([4u8; 32])));
    }
}
