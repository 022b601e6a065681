//! The signature file of a package, in a form in which no byte is without meaning.
//!
//! `ssh-keygen` skips white space inside the Base64 and whatever follows the last line, so that a changed line end would
//! go unnoticed. The file therefore holds the Base64 on one line and ends with the last dash.

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----\n";
const END: &str = "\n-----END SSH SIGNATURE-----";
/// How many characters `ssh-keygen` writes on one line.
const LINE: usize = 70;
/// The longest signature file that is read, in bytes.
pub(crate) const MAX_SIGNATURE: u64 = 4096;

/// The start of every Ed25519 SSHSIG in Base64: magic, version 1, and the key's type. `ssh-keygen` accepts version 0 too,
/// and the version is not signed; a command of VERIFY.txt looks for this.
pub(crate) const PREFIX: &str = "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg";

/// Puts an armoured signature on one line.
pub(crate) fn tighten(pem: &str) -> Option<String> {
    let body = pem.strip_prefix(BEGIN)?.trim_end().strip_suffix(END.trim_start())?;
    Some(format!("{BEGIN}{}{END}", body.split_whitespace().collect::<String>()))
}

/// Reads the tight form back into the usual one, and refuses every other: each byte of the file is either fixed, or part
/// of the key or of the Ed25519 signature.
pub(crate) fn loosen(tight: &str, namespace: &str) -> Option<String> {
    let body = tight.strip_prefix(BEGIN)?.strip_suffix(END)?;
    if !body.starts_with(PREFIX) || !is_expected(&decode(body)?, namespace) {
        return None;
    }
    let mut pem = String::with_capacity(tight.len() + 8);
    pem.push_str(BEGIN);
    let mut rest = body;
    while let Some((line, tail)) = rest.split_at_checked(LINE) {
        pem.push_str(line);
        rest = tail;
        if !rest.is_empty() {
            pem.push('\n');
        }
    }
    pem.push_str(rest);
    pem.push_str(END);
    pem.push('\n');
    Some(pem)
}

/// Compares everything but key and signature with what `ssh-keygen` writes (PROTOCOL.sshsig). Some readers overlook
/// lengths that do not fit.
fn is_expected(blob: &[u8], namespace: &str) -> bool {
    let mut fixed = Vec::new();
    for text in [namespace, "", "sha512"] {
        fixed.extend((text.len() as u32).to_be_bytes());
        fixed.extend(text.as_bytes());
    }
    fixed.extend(b"\0\0\0\x53\0\0\0\x0bssh-ed25519\0\0\0\x40");
    let (head, key, signature) = (33, 32, 64);
    blob.len() == head + key + fixed.len() + signature
        && blob.get(head + key..).is_some_and(|rest| rest.starts_with(&fixed))
}

/// Decodes Base64 (RFC 4648) in its one canonical form.
fn decode(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let data = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    let mut out = Vec::with_capacity(data.len());
    let (mut bits, mut count) = (0_u32, 0);
    for c in data.bytes() {
        let six = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    (bits == 0 && count < 6).then_some(out)
}

#[cfg(test)]
mod tests {
    use cairn_keys::{DeviceKey, sshsig};

    use super::{decode, loosen, tighten};

    #[test]
    fn the_tight_form_reads_back_and_no_other_does() {
        let pem = sshsig::sign(&DeviceKey::from_seed([3; 32]), "report@cairn", b"x").unwrap();
        let tight = tighten(&pem).unwrap();
        assert_eq!(loosen(&tight, "report@cairn").unwrap(), pem);
        assert_eq!(loosen(&tight, "attestation@cairn"), None);
        assert_eq!(loosen(&pem, "report@cairn"), None);
        assert_eq!(loosen(&format!("{tight}\n"), "report@cairn"), None);
    }

    #[test]
    fn base64_has_one_form() {
        assert_eq!(decode("aGk=").unwrap(), b"hi");
        assert_eq!(decode("aGkh").unwrap(), b"hi!");
        assert_eq!(decode("aA==").unwrap(), b"h");
        for bad in ["aGl=", "aB==", "aGk", "a===", "aG k", "aG=k"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }
}
