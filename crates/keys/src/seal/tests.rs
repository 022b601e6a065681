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
