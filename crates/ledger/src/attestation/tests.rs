use proptest::prelude::*;

use super::*;

fn key() -> DeviceKey {
    DeviceKey::from_seed([1; 32])
}

fn statement() -> Statement {
    Statement {
        kind: AttestationKind::Collected,
        subject: "0707070707070707".to_owned(),
        sha256: Some([5; 32]),
        parents: vec![AttestationHash::from_bytes([2; 32]), AttestationHash::from_bytes([1; 32])],
        by_name: "Amal".to_owned(),
        time: Timestamp::from_millis(1_700_000_000_123),
        details: BTreeMap::from([("place".to_owned(), "عمّان".to_owned()), ("device".to_owned(), "phone".to_owned())]),
    }
}

/// A change here is a change of the format, and breaks every earlier signature.
#[test]
fn bytes_are_those_of_the_snapshot() {
    let attestation = Attestation::sign(statement(), &key()).unwrap();
    assert_eq!(
        std::str::from_utf8(attestation.json()).unwrap(),
        include_str!("../../testdata/attestation-1.json").trim_end()
    );
    assert_eq!(attestation.pem(), include_str!("../../testdata/attestation-1.json.sig"));
}

#[test]
fn what_was_signed_is_read_back() {
    let attestation = Attestation::sign(statement(), &key()).unwrap();
    let read = Attestation::parse(attestation.json(), attestation.pem()).unwrap();
    assert_eq!(read, attestation);
    assert_eq!(read.signer(), key().public());
    assert!(read.statement().parents.is_sorted());
    assert_eq!(read.hash().to_string(), hex::encode(sha256(attestation.json())));
}

#[test]
fn every_changed_byte_is_noticed() {
    let attestation = Attestation::sign(statement(), &key()).unwrap();
    for index in 0..attestation.json().len() {
        let mut json = attestation.json().to_vec();
        json[index] ^= 1;
        assert!(Attestation::parse(&json, attestation.pem()).is_err(), "byte {index}");
    }
}

#[test]
fn a_signature_by_another_device_is_refused() {
    let (ours, theirs) = (
        Attestation::sign(statement(), &key()).unwrap(),
        Attestation::sign(statement(), &DeviceKey::from_seed([2; 32])).unwrap(),
    );
    assert_eq!(Attestation::parse(ours.json(), theirs.pem()), Err(AttestationError::Signature));
    let pem = sshsig::sign(&key(), "file", ours.json()).unwrap();
    assert_eq!(Attestation::parse(ours.json(), &pem), Err(AttestationError::Signature));
}

/// Signs a JSON text as it is.
fn parse_signed(json: &str) -> Result<Attestation, AttestationError> {
    Attestation::parse(json.as_bytes(), &sshsig::sign(&key(), NAMESPACE, json.as_bytes()).unwrap())
}

#[test]
fn signed_texts_that_are_not_canonical_are_refused() {
    let json = String::from_utf8(Attestation::sign(statement(), &key()).unwrap().json().to_vec()).unwrap();
    parse_signed(&json).unwrap();
    for (from, to, expected) in [
        ("{\"by\"", "{ \"by\"", AttestationError::Malformed),
        ("\"kind\":\"collected\"", "\"kind\":\"\"", AttestationError::Malformed),
        ("\"kind\":\"collected\"", "\"kind\":\"collected\",\"kind\":\"viewed\"", AttestationError::Malformed),
        ("\"kind\"", "\"extra\":1,\"kind\"", AttestationError::Malformed),
        (".123Z", ".12300Z", AttestationError::Malformed),
        ("attestation/1", "attestation/2", AttestationError::Newer),
        ("cairn/attestation/1", "other", AttestationError::Malformed),
        ("0505", "05A5", AttestationError::Malformed),
    ] {
        assert!(json.contains(from), "{from}");
        assert_eq!(parse_signed(&json.replacen(from, to, 1)), Err(expected), "{from} -> {to}");
    }
}

#[test]
fn kinds_of_newer_versions_are_kept() {
    let json = String::from_utf8(Attestation::sign(statement(), &key()).unwrap().json().to_vec()).unwrap();
    let newer = parse_signed(&json.replace("collected", "blessed")).unwrap();
    assert_eq!(newer.statement().kind, AttestationKind::Other("blessed".to_owned()));
    for kind in AttestationKind::ALL {
        assert_eq!(AttestationKind::parse(kind.name()), *kind);
    }
}

#[test]
fn limits_hold_on_both_sides() {
    let sign = |statement| Attestation::sign(statement, &key());
    let long = |len: usize| "x".repeat(len);
    assert_eq!(sign(Statement { subject: long(257), ..statement() }), Err(AttestationError::TooLarge));
    assert_eq!(sign(Statement { subject: String::new(), ..statement() }), Err(AttestationError::Malformed));
    assert_eq!(sign(Statement { by_name: long(257), ..statement() }), Err(AttestationError::TooLarge));
    let details = BTreeMap::from([("note".to_owned(), long(MAX_ATTESTATION))]);
    assert_eq!(sign(Statement { details, ..statement() }), Err(AttestationError::TooLarge));
    let parents = (0..=MAX_PARENTS as u8).map(|n| AttestationHash::from_bytes([n; 32])).collect();
    assert_eq!(sign(Statement { parents, ..statement() }), Err(AttestationError::TooLarge));
    assert_eq!(Attestation::parse(&vec![b' '; MAX_ATTESTATION + 1], ""), Err(AttestationError::TooLarge));
}

proptest! {
    #[test]
    fn any_text_survives(subject in ".{1,60}", name in ".{0,60}", note in ".{0,200}") {
        let statement = Statement { subject, by_name: name, details: BTreeMap::from([("note".to_owned(), note)]), ..statement() };
        let attestation = Attestation::sign(statement, &key()).unwrap();
        prop_assert_eq!(&Attestation::parse(attestation.json(), attestation.pem()).unwrap(), &attestation);
    }

    #[test]
    fn rubbish_is_refused_without_a_panic(json in ".{0,200}", pem in ".{0,100}") {
        prop_assert!(Attestation::parse(json.as_bytes(), &pem).is_err());
    }
}
