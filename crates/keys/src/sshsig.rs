//! SSHSIG: signatures that `ssh-keygen -Y verify` accepts ([PROTOCOL.sshsig]).
//!
//! [PROTOCOL.sshsig]: https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig

use ssh_key::{Algorithm, HashAlg, LineEnding, SshSig};

use crate::{DeviceKey, DevicePublic, SignatureError};

/// The longest signature that is read, in bytes.
const MAX_PEM: usize = 4096;

/// Says that a signature could not be written in OpenSSH's form.
#[derive(Debug, thiserror::Error)]
#[error("write a signature in the form of OpenSSH")]
pub struct SshSignError(#[source] ssh_key::Error);

/// Signs a message in a namespace; gives the armoured signature with `\n` at each line's end.
///
/// # Errors
/// [`SshSignError`] when the namespace is empty.
pub fn sign(key: &DeviceKey, namespace: &str, message: &[u8]) -> Result<String, SshSignError> {
    let data = SshSig::signed_data(namespace, HashAlg::Sha512, message).map_err(SshSignError)?;
    let signature =
        ssh_key::Signature::new(Algorithm::Ed25519, key.sign_plain(&data).to_vec()).map_err(SshSignError)?;
    SshSig::new(key.public().key_data(), namespace, HashAlg::Sha512, signature)
        .and_then(|sig| sig.to_pem(LineEnding::LF))
        .map_err(SshSignError)
}

/// Verifies an armoured signature over a message.
///
/// # Errors
/// [`SignatureError`] when it is malformed, of another namespace, by another key, or not over this message.
pub fn verify(key: &DevicePublic, namespace: &str, message: &[u8], pem: &str) -> Result<(), SignatureError> {
    let sig = read(pem)?;
    if sig.namespace() != namespace
        || !sig.reserved().is_empty()
        || DevicePublic::from_key_data(sig.public_key()) != Ok(*key)
    {
        return Err(SignatureError);
    }
    if sig.algorithm() != Algorithm::Ed25519 {
        return Err(SignatureError);
    }
    let bytes: [u8; 64] = sig.signature_bytes().try_into().map_err(|_| SignatureError)?;
    let data = SshSig::signed_data(namespace, sig.hash_alg(), message).map_err(|_| SignatureError)?;
    key.verify_plain(&data, &bytes)
}

/// Gives the key that an armoured signature *claims*; nothing is verified.
///
/// # Errors
/// [`SignatureError`] when the signature is malformed or its key is not Ed25519.
pub fn signer(pem: &str) -> Result<DevicePublic, SignatureError> {
    DevicePublic::from_key_data(read(pem)?.public_key()).map_err(|_| SignatureError)
}

fn read(pem: &str) -> Result<SshSig, SignatureError> {
    if pem.len() > MAX_PEM {
        return Err(SignatureError);
    }
    SshSig::from_pem(pem).map_err(|_| SignatureError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signature_holds_only_for_its_message_namespace_and_key() {
        let key = DeviceKey::from_seed([1; 32]);
        let pem = sign(&key, "attestation@cairn", b"message").unwrap();
        verify(&key.public(), "attestation@cairn", b"message", &pem).unwrap();
        assert_eq!(signer(&pem), Ok(key.public()));
        assert!(verify(&key.public(), "report@cairn", b"message", &pem).is_err());
        assert!(verify(&key.public(), "attestation@cairn", b"messagf", &pem).is_err());
        assert!(verify(&DeviceKey::from_seed([2; 32]).public(), "attestation@cairn", b"message", &pem).is_err());
    }

    #[test]
    fn rubbish_is_refused() {
        let key = DeviceKey::from_seed([1; 32]).public();
        for pem in ["", "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n", &"A".repeat(5000)] {
            assert!(verify(&key, "n", b"", pem).is_err());
            assert!(signer(pem).is_err());
        }
        assert!(sign(&DeviceKey::from_seed([1; 32]), "", b"").is_err());
    }
}
