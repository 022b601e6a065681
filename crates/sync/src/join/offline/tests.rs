use super::*;

fn request(seed: u8, key: &SealKey) -> JoinRequest {
    JoinRequest::sign(&DeviceKey::from_seed([seed; 32]), key.recipient(), "Noor")
}

fn answer(request: &JoinRequest) -> (Vec<u8>, LongCode) {
    let pages = [b"page zero".to_vec(), b"page one".to_vec()];
    JoinAnswer::write(request, &CircleId::from_bytes([5; 32]), &DeviceKey::from_seed([9; 32]), &pages).unwrap()
}

#[test]
fn request_survives_capitals_and_line_breaks() {
    let request = request(1, &SealKey::generate());
    let text = request.to_text();
    let shouted: String = text
        .to_uppercase()
        .chars()
        .enumerate()
        .flat_map(|(at, c)| if at % 40 == 39 { vec!['\n', c] } else { vec![c] })
        .collect();
    let read = JoinRequest::from_text(&shouted).unwrap();
    assert_eq!(read, request);
    assert_eq!(read.code(), request.code());
    assert!(text.len() < 400, "it no longer fits a QR code that a phone reads well: {}", text.len());
}

#[test]
fn every_changed_or_missing_letter_of_a_request_is_noticed() {
    let text = request(1, &SealKey::generate()).to_text();
    for at in 0..text.len() {
        let mut changed = text.as_bytes().to_vec();
        changed[at] = if changed[at] == b'q' { b'r' } else { b'q' };
        assert!(JoinRequest::from_text(std::str::from_utf8(&changed).unwrap()).is_err(), "letter {at}");
        assert!(JoinRequest::from_text(&text[..at]).is_err());
    }
}

#[test]
fn a_request_of_a_newer_version_and_another_text_are_told_apart() {
    assert!(matches!(JoinRequest::from_text("cairn-request:2:abcdef"), Err(OfflineError::Newer)));
    assert!(matches!(JoinRequest::from_text("cairn-invite:1:abcdef"), Err(OfflineError::NotOne)));
    assert!(matches!(JoinRequest::from_text(""), Err(OfflineError::NotOne)));
}

#[test]
fn a_request_under_a_name_that_is_too_long_is_not_read() {
    let key = SealKey::generate();
    let long = JoinRequest::sign(&DeviceKey::from_seed([1; 32]), key.recipient(), &"n".repeat(limits::NAME + 1));
    assert!(matches!(JoinRequest::from_text(&long.to_text()), Err(OfflineError::Damaged)));
}

#[test]
fn both_sides_see_the_same_code_and_only_of_the_same_answer() {
    let key = SealKey::generate();
    let request = request(1, &key);
    let (sealed, code) = answer(&request);
    let opened = JoinAnswer::open(&sealed, &request, &key).unwrap();
    assert_eq!(opened.code(), code);
    assert_eq!(opened.pages().len(), 2);
    assert!(code.is_said_by(&code.to_string()));
    assert!(code.is_said_by(&code.to_string().replace(' ', "-")));
    assert!(!code.is_said_by(""));
    assert!(!request.code().is_said_by(&code.to_string()), "the two codes are for two questions");

    let other = [b"page zero".to_vec(), b"page two".to_vec()];
    let (_, other) =
        JoinAnswer::write(&request, &CircleId::from_bytes([5; 32]), &DeviceKey::from_seed([9; 32]), &other).unwrap();
    assert_ne!(other, code);
}

#[test]
fn an_answer_is_for_one_request_and_one_device() {
    let key = SealKey::generate();
    let (sealed, _) = answer(&request(1, &key));
    assert!(matches!(JoinAnswer::open(&sealed, &request(2, &key), &key), Err(OfflineError::NotForUs)));
    let other = SealKey::generate();
    assert!(matches!(JoinAnswer::open(&sealed, &request(1, &other), &other), Err(OfflineError::NotForUs)));
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(JoinAnswer::open(&changed, &request(1, &key), &key).is_err(), "byte {at}");
        assert!(JoinAnswer::open(&sealed[..at], &request(1, &key), &key).is_err(), "cut at {at}");
    }
}

#[test]
fn a_code_has_twenty_five_digits_in_five_groups() {
    let code = LongCode([0; 10]).to_string();
    assert_eq!(code, "00000 00000 00000 00000 00000");
    assert_eq!(LongCode([255; 10]).to_string(), "12089 25819 61462 91747 06175");
}
