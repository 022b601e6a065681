use cairn_keys::{DeviceKey, DevicePublic, Signature};
use cairn_ledger::{EntryHash, Head, PageHash};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::limits;

fn device() -> impl Strategy<Value = DevicePublic> {
    any::<[u8; 32]>().prop_map(|seed| DeviceKey::from_seed(seed).public())
}

fn signature() -> impl Strategy<Value = Signature> {
    (any::<[u8; 32]>(), any::<[u8; 32]>()).prop_map(|(left, right)| {
        let mut bytes = [0; 64];
        bytes[..32].copy_from_slice(&left);
        bytes[32..].copy_from_slice(&right);
        Signature::from_bytes(bytes)
    })
}

fn pause() -> impl Strategy<Value = PauseReason> {
    prop_oneof![Just(PauseReason::GoesOn), Just(PauseReason::Bad), Just(PauseReason::Waits)]
}

fn sorted_by_log<T: std::fmt::Debug>(
    item: impl Strategy<Value = T>,
    log: fn(&T) -> DevicePublic,
) -> impl Strategy<Value = Vec<T>> {
    vec(item, 0..5).prop_map(move |mut items| {
        items.sort_by_key(log);
        items.dedup_by_key(|item| log(item));
        items
    })
}

fn session_message() -> impl Strategy<Value = Message> {
    let blobs = || vec(vec(any::<u8>(), 0..40), 0..5);
    let told = (device(), any::<u64>(), any::<[u8; 32]>())
        .prop_map(|(log, height, hash)| HeadTold { log, head: Head { height, hash: EntryHash::from_bytes(hash) } });
    prop_oneof![
        (any::<(u8, u8)>(), any::<u64>(), any::<[u8; 16]>(), 0..2u8)
            .prop_map(|(versions, window, nonce, stay)| Message::Hello { versions, window, nonce, stay }),
        (vec(any::<[u8; 16]>(), 0..=8), 0..2u8).prop_map(|(macs, more)| Message::Proof { macs, more }),
        (any::<u64>(), any::<[u8; 16]>(), 0..2u8).prop_map(|(index, mac, initiator_first)| Message::ProofReply {
            index,
            mac,
            initiator_first
        }),
        Just(Message::ProofNone),
        (device(), any::<u64>(), any::<[u8; 32]>(), signature()).prop_map(|(device, number, page, signature)| {
            Message::Auth { device, number, page: PageHash::from_bytes(page), signature }
        }),
        (any::<u64>(), blobs()).prop_map(|(from, pages)| Message::Pages { from, pages }),
        (any::<bool>(), any::<[u8; 32]>(), any::<(u64, u64)>()).prop_map(|(last, digest, (lacking, heard))| {
            Message::Digest {
                stage: if last { DigestStage::Final } else { DigestStage::Opening },
                digest,
                lacking,
                heard,
            }
        }),
        sorted_by_log(told, |told| told.log).prop_map(|heads| Message::Have { heads }),
        sorted_by_log((device(), any::<u64>()), |want| want.0).prop_map(|wants| Message::Want { wants }),
        (device(), any::<u64>(), blobs()).prop_map(|(log, from, entries)| Message::Entries { log, from, entries }),
        (device(), any::<u64>(), pause()).prop_map(|(log, height, pause)| Message::Ack { log, height, pause }),
        (any::<[u8; 32]>(), any::<u64>(), any::<u64>()).prop_map(|(file, size, from)| Message::FileWant {
            file,
            size,
            from
        }),
        any::<[u8; 32]>().prop_map(|file| Message::FileMissing { file }),
        any::<[u8; 32]>().prop_map(|file| Message::FileHeld { file }),
        proptest::collection::vec(any::<u8>(), 0..99).prop_map(|entry| Message::Receipt { entry }),
        vec((1..u64::MAX, any::<[u8; 32]>()), 0..5).prop_map(|mut pages| {
            pages.push((0, [0; 32]));
            pages.sort_by_key(|page| std::cmp::Reverse(page.0));
            pages.dedup_by_key(|page| page.0);
            Message::Trail { pages: pages.into_iter().map(|(n, page)| (n, PageHash::from_bytes(page))).collect() }
        }),
        any::<u8>().prop_map(|code| Message::Close { reason: CloseReason::from_code(code) }),
    ]
}

fn join_message() -> impl Strategy<Value = Message> {
    prop_oneof![
        (any::<(u8, u8)>(), any::<[u8; 32]>(), any::<[u8; 32]>())
            .prop_map(|(versions, proof, commitment)| Message::JoinHello { versions, proof, commitment }),
        (any::<[u8; 32]>(), any::<[u8; 32]>(), device()).prop_map(|(proof, nonce, device)| Message::JoinReply {
            proof,
            nonce,
            device
        }),
        (any::<[u8; 32]>(), device(), "[a-z0-9]{0,62}", "\\PC{0,30}", signature()).prop_map(
            |(nonce, device, seal, name, signature)| Message::JoinOpen { nonce, device, seal, name, signature }
        ),
        Just(Message::JoinConfirm),
        Just(Message::JoinStored),
    ]
}

proptest! {
    #[test]
    fn messages_round_trip(message in prop_oneof![session_message(), join_message()]) {
        let frame = encode_frame(&message);
        let (header, body) = frame.split_first_chunk::<HEADER>().unwrap();
        prop_assert_eq!(body_length(*header, limits::FRAME), Ok(body.len()));
        prop_assert_eq!(decode_body(body), Ok(message));
    }

    #[test]
    fn truncated_and_lengthened_messages_are_refused(message in prop_oneof![session_message(), join_message()], at in any::<prop::sample::Index>()) {
        let mut body = encode_frame(&message).split_off(HEADER);
        prop_assert!(decode_body(&body[..at.index(body.len())]).is_err());
        body.push(0);
        prop_assert!(decode_body(&body).is_err());
    }

    #[test]
    fn whatever_is_read_has_one_form(body in vec(any::<u8>(), 0..200)) {
        let mut body = body;
        body.insert(0, VERSION);
        if let Ok(message) = decode_body(&body) {
            prop_assert_eq!(&encode_frame(&message)[HEADER..], &body[..]);
        }
    }

    #[test]
    fn flipped_messages_are_read_or_refused(message in session_message(), at in any::<prop::sample::Index>(), bit in 0..8u8) {
        let mut body = encode_frame(&message).split_off(HEADER);
        let at = at.index(body.len());
        body[at] ^= 1 << bit;
        if let Ok(other) = decode_body(&body) {
            prop_assert_ne!(other, message);
        }
    }
}

#[test]
fn lengths_are_checked_before_anything_is_allocated() {
    assert_eq!(body_length([0xff; 4], limits::FRAME), Err(CodecError::TooLarge));
    assert_eq!(body_length([0, 0, 0, 1], limits::FRAME), Err(CodecError::Malformed));
    // An array that claims four billion items in six bytes.
    assert_eq!(decode_body(&[VERSION, 0x82, 0x08, 0x9a, 0xff, 0xff, 0xff, 0xff]), Err(CodecError::Malformed));
    // A byte string that claims more than there is.
    assert_eq!(decode_body(&[VERSION, 0x82, 0x0c, 0x5a, 0x7f, 0xff, 0xff, 0xff]), Err(CodecError::Malformed));
}

#[test]
fn other_versions_are_told_apart_from_garbage() {
    let mut body = encode_frame(&Message::ProofNone).split_off(HEADER);
    body[0] = 9;
    assert_eq!(decode_body(&body), Err(CodecError::Version));
    assert_eq!(decode_body(&[]), Err(CodecError::Malformed));
}

#[test]
fn longer_forms_of_a_number_are_refused() {
    assert!(decode_body(&[VERSION, 0x82, 0x0e, 0x00]).is_ok());
    assert_eq!(decode_body(&[VERSION, 0x82, 0x0e, 0x18, 0x00]), Err(CodecError::Malformed));
    assert_eq!(decode_body(&[VERSION, 0x9f, 0x0e, 0x00, 0xff]), Err(CodecError::Malformed));
}

#[test]
fn heads_out_of_order_or_twice_are_refused() {
    let mut heads: Vec<HeadTold> = (0..2)
        .map(|seed| HeadTold {
            log: DeviceKey::from_seed([seed; 32]).public(),
            head: Head { height: 1, hash: EntryHash::from_bytes([0; 32]) },
        })
        .collect();
    heads.sort_by_key(|told| told.log);
    let read = |heads: &[HeadTold]| decode_body(&encode_frame(&Message::Have { heads: heads.to_vec() })[HEADER..]);
    assert!(read(&heads).is_ok());
    assert!(read(&[heads[0], heads[0]]).is_err());
    heads.swap(0, 1);
    assert!(read(&heads).is_err());
}

#[test]
fn close_reasons_keep_their_numbers() {
    for code in 0..=255 {
        assert_eq!(CloseReason::from_code(code).code(), code);
    }
    assert_eq!(CloseReason::Unknown.code(), 1);
    assert_eq!(CloseReason::Removed.code(), 5);
    assert_eq!(CloseReason::Void.code(), 17);
}
