//! Hello, Proof and Auth.

use cairn_keys::{ContactSecret, Signature, mac_equal};

use super::{Peer, PeerHello, Phase, Session, Side};
use crate::circle::Standing;
use crate::effect::Event;
use crate::limits;
use crate::wire::{self, CloseReason, Message};

const PROOF_LABEL: &str = "cairn 2026 sync proof";
const AUTH_DOMAIN: &str = "sync auth";

impl Session {
    pub(super) fn send_hello(&mut self) {
        self.send(&Message::Hello {
            versions: (wire::VERSION, wire::VERSION),
            window: limits::WINDOW as u64,
            nonce: self.nonce,
            stay: u8::from(self.mode == super::Mode::Stay),
        });
    }

    pub(super) fn on_hello(&mut self, versions: (u8, u8), window: u64, nonce: [u8; 16], stay: u8) {
        if versions.0 > wire::VERSION || versions.1 < wire::VERSION {
            return self.close(CloseReason::Version);
        }
        let window = usize::try_from(window).unwrap_or(limits::WINDOW).clamp(limits::ENTRIES_PER_FRAME, limits::WINDOW);
        self.hello = Some(PeerHello { nonce, window, stays: stay == 1 });
        if self.side == Side::Responder {
            self.send_hello();
        }
        self.phase = Phase::Proof;
    }

    /// Offers the next eight secrets, newest first. Random bytes fill up, so that nobody counts epochs.
    pub(super) fn send_proofs(&mut self) {
        let Some(me) = &self.me else { return };
        let skip = usize::from(self.proof_rounds) * limits::PROOFS;
        let mut macs: Vec<[u8; 16]> = me
            .secrets
            .iter()
            .skip(skip)
            .take(limits::PROOFS)
            .map(|secret| truncated(&secret.mac(PROOF_LABEL, &[b"initiator", &self.channel.exporter, &self.nonce])))
            .collect();
        let more = u8::from(me.secrets.len() > skip + limits::PROOFS && self.proof_rounds < limits::PROOF_ROUNDS);
        while macs.len() < limits::PROOFS {
            let filling = cairn_keys::derive(
                "cairn 2026 sync proof filling",
                &[&self.seed, &[self.proof_rounds], &[macs.len() as u8]],
            );
            macs.push(truncated(&filling));
        }
        self.proof_rounds += 1;
        self.send(&Message::Proof { macs, more });
    }

    pub(super) fn on_proof(&mut self, macs: &[[u8; 16]], more: u8) {
        let Some(theirs) = self.hello.as_ref().map(|hello| hello.nonce) else { return };
        let round = self.proof_rounds;
        self.proof_rounds += 1;
        let Some((circle, index, newest, secret)) = self.find_shared(macs, &theirs) else {
            return if more == 1 && round < limits::PROOF_ROUNDS {
                self.send(&Message::ProofNone);
            } else {
                self.close(CloseReason::Unknown);
            };
        };
        self.me = Some(self.candidates.swap_remove(circle));
        self.candidates = Vec::new();
        let index = u64::from(round) * limits::PROOFS as u64 + index as u64;
        // The side whose newest epoch the other lacks sees Auth first; when both lack, the one who was dialled shows itself.
        self.initiator_first = index == 0 && !newest;
        let mac = truncated(&secret.mac(PROOF_LABEL, &[b"responder", &self.channel.exporter, &theirs, &self.nonce]));
        self.send(&Message::ProofReply { index, mac, initiator_first: u8::from(self.initiator_first) });
        self.phase = Phase::Auth;
        if !self.initiator_first {
            self.send_auth();
        }
    }

    /// Finds the newest offered secret that one of our circles holds: circle, place in the offer, whether it is our newest.
    fn find_shared(&self, macs: &[[u8; 16]], theirs: &[u8; 16]) -> Option<(usize, usize, bool, ContactSecret)> {
        let mut found: Option<(usize, usize, bool, ContactSecret)> = None;
        for (circle, membership) in self.candidates.iter().enumerate() {
            for (age, secret) in membership.secrets.iter().enumerate() {
                let expected = truncated(&secret.mac(PROOF_LABEL, &[b"initiator", &self.channel.exporter, theirs]));
                for (index, mac) in macs.iter().enumerate() {
                    if equal(mac, &expected) && found.as_ref().is_none_or(|best| index < best.1) {
                        found = Some((circle, index, age == 0, secret.clone()));
                    }
                }
            }
        }
        found
    }

    pub(super) fn on_proof_none(&mut self) {
        let offered = usize::from(self.proof_rounds) * limits::PROOFS;
        if self.me.as_ref().is_some_and(|me| me.secrets.len() > offered) && self.proof_rounds <= limits::PROOF_ROUNDS {
            self.send_proofs();
        } else {
            self.close(CloseReason::Unknown);
        }
    }

    pub(super) fn on_proof_reply(&mut self, index: u64, mac: &[u8; 16], initiator_first: u8) {
        let theirs = self.hello.as_ref().map(|hello| hello.nonce).unwrap_or_default();
        let offered = u64::from(self.proof_rounds) * limits::PROOFS as u64;
        let secret = usize::try_from(index)
            .ok()
            .filter(|_| index < offered)
            .and_then(|index| self.me.as_ref()?.secrets.get(index));
        let Some(secret) = secret else { return self.close(CloseReason::BadProof) };
        let expected =
            truncated(&secret.mac(PROOF_LABEL, &[b"responder", &self.channel.exporter, &self.nonce, &theirs]));
        if !equal(mac, &expected) {
            return self.close(CloseReason::BadProof);
        }
        // Only a responder who is ahead may ask to see us first; one who lacks our newest epoch has to show itself.
        if initiator_first == 1 && index != 0 {
            return self.close(CloseReason::Unexpected);
        }
        self.initiator_first = initiator_first == 1;
        self.phase = Phase::Auth;
        if self.initiator_first {
            self.send_auth();
        }
    }

    fn send_auth(&mut self) {
        let Some(me) = &self.me else { return };
        let (number, page) = (me.view.number(), me.view.page());
        let signed = self.auth_bytes(self.side, number, page.as_bytes());
        let message =
            Message::Auth { device: me.device.public(), number, page, signature: me.device.sign(AUTH_DOMAIN, &signed) };
        self.sent_auth = true;
        self.send(&message);
    }

    /// What the device key signs: circle, role, the connection, both nonces, and the page it works under.
    fn auth_bytes(&self, signer: Side, number: u64, page: &[u8; 32]) -> Vec<u8> {
        let theirs = self.hello.as_ref().map(|hello| hello.nonce).unwrap_or_default();
        let mine = (&self.channel.local, &self.nonce);
        let other = (&self.channel.remote, &theirs);
        let (initiator, responder) = if self.side == Side::Initiator { (mine, other) } else { (other, mine) };
        let mut bytes = Vec::with_capacity(256);
        bytes.push(u8::from(signer == Side::Responder));
        bytes.extend_from_slice(self.circle().map_or(&[0; 32], |circle| circle.as_bytes()));
        bytes.extend_from_slice(&self.channel.exporter);
        bytes.extend_from_slice(initiator.0);
        bytes.extend_from_slice(responder.0);
        bytes.extend_from_slice(initiator.1);
        bytes.extend_from_slice(responder.1);
        bytes.extend_from_slice(&number.to_be_bytes());
        bytes.extend_from_slice(page);
        bytes
    }

    pub(super) fn on_auth(&mut self, peer: Peer, signature: &Signature) {
        let (signer, turn_is_theirs) = match self.side {
            Side::Initiator => (Side::Responder, !self.initiator_first || self.sent_auth),
            Side::Responder => (Side::Initiator, self.initiator_first || self.sent_auth),
        };
        if !turn_is_theirs {
            return self.close(CloseReason::Unexpected);
        }
        let signed = self.auth_bytes(signer, peer.number, peer.page.as_bytes());
        if peer.device.verify(AUTH_DOMAIN, &signed, signature).is_err() {
            return self.close(CloseReason::BadAuth);
        }
        if Some(peer.device) == self.own_device() {
            return self.close(CloseReason::SameDevice);
        }
        let ahead = self.view().is_some_and(|view| peer.number > view.number());
        let standing = self.standing(&peer.device);
        let ours = self.view().is_some_and(|view| view.holds(peer.number, &peer.page));
        self.peer = Some(peer);
        match standing {
            Standing::Removed { page } if !ours => {
                // Where its branch parts from ours is not known: it gets some pages before the one that removed it.
                if let Some(peer) = &mut self.peer {
                    peer.met = page.saturating_sub(limits::PAGES_BEFORE_REMOVAL);
                }
                self.tell_removal(page);
            }
            Standing::Removed { page } => self.tell_removal(page),
            _ if self.is_suspended() => self.suspend(),
            // The page that admits it may be on a branch that is not known here: it shows its pages before it gets any.
            Standing::Unknown if !ahead && ours => self.close(CloseReason::NotMember),
            Standing::Unknown | Standing::Active(_) => {
                if !self.sent_auth {
                    self.send_auth();
                }
                self.phase = Phase::Pages;
            }
        }
    }

    /// Says that a page may come before the peer shows itself: it then removes this device.
    pub(super) fn expects_pages_early(&self) -> bool {
        self.phase == Phase::Auth && self.sent_auth
    }

    pub(super) fn announce_member(&mut self) {
        let Some((device, role)) = self.peer() else { return };
        self.proven = Some(device);
        if let Some(circle) = self.circle().copied() {
            self.notify(Event::Member { circle, device, role });
        }
    }
}

fn truncated(mac: &[u8; 32]) -> [u8; 16] {
    let mut short = [0; 16];
    for (place, byte) in short.iter_mut().zip(mac) {
        *place = *byte;
    }
    short
}

fn equal(left: &[u8; 16], right: &[u8; 16]) -> bool {
    let wide = |short: &[u8; 16]| {
        let mut long = [0; 32];
        for (place, byte) in long.iter_mut().zip(short) {
            *place = *byte;
        }
        long
    };
    mac_equal(&wide(left), &wide(right))
}
