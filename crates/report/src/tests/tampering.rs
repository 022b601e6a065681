use std::collections::BTreeMap;
use std::io::{self, Read};

use cairn_keys::DeviceKey;
use cairn_model::RecordId;

use super::sample::attest;
use super::{Files, Items, key, sample_with_items};
use crate::input::Inclusion;
use crate::package::{BuildError, CUSTODY, SIGNATURE, SIGNERS, TAG_MANIFEST};
use crate::verify::{Check, Problem};
use crate::{Fonts, ItemSource, Language, PackageSink, build, verify};

fn built(language: Language) -> Files {
    let (input, mut items) = sample_with_items(language);
    let mut files = Files::default();
    build(&input, &Fonts::bundled(), &key(), &mut items, &mut files).unwrap();
    files
}

fn first(files: &Files) -> (String, Option<u64>, Problem) {
    let verdict = verify(files, None).unwrap();
    match verdict.first() {
        Some(finding) => (finding.file.clone(), finding.line, finding.problem),
        None => ("nothing".to_owned(), None, Problem::Missing),
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_and_an_untouched_package_is_good() {
    let files = built(Language::Arabic);
    assert_eq!(files, built(Language::Arabic));
    let verdict = verify(&files, Some(&key().public().fingerprint())).unwrap();
    assert_eq!(verdict.findings, []);
    assert_eq!(verdict.signer.unwrap().key, key().public().openssh());
    let counts: BTreeMap<_, _> = verdict.checked.into_iter().collect();
    assert_eq!(counts[&Check::Custody], 5);
    assert_eq!(counts[&Check::Payload], 7);
    assert_eq!(counts[&Check::TagFiles], 5);
    assert_eq!(counts[&Check::Extra], 14);
}

#[test]
fn one_changed_byte_anywhere_is_found_and_its_file_named() {
    let files = built(Language::English);
    for (path, bytes) in &files.0 {
        let step = (bytes.len() / 40).max(1);
        for at in (0..bytes.len()).step_by(step).chain([bytes.len() - 1]) {
            for flip in [0x01, 0x10, 0x20, 0xff] {
                let mut changed = files.clone();
                changed.0.get_mut(path).unwrap()[at] ^= flip;
                assert_eq!(first(&changed).0, *path, "byte {at} of {path} ^ {flip:#x}");
            }
        }
    }
}

#[test]
fn every_byte_of_the_signature_and_of_the_list_counts() {
    let files = built(Language::English);
    for path in [SIGNATURE, TAG_MANIFEST, SIGNERS] {
        for at in 0..files.0[path].len() {
            for flip in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80] {
                let mut changed = files.clone();
                changed.0.get_mut(path).unwrap()[at] ^= flip;
                assert_eq!(first(&changed).0, path, "byte {at} of {path} ^ {flip:#x}");
            }
        }
    }
}

#[test]
fn files_that_were_taken_away_or_added_are_named() {
    let files = built(Language::English);
    for path in files.0.keys() {
        let mut changed = files.clone();
        changed.0.remove(path);
        let found = first(&changed);
        // Attestations and consents are as the profile allows: what is missing is what the manifest lists.
        assert_eq!((found.0.as_str(), found.2), (path.as_str(), Problem::Missing));
    }
    for path in ["README", "data/extra.txt", "data/items/x", ".hidden", "tagmanifest-sha512.txt"] {
        let mut changed = files.clone();
        changed.0.insert(path.to_owned(), b"x".to_vec());
        assert_eq!(first(&changed), (path.to_owned(), None, Problem::Extra));
    }
}

#[test]
fn shortened_and_lengthened_files_are_named() {
    let files = built(Language::English);
    for path in files.0.keys() {
        for grow in [false, true] {
            let mut changed = files.clone();
            let bytes = changed.0.get_mut(path).unwrap();
            if grow {
                bytes.push(b'\n')
            } else {
                bytes.truncate(bytes.len() / 2)
            }
            assert_eq!(first(&changed).0, *path, "{path}");
        }
    }
}

#[test]
fn another_key_is_good_by_itself_but_not_the_expected_one() {
    let (input, mut items) = sample_with_items(Language::English);
    let mut files = Files::default();
    build(&input, &Fonts::bundled(), &DeviceKey::from_seed([9; 32]), &mut items, &mut files).unwrap();
    assert!(verify(&files, None).unwrap().is_good());
    let verdict = verify(&files, Some(&key().public().fingerprint())).unwrap();
    assert_eq!(verdict.first().unwrap().problem, Problem::Unexpected);
}

#[test]
fn breaks_in_custody_are_located_by_line() {
    let fonts = Fonts::bundled();
    let rebuild = |change: &dyn Fn(&mut crate::ReportInput)| {
        let (mut input, mut items) = sample_with_items(Language::English);
        change(&mut input);
        let mut files = Files::default();
        build(&input, &fonts, &key(), &mut items, &mut files).map(|_| files)
    };
    // The package is signed by someone who took a line out, or changed the order.
    let gap = rebuild(&|input| drop(input.custody.remove(1))).unwrap();
    assert_eq!(first(&gap), (CUSTODY.to_owned(), Some(3), Problem::BrokenChain));
    assert_eq!(verify(&gap, None).unwrap().findings.len(), 1, "one break is one finding");
    let swapped = rebuild(&|input| input.custody.swap(0, 1)).unwrap();
    assert_eq!(first(&swapped), (CUSTODY.to_owned(), Some(1), Problem::BrokenChain));
    // An attestation about another content of the same item.
    let other = rebuild(&|input| {
        let mut item = input.items[0].clone();
        item.sha256 = Some([1; 32]);
        input.custody.push(attest(1, "exported", &item, &[], "2024-04-02T00:00:00.000Z", "Amal").0);
    });
    assert_eq!(first(&other.unwrap()), (CUSTODY.to_owned(), Some(6), Problem::OtherHash));
    // One that says another device than the one that signed.
    let forged = rebuild(&|input| {
        let device = |seed| DeviceKey::from_seed([seed; 32]).public().openssh();
        let json = input.custody[0].json.replace(&device(1), &device(2));
        let signature =
            cairn_keys::sshsig::sign(&DeviceKey::from_seed([1; 32]), "attestation@cairn", json.as_bytes()).unwrap();
        input.custody.push(crate::input::SignedStatement { json, signature });
    });
    assert_eq!(first(&forged.unwrap()), (CUSTODY.to_owned(), Some(6), Problem::BadAttestation));
    // One whose signature is wrong is not passed on at all.
    let refused = rebuild(&|input| input.custody[3].json.push(' '));
    assert!(matches!(refused, Err(BuildError::Custody { line: 4 })));
}

#[test]
fn a_damaged_item_is_refused_by_name() {
    let (input, mut items) = sample_with_items(Language::English);
    let damaged = input.items[1].id;
    items.0.get_mut(&damaged).unwrap()[0] ^= 1;
    let result = build(&input, &Fonts::bundled(), &key(), &mut items, &mut Files::default());
    assert!(matches!(result, Err(BuildError::ItemDiffers { item }) if item == damaged));

    let (mut input, _) = sample_with_items(Language::English);
    let result = build(&input, &Fonts::bundled(), &key(), &mut Items(BTreeMap::new()), &mut Files::default());
    assert!(matches!(result, Err(BuildError::Item { .. })));
    input.items[0].sha256 = None;
    assert_eq!(input.items[0].inclusion, Inclusion::Enclosed);
    let result = build(&input, &Fonts::bundled(), &key(), &mut Items(BTreeMap::new()), &mut Files::default());
    assert!(matches!(result, Err(BuildError::ItemTwice { .. })));
}

#[test]
fn a_sink_that_stops_early_is_an_error() {
    struct Lazy;
    impl PackageSink for Lazy {
        fn write(&mut self, _: &str, content: &mut dyn Read) -> io::Result<()> {
            content.read_exact(&mut [0; 10])
        }
    }
    let (input, mut items) = sample_with_items(Language::English);
    let result = build(&input, &Fonts::bundled(), &key(), &mut items, &mut Lazy);
    assert!(matches!(result, Err(BuildError::Sink(_))));
}

#[test]
fn an_item_that_cannot_be_read_to_its_end_is_named() {
    struct Torn;
    impl Read for Torn {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::InvalidData.into())
        }
    }
    struct TornItems;
    impl ItemSource for TornItems {
        fn open(&mut self, _: &RecordId) -> io::Result<Box<dyn Read + '_>> {
            Ok(Box::new((&b"good so far"[..]).chain(Torn)))
        }
    }
    let (input, _) = sample_with_items(Language::English);
    let result = build(&input, &Fonts::bundled(), &key(), &mut TornItems, &mut Files::default());
    assert!(matches!(result, Err(BuildError::Item { item, .. }) if item == input.items[0].id));
}

#[test]
fn rubbish_is_a_finding_and_never_a_panic() {
    let files = built(Language::English);
    for rubbish in [
        &b""[..],
        b"\n",
        b"\xff\xfe\x00",
        b"-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----",
        b"{}",
        b"a  b\n",
    ] {
        for path in files.0.keys() {
            let mut changed = files.clone();
            changed.0.insert(path.clone(), rubbish.to_vec());
            assert_eq!(first(&changed).0, *path, "{rubbish:?}");
        }
    }
    assert_eq!(first(&Files::default()).2, Problem::Missing);
}
