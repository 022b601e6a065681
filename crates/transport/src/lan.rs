//! Discovery in the local network by mDNS: only while it is open, and only for members.
//!
//! What stands in clear says nothing of circle, person or device: a neutral service type, a host name and a service name that
//! are new with every opening, and a transport key made for it. The service name is proven under the newest contact secret; a
//! member knows it by one of its two newest. `docs/formats/sync.md` is normative.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use cairn_keys::{ContactSecret, mac_equal};
use cairn_sync::{PeerTicket, limits};
use mdns_sd::{IfKind, Receiver, ResolvedService, ServiceDaemon, ServiceEvent, ServiceInfo};

/// The type under which many peer-to-peer programs announce themselves.
const SERVICE: &str = "_p2p._udp.local.";

/// The label of the proof in a service name.
const LABEL: &str = "cairn 2026 lan name";

/// How many random bytes make every service name a new one. Name and proof have to fit 63 letters.
const NONCE: usize = 12;

/// How many of the newest epochs are looked for.
const EPOCHS: usize = 2;

/// How many peers are remembered, so that a noisy network does not fill the memory.
const REMEMBERED: usize = 256;

/// How long the last words may take to be sent.
const FAREWELL: Duration = Duration::from_secs(2);

/// Says why the local network cannot be looked through.
#[derive(Debug, thiserror::Error)]
pub enum LanError {
    /// No contact secret, or a listener without a port.
    #[error("announce a listener to members")]
    Nothing,
    /// The socket for announcements cannot be used.
    #[error("announce in the local network")]
    Socket(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Says which side dials, so that two that find each other do not both do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// This side dials.
    Ours,
    /// The other side knows this one and dials; dial only if nothing comes.
    Theirs,
}

/// A member's device in the local network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanPeer {
    /// Where it listens.
    pub ticket: PeerTicket,
    /// Who dials.
    pub turn: Turn,
}

/// An open window to the local network: announces one listener, and yields the members found.
pub struct Lan {
    daemon: ServiceDaemon,
    events: Receiver<ServiceEvent>,
    name: String,
    secrets: Vec<ContactSecret>,
    own: [u8; 32],
    found: BTreeMap<[u8; 32], BTreeSet<SocketAddr>>,
}

impl std::fmt::Debug for Lan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lan").field("found", &self.found.len()).finish_non_exhaustive()
    }
}

impl Lan {
    /// Announces the listener of this ticket (open it on all networks, under a fresh random key) and looks for members.
    /// `secrets` are the contact secrets, newest first; `random` is fresh.
    ///
    /// # Errors
    /// [`LanError`] when there is nothing to announce, or no socket.
    pub fn open(secrets: &[ContactSecret], listener: &PeerTicket, random: [u8; 32]) -> Result<Self, LanError> {
        let newest = secrets.first().ok_or(LanError::Nothing)?;
        let port = listener.addresses.iter().map(SocketAddr::port).find(|port| *port != 0).ok_or(LanError::Nothing)?;
        let (nonce, rest) = random.split_at(NONCE);
        let (host, _) = rest.split_at(8);
        let name = [nonce, &proof(newest, nonce, &listener.peer, port)].concat();
        let host = format!("{}.local.", hex(host));
        let key = hex(&listener.peer);
        let mut service = ServiceInfo::new(SERVICE, &hex(&name), &host, "", port, &[("k", key.as_str())][..])
            .map_err(socket)?
            .enable_addr_auto();
        // Nobody else has the name: it is random.
        service.set_requires_probe(false);
        let name = service.get_fullname().to_owned();
        let daemon = ServiceDaemon::new().map_err(socket)?;
        let opened = (|| {
            daemon.disable_interface(vec![IfKind::LoopbackV4, IfKind::LoopbackV6])?;
            daemon.register(service)?;
            daemon.browse(SERVICE)
        })();
        match opened {
            Ok(events) => {
                let secrets = secrets.iter().take(EPOCHS).cloned().collect();
                Ok(Self { daemon, events, name, secrets, own: listener.peer, found: BTreeMap::new() })
            }
            Err(error) => {
                let _whether_running = daemon.shutdown();
                Err(socket(error))
            }
        }
    }

    /// Waits for the next member, or for new addresses of one; `None` when discovery stopped. Can be called again after having
    /// been dropped while waiting.
    pub async fn next(&mut self) -> Option<LanPeer> {
        loop {
            let event = self.events.recv_async().await.ok()?;
            if let ServiceEvent::ServiceResolved(service) = event
                && let Some(peer) = self.recognise(&service)
            {
                return Some(peer);
            }
        }
    }

    /// Knows a member by its service name.
    fn recognise(&mut self, service: &ResolvedService) -> Option<LanPeer> {
        let name = service.get_fullname().strip_suffix(SERVICE)?.strip_suffix('.')?;
        let name: [u8; NONCE + 16] = unhex(name.as_bytes())?;
        let (nonce, told) = name.split_at(NONCE);
        let peer: [u8; 32] = unhex(service.get_property_val("k")??)?;
        let port = service.get_port();
        if peer == self.own || port == 0 {
            return None;
        }
        let age = self.secrets.iter().position(|secret| equal(&proof(secret, nonce, &peer, port), told))?;
        let here = on_link();
        let mut addresses: BTreeSet<SocketAddr> =
            service.get_addresses().iter().map(|ip| SocketAddr::new(ip.to_ip_addr(), port)).collect();
        addresses.retain(|address| here.iter().any(|network| network.holds(address.ip())));
        if addresses.is_empty() || (self.found.len() >= REMEMBERED && !self.found.contains_key(&peer)) {
            return None;
        }
        let known = self.found.entry(peer).or_default();
        if known.is_superset(&addresses) {
            return None;
        }
        known.extend(&addresses);
        // Who is known by an older epoch only does not know this device, which announces itself under its newest.
        let turn = if age > 0 || self.own < peer { Turn::Ours } else { Turn::Theirs };
        let addresses = addresses.into_iter().take(limits::ADDRESSES).collect();
        Some(LanPeer { ticket: PeerTicket { peer, addresses, relay: None }, turn })
    }

    /// Takes the announcement back and falls silent.
    pub async fn close(self) {
        let _whether_asked = self.daemon.stop_browse(SERVICE);
        if let Ok(taken_back) = self.daemon.unregister(&self.name) {
            let _whether_sent = tokio::time::timeout(FAREWELL, taken_back.recv_async()).await;
        }
        if let Ok(ended) = self.daemon.shutdown() {
            let _whether_ended = tokio::time::timeout(FAREWELL, ended.recv_async()).await;
        }
    }
}

impl Drop for Lan {
    fn drop(&mut self) {
        // Without a word: the announcement runs out by itself.
        let _whether_running = self.daemon.shutdown();
    }
}

fn socket(error: mdns_sd::Error) -> LanError {
    LanError::Socket(Box::new(error))
}

/// What only members can make: binds the listener's key and port to the contact secret.
fn proof(secret: &ContactSecret, nonce: &[u8], key: &[u8; 32], port: u16) -> [u8; 16] {
    let whole = secret.mac(LABEL, &[nonce, key, &port.to_be_bytes()]);
    let mut short = [0; 16];
    for (place, byte) in short.iter_mut().zip(whole) {
        *place = byte;
    }
    short
}

fn equal(left: &[u8; 16], right: &[u8]) -> bool {
    let wide = |short: &[u8]| {
        let mut long = [0; 32];
        for (place, byte) in long.iter_mut().zip(short) {
            *place = *byte;
        }
        long
    };
    right.len() == left.len() && mac_equal(&wide(left), &wide(right))
}

/// A network that this computer is in.
struct Network {
    own: IpAddr,
    mask: u128,
}

impl Network {
    fn holds(&self, other: IpAddr) -> bool {
        let same_kind = self.own.is_ipv4() == other.is_ipv4();
        same_kind && other != self.own && bits(self.own) & self.mask == bits(other) & self.mask
    }
}

fn bits(ip: IpAddr) -> u128 {
    match ip {
        IpAddr::V4(ip) => u128::from(u32::from(ip)),
        IpAddr::V6(ip) => u128::from(ip),
    }
}

/// Nobody is dialled beyond the networks of this computer, whatever an announcement says. Addresses of IPv6 that hold on one
/// interface alone are left out: the connection could not say which.
fn on_link() -> Vec<Network> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    let usable = interfaces.into_iter().filter(|interface| !interface.is_loopback() && !interface.is_p2p());
    usable
        .filter_map(|interface| match interface.addr {
            if_addrs::IfAddr::V4(v4) => Some(Network { own: IpAddr::V4(v4.ip), mask: bits(IpAddr::V4(v4.netmask)) }),
            if_addrs::IfAddr::V6(v6) if !v6.ip.is_unicast_link_local() => {
                Some(Network { own: IpAddr::V6(v6.ip), mask: bits(IpAddr::V6(v6.netmask)) })
            }
            if_addrs::IfAddr::V6(_) => None,
        })
        .filter(|network| network.mask != 0)
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex<const N: usize>(text: &[u8]) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let mut bytes = [0; N];
    for (place, digits) in bytes.iter_mut().zip(text.chunks(2)) {
        *place = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}
