//! What is locked, sealed, signed and hashed.

use std::sync::LazyLock;

use cairn_keys::keyring::{KeyringError, Passphrase, WorkFactor, open_keyring, write_keyring};
use cairn_keys::{DeviceKey, GROUP_LEN, SealKey, TreeHash, TreeHasher, VaultKey, open, root_of, seal, sshsig};

use crate::Seed;
use crate::script::Script;

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----\n";
const END: &str = "-----END AGE ENCRYPTED FILE-----\n";
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// Work that a fuzzer has time for, as the logarithm of scrypt's N.
const PATIENCE: u32 = 8;
/// The most work that a keyring may ask for.
const CAP: u32 = 20;

fn passphrase() -> Passphrase {
    Passphrase::new("six words that nobody else knows".to_owned())
}

fn vault_key() -> VaultKey {
    VaultKey::from_bytes([7; 32])
}

/// A keyring opens to the key that was locked in it or not at all, and too much work is refused before it is done.
///
/// The first byte says whether the rest is the file, or the age file inside its armour.
pub(crate) fn keyring(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let armoured = script.byte().is_multiple_of(2);
    let (file, inside) = match armoured {
        true => (armour(script.rest()), script.rest().to_vec()),
        false => (script.rest().to_vec(), disarmour(script.rest())),
    };
    let work = work_of(&inside);
    if work.is_some_and(|work| work > PATIENCE && work <= CAP) {
        return;
    }
    match open_keyring(&file, &passphrase()) {
        Ok(key) => {
            crate::accepted();
            assert_eq!(key.sqlcipher_keyspec(), vault_key().sqlcipher_keyspec());
        }
        Err(KeyringError::TooCostly) => assert!(work.is_none_or(|work| work > CAP)),
        Err(_) => {}
    }
}

/// Finds how much work a file asks for, where it says so in the usual form.
fn work_of(inside: &[u8]) -> Option<u32> {
    let at = inside.windows(7).position(|window| window == b"scrypt ")?;
    let line = inside[at..].split(|byte| *byte == b'\n').next()?;
    let word = line.split(|byte| *byte == b' ').nth(2)?;
    std::str::from_utf8(word).ok()?.trim().parse().ok()
}

fn armour(inside: &[u8]) -> Vec<u8> {
    let mut body = String::new();
    for three in inside.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            body.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    let mut text = BEGIN.to_owned();
    for line in body.as_bytes().chunks(64) {
        text.extend(line.iter().copied().map(char::from));
        text.push('\n');
    }
    (text + END).into_bytes()
}

/// Reads Base64 wherever there is some, so as to find out in time how much work a file asks for.
fn disarmour(file: &[u8]) -> Vec<u8> {
    let body = file.windows(BEGIN.len()).position(|window| window == BEGIN.as_bytes()).map_or(0, |at| at + BEGIN.len());
    let (mut inside, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for letter in &file[body..] {
        let Some(six) = LETTERS.iter().position(|known| known == letter) else { continue };
        bits = bits << 6 | six as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            inside.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    inside
}

pub(crate) fn keyring_seeds() -> Vec<Seed> {
    let file =
        write_keyring(&vault_key(), &passphrase(), WorkFactor::weak_for_tests()).expect("memory takes everything");
    let end = file.windows(END.len()).position(|window| window == END.as_bytes()).unwrap_or(0);
    let inside = disarmour(&file[..end]);
    let mut costly = inside.clone();
    if let Some(at) = costly.windows(3).position(|window| window == b" 4\n") {
        costly.splice(at..at + 3, *b" 63\n");
    }
    let with = |how: u8, bytes: &[u8]| [&[how][..], bytes].concat();
    vec![
        Seed::new("file", with(1, &file)),
        Seed::new("inside", with(0, &inside)),
        Seed::new("too-costly", with(0, &costly)),
    ]
}

/// The key that everything of the target `sealed` is sealed to. It protects nothing.
static SEAL_KEY: LazyLock<SealKey> = LazyLock::new(|| {
    let text = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
    SealKey::from_text(text).expect("the key of age's own test kit")
});

const SEALED: &[u8] = b"what only its recipients read";

/// A sealed message opens to what was sealed or not at all, and within its limit.
pub(crate) fn sealed(bytes: &[u8]) {
    for limit in [SEALED.len() - 1, 4096] {
        if let Ok(plain) = open(&SEAL_KEY, bytes, limit) {
            crate::accepted();
            assert!(plain.len() <= limit);
            assert_eq!(plain.as_slice(), SEALED);
        }
    }
}

pub(crate) fn sealed_seeds() -> Vec<Seed> {
    let to = |others: usize| {
        let mut recipients: Vec<_> = (0..others).map(|_| SealKey::generate().recipient()).collect();
        recipients.push(SEAL_KEY.recipient());
        seal(&recipients, SEALED).expect("memory takes everything")
    };
    let stranger = seal(&[SealKey::generate().recipient()], SEALED).expect("memory takes everything");
    vec![Seed::new("one", to(0)), Seed::new("several", to(4)), Seed::new("stranger", stranger)]
}

/// An SSH signature that verifies names the key that it was verified with.
pub(crate) fn signature(bytes: &[u8]) {
    let Ok(pem) = std::str::from_utf8(bytes) else { return };
    let claimed = sshsig::signer(pem);
    for seed in [1, 2] {
        let key = DeviceKey::from_seed([seed; 32]).public();
        if sshsig::verify(&key, "attestation@cairn", b"message", pem).is_ok() {
            crate::accepted();
            assert!(seed == 1 && claimed == Ok(key));
        }
        assert!(sshsig::verify(&key, "report@cairn", b"message", pem).is_err());
        assert!(sshsig::verify(&key, "attestation@cairn", b"another", pem).is_err());
    }
}

pub(crate) fn signature_seeds() -> Vec<Seed> {
    let sign = |seed, namespace, message| {
        sshsig::sign(&DeviceKey::from_seed([seed; 32]), namespace, message).expect("the namespace is not empty")
    };
    vec![
        Seed::new("right", sign(1, "attestation@cairn", b"message")),
        Seed::new("other-key", sign(2, "elsewhere@example", b"message")),
    ]
}

/// Groups belong to a root only in their number and order; a file's bytes verify group by group, and no others do.
pub(crate) fn tree(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    match script.byte() % 2 {
        0 => claimed_tree(&mut script),
        _ => real_tree(&mut script),
    }
}

/// What a peer says of a file.
fn claimed_tree(script: &mut Script<'_>) {
    let len = script.u64();
    let index = script.number();
    let root = script.array();
    let adds_up = script.byte().is_multiple_of(2);
    let groups: Vec<[u8; 32]> = script.rest().chunks(32).map(|chunk| Script::new(chunk).array()).collect();
    let sum = root_of(&groups, len);
    assert!(sum.is_none() || groups.len() as u64 == len.div_ceil(GROUP_LEN).max(1));
    let root = if adds_up { sum.unwrap_or(root) } else { root };
    match TreeHash::from_groups(root, groups.clone(), len) {
        Ok(tree) => {
            crate::accepted();
            assert_eq!((Some(*tree.root()), tree.groups(), tree.len()), (sum, &groups[..], len));
            assert!(tree.verify_group(index, script.rest()).is_err());
        }
        Err(_) => assert_ne!(sum, Some(root)),
    }
}

/// A file of up to some groups, hashed in pieces.
fn real_tree(script: &mut Script<'_>) {
    // Most files are small, or nothing else gets its turn.
    let groups = usize::from(script.byte()).saturating_sub(253);
    let len = GROUP_LEN as usize * groups + script.number() as usize % 4096;
    let piece = script.number() as usize % 100_000 + 1;
    let (at, flip) = (script.u64() as usize, script.byte() | 1);
    let pattern = script.rest();
    let mut file: Vec<u8> =
        (0..len).map(|at| pattern.get(at % (pattern.len() + 1)).copied().unwrap_or(at as u8)).collect();
    let mut hasher = TreeHasher::new();
    for piece in file.chunks(piece) {
        hasher.update(piece);
    }
    let tree = hasher.finish();
    assert_eq!(tree.root(), blake3::hash(&file).as_bytes());
    let verify = |file: &[u8]| {
        let mut groups = file.chunks(GROUP_LEN as usize).zip(0..);
        groups.all(|(group, index)| tree.verify_group(index, group).is_ok())
    };
    assert!(verify(&file));
    if let Some(byte) = at.checked_rem(len).and_then(|at| file.get_mut(at)) {
        *byte ^= flip;
        assert!(!verify(&file));
    }
}

pub(crate) fn tree_seeds() -> Vec<Seed> {
    let claimed = |len: u64, groups: usize| {
        let mut bytes = vec![0];
        bytes.extend_from_slice(&len.to_be_bytes());
        bytes.extend_from_slice(&[1; 34]);
        bytes[42] = 0;
        bytes.extend((0..groups * 32).map(|at| at as u8));
        bytes
    };
    vec![
        Seed::new("one-group", claimed(77, 1)),
        Seed::new("five-groups", claimed(5 * GROUP_LEN - 3, 5)),
        Seed::new("file", [1, 255, 240, 1, 0, 240, 200, 0, 0, 0, 0, 0, 0, 0, 9, 1, 5, 6, 7]),
        Seed::new("empty", [1, 0, 0, 0]),
    ]
}
