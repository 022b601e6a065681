use super::*;

fn bytes(len: usize) -> Vec<u8> {
    (0..len).map(|i| (i * 7 % 253) as u8).collect()
}

#[test]
fn each_recipient_opens_and_nobody_else() {
    let (a, b, c) = (SealKey::generate(), SealKey::generate(), SealKey::generate());
    let sealed = seal(&[a.recipient(), b.recipient()], b"epoch").unwrap();
    assert_eq!(open(&a, &sealed, 100).unwrap().as_slice(), b"epoch");
    assert_eq!(open(&b, &sealed, 100).unwrap().as_slice(), b"epoch");
    assert!(matches!(open(&c, &sealed, 100), Err(OpenError::NotForUs)));
}

#[test]
fn sealing_to_nobody_is_refused() {
    assert!(matches!(seal(&[], b""), Err(SealError::NoRecipient)));
}

#[test]
fn more_than_the_limit_is_refused() {
    let key = SealKey::generate();
    let sealed = seal(&[key.recipient()], &bytes(101)).unwrap();
    assert!(matches!(open(&key, &sealed, 100), Err(OpenError::TooLarge)));
    assert_eq!(open(&key, &sealed, 101).unwrap().len(), 101);
}

#[test]
fn every_changed_or_missing_byte_is_noticed() {
    let key = SealKey::generate();
    let sealed = seal(&[key.recipient()], &bytes(40)).unwrap();
    for index in 0..sealed.len() {
        let mut damaged = sealed.clone();
        damaged[index] ^= 4;
        assert!(open(&key, &damaged, 100).is_err(), "byte {index}");
        assert!(open(&key, &sealed[..index], 100).is_err(), "length {index}");
    }
}

#[test]
fn stream_is_hashed_as_read_and_as_written() {
    let key = SealKey::generate();
    for len in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 17, 1_500_000] {
        let plain = bytes(len);
        let (mut sealed, mut hasher) = (Vec::new(), SealHasher::new());
        let size = seal_stream(plain.as_slice(), &mut sealed, &key.recipient(), &mut hasher).unwrap();
        let hashes = hasher.finish();
        assert_eq!(size, SealedSize { plain: len as u64, sealed: sealed.len() as u64 });
        assert_eq!(hashes.sha256, crate::sha256(&plain));
        assert_eq!(hashes.tree.root(), blake3::hash(&sealed).as_bytes());
        let mut opened = Vec::new();
        open_stream(sealed.as_slice(), &key).unwrap().read_to_end(&mut opened).unwrap();
        assert_eq!(opened, plain);
    }
}

#[test]
fn texts_are_read_back_and_others_refused() {
    let key = SealKey::generate();
    assert_eq!(SealKey::from_text(&key.to_text()).unwrap().recipient(), key.recipient());
    assert_eq!(SealRecipient::parse(key.recipient().as_str()), Ok(key.recipient()));
    assert!(SealRecipient::parse(&key.recipient().as_str().to_uppercase()).is_err());
    assert!(SealKey::from_text("AGE-SECRET-KEY-1").is_err());
}

#[test]
fn debug_prints_no_secret() {
    let key = SealKey::generate();
    assert!(!format!("{key:?}").contains("SECRET"));
}

#[test]
fn a_file_is_sealed_again_byte_for_byte_from_its_head_and_plaintext() {
    let key = SealKey::generate();
    for len in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17] {
        let plain = bytes(len);
        let mut sealed = Vec::new();
        seal_stream(plain.as_slice(), &mut sealed, &key.recipient(), &mut SealHasher::new()).unwrap();
        let head = read_seal_head(sealed.as_slice()).unwrap();
        let (mut again, mut hasher) = (Vec::new(), SealHasher::new());
        let size = seal_again(&head, &key, plain.as_slice(), &mut again, &mut hasher).unwrap();
        assert_eq!(again, sealed, "{len} bytes");
        assert_eq!(size, SealedSize { plain: len as u64, sealed: sealed.len() as u64 });
        assert_eq!(hasher.finish().tree.root(), blake3::hash(&sealed).as_bytes());
    }
}

#[test]
fn an_altered_or_foreign_head_seals_nothing() {
    let key = SealKey::generate();
    let sealed = seal(&[key.recipient()], &bytes(40)).unwrap();
    let head = read_seal_head(sealed.as_slice()).unwrap();
    let tried = |head: &[u8], key: &SealKey| {
        let mut out = Vec::new();
        let result = seal_again(head, key, &b"x"[..], &mut out, &mut SealHasher::new());
        assert!(result.is_ok() || out.is_empty());
        result.is_ok()
    };
    assert!(tried(&head, &key));
    assert!(!tried(&head, &SealKey::generate()));
    // The nonce is not authenticated: another one makes another file, which its hash betrays.
    for index in 0..head.len() - 16 {
        let mut damaged = head.clone();
        damaged[index] ^= 4;
        assert!(!tried(&damaged, &key), "byte {index}");
    }
    for length in 0..head.len() {
        assert!(!tried(&head[..length], &key), "length {length}");
        assert!(read_seal_head(&head[..length]).is_err(), "length {length}");
    }
    assert!(!tried(&[head.as_slice(), b"x"].concat(), &key));
    assert!(read_seal_head(vec![b'a'; 1 << 20].as_slice()).is_err());
}

/// The page that strangers seal by says what this code does, on a file that stock age made.
#[test]
fn a_file_of_the_documented_vector_opens_and_is_sealed_again() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats/evidence.md")).unwrap();
    let vector = page.split("```\n").filter(|block| block.starts_with("AGE-"));
    let lines: Vec<&str> = vector.flat_map(str::lines).collect();
    let key = SealKey::from_text(lines[0]).unwrap();
    let (head, payload) = (hex::decode(lines[1]).unwrap(), hex::decode(lines[2]).unwrap());
    let sealed = [head.as_slice(), &payload].concat();
    assert_eq!(open(&key, &sealed, 100).unwrap().as_slice(), b"Gate");
    assert_eq!(read_seal_head(sealed.as_slice()).unwrap(), head);
    let (mut again, mut hasher) = (Vec::new(), SealHasher::new());
    seal_again(&head, &key, &b"Gate"[..], &mut again, &mut hasher).unwrap();
    assert_eq!(again, sealed);
    let hashes = hasher.finish();
    assert!(page.contains(&format!("{}\n{}\n", hex::encode(hashes.sha256), hex::encode(hashes.tree.root()))));
}
