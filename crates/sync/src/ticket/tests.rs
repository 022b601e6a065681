use proptest::prelude::*;

use super::*;

fn invitation() -> Invitation {
    Invitation {
        secret: Zeroizing::new([3; 32]),
        circle: CircleId::from_bytes([5; 32]),
        inviter: PeerTicket {
            peer: [7; 32],
            addresses: vec!["127.0.0.1:4001".parse().unwrap(), "[fe80::1]:9".parse().unwrap()],
            relay: None,
        },
    }
}

fn relayed() -> Invitation {
    let mut invitation = invitation();
    let token = Some(Zeroizing::new("Geheim-7".to_owned()));
    invitation.inviter.relay = Some(TicketRelay { url: "https://relay.example:8443/".to_owned(), token });
    invitation
}

#[test]
fn relay_is_named_in_version_two_and_its_token_only_in_invitations() {
    assert!(relayed().to_text().starts_with("cairn-invite:2:"));
    assert_eq!(Invitation::from_text(&relayed().to_text()), Ok(relayed()));
    let peer = relayed().inviter.to_text();
    assert!(peer.starts_with("cairn-peer:2:"));
    let read = PeerTicket::from_text(&peer).unwrap();
    assert_eq!(read.relay, Some(TicketRelay::named("https://relay.example:8443/")));
    let mut open = relayed();
    open.inviter.relay = Some(TicketRelay::named("https://relay.example/"));
    assert_eq!(Invitation::from_text(&open.to_text()), Ok(open));
    assert!(!format!("{:?}", relayed()).contains("Geheim"));
}

#[test]
fn ticket_without_a_relay_is_what_older_programs_read() {
    assert!(invitation().to_text().starts_with("cairn-invite:1:"));
    assert!(invitation().inviter.to_text().starts_with("cairn-peer:1:"));
}

#[test]
fn relay_that_is_no_web_address_is_refused() {
    for url in ["", "ftp://relay.example/", "relay.example", "https://relay.example/ x", "https://re\nlay"] {
        let mut ticket = relayed().inviter;
        ticket.relay = Some(TicketRelay::named(url));
        assert_eq!(PeerTicket::from_text(&ticket.to_text()), Err(TicketError::Damaged), "{url}");
    }
    let mut ticket = relayed().inviter;
    ticket.relay = Some(TicketRelay::named(format!("https://{}/", "a".repeat(600))));
    assert_eq!(PeerTicket::from_text(&ticket.to_text()), Err(TicketError::Damaged));
}

#[test]
fn invitation_survives_capitals_and_line_breaks() {
    let text = invitation().to_text();
    let shouted: String = text
        .to_uppercase()
        .chars()
        .enumerate()
        .flat_map(|(i, c)| if i % 40 == 39 { vec!['\n', c] } else { vec![c] })
        .collect();
    assert_eq!(Invitation::from_text(&shouted).unwrap(), invitation());
    assert!(text.len() < 300, "{}", text.len());
}

#[test]
fn every_changed_or_missing_letter_is_noticed() {
    let text = invitation().to_text();
    for at in 0..text.len() {
        let mut changed = text.as_bytes().to_vec();
        changed[at] = if changed[at] == b'q' { b'r' } else { b'q' };
        assert!(Invitation::from_text(std::str::from_utf8(&changed).unwrap()).is_err(), "letter {at}");
        assert!(Invitation::from_text(&text[..at]).is_err());
    }
}

#[test]
fn kinds_and_versions_are_told_apart() {
    let peer = invitation().inviter.to_text();
    assert_eq!(PeerTicket::from_text(&peer), Ok(invitation().inviter));
    assert_eq!(Invitation::from_text(&peer), Err(TicketError::NotATicket));
    assert_eq!(PeerTicket::from_text(&peer.replace(":1:", ":2:")), Err(TicketError::Damaged));
    assert_eq!(PeerTicket::from_text(&peer.replace(":1:", ":3:")), Err(TicketError::Newer));
    assert_eq!(PeerTicket::from_text("hello"), Err(TicketError::NotATicket));
}

#[test]
fn secret_is_not_shown_by_debug() {
    assert!(!format!("{:?}", invitation()).contains("3, 3"));
}

proptest! {
    #[test]
    fn base32_round_trips_and_has_one_form(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        let text = base32::encode(&bytes);
        prop_assert_eq!(base32::decode(&text), Some(bytes));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        let _whatever = PeerTicket::from_text(&text);
        let _whatever = PeerTicket::from_text(&format!("cairn-peer:1:{text}"));
        let _whatever = Invitation::from_text(&format!("cairn-invite:2:{text}"));
        if let Some(bytes) = base32::decode(&text) {
            prop_assert_eq!(base32::encode(&bytes), text);
        }
    }
}
