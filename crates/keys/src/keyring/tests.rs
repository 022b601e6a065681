use super::*;

fn phrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

fn written() -> Vec<u8> {
    write_keyring(&VaultKey::from_bytes([5; 32]), &phrase("right"), WorkFactor::weak_for_tests()).unwrap()
}

/// Seals a text as [`write_keyring`] would, to make keyrings of other versions and of broken content.
fn sealed(plain: &str, log_n: u8) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from("right".to_owned()));
    recipient.set_work_factor(log_n);
    let mut file = age::encrypt_and_armor(&recipient, plain.as_bytes()).unwrap().into_bytes();
    let line = checksum(&file);
    file.extend_from_slice(line.as_bytes());
    file
}

#[test]
fn opens_with_the_right_passphrase() {
    let key = open_keyring(&written(), &phrase("right")).unwrap();
    assert_eq!(key.sqlcipher_keyspec(), VaultKey::from_bytes([5; 32]).sqlcipher_keyspec());
}

#[test]
fn wrong_passphrase_is_told_from_damage_at_every_byte() {
    let file = written();
    assert!(matches!(open_keyring(&file, &phrase("wrong")), Err(KeyringError::WrongPassphrase)));
    for index in 0..file.len() {
        let mut damaged = file.clone();
        damaged[index] ^= 1;
        for passphrase in ["right", "wrong"] {
            let result = open_keyring(&damaged, &phrase(passphrase));
            assert!(matches!(result, Err(KeyringError::Damaged)), "byte {index}: {result:?}");
        }
    }
}

#[test]
fn truncated_files_are_damaged() {
    let file = written();
    let armor = file.len() - CHECKSUM_BITS - 1;
    for len in (0..file.len()).filter(|len| *len != armor) {
        assert!(matches!(open_keyring(&file[..len], &phrase("right")), Err(KeyringError::Damaged)), "length {len}");
    }
    open_keyring(&file[..armor], &phrase("right")).unwrap();
}

#[test]
fn too_much_work_is_refused_before_it_is_done() {
    let text = String::from_utf8(written()).unwrap();
    let armor = text.split_inclusive(ARMOR_END).next().unwrap();
    let mut binary = Vec::new();
    age::armor::ArmoredReader::new(armor.as_bytes()).read_to_end(&mut binary).unwrap();
    let at = binary.windows(3).position(|w| w == b" 4\n").unwrap();
    binary.splice(at..at + 3, *b" 40\n");
    let mut writer = age::armor::ArmoredWriter::wrap_output(Vec::new(), age::armor::Format::AsciiArmor).unwrap();
    writer.write_all(&binary).unwrap();
    let costly = writer.finish().unwrap();
    assert!(matches!(open_keyring(&costly, &phrase("right")), Err(KeyringError::TooCostly)));
}

#[test]
fn newer_versions_are_told_from_damage() {
    let newer = sealed("cairn keyring 2\nsomething else\n", 4);
    assert!(matches!(open_keyring(&newer, &phrase("right")), Err(KeyringError::Newer)));
    let broken = sealed("cairn keyring 1\nx'00'\n", 4);
    assert!(matches!(open_keyring(&broken, &phrase("right")), Err(KeyringError::Damaged)));
}

#[test]
fn work_factor_has_a_floor_and_a_cap() {
    assert_eq!(WorkFactor::new(16), None);
    assert_eq!(WorkFactor::new(18), Some(WorkFactor::DEFAULT));
    assert_eq!(WorkFactor::new(21), None);
}

#[test]
fn debug_prints_no_passphrase() {
    assert_eq!(format!("{:?}", phrase("hunter2")), "Passphrase(..)");
}
