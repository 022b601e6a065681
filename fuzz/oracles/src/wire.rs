//! Frames, heads of files, tickets.

use cairn_keys::{DeviceKey, Signature, Zeroizing, derive};
use cairn_ledger::{EntryHash, Head, PageHash};
use cairn_model::CircleId;
use cairn_sync::wire::{self, CloseReason, DigestStage, HEADER, HeadTold, Message, PauseReason, decode_body};
use cairn_sync::{FileReceiver, FileRequest, Invitation, PeerTicket, limits};

use crate::Seed;
use crate::script::Script;

/// A message that is read has this one form, and keeps its limits.
pub(crate) fn message(bytes: &[u8]) {
    let Ok(message) = decode_body(bytes) else { return };
    crate::accepted();
    assert_eq!(&wire::encode_frame(&message)[HEADER..], bytes);
    assert_eq!(wire::asks_to_join(bytes), matches!(message, Message::JoinHello { .. }));
    match &message {
        Message::Proof { macs, .. } => assert!(macs.len() <= limits::PROOFS),
        Message::Pages { pages, .. } => {
            assert!(pages.len() <= limits::PAGES && pages.iter().all(|page| page.len() <= limits::PAGE));
        }
        Message::Have { heads } => {
            assert!(heads.len() <= limits::HEADS && heads.is_sorted_by(|a, b| a.log < b.log));
        }
        Message::Want { wants } => {
            assert!(wants.len() <= limits::HEADS && wants.is_sorted_by(|a, b| a.0 < b.0));
        }
        Message::JoinOpen { seal, name, .. } => assert!(seal.len() <= limits::NAME && name.len() <= limits::NAME),
        _ => {}
    }
}

/// One message of each type.
pub(crate) fn every_message() -> Vec<Message> {
    let device = |seed: u8| DeviceKey::from_seed([seed; 32]).public();
    let head = |height| Head { height, hash: EntryHash::from_bytes([3; 32]) };
    let mut heads: Vec<_> = (1..4).map(|seed| HeadTold { log: device(seed), head: head(u64::from(seed)) }).collect();
    heads.sort_by_key(|told| told.log);
    let wants = heads.iter().map(|told| (told.log, 1)).collect();
    let signature = || Signature::from_bytes([9; 64]);
    vec![
        Message::Hello { versions: (1, 1), window: 1 << 20, nonce: [1; 16], stay: 1 },
        Message::Proof { macs: vec![[2; 16]; 8], more: 1 },
        Message::ProofReply { index: 3, mac: [3; 16], initiator_first: 0 },
        Message::ProofNone,
        Message::Auth { device: device(1), number: 2, page: PageHash::from_bytes([4; 32]), signature: signature() },
        Message::Pages { from: 1, pages: vec![vec![5; 40], vec![]] },
        Message::Digest { stage: DigestStage::Final, digest: [6; 32], lacking: 300, heard: 2 },
        Message::Have { heads },
        Message::Want { wants },
        Message::Entries { log: device(2), from: 70_000, entries: vec![vec![7; 30]; 2] },
        Message::Ack { log: device(2), height: u64::MAX, pause: PauseReason::Waits },
        Message::FileWant { file: [8; 32], size: 5 << 20, from: 4 },
        Message::FileMissing { file: [8; 32] },
        Message::FileHeld { file: [8; 32] },
        Message::Receipt { entry: vec![9; 40] },
        Message::Close { reason: CloseReason::Done },
        Message::JoinHello { versions: (1, 1), proof: [1; 32], commitment: [2; 32] },
        Message::JoinReply { proof: [1; 32], nonce: [2; 32], device: device(3) },
        Message::JoinOpen {
            nonce: [1; 32],
            device: device(3),
            seal: "age1".to_owned(),
            name: "Dalia".to_owned(),
            signature: signature(),
        },
        Message::JoinConfirm,
        Message::JoinStored,
    ]
}

pub(crate) fn message_seeds() -> Vec<Seed> {
    every_message().iter().map(|message| Seed::new(message.name(), body_of(message))).collect()
}

/// A head that is read has this one form and sizes that fit each other; bytes verify only as those of the file.
pub(crate) fn file(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let head: [u8; FileRequest::HEAD] = script.array();
    let Ok(request) = FileRequest::parse_head(&head) else { return };
    assert!(request.is_sound());
    assert_eq!(request.head(), head);
    let (groups, tree_len) = (request.groups(), request.tree_len());
    assert!(request.size <= limits::FILE && tree_len.is_some_and(|len| len <= 16 << 20));
    assert!((request.from..groups).take(3).all(|group| request.group_len(group) > 0));
    assert!(request.group_len(groups) == 0);
    let tree = script.take(tree_len.unwrap_or(0)).to_vec();
    let Ok(mut receiver) = FileReceiver::new(request, &tree) else { return };
    assert_eq!(tree.len(), tree_len.unwrap_or(0));
    while let Some((index, length)) = receiver.next_group() {
        let group = script.take(length);
        if receiver.accept_group(group).is_err() {
            return;
        }
        assert_eq!(
            (group.len(), receiver.next_group().map(|(next, _)| next)),
            (length, Some(index + 1).filter(|next| *next < groups))
        );
        crate::accepted();
        if groups == 1 {
            assert_eq!(*blake3::hash(group).as_bytes(), request.file);
        }
    }
}

pub(crate) fn file_seeds() -> Vec<Seed> {
    let content = b"sealed bytes of one small file";
    let small = FileRequest { file: *blake3::hash(content).as_bytes(), size: content.len() as u64, from: 0 };
    let groups: Vec<[u8; 32]> = (0..3).map(|group| [group; 32]).collect();
    let size = 3 << 20;
    let root = cairn_keys::root_of(&groups, size).unwrap_or_default();
    let large = FileRequest { file: root, size, from: 2 };
    vec![
        Seed::new("one-group", [&small.head()[..], content].concat()),
        Seed::new("three-groups", [&large.head()[..], &groups.concat(), b"not its bytes"].concat()),
    ]
}

/// A ticket that is read is written again as the same letters.
///
/// The first byte says whether the rest is the text, or the body of one whose checksum and letters are made here.
pub(crate) fn ticket(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let text = match script.byte() % 3 {
        0 => String::from_utf8_lossy(script.rest()).into_owned(),
        1 => sealed_ticket("peer", script.rest()),
        _ => sealed_ticket("invite", script.rest()),
    };
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    if let Ok(ticket) = PeerTicket::from_text(&text) {
        crate::accepted();
        assert_eq!(ticket.to_text(), plain);
        assert!(ticket.addresses.len() <= limits::ADDRESSES);
        assert!(Invitation::from_text(&text).is_err());
    }
    if let Ok(invitation) = Invitation::from_text(&text) {
        crate::accepted();
        assert_eq!(invitation.to_text().as_str(), plain);
        assert!(invitation.inviter.addresses.len() <= limits::ADDRESSES);
    }
}

fn sealed_ticket(kind: &str, body: &[u8]) -> String {
    let sum = derive("cairn 2026 ticket checksum", &[kind.as_bytes(), body]);
    format!("cairn-{kind}:1:{}", base32(&[body, &sum[..4]].concat()))
}

fn base32(bytes: &[u8]) -> String {
    let bit = |at: usize| bytes.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
    let letter = |from: usize| (from..from + 5).fold(0, |value, at| value << 1 | u8::from(bit(at)));
    let letters = (0..bytes.len() * 8).step_by(5).map(letter);
    letters.map(|value| char::from(b"abcdefghijklmnopqrstuvwxyz234567"[usize::from(value)])).collect()
}

pub(crate) fn ticket_seeds() -> Vec<Seed> {
    let addresses = ["127.0.0.1:4001", "[2001:db8::1]:65535"].map(|text| text.parse().expect("an address")).to_vec();
    let peer = PeerTicket { peer: [7; 32], addresses, relay: None };
    let invitation = Invitation {
        secret: Zeroizing::new([1; 32]),
        circle: CircleId::from_bytes([2; 32]),
        inviter: PeerTicket { peer: [3; 32], addresses: Vec::new(), relay: None },
    };
    let body = [&[0x82, 0x58, 0x20][..], &[7; 32], &[0x81, 0x6e], b"127.0.0.1:4001"].concat();
    let with = |how: u8, bytes: &[u8]| [&[how][..], bytes].concat();
    vec![
        Seed::new("peer", with(0, peer.to_text().as_bytes())),
        Seed::new("shouted", with(0, peer.to_text().to_uppercase().as_bytes())),
        Seed::new("invitation", with(0, invitation.to_text().as_bytes())),
        Seed::new("body", with(1, &body)),
        Seed::new("newer", with(0, b"cairn-peer:2:aaaa")),
    ]
}

/// Gives the body of a message's frame.
pub(crate) fn body_of(message: &Message) -> Vec<u8> {
    wire::encode_frame(message).split_off(HEADER)
}
