//! Handing an item to someone without Cairn: the release form, the text of the receipt, and reading a receipt that comes back.
//!
//! `docs/formats/transfer.md` is the normative description. A receipt is a plain text that names the hash received, signed with
//! `ssh-keygen -Y sign`. The reader is strict in one thing: every SHA-256 that stands in the text must be that of the item, or
//! the name of the release that it answers. A receipt that names another hash is for something else.

use cairn_keys::{DevicePublic, sshsig};

use crate::hygiene::one_line;
use crate::language::Texts;
use crate::package::guide::wrap;
use crate::{Fact, Language};

/// The namespace of the signature over a release form.
pub const RELEASE_NAMESPACE: &str = "release@cairn";
/// The namespace of the signature over a receipt.
pub const RECEIPT_NAMESPACE: &str = "receipt@cairn";
/// The name of the signer in `allowed_signers`.
pub const RELEASER: &str = "cairn-release";
/// The longest receipt that is read, in bytes.
pub const MAX_RECEIPT: usize = 16 << 10;
/// The longest line of a file of allowed signers that is read, in bytes.
pub const MAX_SIGNER: usize = 4096;

/// What stands in a release form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The language of the words; what is compared stays as it is.
    pub language: Language,
    /// The item's id.
    pub item: String,
    /// The name of the signed release: SHA-256 of the attestation, 64 hexadecimal digits.
    pub release: String,
    /// SHA-256 of the content; of a physical item nothing.
    pub sha256: Option<String>,
    /// What else describes the item: title, make, serial number, seal number, state.
    pub facts: Vec<Fact>,
    /// Who releases it.
    pub from: String,
    /// The circle or organisation of who releases it.
    pub circle: String,
    /// Who is to receive it.
    pub to: String,
    /// For what.
    pub purpose: String,
    /// When it was released, RFC 3339 in UTC.
    pub time: String,
    /// The fingerprint of the key that signs the form.
    pub fingerprint: String,
}

impl Form {
    /// Writes the release form.
    pub fn release(&self) -> String {
        let texts = Texts::of(self.language);
        let mut out = heading(&texts.get("form-release-title"));
        line(&mut out, &texts.get("form-item"), &self.item);
        for fact in &self.facts {
            line(&mut out, &fact.label, &fact.value);
        }
        self.hashes(&mut out, &texts);
        line(&mut out, &texts.get("form-from"), &self.from);
        line(&mut out, &texts.get("form-circle"), &self.circle);
        line(&mut out, &texts.get("form-to"), &self.to);
        line(&mut out, &texts.get("form-purpose"), &self.purpose);
        line(&mut out, &texts.get("form-time"), &self.time);
        line(&mut out, &texts.get("form-key"), &self.fingerprint);
        out.push('\n');
        paragraph(&mut out, &texts.get("form-release-verify"));
        out.push_str(&format!(
            "    ssh-keygen -Y verify -f allowed_signers -I {RELEASER} -n {RELEASE_NAMESPACE} -s release.txt.sig < release.txt\n\n"
        ));
        paragraph(&mut out, &texts.get("form-release-identity"));
        out.push('\n');
        paragraph(&mut out, &texts.get("form-release-receipt"));
        out.push_str(&format!("    ssh-keygen -Y sign -f ~/.ssh/id_ed25519 -n {RECEIPT_NAMESPACE} receipt.txt\n\n"));
        paragraph(&mut out, &texts.get("form-release-other"));
        out
    }

    /// Writes the text of the receipt, for whoever receives the item to complete and sign.
    pub fn receipt(&self) -> String {
        let texts = Texts::of(self.language);
        let mut out = heading(&texts.get("form-receipt-title"));
        line(&mut out, &texts.get("form-item"), &self.item);
        self.hashes(&mut out, &texts);
        line(&mut out, &texts.get("form-from"), &self.from);
        line(&mut out, &texts.get("form-to"), &self.to);
        out.push('\n');
        paragraph(&mut out, &texts.get(if self.sha256.is_some() { "form-receipt-file" } else { "form-receipt-thing" }));
        out.push('\n');
        for id in ["form-receipt-name", "form-receipt-date", "form-receipt-state", "form-receipt-remarks"] {
            out.push_str(&format!("{}:\n", texts.get(id)));
        }
        out
    }

    fn hashes(&self, out: &mut String, texts: &Texts) {
        // These labels are the same in every language: people and programs look for them.
        line(out, "Release", &self.release);
        match &self.sha256 {
            Some(sha256) => line(out, "SHA-256", sha256),
            None => line(out, "SHA-256", &texts.get("form-no-file")),
        }
    }
}

/// Writes the file of allowed signers that goes with a release form.
pub fn allowed_signers(key: &DevicePublic) -> String {
    format!("{RELEASER} namespaces=\"{RELEASE_NAMESPACE}\" {}\n", key.openssh())
}

fn heading(text: &str) -> String {
    format!("{text}\n{}\n\n", "=".repeat(text.chars().count()))
}

fn line(out: &mut String, label: &str, value: &str) {
    let value = one_line(value);
    if !value.is_empty() {
        out.push_str(&format!("{label}: {value}\n"));
    }
}

fn paragraph(out: &mut String, text: &str) {
    out.push_str(&wrap(text, 90));
}

/// Says why a receipt is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// It is longer than [`MAX_RECEIPT`].
    #[error("read a receipt that is too long")]
    TooLong,
    /// It is no text in UTF-8.
    #[error("read a receipt that is no text")]
    NotText,
    /// It does not name the hash of the item, or, for a physical item, the release.
    #[error("find the hash in a receipt")]
    Unnamed,
    /// It names another hash.
    #[error("match the hash in a receipt")]
    OtherHash,
    /// The signature is not over this text.
    #[error("verify the signature of a receipt")]
    Signature,
    /// The signature was made for another use: another namespace.
    #[error("verify a signature that was made for another use")]
    Namespace,
    /// The signature is by another key than the one that was named.
    #[error("match the key of a receipt")]
    OtherKey,
    /// The key is no Ed25519 key, or does not read.
    #[error("read the key of a receipt")]
    Key,
}

/// A receipt whose text names the right hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt(String);

impl Receipt {
    /// Reads a receipt for an item: of the content's SHA-256 if it has one, and of the release that it answers.
    ///
    /// # Errors
    /// [`ReceiptError::TooLong`], [`ReceiptError::NotText`], [`ReceiptError::Unnamed`] or [`ReceiptError::OtherHash`].
    pub fn read(bytes: &[u8], sha256: Option<&[u8; 32]>, release: &[u8; 32]) -> Result<Self, ReceiptError> {
        if bytes.len() > MAX_RECEIPT {
            return Err(ReceiptError::TooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| ReceiptError::NotText)?;
        if text.contains('\0') {
            return Err(ReceiptError::NotText);
        }
        let named = hashes_in(text);
        let known = |hash: &[u8; 32]| Some(hash) == sha256 || hash == release;
        if !named.iter().all(known) {
            return Err(ReceiptError::OtherHash);
        }
        if named.contains(sha256.unwrap_or(release)) { Ok(Self(text.to_owned())) } else { Err(ReceiptError::Unnamed) }
    }

    /// Gives the text as it was signed.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Verifies the armoured signature (`ssh-keygen -Y sign -n receipt@cairn`) over the text, and gives the key that signed.
    /// With an expected key, any other is an error; without one, it proves only that somebody with this key signed.
    ///
    /// # Errors
    /// [`ReceiptError::Key`], [`ReceiptError::OtherKey`], [`ReceiptError::Namespace`] or [`ReceiptError::Signature`].
    pub fn verify(&self, pem: &str, expected: Option<&DevicePublic>) -> Result<DevicePublic, ReceiptError> {
        // Files come with the line ends of any system.
        let pem = pem.replace("\r\n", "\n");
        let key = sshsig::signer(&pem).map_err(|_| ReceiptError::Key)?;
        if expected.is_some_and(|expected| *expected != key) {
            return Err(ReceiptError::OtherKey);
        }
        if sshsig::verify(&key, RECEIPT_NAMESPACE, self.0.as_bytes(), &pem).is_ok() {
            return Ok(key);
        }
        let elsewhere = ["file", "git", "attestation@cairn", "report@cairn", RELEASE_NAMESPACE];
        let other = elsewhere.iter().any(|name| sshsig::verify(&key, name, self.0.as_bytes(), &pem).is_ok());
        Err(if other { ReceiptError::Namespace } else { ReceiptError::Signature })
    }
}

/// Finds every run of exactly 64 hexadecimal digits.
fn hashes_in(text: &str) -> Vec<[u8; 32]> {
    let mut found = Vec::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        let mut hash = [0; 32];
        if word.len() == 64 && hex::decode_to_slice(word, &mut hash).is_ok() {
            found.push(hash);
        }
    }
    found
}

/// Reads the key of a line of `allowed_signers` (`ssh-keygen(1)`, ALLOWED SIGNERS), or of a public key file. Of options only
/// `namespaces` is understood; a line with another one is refused, since it may say when the key counts.
///
/// # Errors
/// [`ReceiptError::Key`] when it does not read, is no Ed25519 key or has other options; [`ReceiptError::Namespace`] when the
/// line does not let the key sign receipts.
pub fn read_signer(text: &str) -> Result<DevicePublic, ReceiptError> {
    if text.len() > MAX_SIGNER {
        return Err(ReceiptError::Key);
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let line = lines.next().ok_or(ReceiptError::Key)?;
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    let at = words.iter().position(|word| *word == "ssh-ed25519").ok_or(ReceiptError::Key)?;
    let options = match words.get(..at).ok_or(ReceiptError::Key)? {
        [] | [_] => None,
        [_, options] => Some(*options),
        _ => return Err(ReceiptError::Key),
    };
    if let Some(options) = options {
        let names = options.strip_prefix("namespaces=\"").and_then(|rest| rest.strip_suffix('"'));
        let names = names.filter(|names| !names.contains('"')).ok_or(ReceiptError::Key)?;
        if !names.split(',').any(|name| name == RECEIPT_NAMESPACE) {
            return Err(ReceiptError::Namespace);
        }
    }
    let key = words.get(at + 1).ok_or(ReceiptError::Key)?;
    DevicePublic::parse_openssh(&format!("ssh-ed25519 {key}")).map_err(|_| ReceiptError::Key)
}

#[cfg(test)]
mod tests;
